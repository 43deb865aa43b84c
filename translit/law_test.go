package translit

import (
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// seed adds inputs that have broken transliterators.
func seed(f *testing.F) {
	for _, src := range []string{
		probe, "Знам’янка Їжак О'Генрі и\u0306 İstanbul ıspanaq თბილისი Երևան", "0\u2000 \xcc",
		"Азәрбајҹан \u0301а\u00ad’", "تبریز مَدَنِيَّت ة ال", "ЩщЪъЬьІі", "a\u030a\u0327 \u212a\u1100\u1161", "İI ıi", "й\u0301́и̇",
	} {
		f.Add(src)
	}
}

// each runs a property over every scheme, chosen by the fuzzer.
func each(f *testing.F, law func(t *testing.T, s *Scheme, src string)) {
	seed(f)
	all := Schemes()
	f.Fuzz(func(t *testing.T, src string) {
		if len(src) > 1<<12 {
			return
		}
		h := 0
		for i := range len(src) {
			h = h*31 + int(src[i])
		}
		for i := range 8 {
			law(t, all[uint(h+i*13)%uint(len(all))], src)
		}
	})
}

func noFormChanges(t interface{ Fatalf(string, ...any) }, s *Scheme, src string) {
	if !utf8.ValidString(src) {
		return
	}
	if a, b := s.String(norm.NFC.String(src)), s.String(norm.NFD.String(src)); a != b {
		t.Fatalf("%s: NFC of %+q gives %+q, NFD %+q", s.ID(), src, a, b)
	}
}

// noLetterLeft: every letter of the alphabet the scheme covers is written in
// the other script.
func noLetterLeft(t interface{ Fatalf(string, ...any) }, s *Scheme, src string) {
	from := scriptOf(s.From())
	if from == scriptOf(s.To()) || s.From()[3:] == s.To()[3:] {
		return
	}
	known := strings.Map(func(r rune) rune {
		low := s.machine.src.lower(r)
		for _, ru := range s.machine.rulesFor(low) {
			if len(ru.from) == 1 && len(ru.after)+len(ru.before)+len(ru.notAft)+len(ru.notBef)+len(ru.next) == 0 {
				return r
			}
		}
		return ' '
	}, src)
	for _, r := range s.String(known) {
		if unicode.IsLetter(r) && unicode.Is(from, r) && !unicode.Is(scriptOf(s.To()), r) {
			t.Fatalf("%s: %+q leaves %q in %+q", s.ID(), known, r, s.String(known))
		}
	}
}

func sameInPieces(t interface{ Fatalf(string, ...any) }, s *Scheme, src string) {
	want := s.String(src)
	r := transform.NewReader(iotest.OneByteReader(strings.NewReader(src)), s.NewTransformer())
	if got, err := io.ReadAll(r); string(got) != want || err != nil {
		t.Fatalf("%s: stream of %+q gives %+q, %v, want %+q", s.ID(), src, got, err, want)
	}
	if got, _ := s.Map(src); got != want {
		t.Fatalf("%s: Map(%+q) = %+q, want %+q", s.ID(), src, got, want)
	}
	if got := s.Append(nil, src); string(got) != want {
		t.Fatalf("%s: Append(%+q) = %+q, want %+q", s.ID(), src, got, want)
	}
}

// onlyCaseDiffers: capitals change the case of the output, no letter of it.
func onlyCaseDiffers(t interface{ Fatalf(string, ...any) }, s *Scheme, src string) {
	small := s.machine.src.lowerString(norm.NFC.String(src))
	up := s.machine.src.upperString(small)
	if !utf8.ValidString(src) || s.def.casing == "capitalize" || s.machine.src.lowerString(up) != small || !norm.NFC.IsNormalString(up) || !norm.NFC.IsNormalString(small) {
		return
	}
	// The four i of Azerbaijani count as one: which pairs with which is a
	// matter of the target alphabet.
	oneI := strings.NewReplacer("İ", "i", "ı", "i")
	fold := func(x string) string { return strings.ToLower(norm.NFD.String(oneI.Replace(x))) }
	if a, b := fold(s.String(small)), fold(s.String(up)); a != b {
		t.Fatalf("%s: %+q gives %+q, its capitals %+q", s.ID(), small, s.String(small), s.String(up))
	}
}

// readsBack: there is a reading, and never more than asked for.
func readsBack(t interface{ Fatalf(string, ...any) }, s *Scheme, src string) {
	if len(s.def.back) > 0 || !utf8.ValidString(src) || len(src) > 200 {
		return
	}
	out := s.String(src)
	got := s.Reverse(out, 3)
	if len(got) == 0 || len(got) > 3 {
		t.Fatalf("%s.Reverse(%+q, 3) = %+q", s.ID(), out, got)
	}
}

// FuzzForm: composed and decomposed input give one output.
func FuzzForm(f *testing.F) {
	each(f, func(t *testing.T, s *Scheme, src string) { noFormChanges(t, s, src) })
}

// FuzzLetters: no letter of the source alphabet is left.
func FuzzLetters(f *testing.F) {
	each(f, func(t *testing.T, s *Scheme, src string) { noLetterLeft(t, s, src) })
}

// FuzzPieces: stream, map and append agree.
func FuzzPieces(f *testing.F) {
	each(f, func(t *testing.T, s *Scheme, src string) { sameInPieces(t, s, src) })
}

// FuzzCasing: capitals change nothing but case.
func FuzzCasing(f *testing.F) {
	each(f, func(t *testing.T, s *Scheme, src string) { onlyCaseDiffers(t, s, src) })
}

// FuzzReverse: readings never panic and are as many as asked for.
func FuzzReverse(f *testing.F) {
	each(f, func(t *testing.T, s *Scheme, src string) { readsBack(t, s, src) })
}

// TestLaws runs the laws over every scheme on words of its own letters.
func TestLaws(t *testing.T) {
	for _, s := range Schemes() {
		t.Run(s.ID(), func(t *testing.T) {
			var letters []rune
			for r := range s.machine.state {
				letters = append(letters, r, s.machine.src.upper(r))
			}
			slices.Sort(letters)
			letters = append(letters, ' ', '-', '.', '\'', '’', '\u0301', '\u00ad', 'x', '1', '\n')
			rapid.Check(t, func(t *rapid.T) {
				src := rapid.StringOfN(rapid.SampledFrom(letters), 0, 24, -1).Draw(t, "text")
				noFormChanges(t, s, src)
				noLetterLeft(t, s, src)
				sameInPieces(t, s, src)
				onlyCaseDiffers(t, s, src)
				readsBack(t, s, src)
			})
		})
	}
}
