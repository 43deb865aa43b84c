package dictionaries

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// TestLoad_Hostile loads overlays made to break a YAML reader: each ends in
// faults that name the file, soon, never in a panic or a dictionary.
func TestLoad_Hostile(t *testing.T) {
	head := "list: places\nsource: {title: t, retrieved: 2026-12-01, licence: own}\nentries:\n"
	laughs := "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n"
	for i := 1; i < 12; i++ {
		laughs += fmt.Sprintf("a%d: &a%d [%s]\n", i, i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d,", i-1), 10), ","))
	}
	for _, row := range []struct{ name, file, data string }{
		{"billion laughs", "places/a.yaml", laughs + head},
		{"merged laughs", "places/a.yaml", head + "- &x {id: x, kind: city, ru: Икс, also: {ru: *x}}\n"},
		{"alias of itself", "places/a.yaml", "list: &l [*l]\n"},
		{"lists 20,000 deep", "places/a.yaml", head + "- " + strings.Repeat("[", 20_000) + strings.Repeat("]", 20_000) + "\n"},
		{"maps 20,000 deep", "places/a.yaml", head + "- " + strings.Repeat("{a: ", 20_000) + "1" + strings.Repeat("}", 20_000) + "\n"},
		{"indentation 5,000 deep", "places/a.yaml", head + stairs(5_000)},
		{"binary", "places/a.yaml", "\x00\x01\x02\xff\xfe"},
		{"code tag", "places/a.yaml", head + "- !!python/object/apply:os.system [ls]\n"},
		{"path in an id", "places/a.yaml", head + "- {id: ../../etc, kind: city, ru: Икс}\n"},
		{"invalid UTF-8 name", "places/a.yaml", head + "- {id: x, kind: city, ru: \"\xff\xfe\"}\n"},
		{"key of a megabyte", "places/a.yaml", head + "- {" + strings.Repeat("k", 1<<20) + ": 1}\n"},
		{"bidi override in a name", "places/a.yaml", head + "- {id: x, kind: city, ru: \"Ба\\u202eку\"}\n"},
		{"zero width in a name", "places/a.yaml", head + "- {id: x, kind: city, ru: \"Ба\\u200bку\"}\n"},
		{"homoglyph in a name", "places/a.yaml", head + "- {id: x, kind: city, ru: \"Бaку\"}\n"},
	} {
		t.Run(row.name, func(t *testing.T) {
			began := time.Now()
			_, err := Load(fstest.MapFS{row.file: &fstest.MapFile{Data: []byte(row.data)}})
			if err == nil {
				t.Fatal("loads")
			}
			if !strings.Contains(err.Error(), row.file) {
				t.Errorf("the error does not name the file: %.200v", err)
			}
			if len(err.Error()) > len(row.data)+1<<16 {
				t.Errorf("an error of %d bytes", len(err.Error()))
			}
			if d := time.Since(began); d > 20*time.Second {
				t.Errorf("took %v", d)
			}
		})
	}
}

func stairs(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}
