package main

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	ahocorasick "github.com/BobuSumisu/aho-corasick"
	"github.com/adlar-names/adlar/dictionaries"
)

// words calls f for every run of letters, with what follows it.
func words(text string, f func(word string, gap dictionaries.Gap)) {
	start, last := -1, ""
	gap := dictionaries.GapSpace
	flush := func() {
		if last != "" {
			f(last, gap)
		}
	}
	for i, c := range text {
		if unicode.IsLetter(c) {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			flush()
			last, gap, start = text[start:i], dictionaries.GapSpace, -1
		}
		switch c {
		case ' ':
		case '-':
			gap = dictionaries.GapHyphen
		default:
			gap = dictionaries.GapOther
		}
	}
	if start >= 0 {
		flush()
		last, gap = text[start:], dictionaries.GapOther
	}
	flush()
}

// trie of tokens: the baseline that most would write in Go.
type trie struct {
	next map[string]*trie
	name int
}

func newTrie(names []string) *trie {
	root := &trie{}
	for i, name := range names {
		at := root
		for w := range strings.FieldsSeq(strings.ToLower(name)) {
			if at.next == nil {
				at.next = map[string]*trie{}
			}
			if at.next[w] == nil {
				at.next[w] = &trie{}
			}
			at = at.next[w]
		}
		at.name = i + 1
	}
	return root
}

// find counts the leftmost longest names of a text, and their words.
func (t *trie) find(text string, buf []dictionaries.Word) (hits, total int, _ []dictionaries.Word) {
	buf = buf[:0]
	words(strings.ToLower(text), func(w string, g dictionaries.Gap) { buf = append(buf, dictionaries.Word{Text: w, Gap: g}) })
	for i := 0; i < len(buf); {
		best, at := 0, t
		for j := i; j < len(buf); j++ {
			if at = at.next[buf[j].Text]; at == nil {
				break
			}
			if at.name > 0 {
				best = j - i + 1
			}
			if buf[j].Gap == dictionaries.GapOther {
				break
			}
		}
		if best > 0 {
			hits, total = hits+1, total+best
		}
		i += max(1, best)
	}
	return hits, total, buf
}

// ours does the same by the product's dictionary, any letter case, all forms.
func ours(d *dictionaries.Dictionary, text string, buf []dictionaries.Word, keys []byte, found []dictionaries.NameHit) (hits, total int, _ []dictionaries.Word, _ []byte, _ []dictionaries.NameHit) {
	buf, keys = buf[:0], slices.Grow(keys[:0], 2*len(text))
	words(text, func(w string, g dictionaries.Gap) {
		at := len(keys)
		keys = dictionaries.AppendKey(keys, w)
		buf = append(buf, dictionaries.Word{Key: keys[at:len(keys):len(keys)], Text: w, Gap: g})
	})
	for i := 0; i < len(buf); {
		n := 1
		if found = d.NamesAt(found[:0], buf[i:]); len(found) > 0 {
			n = found[0].Words
			hits, total = hits+1, total+n
		}
		i += n
	}
	return hits, total, buf, keys, found
}

// matching races the dictionary's look-up against a token trie, and against an
// Aho–Corasick automaton that knows no word boundaries.
func matching(size int) []race {
	names := madeUp(size)
	text := newsOf(names, 1<<20)
	d, t := compiled(names), newTrie(names)
	var buf []dictionaries.Word
	var keys []byte
	var found []dictionaries.NameHit
	a, aw, _, _, _ := ours(d, text, nil, nil, nil)
	b, bw, _ := t.find(text, nil)
	must(a >= b && a > 1000 && aw >= bw && a-b < b/50, "%d names: %d found, trie %d", size, a, b) // ours finds forms too
	r := race{title: fmt.Sprintf("match, %d names, ru", size), unit: "MB", work: float64(len(text)) / 1e6, note: "ours reads any case form; the others the base form",
		ways: []contender{
			{"adlar: split, fold, all case forms", func() { _, _, buf, keys, found = ours(d, text, buf, keys, found) }},
			{"token trie + strings.ToLower", func() { _, _, buf = t.find(text, buf) }},
		}}
	if size <= 100_000 {
		lower := make([]string, len(names))
		for i := range names {
			lower[i] = strings.ToLower(names[i])
		}
		ac := ahocorasick.NewTrieBuilder().AddStrings(lower).Build()
		must(len(ac.MatchString(strings.ToLower(text))) >= b, "automaton finds less than the trie")
		r.ways = append(r.ways, contender{"BobuSumisu/aho-corasick + strings.ToLower", func() { ac.MatchString(strings.ToLower(text)) }})
	}
	return []race{r}
}
