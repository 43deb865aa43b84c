package dictionaries

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"
)

func TestDiff_Table(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "p.yaml", overlayHead+"- {id: baku, kind: city, az: Bakı, ru: Баку, uk: Баку, en: Bakou}\n- {id: new-town, kind: town, az: Yenişəhər, ru: Енишехир, uk: Єнішехір, en: Yenishahar}\n")
	old := loadSeed(t)
	d, err := Overlay(os.DirFS("testdata/seed"), os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range old.Diff(d) {
		got = append(got, strings.TrimSpace(c.ID+" "+c.What+" "+c.Old+">"+c.New))
	}
	want := []string{"place/baku en Baku>Bakou", "place/baku spelling en Baku>", "place/baku spelling >en Bakou", "place/new-town added >Yenişəhər / Енишехир / Єнішехір / Yenishahar"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if c := old.Diff(old); len(c) > 0 {
		t.Errorf("a dictionary differs from itself: %v", c)
	}
}

func TestDraft_Loads(t *testing.T) {
	d := loadSeed(t)
	line, err := d.Draft("surname", "az", "Nəsibov")
	if err != nil {
		t.Fatal(err)
	}
	entry := line[strings.LastIndex(line, "\n")+1:]
	if want := "- {id: nasibov, origin: az, az: Nəsibov}"; entry != want {
		t.Errorf("Draft = %q, want %q", entry, want)
	}
	if _, err := d.Draft("surname", "az", "Несибов"); err == nil {
		t.Error("a Cyrillic name is no Azerbaijani one")
	}
}

func TestJSONSchema_Current(t *testing.T) {
	want := JSONSchema()
	if !json.Valid(want) {
		t.Fatal("no JSON")
	}
	got, err := os.ReadFile("schema.json")
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("schema.json is not current (%v): run adlar dict schema > dictionaries/schema.json", err)
	}
}
