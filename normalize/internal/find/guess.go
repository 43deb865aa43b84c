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
func guessForms(key []byte, role Class) forms {
	s := string(key[max(0, len(key)-8):])
	var f forms
	add := func(g inflect.Gender, cases ...inflect.Case) {
		for _, c := range cases {
			f |= formBits(c, inflect.Sg, g)
		}
	}
	const nom, gen, dat, acc, ins, loc, voc = inflect.Nom, inflect.Gen, inflect.Dat, inflect.Acc, inflect.Ins, inflect.Loc, inflect.Voc
	has := func(ends ...string) bool {
		for _, e := range ends {
			if strings.HasSuffix(s, e) {
				return true
			}
		}
		return false
	}
	switch {
	case has("ого", "его"):
		add(inflect.Masc, gen, acc)
		return f
	case has("ому", "ему"):
		add(inflect.Masc, dat, loc)
		return f
	case has("ским", "цким", "ським", "цьким"):
		add(inflect.Masc, ins, loc)
		return f
	case has("ский", "цкий", "ський", "цький", "ий", "ый"):
		add(inflect.Masc, nom)
		return f
	case has("ской", "цкой", "ською", "ської", "ській"):
		add(inflect.Fem, gen, dat, ins, loc)
		return f
	case has("ская", "цкая", "ська", "цька"):
		add(inflect.Fem, nom)
		return f
	case has("скую", "цкую", "ську", "цьку"):
		add(inflect.Fem, acc)
		return f
	case has("овым", "евым", "иным", "овим", "євим", "ином", "еным"):
		add(inflect.Masc, ins, loc)
		return f
	case has("овой", "евой", "иной", "овою", "ової", "овій", "євою", "євої", "іною", "іної"):
		add(inflect.Fem, gen, dat, ins, loc)
		return f
	case has("овичем", "евичем", "ом", "ем", "єм"):
		add(inflect.Masc, ins)
		f |= nomForms & singular // Бэкхем, Шолом
		add(inflect.Fem, gen, dat, acc, ins, loc)
		return f
	case has("ові", "еві", "єві"):
		add(inflect.Masc, dat, loc)
		return f
	case has("ами", "ями", "ах", "ях"):
		return allForms &^ singular
	case has("у", "ю"):
		add(inflect.Masc, dat, nom, gen, acc, ins, loc) // also unchanged: Камю
		add(inflect.Fem, acc, nom, gen, dat, ins, loc)
		return f
	case has("а", "я"):
		add(inflect.Masc, gen, acc, nom)
		add(inflect.Fem, nom)
		return f
	case has("ой", "ей", "ою", "ею", "єю"):
		add(inflect.Fem, ins, gen, dat, loc)
		add(inflect.Masc, nom, ins)
		return f
	case has("ы", "и", "і", "ї"):
		add(inflect.Both, gen, dat, loc, nom, acc, ins)
		return f | formBits(nom, inflect.Pl, inflect.Both)
	case has("е", "є"):
		add(inflect.Both, dat, loc, voc, nom, gen, acc, ins)
		return f
	case has("о", "э"):
		return allForms & singular
	}
	// a consonant: the nominative of a man, any case of a woman
	add(inflect.Masc, nom)
	add(inflect.Fem, nom, gen, dat, acc, ins, loc)
	return f
}
