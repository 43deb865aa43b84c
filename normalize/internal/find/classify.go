package find

import (
	"github.com/adlar-names/adlar/dictionaries"
	"github.com/adlar-names/adlar/inflect"
	"github.com/adlar-names/adlar/normalize/internal/lang"
	"github.com/adlar-names/adlar/normalize/internal/token"
)

// forms is a set of case, number and gender: bit case*4 + number*2 + gender,
// with case 0 the nominative, gender 0 masculine and 1 feminine.
type forms uint64

const (
	allForms  forms = 1<<32 - 1
	nomForms  forms = 0xf
	singular  forms = 0x33333333
	masculine forms = 0x55555555
	feminine  forms = 0xaaaaaaaa
)

func formBits(c inflect.Case, n inflect.Number, g inflect.Gender) forms {
	if c == inflect.None {
		c = inflect.Nom
	}
	b := forms(3)
	switch g {
	case inflect.Masc:
		b = 1
	case inflect.Fem:
		b = 2
	}
	return b << (uint(c-inflect.Nom)*4 + uint(n)*2)
}

// first is the likeliest form of a set: singular before plural, cases in
// order.
func (f forms) first() (c inflect.Case, n inflect.Number, g inflect.Gender) {
	for pass := 0; pass < 2; pass++ {
		for k := uint(0); k < 8; k++ {
			b := f >> (k*4 + uint(pass)*2) & 3
			if b == 0 {
				continue
			}
			g = inflect.Masc
			switch b {
			case 2:
				g = inflect.Fem
			case 3:
				g = inflect.Both
			}
			return inflect.Nom + inflect.Case(k), inflect.Number(pass), g
		}
	}
	return inflect.None, inflect.Sg, inflect.Unknown
}

// genders is what genders a set allows.
func (f forms) genders() inflect.Gender {
	m, w := f&masculine != 0, f&feminine != 0
	switch {
	case m && w:
		return inflect.Both
	case m:
		return inflect.Masc
	case w:
		return inflect.Fem
	}
	return inflect.Unknown
}

// InflectLang is the language whose rules a word of l follows.
func InflectLang(l lang.Lang) inflect.Lang {
	switch l {
	case lang.Az, lang.AzCyrl:
		return inflect.Az
	case lang.Ru:
		return inflect.Ru
	case lang.Uk:
		return inflect.Uk
	case lang.En:
		return inflect.En
	}
	return inflect.NoLang
}

// cased reports whether words of a name agree in case in l.
func cased(l lang.Lang) bool { return l == lang.Ru || l == lang.Uk }

// parse looks up the readings of word i, once.
func (a *Article) parse(i int) *Info {
	w := &a.Info[i]
	if w.Flags&Parsed != 0 {
		return w
	}
	w.Flags |= Parsed
	w.R0 = int32(len(a.Readings))
	a.Readings = a.Dict.Readings(a.Readings, a.Words[i].Key, a.Words[i].Text)
	w.R1 = int32(len(a.Readings))
	for k := w.R0; k < w.R1; k++ {
		rd := &a.Readings[k]
		if rd.Kind == dictionaries.Particle {
			w.Class |= a.particle(rd.Part)
			continue
		}
		if rd.Kind == dictionaries.Common && (!rd.Exact || rd.Lang != InflectLang(w.Lang)) {
			continue // a word of another language, or of other letters
		}
		w.Class |= classOf(rd)
	}
	if w.Shape&(token.Single|token.Capital) == token.Single|token.Capital && w.Gap == Dot {
		w.Class |= Initial
	}
	if w.Gap == Dot && w.Shape&token.Capital != 0 && w.Shape&token.AllCaps == 0 && digraph[a.Words[i].Text] {
		w.Class |= Initial
	}
	if w.Flags&SentenceStart != 0 && w.Class&(Given|Surname) != 0 && lang.Frequent(a.View[w.Start:w.End]) {
		w.Class |= Common
	}
	if w.Shape&token.Capital != 0 && !lang.Frequent(a.View[w.Start:w.End]) && w.R0 == w.R1 && w.H0 == w.H1 && w.Class == 0 && (w.End-w.Start >= 3 || w.Ending != 0 && w.End-w.Start > 1) && w.Shape&(token.Digits|token.Spaced) == 0 {
		w.Class |= Unknown
	}
	return w
}

// particle tells the words of a father's name from the particles before a
// surname.
func (a *Article) particle(p dictionaries.PartID) Class {
	switch a.Dict.PartRef(p).ID {
	case "particle/oglu", "particle/qizi":
		return FatherWord
	}
	return Particle
}

// digraph are first letters that an initial spells with two.
var digraph = map[string]bool{
	"Дж": true, "Ch": true, "Sh": true, "Zh": true, "Kh": true, "Ts": true, "Ya": true, "Yu": true, "Ye": true, "Th": true, "Ph": true, "Хв": true,
}

func classOf(r *dictionaries.Reading) Class {
	switch r.Kind {
	case dictionaries.GivenName:
		return Given
	case dictionaries.Surname:
		return Surname
	case dictionaries.Patronymic:
		return Patronymic
	case dictionaries.Particle:
		return Particle
	case dictionaries.Title:
		return Title
	case dictionaries.Honorific:
		return Honorific
	case dictionaries.Demonym:
		return Demonym
	case dictionaries.Common:
		return Common
	}
	return 0
}

// RoleOf is the role that a reading gives a word.
func RoleOf(r *dictionaries.Reading) Class { return classOf(r) }

func fits(r *dictionaries.Reading, role Class) bool { return classOf(r) == role }

// formsOf is the set of forms word i has in a role; an unknown word gets what
// its ending allows.
func (a *Article) formsOf(i int, role Class) forms {
	w := &a.Info[i]
	if w.Ending != 0 {
		return formBits(w.Ending, inflect.Sg, inflect.Unknown)
	}
	var f forms
	own := InflectLang(w.Lang)
	for k := w.R0; k < w.R1; k++ {
		r := &a.Readings[k]
		if !fits(r, role) {
			continue
		}
		if own != r.Lang && (own == inflect.Az) != (r.Lang == inflect.Az) && cased(w.Lang) {
			continue
		}
		if len(r.Forms) == 0 {
			f |= maskGender(allForms, r.Gender)
			continue
		}
		for _, e := range r.Forms {
			g := e.Gender
			if g == inflect.Unknown || g == inflect.Both || g == inflect.Neut {
				g = r.Gender
			}
			f |= formBits(e.Case, e.Number, g)
		}
	}
	if f == 0 {
		if !cased(w.Lang) {
			return allForms
		}
		f = guessForms(a.Words[i].Key, role)
	}
	return f
}

func maskGender(f forms, g inflect.Gender) forms {
	switch g {
	case inflect.Masc:
		return f & masculine
	case inflect.Fem:
		return f & feminine
	}
	return f
}
