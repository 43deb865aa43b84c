package dictionaries

import (
	"testing"

	"github.com/adlar-names/adlar/inflect"
)

// Every case of every shipped name must be read back as its owner. A few
// names in a thousand may fail: their heads or classes are not yet marked.
func TestShipped_ReadBack(t *testing.T) {
	d, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	forms, lost := 0, []string(nil)
	for id := EntityID(1); int(id) < d.Entities(); id++ {
		e := d.EntityRef(id)
		if e.Kind == KindDemonym {
			continue
		}
		for lang := inflect.Az; lang <= inflect.En; lang++ {
			words := d.Spell(nil, id, lang, "common")
			for c := inflect.Nom; c <= inflect.Voc && len(words) > 0; c++ {
				text, ok := Inflect(words, lang, c)
				if !ok && c != inflect.Nom {
					continue
				}
				forms++
				if !readsAs(d, id, e, lang, textWords(text)) {
					lost = append(lost, e.ID+" "+c.String()+" "+text)
				}
			}
		}
	}
	t.Logf("%d forms, %d not read back", forms, len(lost))
	if len(lost)*500 > forms {
		t.Errorf("%d of %d forms are not read back, the first ones: %q", len(lost), forms, lost[:min(20, len(lost))])
	}
}

func readsAs(d *Dictionary, id EntityID, e *Entity, lang inflect.Lang, words []Word) bool {
	for _, h := range d.NamesAt(nil, words) {
		if h.Entity == id {
			return true
		}
	}
	given, surname := len(e.Given) == 0, false
	for i := range words {
		for _, r := range d.Readings(nil, words[i].Key, words[i].Text) {
			surname = surname || r.Kind == Surname && r.Part == e.Surname && r.Lang == lang
			for _, p := range e.Given {
				given = given || r.Kind == GivenName && r.Part == p && r.Lang == lang
			}
		}
	}
	return e.Kind == KindPerson && given && surname
}
