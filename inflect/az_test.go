package inflect_test

import (
	"strings"
	"testing"

	"github.com/adlar-names/adlar/inflect"
)

// The columns are nom gen dat acc loc abl ins; a real name for each harmony
// and each kind of stem.
func TestAz_Cases(t *testing.T) {
	order := []inflect.Case{inflect.Nom, inflect.Gen, inflect.Dat, inflect.Acc, inflect.Loc, inflect.Abl, inflect.Ins}
	for _, row := range []string{
		"Fidan|Fidanın|Fidana|Fidanı|Fidanda|Fidandan|Fidanla",
		"Lavrov|Lavrovun|Lavrova|Lavrovu|Lavrovda|Lavrovdan|Lavrovla",
		"Əliyev|Əliyevin|Əliyevə|Əliyevi|Əliyevdə|Əliyevdən|Əliyevlə",
		"Düzgün|Düzgünün|Düzgünə|Düzgünü|Düzgündə|Düzgündən|Düzgünlə",
		"Bakı|Bakının|Bakıya|Bakını|Bakıda|Bakıdan|Bakı ilə",
		"Moskva|Moskvanın|Moskvaya|Moskvanı|Moskvada|Moskvadan|Moskva ilə",
		"Gəncə|Gəncənin|Gəncəyə|Gəncəni|Gəncədə|Gəncədən|Gəncə ilə",
		"Tokio|Tokionun|Tokioya|Tokionu|Tokioda|Tokiodan|Tokio ilə",
		"Sürü|Sürünün|Sürüyə|Sürünü|Sürüdə|Sürüdən|Sürü ilə",
		"Sinirlioğlu|Sinirlioğlunun|Sinirlioğluna|Sinirlioğlunu|Sinirlioğlunda|Sinirlioğlundan|Sinirlioğlu ilə",
		"Vidadi qızı|Vidadi qızının|Vidadi qızına|Vidadi qızını|Vidadi qızında|Vidadi qızından|Vidadi qızı ilə",
		"Tofiq|Tofiqin|Tofiqə|Tofiqi|Tofiqdə|Tofiqdən|Tofiqlə",
		"Bişkek|Bişkekin|Bişkekə|Bişkeki|Bişkekdə|Bişkekdən|Bişkeklə",
	} {
		forms := strings.Split(row, "|")
		for i, want := range forms {
			t.Run(forms[0]+"/"+order[i].String(), func(t *testing.T) {
				got, ok := inflect.Decline(inflect.Az, inflect.Surname, forms[0], inflect.Unknown, inflect.Sg, order[i])
				if got != want || !ok {
					t.Fatalf("Decline = %+q %v, want %+q", got, ok, want)
				}
				if strings.Contains(got, " ") {
					return
				}
				stem, p := inflect.ParadigmOf(inflect.Az, inflect.Surname, forms[0], inflect.Unknown, "")
				rest, _ := strings.CutPrefix(inflect.Fold(inflect.Az, got), stem)
				if !hasCase(p.Lookup(rest), order[i]) {
					t.Errorf("%s lacks %+q", p.Name(), rest)
				}
				for _, f := range inflect.Analyze(inflect.Az, got) {
					if f.Lemma == forms[0] && f.Case == order[i] {
						return
					}
				}
				t.Errorf("Analyze(%+q) lacks the reading", got)
			})
		}
	}
}

// Every slot of the ending table on a real name.
func TestAz_Endings(t *testing.T) {
	for _, row := range []struct {
		word, lemma string
		c           inflect.Case
		n           inflect.Number
		poss        inflect.Possessive
		cop         inflect.Copula
	}{
		{"Əliyevlər", "Əliyev", inflect.Nom, inflect.Pl, 0, 0},
		{"Bayramovlar", "Bayramov", inflect.Nom, inflect.Pl, 0, 0},
		{"Bakısı", "Bakı", inflect.Nom, inflect.Sg, inflect.Poss3Sg, 0},
		{"Bakım", "Bakı", inflect.Nom, inflect.Sg, inflect.Poss1Sg, 0},
		{"Azərbaycanımız", "Azərbaycan", inflect.Nom, inflect.Sg, inflect.Poss1Pl, 0},
		{"Azərbaycanınız", "Azərbaycan", inflect.Nom, inflect.Sg, inflect.Poss2Pl, 0},
		{"Bakıdakı", "Bakı", inflect.Loc, inflect.Sg, 0, inflect.CopAttr},
		{"Kiyevdəki", "Kiyev", inflect.Loc, inflect.Sg, 0, inflect.CopAttr},
		{"Bakıyadək", "Bakı", inflect.Dat, inflect.Sg, 0, inflect.CopUntil},
		{"Gəncəyəcən", "Gəncə", inflect.Dat, inflect.Sg, 0, inflect.CopUntil},
		{"Bakılı", "Bakı", inflect.Nom, inflect.Sg, 0, inflect.CopAdj},
		{"Bayramovdur", "Bayramov", inflect.Nom, inflect.Sg, 0, inflect.CopPresent},
		{"Bakıdadırlar", "Bakı", inflect.Loc, inflect.Sg, 0, inflect.CopPresent},
		{"Xocalıdayam", "Xocalı", inflect.Loc, inflect.Sg, 0, inflect.CopPresent},
		{"Bakıdayıq", "Bakı", inflect.Loc, inflect.Sg, 0, inflect.CopPresent},
		{"Bayramovdu", "Bayramov", inflect.Nom, inflect.Sg, 0, inflect.CopPast},
		{"Bayramovmuş", "Bayramov", inflect.Nom, inflect.Sg, 0, inflect.CopHearsay},
		{"Ağdamsa", "Ağdam", inflect.Nom, inflect.Sg, 0, inflect.CopIf},
		{"Bakıdamı", "Bakı", inflect.Loc, inflect.Sg, 0, inflect.CopQuestion},
		{"Eliyeve", "Eliyev", inflect.Dat, inflect.Sg, 0, 0},
		{"ƏLİYEVİN", "ƏLİYEV", inflect.Gen, inflect.Sg, 0, 0},
		{"Bayramov’la", "Bayramov", inflect.Ins, inflect.Sg, 0, 0},
		{"ATƏT-in", "ATƏT", inflect.Gen, inflect.Sg, 0, 0},
		{"BMT-nin", "BMT", inflect.Gen, inflect.Sg, 0, 0},
		{"“Report”a", "“Report", inflect.Dat, inflect.Sg, 0, 0},
		{"Лавровун", "Лавров", inflect.Gen, inflect.Sg, 0, 0},
		{"Гарабағда", "Гарабағ", inflect.Loc, inflect.Sg, 0, 0},
		{"Sadıqova", "Sadıqov", inflect.Dat, inflect.Sg, 0, 0},
		{"Sadıqova", "Sadıqova", inflect.Nom, inflect.Sg, 0, 0},
		{"Paşinyan", "Paşinyan", inflect.Nom, inflect.Sg, 0, 0},
	} {
		t.Run(row.word, func(t *testing.T) {
			for _, f := range inflect.Analyze(inflect.Az, row.word) {
				if f.Lemma == row.lemma && f.Case == row.c && f.Number == row.n && f.Possessive == row.poss && f.Copula == row.cop {
					return
				}
			}
			t.Errorf("Analyze(%+q) lacks %+q %s", row.word, row.lemma, row.c)
		})
	}
}

// A base form comes first where nothing speaks for an ending.
func TestAz_NominativeFirst(t *testing.T) {
	for _, w := range []string{"Ceyhun", "İlham", "Putin", "Paşinyan", "Kərimli", "Aytən", "Qafarova", "Berners-Li"} {
		if f := inflect.Analyze(inflect.Az, w)[0]; f.Lemma != w {
			t.Errorf("Analyze(%+q)[0] = %+q %s", w, f.Lemma, f.Case)
		}
	}
}
