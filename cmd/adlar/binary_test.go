package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/alecthomas/kong"
)

// builtOnce is the folder of the built program, made by the first test that
// asks and removed by TestMain.
var builtOnce = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "adlar-test-")
	if err != nil {
		return "", err
	}
	if out, err := exec.Command("go", "build", "-o", filepath.Join(dir, "adlar"), ".").CombinedOutput(); err != nil {
		return dir, fmt.Errorf("go build: %w\n%s", err, out)
	}
	builtDir = dir
	return dir, nil
})

var builtDir string

func TestMain(m *testing.M) {
	code := m.Run()
	if builtDir != "" {
		_ = os.RemoveAll(builtDir)
	}
	os.Exit(code)
}

// binary is the path of the program as a user has it.
func binary(t *testing.T) string {
	t.Helper()
	dir, err := builtOnce()
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, "adlar")
}

// leaves are the commands of the program, without groups.
func leaves(t *testing.T) []*kong.Node {
	t.Helper()
	parser, err := kong.New(&CLI{}, kong.Exit(func(int) {}), kong.Writers(io.Discard, io.Discard))
	if err != nil {
		t.Fatal(err)
	}
	var found []*kong.Node
	for _, leaf := range parser.Model.Leaves(false) {
		if leaf.Type == kong.CommandNode {
			found = append(found, leaf)
		}
	}
	return found
}

// words is how a command is called: "dict check" without the program's name.
func words(leaf *kong.Node) []string {
	var names []string
	for at := leaf; at != nil && at.Type == kong.CommandNode; at = at.Parent {
		names = append([]string{at.Name}, names...)
	}
	return names
}

// refused runs the program and wants one line of error and the exit code.
func refused(t *testing.T, stdin io.Reader, code int, says string, args ...string) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), binary(t), args...)
	cmd.Stdin = stdin
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	_ = cmd.Run() // the exit code is looked at below
	if got := cmd.ProcessState.ExitCode(); got != code || stdout.Len() > 0 {
		t.Errorf("adlar %q: exit code %d, %d bytes out (%+.80q), want code %d and nothing", args, got, stdout.Len(), stdout.String(), code)
	}
	if got := stderr.String(); !strings.HasPrefix(got, "adlar: ") || strings.Count(got, "\n") != 1 || !strings.Contains(got, says) {
		t.Errorf("adlar %q: error %+q, want one line with %q", args, got, says)
	}
}

// TestBinary_UnknownFlag asks every command for a flag that none has.
func TestBinary_UnknownFlag(t *testing.T) {
	for _, leaf := range leaves(t) {
		name := strings.Join(words(leaf), " ")
		t.Run(name, func(t *testing.T) {
			refused(t, nil, exitWrong, fmt.Sprintf("(see \"adlar %s --help\")", name), append(words(leaf), "--no-such-flag")...)
		})
	}
}

// readers are the commands that read whole texts from files.
var readers = []string{"normalize"}

// TestBinary_BadInput gives the commands that read texts what is none.
func TestBinary_BadInput(t *testing.T) {
	dir := t.TempDir()
	file := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	huge := file("huge.txt", "")
	if err := os.Truncate(huge, 100<<20); err != nil {
		t.Fatal(err)
	}
	rows := []struct {
		name string
		args []string
		says string
	}{
		{"missing file", []string{filepath.Join(dir, "none.txt")}, "none.txt: no such file"},
		{"directory", []string{dir}, "is a directory"},
		{"broken UTF-8", []string{file("broken.txt", "Баку \xff")}, "broken.txt: byte 9 is not UTF-8"},
		{"empty file", []string{file("empty.txt", "")}, "empty.txt: is empty"},
		{"empty standard input", nil, "standard input: is empty"},
		{"file of 100 MB", []string{huge}, "huge.txt: is longer than 1,048,576 bytes"},
	}
	tried := 0
	for _, command := range readers {
		for _, leaf := range leaves(t) {
			if leaf.Name != command {
				continue
			}
			for _, row := range rows {
				tried++
				t.Run(command+"/"+row.name, func(t *testing.T) {
					refused(t, nil, exitWrong, row.says, append([]string{command}, row.args...)...)
				})
			}
		}
	}
	if tried == 0 {
		t.Skipf("this build has none of the commands %q", readers)
	}
}

// TestBinary_Signal stops a command that waits for its input.
func TestBinary_Signal(t *testing.T) {
	tried := 0
	for _, leaf := range leaves(t) {
		for _, command := range readers {
			if leaf.Name != command {
				continue
			}
			for _, signal := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM} {
				tried++
				t.Run(command+"/"+signal.String(), func(t *testing.T) {
					cmd := exec.CommandContext(t.Context(), binary(t), command)
					silent, err := cmd.StdinPipe()
					if err != nil {
						t.Fatal(err)
					}
					defer silent.Close()
					if err := cmd.Start(); err != nil {
						t.Fatal(err)
					}
					time.Sleep(300 * time.Millisecond) // it is reading by then
					if err := cmd.Process.Signal(signal); err != nil {
						t.Fatal(err)
					}
					_ = cmd.Wait()
					if got := cmd.ProcessState.ExitCode(); got != exitFailed {
						t.Errorf("adlar %s after %v: %v, want exit code %d", command, signal, cmd.ProcessState, exitFailed)
					}
				})
			}
		}
	}
	if tried == 0 {
		t.Skipf("this build has none of the commands %q", readers)
	}
}
