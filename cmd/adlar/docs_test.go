package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestDocs_Snippets runs every console block of three pages of docs/: a line after a dollar is
// a command, the lines below it, if any, are what it prints. A block of Go is a
// copy of an example that the tests compile and run.
func TestDocs_Snippets(t *testing.T) {
	root := filepath.Join("..", "..")
	example, err := os.ReadFile(filepath.Join(root, "normalize", "example_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	flat := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	bin := binary(t)
	blocks := regexp.MustCompile("(?s)```(console|go)\n(.*?)```")
	for _, page := range []string{"editors.md", "developers.md", "operators.md"} {
		text, err := os.ReadFile(filepath.Join(root, "docs", page))
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range blocks.FindAllStringSubmatch(string(text), -1) {
			if m[1] == "go" {
				if !strings.Contains(flat(string(example)), flat(m[2])) {
					t.Errorf("%s: a block of Go is not in normalize/example_test.go", page)
				}
				continue
			}
			for _, part := range strings.Split("\n"+m[2], "\n$ ")[1:] {
				line, want, _ := strings.Cut(part, "\n")
				cmd := exec.CommandContext(t.Context(), "sh", "-c", strings.ReplaceAll(line, "adlar ", bin+" "))
				cmd.Dir = root
				out, err := cmd.CombinedOutput()
				if err != nil || len(out) == 0 || strings.TrimSpace(want) != "" && strings.TrimSpace(string(out)) != strings.TrimSpace(want) {
					t.Errorf("%s: $ %s\n%s(%v), want\n%s", page, line, out, err, want)
				}
			}
		}
	}
}
