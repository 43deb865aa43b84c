package flow

import (
	"reflect"
	"testing"
)

// strip drops the lines of a node, which TestParse_Lines checks apart.
func strip(n Node) Node {
	n.Line = 0
	for i := range n.Keys {
		n.Keys[i].Line = 0
	}
	for i := range n.List {
		n.List[i] = strip(n.List[i])
	}
	if len(n.List) == 0 {
		n.List, n.Keys = nil, nil
	}
	return n
}

var files = []struct{ name, src string }{
	{"flow entry", "list: given\nentries:\n- {id: a-b, g: m, az: Əli, also: {en: [Ali, \"A, B\", 'C: d']}, why: press}\n"},
	{"comments and blanks", "# head\nlist: given # tail\n\nentries:\n# one\n- {id: a, az: B} # two\n\n- {id: c, az: D}\n"},
	{"block entry", "list: places\nentries:\n- id: x\n  kind: city\n  lines:\n  - {line: a, az: B, source: {title: t, retrieved: 2026-12-01}}\n  - {line: b, az: C}\n- {id: y, kind: city}\n"},
	{"flow over lines", "list: places\nentries:\n- {id: x,\n   az: Y,\n   also: {en: [a,\n     b]}}\n- {id: z, az: Q}\n"},
	{"colon inside a word", "list: places\nentries:\n- {id: x, en: 'a:b', ru: a:b, uk: c d e}\n"},
	{"roles", "list: people\nentries:\n- {id: x, az: Y Z, roles: [foreign-minister @ azerbaijan 2020-07-16.., head @ y ..2004], s: 7}\n"},
	{"escapes go to the library", "list: x\nentries:\n- {id: x, en: \"a\\u0301\", ru: 'it''s'}\n"},
	{"header forms", "list: given\norigin: az\nsource: {title: curated list, retrieved: 2026-12-01, licence: own}\nwhy: press\nentries:\n- {id: a, decl: {ru: \"0\"}}\n"},
	{"block header", "source:\n  title: x\n  licence: own\nentries:\n- {id: a}\n"},
	{"empty values", "list: x\nentries:\n- {id: a, also: {}, b: []}\n"},
	{"trailing comma", "list: x\nentries:\n- {id: a, b: [c, d,],}\n"},
	{"scalar entries", "list: words\nentries:\n- one\n- [two, three]\n"},
}

func TestParse_SameAsLibrary(t *testing.T) {
	for _, f := range files {
		t.Run(f.name, func(t *testing.T) {
			got, gf := Parse(f.src)
			want, wf := ParseSlow(f.src)
			if gf != nil || wf != nil {
				t.Fatalf("faults: %v, library %v", gf, wf)
			}
			if !reflect.DeepEqual(strip(got), strip(want)) {
				t.Errorf("Parse(%+q)\n got %+v\nwant %+v", f.src, got, want)
			}
		})
	}
}

func TestParse_Lines(t *testing.T) {
	n, faults := Parse("list: x\nentries:\n- {id: a,\n   az: B}\n- id: c\n  kind: d\n- {id: e}\n")
	if faults != nil {
		t.Fatal(faults)
	}
	e := n.List[1].List
	for _, row := range []struct {
		name      string
		got, want int
	}{
		{"flow", e[0].Line, 3}, {"second line", e[0].List[1].Line, 4}, {"block", e[1].Line, 5}, {"block value", e[1].List[1].Line, 6}, {"last", e[2].Line, 7},
	} {
		if row.got != row.want {
			t.Errorf("%s: line %d, want %d", row.name, row.got, row.want)
		}
	}
}

func TestParse_Faults(t *testing.T) {
	for _, row := range []struct {
		name, src string
		line      int
	}{
		{"open brace", "list: x\nentries:\n- {id: a\n- {id: b}\n", 3},
		{"stray bracket", "list: x\nentries:\n- {id: a}}\n", 3},
		{"anchor", "list: x\nentries:\n- &a {id: a}\n", 3},
		{"alias", "list: x\nentries:\n- {id: *a}\n", 3},
		{"list before entries", "list: x\n- {id: a}\n", 2},
		{"indented", "  list: x\n", 1},
	} {
		t.Run(row.name, func(t *testing.T) {
			_, faults := Parse(row.src)
			if len(faults) == 0 {
				t.Fatalf("Parse(%q): no fault", row.src)
			}
			if faults[0].Line != row.line {
				t.Errorf("Parse(%q): %v, want line %d", row.src, faults, row.line)
			}
		})
	}
}

func FuzzParse(f *testing.F) {
	for _, x := range files {
		f.Add(x.src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		n, faults := Parse(src)
		if faults != nil {
			return
		}
		want, wf := ParseSlow(src)
		if wf != nil {
			return // the library sees the file as a whole and may refuse more
		}
		if !reflect.DeepEqual(strip(n), strip(want)) {
			t.Errorf("Parse(%+q)\n got %+v\nwant %+v", src, n, want)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	src := "list: given\nentries:\n"
	for range 1000 {
		src += "- {id: volodymyr, g: m, uk: Володимир, ru: Владимир, az: Volodimir, short: {uk: [Вова, Володя]}, also: {en: [Volodimir]}}\n"
	}
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		Parse(src)
	}
}
