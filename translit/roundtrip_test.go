package translit

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// newsWords returns the distinct words of real news in a language: runs of
// letters with the apostrophes between them. Words with Latin letters are left
// out: nobody can tell them from transliterated ones.
func newsWords(t *testing.T, lang string) []string {
	root := sharedFile(t, "eval/slavicner/raw")
	files, err := filepath.Glob(filepath.Join(root, "*", lang, "*"))
	if err != nil || len(files) == 0 {
		t.Skipf("no news in %s under %s", lang, root)
	}
	seen := map[string]bool{}
	var words []string
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range strings.FieldsFunc(norm.NFC.String(string(data)), func(r rune) bool {
			return !unicode.IsLetter(r) && !isApostrophe(r)
		}) {
			w = strings.TrimFunc(w, isApostrophe)
			if w != "" && !seen[w] && strings.IndexFunc(w, func(r rune) bool { return unicode.Is(unicode.Latin, r) }) < 0 {
				seen[w] = true
				words = append(words, w)
			}
		}
	}
	return words
}

// oneApostrophe writes every apostrophe alike: a scheme that has a letter for
// it cannot keep which of them was typed.
func oneApostrophe(s string) string {
	return strings.Map(func(r rune) rune {
		if isApostrophe(r) {
			return '\''
		}
		return r
	}, s)
}

// TestReverse_News: under a reversible scheme every word of real news comes
// back as it was, case included.
func TestReverse_News(t *testing.T) {
	words := map[string]func() []string{}
	for _, lang := range []string{"ru", "uk"} {
		words[lang] = sync.OnceValue(func() []string { return newsWords(t, lang) })
	}
	for _, s := range Schemes() {
		list := words[s.Language()]
		if !s.Reversible() || list == nil {
			continue
		}
		t.Run(s.ID(), func(t *testing.T) {
			all, wrong := list(), 0
			for _, w := range all {
				out := s.String(w)
				got := s.Reverse(out, 1)
				if len(got) == 0 || oneApostrophe(got[0]) != oneApostrophe(w) {
					if wrong++; wrong <= 10 {
						t.Errorf("%s.Reverse(%q) = %q, want %q", s.ID(), out, got, w)
					}
				}
			}
			t.Logf("%s: %d of %d distinct words return exactly", s.ID(), len(all)-wrong, len(all))
		})
	}
}

// TestReverse_Random: an alphabet against an alphabet loses nothing, whatever
// the letters.
func TestReverse_Random(t *testing.T) {
	for id, alphabet := range map[string]string{
		"ru-iso-9-1995":       "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
		"ru-gost-7.79-2000-a": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
		"uk-iso-9-1995":       "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
		"az-cyrl-latn-1991":   "абвгғдеәжзиыјкҝлмноөпрстуүфхһчҹш",
		"ka-iso-9984-1996":    "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
	} {
		s, letters := MustLookup(id), []rune(alphabet)
		rapid.Check(t, func(t *rapid.T) {
			w := []rune(rapid.StringOfN(rapid.SampledFrom(letters), 2, 12, -1).Draw(t, "word"))
			switch rapid.IntRange(0, 2).Draw(t, "case") {
			case 1:
				w[0] = s.machine.src.upper(w[0])
			case 2:
				w = []rune(s.machine.src.upperString(string(w)))
			}
			// A sign without case that begins a word or is all of it takes the
			// case of its neighbours, and no word is like that.
			if strings.ContainsRune("ъьЪЬ", w[0]) || strings.Trim(string(w[1:]), "ъьЪЬ") == "" {
				return
			}
			if out := s.String(string(w)); !slices.Equal(s.Reverse(out, 1), []string{string(w)}) {
				t.Fatalf("%s.Reverse(%q) = %q, want %q", id, out, s.Reverse(out, 1), string(w))
			}
		})
	}
}

// TestReverse_LossyNews measures how often the first reading of a lossy scheme
// is the word of real news that was written. The bounds catch a step back.
func TestReverse_LossyNews(t *testing.T) {
	for _, row := range []struct {
		id    string
		least float64 // per cent
	}{
		{"ru-bgn-pcgn-1947", 99.5},
		{"ru-ungegn-1987", 99.9},
		{"ru-scientific", 99.9},
		{"ru-iso-r9-1968", 99.9},
		{"ru-gost-7.79-2000-b", 99.9},
		{"ru-gost-16876-1971-2", 99.9},
		{"uk-bgn-pcgn-1965", 99},
		{"uk-ala-lc-2011", 99.8},
		{"uk-iso-r9-1968", 99.9},
		{"uk-jirecek-1859", 99},
	} {
		t.Run(row.id, func(t *testing.T) {
			s := MustLookup(row.id)
			words, right := newsWords(t, s.Language()), 0
			for _, w := range words {
				if got := s.Reverse(s.String(w), 1); len(got) > 0 && oneApostrophe(got[0]) == oneApostrophe(w) {
					right++
				}
			}
			share := 100 * float64(right) / float64(len(words))
			t.Logf("%s: %d of %d distinct words, %.2f %%", row.id, right, len(words), share)
			if share < row.least {
				t.Errorf("%s: the first reading is right for %.2f %%, want at least %v", row.id, share, row.least)
			}
		})
	}
}
