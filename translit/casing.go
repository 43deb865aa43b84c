package translit

import (
	"strings"
	"unicode"
)

// casing lowers letters of a source script and raises letters of a target
// script. Dotted is the Azerbaijani and Turkish pair of pairs: İ i and I ı.
type casing struct{ dotted bool }

func (c casing) lower(r rune) rune {
	if r < 0x80 {
		if c.dotted && r == 'I' {
			return 'ı'
		}
		if 'A' <= r && r <= 'Z' {
			return r + 32
		}
		return r
	}
	if r == 'İ' {
		return 'i'
	}
	if r == '\u0186' || r == '\u0190' || r == 'Ə' {
		return unicode.ToLower(r)
	}
	return unicode.ToLower(r)
}

func (c casing) upper(r rune) rune {
	if c.dotted && r == 'i' {
		return 'İ'
	}
	if isGeorgian(r) {
		// Mtavruli is a style of Georgian, not its capitals.
		return r
	}
	return unicode.ToUpper(r)
}

func (c casing) lowerString(s string) string { return strings.Map(c.lower, s) }
func (c casing) upperString(s string) string { return strings.Map(c.upper, s) }

// title raises the first cased letter of s, and the one tied to it: a ligature
// of the ALA-LC tables is one letter (t͡s, T͡S).
func (c casing) title(s string) string {
	const tie = "\u0361"
	for i, r := range s {
		if u := c.upper(r); u != r {
			rest := s[i+len(string(r)):]
			if tied, ok := strings.CutPrefix(rest, tie); ok {
				rest = tie + c.title(tied)
			}
			return s[:i] + string(u) + rest
		}
	}
	return s
}

func isGeorgian(r rune) bool { return 0x10A0 <= r && r <= 0x10FF }

// isApostrophe reports whether r is written for an apostrophe in news text.
func isApostrophe(r rune) bool {
	switch r {
	case '\'', '’', 'ʼ', '‘', '`', '′', 'ʹ', '´':
		return true
	}
	return false
}

// isIgnorable reports whether r is inside a word but no letter of it: stress
// marks and other combining marks, the soft hyphen, zero-width joiners.
func isIgnorable(r rune) bool {
	switch {
	case r < 0xAD:
		return false
	case r == 0xAD, 0x200B <= r && r <= 0x200D, r == 0x2060, r == 0xFEFF:
		return true
	case 0x300 <= r && r <= 0x36F:
		return true
	case r < 0x483:
		return false
	}
	return unicode.Is(unicode.Mn, r)
}
