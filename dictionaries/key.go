package dictionaries

import (
	"unicode"
	"unicode/utf8"
)

//go:generate go run ./internal/genkey

// foldASCII is the key of an ASCII byte; 0 drops it (apostrophe, grave
// accent). Digits, hyphens and the like are their own key.
var foldASCII = [128]byte{
	'-': '-', '.': '.', ' ': ' ', '&': '&', '/': '/', '+': '+', '_': '_', ',': ',', '(': '(', ')': ')', '"': '"', '!': '!', '?': '?',
	'#': '#', '$': '$', '%': '%', '*': '*', ':': ':', ';': ';', '<': '<', '=': '=', '>': '>', '@': '@', '[': '[', '\\': '\\', ']': ']',
	'^': '^', '{': '{', '|': '|', '}': '}', '~': '~', '\t': '\t', '\n': '\n', '\r': '\r',
	'0': '0', '1': '1', '2': '2', '3': '3', '4': '4', '5': '5', '6': '6', '7': '7', '8': '8', '9': '9',
	'A': 'a', 'B': 'b', 'C': 'c', 'D': 'd', 'E': 'e', 'F': 'f', 'G': 'g', 'H': 'h', 'I': 'i', 'J': 'j', 'K': 'k', 'L': 'l', 'M': 'm',
	'N': 'n', 'O': 'o', 'P': 'p', 'Q': 'q', 'R': 'r', 'S': 's', 'T': 't', 'U': 'u', 'V': 'v', 'W': 'w', 'X': 'x', 'Y': 'y', 'Z': 'z',
	'a': 'a', 'b': 'b', 'c': 'c', 'd': 'd', 'e': 'e', 'f': 'f', 'g': 'g', 'h': 'h', 'i': 'i', 'j': 'j', 'k': 'k', 'l': 'l', 'm': 'm',
	'n': 'n', 'o': 'o', 'p': 'p', 'q': 'q', 'r': 'r', 's': 's', 't': 't', 'u': 'u', 'v': 'v', 'w': 'w', 'x': 'x', 'y': 'y', 'z': 'z',
}

// AppendKey appends the matching key of word to dst and returns the longer
// slice. Two spellings that differ only in case, in Latin diacritics (so that
// Azerbaijani, Turkish and their ASCII spellings meet: Şəki, Seki), in ё and
// е, ґ and г, in apostrophes, stress marks or invisible letters have one key.
// Cyrillic letters stay Cyrillic, digits and hyphens stay.
//
// A key is made letter by letter: the key of a stem and an ending written
// together is the key of the stem followed by the key of the ending. The one
// exception is a Cyrillic ә, which counts as the Latin ə it imitates when the
// word holds an ASCII letter. Invalid UTF-8 is copied. It allocates only when
// dst is too short; the cost is about a nanosecond a letter.
func AppendKey(dst []byte, word string) []byte {
	for i := 0; i < len(word); {
		c := word[i]
		if c < 0x80 {
			if k := foldASCII[c]; k != 0 {
				dst = append(dst, k)
			}
			i++
			continue
		}
		if c >= 0xc2 && c < 0xe0 && i+1 < len(word) && word[i+1]&0xc0 == 0x80 {
			r := uint(c&0x1f)<<6 | uint(word[i+1]&0x3f)
			k := fold2[r-0x80]
			i += 2
			switch {
			case k == 0:
				dst = compose(dst, rune(r))
			case k == schwaKey && hasASCIILetter(word):
				dst = append(dst, 'e')
			case k < 0x100:
				dst = append(dst, byte(k))
			default:
				dst = append(dst, byte(k), byte(k>>8))
			}
			continue
		}
		dst, i = appendKeySlow(dst, word, i)
	}
	return dst
}

// schwaKey is the key of the Cyrillic ә, U+04D9, as coded in fold2.
const schwaKey = 0xd3 | 0x99<<8

// compose handles a mark that is dropped: after и and і the breve and the
// diaeresis make another letter, й and ї, everywhere else they are ornaments.
func compose(dst []byte, mark rune) []byte {
	n := len(dst)
	if n < 2 || dst[n-2] != 0xd0 && dst[n-2] != 0xd1 {
		return dst
	}
	switch {
	case mark == 0x306 && dst[n-2] == 0xd0 && dst[n-1] == 0xb8: // и
		dst[n-1] = 0xb9
	case mark == 0x308 && dst[n-2] == 0xd1 && dst[n-1] == 0x96: // і
		dst[n-1] = 0x97
	case mark == 0x306 && dst[n-2] == 0xd1 && dst[n-1] == 0x83: // у
		dst[n-1] = 0x9e
	}
	return dst
}

func hasASCIILetter(s string) bool {
	for i := range len(s) {
		if c := s[i] | 0x20; c >= 'a' && c <= 'z' {
			return true
		}
	}
	return false
}

func appendKeySlow(dst []byte, word string, i int) ([]byte, int) {
	r, w := utf8.DecodeRuneInString(word[i:])
	switch {
	case r == utf8.RuneError && w <= 1:
		return append(dst, word[i]), i + 1
	case r >= 0x1e00 && r < 0x1f00:
		k := fold1E[r-0x1e00]
		switch {
		case k == 0xffff:
			return append(dst, word[i:i+w]...), i + w
		case k < 0x100:
			return append(dst, byte(k)), i + w
		}
		return append(dst, byte(k), byte(k>>8)), i + w
	case dropped(r):
		return dst, i + w
	}
	return utf8.AppendRune(dst, unicode.ToLower(r)), i + w
}

// dropped reports the apostrophes, primes and invisible letters above U+07FF.
func dropped(r rune) bool {
	switch r {
	case '‘', '’', '‛', '′', '‵', 'ꞌ', 'ʼ', '＇',
		0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2060, 0xfeff:
		return true
	}
	return r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r >= 0xfe00 && r <= 0xfe0f
}

// Key returns the matching key of word as a string; see [AppendKey].
func Key(word string) string { return string(AppendKey(make([]byte, 0, len(word)+2), word)) }
