package find

import (
	"bytes"

	"github.com/adlar-names/adlar/dictionaries"
	"github.com/adlar-names/adlar/inflect"
	"github.com/adlar-names/adlar/normalize/internal/lang"
	"github.com/adlar-names/adlar/normalize/internal/token"
)

// family is a word of a full personal name, by which the same word alone is
// known again.
type family struct {
	word    int32 // the word
	mention int32 // index of the full mention
	next    int32 // the next one in the same bucket, -1 at the end
	role    Class
}

// maxChain bounds how many namesakes of one bucket are looked at.
const maxChain = 24

// buckets hold family members by their part (known) or by the first letters
// of their key (unknown).
type buckets struct {
	heads []int32
	used  []uint32
}

func (b *buckets) reset() {
	if b.heads == nil {
		b.heads = make([]int32, 1024)
		for i := range b.heads {
			b.heads[i] = -1
		}
	}
	for _, u := range b.used {
		b.heads[u] = -1
	}
	b.used = b.used[:0]
}

func partBucket(p dictionaries.PartID) uint32 { return uint32(p) * 2654435761 >> 22 }

func prefixBucket(key []byte) uint32 {
	n := 3
	if len(key) > 0 && key[0] >= 0xc0 {
		n = 6
	}
	return keyHash(key[:min(n, len(key))]) >> 22
}

func (a *Article) enter(b uint32, f family) {
	if a.bucket.heads[b] < 0 {
		a.bucket.used = append(a.bucket.used, b)
	}
	f.next = a.bucket.heads[b]
	a.family = append(a.family, f)
	a.bucket.heads[b] = int32(len(a.family) - 1)
}

// families enters the words of the full names found so far.
func (a *Article) families() {
	a.bucket.reset()
	for k := range a.Mentions {
		m := &a.Mentions[k]
		if m.Kind != dictionaries.KindPerson {
			continue
		}
		if m.NParts == 0 {
			for w := m.First; w < m.Last; w++ {
				a.parse(int(w))
				a.enterWord(int(w), k, Surname)
			}
			continue
		}
		for q := 0; q < int(m.NParts); q++ {
			p := m.Parts[q]
			if p.Role == Surname || p.Role == Given && a.Info[p.Word].End-a.Info[p.Word].Start > 4 {
				a.enterWord(int(p.Word), k, p.Role)
			}
		}
	}
}

func (a *Article) enterWord(i, mention int, role Class) {
	w := &a.Info[i]
	var last dictionaries.PartID
	for r := w.R0; r < w.R1; r++ {
		if rd := &a.Readings[r]; fits(rd, role) && rd.Part != last && rd.Part != 0 {
			last = rd.Part
			a.enter(partBucket(last), family{word: int32(i), mention: int32(mention), role: role})
		}
	}
	if last == 0 || role == Surname {
		a.enter(prefixBucket(a.Words[i].Key), family{word: int32(i), mention: int32(mention), role: role})
	}
}

// kin finds a full mention one of whose words is word i again, in the role
// asked for (0: any); -1 if there is none. Of several the last one before i is
// taken, else the first one after.
func (a *Article) kin(i int, role Class) (int, Class) {
	w := a.parse(i)
	best, bestRole := -1, Class(0)
	look := func(b uint32, part dictionaries.PartID) {
		n := 0
		for k := a.bucket.heads[b]; k >= 0 && n < maxChain; k = a.family[k].next {
			n++
			f := &a.family[k]
			if role != 0 && f.role != role || !a.same(i, int(f.word), part) {
				continue
			}
			m := int(f.mention)
			if f.role == Surname && !a.genderFits(i, m) {
				continue
			}
			switch {
			case best < 0, bestRole == Given && f.role == Surname:
			case f.role == Given && bestRole == Surname:
				continue
			case a.Mentions[m].First < int32(i) && (a.Mentions[best].First > int32(i) || a.Mentions[m].First > a.Mentions[best].First):
			case a.Mentions[best].First > int32(i) && a.Mentions[m].First < a.Mentions[best].First:
			default:
				continue
			}
			best, bestRole = m, f.role
		}
	}
	for r := w.R0; r < w.R1; r++ {
		if rd := &a.Readings[r]; rd.Part != 0 && (rd.Kind == dictionaries.Surname || rd.Kind == dictionaries.GivenName) {
			look(partBucket(rd.Part), rd.Part)
		}
	}
	if best < 0 {
		look(prefixBucket(a.Words[i].Key), 0)
	}
	return best, bestRole
}

// genderFits reports whether the surname at word i can be that of mention m:
// Sadigova is not Sadigov.
func (a *Article) genderFits(i, m int) bool {
	g, h := a.formsOf(i, Surname).genders(), a.Mentions[m].Gender
	if h == inflect.Both || h == inflect.Unknown || g == inflect.Both || g == inflect.Unknown {
		return true
	}
	return g == h
}

// same reports whether words i and j are forms of one name word.
func (a *Article) same(i, j int, part dictionaries.PartID) bool {
	if part != 0 {
		w := &a.Info[j]
		for r := w.R0; r < w.R1; r++ {
			if a.Readings[r].Part == part {
				return true
			}
		}
		return false
	}
	return SameStem(a.Words[i].Key, a.Words[j].Key, a.Info[i].Lang)
}

// SameStem reports whether two keys can be forms of one unknown name in l:
// what is left after their common beginning is an ending on both sides.
func SameStem(x, y []byte, l lang.Lang) bool {
	if bytes.Equal(x, y) {
		return true
	}
	n := 0
	for n < len(x) && n < len(y) && x[n] == y[n] {
		n++
	}
	if len(x) > 0 && x[0] >= 0xc0 {
		n -= n % 2
		if n < 6 {
			return false
		}
		return cyrEndings[string(x[n:])] && cyrEndings[string(y[n:])]
	}
	if n < 3 || l == lang.En {
		return false
	}
	return latEnding(x[n:]) && latEnding(y[n:])
}

func latEnding(rest []byte) bool {
	if len(rest) == 0 {
		return true
	}
	_, ok := foldedEndings[string(rest)]
	return ok
}

var foldedEndings = func() map[string]bool {
	m := map[string]bool{}
	for e := range endings {
		m[string(dictionaries.AppendKey(nil, e))] = true
	}
	return m
}()

// cyrEndings are the endings of Russian and Ukrainian surnames and given
// names, folded; the empty one included.
var cyrEndings = func() map[string]bool {
	m := map[string]bool{"": true}
	for _, e := range []string{
		"а", "у", "ом", "ем", "е", "ы", "и", "ой", "ою", "ей", "ею", "я", "ю", "ь", "й", "ым", "им", "ого", "ому", "его", "ему", "ий", "ый", "ая", "яя", "ую", "юю",
		"ове", "ову", "ові", "еві", "єві", "єм", "і", "ї", "ів", "їв", "ам", "ами", "ах", "ям", "ями", "ях", "ые", "ие", "ых", "их", "ової", "ій", "ього", "ьому",
		"о", "ія", "ії", "ію", "ія", "ией", "ии", "ию", "ия", "єю", "є",
	} {
		m[string(dictionaries.AppendKey(nil, e))] = true
	}
	return m
}()

// second reads the single words: surnames, given names and unknown words that
// a full name elsewhere explains, surnames of the dictionary on their own.
func (a *Article) second() {
	for i := range a.Info {
		w := &a.Info[i]
		if w.Shape&token.Capital == 0 || w.Flags&Taken != 0 {
			continue
		}
		if m, ok := a.oneWord(i); ok {
			a.take(m)
		}
	}
	a.namesakes()
}

// namesakes reads one-word places again that are the surname of somebody named
// in full in the text: Jordan after Michael Jordan, unless a word of place
// stands before.
func (a *Article) namesakes() {
	if len(a.family) == 0 {
		return
	}
	for k := range a.Mentions {
		m := &a.Mentions[k]
		if m.Kind != dictionaries.KindPlace || m.Last-m.First != 1 || m.NParts != 0 {
			continue
		}
		i := int(m.First)
		if a.Info[i].Ending != 0 || a.placed(i) {
			continue
		}
		full := a.surnamesake(i)
		if full < 0 {
			continue
		}
		first := a.Mentions[full].First
		title := m.Title
		*m = a.single(i, Surname, Repeated)
		m.Full, m.Title = first+1, title
	}
}

// surnamesake finds a full name whose surname is exactly word i.
func (a *Article) surnamesake(i int) int {
	key := a.Words[i].Key
	n := 0
	for k := a.bucket.heads[prefixBucket(key)]; k >= 0 && n < maxChain; k = a.family[k].next {
		n++
		f := &a.family[k]
		if f.role == Surname && a.Mentions[f.mention].NParts > 1 && bytes.Equal(a.Words[f.word].Key, key) {
			return int(f.mention)
		}
	}
	return -1
}

// placed reports that a preposition of place or another place before a comma
// stands before word i.
func (a *Article) placed(i int) bool {
	if i == 0 {
		return false
	}
	p := &a.Info[i-1]
	if p.Gap == Space {
		switch a.Words[i-1].Text {
		case "in", "to", "from", "of", "at", "near", "across", "into", "for", "and", "в", "во", "из", "на", "до", "у", "з", "із", "про", "к", "и", "та", "і":
			return true
		}
		return false
	}
	return p.Gap == Far && p.Flags&Taken != 0 && p.H0 < p.H1
}

func (a *Article) oneWord(i int) (Mention, bool) {
	w := a.parse(i)
	if w.Shape&token.Single != 0 {
		return Mention{}, false
	}
	if w.Class&(Surname|Given|Unknown) == 0 || w.Flags&TitleWord != 0 {
		return Mention{}, false
	}
	if k, role := a.kin(i, 0); k >= 0 && (w.Class&Common == 0 || w.Flags&SentenceStart == 0) && !(w.Class&Unknown != 0 && a.seen.lower(a, i)) {
		if role == Given && a.startsName(i) {
			return Mention{}, false
		}
		m := a.single(i, role, Repeated)
		if role == Surname {
			m = a.withGiven(i, k, m)
		}
		m.Full = a.Mentions[k].First + 1
		if o := a.otherKin(i, k); role == Surname && m.NParts == 1 && o >= 0 {
			m.Other = a.Mentions[o].First + 1
		}
		return m, true
	}
	if w.Flags&Quoted != 0 && w.Flags&QuoteEnd != 0 || a.foreign(i) && !a.titled(i) || a.nested(i) {
		return Mention{}, false
	}
	if a.midCompound(i) || w.Gap == Hyphen && w.Class&Surname != 0 && i+1 < len(a.Info) && a.Info[i+1].Shape&token.Capital != 0 && a.parse(i+1).Class&Surname == 0 && a.Info[i+1].H0 == a.Info[i+1].H1 {
		return Mention{}, false
	}
	if w.Class&Surname != 0 && w.Class&(Common|Demonym|Title) == 0 {
		titled := a.titled(i) || a.paired(i)
		if !titled && w.Lang.Cyrillic() && adjectival(a.Words[i].Key) && !slavicSurname(a.Words[i].Key) {
			return Mention{}, false
		}
		if !titled && w.Ending == 0 && w.Flags&SentenceStart != 0 && (a.seen.lower(a, i) || !a.surnameLike(i) && !a.famous(i)) {
			return Mention{}, false
		}
		if w.Lang == lang.Az && w.Gap == Space && i+1 < len(a.Info) && a.Info[i+1].Shape&token.Capital == 0 && anyOf(a.Words[i+1].Key, azPlaceNouns, 7) {
			return Mention{}, false
		}
		if w.Class&Given != 0 && !titled && !(w.Lang == lang.Az && w.Ending != 0 && w.Shape&token.AllCaps == 0) || w.Shape&token.AllCaps != 0 && !titled && !a.shouting(i) && w.Flags&Headline == 0 {
			return Mention{}, false
		}
		if !titled && w.Lang != lang.Az && !a.borne(i) {
			return Mention{}, false // nobody known bears it: more often a common word
		}
		return a.single(i, Surname, SurnameOnly), true
	}
	if w.Class&Surname != 0 && a.titled(i) {
		return a.single(i, Surname, SurnameOnly), true
	}
	if w.Class&Given != 0 && (a.honored(i) || a.azGiven(i)) {
		return a.single(i, Given, GivenOnly), true
	}
	return a.azLone(i)
}

// otherKin finds a full name of the other gender whose surname word i may be as
// well: in Azerbaijani the wife's nominative is the husband's dative.
func (a *Article) otherKin(i, k int) int {
	w := &a.Info[i]
	if w.Lang != lang.Az || w.Ending != 0 || a.formsOf(i, Surname).genders() != inflect.Both {
		return -1
	}
	for r := w.R0; r < w.R1; r++ {
		rd := &a.Readings[r]
		if rd.Kind != dictionaries.Surname || rd.Part == 0 {
			continue
		}
		n := 0
		for b := a.bucket.heads[partBucket(rd.Part)]; b >= 0 && n < maxChain; b = a.family[b].next {
			n++
			f := &a.family[b]
			o := int(f.mention)
			if f.role == Surname && o != k && a.same(i, int(f.word), rd.Part) && opposite(a.Mentions[o].Gender, a.Mentions[k].Gender) {
				return o
			}
		}
	}
	return -1
}

// withGiven takes the given name before a surname into the mention when it is
// that of the full name by which the surname was known: a first word of a
// sentence that no grammar could tell from a common word.
func (a *Article) withGiven(i, k int, m Mention) Mention {
	if i == 0 || a.Info[i-1].Gap != Space || !a.capital(i-1) || a.lineBetween(i-1) {
		return m
	}
	full := &a.Mentions[k]
	for q := 0; q < int(full.NParts); q++ {
		g := &full.Parts[q]
		if g.Role != Given || !a.SameWord(i-1, int(g.Word), Given) {
			continue
		}
		p := person{a: a, forms: allForms}
		p.m.First, p.m.Title, p.m.Lang, p.m.Kind = int32(i-1), -1, a.Info[i-1].Lang, m.Kind
		if p.add(i-1, Given) && p.add(i, Surname) {
			p.m.Rule = Repeated
			p.finish()
			return p.m
		}
	}
	return m
}

// paired reports a known surname on the other side of a hyphen: Kim-Tramp.
func (a *Article) paired(i int) bool {
	if a.Info[i].Gap == Hyphen && i+1 < len(a.Info) && a.parse(i+1).Class&Surname != 0 && a.famous(i+1) {
		return true
	}
	return i > 0 && a.Info[i-1].Gap == Hyphen && a.Info[i-1].Class&Surname != 0 && a.Info[i-1].Flags&Taken != 0
}

// borne reports a surname that somebody in the dictionary bears.
func (a *Article) borne(i int) bool {
	w := &a.Info[i]
	for r := w.R0; r < w.R1; r++ {
		if a.Readings[r].Kind != dictionaries.Surname {
			continue
		}
		if a.people = a.Dict.People(a.people[:0], 0, a.Readings[r].Part); len(a.people) > 0 {
			return true
		}
	}
	return false
}

// famous reports a surname of somebody well known.
func (a *Article) famous(i int) bool {
	w := &a.Info[i]
	for r := w.R0; r < w.R1; r++ {
		if a.Readings[r].Kind != dictionaries.Surname {
			continue
		}
		a.people = a.Dict.People(a.people[:0], 0, a.Readings[r].Part)
		for _, e := range a.people {
			if a.Dict.EntityRef(e).Salience >= 5 {
				return true
			}
		}
	}
	return false
}

// startsName reports that a capitalised word follows, so that a given name
// here may belong to a longer name that was not read.
func (a *Article) startsName(i int) bool {
	return a.Info[i].Gap == Space && i+1 < len(a.Info) && a.capital(i+1) && a.parse(i+1).Class&(Surname|Unknown) != 0
}

// titled reports a title or honorific that ends right before word i.
func (a *Article) titled(i int) bool {
	if i == 0 || a.Info[i-1].Gap != Space {
		return false
	}
	if a.parse(i-1).Class&(Honorific|Title) != 0 {
		return true
	}
	for k := len(a.Titles) - 1; k >= 0; k-- {
		t := &a.Titles[k]
		if int(t.Last) == i {
			return true
		}
		if int(t.Last) < i-maxName {
			break
		}
	}
	return false
}

// honored reports an honorific beside word i: cənab before, xanım, bəy after.
func (a *Article) honored(i int) bool {
	if i > 0 && a.Info[i-1].Gap == Space && a.parse(i-1).Class&Honorific != 0 {
		return true
	}
	return a.Info[i].Gap == Space && i+1 < len(a.Info) && a.parse(i+1).Class&Honorific != 0
}

// SameWord reports whether words i and j are forms of one name word in a role:
// by a part of the dictionary they share, or by their common beginning.
func (a *Article) SameWord(i, j int, role Class) bool {
	v, w := &a.Info[i], &a.Info[j]
	known := false
	for x := v.R0; x < v.R1; x++ {
		if !fits(&a.Readings[x], role) || a.Readings[x].Part == 0 {
			continue
		}
		known = true
		for y := w.R0; y < w.R1; y++ {
			if a.Readings[y].Part == a.Readings[x].Part {
				return true
			}
		}
	}
	if known {
		return false
	}
	return SameStem(a.Words[i].Key, a.Words[j].Key, v.Lang)
}
