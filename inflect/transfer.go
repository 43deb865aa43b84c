package inflect

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Transfer writes newLemma in the form in which surface shows lemma: case,
// number, marks and letter case (Хейдару Алиеву, Хейдар Алиев, Гейдар Алиев →
// Гейдару Алиеву). Phrases of equally many words go word by word. It reports
// false, with newLemma, when surface is no form of lemma. A surface that is
// the lemma, or a newLemma equal to it, costs nothing.
func Transfer(lang Lang, surface, lemma, newLemma string) (string, bool) {
	return TransferKind(lang, AnyKind, Unknown, surface, lemma, newLemma)
}

// TransferKind is Transfer for a name of known kind or gender, which decides
// forms that two classes share. AnyKind takes a phrase for a personal name;
// Place and Org take it for words in agreement.
func TransferKind(lang Lang, kind Kind, g Gender, surface, lemma, newLemma string) (string, bool) {
	if lemma == newLemma {
		return surface, true
	}
	if surface == lemma {
		return newLemma, true
	}
	s, l, n := strings.Fields(surface), strings.Fields(lemma), strings.Fields(newLemma)
	if lang == Az && len(s) == len(l)+1 && strings.EqualFold(s[len(s)-1], "ilə") {
		out, ok := TransferKind(lang, kind, g, strings.Join(s[:len(s)-1], " "), lemma, newLemma)
		return out + " " + s[len(s)-1], ok
	}
	if len(s) != len(l) || len(n) == 0 {
		return newLemma, false
	}
	if _, particle, _ := cutParticle(s[len(s)-1]); particle != "" && !strings.HasSuffix(lemma, particle) && lang != Az {
		out, ok := TransferKind(lang, kind, g, strings.TrimSuffix(strings.Join(s, " "), particle), lemma, newLemma)
		return out + particle, ok
	}
	if lang == Az || lang == En || len(l) != len(n) {
		return transferLast(lang, kind, g, s, l, n, newLemma)
	}
	f, ok := agree(lang, kind, g, s, l)
	if !ok && kind == AnyKind && len(l) > 1 {
		return TransferKind(lang, Place, g, surface, lemma, newLemma)
	}
	if !ok {
		return newLemma, false
	}
	out := make([]string, len(n))
	for i := range n {
		k := kindAt(lang, kind, l, i)
		if follows(kind, i) && s[i] == l[i] {
			out[i] = n[i]
			continue
		}
		if strings.EqualFold(s[i], l[i]) && f.Case != Nom && fixedIn(lang, k, l[i], f) && fixedIn(lang, k, n[i], f) {
			out[i] = n[i]
		} else {
			out[i], _ = Decline(lang, k, n[i], f.Gender, f.Number, f.Case)
		}
		out[i] = likeCase(lang, s[i], l[i], out[i])
	}
	return strings.Join(out, " "), true
}

// follows reports a word that may depend on the head of a place's or an
// organization's name and then stays as it is (Совета Безопасности).
func follows(kind Kind, i int) bool { return i > 0 && (kind == Place || kind == Org || kind == Word) }

func fixedIn(lang Lang, k Kind, w string, f Form) bool {
	out, _ := Decline(lang, k, w, f.Gender, f.Number, f.Case)
	return out == w
}

// kindAt tells the part of a word in a name of several words.
func kindAt(lang Lang, kind Kind, words []string, i int) Kind {
	switch {
	case kind != AnyKind:
		return kind
	case len(words) > 1 && i == 0 && !isPatronymic(lang, words[len(words)-1]):
		return Given
	case isPatronymic(lang, words[i]) && i > 0:
		return Patronymic
	}
	return Surname
}

// agree finds the case, number and gender in which every word of the surface
// is a form of its lemma.
func agree(lang Lang, kind Kind, want Gender, surface, lemma []string) (Form, bool) {
	best, found := Form{}, false
	likely := SplitName(lang, strings.Join(lemma, " ")).gender(lang)
	for n := Sg; n < numNumbers; n++ {
		for c := Nom; c < numCases; c++ {
			for _, g := range [...]Gender{Masc, Fem} {
				if want != Unknown && want != Both && g != want {
					continue
				}
				score, ok := int16(0), true
				for i := range surface {
					if follows(kind, i) && surface[i] == lemma[i] {
						continue
					}
					if !isFormOf(lang, kindAt(lang, kind, lemma, i), surface[i], lemma[i], g, n, c) {
						ok = false
						break
					}
				}
				if !ok {
					continue
				}
				score = caseScore[c]
				if n == Pl {
					score -= 25
				}
				if likely == g {
					score += 20
				}
				if !found || score > best.Score {
					best, found = Form{Case: c, Number: n, Gender: g, Score: score}, true
				}
			}
		}
	}
	return best, found
}

// isFormOf reports whether surface is the form of lemma, doublets included.
func isFormOf(lang Lang, k Kind, surface, lemma string, g Gender, n Number, c Case) bool {
	stem, p := ParadigmOf(lang, k, lemma, g, "")
	s := Fold(lang, surface)
	if !strings.HasPrefix(s, stem) {
		return false
	}
	for _, f := range p.Lookup(s[len(stem):]) {
		if f.Case == c && f.Number == n {
			return true
		}
	}
	return false
}

// transferLast moves the marks of the last word only (Azerbaijani, English,
// and names whose word counts differ).
func transferLast(lang Lang, kind Kind, g Gender, s, l, n []string, newLemma string) (string, bool) {
	last, base := s[len(s)-1], l[len(l)-1]
	if lang == Az || lang == En {
		for _, f := range AppendAnalyses(nil, lang, AnyKind, last) {
			stem := last[:f.StemLen]
			if Fold(lang, stem) != Fold(lang, base) && toASCII.Replace(Fold(lang, stem)) != toASCII.Replace(Fold(lang, base)) {
				continue
			}
			if f.StemLen == len(last) {
				return likeCase(lang, strings.Join(s, " "), strings.Join(l, " "), newLemma), true
			}
			if lang == En {
				out := likeCase(lang, stem, base, newLemma)
				if f.Number == Pl {
					out, _ = declineEn(out, Pl, Nom, "")
				}
				if f.Possessive != NoPossessive {
					switch {
					case f.Number == Pl:
						out += strings.TrimLeft(f.Ending, "esES")
					case strings.TrimLeft(f.Ending, "'’") == "" && !enSibilant(out):
						out += f.Ending + "s"
					default:
						out += f.Ending
					}
				}
				return out, true
			}
			out := likeCase(lang, strings.Join(s[:len(s)-1], " ")+stem, strings.Join(l[:len(l)-1], " ")+base, newLemma)
			if r, w := utf8.DecodeRuneInString(f.Ending); !unicode.IsLetter(r) && w > 0 {
				moved, ok := azTable().attach(out, f, "")
				if !ok || f.Case == Ins {
					return out + f.Ending, true
				}
				ending := moved[len(out):]
				if strings.ToLower(f.Ending) == f.Ending {
					ending = strings.ToLowerSpecial(unicode.AzeriCase, ending)
				}
				return out + f.Ending[:w] + ending, true
			}
			return azTable().attach(out, f, "")
		}
		return newLemma, false
	}
	f, ok := agree(lang, kind, g, s, l)
	if !ok {
		return newLemma, false
	}
	out := make([]string, len(n))
	for i := range n {
		out[i], _ = Decline(lang, kindAt(lang, kind, n, i), n[i], f.Gender, f.Number, f.Case)
		out[i] = likeCase(lang, s[min(i, len(s)-1)], l[min(i, len(l)-1)], out[i])
	}
	return strings.Join(out, " "), true
}

// likeCase capitalizes out when surface is in capitals though the lemma is
// not.
func likeCase(lang Lang, surface, lemma, out string) string {
	if shouts(surface) && !shouts(lemma) {
		return upper(lang, out)
	}
	return out
}
