package adlar

import (
	"embed"
	"path"
	"strings"
)

//go:embed examples/*.txt
var examples embed.FS

// Example is an article that ships with the program.
type Example struct{ Name, Lang, Text string }

// Examples lists the articles below examples/, sorted by file name. The
// language is the part of the name before .txt; without one it is English.
func Examples() []Example {
	files, err := examples.ReadDir("examples")
	if err != nil {
		return nil // embedded: it is there
	}
	var all []Example
	for _, f := range files {
		text, err := examples.ReadFile(path.Join("examples", f.Name()))
		if err != nil {
			continue
		}
		name, lang, found := strings.Cut(strings.TrimSuffix(f.Name(), ".txt"), ".")
		if !found {
			lang = "en"
		}
		all = append(all, Example{Name: name + " (" + lang + ")", Lang: lang, Text: string(text)})
	}
	return all
}
