package inflect

import (
	"math/bits"
	"strings"
)

// kindSlots are the slots that a kind asks about.
var kindSlots = [numKinds + 1]uint16{
	AnyKind:    1<<numSlots - 1,
	Given:      1<<givenM | 1<<givenF,
	Patronymic: 1<<patrM | 1<<patrF,
	Surname:    1<<surM | 1<<surF,
	someone:    1<<givenM | 1<<givenF | 1<<surM | 1<<surF,
	Place:      1 << placeSlot,
	Org:        1 << wordSlot,
	Word:       1 << wordSlot,
}

// someone is the kind of a lone word known to name a person: a given name or a
// surname.
const someone = numKinds

// caseScore is how usual a case is for a name in news.
var caseScore = [numCases]int16{Nom: 30, Gen: 24, Dat: 14, Acc: 16, Ins: 15, Loc: 12, Voc: 2}

func (s *slavic) analyze(dst []Form, kind Kind, word string) []Form {
	base, _, kept := cutParticle(word)
	var l letters
	if !l.read(base) {
		return dst
	}
	want := kindSlots[kind]
	first := len(dst)
	seen := seenForms{first: first}
	at := uint16(0)
	var lastCut = -1
	var lastDrop int32 = -2
	var node *lemmaNode
	// Invariant: at is the node of the last l.n-i letters; after all of them
	// comes the edge.
	for i := l.n; i >= -1; i-- {
		n := &s.forms[at]
		for j := n.off; j < n.off+n.num; j++ {
			e := &s.entries[j]
			r := &s.rules[e.rule]
			slots := r.slots & want
			stem := l.n - int(e.cut)
			if slots == 0 || stem+len(r.class.dropC) < 2 || stem == 0 {
				continue
			}
			if int(e.cut) != lastCut || r.class.dropNode != lastDrop {
				lastCut, lastDrop = int(e.cut), r.class.dropNode
				node = s.settle(uint16(max(lastDrop, 0)), l.code[:stem])
			}
			if !r.also {
				for m := slots; m != 0; m &= m - 1 {
					if k := bits.TrailingZeros16(m); node.best[k] != e.rule+1 {
						slots &^= 1 << k
					}
				}
				if slots == 0 {
					continue
				}
			}
			dst = s.emit(dst, &seen, word, len(base), kept, &l, stem, r, e.cell, slots, node)
		}
		c := byte(edge)
		if i > 0 {
			c = l.code[i-1]
		}
		if at = n.next[c]; at == 0 || i < 0 {
			break
		}
	}
	return dst
}

// seenForms remembers, by small keys, which readings are in the result: two
// rules that say the same of a word make one reading.
type seenForms struct {
	first, n int
	key      [64]uint64
}

// find returns the place of the reading with that key, or -1 after noting that
// it comes next.
func (s *seenForms) find(key uint64) int {
	for i, k := range s.key[:s.n] {
		if k == key {
			return s.first + i
		}
	}
	if s.n < len(s.key) {
		s.key[s.n] = key
		s.n++
	}
	return -1
}

// worthless is the score below which a reading is not worth telling: plurals
// of endings that hardly a base form has.
const worthless = -14

// worth scores a reading by its case, its rule and what lists know.
func worth(r *slavicRule, c *cell, slots uint16, g Gender, node *lemmaNode) int16 {
	score := caseScore[c.c] + r.weight
	if c.c == Loc && slots&^(1<<placeSlot|1<<wordSlot) == 0 {
		score += 4
	}
	switch {
	case c.n == Pl && r.class.pluralOnly:
		score += 2
		if c.ending == "" {
			score -= 16
		}
	case c.n == Pl:
		score -= 25 + max(r.weight, 0)
	case c.c == Nom && r.class.plainA:
		// A final -a is as often the genitive of a man or a city.
		score -= 7
	}
	if !c.first {
		score -= 3
	}
	if r.also {
		score -= 20
	}
	if node.name != Unknown && slots&(1<<givenM|1<<givenF) != 0 && node.name.fits(g) {
		score += 40
	}
	return score
}

func (s *slavic) emit(dst []Form, seen *seenForms, word string, end int, kept string, l *letters, stem int, r *slavicRule, c *cell, slots uint16, node *lemmaNode) []Form {
	g := r.class.g
	if g == Both {
		g = Fem
		if r.class.fixed || slots&^(1<<placeSlot|1<<wordSlot) != 0 {
			g = slotGender(slots)
		}
	}
	score := worth(r, c, slots, g, node)
	if score < worthless {
		return dst
	}
	if c.n == Pl && g != Neut {
		g = Both
	}
	at, add := int(l.off[stem]), r.class.drop
	if c.c == Nom && c.n == Sg || at+len(add) == end && word[at:end] == add {
		// The lemma is a part of the word: say so without building a string.
		at, add = end, ""
		if kept != "" {
			at = len(word)
		}
	}
	kind := slotKind(slots)
	key := uint64(at)<<32 | uint64(c.c)<<3 | uint64(c.n)<<2
	if add != "" {
		key |= uint64(r.class.dropNode) << 8
	}
	if r.class.fixed {
		key |= 2
	}
	if g == Neut {
		key |= 1
	}
	if i := seen.find(key); i >= 0 && i < len(dst) {
		f := &dst[i]
		if f.Gender != g {
			f.Gender = Both
		}
		if f.Kind != kind {
			f.Kind = AnyKind
		}
		f.Score = max(f.Score, score)
		return dst
	}
	return append(dst, Form{Case: c.c, Number: c.n, Gender: g, Kind: kind, StemLen: at, Add: add, Ending: word[at:],
		Rule: r.name, Fixed: r.class.fixed, Score: score, class: r.class})
}

func slotGender(slots uint16) Gender {
	const m, f = 1<<givenM | 1<<patrM | 1<<surM, 1<<givenF | 1<<patrF | 1<<surF
	switch {
	case slots&m != 0 && slots&f == 0:
		return Masc
	case slots&f != 0 && slots&m == 0:
		return Fem
	}
	return Both
}

func slotKind(slots uint16) Kind {
	for k := Given; k < numKinds; k++ {
		if slots&^kindSlots[k] == 0 {
			return k
		}
	}
	return AnyKind
}

// cutParticle splits an attached particle (Лаврову-то) off, or the end of a
// compound whose first part changes (Ростове-на-Дону), which the base form
// keeps.
func cutParticle(word string) (base, tail, kept string) {
	at := strings.IndexByte(word, '-')
	if at <= 0 {
		return word, "", ""
	}
	switch rest := word[at:]; rest {
	case "-то", "-таки", "-ка", "-ТО", "-ТАКИ", "-КА":
		return word[:at], rest, ""
	}
	for _, p := range [...]string{"-на-", "-над-", "-НА-", "-де-"} {
		if strings.HasPrefix(word[at:], p) {
			return word[:at], "", word[at:]
		}
	}
	if i := strings.LastIndexByte(word, '-'); i > at {
		switch rest := word[i:]; rest {
		case "-то", "-таки", "-ТО", "-ТАКИ":
			return word[:i], rest, ""
		}
	}
	return word, "", ""
}

// slotsOf lists the slots to ask for a kind and gender, the best first.
func slotsOf(kind Kind, g Gender) []int {
	switch kind {
	case Given:
		return pick(g, givenM, givenF)
	case Patronymic:
		return pick(g, patrM, patrF)
	case Surname, AnyKind:
		return pick(g, surM, surF)
	case Place:
		return []int{placeSlot}
	}
	return []int{wordSlot}
}

func pick(g Gender, m, f int) []int {
	switch g {
	case Masc:
		return []int{m}
	case Fem:
		return []int{f}
	}
	return []int{m, f}
}

// classOf finds the class of a lemma; union asks for the forms of both sexes
// when the gender is open.
func (s *slavic) classOf(l *letters, kind Kind, g Gender, class string, union bool) (*slavicClass, string) {
	if class != "" {
		c := s.byName[class]
		if c != nil && c.lifeless != nil && (kind == Place || kind == Org || kind == Word) {
			c = c.lifeless
		}
		if c != nil && l.n > len(c.dropC) && string(l.code[l.n-len(c.dropC):l.n]) == string(c.dropC) {
			return c, class
		}
	}
	n := s.settle(0, l.code[:l.n])
	var out [2]*slavicClass
	rule := ""
	slots := slotsOf(kind, g)
	for i, k := range slots {
		if id := n.best[k]; id != 0 {
			r := &s.rules[id-1]
			if out[i] = r.class; rule == "" {
				rule = r.name
			}
		}
	}
	switch {
	case out[0] == nil && out[1] == nil:
		return s.byName["0"], "0"
	case out[0] == nil:
		return out[1], rule
	case out[1] == nil:
		return out[0], rule
	case union:
		return s.union(out[0], out[1]), rule
	}
	if n.name == Fem || n.sex[kind%4] == Fem && kind != AnyKind {
		return out[1], rule
	}
	return out[0], rule
}

func (s *slavic) paradigmOf(kind Kind, lemma string, g Gender, class string) (string, *Paradigm) {
	var l letters
	fixed := s.byName["0"]
	if class == "0" || !l.read(lemma) {
		return Fold(s.lang, lemma), fixed.paradigm
	}
	c, _ := s.classOf(&l, kind, g, class, true)
	stem := l.n - len(c.dropC)
	if stem <= 0 {
		return Fold(s.lang, lemma), fixed.paradigm
	}
	return Fold(s.lang, lemma[:l.off[stem]]), c.paradigm
}

// declineWord declines one word without hyphens or spaces.
func (s *slavic) declineWord(kind Kind, lemma string, g Gender, n Number, cs Case, class string) (string, bool) {
	var l letters
	if !l.read(lemma) {
		return lemma, false
	}
	c, _ := s.classOf(&l, kind, g, class, false)
	stem := l.n - len(c.dropC)
	if stem <= 0 {
		return lemma, false
	}
	for i := range c.cells {
		if x := &c.cells[i]; x.c == cs && x.n == n {
			if cs == Nom && n == Sg {
				return lemma, true
			}
			return join2(s.lang, lemma, lemma[:l.off[stem]], x.ending), c.name != "0"
		}
	}
	if n == Sg && (cs == Voc || cs == Nom) {
		return lemma, true
	}
	if n == Sg { // a name that has the plural only
		return s.declineWord(kind, lemma, g, Pl, cs, class)
	}
	return lemma, false
}

// join2 is join with the letter case taken from the whole lemma, since the
// stem may be a single letter (Лев, Льв-).
func join2(lang Lang, lemma, stem, ending string) string {
	if shouts(lemma) {
		ending = upper(lang, ending)
	}
	return stem + ending
}
