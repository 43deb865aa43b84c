package lang

import (
	"github.com/adlar-names/adlar/normalize/internal/token"
)

// Lang is a language the normalizer reads.
type Lang uint8

// The languages told apart. Unknown is a text without evidence, Other a
// language that is none of ours.
const (
	Unknown Lang = iota
	Az
	AzCyrl
	Ru
	Uk
	En
	Other
	count
)

// tags are the BCP 47 tags by Lang.
var tags = [count]string{"und", "az", "az-Cyrl", "ru", "uk", "en", "und"}

// Tag is the BCP 47 tag; "und" for Unknown and Other.
func (l Lang) Tag() string { return tags[l] }

// Parse reads a tag; false when it is not one of ours.
func Parse(tag string) (Lang, bool) {
	for l := Az; l < Other; l++ {
		if tags[l] == tag {
			return l, true
		}
	}
	return Unknown, false
}

// Latin reports whether the language is written in Latin letters.
func (l Lang) Latin() bool { return l == Az || l == En }

// Cyrillic reports whether the language is written in Cyrillic letters.
func (l Lang) Cyrillic() bool { return l == Ru || l == Uk || l == AzCyrl }

// Script is 'L' for a language in Latin letters, 'C' in Cyrillic, 0 otherwise.
func (l Lang) Script() byte {
	switch {
	case l.Latin():
		return 'L'
	case l.Cyrillic():
		return 'C'
	}
	return 0
}

// Script is the script of most words read, as [Lang.Script] names it.
func (e *Evidence) Script() byte {
	switch {
	case e.latin > e.cyrillic:
		return 'L'
	case e.cyrillic > 0:
		return 'C'
	}
	return 0
}

// MaxWords is how many words of a paragraph are read at most.
const MaxWords = 28

// Evidence is what speaks for each language; higher is more.
type Evidence struct {
	score           [count]int32
	latin, cyrillic int32 // words
	other           int32
	words           int32
}

// Of tells the language of the tokens of one paragraph and how sure that is:
// the lead over the next language, in points (a frequent word is worth 3, a
// telling letter 4).
func Of(view string, tokens []token.Token) (Lang, int) {
	var e Evidence
	e.Add(view, tokens)
	return e.Best()
}

// Add reads tokens into e.
func (e *Evidence) Add(view string, tokens []token.Token) {
	n := int32(0)
	for i := range tokens {
		t := &tokens[i]
		if t.Kind != token.Word {
			continue
		}
		if n++; n > MaxWords {
			return
		}
		e.word(view[t.Start:t.End], t.Shape)
	}
}

// Join adds the evidence of o to e.
func (e *Evidence) Join(o *Evidence) {
	for i := range e.score {
		e.score[i] += o.score[i]
	}
	e.latin += o.latin
	e.cyrillic += o.cyrillic
	e.other += o.other
	e.words += o.words
}

// Words is how many words were read.
func (e *Evidence) Words() int { return int(e.words) }

func (e *Evidence) word(w string, shape token.Shape) {
	e.words++
	// A capitalised word is often a name, spelled as its own language spells:
	// its letters weigh less.
	weight := int32(4)
	if shape&token.Capital != 0 {
		weight = 1
	}
	switch {
	case shape&token.Cyrillic != 0:
		e.cyrillic++
		e.cyrillicLetters(w, weight)
	case shape&token.Latin != 0:
		e.latin++
		if shape&token.Accent != 0 {
			e.latinLetters(w, weight)
		}
		e.latinShape(w, weight)
	default:
		e.other++
		return
	}
	if len(w) <= 24 && shape&(token.AllCaps|token.Camel) == 0 {
		if m := lookup(w); m != 0 {
			for l := Az; l < count; l++ {
				if m&(1<<l) != 0 {
					e.score[l] += 3
				}
			}
		}
	}
}

func (e *Evidence) cyrillicLetters(w string, weight int32) {
	for i := 0; i+1 < len(w); i++ {
		switch c, d := w[i], w[i+1]; c {
		case 0xd1:
			switch d {
			case 0x96, 0x97, 0x94: // і ї є
				e.score[Uk] += weight
			case 0x8b, 0x8d: // ы э
				e.score[Ru] += weight
				e.score[AzCyrl] += weight / 4
			case 0x91, 0x8a: // ё ъ
				e.score[Ru] += weight / 2
			case 0x9e: // ў
				e.score[Other] += 2 * weight
			case 0x98: // ј
				e.score[AzCyrl] += weight
			case 0x92, 0x93, 0x99, 0x9a, 0x9b, 0x9c, 0x9f: // ђ ѓ љ њ ћ ќ џ
				e.score[Other] += 2 * weight
			}
		case 0xd0:
			switch d {
			case 0x86, 0x87, 0x84: // І Ї Є
				e.score[Uk] += weight
			case 0xab, 0xad: // Ы Э
				e.score[Ru] += weight
			}
		case 0xd2:
			switch d {
			case 0x91, 0x90: // ґ
				e.score[Uk] += weight
			case 0x93, 0x92, 0x9d, 0x9c, 0xbb, 0xba, 0xb9, 0xb8: // ғ ҝ һ ҹ
				e.score[AzCyrl] += weight
			case 0xaf, 0xae: // ү
				e.score[AzCyrl] += weight / 2
			case 0x9b, 0x9a, 0xa3, 0xa2, 0xb1, 0xb0: // қ ң ұ
				e.score[Other] += 2 * weight
			}
		case 0xd3:
			if d == 0x99 || d == 0x98 || d == 0xa9 || d == 0xa8 { // ә ө
				e.score[AzCyrl] += weight
			}
		}
	}
}

func (e *Evidence) latinLetters(w string, weight int32) {
	for i := 0; i+1 < len(w); i++ {
		switch c, d := w[i], w[i+1]; c {
		case 0xc9: // ə
			if d == 0x99 {
				e.score[Az] += weight + 1
			}
		case 0xc6:
			if d == 0x8f { // Ə
				e.score[Az] += weight + 1
			}
		case 0xc7:
			if d == 0x9d {
				e.score[Az] += weight
			}
		case 0xc4:
			switch d {
			case 0xb1, 0x9f, 0xb0: // ı ğ İ
				e.score[Az] += weight / 2
				e.score[Other] += weight / 2
			}
		case 0xc5:
			switch d {
			case 0x9f, 0x9e: // ş
				e.score[Az] += weight / 2
				e.score[Other] += weight / 2
			case 0x82, 0x84, 0x99, 0xa1, 0xbe, 0x88, 0x91: // ł ń ř š ž ň ő
				e.score[Other] += weight
			}
		case 0xc3:
			switch d {
			case 0xa7, 0xb6, 0xbc: // ç ö ü
				e.score[Az] += weight / 4
			case 0xa0, 0xa2, 0xa3, 0xa4, 0xa8, 0xaa, 0xae, 0xb1, 0xb3, 0xb4, 0xb5, 0xba, 0xbb, 0x9f:
				e.score[Other] += weight
			}
		}
	}
}

// latinShape reads endings that speak for Azerbaijani written without its
// letters, and w, th, ing that speak for English.
func (e *Evidence) latinShape(w string, weight int32) {
	n := len(w)
	if n < 5 || weight < 4 {
		return
	}
	switch w[n-3:] {
	case "ing", "ion", "ght", "ous":
		e.score[En] += 2
	case "lar", "ler", "nin", "rib", "dib", "lib", "nda", "nde", "mis":
		e.score[Az]++
	}
	if w[n-2:] == "ed" || w[n-2:] == "ly" {
		e.score[En]++
	}
	for i := 0; i+1 < n; i++ {
		if w[i] == 'w' || w[i] == 't' && w[i+1] == 'h' {
			e.score[En]++
			return
		}
	}
}

// Best is the language with the most evidence and its lead.
func (e *Evidence) Best() (Lang, int) {
	best, second := Unknown, int32(0)
	for l := Az; l < count; l++ {
		if e.latin > e.cyrillic && l.Cyrillic() || e.cyrillic > e.latin && l.Latin() {
			continue
		}
		switch {
		case best == Unknown && e.score[l] > 0 || best != Unknown && e.score[l] > e.score[best]:
			if best != Unknown {
				second = e.score[best]
			}
			best = l
		case e.score[l] > second:
			second = e.score[l]
		}
	}
	if best == Unknown {
		if e.other > e.latin+e.cyrillic {
			return Other, 1
		}
		return Unknown, 0
	}
	return best, int(e.score[best] - second)
}
