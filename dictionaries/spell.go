package dictionaries

import (
	"strings"

	"github.com/adlar-names/adlar/inflect"
)

// styles that choose among the spellings of an entity.
const (
	styleOfficial = "official"
	styleBGN      = "bgn-pcgn"
)

// bgnSchemes are the romanizations of the style bgn-pcgn by origin.
var bgnSchemes = map[string]string{"ru": "ru-bgn-pcgn-1947", "uk": "uk-bgn-pcgn-2019", "be": "be-bgn-pcgn-1979"}

// Name is the wanted spelling of an entity in a language: what the style
// common, official, bgn-pcgn or one of an overlay writes; an unknown style
// counts as common. It is empty when the language has no name.
func (d *Dictionary) Name(id EntityID, lang inflect.Lang, style string) string {
	e := d.ents.at(uint32(id))
	if e == nil || lang == inflect.NoLang || int(lang) > numLangs {
		return ""
	}
	l := int(lang) - 1
	if s := d.styleOf(style); s != nil {
		return d.styled(s, id, e, l, 0)
	}
	switch {
	case style == styleOfficial && e.Own[l] != "":
		return e.Own[l]
	case style == styleBGN && l == en && e.Kind == KindPerson:
		if ref := e.Names[reference(e.Origin)]; ref != "" {
			if s := openScheme(bgnSchemes[e.Origin]); len(s) > 0 {
				return s[0].s.String(ref)
			}
		}
	}
	return e.Names[l]
}

// Spell appends to dst the words of the wanted spelling of an entity in a
// language, in the nominative, with what is needed to put each in another
// case; see [Dictionary.Name] for styles and [Inflect] for cases.
func (d *Dictionary) Spell(dst []SpelledWord, id EntityID, lang inflect.Lang, style string) []SpelledWord {
	name := d.Name(id, lang, style)
	if name == "" {
		return dst
	}
	e := d.ents.at(uint32(id))
	l := int(lang) - 1
	if e.Kind == KindPerson {
		return append(dst, d.spellPerson(e, l, name)...)
	}
	class := e.Decl[l]
	if e.Keep {
		class = "0"
	}
	return append(dst, layout(l, grammarOf(e.Kind), name, e.Gender, e.Head, class, e.Plural && class == "")...)
}

// SpellAs appends the words of one spelling of the dictionary, as [Spell] does
// for the wanted one.
func (d *Dictionary) SpellAs(dst []SpelledWord, id SpellingID) []SpelledWord {
	s := d.Spelling(id)
	l := int(s.Lang) - 1
	if l < 0 {
		return dst
	}
	if s.Part != 0 {
		k := d.Part(s.Part).Kind
		return append(dst, SpelledWord{Text: s.Text, Inflects: true, Head: true, Kind: k, As: inflectKind(k), Gender: s.Gender, Class: s.Class})
	}
	e := d.ents.at(uint32(s.Entity))
	if e == nil {
		return dst
	}
	if e.Kind == KindPerson {
		return append(dst, d.spellPerson(e, l, s.Text)...)
	}
	head := 0
	if s.Kind == Canonical {
		head = e.Head
	}
	return append(dst, layout(l, grammarOf(e.Kind), s.Text, s.Gender, head, s.Class, e.Plural && s.Class == "" && s.Kind != Acronym)...)
}

func grammarOf(k EntityKind) inflect.Kind {
	switch k {
	case KindPlace:
		return inflect.Place
	case KindTitle, KindDemonym:
		return inflect.Word
	case KindPerson:
		return inflect.Surname
	}
	return inflect.Org
}

func (d *Dictionary) spellPerson(e *Entity, l int, name string) []SpelledWord {
	words := layout(l, inflect.Surname, name, e.Gender, 0, "", false)
	layoutPerson(l, words, e.Gender, e.SurnameFirst)
	for i := range words {
		w := &words[i]
		var p PartID
		switch w.Kind {
		case Surname:
			p = e.Surname
		case GivenName:
			if i < len(e.Given) {
				p = e.Given[i]
			}
		}
		for _, id := range d.partSpell.of(uint32(p)) {
			if s := &d.spells[id]; int(s.lang) == l+1 && s.class != 0 && s.text(d) == w.Text {
				w.Class = d.classes[s.class]
			}
		}
	}
	return words
}

// layoutPerson gives the words of a personal name their roles. In Russian and
// Ukrainian all but the particles inflect, in Azerbaijani and English the last.
func layoutPerson(l int, words []SpelledWord, g inflect.Gender, surnameFirst bool) {
	n := len(words)
	s := n - 1
	if surnameFirst {
		s = 0
	}
	for s > 0 && !surnameFirst && words[s-1].Sep == "-" {
		s-- // a double surname
	}
	for i := range words {
		w := &words[i]
		w.Head, w.Gender, w.Class = false, g, ""
		switch {
		case isParticle(w.Text) && n > 1 && strings.ToLower(w.Text) == w.Text:
			w.Kind, w.As = Particle, inflect.Word
		case i >= s && !surnameFirst || i == s:
			w.Kind, w.As, w.Head = Surname, inflect.Surname, i == s
		default:
			w.Kind, w.As = GivenName, inflect.Given
		}
		if l == ru || l == uk {
			w.Inflects = w.Kind != Particle
			if i > 1 && isFatherMark(w.Text) {
				w.Inflects, words[i-1].Inflects = false, false
			}
		}
	}
}

// isFatherMark tells оглы and кызы, before which the father's name stays as it
// is (Полада Бюльбюль-оглы).
func isFatherMark(word string) bool {
	switch strings.ToLower(word) {
	case "оглы", "огли", "оглу", "кызы", "гызы", "кизи", "гизи":
		return true
	}
	return false
}

// Inflect puts the words of a spelling in a case. It reports false, with the
// nominative, when no word of it changes by rule.
func Inflect(words []SpelledWord, lang inflect.Lang, c inflect.Case) (string, bool) {
	var b strings.Builder
	changed := false
	for i := range words {
		w := &words[i]
		text := w.Text
		if w.Inflects {
			n := inflect.Sg
			if strings.HasPrefix(w.Class, "pl-") {
				n = inflect.Pl
			}
			if f, ok := inflect.DeclineClass(lang, w.As, w.Text, w.Gender, n, c, w.Class); ok {
				text, changed = f, true
			}
		}
		b.WriteString(text)
		if i < len(words)-1 {
			b.WriteString(w.Sep)
		}
	}
	return b.String(), changed
}
