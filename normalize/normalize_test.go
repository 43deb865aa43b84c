package normalize_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/adlar-names/adlar/normalize"
)

func run(t *testing.T, doc normalize.Document) normalize.Result {
	t.Helper()
	r, err := normalizer(t).Normalize(context.Background(), doc)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestNormalize_Options(t *testing.T) {
	rows := []struct {
		name string
		doc  normalize.Document
		want string
	}{
		{"default", normalize.Document{Text: "Sergei Lavrov met the press."}, "Sergey Lavrov met the press."},
		{"no rewrite", normalize.Document{Text: "Sergei Lavrov met the press.", NoRewrite: true}, "Sergei Lavrov met the press."},
		{"keep", normalize.Document{Text: "Sergei Lavrov met the press.", Keep: []string{"Sergei"}}, "Sergei Lavrov met the press."},
		{"prefer", normalize.Document{Text: "Sergey Lavrov met the press.", Prefer: map[string]map[string]string{"person/sergey-lavrov": {"en": "Sergei Lavrov"}}}, "Sergei Lavrov met the press."},
		{"prefer another", normalize.Document{Text: "Sergey Lavrov met the press.", Prefer: map[string]map[string]string{"person/other": {"en": "X"}}}, "Sergey Lavrov met the press."},
		{"forced language", normalize.Document{Text: "Сергій Лавров", Lang: "ru"}, "Сергей Лавров"},
		{"official", normalize.Document{Text: "Andriy Sibiga spoke in Kyiv.", Style: "official"}, "Andrii Sybiha spoke in Kyiv."},
		{"empty", normalize.Document{}, ""},
		{"invalid bytes", normalize.Document{Text: "\xffSergei Lavrov said the \xd0 word"}, "\xffSergey Lavrov said the \xd0 word"},
		{"decomposed", normalize.Document{Text: "Сергии\u0306 и Андреи\u0306 Сибига", Lang: "ru"}, "Сергии\u0306 и Андреи\u0306 Сибига"},
	}
	for _, r := range rows {
		t.Run(r.name, func(t *testing.T) {
			if got := run(t, r.doc); got.Text != r.want {
				t.Errorf("Normalize(%+q) = %+q, want %+q", r.doc.Text, got.Text, r.want)
			}
		})
	}
}

func TestNormalize_Offsets(t *testing.T) {
	const text = "😀 Сергий Лавров в Баку." // an emoji is one code point, two UTF-16 units, four bytes
	rows := []struct {
		unit       string
		start, end int
	}{{"", 2, 15}, {"code-point", 2, 15}, {"byte", 5, 30}, {"utf16", 3, 16}}
	for _, r := range rows {
		t.Run("unit "+r.unit, func(t *testing.T) {
			got := run(t, normalize.Document{Text: text, Offsets: r.unit})
			if len(got.Mentions) == 0 || got.Mentions[0].Start != r.start || got.Mentions[0].End != r.end {
				t.Errorf("first mention %+v, want [%d,%d)", got.Mentions, r.start, r.end)
			}
			if len(got.Edits) == 0 || got.Edits[0].Start != r.start {
				t.Errorf("first edit %+v, want at %d", got.Edits, r.start)
			}
		})
	}
}

func TestNormalize_Title(t *testing.T) {
	got := run(t, normalize.Document{Title: "Sadigov on hunger strike", Text: "Afghan Sadigov is a journalist. Sergei Lavrov is a minister."})
	if got.Title == nil || len(got.Title.Mentions) != 1 {
		t.Fatalf("title: %+v", got.Title)
	}
	m := got.Title.Mentions[0]
	if m.Entity == nil || *m.Entity != "person/afgan-sadygov" || m.Start != 0 || m.End != 7 {
		t.Errorf("title mention %+v, want the man of the body", m)
	}
	if m.Cluster != got.Mentions[0].Cluster {
		t.Errorf("title cluster %s, body cluster %s", m.Cluster, got.Mentions[0].Cluster)
	}
	if got.Mentions[0].Start != 0 || got.Text != "Afghan Sadigov is a journalist. Sergey Lavrov is a minister." || len(got.Edits) != 1 || got.Edits[0].Mention != 1 {
		t.Errorf("body: %q %+v", got.Text, got.Edits)
	}
}

func TestNormalize_Errors(t *testing.T) {
	rows := []struct {
		name string
		doc  normalize.Document
		want error
	}{
		{"language", normalize.Document{Lang: "xx"}, normalize.ErrUnknownLanguage},
		{"style", normalize.Document{Style: "xx"}, normalize.ErrUnknownStyle},
		{"offsets", normalize.Document{Offsets: "xx"}, normalize.ErrUnknownOffsets},
		{"format", normalize.Document{Format: "xx"}, normalize.ErrUnknownFormat},
		{"date", normalize.Document{Date: "2024-13-01"}, normalize.ErrBadDate},
		{"length", normalize.Document{Text: strings.Repeat("a", normalize.MaxText+1)}, normalize.ErrTooLong},
	}
	for _, r := range rows {
		t.Run(r.name, func(t *testing.T) {
			if _, err := normalizer(t).Normalize(context.Background(), r.doc); !errors.Is(err, r.want) {
				t.Errorf("error %v, want %v", err, r.want)
			}
		})
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := normalizer(t).Normalize(ctx, normalize.Document{}); !errors.Is(err, context.Canceled) {
		t.Errorf("done context: %v", err)
	}
}

// TestNormalize_Allocations holds a 4 KB article to its budget.
func TestNormalize_Allocations(t *testing.T) {
	if raceDetector {
		t.Skip("the race detector empties pools: allocations are counted without it, in make check")
	}
	n := normalizer(t)
	for _, file := range []string{"turan.ru.txt", "turan.uk.txt", "turan.az.txt"} {
		doc := normalize.Document{Text: article(t, file, 4<<10)}
		got := testing.AllocsPerRun(50, func() {
			if _, err := n.Normalize(context.Background(), doc); err != nil {
				t.Fatal(err)
			}
		})
		if got > 40 {
			t.Errorf("%s: %.0f allocations, want at most 40", file, got)
		}
	}
}
