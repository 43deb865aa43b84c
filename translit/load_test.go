package translit

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

// goodScheme is a scheme without a fault; each case below breaks one line.
const goodScheme = `id: xx-test
title: Test
year: 2000
language: ru
from: ru-Cyrl
to: ru-Latn
status: current
casing: mixed
source: {title: Test, licence: own}
attested: made for this test
reversible: false
classes: {vowel: [аеи]}
rules:
  - {from: е, to: ye, after: [start, vowel]}
letters: {а: a, б: b, е: e, и: i, к: k}
options:
  soft: {title: Soft, letters: {к: q}, samples: [[к, q]]}
samples: [[ебак, yebak]]
`

// TestLoad_Faults: each class of fault is refused, with its id and its line.
func TestLoad_Faults(t *testing.T) {
	if _, err := Load(fstest.MapFS{"xx-test.yaml": {Data: []byte(goodScheme)}}); err != nil {
		t.Fatalf("the scheme without a fault is refused: %v", err)
	}
	for _, c := range []struct {
		name     string
		old, new string
		line     int
		rule     string
	}{
		{"not YAML", "id: xx-test", "id: [", 1, "yaml"},
		{"unknown key", "status: current", "statut: current", 7, "unknown-key"},
		{"unknown source key", "licence: own}", "license: own}", 9, "unknown-key"},
		{"unknown rule key", "after: [start", "behind: [start", 14, "unknown-key"},
		{"duplicate key", "year: 2000", "title: Test", 3, "duplicate-key"},
		{"letter twice", "б: b,", "б: b, б: v,", 15, "duplicate-key"},
		{"year", "year: 2000", "year: MM", 3, "year"},
		{"missing title", "title: Test\n", "note: Test\n", 1, "missing"},
		{"missing source title", "{title: Test, ", "{edition: Test, ", 9, "source"},
		{"missing licence", ", licence: own", "", 9, "source"},
		{"id and file name", "id: xx-test", "id: xx-other", 1, "id"},
		{"nothing attests it", "attested: made for this test\n", "", 9, "attested"},
		{"status", "status: current", "status: new", 7, "status"},
		{"casing", "casing: mixed", "casing: loud", 8, "casing"},
		{"no samples", ", samples: [[к, q]]}\nsamples: [[ебак, yebak]]\n", "}\n", 1, "samples"},
		{"no such script", "to: ru-Latn", "to: ru-Runr", 6, "script"},
		{"no rules", "rules:\n  - {from: е, to: ye, after: [start, vowel]}\nletters: {а: a, б: b, е: e, и: i, к: k}", "note: none", 1, "rule"},
		{"rule without to", ", to: ye", "", 14, "rule"},
		{"empty from", "from: е, to", `from: "", to`, 14, "rule"},
		{"not NFC", "и: i,", "и: i, \"й\": \"i\u0306\",", 15, "nfc"},
		{"capital in a rule", "б: b", "Б: b", 15, "case"},
		{"capital in a context", "[start, vowel]", "[start, А]", 14, "case"},
		{"homoglyph in from", "б: b", "c: b", 15, "source-script"},
		{"homoglyph in a class", "[аеи]", "[aеи]", 12, "source-script"},
		{"homoglyph in a context", "[start, vowel]", "[start, a]", 14, "source-script"},
		{"homoglyph in to", "к: k}\n", "к: к}\n", 15, "target-script"},
		{"empty class", "[аеи]", `[""]`, 12, "class"},
		{"class named as an edge", "vowel: [аеи]", "start: [аеи]", 12, "class"},
		{"empty context", "[start, vowel]", `[""]`, 14, "context"},
		{"edge inside a context", "[start, vowel]", `["vowel start vowel"]`, 14, "context"},
		{"unreachable", "rules:\n", "rules:\n  - {from: е, to: e}\n", 15, "unreachable"},
		{"option without title", "soft: {title: Soft,", "soft: {", 17, "option"},
		{"unknown option key", "soft: {title", "soft: {titel", 17, "unknown-key"},
		{"failing sample", "[[ебак, yebak]]", "[[ебак, ebak]]", 18, "sample"},
		{"failing sample of an option", "[[к, q]]", "[[к, k]]", 17, "sample"},
		{"not reversible", "reversible: false", "reversible: true", 18, "reversible"},
		{"reversible is no boolean", "reversible: false", "reversible: perhaps", 11, "yaml"},
		{"list for a mapping", "classes: {vowel: [аеи]}", "classes: [а]", 12, "yaml"},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := strings.Replace(goodScheme, c.old, c.new, 1)
			if c.rule == "reversible" {
				text = strings.Replace(text, "и: i,", "и: e,", 1)
				text = strings.Replace(text, "[[ебак, yebak]]", "[[би, be]]", 1)
			}
			_, err := Load(fstest.MapFS{"xx-test.yaml": {Data: []byte(text)}})
			var faults Faults
			if !errors.As(err, &faults) {
				t.Fatalf("Load = %v, want faults", err)
			}
			want := fmt.Sprintf("xx-test.yaml:%d: %s: ", c.line, c.rule)
			for _, f := range faults {
				if strings.HasPrefix(f.String(), want) {
					return
				}
			}
			t.Errorf("want a fault %s…, got:\n%v", want, err)
		})
	}
}

// TestLoad_SameID: an id belongs to one file.
func TestLoad_SameID(t *testing.T) {
	_, err := Load(fstest.MapFS{
		"xx-test.yaml":         {Data: []byte(goodScheme)},
		"schemes/xx-test.yaml": {Data: []byte(goodScheme)},
	})
	if err == nil || !strings.Contains(err.Error(), "schemes/xx-test.yaml:1: id-reused: ") {
		t.Errorf("Load of one id in two files = %v", err)
	}
}
