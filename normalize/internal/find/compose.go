package find

import (
	"strings"

	"github.com/adlar-names/adlar/dictionaries"
	"github.com/adlar-names/adlar/inflect"
	"github.com/adlar-names/adlar/normalize/internal/lang"
	"github.com/adlar-names/adlar/normalize/internal/token"
)

// Bodies are put together from parts: МИД Великобритании is one name of a body,
// not a body and a place; in Azerbaijani a row of capitalised words that ends
// in a noun of institutions with the possessive is one, whatever it begins
// with (Vaşinqton Təmyiz Məhkəməsi).

// ministries are short names of ministries and offices that every state of the
// region has, as keys of their stems; what follows is an ending.
var ministries = []string{
	"мид", "мвд", "минздрав", "минобороны", "минфин", "минюст", "минэнерго", "минэкономразвития", "минпромторг", "минкультуры", "минобрнауки", "минпросвещения", "минтранс", "минсельхоз",
	"мчс", "генпрокуратур", "госдеп", "госдепартамент", "центробанк", "внешполитведомств", "роспотребнадзор", "госдум",
	"мзс", "мвс", "моз", "міноборони", "мінфін", "мінюст", "міненерго", "мінекономіки", "генпрокуратур", "держдеп", "нацбанк", "центробанк",
}

// courts are the adjectives before суд that make it one certain court.
var courts = []string{"верховн", "конституционн", "конституційн", "окружн", "высш", "вищ", "апелляционн", "апеляційн", "арбитражн"}

// complements are what a ministry is of, as written after it.
var complements = []string{
	"иностранных дел", "внутренних дел", "обороны", "здравоохранения", "юстиции", "финансов", "экономики", "образования и науки", "образования", "энергетики", "культуры", "транспорта",
	"сельского хозяйства", "экономического развития", "промышленности и торговли", "труда", "закордонних справ", "внутрішніх справ", "оборони", "охорони здоров'я", "охорони здоров’я",
	"юстиції", "фінансів", "економіки", "освіти і науки", "освіти", "енергетики", "культури", "транспорту", "інфраструктури",
}

// azHeads are nouns of institutions with the possessive, as keys; endings of
// case follow.
var azHeads = []string{
	"nazirliyi", "partiyasi", "surasi", "mehkemesi", "komitesi", "institutu", "universiteti", "cemiyyeti", "teskilati", "agentliyi", "fondu", "assosiasiyasi", "ittifaqi", "banki",
	"birliyi", "merkezi", "xidmeti", "assambleyasi", "sirketi", "klubu", "akademiyasi", "federasiyasi", "senati", "parlamenti", "konqresi", "korporasiyasi", "prokurorlugu", "komissiyasi",
	"konsortiumu", "hokumeti", "departamenti", "idaresi", "konfederasiyasi",
}

// azEvents are nouns of events with the possessive, as keys.
var azEvents = []string{"kuboku", "muharibesi", "liqasi", "festivali", "festival", "cempionati", "oyunlari", "konfransi", "sammiti", "forumu", "mukafati", "turniri", "olimpiadasi"}

// azPlain are the same without the possessive, for names of two words:
// Demokratik Partiya.
var azPlain = []string{"partiya", "mehkeme"}

// bodies finds composed bodies among the free words and takes them before
// personal names are read.
func (a *Article) bodyAt(i int) (Mention, bool) {
	w := &a.Info[i]
	if w.Lang.Cyrillic() && !headStart(a.Words[i].Key) {
		return Mention{}, false
	}
	switch w.Lang {
	case lang.Ru, lang.Uk:
		return a.slavicBody(i)
	case lang.Az:
		return a.azBody(i)
	}
	return Mention{}, false
}

// ends reports whether key is stem with an ending of at most n letters.
func ends(key []byte, stem string, n int) bool {
	if !strings.HasPrefix(string(key), stem) {
		return false
	}
	rest := len(key) - len(stem)
	if len(stem) > 0 && stem[0] >= 0xc0 {
		n *= 2
	}
	return rest <= n
}

// headStarts marks the first letters that some head of a body begins with, so
// that most words are refused at once.
var headStarts = func() (t [1024]bool) {
	for _, list := range [][]string{ministries, courts, azHeads, azPlain, azEvents, {"министерств", "міністерств", "правительств", "парламент", "сенат", "посольств", "суд", "уряд"}} {
		for _, s := range list {
			t[headHash([]byte(s))] = true
		}
	}
	return
}()

// headHash mixes the first three letters of Cyrillic, five of Latin.
func headHash(key []byte) uint32 {
	n := 5
	if key[0] >= 0xc0 {
		n = 6
	}
	return keyHash(key[:n]) >> 22
}

func headStart(key []byte) bool { return len(key) >= 6 && headStarts[headHash(key)] }

func anyOf(key []byte, stems []string, n int) bool {
	for _, s := range stems {
		if ends(key, s, n) {
			return true
		}
	}
	return false
}

func (a *Article) slavicBody(i int) (Mention, bool) {
	w := &a.Info[i]
	key := a.Words[i].Key
	if len(key) < 6 || len(key) > 60 {
		return Mention{}, false
	}
	end, must := 0, true // must: only with a place after it
	switch {
	case w.Shape&token.Capital != 0 && anyOf(key, ministries, 3) && (w.Shape&token.AllCaps != 0 || w.Shape&token.Camel != 0 || len(key) > 10):
		end, must = i+1, false
	case ends(key, "минздрав", 2), ends(key, "минобороны", 0), ends(key, "госдеп", 2):
		end, must = i+1, false
	case anyOf(key, courts, 4) && w.Gap == Space && i+1 < len(a.Words) && ends(a.Words[i+1].Key, "суд", 3):
		end, must = i+2, w.Shape&token.Capital == 0
	case ends(key, "министерств", 2), ends(key, "міністерств", 2):
		end, must = a.complement(i), w.Shape&token.Capital == 0
	case ends(key, "правительств", 2), ends(key, "парламент", 2), ends(key, "сенат", 2), ends(key, "посольств", 2), ends(key, "суд", 2), ends(key, "уряд", 2):
		end = i + 1
	}
	if end == 0 || end == i+1 && (ends(key, "министерств", 2) || ends(key, "міністерств", 2)) && must {
		return Mention{}, false
	}
	last := end
	if end < len(a.Info) && a.Info[end-1].Gap == Space && a.Info[end-1].Flags&QuoteEnd == 0 {
		if h, n := a.bestHit(end); h >= 0 && a.Hits[h].Kind == dictionaries.KindPlace && a.hitForms(h)&(nomForms<<4) != 0 {
			last = end + n
		}
	}
	if last == end && must {
		return Mention{}, false
	}
	return a.body(i, last), true
}

// complement is where the complement of a ministry ends.
func (a *Article) complement(i int) int {
	if a.Info[i].Gap != Space {
		return i + 1
	}
	from := int(a.Info[i+1].Start)
	for _, c := range complements {
		if !strings.HasPrefix(a.View[from:min(len(a.View), from+len(c))], c) {
			continue
		}
		for k := i + 1; k < len(a.Info) && k < i+5; k++ {
			if int(a.Info[k].End) == from+len(c) {
				return k + 1
			}
		}
	}
	return i + 1
}

func (a *Article) azBody(i int) (Mention, bool) {
	w := &a.Info[i]
	if w.Shape&token.Capital == 0 || w.Gap != Space || lang.Frequent(a.View[w.Start:w.End]) {
		return Mention{}, false
	}
	head := false
	for k := i + 1; k < len(a.Info) && k < i+7 && a.Info[k].Shape&token.Capital != 0 && !head; k++ {
		head = headStart(a.Words[k].Key)
	}
	if !head {
		return Mention{}, false
	}
	if !strings.HasPrefix(string(a.Words[i].Key), "senat") && !strings.HasPrefix(string(a.Words[i].Key), "parlament") {
		if c, _ := a.azCase(i); w.H0 == w.H1 && c != inflect.Nom && c != inflect.Dat || w.Ending != 0 && w.Shape&token.AllCaps == 0 {
			return Mention{}, false
		}
	}
	if h, _ := a.bestHit(i + 1); h >= 0 && a.Hits[h].Kind == dictionaries.KindPlace && w.H0 == w.H1 && w.Flags&SentenceStart != 0 {
		return Mention{}, false // Kavano Vaşinqton Təmyiz Məhkəməsində: a man before the body
	}
	if h, n := a.bestHit(i); h >= 0 && i+n < len(a.Info) {
		if _, m := a.bestHit(i + n); m > 1 {
			return Mention{}, false // a place and a body of its own
		}
	}
	for k := i + 1; k < len(a.Info) && k < i+7; k++ {
		v := &a.Info[k]
		if v.Shape&token.Capital == 0 || v.Flags&(Taken|Quoted) != 0 || a.lineBetween(k-1) {
			return Mention{}, false
		}
		if key := a.Words[k].Key; headStart(key) && (anyOf(key, azHeads, 4) || anyOf(key, azEvents, 4) || k == i+1 && anyOf(key, azPlain, 4)) {
			if w.Flags&SentenceStart != 0 && a.seen.lower(a, i) || a.titleAt(i) > 0 && k == i+1 {
				return Mention{}, false
			}
			// Senatın Məhkəmə Komitəsi goes on, Partiyası Şurası does not
			end := k + 1
			for end < len(a.Info) && a.Info[end-1].Gap == Space && anyOf(a.Words[end].Key, azHeads, 4) && a.Info[end].Shape&token.Capital != 0 {
				end++
			}
			m := a.body(i, end)
			if m.H0 == m.H1 && anyOf(a.Words[end-1].Key, azEvents, 4) {
				m.Kind = dictionaries.KindEvent
			}
			return m, true
		}
		if v.Gap != Space || v.Ending != 0 && v.Shape&token.AllCaps == 0 {
			return Mention{}, false
		}
	}
	return Mention{}, false
}

// body makes the mention of words [i, end), with the hits that span exactly
// them.
func (a *Article) body(i, end int) Mention {
	w, last := &a.Info[i], &a.Info[end-1]
	m := Mention{First: int32(i), Last: int32(end), Start: w.Start, End: last.Ext, Kind: dictionaries.KindOrganization, Lang: w.Lang, Rule: Composed, Title: -1}
	for k := w.H0; k < w.H1; k++ {
		if h := &a.Hits[k]; h.Words == end-i && h.Kind != dictionaries.KindTitle && h.Kind != dictionaries.KindPerson {
			if m.H0 == m.H1 {
				m.H0, m.H1, m.Kind, m.Rule = k, k, h.Kind, WholeName
			}
			m.H1 = k + 1
		}
	}
	switch {
	case last.Ending != 0:
		m.forms = formBits(last.Ending, inflect.Sg, inflect.Unknown)
	case m.H0 < m.H1:
		m.forms = a.hitForms(int(m.H0))
	default:
		m.forms = nomForms & singular
	}
	m.Case, m.Number, m.Gender = m.forms.first()
	return m
}

// edition is the end of a number that belongs to a name of a series: Северный
// поток — 2, Endless Brotherhood – III; the end of the name itself without.
func (a *Article) edition(m *Mention) uint32 {
	if m.H0 >= m.H1 || !a.Dict.EntityRef(a.Hits[m.H0].Entity).Series {
		return m.End
	}
	t := int(a.Info[m.Last-1].Tok) + 1
	dash := false
	if t < len(a.Tokens) && a.Tokens[t].Kind == token.Mark && dashRune(a.Tokens[t].Rune) {
		dash = true
		t++
	}
	if t >= len(a.Tokens) || a.Tokens[t-1].Gap >= token.GapLine {
		return m.End
	}
	n := &a.Tokens[t]
	s := a.View[n.Start:n.End]
	if n.Kind == token.Number && len(s) <= 2 || n.Kind == token.Word && dash && roman(s) {
		return n.End
	}
	return m.End
}

func dashRune(r rune) bool { return r == '-' || r == '–' || r == '—' || r == '‑' || r == '−' }

func roman(s string) bool {
	for _, r := range s {
		if r != 'I' && r != 'V' && r != 'X' {
			return false
		}
	}
	return len(s) > 0 && len(s) <= 5
}

// BodyBase is the base form of a composed body: its first words without their
// endings in Russian and Ukrainian, its last without in Azerbaijani.
func (a *Article) BodyBase(m *Mention) string {
	surface := a.View[m.Start:m.End]
	if m.Lang == lang.Az {
		last := &a.Info[m.Last-1]
		if n := azBase(a.Words[m.Last-1].Key, a.View[last.Start:last.End]); n > 0 {
			return surface[:int(last.Start-m.Start)+n]
		}
		return surface
	}
	out := a.clean[:0]
	at := m.Start
	for k := m.First; k < m.Last && k < m.First+2; k++ {
		w := &a.Info[k]
		base, ok := slavicBase(a.Words[k].Key, a.View[w.Start:w.End], m.Lang)
		if !ok {
			break
		}
		out = append(out, a.View[at:w.Start]...)
		out = append(out, base...)
		at = w.End
	}
	out = append(out, a.View[at:m.End]...)
	a.clean = out
	if string(out) == surface {
		return surface
	}
	return string(out)
}

// azBase is how many bytes of the word its base form takes, 0 when unknown.
func azBase(key []byte, word string) int {
	for _, list := range [][]string{azHeads, azEvents, azPlain} {
		for _, h := range list {
			if !strings.HasPrefix(string(key), h) {
				continue
			}
			n := 0
			for i := range word {
				if n == len(h) {
					return i
				}
				n++
			}
			return len(word)
		}
	}
	return 0
}

// neuter and feminine nouns among the heads: what their base form ends in.
var headEndings = map[string]string{
	"министерств": "о", "міністерств": "о", "правительств": "о", "посольств": "о", "генпрокуратур": "а", "госдум": "а", "внешполитведомств": "о", "суд": "", "парламент": "",
	"сенат": "", "уряд": "",
}

func slavicBase(key []byte, word string, l lang.Lang) (string, bool) {
	cut := func(stem, end string) (string, bool) {
		if !strings.HasPrefix(string(key), stem) || len(stem) > len(word) {
			return "", false
		}
		return word[:len(stem)] + end, true
	}
	for _, s := range courts {
		if ends(key, s, 4) {
			if l == lang.Uk || s == "высш" {
				return cut(s, "ий")
			}
			return cut(s, "ый")
		}
	}
	for s, e := range headEndings {
		if ends(key, s, 3) {
			return cut(s, e)
		}
	}
	for _, s := range ministries {
		if ends(key, s, 3) && len(word) >= len(s) {
			return cut(s, "")
		}
	}
	return "", false
}

// SameBody reports whether two composed bodies are the same words in any form.
func (a *Article) SameBody(m, o *Mention) bool {
	if m.NParts != 0 || o.NParts != 0 || m.Last-m.First != o.Last-o.First {
		return false
	}
	for k := range m.Last - m.First {
		if !SameStem(a.Words[m.First+k].Key, a.Words[o.First+k].Key, m.Lang) {
			return false
		}
	}
	return true
}
