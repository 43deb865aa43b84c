package inflect_test

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/adlar-names/adlar/inflect"
)

// shared finds the folder of evaluation data, or skips the test.
func shared(t testing.TB, path string) string {
	dir := os.Getenv("ADLAR_SHARED")
	if dir == "" {
		wd, _ := os.Getwd()
		for ; wd != "/" && dir == ""; wd = filepath.Dir(wd) {
			if _, err := os.Stat(filepath.Join(wd, "shared", "eval")); err == nil {
				dir = filepath.Join(wd, "shared")
			}
		}
	}
	if _, err := os.Stat(filepath.Join(dir, path)); dir == "" || err != nil {
		t.Skip("no evaluation data: set ADLAR_SHARED to the shared folder")
	}
	return filepath.Join(dir, path)
}

func rows(t testing.TB, path string, f func([]string)) {
	file, err := os.Open(shared(t, path))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	sc := bufio.NewScanner(file)
	for sc.Scan() {
		f(strings.Split(sc.Text(), "\t"))
	}
}

var tags = map[string]inflect.Case{"им": inflect.Nom, "рд": inflect.Gen, "дт": inflect.Dat, "вн": inflect.Acc, "тв": inflect.Ins, "пр": inflect.Loc}

func sex(s string) inflect.Gender {
	switch s {
	case "мр", "m":
		return inflect.Masc
	case "жр", "f":
		return inflect.Fem
	case "мр-жр":
		return inflect.Both
	}
	return inflect.Unknown
}

func report(t *testing.T, what string, good, all int, want float64, wrong map[string]int) {
	got := 100 * float64(good) / float64(all)
	t.Logf("%s: %.3f %% of %d", what, got, all)
	if os.Getenv("ADLAR_ERRORS") != "" {
		for w, n := range wrong {
			t.Log(n, w)
		}
	}
	if got < want {
		t.Errorf("%s: %.3f %%, want %.3f %%", what, got, want)
	}
}

func TestPetrovich_FirstNames(t *testing.T) {
	good, all, wrong := 0, 0, map[string]int{}
	rows(t, "eval/petrovich/firstnames.tsv", func(r []string) {
		g := strings.Split(r[2], ",")
		if len(g) != 3 {
			return
		}
		all++
		got, _ := inflect.Decline(inflect.Ru, inflect.Given, r[0], sex(g[0]), inflect.Sg, tags[g[2]])
		if strings.ReplaceAll(got, "Ё", "Е") == strings.ReplaceAll(r[1], "Ё", "Е") {
			good++
		} else {
			wrong[r[0]+" "+r[2]+" want "+r[1]+" got "+got]++
		}
	})
	report(t, "first names", good, all, 99.7, wrong)
}

func TestPetrovich_Gender(t *testing.T) {
	for _, set := range []struct {
		file string
		kind inflect.Kind
		want float64
	}{{"firstnames", inflect.Given, 94.2}, {"midnames", inflect.Patronymic, 99.9}, {"surnames", inflect.Surname, 99.8}} {
		good, all, wrong := 0, 0, map[string]int{}
		rows(t, "eval/petrovich/"+set.file+".gender.tsv", func(r []string) {
			if sex(r[1]) == inflect.Unknown {
				return
			}
			all++
			if got := inflect.GuessGender(inflect.Ru, set.kind, r[0]); got == sex(r[1]) {
				good++
			} else {
				wrong[r[0]+" want "+r[1]+" got "+got.String()]++
			}
		})
		report(t, set.file, good, all, set.want, wrong)
	}
}

func TestPetrovich_Reinflect(t *testing.T) {
	good, all, wrong := 0, 0, map[string]int{}
	rows(t, "eval/petrovich/reinflect_firstnames.dev.tsv", func(r []string) {
		all++
		got, _ := inflect.TransferKind(inflect.Ru, inflect.Given, sex(r[0]), r[1], r[2], r[3])
		for w := range strings.SplitSeq(r[4], "|") {
			if got == w {
				good++
				return
			}
		}
		wrong[strings.Join(r, " ")+" got "+got]++
	})
	report(t, "re-inflection", good, all, 99.7, wrong)
}

// TestExportLemmas writes lemmas of a TSV (language, type, surface) for the
// scorer when ADLAR_LEMMAS names the input.
func TestExportLemmas(t *testing.T) {
	in := os.Getenv("ADLAR_LEMMAS")
	if in == "" {
		t.Skip("ADLAR_LEMMAS not set")
	}
	raw, err := os.ReadFile(in)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for line := range strings.Lines(string(raw)) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		lang, _ := inflect.ParseLang(f[0])
		kind := map[string]inflect.Kind{"PER": inflect.AnyKind, "LOC": inflect.Place}[f[1]]
		if f[1] != "PER" && f[1] != "LOC" {
			kind = inflect.Org
		}
		p := inflect.AnalyzePhrase(lang, kind, f[2], nil)
		out.WriteString(strings.Join(f[:3], "\t") + "\t" + p.Lemma + "\n")
	}
	if err := os.WriteFile(in+".done", []byte(out.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}
