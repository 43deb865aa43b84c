package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/adlar-names/adlar/dictionaries"
	"github.com/adlar-names/adlar/inflect"
)

// GenderCmd tells the sex that a name points at.
type GenderCmd struct {
	Lang  string   `default:"ru" help:"Language: az, ru, uk, en."`
	Part  string   `default:"-" help:"Part: given, patronymic, surname, or - for a whole name."`
	Names []string `arg:"" optional:"" name:"name" help:"Names in the nominative, each in quotes."`

	TSV bool `name:"tsv" help:"Read lines of lang, part, name parted by tabs; append the gender."`
}

// Help shows an example that runs.
func (GenderCmd) Help() string {
	return "Prints m, f, or mf where both are possible or nothing is known.\n\n" +
		"Example:\n\n    $ adlar gender --lang az 'Sevinc Sadıqova'\n    $ printf 'ru\\tpatronymic\\tГейдар оглы\\n' | adlar gender --tsv"
}

// Run answers for the arguments, or for each line.
func (c GenderCmd) Run(ctx context.Context, io *Streams) error {
	if _, err := dictionaries.Builtin(); err != nil {
		return err
	}
	if c.TSV {
		if len(c.Names) > 0 {
			return errors.New("gender --tsv reads standard input: give it no names")
		}
		return io.EachRow(ctx, io.In, 3, func(f []string) (string, error) { return gendered(f[0], f[1], f[2]) })
	}
	if len(c.Names) == 0 {
		return errors.New(`gender: want a name (see "adlar gender --help")`)
	}
	for _, n := range c.Names {
		out, err := gendered(c.Lang, c.Part, n)
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintln(io.Out, out); err != nil {
			return err
		}
	}
	return nil
}

func gendered(tag, part, name string) (string, error) {
	lang, err := langOf(tag)
	if err != nil {
		return "", err
	}
	k, ok := inflect.ParseKind(part)
	if !ok || k > inflect.Surname {
		return "", fmt.Errorf("part %q is not one of given patronymic surname -", part)
	}
	if g := genderOf(lang, k, name); g != inflect.Unknown {
		return g.String(), nil
	}
	return inflect.Both.String(), nil
}

// genderOf asks the dictionary about a given name first, then the rules.
func genderOf(lang inflect.Lang, k inflect.Kind, name string) inflect.Gender {
	if k == inflect.AnyKind {
		n := inflect.SplitName(lang, name)
		for _, part := range []struct {
			kind inflect.Kind
			text string
		}{{inflect.Patronymic, n.Patronymic}, {inflect.Surname, n.Surname}, {inflect.Given, n.Given}} {
			if part.text == "" {
				continue
			}
			if g := genderOf(lang, part.kind, part.text); g == inflect.Masc || g == inflect.Fem {
				return g
			}
		}
		if n.Given == "" && n.Patronymic == "" {
			return genderOf(lang, inflect.Given, name)
		}
		return inflect.Unknown
	}
	if k == inflect.Given {
		if g := listedGender(lang, name); g != inflect.Unknown {
			return g
		}
	}
	return inflect.GuessGender(lang, k, name)
}

// listedGender joins the genders of the given names of that spelling.
func listedGender(lang inflect.Lang, name string) inflect.Gender {
	d, err := dictionaries.Builtin()
	if err != nil {
		return inflect.Unknown
	}
	var found inflect.Gender
	for _, r := range d.Readings(nil, dictionaries.AppendKey(nil, name), name) {
		if r.Kind != dictionaries.GivenName || r.Lang != lang || !r.Exact || !isBase(r) {
			continue
		}
		switch g := d.Part(r.Part).Gender; {
		case found == inflect.Unknown:
			found = g
		case g != found && g != inflect.Unknown:
			found = inflect.Both
		}
	}
	return found
}
