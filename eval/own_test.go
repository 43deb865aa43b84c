package main

import (
	"testing"

	"github.com/adlar-names/adlar/dictionaries"
)

// TestGold_ReadsAndRefersToTheDictionary checks the size of both own sets, and
// that no sentence links to an entity that does not exist.
func TestGold_ReadsAndRefersToTheDictionary(t *testing.T) {
	d, err := dictionaries.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	for _, set := range []struct {
		path     string
		parallel bool
		least    int
	}{{"data/az_gold.txt", false, 120}, {"data/parallel.txt", true, 240}} {
		all, want, err := readGold(set.path, set.parallel)
		if err != nil {
			t.Fatal(err)
		}
		if len(all) < set.least {
			t.Errorf("%s: %d sentences, want %d", set.path, len(all), set.least)
		}
		seen := map[string]bool{}
		check := func(where, id string) {
			if _, ok := d.EntityByID(id); !ok {
				t.Errorf("%s: %s is not in the dictionary", where, id)
			}
		}
		for _, s := range all {
			if seen[s.id()] {
				t.Errorf("%s twice", s.id())
			}
			seen[s.id()] = true
			for _, n := range s.names {
				if got := string([]rune(s.text)[n.start:n.end]); got != n.surface {
					t.Errorf("%s: span holds %+q, want %+q", s.id(), got, n.surface)
				}
				if n.linked() {
					check(s.id(), n.entity)
				}
			}
		}
		for id := range want {
			check("=", id)
		}
	}
}

func TestUnbrace_Faults(t *testing.T) {
	for _, line := range []string{"{a|b", "{a}", "{a|b|c|d}"} {
		if _, _, err := unbrace(line, false); err == nil {
			t.Errorf("unbrace(%q): no error", line)
		}
	}
}
