package deploy

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// inside prepares a command of the image: the binary alone in an empty root
// directory, as user 65532, with nothing of our environment.
func inside(ctx context.Context, dir string, env []string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, "/adlar", args...)
	cmd.Err = nil // the path is inside the new root
	cmd.Dir = "/"
	cmd.Env = env
	cmd.SysProcAttr = &syscall.SysProcAttr{
		Chroot:     dir,
		Credential: &syscall.Credential{Uid: 65532, Gid: 65532},
		Pdeathsig:  syscall.SIGKILL,
	}
	return cmd
}

// emptyRoot makes a root directory that holds only the binary.
func emptyRoot(t *testing.T) string {
	t.Helper()
	if os.Getuid() != 0 {
		t.Skip("only root may change the root directory: run as root to test the image")
	}
	built, err := os.ReadFile(buildImage(t, root, runtime.GOARCH))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for at := dir; at != "/" && at != os.TempDir(); at = filepath.Dir(at) {
		if err := os.Chmod(at, 0o755); err != nil { // another user must enter it
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "adlar"), built, 0o755); err != nil { // a program
		t.Fatal(err)
	}
	return dir
}

func TestImage_Starts(t *testing.T) {
	dir := emptyRoot(t)
	out, err := inside(t.Context(), dir, nil, "version").CombinedOutput()
	if err != nil || !strings.HasPrefix(string(out), "adlar ") {
		t.Fatalf("adlar version in an empty root: %v\n%s", err, out)
	}
	if err := inside(t.Context(), dir, nil, "serve", "--help").Run(); err != nil {
		t.Skip("adlar has no command serve: only its start was tested")
	}

	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr := l.Addr().String()
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	env := []string{"ADLAR_ADDR=" + addr}
	serve := inside(t.Context(), dir, env, "serve")
	stdout, err := serve.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	var stderr strings.Builder
	serve.Stderr = &stderr
	if err := serve.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil || !strings.Contains(line, addr) {
		_ = serve.Process.Kill()
		_ = serve.Wait()
		t.Fatalf("serve printed %+q (%v), want a line with %s; errors:\n%s", line, err, addr, stderr.String())
	}

	client := http.Client{Timeout: 5 * time.Second}
	resp, err := client.Get("http://" + addr + "/healthz")
	if err != nil {
		t.Errorf("GET /healthz: %v", err)
	} else {
		if _, err := io.Copy(io.Discard, resp.Body); err != nil || resp.StatusCode != http.StatusOK {
			t.Errorf("GET /healthz: %s (%v), want 200", resp.Status, err)
		}
		_ = resp.Body.Close()
	}
	if out, err := inside(t.Context(), dir, env, "healthcheck").CombinedOutput(); err != nil {
		t.Errorf("healthcheck of a running service: %v: %s", err, out)
	}
	if err := serve.Process.Signal(syscall.SIGTERM); err != nil {
		t.Error(err)
	}
	if err := serve.Wait(); err != nil {
		t.Errorf("serve after SIGTERM: %v, want exit code 0; errors:\n%s", err, stderr.String())
	}
	if err := inside(t.Context(), dir, env, "healthcheck").Run(); err == nil {
		t.Error("healthcheck of a stopped service: exit code 0, want 1")
	}
}
