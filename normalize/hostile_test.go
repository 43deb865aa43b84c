package normalize_test

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/adlar-names/adlar/normalize"
)

// TestSoakHostile_TimePerByte compares the processor time per byte of texts
// made to be slow with the median over the example pages: none may take more
// than three times as long. It is a soak test, since timings on a busy machine
// prove nothing; the least of several runs is taken.
func TestSoakHostile_TimePerByte(t *testing.T) {
	if os.Getenv("ADLAR_SOAK") == "" {
		t.Skip("set ADLAR_SOAK: timings need a quiet machine")
	}
	n := normalizer(t)
	perByte := func(text, format string) float64 {
		best := 0.0
		for range 5 {
			began := cpu()
			if _, err := n.Normalize(context.Background(), normalize.Document{Text: text, Format: format}); err != nil {
				t.Fatal(err)
			}
			if d := float64(cpu()-began) / float64(len(text)); best == 0 || d < best {
				best = d
			}
		}
		return best
	}
	var usual []float64
	for _, file := range []string{"turan.ru.txt", "turan.uk.txt", "turan.az.txt", "turan.txt"} {
		usual = append(usual, perByte(article(t, file, 256<<10), ""))
	}
	slices.Sort(usual)
	median := usual[len(usual)/2]
	for _, r := range []struct{ name, unit, format string }{
		{"bidi controls", "\u202eБаку\u202c ", ""}, {"zero width", "Ба\u200bку\u200d ", ""}, {"homoglyphs", "Cepгий Лавpoв ", ""}, {"combining marks", "\u0301", ""},
		{"marks on a letter", "у" + strings.Repeat("\u0301", 10_000), ""}, {"invalid UTF-8", "\xff\xfe\xc3", ""}, {"initials", "А.", ""}, {"surnames", "Лавров ", ""},
		{"full names", "Сергей Лавров ", ""}, {"unknown pairs", "Абвгд Еёжзи ", ""}, {"hyphens", "Мамед-", ""}, {"ambiguous", "Гасанов Алиев ", ""},
		{"open tags", "<", "html"}, {"deep HTML", "<div>", "html"}, {"entities", "&#1041;", "html"}, {"deep quotes", "> ", "markdown"}, {"brackets", "[", "markdown"},
	} {
		if got := perByte(strings.Repeat(r.unit, max(1, 256<<10/len(r.unit))), r.format) / median; got > 3 {
			t.Errorf("%s: %.1f times the median time per byte", r.name, got)
		} else {
			t.Logf("%s: %.1f", r.name, got)
		}
	}
}
