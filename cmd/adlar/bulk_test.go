package main

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// adlarRun runs the program and returns what it said and its exit code.
func adlarRun(t *testing.T, stdin string, args ...string) (string, int) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), binary(t), args...)
	cmd.Stdin = strings.NewReader(stdin)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Run(); cmd.ProcessState == nil {
		t.Fatal(err)
	}
	return out.String(), cmd.ProcessState.ExitCode()
}

func readParts(t *testing.T, dir string) string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "part-*"))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(data)
	}
	return all.String()
}

func TestBulk_ExitCodes(t *testing.T) {
	good := "{\"text\":\"Сергий Лавров прибыл в Баку.\"}\n"
	for _, row := range []struct {
		name, in string
		args     []string
		code     int
		says     string
	}{
		{"standard input", good, []string{"-"}, 0, "1 records"},
		{"a bad record", good + "no\n", []string{"-"}, 1, "1 of 2 records failed"},
		{"no such file", "", []string{"/nowhere/x.csv"}, 2, "no such file"},
		{"no such name", "", []string{"/nowhere/*.csv"}, 2, "no file has such a name"},
		{"unknown format", good, []string{"-", "--format", "xml"}, 2, "unknown format"},
		{"unknown style", good, []string{"-", "--style", "nice"}, 2, "unknown style"},
		{"queue without its URL", good, []string{"-", "--queue"}, 2, "ADLAR_QUEUE_URL"},
		{"two passes over a pipe", good, []string{"-", "--two-pass"}, 2, "read twice"},
	} {
		t.Run(row.name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "out")
			said, code := adlarRun(t, row.in, append([]string{"bulk", "--out", out}, row.args...)...)
			if code != row.code || !strings.Contains(said, row.says) {
				t.Errorf("exit %d, want %d with %q: %s", code, row.code, row.says, said)
			}
			if row.code < 2 && !strings.Contains(readParts(t, out), "Сергей Лавров") {
				t.Errorf("parts %s", readParts(t, out))
			}
		})
	}
}

func TestBulk_TwoPass(t *testing.T) {
	var in strings.Builder
	for range 5 {
		in.WriteString("{\"text\":\"Депутат Михаил Зурбакин выступил.\"}\n")
	}
	in.WriteString("{\"text\":\"Михаил Зурбакын выступил. Зурбакын уехал. Депутата Михаила Зурбакына ждали.\"}\n")
	in.WriteString("{\"text\":\"Мехдибали Зурбеков выступил.\"}\n")
	file := filepath.Join(t.TempDir(), "in.ndjson")
	if err := os.WriteFile(file, []byte(in.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, workers := range []int{1, 8} {
		out := filepath.Join(t.TempDir(), "out")
		if said, code := adlarRun(t, "", "bulk", file, "--out", out, "--two-pass", "--workers", fmt.Sprint(workers)); code != 0 {
			t.Fatal(said)
		}
		got := readParts(t, out)
		for _, want := range []string{"\"Михаил Зурбакин выступил. Зурбакин уехал. Депутата Михаила Зурбакина ждали.\"", "Мехдибали Зурбеков"} {
			if !strings.Contains(got, want) {
				t.Errorf("%d workers: %s, want %s", workers, got, want)
			}
		}
	}
}

// TestBulk_DiskFull fills a small file system, makes room and goes on.
func TestBulk_DiskFull(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=3m"); err != nil {
		t.Skip("no right to mount a small file system:", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(dir, 0) })
	ballast := filepath.Join(dir, "ballast")
	if err := os.WriteFile(ballast, make([]byte, 2<<20), 0o600); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "in.ndjson")
	record := "{\"text\":\"" + strings.Repeat("Сергий Лавров прибыл в Баку. ", 40) + "\"}\n"
	if err := os.WriteFile(file, bytes.Repeat([]byte(record), 1000), 0o600); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "out")
	said, code := adlarRun(t, "", "bulk", file, "--out", out, "--shard-mib", "1")
	if code != 2 || !strings.Contains(said, "the disk is full") || !strings.Contains(said, "--resume") {
		t.Fatalf("exit %d: %s", code, said)
	}
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	if said, code := adlarRun(t, "", "bulk", file, "--out", out, "--shard-mib", "1", "--resume"); code != 0 || strings.Count(readParts(t, out), "\n") != 1000 {
		t.Fatalf("resume: exit %d: %s", code, said)
	}
}

// TestPipe_Parallel is the example of the manual for GNU parallel.
func TestPipe_Parallel(t *testing.T) {
	if _, err := exec.LookPath("parallel"); err != nil {
		t.Skip("no GNU parallel here")
	}
	var in strings.Builder
	for i := range 300 {
		fmt.Fprintf(&in, "{\"id\":%d,\"text\":\"Сергий Лавров прибыл в Баку.\"}\n", i)
	}
	cmd := exec.CommandContext(t.Context(), "parallel", "--will-cite", "--pipe", "--keep-order", "--block", "4k", "-j2", binary(t)+" normalize --jsonl")
	cmd.Stdin, cmd.Stderr = strings.NewReader(in.String()), os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	if len(lines) != 300 {
		t.Fatalf("%d lines, want 300", len(lines))
	}
	for i, line := range lines {
		if !strings.HasPrefix(line, fmt.Sprintf(`{"id":%d,"result":`, i)) || !strings.Contains(line, "Сергей Лавров") {
			t.Fatalf("line %d is %.80s", i, line)
		}
	}
}

// TestPipe_Flush talks to the program a record at a time, two of them sent at
// once, as Spark and Bento do.
func TestPipe_Flush(t *testing.T) {
	cmd := exec.CommandContext(t.Context(), binary(t), "normalize", "--jsonl", "--flush")
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	answers := bufio.NewScanner(stdout)
	for i := range 5 {
		fmt.Fprintf(stdin, "{\"id\":%d,\"text\":\"а\"}\n{\"id\":\"b\",\"text\":\"б\"}\n{\"id\"", i)
		for range 2 { // both come, though half a third record is on its way
			if !answers.Scan() {
				t.Fatal("no answer")
			}
		}
		if _, err := fmt.Fprint(stdin, ":0,\"text\":\"в\"}\n"); err != nil {
			t.Error(err)
		}
		if !answers.Scan() || !strings.HasPrefix(answers.Text(), `{"id":0,`) {
			t.Fatalf("answer %s", answers.Text())
		}
	}
	_ = stdin.Close()
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
}
