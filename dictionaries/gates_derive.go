package dictionaries

import (
	"strings"
	"unicode"
)

// checkDerived holds the gates of derivation: a written form that no rule
// gives says why, an alias that rules give is not written.
func (c *corpus) checkDerived(e *entry) {
	ref := reference(e.origin)
	if !e.list.isPart() || e.list == particleList || e.broken || e.forms[ref] == "" {
		return
	}
	base := e.forms[ref]
	for l := range numLangs {
		text := e.forms[l]
		if l != ref && text != "" {
			c.checkReason(e, l, base, text)
		}
		if len(e.also[l]) == 0 {
			continue
		}
		given := map[string]string{}
		note := func(text, rule string) {
			if k := Key(text); text != "" && given[k] == "" {
				given[k] = rule
			}
		}
		note(text, "the name itself")
		if l != ref {
			v := deriver{}.form(e.origin, base, l)
			if text == "" {
				note(v.text, v.rule)
			}
			for _, v := range (deriver{}).variants(e.origin, base, l) {
				note(v.text, v.rule)
			}
			if l == en && (e.origin == "az" || e.origin == "tr") {
				note(base, "the letters of the origin")
			}
		}
		for _, a := range e.also[l] {
			if rule := given[Key(a.text)]; rule != "" && a.kind == Press {
				c.fault(e, a.line, "alias-derived", "%s %q is given by %s: leave it out", langTags[l], a.text, rule)
			}
			note(a.text, "another alias")
		}
	}
}

// checkReason asks for the reason of a written form: none when a rule, a rule
// with named options, or a name of the other language gives it.
func (c *corpus) checkReason(e *entry, l int, base, text string) {
	if e.why[l] != "" || e.file.why != "" || schemeID(e.origin, l) == "" || text == base {
		return
	}
	schemes := openScheme(schemeID(e.origin, l))
	if len(schemes) == 0 || c.native[l][string(rune(e.list))+text] {
		return
	}
	if _, ok := (deriver{}).explains(e.origin, base, text, l); ok {
		return
	}
	c.fault(e, e.formAt[l], "derivable", "%s %q is not given by %s (%q) nor with its options: say why: {%s: press} or correct it",
		langTags[l], text, schemes[0].rule, schemes[0].s.String(base), langTags[l])
}

// azAlphabet holds the letters of Azerbaijani Latin; each has one Cyrillic
// letter, so a name of these letters goes to Cyrillic and back unchanged.
const azAlphabet = "abcçdeəfgğhxıijkqlmnoöprsştuüvyz -’'."

// checkRoundTrip: an Azerbaijani name survives the way to Cyrillic and back,
// by the letters of 1958 and 1991.
func (c *corpus) checkRoundTrip(e *entry) {
	if e.origin != "az" || e.forms[az] == "" {
		return
	}
	for _, r := range strings.ToLowerSpecial(unicode.AzeriCase, e.forms[az]) {
		if !strings.ContainsRune(azAlphabet, r) {
			c.fault(e, e.formAt[az], "round-trip", "az %q: %q has no Cyrillic letter, so the name does not come back from Cyrillic", e.forms[az], r)
			return
		}
	}
	s := openScheme("az-cyrl-latn-1991")
	if len(s) == 0 {
		return
	}
	scheme, ok := s[0].s.(interface {
		Reverse(src string, n int) []string
	})
	if !ok {
		return
	}
	back := scheme.Reverse(e.forms[az], 1)
	if len(back) == 0 || s[0].s.String(back[0]) != e.forms[az] {
		c.fault(e, e.formAt[az], "round-trip", "az %q comes back from Cyrillic %q otherwise", e.forms[az], back)
	}
}

// checkMates: a written feminine is one, and not what the rule gives already;
// mates name each other.
func (c *corpus) checkMates(e *entry) {
	if e.list == surnameList {
		for l := range e.fem {
			f, m := e.fem[l], e.forms[l]
			if f == "" || m == "" {
				continue
			}
			if rule, ok := feminine(e.origin, l, m); ok && rule == f {
				c.fault(e, 0, "feminine", "%s %q is given by rule: leave it out", langTags[l], f)
			}
		}
	}
	if e.pair == "" {
		return
	}
	if mate := c.resolve(e.pair, e.list); mate != nil && mate.pair != "" && c.resolve(mate.pair, e.list) != e {
		c.fault(e, 0, "mate", "the pair of %s is %s, whose pair is %s", e.id, mate.id, mate.pair)
	}
}

// checkBearer: the gender of a person is one of the given name's.
func (c *corpus) checkBearer(e *entry) {
	ref := reference(e.origin)
	cut := cutPerson(e.forms[ref], e.order == "surname-first")
	if len(cut.given) == 0 || e.order == orderWhole {
		return
	}
	if gs := c.givenGender[ref][cut.given[0]]; gs != "" && !strings.Contains(gs, e.gender) && !strings.Contains(gs, "u") {
		c.fault(e, 0, "gender", "g: %s, but the given name %s is %s", e.gender, cut.given[0], gs)
	}
}

// indexNative notes the names that are at home in each language: a form of
// another origin that is one of them is a cognate, not a respelling. It also
// notes the genders of given names.
func (c *corpus) indexNative() {
	for l := range c.givenGender {
		c.givenGender[l] = map[string]string{}
		for _, e := range c.entries[givenList] {
			if e.forms[l] != "" {
				c.givenGender[l][e.forms[l]] += e.gender
			}
			for _, s := range e.nick[l] {
				c.givenGender[l][s] += "u"
			}
			for _, a := range e.also[l] {
				c.givenGender[l][a.text] += e.gender
			}
		}
	}
	for l := range c.native {
		c.native[l] = map[string]bool{}
	}
	for list := givenList; list <= patronymicList; list++ {
		for _, e := range c.entries[list] {
			if ref := reference(e.origin); e.forms[ref] != "" {
				c.native[ref][string(rune(list))+e.forms[ref]] = true
			}
		}
	}
}
