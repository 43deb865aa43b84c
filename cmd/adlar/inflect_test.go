package main

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/adlar-names/adlar/dictionaries"
	"github.com/adlar-names/adlar/inflect"
)

func TestInflectLemmaGender(t *testing.T) {
	for _, row := range []struct{ name, args, in, want string }{
		{"inflect", "inflect --lang ru --case ins Лавров", "", "Лавровым\n"},
		{"inflect tsv", "inflect --tsv", "uk\tdat\tm\tАндрій Сибіга\nru\tgen\t-\tМехрибан Алиева\n", "uk\tdat\tm\tАндрій Сибіга\tАндрію Сибізі\nru\tgen\t-\tМехрибан Алиева\tМехрибан Алиевой\n"},
		{"transfer", "inflect --transfer --tsv", "az\tLavrovla\tLavrov\tSadıqova\n", "az\tLavrovla\tLavrov\tSadıqova\tSadıqova ilə\n"},
		{"lemma tsv", "lemma --tsv", "ru\tPER\tСергеем Лавровым\nuk\tLOC\tКиєва\nru\t-\tБаку\n", "ru\tPER\tСергеем Лавровым\tСергей Лавров\nuk\tLOC\tКиєва\tКиїв\nru\t-\tБаку\tБаку\n"},
		{"gender tsv", "gender --tsv", "ru\tpatronymic\tГейдар кызы\nru\tgiven\tНикита\nuk\tsurname\tЛукашенко\naz\t-\tSevinc Sadıqova\n", "ru\tpatronymic\tГейдар кызы\tf\nru\tgiven\tНикита\tm\nuk\tsurname\tЛукашенко\tmf\naz\t-\tSevinc Sadıqova\tf\n"},
	} {
		t.Run(row.name, func(t *testing.T) {
			var out, msg bytes.Buffer
			if code := run(context.Background(), strings.Fields(row.args), strings.NewReader(row.in), &out, &msg); code != exitDone || out.String() != row.want {
				t.Errorf("adlar %s: exit %d, %+q, want %+q; %s", row.args, code, out.String(), row.want, msg.String())
			}
		})
	}
}

// For every part of the dictionary, each case that the rules write is read
// back with its base form.
func TestInflect_DictionaryReadBack(t *testing.T) {
	d, err := dictionaries.Builtin()
	if err != nil {
		t.Skip("the dictionary has faults: ", err)
	}
	cases := []inflect.Case{inflect.Gen, inflect.Dat, inflect.Acc, inflect.Ins, inflect.Loc}
	kinds := map[dictionaries.WordKind]inflect.Kind{dictionaries.GivenName: inflect.Given, dictionaries.Surname: inflect.Surname}
	total, lost := 0, 0
	for id := dictionaries.PartID(1); int(id) < d.Parts(); id++ {
		part := d.Part(id)
		kind, ok := kinds[part.Kind]
		if !ok {
			continue
		}
		for i, lang := range []inflect.Lang{inflect.Az, inflect.Ru, inflect.Uk} {
			name := part.Names[i]
			if name == "" || strings.ContainsAny(name, " -’'ʼ") {
				continue
			}
			g := part.Gender
			if kind == inflect.Surname || g == inflect.Unknown || g == inflect.Both {
				g = inflect.Masc
			}
			for _, c := range cases {
				form, ok := inflect.Decline(lang, kind, name, g, inflect.Sg, c)
				if !ok || strings.Contains(form, " ") {
					continue
				}
				total++
				if !readsBack(lang, kind, form, name, c) {
					if lost++; lost <= 20 {
						t.Logf("%s %s %s: %s of %s is not read back", part.ID, lang, c, form, name)
					}
				}
			}
		}
	}
	t.Logf("%d forms", total)
	if lost > 0 {
		t.Errorf("%d of %d forms are not read back", lost, total)
	}
}

func readsBack(lang inflect.Lang, kind inflect.Kind, form, name string, c inflect.Case) bool {
	for _, f := range inflect.AppendAnalyses(nil, lang, kind, form) {
		if inflect.Fold(lang, f.LemmaOf(lang, form)) == inflect.Fold(lang, name) && (f.Case == c || f.Fixed) {
			return true
		}
	}
	return false
}
