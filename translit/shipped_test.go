package translit

import "testing"

// TestShipped runs every check on every shipped scheme, samples included.
func TestShipped(t *testing.T) {
	all, err := Load(shipped)
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != len(builtin.list()) {
		t.Errorf("%d schemes load, %d files are shipped", len(all), len(builtin.list()))
	}
	for _, s := range all {
		if got, err := Lookup(s.ID()); err != nil || got.ID() != s.ID() {
			t.Errorf("Lookup(%q) = %v, %v", s.ID(), got, err)
		}
	}
}
