package link

import (
	"github.com/adlar-names/adlar/dictionaries"
	"github.com/adlar-names/adlar/inflect"
	"github.com/adlar-names/adlar/normalize/internal/find"
)

// newConfidence is how often a name no dictionary holds is a name, by the rule
// that found it: shares measured on annotated news (see eval), rounded down.
func newConfidence(m *find.Mention) float32 {
	switch m.Rule {
	case find.GivenSurname, find.GivenOnly:
		return 0.95
	case find.GivenUnknown:
		return 0.93
	case find.Repeated:
		return 0.89
	case find.TwoUnknown:
		return 0.8
	case find.GivenPatr, find.Composed, find.TitleUnknown:
		return 0.75
	case find.InitialSurname:
		return 0.65
	case find.UnknownSurname, find.SurnameGiven:
		return 0.55
	case find.LoneUnknown, find.SurnameOnly:
		return 0.5
	}
	return 0.6
}

// office reports whether the title before a mention is an office of e, and
// whether e held it at the date of the article as far as that is known.
func (l *Linker) office(e *dictionaries.Entity, m *find.Mention) (title, then bool) {
	h, ok := l.a.TitleHit(m.Title)
	if !ok {
		return false, false
	}
	for i := range e.Roles {
		r := &e.Roles[i]
		if r.Title != h.Entity {
			continue
		}
		title = true
		if l.Date == 0 || inOffice(r, l.Date) {
			then = true
		}
	}
	return title, then
}

// inOffice reports whether a role may cover the day, given as yyyymmdd.
func inOffice(r *dictionaries.Role, day int32) bool {
	if r.From != "" && bound(r.From, false) > day {
		return false
	}
	return r.To == "" || bound(r.To, true) >= day
}

// bound is the first or last day that an incomplete date may mean.
func bound(s string, last bool) int32 {
	v, digits := int32(0), 0
	for i := 0; i < len(s); i++ {
		if s[i] >= '0' && s[i] <= '9' {
			v = v*10 + int32(s[i]-'0')
			digits++
		}
	}
	for ; digits < 8; digits += 2 {
		v *= 100
		if last {
			v += 99
		}
	}
	return v
}

// weight is how well a person fits a mention: salience, and the title before
// it.
func (l *Linker) weight(e dictionaries.EntityID, m *find.Mention) int {
	a := l.a
	ent := a.Dict.EntityRef(e)
	s := int(ent.Salience)
	if m.Title >= 0 {
		switch title, then := l.office(ent, m); {
		case then:
			s += 6
		case title:
			s += 2
		}
	}
	if len(ent.Roles) > 0 {
		in := false // in some office then; without a date, in one that has not ended
		for i := range ent.Roles {
			r := &ent.Roles[i]
			in = in || l.Date == 0 && r.To == "" || l.Date != 0 && inOffice(r, l.Date)
		}
		if !in {
			s -= 3
		}
	}
	if il := int(find.InflectLang(m.Lang)) - 1; il >= 0 && len(ent.Cues[il]) > 0 && a.Cued(int(m.First), int(m.Last), ent.Cues[il]) {
		s += 4
	}
	if m.Gender != inflect.Both && m.Gender != inflect.Unknown && ent.Gender != inflect.Unknown && ent.Gender != m.Gender {
		s -= 5
	}
	return s
}
