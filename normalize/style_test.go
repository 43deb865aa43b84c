package normalize

import (
	"testing"
	"testing/fstest"

	"github.com/adlar-names/adlar/dictionaries"
)

const pressStyle = `list: style
title: a newsroom of Baku
base: common
spelling:
  en: [own, canonical]
lines:
  - {place: khankendi, from: stepanakert, to: khankendi, lang: [az, ru, en], since: 2023-09-28}
`

// A style of an overlay moves a line where and when it says so; the built-in
// ones never do.
func TestNormalize_OverlayStyle(t *testing.T) {
	d, err := dictionaries.Overlay(dictionaries.Shipped(), fstest.MapFS{"styles/az-press.yaml": {Data: []byte(pressStyle)}})
	if err != nil {
		t.Fatal(err)
	}
	n, err := New(d, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct{ name, style, date, text, want string }{
		{"az", "az-press", "2024-01-01", "Nümayəndə heyəti dünən Stepanakertdə olub.", "Nümayəndə heyəti dünən Xankəndidə olub."},
		{"ru", "az-press", "", "Делегация вчера прибыла в Степанакерт.", "Делегация вчера прибыла в Ханкенди."},
		{"en", "az-press", "", "The delegation arrived in Stepanakert yesterday.", "The delegation arrived in Khankendi yesterday."},
		{"another language", "az-press", "", "Делегація вчора прибула до Степанакерта.", "Делегація вчора прибула до Степанакерта."},
		{"before the date", "az-press", "2021-05-01", "The delegation arrived in Stepanakert yesterday.", "The delegation arrived in Stepanakert yesterday."},
		{"in a quotation", "az-press", "", "The minister said: “We were in Stepanakert yesterday.”", "The minister said: “We were in Stepanakert yesterday.”"},
		{"the other way", "az-press", "", "The delegation arrived in Khankendi yesterday.", "The delegation arrived in Khankendi yesterday."},
		{"inside the line", "az-press", "", "The delegation arrived in Khankandi yesterday.", "The delegation arrived in Khankendi yesterday."},
		{"built in", "common", "", "The delegation arrived in Stepanakert yesterday.", "The delegation arrived in Stepanakert yesterday."},
		{"official", "official", "", "Делегация вчера прибыла в Степанакерт.", "Делегация вчера прибыла в Степанакерт."},
	} {
		t.Run(row.name, func(t *testing.T) {
			r, err := n.Normalize(t.Context(), Document{Text: row.text, Style: row.style, Date: row.date})
			if err != nil {
				t.Fatal(err)
			}
			if r.Text != row.want {
				t.Errorf("got  %s\nwant %s", r.Text, row.want)
			}
		})
	}
}
