package dictionaries

import (
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestAppendKey_Table(t *testing.T) {
	for _, row := range []struct{ name, word, want string }{
		{"azerbaijani", "Şəki", "seki"},
		{"ascii azerbaijani", "SEKI", "seki"},
		{"dotted and dotless", "İlham Iı", "ilham ii"},
		{"schwa variants", "ǝƏÄä", "eeaa"},
		{"cyrillic schwa in a Latin word", "Әliyev", "eliyev"},
		{"cyrillic schwa in a Cyrillic word", "Әлијев", "әлијев"},
		{"yo", "Артём", "артем"},
		{"ge with upturn", "Ґонґадзе", "гонгадзе"},
		{"short i stays", "Йорданія", "йорданія"},
		{"yi stays", "ЇЖАКЕВИЧ", "їжакевич"},
		{"apostrophes", "Лук’яненко'ʼ`", "лукяненко"},
		{"stress", "Степанаке\u0301рт", "степанакерт"},
		{"decomposed short i", "Андреи\u0306", "андрей"},
		{"decomposed yi", "і\u0308", "ї"},
		{"decomposed Latin", "s\u0327", "s"},
		{"dot left by careless lowering", "i\u0307lham", "ilham"},
		{"comma below", "ș", "s"},
		{"vietnamese", "Nguyễn", "nguyen"},
		{"ligature", "Ærø Straße", "aero strasse"},
		{"zero width, soft hyphen", "Ba\u200bk\u00adu", "baku"},
		{"georgian capital", "Ა", "ა"},
		{"armenian", "Բայրամով", "բայրամով"},
		{"hyphen and digits", "Т-72", "т-72"},
		{"invalid", "a\xffb", "a\xffb"},
	} {
		t.Run(row.name, func(t *testing.T) {
			if got := Key(row.word); got != row.want {
				t.Errorf("Key(%+q) = %+q, want %+q", row.word, got, row.want)
			}
		})
	}
}

func TestAppendKey_Laws(t *testing.T) {
	letter := rapid.SampledFrom([]rune("aBçÇəƏıIİişŞğzZабвёЁґҐйЙіїЇєЄ'’ʼ-\u0301\u0306ễ7"))
	word := rapid.Custom(func(t *rapid.T) string { return string(rapid.SliceOfN(letter, 0, 12).Draw(t, "letters")) })
	rapid.Check(t, func(t *rapid.T) {
		a, b := word.Draw(t, "a"), word.Draw(t, "b")
		k := Key(a)
		if again := Key(k); again != k {
			t.Fatalf("key of a key: Key(%+q) = %+q, then %+q", a, k, again)
		}
		if !utf8.ValidString(k) {
			t.Fatalf("Key(%+q) is not UTF-8", a)
		}
		if r, _ := utf8.DecodeRuneInString(b); r >= 0x300 && r < 0x370 {
			return // a mark belongs to the letter before it
		}
		if got, want := Key(a+b), k+Key(b); got != want {
			t.Fatalf("Key(%+q+%+q) = %+q, want %+q", a, b, got, want)
		}
	})
}

func TestAppendKey_Allocs(t *testing.T) {
	buf := make([]byte, 0, 64)
	if n := testing.AllocsPerRun(100, func() { buf = AppendKey(buf[:0], "Нагорно-Карабахский Şuşa’da") }); n != 0 {
		t.Errorf("allocations: got %v, want 0", n)
	}
}

func FuzzAppendKey(f *testing.F) {
	f.Add("Şuşa’da")
	f.Add("a\xff\xd0")
	f.Fuzz(func(t *testing.T, s string) {
		k := Key(s)
		if utf8.ValidString(s) && !utf8.ValidString(k) {
			t.Fatalf("Key(%+q) = %+q is not UTF-8", s, k)
		}
	})
}

func BenchmarkAppendKey(b *testing.B) {
	const word = "Нагорно-Карабахский"
	b.SetBytes(int64(len(word)))
	buf := make([]byte, 0, 64)
	for b.Loop() {
		buf = AppendKey(buf[:0], word)
	}
}
