package names_test

import (
	"testing"

	"github.com/adlar-names/adlar/dictionaries"
	"github.com/adlar-names/adlar/names"
	"github.com/adlar-names/adlar/translit"
)

// TestReverse_DictionaryRanks romanizes every given name and surname at home in
// a language under a lossy standard and reads it back.
func TestReverse_DictionaryRanks(t *testing.T) {
	d := builtin(t)
	n := names.New(d, names.Options{})
	for _, row := range []struct {
		scheme, origin string
		lang           int
	}{{"ru-icao-9303", "ru", 1}, {"uk-kmu-2010", "uk", 2}} {
		s, err := translit.Lookup(row.scheme)
		if err != nil {
			t.Fatal(err)
		}
		total, first, third := 0, 0, 0
		for id := dictionaries.PartID(1); int(id) < d.Parts(); id++ {
			p := d.PartRef(id)
			if p.Origin != row.origin || p.Names[row.lang] == "" || (p.Kind != dictionaries.GivenName && p.Kind != dictionaries.Surname) {
				continue
			}
			if testing.Short() && total >= 300 {
				break
			}
			want := p.Names[row.lang]
			total++
			for i, got := range n.Reverse(s, s.String(want), 3) {
				if got == want {
					third++
					if i == 0 {
						first++
					}
					break
				}
			}
		}
		if total < 100 {
			t.Fatalf("only %d names of %s", total, row.origin)
		}
		one, three := 100*float64(first)/float64(total), 100*float64(third)/float64(total)
		t.Logf("%s: %d names, first reading right %.2f %%, among three %.2f %%", row.scheme, total, one, three)
		if one < 98 || three < 99.5 {
			t.Errorf("%s: %.2f / %.2f %%, want 98 / 99.5", row.scheme, one, three)
		}
	}
}
