package inflect

//go:generate go run ./internal/rulegen

// ruleTable is one file of rules/, as the generator writes it. Fields mean
// what rules/README.md says.
type ruleTable struct {
	lang        string
	sets, lists []wordList
	classes     []classDef
	rules       []ruleDef
	slots       []slotDef
	genders     []genderDef
}

type wordList struct{ name, words string }

type classDef struct{ name, g, drop, sg, pl, example string }

type ruleDef struct {
	name, kinds, g, ends, class string
	also                        bool
	weight                      int
	example                     string
}

type slotDef struct{ slot, feat, after, c, v, px, separate, example string }

type genderDef struct{ kinds, g, ends string }

// tableOf returns the generated table of a language.
func tableOf(lang Lang) *ruleTable {
	for i := range ruleTables {
		if ruleTables[i].lang == langTags[lang] {
			return &ruleTables[i]
		}
	}
	return &ruleTable{}
}

func find(lists []wordList, name string) string {
	for _, l := range lists {
		if l.name == name {
			return l.words
		}
	}
	return ""
}
