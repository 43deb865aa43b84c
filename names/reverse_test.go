package names_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/adlar-names/adlar/dictionaries"
	"github.com/adlar-names/adlar/translit"
)

// TestReverse_Passports measures how often the spelling of a passport is read
// back as the dictionary's given name or surname, by the rules of the scheme
// alone: both standards write several letters alike, so a reading is a guess.
func TestReverse_Passports(t *testing.T) {
	d := builtin(t)
	for _, row := range []struct {
		scheme, origin string
		lang           int
		first, three   float64 // per cent at least
	}{
		{"ru-icao-9303", "ru", 1, 80, 95},
		{"uk-kmu-2010", "uk", 2, 80, 95},
	} {
		s := translit.MustLookup(row.scheme)
		seen := map[string]bool{}
		n, first, three := 0, 0, 0
		var missed []string
		for id := dictionaries.PartID(1); int(id) < d.Parts(); id++ {
			p := d.PartRef(id)
			name := strings.ReplaceAll(p.Names[row.lang], "’", "'") // readings have the plain apostrophe
			if p.Origin != row.origin || name == "" || seen[name] {
				continue
			}
			seen[name] = true
			n++
			got := s.Reverse(s.String(name), 3)
			switch i := slices.Index(got, name); {
			case i == 0:
				first++
				three++
			case i > 0:
				three++
			default:
				missed = append(missed, name)
			}
		}
		if n == 0 {
			t.Fatalf("the dictionary has no names of origin %s", row.origin)
		}
		a, b := 100*float64(first)/float64(n), 100*float64(three)/float64(n)
		t.Logf("%s: %d names, first reading %.1f %%, among three %.1f %%", row.scheme, n, a, b)
		if a < row.first || b < row.three {
			t.Errorf("%s: want at least %v and %v %%; missed %q", row.scheme, row.first, row.three, missed[:min(60, len(missed))])
		}
	}
}
