package main

import (
	"fmt"
	"slices"

	"github.com/adlar-names/adlar/dictionaries"
	"github.com/adlar-names/adlar/names"
)

// DictDiffCmd compares two dictionaries.
type DictDiffCmd struct {
	Old string `arg:"" help:"Folder or compiled file; - for the built-in one."`
	New string `arg:"" help:"Folder or compiled file; - for the built-in one."`
}

// Help shows an example that runs.
func (DictDiffCmd) Help() string {
	return "Example:\n\n    $ adlar dict diff - -"
}

// Run prints one change a line: + for what came, - for what went, ~ for what is
// written anew.
func (c DictDiffCmd) Run(io *Streams) error {
	var ds [2]*dictionaries.Dictionary
	for i, path := range [2]string{c.Old, c.New} {
		if path == "-" {
			path = ""
		}
		d, err := openDict(path)
		if err != nil {
			return err
		}
		ds[i] = d
	}
	changes := ds[0].Diff(ds[1])
	for _, x := range changes {
		var err error
		switch {
		case x.What == "added" || x.What == "spelling" && x.Old == "":
			_, err = fmt.Fprintf(io.Out, "+ %s %s %s\n", x.ID, x.What, x.New)
		case x.What == "removed" || x.What == "spelling":
			_, err = fmt.Fprintf(io.Out, "- %s %s %s\n", x.ID, x.What, x.Old)
		default:
			_, err = fmt.Fprintf(io.Out, "~ %s %s %s -> %s\n", x.ID, x.What, x.Old, x.New)
		}
		if err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(io.Err, "%d changes\n", len(changes))
	return err
}

// DictNewCmd drafts entries.
type DictNewCmd struct {
	Kind   string   `arg:"" enum:"person,given,surname,place" help:"person, given, surname or place."`
	Name   []string `arg:"" help:"Names in the reference language of the origin."`
	Origin string   `default:"az" help:"Origin: az, ru, uk, tr, en …"`
}

// Help shows an example that runs.
func (DictNewCmd) Help() string {
	return "Example:\n\n    $ adlar dict new person --origin az 'Elçin Nəsibov'"
}

// Run prints a draft for each name.
func (c DictNewCmd) Run(io *Streams) error {
	d, err := dictionaries.Builtin()
	if err != nil {
		return err
	}
	namer := names.New(d, names.Options{})
	for _, name := range c.Name {
		line, err := d.Draft(c.Kind, c.Origin, name)
		if err != nil {
			return err
		}
		if c.Kind != "place" {
			if err := c.propose(io, namer, name); err != nil {
				return err
			}
		}
		if _, err := fmt.Fprintln(io.Out, line); err != nil {
			return err
		}
	}
	return nil
}

var languages = []string{"az", "ru", "uk", "en"}

// propose writes what the renderer of names makes of a name in each other
// language, the best first, as comments above the draft.
func (c DictNewCmd) propose(io *Streams, namer *names.Namer, name string) error {
	from := c.Origin
	if !slices.Contains(languages, from) {
		from = names.Guess(name)
	}
	for _, to := range languages {
		if to == from {
			continue
		}
		list, err := namer.Render(names.Request{Name: name, From: from, To: to})
		if err != nil {
			return err
		}
		for i, r := range list {
			if i == 3 || r.Name == "" {
				break
			}
			if _, err := fmt.Fprintf(io.Out, "# %s: %s (%s, %.2f)\n", to, r.Name, r.Source, r.Confidence); err != nil {
				return err
			}
		}
	}
	return nil
}

// DictSchemaCmd prints the JSON Schema of curated files.
type DictSchemaCmd struct{}

// Help shows an example that runs.
func (DictSchemaCmd) Help() string {
	return "Example:\n\n    $ adlar dict schema"
}

// Run prints the schema.
func (DictSchemaCmd) Run(io *Streams) error {
	_, err := io.Out.Write(dictionaries.JSONSchema())
	return err
}
