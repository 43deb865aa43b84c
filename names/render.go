package names

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/adlar-names/adlar/dictionaries"
	"github.com/adlar-names/adlar/inflect"
)

// ErrUnknownLanguage is wrapped by the errors of [Namer.Render] and
// [Namer.Expand].
var ErrUnknownLanguage = errors.New("names: unknown language: want az, ru, uk or en")

// Request is a name to render.
type Request struct {
	Name string
	From string // language of the text it stands in; empty: by its letters
	To   string
	Kind string // person, place, organization, media, event, title; empty: any
}

// Rendering is a name in another language.
type Rendering struct {
	To         string   `json:"to"`
	Name       string   `json:"name"`
	Confidence float64  `json:"confidence"`
	Source     string   `json:"source"` // dictionary: a line of it decided; rule: a proposal
	Reasons    []Reason `json:"reasons"`
}

// languages of the dictionary, in its order.
var languages = [...]string{"az", "ru", "uk", "en"}

func langIndex(tag string) (int, bool) {
	primary, _, _ := strings.Cut(tag, "-")
	for i, l := range languages {
		if primary == l {
			return i, true
		}
	}
	return 0, false
}

// Guess tells the language of a name by its letters alone: ru for Cyrillic
// without Ukrainian letters, en for Latin without Azerbaijani ones.
func Guess(name string) string {
	cyrillic := false
	for _, r := range strings.ToLower(name) {
		switch {
		case strings.ContainsRune("іїєґ", r):
			return "uk"
		case strings.ContainsRune("əğış", r):
			return "az"
		case unicode.Is(unicode.Cyrillic, r):
			cyrillic = true
		}
	}
	if cyrillic {
		return "ru"
	}
	return "en"
}

// Render writes a name in another language, the best rendering first. The
// dictionary comes first: entities, then given names and surnames; what it
// does not hold goes through the chain of schemes for the origin of the name.
// A rendering that no line of the dictionary decided is a proposal and says
// so in Source. The list is empty only for an empty name.
func (n *Namer) Render(q Request) ([]Rendering, error) {
	to, ok := langIndex(q.To)
	if !ok {
		return nil, fmt.Errorf("%w, not %q", ErrUnknownLanguage, q.To)
	}
	if q.From == "" {
		q.From = Guess(q.Name)
	}
	from, ok := langIndex(q.From)
	if !ok {
		return nil, fmt.Errorf("%w, not %q", ErrUnknownLanguage, q.From)
	}
	name := strings.Join(strings.Fields(q.Name), " ")
	if name == "" {
		return []Rendering{}, nil
	}
	var out []Rendering
	add := func(r Rendering) {
		if r.Name == "" {
			return
		}
		for _, x := range out {
			if x.Name == r.Name {
				return
			}
		}
		r.To = languages[to]
		out = append(out, r)
	}
	if !n.o.NoPeople {
		for _, r := range n.entities(name, to, q.Kind) {
			add(r)
		}
	}
	if q.Kind == "" || q.Kind == "person" {
		for _, r := range n.person(name, from, to) {
			add(r)
		}
	} else {
		for _, r := range n.plain(name, from, to) {
			add(r)
		}
	}
	return out, nil
}

// entities renders a name that the dictionary holds as a whole, or a person
// whose parts it holds.
func (n *Namer) entities(name string, to int, kind string) []Rendering {
	var out []Rendering
	seen := map[dictionaries.EntityID]bool{}
	add := func(id dictionaries.EntityID, line int, confidence float64, rule string) {
		e := n.d.EntityRef(id)
		if seen[id] || (kind != "" && e.Kind.String() != kind) {
			return
		}
		seen[id] = true
		text := n.d.Name(id, inflect.Lang(to+1), "common")
		if line >= 0 && line < len(e.Lines) && e.Lines[line].Names[to] != "" {
			text = e.Lines[line].Names[to] // a rival line stays its own line
		}
		out = append(out, Rendering{Name: text, Confidence: confidence, Source: "dictionary", Reasons: []Reason{{rule, e.ID}}})
	}
	words := splitWords(name)
	var hits [32]dictionaries.NameHit
	for _, h := range n.d.NamesAt(hits[:0], words) {
		if h.Words != len(words) || h.Kind == dictionaries.KindDemonym || !nominative(h.Forms) {
			continue
		}
		line := -1
		if len(n.d.EntityRef(h.Entity).Lines) > 0 {
			line = int(h.Line)
		}
		if h.Kind == dictionaries.KindTitle {
			if r, ok := n.title(h, to, kind); ok {
				out = append(out, r)
			}
			continue
		}
		conf := 0.97
		if !h.Exact {
			conf = 0.93
		}
		add(h.Entity, line, conf, "entity")
	}
	p := n.Parse(name)
	var surnames, givens []dictionaries.PartID
	for i := range p.Words {
		switch w := &p.Words[i]; {
		case w.Initial:
		case w.Role == Surname:
			surnames = append(surnames, n.partsOf(w, dictionaries.Surname)...)
		case w.Role == Given:
			givens = append(givens, n.partsOf(w, dictionaries.GivenName)...)
		}
	}
	var ids []dictionaries.EntityID
	for _, s := range surnames {
		for _, g := range givens {
			ids = n.d.People(ids, g, s)
		}
	}
	for i, id := range ids {
		if g := surnameGender(p.lastSurname()); g != 0 {
			e := n.d.EntityRef(id)
			if (g == 2) != (e.Gender == inflect.Fem) && e.Gender != inflect.Unknown {
				continue // Əliyeva is not Əliyev
			}
		}
		add(id, -1, 0.97-0.02*float64(min(i, 5)), "person")
	}
	return out
}

func (n Name) lastSurname() string {
	for i := len(n.Words) - 1; i >= 0; i-- {
		if n.Words[i].Role == Surname {
			return n.Words[i].folded
		}
	}
	return ""
}

func (n *Namer) title(h dictionaries.NameHit, to int, kind string) (Rendering, bool) {
	if kind != "" && kind != "title" {
		return Rendering{}, false
	}
	e := n.d.EntityRef(h.Entity)
	text := e.Names[to]
	if n.d.Spelling(h.Spelling).Gender == inflect.Fem && e.Feminine[to] != "" {
		text = e.Feminine[to]
	}
	return Rendering{Name: text, Confidence: 0.95, Source: "dictionary", Reasons: []Reason{{"title", e.ID}}}, text != ""
}

func splitWords(name string) []dictionaries.Word {
	var words []dictionaries.Word
	for i := 0; i < len(name); {
		j := i
		for j < len(name) {
			r, size := utf8.DecodeRuneInString(name[j:])
			if r == '-' || unicode.IsSpace(r) {
				break
			}
			j += size
		}
		if j > i {
			w := dictionaries.Word{Text: name[i:j], Key: dictionaries.AppendKey(nil, name[i:j]), Gap: dictionaries.GapOther}
			if j < len(name) {
				w.Gap = dictionaries.GapSpace
				if name[j] == '-' {
					w.Gap = dictionaries.GapHyphen
				}
			}
			words = append(words, w)
		}
		_, size := utf8.DecodeRuneInString(name[min(j, len(name)-1):])
		i = j + size
	}
	return words
}

// person renders a personal name word by word.
func (n *Namer) person(name string, from, to int) []Rendering {
	p := n.Parse(name)
	origin := n.originOf(p, languages[from])
	out := []Rendering{n.wordByWord(p, origin, from, to)}
	if second := n.secondOrigin(origin, from); second != "" {
		r := n.wordByWord(p, Origin{Code: second, Confidence: 0.3, Reasons: []Reason{{"origin-other", "if the name is " + second}}}, from, to)
		r.Confidence *= 0.6
		out = append(out, r)
	}
	return out
}

// secondOrigin offers the reading of the text's own language beside a guess
// that is not sure.
func (n *Namer) secondOrigin(o Origin, from int) string {
	if o.Confidence >= 0.9 || o.Code == languages[from] {
		return ""
	}
	return languages[from]
}

func (n *Namer) wordByWord(p Name, origin Origin, from, to int) Rendering {
	r := Rendering{Source: "dictionary", Confidence: 0.95}
	if origin.Code != "" {
		r.Reasons = append(r.Reasons, Reason{"origin", fmt.Sprintf("%s (%.2f)", origin.Code, origin.Confidence)})
	}
	r.Reasons = append(r.Reasons, origin.Reasons...)
	var b strings.Builder
	end := 0
	for i := range p.Words {
		w := &p.Words[i]
		at := strings.Index(p.Text[end:], w.Text)
		if at < 0 {
			continue
		}
		b.WriteString(p.Text[end : end+at]) // what stood between: a space, a comma, a full stop
		end += at + len(w.Text)
		text, reason, sure := n.word(w, origin.Code, from, to)
		b.WriteString(text)
		r.Reasons = append(r.Reasons, reason)
		if !sure {
			r.Source = "rule"
			r.Confidence = min(r.Confidence, 0.5+0.3*origin.Confidence)
		}
	}
	b.WriteString(p.Text[end:])
	r.Name = b.String()
	return r
}

// word renders one word of a personal name.
func (n *Namer) word(w *Word, origin string, from, to int) (text string, why Reason, sure bool) {
	if from == to {
		return w.Text, Reason{"same-language", w.Text}, true
	}
	if w.Initial {
		return n.initial(w, origin, from, to)
	}
	kind := dictionaries.GivenName
	switch w.Role {
	case Surname:
		kind = dictionaries.Surname
	case Particle, Patronymic:
		kind = dictionaries.Particle
		if w.Role == Patronymic && endsWith(w.folded, parsing().patronymicEndings) == "" && !parsing().patronymicWords[w.folded] {
			kind = dictionaries.GivenName // father's name before oğlu
		}
	}
	if parts := n.partsOf(w, kind); len(parts) > 0 {
		best := parts[0]
		for _, p := range parts {
			if n.d.PartRef(p).Origin == origin && n.d.PartRef(best).Origin != origin {
				best = p
			}
		}
		part := n.d.PartRef(best)
		text = part.Names[to]
		if kind == dictionaries.Surname && n.isFeminine(w, best) && part.Feminine[to] != "" {
			text = part.Feminine[to]
		}
		if text != "" {
			return likeCase(w.Text, text), Reason{"part", part.ID}, true
		}
	}
	if strings.ContainsRune(w.Text, '-') {
		return n.hyphenated(w, origin, from, to)
	}
	text, scheme := respell(w.Text, origin, from, to)
	return likeCase(w.Text, text), Reason{"scheme", w.Text + " by " + scheme}, false
}

func (n *Namer) hyphenated(w *Word, origin string, from, to int) (string, Reason, bool) {
	pieces := strings.Split(w.Text, "-")
	all := true
	var why []string
	for i, piece := range pieces {
		if piece == "" {
			continue
		}
		one := Word{Text: piece, Role: w.Role, folded: folded(piece)}
		text, reason, sure := n.word(&one, origin, from, to)
		pieces[i] = text
		all = all && sure
		why = append(why, reason.Rule+" "+reason.Detail)
	}
	return strings.Join(pieces, "-"), Reason{"hyphenated", strings.Join(why, ", ")}, all
}

// isFeminine tells whether the word is the feminine of the surname.
func (n *Namer) isFeminine(w *Word, p dictionaries.PartID) bool {
	var buf [16]dictionaries.Reading
	for _, r := range n.d.Readings(buf[:0], dictionaries.AppendKey(nil, w.Text), w.Text) {
		if r.Part == p && r.Kind == dictionaries.Surname && nominative(r.Forms) {
			return r.Gender == inflect.Fem
		}
	}
	return false
}

// initial renders one letter: the first letter, or letters, that the scheme
// gives it.
func (n *Namer) initial(w *Word, origin string, from, to int) (string, Reason, bool) {
	text, scheme := respell(w.Text, origin, from, to)
	return likeCase(w.Text, text), Reason{"initial", w.Text + " by " + scheme}, false
}

// plain renders a name that is no person's by the scheme of its language.
func (n *Namer) plain(name string, from, to int) []Rendering {
	text, scheme := respell(name, languages[from], from, to)
	return []Rendering{{Name: text, Confidence: 0.4, Source: "rule", Reasons: []Reason{{"scheme", scheme}}}}
}

// likeCase gives text the capitals of the model: all of them, or the first.
func likeCase(model, text string) string {
	letters, upper := 0, 0
	for _, r := range model {
		if unicode.IsLetter(r) {
			letters++
			if unicode.IsUpper(r) {
				upper++
			}
		}
	}
	if letters > 1 && upper == letters {
		return strings.ToUpper(text)
	}
	return text
}
