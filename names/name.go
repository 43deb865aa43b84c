package names

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

//go:embed rules/parse.yaml
var parseYAML []byte

// Role is what a word does in a personal name.
type Role uint8

// The roles of words. An initial carries the role of the word it stands for
// and is told apart by [Word.Initial].
const (
	Given Role = iota + 1
	Patronymic
	Surname
	Particle
	Honorific
	Suffix
)

// String is the role in lower case, as explanations print it.
func (r Role) String() string {
	return [...]string{"", "given name", "patronymic", "surname", "particle", "honorific", "suffix"}[r]
}

// Word is one word of a personal name, as written.
type Word struct {
	Text    string
	Role    Role
	Initial bool // one letter, with or without its full stop

	folded string
	sounds []sound
	plain  bool // the whole name is ASCII: it may have lost its diacritics
}

// Name is a personal name taken apart. Words keep the order of the text;
// honorifics and suffixes are kept with their roles, so nothing is lost.
type Name struct {
	Text  string
	Words []Word
}

// Part joins the words of one role, in their order, with spaces: empty when
// there are none.
func (n Name) Part(r Role) string {
	var b strings.Builder
	for _, w := range n.Words {
		if w.Role == r || (r == Surname && w.Role == Particle) {
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(w.Text)
		}
	}
	return b.String()
}

type parseTable struct {
	honorifics, alsoNames, suffixes, patronymicWords, patronymics, particles map[string]bool
	patronymicEndings, surnameEndings                                        []string
}

var parsing = sync.OnceValue(func() *parseTable {
	var f struct {
		Honorifics        []string `yaml:"honorifics"`
		AlsoNames         []string `yaml:"also_names"`
		Suffixes          []string `yaml:"suffixes"`
		PatronymicWords   []string `yaml:"patronymic_words"`
		PatronymicEndings []string `yaml:"patronymic_endings"`
		Patronymics       []string `yaml:"patronymics"`
		Particles         []string `yaml:"particles"`
		SurnameEndings    []string `yaml:"surname_endings"`
	}
	if err := yaml.Load(parseYAML, &f, yaml.WithKnownFields()); err != nil {
		panic(fmt.Errorf("names: rules/parse.yaml: %w", err))
	}
	set := func(list []string) map[string]bool {
		m := make(map[string]bool, len(list))
		for _, s := range list {
			m[folded(s)] = true
		}
		return m
	}
	fold := func(list []string) []string {
		out := make([]string, len(list))
		for i, s := range list {
			out[i] = folded(s)
		}
		return out
	}
	return &parseTable{
		honorifics: set(f.Honorifics), alsoNames: set(f.AlsoNames), suffixes: set(f.Suffixes), patronymicWords: set(f.PatronymicWords),
		patronymics: set(f.Patronymics), particles: set(f.Particles),
		patronymicEndings: fold(f.PatronymicEndings), surnameEndings: fold(f.SurnameEndings),
	}
})

// Parse takes a personal name apart: given names first or, after a comma, a
// recognised surname or before a patronymic at the end, surname first. It
// never fails; a word it cannot place is a given name, the last a surname.
// Words are separated by white space; full stops part glued initials
// (А.С.Пушкин).
func Parse(text string) Name {
	return parse(text, nil)
}

// parse is Parse with a voice for the dictionary: isGiven tells whether a
// folded word is known as a given name.
func parse(text string, isGiven func(string) bool) Name {
	t := parsing()
	n := Name{Text: text}
	comma := -1 // words before the comma of "Surname, Given"
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == ',' && comma < 0 && len(n.Words) > 0 {
			comma = len(n.Words)
		}
		if !wordRune(r) {
			i += size
			continue
		}
		j := i
		letters := 0
		for j < len(text) {
			r, size := utf8.DecodeRuneInString(text[j:])
			if !wordRune(r) {
				break
			}
			if unicode.IsLetter(r) {
				letters++
			}
			j += size
		}
		dot := strings.HasPrefix(text[j:], ".")
		w := Word{Text: strings.TrimRight(text[i:j], "-‐‑"), Role: Given}
		w.Initial = letters == 1 && !isApostropheWord(w.Text)
		w.folded = folded(w.Text)
		switch {
		case t.honorifics[w.folded] && (dot || len(n.Words) != 1 || strings.IndexByte(text[j:], ' ') >= 0):
			w.Role = Honorific // Glenn Beck is no bey
		case t.suffixes[w.folded] && len(n.Words) > 0:
			w.Role = Suffix
		case !w.Initial && t.particles[w.folded] && !dot && (len(n.Words) > 0 || strings.IndexByte(text[j:], ' ') >= 0):
			w.Role = Particle
		case t.patronymicWords[w.folded] && len(n.Words) > 0:
			n.Words[len(n.Words)-1].Role = Patronymic
			n.Words[len(n.Words)-1].Initial = false
			w.Role = Patronymic
		}
		if letters > 0 {
			n.Words = append(n.Words, w)
		}
		i = j
	}
	n.place(t, comma, isGiven)
	table := sounds()
	plain := plainLatin(text)
	for i := range n.Words {
		n.Words[i].plain = plain
		n.Words[i].sounds = table.appendSounds(nil, n.Words[i].folded)
	}
	return n
}

// place settles which of the plain words is the surname and which the
// patronymic.
func (n *Name) place(t *parseTable, comma int, isGiven func(string) bool) {
	var plain []int // words still read as given names
	for i := range n.Words {
		if n.Words[i].Role == Given {
			plain = append(plain, i)
		}
	}
	if len(plain) == 1 { // Hacı Əliyev: the title is the name
		for i := range n.Words[:plain[0]] {
			if w := &n.Words[i]; w.Role == Honorific && t.alsoNames[w.folded] {
				w.Role = Given
				plain = []int{i, plain[0]}
				break
			}
		}
	}
	if comma > 0 && len(plain) > 1 {
		for _, i := range plain {
			if i < comma {
				n.Words[i].Role = Surname
			}
		}
		n.markPatronymic(t, plain, 1)
		return
	}
	switch len(plain) {
	case 0:
		return
	case 1:
		i := plain[0]
		if n.Words[i].Initial || (isGiven != nil && isGiven(n.Words[i].folded) && !t.looksSurname(n.Words[i].folded)) {
			return
		}
		n.Words[i].Role = Surname
		return
	}
	first, last := plain[0], plain[len(plain)-1]
	switch {
	case len(plain) > 2 && t.isPatronymic(n.Words[last].folded):
		n.Words[last].Role = Patronymic // Лавров Сергей Викторович
		n.Words[first].Role = Surname
		return
	case n.hasPatronymicWord() && t.looksSurname(n.Words[first].folded) && !t.looksSurname(n.Words[last].folded):
		n.Words[first].Role = Surname // Əliyev İlham Heydər oğlu
		return
	case n.Words[last].Initial && !n.Words[first].Initial:
		n.Words[first].Role = Surname // Лавров С. В.
		return
	case isGiven != nil && !n.Words[first].Initial && isGiven(n.Words[last].folded) && !isGiven(n.Words[first].folded) &&
		t.looksSurname(n.Words[first].folded) && !t.looksSurname(n.Words[last].folded):
		n.Words[first].Role = Surname // Лавров Сергей
		n.markPatronymic(t, plain, 1)
		return
	}
	n.Words[last].Role = Surname
	n.markPatronymic(t, plain[:len(plain)-1], 1)
}

func (n *Name) hasPatronymicWord() bool {
	for _, w := range n.Words {
		if w.Role == Patronymic {
			return true
		}
	}
	return false
}

func (n *Name) markPatronymic(t *parseTable, plain []int, from int) {
	for k := from; k < len(plain); k++ {
		if w := &n.Words[plain[k]]; w.Role == Given && t.isPatronymic(w.folded) {
			w.Role = Patronymic
		}
	}
}

func (t *parseTable) isPatronymic(w string) bool {
	if t.patronymics[w] {
		return true
	}
	for _, e := range t.patronymicEndings {
		if strings.HasSuffix(w, e) && utf8.RuneCountInString(w) > utf8.RuneCountInString(e)+1 {
			return true
		}
	}
	return false
}

func (t *parseTable) looksSurname(w string) bool {
	for _, e := range t.surnameEndings {
		if strings.HasSuffix(w, e) && utf8.RuneCountInString(w) > utf8.RuneCountInString(e)+1 {
			return true
		}
	}
	return false
}

// wordRune tells the characters that words of names are made of. Hyphens
// hold double surnames together; combining marks belong to their letter.
func wordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) || isApostrophe(r) || r == '-' || r == '‐' || r == '‑' || r == 0xAD ||
		(r >= 0x200B && r <= 0x200D)
}

func isApostropheWord(s string) bool {
	for _, r := range s {
		if isApostrophe(r) {
			return true
		}
	}
	return false
}
