package rewrite

import (
	"strings"

	"github.com/adlar-names/adlar/dictionaries"
	"github.com/adlar-names/adlar/inflect"
	"github.com/adlar-names/adlar/normalize/internal/find"
	"github.com/adlar-names/adlar/normalize/internal/link"
)

// spelled is one word of the spelling that the style wants of a person.
type spelled struct {
	text string
	role find.Class
}

// name is the wanted spelling of an entity in a language: the one asked for in
// the request, else the style's; the bool tells the first.
func (p *Planner) name(e dictionaries.EntityID, il inflect.Lang) (string, bool) {
	if len(p.o.Prefer) > 0 {
		if s := p.o.Prefer[p.a.Dict.EntityRef(e).ID][il.String()]; s != "" {
			return s, true
		}
	}
	return p.a.Dict.Name(e, il, p.style()), false
}

// spell fills p.words with the wanted spelling of a person in a language.
func (p *Planner) spell(e dictionaries.EntityID, il inflect.Lang) {
	p.words = p.words[:0]
	if il == inflect.NoLang {
		return
	}
	ent := p.a.Dict.EntityRef(e)
	name, _ := p.name(e, il)
	given := len(ent.Given)
	n := strings.Count(name, " ") + 1
	if name == "" {
		return
	}
	for k := 0; name != ""; k++ {
		var w string
		w, name, _ = strings.Cut(name, " ")
		role := find.Given
		switch {
		case ent.SurnameFirst && k == 0, !ent.SurnameFirst && k >= given:
			role = find.Surname
		}
		if !ent.SurnameFirst && k >= given && k < n-1 {
			role = find.Particle
		}
		p.words = append(p.words, spelled{w, role})
	}
}

// style is the style to ask the dictionary for.
func (p *Planner) style() string {
	if p.o.Style == AsWritten {
		return "common"
	}
	return p.o.Style
}

// asked reports that the request prefers a spelling for the bearer of a
// mention.
func (p *Planner) asked(d *link.Decision) bool {
	if d.Status != link.Linked || len(p.o.Prefer) == 0 {
		return false
	}
	_, ok := p.o.Prefer[p.a.Dict.EntityRef(d.Entity).ID]
	return ok
}

// propose offers an editor the spelling of the likeliest rival of an ambiguous
// person, where the text spells a part of the name otherwise.
func (p *Planner) propose(m *find.Mention, d *link.Decision, t *Text) {
	if d.Status != link.Ambiguous || d.NRivals == 0 || p.o.NoRewrite {
		return
	}
	best := d.Rivals[0]
	for _, r := range d.Rivals[1:d.NRivals] {
		if r.Confidence > best.Confidence {
			best = r
		}
	}
	p.spell(best.Entity, find.InflectLang(m.Lang))
	for k := 0; k < int(m.NParts); k++ {
		part := &m.Parts[k]
		if part.Role != find.Surname && part.Role != find.Given {
			continue
		}
		if w, ok := p.wanted(part.Role, 0); ok && dictionaries.Key(w.text) != string(p.a.Words[part.Word].Key) && m.Case == inflect.Nom {
			t.Proposal = w.text
		}
	}
}
