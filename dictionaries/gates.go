package dictionaries

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// check runs every gate over the corpus and returns all faults, sorted. What
// the files must keep is said in README.md; the rule ids are stable.
func (c *corpus) check() Faults {
	c.indexNative()
	for l := givenList; l <= demonymList; l++ {
		for _, e := range c.entries[l] {
			c.checkLetters(e)
			c.checkShape(e)
			c.checkReferences(e)
			c.checkDerived(e)
			if l == givenList || l == surnameList || l == peopleList {
				c.checkRoundTrip(e)
				c.checkMates(e)
			}
			if l == peopleList {
				c.checkBearer(e)
			}
		}
	}
	for _, e := range c.entries[ambiguousList] {
		c.checkAmbiguous(e)
	}
	c.checkSeats()
	c.checkStyles()
	c.checkSurfaces()
	c.checkForms()
	return c.faults.sorted()
}

// eachForm visits every written form of an entry with its language and line.
func (e *entry) eachForm(visit func(l, line int, text string)) {
	at := func(l int) int {
		if e.formAt[l] > 0 {
			return e.formAt[l]
		}
		return e.line
	}
	for l := range numLangs {
		for _, s := range [...]string{e.forms[l], e.short[l], e.acr[l], e.fem[l], e.own[l]} {
			if s != "" {
				visit(l, at(l), s)
			}
		}
		for _, s := range e.many[l] {
			visit(l, at(l), s)
		}
		for _, s := range e.nick[l] {
			visit(l, e.line, s)
		}
		for _, a := range e.also[l] {
			visit(l, a.line, a.text)
		}
	}
	if e.patr != "" {
		l := reference(e.origin)
		visit(l, e.line, e.patr)
	}
	for i := range e.lines {
		x := &e.lines[i]
		for l, s := range x.forms {
			if s != "" {
				visit(l, x.line, s)
			}
		}
		for l := range x.also {
			for _, a := range x.also[l] {
				visit(l, a.line, a.text)
			}
		}
	}
}

// checkLetters is the gate of alphabets and code points.
func (c *corpus) checkLetters(e *entry) {
	e.eachForm(func(l, line int, text string) {
		if rule, what := letterFault(l, text); rule != "" {
			c.fault(e, line, rule, "%s %q: %s", langTags[l], text, what)
		}
	})
}

// letterFault says what is wrong with the letters of a form.
func letterFault(l int, text string) (rule, what string) {
	ascii := true
	for i := range len(text) {
		if text[i] >= 0x80 {
			ascii = false
			break
		}
	}
	if text != strings.TrimSpace(text) || strings.Contains(text, "  ") {
		return "space", "blanks at an end or doubled"
	}
	if ascii && l <= az || ascii && l == en {
		return "", ""
	}
	if !norm.NFC.IsNormalString(text) {
		return "nfc", "not in Unicode normal form C"
	}
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ' ' || r == '-' || r == '–' || r == '/' || r == '(' || r == ')' }) {
		latin, cyrillic := false, false
		for _, r := range word {
			switch {
			case r >= 0x300 && r <= 0x36f:
				return "stress", "a stress or combining mark"
			case r == 0x1dd || r == 0x18e:
				return "alphabet", "ǝ U+01DD stands for ə U+0259"
			case r == 0x219 || r == 0x21b || r == 0x218 || r == 0x21a:
				if l == az {
					return "alphabet", "a letter with comma below: write ş U+015F"
				}
				latin = true
			case unicode.Is(unicode.Cf, r) || unicode.IsControl(r): // zero width, soft hyphens, overrides of direction
				return "alphabet", "an invisible letter"
			case unicode.Is(unicode.Cyrillic, r):
				cyrillic = true
				if bad := foreignLetter(l, r); bad != "" {
					return "alphabet", bad
				}
			case unicode.Is(unicode.Latin, r):
				latin = true
			case unicode.IsLetter(r) && r != 'ʼ':
				return "alphabet", "a letter of another script: " + string(r)
			}
		}
		switch {
		case latin && cyrillic:
			return "mixed-script", "Latin and Cyrillic letters in one word"
		case cyrillic && (l == az || l == en):
			return "alphabet", "Cyrillic letters"
		case latin && (l == ru || l == uk) && !latinOK(text):
			return "alphabet", "Latin letters in a Cyrillic name"
		}
	}
	return "", ""
}

// latinOK allows names that are wholly Latin (Azel TV, BBC) among Cyrillic
// ones: brands keep their letters.
func latinOK(text string) bool {
	for _, r := range text {
		if unicode.Is(unicode.Cyrillic, r) {
			return strings.ContainsRune(text, ' ') || strings.ContainsRune(text, '-')
		}
	}
	return true
}

func foreignLetter(l int, r rune) string {
	if l != ru && l != uk {
		return ""
	}
	low := unicode.ToLower(r)
	if l == ru && (low >= 'а' && low <= 'я' || low == 'ё') {
		return ""
	}
	if l == uk && (low >= 'а' && low <= 'я' && low != 'ы' && low != 'э' && low != 'ъ' || strings.ContainsRune("іїєґ", low)) {
		return ""
	}
	return string(r) + " is no letter of the " + map[int]string{ru: "Russian", uk: "Ukrainian"}[l] + " alphabet"
}

// checkShape holds the gates that look at one entry alone.
func (c *corpus) checkShape(e *entry) {
	if e.source == nil {
		c.fault(e, 0, "source", "neither the entry nor its file names a source")
	}
	if e.list == givenList && e.gender == "" {
		c.fault(e, 0, "gender", "a given name needs g: m, f or u")
	}
	if e.list == peopleList && e.gender == "" {
		c.fault(e, 0, "gender", "a person needs g: m or f")
	}
	if e.list == placeList && e.kind == "" {
		c.fault(e, 0, "kind", "a place needs a kind")
	}
	if (e.list == givenList || e.list == surnameList || e.list == peopleList) && e.origin == "" {
		c.fault(e, 0, "origin", "neither the entry nor its file names an origin")
	}
	switch {
	case e.list == demonymList:
		if e.many[az] == nil && e.many[ru] == nil && e.many[uk] == nil && e.many[en] == nil {
			c.fault(e, 0, "forms", "a demonym needs at least one form")
		}
	case e.list.isPart() || e.list == peopleList:
		if ref := reference(e.origin); e.origin != "" && e.forms[ref] == "" && len(e.lines) == 0 {
			c.fault(e, 0, "forms", "the form in the reference language %s of origin %s is missing", langTags[ref], e.origin)
		}
	case len(e.lines) == 0:
		ok := false
		for _, s := range e.forms {
			ok = ok || s != ""
		}
		for _, s := range e.acr {
			ok = ok || s != ""
		}
		if !ok {
			c.fault(e, 0, "forms", "a name in at least one language is needed")
		}
	}
	if e.sensitive {
		if len(e.lines) < 2 {
			c.fault(e, 0, "sensitive", "a sensitive place needs at least two lines")
		}
		for i := range e.lines {
			if e.lines[i].source == nil {
				c.fault(e, e.lines[i].line, "sensitive", "line %s names no source", e.lines[i].id)
			}
		}
	}
	for i := range e.lines {
		for j := range i {
			if e.lines[i].id == e.lines[j].id {
				c.fault(e, e.lines[i].line, "line", "line %s twice", e.lines[i].id)
			}
		}
	}
	if len(e.lines) > 0 {
		for l := range e.forms {
			if e.forms[l] != "" {
				c.fault(e, e.formAt[l], "line", "a place with lines has its names in the lines")
				break
			}
		}
	}
	for l := range e.word {
		if e.word[l] && e.list.isEntity() && e.list != titleList && e.noCues() {
			c.fault(e, 0, "cue", "a name that is also a common word of %s needs cues", langTags[l])
			break
		}
	}
	for l, s := range e.forms {
		if s == "" || e.word[l] || strings.ContainsAny(s, " -") || !e.noCues() || e.list == titleList || e.list == particleList {
			continue
		}
		if c.common[l][Key(s)] {
			c.fault(e, e.formAt[l], "common-word", "%s %q is a common word: say word: [%s]", langTags[l], s, langTags[l])
		}
	}
	c.checkGender(e)
}

// noCues reports that nothing tells the name from a common word. What a place
// lies in is a cue by itself: its name stands near.
func (e *entry) noCues() bool {
	if e.in != "" {
		return false
	}
	for _, w := range e.cues {
		if len(w) > 0 {
			return false
		}
	}
	return len(e.cueOf) == 0
}

// checkGender: mates are of two genders.
func (c *corpus) checkGender(e *entry) {
	if e.pair == "" {
		return
	}
	mate := c.resolve(e.pair, e.list)
	switch {
	case mate == nil:
		c.fault(e, 0, "mate", "no %s %q", idPrefix[e.list], e.pair)
	case mate.gender == e.gender && e.gender != "u":
		c.fault(e, 0, "mate", "%s and its pair %s are of one gender", e.id, mate.id)
	}
}

// checkReferences: what an entry names must exist.
func (c *corpus) checkReferences(e *entry) {
	miss := func(line int, what, id string) { c.fault(e, line, "reference", "%s %q does not exist", what, id) }
	for _, id := range e.cognate {
		if c.resolve(id, e.list) == nil {
			miss(0, "cognate", id)
		}
	}
	if e.in != "" {
		for id := range strings.SplitSeq(e.in, ",") {
			if c.resolve(strings.TrimSpace(id), placeList, organizationList) == nil {
				miss(0, "place", e.in)
			}
		}
	}
	for _, id := range e.not {
		if c.resolve(id, e.list, peopleList, placeList, organizationList) == nil {
			miss(0, "entity", id)
		}
	}
	if e.list == demonymList {
		for _, id := range e.of {
			if c.resolve(id, placeList) == nil {
				miss(0, "place", id)
			}
		}
	}
	for _, r := range e.roles {
		if t := c.resolve(r.title, titleList); t == nil {
			miss(r.line, "title", r.title)
		}
		if r.of != "" && c.resolve(r.of, placeList, organizationList, mediaList) == nil {
			miss(r.line, "place or organization", r.of)
		}
	}
}

// checkAmbiguous: an ambiguous surface names what owns it.
func (c *corpus) checkAmbiguous(e *entry) {
	if e.surface == "" || langIndex(e.lang) < 0 {
		c.fault(e, 0, "ambiguous", "surface and lang are needed")
		return
	}
	if rule, what := letterFault(langIndex(e.lang), e.surface); rule != "" {
		c.fault(e, 0, rule, "%q: %s", e.surface, what)
	}
	has := func(id string) bool {
		for _, o := range e.of {
			if o == id {
				return true
			}
		}
		return false
	}
	for _, id := range e.of {
		if id != "word" && c.byID[id] == nil {
			c.fault(e, 0, "reference", "%q does not exist", id)
		}
	}
	if len(e.of) < 2 {
		c.fault(e, 0, "ambiguous", "%q has fewer than two owners", e.surface)
	}
	if e.def != "" && !has(e.def) {
		c.fault(e, 0, "ambiguous", "default %q is not among the owners", e.def)
	}
	for _, q := range e.cueOf {
		if !has(q.of) {
			c.fault(e, q.line, "ambiguous", "cues for %q, which is not among the owners", q.of)
		}
	}
	if e.needs != "" && e.needs != "cue" {
		c.fault(e, 0, "ambiguous", "needs is cue")
	}
}

// singleSeats are the offices that one person holds at a time.
var singleSeats = wordSet("president prime-minister foreign-minister defense-minister interior-minister speaker secretary-general king pope chancellor")

// checkSeats: holders of a single-seat office do not overlap. Half-known
// dates are compared as far as both are known.
func (c *corpus) checkSeats() {
	type hold struct {
		e *entry
		r roleEntry
	}
	seats := map[string][]hold{}
	for _, e := range c.entries[peopleList] {
		for _, r := range e.roles {
			if singleSeats[r.title] && r.of != "" && r.from != "" {
				seats[r.title+" @ "+r.of] = append(seats[r.title+" @ "+r.of], hold{e, r})
			}
		}
	}
	for _, hs := range seats {
		for i, a := range hs {
			for _, b := range hs[:i] {
				if a.e != b.e && before(a.r.from, b.r.to) && before(b.r.from, a.r.to) {
					c.fault(a.e, a.r.line, "role", "%s %s..%s overlaps with %s %s..%s at %s:%d", a.r.title, a.r.from, a.r.to,
						b.e.id, b.r.from, b.r.to, b.e.file.name, b.r.line)
				}
			}
		}
	}
}

// before reports whether date a is surely before b, an open end being never.
func before(a, b string) bool {
	if b == "" {
		return true
	}
	n := min(len(a), len(b))
	return a[:n] < b[:n]
}
