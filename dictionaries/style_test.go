package dictionaries

import (
	"testing"
	"testing/fstest"

	"github.com/adlar-names/adlar/inflect"
)

// A style of an overlay chooses among the kinds of spelling, falls back to a
// scheme where nothing is written, then to its base.
func TestName_OverlayStyle(t *testing.T) {
	d, err := Load(fstest.MapFS{
		"p.yaml": {Data: []byte("list: people\norigin: ru\nsource: {title: curated, retrieved: 2026-12-01, licence: own}\nentries:\n" +
			"- {id: a, g: m, ru: Андрей Щербаков, own: {en: Andre Sherbakov}}\n" +
			"- {id: b, g: m, ru: Юрий Щербаков}\n" +
			"- {id: c, g: m, ru: Юрий Ельцин, en: Yury Eltsin}\n")},
		"styles/own.yaml":    {Data: []byte("list: style\nbase: gost\nspelling: {en: [own]}\n")},
		"styles/gost.yaml":   {Data: []byte("list: style\nscheme: {ru: ru-gost-r-52535.1-2006}\n")},
		"styles/circle.yaml": {Data: []byte("list: style\nbase: circle\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct{ id, style, want string }{
		{"person/a", "common", d.Name(must(d, "person/a"), inflect.En, "")},
		{"person/a", "own", "Andre Sherbakov"},
		{"person/a", "gost", "Andrei Shcherbakov"},
		{"person/b", "own", "Iurii Shcherbakov"},
		{"person/c", "gost", "Yury Eltsin"},
		{"person/c", "circle", "Yury Eltsin"},
	} {
		t.Run(row.id+" "+row.style, func(t *testing.T) {
			if got := d.Name(must(d, row.id), inflect.En, row.style); got != row.want {
				t.Errorf("got %q, want %q", got, row.want)
			}
		})
	}
}

// A scheme that does not exist would give no forms, and nobody would see it.
func TestFurtherSchemes_Exist(t *testing.T) {
	for _, ids := range furtherSchemes {
		for _, id := range ids {
			if len(openScheme(id)) == 0 {
				t.Errorf("no scheme %s", id)
			}
		}
	}
	for _, id := range bgnSchemes {
		if len(openScheme(id)) == 0 {
			t.Errorf("no scheme %s", id)
		}
	}
}

func must(d *Dictionary, id string) EntityID {
	n, ok := d.EntityByID(id)
	if !ok {
		panic(id)
	}
	return n
}
