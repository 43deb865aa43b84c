package dictionaries

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/adlar-names/adlar/inflect"
)

func loadSeed(t testing.TB) *Dictionary {
	t.Helper()
	d, err := Load(os.DirFS("testdata/seed"))
	if err != nil {
		t.Fatalf("Load: %v", err)
	}
	return d
}

// textWords cuts a phrase of words, blanks and hyphens.
func textWords(text string) []Word {
	var out []Word
	for _, w := range splitName(text) {
		g := GapSpace
		switch w.Sep {
		case "-":
			g = GapHyphen
		case "":
			g = GapOther
		}
		out = append(out, Word{Key: AppendKey(nil, w.Text), Text: w.Text, Gap: g})
	}
	return out
}

func caseSet(forms []inflect.EndingForm) string {
	var cs []string
	for _, f := range forms {
		if c := f.Case.String(); !slices.Contains(cs, c) {
			cs = append(cs, c)
		}
	}
	slices.Sort(cs)
	return strings.Join(cs, " ")
}

func TestDictionary_NamesAt(t *testing.T) {
	d := loadSeed(t)
	for _, row := range []struct {
		name, text, lang string
		words            int
		want, hasCase    string
	}{
		{"genitive", "Азербайджана подписала", "ru", 1, "place/azerbaijan", "gen"},
		{"indeclinable", "Баку", "ru", 1, "place/baku", "gen"},
		{"capitals", "БАКУ", "ru", 1, "place/baku", "nom"},
		{"azerbaijani dative", "Bakıya", "az", 1, "place/baku", "dat"},
		{"ascii azerbaijani", "Bakiya", "az", 1, "place/baku", "dat"},
		{"modifier and head", "Российской Федерации", "ru", 2, "place/russia", "gen"},
		{"modifier and head, instrumental", "Российской Федерацией", "ru", 2, "place/russia", "ins"},
		{"ukrainian modifier", "Російською Федерацією", "uk", 2, "place/russia", "ins"},
		{"fixed tail", "Министерству иностранных дел России", "ru", 3, "organization/mfa-russia", "dat"},
		{"azerbaijani possessive", "Xarici İşlər Nazirliyinə", "az", 3, "organization/mfa-russia", "dat"},
		{"azerbaijani possessive, genitive inside", "ATƏT-in Minsk qrupunun", "az", 4, "organization/osce-minsk-group", "gen"},
		{"modifier, head, acronym", "Минской группы ОБСЕ", "ru", 3, "organization/osce-minsk-group", "gen"},
		{"hyphen", "Нью-Йорке", "ru", 2, "place/new-york", "loc"},
		{"plural", "Нидерландами", "ru", 1, "place/netherlands", "ins"},
		{"title", "министром иностранных дел", "ru", 3, "title/foreign-minister", "ins"},
		{"title in azerbaijani", "xarici işlər nazirinin", "az", 3, "title/foreign-minister", "gen"},
		{"person with particles", "Урсулой фон дер Ляйен", "ru", 4, "person/ursula-von-der-leyen", "ins"},
		{"english possessive", "Russia's", "en", 1, "place/russia", ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			lang, _ := inflect.ParseLang(row.lang)
			hits := d.NamesAt(nil, textWords(row.text))
			for _, h := range hits {
				if h.Lang == lang && h.Words == row.words && d.Entity(h.Entity).ID == row.want {
					if row.hasCase != "" && !strings.Contains(caseSet(h.Forms), row.hasCase) {
						t.Errorf("NamesAt(%q): %s in %s, want %s", row.text, row.want, caseSet(h.Forms), row.hasCase)
					}
					return
				}
			}
			t.Errorf("NamesAt(%q): no %s of %d words in %+v", row.text, row.want, row.words, hits)
		})
	}
}

func TestDictionary_NamesAt_Not(t *testing.T) {
	d := loadSeed(t)
	for _, row := range []struct{ name, text string }{
		{"no agreement", "Российскую Федерацией"},
		{"a gap", "Российской"},
		{"no ending", "Азербайджанлар"},
		{"inside a word", "Бакунин"},
		{"fixed tail in another case", "Министерство иностранным делам"},
	} {
		t.Run(row.name, func(t *testing.T) {
			if hits := d.NamesAt(nil, textWords(row.text)); len(hits) > 0 {
				t.Errorf("NamesAt(%q) = %s %+v, want none", row.text, d.Entity(hits[0].Entity).ID, hits)
			}
		})
	}
}

func TestDictionary_Readings(t *testing.T) {
	d := loadSeed(t)
	for _, row := range []struct {
		name, word, lang string
		kind             WordKind
		part, gender     string
		hasCase          string
		exact            bool
	}{
		{"given name", "Джейхуном", "ru", GivenName, "given/ceyhun", "m", "ins", true},
		{"azerbaijani", "Bayramovla", "az", Surname, "surname/bayramov", "m", "ins", true},
		{"feminine", "Садыговой", "ru", Surname, "surname/sadiqov", "f", "dat", true},
		{"feminine or genitive", "Садыгова", "ru", Surname, "surname/sadiqov", "m", "gen", true},
		{"alternation", "Сибізі", "uk", Surname, "surname/sybiha", "mf", "dat", true},
		{"alias", "Sibiga", "en", Surname, "surname/sybiha", "mf", "", true},
		{"ascii", "Sadiqov", "az", Surname, "surname/sadiqov", "m", "nom", false},
		{"capitals", "САДЫГОВУ", "ru", Surname, "surname/sadiqov", "m", "dat", true},
		{"a person's own surname", "Трампа", "ru", Surname, "surname/~trump", "m", "gen", true},
		{"patronymic", "Сергеевича", "ru", Patronymic, "given/sergei", "m", "gen", true},
	} {
		t.Run(row.name, func(t *testing.T) {
			lang, _ := inflect.ParseLang(row.lang)
			rs := d.Readings(nil, AppendKey(nil, row.word), row.word)
			for _, r := range rs {
				if r.Kind == row.kind && r.Lang == lang && d.Part(r.Part).ID == row.part && r.Gender.String() == row.gender &&
					r.Exact == row.exact && (row.hasCase == "" || strings.Contains(caseSet(r.Forms), row.hasCase)) {
					return
				}
			}
			for _, r := range rs {
				t.Logf("%v %v %s %v exact %v %s %q", r.Kind, r.Lang, d.Part(r.Part).ID, r.Gender, r.Exact, caseSet(r.Forms), d.Spelling(r.Spelling).Text)
			}
			t.Errorf("Readings(%q): not among %d readings: %+v", row.word, len(rs), row)
		})
	}
}

func TestDictionary_People(t *testing.T) {
	d := loadSeed(t)
	part := func(id string) PartID {
		p, ok := d.PartByID(id)
		if !ok {
			t.Fatalf("no part %s", id)
		}
		return p
	}
	names := func(ids []EntityID) string {
		var s []string
		for _, id := range ids {
			s = append(s, strings.TrimPrefix(d.Entity(id).ID, "person/"))
		}
		return strings.Join(s, " ")
	}
	for _, row := range []struct{ name, given, surname, want string }{
		{"both", "given/ceyhun", "surname/bayramov", "jeyhun-bayramov"},
		{"surname", "", "surname/sadiqov", "afgan-sadygov sevinj-sadygova"},
		{"cognate given name", "given/andrei", "surname/sybiha", "andrii-sybiha"},
		{"another given name", "given/afqan", "surname/bayramov", ""},
		{"given name alone", "given/sevinc", "", "sevinj-sadygova"},
	} {
		t.Run(row.name, func(t *testing.T) {
			var got []EntityID
			switch {
			case row.surname == "":
				got = d.PeopleByGiven(nil, part(row.given))
			case row.given == "":
				got = d.People(nil, 0, part(row.surname))
			default:
				got = d.People(nil, part(row.given), part(row.surname))
			}
			if names(got) != row.want {
				t.Errorf("got %q, want %q", names(got), row.want)
			}
		})
	}
}

func TestDictionary_Entity(t *testing.T) {
	d := loadSeed(t)
	for _, row := range []struct {
		id   string
		want [4]string
	}{
		{"person/jeyhun-bayramov", [4]string{"Ceyhun Bayramov", "Джейхун Байрамов", "Джейхун Байрамов", "Jeyhun Bayramov"}},
		{"person/sevinj-sadygova", [4]string{"Sevinc Sadıqova", "Севиндж Садыгова", "Севіндж Садигова", "Sevinj Sadygova"}},
		{"person/andrii-sybiha", [4]string{"Andrii Sibiqa", "Андрей Сибига", "Андрій Сибіга", "Andrii Sybiha"}},
		{"person/xi-jinping", [4]string{"Si Cinpin", "Си Цзиньпин", "Сі Цзіньпін", "Xi Jinping"}},
		{"place/khankendi", [4]string{"Xankəndi", "Ханкенди", "Ханкенді", "Khankendi"}},
	} {
		id, ok := d.EntityByID(row.id)
		if !ok {
			t.Errorf("no %s", row.id)
			continue
		}
		if got := d.Entity(id).Names; got != row.want {
			t.Errorf("names of %s: got %q, want %q", row.id, got, row.want)
		}
	}
}

func TestDictionary_Allocs(t *testing.T) {
	d := loadSeed(t)
	words := textWords("Министерству иностранных дел Российской Федерации")
	rs, hs := make([]Reading, 0, 64), make([]NameHit, 0, 64)
	if n := testing.AllocsPerRun(100, func() {
		for i := range words {
			rs = d.Readings(rs[:0], words[i].Key, words[i].Text)
			hs = d.NamesAt(hs[:0], words[i:])
		}
	}); n != 0 {
		t.Errorf("allocations: got %v, want 0", n)
	}
}
