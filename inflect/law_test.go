package inflect

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Every class of ru and uk, by its example: each form in each case is stem
// plus ending, and is read back.
func TestClass_Examples(t *testing.T) {
	for _, lang := range []Lang{Ru, Uk} {
		s := slavicOf(lang)
		for _, d := range tableOf(lang).classes {
			t.Run(lang.String()+"/"+d.name, func(t *testing.T) {
				if d.example == "" || !strings.HasSuffix(Fold(lang, d.example), Fold(lang, d.drop)) {
					t.Fatalf("example %+q does not end in %+q", d.example, d.drop)
				}
				class := s.byName[d.name]
				stem, p := ParadigmOf(lang, Surname, d.example, class.g, d.name)
				if p != class.paradigm {
					t.Fatalf("ParadigmOf gives %s", p.Name())
				}
				for _, c := range class.cells {
					form := Fold(lang, stem+c.ending)
					found := false
					for _, f := range p.Lookup(form[len(stem):]) {
						found = found || f.Case == c.c && f.Number == c.n
					}
					if !found {
						t.Errorf("%s: no %s %s for %+q", p.Name(), c.c, c.n, form)
					}
				}
			})
		}
	}
}

var lawNames = map[Lang][]string{
	Ru: strings.Fields("Лавров Лаврова Путин Зеленский Зеленская Пашинян Эрдоган Сибига Кулеба Алиев Байрамова Лукашевич Андрей Мария Игорь Никита Илья Марк Москва Карабах Гянджа Павел Лев Ираклий Наталья"),
	Uk: strings.Fields("Лавров Алієва Путін Зеленський Зеленська Пашинян Ердоган Сибіга Кулеба Лукашенко Лукашевич Андрій Марія Павло Микита Марко Москва Карабах Київ Харків Коваль Кравець"),
	Az: strings.Fields("Lavrov Əliyev Sibiqa Gəncə Bakı Sinirlioğlu Paşinyan Fidan Tokio Düzgün Ceyhun İlham Ərdoğan Zelenski"),
}

func TestLaw_DeclineAnalyze(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lang := rapid.SampledFrom([]Lang{Ru, Uk, Az}).Draw(t, "lang")
		name := rapid.SampledFrom(lawNames[lang]).Draw(t, "name")
		kind := rapid.SampledFrom([]Kind{Given, Surname, Place}).Draw(t, "kind")
		g := rapid.SampledFrom([]Gender{Masc, Fem}).Draw(t, "gender")
		c := Case(rapid.IntRange(int(Nom), int(Voc)).Draw(t, "case"))
		if rapid.Bool().Draw(t, "capitals") {
			name = upper(lang, name)
		}
		form, ok := Decline(lang, kind, name, g, Sg, c)
		if !ok || strings.Contains(form, " ") || lang == Az && c == Voc || lang != Az && c == Abl {
			return
		}
		for _, f := range AppendAnalyses(nil, lang, kind, form) {
			if f.LemmaOf(lang, form) == name && (f.Case == c || f.Fixed) {
				return
			}
		}
		if lang == Ru && c == Voc && form == name {
			return
		}
		t.Fatalf("%s %s: AppendAnalyses(%+q) lacks %+q in %s", lang, kind, form, name, c)
	})
}

func TestLaw_TransferSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lang := rapid.SampledFrom([]Lang{Ru, Uk, Az, En}).Draw(t, "lang")
		surface := rapid.String().Draw(t, "surface")
		lemma := rapid.String().Draw(t, "lemma")
		if got, ok := Transfer(lang, surface, lemma, lemma); got != surface || !ok {
			t.Fatalf("Transfer(%+q, %+q) = %+q", surface, lemma, got)
		}
	})
}

func FuzzAnalyze(f *testing.F) {
	for lang, names := range lawNames {
		for _, n := range names {
			f.Add(uint8(lang), n)
		}
	}
	f.Add(uint8(Uk), "О’Лірі-то")
	f.Add(uint8(Az), "“Report”a")
	f.Add(uint8(Ru), "Ростове-на-Дону")
	f.Fuzz(func(t *testing.T, l uint8, word string) {
		lang := Lang(l%4) + Az
		for i, r := range Analyze(lang, word) {
			if word[:r.StemLen]+r.Ending != word && r.StemLen+len(r.Ending) != len(word) {
				t.Errorf("reading %d of %+q: stem and ending do not make the word", i, word)
			}
		}
		AnalyzePhrase(lang, AnyKind, word, nil)
		Decline(lang, Surname, word, Masc, Sg, Gen)
		GuessGender(lang, AnyKind, word)
		if _, p := ParadigmOf(lang, Surname, word, Masc, ""); p == nil {
			t.Error("no paradigm")
		}
	})
}

func TestAppendAnalyses_Allocations(t *testing.T) {
	dst := make([]Form, 0, 256)
	for lang, words := range benchWords {
		for _, w := range words {
			if n := testing.AllocsPerRun(10, func() { dst = AppendAnalyses(dst[:0], lang, AnyKind, w) }); n != 0 {
				t.Errorf("%s: AppendAnalyses(%+q) allocates %v times", lang, w, n)
			}
		}
	}
}

func TestParadigmByID(t *testing.T) {
	for lang := Az; lang < numLangs; lang++ {
		for _, p := range Paradigms(lang) {
			if ParadigmByID(p.ID()) != p {
				t.Errorf("ParadigmByID(%d) is not %s", p.ID(), p.Name())
			}
		}
	}
}
