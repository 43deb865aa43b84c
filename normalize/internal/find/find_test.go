package find

import (
	"testing"

	"github.com/adlar-names/adlar/dictionaries"
	"github.com/adlar-names/adlar/inflect"
	"github.com/adlar-names/adlar/normalize/internal/lang"
)

func TestSameStem(t *testing.T) {
	rows := []struct {
		name, a, b string
		l          lang.Lang
		want       bool
	}{
		{"Russian cases", "Чапутович", "Чапутовичем", lang.Ru, true},
		{"Russian feminine", "Вайнберг", "Вайнберга", lang.Ru, true},
		{"other names", "Чапутович", "Чапаев", lang.Ru, false},
		{"too short", "Ли", "Лиза", lang.Ru, false},
		{"Azerbaijani ending", "Hazard", "Hazardın", lang.Az, true},
		{"English has no endings", "Jordan", "Jordana", lang.En, false},
	}
	for _, r := range rows {
		t.Run(r.name, func(t *testing.T) {
			if got := SameStem([]byte(dictionaries.Key(r.a)), []byte(dictionaries.Key(r.b)), r.l); got != r.want {
				t.Errorf("SameStem(%q, %q) = %v, want %v", r.a, r.b, got, r.want)
			}
		})
	}
}

func TestArticle_AzBase(t *testing.T) {
	d, err := dictionaries.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	rows := []struct {
		name, word, want string
		c                inflect.Case
	}{
		{"genitive after a vowel", "Kavanonun", "Kavano", inflect.Gen},
		{"genitive after a consonant", "Hemiltonun", "Hemilton", inflect.Gen},
		{"dotless genitive", "Hazardın", "Hazard", inflect.Gen},
		{"ablative", "Kavanodan", "Kavano", inflect.Abl},
		{"accusative after a vowel", "Qrandeni", "Qrande", inflect.Acc},
		{"attributive", "Skopyedəki", "Skopye", inflect.Loc},
		{"nominative", "Lamont", "Lamont", inflect.Nom},
		{"hyphen", "Gerrard-ın", "Gerrard", inflect.Gen},
	}
	for _, r := range rows {
		t.Run(r.name, func(t *testing.T) {
			var a Article
			a.Reset(d, "Dünən "+r.word+" gəlib.", lang.Az)
			a.Find()
			if c, _ := a.azCase(1); c != r.c || a.AzBase(1) != r.want {
				t.Errorf("%q is %q in the %s, want %q in the %s", r.word, a.AzBase(1), c, r.want, r.c)
			}
		})
	}
}

func TestArticle_Split(t *testing.T) {
	d, err := dictionaries.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	rows := []struct {
		name, text string
		words      int
	}{
		{"glued name", "JeyhunBayramov", 2},
		{"brand", "YouTube", 1},
		{"unknown halves", "QwertyZxcvb", 1},
		{"three humps", "AbcDefGhi", 1},
	}
	for _, r := range rows {
		t.Run(r.name, func(t *testing.T) {
			var a Article
			a.Reset(d, r.text, lang.En)
			if len(a.Words) != r.words {
				t.Errorf("%q is %d words, want %d", r.text, len(a.Words), r.words)
			}
		})
	}
}
