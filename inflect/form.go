package inflect

import (
	"slices"
	"strings"
)

// Form is one reading of a word: the base form it belongs to and the marks it
// carries.
type Form struct {
	// Lemma is the base form; Analyze sets it, AppendAnalyses leaves it empty
	// (LemmaOf builds it on demand).
	Lemma string
	// Ending is the part of the word after the stem, particles included.
	Ending string
	// Add is what the stem needs to become the base form.
	Add string
	// Separate is a word of its own that carries the mark after a new stem
	// that cannot take it attached ("ilə"); empty otherwise.
	Separate string
	// Rule names the rule, as in rules/*.yaml.
	Rule string
	// StemLen is the length of the stem in bytes of the word.
	StemLen    int
	Case       Case
	Number     Number
	Gender     Gender
	Kind       Kind
	Possessive Possessive
	Copula     Copula
	// Fixed marks a reading as indeclinable: its one form, given as Nom,
	// serves every case.
	Fixed bool
	class *slavicClass // declension class, for agreement in phrases
	// Score orders the readings of one word; only differences mean anything.
	Score int16
}

// LemmaOf returns the base form, word being what was analysed. It returns a
// part of word, without allocation, when the base form is one.
func (f *Form) LemmaOf(lang Lang, word string) string {
	out := word[:f.StemLen]
	if f.StemLen == len(word) || f.Add == "" && strings.IndexByte(word[f.StemLen:], '-') < 0 {
		return out
	}
	base, _, kept := cutParticle(word)
	if f.Add != "" {
		out = join2(lang, base, out, f.Add)
	}
	return out + kept
}

// Analyze returns every reading of word, the likeliest first. A word that no
// rule knows has one reading, itself in the nominative. It looks at the rules
// only: a word that a dictionary holds as a base form is never to be stripped.
func Analyze(lang Lang, word string) []Form {
	forms := AppendAnalyses(make([]Form, 0, 12), lang, AnyKind, word)
	for i := range forms {
		forms[i].Lemma = forms[i].LemmaOf(lang, word)
	}
	return forms
}

// AppendAnalyses appends to dst the readings of word as a name of the given
// kind, the likeliest first, with Lemma left empty. It allocates nothing but
// the growth of dst.
func AppendAnalyses(dst []Form, lang Lang, kind Kind, word string) []Form {
	n := len(dst)
	switch lang {
	case Ru, Uk:
		dst = slavicOf(lang).analyze(dst, kind, word)
	case Az:
		dst = azTable().analyze(dst, kind, word)
	case En:
		dst = analyzeEn(dst, kind, word)
	}
	if len(dst) == n {
		dst = append(dst, Form{Case: Nom, StemLen: len(word), Kind: kind, Rule: "whole"})
	}
	rank(dst[n:])
	return dst
}

// rank sorts readings by falling score, keeping the order of equals. Forms are
// large, so small keys are sorted and each form moves once.
func rank(forms []Form) {
	var keys [64]int32
	if len(forms) < 2 || len(forms) > len(keys) {
		slices.SortStableFunc(forms, func(a, b Form) int { return int(b.Score) - int(a.Score) })
		return
	}
	for i := range forms {
		k := int32(-forms[i].Score)<<8 | int32(i)
		j := i
		for ; j > 0 && keys[j-1] > k; j-- {
			keys[j] = keys[j-1]
		}
		keys[j] = k
	}
	// Invariant: the forms before i are in place; a key whose form was moved
	// away is followed to where it went.
	for i := range forms {
		from := int(keys[i] & 0xFF)
		for from < i {
			from = int(keys[from] & 0xFF)
		}
		if from != i {
			forms[i], forms[from] = forms[from], forms[i]
		}
	}
}
