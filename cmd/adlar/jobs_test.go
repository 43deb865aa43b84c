package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// freePort is a port that nothing listened on a moment ago.
func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	_, port, _ := net.SplitHostPort(l.Addr().String())
	return port
}

// background starts a program that ends with the test, and waits for its port.
func background(t *testing.T, port, name string, args ...string) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), name, args...)
	cmd.Dir = t.TempDir()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	for range 300 {
		if port == "" {
			return
		}
		if c, err := net.Dial("tcp", "127.0.0.1:"+port); err == nil {
			_ = c.Close()
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("%s does not listen on %s", name, port)
}

// TestJobs_EveryDoor runs jobs with the program as users have it: from the
// command line and over HTTP, on a real redis-server and a worker.
func TestJobs_EveryDoor(t *testing.T) {
	if _, err := exec.LookPath("redis-server"); err != nil {
		t.Skip("no redis-server here")
	}
	adlar, port, web := binary(t), freePort(t), freePort(t)
	url := "redis://127.0.0.1:" + port
	root, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	in := filepath.Join(root, "in.ndjson")
	records := strings.Repeat(`{"id":1,"text":"Сергий Лавров прибыл в Баку."}`+"\n", 2000) + "{}\n"
	if err := os.WriteFile(in, []byte(records), 0o600); err != nil {
		t.Fatal(err)
	}
	background(t, port, "redis-server", "--port", port, "--bind", "127.0.0.1", "--save", "")
	background(t, "", adlar, "worker", "--queue-url", url)
	background(t, web, adlar, "serve", "--addr", "127.0.0.1:"+web, "--queue-url", url, "--jobs-root", root)
	cli := func(args ...string) (string, int) {
		cmd := exec.CommandContext(t.Context(), adlar, args...)
		cmd.Env = append(os.Environ(), "ADLAR_QUEUE_URL="+url)
		var out, errs bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &errs
		if err := cmd.Run(); cmd.ProcessState == nil {
			t.Fatal(err)
		}
		return out.String() + errs.String(), cmd.ProcessState.ExitCode()
	}
	out := filepath.Join(root, "out")
	said, code := cli("bulk", in, "--out", out, "--queue", "--shard-mib", "1")
	if code != 1 || !strings.Contains(said, "1 of 2001 records failed") {
		t.Fatalf("bulk --queue: exit %d: %s", code, said)
	}
	id, _, _ := strings.Cut(said, "\n")
	part, err := os.ReadFile(filepath.Join(out, "part-000000.ndjson"))
	if err != nil || !bytes.Contains(part, []byte("Сергей Лавров")) {
		t.Errorf("part %.80q, %v", part, err)
	}
	for _, row := range []struct {
		args string
		code int
		says string
	}{
		{"jobs list", 0, id}, {"jobs list --json", 0, `"state":"done"`}, {"jobs show " + id, 0, `"records": 2001`}, {"jobs cancel " + id, 0, `"done"`},
		{"jobs retry " + id, 0, `"done"`}, {"jobs watch " + id, 1, "2001 records"}, {"jobs show nothing", 2, "no such job"},
		{"bulk " + in + " --queue --out " + out, 2, "not empty"},
	} {
		if said, code := cli(strings.Fields(row.args)...); code != row.code || !strings.Contains(said, row.says) {
			t.Errorf("adlar %s: exit %d, want %d with %q: %s", row.args, code, row.code, row.says, said)
		}
	}
	call := func(method, path, body, accept string) (int, string) {
		r, err := http.NewRequestWithContext(t.Context(), method, "http://127.0.0.1:"+web+path, strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Idempotency-Key", "k1")
		r.Header.Set("Accept", accept)
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = answer.Body.Close() }()
		data, _ := io.ReadAll(answer.Body)
		return answer.StatusCode, string(data)
	}
	body := fmt.Sprintf(`{"inputs":[%q],"output":%q}`, in, filepath.Join(root, "out2"))
	status, text := call("POST", "/v1/jobs", body, "application/json")
	var job struct{ ID string }
	if err := json.Unmarshal([]byte(text), &job); status != 202 || err != nil || job.ID == "" {
		t.Fatalf("POST /v1/jobs: %d %s", status, text)
	}
	if _, again := call("POST", "/v1/jobs", body, "application/json"); !strings.Contains(again, job.ID) {
		t.Errorf("the same Idempotency-Key: %s, want job %s", again, job.ID)
	}
	if _, events := call("GET", "/v1/jobs/"+job.ID, "", "text/event-stream"); !strings.Contains(events, `"state":"done"`) || !strings.Contains(events, `"records":2001`) {
		t.Errorf("events end with %s", events)
	}
	if status, text := call("GET", "/v1/jobs", "", "application/json"); status != 200 || strings.Count(text, `"id"`) != 2 {
		t.Errorf("GET /v1/jobs: %d %s", status, text)
	}
	if status, _ := call("GET", "/v1/jobs/nothing", "", "application/json"); status != 404 {
		t.Errorf("an unknown job: %d", status)
	}
	link := filepath.Join(root, "link")
	if err := os.Symlink("/etc", link); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"/etc/passwd", link + "/passwd", root + "/../x", "in.ndjson", link + "/*", "/etc/*.conf"} {
		body := fmt.Sprintf(`{"inputs":[%q],"output":%q}`, bad, filepath.Join(root, "out3"))
		if status, text := call("POST", "/v1/jobs", body, "application/json"); status != 403 {
			t.Errorf("input %s: %d %s, want 403", bad, status, text)
		}
	}
	if status, text := call("POST", "/v1/jobs", fmt.Sprintf(`{"inputs":[%q],"output":"/tmp/elsewhere"}`, in), "application/json"); status != 403 {
		t.Errorf("an output elsewhere: %d %s, want 403", status, text)
	}
}
