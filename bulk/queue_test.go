package bulk_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/adlar-names/adlar/bulk"
)

// redisServer is a real redis-server of the test's own.
type redisServer struct {
	URL  string
	port string
	dir  string
	cmd  *exec.Cmd
}

func startRedis(t *testing.T) *redisServer {
	t.Helper()
	if _, err := exec.LookPath("redis-server"); err != nil {
		t.Skip("no redis-server here")
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_, port, _ := net.SplitHostPort(l.Addr().String())
	_ = l.Close()
	r := &redisServer{URL: "redis://127.0.0.1:" + port, port: port, dir: t.TempDir()}
	r.start(t)
	t.Cleanup(func() { _ = r.cmd.Process.Kill(); _ = r.cmd.Wait() })
	return r
}

func (r *redisServer) start(t *testing.T) {
	t.Helper()
	r.cmd = exec.Command("redis-server", "--port", r.port, "--bind", "127.0.0.1", "--dir", r.dir, "--appendonly", "yes", "--save", "")
	if err := r.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for range 100 {
		if c, err := net.Dial("tcp", "127.0.0.1:"+r.port); err == nil {
			_ = c.Close()
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatal("redis-server does not answer")
}

// startWorker runs a worker in a process of its own.
func startWorker(t *testing.T, url, dictionary string) *exec.Cmd {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), "ADLAR_BULK_TEST_WORKER="+url, "ADLAR_BULK_TEST_DICTIONARY="+dictionary)
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	return cmd
}

func workerChild(url string) int {
	w := bulk.Worker{URL: url, Service: slowSpeller{}, Dictionary: os.Getenv("ADLAR_BULK_TEST_DICTIONARY"), Shards: 2}
	if err := w.Run(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

func openQueue(t *testing.T, url string) *bulk.Queue {
	t.Helper()
	q, err := bulk.OpenQueue(url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = q.Close() })
	return q
}

// await follows a job until it is in a state.
func await(t *testing.T, q *bulk.Queue, id string, limit time.Duration, until func(bulk.JobInfo) bool) bulk.JobInfo {
	t.Helper()
	var job bulk.JobInfo
	var err error
	for end := time.Now().Add(limit); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		if job, err = q.Get(t.Context(), id); err == nil && until(job) {
			return job
		}
	}
	t.Fatalf("after %v the job is %+v, %v", limit, job, err)
	return job
}

func isDone(j bulk.JobInfo) bool { return j.State == bulk.Done }

func TestQueue_SameBytesAsLocal(t *testing.T) {
	redis := startRedis(t)
	inputs := corpus(t, 600)
	options := bulk.Options{ShardSize: 16 << 10, Mentions: true}
	_, local := run(t, bulk.Job{Inputs: inputs, Options: options})
	startWorker(t, redis.URL, "v1")
	startWorker(t, redis.URL, "v1")
	q := openQueue(t, redis.URL)
	job := bulk.Job{Inputs: inputs, Options: options, Dictionary: "v1", Output: filepath.Join(t.TempDir(), "out")}
	info, err := q.Submit(t.Context(), job, "key")
	if err != nil {
		t.Fatal(err)
	}
	if again, err := q.Submit(t.Context(), job, "key"); err != nil || again.ID != info.ID {
		t.Errorf("the same key made job %q, want %q (%v)", again.ID, info.ID, err)
	}
	other := job
	other.Options.Columns = true
	if _, err := q.Submit(t.Context(), other, "key"); !errors.Is(err, bulk.ErrKeyReused) {
		t.Errorf("another job under the key: %v, want ErrKeyReused", err)
	}
	ended := await(t, q, info.ID, time.Minute, isDone)
	if ended.Shards != ended.Done || ended.Records < 3600 || ended.Failed != 0 {
		t.Errorf("the job ended as %+v", ended)
	}
	sameFiles(t, "queue", snapshot(t, job.Output), snapshot(t, local))
	if list, err := q.List(t.Context()); err != nil || len(list) != 1 || list[0].State != bulk.Done {
		t.Errorf("jobs %+v, %v", list, err)
	}
}

func TestQueue_CancelAndRetry(t *testing.T) {
	redis := startRedis(t)
	startWorker(t, redis.URL, "v1")
	q := openQueue(t, redis.URL)
	job := bulk.Job{Inputs: corpus(t, 1000)[:1], Dictionary: "v1", Output: filepath.Join(t.TempDir(), "out"), Options: bulk.Options{ShardSize: 8 << 10}}
	info, err := q.Submit(t.Context(), job, "")
	if err != nil {
		t.Fatal(err)
	}
	await(t, q, info.ID, time.Minute, func(j bulk.JobInfo) bool { return j.State == bulk.Running && j.Done > 0 })
	if info, err = q.Cancel(t.Context(), info.ID); err != nil || info.State != bulk.Cancelled {
		t.Fatalf("cancelled: %+v, %v", info, err)
	}
	if _, err := q.Retry(t.Context(), info.ID); err != nil {
		t.Fatal(err)
	}
	await(t, q, info.ID, 2*time.Minute, isDone)
	_, local := run(t, bulk.Job{Inputs: job.Inputs, Options: job.Options})
	sameFiles(t, "after cancel and retry", snapshot(t, job.Output), snapshot(t, local))
	if _, err := q.Cancel(t.Context(), "nothing"); !errors.Is(err, bulk.ErrNoJob) {
		t.Errorf("an unknown job: %v", err)
	}
}

func TestQueue_OtherDictionary(t *testing.T) {
	redis := startRedis(t)
	startWorker(t, redis.URL, "v2")
	q := openQueue(t, redis.URL)
	job := bulk.Job{Inputs: corpus(t, 50)[:1], Dictionary: "v1", Output: filepath.Join(t.TempDir(), "out")}
	info, err := q.Submit(t.Context(), job, "")
	if err != nil {
		t.Fatal(err)
	}
	waiting := await(t, q, info.ID, time.Minute, func(j bulk.JobInfo) bool { return j.Error != "" })
	if want := "bulk: other dictionary version: the job wants v1, this worker holds v2: start a worker with the dictionary of the job"; waiting.Error != want {
		t.Errorf("it waits for %q, want %q", waiting.Error, want)
	}
	startWorker(t, redis.URL, "v1")
	await(t, q, info.ID, time.Minute, isDone)
}

// TestSoak_QueueFaults kills a worker, kills Redis for eight seconds, and hangs it
// for thirty. asynq gives the work of a dead worker back after up to two minutes.
func TestSoak_QueueFaults(t *testing.T) {
	if os.Getenv("ADLAR_SOAK") == "" {
		t.Skip("minutes long: they run in make soak")
	}
	inputs := corpus(t, 4000)
	options := bulk.Options{ShardSize: 16 << 10}
	_, local := run(t, bulk.Job{Inputs: inputs, Options: options})
	want := snapshot(t, local)
	for _, row := range []struct {
		name  string
		fault func(*testing.T, *redisServer, *exec.Cmd)
	}{
		{"a worker killed", func(_ *testing.T, _ *redisServer, w *exec.Cmd) { _ = w.Process.Kill() }},
		{"Redis killed for 8 s", func(t *testing.T, r *redisServer, _ *exec.Cmd) {
			_ = r.cmd.Process.Kill()
			_ = r.cmd.Wait()
			time.Sleep(8 * time.Second)
			r.start(t)
		}},
		{"Redis hung for 30 s", func(_ *testing.T, r *redisServer, _ *exec.Cmd) { hang(r.cmd.Process, 30*time.Second) }},
	} {
		t.Run(row.name, func(t *testing.T) {
			redis := startRedis(t)
			first := startWorker(t, redis.URL, "v1")
			startWorker(t, redis.URL, "v1")
			q := openQueue(t, redis.URL)
			job := bulk.Job{Inputs: inputs, Options: options, Dictionary: "v1", Output: filepath.Join(t.TempDir(), "out")}
			info, err := q.Submit(t.Context(), job, "")
			if err != nil {
				t.Fatal(err)
			}
			await(t, q, info.ID, time.Minute, func(j bulk.JobInfo) bool { return j.Done > 5 })
			begun := time.Now()
			row.fault(t, redis, first)
			await(t, q, info.ID, 6*time.Minute, isDone)
			t.Logf("done %v after the fault", time.Since(begun).Round(time.Second))
			sameFiles(t, row.name, snapshot(t, job.Output), want)
		})
	}
}
