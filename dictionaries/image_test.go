package dictionaries

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

func compileSeed(t testing.TB) (*Dictionary, []byte) {
	d := loadSeed(t)
	var out bytes.Buffer
	if err := d.Compile(&out); err != nil {
		t.Fatal(err)
	}
	return d, out.Bytes()
}

func writeImage(t testing.TB, data []byte) string {
	name := filepath.Join(t.TempDir(), "a.dict")
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestOpen_SameAnswers(t *testing.T) {
	d, data := compileSeed(t)
	o, err := Open(writeImage(t, data))
	if err != nil {
		t.Fatal(err)
	}
	if err := o.Verify(); err != nil {
		t.Fatal(err)
	}
	if o.Version() != d.Version() || o.Stats() != d.Stats() {
		t.Errorf("stats %+v, want %+v", o.Stats(), d.Stats())
	}
	for id := EntityID(0); int(id) < d.Entities(); id++ {
		a, b := d.Entity(id), o.Entity(id)
		if a.ID != b.ID || a.Names != b.Names || !reflect.DeepEqual(a.Given, b.Given) || !reflect.DeepEqual(a.Lines, b.Lines) {
			t.Errorf("entity %d: got %+v, want %+v", id, b, a)
		}
		if got, ok := o.EntityByID(a.ID); id > 0 && (!ok || got != id) {
			t.Errorf("EntityByID(%s) = %d %v, want %d", a.ID, got, ok, id)
		}
		if !reflect.DeepEqual(append([]EntityID(nil), d.People(nil, 0, a.Surname)...), o.People(nil, 0, a.Surname)) {
			t.Errorf("people of %s differ", a.ID)
		}
	}
	for _, text := range []string{"Министерству иностранных дел Российской Федерации", "Джейхуном Байрамовым", "Sevinc Sadıqovanın", "Урсулой фон дер Ляйен"} {
		words := textWords(text)
		for i := range words {
			if a, b := d.Readings(nil, words[i].Key, words[i].Text), o.Readings(nil, words[i].Key, words[i].Text); !reflect.DeepEqual(a, b) {
				t.Errorf("Readings(%s): got %+v, want %+v", words[i].Text, b, a)
			}
			if a, b := d.NamesAt(nil, words[i:]), o.NamesAt(nil, words[i:]); !reflect.DeepEqual(a, b) {
				t.Errorf("NamesAt(%s): got %+v, want %+v", words[i].Text, b, a)
			}
		}
	}
	var again bytes.Buffer
	if err := o.Compile(&again); err != nil || !bytes.Equal(again.Bytes(), data) {
		t.Errorf("compiling an opened dictionary: %v, %d bytes, want the same %d", err, again.Len(), len(data))
	}
}

func TestOpen_Bad(t *testing.T) {
	_, good := compileSeed(t)
	change := func(at int) []byte {
		b := bytes.Clone(good)
		b[at] ^= 0x40
		return b
	}
	for _, row := range []struct {
		name string
		data []byte
		want error
	}{
		{"empty", nil, ErrNotCompiled},
		{"foreign", []byte("PK\x03\x04 a zip archive, say"), ErrNotCompiled},
		{"another format", change(8), ErrFormat},
		{"head cut", good[:200], ErrCorrupt},
		{"tail cut", good[:len(good)-100], ErrCorrupt},
		{"table changed", change(30), ErrCorrupt},
		{"head section changed", change(headSize + numSections*entrySize + 20), ErrCorrupt},
	} {
		t.Run(row.name, func(t *testing.T) {
			if _, err := Open(writeImage(t, row.data)); !errors.Is(err, row.want) {
				t.Errorf("Open: %v, want %v", err, row.want)
			}
		})
	}
}

// A change in any table is found on first use, and nothing is read from it.
func TestOpen_ChangedLater(t *testing.T) {
	_, good := compileSeed(t)
	for at := len(good) / 3; at < len(good)-8; at += len(good) / 40 {
		b := bytes.Clone(good)
		b[at] ^= 0x11
		d, err := Open(writeImage(t, b))
		if err != nil {
			continue
		}
		words := textWords("Азербайджана")
		if hits := d.NamesAt(nil, words); len(hits) > 0 && d.Verify() != nil {
			t.Errorf("byte %d changed: %d hits", at, len(hits))
		}
	}
}

// The embedded image must be that of the shipped files. The release makes it
// so with make data; until a first image is there, nothing can be old.
func TestImage_Current(t *testing.T) {
	if _, err := imageFiles.ReadFile(imageFile); err != nil {
		t.Skip("no image is embedded yet: run make data to make one")
	}
	names, texts, err := sources(shipped)
	if err != nil {
		t.Fatal(err)
	}
	d := embedded()
	if d == nil {
		t.Fatal("the embedded image does not open with these rules: run make data")
	}
	if want := versionOf(names, texts); d.Version() != want {
		t.Errorf("the embedded image is of %s, the files are %s: run make data", d.Version(), want)
	}
	fresh, err := Fresh()
	if err != nil {
		t.Fatal(err)
	}
	var a, b bytes.Buffer
	if err := errors.Join(fresh.Compile(&a), d.Compile(&b)); err != nil || !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Errorf("the embedded image differs from a fresh one (%d bytes, fresh %d, %v): run make data", b.Len(), a.Len(), err)
	}
}

// Two compilations of the shipped files give the same bytes.
func TestCompile_Deterministic(t *testing.T) {
	var out [2]bytes.Buffer
	for i := range out {
		d, err := Fresh()
		if err == nil {
			err = d.Compile(&out[i])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(out[0].Bytes(), out[1].Bytes()) {
		t.Errorf("%d and %d bytes that differ", out[0].Len(), out[1].Len())
	}
}

func BenchmarkBuiltin_Image(b *testing.B) {
	if embedded() == nil {
		b.Skip("no image is embedded")
	}
	for b.Loop() {
		names, texts, _ := sources(shipped)
		if embedded().version != versionOf(names, texts) {
			b.Fatal("image is old")
		}
	}
}

func BenchmarkBuiltin_Fresh(b *testing.B) {
	for b.Loop() {
		if _, err := Fresh(); err != nil {
			b.Fatal(err)
		}
	}
}
