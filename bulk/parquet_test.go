package bulk_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/parquet-go/parquet-go"

	"github.com/adlar-names/adlar/bulk"
)

type article struct {
	Zone string   `parquet:"zone,dict"`
	ID   int64    `parquet:"id"`
	Text *string  `parquet:"text,optional,zstd"`
	Tags []string `parquet:"tags,list"`
}

type added struct {
	Normalized *string `parquet:"normalized,optional"`
	Edits      *string `parquet:"edits,optional"`
}

type wider struct {
	article
	added
}

func articles(t *testing.T, count int) (string, []article) {
	t.Helper()
	var b bytes.Buffer
	w := parquet.NewGenericWriter[article](&b, parquet.KeyValueMetadata("pandas", "{}"), parquet.MaxRowsPerRowGroup(int64(count/3+1)))
	var rows []article
	for i := range count {
		text := "Сергий Лавров"
		a := article{Zone: []string{"az", "ru"}[i%2], ID: int64(i), Text: &text}
		if i%5 == 4 {
			a.Text = nil
		}
		for range i % 3 {
			a.Tags = append(a.Tags, "t")
		}
		rows = append(rows, a)
	}
	if _, err := w.Write(rows); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return put(t, "in.parquet", b.Bytes()), rows
}

func readArticles(t *testing.T, name string, columns bool) []wider {
	t.Helper()
	part, err := parquet.ReadFile[article](name)
	if err != nil {
		t.Fatal(err)
	}
	var list []wider
	for _, a := range part {
		list = append(list, wider{article: a})
	}
	if columns {
		added, err := parquet.ReadFile[added](name)
		if err != nil {
			t.Fatal(err)
		}
		for i, a := range added {
			list[i].added = a
		}
	}
	return list
}

func TestRun_Parquet(t *testing.T) {
	in, rows := articles(t, 1000)
	for _, columns := range []bool{false, true} {
		sum, out := run(t, bulk.Job{Inputs: []string{in}, Options: bulk.Options{Columns: columns, ShardSize: 2048}})
		if len(sum.Parts) < 4 || sum.Records != 1000 || sum.Rejected != 0 {
			t.Fatalf("%d parts, %d records, %d rejected", len(sum.Parts), sum.Records, sum.Rejected)
		}
		names, _ := filepath.Glob(filepath.Join(out, "part-*.parquet"))
		var got []wider
		for _, name := range names {
			got = append(got, readArticles(t, name, columns)...)
		}
		if len(got) != len(rows) {
			t.Fatalf("%d rows, want %d", len(got), len(rows))
		}
		for i, g := range got {
			want := rows[i]
			text := g.Text
			if columns {
				text = g.Normalized
				if (g.Text == nil) != (want.Text == nil) || g.Text != nil && *g.Text != *want.Text {
					t.Fatalf("row %d: the text changed", i)
				}
			}
			if g.ID != want.ID || g.Zone != want.Zone || !slices.Equal(g.Tags, want.Tags) || (text == nil) != (want.Text == nil) || text != nil && *text != "Сергей Лавров" {
				t.Fatalf("row %d: got %+v, edits %v, want %+v", i, g, g.Edits, want)
			}
		}
		f, err := os.Open(names[0])
		if err != nil {
			t.Fatal(err)
		}
		info, _ := f.Stat()
		p, err := parquet.OpenFile(f, info.Size())
		if err != nil {
			t.Fatal(err)
		}
		if v, _ := p.Lookup("pandas"); v != "{}" {
			t.Errorf("the metadata of pandas is lost")
		}
		if first := p.Schema().Fields()[0].Name(); first != "zone" {
			t.Errorf("first column %q, want zone: the order is lost", first)
		}
		_ = f.Close()
	}
}
