package normalize_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/adlar-names/adlar/dictionaries"
	"github.com/adlar-names/adlar/normalize"
)

var update = flag.Bool("update", false, "write what the normalizer answers into the golden files")

// builtin is the normalizer over the shipped dictionary, made once.
var builtin = sync.OnceValues(func() (*normalize.Normalizer, error) {
	d, err := dictionaries.Builtin()
	if err != nil {
		return nil, err
	}
	return normalize.New(d, normalize.Options{})
})

func normalizer(t testing.TB) *normalize.Normalizer {
	t.Helper()
	n, err := builtin()
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// golden is one article with what is expected of it.
type golden struct {
	head     string // comments and settings, as written
	doc      normalize.Document
	want     string
	mentions string
}

func readGolden(name string) (golden, error) {
	var g golden
	b, err := os.ReadFile(name)
	if err != nil {
		return g, err
	}
	head, rest, ok := strings.Cut(string(b), "-- text --\n")
	if !ok {
		return g, fmt.Errorf("%s: no section -- text --", name)
	}
	g.head = head
	for _, line := range strings.Split(head, "\n") {
		key, value, ok := strings.Cut(line, ":")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		value = strings.TrimSpace(value)
		switch key {
		case "lang":
			g.doc.Lang = value
		case "date":
			g.doc.Date = value
		case "style":
			g.doc.Style = value
		case "format":
			g.doc.Format = value
		case "title":
			g.doc.Title = value
		default:
			return g, fmt.Errorf("%s: no setting %q", name, key)
		}
	}
	rest, g.mentions, _ = strings.Cut(rest, "-- mentions --\n")
	g.doc.Text, g.want, ok = strings.Cut(rest, "-- want --\n")
	if !ok {
		g.want = g.doc.Text
	}
	return g, nil
}

func (g *golden) file(text, mentions string) string {
	s := g.head + "-- text --\n" + g.doc.Text
	if text != g.doc.Text {
		s += "-- want --\n" + text
	}
	return s + "-- mentions --\n" + mentions
}

func listMentions(ms []normalize.Mention) string {
	var b strings.Builder
	for _, m := range ms {
		who := string(m.Status)
		if m.Entity != nil {
			who = *m.Entity
		}
		fmt.Fprintf(&b, "%s = %s\n", strings.Join(strings.Fields(m.Surface), " "), who)
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/golden/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no golden articles: %v", err)
	}
	n := normalizer(t)
	for _, f := range files {
		t.Run(strings.TrimSuffix(filepath.Base(f), ".txt"), func(t *testing.T) {
			g, err := readGolden(f)
			if err != nil {
				t.Fatal(err)
			}
			r, err := n.Normalize(context.Background(), g.doc)
			if err != nil {
				t.Fatal(err)
			}
			got := listMentions(r.Mentions)
			if *update {
				if err := os.WriteFile(f, []byte(g.file(r.Text, got)), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if r.Text != g.want {
				t.Errorf("text:\n%s", lineDiff(g.want, r.Text))
			}
			if got != g.mentions {
				t.Errorf("mentions:\n%s", lineDiff(g.mentions, got))
			}
			if err := lawful(g.doc, &r); err != nil {
				t.Error(err)
			}
			again := g.doc
			again.Text = r.Text
			second, err := n.Normalize(context.Background(), again)
			if err != nil {
				t.Fatal(err)
			}
			if len(second.Edits) > 0 {
				t.Errorf("a second pass plans edits: %+v", second.Edits)
			}
		})
	}
}

// lineDiff shows the lines of want (-) and got (+) that differ.
func lineDiff(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	var b strings.Builder
	i, j := 0, 0
	for i < len(w) || j < len(g) {
		switch {
		case i < len(w) && j < len(g) && w[i] == g[j]:
			i++
			j++
		case j < len(g) && !contains(w[i:], g[j]):
			fmt.Fprintf(&b, "+ %s\n", g[j])
			j++
		case i < len(w):
			fmt.Fprintf(&b, "- %s\n", w[i])
			i++
		default:
			fmt.Fprintf(&b, "+ %s\n", g[j])
			j++
		}
	}
	return b.String()
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
