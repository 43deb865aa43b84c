package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

// name is one annotated name of the own sets; offsets are code points, end
// excluded. Entity is a kind alone when the dictionary need not know the name.
type name struct {
	start, end int
	surface    string
	lemma      string
	entity     string
}

func (n *name) kind() string   { k, _, _ := strings.Cut(n.entity, "/"); return k }
func (n *name) linked() bool   { return strings.Contains(n.entity, "/") }
func (n *name) words() int     { return len(strings.Fields(n.surface)) }
func (s *sentence) id() string { return s.block + "/" + s.lang }

// sentence is a line of the own sets without its braces.
type sentence struct {
	block, lang, text string
	names             []name
}

// readGold reads lines of id or language, a tab, and text in which names stand
// in braces; "# " lines of a parallel file begin a block, "= " lines give the
// spelling to reach: entity, then az, ru, uk, en; "~ " lines places with rival
// names, which get four empty spellings.
func readGold(path string, parallel bool) ([]sentence, map[string][4]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer func() { _ = f.Close() }() // only read
	var all []sentence
	want := map[string][4]string{}
	block, line := "", 0
	for sc := bufio.NewScanner(f); sc.Scan(); {
		line++
		row := sc.Text()
		if rest, ok := strings.CutPrefix(row, "# "); ok {
			block = rest
			continue
		}
		if rest, ok := strings.CutPrefix(row, "~ "); ok {
			for id := range strings.FieldsSeq(rest) {
				want[id] = [4]string{}
			}
			continue
		}
		cells := strings.Split(row, "\t")
		if id, ok := strings.CutPrefix(cells[0], "= "); ok {
			if len(cells) != 5 {
				return nil, nil, fmt.Errorf("%s:%d: want an entity and four spellings", path, line)
			}
			want[id] = [4]string(cells[1:])
			continue
		}
		if len(cells) != 2 {
			return nil, nil, fmt.Errorf("%s:%d: want two cells parted by a tab", path, line)
		}
		s := sentence{block: block, lang: cells[0]}
		if !parallel {
			s.block, s.lang = cells[0], "az"
		}
		if s.text, s.names, err = unbrace(cells[1], parallel); err != nil {
			return nil, nil, fmt.Errorf("%s:%d: %w", path, line, err)
		}
		all = append(all, s)
	}
	return all, want, nil
}

// unbrace takes the names out of a line.
func unbrace(line string, parallel bool) (string, []name, error) {
	var text strings.Builder
	var names []name
	at := 0 // code points written
	put := func(s string) { text.WriteString(s); at += len([]rune(s)) }
	for {
		before, rest, found := strings.Cut(line, "{")
		put(before)
		if !found {
			return text.String(), names, nil
		}
		inside, after, closed := strings.Cut(rest, "}")
		cells := strings.Split(inside, "|")
		if parallel && len(cells) == 2 {
			cells = []string{cells[0], "", cells[1]}
		}
		if !closed || len(cells) != 3 {
			return "", nil, fmt.Errorf("%q is not a name in braces", inside)
		}
		n := name{start: at, surface: cells[0], lemma: cells[1], entity: cells[2]}
		put(cells[0])
		n.end = at
		names = append(names, n)
		line = after
	}
}
