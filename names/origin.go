package names

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/adlar-names/adlar/dictionaries"
	"go.yaml.in/yaml/v4"
)

//go:embed rules/origins.yaml
var originsYAML []byte

type originRule struct {
	Origin string   `yaml:"origin"`
	Weight float64  `yaml:"weight"`
	Ends   []string `yaml:"ends"`
}

var origins = sync.OnceValue(func() []originRule {
	var rules []originRule
	if err := yaml.Load(originsYAML, &rules, yaml.WithKnownFields()); err != nil {
		panic(fmt.Errorf("names: rules/origins.yaml: %w", err))
	}
	for i := range rules {
		for j, e := range rules[i].Ends {
			rules[i].Ends[j] = folded(e)
		}
	}
	return rules
})

// Origin is where a name seems to come from.
type Origin struct {
	Code       string // az ru uk be hy ka tr fa kk uz en … , "" unknown
	Confidence float64
	Reasons    []Reason
}

// Origin guesses where a personal name comes from: from the dictionary's
// given names and surnames, the endings, the letters, and the language of the
// text (lang, may be empty), in that order of trust.
func (n *Namer) Origin(name, lang string) Origin { return n.originOf(n.Parse(name), lang) }

func (n *Namer) originOf(name Name, lang string) Origin {
	votes := map[string]float64{}
	var reasons []Reason
	vote := func(origin string, w float64, rule, detail string) {
		if origin == "" {
			return
		}
		if votes[origin] == 0 || w >= 0.5 {
			reasons = append(reasons, Reason{rule, detail})
		}
		votes[origin] += w
	}
	for i := range name.Words {
		w := &name.Words[i]
		if w.Initial || (w.Role != Given && w.Role != Surname) {
			continue
		}
		want := dictionaries.GivenName
		if w.Role == Surname {
			want = dictionaries.Surname
		}
		seen := map[string]bool{}
		for _, p := range n.partsOf(w, want) {
			part := n.d.PartRef(p)
			if strings.Contains(part.ID, "/~") || seen[part.Origin] {
				continue
			}
			seen[part.Origin] = true
		}
		for o := range seen {
			vote(o, 1.2/float64(len(seen)), "origin-part", fmt.Sprintf("%s is a %s name of the dictionary", w.Text, o))
		}
		if w.Role == Surname {
			for _, r := range origins() {
				if e := endsWith(w.folded, r.Ends); e != "" {
					vote(r.Origin, r.Weight/10, "origin-ending", fmt.Sprintf("-%s: %s", e, r.Origin))
					break
				}
			}
		}
		switch {
		case strings.ContainsAny(w.folded, "əğıq") && !strings.ContainsAny(w.folded, "w"):
			vote("az", 0.5, "origin-letter", "Azerbaijani letters")
		case strings.ContainsAny(w.folded, "іїєґ"):
			vote("uk", 0.4, "origin-letter", "Ukrainian letters")
		}
	}
	if len(name.Words) > 0 {
		switch lang {
		case "az", "uk", "ru", "tr", "hy", "ka":
			vote(lang, 0.25, "origin-context", "the text is in "+lang)
		}
	}
	best, total := "", 0.0
	for o, w := range votes {
		total += w
		if w > votes[best] || (w == votes[best] && o < best) {
			best = o
		}
	}
	if best == "" {
		return Origin{Reasons: []Reason{}}
	}
	return Origin{Code: best, Confidence: votes[best] / total, Reasons: reasons}
}

func endsWith(w string, ends []string) string {
	for _, e := range ends {
		if strings.HasSuffix(w, e) && utf8.RuneCountInString(w) > utf8.RuneCountInString(e)+1 {
			return e
		}
	}
	return ""
}

// partsOf lists the dictionary's parts that a word may be in the nominative,
// those whose letters are exactly the word's first.
func (n *Namer) partsOf(w *Word, kind dictionaries.WordKind) []dictionaries.PartID {
	var buf [16]dictionaries.Reading
	var exact, rest []dictionaries.PartID
	for _, r := range n.d.Readings(buf[:0], dictionaries.AppendKey(nil, w.Text), w.Text) {
		if r.Kind != kind || r.Part == 0 || !nominative(r.Forms) {
			continue
		}
		if n.o.NoPeople && strings.Contains(n.d.PartRef(r.Part).ID, "/~") {
			continue // known from a person's name only
		}
		switch {
		case r.Exact && n.d.Spelling(r.Spelling).Kind == dictionaries.Canonical:
			exact = appendNew(exact, r.Part)
		case r.Exact || w.plain:
			rest = appendNew(rest, r.Part)
		}
	}
	if len(exact) > 0 && !w.plain {
		return exact // its own letters say which name it is
	}
	for _, p := range rest {
		exact = appendNew(exact, p)
	}
	return exact
}

// plainLatin tells whether a word may have lost its diacritics: it is Latin
// and has none.
func plainLatin(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

func appendNew(list []dictionaries.PartID, p dictionaries.PartID) []dictionaries.PartID {
	for _, x := range list {
		if x == p {
			return list
		}
	}
	return append(list, p)
}
