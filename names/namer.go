package names

import (
	"sync"
	"sync/atomic"

	"github.com/adlar-names/adlar/dictionaries"
	"github.com/adlar-names/adlar/inflect"
)

// Options say how a [Namer] uses its dictionary.
type Options struct {
	// NoPeople leaves the people and other entities of the dictionary out:
	// only its given names and surnames, and the rules, have a say.
	NoPeople bool
}

// Namer answers questions about names with a dictionary. It is immutable and
// safe for concurrent use.
type Namer struct {
	d *dictionaries.Dictionary
	o Options

	groups func() map[dictionaries.PartID][]uint16

	known sync.Map // folded word → givenInfo
	held  atomic.Int32
}

// New makes a Namer. The cost is nothing: the dictionary is used as it is.
func New(d *dictionaries.Dictionary, o Options) *Namer {
	return &Namer{d: d, o: o, groups: sync.OnceValue(func() map[dictionaries.PartID][]uint16 { return everyday(d) })}
}

// givenInfo is what the dictionary knows of a word as a given name.
type givenInfo struct {
	parts []dictionaries.PartID
	short bool // only as a short form
}

const maxKnown = 1 << 16 // bounds the memory of looked-up given names

// given looks a folded word up among the given names.
func (n *Namer) given(folded string) givenInfo {
	if v, ok := n.known.Load(folded); ok {
		return v.(givenInfo)
	}
	var info givenInfo
	info.short = true
	var buf [16]dictionaries.Reading
	for _, r := range n.d.Readings(buf[:0], dictionaries.AppendKey(nil, folded), folded) {
		if r.Kind != dictionaries.GivenName || r.Part == 0 || !nominative(r.Forms) {
			continue
		}
		info.parts = append(info.parts, r.Part)
		if n.d.Spelling(r.Spelling).Kind != dictionaries.Short {
			info.short = false
		}
	}
	info.short = info.short && len(info.parts) > 0
	if n.held.Add(1) < maxKnown {
		n.known.Store(folded, info)
	}
	return info
}

func nominative(forms []inflect.EndingForm) bool {
	if len(forms) == 0 {
		return true
	}
	for _, f := range forms {
		if (f.Case == inflect.Nom || f.Case == inflect.None) && f.Number == inflect.Sg {
			return true
		}
	}
	return false
}

// relate implements knowledge.
func (n *Namer) relate(a, b string) relation {
	x, y := n.given(a), n.given(b)
	if len(x.parts) == 0 || len(y.parts) == 0 {
		return unrelated
	}
	for _, p := range x.parts {
		for _, q := range y.parts {
			if p != q && !n.cognate(p, q) {
				continue
			}
			if x.short != y.short {
				return shortOf
			}
			return sameName
		}
	}
	for _, p := range x.parts {
		for _, q := range y.parts {
			if n.everydayForms(p, q) {
				return shortOf
			}
		}
	}
	return otherName
}

// oneSurname implements knowledge.
func (n *Namer) oneSurname(a, b string) bool {
	var x, y [12]dictionaries.Reading
	for _, r := range n.d.Readings(x[:0], dictionaries.AppendKey(nil, a), a) {
		if r.Kind != dictionaries.Surname || r.Part == 0 || !nominative(r.Forms) {
			continue
		}
		for _, q := range n.d.Readings(y[:0], dictionaries.AppendKey(nil, b), b) {
			if q.Kind == dictionaries.Surname && q.Part == r.Part && q.Gender == r.Gender && nominative(q.Forms) {
				return true
			}
		}
	}
	return false
}

func (n *Namer) cognate(p, q dictionaries.PartID) bool {
	for _, c := range n.d.PartRef(p).Cognates {
		if c == q {
			return true
		}
	}
	for _, c := range n.d.PartRef(q).Cognates {
		if c == p {
			return true
		}
	}
	return false
}

func (n *Namer) isGiven(folded string) bool { return len(n.given(folded).parts) > 0 }

// Parse is [Parse] with the dictionary's word on what is a given name, which
// tells a surname that stands first.
func (n *Namer) Parse(text string) Name { return parse(text, n.isGiven) }

// Match is [Match] with the dictionary's given names: cognates and short forms
// are one name, different given names are two.
func (n *Namer) Match(a, b string) Comparison {
	return compare(n.Parse(a), n.Parse(b), n, true)
}

// Score is the score of [Namer.Match] without its reasons, for many pairs.
func (n *Namer) Score(a, b Name) float64 { return compare(a, b, n, false).Score }
