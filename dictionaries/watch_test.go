package dictionaries

import (
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

const overlayHead = "list: places\nsource: {title: our desk, retrieved: 2026-12-01, licence: own}\nentries:\n"

func waitFor(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if ok() {
			return
		}
	}
	t.Fatalf("waited in vain for %s", what)
}

func TestOverlay_ReplacesAndAdds(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "p.yaml", overlayHead+"- {id: baku, kind: city, az: Bakı, ru: Баку, uk: Баку, en: Bakou}\n- {id: our-square, kind: square, in: baku, az: Bizim meydanımız, ru: Наша площадь, uk: Наша площа, en: Our Square}\n")
	d, err := Overlay(os.DirFS("testdata/seed"), os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct{ id, en string }{{"place/baku", "Bakou"}, {"place/our-square", "Our Square"}, {"place/azerbaijan", "Azerbaijan"}} {
		id, ok := d.EntityByID(row.id)
		if !ok || d.Entity(id).Names[en] != row.en {
			t.Errorf("%s: %v %q, want %q", row.id, ok, d.Entity(id).Names[en], row.en)
		}
	}
	if base := loadSeed(t); base.Version() == d.Version() {
		t.Error("an overlay must change the version")
	}
}

func TestOverlay_FaultsAreItsOwn(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "p.yaml", overlayHead+"- {id: x, kind: planet, az: X}\n")
	_, err := Overlay(os.DirFS("testdata/seed"), os.DirFS(dir))
	if err == nil || !strings.HasPrefix(err.Error(), "p.yaml:4: kind:") {
		t.Errorf("error %v, want p.yaml:4: kind", err)
	}
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	tmp := filepath.Join(dir, "."+name+".tmp")
	if err := os.WriteFile(tmp, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(tmp, filepath.Join(dir, name)); err != nil {
		t.Fatal(err)
	}
}

// Readers never see a mixture: each holds one dictionary, whose answers belong
// together, while others are swapped in.
func TestWatch_SwapUnderLoad(t *testing.T) {
	dir := t.TempDir()
	names := []string{"Alpha", "Beta"}
	put := func(i int) {
		write(t, dir, "p.yaml", overlayHead+"- {id: desk-town, kind: city, az: "+names[i]+", ru: Баку-Тест, uk: Баку-Тест, en: "+names[i]+"}\n")
	}
	put(0)
	first, err := Use(dir)
	if err != nil {
		t.Fatal(err)
	}
	var live atomic.Pointer[Dictionary]
	var bad atomic.Int32
	live.Store(first)
	w, err := Watch(dir, first, func(d *Dictionary) { live.Store(d) }, func(error) { bad.Add(1) })
	if err != nil {
		t.Fatal(err)
	}
	stop := make(chan struct{})
	stopped := make(chan string, 2)
	for range 2 {
		go func() {
			for {
				select {
				case <-stop:
					stopped <- ""
					return
				default:
				}
				d := live.Load()
				id, ok := d.EntityByID("place/desk-town")
				e := d.Entity(id)
				if !ok || e.Names[az] != e.Names[en] {
					stopped <- "mixed answer: " + strings.Join(e.Names[:], " ")
					return
				}
				if hits := d.NamesAt(nil, textWords(e.Names[en])); len(hits) == 0 {
					stopped <- "no hit for " + e.Names[en]
					return
				}
				time.Sleep(time.Millisecond)
			}
		}()
	}
	is := func(name string) func() bool {
		return func() bool {
			d := live.Load()
			id, _ := d.EntityByID("place/desk-town")
			return d.Entity(id).Names[en] == name
		}
	}
	put(1)
	waitFor(t, "the second version", is("Beta"))
	write(t, dir, "p.yaml", "list: places\nentries:\n- {id: x\n")
	waitFor(t, "the fault of the third", func() bool { return bad.Load() > 0 })
	if !is("Beta")() {
		t.Error("a bad file must leave the old dictionary in place")
	}
	put(0)
	waitFor(t, "the fourth version", is("Alpha"))
	close(stop)
	for range 2 {
		if msg := <-stopped; msg != "" {
			t.Error(msg)
		}
	}
	put(1)
	if err := w.Close(); err != nil {
		t.Error(err)
	}
}
