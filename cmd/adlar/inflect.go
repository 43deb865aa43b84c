package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/adlar-names/adlar/inflect"
)

// InflectCmd declines names, or moves the form of one name to another.
type InflectCmd struct {
	Lang   string   `default:"ru" help:"Language: az, ru, uk, en."`
	Case   string   `default:"gen" help:"Case: nom, gen, dat, acc, ins, loc, abl, voc."`
	Gender string   `default:"-" help:"Gender: m, f, or - to guess."`
	Names  []string `arg:"" optional:"" name:"name" help:"Full names in the nominative, each in quotes."`

	Transfer bool `help:"With --tsv: move the form of a surface to a new name."`
	TSV      bool `name:"tsv" help:"Read lines of lang, case, gender, name (with --transfer: lang, surface, old lemma, new lemma) parted by tabs; append the form."`
}

// Help shows an example that runs.
func (InflectCmd) Help() string {
	return "Declines full personal names, all parts in agreement.\n\n" +
		"Example:\n\n    $ adlar inflect --lang ru --case ins 'Сергей Викторович Лавров'\n" +
		"    $ printf 'ru\\tХейдару Алиеву\\tХейдар Алиев\\tГейдар Алиев\\n' | adlar inflect --transfer --tsv"
}

// Run declines the names of the arguments, or those of each line.
func (c InflectCmd) Run(ctx context.Context, io *Streams) error {
	if c.TSV {
		if len(c.Names) > 0 {
			return errors.New("inflect --tsv reads standard input: give it no names")
		}
		return io.EachRow(ctx, io.In, 4, func(f []string) (string, error) {
			if !c.Transfer {
				return declined(f[0], f[1], f[2], f[3])
			}
			lang, err := langOf(f[0])
			if err != nil {
				return "", err
			}
			return transferred(lang, f[1], f[2], f[3]), nil
		})
	}
	if c.Transfer {
		return errors.New("inflect --transfer needs --tsv")
	}
	if len(c.Names) == 0 {
		return errors.New(`inflect: want a name (see "adlar inflect --help")`)
	}
	for _, n := range c.Names {
		out, err := declined(c.Lang, c.Case, c.Gender, n)
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintln(io.Out, out); err != nil {
			return err
		}
	}
	return nil
}

func declined(tag, code, gender, name string) (string, error) {
	lang, err := langOf(tag)
	if err != nil {
		return "", err
	}
	cs, ok := inflect.ParseCase(code)
	if !ok {
		return "", fmt.Errorf("case %q is not one of nom gen dat acc ins loc abl voc", code)
	}
	g, ok := inflect.ParseGender(gender)
	if !ok {
		return "", fmt.Errorf("gender %q is not m, f or -", gender)
	}
	if strings.TrimSpace(name) == "" {
		return "", errors.New("the name is empty")
	}
	n := inflect.SplitName(lang, name)
	if n.Given == "" && len(strings.Fields(name)) == 1 {
		n = wordAsName(lang, name)
	}
	if g == inflect.Unknown {
		g = genderOf(lang, inflect.AnyKind, name)
	}
	out, _ := inflect.DeclineName(lang, n, g, cs)
	return out, nil
}

// transferred moves the form of a surface to a new name. Lone words are given
// names or surnames; anything longer is a phrase.
func transferred(lang inflect.Lang, surface, lemma, newLemma string) string {
	if !strings.ContainsRune(lemma, ' ') && !strings.ContainsRune(newLemma, ' ') && lang != inflect.Az &&
		kindOfWord(lang, lemma) == inflect.Given && kindOfWord(lang, newLemma) == inflect.Given &&
		listedKind(lang, lemma) != inflect.Place {
		g := genderOf(lang, inflect.Given, lemma)
		if out, ok := inflect.TransferKind(lang, inflect.Given, g, surface, lemma, newLemma); ok {
			return out
		}
	}
	out, _ := inflect.Transfer(lang, surface, lemma, newLemma)
	return out
}

// listedKind is Place for a word that the dictionary holds as a place.
func listedKind(lang inflect.Lang, w string) inflect.Kind {
	if knownPart(lang, inflect.Place, w) > 0 {
		return inflect.Place
	}
	return inflect.AnyKind
}

// wordAsName takes a lone word for a given name when it is known as one, for a
// surname when it is known or ends as one, and else for a given name.
func wordAsName(lang inflect.Lang, w string) inflect.Name {
	if kindOfWord(lang, w) == inflect.Surname {
		return inflect.Name{Surname: w}
	}
	return inflect.Name{Given: w}
}

func kindOfWord(lang inflect.Lang, w string) inflect.Kind {
	const sure = 60 // as a name of just this kind, see knownPart
	given, surname := knownPart(lang, inflect.Given, w) >= sure, knownPart(lang, inflect.Surname, w) >= sure
	switch {
	case given && !(surname && endsAsSurname(w)):
		return inflect.Given
	case surname || endsAsSurname(w):
		return inflect.Surname
	}
	return inflect.Given
}

// endsAsSurname knows the endings that hardly any given name has. Women's
// -ина is left out: Аделина; so is -дин: Нуреддин.
func endsAsSurname(w string) bool {
	w = strings.ToLower(w)
	if strings.HasSuffix(w, "дин") {
		return false
	}
	for _, e := range [...]string{"ов", "ев", "ёв", "єв", "їв", "ин", "ын", "їн", "ова", "ева", "ёва", "єва", "ский", "цкий", "ская", "цкая", "ський", "цький", "ська", "цька", "енко", "єнко", "чук", "швили", "швілі", "дзе", "заде", "оглу", "ов", "zadə", "ov", "ova", "yev", "yeva"} {
		if strings.HasSuffix(w, e) && len(w) > len(e)+3 {
			return true
		}
	}
	return false
}

func langOf(tag string) (inflect.Lang, error) {
	lang, ok := inflect.ParseLang(tag)
	if !ok {
		return lang, fmt.Errorf("language %q is not one of az ru uk en", tag)
	}
	return lang, nil
}
