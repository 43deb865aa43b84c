package find

import (
	"github.com/adlar-names/adlar/inflect"
	"github.com/adlar-names/adlar/normalize/internal/lang"
	"github.com/adlar-names/adlar/normalize/internal/token"
)

// unknown reports a capitalised word without reading or hit that may well be a
// name: not a word that the text also writes in lower case.
func (a *Article) unknown(i int) bool {
	w := a.parse(i)
	return w.Class&Unknown != 0 && w.Flags&Taken == 0 && w.Shape&token.AllCaps == 0 && !a.seen.lower(a, i)
}

func (p *person) unknownFirst(i int) bool {
	a := p.a
	w := a.parse(i)
	if !a.unknown(i) && w.Class&Surname == 0 || w.Flags&Headline != 0 || nativeSurname(a.Words[i].Key) && w.Gap != Hyphen || a.foreign(i) || adjectival(a.Words[i].Key) {
		return false
	}
	if w.Lang == lang.Az {
		if c, _ := a.azCase(i); c != inflect.Nom && c != inflect.Dat || w.Ending != 0 || azNative(a.Words[i].Key) {
			return false // only the last word of a name takes endings
		}
	}
	if !p.add(i, Given) {
		return false
	}
	if w.Gap == Hyphen {
		j := p.next(i)
		if j < 0 || !a.capital(j) {
			return false
		}
		v := a.parse(j)
		if v.Class&(Given|Surname) == 0 && !a.unknown(j) {
			return false
		}
		if !p.add(j, Given) {
			return false
		}
		i = j
		w = v
	}
	j := p.next(i)
	if j < 0 || w.Gap != Space || a.lineBetween(i) {
		return false
	}
	v := a.parse(j)
	if !a.capital(j) && (v.Class&Particle == 0 || commonParticle(a.Words[j].Text, v.Lang) || v.Gap != Hyphen && len(a.Words[j].Key) < 6) {
		return false
	}
	if v.Lang == lang.Az && anyOf(a.Words[j].Key, azHeads, 4) {
		return false
	}
	start := a.Info[p.m.First].Flags&SentenceStart != 0
	if start && v.H0 < v.H1 {
		return false // Dünən Vaşinqton: a word and a place
	}
	switch {
	case v.Class&Surname != 0 && v.Class&Given == 0, v.Class&Given != 0 && !start && v.H0 == v.H1 && a.lastCapital(j):
		if start && !a.nameLike(int(p.m.First)) {
			return false
		}
		p.m.Rule = UnknownSurname
		return p.add(j, Surname) && p.double(j)
	case v.Class&Particle != 0:
		if start {
			return false
		}
		save := *p
		if p.particles(j) {
			p.m.Rule = TwoUnknown
			return true
		}
		*p = save
		return false
	case a.unknown(j):
		if start && !a.nameLike(int(p.m.First)) {
			return false
		}
		if !p.add(j, Surname) {
			return false
		}
		p.double(j)
		p.m.Rule = TwoUnknown
		return p.more(int(p.m.Last) - 1)
	}
	return false
}

// foreign reports a Latin word in a Cyrillic text: more often a brand than a
// person.
func (a *Article) foreign(i int) bool {
	return a.Info[i].Shape&token.Latin != 0 && a.Lang.Cyrillic()
}

// loud reports an unknown surname in capitals after a given name: Мария ЛЕНЦ.
func (a *Article) loud(i int) bool {
	w := a.parse(i)
	return w.Class&Unknown != 0 && w.Flags&Taken == 0 && w.Shape&token.AllCaps != 0 && w.End-w.Start >= 6
}

// lastCapital reports that no capitalised word follows word j, which then is
// the last of its name.
func (a *Article) lastCapital(j int) bool {
	return a.Info[j].Gap != Space || j+1 >= len(a.Info) || a.Info[j+1].Shape&token.Capital == 0
}

// corporate are words of company names, as keys of their stems: with one of
// them a row of unknown words is no person.
var corporate = []string{
	"компани", "трейдинг", "менеджмент", "эксплорейшн", "энерджи", "групп", "банк", "холдинг", "интернешнл", "инвест", "лимитед", "корпорейшн", "транспорт", "маркетинг", "пайплайн", "газ",
	"сервис", "телеком", "фармасьютикал", "индастри", "системс", "медиа", "ньюс", "таймс", "пост", "еирлайнс", "эйрлайнс", "авиа", "компані", "груп", "офис", "хаус",
}

func (p *person) corporate() bool {
	if p.known > 0 {
		return false
	}
	for k := 0; k < int(p.m.NParts); k++ {
		if key := p.a.Words[p.m.Parts[k].Word].Key; len(key) > 4 && anyOf(key, corporate, 3) {
			return true
		}
	}
	return false
}

// midCompound reports a capitalised half of a compound before word i, so that
// no name begins here: Гам-КОВИД-Вак.
func (a *Article) midCompound(i int) bool {
	return i > 0 && a.Info[i-1].Gap == Hyphen && a.Info[i-1].Shape&token.Capital != 0 && a.Info[i-1].Flags&Taken == 0 &&
		!(a.Info[i].Class&a.Info[i-1].Class&Surname != 0)
}

// nameLike reports an unknown word at a sentence start that stands elsewhere
// in the text inside a sentence with a capital.
func (a *Article) nameLike(i int) bool {
	if a.seen.caps(a, i) {
		return true
	}
	return a.Info[i].Lang == lang.Az && a.Lang == lang.Az && !azNative(a.Words[i].Key) && a.titleAt(i) == 0
}
