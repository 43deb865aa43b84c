package find

import (
	"strings"

	"github.com/adlar-names/adlar/inflect"
)

// adjectival reports a Russian or Ukrainian word with the ending of an
// adjective that no given name has.
func adjectival(key []byte) bool {
	s := string(key[max(0, len(key)-8):])
	for _, e := range adjectiveEndings {
		if strings.HasSuffix(s, e) {
			return true
		}
	}
	return false
}

var adjectiveEndings = []string{
	"ого", "ему", "ому", "ной", "ный", "ная", "ное", "ные", "ных", "ным", "ную", "ском", "ских", "ским", "ский", "ской", "ская", "скую", "ское", "ские", "цкой", "ого", "овая", "овой",
	"ний", "ная", "ної", "ній", "ного", "ному", "ських", "ським", "ський", "ська", "ської", "ській", "ське", "ські", "вій", "вої", "вий", "рий", "рая", "рого",
}

// guessForms is the set of forms that the ending of an unknown Russian or
// Ukrainian word allows, read off the declension classes of surnames and given
// names. It errs towards more forms: it is used to refuse what cannot agree.
// The longest ending of the table decides.
func guessForms(key []byte, role Class) forms {
	for n := min(maxGuess, len(key)); n > 0; n -= 2 {
		if f, ok := guesses[string(key[len(key)-n:])]; ok {
			return f
		}
	}
	return consonantForms
}

// maxGuess is the longest ending in bytes.
const maxGuess = 14

func formSet(g inflect.Gender, cases ...inflect.Case) (f forms) {
	for _, c := range cases {
		f |= formBits(c, inflect.Sg, g)
	}
	return f
}

// consonantForms: the nominative of a man, any case of a woman.
var consonantForms = formSet(inflect.Masc, inflect.Nom) | formSet(inflect.Fem, inflect.Nom, inflect.Gen, inflect.Dat, inflect.Acc, inflect.Ins, inflect.Loc)

var guesses = func() map[string]forms {
	const nom, gen, dat, acc, ins, loc, voc = inflect.Nom, inflect.Gen, inflect.Dat, inflect.Acc, inflect.Ins, inflect.Loc, inflect.Voc
	m := map[string]forms{}
	add := func(f forms, ends string) {
		for _, e := range strings.Fields(ends) {
			m[e] = f
		}
	}
	add(formSet(inflect.Masc, gen, acc), "ого его")
	add(formSet(inflect.Masc, dat, loc), "ому ему ові еві єві")
	add(formSet(inflect.Masc, ins, loc), "ским цким ським цьким овым евым иным овим євим ином еным")
	add(formSet(inflect.Masc, nom), "ский цкий ський цький ий ый")
	add(formSet(inflect.Fem, gen, dat, ins, loc), "ской цкой ською ської ській овой евой иной овою ової овій євою євої іною іної")
	add(formSet(inflect.Fem, nom), "ская цкая ська цька")
	add(formSet(inflect.Fem, acc), "скую цкую ську цьку")
	add(formSet(inflect.Masc, ins)|nomForms&singular|formSet(inflect.Fem, gen, dat, acc, ins, loc), "ом ем єм")
	add(allForms&^singular, "ами ями")
	add(allForms&^singular|consonantForms, "ах ях")
	add(formSet(inflect.Masc, dat, nom, gen, acc, ins, loc)|formSet(inflect.Fem, acc, nom, gen, dat, ins, loc), "у ю")
	add(formSet(inflect.Masc, gen, acc, nom)|formSet(inflect.Fem, nom), "а я")
	add(formSet(inflect.Fem, ins, gen, dat, loc)|formSet(inflect.Masc, nom, ins), "ой ей ою ею єю")
	add(formSet(inflect.Both, gen, dat, loc, nom, acc, ins)|formBits(nom, inflect.Pl, inflect.Both), "ы и і ї")
	add(formSet(inflect.Both, dat, loc, voc, nom, gen, acc, ins), "е є")
	add(allForms&singular, "о э")
	return m
}()
