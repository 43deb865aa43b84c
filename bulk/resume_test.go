package bulk_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/adlar-names/adlar/bulk"
)

// TestMain lets a test start this binary as a process of its own, to kill it.
func TestMain(m *testing.M) {
	if text := os.Getenv("ADLAR_BULK_TEST_JOB"); text != "" {
		os.Exit(child(text))
	}
	if url := os.Getenv("ADLAR_BULK_TEST_WORKER"); url != "" {
		os.Exit(workerChild(url))
	}
	os.Exit(m.Run())
}

func child(text string) int {
	var job bulk.Job
	err := json.Unmarshal([]byte(text), &job)
	job.Service, job.Dictionary = speller{}, "v1"
	if err == nil {
		_, err = bulk.Run(context.Background(), job)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// start runs a job in a process of its own.
func start(t *testing.T, job bulk.Job) *exec.Cmd {
	t.Helper()
	job.Progress, job.Propose = nil, nil
	text, err := json.Marshal(struct {
		Inputs  []string
		Output  string
		Options bulk.Options
		Workers int
		Resume  bool
	}{job.Inputs, job.Output, job.Options, job.Workers, job.Resume})
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), "ADLAR_BULK_TEST_JOB="+string(text))
	cmd.Stderr = &bytes.Buffer{}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd
}

// snapshot is every file of an output but the manifest. It fails for a file that
// a finished output must not hold.
func snapshot(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		name := e.Name()
		if name == "manifest.json" {
			continue
		}
		if e.IsDir() || !strings.HasPrefix(name, "part-") && !strings.HasPrefix(name, "mentions-") && name != "reject.jsonl" && name != "unknown.csv" && name != "_SUCCESS" {
			t.Errorf("%s is left in the output", name)
			continue
		}
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		files[name] = string(data)
	}
	if _, ok := files["_SUCCESS"]; !ok {
		t.Errorf("%s: no _SUCCESS", dir)
	}
	return files
}

func sameFiles(t *testing.T, label string, got, want map[string]string) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%s: %d files, want %d", label, len(got), len(want))
	}
	for name, content := range want {
		if got[name] != content {
			t.Errorf("%s: %s differs: %d bytes, want %d", label, name, len(got[name]), len(content))
		}
	}
}

// corpus is an input of each way to be cut: plain lines, compressed, table,
// array, Parquet, a folder.
func corpus(t *testing.T, count int) []string {
	t.Helper()
	var lines, table, array strings.Builder
	table.WriteString("id,text\n")
	array.WriteString("[")
	for i := range count {
		text := fmt.Sprintf("Сергий Лавров и Зорбаков, запись %d. %s", i, strings.Repeat("слово ", i%50))
		if i%97 == 0 {
			text = "poison"
		}
		fmt.Fprintf(&lines, "{\"id\":%d,\"text\":%q}\n", i, text)
		fmt.Fprintf(&table, "%d,\"%s\n\"\"второй\"\"\"\n", i, text)
		if i > 0 {
			array.WriteString(",\n")
		}
		fmt.Fprintf(&array, "{\"id\":%d,\"text\":%q}", i, text)
	}
	array.WriteString("]")
	folder := t.TempDir()
	for i := range 30 {
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%02d.txt", i)), []byte("Сергий"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	rows, _ := articles(t, count)
	return []string{
		put(t, "a.ndjson", []byte(lines.String())), put(t, "b.ndjson.gz", gz(lines.String(), lines.String())), put(t, "c.csv", []byte(table.String())),
		put(t, "d.json", []byte(array.String())), put(t, "e.csv.zst", zst(table.String())), rows, folder,
	}
}

func TestRun_SameBytesWhateverTheWorkers(t *testing.T) {
	inputs := corpus(t, 1000)
	options := bulk.Options{ShardSize: 32 << 10, Mentions: true}
	sum, one := run(t, bulk.Job{Inputs: inputs, Workers: 1, Options: options})
	want := snapshot(t, one)
	if sum.Records < 6*1000 || sum.Rejected == 0 || len(sum.Parts) < 15 || len(sum.TopUnknown) != 1 {
		t.Fatalf("%d records, %d rejected, %d parts, %d unknown", sum.Records, sum.Rejected, len(sum.Parts), len(sum.TopUnknown))
	}
	_, eight := run(t, bulk.Job{Inputs: inputs, Workers: 8, Options: options})
	sameFiles(t, "8 workers", snapshot(t, eight), want)
	options.Compress = "gz"
	_, one = run(t, bulk.Job{Inputs: inputs, Workers: 1, Options: options})
	_, eight = run(t, bulk.Job{Inputs: inputs, Workers: 8, Options: options})
	sameFiles(t, "8 workers, gz", snapshot(t, eight), snapshot(t, one))
}

// TestRun_ResumeAfterKill kills jobs at random moments and goes on with them.
func TestRun_ResumeAfterKill(t *testing.T) { killAndResume(t, 3, 600) }

// TestSoak_ResumeAfterKill does so longer.
func TestSoak_ResumeAfterKill(t *testing.T) {
	if os.Getenv("ADLAR_SOAK") == "" {
		t.Skip("minutes long: it runs in make soak")
	}
	killAndResume(t, 30, 8000)
}

func killAndResume(t *testing.T, kills, size int) {
	t.Helper()
	inputs := corpus(t, size)
	options := bulk.Options{ShardSize: 16 << 10, Mentions: true}
	begun := time.Now()
	_, whole := run(t, bulk.Job{Inputs: inputs, Workers: 2, Options: options})
	took := time.Since(begun)
	want := snapshot(t, whole)
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 1))
	for round := range kills {
		job := bulk.Job{Inputs: inputs, Workers: 2, Options: options, Output: filepath.Join(t.TempDir(), "out")}
		killed := 0
		for range 3 {
			cmd := start(t, job)
			time.Sleep(time.Duration(random.Int64N(int64(took))))
			if cmd.Process.Kill() == nil {
				killed++
			}
			_ = cmd.Wait()
			job.Resume = true
		}
		cmd := start(t, job)
		if err := cmd.Wait(); err != nil {
			t.Fatalf("resume: %v: %s", err, cmd.Stderr)
		}
		sameFiles(t, fmt.Sprintf("round %d, killed %d times", round, killed), snapshot(t, job.Output), want)
	}
}

func TestRun_TooLongRecord(t *testing.T) {
	long := `{"text":"` + strings.Repeat("a", bulk.MaxRecord) + `"}` + "\n"
	ok := "{\"text\":\"Сергий\"}\n"
	for _, file := range []struct {
		name string
		in   []byte
	}{{"a.ndjson", []byte(ok + long + ok)}, {"a.ndjson.gz", gz(ok + long + ok)}, {"a.json", []byte("[" + ok + "," + long + "," + ok + "]")}} {
		sum, out := run(t, bulk.Job{Inputs: []string{put(t, file.name, file.in)}})
		reject, _ := os.ReadFile(filepath.Join(out, "reject.jsonl"))
		if sum.Records != 3 || sum.Rejected != 1 || strings.Count(parts(t, out), "Сергей") != 2 || !bytes.Contains(reject, []byte(`"record":2`)) || !bytes.Contains(reject, []byte("text_too_long")) {
			t.Errorf("%s: %d records, %d rejected: %s", file.name, sum.Records, sum.Rejected, reject)
		}
	}
}
