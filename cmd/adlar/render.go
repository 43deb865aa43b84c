package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/adlar-names/adlar/names"
)

// NamerFlags choose what names are known by.
type NamerFlags struct {
	DictionaryFlag
	NoPeople bool `help:"Leave the people and entities of the dictionary out: its parts of names and the rules only."`
}

func (f *NamerFlags) namer() (*names.Namer, error) {
	d, err := f.Open()
	if err != nil {
		return nil, err
	}
	return names.New(d, names.Options{NoPeople: f.NoPeople}), nil
}

// RenderCmd writes names in another language.
type RenderCmd struct {
	NamerFlags
	From  string   `default:"" placeholder:"LANG" help:"Language of the text the name stands in: az, ru, uk, en (default: by its letters)."`
	To    string   `default:"en" placeholder:"LANG" help:"Language wanted: az, ru, uk, en (default ${default})."`
	Kind  string   `default:"" help:"person, place, organization, media, event or title (default: any)."`
	Names []string `arg:"" optional:"" name:"name" help:"Names, each in quotes."`

	JSON bool `name:"json" help:"Write a JSON array of all renderings, best first."`
	TSV  bool `name:"tsv" help:"Read lines of id, from, to, name parted by tabs; write id, from, to and the best rendering."`
}

// Help shows an example that runs.
func (RenderCmd) Help() string {
	return "Prints the renderings of each name, best first, with confidence, source and the deciding rule.\n\n" +
		"Example:\n\n    $ adlar render --from ru --to en 'Джейхун Байрамов'\n" +
		"    $ printf '1\\tru\\tuk\\tАндрей Сибига\\n' | adlar render --tsv"
}

// Run renders the names of the arguments, or those of each line.
func (c RenderCmd) Run(ctx context.Context, io *Streams) error {
	n, err := c.namer()
	if err != nil {
		return err
	}
	if c.TSV {
		if len(c.Names) > 0 {
			return errors.New("render --tsv reads standard input: give it no names")
		}
		return io.EachAnswer(ctx, io.In, 4, 3, func(f []string) (string, error) {
			list, err := n.Render(names.Request{Name: f[3], From: f[1], To: f[2], Kind: c.Kind})
			if err != nil || len(list) == 0 {
				return "", err
			}
			return list[0].Name, nil
		})
	}
	if len(c.Names) == 0 {
		return errors.New(`render: want a name (see "adlar render --help")`)
	}
	all := []names.Rendering{}
	for _, name := range c.Names {
		list, err := n.Render(names.Request{Name: name, From: c.From, To: c.To, Kind: c.Kind})
		if err != nil {
			return err
		}
		if c.JSON {
			all = append(all, list...)
			continue
		}
		for _, r := range list {
			why := ""
			if len(r.Reasons) > 0 {
				last := r.Reasons[len(r.Reasons)-1]
				why = last.Rule + ": " + last.Detail
			}
			if _, err := fmt.Fprintf(io.Out, "%s\t%.2f\t%s\t%s\n", r.Name, r.Confidence, r.Source, why); err != nil {
				return err
			}
		}
	}
	if !c.JSON {
		return nil
	}
	e := json.NewEncoder(io.Out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(all)
}

// ExpandCmd lists the spellings of a name.
type ExpandCmd struct {
	NamerFlags
	Langs []string `default:"az,ru,uk,en" help:"Languages (default ${default})."`
	Cases bool     `help:"The case forms of every spelling as well."`
	As    string   `default:"list" enum:"list,lucene,regex" help:"list: one a line; lucene: a query; regex: a regular expression (default ${default})."`
	Limit int      `default:"200" help:"Most spellings (default ${default})."`
	Name  string   `arg:"" help:"The name, in quotes."`
}

// Help shows an example that runs.
func (ExpandCmd) Help() string {
	return "Lists the spellings of a personal name, the likeliest first, to search archives with.\n\n" +
		"Example:\n\n    $ adlar expand 'Sergey Lavrov' --langs ru,en --as lucene"
}

// Run lists the spellings.
func (c ExpandCmd) Run(io *Streams) error {
	n, err := c.namer()
	if err != nil {
		return err
	}
	if c.Limit < 1 {
		return fmt.Errorf("--limit %d: want 1 or more", c.Limit)
	}
	list, err := n.Expand(c.Name, names.ExpandOptions{Langs: c.Langs, Cases: c.Cases, Limit: c.Limit})
	if err != nil {
		return err
	}
	switch c.As {
	case "lucene":
		list = []string{names.Lucene(list)}
	case "regex":
		list = []string{names.Regexp(list)}
	}
	for _, s := range list {
		if _, err := fmt.Fprintln(io.Out, s); err != nil {
			return err
		}
	}
	return nil
}
