package rewrite

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/adlar-names/adlar/dictionaries"
)

// variant reports whether old may be a spelling of now and not another name of
// the same bearer: written in one script, neither a part of the other, and
// alike in most letters. Британия is no spelling of Великобритания, nor РФ of
// Россия.
func variant(old, now string) bool {
	if script(old) != script(now) {
		return false
	}
	var ob, nb [96]byte
	o, n := dictionaries.AppendKey(ob[:0], old), dictionaries.AppendKey(nb[:0], now)
	if len(o) > 96 || len(n) > 96 {
		return false
	}
	os, ns := string(o), string(n)
	if os == ns {
		return true
	}
	if strings.HasPrefix(ns, os) || strings.HasSuffix(ns, os) || strings.HasPrefix(os, ns) || strings.HasSuffix(os, ns) {
		d := utf8.RuneCountInString(ns) - utf8.RuneCountInString(os)
		return d >= -2 && d <= 2
	}
	a, b := []rune(os), []rune(ns)
	return 5*distance(a, b) <= 2*max(len(a), len(b))
}

// near is variant for the names of bodies and media, which are brands: only a
// slip of a letter is another spelling, an accent is a matter of type.
func near(old, now string) bool {
	if !variant(old, now) || dictionaries.Key(old) == dictionaries.Key(now) {
		return false
	}
	for _, r := range old {
		if r >= 0x80 && unicode.Is(unicode.Latin, r) {
			return false
		}
	}
	a, b := []rune(old), []rune(now)
	return 4*distance(a, b) <= max(len(a), len(b))
}

// script is the script of the first letter.
func script(s string) byte {
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Latin, r):
			return 'L'
		case unicode.Is(unicode.Cyrillic, r):
			return 'C'
		case unicode.IsLetter(r):
			return 'O'
		}
	}
	return 0
}

// distance counts the letters to put in, take out or exchange. Names are short:
// two rows are enough and stay on the stack.
func distance(a, b []rune) int {
	var row [100]int
	if len(b) >= len(row) {
		return len(b)
	}
	for j := range len(b) + 1 {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		diag := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := diag
			if a[i-1] != b[j-1] {
				cost++
			}
			diag = row[j]
			row[j] = min(cost, row[j]+1, row[j-1]+1)
		}
	}
	return row[len(b)]
}
