package inflect

import (
	"strings"
	"sync"
)

// A slot is a use of a word for which the rules choose one class.
const (
	givenM = iota
	givenF
	patrM
	patrF
	surM
	surF
	placeSlot
	wordSlot
	numSlots
)

// slavicOrder is the order of cases in the tables of ru and uk.
var slavicOrder = [...]Case{Nom, Gen, Dat, Acc, Ins, Loc, Voc}

// cell is one ending of a class.
type cell struct {
	ending string
	codes  []byte
	c      Case
	n      Number
	first  bool
}

// slavicClass is a declension class ready for use; for lifeless masculines a
// second one is made whose accusative is the nominative.
type slavicClass struct {
	name       string
	g          Gender
	drop       string
	dropC      []byte
	dropNode   int32
	fixed      bool // one form for all cases
	plainA     bool // first declension in -а
	pluralOnly bool
	cells      []cell
	paradigm   *Paradigm
	lifeless   *slavicClass
}

type slavicRule struct {
	name   string
	class  *slavicClass
	slots  uint16
	g      Gender
	also   bool
	weight int16
}

// lemmaNode is a node of the trie of lemma endings, read from the last
// letter. best holds, for each slot, the rule (plus one) that the longest
// matching ending chose; known and sex serve gender guesses.
type lemmaNode struct {
	next [numCodes]uint16
	best [numSlots]uint16
	sex  [4]Gender // by kind: any, given, patronymic, surname
	name Gender    // a listed given name ends exactly here
}

// formNode is a node of the trie of form endings.
type formNode struct {
	next     [numCodes]uint16
	off, num uint32
}

type formEntry struct {
	rule uint16
	cut  uint8 // letters of the ending
	cell *cell
}

// slavic holds the compiled rules of one language.
type slavic struct {
	lang      Lang
	classes   []*slavicClass
	byName    map[string]*slavicClass
	rules     []slavicRule
	lemmas    []lemmaNode
	forms     []formNode
	entries   []formEntry
	paradigms []*Paradigm
	unions    map[[2]*slavicClass]*slavicClass
}

var slavicTables = [numLangs]func() *slavic{
	Ru: sync.OnceValue(func() *slavic { return newSlavic(Ru) }),
	Uk: sync.OnceValue(func() *slavic { return newSlavic(Uk) }),
}

func slavicOf(lang Lang) *slavic { return slavicTables[lang]() }

func newSlavic(lang Lang) *slavic {
	t := tableOf(lang)
	s := &slavic{lang: lang, byName: map[string]*slavicClass{}, lemmas: make([]lemmaNode, 1, 2048), forms: make([]formNode, 1, 4096),
		unions: map[[2]*slavicClass]*slavicClass{}}
	for i := range t.classes {
		s.addClass(&t.classes[i])
	}
	perNode := make(map[uint16][]formEntry, 4096)
	for i := range t.rules {
		s.addRule(t, &t.rules[i], perNode)
	}
	for _, g := range t.genders {
		s.addSex(t, g)
	}
	for _, list := range t.lists {
		if g, ok := ParseGender(strings.TrimPrefix(list.name, "given-")); ok && strings.HasPrefix(list.name, "given-") {
			for w := range strings.FieldsSeq(list.words) {
				n := &s.lemmas[s.lemmaPath(codes("^"+w))]
				if n.name != Unknown && n.name != g {
					g = Both
				}
				n.name = g
			}
		}
	}
	for i := range s.forms {
		if e := perNode[uint16(i)]; len(e) > 0 {
			s.forms[i].off, s.forms[i].num = uint32(len(s.entries)), uint32(len(e))
			s.entries = append(s.entries, e...)
		}
	}
	s.inherit(0)
	for _, c := range s.classes {
		c.dropNode = s.walk(c.dropC)
	}
	s.addUnions()
	return s
}

func (s *slavic) addClass(d *classDef) {
	g, _ := ParseGender(d.g)
	c := &slavicClass{name: d.name, g: g, drop: d.drop, dropC: codes(d.drop), fixed: d.name == "0",
		plainA: g == Both && d.drop == "а", pluralOnly: strings.HasPrefix(d.sg, "-")}
	for n, row := range [2]string{d.sg, d.pl} {
		for i, alts := range strings.Split(row, "|") {
			if alts == "-" {
				continue
			}
			for j, e := range strings.Split(alts, "/") {
				c.cells = append(c.cells, cell{ending: e, codes: codes(e), c: slavicOrder[i], n: Number(n), first: j == 0})
			}
		}
	}
	s.register(c)
	if g == Masc || g == Both {
		if same, ok := lifelessOf(c); ok {
			s.register(same)
			c.lifeless = same
		}
	}
}

// lifelessOf returns the class with the accusative of lifeless things, and
// whether it differs.
func lifelessOf(c *slavicClass) (*slavicClass, bool) {
	l := *c
	l.name += "~"
	l.cells = nil
	changed := false
	for n := Sg; n < numNumbers; n++ {
		if !same(c.cells, n, Acc, Gen) {
			n2 := n
			for _, x := range c.cells {
				if x.n == n2 {
					l.cells = append(l.cells, x)
				}
			}
			continue
		}
		for _, x := range c.cells {
			if x.n != n || x.c == Acc {
				continue
			}
			l.cells = append(l.cells, x)
			if x.c == Nom {
				changed = changed || !same(c.cells, n, Nom, Acc)
				x.c = Acc
				l.cells = append(l.cells, x)
			}
		}
	}
	return &l, changed
}

func same(cells []cell, n Number, a, b Case) bool {
	var x, y *cell
	for i := range cells {
		if c := &cells[i]; c.n == n && c.first && c.c == a {
			x = c
		} else if c.n == n && c.first && c.c == b {
			y = c
		}
	}
	return x != nil && y != nil && x.ending == y.ending
}

func (s *slavic) register(c *slavicClass) {
	var b paradigmBuilder
	for _, x := range c.cells {
		g := c.g
		if x.n == Pl && g != Neut {
			g = Both
		}
		b.add(Fold(s.lang, x.ending), EndingForm{Case: x.c, Number: x.n, Gender: g, Preferred: x.first})
	}
	c.paradigm = b.build(uint16(s.lang)<<12|uint16(len(s.paradigms)), s.lang.String()+"/"+c.name)
	s.paradigms = append(s.paradigms, c.paradigm)
	s.classes = append(s.classes, c)
	s.byName[c.name] = c
}

// slotMask lists the slots that a rule's "for" and gender name.
func slotMask(kinds string, g Gender) (m uint16) {
	pair := func(i int) {
		if g != Fem {
			m |= 1 << i
		}
		if g != Masc {
			m |= 2 << i
		}
	}
	for k := range strings.FieldsSeq(kinds) {
		switch k {
		case "g":
			pair(givenM)
		case "p":
			pair(patrM)
		case "s":
			pair(surM)
		case "l":
			m |= 1 << placeSlot
		case "w":
			m |= 1 << wordSlot
		}
	}
	return m
}

// expand resolves the {set} of a rule ending.
func expand(t *ruleTable, ends string) []string {
	var out []string
	for e := range strings.FieldsSeq(ends) {
		open := strings.IndexByte(e, '{')
		if open < 0 {
			out = append(out, e)
			continue
		}
		shut := strings.IndexByte(e, '}')
		for _, r := range find(t.sets, e[open+1:shut]) {
			out = append(out, e[:open]+string(r)+e[shut+1:])
		}
	}
	return out
}

func (s *slavic) addRule(t *ruleTable, d *ruleDef, perNode map[uint16][]formEntry) {
	g, _ := ParseGender(d.g)
	base := s.byName[d.class]
	add := func(class *slavicClass, slots uint16) {
		if slots == 0 {
			return
		}
		lifelessOnly := slots&^(1<<placeSlot|1<<wordSlot) == 0
		id := uint16(len(s.rules))
		s.rules = append(s.rules, slavicRule{name: d.name, class: class, slots: slots, g: g, also: d.also, weight: int16(d.weight)})
		for _, e := range expand(t, d.ends) {
			ec := codes(e)
			if len(ec) < len(class.dropC) {
				ec = class.dropC
			}
			n := s.lemmaPath(ec)
			if !d.also {
				for k := range numSlots {
					if slots>>k&1 != 0 {
						s.lemmas[n].best[k] = id + 1
					}
				}
			}
			keep := ec[:len(ec)-len(class.dropC)]
			for i := range class.cells {
				c := &class.cells[i]
				// What can be said without an entry: the other cases of an
				// unchanging word; and plurals that no text has.
				if class.fixed && (c.c != Nom || c.n == Pl) || c.n == Pl && (c.c == Voc || d.weight <= -10 || c.c == Acc && lifelessOnly && !class.pluralOnly) {
					continue
				}
				f := s.formPath(append(append(make([]byte, 0, 16), keep...), c.codes...))
				perNode[f] = append(perNode[f], formEntry{rule: id, cut: uint8(len(c.codes)), cell: c})
			}
		}
	}
	slots := slotMask(d.kinds, g)
	const lifeless = 1<<placeSlot | 1<<wordSlot
	if base.lifeless != nil {
		add(base, slots&^lifeless)
		add(base.lifeless, slots&lifeless)
		return
	}
	add(base, slots)
}

func (s *slavic) addSex(t *ruleTable, d genderDef) {
	g, _ := ParseGender(d.g)
	for _, e := range expand(t, d.ends) {
		n := &s.lemmas[s.lemmaPath(codes(e))]
		for k := range strings.FieldsSeq(d.kinds) {
			n.sex[strings.Index("agps", k)] = g
		}
	}
}

func (s *slavic) lemmaPath(c []byte) uint16 {
	at := uint16(0)
	for i := len(c) - 1; i >= 0; i-- {
		if s.lemmas[at].next[c[i]] == 0 {
			s.lemmas = append(s.lemmas, lemmaNode{})
			s.lemmas[at].next[c[i]] = uint16(len(s.lemmas) - 1)
		}
		at = s.lemmas[at].next[c[i]]
	}
	return at
}

func (s *slavic) formPath(c []byte) uint16 {
	at := uint16(0)
	for i := len(c) - 1; i >= 0; i-- {
		if s.forms[at].next[c[i]] == 0 {
			s.forms = append(s.forms, formNode{})
			s.forms[at].next[c[i]] = uint16(len(s.forms) - 1)
		}
		at = s.forms[at].next[c[i]]
	}
	return at
}

// inherit hands each node's decisions down to the longer endings.
func (s *slavic) inherit(at uint16) {
	for c := range s.lemmas[at].next {
		kid := s.lemmas[at].next[c]
		if kid == 0 {
			continue
		}
		n, up := &s.lemmas[kid], &s.lemmas[at]
		for k := range n.best {
			if n.best[k] == 0 {
				n.best[k] = up.best[k]
			}
		}
		for k := range n.sex {
			if n.sex[k] == Unknown {
				n.sex[k] = up.sex[k]
			}
		}
		s.inherit(kid)
	}
}

// walk follows c from its end, as far as the trie of lemmas goes; -1 when
// some letter has no node (then no rule ends so).
func (s *slavic) walk(c []byte) int32 {
	at := uint16(0)
	for i := len(c) - 1; i >= 0; i-- {
		if at = s.lemmas[at].next[c[i]]; at == 0 {
			return -1
		}
	}
	return int32(at)
}

// settle continues a walk through the stem; the node it ends on has decided
// every slot.
func (s *slavic) settle(at uint16, stem []byte) *lemmaNode {
	for i := len(stem) - 1; i >= 0; i-- {
		next := s.lemmas[at].next[stem[i]]
		if next == 0 {
			return &s.lemmas[at]
		}
		at = next
	}
	if next := s.lemmas[at].next[edge]; next != 0 {
		at = next
	}
	return &s.lemmas[at]
}

// addUnions makes, for surnames and given names whose sex is not known, the
// paradigms that hold both the man's and the woman's forms.
func (s *slavic) addUnions() {
	for i := range s.lemmas {
		for _, k := range [2]int{givenM, surM} {
			a, b := s.lemmas[i].best[k], s.lemmas[i].best[k+1]
			if a != 0 && b != 0 {
				s.union(s.rules[a-1].class, s.rules[b-1].class)
			}
		}
	}
}

func (s *slavic) union(m, f *slavicClass) *slavicClass {
	if m == f {
		return m
	}
	key := [2]*slavicClass{m, f}
	if u := s.unions[key]; u != nil {
		return u
	}
	drop := m.drop
	if len(f.drop) > len(drop) {
		drop = f.drop
	}
	if !strings.HasSuffix(drop, m.drop) || !strings.HasSuffix(drop, f.drop) {
		return m
	}
	u := &slavicClass{name: m.name + "+" + f.name, g: Both, drop: drop, dropC: codes(drop)}
	var b paradigmBuilder
	for _, c := range [2]*slavicClass{m, f} {
		lead := drop[:len(drop)-len(c.drop)]
		g := Masc
		if c == f {
			g = Fem
		}
		for _, x := range c.cells {
			h := g
			if x.n == Pl {
				h = Both
			}
			b.add(Fold(s.lang, lead+x.ending), EndingForm{Case: x.c, Number: x.n, Gender: h, Preferred: x.first})
		}
	}
	u.paradigm = b.build(uint16(s.lang)<<12|uint16(len(s.paradigms)), s.lang.String()+"/"+u.name)
	s.paradigms = append(s.paradigms, u.paradigm)
	s.unions[key] = u
	return u
}
