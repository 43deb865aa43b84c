package find

import (
	"strings"

	"github.com/adlar-names/adlar/dictionaries"
	"github.com/adlar-names/adlar/inflect"
	"github.com/adlar-names/adlar/normalize/internal/lang"
	"github.com/adlar-names/adlar/normalize/internal/token"
)

// maxName is the longest name of the dictionary looked for, in words.
const maxName = 14

// Find fills a.Mentions. It reads the article twice: once for whole names and
// full personal names, once more for the single words that these explain.
func (a *Article) Find() {
	a.lettered = a.Lang != lang.Az || strings.Contains(a.View, "ə")
	a.seen.build(a)
	a.lookup()
	a.first()
	a.families()
	n := len(a.Mentions)
	a.second()
	a.merge(n)
	a.titles()
}

// merge puts the mentions of the second pass, from n on, among those of the
// first; both are in order.
func (a *Article) merge(n int) {
	if n == len(a.Mentions) {
		return
	}
	a.cands = append(a.cands[:0], a.Mentions[n:]...)
	i, j := n-1, len(a.cands)-1
	for k := len(a.Mentions) - 1; j >= 0; k-- {
		if i >= 0 && a.Mentions[i].First > a.cands[j].First {
			a.Mentions[k] = a.Mentions[i]
			i--
		} else {
			a.Mentions[k] = a.cands[j]
			j--
		}
	}
}

// lookup asks the dictionary for the whole names at every word.
func (a *Article) lookup() {
	ahead := 0 // words since the last capital, seen from the right
	for i := len(a.Info) - 1; i >= 0; i-- {
		w := &a.Info[i]
		switch {
		case w.Shape&token.Capital != 0:
			ahead = 1
		case w.Gap == Far || ahead == 0 || ahead > maxName:
			ahead = 0
		default:
			ahead++
		}
		if ahead > 0 {
			w.Flags |= CapAhead
		}
	}
	for i := range a.Words {
		w := &a.Info[i]
		w.H0 = int32(len(a.Hits))
		if w.Flags&CapAhead == 0 { // neither a name nor a title before one
			w.H1 = w.H0
			continue
		}
		if w.Ending != 0 && w.Ext != w.End && w.Gap == Space {
			a.withEnding(i)
		}
		a.Hits = a.Dict.NamesAt(a.Hits, a.Words[i:min(i+maxName, len(a.Words))])
		n := int(w.H0)
		for k := n; k < len(a.Hits); k++ {
			if a.acceptable(i, &a.Hits[k]) && (a.Hits[k].Kind == dictionaries.KindTitle || a.allowed(i, &a.Hits[k])) {
				a.Hits[n] = a.Hits[k]
				n++
			}
		}
		a.Hits = a.Hits[:n]
		w.H1 = int32(n)
	}
}

// withEnding looks for names that hold an ending after a hyphen themselves:
// ATƏT-in Minsk qrupu.
func (a *Article) withEnding(i int) {
	w := &a.Info[i]
	at := w.End
	for at < w.Ext && !isLetter(a.View[at]) {
		at++
	}
	text := a.View[at:w.Ext]
	k := len(a.keys)
	a.keys = dictionaries.AppendKey(a.keys, text)
	first := a.Words[i]
	first.Gap = dictionaries.GapHyphen
	a.spare = append(a.spare[:0], first, dictionaries.Word{Key: a.keys[k:len(a.keys):len(a.keys)], Text: text, Gap: dictionaries.GapSpace})
	a.spare = append(a.spare, a.Words[i+1:min(i+maxName-1, len(a.Words))]...)
	n := len(a.Hits)
	a.Hits = a.Dict.NamesAt(a.Hits, a.spare)
	kept := a.Hits[:n]
	for _, h := range a.Hits[n:] {
		if h.Words > 2 {
			h.Words--
			kept = append(kept, h)
		}
	}
	a.Hits = kept
}

func isLetter(c byte) bool {
	return c >= 0xc3 && c != 0xe2 || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// acceptable refuses hits that the letters of the text speak against.
func (a *Article) acceptable(i int, h *dictionaries.NameHit) bool {
	if h.Kind == dictionaries.KindTitle {
		return true
	}
	w := &a.Info[i]
	if own := InflectLang(w.Lang); own != inflect.NoLang && h.Lang != inflect.NoLang {
		if (own == inflect.Ru || own == inflect.Uk) != (h.Lang == inflect.Ru || h.Lang == inflect.Uk) {
			return false
		}
	}
	if w.Lang == lang.Az && h.Words == 1 && !h.Exact && a.lettered && w.Shape&(token.AllCaps|token.Marked) == 0 && !w.Shape.Mixed() {
		return false // Eden is not Ədən in an article that writes ə
	}
	if h.Kind == dictionaries.KindPlace && h.Lang == inflect.Az && derived(h.Forms) {
		return false // Çinli, Danimarkalı: who comes from there
	}
	caps, quoteEnd := 0, false
	for k := i; k < i+h.Words; k++ {
		v := &a.Info[k]
		if v.Shape&token.Capital != 0 {
			caps++
		}
		if k > i && (quoteEnd || v.Flags&Quoted != 0) {
			return h.Words > 2 // a quotation mark inside a name
		}
		quoteEnd = v.Flags&QuoteEnd != 0
		if v.Ext != v.End && k < i+h.Words-1 && (k > i || h.Words < 2) {
			return false
		}
	}
	if caps == 0 {
		return false
	}
	if h.Words == 1 {
		text := a.Dict.Spelling(h.Spelling).Text
		if acronym(text) && w.Shape&(token.AllCaps|token.Single) == 0 && len(text) <= 10 {
			return false
		}
		if w.Shape&token.AllCaps != 0 && w.End-w.Start <= 8 && !acronym(text) && w.Flags&Headline == 0 && !a.shouting(i) {
			return false // IN, US-like words in capitals are acronyms of their own
		}
		if w.Flags&SentenceStart != 0 && (lang.Frequent(a.View[w.Start:w.End]) || h.Kind == dictionaries.KindPlace && a.seen.lower(a, i) && !h.Exact) {
			return false
		}
		if len(h.Forms) > 0 && h.Kind == dictionaries.KindPlace && cased(w.Lang) && a.formsAt(h.Forms)&singular == 0 && !a.Dict.EntityRef(h.Entity).Plural {
			return false // Об from Обь: a place is not many
		}
		return true
	}
	if w.Shape&token.Capital == 0 && caps*2 < h.Words && h.Kind == dictionaries.KindPlace {
		return false
	}
	return true
}

// derived reports that every reading makes an adjective of the name.
func derived(list []inflect.EndingForm) bool {
	for i := range list {
		if list[i].Copula != inflect.CopAdj {
			return false
		}
	}
	return len(list) > 0
}

// shouting reports that the words around i are in capitals too.
func (a *Article) shouting(i int) bool {
	n, caps := 0, 0
	for k := max(0, i-2); k <= i+2 && k < len(a.Info); k++ {
		if k != i && a.Info[k].Shape&token.Single == 0 {
			n++
			if a.Info[k].Shape&token.AllCaps != 0 {
				caps++
			}
		}
	}
	return n > 0 && caps*2 > n
}

func acronym(s string) bool {
	n := 0
	for _, r := range s {
		if !isUpper(r) && r != '-' && r != '.' && !(r >= '0' && r <= '9') {
			return false
		}
		n++
	}
	return n > 1
}

// first takes the names of two words and more and the whole names.
func (a *Article) first() {
	titleEnd := -1 // word after a title, or after the place or body it is of
	for i := 0; i < len(a.Info); {
		w := &a.Info[i]
		if t := a.titleAt(i); t > 0 {
			a.Titles = append(a.Titles, Mention{First: int32(i), Last: int32(i + t), Start: w.Start, End: a.Info[i+t-1].Ext, H0: a.titleHit(i, t)})
			titleEnd = i + t
			for k := i + 1; k < i+t; k++ {
				a.Info[k].Flags |= TitleWord
			}
			if w.Shape&token.Capital == 0 {
				i++
				continue
			}
		}
		h, hn := a.bestHit(i)
		if m, ok := a.bodyAt(i); ok && int(m.Last)-i > hn {
			a.take(m)
			i = int(m.Last)
			if titleEnd == int(m.First) {
				titleEnd = i
			}
			continue
		}
		m, ok := a.personAt(i)
		if ok && titleEnd == i+1 { // a title that is also a given name: Nazir
			if m.Rule != GivenSurname || m.NParts < 2 || m.Parts[1].Read < 0 {
				ok = false
			} else if after, better := a.personAt(i + 1); better && after.Last >= m.Last {
				ok = false
			}
		}
		pn := 0
		if ok {
			pn = int(m.Last - m.First)
		}
		switch {
		case ok && a.prefer(&m, pn, h, hn):
			m.Rule = max(m.Rule, GivenSurname)
			a.take(m)
			if titleEnd == i {
				titleEnd = -1
			}
			i = int(m.Last)
			continue
		case h >= 0:
			m := a.hitMention(i, h, hn)
			a.take(m)
			if titleEnd == i {
				titleEnd = i + hn
			}
			i += hn
			continue
		case titleEnd == i && i > 0 && a.Info[i-1].Gap == Space && a.capital(i):
			if m, ok := a.afterTitle(i); ok {
				a.take(m)
				i = int(m.Last)
				titleEnd = -1
				continue
			}
		}
		i++
	}
}

// prefer decides between a personal name of pn words and a hit of hn words
// that start at the same word.
func (a *Article) prefer(m *Mention, pn, h, hn int) bool {
	if h < 0 {
		return true
	}
	if a.Hits[h].Kind == dictionaries.KindPerson {
		return pn > hn
	}
	if pn > hn {
		// a place before a surname is no given name: Париж Лавров
		return m.Parts[0].Role != Given || m.Parts[0].Read >= 0 || hn == 1 && m.Rule != UnknownSurname && m.Rule != TwoUnknown
	}
	return false
}

// titleAt is the length of the longest title that starts at word i.
func (a *Article) titleAt(i int) int {
	w := &a.Info[i]
	n := 0
	for k := w.H0; k < w.H1; k++ {
		if h := &a.Hits[k]; h.Kind == dictionaries.KindTitle && h.Words > n {
			n = h.Words
		}
	}
	if n == 0 && w.Flags&Parsed != 0 && w.Class&(Title|Honorific) != 0 && w.Class&(Surname|Given) == 0 {
		n = 1
	}
	return n
}

func (a *Article) titleHit(i, n int) int32 {
	w := &a.Info[i]
	for k := w.H0; k < w.H1; k++ {
		if h := &a.Hits[k]; h.Kind == dictionaries.KindTitle && h.Words == n {
			return k
		}
	}
	return -1
}

// bestHit is the longest whole name that starts at word i and may be one
// here, and its length.
func (a *Article) bestHit(i int) (int, int) {
	w := &a.Info[i]
	best, n := -1, 0
	for k := w.H0; k < w.H1; k++ {
		h := &a.Hits[k]
		if h.Kind == dictionaries.KindTitle || h.Words <= n {
			continue
		}
		free := true
		for j := i; j < i+h.Words; j++ {
			if a.Info[j].Flags&Taken != 0 {
				free = false
			}
		}
		if free && h.Kind == dictionaries.KindPerson && a.nested(i) {
			continue
		}
		if free {
			best, n = int(k), h.Words
		}
	}
	return best, n
}

// hitMention makes a mention of all hits of n words at word i.
func (a *Article) hitMention(i, h, n int) Mention {
	w := &a.Info[i]
	last := &a.Info[i+n-1]
	m := Mention{First: int32(i), Last: int32(i + n), Start: w.Start, End: last.Ext, Kind: a.Hits[h].Kind, Lang: w.Lang, Rule: WholeName, Title: -1}
	m.H0 = int32(h)
	for m.H1 = m.H0 + 1; m.H1 < w.H1 && a.Hits[m.H1].Words == n && a.Hits[m.H1].Kind != dictionaries.KindTitle; m.H1++ {
	}
	m.forms = a.hitForms(int(m.H0))
	if last.Ending != 0 {
		m.forms = formBits(last.Ending, inflect.Sg, inflect.Unknown)
	}
	m.Case, m.Number, m.Gender = m.forms.first()
	m.End = a.edition(&m)
	return m
}

func (a *Article) hitForms(h int) forms { return a.formsAt(a.Hits[h].Forms) }

func (a *Article) formsAt(list []inflect.EndingForm) forms {
	var f forms
	for _, e := range list {
		f |= formBits(e.Case, e.Number, e.Gender)
	}
	return f
}

func (a *Article) take(m Mention) {
	for k := m.First; k < m.Last; k++ {
		a.Info[k].Flags |= Taken
	}
	a.Mentions = append(a.Mentions, m)
}

// afterTitle reads an unknown name after a title: of one word when it looks
// like a surname, of two when they agree.
func (a *Article) afterTitle(i int) (Mention, bool) {
	w := a.parse(i)
	if !a.unknown(i) || w.Flags&(Quoted|Headline) != 0 {
		return Mention{}, false
	}
	if a.foreign(i) || !a.surnameLike(i) || adjectival(a.Words[i].Key) && !slavicSurname(a.Words[i].Key) {
		return Mention{}, false
	}
	m := a.single(i, Surname, TitleUnknown)
	return m, true
}

// surnameEndings are shapes of Cyrillic and Latin surnames that common words
// and places rarely have, as folded keys.
var surnameEndings = []string{
	"ов", "ев", "ова", "ева", "ский", "цкий", "ская", "цкая", "ський", "цький", "ська", "цька", "енко", "енка", "енком", "ович", "евич", "чук", "щук", "юк",
	"швили", "швілі", "дзе", "ян", "яна", "яном", "заде", "оглу", "овым", "евым", "ским", "цким", "овим", "євим", "ского", "цкого", "ського", "цького", "єв", "сон", "сона",
	"ov", "ev", "yev", "ova", "eva", "yeva", "sky", "skiy", "ski", "enko", "shvili", "svili", "dze", "yan", "zade", "oglu", "son", "lu", "mann", "man", "berg",
}

// slavicSurname reports the adjectival endings that surnames have too.
func slavicSurname(key []byte) bool {
	s := string(key[max(0, len(key)-8):])
	for _, e := range []string{"ский", "цкий", "ский", "ского", "скому", "ським", "ський", "ського", "цький", "ская", "ська", "ским"} {
		if strings.HasSuffix(s, e) {
			return true
		}
	}
	return false
}

// nativeSurname reports the surname endings of the region, which no given name
// of a foreigner has, as Alisson has -son.
func nativeSurname(key []byte) bool {
	s := string(key[max(0, len(key)-12):])
	for _, e := range surnameEndings {
		switch e {
		case "son", "man", "mann", "berg", "lu", "сон", "сона", "ян", "юк":
			continue
		}
		if strings.HasSuffix(s, e) {
			return len(key) > 4
		}
	}
	return false
}

func (a *Article) surnameLike(i int) bool {
	k := a.Words[i].Key
	if len(k) < 5 {
		return false
	}
	s := string(k[max(0, len(k)-12):])
	for _, e := range surnameEndings {
		if strings.HasSuffix(s, e) {
			return true
		}
	}
	return false
}

// titles ties each personal name to the title before it: directly, or with the
// place or body the title is of between them.
func (a *Article) titles() {
	if len(a.Titles) == 0 {
		return
	}
	t := 0
	for k := range a.Mentions {
		m := &a.Mentions[k]
		for t+1 < len(a.Titles) && a.Titles[t+1].First < m.First {
			t++
		}
		if a.Titles[t].First >= m.First || m.Kind != dictionaries.KindPerson {
			continue
		}
		end := a.Titles[t].Last
		for q := k - 1; q >= 0 && k-q < 4 && a.Mentions[q].First >= a.Titles[t].First; q-- {
			if a.Mentions[q].Kind == dictionaries.KindPerson {
				end = -1
				break
			}
			end = max(end, a.Mentions[q].Last)
		}
		if end == m.First && m.First > 0 && a.Info[m.First-1].Gap == Space {
			m.Title = int32(t)
		}
	}
}

// TitleHit is the hit of a title, false when the title is a one-word reading.
func (a *Article) TitleHit(t int32) (dictionaries.NameHit, bool) {
	if t < 0 || a.Titles[t].H0 < 0 {
		return dictionaries.NameHit{}, false
	}
	return a.Hits[a.Titles[t].H0], true
}
