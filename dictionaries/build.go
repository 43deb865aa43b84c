package dictionaries

import (
	"strings"

	"github.com/adlar-names/adlar/inflect"
)

// builder compiles a corpus.
type builder struct {
	c *corpus
	d *Dictionary

	ents       []Entity
	parts      []Part
	byID       map[string]EntityID
	partByID   map[string]PartID
	ambiguous  map[string]*Ambiguity
	spellsOf   map[uint32][]SpellingID
	spellsPart map[uint32][]SpellingID

	der   deriver
	stems *stemSet
	par   *paradigmTable
	text  strings.Builder

	classes, rules map[string]uint16
	entityOf       map[*entry]EntityID
	partOf         map[*entry]PartID
	lookup         map[string][]PartID // kind, language and key → parts
	backward       map[PartID][]PartID // given name → those that name it as cognate
}

// compile builds the tables. Entries with a fault of structure are left out,
// so that one bad entry does not take the others along; [Load] lets none pass.
func compile(c *corpus) *Dictionary {
	b := newBuilder(c)
	b.addParts()
	b.declare()
	b.addNames()
	b.addPeople()
	b.addTitles()
	b.addCommon()
	b.addAmbiguous()
	b.d.version = hashOf(c)
	return b.finish()
}

func newBuilder(c *corpus) *builder {
	return &builder{
		c: c, stems: newStemSet(), par: newParadigmTable(),
		d:    &Dictionary{spells: make([]spellRec, 1), styles: c.styles, classes: []string{""}, rules: []string{"written"}},
		ents: make([]Entity, 1), parts: make([]Part, 1), byID: map[string]EntityID{}, partByID: map[string]PartID{}, ambiguous: map[string]*Ambiguity{},
		spellsOf: map[uint32][]SpellingID{}, spellsPart: map[uint32][]SpellingID{},
		classes: map[string]uint16{"": 0}, rules: map[string]uint16{"": 0, "written": 0},
		entityOf: map[*entry]EntityID{}, partOf: map[*entry]PartID{}, lookup: map[string][]PartID{},
	}
}

// finish freezes what was gathered.
func (b *builder) finish() *Dictionary {
	d := b.d
	d.text = b.text.String()
	d.m = b.stems.freeze(b.par.endings())
	d.paradigms = b.par.list
	d.sortBearers()
	d.ents, d.parts = records[Entity]{list: b.ents}, records[Part]{list: b.parts}
	d.entInfo = make([]entInfo, len(b.ents))
	for i := range b.ents {
		d.entInfo[i] = entInfo{b.ents[i].Kind, uint8(b.ents[i].Salience)}
	}
	d.ids, d.partIDs = indexIDs(b.byID), indexIDs(b.partByID)
	d.entSpells, d.partSpell = makeLists(len(b.ents), b.spellsOf), makeLists(len(b.parts), b.spellsPart)
	amb := b.ambiguous
	d.ambiguous = func() map[string]*Ambiguity { return amb }
	return d
}

func intern(m map[string]uint16, list *[]string, s string) uint16 {
	if id, ok := m[s]; ok {
		return id
	}
	id := uint16(len(*list))
	*list = append(*list, s)
	m[s] = id
	return id
}

// spell stores a spelling and returns its number.
func (b *builder) spell(text string, s Spelling) SpellingID {
	id := SpellingID(len(b.d.spells))
	b.d.spells = append(b.d.spells, spellRec{
		off: uint32(b.text.Len()), n: uint32(len(text)), part: s.Part, entity: s.Entity, kind: s.Kind, lang: uint8(s.Lang),
		gender: uint8(s.Gender), line: s.Line, class: intern(b.classes, &b.d.classes, s.Class), rule: intern(b.rules, &b.d.rules, s.Rule),
	})
	b.text.WriteString(text)
	if s.Part != 0 {
		b.spellsPart[uint32(s.Part)] = append(b.spellsPart[uint32(s.Part)], id)
	} else if s.Entity != 0 {
		b.spellsOf[uint32(s.Entity)] = append(b.spellsOf[uint32(s.Entity)], id)
	}
	return id
}

// stemOf asks the rules for the stem and the paradigm of a word, both folded.
func (b *builder) stemOf(l int, kind inflect.Kind, text string, g inflect.Gender, class string) (string, uint16) {
	stem, p := inflect.ParadigmOf(inflect.Lang(l+1), kind, text, g, class)
	return Key(stem), b.par.fold(p)
}

// word makes one word readable as a spelling.
func (b *builder) word(kind WordKind, l int, gk inflect.Kind, text string, s Spelling) {
	if text == "" {
		return
	}
	s.Lang = inflect.Lang(l + 1)
	id := b.spell(text, s)
	stem, p := b.stemOf(l, gk, text, s.Gender, s.Class)
	if len(stem) == 0 {
		return
	}
	b.stems.add(0, stem, newItem(item(kind), l+1, int(p), uint32(id)))
}

// phrase makes a whole name readable as a spelling of an entity. Words of kind
// Person all inflect, in one case.
func (b *builder) phrase(l int, kind inflect.Kind, text string, head int, s Spelling) {
	s.Lang = inflect.Lang(l + 1)
	id := b.spell(text, s)
	plural := s.Entity != 0 && b.ents[s.Entity].Plural && s.Class == "" && s.Kind != Acronym
	words := layout(l, kind, text, s.Gender, head, s.Class, plural)
	if kind == inflect.Surname {
		layoutPerson(l, words, s.Gender, s.Entity != 0 && b.ents[s.Entity].SurnameFirst)
		if n := len(words); n == 1 {
			words[0].Class = s.Class
		}
	}
	b.path(0, l, words, id)
}

func (b *builder) path(node uint32, l int, words []SpelledWord, id SpellingID) {
	for i := range words {
		w := &words[i]
		stem, p := Key(w.Text), uint16(0)
		if w.Inflects {
			stem, p = b.stemOf(l, w.As, w.Text, w.Gender, w.Class)
		}
		if i == len(words)-1 {
			b.stems.add(node, stem, newItem(itemName, l+1, int(p), uint32(id)))
			return
		}
		node = b.stems.edge(node, l+1, stem, int(p))
	}
}

func genderOf(g string) inflect.Gender {
	switch g {
	case "m":
		return inflect.Masc
	case "f":
		return inflect.Fem
	case "u":
		return inflect.Both
	case "n":
		return inflect.Neut
	}
	return inflect.Unknown
}

// declare numbers the entities, so that references can be resolved.
func (b *builder) declare() {
	for l := peopleList; l <= demonymList; l++ {
		for _, e := range b.c.entries[l] {
			if e.broken {
				continue
			}
			id := EntityID(len(b.ents))
			b.entityOf[e] = id
			b.byID[e.fullID()] = id
			x := Entity{
				ID: e.fullID(), Kind: EntityKind(l-peopleList) + KindPerson, Names: e.forms, Shorts: e.short, Acronyms: e.acr, Feminine: e.fem, Own: e.own,
				Origin: e.origin, Gender: genderOf(e.gender), SurnameFirst: e.order == "surname-first", Patronymic: e.patr, Settled: !e.unsettled,
				Salience: e.salience, Cues: e.cues, Alone: e.alone, Common: e.word, Born: e.born, Class: e.kind, Sensitive: e.sensitive, Plural: e.plural,
				Article: e.the, From: e.from, To: e.to, Quotes: e.quotes, Keep: e.keep, Series: e.series, Edition: e.edition, Head: e.head, Decl: e.decl,
				File: e.file.name, FileLine: e.line,
			}
			if e.source != nil {
				x.SourceTitle, x.SourceLicence = e.source.title, e.source.licence
			}
			for i := range e.lines {
				n := &e.lines[i]
				pl := PlaceLine{ID: n.id, Meaning: n.meaning, UsedBy: n.usedBy, From: n.from, To: n.to, Names: n.forms}
				if n.source != nil {
					pl.Source = n.source.title
				}
				x.Lines = append(x.Lines, pl)
			}
			b.ents = append(b.ents, x)
		}
	}
	for e, id := range b.entityOf {
		x := &b.ents[id]
		if r := b.c.resolve(strings.TrimSpace(strings.Split(e.in, ",")[0]), placeList, organizationList); e.in != "" && r != nil {
			x.In = b.entityOf[r]
		}
		for _, id := range e.not {
			if r := b.c.resolve(id, e.list, peopleList, placeList, organizationList); r != nil {
				x.Not = append(x.Not, b.entityOf[r])
			}
		}
		if e.list == demonymList {
			for _, id := range e.of {
				if r := b.c.resolve(id, placeList); r != nil {
					x.Of = append(x.Of, b.entityOf[r])
				}
			}
		}
		for _, r := range e.roles {
			role := Role{From: r.from, To: r.to}
			if t := b.c.resolve(r.title, titleList); t != nil {
				role.Title = b.entityOf[t]
			}
			if t := b.c.resolve(r.of, placeList, organizationList, mediaList); r.of != "" && t != nil {
				role.Of = b.entityOf[t]
			}
			x.Roles = append(x.Roles, role)
		}
	}
}

// addNames compiles places, organizations, media and events.
func (b *builder) addNames() {
	for _, l := range []list{placeList, organizationList, mediaList, eventList} {
		for _, e := range b.c.entries[l] {
			id, ok := b.entityOf[e]
			if !ok {
				continue
			}
			kind := inflect.Org
			if l == placeList {
				kind = inflect.Place
			}
			if len(e.lines) == 0 {
				b.nameForms(e, id, kind, 0, &e.forms, &e.also, &e.decl)
				b.ents[id].Names = e.forms
				continue
			}
			for i := range e.lines {
				x := &e.lines[i]
				decl := x.decl
				for l := range decl {
					if decl[l] == "" {
						decl[l] = e.decl[l]
					}
				}
				b.nameForms(e, id, kind, i, &x.forms, &x.also, &decl)
				b.ents[id].Lines[i].Names = x.forms
				if i == 0 {
					b.ents[id].Decl = decl
				}
			}
			b.ents[id].Names = e.lines[0].forms
		}
	}
}

// nameForms compiles the names of one line; missing ones are derived from the
// Azerbaijani or the Russian form and written back into forms.
func (b *builder) nameForms(e *entry, id EntityID, kind inflect.Kind, line int, forms *[numLangs]string, also *[numLangs][]alias, decl *[numLangs]string) {
	g := genderOf(e.gender)
	add := func(l int, text string, k SpellingKind, rule string) {
		class := decl[l]
		if e.keep {
			class = "0"
		}
		if k == Acronym || k == Press || k == Historic || k == Short {
			class = "" // the class belongs to the name itself
			if e.keep || k == Acronym && l != az && l != en {
				class = "0"
			}
		}
		b.phrase(l, kind, text, map[bool]int{true: e.head}[k == Canonical], Spelling{Kind: k, Entity: id, Gender: g, Line: uint8(line), Class: class, Rule: rule})
	}
	written := *forms
	for l := range numLangs {
		if written[l] != "" {
			add(l, written[l], Canonical, "")
			continue
		}
		if kind != inflect.Place {
			continue
		}
		for _, origin := range []string{"az", "uk", "ru"} {
			ref := reference(origin)
			if written[ref] == "" || ref == l || origin == "uk" && written[ru] != "" && l != ru {
				continue
			}
			if v := b.der.form(origin, written[ref], l); v.text != "" {
				forms[l] = v.text
				add(l, v.text, Canonical, v.rule)
				break
			}
		}
	}
	for l := range numLangs {
		if line == 0 {
			if e.short[l] != "" {
				add(l, e.short[l], Short, "")
			}
			if e.acr[l] != "" {
				add(l, e.acr[l], Acronym, "")
			}
		}
		for _, a := range also[l] {
			add(l, a.text, a.kind, "")
		}
	}
}

// addTitles compiles titles, honorifics and demonyms: words for Readings when
// they are one word, names in any case.
func (b *builder) addTitles() {
	for _, e := range b.c.entries[titleList] {
		id, ok := b.entityOf[e]
		if !ok {
			continue
		}
		kind := Title
		if e.kind == "honorific" {
			kind = Honorific
		}
		for l := range numLangs {
			add := func(text string, k SpellingKind, g inflect.Gender) {
				if text == "" {
					return
				}
				s := Spelling{Kind: k, Entity: id, Gender: g, Class: ""}
				if k == Canonical {
					s.Class = e.decl[l]
				}
				b.phrase(l, inflect.Word, text, 0, s)
				if !strings.ContainsAny(text, " -") {
					b.word(kind, l, inflect.Word, text, s)
				}
			}
			add(e.forms[l], Canonical, inflect.Masc)
			add(e.fem[l], Canonical, inflect.Fem)
			for _, a := range e.also[l] {
				add(a.text, a.kind, inflect.Unknown)
			}
		}
	}
	for _, e := range b.c.entries[demonymList] {
		id, ok := b.entityOf[e]
		if !ok {
			continue
		}
		for l := range numLangs {
			for i, w := range e.many[l] {
				if i == 0 {
					b.ents[id].Names[l] = w
				}
				s := Spelling{Entity: id}
				if strings.ContainsAny(w, " -") {
					b.phrase(l, inflect.Word, w, 0, s)
				} else {
					b.word(Demonym, l, inflect.Word, w, s)
				}
			}
		}
	}
}

func (b *builder) addCommon() {
	for _, e := range b.c.entries[wordList] {
		for l, words := range e.many {
			for _, w := range words {
				b.word(Common, l, inflect.Word, w, Spelling{})
			}
		}
	}
}

func (b *builder) addAmbiguous() {
	for _, e := range b.c.entries[ambiguousList] {
		l := langIndex(e.lang)
		if l < 0 {
			continue
		}
		a := &Ambiguity{Surface: e.surface, Lang: inflect.Lang(l + 1), Of: e.of, Default: e.def, NeedsCue: e.needs == "cue", Cues: map[string][]string{}}
		for _, c := range e.cueOf {
			a.Cues[c.of] = append(a.Cues[c.of], c.words...)
		}
		b.ambiguous[string(rune(l+1))+Key(e.surface)] = a
	}
}
