package dictionaries

import (
	"slices"
	"strings"
)

// surface is a spelling that stands for an entity without further words.
type surface struct {
	l    int
	key  string
	text string
	e    *entry
	line int
}

// surfaces lists the whole-name surfaces of an entity: names, short names,
// acronyms and aliases, each once.
func (e *entry) surfaces() []surface {
	var out []surface
	add := func(l, line int, text string) {
		if text == "" {
			return
		}
		if line == 0 {
			line = e.line
		}
		k := Key(text)
		for _, s := range out {
			if s.l == l && s.key == k {
				return
			}
		}
		out = append(out, surface{l, k, text, e, line})
	}
	for l := range numLangs {
		if e.list != demonymList {
			add(l, e.formAt[l], e.forms[l])
		}
		add(l, e.formAt[l], e.short[l])
		add(l, e.formAt[l], e.acr[l])
		for _, a := range e.also[l] {
			add(l, a.line, a.text)
		}
	}
	for i := range e.lines {
		x := &e.lines[i]
		for l := range numLangs {
			add(l, x.line, x.forms[l])
			for _, a := range x.also[l] {
				add(l, a.line, a.text)
			}
		}
	}
	return out
}

// checkSurfaces: a surface that two entities own needs an entry in the
// ambiguity table. Titles are told apart by what stands around them, people
// by roles and dates when they share parts; so both are left out here, people
// with equal whole names in the reference language excepted.
func (c *corpus) checkSurfaces() {
	settled := map[string][]string{}
	for _, e := range c.entries[ambiguousList] {
		k := e.lang + " " + Key(e.surface)
		settled[k] = append(settled[k], e.of...)
	}
	owners := map[string]surface{}
	for _, l := range []list{placeList, organizationList, mediaList, eventList, peopleList} {
		for _, e := range c.entries[l] {
			for _, s := range e.surfaces() {
				k := langTags[s.l] + " " + s.key
				first, taken := owners[k]
				if !taken {
					owners[k] = s
					continue
				}
				if first.e == e || c.apart(first.e, e) {
					continue
				}
				of := settled[k]
				if slices.Contains(of, first.e.fullID()) && slices.Contains(of, e.fullID()) {
					continue
				}
				c.fault(e, s.line, "ambiguous", "%s %q is also %s (%s:%d): an entry in the ambiguity table must say which is meant when",
					langTags[s.l], s.text, first.e.fullID(), first.e.file.name, first.line)
			}
		}
	}
}

// apart reports whether two owners of one surface are told apart without an
// entry: people who name each other in not, a district or region and what it
// is named after or lies in.
func (c *corpus) apart(a, b *entry) bool {
	names := func(e, o *entry) bool {
		for _, id := range e.not {
			if c.resolve(id, e.list, peopleList, placeList, organizationList) == o {
				return true
			}
		}
		for id := range strings.SplitSeq(e.in, ",") {
			if e.list == placeList && c.resolve(strings.TrimSpace(id), placeList) == o {
				return true
			}
		}
		return false
	}
	return names(a, b) || names(b, a)
}
