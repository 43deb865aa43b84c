package names

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// folded is s in lower case, composed, with stress marks, invisible letters
// and apostrophes gone: what sounds are read from. Dotless and dotted i fall
// together, letters keep their other diacritics, for these tell the sound.
func folded(s string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || c-'A' < 26 || c == '\'' || c == '`' {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	s = norm.NFC.String(s)
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		switch {
		case r == 'İ' || r == 'I' || r == 'ı':
			b.WriteByte('i')
		case r == 0x4D8 || r == 0x4D9 || r == 0x18E || r == 0x1DD || r == 0x18F:
			b.WriteRune('ə')
		case isApostrophe(r), unicode.Is(unicode.Mn, r), r == 0xAD, r >= 0x200B && r <= 0x200F, r == 0xFEFF:
		default:
			r = unicode.ToLower(r)
			if base, ok := bases[r]; ok {
				r = base
			}
			b.WriteRune(r)
		}
	}
	return b.String()
}

func isApostrophe(r rune) bool {
	switch r {
	case '\'', '’', '‘', 'ʼ', 'ʻ', 'ʹ', '`', '´', 'ʿ', 'ʾ', '′', '″', '”':
		return true
	}
	return false
}

// bases drops the diacritics that do not change how a letter is compared.
var bases = func() map[rune]rune {
	m := map[rune]rune{}
	for base, marked := range map[rune]string{
		'a': "áàâãāă", 'e': "éèêēėěĕ", 'i': "íìîīįĭ", 'o': "óòôõōŏ", 'u': "úùûūůŭų", 'y': "ÿŷ",
		'n': "ņň", 'l': "ľĺļ", 'r': "ŕŗ", 't': "ťṭ", 'd': "ďḍ", 'g': "ģġĝǧ", 's': "ṣŝ", 'z': "ẓ", 'h': "ĥħḥ", 'c': "ĉċ", 'w': "ŵ", 'j': "ĵ", 'x': "ẋ",
	} {
		for _, r := range marked {
			m[r] = base
		}
	}
	return m
}()
