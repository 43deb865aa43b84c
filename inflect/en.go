package inflect

import (
	"strings"
	"sync"
)

// English: the possessive 's, the bare apostrophe after s, the plural of
// families. The apostrophe forms are kept beside the folded ones, since a
// tokenizer may or may not cut there.
var enTables = sync.OnceValue(func() []*Paradigm {
	var list []*Paradigm
	add := func(name, plural string) {
		var b paradigmBuilder
		b.add("", EndingForm{Case: Nom, Preferred: true})
		if name != "0" {
			b.add("'s", EndingForm{Case: Gen, Possessive: OwnerEn, Preferred: true})
			b.add("’s", EndingForm{Case: Gen, Possessive: OwnerEn})
			b.add("s", EndingForm{Case: Gen, Possessive: OwnerEn})
			for _, q := range []string{"'", "’"} {
				b.add(q, EndingForm{Case: Gen, Possessive: OwnerEn})
				b.add(plural+q, EndingForm{Case: Gen, Number: Pl, Possessive: OwnerEn})
			}
			b.add(plural, EndingForm{Case: Nom, Number: Pl, Preferred: true})
		}
		list = append(list, b.build(uint16(En)<<12|uint16(len(list)), "en/"+name))
	}
	add("regular", "s")
	add("sibilant", "es")
	add("0", "")
	return list
})

func enParadigms() []*Paradigm { return enTables() }

func enParadigmOf(lemma, class string) *Paradigm {
	list := enTables()
	if class == "0" {
		return list[2]
	}
	if enSibilant(lemma) {
		return list[1]
	}
	return list[0]
}

func enSibilant(s string) bool {
	l := strings.ToLower(s[max(0, len(s)-2):])
	for e := range strings.FieldsSeq(find(tableOf(En).lists, "sibilant")) {
		if strings.HasSuffix(l, e) {
			return true
		}
	}
	return false
}

func analyzeEn(dst []Form, kind Kind, word string) []Form {
	whole := Form{Case: Nom, StemLen: len(word), Kind: kind, Rule: "en/nom", Score: 40}
	add := func(cut int, n Number, c Case, p Possessive, rule string, score int16) {
		if cut > 1 {
			dst = append(dst, Form{Case: c, Number: n, StemLen: cut, Ending: word[cut:], Kind: kind, Possessive: p, Rule: rule, Score: score})
		}
	}
	dst = append(dst, whole)
	for _, q := range [...]string{"'s", "’s", "'S", "’S"} {
		if strings.HasSuffix(word, q) {
			dst[len(dst)-1].Score = 0
			add(len(word)-len(q), Sg, Gen, OwnerEn, "en/'s", 80)
			return dst
		}
	}
	for _, q := range [...]string{"'", "’"} {
		if base, ok := strings.CutSuffix(word, q); ok {
			dst[len(dst)-1].Score = 0
			add(len(base), Sg, Gen, OwnerEn, "en/s'", 60)
			if stem, ok := cutPluralEn(base); ok {
				add(stem, Pl, Gen, OwnerEn, "en/s'", 70)
			}
			return dst
		}
	}
	if stem, ok := cutPluralEn(word); ok {
		add(stem, Pl, Nom, NoPossessive, "en/s", 20)
	}
	return dst
}

// cutPluralEn returns the length of the stem of a plural in -s or -es.
func cutPluralEn(word string) (int, bool) {
	n := len(word)
	if n > 4 && strings.EqualFold(word[n-2:], "es") && enSibilant(word[:n-2]) {
		return n - 2, true
	}
	if n > 3 && strings.EqualFold(word[n-1:], "s") && !enSibilant(word[:n-1]) {
		return n - 1, true
	}
	return 0, false
}

func declineEn(lemma string, n Number, c Case, class string) (string, bool) {
	if class == "0" {
		return lemma, false
	}
	if n == Pl {
		if enSibilant(lemma) {
			lemma = join(En, lemma, "es")
		} else {
			lemma = join(En, lemma, "s")
		}
		if c == Gen {
			return lemma + "’", true
		}
		return lemma, true
	}
	if c == Gen {
		return join(En, lemma, "’s"), true
	}
	return lemma, c == Nom
}
