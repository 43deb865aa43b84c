package dictionaries

import (
	"testing"

	"github.com/adlar-names/adlar/inflect"
)

func TestInflect_Table(t *testing.T) {
	d := loadSeed(t)
	for _, row := range []struct{ id, lang, c, want string }{
		{"person/jeyhun-bayramov", "ru", "ins", "Джейхуном Байрамовым"},
		{"person/jeyhun-bayramov", "uk", "ins", "Джейхуном Байрамовим"},
		{"person/jeyhun-bayramov", "az", "ins", "Ceyhun Bayramovla"},
		{"person/sevinj-sadygova", "ru", "dat", "Севиндж Садыговой"},
		{"person/sevinj-sadygova", "uk", "gen", "Севіндж Садигової"},
		{"person/andrii-sybiha", "uk", "dat", "Андрію Сибізі"},
		{"person/andrii-sybiha", "ru", "ins", "Андреем Сибигой"},
		{"person/ursula-von-der-leyen", "ru", "gen", "Урсулы фон дер Ляйен"},
		{"place/azerbaijan", "ru", "gen", "Азербайджана"},
		{"place/azerbaijan", "az", "loc", "Azərbaycanda"},
		{"place/baku", "ru", "loc", "Баку"},
		{"place/baku", "az", "dat", "Bakıya"},
		{"place/new-york", "ru", "loc", "Нью-Йорке"},
		{"place/netherlands", "ru", "ins", "Нидерландами"},
		{"organization/mfa-russia", "ru", "dat", "Министерству иностранных дел"},
		{"organization/mfa-russia", "az", "dat", "Xarici İşlər Nazirliyinə"},
		{"organization/osce-minsk-group", "ru", "gen", "Минской группы ОБСЕ"},
		{"organization/osce-minsk-group", "uk", "ins", "Мінською групою ОБСЄ"},
		{"title/foreign-minister", "ru", "ins", "министром иностранных дел"},
		{"title/foreign-minister", "az", "gen", "xarici işlər nazirinin"},
	} {
		t.Run(row.id+" "+row.lang+" "+row.c, func(t *testing.T) {
			id, _ := d.EntityByID(row.id)
			lang, _ := inflect.ParseLang(row.lang)
			c, _ := inflect.ParseCase(row.c)
			if got, _ := Inflect(d.Spell(nil, id, lang, "common"), lang, c); got != row.want {
				t.Errorf("Inflect(%s, %s, %s) = %q, want %q", row.id, row.lang, row.c, got, row.want)
			}
		})
	}
}

// Every case of every name that is written must be read back as that entity.
func TestInflect_ReadBack(t *testing.T) {
	d := loadSeed(t)
	for id := EntityID(1); int(id) < d.Entities(); id++ {
		e := d.Entity(id)
		if e.Kind == KindPerson {
			continue
		}
		for lang := inflect.Az; lang <= inflect.Uk; lang++ {
			words := d.Spell(nil, id, lang, "common")
			if len(words) == 0 {
				continue
			}
			for c := inflect.Nom; c <= inflect.Voc; c++ {
				text, ok := Inflect(words, lang, c)
				if !ok && c != inflect.Nom {
					continue
				}
				found := false
				for _, h := range d.NamesAt(nil, textWords(text)) {
					found = found || h.Entity == id && h.Words == len(words)
				}
				if !found {
					t.Errorf("%s %v %v: %q is not read back", e.ID, lang, c, text)
				}
			}
		}
	}
}

// Before оглы the father's name stays, whether a hyphen or a space joins them.
func TestInflect_FatherMark(t *testing.T) {
	for _, row := range []struct {
		name  string
		words []SpelledWord
		want  string
	}{
		{"hyphen", []SpelledWord{{Text: "Полад", Sep: " "}, {Text: "Бюльбюль", Sep: "-"}, {Text: "оглы"}}, "Полада Бюльбюль-оглы"},
		{"space", []SpelledWord{{Text: "Эльшад", Sep: " "}, {Text: "Мирбашир", Sep: " "}, {Text: "оглу"}}, "Эльшада Мирбашир оглу"},
	} {
		t.Run(row.name, func(t *testing.T) {
			layoutPerson(ru, row.words, inflect.Masc, false)
			if got, _ := Inflect(row.words, inflect.Ru, inflect.Gen); got != row.want {
				t.Errorf("Inflect(%s) = %q, want %q", row.name, got, row.want)
			}
		})
	}
}
