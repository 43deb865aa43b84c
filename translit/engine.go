package translit

import (
	"encoding/binary"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// append appends the transliteration of src, composed where that matters, to
// dst. src starts and ends at the edge of a word.
//
// Invariant of the loop: out[:j] is the output of src[:i], and row is where
// the row of the state after src[:i] starts in the table.
func (m *machine) append(dst []byte, src string) []byte {
	j := len(dst)
	out := dst[:cap(dst)]
	table, width, shift := m.table, m.width, m.base+0xC0<<6-128
	row := uint(0)
	for i := 0; i < len(src); {
		x, n := uint(src[i]), 1
		if x >= 0x80 {
			c := uint(0)
			if i+1 < len(src) {
				c = uint(src[i+1])
			}
			x, n = x<<6+c&0x3F-shift, 2
			if x-128 >= width-128 || c&0xC0 != 0x80 {
				x = width // not a letter of the window, or no letter at all
			}
		}
		if p := row + x; x < width && p < uint(len(table)) && j+8 <= len(out) {
			e := table[p]
			if e>>48&15 == forkLen {
				e = m.choose(e, src, i+n)
			}
			if k := e >> 48 & 15; k != slowLen {
				binary.LittleEndian.PutUint64(out[j:j+8:j+8], e)
				j += int(k)
				i += n
				row = uint(e>>52) << 6
				continue
			}
		}
		var s uint8
		dst, i, s = m.step(out[:j], src, i, uint8(row/width))
		j, out, row = len(dst), dst[:cap(dst)], uint(s)*width
	}
	return out[:j]
}

// choose returns the entry of a fork by the letter at src[i:].
func (m *machine) choose(fork uint64, src string, i int) uint64 {
	if i+1 >= len(src) {
		return slow
	}
	x, c := uint(src[i]), uint(src[i+1])
	if x >= 0x80 {
		if x = x<<6 + c&0x3F - (m.base + 0xC0<<6 - 128); x < 128 || c&0xC0 != 0x80 {
			return slow
		}
	}
	if x >= uint(len(m.kind)) || m.kind[x] == 0 {
		return slow
	}
	return m.forks[uint(fork&0xFFFFFFFF)+uint(m.kind[x]-smallLetter)]
}

// step appends the output of the letter, or of the letters that one rule
// takes together, at src[i:]. It returns the next position and state.
func (m *machine) step(dst []byte, src string, i int, s uint8) ([]byte, int, uint8) {
	r, w := utf8.DecodeRuneInString(src[i:])
	end := i + w
	low := m.src.lower(r)
	switch {
	case r == utf8.RuneError && w == 1:
		return append(dst, src[i]), end, stateStart
	case m.isIgnorable(r):
		return append(dst, src[i:end]...), end, s
	case isApostrophe(r):
		if s == stateStart || !m.letterAt(src, end) {
			return append(dst, src[i:end]...), end, stateStart
		}
		if !m.apostrophe {
			return append(dst, src[i:end]...), end, s
		}
		low = '\''
	}
	for _, ru := range m.rulesFor(low) {
		to, caps, ok := m.match(ru, src, i, end, s)
		if !ok {
			continue
		}
		form := 0
		switch {
		case m.capitalize && s == stateStart && !ru.prefix:
			form = 1
		case r != low && low != '\'':
			form = 1
			if caps || len(ru.from) == 1 && ru.out[1] != ru.out[2] && m.inCapitals(src, i, to) {
				form = 2
			}
		}
		dst = append(dst, ru.out[form]...)
		if len(ru.from) > 1 {
			dst = m.keepIgnorable(dst, src[end:to])
		}
		if ru.prefix {
			return dst, to, stateStart
		}
		return dst, to, m.stateOf(ru.from[len(ru.from)-1])
	}
	if !m.isLetter(low) && low != '\'' {
		return append(dst, src[i:end]...), end, stateStart
	}
	return append(dst, src[i:end]...), end, m.stateOf(low)
}

// match tries a rule whose first letter ends at end. It returns the end of the
// match and whether all its letters, two at least, are capitals.
func (m *machine) match(ru *rule, src string, i, end int, s uint8) (to int, caps, ok bool) {
	if ru.left[s] == no {
		return 0, false, false
	}
	to, caps = end, len(ru.from) > 1
	for _, want := range ru.from[1:] {
		l, up, next, skipped := m.next(src, to)
		if l != want || skipped {
			return 0, false, false
		}
		caps = caps && up
		to = next
	}
	if ru.left[s] == scan {
		if len(ru.after) > 0 && !m.anyBehind(ru.after, src, i) || m.anyBehind(ru.notAft, src, i) {
			return 0, false, false
		}
	}
	if len(ru.before) > 0 && !m.anyAhead(ru.before, src, to) || m.anyAhead(ru.notBef, src, to) {
		return 0, false, false
	}
	if len(ru.next) > 0 && !nextWord(ru.next, src[to:]) {
		return 0, false, false
	}
	return to, caps, true
}

// nextWord reports whether rest is a space and one of the beginnings.
func nextWord(beginnings []string, rest string) bool {
	after, ok := strings.CutPrefix(rest, " ")
	return ok && slices.ContainsFunc(beginnings, func(b string) bool { return strings.HasPrefix(after, b) })
}

// mayCut reports whether src may be cut after src[:i], which ends in a space
// or line break: a scheme whose rules look at the next word is cut at line
// breaks only.
func (m *machine) mayCut(src string, i int) bool {
	return src[i-1] == '\n' || src[i-1] == ' ' && !m.looks
}

// inCapitals decides between Title and UPPER for the capital at src[i:to]: the
// next letter of the word tells, at its end the one before. A letter that is
// the whole word is Title (Ю. → Yu.).
func (m *machine) inCapitals(src string, i, to int) bool {
	for p := to; ; {
		l, up, end, _ := m.next(src, p)
		if l == edge {
			break
		}
		if up || l != '\'' && m.src.upper(l) != l {
			return up
		}
		p = end
	}
	for p := i; ; {
		l, up, start := m.prev(src, p)
		if l == edge {
			return false
		}
		if up || l != '\'' && m.src.upper(l) != l {
			return up
		}
		p = start
	}
}

// edge stands for the edge of a word where a letter is asked for.
const edge = rune(-1)

// next returns the lower-case letter of the word at src[i:], whether it is a
// capital, its end, and whether an apostrophe without a rule was passed.
func (m *machine) next(src string, i int) (low rune, up bool, end int, skipped bool) {
	for i < len(src) {
		r, w := utf8.DecodeRuneInString(src[i:])
		i += w
		switch {
		case m.isIgnorable(r):
			continue
		case isApostrophe(r):
			if !m.letterAt(src, i) {
				return edge, false, i, skipped
			}
			if m.apostrophe {
				return '\'', false, i, skipped
			}
			skipped = true
			continue
		}
		low = m.src.lower(r)
		if !m.isLetter(low) {
			return edge, false, i, skipped
		}
		return low, low != r, i, skipped
	}
	return edge, false, i, skipped
}

// prev is next, backwards: the letter that ends at or before i, and its start.
func (m *machine) prev(src string, i int) (low rune, up bool, start int) {
	for i > 0 {
		r, w := utf8.DecodeLastRuneInString(src[:i])
		i -= w
		switch {
		case m.isIgnorable(r):
			continue
		case isApostrophe(r):
			if m.apostrophe {
				if l, _, _ := m.prev(src, i); l == edge {
					return edge, false, i
				}
				return '\'', false, i
			}
			continue
		}
		low = m.src.lower(r)
		if !m.isLetter(low) {
			return edge, false, i
		}
		return low, low != r, i
	}
	return edge, false, i
}

// letterAt reports whether a letter follows at src[i:], ignorable runes aside.
func (m *machine) letterAt(src string, i int) bool {
	for i < len(src) {
		r, w := utf8.DecodeRuneInString(src[i:])
		if !m.isIgnorable(r) {
			return m.isLetter(m.src.lower(r)) && !isApostrophe(r)
		}
		i += w
	}
	return false
}

func (m *machine) anyBehind(list []context, src string, i int) bool {
	for _, c := range list {
		p, ok := i, true
		for k := len(c) - 1; k >= 0 && ok; k-- {
			var l rune
			l, _, p = m.prev(src, p)
			ok = c[k].holds(l, l == edge)
		}
		if ok {
			return true
		}
	}
	return false
}

func (m *machine) anyAhead(list []context, src string, i int) bool {
	for _, c := range list {
		p, ok := i, true
		for k := 0; k < len(c) && ok; k++ {
			var l rune
			l, _, p, _ = m.next(src, p)
			ok = c[k].holds(l, l == edge)
		}
		if ok {
			return true
		}
	}
	return false
}

// keepIgnorable appends what lies between the letters of one match.
func (m *machine) keepIgnorable(dst []byte, span string) []byte {
	for _, r := range span {
		if m.isIgnorable(r) {
			dst = utf8.AppendRune(dst, r)
		}
	}
	return dst
}

func (m *machine) known(r rune) bool {
	if _, ok := m.state[r]; ok {
		return true
	}
	return false
}

func (m *machine) isIgnorable(r rune) bool { return r >= 0xAD && isIgnorable(r) && !m.known(r) }

func (m *machine) isLetter(r rune) bool {
	if r < 0x80 {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r == '\'' && m.apostrophe
	}
	return unicode.IsLetter(r) && !isApostrophe(r) || m.known(r)
}
