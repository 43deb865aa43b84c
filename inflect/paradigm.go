package inflect

import (
	"math/bits"
	"strings"
	"sync"
	"unsafe"
)

// EndingForm is what one ending of a paradigm says about a word.
type EndingForm struct {
	Case       Case
	Number     Number
	Gender     Gender
	Possessive Possessive
	Copula     Copula
	// Preferred marks the usual one among doublets (-ой before -ою).
	Preferred bool
}

// Paradigm is the immutable set of endings that the words of one declension
// class share, folded as Fold does: every form of a word is its stem plus one
// ending. Safe for concurrent use.
type Paradigm struct {
	id     uint16
	name   string
	max    int
	mask   uint32
	slots  []paradigmSlot
	forms  []EndingForm
	ending []string // in the order of insertion; the base form's comes first

	once sync.Once
	fill func() *paradigmBuilder // gathers the endings on first use; nil: made at once
}

// ready makes the table on first use.
func (p *Paradigm) ready() {
	if p.fill != nil {
		p.once.Do(func() { p.freeze(p.fill()) })
	}
}

type paradigmSlot struct {
	key    string
	off, n uint16
	used   bool
}

// ID is a number that names the paradigm within one build of the rules; the
// language is its upper four bits. Store it together with a version.
func (p *Paradigm) ID() uint16 { return p.id }

// Name is the language, a slash and the class name of rules/*.yaml.
func (p *Paradigm) Name() string { return p.name }

// Endings returns all endings, the base form's first. The caller must not
// change the slice.
func (p *Paradigm) Endings() []string {
	p.ready()
	return p.ending
}

// MaxEnding is the length of the longest ending in bytes.
func (p *Paradigm) MaxEnding() int { return p.max }

// Lookup returns what the folded ending says, or nil when the paradigm does
// not hold it. It does not allocate; the caller must not change the result.
func (p *Paradigm) Lookup(ending string) []EndingForm {
	if len(ending) > p.max {
		return nil
	}
	p.ready()
	for i := hashEnding(ending) & p.mask; ; i = (i + 1) & p.mask {
		s := &p.slots[i]
		if !s.used {
			return nil
		}
		if s.key == ending {
			return p.forms[s.off : s.off+s.n : s.off+s.n]
		}
	}
}

// hashEnding mixes the length with the first and last eight bytes; longer
// endings of one length differ there.
func hashEnding(s string) uint32 {
	n := len(s)
	var a, b uint64
	if n >= 8 {
		p := unsafe.Pointer(unsafe.StringData(s))
		a = *(*uint64)(p)
		b = *(*uint64)(unsafe.Add(p, n-8))
	} else {
		for i := range n {
			a = a<<8 | uint64(s[i])
		}
	}
	hi, lo := bits.Mul64(a^0x9E3779B97F4A7C15^uint64(n), b^0xD6E8FEB86659FD93)
	return uint32(hi ^ lo>>29 ^ lo)
}

// paradigmBuilder gathers endings before they are frozen.
type paradigmBuilder struct {
	order []string
	forms map[string][]EndingForm
}

func (b *paradigmBuilder) add(ending string, f EndingForm) {
	if b.forms == nil {
		b.forms = make(map[string][]EndingForm, 32)
	}
	old, ok := b.forms[ending]
	if !ok {
		b.order = append(b.order, ending)
	}
	for _, o := range old {
		if o == f {
			return
		}
	}
	b.forms[ending] = append(old, f)
}

func (b *paradigmBuilder) longest() (n int) {
	for _, e := range b.order {
		n = max(n, len(e))
	}
	return n
}

func (b *paradigmBuilder) build(id uint16, name string) *Paradigm {
	p := &Paradigm{id: id, name: name, max: b.longest()}
	p.freeze(b)
	return p
}

func (p *Paradigm) freeze(b *paradigmBuilder) {
	size := 4
	for size < 2*len(b.order) {
		size *= 2
	}
	p.mask, p.slots, p.ending = uint32(size-1), make([]paradigmSlot, size), b.order
	p.forms = make([]EndingForm, 0, len(b.order))
	for _, e := range b.order {
		f := b.forms[e]
		i := hashEnding(e) & p.mask
		for p.slots[i].used {
			i = (i + 1) & p.mask
		}
		p.slots[i] = paradigmSlot{key: e, off: uint16(len(p.forms)), n: uint16(len(f)), used: true}
		p.forms = append(p.forms, f...)
	}
}

// Paradigms returns all paradigms of a language in the order of their ids.
// The caller must not change the slice.
func Paradigms(lang Lang) []*Paradigm {
	switch lang {
	case Ru, Uk:
		return slavicOf(lang).paradigms
	case Az:
		return azTable().paradigms
	case En:
		return enParadigms()
	}
	return nil
}

// ParadigmByID returns the paradigm of an id that ParadigmOf gave in the same
// build, or nil.
func ParadigmByID(id uint16) *Paradigm {
	list := Paradigms(Lang(id >> 12))
	if i := int(id & 0xFFF); i < len(list) {
		return list[i]
	}
	return nil
}

// MaxEnding is the longest ending of all paradigms of a language, in bytes.
func MaxEnding(lang Lang) int {
	n := 0
	for _, p := range Paradigms(lang) {
		n = max(n, p.max)
	}
	return n
}

// ParadigmOf finds the declension class of a base form and returns the folded
// stem and the paradigm: each form of the word, folded, is stem plus an
// ending of p. A class overrides the rules: "0" is indeclinable, the others
// are the class names of rules/*.yaml (ru, uk: adj-y, m-ets …; az: any, px,
// acronym, ascii). An unknown class, or one whose ending the lemma lacks, is
// treated as none. Of a hyphenated word only the last part changes; p is never nil
// for the four languages.
func ParadigmOf(lang Lang, kind Kind, lemma string, g Gender, class string) (stem string, p *Paradigm) {
	switch lang {
	case Ru, Uk:
		return slavicOf(lang).paradigmOf(kind, lemma, g, class)
	case Az:
		return azTable().paradigmOf(lemma, class)
	case En:
		return strings.TrimSpace(Fold(En, lemma)), enParadigmOf(lemma, class)
	}
	return lemma, nil
}
