package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/adlar-names/adlar/dictionaries"
	"github.com/adlar-names/adlar/inflect"
)

// LemmaCmd gives the base form of a name as a text has it.
type LemmaCmd struct {
	Lang     string   `default:"ru" help:"Language: az, ru, uk, en."`
	Kind     string   `default:"-" help:"Kind: PER, LOC, ORG, EVT, PRO, or - for any."`
	Surfaces []string `arg:"" optional:"" name:"surface" help:"Names as a text has them, each in quotes."`

	TSV bool `name:"tsv" help:"Read lines of lang, kind, surface parted by tabs; append the lemma."`
}

// Help shows an example that runs.
func (LemmaCmd) Help() string {
	return "Prints the base form; the name itself when it is unknown.\n\n" +
		"Example:\n\n    $ adlar lemma --lang uk --kind PER 'Андрієм Сибігою'\n    $ printf 'ru\\tLOC\\tБаку\\n' | adlar lemma --tsv"
}

// Run answers for the arguments, or for each line.
func (c LemmaCmd) Run(ctx context.Context, io *Streams) error {
	if _, err := dictionaries.Builtin(); err != nil {
		return err
	}
	if c.TSV {
		if len(c.Surfaces) > 0 {
			return errors.New("lemma --tsv reads standard input: give it no names")
		}
		return io.EachRow(ctx, io.In, 3, func(f []string) (string, error) { return lemmaOf(f[0], f[1], f[2]) })
	}
	if len(c.Surfaces) == 0 {
		return errors.New(`lemma: want a name (see "adlar lemma --help")`)
	}
	for _, s := range c.Surfaces {
		out, err := lemmaOf(c.Lang, c.Kind, s)
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintln(io.Out, out); err != nil {
			return err
		}
	}
	return nil
}

// lemmaOf looks the whole name up in the dictionary first; then the rules
// decide, with the dictionary's parts as evidence.
func lemmaOf(tag, kind, surface string) (string, error) {
	lang, err := langOf(tag)
	if err != nil {
		return "", err
	}
	k := inflect.AnyKind
	switch strings.ToUpper(kind) {
	case "PER", "-", "":
	case "LOC":
		k = inflect.Place
	case "ORG", "EVT", "PRO":
		k = inflect.Org
	default:
		return "", fmt.Errorf("kind %q is not one of PER LOC ORG EVT PRO -", kind)
	}
	if k != inflect.AnyKind || kind == "-" || kind == "" {
		if l, ok := listedName(lang, k, surface); ok {
			return l, nil
		}
	}
	p := inflect.AnalyzePhrase(lang, k, surface, func(k inflect.Kind, lemma string) int { return knownPart(lang, k, lemma) })
	return p.Lemma, nil
}

// listedName finds the base form of a whole name that the dictionary holds;
// one that is itself a base form stays.
func listedName(lang inflect.Lang, k inflect.Kind, surface string) (string, bool) {
	d, err := dictionaries.Builtin()
	if err != nil {
		return "", false
	}
	f := strings.Fields(surface)
	words := make([]dictionaries.Word, len(f))
	for i, w := range f {
		words[i] = dictionaries.Word{Key: dictionaries.AppendKey(nil, w), Text: w}
	}
	if len(words) == 0 {
		return "", false
	}
	best, found := "", 0
	for _, h := range d.NamesAt(nil, words) {
		if h.Words != len(words) || h.Lang != lang {
			continue
		}
		worth := 1
		if (k == inflect.Place) == (h.Kind == dictionaries.KindPlace) {
			worth += 4
		}
		if h.Exact {
			worth++
		}
		if slices.ContainsFunc(h.Forms, func(f inflect.EndingForm) bool { return f.Case == inflect.Nom && f.Possessive == 0 }) {
			worth += 2
		}
		if worth > found {
			best, found = d.Spelling(h.Spelling).Text, worth
		}
	}
	return best, found > 0
}

// knownPart weighs what the dictionary knows of a base form as part of a name
// of that kind.
func knownPart(lang inflect.Lang, k inflect.Kind, lemma string) int {
	d, err := dictionaries.Builtin()
	if err != nil {
		return 0
	}
	if k == inflect.Place || k == inflect.Org {
		if l, ok := listedName(lang, k, lemma); ok && strings.EqualFold(l, lemma) {
			return 60
		}
		return 0
	}
	for _, r := range d.Readings(nil, dictionaries.AppendKey(nil, lemma), lemma) {
		if r.Lang != lang || !isBase(r) {
			continue
		}
		switch {
		case r.Kind == dictionaries.GivenName && k != inflect.Surname, r.Kind == dictionaries.Surname && k != inflect.Given:
			return 60
		case r.Kind == dictionaries.GivenName || r.Kind == dictionaries.Surname:
			return 25
		}
	}
	return 0
}

func isBase(r dictionaries.Reading) bool {
	return slices.ContainsFunc(r.Forms, func(f inflect.EndingForm) bool {
		return f.Case == inflect.Nom && f.Number == inflect.Sg && f.Possessive == inflect.NoPossessive
	})
}
