package inflect

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// looksWhole is the bonus of a stem that ends like a surname.
func (a *azRules) looksWhole(stem string) int16 {
	for _, e := range a.surname {
		if n := len(stem) - len(e); n > 1 && (stem[n:] == e || strings.EqualFold(stem[n:], e)) {
			return 40
		}
	}
	return 0
}

// azStem classifies a stem by its last letters. A stem without vowels is an
// acronym read by the names of its letters, which end in vowels: front ones
// but for a few (BMT-nin, RBK-ya).
func (a *azRules) azStem(stem string) (end, h int) {
	end, h = endCons, -1
	first := true
	for i := len(stem); i > 0 && h < 0; {
		r, w := utf8.DecodeLastRuneInString(stem[:i])
		i -= w
		r = foldRune(Az, r)
		if r < 0 {
			continue
		}
		v := azVowel(r)
		if v < 0 && (r == 'y' || r == 'й') && first && i > 0 {
			// A final y of a Latin-spelled name after a consonant is a vowel.
			if p, _ := utf8.DecodeLastRuneInString(stem[:i]); azVowel(foldRune(Az, p)) < 0 {
				v = frontFlat
			}
		}
		if v >= 0 {
			h = v
			if first {
				end = endVowel
			}
		}
		first = false
	}
	if h < 0 {
		end, h = endVowel, frontFlat
		if last, _ := utf8.DecodeLastRuneInString(stem); strings.ContainsRune(a.backName, foldRune(Az, last)) {
			h = backFlat
		}
	}
	return end, h
}

func (a *azRules) isPossessed(stem string) bool {
	for _, p := range a.possessed {
		if n := len(stem) - len(p); n >= 0 && strings.EqualFold(stem[n:], p) {
			return true
		}
	}
	return false
}

func (a *azRules) paradigmOf(lemma, class string) (string, *Paradigm) {
	stem := Fold(Az, lemma)
	end, h := a.azStem(stem)
	if a.isPossessed(stem) {
		end = endPoss
	}
	switch class {
	case "0":
		return stem, a.byName["0"]
	case "px":
		end = endPoss
	case "any", "ascii":
		return stem, a.byName[class+"-"+endNames[end]]
	case "acronym":
		return stem, a.byName["acronym"]
	}
	if inCyrillic(stem) {
		return stem, a.byName["cyrl-"+endNames[end]]
	}
	return stem, a.byName[endNames[end]+"-"+harmonyNames[h]]
}

// analyze walks the endings of word from its last letter.
func (a *azRules) analyze(dst []Form, kind Kind, word string) []Form {
	dst = append(dst, Form{Case: Nom, StemLen: len(word), Kind: kind, Rule: "az/nom", Score: 45 + a.looksWhole(word)})
	a.trie.Do(a.buildTrie)
	n := uint16(0)
	for i := len(word); i > 0; {
		r, w := utf8.DecodeLastRuneInString(word[:i])
		if r < 0x80 {
			if r >= 'A' && r <= 'Z' && r != 'I' {
				r += 32
			} else if r == 'I' {
				r = 'ı'
			}
		} else {
			r = foldRune(Az, r)
		}
		c := byte(0)
		if r > 0 {
			c = azCode(r)
		}
		if c == 0 {
			break
		}
		if n = a.root[n].next[c]; n == 0 {
			break
		}
		i -= w
		if e := a.root[n].end; e != 0 && i > 0 {
			dst = a.readings(dst, kind, word, i, a.ends[e])
		}
	}
	return dst
}

// readings appends what ending x, which starts at byte cut, may say.
func (a *azRules) readings(dst []Form, kind Kind, word string, cut int, x *azEnding) []Form {
	stem := word[:cut]
	penalty := int16(0)
	for {
		last, w := utf8.DecodeLastRuneInString(stem)
		if !strings.ContainsRune("'’ʼ-”\"»“", last) || w == 0 {
			break
		}
		stem = stem[:len(stem)-w]
	}
	mark := word[len(stem):cut]
	if mark != "" && capitalized(word[cut:]) {
		return dst // the second half of a compound (Berners-Li)
	}
	if utf8.RuneCountInString(stem) < 2 {
		return dst
	}
	end, h := a.azStem(stem)
	forms := x.forms[end*numHarmonies+h]
	if end == endVowel && a.isPossessed(stem) {
		forms = x.forms[endPoss*numHarmonies+h]
	}
	if mark != "" && forms == nil || forms == nil {
		for k := range numHarmonies {
			if forms = x.forms[end*numHarmonies+k]; forms != nil {
				penalty = 30
				break
			}
		}
		if mark != "" && forms == nil {
			for k := range x.forms {
				if forms = x.forms[k]; forms != nil {
					break
				}
			}
		}
		if mark != "" {
			penalty = 0
		}
	}
	if forms == nil {
		return dst
	}
	if x.ascii {
		penalty += 8
	}
	whole := a.looksWhole(stem)
	for _, f := range forms {
		score := azScore(f, len(word)-cut) - penalty + whole
		if mark != "" {
			score += 60
		}
		sep := ""
		if f.Case == Ins {
			sep = "ilə"
		}
		dst = append(dst, Form{Ending: word[len(stem):], StemLen: len(stem), Case: f.Case, Number: f.Number, Kind: kind,
			Possessive: f.Possessive, Copula: f.Copula, Rule: "az/ending", Score: score, Separate: sep})
	}
	return dst
}

// capitalized reports a capital that small letters follow.
func capitalized(s string) bool {
	first, w := utf8.DecodeRuneInString(s)
	second, _ := utf8.DecodeRuneInString(s[w:])
	return unicode.IsUpper(first) && unicode.IsLower(second)
}

func azScore(f EndingForm, length int) int16 {
	s := caseScore[f.Case] + int16(min(length, 10))
	if f.Possessive != NoPossessive {
		s -= 12
	}
	switch f.Case {
	case Loc:
		s += 4
	case Abl:
		s += 16
	}
	switch f.Copula {
	case NoCopula:
	case CopAttr:
		s += 8
	default:
		s -= 14
	}
	if f.Number == Pl {
		s -= 4
	}
	return s
}

// declineAz writes one case after a name. Only cases that names take; the
// instrumental after a vowel is the separate word ilə.
func (a *azRules) declineAz(lemma string, n Number, c Case, class string) (string, bool) {
	if c == Nom && n == Sg {
		return lemma, true
	}
	if class == "0" {
		return lemma, false
	}
	return a.attach(lemma, Form{Case: c, Number: n}, class)
}

// attach regenerates the marks of f after a new stem.
func (a *azRules) attach(lemma string, f Form, class string) (string, bool) {
	end, h := a.azStem(lemma)
	if class == "px" || a.isPossessed(lemma) {
		end = endPoss
	}
	if f.Case == Ins && f.Copula == NoCopula && f.Possessive == NoPossessive && end != endCons && f.Number == Sg {
		with := "ilə"
		if inCyrillic(lemma) {
			with = toCyrillic.Replace(with)
		}
		return lemma + " " + matchCase(lemma, with), true
	}
	b := &a.cells[end*numHarmonies+h]
	if end == endPoss && (f.Number == Pl || f.Possessive != NoPossessive) {
		b = &a.cells[endVowel*numHarmonies+h]
	}
	want := EndingForm{Case: f.Case, Number: f.Number, Possessive: f.Possessive, Copula: f.Copula}
	for _, e := range b.order {
		for _, x := range b.forms[e] {
			x.Preferred = false
			if x == want {
				if inCyrillic(lemma) {
					e = toCyrillic.Replace(e)
				}
				return join(Az, lemma, e), true
			}
		}
	}
	return lemma, false
}

func matchCase(like, s string) string {
	if shouts(like) {
		return upper(Az, s)
	}
	return s
}
