package find

import (
	"github.com/adlar-names/adlar/dictionaries"
)

func (p *person) initials(i int) bool {
	a := p.a
	n := 0
	for n < 3 && i < len(a.Info) && a.parse(i).Class&Initial != 0 {
		if !p.add(i, Initial) {
			return false
		}
		i++
		n++
	}
	if i >= len(a.Info) || !a.capital(i) {
		return false
	}
	w := a.parse(i)
	if w.Class&Particle != 0 && w.Class&Surname == 0 {
		return p.particles(i)
	}
	if w.Flags&SentenceStart != 0 && w.Class&Surname == 0 {
		return false
	}
	switch {
	case w.Class&Surname != 0:
	case a.unknown(i):
	case w.Class&(Common|Title|Demonym) == 0 && w.H0 == w.H1 && w.Class&Given != 0:
	default:
		return false
	}
	p.m.Rule = InitialSurname
	return p.add(i, Surname) && p.double(i)
}

func (p *person) surnameFirst(i int) bool {
	a := p.a
	if !p.add(i, Surname) {
		return false
	}
	p.double(i)
	i = int(p.m.Last) - 1
	j := p.next(i)
	if j < 0 || a.Info[i].Gap != Space || a.lineBetween(i) {
		return false
	}
	w := a.parse(j)
	if !a.capital(j) {
		return false
	}
	if w.Class&Initial != 0 {
		n := 0
		for n < 2 && j < len(a.Info) && a.parse(j).Class&Initial != 0 {
			p.add(j, Initial)
			j++
			n++
		}
		// С. Петров after a surname: the initials are his, unless a surname follows
		if n > 0 && j < len(a.Info) && a.parse(j).Class&Surname != 0 && a.parse(j).Flags&SentenceStart == 0 && a.capital(j) {
			return false
		}
		p.m.Rule = SurnameGiven
		return n > 0
	}
	if w.Class&Given == 0 || w.H0 < w.H1 && w.Class&Surname != 0 {
		return false
	}
	if !p.add(j, Given) {
		return false
	}
	k := p.next(j)
	p.m.Rule = SurnameGiven
	if k >= 0 {
		n := a.parse(k)
		if n.Class&Patronymic != 0 && a.capital(k) && p.add(k, Patronymic) {
			return true
		}
		if n.Class&Given != 0 && n.Class&Surname == 0 && k+1 < len(a.Info) && a.parse(k+1).Class&FatherWord != 0 {
			return p.add(k, Patronymic) && p.add(k+1, FatherWord)
		}
		// Lavrov Sergei Shoigu: the given name belongs to what follows
		if a.capital(k) && (n.Class&Surname != 0 || n.Class&Unknown != 0) {
			return false
		}
	}
	return a.surnameLike(i) || a.bearer(j, i)
}

// bearer reports that somebody in the dictionary has the given name at word g
// and the surname at word s.
func (a *Article) bearer(g, s int) bool {
	v, w := &a.Info[g], &a.Info[s]
	for x := v.R0; x < v.R1; x++ {
		if a.Readings[x].Kind != dictionaries.GivenName {
			continue
		}
		for y := w.R0; y < w.R1; y++ {
			if a.Readings[y].Kind != dictionaries.Surname {
				continue
			}
			if a.people = a.Dict.People(a.people[:0], a.Readings[x].Part, a.Readings[y].Part); len(a.people) > 0 {
				return true
			}
		}
	}
	return false
}
