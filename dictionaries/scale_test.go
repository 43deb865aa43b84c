package dictionaries

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode"
	"unicode/utf8"
)

// generated is a dictionary of n names of one to three made-up words, and the
// names. The words follow Russian syllables, so that stems share beginnings.
func generated(n int) (*Dictionary, [][]string) {
	r := rand.New(rand.NewPCG(1, uint64(n)))
	syllables := strings.Fields("ба ве гор ди жу зим кло ле мар но пет ру сов то уль фир хан це чер шу щек эл юр яр стан бек град ник лав рос тим вал кус мен дор")
	vocabulary := make([]string, max(n/8, 2000))
	for i := range vocabulary {
		var b strings.Builder
		for range 2 + r.IntN(3) {
			b.WriteString(syllables[r.IntN(len(syllables))])
		}
		vocabulary[i] = b.String() + string([]rune("бвгдклмнпрст")[r.IntN(12)])
	}
	b := newBuilder(&corpus{})
	b.ents = append(b.ents, Entity{ID: "place/x", Kind: KindPlace})
	seen := map[string]bool{}
	names := make([][]string, 0, n)
	for len(names) < n {
		words := make([]string, 1+r.IntN(3))
		for i := range words {
			words[i] = vocabulary[r.IntN(len(vocabulary))]
		}
		if len(words) == 1 {
			words[0] += syllables[r.IntN(len(syllables))] + "н"
		}
		text := strings.Join(words, " ")
		if seen[text] {
			continue
		}
		seen[text] = true
		names = append(names, words)
		id := b.spell(text, Spelling{Entity: 1, Lang: ru + 1})
		parts := make([]SpelledWord, len(words))
		for i, w := range words {
			parts[i] = SpelledWord{Text: w}
		}
		b.path(0, ru, parts, id)
	}
	return b.finish(), names
}

// newsText mixes names, in any letter case, into words that are none.
func newsText(names [][]string, bytes int) []Word {
	r := rand.New(rand.NewPCG(2, 3))
	filler := strings.Fields("в на и что сообщил вчера вечером правительство заседание который было решение города после встречи республики вопрос также однако президента")
	var out []Word
	for size := 0; size < bytes; {
		add := func(w string, g Gap) {
			out = append(out, Word{Key: AppendKey(nil, w), Text: w, Gap: g})
			size += len(w) + 1
		}
		if r.IntN(12) > 0 {
			w := filler[r.IntN(len(filler))]
			if r.IntN(4) == 0 {
				w += string([]rune("абвгдежз")[r.IntN(8)])
			}
			add(w, Gap(r.IntN(20)/18*2))
			continue
		}
		name := names[r.IntN(len(names))]
		for i, w := range name {
			switch r.IntN(4) {
			case 0:
				w = strings.ToUpper(w)
			case 1:
				c, n := utf8.DecodeRuneInString(w)
				w = string(unicode.ToUpper(c)) + w[n:]
			}
			g := GapSpace
			if i == len(name)-1 {
				g = Gap(r.IntN(3))
			}
			if r.IntN(30) == 0 {
				g = GapOther
			}
			add(w, g)
		}
	}
	return out
}

// longest scans text leftmost-longest.
func longest(d *Dictionary, words []Word, each func(at, n int)) {
	var hits []NameHit
	for i := 0; i < len(words); {
		if hits = d.NamesAt(hits[:0], words[i:]); len(hits) > 0 {
			each(i, hits[0].Words)
			i += hits[0].Words
		} else {
			i++
		}
	}
}

// The matcher must find exactly what an exhaustive search over a set of all
// names finds.
func TestNamesAt_Exhaustive(t *testing.T) {
	size, text := 20_000, 1<<20
	if os.Getenv("ADLAR_SCALE") != "" {
		size, text = 1_000_000, 8<<20
	}
	d, names := generated(size)
	set := map[string]bool{}
	for _, n := range names {
		set[strings.Join(n, " ")] = true
	}
	words := newsText(names, text)
	type hit struct{ at, n int }
	var got, want []hit
	longest(d, words, func(at, n int) { got = append(got, hit{at, n}) })
	for i := 0; i < len(words); {
		n := 0
		phrase := ""
		for k := 0; k < 3 && i+k < len(words); k++ {
			if k > 0 {
				if words[i+k-1].Gap == GapOther {
					break
				}
				phrase += " "
			}
			phrase += string(words[i+k].Key)
			if set[phrase] {
				n = k + 1
			}
		}
		if n > 0 {
			want = append(want, hit{i, n})
			i += n
		} else {
			i++
		}
	}
	if !slices.Equal(got, want) {
		for i := range want {
			if i >= len(got) || got[i] != want[i] {
				t.Fatalf("%d hits, want %d; the first that differs: %v", len(got), len(want), want[i])
			}
		}
		t.Fatalf("%d hits, want %d", len(got), len(want))
	}
	if len(want) < text/1000 {
		t.Fatalf("only %d names in the text: the test says little", len(want))
	}
	tables := d.m.bytes()
	t.Logf("%d names, %d words, %d hits, matcher tables %.1f bytes a name", size, len(words), len(want), float64(tables)/float64(size))
}

func TestOpen_Scale(t *testing.T) {
	if os.Getenv("ADLAR_SCALE") == "" {
		t.Skip("set ADLAR_SCALE=1 to build a dictionary of a million names")
	}
	d, names := generated(1_000_000)
	ents := make([]Entity, 1_000_001)
	for i := range ents {
		ents[i] = Entity{ID: fmt.Sprintf("place/p%d", i), Kind: KindPlace, Names: [4]string{1: strings.Join(names[i%len(names)], " ")}}
	}
	d.ents = records[Entity]{list: ents}
	d.entInfo = make([]entInfo, len(ents))
	var out bytes.Buffer
	if err := d.Compile(&out); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "big.dict")
	if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	var best time.Duration = time.Hour
	for range 5 {
		start := time.Now()
		o, err := Open(file)
		if err != nil {
			t.Fatal(err)
		}
		best = min(best, time.Since(start))
		if o.Entities() != len(ents) || o.Entity(77).ID != "place/p77" {
			t.Fatal("wrong entity")
		}
	}
	t.Logf("%d bytes, opened in %v", out.Len(), best)
	if best > 5*time.Millisecond {
		t.Errorf("opened in %v, want at most 5ms", best)
	}
}

func BenchmarkNamesAt(b *testing.B) {
	for _, n := range []int{10_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			d, names := generated(n)
			words := newsText(names, 2<<20)
			size := 0
			for i := range words {
				size += len(words[i].Text) + 1
			}
			b.SetBytes(int64(size))
			b.ReportMetric(float64(d.m.bytes())/float64(n), "table-B/name")
			hits := make([]NameHit, 0, 64)
			b.ReportAllocs()
			for b.Loop() {
				for i := range words {
					hits = d.NamesAt(hits[:0], words[i:])
				}
			}
		})
	}
}

// A folder of the size the curated data grows to must be checked in a second.
func BenchmarkCheck(b *testing.B) {
	var src strings.Builder
	src.WriteString("list: surnames\norigin: az\nsource: {title: curated, retrieved: 2026-12-01, licence: own}\nentries:\n")
	for i := range 20_000 {
		name := ""
		for n := i + 676; n > 0; n /= 26 {
			name += string(rune('a'+n%26)) + "a"
		}
		fmt.Fprintf(&src, "- {id: n%d, az: B%sov, also: {en: [Q%sof, W%soff]}}\n", i, name, name, name)
	}
	fsys := fstest.MapFS{"a.yaml": {Data: []byte(src.String())}}
	for b.Loop() {
		faults, n, err := Check(fsys)
		if err != nil || n != 20_000 {
			b.Fatal(len(faults), n, err)
		}
	}
}
