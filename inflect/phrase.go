package inflect

import (
	"strings"
	"unicode"
)

// Phrase is the reading of a whole name: every word in one case, number and
// gender.
type Phrase struct {
	Lemma  string
	Case   Case
	Number Number
	Gender Gender
	// Score only orders readings of one phrase.
	Score int
}

// AnalyzePhrase finds the likeliest reading of a name of one or more words and
// its base form. AnyKind and Given take it for a person's name (given,
// patronymic, surname agree); Place and Org for words in agreement up to the
// head noun, the rest staying as it is. known, if not nil, tells which base
// forms a dictionary holds, and how much that should weigh (0 to 100): they
// beat the rules' guesses. The result is the phrase itself in the nominative
// when no reading fits.
func AnalyzePhrase(lang Lang, kind Kind, phrase string, known func(Kind, string) int) Phrase {
	words := strings.FieldsFunc(phrase, func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) && r != 0xAD })
	switch {
	case len(words) == 0:
		return Phrase{Lemma: phrase, Case: Nom}
	case lang == Ru || lang == Uk:
		return slavicPhrase(lang, kind, words, known)
	case lang == Az || lang == En:
		return lastPhrase(lang, kind, words, known)
	}
	return Phrase{Lemma: phrase, Case: Nom}
}

// lastPhrase analyses the last word alone: Azerbaijani and English mark no
// other.
func lastPhrase(lang Lang, kind Kind, words []string, known func(Kind, string) int) Phrase {
	n := len(words)
	if lang == Az && n > 1 && strings.EqualFold(words[n-1], "ilə") {
		return Phrase{Lemma: strings.Join(words[:n-1], " "), Case: Ins}
	}
	lead := strings.Join(words[:n-1], " ")
	if lead != "" {
		lead += " "
	}
	var best Phrase
	for i, f := range AppendAnalyses(nil, lang, kind, words[n-1]) {
		lemma := lead + f.LemmaOf(lang, words[n-1])
		score := int(f.Score)
		if lang == Az {
			score += telling(f)
		}
		if known != nil {
			score += known(kind, lemma)
			if lead != "" {
				score += known(kind, f.LemmaOf(lang, words[n-1])) / 2
			}
		}
		if i == 0 || score > best.Score {
			best = Phrase{Lemma: lemma, Case: f.Case, Number: f.Number, Score: score}
		}
	}
	if lang == Az && n > 1 {
		if stem, c := cutPossessed(words[n-1]); stem > 0 && best.Score < 100 && kind != AnyKind {
			best = Phrase{Lemma: lead + words[n-1][:stem], Case: c, Score: 100}
		}
	}
	return best
}

// telling is the bonus of an Azerbaijani ending that names seldom have as
// their own: it outweighs the chance that the word is a base form.
func telling(f Form) int {
	if f.Possessive != NoPossessive || f.Number == Pl || f.StemLen < 4 || f.Ending == "" {
		return 0
	}
	e := Fold(Az, f.Ending)
	switch {
	case f.Copula == CopAttr:
		return 30
	case f.Copula != NoCopula:
		return 0
	case f.Case == Abl:
		return 35
	case f.Case == Loc:
		return 30
	case f.Case == Gen && (len(e) > 3 || len(e) == 3 && e[0] == 'n'):
		return 18
	case f.Case == Gen && (f.StemLen > 4 || e != "in"):
		return 22
	}
	return 0
}

// cutPossessed finds the end of a head noun in the third-person possessive
// (Şurası) before its case ending (Şurasının): the possessive belongs to the
// name.
func cutPossessed(word string) (int, Case) {
	for _, x := range [...]struct {
		ending string
		c      Case
	}{{"ndan", Abl}, {"ndən", Abl}, {"nda", Loc}, {"ndə", Loc}, {"nın", Gen}, {"nin", Gen}, {"nun", Gen}, {"nün", Gen},
		{"na", Dat}, {"nə", Dat}, {"nı", Acc}, {"ni", Acc}, {"nu", Acc}, {"nü", Acc}} {
		stem, ok := strings.CutSuffix(word, x.ending)
		if !ok || len(stem) < 6 {
			continue
		}
		for _, v := range [...]string{"ı", "i", "u", "ü"} {
			if strings.HasSuffix(stem, v) {
				return len(stem), x.c
			}
		}
	}
	return 0, None
}

// reading is one word's reading with its lemma and its worth in a phrase.
type reading struct {
	lemma string
	f     Form
	score int
}

func slavicPhrase(lang Lang, kind Kind, words []string, known func(Kind, string) int) Phrase {
	person := kind == AnyKind || kind == Given || kind == Surname || kind == Patronymic
	all := make([][]reading, len(words))
	for i, w := range words {
		k := kind
		if person {
			k = personKind(lang, kind, words, i)
		}
		all[i] = readings(lang, k, w, known)
	}
	best := Phrase{Lemma: strings.Join(words, " "), Case: Nom, Score: -1 << 30}
	sexes := []Gender{Masc, Fem}
	if !person {
		sexes = []Gender{Masc, Fem, Neut}
	}
	for num := Sg; num < numNumbers; num++ {
		for c := Nom; c < numCases; c++ {
			for _, g := range sexes {
				score, lemma, ok := agreed(words, all, person, c, num, g)
				if ok && score > best.Score {
					best = Phrase{Lemma: lemma, Case: c, Number: num, Gender: g, Score: score}
				}
			}
		}
	}
	return best
}

// personKind tells what part of a personal name word i is, in any case.
func personKind(lang Lang, kind Kind, words []string, i int) Kind {
	switch {
	case len(words) == 1 && kind == AnyKind:
		return someone
	case len(words) == 1:
		return kind
	case i == 0:
		return Given
	case i > 0 && i < len(words)-1 && patronymicForm(words[i]):
		return Patronymic
	case i == len(words)-1 && len(words) == 2 && patronymicForm(words[i]) && nameListed(lang, words[0]):
		return Patronymic
	}
	return Surname
}

// patronymicForm reports a word that looks like any form of a patronymic.
func patronymicForm(w string) bool {
	w = strings.ToLower(w)
	for _, e := range [...]string{"ович", "евич", "йович", "ьович", "ильич", "овн", "евн", "івн", "ївн", "ичн"} {
		if at := strings.LastIndex(w, e); at > 4 && len(w)-at-len(e) <= 6 {
			return true
		}
	}
	return false
}

// readings collects a word's readings; words that are no Cyrillic words, and
// initials, serve every case.
func readings(lang Lang, k Kind, w string, known func(Kind, string) int) []reading {
	var out []reading
	head := ""
	tail := w
	if i := strings.LastIndexByte(w, '-'); i > 0 && i < len(w)-1 && (k == Given || k == Surname || k == someone) {
		if _, _, kept := cutParticle(w); kept == "" {
			head, tail = w[:i], w[i+1:]
		}
	}
	if acronym(w) {
		return []reading{{lemma: w, f: Form{Case: Nom, Fixed: true}}}
	}
	for _, f := range AppendAnalyses(nil, lang, k, tail) {
		if f.Rule == "whole" {
			f.Fixed, f.Gender = true, Unknown
		}
		lemma := f.LemmaOf(lang, tail)
		if head != "" {
			lemma = headLemma(lang, k, head, f) + "-" + lemma
		}
		r := reading{lemma: lemma, f: f, score: int(f.Score) + plausible(lemma)}
		if known != nil {
			r.score += known(k, lemma)
		}
		out = append(out, r)
	}
	return out
}

// acronym reports a word of two to five capitals (ЕС, ООН), which no rule
// declines.
func acronym(w string) bool {
	n := 0
	for _, r := range w {
		if !unicode.IsUpper(r) {
			return false
		}
		n++
	}
	return n >= 2 && n <= 5
}

// headLemma gives the base form of the first half of a compound in the form
// that the second half has.
func headLemma(lang Lang, k Kind, head string, f Form) string {
	if f.Case == Nom || len(head) < 8 {
		return head
	}
	for _, h := range AppendAnalyses(nil, lang, k, head) {
		if h.Case == f.Case && h.Number == f.Number && h.Gender.fits(f.Gender) && !h.Fixed && h.Score > 8 {
			return h.LemmaOf(lang, head)
		}
	}
	return head
}

// plausible lowers base forms that hardly a name has.
func plausible(lemma string) int {
	n := 0
	for range lemma {
		n++
	}
	switch {
	case n <= 2:
		return -20
	case n == 3:
		return -4
	}
	return 0
}

func agreed(words []string, all [][]reading, person bool, c Case, num Number, g Gender) (int, string, bool) {
	total := 0
	out := make([]string, len(words))
	headDone := false
	for i, rs := range all {
		if headDone {
			out[i] = words[i]
			continue
		}
		best, at := -1<<30, -1
		for j := range rs {
			r := &rs[j]
			score := r.score
			switch {
			case r.f.Fixed:
				// An unchanging word speaks for no case.
				if num == Pl {
					score -= 30
				}
			case r.f.Case != c || r.f.Number != num:
				continue
			}
			if !r.f.Gender.fits(g) && num == Sg {
				continue
			}
			if !person && i < len(words)-1 && r.f.class.modifies() {
				score += 26
			}
			if score > best {
				best, at = score, j
			}
		}
		if at < 0 {
			return 0, "", false
		}
		total += best
		out[i] = rs[at].lemma
		if !person && !rs[at].f.class.modifies() {
			headDone = true
		}
	}
	return total, strings.Join(out, " "), true
}

// modifies reports an adjective, which the head noun of a phrase follows.
func (c *slavicClass) modifies() bool {
	return c != nil && (strings.HasPrefix(c.name, "adj") || strings.HasPrefix(c.name, "pl-"))
}
