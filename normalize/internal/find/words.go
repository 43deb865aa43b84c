package find

import (
	"unicode/utf8"

	"github.com/adlar-names/adlar/dictionaries"
	"github.com/adlar-names/adlar/normalize/internal/lang"
	"github.com/adlar-names/adlar/normalize/internal/token"
)

// Reset prepares a for a new view. A forced language other than lang.Unknown
// is taken as given for every paragraph.
func (a *Article) Reset(d *dictionaries.Dictionary, view string, forced lang.Lang) {
	a.Dict, a.View = d, view
	a.Tokens = token.Split(a.Tokens[:0], view)
	a.Paras, a.Words, a.Info = a.Paras[:0], a.Words[:0], a.Info[:0]
	a.Readings, a.Hits, a.Mentions = a.Readings[:0], a.Hits[:0], a.Mentions[:0]
	a.keys, a.cands, a.family = a.keys[:0], a.cands[:0], a.family[:0]
	a.Titles = a.Titles[:0]
	a.Lang, a.Forced = forced, forced != lang.Unknown
	a.paragraphs()
	a.words()
}

// sureLead is the lead, in points of evidence, above which a paragraph's own
// language is believed against the language of the whole text.
const sureLead = 6

// paragraphs cuts the tokens at empty lines and line ends that follow the mark
// of a sentence, and tells the language of each.
func (a *Article) paragraphs() {
	first := 0
	var all lang.Evidence
	for i := range a.Tokens {
		t := &a.Tokens[i]
		if i+1 < len(a.Tokens) && t.Gap < token.GapLine {
			continue
		}
		if t.Gap == token.GapLine && t.Kind == token.Word && i+1 < len(a.Tokens) {
			continue // a hard line end inside a sentence
		}
		p := Para{First: int32(first), Last: int32(i + 1), Lang: a.Lang}
		if !a.Forced {
			p.Evidence.Add(a.View, a.Tokens[first:i+1])
			all.Join(&p.Evidence)
		}
		a.Paras = append(a.Paras, p)
		first = i + 1
	}
	if a.Forced {
		return
	}
	a.Lang, _ = all.Best()
	if a.Lang == lang.Unknown {
		// a name or two and no word: the script's most read language
		switch all.Script() {
		case 'C':
			a.Lang = lang.Ru
		case 'L':
			a.Lang = lang.En
		}
	}
	for i := range a.Paras {
		p := &a.Paras[i]
		l, lead := p.Evidence.Best()
		switch {
		case a.Lang == lang.Unknown || lead >= sureLead:
			p.Lang = l
		case l == lang.Unknown || lead < 3:
			p.Lang = a.Lang
			if p.Evidence.Script() != a.Lang.Script() && p.Evidence.Script() != 0 {
				p.Lang = l
			}
		default:
			p.Lang = l
			// a short line in a near language follows the text it stands in
			if p.Evidence.Words() < 8 && l.Script() == a.Lang.Script() && a.Lang != lang.Unknown {
				p.Lang = a.Lang
			}
		}
	}
}

// words makes the words of every paragraph.
func (a *Article) words() {
	for pi := range a.Paras {
		p := &a.Paras[pi]
		a.para = int32(pi)
		from := len(a.Info)
		start, quoted := true, false
		for i := int(p.First); i < int(p.Last); i++ {
			t := &a.Tokens[i]
			switch t.Kind {
			case token.Word:
				skip := a.word(i, p)
				w := &a.Info[len(a.Info)-1]
				if start {
					w.Flags |= SentenceStart
				}
				if quoted {
					w.Flags |= Quoted
				}
				start, quoted = false, false
				i += skip
			case token.Mark:
				switch {
				case t.Rune == '.' || t.Rune == '!' || t.Rune == '?' || t.Rune == '…':
					if !a.abbreviation(i) {
						start = true
					}
				case t.Rune == ':' || t.Rune == '•' || t.Rune == '|':
					start = true
				case (t.Rune == '—' || t.Rune == '–' || t.Rune == '-') && i == int(p.First):
					start = true
				case quoteOpens(t.Rune) && (i == int(p.First) || a.Tokens[i-1].Gap != token.GapNone || a.Tokens[i-1].Kind == token.Mark):
					quoted = true
				case quote(t.Rune):
					if n := len(a.Info); n > from && a.Info[n-1].End == t.Start {
						a.Info[n-1].Flags |= QuoteEnd
					}
					start = false
				default:
					if t.Rune != '(' && t.Rune != '«' {
						start = false
					}
				}
			default:
				start, quoted = false, false
			}
		}
		if len(a.Info) > from {
			a.Info[len(a.Info)-1].Gap = Far
			if !p.Lang.Cyrillic() { // title case is a habit of English
				a.headline(from)
			}
		}
	}
}

// headline marks the words of a line most of whose words begin with a capital:
// there a capital says nothing.
func (a *Article) headline(from int) {
	n, caps := 0, 0
	for i := from; i < len(a.Info); i++ {
		w := &a.Info[i]
		if w.End-w.Start > 3 {
			n++
			if w.Shape&token.Capital != 0 {
				caps++
			}
		}
	}
	if n < 4 || n > 30 || caps*4 < n*3 {
		return
	}
	for i := from; i < len(a.Info); i++ {
		a.Info[i].Flags |= Headline
	}
}

// word adds the word of token i and returns how many further tokens it took.
func (a *Article) word(i int, p *Para) int {
	t := &a.Tokens[i]
	text := a.View[t.Start:t.End]
	w := Info{Tok: int32(i), Para: a.para, Start: t.Start, End: t.End, Ext: t.End, Shape: t.Shape, Lang: wordLang(t, p.Lang), Class: 0}
	skip := 0
	if i+2 < int(p.Last) && t.Gap == token.GapNone && t.Shape&token.Latin != 0 && w.Lang != lang.En {
		// ATƏT-in, Bayramov’la, Pyongyang-ı: an ending after a hyphen or an apostrophe
		m, e := &a.Tokens[i+1], &a.Tokens[i+2]
		if m.Kind == token.Mark && m.Gap == token.GapNone && e.Kind == token.Word && e.Shape&token.Capital == 0 &&
			(m.Rune == '-' || apostrophe(m.Rune)) && t.Shape&token.Capital != 0 {
			if c, ok := endingCase(a.View[e.Start:e.End]); ok {
				w.Ext, w.Ending = e.End, c
				skip = 2
			}
		}
	}
	w.Gap = a.gapAfter(i + skip)
	if t.Shape&token.Camel != 0 && a.split(text, w) {
		return skip
	}
	a.add(text, w)
	return skip
}

// add appends a word with its key.
func (a *Article) add(text string, w Info) {
	if w.Shape&(token.Broken|token.Spaced) != 0 || w.Shape.Mixed() {
		text = tidy(text, w.Shape)
	}
	k := len(a.keys)
	a.keys = dictionaries.AppendKey(a.keys, text)
	gap := dictionaries.GapOther
	switch w.Gap {
	case Space, Joined:
		gap = dictionaries.GapSpace
	case Hyphen:
		gap = dictionaries.GapHyphen
	}
	a.Words = append(a.Words, dictionaries.Word{Key: a.keys[k:len(a.keys):len(a.keys)], Text: text, Gap: gap})
	a.Info = append(a.Info, w)
}

// split adds the halves of a glued name (JeyhunBayramov) as two words. Names
// that are written so themselves (YouTube, McDonald) stay whole.
func (a *Article) split(text string, w Info) bool {
	cut, letters, lower := 0, 0, false
	for i, r := range text {
		up := isUpper(r)
		if up && lower {
			if cut > 0 {
				return false
			}
			cut = i
		}
		lower = !up
		letters++
	}
	if cut == 0 || utf8.RuneCountInString(text[:cut]) < 3 || utf8.RuneCountInString(text[cut:]) < 3 || w.Shape.Mixed() {
		return false
	}
	a.add(text, w)
	n := len(a.Words) - 1
	if len(a.Dict.NamesAt(a.Hits[len(a.Hits):], a.Words[n:n+1])) > 0 || len(a.Dict.Readings(a.Readings[len(a.Readings):], a.Words[n].Key, text)) > 0 {
		a.Words, a.Info = a.Words[:n], a.Info[:n]
		return false
	}
	a.Words, a.Info = a.Words[:n], a.Info[:n]
	if !a.knownWord(text[:cut]) || !a.knownWord(text[cut:]) {
		return false
	}
	left, right := w, w
	left.End = w.Start + uint32(cut)
	left.Ext, left.Gap, left.Ending = left.End, Joined, 0
	left.Shape &^= token.Camel
	right.Start = left.End
	right.Shape &^= token.Camel
	a.add(text[:cut], left)
	a.add(text[cut:], right)
	return true
}

// knownWord reports that the dictionary reads the word as something.
func (a *Article) knownWord(text string) bool {
	return len(a.Dict.Readings(a.Readings[len(a.Readings):], a.fold(text), text)) > 0
}

// gapAfter tells what stands between the word that ends with token i and the
// next word.
func (a *Article) gapAfter(i int) Gap {
	if i+1 >= len(a.Tokens) {
		return Far
	}
	t, n := &a.Tokens[i], &a.Tokens[i+1]
	if n.Kind == token.Word {
		switch t.Gap {
		case token.GapSpace, token.GapLine:
			return Space
		case token.GapNone:
			return Joined
		}
		return Far
	}
	if t.Gap != token.GapNone || n.Kind != token.Mark || i+2 >= len(a.Tokens) || a.Tokens[i+2].Kind != token.Word {
		return Far
	}
	switch {
	case n.Rune == '-' || n.Rune == 0x2010 || n.Rune == 0x2011:
		if n.Gap == token.GapNone || n.Gap == token.GapLine {
			return Hyphen
		}
	case n.Rune == '.' && n.Gap != token.GapPara:
		return Dot
	}
	return Far
}

// abbreviation reports whether the full stop at token i follows an initial or
// a shortened word.
func (a *Article) abbreviation(i int) bool {
	if i == 0 || a.Tokens[i].Rune != '.' {
		return false
	}
	t := &a.Tokens[i-1]
	if t.Kind != token.Word || t.Next != a.Tokens[i].Start {
		return false
	}
	if t.Shape&token.Single != 0 {
		return true
	}
	if t.End-t.Start > 8 {
		return false
	}
	return abbreviations[a.View[t.Start:t.End]]
}

var abbreviations = map[string]bool{
	"г": true, "гг": true, "ул": true, "им": true, "св": true, "см": true, "пл": true, "пр": true, "обл": true, "гр": true, "ген": true, "проф": true,
	"акад": true, "тов": true, "ред": true, "просп": true, "вул": true, "ім": true, "смт": true, "пос": true, "дер": true, "Mr": true, "Mrs": true,
	"Ms": true, "Dr": true, "St": true, "Prof": true, "Gen": true, "Col": true, "Sen": true, "Rep": true, "Gov": true, "Lt": true, "Maj": true,
	"prof": true, "dos": true, "Дж": true, "Ю": true, "Я": true, "Ch": true, "Sh": true, "Jr": true, "долл": true, "акад.": true,
}

// wordLang is the language a word is read in: its paragraph's when the script
// fits, else the language most likely for its own script.
func wordLang(t *token.Token, p lang.Lang) lang.Lang {
	switch {
	case t.Shape&token.Cyrillic != 0 && t.Shape&token.Latin == 0:
		if p.Latin() {
			return lang.Ru
		}
	case t.Shape&token.Latin != 0 && t.Shape&token.Cyrillic == 0:
		if p.Cyrillic() {
			return lang.En
		}
	}
	return p
}

func quoteOpens(r rune) bool {
	return r == '«' || r == '“' || r == '„' || r == '"' || r == '‘' || r == '”'
}
func quote(r rune) bool {
	return quoteOpens(r) || r == '»' || r == '’' || r == '\''
}
func apostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' || r == '‘' || r == '`' }
