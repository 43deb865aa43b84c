package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// runAdlar runs the program in memory.
func runAdlar(t *testing.T, stdin string, args ...string) (code int, out, errs string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	code = run(t.Context(), args, strings.NewReader(stdin), &stdout, &stderr)
	return code, stdout.String(), stderr.String()
}

func TestRun_WrongUse(t *testing.T) {
	rows := []struct {
		name string
		args []string
		want string // in the one line of the error
	}{
		{"unknown flag", []string{"version", "--colour"}, `adlar: unknown flag --colour (see "adlar version --help")`},
		{"unknown command", []string{"normalise"}, `unexpected argument normalise`},
		{"misspelt command", []string{"versino"}, `did you mean "version"?`},
		{"surplus argument", []string{"version", "now"}, `unexpected argument now`},
		{"flag without value", []string{"version", "--config"}, "--config"},
		{"no such configuration", []string{"version", "--config", "no-such.yaml"}, "no-such.yaml: no such configuration file"},
		{"configuration is a directory", []string{"version", "--config", "."}, ".: "},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			code, out, errs := runAdlar(t, "", row.args...)
			if code != exitWrong || out != "" {
				t.Errorf("adlar %q: code %d, output %+q, want code 2 and no output", row.args, code, out)
			}
			if strings.Count(errs, "\n") != 1 || !strings.HasSuffix(errs, "\n") || !strings.HasPrefix(errs, "adlar: ") || !strings.Contains(errs, row.want) {
				t.Errorf("adlar %q: error %+q, want one line with %+q", row.args, errs, row.want)
			}
		})
	}
}

func TestRun_Help(t *testing.T) {
	for _, args := range [][]string{nil, {"--help"}, {"-h"}} {
		code, out, errs := runAdlar(t, "", args...)
		if code != exitDone || errs != "" || !strings.Contains(out, "Usage: adlar <command>") {
			t.Errorf("adlar %q: code %d, output %+q, errors %+q", args, code, out, errs)
		}
	}
}

// TestHelp_ExamplesRun runs the example of each command's help, as its reader
// would, in the root of the repository. Lines under an example are its output.
func TestHelp_ExamplesRun(t *testing.T) {
	bin := filepath.Dir(binary(t))
	for _, leaf := range leaves(t) {
		t.Run(leaf.FullPath(), func(t *testing.T) {
			examples := helpExamples(leaf.Detail)
			if len(examples) == 0 {
				t.Fatalf("adlar %s --help: shows no example: its Help method wants a line \"    $ adlar …\"", leaf.Name)
			}
			for _, example := range examples {
				if strings.Contains(example.command, "adlar serve") || strings.Contains(example.command, "adlar worker") || strings.Contains(example.command, "adlar jobs") {
					continue // they run until stopped or want a queue; their own tests start them
				}
				sh := exec.CommandContext(t.Context(), "sh", "-c", example.command)
				sh.Dir = filepath.Join("..", "..")
				sh.Env = append(os.Environ(), "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"))
				var stdout, stderr bytes.Buffer
				sh.Stdout, sh.Stderr = &stdout, &stderr
				if err := sh.Run(); err != nil {
					t.Errorf("%s: %v\n%s", example.command, err, stderr.String())
				} else if got := strings.TrimRight(stdout.String(), "\n"); example.output != "" && got != example.output {
					t.Errorf("%s\n got %+q\nwant %+q", example.command, got, example.output)
				}
			}
		})
	}
}

type helpExample struct{ command, output string }

// helpExamples finds the indented "$ command" lines of a help text and the
// indented lines below each.
func helpExamples(detail string) []helpExample {
	var found []helpExample
	open := false
	for _, line := range strings.Split(detail, "\n") {
		text, indented := strings.CutPrefix(line, "    ")
		switch command, isCommand := strings.CutPrefix(text, "$ "); {
		case indented && isCommand:
			found = append(found, helpExample{command: command})
			open = true
		case indented && open:
			last := &found[len(found)-1]
			last.output = strings.TrimPrefix(last.output+"\n"+text, "\n")
		default:
			open = false
		}
	}
	return found
}

func TestRun_Version(t *testing.T) {
	code, out, errs := runAdlar(t, "", "version")
	if code != exitDone || errs != "" || !strings.HasPrefix(out, "adlar 0.") && !strings.HasPrefix(out, "adlar 1.") {
		t.Errorf("adlar version: code %d, output %+q, errors %+q", code, out, errs)
	}
}

func TestExitCode(t *testing.T) {
	rows := []struct {
		name string
		err  error
		want int
	}{
		{"none", nil, 0},
		{"records failed", &failedRecords{1, 2}, 1},
		{"signal", errInterrupted, 1},
		{"anything else", io.ErrUnexpectedEOF, 2},
	}
	for _, row := range rows {
		if got := exitCode(row.err); got != row.want {
			t.Errorf("%s: exitCode(%v) = %d, want %d", row.name, row.err, got, row.want)
		}
	}
}

// TestStreams_InterruptedRead shows that a command waiting for input that never
// comes ends with the context.
func TestStreams_InterruptedRead(t *testing.T) {
	silent, hold := io.Pipe()
	defer hold.Close()
	ctx, cancel := context.WithCancel(t.Context())
	s := newStreams(ctx, silent, io.Discard, io.Discard)
	cancel()
	if _, err := s.ReadText(stdinName, 10); exitCode(err) != exitFailed {
		t.Errorf("ReadText after cancel: %v, want %v", err, errInterrupted)
	}
}
