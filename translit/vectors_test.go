package translit

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// sharedFile finds reference data beside the repository; the test is skipped
// where it is absent.
func sharedFile(t testing.TB, name string) string {
	dirs := []string{os.Getenv("ADLAR_SHARED")}
	for d, _ := os.Getwd(); d != "/" && d != "."; d = filepath.Dir(d) {
		dirs = append(dirs, filepath.Join(d, "shared"))
	}
	for _, d := range dirs {
		if p := filepath.Join(d, name); d != "" {
			if _, err := os.Stat(p); err == nil {
				return p
			}
		}
	}
	t.Skipf("no shared/%s: set ADLAR_SHARED to the folder of reference data", name)
	return ""
}

// errata are pairs that contradict the standard; ERRATA.md gives the clause.
var errata = map[string]string{
	"by-bel-Cyrl-Latn-2007 Минск": "и is no Belarusian letter; the name is Мінск",
}

// TestVectors runs third-party pairs of a standard through its scheme.
func TestVectors(t *testing.T) {
	f, err := os.Open(sharedFile(t, "vectors/translit.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	total := 0
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var v struct{ Scheme, In, Out string }
		if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		s, err := Lookup(v.Scheme)
		if err != nil {
			t.Errorf("%s: %v", v.Scheme, err)
			continue
		}
		total++
		if _, ok := errata[v.Scheme+" "+v.In]; ok {
			continue
		}
		if got := s.String(v.In); got != compose(v.Out) {
			t.Errorf("%s (%s): %q gives %q, want %q", s.ID(), v.Scheme, v.In, got, v.Out)
		}
	}
	t.Logf("%d vectors", total)
}
