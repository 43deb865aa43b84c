package translit

import (
	"strings"
	"unicode/utf8"
)

// A habit is how likely a run of letters is in the spelling of a language,
// as a cost added to every reading that holds it: positive for what the
// orthography forbids or avoids, negative for what it demands. ^ and $ are the
// edges of a word; capitals stand for classes: V a vowel, C a consonant.
type habit struct {
	runs string // separated by spaces
	cost int32
}

// habits rank the readings of lossy schemes. They say what the orthography of
// a language does with й, the signs and the apostrophe, which romanizations
// drop or write like another letter; no name is in them.
var habits = map[string][]habit{
	"ru": {
		{"Cй ъV ъC ъй ъ$ Vь ^ь ^ъ ьь ъъ йь", 60},
		{"ъе ъё ъю ъя", -60}, // the only place of ъ
		{"йи йо йе йу йэ йя йю", 14},
		{"^й", 10},
		{"ии$ аи$ еи$ ои$ уи$ ыи$ яи$", 14},
		{"аиC еиC оиC уиC", 4},
		{"Cэ Vэ", 16}, {"^э", 5}, {"^эд ^эм ^эр ^эльв ^эльд ^эльм", -9},
		{"иа иу", 8},
		{"шч", 60}, {"тс", 6}, {"стиан", -50}, {"кх сх зх", 20},
		{"ё", 3}, {"^ё", 8},
		{"ться", -44}, {"тся", -10}, {"тств истск тст тсд", -10},
		{"ильC ельC альC ульC юльC яльC эльC ыльC", -46},
		{"ольг ольш ольц ольф", -46}, {"узьм азьм", -46}, {"зьк дьк тьк ньк орьк", -36},
		{"ильев ^ильи фьев арья$ алья$ илья$ улья$ офья$ инья$ вьёв бьёв тьев тьёв", -46},
		{"кьян сьян вьян емьян ельян тьян рьян ульян ольян тьяк вьял ньян зьян", -46},
		{"мьев ельев рьев ньев вьев бьев сьев пьев ильё ьин$ ьина$ ьич", -40},
		{"Vль$ арь$ орь$ Vнь$ едь$ овь$", -38}, {"Vы", 30},
		{"^элл", -9}, {"айя$ ойя$", -20},
	},
	"uk": {
		{"Cй Vь ^ь ьь ^и иі иї Vи", 60}, {"ія", 2},
		{"Cї", 60}, {"^ь", 60},
		{"йа йу йе йя йю йє", 14}, {"йі йї", 40}, {"^й", 4},
		{"ии ыи уі$ аі$ еі$ оі$ аї$ еї$ ої$", 14}, {"ій$ ий$", -4},
		{"аіC еіC оіC уіC", 10}, {"аїC оїC", 6},
		{"іа іу іе", 8},
		{"кг сг тс", 16}, {"шч", 20},
		{"вя мя пя бя фя вю бю пю мю фю вє бє пє мє фє", 30},
		{"в'я м'я п'я б'я ф'я в'ю б'ю п'ю м'ю ф'ю в'є б'є п'є м'є ф'є р'я к'я", -62},
		{"ськ цьк зьк", -40}, {"ськи сько цьки зьки ськог ськом", -10}, {"^ськ ^цьк ^зьк", 40}, {"дько тько дьк тьк", -46}, {"енько", -36},
		{"ільC альC ульC ельC ольC ильC яльC юльC", -46},
		{"ець$ иць$ аць$ яць$ ль$ інь$ ань$ ень$ унь$ ть$", -42},
		{"льо ньо сьо тьо", -32}, {"^ль", 20}, {"узьм", -46}, {"есь$", -38},
		{"св'я цв'я дв'я", 60}, {"свя цвя", -30},
	},
}

var habitClasses = map[rune]string{
	'V': "аеёиоуыэюяєії",
	'C': "бвгґджзклмнпрстфхцчшщ",
}

// habitCosts spells the runs of a language out, so that a look-up is one step.
func habitCosts(lang string) map[string]int32 {
	costs := map[string]int32{}
	for _, h := range habits[lang] {
		for _, run := range strings.Fields(h.runs) {
			for _, plain := range spellOut(run) {
				costs[plain] += h.cost
			}
		}
	}
	return costs
}

func spellOut(run string) []string {
	out := []string{""}
	for _, r := range run {
		class, ok := habitClasses[r]
		if !ok {
			class = string(r)
		}
		var next []string
		for _, o := range out {
			for _, l := range class {
				next = append(next, o+string(l))
			}
		}
		out = next
	}
	return out
}

// longestRun is the length of the longest run in letters.
const longestRun = 7

// habitCost returns what the letters of low after the first done bytes add: the
// cost of every run that ends in them. low is a reading in small letters with
// the edges written.
func (v *inverse) habitCost(low string, done int) int32 {
	var sum int32
	for end := len(low); end > done; {
		_, last := utf8.DecodeLastRuneInString(low[:end])
		start := end
		for range longestRun {
			_, w := utf8.DecodeLastRuneInString(low[:start])
			start -= w
			sum += v.habits[low[start:end]]
			if start == 0 {
				break
			}
		}
		end -= last
	}
	return sum
}
