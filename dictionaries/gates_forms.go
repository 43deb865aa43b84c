package dictionaries

import (
	"strings"

	"github.com/adlar-names/adlar/inflect"
)

// checkForms: a form in another case that is the name of another entity needs
// an entry in the ambiguity table, for a text does not tell which is meant. It
// looks at names of one word of places, organizations, media and events; what
// the table, not, in or the rules of feminine and dative explain is no fault.
func (c *corpus) checkForms() {
	settled := map[string]bool{}
	for _, e := range c.entries[ambiguousList] {
		settled[e.lang+" "+Key(e.surface)] = true
	}
	var owners [numLangs]map[string]surface
	for l := range owners {
		owners[l] = map[string]surface{}
	}
	var all []surface
	for _, l := range []list{placeList, organizationList, mediaList, eventList} {
		for _, e := range c.entries[l] {
			for _, s := range e.surfaces() {
				if s.l == en || strings.ContainsAny(s.text, " -–") {
					continue
				}
				if _, ok := owners[s.l][s.key]; !ok {
					owners[s.l][s.key] = s
				}
				all = append(all, s)
			}
		}
	}
	for i := range all {
		s := &all[i]
		kind := inflect.Org
		if s.e.list == placeList {
			kind = inflect.Place
		}
		class := s.e.decl[s.l]
		if s.e.keep || class == "0" || strings.ToUpper(s.text) == s.text {
			continue
		}
		stem, p := inflect.ParadigmOf(inflect.Lang(s.l+1), kind, s.text, genderOf(s.e.gender), class)
		if p == nil {
			continue
		}
		c.formsOf(s, Key(stem), p, owners[s.l], settled)
	}
}

// formsOf looks every form of one name up among the names of the others.
func (c *corpus) formsOf(s *surface, stem string, p *inflect.Paradigm, owners map[string]surface, settled map[string]bool) {
	var buf [96]byte
	key := append(buf[:0], stem...)
	for _, ending := range p.Endings() {
		k := AppendKey(key, ending)
		o, ok := owners[string(k)]
		if !ok || s.e.list == placeList && !hasSingular(p.Lookup(ending)) { // a place is one
			continue
		}
		if o.e == s.e || string(k) == s.key || settled[langTags[s.l]+" "+string(k)] || settled[langTags[s.l]+" "+s.key] || c.apart(s.e, o.e) {
			continue
		}
		c.fault(s.e, s.line, "form-collision", "%s %q in another case is %q, which is %s (%s:%d): an entry in the ambiguity table must say which is meant when",
			langTags[s.l], s.text, o.text, o.e.fullID(), o.e.file.name, o.line)
	}
}

func hasSingular(forms []inflect.EndingForm) bool {
	for _, f := range forms {
		if f.Number != inflect.Pl {
			return true
		}
	}
	return false
}
