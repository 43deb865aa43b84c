package dictionaries

import (
	"math/bits"
	"unicode"
	"unicode/utf8"

	"github.com/adlar-names/adlar/inflect"
)

// Readings appends to dst every way to read one word, key being made from word
// by [AppendKey]. Nothing but the growth of dst is allocated.
func (d *Dictionary) Readings(dst []Reading, key []byte, word string) []Reading {
	if len(key) == 0 || !d.sound() {
		return dst
	}
	var h prefixes
	for cuts := d.m.cuts(key); cuts != 0; {
		k := 63 - bits.LeadingZeros64(cuts)
		cuts &^= 1 << k
		i := len(key) - k
		f := finish(0, h.to(key, i))
		if !d.m.maybe(f) {
			continue
		}
		s := d.m.find(f)
		if s == nil {
			continue
		}
		for x, more := s.item, s.more; ; {
			if k := x.kind(); k < itemEdge {
				if forms, ok := d.ending(x, key[i:]); ok {
					sp := &d.spells[x.target()]
					if exact, same := d.compare(sp.text(d), key[:i], word, len(key) == i); same {
						dst = append(dst, Reading{Kind: WordKind(k), Lang: x.lang(), Part: sp.part, Entity: sp.entity, Spelling: SpellingID(x.target()),
							Gender: inflect.Gender(sp.gender), Forms: forms, Exact: exact, Stem: uint8(min(i, 255))})
					}
				}
			}
			if more == 0 {
				break
			}
			x, more = d.m.next(more)
		}
	}
	return dst
}

// ending looks the rest of a key up among the endings of an item's paradigm.
func (d *Dictionary) ending(x item, rest []byte) ([]inflect.EndingForm, bool) {
	return d.paradigms[x.paradigm()].lookup(rest)
}

// compare says whether the letters of word are those of the spelled word, case
// aside, as far as the stem goes (exact), and whether the stem is really that
// of the spelling and no other one with the same hash (same).
func (d *Dictionary) compare(spelled string, stem []byte, word string, whole bool) (exact, same bool) {
	i, j := 0, 0 // of spelled and word
	done := 0    // bytes of stem seen
	var buf [16]byte
	exact = true
	for done < len(stem) {
		if i >= len(spelled) {
			return false, false
		}
		at, k := i, uint16(0)
		switch c := spelled[i]; {
		case c < 0x80:
			k = uint16(foldASCII[c])
			i++
		case c >= 0xc2 && c < 0xe0 && i+1 < len(spelled) && spelled[i+1]&0xc0 == 0x80:
			k = fold2[(uint(c&0x1f)<<6|uint(spelled[i+1]&0x3f))-0x80]
			i += 2
		}
		if i == at || k == 0 || k == schwaKey { // seldom
			_, w := utf8.DecodeRuneInString(spelled[at:])
			i = at + w
			key := AppendKey(buf[:0], spelled[at:i])
			if len(key) > len(stem)-done || string(key) != string(stem[done:done+len(key)]) {
				return false, false
			}
			done += len(key)
		} else {
			if stem[done] != byte(k) {
				return false, false
			}
			if done++; k >= 0x100 {
				if done == len(stem) || stem[done] != byte(k>>8) {
					return false, false
				}
				done++
			}
		}
		switch {
		case !exact:
		case j+i-at <= len(word) && word[j:j+i-at] == spelled[at:i]:
			j += i - at
		case j >= len(word):
			exact = false
		default:
			a, _ := utf8.DecodeRuneInString(spelled[at:])
			b, w := utf8.DecodeRuneInString(word[j:])
			j += w
			exact = sameLetter(a, b)
		}
	}
	return exact, true
}

// sameLetter compares two letters in either case; the Azerbaijani pairs ı I
// and i İ count, i I too, for capitals tell no dots in foreign text.
func sameLetter(a, b rune) bool {
	if a >= 'А' && a <= 'я' && b >= 'А' && b <= 'я' {
		return a == b || a+0x20 == b && a < 'а' || b+0x20 == a && b < 'а'
	}
	if a == 'İ' {
		a = 'i'
	}
	if b == 'İ' {
		b = 'i'
	}
	if b == 'I' && a == 'ı' || a == 'I' && b == 'ı' {
		return true
	}
	return unicode.ToLower(a) == unicode.ToLower(b)
}

// way is how far a name was read: the stems of its words, in bytes of their
// keys. Words beyond its length count as read to the letter that differs.
type way [24]uint8

// NamesAt appends to dst every whole name that starts at words[0], the longest
// first. Each word may be inflected; modifiers agree with their head. Nothing
// but the growth of dst is allocated.
func (d *Dictionary) NamesAt(dst []NameHit, words []Word) []NameHit {
	if len(words) == 0 || !d.sound() {
		return dst
	}
	n := len(dst)
	var w way
	dst = d.namesFrom(dst, words, &w, 0, edgeOf(0), nil)
	got := dst[n:]
	for i := 1; i < len(got); i++ {
		for j := i; j > 0 && got[j].Words > got[j-1].Words; j-- {
			got[j], got[j-1] = got[j-1], got[j]
		}
	}
	return dst
}

// edgeOf is the edge that leads to a node in no language; any stem may follow.
func edgeOf(node uint32) item {
	return newItem(itemEdge, 0, 0, node) | (1<<childBits-1)<<childLow
}

// namesFrom reads the word at, which stands behind edge.
func (d *Dictionary) namesFrom(dst []NameHit, words []Word, w *way, at int, edge item, forms []inflect.EndingForm) []NameHit {
	key := words[at].Key
	if len(key) == 0 {
		return dst
	}
	node, lang := edge.target(), edge.lang()
	var h prefixes
	for cuts := d.m.cuts(key); cuts != 0; {
		cut := 63 - bits.LeadingZeros64(cuts)
		cuts &^= 1 << cut
		i := len(key) - cut
		f := finish(node, h.to(key, i))
		if edge&childBit(f) == 0 || node == 0 && !d.m.maybe(f) {
			continue
		}
		s := d.m.find(f)
		if s == nil {
			continue
		}
		for x, more := s.item, s.more; ; {
			if x.kind() >= itemEdge && (lang == inflect.NoLang || lang == x.lang()) {
				if at < len(w) {
					w[at] = uint8(min(i, 255))
				}
				dst = d.nameStep(dst, words, w, at, x, key[i:], forms)
			}
			if more == 0 {
				break
			}
			x, more = d.m.next(more)
		}
	}
	return dst
}

// nameStep takes an item whose stem was read, when rest is one of its endings
// that agrees with those of the words before.
func (d *Dictionary) nameStep(dst []NameHit, words []Word, w *way, at int, x item, rest []byte, forms []inflect.EndingForm) []NameHit {
	last := x.kind() == itemName
	if !last && (words[at].Gap == GapOther || at+1 >= len(words)) {
		return dst
	}
	got, ok := d.ending(x, rest)
	if !ok {
		return dst
	}
	if got == nil {
		got = forms
	} else if forms != nil {
		if got = agree(got, forms); got == nil {
			return dst
		}
	}
	if last {
		return d.hit(dst, words[:at+1], w, x, got)
	}
	return d.namesFrom(dst, words, w, at+1, x, got)
}

// hit verifies a name against its spelling, word by word.
func (d *Dictionary) hit(dst []NameHit, words []Word, w *way, x item, forms []inflect.EndingForm) []NameHit {
	sp := &d.spells[x.target()]
	rest := sp.text(d)
	exact := true
	for i := range words {
		word, after := cutWord(rest)
		rest = after
		key := words[i].Key
		n := commonKey(word, key)
		if i < len(w) && w[i] < 255 {
			n = int(w[i])
		}
		e, same := d.compare(word, key[:n], words[i].Text, false)
		if n == 0 || !same {
			return dst
		}
		exact = exact && e
	}
	if rest != "" {
		return dst
	}
	ent := sp.entity
	return append(dst, NameHit{Entity: ent, Kind: d.entInfo[ent].kind, Lang: x.lang(), Words: len(words), Forms: forms,
		Spelling: SpellingID(x.target()), Line: sp.line, Exact: exact})
}

func cutWord(s string) (word, rest string) {
	for i := 0; i < len(s); {
		r, w := utf8.DecodeRuneInString(s[i:])
		if r == ' ' || r == '-' || r == '–' {
			if i == 0 {
				s = s[w:]
				continue
			}
			word, rest = s[:i], s[i:]
			for rest != "" {
				r, w := utf8.DecodeRuneInString(rest)
				if r != ' ' && r != '-' && r != '–' {
					break
				}
				rest = rest[w:]
			}
			return word, rest
		}
		i += w
	}
	return s, ""
}

// commonKey is how many bytes of key the letters of spelled begin with, whole
// letters only.
func commonKey(spelled string, key []byte) int {
	var buf [16]byte
	done := 0
	for i := 0; i < len(spelled); {
		_, w := utf8.DecodeRuneInString(spelled[i:])
		k := AppendKey(buf[:0], spelled[i:i+w])
		if done+len(k) > len(key) || string(k) != string(key[done:done+len(k)]) {
			break
		}
		done += len(k)
		i += w
	}
	return done
}
