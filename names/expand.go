package names

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/adlar-names/adlar/dictionaries"
	"github.com/adlar-names/adlar/inflect"
)

// ExpandOptions say which spellings [Namer.Expand] lists. The zero value is
// all four languages, nominative only, at most 200.
type ExpandOptions struct {
	Langs []string
	Cases bool // the case forms of every spelling as well
	Limit int
}

// Expand lists the spellings of a personal name, the likeliest first: of every
// part those that the dictionary and the schemes know, multiplied, the
// canonical ones before the rare. It is for searching archives; see [Lucene]
// and [Regexp].
func (n *Namer) Expand(name string, o ExpandOptions) ([]string, error) {
	if len(o.Langs) == 0 {
		o.Langs = languages[:]
	}
	if o.Limit <= 0 {
		o.Limit = 200
	}
	from := Guess(name)
	fromIndex, _ := langIndex(from)
	p := n.Parse(strings.Join(strings.Fields(name), " "))
	origin := n.originOf(p, from)
	out := []string{}
	seen := map[string]bool{}
	add := func(s string) bool {
		if s != "" && !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
		return len(out) < o.Limit
	}
	per := max(1, o.Limit/len(o.Langs))
	for _, tag := range o.Langs {
		to, ok := langIndex(tag)
		if !ok {
			return nil, fmt.Errorf("%w, not %q", ErrUnknownLanguage, tag)
		}
		limit := len(out) + per
		for _, full := range n.spellings(p, origin, fromIndex, to, per) {
			if !add(full) || len(out) >= limit {
				break
			}
			if !o.Cases || to == en {
				continue
			}
			for _, c := range [...]inflect.Case{inflect.Gen, inflect.Dat, inflect.Acc, inflect.Ins, inflect.Loc, inflect.Abl, inflect.Voc} {
				lang := inflect.Lang(to + 1)
				if form, ok := inflect.DeclineName(lang, inflect.SplitName(lang, full), inflect.Unknown, c); ok && len(out) < limit {
					add(form)
				}
			}
		}
	}
	return out, nil
}

// spellings multiplies the spellings of the words of a name in one language.
func (n *Namer) spellings(p Name, origin Origin, from, to, limit int) []string {
	lists := make([][]string, 0, len(p.Words))
	for i := range p.Words {
		w := &p.Words[i]
		if w.Role == Honorific || w.Role == Suffix {
			continue
		}
		lists = append(lists, n.wordSpellings(w, origin.Code, from, to))
	}
	if len(lists) == 0 {
		return nil
	}
	// Combinations in the order of their ranks' sum: the canonical spelling of
	// every word first.
	var out []string
	pick := make([]int, len(lists))
	var walk func(i, depth int)
	walk = func(i, depth int) {
		if len(out) >= limit {
			return
		}
		if i == len(lists) {
			if depth == 0 {
				words := make([]string, len(lists))
				for j, k := range pick {
					words[j] = lists[j][k]
				}
				out = append(out, strings.Join(words, " "))
			}
			return
		}
		for k := 0; k < len(lists[i]) && k <= depth; k++ {
			pick[i] = k
			walk(i+1, depth-k)
		}
	}
	deepest := 0
	for _, l := range lists {
		deepest += len(l) - 1
	}
	for depth := 0; depth <= deepest && len(out) < limit; depth++ {
		walk(0, depth)
	}
	return out
}

// wordSpellings lists the spellings of one word in one language.
func (n *Namer) wordSpellings(w *Word, origin string, from, to int) []string {
	first, _, _ := n.word(w, origin, from, to)
	out := []string{first}
	if from == to && w.Text != first {
		out = append(out, w.Text)
	}
	kind := dictionaries.GivenName
	if w.Role == Surname {
		kind = dictionaries.Surname
	}
	lang := inflect.Lang(to + 1)
	parts := n.partsOf(w, kind)
	if len(parts) > 2 {
		parts = parts[:2]
	}
	for _, part := range parts {
		fem := w.Role == Surname && n.isFeminine(w, part)
		ids := slices.Clone(n.d.SpellingsOfPart(part))
		slices.SortStableFunc(ids, func(a, b dictionaries.SpellingID) int {
			return int(n.d.Spelling(a).Kind) - int(n.d.Spelling(b).Kind)
		})
		for _, id := range ids {
			s := n.d.Spelling(id)
			if s.Lang == lang && s.Kind != dictionaries.Typo && (w.Role != Surname || (s.Gender == inflect.Fem) == fem) && !slices.Contains(out, s.Text) {
				out = append(out, s.Text)
			}
		}
	}
	if to == en && len(parts) == 0 {
		base, _, _ := n.word(w, origin, from, reference(origin))
		for _, id := range [...]string{"ru-bgn-pcgn-1947-simple", "ru-icao-9303", "uk-kmu-2010", "uk-bgn-pcgn-1965", "az-en-press", "az-ascii"} {
			s := scheme(id)
			if s == nil || !strings.HasPrefix(id, languages[reference(origin)]) {
				continue
			}
			if t := s.String(base); !slices.Contains(out, t) {
				out = append(out, t)
			}
		}
	}
	return out
}

// Lucene is a query that finds any of the spellings as a phrase, in the syntax
// of Lucene, Elasticsearch and OpenSearch.
func Lucene(spellings []string) string {
	quoted := make([]string, len(spellings))
	for i, s := range spellings {
		quoted[i] = `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
	}
	return strings.Join(quoted, " OR ")
}

// Regexp is a regular expression (RE2, also read by PCRE) that finds any of
// the spellings, words parted by any white space; longer ones first.
func Regexp(spellings []string) string {
	sorted := slices.Clone(spellings)
	slices.SortStableFunc(sorted, func(a, b string) int { return len(b) - len(a) })
	for i, s := range sorted {
		sorted[i] = strings.ReplaceAll(regexp.QuoteMeta(s), " ", `\s+`)
	}
	if len(sorted) == 0 {
		return ""
	}
	return "(?:" + strings.Join(sorted, "|") + ")"
}
