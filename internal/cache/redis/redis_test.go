package redis_test

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"net"

	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/adlar-names/adlar/internal/cache"
	"github.com/adlar-names/adlar/internal/cache/redis"
	"github.com/adlar-names/adlar/normalize"
	goredis "github.com/redis/go-redis/v9"
)

// server is a real redis-server on a free port with a directory of its own.
type server struct {
	t    *testing.T
	addr string
	args []string
	cmd  *exec.Cmd
}

func start(t *testing.T, args ...string) *server {
	t.Helper()
	if _, err := exec.LookPath("redis-server"); err != nil {
		t.Skip("no redis-server here: make test installs it")
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := &server{t: t, addr: l.Addr().String(), args: args}
	_ = l.Close()
	s.up()
	t.Cleanup(s.kill)
	return s
}

func (s *server) up() {
	s.t.Helper()
	_, port, _ := net.SplitHostPort(s.addr)
	s.cmd = exec.Command("redis-server", append([]string{"--port", port, "--bind", "127.0.0.1", "--save", "", "--dir", s.t.TempDir()}, s.args...)...)
	if err := s.cmd.Start(); err != nil {
		s.t.Fatal(err)
	}
	for range 200 {
		if c, err := net.Dial("tcp", s.addr); err == nil {
			_ = c.Close()
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	s.t.Fatal("redis-server does not come up")
}

func (s *server) kill() {
	if s.cmd != nil && s.cmd.Process != nil {
		_ = s.cmd.Process.Kill()
		_ = s.cmd.Wait()
		s.cmd = nil
	}
}

func (s *server) signal(sig syscall.Signal) {
	s.t.Helper()
	if err := s.cmd.Process.Signal(sig); err != nil {
		s.t.Fatal(err)
	}
}

func (s *server) client() *goredis.Client {
	c := goredis.NewClient(&goredis.Options{Addr: s.addr})
	s.t.Cleanup(func() { _ = c.Close() })
	return c
}

// slow answers after a while, so that asking the store is always worth it.
type slow struct{}

// work is long against a round trip even on a busy machine.
const work = 30 * time.Millisecond

func (slow) Version() string { return "v1" }
func (slow) Normalize(_ context.Context, d normalize.Document) (normalize.Result, error) {
	time.Sleep(work)
	return normalize.Result{Text: d.Text, Language: "en", Style: "common", Offsets: "code-point", Dictionary: "v1"}, nil
}

// log collects what is logged.
type log struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *log) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *log) count(s string) int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return strings.Count(l.b.String(), s)
}

type instance struct {
	*cache.Cache
	store *redis.Store
	log   *log
}

func open(t *testing.T, url string) *instance {
	t.Helper()
	l := &log{}
	store, err := redis.Open(redis.Config{URL: url, Log: slog.New(slog.NewTextHandler(l, nil))})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	c, err := cache.New(cache.Config{Current: func() cache.Normalizer { return slow{} }, Program: "p", Store: store, Memory: -1})
	if err != nil {
		t.Fatal(err)
	}
	// One answer teaches the cache what normalizing costs.
	if _, _, err := c.Answer(t.Context(), normalize.Document{Text: strings.Repeat("warm ", 500)}); err != nil {
		t.Fatal(err)
	}
	return &instance{c, store, l}
}

func (i *instance) waitState(t *testing.T, up bool, within time.Duration) time.Duration {
	t.Helper()
	begin := time.Now()
	for time.Since(begin) < within {
		if _, ok := i.store.State(); ok == up {
			return time.Since(begin)
		}
		time.Sleep(10 * time.Millisecond)
	}
	s, _ := i.store.State()
	t.Fatalf("after %s the store is %q, want up = %v", within, s, up)
	return 0
}

// ask answers a text of its own and tells where from and how long it took,
// the time of normalizing included.
func (i *instance) ask(t *testing.T, text string) (string, time.Duration) {
	t.Helper()
	begin := time.Now()
	body, source, err := i.Answer(t.Context(), normalize.Document{Text: strings.Repeat(text+" ", 200)})
	if err != nil || !bytes.Contains(body, []byte(text)) {
		t.Fatalf("answer %.80q, %v", body, err)
	}
	return source, time.Since(begin)
}

func (i *instance) eventually(t *testing.T, text, want string) {
	t.Helper()
	var got string
	for range 100 {
		if got, _ = i.ask(t, text); got == want {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Fatalf("source %q, want %q", got, want)
}

func TestShared_SecondInstanceHits(t *testing.T) {
	s := start(t)
	a, b := open(t, "redis://"+s.addr), open(t, "redis://"+s.addr)
	a.waitState(t, true, 5*time.Second)
	b.waitState(t, true, 5*time.Second)
	if src, _ := a.ask(t, "shared"); src != cache.Miss {
		t.Fatalf("first answer from %s", src)
	}
	b.eventually(t, "shared", cache.HitStore)
}

func TestPrefetch_OneRoundTrip(t *testing.T) {
	s := start(t)
	a := open(t, "redis://"+s.addr)
	a.waitState(t, true, 5*time.Second)
	docs := make([]normalize.Document, 10)
	for i := range docs {
		docs[i].Text = strings.Repeat(fmt.Sprint("batch", i, " "), 200)
		if _, _, err := a.Answer(t.Context(), docs[i]); err != nil {
			t.Fatal(err)
		}
	}
	keys := make([]string, len(docs))
	for i := range docs {
		keys[i] = cache.Key(&docs[i], "v1", "p")
	}
	for range 100 {
		found := 0
		for _, v := range a.store.GetMany(t.Context(), append(keys, "absent")) {
			if v != nil {
				found++
			}
		}
		if found == len(docs) {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Error("the ten answers are not found in one go")
}

// limit is the longest an answer may take while the store fails: the work itself,
// the bound of a look-up, and room for a busy machine.
// What a quiet machine shows stands in the docs: 50 ms at the most.
const limit = 250*time.Millisecond + work

func TestFaults(t *testing.T) {
	for _, row := range []struct {
		name       string
		args       []string
		fail, mend func(s *server)
	}{
		{"hung", nil, func(s *server) { s.signal(syscall.SIGSTOP) }, func(s *server) { s.signal(syscall.SIGCONT) }},
		{"killed", nil, func(s *server) { s.kill() }, func(s *server) { s.up() }},
	} {
		t.Run(row.name, func(t *testing.T) {
			s := start(t, row.args...)
			i := open(t, "redis://"+s.addr)
			i.waitState(t, true, 5*time.Second)
			i.ask(t, "before")
			row.fail(s)
			src, took := i.ask(t, "first")
			if took > limit && !testing.Short() {
				t.Errorf("first request delayed: %s", took)
			}
			if src != cache.Miss {
				t.Errorf("source %s", src)
			}
			i.waitState(t, false, 5*time.Second)
			for n := range 20 {
				if _, took := i.ask(t, fmt.Sprint("after", n)); took > limit {
					t.Errorf("request %d delayed: %s", n, took)
				}
			}
			if n := i.log.count("does not answer"); n != 1 {
				t.Errorf("logged %d times", n)
			}
			row.mend(s)
			took = i.waitState(t, true, 5*time.Second)
			t.Logf("back after %s", took.Round(time.Millisecond))
			i.ask(t, "again")
			i.eventually(t, "again", cache.HitStore)
		})
	}
}

func TestFault_RefusedAndWrongPassword(t *testing.T) {
	s := start(t, "--requirepass", "secret")
	for name, url := range map[string]string{"wrong password": "redis://:wrong@" + s.addr, "none": "redis://" + s.addr, "refused": "redis://127.0.0.1:1"} {
		t.Run(name, func(t *testing.T) {
			i := open(t, url)
			for n := range 5 {
				if src, took := i.ask(t, fmt.Sprint(n)); src != cache.Miss || took > limit {
					t.Errorf("%s after %s", src, took)
				}
			}
			if state, ok := i.store.State(); ok || !strings.HasPrefix(state, "down") {
				t.Errorf("state %q", state)
			}
			if i.log.count("wrong@") != 0 || i.log.count("secret") != 0 {
				t.Error("a password is logged")
			}
		})
	}
	right := open(t, "redis://:secret@"+s.addr)
	right.waitState(t, true, 5*time.Second)
}

func TestFault_Full(t *testing.T) {
	s := start(t, "--maxmemory", "1mb", "--maxmemory-policy", "noeviction")
	i := open(t, "redis://"+s.addr)
	i.waitState(t, true, 5*time.Second)
	for n := range 10 {
		if src, _ := i.ask(t, fmt.Sprint("full", n)); src != cache.Miss {
			t.Errorf("source %s", src)
		}
	}
	if _, ok := i.store.State(); !ok {
		t.Error("a full server counts as down: it still answers look-ups")
	}
}

func TestFault_GarbageAndOtherVersions(t *testing.T) {
	s := start(t)
	i := open(t, "redis://"+s.addr)
	i.waitState(t, true, 5*time.Second)
	i.ask(t, "value")
	i.eventually(t, "value", cache.HitStore)
	c := s.client()
	keys, err := c.Keys(t.Context(), "*").Result()
	if err != nil || len(keys) == 0 {
		t.Fatalf("keys %q, %v", keys, err)
	}
	for _, garbage := range []string{"", "garbage", "adl1", "adl0\x00aaaaaaaabody", strings.Repeat("\xff", 100)} {
		for _, k := range keys {
			if err := c.Set(t.Context(), k, garbage, 0).Err(); err != nil {
				t.Fatal(err)
			}
		}
		if src, _ := i.ask(t, "value"); src != cache.Miss {
			t.Errorf("%.10q answered as %s", garbage, src)
		}
		time.Sleep(50 * time.Millisecond) // the right value is written back; break it again
	}
	for _, k := range keys {
		c.Del(t.Context(), k)
		c.LPush(t.Context(), k, "a list")
	}
	if src, _ := i.ask(t, "value"); src != cache.Miss {
		t.Errorf("a list answered as %s", src)
	}
}

// TestFault_Slow puts 50 ms before every answer of the server: look-ups time
// out, answers do not.
func TestFault_Slow(t *testing.T) {
	s := start(t)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go delay(c, s.addr)
		}
	}()
	i := open(t, "redis://"+l.Addr().String())
	for n := range 10 {
		if src, took := i.ask(t, fmt.Sprint("slow", n)); src != cache.Miss || took > limit {
			t.Errorf("%s after %s", src, took)
		}
	}
}

func delay(c net.Conn, to string) {
	defer func() { _ = c.Close() }()
	d, err := net.Dial("tcp", to)
	if err != nil {
		return
	}
	defer func() { _ = d.Close() }()
	go func() {
		buf := make([]byte, 32<<10)
		for {
			n, err := c.Read(buf)
			if err != nil {
				_ = d.Close()
				return
			}
			_, _ = d.Write(buf[:n])
		}
	}()
	buf := make([]byte, 32<<10)
	for {
		n, err := d.Read(buf)
		if err != nil {
			return
		}
		time.Sleep(50 * time.Millisecond)
		if _, err := c.Write(buf[:n]); err != nil {
			return
		}
	}
}

func TestOpen_BadURL(t *testing.T) {
	for _, url := range []string{"", "http://x", "redis://", "redis://:secret@host/notadb?x=y", "::"} {
		if _, err := redis.Open(redis.Config{URL: url}); err == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("Open(%q): %v", url, err)
		}
	}
}
