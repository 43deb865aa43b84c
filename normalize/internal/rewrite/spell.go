package rewrite

import (
	"strings"

	"github.com/adlar-names/adlar/dictionaries"
	"github.com/adlar-names/adlar/inflect"
	"github.com/adlar-names/adlar/normalize/internal/find"
)

// spelled is one word of the spelling that the style wants of a person.
type spelled struct {
	text string
	role find.Class
}

// spell fills p.words with the wanted spelling of a person in a language.
func (p *Planner) spell(e dictionaries.EntityID, il inflect.Lang) {
	p.words = p.words[:0]
	if il == inflect.NoLang {
		return
	}
	ent := p.a.Dict.EntityRef(e)
	name := ent.Names[il-1]
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
