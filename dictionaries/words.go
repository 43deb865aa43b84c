package dictionaries

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/adlar-names/adlar/inflect"
)

// SpelledWord is one word of a spelling, with what is needed to put it in
// another case.
type SpelledWord struct {
	Text     string       // base form
	Sep      string       // what follows it: blank, hyphen, or nothing at the end
	Inflects bool         // false: the word stays as it is in every case
	Head     bool         // the noun that the other inflecting words agree with
	Kind     WordKind     // GivenName, Surname or Particle in a person's name, else NoWord
	As       inflect.Kind // the rules to decline it by
	Gender   inflect.Gender
	Class    string // declension class to give to the rules, mostly empty
}

// layout says which words of a name inflect. In Azerbaijani only the last one
// does; in English likewise (possessive). In Russian and Ukrainian the head
// noun and the adjectives before it; what follows is a fixed tail. head is the
// 1-based number of the head, 0 by rule.
func layout(l int, kind inflect.Kind, text string, g inflect.Gender, head int, class string, plural bool) []SpelledWord {
	out := splitName(text)
	n := len(out)
	for i := range out {
		out[i].As, out[i].Gender = kind, g
	}
	if class == "0" && n == 1 {
		out[0].Inflects, out[0].Head, out[0].Class = true, true, class
		return out
	}
	switch l {
	case az, en:
		w := &out[n-1]
		w.Inflects, w.Head, w.Class = true, true, class
		if l == az && class == "" && n > 1 && (kind == inflect.Org || kind == inflect.Place || kind == inflect.Word) && endsPossessive(w.Text) {
			w.Class = "px"
		}
	default:
		h := head - 1
		if h < 0 || h >= n {
			h = 0
			for h < n-1 && (isAdjective(l, out[h].Text, out[h+1].Text) || out[h].Sep == "-") {
				h++
			}
		}
		for i := 0; i <= h; i++ {
			w := &out[i]
			// the first halves of hyphenated nouns stay (Нью-Йорк)
			w.Inflects = i == h || isAdjective(l, w.Text, out[i+1].Text)
			if w.Inflects && i < h {
				w.Gender = inflect.Unknown
				if l == uk && !plural {
					w.Class = adjectiveClass(w.Text)
				}
			}
		}
		out[h].Head = true
		out[h].Class = class
		if l == ru && class == "" && kind != inflect.Surname {
			for i := range out[:h] { // a plural modifier tells of a plural head: Мартовские события
				if out[i].Inflects {
					plural = strings.HasSuffix(out[i].Text, "ые") || strings.HasSuffix(out[i].Text, "ие")
				}
			}
			if !plural && strings.HasSuffix(out[h].Text, "ие") {
				out[h].Class = "n-ie"
			}
		}
		if plural {
			for i := range out[:h+1] {
				w := &out[i]
				if w.Inflects && w.Class == "" {
					w.Class = pluralClass(l, w.Text)
				}
				if w.Head && w.Class == "" { // Острова: no class, so no case is sure
					for j := range out {
						out[j].Inflects = false
					}
					break
				}
			}
		}
	}
	return out
}

// adjectiveClass is the declension class of a Ukrainian adjective before its
// noun: its short endings in -а and -е look like those of nouns.
func adjectiveClass(word string) string {
	for _, c := range [][2]string{{"ів", "adj-iv"}, {"ий", "adj-y"}, {"а", "adj-a"}, {"я", "adj-ya"}, {"е", "adj-e"}, {"є", "adj-ye"}} {
		if strings.HasSuffix(word, c[0]) {
			return c[1]
		}
	}
	return ""
}

// pluralClass is the declension class of a word that has no singular.
func pluralClass(l int, word string) string {
	for _, c := range [numLangs][][2]string{
		ru: {{"острова", "pl-a-ov"}, {"озёра", "pl-a"}, {"озера", "pl-a"}, {"ворота", "pl-a"}, {"ые", "pl-ye"}, {"ие", "pl-ie"}, {"ы", "pl-y"}, {"и", "pl-i"}},
		uk: {{"ькі", "pl-adj"}, {"ні", "pl-adj"}, {"ві", "pl-adj"}, {"острови", "pl-y-iv"}, {"штати", "pl-y-iv"}, {"емірати", "pl-y-iv"}, {"и", "pl-y"}, {"і", "pl-i"}},
	}[l] {
		if strings.HasSuffix(strings.ToLower(word), c[0]) {
			return c[1]
		}
	}
	return ""
}

// splitName cuts a name at blanks and hyphens.
func splitName(text string) []SpelledWord {
	var out []SpelledWord
	for text != "" {
		i := strings.IndexAny(text, " -–")
		if i < 0 {
			return append(out, SpelledWord{Text: text})
		}
		_, w := utf8.DecodeRuneInString(text[i:])
		end := i + w
		for end < len(text) && strings.IndexAny(text[end:], " -–") == 0 {
			_, w := utf8.DecodeRuneInString(text[end:])
			end += w
		}
		if i > 0 {
			out = append(out, SpelledWord{Text: text[:i], Sep: text[i:end]})
		}
		text = text[end:]
	}
	if n := len(out); n > 0 {
		out[n-1].Sep = ""
	}
	if len(out) == 0 {
		out = append(out, SpelledWord{})
	}
	return out
}

// endsPossessive reports the possessive of the third person that closes an
// Azerbaijani compound: nazirliyi, qrupu, rayonu, Respublikası.
func endsPossessive(w string) bool {
	r, _ := utf8.DecodeLastRuneInString(w)
	switch r {
	case 'ı', 'i', 'u', 'ü':
		return utf8.RuneCountInString(w) > 2
	}
	return false
}

var adjectiveEndings = [numLangs][]string{
	ru: {"ский", "ская", "ское", "ские", "цкий", "цкая", "цкое", "цкие", "ный", "ная", "ное", "ные", "ний", "няя", "нее", "ние", "вый", "вая", "вое", "вые", "кий", "кая", "кое", "кие",
		"лый", "лая", "лое", "лые", "рый", "рая", "рое", "рые", "той", "той", "тый", "тая", "тое", "тые", "шой", "шая", "шое", "шие", "ший", "шее", "щий", "щая", "щее", "щие", "жий", "жая", "жее", "жие", "ной", "вой",
		"гой", "гая", "хой", "хий", "чий", "чая", "чье", "чья", "ющий", "мый", "мая", "мое", "мые", "зый", "дой", "дая", "дый", "дое", "дые", "пый", "пая", "пое"},
	uk: {"ський", "ська", "ське", "ські", "цький", "цька", "цьке", "цькі", "зький", "зька", "зьке", "зькі", "ний", "на", "не", "ні", "ній", "ня", "нє", "вий", "ва", "ве", "ві", "кий", "лий", "ла", "ле", "лі", "рий",
		"тий", "та", "те", "ті", "ший", "ша", "ше", "ші", "щий", "жий", "хий", "чий", "гий", "мий", "дий", "ика", "ике", "икі", "ара", "аре", "арі", "ори", "яча"},
}

// possessedNouns follow a Ukrainian possessive in -ів in the names of places:
// Часів Яр. Before other nouns such a word is a town (Харків Арена).
var possessedNouns = wordSet("яр ріг ліс брід кут острів лиман")

// isAdjective reports whether a word before another one is a modifier that
// agrees with it: by its ending, and in Ukrainian, whose feminine adjectives
// end like nouns, only when the next word can be its noun.
func isAdjective(l int, word, next string) bool {
	low := strings.ToLower(word)
	if l == uk && strings.HasSuffix(low, "ів") && possessedNouns[strings.ToLower(next)] {
		return true
	}
	for _, e := range adjectiveEndings[l] {
		if !strings.HasSuffix(low, e) || utf8.RuneCountInString(low) < utf8.RuneCountInString(e)+2 {
			continue
		}
		if l != uk {
			// движение, управление are nouns, верхние is not
			if stem, ok := strings.CutSuffix(low, "ние"); ok {
				r, _ := utf8.DecodeLastRuneInString(stem)
				return !strings.ContainsRune("аеёиоуыэюя", r)
			}
			return true
		}
		r, _ := utf8.DecodeLastRuneInString(low)
		o, _ := utf8.DecodeLastRuneInString(strings.ToLower(next))
		switch r {
		case 'й':
			return true
		case 'а', 'я':
			long := strings.HasSuffix(low, "ська") || strings.HasSuffix(low, "цька") || strings.HasSuffix(low, "зька")
			return o == 'а' || o == 'я' || o == 'ь' || long && o != 'и'
		case 'е', 'є':
			return strings.HasSuffix(low, "ське") || strings.HasSuffix(low, "цьке") || o == 'о' || o == 'е' || o == 'я'
		case 'і', 'ї':
			return strings.HasSuffix(low, "ські") || strings.HasSuffix(low, "цькі") || o == 'и' || o == 'і' || o == 'ї' || o == 'а'
		}
	}
	return false
}

// paradigmTable numbers the paradigms in use.
type paradigmTable struct {
	list []foldedParadigm
	ids  map[*inflect.Paradigm]uint16
}

// foldedParadigm is a paradigm whose endings are matching keys, folded on
// first use. Number 0 of a table has none: the word stays as it is.
type foldedParadigm struct {
	of     *inflect.Paradigm
	folded *sync.Once
	forms  *map[string][]inflect.EndingForm
	max    *int
}

func newParadigm(p *inflect.Paradigm) foldedParadigm {
	return foldedParadigm{of: p, folded: new(sync.Once), forms: new(map[string][]inflect.EndingForm), max: new(int)}
}

func newParadigmTable() *paradigmTable {
	return &paradigmTable{list: []foldedParadigm{newParadigm(nil)}, ids: map[*inflect.Paradigm]uint16{}}
}

func (t *paradigmTable) fold(p *inflect.Paradigm) uint16 {
	if p == nil {
		return 0
	}
	id, ok := t.ids[p]
	if !ok {
		id = uint16(len(t.list))
		t.list = append(t.list, newParadigm(p))
		t.ids[p] = id
	}
	return id
}

// endings are the keys of all endings of the paradigms in use.
func (t *paradigmTable) endings() []string {
	seen := map[string]bool{}
	var out []string
	for i := range t.list {
		if t.list[i].of == nil {
			continue
		}
		for _, e := range t.list[i].of.Endings() {
			if !seen[e] {
				seen[e] = true
				out = append(out, Key(e))
			}
		}
	}
	return out
}

// lookup returns the forms of an ending, false when it is none.
func (f *foldedParadigm) lookup(ending []byte) ([]inflect.EndingForm, bool) {
	if f.of == nil {
		return nil, len(ending) == 0
	}
	f.folded.Do(f.fold)
	if len(ending) > *f.max {
		return nil, false
	}
	forms, ok := (*f.forms)[string(ending)]
	return forms, ok
}

// fold makes keys of the endings; endings with one key share their forms.
func (f *foldedParadigm) fold() {
	m := make(map[string][]inflect.EndingForm, len(f.of.Endings()))
	for _, e := range f.of.Endings() {
		k := Key(e)
		forms := f.of.Lookup(e)
		if old := m[k]; old != nil {
			merged := append([]inflect.EndingForm(nil), old...)
			for _, x := range forms {
				if !containsForm(merged, x) {
					merged = append(merged, x)
				}
			}
			forms = merged
		}
		m[k] = forms
		*f.max = max(*f.max, len(k))
	}
	*f.forms = m
}

func containsForm(list []inflect.EndingForm, f inflect.EndingForm) bool {
	for _, x := range list {
		if x == f {
			return true
		}
	}
	return false
}

// agree returns the forms of head whose case and number some form of mod has.
// It allocates only when these do not stand together in head.
func agree(head, mod []inflect.EndingForm) []inflect.EndingForm {
	fits := func(h inflect.EndingForm) bool {
		for _, m := range mod {
			if m.Case == h.Case && m.Number == h.Number {
				return true
			}
		}
		return false
	}
	first, last, n := -1, -1, 0
	for i, h := range head {
		if fits(h) {
			if first < 0 {
				first = i
			}
			last = i
			n++
		}
	}
	switch {
	case n == 0:
		return nil
	case n == last-first+1:
		return head[first : last+1 : last+1]
	}
	out := make([]inflect.EndingForm, 0, n)
	for _, h := range head {
		if fits(h) {
			out = append(out, h)
		}
	}
	return out
}
