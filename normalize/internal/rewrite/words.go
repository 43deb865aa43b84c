package rewrite

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/adlar-names/adlar/dictionaries"
	"github.com/adlar-names/adlar/inflect"
	"github.com/adlar-names/adlar/normalize/internal/find"
	"github.com/adlar-names/adlar/normalize/internal/lang"
	"github.com/adlar-names/adlar/normalize/internal/link"
	"github.com/adlar-names/adlar/normalize/internal/token"
	"golang.org/x/text/cases"
	"golang.org/x/text/language"
)

// base is the nominative of one word of a personal name as the text spells it.
func (p *Planner) base(m *find.Mention, part *find.Part, d *link.Decision) string {
	a := p.a
	w := &a.Info[part.Word]
	surface := a.View[w.Start:w.End]
	if part.Role == find.Initial || part.Role == find.Particle || part.Role == find.FatherWord {
		return surface
	}
	if m.Lang == lang.Az && int(part.Word) != int(m.Last)-1 {
		return surface
	}
	if m.Case == inflect.Nom && w.Ext == w.End && m.Number == inflect.Sg && m.Lang != lang.Az {
		return surface
	}
	if r := p.reading(m, part, d); r >= 0 {
		if s := p.nominative(&a.Readings[r], m); s != "" {
			if w.Shape&token.AllCaps != 0 && dictionaries.Key(s) == string(a.Words[part.Word].Key) {
				return surface
			}
			return s
		}
	}
	if w.Ext != w.End {
		return surface
	}
	return p.guessBase(m, part, surface)
}

// fixed reports a word that is not to be replaced by the bearer's usual
// spelling: a nickname, a name of another time.
func (p *Planner) fixed(m *find.Mention, part *find.Part, d *link.Decision) bool {
	r := p.reading(m, part, d)
	if r < 0 {
		return true
	}
	rd := &p.a.Readings[r]
	if !p.hasPart(d.Entity, rd.Part) && part.Role != find.Patronymic {
		return true
	}
	k := p.a.Dict.Spelling(rd.Spelling).Kind
	return k == dictionaries.Short || k == dictionaries.Historic || part.Role == find.Given && p.anotherName(m, part, d)
}

// anotherName reports a given name that is the usual spelling of another one
// in this language: Michael Pompeo is not respelled Mike.
func (p *Planner) anotherName(m *find.Mention, part *find.Part, d *link.Decision) bool {
	w := &p.a.Info[part.Word]
	for r := w.R0; r < w.R1; r++ {
		rd := &p.a.Readings[r]
		if rd.Kind == dictionaries.GivenName && rd.Exact && rd.Lang == find.InflectLang(m.Lang) && !p.hasPart(d.Entity, rd.Part) &&
			p.a.Dict.Spelling(rd.Spelling).Kind == dictionaries.Canonical {
			return true
		}
	}
	return false
}

// reading chooses the reading of a part that fits the bearer, the language and
// the case best; -1 for an unknown word.
func (p *Planner) reading(m *find.Mention, part *find.Part, d *link.Decision) int32 {
	a := p.a
	w := &a.Info[part.Word]
	il := find.InflectLang(m.Lang)
	best, score := int32(-1), -1
	for r := w.R0; r < w.R1; r++ {
		rd := &a.Readings[r]
		if find.RoleOf(rd) != part.Role {
			continue
		}
		if d.Status == link.Linked && find.Opposite(rd.Gender, p.a.Dict.EntityRef(d.Entity).Gender) {
			continue
		}
		s := 0
		if d.Status == link.Linked && p.hasPart(d.Entity, rd.Part) {
			s += 16
		}
		if rd.Lang == il {
			s += 8
		}
		if rd.Exact {
			s += 4
		}
		for _, f := range rd.Forms {
			if f.Case == m.Case && f.Number == m.Number {
				s += 4
				break
			}
		}
		if rd.Gender == m.Gender {
			s += 2
		}
		if s > score {
			best, score = r, s
		}
	}
	return best
}

// hasPart reports whether a person's name holds a part, or the same name in
// another Slavic language (Сергий of Сергей).
func (p *Planner) hasPart(e dictionaries.EntityID, part dictionaries.PartID) bool {
	ent := p.a.Dict.EntityRef(e)
	if ent.Surname == part {
		return part != 0
	}
	for _, g := range ent.Given {
		if g == part || slavic(p.a.Dict.PartRef(g)) && slavic(p.a.Dict.PartRef(part)) && slices.Contains(p.a.Dict.PartRef(g).Cognates, part) {
			return part != 0
		}
	}
	return false
}

// slavic reports a given name of those whose cognates are one name in several
// languages, as Michael and Mike are not.
func slavic(p *dictionaries.Part) bool {
	return p.Origin == "ru" || p.Origin == "uk" || p.Origin == "be"
}

// nominative is the base form that a reading spells.
func (p *Planner) nominative(r *dictionaries.Reading, m *find.Mention) string {
	sp := p.a.Dict.Spelling(r.Spelling)
	if r.Kind == dictionaries.Surname && r.Gender == inflect.Fem && sp.Gender != inflect.Fem {
		return ""
	}
	return sp.Text
}

// guessBase asks the rules for the nominative of an unknown word.
func (p *Planner) guessBase(m *find.Mention, part *find.Part, surface string) string {
	il := find.InflectLang(m.Lang)
	if il == inflect.En || il == inflect.NoLang {
		return surface
	}
	if il == inflect.Az && int(part.Word) != int(m.Last)-1 {
		return surface
	}
	if il == inflect.Az {
		return p.a.AzBase(int(part.Word))
	}
	return p.a.BaseOf(int(part.Word), part.Role, m.Case, m.Number, m.Gender)
}

// form puts the wanted base form into the case, number and letter case of the
// word it replaces.
func (p *Planner) form(il inflect.Lang, m *find.Mention, part *find.Part, base, want string) (string, bool) {
	a := p.a
	w := &a.Info[part.Word]
	surface := a.View[w.Start:w.Ext]
	now := want
	if bare := a.View[w.Start:w.End]; !(bare == base && w.Ext == w.End) && !(strings.EqualFold(bare, base) && w.Ext == w.End) {
		t, ok := p.memo.form(formKey{il, part.Role, m.Case, m.Number, m.Gender, surface, base, want}, func() (string, bool) {
			t, ok := inflect.Transfer(il, surface, base, want)
			if !ok && (il == inflect.Ru || il == inflect.Uk) && m.Case != inflect.None {
				// the dictionary knows the form by the class of the part
				t, ok = inflect.Decline(il, find.KindOf(part.Role), want, m.Gender, m.Number, m.Case)
			}
			return t, ok
		})
		if !ok {
			return "", false
		}
		now = t
	}
	return p.letterCase(w, now, m.Lang), true
}

// letterCase gives now the letter case of the word it replaces.
func (p *Planner) letterCase(w *find.Info, now string, l lang.Lang) string {
	if w.Shape&token.AllCaps != 0 && utf8.RuneCountInString(now) > 1 {
		if l == lang.Az {
			return cases.Upper(language.Azerbaijani).String(now)
		}
		return strings.ToUpper(now)
	}
	return now
}

// difference says what kind of difference lies between two spellings of one
// word: Respelled when the style may unify them, House when it is a matter of
// the house's orthography.
func difference(l lang.Lang, old, now string, ascii bool) Why {
	if old == now || strings.EqualFold(old, now) {
		return Same
	}
	switch l {
	case lang.Ru:
		if foldYo(old) == foldYo(now) {
			return House
		}
	case lang.Uk:
		if houseUk(old) == houseUk(now) {
			return House
		}
	case lang.Az:
		if ascii {
			return House
		}
	}
	if bare(old) == bare(now) {
		return House
	}
	return Respelled
}

var yo = strings.NewReplacer("ё", "е", "Ё", "Е")

func foldYo(s string) string { return yo.Replace(bare(s)) }

// ukHouse folds what Ukrainian houses spell by their own books: ґ and г, г and
// х before foreign h, и and і after consonants, ія and іа, є and е.
var ukHouse = strings.NewReplacer("ґ", "г", "Ґ", "г", "х", "г", "Х", "г", "Г", "г", "и", "і", "І", "і", "И", "і", "ия", "іа", "ія", "іа", "є", "е", "Є", "е",
	"ї", "і", "Ї", "і", "ей", "е")

func houseUk(s string) string { return strings.ToLower(ukHouse.Replace(bare(s))) }

// bare drops marks, apostrophes and invisible letters.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r < 0x80 && r != '\'', unicode.IsLetter(r) && r != 'ʼ':
			return r
		case r == '\'' || r == '’' || r == 'ʼ' || r == 0xad || unicode.Is(unicode.M, r) || r == 0x200b || r == 0x200d:
			return -1
		}
		return r
	}, s)
}
