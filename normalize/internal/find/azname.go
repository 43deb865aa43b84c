package find

import (
	"strings"
	"unicode/utf8"

	"github.com/adlar-names/adlar/dictionaries"
	"github.com/adlar-names/adlar/inflect"
	"github.com/adlar-names/adlar/normalize/internal/lang"
	"github.com/adlar-names/adlar/normalize/internal/token"
)

// azEnding is an Azerbaijani case ending that an unknown name shows plainly.
type azEnding struct {
	text  string // folded
	after byte   // 'v' a vowel, 'c' a consonant before it
	c     inflect.Case
}

// azCaseEndings are read longest first; the weak ones, which names often end in
// themselves (-in, -i, -a), are not here.
var azCaseEndings = []azEnding{
	{"ndaki", 'v', inflect.Loc}, {"daki", 0, inflect.Loc}, {"deki", 0, inflect.Loc},
	{"dan", 0, inflect.Abl}, {"den", 0, inflect.Abl},
	{"nin", 'v', inflect.Gen}, {"nun", 'v', inflect.Gen},
	{"ni", 'v', inflect.Acc}, {"nu", 'v', inflect.Acc}, {"ya", 'v', inflect.Dat}, {"ye", 'v', inflect.Dat},
	{"da", 'c', inflect.Loc}, {"de", 'c', inflect.Loc},
	{"un", 'c', inflect.Gen},
}

// azCase reads the case ending of an unknown Azerbaijani word and how many
// bytes of the word are its base form. A base form that stands elsewhere in
// the text settles weak endings too.
func (a *Article) azCase(i int) (inflect.Case, int) {
	w := &a.Info[i]
	if w.azLen == 0 {
		c, n := a.readAzCase(i)
		w.azCase, w.azLen = c, uint16(n)
	}
	return w.azCase, int(w.azLen)
}

func (a *Article) readAzCase(i int) (inflect.Case, int) {
	w := &a.Info[i]
	word, key := a.View[w.Start:w.End], a.Words[i].Key
	if w.Ending != 0 {
		return w.Ending, len(word)
	}
	if len(key) < 5 || w.Shape&(token.AllCaps|token.Marked|token.Quoteful) != 0 || utf8.RuneCountInString(word) != len(key) {
		return inflect.Nom, len(word)
	}
	base := func(n int) int { // bytes of the first n letters
		for i := range word {
			if n == 0 {
				return i
			}
			n--
		}
		return len(word)
	}
	for _, e := range weakEndings {
		n := len(key) - len(e.text)
		if n >= 3 && strings.HasSuffix(string(key), e.text) && (e.after == 0 || (e.after == 'v') == vowel(key[n-1])) && a.seen.capsKey(key[:n]) {
			return e.c, base(n)
		}
	}
	if n := len(key) - 2; n > 4 && strings.HasSuffix(string(key), "nun") {
		for _, e := range []string{"ton", "son", "ron", "don", "lon", "mon"} {
			if strings.HasSuffix(string(key[:n]), e) {
				return inflect.Gen, base(n) // Hemilton-un, not Hemilto-nun
			}
		}
	}
	for _, e := range azCaseEndings {
		n := len(key) - len(e.text)
		if n < 3 || !strings.HasSuffix(string(key), e.text) || e.after != 0 && (e.after == 'v') != vowel(key[n-1]) {
			continue
		}
		return e.c, base(n)
	}
	// -ın with dotless ı is never the end of a foreign base form
	if strings.HasSuffix(word, "ın") && len(key) > 5 {
		return inflect.Gen, base(len(key) - 2)
	}
	if strings.HasSuffix(word, "in") && len(key) > 4 && !vowel(key[len(key)-3]) && a.possessed(i) && !strings.HasSuffix(word, "tin") {
		return inflect.Gen, base(len(key) - 2)
	}
	if strings.HasSuffix(word, "ə") && !vowel(key[len(key)-2]) && len(key) > 4 {
		return inflect.Dat, base(len(key) - 1)
	}
	return inflect.Nom, len(word)
}

var weakEndings = []azEnding{
	{"nin", 'v', inflect.Gen}, {"nun", 'v', inflect.Gen}, {"in", 'c', inflect.Gen}, {"un", 'c', inflect.Gen},
	{"ni", 'v', inflect.Acc}, {"nu", 'v', inflect.Acc}, {"i", 'c', inflect.Acc}, {"u", 'c', inflect.Acc},
	{"ya", 'v', inflect.Dat}, {"ye", 'v', inflect.Dat}, {"a", 'c', inflect.Dat}, {"e", 'c', inflect.Dat},
	{"da", 0, inflect.Loc}, {"de", 0, inflect.Loc}, {"dan", 0, inflect.Abl}, {"den", 0, inflect.Abl}, {"la", 'c', inflect.Ins}, {"le", 'c', inflect.Ins},
}

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 || c == 'y' && false }

// possessed reports that the word after i carries a possessive, as the noun
// after a genitive does.
func (a *Article) possessed(i int) bool {
	if a.Info[i].Gap != Space || i+1 >= len(a.Info) || a.Info[i+1].Shape&token.Capital != 0 {
		return false
	}
	s := string(a.Words[i+1].Key)
	for _, e := range []string{"i", "u", "ini", "ine", "inde", "inden", "unu", "una", "unda", "undan", "ina", "inda", "indan", "inin", "unun", "leri", "lari"} {
		if strings.HasSuffix(s, e) {
			return true
		}
	}
	return false
}

// azNative reports endings of Azerbaijani common words, by which a capitalised
// first word of a sentence is taken for one of them.
func azNative(key []byte) bool {
	s := string(key)
	for _, e := range []string{
		"da", "de", "dan", "den", "lar", "ler", "ib", "ub", "araq", "erek", "ki", "ca", "ce", "maq", "mek", "liq", "lik", "luq", "daki", "deki", "nin", "nun", "mis", "ici", "uci",
		"lari", "leri", "arin", "erin", "iyi", "adan", "inin", "sinin", "anda", "lik", "iyyet", "yyat",
	} {
		if strings.HasSuffix(s, e) {
			return true
		}
	}
	return false
}

// azDerived reports the endings of who comes from a place or belongs to a
// party: Katalonyalı, Respublikaçı.
func azDerived(key []byte) bool {
	s := string(key)
	for _, e := range []string{"li", "lu", "ci", "cu", "lilar", "liler", "cilar", "ciler", "lar", "ler"} {
		if strings.HasSuffix(s, e) {
			return true
		}
	}
	return false
}

// azPlaceNouns follow the name of a place.
var azPlaceNouns = []string{"seher", "rayon", "kend", "eyalet", "vilayet", "ada", "gol", "cay", "dag", "erazi", "kuce", "mehelle", "qesebe", "bolge", "liman", "koy"}

// azLone reads a lone unknown word of an Azerbaijani text as a surname: the
// press names foreigners so at second mention, and no dictionary holds them all.
func (a *Article) azLone(i int) (Mention, bool) {
	w := a.parse(i)
	if w.Lang != lang.Az || a.Lang != lang.Az || w.Class&Unknown == 0 || w.Class&^Unknown != 0 || w.Flags&(Quoted|QuoteEnd|Headline) != 0 ||
		w.Shape&(token.AllCaps|token.Camel|token.Digits) != 0 || (len(a.Words[i].Key) < 4 && (w.Ending == 0 || w.Shape&token.Single != 0)) || a.seen.lower(a, i) || azDerived(a.Words[i].Key) || anyOf(a.Words[i].Key, azHeads, 4) {
		return Mention{}, false
	}
	if w.Flags&SentenceStart != 0 && w.Ending == 0 && !a.seen.caps(a, i) && !foreignShape(a.Words[i].Key, a.View[w.Start:w.End]) {
		return Mention{}, false
	}
	if i > 0 && (a.Info[i-1].Gap == Space || a.Info[i-1].Gap == Hyphen) && a.Info[i-1].Shape&token.Capital != 0 && a.Info[i-1].Shape&token.AllCaps == 0 && a.Info[i-1].Flags&Taken == 0 && !a.titled(i) {
		return Mention{}, false
	}
	if w.Gap == Hyphen {
		n := a.parse(i + 1)
		if n.Shape&token.Capital == 0 || n.Flags&Taken != 0 || n.Class&(Unknown|Surname) == 0 || w.Flags&SentenceStart != 0 || n.Gap == Hyphen {
			return Mention{}, false
		}
		m := a.single(i, Surname, LoneUnknown) // Berners-Li
		p := person{a: a, m: m, forms: m.forms}
		if !p.add(i+1, Surname) {
			return Mention{}, false
		}
		p.finish()
		return p.m, true
	}
	if w.Gap == Space && i+1 < len(a.Info) {
		n := &a.Info[i+1]
		if n.Shape&token.Capital != 0 && (n.Flags&Taken == 0 && a.titleAt(i+1) == 0 || n.Flags&Taken != 0 && n.H0 < n.H1) {
			return Mention{}, false
		}
		if n.Shape&token.Capital == 0 && anyOf(a.Words[i+1].Key, azPlaceNouns, 7) {
			return Mention{}, false
		}
	}
	switch c, _ := a.azCase(i); c {
	case inflect.Loc, inflect.Abl:
		return Mention{}, false // one is in or from places
	}
	return a.single(i, Surname, LoneUnknown), true
}

// azBuilding reports that a building or place noun follows word i, which then
// is its name.
func (a *Article) azBuilding(i int) bool {
	if a.Info[i].Gap != Space || i+1 >= len(a.Info) || a.Info[i+1].Shape&token.Capital != 0 {
		return false
	}
	key := a.Words[i+1].Key
	return anyOf(key, azPlaceNouns, 7) || anyOf(key, []string{"arena", "stadion", "saray", "otel", "kilse", "mescid", "bina"}, 7)
}

// azGiven reports a given name alone inside an Azerbaijani sentence that is no
// common word: who has been named before is called so.
func (a *Article) azGiven(i int) bool {
	w := &a.Info[i]
	if w.Lang != lang.Az || w.Flags&(SentenceStart|Quoted|QuoteEnd|Headline) != 0 || w.Class&(Common|Demonym|Title) != 0 || w.Gap == Hyphen || a.startsName(i) ||
		w.Shape&token.AllCaps != 0 || len(a.Words[i].Key) < 4 || a.seen.lower(a, i) || a.azBuilding(i) {
		return false
	}
	if i > 0 && (a.Info[i-1].Gap == Space || a.Info[i-1].Gap == Hyphen) && a.Info[i-1].Shape&token.Capital != 0 {
		return false
	}
	for r := w.R0; r < w.R1; r++ {
		if rd := &a.Readings[r]; rd.Kind == dictionaries.GivenName && rd.Exact {
			return true
		}
	}
	return false
}

// foreignShape reports letters that no Azerbaijani common word has: doubled
// consonants at the end, w, clusters of another orthography, a final -o.
func foreignShape(key []byte, word string) bool {
	s := string(key)
	n := len(s)
	if strings.ContainsAny(s, "w") || strings.Contains(s, "ck") || strings.Contains(s, "sh") || strings.Contains(s, "th") || strings.Contains(s, "gh") {
		return true
	}
	if strings.HasSuffix(s, "o") || strings.HasSuffix(s, "ey") || strings.HasSuffix(s, "ski") || strings.HasSuffix(s, "ov") || strings.HasSuffix(s, "ev") || strings.HasSuffix(s, "berg") ||
		strings.HasSuffix(s, "steyn") || strings.HasSuffix(s, "son") || strings.HasSuffix(s, "tel") || strings.HasSuffix(s, "mann") || strings.HasSuffix(s, "elli") {
		return true
	}
	if n > 4 && s[n-1] == s[n-2] && !vowel(s[n-1]) {
		return true
	}
	if n > 4 && !vowel(s[n-1]) && !vowel(s[n-2]) && s[n-2] != 'y' && !strings.HasSuffix(s, "st") && !strings.HasSuffix(s, "rt") && !strings.HasSuffix(s, "nt") {
		return true
	}
	for k := 1; k+1 < n; k++ {
		if s[k] == s[k-1] && strings.IndexByte("tnrpbdgkzfv", s[k]) >= 0 {
			return true
		}
	}
	// back and front vowels in one word, of a word without ending
	return strings.ContainsAny(word, "ı") && strings.ContainsAny(word, "əöü")
}

// AzBase is the base form of an unknown Azerbaijani word as the text spells it.
func (a *Article) AzBase(i int) string {
	w := &a.Info[i]
	_, n := a.azCase(i)
	return a.View[w.Start : w.Start+uint32(n)]
}
