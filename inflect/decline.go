package inflect

import "strings"

// Name is a personal name by its parts, each in the nominative; an empty part
// is absent.
type Name struct {
	Given, Patronymic, Surname string
}

// Decline writes a base form in the given case and number. It reports false
// when the rules know no such form or the word does not decline; the string
// is then the lemma. Both halves of a hyphenated surname or given name change,
// of a hyphenated place only the last, or the first before -на-. When g is
// Unknown, a listed name's gender is used, else the man's form.
func Decline(lang Lang, kind Kind, lemma string, g Gender, n Number, c Case) (string, bool) {
	return DeclineClass(lang, kind, lemma, g, n, c, "")
}

// DeclineClass is Decline with the declension class that a dictionary gives;
// classes are those of ParadigmOf.
func DeclineClass(lang Lang, kind Kind, lemma string, g Gender, n Number, c Case, class string) (string, bool) {
	switch lang {
	case Ru, Uk:
		return slavicOf(lang).declineHyphen(kind, lemma, g, n, c, class)
	case Az:
		return azTable().declineAz(lemma, n, c, class)
	case En:
		return declineEn(lemma, n, c, class)
	}
	return lemma, false
}

func (s *slavic) declineHyphen(kind Kind, lemma string, g Gender, n Number, c Case, class string) (string, bool) {
	at := strings.IndexByte(lemma, '-')
	if at <= 0 || at == len(lemma)-1 {
		return s.declineWord(kind, lemma, g, n, c, class)
	}
	head, rest := lemma[:at], lemma[at+1:]
	if isOgly(rest) { // Бюльбюль-оглы is a father's name and stays as one
		return lemma, c == Nom
	}
	if strings.HasPrefix(rest, "на-") || strings.HasPrefix(rest, "над-") || strings.HasPrefix(rest, "де-") {
		out, ok := s.declineWord(kind, head, g, n, c, class)
		return out + "-" + rest, ok
	}
	tail, ok := s.declineHyphen(kind, rest, g, n, c, class)
	if kind == Surname || kind == Given {
		if first, ok := s.declineWord(kind, head, g, n, c, ""); ok && s.headChanges(kind, head) {
			head = first
		}
	}
	return head + "-" + tail, ok
}

// headChanges tells whether the first half of a compound name declines too:
// a woman's given name or a listed one (Анны-Марии, but Абдул-Азиза), a surname
// of more than one syllable (Салтыкова-Щедрина, but Бен-Гуриона).
func (s *slavic) headChanges(kind Kind, head string) bool {
	var l letters
	if !l.read(head) {
		return false
	}
	if kind == Given {
		n := s.settle(0, l.code[:l.n])
		return n.name != Unknown || n.sex[Given] == Fem
	}
	return l.n > 3
}

// Full returns the parts in the order given, patronymic, surname.
func (n Name) Full() string {
	return strings.Join(strings.Fields(n.Given+" "+n.Patronymic+" "+n.Surname), " ")
}

// DeclineName writes a personal name in the given case, its parts in
// agreement; in Azerbaijani and English only the last part changes. When g is
// Unknown it is guessed from the parts. It reports false when no part changed
// for lack of a rule.
func DeclineName(lang Lang, name Name, g Gender, c Case) (string, bool) {
	if lang != Ru && lang != Uk {
		full := name.Full()
		at := strings.LastIndexByte(full, ' ') + 1
		out, ok := Decline(lang, Surname, full[at:], g, Sg, c)
		return full[:at] + out, ok
	}
	if g == Unknown || g == Both {
		g = name.gender(lang)
	}
	any := c == Nom
	part := func(k Kind, text string) string {
		words := strings.Fields(text)
		for i, w := range words {
			out, ok := Decline(lang, k, w, g, Sg, c)
			any = any || ok
			words[i] = out
		}
		return strings.Join(words, " ")
	}
	out := Name{Given: part(Given, name.Given), Patronymic: patronymic(lang, name.Patronymic, c, part), Surname: part(Surname, name.Surname)}
	return out.Full(), any
}

// patronymic declines -ович and -овна; before оглы and кызы the father's name
// stays as it is, which official texts prefer.
func patronymic(lang Lang, text string, c Case, part func(Kind, string) string) string {
	if i := strings.LastIndexByte(text, ' '); i >= 0 && isOgly(text[i+1:]) {
		return text
	}
	return part(Patronymic, text)
}

func isOgly(w string) bool {
	switch strings.ToLower(w) {
	case "оглы", "оглу", "огли", "кызы", "гызы", "кизи", "гизи", "oğlu", "qızı", "oglu", "qizi":
		return true
	}
	return false
}

// SplitName cuts a full personal name into parts: words before a patronymic
// are given names, the words after it the surname; without one the first word
// is the given name. A single word is a surname. Surname-first order is seen
// when a patronymic ends the name.
func SplitName(lang Lang, full string) Name {
	w := strings.Fields(full)
	if len(w) == 1 {
		return Name{Surname: w[0]}
	}
	if len(w) == 0 {
		return Name{}
	}
	for i := 1; i < len(w); i++ {
		if isOgly(w[i]) {
			return Name{Given: strings.Join(w[:i-1], " "), Patronymic: w[i-1] + " " + w[i], Surname: strings.Join(w[i+1:], " ")}
		}
		if isPatronymic(lang, w[i]) && (i == len(w)-1 && i >= 2 || i < len(w)-1 || len(w) == 2 && nameListed(lang, w[0])) {
			if i == len(w)-1 && i >= 2 {
				return Name{Surname: w[0], Given: strings.Join(w[1:i], " "), Patronymic: w[i]}
			}
			return Name{Given: strings.Join(w[:i], " "), Patronymic: w[i], Surname: strings.Join(w[i+1:], " ")}
		}
	}
	return Name{Given: w[0], Surname: strings.Join(w[1:], " ")}
}

func isPatronymic(lang Lang, w string) bool {
	w = strings.ToLower(w)
	switch w {
	case "ильич", "кузьмич", "лукич", "фомич", "ілліч", "кузьмович", "ілліна", "лукинична":
		return lang == Ru || lang == Uk
	}
	for _, e := range [...]string{"ович", "евич", "ильич", "кузьмич", "лукич", "фомич", "овна", "евна", "ична", "йович", "івна", "ївна", "ьович"} {
		if strings.HasSuffix(w, e) && len(w) > len(e)+2 {
			return lang == Ru || lang == Uk
		}
	}
	return false
}
