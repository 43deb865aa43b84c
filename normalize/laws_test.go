package normalize_test

import (
	"context"
	"fmt"
	"os"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/adlar-names/adlar/normalize"
	"pgregory.net/rapid"
)

// lawful checks the laws that a Result keeps with its document. Offsets of doc
// must be code points.
func lawful(doc normalize.Document, r *normalize.Result) error {
	runes := offsets(doc.Text)
	at := 0
	var b strings.Builder
	last := 0
	for i, e := range r.Edits {
		if e.Start < at || e.End < e.Start || e.End >= len(runes) {
			return fmt.Errorf("edit %d [%d,%d) out of order or bounds", i, e.Start, e.End)
		}
		s, t := runes[e.Start], runes[e.End]
		if doc.Text[s:t] != e.Old {
			return fmt.Errorf("edit %d says old %+q, the text says %+q", i, e.Old, doc.Text[s:t])
		}
		if e.Old == e.New {
			return fmt.Errorf("edit %d changes nothing: %+q", i, e.Old)
		}
		if e.Mention < 0 || e.Mention >= len(r.Mentions) {
			return fmt.Errorf("edit %d names mention %d of %d", i, e.Mention, len(r.Mentions))
		}
		m := r.Mentions[e.Mention]
		if e.Start < m.Start || e.End > m.End {
			return fmt.Errorf("edit %d [%d,%d) lies outside its mention [%d,%d)", i, e.Start, e.End, m.Start, m.End)
		}
		if m.Status == normalize.StatusAmbiguous {
			return fmt.Errorf("edit %d is of an ambiguous mention", i)
		}
		b.WriteString(doc.Text[last:s])
		b.WriteString(e.New)
		last, at = t, e.End
	}
	b.WriteString(doc.Text[last:])
	if b.String() != r.Text {
		return fmt.Errorf("edits give %+q, text is %+q", b.String(), r.Text)
	}
	at = 0
	for i := range r.Mentions {
		m := &r.Mentions[i]
		if m.Start < at || m.End <= m.Start || m.End >= len(runes) {
			return fmt.Errorf("mention %d [%d,%d) out of order or bounds (after %d of %d)", i, m.Start, m.End, at, len(runes)-1)
		}
		at = m.End
		if len(m.Reasons) == 0 || m.Cluster == "" {
			return fmt.Errorf("mention %d %+q has no reason or cluster", i, m.Surface)
		}
		if doc.Format == "" && doc.Text[runes[m.Start]:runes[m.End]] != m.Surface && utf8.ValidString(doc.Text) && plainNFC(doc.Text) {
			return fmt.Errorf("mention %d says %+q, the text says %+q", i, m.Surface, doc.Text[runes[m.Start]:runes[m.End]])
		}
		if (m.Status == normalize.StatusLinked) != (m.Entity != nil) {
			return fmt.Errorf("mention %d %+q is %s with entity %v", i, m.Surface, m.Status, m.Entity)
		}
	}
	return nil
}

// offsets are the byte offsets of all code points of s, and its length.
func offsets(s string) []int {
	out := make([]int, 0, len(s)+1)
	for i := range s {
		out = append(out, i)
	}
	return append(out, len(s))
}

func plainNFC(s string) bool { return !strings.ContainsAny(s, "\u0306\u0308\u0327\u0301") }

// scraps are pieces of articles: names in many forms, traps, noise.
var scraps = []string{
	"Сергий Лавров", "Сергеем Лавровым", "Лавров", "Jeyhun Bayramov", "Ceyhun Bayramovun", "Байрамов", "Sibiga", "Сибігою", "С. Лавров", "C.Bayramov",
	"Əziz oğlu", "Baku", "Bakıya", "Баку", "Киева", "Karabakh", "ОБСЕ", "ATƏT-in", "“Report”a", "«Туран»", "Afghan", "Georgia", "Sadıqova", "Садыгова",
	"министр", "президент", "xarici işlər naziri", "Minister", "the", "и", "və", "в", "ван", "аль-", " ", "  ", "\n", "\n\n", ". ", ", ", "-", "—", "/", "'s ",
	"\u0301", "\u0306", "\u00ad", "\xff", "\xd0", "http://mid.ru/Лавров", "@lavrov", "#Баку", "1", "26.08.20", "A", "Б.", "<b>", "&amp;", "`", "😀", "JeyhunBayramov", "Л А В Р О В",
	"Иван", "Петренко", "Майкл", "Джордан", "Республи\u03baе", "Байра-\nмов",
}

func TestNormalize_Laws(t *testing.T) {
	n := normalizer(t)
	styles := []string{"", "official", "bgn-pcgn", "as-written"}
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom(scraps), 0, 40).Draw(t, "scraps")
		sep := rapid.SampledFrom([]string{"", " "}).Draw(t, "sep")
		doc := normalize.Document{
			Text: strings.Join(words, sep), Style: rapid.SampledFrom(styles).Draw(t, "style"),
			Format: rapid.SampledFrom([]string{"", "html", "markdown"}).Draw(t, "format"), Lang: rapid.SampledFrom([]string{"", "az", "ru", "uk", "en"}).Draw(t, "lang"),
			Explain: rapid.Bool().Draw(t, "explain"),
		}
		if err := check(n, doc); err != nil {
			t.Fatal(err)
		}
	})
}

// check normalizes doc twice and its answer once more, and checks the laws.
func check(n *normalize.Normalizer, doc normalize.Document) error {
	ctx := context.Background()
	r, err := n.Normalize(ctx, doc)
	if err != nil {
		return err
	}
	if err := lawful(doc, &r); err != nil {
		return fmt.Errorf("%+q: %w", doc.Text, err)
	}
	twin, err := n.Normalize(ctx, doc)
	if err != nil {
		return err
	}
	if !reflect.DeepEqual(r, twin) {
		return fmt.Errorf("%+q: two runs differ", doc.Text)
	}
	again := doc
	again.Text = r.Text
	second, err := n.Normalize(ctx, again)
	if err != nil {
		return err
	}
	if len(second.Edits) > 0 {
		return fmt.Errorf("%+q: a second pass over %+q plans %+v", doc.Text, r.Text, second.Edits)
	}
	return nil
}

func FuzzNormalize(f *testing.F) {
	for _, s := range scraps {
		f.Add(s+" "+s, "")
	}
	f.Add("Сергий Лавров и Jeyhun Bayramov, <b>Sibiga</b>", "html")
	n := normalizer(f)
	f.Fuzz(func(t *testing.T, text, format string) {
		if len(text) > 1<<13 {
			return
		}
		doc := normalize.Document{Text: text}
		if format == "html" || format == "markdown" {
			doc.Format = format
		}
		if err := check(n, doc); err != nil {
			t.Fatal(err)
		}
	})
}

func TestNormalize_Hostile(t *testing.T) {
	n := normalizer(t)
	rows := []struct{ name, unit, format string }{
		{"one letter", "a", ""}, {"one capital", "Б", ""}, {"combining marks", "\u0301", ""}, {"initials", "А.", ""}, {"spaced initials", "А. ", ""},
		{"given names", "Иван ", ""}, {"surnames", "Лавров ", ""}, {"full names", "Сергей Лавров ", ""}, {"unknown pairs", "Абвгд Еёжзи ", ""}, {"particles", "van ", ""},
		{"hyphens", "Мамед-", ""}, {"quotes", "“Report”a ", ""}, {"deep HTML", "<div>", "html"}, {"open tags", "<", "html"}, {"deep quotes", "> ", "markdown"}, {"stars", "*a", "markdown"},
		{"titles", "министр ", ""}, {"places", "Баку ", ""}, {"glued", "АбвАбв", ""}, {"new lines", "\n", ""}, {"brackets", "[", "markdown"},
	}
	for _, r := range rows {
		t.Run(r.name, func(t *testing.T) {
			linear(t, r.unit, func(text string) {
				if _, err := n.Normalize(context.Background(), normalize.Document{Text: text, Format: r.format}); err != nil {
					t.Fatal(err)
				}
			})
		})
	}
}

// TestNormalize_Prefixes runs every prefix of an article, cut anywhere.
func TestNormalize_Prefixes(t *testing.T) {
	b, err := os.ReadFile("../examples/turan.az.txt")
	if err != nil {
		t.Fatal(err)
	}
	n := normalizer(t)
	for i := 0; i <= len(b); i += 7 {
		doc := normalize.Document{Text: string(b[:i])}
		r, err := n.Normalize(context.Background(), doc)
		if err != nil {
			t.Fatal(err)
		}
		if err := lawful(doc, &r); err != nil {
			t.Fatalf("prefix of %d bytes: %v", i, err)
		}
	}
}

// TestNormalize_News checks the laws on reference articles in every style.
func TestNormalize_News(t *testing.T) {
	texts := news(t)
	n := normalizer(t)
	for _, lang := range []string{"ru", "uk", "az"} {
		for _, text := range texts[lang] {
			for _, style := range []string{"common", "official", "bgn-pcgn", "as-written"} {
				if err := check(n, normalize.Document{Text: text, Style: style}); err != nil {
					t.Fatalf("%s, style %s: %v", lang, style, err)
				}
			}
		}
	}
}

// TestNormalize_Concurrent asks one normalizer from many goroutines: the race
// detector watches, the answers must be those of one.
func TestNormalize_Concurrent(t *testing.T) {
	n := normalizer(t)
	files := []string{"turan.txt", "turan.az.txt", "turan.ru.txt", "turan.uk.txt"}
	want := make([]normalize.Result, len(files))
	for i, f := range files {
		want[i] = run(t, normalize.Document{Text: article(t, f, 1)})
	}
	var wg sync.WaitGroup
	for g := range 8 {
		wg.Go(func() {
			for k := range 8 {
				i := (g + k) % len(files)
				r, err := n.Normalize(context.Background(), normalize.Document{Text: article(t, files[i], 1)})
				if err != nil || !reflect.DeepEqual(r, want[i]) {
					t.Errorf("%s: another answer beside others (%v)", files[i], err)
				}
			}
		})
	}
	wg.Wait()
}

// linear fails when sixteen times the text takes far more than sixteen times
// as long: a quadratic step would take 256 times. The shortest of three runs counts, so that a busy machine does not.
func linear(t *testing.T, unit string, f func(text string)) {
	t.Helper()
	shortest := func(size int) time.Duration {
		text := strings.Repeat(unit, size/len(unit))
		best := time.Hour
		for range 3 {
			began := time.Now()
			f(text)
			best = min(best, time.Since(began))
		}
		return best
	}
	small, large := shortest(32<<10), shortest(512<<10)
	if large > 150*small+50*time.Millisecond {
		t.Errorf("%q: 32 KiB take %v, 512 KiB %v", unit, small, large)
	}
}
