package dictionaries

import (
	"math/bits"
	"unicode"
	"unicode/utf8"

	"github.com/adlar-names/adlar/inflect"
)

// item is what a stem leads to: bits 0–31 the target (a spelling, or a node
// for an edge), 32–43 the folded paradigm, 44–47 the kind, 48–50 the language,
// 63 the last item of its stem.
type item uint64

// The kinds of items beyond those of words.
const (
	itemEdge item = 14 // the target is a node: more words follow
	itemName item = 15 // the target is the spelling of an entity
	itemLast item = 1 << 63
)

func newItem(kind item, lang, paradigm int, target uint32) item {
	return item(target) | item(paradigm)<<32 | kind<<44 | item(lang)<<48
}

func (x item) target() uint32     { return uint32(x) }
func (x item) paradigm() int      { return int(x >> 32 & 0xfff) }
func (x item) kind() item         { return x >> 44 & 0xf }
func (x item) lang() inflect.Lang { return inflect.Lang(x >> 48 & 7) }

// matcher is the flat table of stems. A stem is hashed byte by byte from a
// seed of its node, so that all prefixes of a word cost one pass; node 0 is
// the start of a name, the others stand behind the words read so far.
type matcher struct {
	bloom  []uint64 // two bits a stem in one word of 64
	slots  []uint64 // upper half: fingerprint; lower half: 1 + index of the first item
	items  []item
	bShift uint
	sShift uint
	short  [shortWords]uint64 // a bit for each first letter that is a stem by itself
}

// shortWords is the size of the set of one-letter stems: 1024 bits.
const shortWords = 16

func shortBit(key []byte) uint {
	b := uint(key[len(key)-1])
	if len(key) > 1 {
		b ^= uint(key[0]) << 6
	}
	return b & (shortWords*64 - 1)
}

// begins reports whether the first letter alone may be a stem; most are not,
// so that the tables need not be asked.
func (m *matcher) begins(letter []byte) bool {
	b := shortBit(letter)
	return m.short[b>>6]>>(b&63)&1 != 0
}

const hashMul = 0x9E3779B97F4A7C15

func seed(node uint32) uint64 { return (uint64(node) + 0x51) * 0xff51afd7ed558ccd }

func roll(h uint64, b byte) uint64 { return (h ^ uint64(b)) * 0x100000001b3 }

func finish(h uint64) uint64 {
	hi, lo := bits.Mul64(h^h>>32, hashMul)
	return hi ^ lo
}

func stemHash(node uint32, key string) uint64 {
	h := seed(node)
	for i := range len(key) {
		h = roll(h, key[i])
	}
	return finish(h)
}

func (m *matcher) maybe(h uint64) bool {
	x := uint64(1)<<(h&63) | 1<<(h>>6&63)
	return m.bloom[h>>m.bShift]&x == x
}

// find returns the items of a stem, nil when there are none.
func (m *matcher) find(h uint64) []item {
	mask := uint64(len(m.slots) - 1)
	for i := h >> m.sShift; ; i++ {
		s := m.slots[i&mask]
		if s == 0 {
			return nil
		}
		if uint32(s>>32) == uint32(h) {
			return m.items[uint32(s)-1:]
		}
	}
}

// stemSet gathers stems for a matcher.
type stemSet struct {
	by    map[uint64]int // hash → index in list
	list  []stemItems
	nodes map[nodeKey]uint32
	short [shortWords]uint64
}

type stemItems struct {
	h     uint64
	items []item
}

// nodeKey names a node by the way to it.
type nodeKey struct {
	parent   uint32
	lang     int
	stem     string
	paradigm int
}

func newStemSet() *stemSet {
	return &stemSet{by: map[uint64]int{}, nodes: map[nodeKey]uint32{}}
}

// add puts an item behind the stem of a node; equal items once.
func (s *stemSet) add(node uint32, stem string, x item) {
	h := stemHash(node, stem)
	if _, w := utf8.DecodeRuneInString(stem); w == len(stem) {
		b := shortBit([]byte(stem))
		s.short[b>>6] |= 1 << (b & 63)
	}
	i, ok := s.by[h]
	if !ok {
		i = len(s.list)
		s.by[h] = i
		s.list = append(s.list, stemItems{h: h})
	}
	for _, y := range s.list[i].items {
		if y == x {
			return
		}
	}
	s.list[i].items = append(s.list[i].items, x)
}

// edge returns the node behind a word, made on first use.
func (s *stemSet) edge(node uint32, lang int, stem string, paradigm int) uint32 {
	k := nodeKey{node, lang, stem, paradigm}
	n, ok := s.nodes[k]
	if !ok {
		n = uint32(len(s.nodes) + 1)
		s.nodes[k] = n
		s.add(node, stem, newItem(itemEdge, lang, paradigm, n))
	}
	return n
}

// freeze builds the tables: slots at most two thirds full, 16 bits of filter a
// stem.
func (s *stemSet) freeze() matcher {
	n := max(len(s.list), 1)
	sb := max(bits.Len(uint(n*3/2)), 4)
	bb := max(bits.Len(uint(n/4)), 4)
	m := matcher{bloom: make([]uint64, 1<<bb), slots: make([]uint64, 1<<sb), bShift: uint(64 - bb), sShift: uint(64 - sb), short: s.short}
	mask := uint64(len(m.slots) - 1)
	for _, x := range s.list {
		m.bloom[x.h>>m.bShift] |= 1<<(x.h&63) | 1<<(x.h>>6&63)
		i := x.h >> m.sShift
		for ; m.slots[i&mask] != 0; i++ {
		}
		m.slots[i&mask] = uint64(uint32(x.h))<<32 | uint64(len(m.items)+1)
		for j, it := range x.items {
			if j == len(x.items)-1 {
				it |= itemLast
			}
			m.items = append(m.items, it)
		}
	}
	return m
}

// Readings appends to dst every way to read one word, key being made from word
// by [AppendKey]. Nothing but the growth of dst is allocated.
func (d *Dictionary) Readings(dst []Reading, key []byte, word string) []Reading {
	if !d.sound() {
		return dst
	}
	h, first := seed(0), true
	for i := 0; i < len(key); {
		h = roll(h, key[i])
		i++
		if i < len(key) && key[i]&0xc0 == 0x80 {
			continue
		}
		if first {
			if first = false; i < len(key) && !d.m.begins(key[:i]) {
				continue
			}
		}
		f := finish(h)
		if !d.m.maybe(f) {
			continue
		}
		for _, x := range d.m.find(f) {
			if k := x.kind(); k < itemEdge {
				if forms, ok := d.ending(x, key[i:]); ok {
					sp := &d.spells[x.target()]
					if exact, same := d.compare(sp.text(d), key[:i], word, len(key) == i); same {
						dst = append(dst, Reading{Kind: WordKind(k), Lang: x.lang(), Part: sp.part, Entity: sp.entity, Spelling: SpellingID(x.target()),
							Gender: inflect.Gender(sp.gender), Forms: forms, Exact: exact, Stem: uint8(min(i, 255))})
					}
				}
			}
			if x&itemLast != 0 {
				break
			}
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
		a, aw := utf8.DecodeRuneInString(spelled[i:])
		k := AppendKey(buf[:0], spelled[i:i+aw])
		if len(k) > len(stem)-done || string(k) != string(stem[done:done+len(k)]) {
			return false, false
		}
		done += len(k)
		i += aw
		if !exact {
			continue
		}
		if j >= len(word) {
			exact = false
			continue
		}
		b, bw := utf8.DecodeRuneInString(word[j:])
		j += bw
		if a != b && !sameLetter(a, b) {
			exact = false
		}
	}
	return exact, true
}

// sameLetter compares two letters in either case; the Azerbaijani pairs ı I
// and i İ count, i I too, for capitals tell no dots in foreign text.
func sameLetter(a, b rune) bool {
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

// NamesAt appends to dst every whole name that starts at words[0], the longest
// first. Each word may be inflected; modifiers agree with their head. Nothing
// but the growth of dst is allocated.
func (d *Dictionary) NamesAt(dst []NameHit, words []Word) []NameHit {
	if len(words) == 0 || !d.sound() {
		return dst
	}
	n := len(dst)
	dst = d.namesFrom(dst, words, 0, 0, inflect.NoLang, nil)
	got := dst[n:]
	for i := 1; i < len(got); i++ {
		for j := i; j > 0 && got[j].Words > got[j-1].Words; j-- {
			got[j], got[j-1] = got[j-1], got[j]
		}
	}
	return dst
}

func (d *Dictionary) namesFrom(dst []NameHit, words []Word, at int, node uint32, lang inflect.Lang, forms []inflect.EndingForm) []NameHit {
	key := words[at].Key
	h, first := seed(node), true
	for i := 0; i < len(key); {
		h = roll(h, key[i])
		i++
		if i < len(key) && key[i]&0xc0 == 0x80 {
			continue
		}
		if first {
			if first = false; i < len(key) && !d.m.begins(key[:i]) {
				continue
			}
		}
		f := finish(h)
		if !d.m.maybe(f) {
			continue
		}
		for _, x := range d.m.find(f) {
			k := x.kind()
			if k >= itemEdge && (lang == inflect.NoLang || lang == x.lang()) {
				if got, ok := d.ending(x, key[i:]); ok {
					if forms != nil && got != nil {
						got = agree(got, forms)
						ok = got != nil
					} else if got == nil {
						got = forms
					}
					switch {
					case !ok:
					case k == itemName:
						dst = d.hit(dst, words[:at+1], x, got)
					case words[at].Gap != GapOther && at+1 < len(words):
						dst = d.namesFrom(dst, words, at+1, x.target(), x.lang(), got)
					}
				}
			}
			if x&itemLast != 0 {
				break
			}
		}
	}
	return dst
}

// hit verifies a name against its spelling, word by word.
func (d *Dictionary) hit(dst []NameHit, words []Word, x item, forms []inflect.EndingForm) []NameHit {
	sp := &d.spells[x.target()]
	rest := sp.text(d)
	exact := true
	for i := range words {
		word, after := cutWord(rest)
		rest = after
		// the stem is not known here: at least its first letters must be equal
		n := commonKey(word, words[i].Key)
		if n == 0 {
			return dst
		}
		e, _ := d.compare(word, words[i].Key[:n], words[i].Text, false)
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
