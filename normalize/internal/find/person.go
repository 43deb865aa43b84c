package find

import (
	"github.com/adlar-names/adlar/dictionaries"
	"github.com/adlar-names/adlar/inflect"
	"github.com/adlar-names/adlar/normalize/internal/lang"
	"github.com/adlar-names/adlar/normalize/internal/token"
)

// The rules by which a mention is found.
const (
	NoRule         Rule = iota
	WholeName           // a whole name of the dictionary
	GivenSurname        // given name (patronymic) surname
	SurnameGiven        // surname first
	InitialSurname      // initials and surname
	GivenUnknown        // given name and a word no dictionary holds
	UnknownSurname      // a word no dictionary holds and a surname
	GivenPatr           // given name and patronymic
	TwoUnknown          // two capitalised words that agree
	TitleUnknown        // an unknown name after a title
	SurnameOnly
	GivenOnly
	Repeated    // part of a longer name that stands elsewhere in the text
	LoneUnknown // an unknown word alone, in a language whose press names foreigners so
	Composed    // an organisation put together from its parts
	ruleCount
)

// person reads a personal name that starts at word i, by grammar.
type person struct {
	a     *Article
	m     Mention
	forms forms
	known int // parts with a reading
}

// personAt tries to read a name of two words or more, or initials and a
// surname, at word i.
func (a *Article) personAt(i int) (Mention, bool) {
	if w := &a.Info[i]; w.Shape&token.Capital == 0 && (len(a.Words[i].Key) > 8 || w.Gap == Far || i+1 >= len(a.Info) || a.Info[i+1].Shape&token.Capital == 0 && len(a.Words[i+1].Key) > 8) {
		return Mention{}, false // only a particle before a name begins in lower case
	}
	w := a.parse(i)
	if w.Flags&(Taken|TitleWord) != 0 || a.midCompound(i) {
		return Mention{}, false
	}
	p := person{a: a, forms: allForms}
	p.m.First, p.m.Title, p.m.Lang = int32(i), -1, w.Lang
	p.m.Kind = dictionaries.KindPerson
	ok := false
	switch {
	case w.Class&Initial != 0:
		ok = p.initials(i)
	case w.Shape&token.Capital == 0 && w.Class&Particle == 0:
		return Mention{}, false
	case w.Class&Given != 0:
		ok = p.given(i)
		if !ok && w.Class&Surname != 0 {
			p.clear()
			ok = p.surnameFirst(i)
		}
	case w.Class&Surname != 0:
		ok = p.surnameFirst(i)
		if !ok && !nativeSurname(a.Words[i].Key) && w.Class&(Common|Demonym|Title) == 0 {
			p.clear()
			ok = p.unknownFirst(i)
		}
	case w.Class&Particle != 0:
		ok = p.particleFirst(i)
	case w.Class&Unknown != 0:
		ok = p.unknownFirst(i)
	}
	if ok && a.foreign(i) && p.known < int(p.m.NParts) && p.m.Rule != InitialSurname {
		ok = false
	}
	if ok && p.m.Lang == lang.Az && a.azBuilding(int(p.m.Last)-1) {
		ok = false
	}
	if !ok || p.m.NParts == 0 || a.nested(i) || p.corporate() || w.Flags&Quoted != 0 && a.Info[p.m.Last-1].Flags&QuoteEnd != 0 && p.known == 0 {
		return Mention{}, false
	}
	p.finish()
	return p.m, true
}

func (p *person) clear() {
	p.m.NParts, p.forms, p.known = 0, allForms, 0
}

// add takes word i in a role; false when it does not agree with the rest or
// the name is full.
func (p *person) add(i int, role Class) bool {
	if int(p.m.NParts) >= MaxParts {
		return false
	}
	w := p.a.parse(i)
	if cased(w.Lang) && role != Particle && role != Initial && role != FatherWord {
		f := p.forms & p.a.formsOf(i, role)
		if f == 0 {
			return false
		}
		p.forms = f
	}
	if p.m.NParts > 0 && (w.Lang.Script() != p.a.Info[p.m.First].Lang.Script() || w.Shape.Mixed()) && role != Initial {
		return false
	}
	part := Part{Word: int32(i), Role: role, Read: -1}
	for k := w.R0; k < w.R1; k++ {
		if fits(&p.a.Readings[k], role) {
			part.Read = k
			p.known++
			break
		}
	}
	p.m.Parts[p.m.NParts] = part
	p.m.NParts++
	p.m.Last = int32(i + 1)
	return true
}

func (p *person) finish() {
	a := p.a
	last := &a.Info[p.m.Last-1]
	p.m.Start, p.m.End = a.Info[p.m.First].Start, last.Ext
	if p.m.Parts[p.m.NParts-1].Role == Initial && p.m.NParts > 1 {
		if t := int(last.Tok) + 1; t < len(a.Tokens) && a.Tokens[t].Rune == '.' && a.Tokens[t].Start == last.End {
			p.m.End = a.Tokens[t].End // the full stop of an initial is part of it
		}
	}
	if !cased(p.m.Lang) {
		p.lastForms()
	}
	if cased(p.m.Lang) {
		p.settle()
	} else {
		p.m.Case, p.m.Number, p.m.Gender = p.forms.first()
	}
	p.m.forms = p.forms
	p.m.Score = int16(p.m.Last-p.m.First)*10 + int16(p.known)
}

// lastForms sets the form of a name whose last word alone takes endings.
func (p *person) lastForms() {
	a := p.a
	last := p.m.Parts[p.m.NParts-1]
	f := a.formsOf(int(last.Word), last.Role)
	if last.Read < 0 && p.m.Lang == lang.Az {
		c, _ := a.azCase(int(last.Word))
		f = formBits(c, inflect.Sg, inflect.Unknown)
	}
	for k := 0; k < int(p.m.NParts)-1; k++ {
		part := p.m.Parts[k]
		if part.Role == Given && part.Read >= 0 {
			f2 := maskGender(f, a.Readings[part.Read].Gender)
			if f2 != 0 {
				f = f2
			}
		}
	}
	p.forms = f
}

// next is the word after i when it may continue a name, else -1.
func (p *person) next(i int) int {
	a := p.a
	w := &a.Info[i]
	if w.Gap != Space && w.Gap != Hyphen && w.Gap != Joined || i+1 >= len(a.Info) || w.Ext != w.End {
		return -1
	}
	if w.Flags&QuoteEnd != 0 {
		return -1
	}
	return i + 1
}

// capital reports a word that may be part of a name by its letters.
func (a *Article) capital(i int) bool {
	w := &a.Info[i]
	return w.Shape&token.Capital != 0 && w.Flags&(Taken|Quoted) == 0
}

// double takes the second half of a double surname after a hyphen.
func (p *person) double(i int) bool {
	a := p.a
	if a.Info[i].Gap != Hyphen || i+1 >= len(a.Info) {
		return true
	}
	w := a.parse(i + 1)
	if w.Shape&token.Capital == 0 && w.Class&(Surname|Particle) == 0 {
		return true
	}
	if w.Lang == lang.Az && p.m.NParts == 1 {
		return true // Kim-Tramp: two people
	}
	if w.Class&Surname != 0 || w.Class&Unknown != 0 || w.Class&Given != 0 || w.Class&Particle != 0 {
		save := p.forms
		if !p.add(i+1, Surname) {
			p.forms = save
		}
	}
	return true
}

// particles takes particles (van der, аль-) and the word after them.
func (p *person) particles(i int) bool {
	a := p.a
	for n := 0; n < 3; n++ {
		w := a.parse(i)
		if w.Class&Particle == 0 || n > 0 && w.Shape&token.Capital != 0 && w.Class&Surname != 0 {
			break
		}
		if !p.add(i, Particle) {
			return false
		}
		if i = p.next(i); i < 0 {
			return false
		}
	}
	if !a.capital(i) {
		return false
	}
	w := a.parse(i)
	if w.Class&(Surname|Given) == 0 && !a.unknown(i) {
		return false
	}
	return p.add(i, Surname) && p.double(i)
}

func (p *person) particleFirst(i int) bool {
	a := p.a
	if a.Info[i].Shape&token.Capital == 0 && i > 0 && a.Info[i-1].Gap == Space && a.Info[i-1].Shape&token.Capital != 0 {
		// a lower-case particle after a name belongs to that name
		if a.Info[i-1].Flags&Taken == 0 && a.Info[i-1].Class&(Given|Unknown) != 0 {
			return false
		}
	}
	if !p.particles(i) {
		return false
	}
	last := a.parse(int(p.m.Last - 1))
	p.m.Rule = SurnameOnly
	return last.Class&Surname != 0 || last.Lang == lang.Az && a.Info[i].Gap == Hyphen && a.unknown(int(p.m.Last-1))
}

func (p *person) given(i int) bool {
	a := p.a
	if !p.add(i, Given) {
		return false
	}
	for {
		j := p.next(i)
		if j < 0 {
			return p.m.Rule != NoRule
		}
		w := a.parse(j)
		hyphen := a.Info[i].Gap == Hyphen
		if w.Flags&Quoted != 0 {
			return p.m.Rule != NoRule
		}
		if w.Shape&token.Latin != 0 && roman(a.Words[j].Text) && !hyphen && a.Words[j].Text != "I" {
			p.m.Parts[p.m.NParts] = Part{Word: int32(j), Role: Particle, Read: -1} // a ruler's number
			p.m.NParts++
			p.m.Last = int32(j + 1)
			p.m.Rule = GivenPatr
			return true
		}
		switch {
		case w.Class&FatherWord != 0 && p.m.NParts > 1:
			// Ceyhun Əziz oğlu: the given name before is the father's
			prev := &p.m.Parts[p.m.NParts-1]
			if prev.Role == Given || prev.Role == Surname {
				prev.Role = Patronymic
				if !p.add(j, FatherWord) {
					return false
				}
				p.m.Rule = GivenPatr
				i = j
				continue
			}
			return p.m.Rule != NoRule
		case w.Class&Initial != 0 && !hyphen:
			if p.add(j, Initial) && j+1 < len(a.Info) && a.capital(j+1) {
				k := a.parse(j + 1)
				if (k.Class&Surname != 0 || a.unknown(j+1)) && p.add(j+1, Surname) {
					p.m.Rule = GivenSurname
					return p.double(j + 1)
				}
			}
			return p.drop(j)
		case w.Shape&token.Capital != 0 && w.Class&Patronymic != 0 && !hyphen:
			if w.Class&Surname != 0 && p.surnameIsLast(j) && w.Lang != lang.Ru && w.Lang != lang.Uk {
				break
			}
			if !p.add(j, Patronymic) {
				return p.m.Rule != NoRule
			}
			p.m.Rule = GivenPatr
			i = j
			continue
		}
		switch {
		case w.Class&Particle != 0 && (w.Shape&token.Capital == 0 || w.Class&(Surname|Given) == 0) && !(w.Shape&token.Capital == 0 && commonParticle(a.Words[j].Text, w.Lang)):
			save := *p
			if p.particles(j) {
				p.m.Rule = GivenSurname
				return true
			}
			*p = save
			return p.m.Rule != NoRule
		case w.Shape&token.Capital == 0:
			return p.m.Rule != NoRule
		case hyphen && w.Class&Surname != 0 && w.Class&Given == 0 && p.m.NParts == 1:
			return false // Kim-Tramp: two people
		case w.Class&Surname != 0 && !(hyphen && w.Class&Given != 0 && p.m.NParts == 1):
			save := *p
			if p.add(j, Surname) {
				p.m.Rule = GivenSurname
				return p.double(j)
			}
			*p = save
			return p.m.Rule != NoRule
		case w.Class&Given != 0:
			if p.m.Rule == GivenPatr {
				return true
			}
			if hyphen { // Жан-Клодом: the second half alone declines
				p.forms = allForms
			}
			if !p.add(j, Given) {
				return p.m.Rule != NoRule
			}
			if !hyphen {
				p.m.Rule = GivenSurname // Хуан Карлос: stands unless a surname follows
			}
			i = j
			continue
		case (a.unknown(j) || a.loud(j)) && !a.lineBetween(i):
			if w.Lang == lang.Az && p.m.Rule == GivenSurname {
				return true // two given names are a name already
			}
			save := *p
			if !p.add(j, Surname) {
				*p = save
				return p.m.Rule != NoRule
			}
			if hyphen && p.m.NParts == 2 {
				p.m.Parts[1].Role = Given // Жан-Ив
				i = j
				continue
			}
			p.m.Rule = GivenUnknown
			p.double(j)
			return p.more(int(p.m.Last) - 1)
		}
		return p.m.Rule != NoRule
	}
}

// more takes one more word after given name and unknown word: the surname
// proper of Мохаммед Джавад Зариф.
func (p *person) more(j int) bool {
	a := p.a
	k := p.next(j)
	if k < 0 || a.Info[j].Gap != Space || a.lineBetween(j) || !a.capital(k) {
		return true
	}
	w := a.parse(k)
	if w.Lang == lang.Az {
		return true // the next word begins the next phrase
	}
	if w.Class&Given != 0 && w.Class&Surname == 0 || w.Class&Surname == 0 && !a.unknown(k) {
		return true
	}
	save := *p
	p.m.Parts[p.m.NParts-1].Role = Given
	if !p.add(k, Surname) {
		*p = save
		return true
	}
	p.double(k)
	return true
}

// drop undoes an initial that no surname follows.
func (p *person) drop(j int) bool {
	for p.m.NParts > 0 && int(p.m.Parts[p.m.NParts-1].Word) >= j {
		p.m.NParts--
	}
	if p.m.NParts == 0 {
		return false
	}
	p.m.Last = p.m.Parts[p.m.NParts-1].Word + 1
	return p.m.Rule != NoRule
}

// surnameIsLast reports that no further surname follows word j.
func (p *person) surnameIsLast(j int) bool {
	k := p.next(j)
	return k < 0 || p.a.parse(k).Class&Surname == 0
}

// lineBetween reports a line end between word i and the next.
func (a *Article) lineBetween(i int) bool {
	for t := int(a.Info[i].Tok); t < len(a.Tokens) && i+1 < len(a.Info) && t < int(a.Info[i+1].Tok); t++ {
		if a.Tokens[t].Gap >= token.GapLine {
			return true
		}
	}
	return false
}

// commonParticle is a particle that is also an everyday word of the language
// and so says nothing in lower case.
func commonParticle(w string, l lang.Lang) bool {
	switch w {
	case "да", "до", "за", "и":
		return true
	case "de", "da", "al", "la":
		return l == lang.Az
	}
	return false
}

// single reads a name of one word at i in a role.
func (a *Article) single(i int, role Class, rule Rule) Mention {
	p := person{a: a, forms: allForms}
	p.m.First, p.m.Title, p.m.Lang = int32(i), -1, a.Info[i].Lang
	p.m.Kind = dictionaries.KindPerson
	if !p.add(i, role) {
		p.add(i, Particle)
	}
	p.m.Rule = rule
	p.finish()
	return p.m
}
