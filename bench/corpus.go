package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing/fstest"
	"unicode"
	"unicode/utf8"

	"github.com/adlar-names/adlar/dictionaries"
)

// article is an example page of the repository, repeated to about size bytes.
func article(file string, size int) string {
	b, err := os.ReadFile(filepath.Join("..", "examples", file))
	must(err == nil, "%v", err)
	s := string(b)
	if size < len(s) {
		return s[:strings.LastIndex(s[:size], "\n")+1]
	}
	return strings.Repeat(s, size/len(s))
}

// madeUp returns n names of one to three made-up words that share syllables.
func madeUp(n int) []string {
	r := rand.New(rand.NewPCG(1, uint64(n)))
	syllables := strings.Fields("ба ве гор ди жу зим кло ле мар но пет ру сов то уль фир хан це чер шу щек эл юр яр стан бек град ник лав рос тим вал кус мен дор")
	word := func(least int) string {
		var b strings.Builder
		for range least + r.IntN(3) {
			b.WriteString(syllables[r.IntN(len(syllables))])
		}
		s := b.String() + string([]rune("бгдклнпрст")[r.IntN(10)]) // no в or м, which end case forms of other names
		first, size := utf8.DecodeRuneInString(s)
		return string(unicode.ToUpper(first)) + s[size:]
	}
	seen, names := map[string]bool{}, make([]string, 0, n)
	for len(names) < n {
		words := []string{word(3)}
		for range r.IntN(3) {
			words = append(words, word(2))
		}
		if name := strings.Join(words, " "); !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	return names
}

// compiled is a dictionary of the names as villages.
func compiled(list []string) *dictionaries.Dictionary {
	files := fstest.MapFS{}
	var b strings.Builder
	for i, name := range list {
		if i%20_000 == 0 {
			b.WriteString("list: places\nsource: {title: made up, retrieved: 2026-12-01, licence: own}\nentries:\n")
		}
		_, _ = fmt.Fprintf(&b, "- {id: v%d, kind: village, ru: %s}\n", i, name)
		if i%20_000 == 19_999 || i == len(list)-1 {
			files[fmt.Sprintf("places/p%d.yaml", i)] = &fstest.MapFile{Data: []byte(b.String())}
			b.Reset()
		}
	}
	d, err := dictionaries.Load(files)
	must(err == nil, "made-up dictionary: %.400v", err)
	return d
}

// newsOf mixes the names, one word in twelve, into words that are none.
func newsOf(names []string, size int) string {
	r := rand.New(rand.NewPCG(2, 3))
	filler := strings.Fields("в на и что сообщил вчера вечером правительство заседание который было решение города после встречи республики вопрос также однако Президента Заявил")
	var b strings.Builder
	for b.Len() < size {
		if r.IntN(12) > 0 {
			b.WriteString(filler[r.IntN(len(filler))])
		} else {
			b.WriteString(names[r.IntN(len(names))])
		}
		if r.IntN(10) == 0 {
			b.WriteByte(',')
		}
		b.WriteByte(' ')
	}
	return b.String()
}
