package dictionaries

import (
	"slices"
	"strings"

	"github.com/adlar-names/adlar/inflect"
)

var partKinds = map[list]WordKind{givenList: GivenName, surnameList: Surname, patronymicList: Patronymic, particleList: Particle}

func inflectKind(k WordKind) inflect.Kind {
	switch k {
	case GivenName:
		return inflect.Given
	case Surname:
		return inflect.Surname
	case Patronymic:
		return inflect.Patronymic
	}
	return inflect.Word
}

// addParts compiles given names, surnames, patronymics and particles.
func (b *builder) addParts() {
	for l := givenList; l <= particleList; l++ {
		for _, e := range b.c.entries[l] {
			if !e.broken {
				b.partOf[e] = b.part(e)
			}
		}
	}
	for _, e := range b.c.entries[givenList] {
		if p, ok := b.partOf[e]; ok {
			for _, id := range e.cognate {
				if c := b.c.resolve(id, givenList); c != nil && b.partOf[c] != 0 {
					b.parts[p].Cognates = append(b.parts[p].Cognates, b.partOf[c])
				}
			}
		}
	}
}

// part compiles one part with all its spellings.
func (b *builder) part(e *entry) PartID {
	kind := partKinds[e.list]
	id := PartID(len(b.parts))
	p := Part{ID: e.fullID(), Kind: kind, Gender: genderOf(e.gender), Origin: e.origin, Names: e.forms, Feminine: e.fem, Common: e.word}
	ref := reference(e.origin)
	var rules, femRules [numLangs]string
	for l := range numLangs {
		if p.Names[l] == "" && e.forms[ref] != "" {
			v := b.der.form(e.origin, e.forms[ref], l)
			p.Names[l], rules[l] = v.text, v.rule
		}
	}
	if kind == Surname && e.gender != "f" && e.gender != "m" {
		for l := range numLangs {
			if p.Feminine[l] == "" && p.Names[l] != "" {
				if f, ok := feminine(e.origin, l, p.Names[l]); ok {
					p.Feminine[l], femRules[l] = f, "feminine"
				}
			}
		}
		// where the form is derived, so is the feminine: Зеленська gives Zelenska
		if p.Feminine[ref] != "" {
			for l := range numLangs {
				if l != ref && e.fem[l] == "" && rules[l] != "" && e.origin != "az" {
					v := b.der.form(e.origin, p.Feminine[ref], l)
					p.Feminine[l], femRules[l] = v.text, v.rule
				}
			}
		}
	}
	b.parts = append(b.parts, p)
	b.partByID[p.ID] = id
	gk := inflectKind(kind)
	main := p.Gender
	if kind == Surname && main == inflect.Unknown {
		main = inflect.Masc
	}
	for l := range numLangs {
		seen := map[string]bool{}
		add := func(text string, k SpellingKind, g inflect.Gender, class, rule string) {
			tag := text + string(rune(g))
			if text == "" || seen[tag] {
				return
			}
			seen[tag] = true
			b.word(kind, l, gk, text, Spelling{Kind: k, Part: id, Gender: g, Class: class, Rule: rule})
			b.index(kind, l, text, id)
		}
		both := func(text string, k SpellingKind, class, rule string) {
			if kind != Surname || p.Gender != inflect.Unknown || text == p.Names[l] && p.Feminine[l] != "" {
				add(text, k, main, class, rule)
				return
			}
			if f, ok := feminine(e.origin, l, text); ok {
				add(text, k, main, class, rule)
				add(f, k, inflect.Fem, "", rule)
				return
			}
			if k == Derived && p.Feminine[l] != "" {
				add(text, k, main, class, rule) // women bear another form
				return
			}
			ms, mp := b.stemOf(l, gk, text, inflect.Masc, class)
			fs, fp := b.stemOf(l, gk, text, inflect.Fem, class)
			if ms == fs && mp == fp {
				add(text, k, inflect.Both, class, rule)
				return
			}
			add(text, k, main, class, rule)
			add(text, k, inflect.Fem, class, rule)
		}
		both(p.Names[l], Canonical, e.decl[l], rules[l])
		add(p.Feminine[l], Canonical, inflect.Fem, "", femRules[l])
		for _, a := range e.also[l] {
			both(a.text, a.kind, "", "")
		}
		for _, s := range e.nick[l] {
			add(s, Short, p.Gender, "", "")
		}
		if e.forms[ref] != "" && l != ref {
			// Where the press has a form of its own, the rule's is still written.
			if v := b.der.form(e.origin, e.forms[ref], l); v.text != "" && v.text != p.Names[l] {
				both(v.text, Derived, "", v.rule)
			}
			for _, v := range b.der.variants(e.origin, e.forms[ref], l) {
				both(v.text, Derived, "", v.rule)
			}
			if l == en && (e.origin == "az" || e.origin == "tr") {
				both(e.forms[ref], Derived, "", "az-letters")
			}
		}
	}
	if kind == GivenName && p.Gender == inflect.Masc {
		b.patronymics(id, &p)
	}
	return id
}

func (b *builder) index(kind WordKind, l int, text string, id PartID) {
	k := string(rune(kind)) + langTags[l] + Key(text)
	list := b.lookup[k]
	if len(list) == 0 || list[len(list)-1] != id {
		b.lookup[k] = append(list, id)
	}
}

// patronymics adds the Slavic father's names of a man's given name.
func (b *builder) patronymics(id PartID, p *Part) {
	for l, table := range [numLangs][2]string{ru: {"ович", "овна"}, uk: {"ович", "івна"}} {
		if table[0] == "" {
			continue
		}
		name := p.Names[l]
		r := []rune(name)
		if len(r) < 3 {
			continue
		}
		last := r[len(r)-1]
		cut := string(r[:len(r)-1])
		var m, f string
		switch {
		case strings.ContainsRune("бвгґджзйклмнпрстфхцчшщ", last) && last != 'й':
			m, f = name+table[0], name+table[1]
		case l == ru && strings.HasSuffix(name, "ий") && !strings.HasSuffix(cut, "ки"):
			base := string(r[:len(r)-2]) + "ь"
			m, f = base+"евич", base+"евна"
		case l == ru && (last == 'й' || last == 'ь'):
			m, f = cut+"евич", cut+"евна"
		case l == uk && last == 'й':
			m, f = cut+"йович", cut+"ївна"
		case l == uk && last == 'ь':
			m, f = cut+"ьович", cut+"івна"
		case l == uk && last == 'о':
			m, f = cut+"ович", cut+"івна"
		case l == ru && (last == 'а' || last == 'я'):
			m, f = cut+"ич", cut+"ична"
		case l == ru && (last == 'и' || last == 'ы' || last == 'у' || last == 'э' || last == 'о' || last == 'е'):
			m, f = name+"евич", name+"евна"
		default:
			continue
		}
		for _, w := range []struct {
			text string
			g    inflect.Gender
		}{{m, inflect.Masc}, {f, inflect.Fem}} {
			b.word(Patronymic, l, inflect.Patronymic, w.text, Spelling{Kind: Derived, Part: id, Gender: w.g, Rule: "patronymic"})
			origin := "ru"
			if l == uk {
				origin = "uk"
			}
			if v := b.der.form(origin, w.text, en); v.text != "" {
				b.word(Patronymic, en, inflect.Patronymic, v.text, Spelling{Kind: Derived, Part: id, Gender: w.g, Rule: v.rule})
			}
		}
	}
}

// find returns the part of a kind that a word spells in a language, the best
// one by origin and gender; 0 when there is none.
func (b *builder) find(kind WordKind, l int, word, origin string, g inflect.Gender) PartID {
	best, score := PartID(0), -1
	for _, id := range b.lookup[string(rune(kind))+langTags[l]+Key(word)] {
		p := &b.parts[id]
		s := 0
		if p.Names[l] == word || p.Feminine[l] == word {
			s += 4
		}
		if p.Origin == origin {
			s += 3
		}
		if kind == GivenName && p.Gender != g && p.Gender != inflect.Both && g != inflect.Unknown && g != inflect.Both {
			s -= 2
		}
		if s > score {
			best, score = id, s
		}
	}
	return best
}

// addPeople compiles people: their words are parts, found or made; whole
// spellings that parts do not give become names of their own.
func (b *builder) addPeople() {
	for _, e := range b.c.entries[peopleList] {
		if id, ok := b.entityOf[e]; ok {
			b.person(e, id)
		}
	}
}

// personName is a person's name cut into roles.
type personName struct {
	given   []string
	surname string
	whole   bool // particles or a mononym: parts alone do not give the name
}

func cutPerson(text string, surnameFirst bool) personName {
	words := strings.Fields(text)
	n := len(words)
	hyphen := strings.Contains(text, "-") // texts are read by words without hyphens
	switch {
	case n == 0:
		return personName{}
	case n == 1:
		return personName{surname: words[0], whole: true}
	case surnameFirst:
		return personName{given: words[1:], surname: words[0], whole: n > 2 || hyphen}
	}
	p := personName{surname: words[n-1], whole: n > 2 || hyphen}
	for i, w := range words[:n-1] {
		r := []rune(w)
		if i > 0 && (strings.ToLower(w) == w || len(r) < 2) {
			continue
		}
		if i == 0 || !isParticle(w) {
			p.given = append(p.given, w)
		}
	}
	return p
}

var particles = wordSet("van von der den de la del di da bin ibn al el оглу оглы кызы заде oğlu qızı фон ван дер де ла бен ибн аль эль lə le du dos ter ten")

func isParticle(w string) bool { return particles[strings.ToLower(w)] }

func (b *builder) person(e *entry, id EntityID) {
	d := b.d
	g := genderOf(e.gender)
	ref := reference(e.origin)
	if e.forms[ref] == "" {
		for l := range numLangs {
			if e.forms[l] != "" {
				ref = l
				break
			}
		}
	}
	if e.order == orderWhole {
		b.wholePerson(e, id, g)
		return
	}
	first := e.order == "surname-first"
	cut := cutPerson(e.forms[ref], first)
	if cut.surname == "" {
		return
	}
	var givens []PartID
	for i, w := range cut.given {
		p := b.find(GivenName, ref, w, e.origin, g)
		if p == 0 {
			p = b.implicit(GivenName, e, ref, w, g, func(l int) string {
				c := cutPerson(e.forms[l], first)
				if len(c.given) == len(cut.given) {
					return c.given[i]
				}
				return ""
			})
		}
		givens = append(givens, p)
	}
	surname := b.find(Surname, ref, cut.surname, e.origin, g)
	if surname == 0 {
		surname = b.implicit(Surname, e, ref, cut.surname, g, func(l int) string {
			if c := cutPerson(e.forms[l], first); len(c.given) > 0 || len(cut.given) == 0 {
				return c.surname
			}
			return ""
		})
	}
	x := &b.ents[id]
	x.Given, x.Surname = givens, surname
	for l := range numLangs {
		if x.Names[l] == "" {
			x.Names[l] = b.compose(e, ref, l, givens, surname, g, first)
		}
		if l == en && x.Own[en] != "" && e.forms[en] == "" {
			x.Names[en] = x.Own[en]
		}
		b.wholeForms(e, id, l, cut, givens, surname, g, first)
	}
	given := PartID(0)
	if len(givens) > 0 {
		given = givens[0]
	}
	for _, gp := range givens[min(1, len(givens)):] {
		d.bySurname = append(d.bySurname, bearer{surname, gp, id, uint32(e.salience)})
	}
	for _, gp := range append([]PartID{given}, b.relatives(given)...) {
		d.bySurname = append(d.bySurname, bearer{surname, gp, id, uint32(e.salience)})
	}
}

// orderWhole marks a name that is matched only as it stands: rulers, popes,
// pen names, whose words are no given name and surname.
const orderWhole = "whole"

func (b *builder) wholePerson(e *entry, id EntityID, g inflect.Gender) {
	add := func(l int, text string, kind SpellingKind) {
		if text != "" {
			as := inflect.Given
			if strings.Contains(text, " ") {
				as = inflect.Surname // every word inflects as in any person's name: Григория Просветителя
			}
			b.phrase(l, as, text, 0, Spelling{Kind: kind, Entity: id, Gender: g, Class: e.decl[l]})
		}
	}
	for l := range numLangs {
		add(l, b.ents[id].Names[l], Canonical)
		add(l, e.own[l], Official)
		for _, a := range e.also[l] {
			add(l, a.text, a.kind)
		}
	}
}

// relatives are the parts that share a spelling with a given name by cognacy,
// so that Андрей Сибига is found as Андрій Сибіга.
func (b *builder) relatives(p PartID) []PartID {
	if p == 0 {
		return nil
	}
	if b.backward == nil {
		b.backward = map[PartID][]PartID{}
		for q := range b.parts {
			for _, c := range b.parts[q].Cognates {
				b.backward[c] = append(b.backward[c], PartID(q))
			}
		}
	}
	var kept []PartID
	for _, list := range [][]PartID{b.parts[p].Cognates, b.backward[p]} {
		for _, q := range list {
			if q != p && !slices.Contains(kept, q) {
				kept = append(kept, q)
			}
		}
	}
	return kept
}

// implicit makes a part of a word that only a person's name holds; in gives
// the word of another language that stands in the same place.
func (b *builder) implicit(kind WordKind, e *entry, ref int, word string, g inflect.Gender, in func(l int) string) PartID {
	x := &entry{file: e.file, line: e.line, list: givenList, id: "~" + strings.ReplaceAll(Key(word), " ", "-"), origin: e.origin, gender: e.gender}
	if kind == Surname {
		x.list = surnameList
		x.gender = e.gender // as borne: no mate is guessed
	}
	for i := 2; ; i++ {
		if _, taken := b.partByID[x.fullID()]; !taken {
			break
		}
		x.id = strings.TrimRight(x.id, "0123456789.") + "." + string(rune('0'+i%10))
		if i > 9 {
			x.id += e.id
			break
		}
	}
	for l := range numLangs {
		if e.forms[l] != "" {
			x.forms[l] = in(l)
		}
	}
	x.forms[ref] = word
	return b.part(x)
}

// compose writes a person's name in a language from the parts.
func (b *builder) compose(e *entry, ref, l int, givens []PartID, surname PartID, g inflect.Gender, first bool) string {
	s := &b.parts[surname]
	last := s.Names[l]
	if g == inflect.Fem && s.Feminine[l] != "" {
		last = s.Feminine[l]
	}
	if last == "" {
		return ""
	}
	var words []string
	for _, p := range givens {
		if b.parts[p].Names[l] == "" {
			return ""
		}
		words = append(words, b.parts[p].Names[l])
	}
	if first {
		words = append([]string{last}, words...)
	} else {
		words = append(words, last)
	}
	return strings.Join(words, " ")
}

// wholeForms adds the written spellings of a person in a language: words that
// the parts do not have become spellings of the parts; names with particles,
// of one word or of a length of their own become whole names.
func (b *builder) wholeForms(e *entry, id EntityID, l int, ref personName, givens []PartID, surname PartID, g inflect.Gender, first bool) {
	add := func(text string, kind SpellingKind) {
		if text == "" {
			return
		}
		c := cutPerson(text, first)
		if !c.whole && len(c.given) == len(givens) && len(givens) > 0 {
			for i, w := range c.given {
				b.extra(GivenName, givens[i], l, w, kind, g)
			}
			b.extra(Surname, surname, l, c.surname, kind, g)
			return
		}
		words := strings.Fields(text)
		if len(words) == 1 && len(givens) > 0 && !e.alone[l] && kind != Canonical {
			return // a bare surname or given name says nothing new
		}
		b.phrase(l, inflect.Surname, text, 0, Spelling{Kind: kind, Entity: id, Gender: g, Class: e.decl[l]})
	}
	name := b.ents[id].Names[l]
	add(name, Canonical)
	add(e.own[l], Official)
	for _, a := range e.also[l] {
		add(a.text, a.kind)
	}
}

// extra adds a spelling to a part unless it has it.
func (b *builder) extra(kind WordKind, p PartID, l int, word string, sk SpellingKind, g inflect.Gender) {
	lang := inflect.Lang(l + 1)
	text := b.text.String()
	for _, id := range b.spellsPart[uint32(p)] {
		s := &b.d.spells[id]
		if inflect.Lang(s.lang) == lang && text[s.off:s.off+s.n] == word {
			return
		}
	}
	if sk == Canonical {
		sk = Press
	}
	if kind == GivenName {
		g = b.parts[p].Gender
	}
	b.word(kind, l, inflectKind(kind), word, Spelling{Kind: sk, Part: p, Gender: g})
	b.index(kind, l, word, p)
}
