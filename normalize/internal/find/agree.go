package find

import (
	"strings"

	"github.com/adlar-names/adlar/dictionaries"
	"github.com/adlar-names/adlar/inflect"
	"github.com/adlar-names/adlar/normalize/internal/lang"
	"github.com/adlar-names/adlar/normalize/internal/token"
)

// KindOf is the kind of word the rules of inflection take a role for.
func KindOf(role Class) inflect.Kind { return kindOf(role) }

// kindOf is the kind of word the rules of inflection take a role for.
func kindOf(role Class) inflect.Kind {
	switch role {
	case Given:
		return inflect.Given
	case Patronymic:
		return inflect.Patronymic
	}
	return inflect.Surname
}

// settle chooses case, number and gender of a Russian or Ukrainian personal
// name among the forms its words share. Words of the dictionary say what they
// can be; for a word it does not hold the rules weigh the readings, and a base
// form that stands elsewhere in the text weighs most.
func (p *person) settle() {
	a := p.a
	var score [32]int16
	unknown := 0
	for k := 0; k < int(p.m.NParts); k++ {
		part := &p.m.Parts[k]
		if part.Role != Given && part.Role != Surname || a.Info[part.Word].Shape == 0 {
			continue
		}
		if part.Read >= 0 {
			continue
		}
		unknown++
		p.weigh(part, &score)
	}
	if unknown == 0 {
		p.preferMan()
		p.m.Case, p.m.Number, p.m.Gender = p.forms.first()
		return
	}
	best, top := -1, int16(-1000)
	for b := 0; b < 32; b++ {
		if p.forms&(1<<b) == 0 {
			continue
		}
		s := score[b]
		if b&2 != 0 {
			s -= 30 // a plural needs more than an ending
		}
		if s > top {
			best, top = b, s
		}
	}
	if best < 0 {
		p.m.Case, p.m.Number, p.m.Gender = p.forms.first()
		return
	}
	p.m.Case, p.m.Number = inflect.Nom+inflect.Case(best/4), inflect.Number(best>>1&1)
	p.m.Gender = inflect.Masc
	if best&1 != 0 {
		p.m.Gender = inflect.Fem
	}
	if other := best ^ 1; p.forms&(1<<other) != 0 && score[other] == score[best] {
		p.m.Gender = inflect.Both
	}
	p.forms = formBits(p.m.Case, p.m.Number, p.m.Gender)
}

// weigh adds what the ending of an unknown word says for each form.
func (p *person) weigh(part *Part, score *[32]int16) {
	a := p.a
	word := a.Words[part.Word].Text
	il := InflectLang(a.Info[part.Word].Lang)
	a.analyses = inflect.AppendAnalyses(a.analyses[:0], il, kindOf(part.Role), word)
	var own [32]int16
	for k := range own {
		own[k] = -40
	}
	nom := int16(0)
	if k := a.Words[part.Word].Key; true {
		nom = -nominativeDoubt(k, part.Role, p.m.NParts > 1 && p.m.Parts[0].Role == Given && p.m.Parts[0].Read < 0)
	}
	for k := range a.analyses {
		f := &a.analyses[k]
		s := f.Score
		if f.Case == inflect.Nom && f.Number == inflect.Sg {
			s += nom
		} else {
			lemma := f.LemmaOf(il, word)
			if impossible(lemma) {
				continue
			}
			if a.seen.capsKey(a.fold(lemma)) {
				s += 40
			} else if unlikelyBase(word, lemma) {
				continue
			}
		}
		for b := formBits(f.Case, f.Number, f.Gender); b != 0; b &= b - 1 {
			i := trailing(b)
			own[i] = max(own[i], s)
		}
	}
	// a woman's name in a consonant, any name in o: the same in all cases
	for c := 1; c < 8; c++ {
		own[c*4+1] = max(own[c*4+1], own[1]-20)
		own[c*4] = max(own[c*4], own[0]-36)
		if part.Role == Surname && fixedVowel(a.Words[part.Word].Key) {
			own[c*4+1] = max(own[c*4+1], own[1]-4)
			own[c*4] = max(own[c*4], own[0]-4)
		}
	}
	for i := range own {
		score[i] += own[i]
	}
}

// fixedVowel reports a final vowel in which foreign surnames do not decline.
func fixedVowel(key []byte) bool {
	s := string(key[max(0, len(key)-2):])
	return s == "и" || s == "і" || s == "о" || s == "е" || s == "у" || s == "ю" || s == "э"
}

func trailing(b forms) int {
	n := 0
	for b&1 == 0 {
		b >>= 1
		n++
	}
	return n
}

// nominativeDoubt is how much the ending of an unknown word speaks against the
// nominative.
func nominativeDoubt(key []byte, role Class, givenUnknown bool) int16 {
	s := string(key[max(0, len(key)-6):])
	switch {
	case strings.HasSuffix(s, "ом"), strings.HasSuffix(s, "ем"), strings.HasSuffix(s, "єм"), strings.HasSuffix(s, "ым"), strings.HasSuffix(s, "ові"), strings.HasSuffix(s, "еві"):
		return 20
	case strings.HasSuffix(s, "ою"), strings.HasSuffix(s, "ею"), strings.HasSuffix(s, "ой"), strings.HasSuffix(s, "ей"):
		return 10
	case strings.HasSuffix(s, "у"), strings.HasSuffix(s, "ю"):
		return 18
	case strings.HasSuffix(s, "ы"):
		return 8
	case strings.HasSuffix(s, "ии"), strings.HasSuffix(s, "ие"), strings.HasSuffix(s, "ії"), strings.HasSuffix(s, "ию"), strings.HasSuffix(s, "ію"):
		return 14
	case (strings.HasSuffix(s, "а") || strings.HasSuffix(s, "я")) && givenUnknown:
		return 14
	}
	return 0
}

// unlikelyBase reports a base form in а or я that the ending of an unknown
// word suggests but names hardly ever have: Биби is not from Бибя, Нисару not
// from Нисара; Сибиги may be from Сибига.
func unlikelyBase(word, lemma string) bool {
	if strings.HasSuffix(word, "е") && !strings.HasSuffix(lemma, "о") {
		return true
	}
	if !strings.HasSuffix(lemma, "а") && !strings.HasSuffix(lemma, "я") {
		return false
	}
	switch {
	case strings.HasSuffix(word, "у"), strings.HasSuffix(word, "ю"), strings.HasSuffix(word, "е"), strings.HasSuffix(word, "є"):
		return true
	case strings.HasSuffix(word, "ии"), strings.HasSuffix(word, "ії"):
		return false
	case strings.HasSuffix(word, "и"), strings.HasSuffix(word, "і"):
		n := len(word)
		return n < 6 || strings.HasSuffix(word, "і") || !strings.Contains("гкх", word[n-4:n-2])
	}
	return false
}

// preferMan drops the reading of a lone surname as a woman's nominative when it
// may be a man's genitive (Путина) and nothing speaks for a woman: no verb in
// the feminine follows.
func (p *person) preferMan() {
	if p.m.NParts == 0 {
		return
	}
	for k := 0; k < int(p.m.NParts); k++ {
		if r := p.m.Parts[k].Role; r == Given || r == Patronymic {
			return
		}
	}
	man := p.forms & masculine & singular &^ nomForms
	if p.forms&nomForms&feminine == 0 || man == 0 || p.forms&nomForms&masculine != 0 {
		return
	}
	first := int(p.m.First)
	if p.a.Info[first].Flags&SentenceStart != 0 || first > 0 && strings.HasSuffix(p.a.Words[first-1].Text, "ла") {
		return
	}
	i := int(p.m.Last)
	if i < len(p.a.Info) && p.a.Info[i-1].Gap == Space && p.a.Info[i].Shape&token.Capital == 0 {
		if s := p.a.Words[i].Text; strings.HasSuffix(s, "ла") || strings.HasSuffix(s, "лась") {
			return
		}
	}
	p.forms = man
}

// impossible reports a base form that the letters exclude: й after a
// consonant.
func impossible(lemma string) bool {
	if !strings.HasSuffix(lemma, "й") || len(lemma) < 4 {
		return false
	}
	return !strings.ContainsAny(lemma[len(lemma)-4:len(lemma)-2], "аеёиоуыэюяєіїАЕИО")
}

// fold is the key of a word in scratch space, valid until the next call.
func (a *Article) fold(word string) []byte {
	a.clean = dictionaries.AppendKey(a.clean[:0], word)
	return a.clean
}

// BaseOf chooses the base form of an unknown word read in a case, number and
// gender: one that stands in the text before the likeliest by rule.
func (a *Article) BaseOf(i int, role Class, c inflect.Case, n inflect.Number, g inflect.Gender) string {
	word := a.Words[i].Text
	il := InflectLang(a.Info[i].Lang)
	a.analyses = inflect.AppendAnalyses(a.analyses[:0], il, kindOf(role), word)
	best, seenBest := "", false
	for k := range a.analyses {
		f := &a.analyses[k]
		if f.Case != c || f.Number != n || !agree(f.Gender, g) {
			continue
		}
		lemma := f.LemmaOf(il, word)
		if impossible(lemma) {
			continue
		}
		s := a.seen.capsKey(a.fold(lemma))
		if !s && unlikelyBase(word, lemma) {
			continue
		}
		if best == "" || s && !seenBest {
			best, seenBest = lemma, s
		}
	}
	if best == "" {
		return word
	}
	return best
}

func agree(g, h inflect.Gender) bool {
	return g == h || g == inflect.Unknown || h == inflect.Unknown || g == inflect.Both || h == inflect.Both
}

// Refine reads the case and gender of a personal name again, now that its
// bearer is known: only readings of the bearer's own parts and gender count.
func (a *Article) Refine(m *Mention, e *dictionaries.Entity) {
	if !cased(m.Lang) {
		if e.Gender != inflect.Unknown {
			m.Gender = e.Gender
		}
		a.refineLast(m, e)
		return
	}
	all := allForms
	seen := false
	for k := 0; k < int(m.NParts); k++ {
		p := &m.Parts[k]
		if p.Role != Given && p.Role != Surname {
			continue
		}
		w := &a.Info[p.Word]
		var f forms
		for r := w.R0; r < w.R1; r++ {
			rd := &a.Readings[r]
			if !fits(rd, p.Role) || !holds(e, rd.Part) || rd.Gender != inflect.Unknown && rd.Gender != inflect.Both && e.Gender != inflect.Unknown && rd.Gender != e.Gender {
				continue
			}
			for _, x := range rd.Forms {
				f |= formBits(x.Case, x.Number, inflect.Both)
			}
		}
		if f != 0 {
			all &= f
			seen = true
		}
	}
	all = maskGender(all, e.Gender)
	if one := all & singular; one != 0 {
		all = one
	}
	if !seen || all == 0 {
		return
	}
	if keep := all & m.forms; keep != 0 && m.Gender == e.Gender {
		all = keep
	}
	if b := formBits(m.Case, m.Number, m.Gender); all&b != 0 && m.Gender == e.Gender {
		return
	}
	m.forms = all
	m.Case, m.Number, m.Gender = all.first()
}

// refineLast reads the case of the last word of a name again, the only one that
// takes endings in Azerbaijani: Lavrova of Lavrov is a dative.
func (a *Article) refineLast(m *Mention, e *dictionaries.Entity) {
	if m.NParts == 0 || m.Lang == lang.En {
		return
	}
	p := &m.Parts[m.NParts-1]
	w := &a.Info[p.Word]
	if w.Ending != 0 {
		return
	}
	var f forms
	for r := w.R0; r < w.R1; r++ {
		rd := &a.Readings[r]
		if !fits(rd, p.Role) || !holds(e, rd.Part) || opposite(rd.Gender, e.Gender) {
			continue
		}
		for _, x := range rd.Forms {
			f |= formBits(x.Case, x.Number, inflect.Both)
		}
	}
	if f == 0 {
		return
	}
	c, n, _ := f.first()
	m.Case, m.Number = c, n
}

// Genders is what genders the forms of word i as a surname allow.
func (a *Article) Genders(i int) inflect.Gender { return a.formsOf(i, Surname).genders() }

// opposite reports two genders of which each excludes the other.
func opposite(g, h inflect.Gender) bool {
	return g == inflect.Masc && h == inflect.Fem || g == inflect.Fem && h == inflect.Masc
}

// Opposite reports two genders of which each excludes the other.
func Opposite(g, h inflect.Gender) bool { return opposite(g, h) }

func holds(e *dictionaries.Entity, part dictionaries.PartID) bool {
	if part == 0 {
		return false
	}
	if e.Surname == part {
		return true
	}
	for _, g := range e.Given {
		if g == part {
			return true
		}
	}
	return false
}
