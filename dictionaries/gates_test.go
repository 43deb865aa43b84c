package dictionaries

import (
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

// head opens a file of a list; entries follow from line 5 on.
func head(list string) string {
	return "# Test.\nlist: " + list + "\nsource: {title: curated, retrieved: 2026-12-01, licence: own}\nentries:\n"
}

func TestCheck_Gates(t *testing.T) {
	place := "- {id: baku, kind: city, az: Bakı, ru: Баку, uk: Баку, en: Baku}\n"
	for _, row := range []struct {
		name  string
		files map[string]string
		want  string // file:line: rule
	}{
		{"broken yaml", map[string]string{"a.yaml": head("places") + place + "- {id: x, kind: city\n"}, "a.yaml:6: yaml"},
		{"unknown key", map[string]string{"a.yaml": head("places") + place + "- {id: x, kind: city, az: X, foo: 1}\n"}, "a.yaml:6: unknown-key"},
		{"unknown list", map[string]string{"a.yaml": "list: things\nentries:\n"}, "a.yaml:1: list"},
		{"no list", map[string]string{"a.yaml": "# nothing\nentries:\n- {id: a}\n"}, "a.yaml:1: list"},
		{"key twice", map[string]string{"a.yaml": head("places") + "- {id: x, id: y, kind: city, az: X}\n"}, "a.yaml:5: yaml"},
		{"id twice", map[string]string{"a.yaml": head("places") + place, "b.yaml": head("places") + place}, "b.yaml:5: id"},
		{"id no slug", map[string]string{"a.yaml": head("places") + "- {id: Baku, kind: city, az: Bakı}\n"}, "a.yaml:5: id"},
		{"no id", map[string]string{"a.yaml": head("places") + "- {kind: city, az: Bakı}\n"}, "a.yaml:5: id"},
		{"retired id", map[string]string{"a.yaml": head("places") + place, "r.yaml": "list: retired\nentries:\n- place/baku\n"}, "a.yaml:5: id"},
		{"not NFC", map[string]string{"a.yaml": head("places") + "- {id: x, kind: city, az: S\u03270259ki}\n"}, "a.yaml:5: nfc"},
		{"stress", map[string]string{"a.yaml": head("places") + "- {id: x, kind: city, ru: Степанаке\u0301рт}\n"}, "a.yaml:5: stress"},
		{"wrong schwa", map[string]string{"a.yaml": head("places") + "- {id: x, kind: city, az: Gǝncə}\n"}, "a.yaml:5: alphabet"},
		{"Cyrillic in Latin", map[string]string{"a.yaml": head("places") + "- {id: x, kind: city, az: Gәncə}\n"}, "a.yaml:5: mixed-script"},
		{"Latin in Cyrillic", map[string]string{"a.yaml": head("places") + "- {id: x, kind: city, ru: Mосква}\n"}, "a.yaml:5: mixed-script"},
		{"Ukrainian letter in Russian", map[string]string{"a.yaml": head("places") + "- {id: x, kind: city, ru: Київ}\n"}, "a.yaml:5: alphabet"},
		{"Russian letter in Ukrainian", map[string]string{"a.yaml": head("places") + "- {id: x, kind: city, uk: Крым}\n"}, "a.yaml:5: alphabet"},
		{"blanks", map[string]string{"a.yaml": head("places") + "- {id: x, kind: city, en: \"New  York\"}\n"}, "a.yaml:5: space"},
		{"no source", map[string]string{"a.yaml": "list: places\nentries:\n- {id: x, kind: city, az: X}\n"}, "a.yaml:3: source"},
		{"licence", map[string]string{"a.yaml": "list: places\nsource: {title: t, licence: GPL-3.0}\nentries:\n"}, "a.yaml:2: licence"},
		{"gender of a given name", map[string]string{"a.yaml": strings.Replace(head("given"), "list: given", "list: given\norigin: az", 1) + "- {id: ceyhun, az: Ceyhun}\n"}, "a.yaml:6: gender"},
		{"reference form", map[string]string{"a.yaml": strings.Replace(head("given"), "list: given", "list: given\norigin: az", 1) + "- {id: ceyhun, g: m, ru: Джейхун}\n"}, "a.yaml:6: forms"},
		{"kind of place", map[string]string{"a.yaml": head("places") + "- {id: x, kind: planet, az: X}\n"}, "a.yaml:5: kind"},
		{"sensitive", map[string]string{"a.yaml": head("places") + "- {id: x, kind: city, sensitive: true, az: X}\n"}, "a.yaml:5: sensitive"},
		{"line without source", map[string]string{"a.yaml": head("places") + "- id: x\n  kind: city\n  sensitive: true\n  lines:\n  - {line: a, meaning: m, used_by: u, az: X}\n  - {line: b, meaning: m, used_by: u, az: Y, source: {title: t, licence: own}}\n"}, "a.yaml:9: sensitive"},
		{"place of a place", map[string]string{"a.yaml": head("places") + "- {id: x, kind: city, az: X, in: nowhere}\n"}, "a.yaml:5: reference"},
		{"title of a role", map[string]string{"a.yaml": strings.Replace(head("people"), "list: people", "list: people\norigin: az", 1) + "- {id: x, g: m, az: Ceyhun Bayramov, roles: [king @ baku]}\n", "b.yaml": head("places") + place}, "a.yaml:6: reference"},
		{"dates of a role", map[string]string{"a.yaml": strings.Replace(head("people"), "list: people", "list: people\norigin: az", 1) + "- {id: x, g: m, az: Ceyhun Bayramov, roles: [king @ baku 2020..2010]}\n"}, "a.yaml:6: role"},
		{"two on one seat", map[string]string{"a.yaml": strings.Replace(head("people"), "list: people", "list: people\norigin: az", 1) +
			"- {id: x, g: m, az: Ceyhun Bayramov, roles: [president @ baku 2010..2020]}\n- {id: y, g: m, az: Elçin Bayramov, roles: [president @ baku 2019..]}\n",
			"b.yaml": head("places") + place, "c.yaml": head("titles") + "- {id: president, kind: office, az: prezident}\n"}, "a.yaml:7: role"},
		{"two owners of a surface", map[string]string{"a.yaml": head("places") + place + "- {id: baki, kind: village, az: Baki}\n"}, "a.yaml:6: ambiguous"},
		{"ambiguous owner", map[string]string{"a.yaml": head("ambiguous") + "- {surface: Turan, lang: az, of: [media/turan, word]}\n"}, "a.yaml:5: reference"},
		{"common word", map[string]string{"a.yaml": head("places") + "- {id: orda, kind: other, az: Orda}\n", "w.yaml": head("words") + "- {az: [orda]}\n"}, "a.yaml:5: common-word"},
		{"cue of a common word", map[string]string{"a.yaml": head("organizations") + "- {id: orda, az: Orda, word: [az]}\n"}, "a.yaml:5: cue"},
		{"mate", map[string]string{"a.yaml": strings.Replace(head("given"), "list: given", "list: given\norigin: az", 1) + "- {id: a, g: m, az: Əli, pair: b}\n- {id: b, g: m, az: Elçin}\n"}, "a.yaml:6: mate"},
		{"kind of an alias", map[string]string{"a.yaml": head("places") + "- {id: x, kind: city, az: X, also: {en: [Y|odd]}}\n"}, "a.yaml:5: alias-kind"},
		{"reason", map[string]string{"a.yaml": strings.Replace(head("surnames"), "list: surnames", "list: surnames\norigin: az", 1) + "- {id: x, az: Bayramov, why: whim}\n"}, "a.yaml:6: why"},
		{"not derivable", map[string]string{"a.yaml": strings.Replace(head("surnames"), "list: surnames", "list: surnames\norigin: az", 1) + "- {id: x, az: Bayramov, ru: Петров}\n"}, "a.yaml:6: derivable"},
		{"alias that rules give", map[string]string{"a.yaml": strings.Replace(head("surnames"), "list: surnames", "list: surnames\norigin: az", 1) + "- {id: x, az: Bayramov, also: {az: [BAYRAMOV]}}\n"}, "a.yaml:6: alias-derived"},
		{"no way back from Cyrillic", map[string]string{"a.yaml": strings.Replace(head("surnames"), "list: surnames", "list: surnames\norigin: az", 1) + "- {id: x, az: Wolfov}\n"}, "a.yaml:6: round-trip"},
		{"gender of a person", map[string]string{"a.yaml": strings.Replace(head("people"), "list: people", "list: people\norigin: az", 1) + "- {id: x, g: f, az: Ceyhun Bayramov}\n",
			"b.yaml": strings.Replace(head("given"), "list: given", "list: given\norigin: az", 1) + "- {id: ceyhun, g: m, az: Ceyhun}\n"}, "a.yaml:6: gender"},
		{"kind in a style", map[string]string{"styles/x.yaml": "list: style\nspelling:\n  en: [best]\n"}, "styles/x.yaml:3: style"},
		{"scheme of a style", map[string]string{"styles/x.yaml": "list: style\nscheme: {ru: ru-odd}\n"}, "styles/x.yaml:2: style"},
		{"base of a style", map[string]string{"styles/x.yaml": "list: style\nbase: nowhere\n"}, "styles/x.yaml:1: style"},
		{"place of a style", map[string]string{"styles/x.yaml": "list: style\nlines:\n  - {place: x, from: a, to: b, lang: az}\n"}, "styles/x.yaml:3: style"},
		{"line of a style", map[string]string{"a.yaml": head("places") + place, "styles/x.yaml": "list: style\nlines:\n  - {place: baku, from: a, to: b, lang: az}\n"}, "styles/x.yaml:3: style"},
		{"a form that is another name", map[string]string{"a.yaml": head("places") + "- {id: neva, kind: river, az: Neva}\n- {id: nevada, kind: region, az: Nevada}\n"}, "a.yaml:5: form-collision"},
		{"feminine by rule", map[string]string{"a.yaml": strings.Replace(head("surnames"), "list: surnames", "list: surnames\norigin: az", 1) + "- {id: x, az: Bayramov, fem: {az: Bayramova}}\n"}, "a.yaml:6: feminine"},
		{"mate of another", map[string]string{"a.yaml": strings.Replace(head("given"), "list: given", "list: given\norigin: az", 1) + "- {id: a, g: m, az: Əli, pair: b}\n- {id: b, g: f, az: Əliyyə, pair: c}\n- {id: c, g: m, az: Elçin, pair: b}\n"}, "a.yaml:6: mate"},
		{"salience", map[string]string{"a.yaml": head("places") + "- {id: x, kind: city, az: X, s: 12}\n"}, "a.yaml:5: salience"},
	} {
		t.Run(row.name, func(t *testing.T) {
			fsys := fstest.MapFS{}
			for n, s := range row.files {
				fsys[n] = &fstest.MapFile{Data: []byte(s)}
			}
			faults, _, err := Check(fsys)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range faults {
				if fmt.Sprintf("%s:%d: %s", f.File, f.Line, f.Rule) == row.want {
					return
				}
			}
			t.Errorf("faults %v, want %s", faults, row.want)
		})
	}
}

func TestCheck_Sound(t *testing.T) {
	faults, n, err := Check(os.DirFS("testdata/seed"))
	if err != nil || len(faults) > 0 || n == 0 {
		t.Errorf("seed: %d entries, %v\n%v", n, err, faults)
	}
}

func TestCheck_Shipped(t *testing.T) {
	faults, n, err := Check(Shipped())
	if err != nil {
		t.Fatal(err)
	}
	if len(faults) > 0 {
		t.Errorf("%d faults in %d entries, the first ones:\n%v", len(faults), n, faults[:min(20, len(faults))])
	}
}

// The two readers of YAML must agree on every shipped file.
func TestShipped_ReadersAgree(t *testing.T) {
	err := fs.WalkDir(Shipped(), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(Shipped(), p)
		if err != nil {
			return err
		}
		if diff := readersDiffer(string(b)); diff != "" {
			t.Errorf("%s: %s", p, diff)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
