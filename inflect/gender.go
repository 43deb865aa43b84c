package inflect

import "strings"

// GuessGender tells the sex that a name points at: Masc, Fem, Both for a name
// of both (Женя, a surname in -ко), Unknown when the rules say nothing.
func GuessGender(lang Lang, kind Kind, name string) Gender {
	if i := strings.LastIndexByte(name, ' '); i >= 0 {
		if kind == AnyKind {
			return SplitName(lang, name).gender(lang)
		}
		name = name[i+1:]
	}
	switch lang {
	case Ru, Uk:
		var l letters
		if !l.read(name) {
			return Unknown
		}
		s := slavicOf(lang)
		n := s.settle(0, l.code[:l.n])
		if kind == AnyKind {
			if n.name != Unknown {
				return n.name
			}
			if g := n.sex[2]; g != Unknown && isPatronymic(lang, name) {
				return g
			}
			if g := n.sex[3]; g == Masc || g == Fem {
				return g
			}
			return n.sex[1]
		}
		if kind == Given && n.name != Unknown {
			return n.name
		}
		return n.sex[kind%4]
	case Az:
		return genderAz(kind, name)
	}
	return Unknown
}

// gender agrees over the parts: a patronymic decides, then the surname's
// form, then the given name.
func (n Name) gender(lang Lang) Gender {
	if n.Patronymic != "" {
		if g := GuessGender(lang, Patronymic, n.Patronymic); g == Masc || g == Fem {
			return g
		}
	}
	if n.Surname != "" {
		if g := GuessGender(lang, Surname, n.Surname); g == Masc || g == Fem {
			return g
		}
	}
	if n.Given != "" {
		return GuessGender(lang, Given, n.Given)
	}
	return Unknown
}

func nameListed(lang Lang, w string) bool {
	var l letters
	if lang != Ru && lang != Uk || !l.read(w) {
		return false
	}
	s := slavicOf(lang)
	return s.settle(0, l.code[:l.n]).name != Unknown
}

func genderAz(kind Kind, name string) Gender {
	t := tableOf(Az)
	folded := Fold(Az, name)
	for _, want := range [...]struct {
		kind Kind
		mark string
	}{{Patronymic, "p"}, {Surname, "s"}, {Given, "g"}} {
		if kind != AnyKind && kind != want.kind {
			continue
		}
		best, length := Unknown, 0
		for _, d := range t.genders {
			if d.kinds != want.mark {
				continue
			}
			for e := range strings.FieldsSeq(d.ends) {
				if g, _ := ParseGender(d.g); len(e) > length && (strings.HasSuffix(folded, e) || "^"+folded == e) {
					best, length = g, len(e)
				}
			}
		}
		if best != Unknown {
			return best
		}
	}
	return Unknown
}
