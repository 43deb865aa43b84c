package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"text/tabwriter"

	"github.com/adlar-names/adlar/translit"
)

// TranslitCmd writes text of one script in another under a named standard.
type TranslitCmd struct {
	Scheme     string   `placeholder:"ID" help:"The standard, one of --list."`
	Option     []string `placeholder:"NAME" help:"Named options of a practical scheme."`
	Reverse    bool     `help:"Read the spelling back: the likeliest reading."`
	FromScheme string   `placeholder:"ID" help:"Text is written under this standard; needs --to-scheme."`
	ToScheme   string   `placeholder:"ID" help:"Write it under this one instead."`
	List       bool     `help:"Print the standards."`
	JSON       bool     `name:"json" help:"With --list: a JSON array."`
	Files      []string `arg:"" optional:"" name:"file" help:"Files; standard input without any."`
}

// Help shows an example that runs.
func (TranslitCmd) Help() string {
	return "Line by line; letters without a rule pass through.\n\n" +
		"Example:\n\n    $ echo 'Юрий Щербаков' | adlar translit --scheme ru-bgn-pcgn-1947\n    Yuriy Shcherbakov"
}

// Run lists the schemes, or answers every line of the files.
func (c TranslitCmd) Run(ctx context.Context, io *Streams) error {
	if c.List {
		return c.list(io)
	}
	if c.JSON {
		return errors.New("translit: --json goes with --list")
	}
	convert, err := c.converter()
	if err != nil {
		return err
	}
	for _, name := range io.Files(c.Files) {
		in, err := io.Open(name)
		if err != nil {
			return err
		}
		err = io.EachLine(ctx, in, func(dst, line []byte) ([]byte, error) {
			return append(dst, convert(string(line))...), nil
		}, func(dst, line []byte, _ error) []byte { return append(dst, line...) })
		if err = errors.Join(err, in.Close()); err != nil {
			return err
		}
	}
	return nil
}

// converter makes the function of one line that the flags ask for.
func (c TranslitCmd) converter() (func(string) string, error) {
	if (c.FromScheme == "") != (c.ToScheme == "") {
		return nil, errors.New("translit: --from-scheme and --to-scheme go together")
	}
	if (c.Scheme == "") == (c.FromScheme == "") {
		return nil, errors.New("translit: want --scheme ID, or --from-scheme with --to-scheme; --list prints the ids")
	}
	if c.Scheme != "" {
		s, err := translit.Lookup(c.Scheme)
		if err != nil {
			return nil, err
		}
		if s, err = s.With(c.Option...); err != nil {
			return nil, err
		}
		if c.Reverse {
			return func(line string) string { return readBack(s, line) }, nil
		}
		return s.String, nil
	}
	if c.Reverse {
		return nil, errors.New("translit: --reverse goes with --scheme")
	}
	from, err := translit.Lookup(c.FromScheme)
	if err != nil {
		return nil, err
	}
	to, err := translit.Lookup(c.ToScheme)
	if err != nil {
		return nil, err
	}
	if from.From() != to.From() {
		return nil, fmt.Errorf("translit: %s reads %s and %s reads %s: nothing in common to go through", from.ID(), from.From(), to.ID(), to.From())
	}
	if to, err = to.With(c.Option...); err != nil {
		return nil, err
	}
	return func(line string) string { return to.String(readBack(from, line)) }, nil
}

// readBack returns the likeliest reading, the line itself without any.
func readBack(s *translit.Scheme, line string) string {
	if r := s.Reverse(line, 1); len(r) > 0 {
		return r[0]
	}
	return line
}

// listedScheme is one item of --list --json.
type listedScheme struct {
	ID         string `json:"id"`
	From       string `json:"from"`
	To         string `json:"to"`
	Language   string `json:"language"`
	Title      string `json:"title"`
	Year       int    `json:"year"`
	Source     string `json:"source"`
	Reversible bool   `json:"reversible"`
}

func (c TranslitCmd) list(io *Streams) error {
	items := []listedScheme{}
	for _, s := range translit.Schemes() {
		items = append(items, listedScheme{s.ID(), s.From(), s.To(), s.Language(), s.Title(), s.Year(), s.Source().String(), s.Reversible()})
	}
	if c.JSON {
		e := json.NewEncoder(io.Out)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(items)
	}
	w := tabwriter.NewWriter(io.Out, 0, 0, 2, ' ', 0)
	for _, s := range items {
		back := "lossy"
		if s.Reversible {
			back = "reversible"
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", s.ID, s.From, s.To, back, s.Title)
	}
	return w.Flush()
}
