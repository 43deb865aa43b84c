package names

import (
	"slices"
	"strings"

	"github.com/adlar-names/adlar/dictionaries"
	"github.com/adlar-names/adlar/translit"
)

// Readings of one word that are ranked; more cost time and no word has them.
const reverseReadings = 48

// Reverse reads a romanized name back into the script of a scheme: at most n
// readings, the likeliest first. The rules of the scheme say which readings
// there are ([translit.Scheme.Reverse]); those whose words the dictionary
// holds as names of that language come first, so that a lossy scheme gives
// back the names it was made from.
func (n *Namer) Reverse(s *translit.Scheme, text string, most int) []string {
	if most <= 0 {
		return nil
	}
	outs := []string{""}
	for i, word := range strings.Split(text, " ") {
		ranked := n.rank(s, word)
		if len(ranked) > most {
			ranked = ranked[:most]
		}
		var next []string
		for _, sum := range sumOrder(len(outs), len(ranked)) {
			if len(next) == most {
				break
			}
			sep := " "
			if i == 0 {
				sep = ""
			}
			next = append(next, outs[sum[0]]+sep+ranked[sum[1]])
		}
		outs = next
	}
	return outs
}

// sumOrder lists the pairs of ranks below a and b, the smallest sums first.
func sumOrder(a, b int) [][2]int {
	var out [][2]int
	for sum := 0; sum <= a+b-2; sum++ {
		for i := max(0, sum-b+1); i < a && i <= sum; i++ {
			out = append(out, [2]int{i, sum - i})
		}
	}
	return out
}

// rank lists the readings of a word, names of the dictionary first.
func (n *Namer) rank(s *translit.Scheme, word string) []string {
	list := s.Reverse(word, reverseReadings)
	if len(list) == 0 {
		return []string{word}
	}
	lang := s.Language()
	known := make(map[string]int, len(list))
	for i, w := range list {
		how, text := n.knownName(w, lang)
		list[i] = text
		known[text] = max(known[text], how)
	}
	slices.SortStableFunc(list, func(a, b string) int { return known[b] - known[a] })
	return list
}

// knownName tells how well the dictionary knows a word as a name of a
// language: 2 as written there, 1 as a further spelling, 0 not. A known name
// comes back with the dictionary's own apostrophe.
func (n *Namer) knownName(word, lang string) (how int, text string) {
	text = word
	var buf [16]dictionaries.Reading
	for _, r := range n.d.Readings(buf[:0], dictionaries.AppendKey(nil, word), word) {
		if r.Lang.String() != lang || !nominative(r.Forms) {
			continue
		}
		if r.Kind != dictionaries.GivenName && r.Kind != dictionaries.Surname && r.Kind != dictionaries.Patronymic {
			continue
		}
		sp := n.d.Spelling(r.Spelling)
		switch {
		case plainApostrophe(sp.Text) == plainApostrophe(word):
			text = sp.Text
		case !r.Exact:
			continue
		}
		if sp.Kind == dictionaries.Canonical {
			return 2, text
		}
		how = 1
	}
	return how, text
}

// plainApostrophe writes every apostrophe as '.
func plainApostrophe(s string) string {
	return strings.Map(func(r rune) rune {
		if isApostrophe(r) {
			return '\''
		}
		return r
	}, s)
}
