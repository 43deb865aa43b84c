package find

import (
	"strings"
	"unicode"

	"github.com/adlar-names/adlar/inflect"
	"github.com/adlar-names/adlar/normalize/internal/token"
)

func isUpper(r rune) bool {
	if r < 0x80 {
		return r >= 'A' && r <= 'Z'
	}
	return unicode.IsUpper(r)
}

// twins pairs Latin and Greek letters with the Cyrillic ones that look the
// same; Source: Unicode confusables, the rows for the letters of names.
var twins = map[rune]rune{
	'A': 'А', 'B': 'В', 'C': 'С', 'E': 'Е', 'H': 'Н', 'I': 'І', 'J': 'Ј', 'K': 'К', 'M': 'М', 'O': 'О', 'P': 'Р', 'T': 'Т', 'X': 'Х', 'Y': 'У',
	'a': 'а', 'c': 'с', 'e': 'е', 'i': 'і', 'j': 'ј', 'o': 'о', 'p': 'р', 'x': 'х', 'y': 'у', 'ï': 'ї',
	'Α': 'А', 'Β': 'В', 'Ε': 'Е', 'Η': 'Н', 'Ι': 'І', 'Κ': 'К', 'Μ': 'М', 'Ο': 'О', 'Ρ': 'Р', 'Τ': 'Т', 'Χ': 'Х', 'ο': 'о', 'κ': 'к', 'ρ': 'р', 'α': 'а', 'ε': 'е',
}

var latinTwins = func() map[rune]rune {
	m := map[rune]rune{'ә': 'ə', 'Ә': 'Ə', 'Ο': 'O', 'ο': 'o', 'Κ': 'K', 'κ': 'k', 'Α': 'A', 'α': 'a'}
	for l, c := range twins {
		if l < 0x100 {
			m[c] = l
		}
	}
	return m
}()

// tidy is a word without what was put into it: a hyphen and a line end, spaces
// between its letters, letters of another script that look the same.
func tidy(text string, shape token.Shape) string {
	if shape&token.Broken != 0 {
		text = strings.NewReplacer("-\r\n", "", "-\n", "", "\u2010\n", "", "-\r", "").Replace(text)
	}
	if shape&token.Spaced != 0 {
		text = strings.ReplaceAll(text, " ", "")
	}
	if !shape.Mixed() {
		return text
	}
	latin, cyr := 0, 0
	for _, r := range text {
		switch {
		case unicode.Is(unicode.Latin, r):
			latin++
		case unicode.Is(unicode.Cyrillic, r):
			cyr++
		}
	}
	table := twins
	if latin > cyr {
		table = latinTwins
	}
	var b strings.Builder
	for _, r := range text {
		if t, ok := table[r]; ok {
			r = t
		}
		b.WriteRune(r)
	}
	return b.String()
}

// endingCase reads an Azerbaijani ending that stands after a hyphen, an
// apostrophe or a closing quotation mark. Endings by linguistics of the
// language: plural, possessive, case, attributive, copula; e stands for ə in
// text without its letters.
func endingCase(s string) (inflect.Case, bool) {
	if len(s) > 16 {
		return 0, false
	}
	c, ok := endings[s]
	return c, ok
}

var endings = func() map[string]inflect.Case {
	m := map[string]inflect.Case{}
	for c, list := range map[inflect.Case]string{
		inflect.Gen: "ın in un ün nın nin nun nün",
		inflect.Acc: "ı i u ü nı ni nu nü yı yi yu yü",
		inflect.Dat: "a ə e ya yə ye na nə ne",
		inflect.Loc: "da də de nda ndə nde sında sində dakı dəki daki deki ndakı ndəki",
		inflect.Abl: "dan dən den ndan ndən nden sından sindən",
		inflect.Ins: "la lə le",
		inflect.Nom: "dır dir dur dür lar lər ler sı si su sü dı di",
	} {
		for _, e := range strings.Fields(list) {
			m[e] = c
		}
	}
	for c, list := range map[inflect.Case]string{
		inflect.Gen: "sının sinin sunun sünün ların lərin", inflect.Acc: "sını sini sunu sünü ları ləri", inflect.Dat: "sına sinə suna sünə lara lərə",
		inflect.Loc: "sunda sündə larda lərdə sındakı sindəki", inflect.Abl: "sundan sündən lardan lərdən", inflect.Ins: "sıyla siylə ilə larla lərlə",
	} {
		for _, e := range strings.Fields(list) {
			m[e] = c
		}
	}
	return m
}()
