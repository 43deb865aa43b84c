package main

import (
	"bytes"
	"context"
	"strings"
	"testing"
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
