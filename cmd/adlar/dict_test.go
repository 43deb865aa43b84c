package main

import (
	"strings"
	"testing"
)

// A draft comes with what the renderer of names proposes, which knows words
// that the bare rule does not.
func TestDictNew(t *testing.T) {
	rows := []struct {
		name string
		args []string
		says []string
	}{
		{"az person", []string{"person", "--origin", "az", "Elçin Nəsibov"}, []string{"# ru: Эльчин Насибов (", "# en: Elchin Nasibov (", "az: Elçin Nəsibov}"}},
		{"uk surname", []string{"surname", "--origin", "uk", "Гриценко"}, []string{"# az: Qritsenko (", "# ru: Гриценко (", "uk: Гриценко}"}},
		{"place", []string{"place", "--origin", "az", "Qubadlı"}, []string{"- {id: ", "az: Qubadlı"}},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			code, out, errs := runAdlar(t, "", append([]string{"dict", "new"}, row.args...)...)
			if code != exitDone {
				t.Fatalf("code %d, %s", code, errs)
			}
			for _, want := range row.says {
				if !strings.Contains(out, want) {
					t.Errorf("no %q in\n%s", want, out)
				}
			}
		})
	}
}
