package inflect

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Letter codes: the tries below walk small codes, not runes. 0 is any other
// character and stops a walk; edge is the start of a word or of its part
// after a hyphen.
const (
	edge     = 1
	numCodes = 40
)

// cyrCode maps U+0400..U+0491 to codes 2..38, case folded and ё as е.
var cyrCode = func() (t [0x92]byte) {
	for r := 'а'; r <= 'я'; r++ {
		t[r-0x400] = byte(r-'а') + 2
		t[r-0x20-0x400] = byte(r-'а') + 2
	}
	t['ё'-0x400], t['Ё'-0x400] = t['е'-0x400], t['е'-0x400]
	for i, r := range []rune("іїєґ") {
		t[r-0x400] = byte(34 + i)
		t[unicode.ToUpper(r)-0x400] = byte(34 + i)
	}
	return t
}()

func code(r rune) byte {
	if r >= 0x400 && r < 0x492 {
		return cyrCode[r-0x400]
	}
	return 0
}

// silent reports the characters that folding removes: apostrophes of every
// shape, the stress mark and the soft hyphen.
func silent(r rune) bool {
	switch r {
	case '\'', '’', 'ʼ', '‘', '`', 0x301, 0xAD:
		return true
	}
	return false
}

const maxLetters = 48

// letters is a word as codes, with the byte offset at which each begins.
type letters struct {
	n    int
	code [maxLetters]byte
	off  [maxLetters + 1]uint16
}

// read fills l from the part of word after its last hyphen; it reports false
// when that part is empty, too long, or holds anything but Cyrillic letters.
func (l *letters) read(word string) bool {
	start := strings.LastIndexByte(word, '-') + 1
	n := 0
	for i := start; i < len(word); {
		var c byte
		w := 2
		// Two-byte Cyrillic is decoded by hand: it is nearly every letter.
		if b := word[i]; b&0xFE == 0xD0 && i+1 < len(word) {
			c = cyrCode[int(b&1)<<6|int(word[i+1]&0x3F)]
		} else {
			var r rune
			if r, w = utf8.DecodeRuneInString(word[i:]); silent(r) && n > 0 {
				i += w
				continue
			}
			c = code(r)
		}
		if c == 0 || n == maxLetters {
			return false
		}
		l.code[n], l.off[n] = c, uint16(i)
		n++
		i += w
	}
	l.n, l.off[n] = n, uint16(len(word))
	return n > 0 && len(word) < 1<<16
}

// codes folds a rule's suffix ("^" is the edge).
func codes(s string) []byte {
	out := make([]byte, 0, len(s)/2)
	for _, r := range s {
		if r == '^' {
			out = append(out, edge)
		} else if c := code(r); c != 0 {
			out = append(out, c)
		}
	}
	return out
}

// Fold returns word in the form that stems and endings of paradigms have:
// case folded with the rules of the language (az: I→ı, İ→i), ё as е, without
// apostrophes and stress marks. It returns word itself when nothing changes.
func Fold(lang Lang, word string) string {
	plain := true
	for _, r := range word {
		if foldRune(lang, r) != r {
			plain = false
			break
		}
	}
	if plain {
		return word
	}
	return strings.Map(func(r rune) rune { return foldRune(lang, r) }, word)
}

func foldRune(lang Lang, r rune) rune {
	switch {
	case r < 'A':
		if r == '\'' {
			return -1
		}
		return r
	case r == 'I' && lang == Az:
		return 'ı'
	case r == 'İ':
		return 'i'
	case r < 0x80:
		if r <= 'Z' {
			return r + 32
		}
		if r == '`' {
			return -1
		}
		return r
	case silent(r), r == 0x307:
		return -1
	case r == 'ё', r == 'Ё':
		return 'е'
	}
	return unicode.ToLower(r)
}

// shape tells whether an ending written after s should be in capitals: s has
// two letters or more and its last two are capitals.
func shouts(s string) bool {
	last, n := utf8.DecodeLastRuneInString(s)
	for n > 0 && silent(last) {
		s = s[:len(s)-n]
		last, n = utf8.DecodeLastRuneInString(s)
	}
	prev, m := utf8.DecodeLastRuneInString(s[:len(s)-n])
	return m > 0 && unicode.IsUpper(last) && (unicode.IsUpper(prev) || prev == '-')
}

func upper(lang Lang, s string) string {
	if lang == Az {
		return strings.ToUpperSpecial(unicode.AzeriCase, s)
	}
	return strings.ToUpper(s)
}

// join writes stem and ending in one letter case.
func join(lang Lang, stem, ending string) string {
	if ending == "" {
		return stem
	}
	if shouts(stem) {
		return stem + upper(lang, ending)
	}
	return stem + ending
}
