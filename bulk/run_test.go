package bulk_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"

	"github.com/adlar-names/adlar/bulk"
	"github.com/adlar-names/adlar/normalize"
)

// speller is a service that knows one name, and dies of one text.
type speller struct{}

func (speller) Normalize(ctx context.Context, doc normalize.Document) (normalize.Result, error) {
	if strings.Contains(doc.Text, "poison") {
		panic("no such luck")
	}
	if len(doc.Text) > normalize.MaxText {
		return normalize.Result{}, normalize.ErrTooLong
	}
	r := normalize.Result{Text: strings.ReplaceAll(doc.Text, "Сергий", "Сергей"), Offsets: doc.Offsets, Edits: []normalize.Edit{}, Entities: []normalize.Entity{}}
	if at := strings.Index(doc.Text, "Зорбаков"); at >= 0 {
		r.Mentions = append(r.Mentions, normalize.Mention{Start: at, End: at + len("Зорбаков"), Surface: "Зорбаков", Lemma: "Зорбаков", Language: "ru", Kind: "person", Status: normalize.StatusNew})
	}
	if doc.Title != "" {
		r.Title = &normalize.Title{Text: strings.ReplaceAll(doc.Title, "Сергий", "Сергей")}
	}
	return r, ctx.Err()
}

func run(t *testing.T, job bulk.Job) (*bulk.Summary, string) {
	t.Helper()
	job.Service, job.Dictionary = speller{}, "v1"
	if job.Output == "" {
		job.Output = filepath.Join(t.TempDir(), "out")
	}
	sum, err := bulk.Run(t.Context(), job)
	if err != nil {
		t.Fatal(err)
	}
	return sum, job.Output
}

func put(t *testing.T, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// parts is the content of all part files, in order.
func parts(t *testing.T, dir string) string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "part-*"))
	if err != nil {
		t.Fatal(err)
	}
	var all bytes.Buffer
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(data)
	}
	return all.String()
}

func gz(texts ...string) []byte {
	var b bytes.Buffer
	for _, text := range texts { // a member each
		w := gzip.NewWriter(&b)
		_, _ = w.Write([]byte(text))
		_ = w.Close()
	}
	return b.Bytes()
}

func zst(text string) []byte {
	w, _ := zstd.NewWriter(nil)
	return w.EncodeAll([]byte(text), nil)
}

func TestRun_Formats(t *testing.T) {
	for _, row := range []struct {
		name, file string
		in         []byte
		options    bulk.Options
		want       string
		rejects    []string // substrings, in order
	}{
		{"ndjson keeps other bytes", "a.ndjson", []byte(`{"id": 7, "x":[1,{"text":"Сергий"}], "text" :"Сергий \"Л\"" }` + "\n"), bulk.Options{},
			`{"id": 7, "x":[1,{"text":"Сергий"}], "text" :"Сергей \"Л\"" }` + "\n", nil},
		{"title too", "a.jsonl", []byte(`{"title":"Сергий","text":"Сергий"}`), bulk.Options{}, `{"title":"Сергей","text":"Сергей"}` + "\n", nil},
		{"escaped letters", "a.ndjson", []byte(`{"te\u0078t":"\u0421ергий"}` + "\r\n"), bulk.Options{}, `{"te\u0078t":"Сергей"}` + "\r\n", nil},
		{"unchanged escapes stay", "a.ndjson", []byte(`{"text":"\u0421"}` + "\n"), bulk.Options{}, `{"text":"\u0421"}` + "\n", nil},
		{"mark, CRLF, blank line", "a.ndjson", []byte("\xEF\xBB\xBF{\"text\":\"Сергий\"}\r\n\r\n{\"text\":\"б\"}\r\n"), bulk.Options{},
			"{\"text\":\"Сергей\"}\r\n{\"text\":\"б\"}\r\n", nil},
		{"columns", "a.ndjson", []byte(`{"text":"Сергий"}`), bulk.Options{Columns: true}, `{"text":"Сергий","normalized":"Сергей","entities":[],"edits":[]}` + "\n", nil},
		{"bad records", "a.ndjson", []byte("{\"id\":\"q\"}\nnot\n{\"text\":\"poison\",\"id\":\"p\"}\n{\"text\":\"\xff\"}\n{\"text\":7}\n{\"text\":\"ok\"}\n"), bulk.Options{}, "{\"text\":\"ok\"}\n",
			[]string{`"record":1,"offset":0,"bytes":11,"id":"q","code":"no_text"`, `"record":2,"offset":11,"bytes":4,"code":"invalid_json"`, `"id":"p","code":"internal"`, `"code":"invalid_utf8"`, `"code":"invalid_json"`}},
		{"array, pretty", "a.json", []byte("[\n {\"text\": \"Сергий\",\n  \"a\": \"]\\\"}\"},\n {\"text\":\"б\"}\n]\n"), bulk.Options{},
			"[\n{\"text\":\"Сергей\",\"a\":\"]\\\"}\"},\n{\"text\":\"б\"}\n]\n", nil},
		{"array, empty", "a.json", []byte("[]"), bulk.Options{}, "", nil},
		{"array, a bad element", "a.json", []byte(`[{"text":"a"},nope,{"text":"b"}]`), bulk.Options{}, "[\n{\"text\":\"a\"},\n{\"text\":\"b\"}\n]\n", []string{`"record":2`}},
		{"csv of pandas", "a.csv", []byte("\xEF\xBB\xBFid,text,n\r\n1,\"Сергий, \"\"друг\"\"\nвторой\",x\r\n2,б,\r\n"), bulk.Options{},
			"id,text,n\r\n1,\"Сергей, \"\"друг\"\"\nвторой\",x\r\n2,б,\r\n", nil},
		{"csv, columns", "a.csv", []byte("text\nСергий\n"), bulk.Options{Columns: true}, "text,normalized,entities,edits\nСергий,Сергей,[],[]\n", nil},
		{"csv, named column, no last line end", "a.csv", []byte("id,body\n1,Сергий"), bulk.Options{TextColumn: "body"}, "id,body\n1,Сергей\n", nil},
		{"csv, only a header", "a.csv", []byte("id,text\n"), bulk.Options{}, "id,text\n", nil},
		{"csv, bad records", "a.csv", []byte("id,text\n1\n2,\"a\"b\n3,Сергий\n4,\"open\n"), bulk.Options{}, "id,text\n3,Сергей\n", []string{"has 1 columns", "after its closing quote", "never closed"}},
		{"tsv", "a.tsv", []byte("id\ttext\n1\tСергий, да\n"), bulk.Options{}, "id\ttext\n1\tСергей, да\n", nil},
		{"text", "a.txt", []byte("Сергий\nЛавров"), bulk.Options{}, "", nil},
		{"gz of two members", "a.ndjson.gz", gz("{\"text\":\"Сергий\"}\n", "{\"text\":\"б\"}\n"), bulk.Options{}, "{\"text\":\"Сергей\"}\n{\"text\":\"б\"}\n", nil},
		{"zst", "a.csv.zst", zst("text\nСергий\n"), bulk.Options{}, "text\nСергей\n", nil},
		{"gz without its name", "a.ndjson", gz("{\"text\":\"Сергий\"}\n"), bulk.Options{}, "{\"text\":\"Сергей\"}\n", nil},
	} {
		t.Run(row.name, func(t *testing.T) {
			in := put(t, row.file, row.in)
			_, out := run(t, bulk.Job{Inputs: []string{in}, Options: row.options})
			want := row.want
			if row.name == "text" {
				want = fmt.Sprintf("{\"id\":%q,\"text\":\"Сергей\\nЛавров\"}\n", in)
			}
			if got := parts(t, out); got != want {
				t.Errorf("%s\n got %+q\nwant %+q", row.file, got, want)
			}
			data, err := os.ReadFile(filepath.Join(out, "reject.jsonl"))
			if err != nil {
				t.Fatal(err)
			}
			lines := strings.Split(strings.TrimSpace(string(data)), "\n")
			if len(row.rejects) == 0 && len(data) > 0 || len(row.rejects) > 0 && len(lines) != len(row.rejects) {
				t.Fatalf("rejects %s, want %d", data, len(row.rejects))
			}
			for i, want := range row.rejects {
				if !strings.Contains(lines[i], want) {
					t.Errorf("reject %d is %s, want %s", i, lines[i], want)
				}
			}
		})
	}
}

func TestRun_OutputFolder(t *testing.T) {
	in := put(t, "a.ndjson", []byte("{\"text\":\"Сергий\"}\n"))
	_, out := run(t, bulk.Job{Inputs: []string{in}})
	job := bulk.Job{Inputs: []string{in}, Output: out, Service: speller{}, Dictionary: "v1"}
	if _, err := bulk.Run(t.Context(), job); !errors.Is(err, bulk.ErrNotEmpty) {
		t.Errorf("a second run says %v, want ErrNotEmpty", err)
	}
	job.Resume = true
	if sum, err := bulk.Run(t.Context(), job); err != nil || sum.Records != 1 {
		t.Errorf("resume of a finished job: %v, %v", sum, err)
	}
	job.Output = t.TempDir()
	if err := os.WriteFile(filepath.Join(job.Output, "mine"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := bulk.Run(t.Context(), job); !errors.Is(err, bulk.ErrOtherJob) {
		t.Errorf("a folder of others says %v, want ErrOtherJob", err)
	}
}
