package main

import (
	"bufio"
	"encoding/json"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
)

// TestReadme_Commands runs what the README tells a newcomer to run: the article
// through the command line, then the service and the call of curl.
func TestReadme_Commands(t *testing.T) {
	if code, _, _ := runAdlar(t, "", "serve", "--help"); code != exitDone {
		t.Skip("this build has no command serve")
	}
	text, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	var blocks []string
	for _, m := range regexp.MustCompile("(?s)```sh\n(.*?)\n```").FindAllStringSubmatch(string(text), -1) {
		blocks = append(blocks, m[1])
	}
	if len(blocks) < 3 || !strings.Contains(blocks[0], "normalize") || !strings.HasSuffix(blocks[1], "serve") || !strings.HasPrefix(blocks[2], "curl ") {
		t.Fatalf("README opens with %q, want normalize, serve and curl", blocks)
	}
	bin := binary(t)
	shell := func(line string) *exec.Cmd {
		cmd := exec.CommandContext(t.Context(), "sh", "-c", strings.ReplaceAll(line, "go run ./cmd/adlar", "exec "+bin))
		cmd.Dir = filepath.Join("..", "..")
		return cmd
	}
	out, err := shell(blocks[0]).Output()
	if err != nil || strings.Contains(string(out), "Ceyhun") && strings.Contains(string(out), "Jeyhun") {
		t.Errorf("%s: %v; the article has both spellings of a name:\n%s", blocks[0], err, out)
	}

	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr := l.Addr().String()
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	serve := shell(blocks[1])
	serve.Env = append(os.Environ(), "ADLAR_ADDR="+addr)
	ready, err := serve.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := serve.Start(); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(ready).ReadString('\n'); err != nil || !strings.Contains(line, addr) {
		t.Errorf("serve printed %+q (%v), want one line with %s", line, err, addr)
	}
	out, err = shell(strings.ReplaceAll(blocks[2], "127.0.0.1:8080", addr)).Output()
	var answer struct {
		Text  string
		Edits []json.RawMessage
	}
	if err != nil {
		t.Errorf("%s: %v", blocks[2], err)
	} else if err := json.Unmarshal(out, &answer); err != nil || len(answer.Edits) == 0 {
		t.Errorf("%s: %v, answer with edits wanted, got %s", blocks[2], err, out)
	}
	for _, pair := range [][2]string{{"Ceyhun", "Jeyhun"}, {"Sergei", "Sergey"}} {
		if strings.Contains(answer.Text, pair[0]) == strings.Contains(answer.Text, pair[1]) {
			t.Errorf("answer %+q: want one of %q", answer.Text, pair)
		}
	}
	if err := serve.Process.Signal(syscall.SIGTERM); err != nil {
		t.Error(err)
	}
	if err := serve.Wait(); err != nil {
		t.Errorf("serve after SIGTERM: %v, want exit code 0", err)
	}
}
