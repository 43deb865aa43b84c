package token

import (
	"unicode"
	"unicode/utf8"
)

// A class is one byte a rune: the low four bits are what the rune is, the high
// bits its script or case.
type class uint8

const (
	clOther class = iota
	clLetter
	clDigit
	clSpace
	clNewline
	clMark // counts as part of a word but not as a letter: combining marks, soft hyphen, zero-width
	clApostrophe
	clHyphen
	clPunct

	clWhat  class = 0x0f
	clUpper class = 0x10
	clLatin class = 0x20
	clCyr   class = 0x40
	clGreek class = 0x80 // Greek, when neither Latin nor Cyrillic is set another script
)

// tableSize covers Latin, Greek, Cyrillic and Armenian.
const tableSize = 0x590

var table = func() (t [tableSize]class) {
	for r := rune(0); r < tableSize; r++ {
		t[r] = slowClass(r)
	}
	return
}()

func classOf(r rune) class {
	if r < tableSize {
		return table[r]
	}
	return slowClass(r)
}

// slowClass decides by Unicode category; the table is made from it.
func slowClass(r rune) class {
	switch {
	case r == '\n' || r == '\r' || r == 0x2028 || r == 0x2029 || r == 0x85:
		return clNewline
	case unicode.IsSpace(r):
		return clSpace
	case r == '\'' || r == 0x2019 || r == 0x02bc || r == '`' || r == 0x2018 || r == 0x00b4:
		return clApostrophe
	case r == '-' || r == 0x2010 || r == 0x2011:
		return clHyphen
	case r == 0xad || r == 0x200b || r == 0x200c || r == 0x200d || r == 0x2060 || r == 0xfeff:
		return clMark
	case unicode.Is(unicode.M, r):
		return clMark
	case unicode.IsDigit(r):
		return clDigit
	case unicode.IsLetter(r):
		c := clLetter
		if unicode.IsUpper(r) || unicode.IsTitle(r) {
			c |= clUpper
		}
		switch {
		case unicode.Is(unicode.Latin, r):
			c |= clLatin
		case unicode.Is(unicode.Cyrillic, r):
			c |= clCyr
		case unicode.Is(unicode.Greek, r):
			c |= clGreek
		}
		return c
	case unicode.IsPunct(r) || unicode.IsSymbol(r):
		return clPunct
	}
	return clOther
}

// decode is utf8.DecodeRuneInString with a fast path for the two-byte letters
// of Cyrillic and Latin.
func decode(s string, i int) (rune, int) {
	c := s[i]
	if c < utf8.RuneSelf {
		return rune(c), 1
	}
	if c >= 0xc2 && c <= 0xdf && i+1 < len(s) && s[i+1]&0xc0 == 0x80 {
		return rune(c&0x1f)<<6 | rune(s[i+1]&0x3f), 2
	}
	return utf8.DecodeRuneInString(s[i:])
}
