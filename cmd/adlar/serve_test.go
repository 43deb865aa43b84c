package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// startServe starts the program on a free port and waits for its line.
func startServe(t *testing.T, args ...string) (cmd *exec.Cmd, address string, log *bytes.Buffer) {
	t.Helper()
	cmd = exec.Command(binary(t), append([]string{"serve", "--addr", "127.0.0.1:0"}, args...)...)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	log = &bytes.Buffer{}
	cmd.Stderr = log
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("no line that it is ready: %v\n%s", err, log)
	}
	_, address, _ = strings.Cut(strings.TrimSpace(line), "listens on ")
	return cmd, address, log
}

// TestServe_TermDrains sends requests without a pause while the program is
// told to end: every request that it took is answered, and it exits with 0.
func TestServe_TermDrains(t *testing.T) {
	cmd, address, _ := startServe(t)
	body := `{"text":"Sergei Lavrov met Ceyhun Bayramov in Baku.","lang":"en"}`
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 8}}
	var answered, lost atomic.Int64
	var ended atomic.Bool
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for !ended.Load() {
				r, err := client.Post(address+"/v1/normalize", "application/json", strings.NewReader(body))
				if err != nil {
					if listensNoMore(address) {
						return // the program no longer listens: nothing was taken
					}
					t.Log(err)
					lost.Add(1)
					continue
				}
				if _, err := io.Copy(io.Discard, r.Body); err != nil || r.StatusCode != 200 {
					t.Log(r.StatusCode, err)
					lost.Add(1)
				}
				_ = r.Body.Close()
				answered.Add(1)
			}
		})
	}
	time.Sleep(500 * time.Millisecond)
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	err := cmd.Wait()
	ended.Store(true)
	wg.Wait()
	if err != nil {
		t.Errorf("exit: %v", err)
	}
	if lost.Load() > 0 || answered.Load() < 10 {
		t.Errorf("%d answered, %d lost", answered.Load(), lost.Load())
	}
}

func listensNoMore(address string) bool {
	c, err := net.DialTimeout("tcp", strings.TrimPrefix(address, "http://"), time.Second)
	if err != nil {
		return true
	}
	_ = c.Close()
	return false
}

// TestServe_ReloadsOverlay changes a file of an overlay under a running
// service: the new name is known without a restart, a bad file changes nothing.
func TestServe_ReloadsOverlay(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "people.yaml")
	entry := func(id, name string) string {
		return "list: people\norigin: en\nsource: {title: curated, retrieved: 2026-12-01, licence: own}\nentries:\n- {id: " + id + ", en: " + name + ", az: " + name + ", ru: Зебулон Квиксли, uk: Зебулон Квікслі, g: m, s: 3}\n"
	}
	write := func(text string) {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(entry("zebulon-quixley", "Zebulon Quixley"))
	cmd, address, log := startServe(t, "--dictionary", dir)
	known := func(slug string) bool {
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		defer cancel()
		r, err := http.NewRequestWithContext(ctx, http.MethodGet, address+"/v1/entities/person/"+slug, nil)
		if err != nil {
			t.Fatal(err)
		}
		a, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		_ = a.Body.Close()
		return a.StatusCode == 200
	}
	if !known("zebulon-quixley") {
		t.Fatal("the overlay's entry is not known")
	}
	write(entry("zebulon-quixley", "Zebulon Quixley") + "- {id: }\n")
	if err := cmd.Process.Signal(syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
	time.Sleep(time.Second)
	if !known("zebulon-quixley") {
		t.Fatal("a bad file took the old dictionary away")
	}
	write(entry("zebulon-quixley-ii", "Zebulon Quixley"))
	for range 100 {
		if known("zebulon-quixley-ii") {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
	t.Fatalf("the new entry is not known after 10 s\n%s", log)
}

func TestServe_RefusesOpenBind(t *testing.T) {
	code, _, stderr := runAdlar(t, "", "serve", "--addr", "0.0.0.0:0")
	if code != exitWrong || !strings.Contains(stderr, "--keys") {
		t.Errorf("exit %d: %s", code, stderr)
	}
}
