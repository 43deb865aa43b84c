package main

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"github.com/adlar-names/adlar/dictionaries"
	"github.com/adlar-names/adlar/inflect"
	"github.com/adlar-names/adlar/names"
	"github.com/adlar-names/adlar/normalize"
)

// onlyFind is what many would write: a token trie over every spelling of the
// dictionary, base forms only. It finds; it does not inflect, link or rewrite.
func onlyFind(d *dictionaries.Dictionary) *trie {
	var spellings []string
	for id := dictionaries.EntityID(1); int(id) < d.Entities(); id++ {
		for _, sp := range d.SpellingsOf(id) {
			if text := d.Spelling(sp).Text; text != "" {
				spellings = append(spellings, text)
			}
		}
	}
	return newTrie(spellings)
}

// normalizing races the whole work on an article against only finding names.
func normalizing(d *dictionaries.Dictionary) []race {
	n, err := normalize.New(d, normalize.Options{})
	must(err == nil, "%v", err)
	t := onlyFind(d)
	var races []race
	for _, row := range []struct{ lang, file string }{{"ru", "turan.ru.txt"}, {"uk", "turan.uk.txt"}, {"az", "turan.az.txt"}, {"en", "turan.txt"}} {
		text := article(row.file, 4<<10)
		r, err := n.Normalize(context.Background(), normalize.Document{Text: text})
		must(err == nil && len(r.Mentions) > 3, "%s: %d mentions, %v", row.lang, len(r.Mentions), err)
		var buf []dictionaries.Word
		races = append(races, race{title: "normalize, an article, " + row.lang, unit: "MB", work: float64(len(text)) / 1e6, note: "the trie only finds base forms",
			ways: []contender{
				{"adlar: find, link, rewrite", func() { _, _ = n.Normalize(context.Background(), normalize.Document{Text: text}) }},
				{"token trie of all spellings: find only", func() { _, _, buf = t.find(text, buf) }},
			}})
	}
	text := article("turan.ru.txt", 4<<10)
	r, err := n.Normalize(context.Background(), normalize.Document{Text: text})
	must(err == nil, "%v", err)
	type plain normalize.Result // without its MarshalJSON
	var a, b any
	ours, _ := r.MarshalJSON()
	other, _ := json.Marshal(plain(r))
	must(json.Unmarshal(ours, &a) == nil && json.Unmarshal(other, &b) == nil, "answers are no JSON")
	var dst []byte
	races = append(races, race{title: "JSON of an answer", unit: "answers", work: 1, note: figure(float64(len(ours))) + " bytes",
		ways: []contender{
			{"adlar: AppendJSON", func() { dst = r.AppendJSON(dst[:0]) }},
			{"encoding/json", func() { _, _ = json.Marshal(plain(r)) }},
		}})
	return races
}

// declining races the rules against a map of all forms, which is what a
// program with a full list of forms has.
func declining() []race {
	list := strings.Fields("Лавров Зеленский Шевченко Гаджиев Толстой Гусева Петров Черных Цой Берия Алиева Сибига")
	forms := map[string]string{}
	for _, w := range list {
		forms[w], _ = inflect.Decline(inflect.Ru, inflect.Surname, w, inflect.Masc, inflect.Sg, inflect.Ins)
	}
	must(forms["Лавров"] == "Лавровым" && forms["Цой"] == "Цоем", "declined wrongly: %v", forms)
	var total int
	return []race{{title: "inflect, surnames to the instrumental", unit: "names", work: float64(len(list)), note: "the map holds those names only",
		ways: []contender{
			{"adlar: Decline", func() {
				for _, w := range list {
					s, _ := inflect.Decline(inflect.Ru, inflect.Surname, w, inflect.Masc, inflect.Sg, inflect.Ins)
					total += len(s)
				}
			}},
			{"map of ready forms", func() {
				for _, w := range list {
					total += len(forms[w])
				}
			}},
		}}}
}

// levenshtein is the edit distance by code points.
func levenshtein(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, y := range b {
			cost := diagonal
			if x != y {
				cost = 1 + min(diagonal, row[j], row[j+1])
			}
			diagonal, row[j+1] = row[j+1], cost
		}
	}
	return row[len(b)]
}

// comparing races the comparison of two names against a distance of letters
// after lower case, which decides neither scripts nor order.
func comparing(d *dictionaries.Dictionary) []race {
	n := names.New(d, names.Options{})
	pairs := [][2]string{{"Jeyhun Bayramov", "Джейхун Байрамов"}, {"Andrii Sybiha", "Андрей Сибига"}, {"Sergey Lavrov", "Сергій Лавров"}, {"Ilham Aliyev", "Мехрибан Алиева"}}
	verdicts := []bool{true, true, true, false}
	for i, p := range pairs {
		must(n.Match(p[0], p[1]).Score >= 0.7 == verdicts[i], "%v compared wrongly", p)
	}
	must(slices.Index(verdicts, false) == 3 && levenshtein([]rune("кот"), []rune("крот")) == 1, "distance is wrong")
	total := 0
	return []race{{title: "names, compare two", unit: "pairs", work: float64(len(pairs)), note: "the distance cannot cross scripts",
		ways: []contender{
			{"adlar: Namer.Match", func() {
				for _, p := range pairs {
					n.Match(p[0], p[1])
				}
			}},
			{"strings.ToLower + Levenshtein", func() {
				for _, p := range pairs {
					total += levenshtein([]rune(strings.ToLower(p[0])), []rune(strings.ToLower(p[1])))
				}
			}},
		}}}
}
