package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/adlar-names/adlar/dictionaries"
	"github.com/adlar-names/adlar/inflect"
)

// DictStatsCmd counts what a dictionary holds.
type DictStatsCmd struct {
	Dir  string `arg:"" optional:"" help:"Folder of curated files (default: the built-in ones)."`
	JSON bool   `name:"json" help:"Print one JSON object."`
}

// Help shows an example that runs.
func (DictStatsCmd) Help() string {
	return "Example:\n\n    $ adlar dict stats --json"
}

// Run prints the counts.
func (c DictStatsCmd) Run(io *Streams) error {
	d, err := openDict(c.Dir)
	if err != nil {
		return err
	}
	s := d.Stats()
	if c.JSON {
		return json.NewEncoder(io.Out).Encode(s)
	}
	for _, row := range []struct {
		name string
		n    int
	}{
		{"given names", s.GivenNames}, {"surnames", s.Surnames}, {"people", s.People}, {"places", s.Places}, {"organizations", s.Organizations},
		{"media", s.Media}, {"titles", s.Titles}, {"demonyms", s.Demonyms}, {"events", s.Events}, {"ambiguous surfaces", s.Ambiguous}, {"spellings", s.Spellings},
	} {
		if _, err := fmt.Fprintf(io.Out, "%8d  %s\n", row.n, row.name); err != nil {
			return err
		}
	}
	_, err = fmt.Fprintln(io.Out, "version", s.Version)
	return err
}

// DictShowCmd shows everything about one entry.
type DictShowCmd struct {
	ID  []string `arg:"" help:"Ids: person/jeyhun-bayramov, surname/bayramov; without the kind all kinds are tried."`
	Dir string   `help:"Folder of curated files (default: the built-in ones)."`
}

// Help shows an example that runs.
func (DictShowCmd) Help() string {
	return "Example:\n\n    $ adlar dict show place/azerbaijan"
}

// Run prints the entries.
func (c DictShowCmd) Run(io *Streams) error {
	d, err := openDict(c.Dir)
	if err != nil {
		return err
	}
	missing := 0
	for _, id := range c.ID {
		if !showID(io, d, id) {
			fmt.Fprintf(io.Err, "no entry %s\n", id)
			missing++
		}
	}
	if missing > 0 {
		return &failedRecords{missing, len(c.ID)}
	}
	return nil
}

func showID(io *Streams, d *dictionaries.Dictionary, id string) bool {
	ids := []string{id}
	if !strings.Contains(id, "/") {
		ids = nil
		for _, kind := range strings.Fields("person place organization media event title demonym given surname patronymic particle") {
			ids = append(ids, kind+"/"+id)
		}
	}
	found := false
	for _, id := range ids {
		if e, ok := d.EntityByID(id); ok {
			showEntity(io, d, e)
			found = true
		}
		if p, ok := d.PartByID(id); ok {
			showPart(io, d, p)
			found = true
		}
	}
	return found
}

var dictLangs = [...]inflect.Lang{inflect.Az, inflect.Ru, inflect.Uk, inflect.En}

func showEntity(io *Streams, d *dictionaries.Dictionary, id dictionaries.EntityID) {
	e := d.Entity(id)
	fmt.Fprintf(io.Out, "%s  (%s:%d)\n", e.ID, e.File, e.FileLine)
	facts := []string{}
	add := func(name, value string) {
		if value != "" {
			facts = append(facts, name+" "+value)
		}
	}
	add("kind", e.Class)
	add("origin", e.Origin)
	add("gender", e.Gender.String())
	if e.Salience > 0 {
		add("salience", fmt.Sprint(e.Salience))
	}
	add("patronymic", e.Patronymic)
	add("in", d.Entity(e.In).ID)
	if !e.Settled && e.Kind == dictionaries.KindPerson {
		facts = append(facts, "no settled English")
	}
	if len(facts) > 0 {
		fmt.Fprintln(io.Out, "  "+strings.Join(facts, ", "))
	}
	for _, r := range e.Roles {
		fmt.Fprintf(io.Out, "  role %s of %s %s..%s\n", d.Entity(r.Title).ID, d.Entity(r.Of).ID, r.From, r.To)
	}
	for _, p := range append(append([]dictionaries.PartID(nil), e.Given...), e.Surname) {
		if p != 0 {
			fmt.Fprintf(io.Out, "  part %s\n", d.Part(p).ID)
		}
	}
	for _, n := range e.Lines {
		fmt.Fprintf(io.Out, "  line %s: %s (%s, from %s) %s\n", n.ID, n.Meaning, n.UsedBy, n.From, strings.Join(n.Names[:], " / "))
	}
	for _, lang := range dictLangs {
		showCases(io, lang, d.Spell(nil, id, lang, "common"))
	}
	showSpellings(io, d, d.SpellingsOf(id))
	for _, p := range append(append([]dictionaries.PartID(nil), e.Given...), e.Surname) {
		if p != 0 {
			fmt.Fprintf(io.Out, "  %s is spelled\n", d.Part(p).ID)
			showSpellings(io, d, d.SpellingsOfPart(p))
		}
	}
}

func showPart(io *Streams, d *dictionaries.Dictionary, id dictionaries.PartID) {
	p := d.Part(id)
	fmt.Fprintf(io.Out, "%s  %s, origin %s\n", p.ID, p.Gender, p.Origin)
	for _, lang := range dictLangs {
		for _, s := range d.SpellingsOfPart(id) {
			if sp := d.Spelling(s); sp.Lang == lang && sp.Kind == dictionaries.Canonical {
				showCases(io, lang, d.SpellAs(nil, s))
			}
		}
	}
	showSpellings(io, d, d.SpellingsOfPart(id))
	for _, e := range d.People(nil, 0, id) {
		fmt.Fprintf(io.Out, "  borne by %s\n", d.Entity(e).ID)
	}
}

// showCases prints one name in every case its language has.
func showCases(io *Streams, lang inflect.Lang, words []dictionaries.SpelledWord) {
	if len(words) == 0 {
		return
	}
	nom, _ := dictionaries.Inflect(words, lang, inflect.Nom)
	fmt.Fprintf(io.Out, "  %s  %s", lang, nom)
	for c := inflect.Gen; c <= inflect.Voc; c++ {
		if form, ok := dictionaries.Inflect(words, lang, c); ok {
			fmt.Fprintf(io.Out, ", %s %s", c, form)
		}
	}
	fmt.Fprintln(io.Out)
}

func showSpellings(io *Streams, d *dictionaries.Dictionary, ids []dictionaries.SpellingID) {
	for _, lang := range dictLangs {
		var out []string
		for _, id := range ids {
			s := d.Spelling(id)
			if s.Lang != lang {
				continue
			}
			rule := s.Rule
			if rule == "" {
				rule = "written"
			}
			out = append(out, fmt.Sprintf("%s (%s, %s)", s.Text, s.Kind, rule))
		}
		if len(out) > 0 {
			fmt.Fprintf(io.Out, "    %s: %s\n", lang, strings.Join(out, "; "))
		}
	}
}

// DictFindCmd shows what a dictionary reads in a text.
type DictFindCmd struct {
	Text []string `arg:"" help:"Words to look up."`
	Dir  string   `help:"Folder of curated files (default: the built-in ones)."`
}

// Help shows an example that runs.
func (DictFindCmd) Help() string {
	return "Example:\n\n    $ adlar dict find 'Министерству иностранных дел'"
}

// Run prints the readings of every word and the names that start at it; a word
// without either is said to be unknown, with the nearest stems as the reason.
func (c DictFindCmd) Run(io *Streams) error {
	d, err := openDict(c.Dir)
	if err != nil {
		return err
	}
	words := dictionaries.Words(strings.Join(c.Text, " "))
	var rs []dictionaries.Reading
	var hs []dictionaries.NameHit
	for i := range words {
		fmt.Fprintf(io.Out, "%s  key %s\n", words[i].Text, words[i].Key)
		rs = d.Readings(rs[:0], words[i].Key, words[i].Text)
		hs = d.NamesAt(hs[:0], words[i:])
		for _, r := range rs {
			owner := d.Part(r.Part).ID
			if r.Entity != 0 {
				owner = d.Entity(r.Entity).ID
			}
			fmt.Fprintf(io.Out, "  %s %s %s %s: %s, spelled %s\n", r.Lang, r.Kind, owner, r.Gender, forms(r.Forms), d.Spelling(r.Spelling).Text)
		}
		for _, h := range hs {
			fmt.Fprintf(io.Out, "  %s %d words %s: %s, spelled %s\n", h.Lang, h.Words, d.Entity(h.Entity).ID, forms(h.Forms), d.Spelling(h.Spelling).Text)
		}
		if len(rs) == 0 && len(hs) == 0 {
			fmt.Fprintf(io.Out, "  not known: %s\n", d.WhyNot(words[i]))
		}
	}
	return nil
}

func forms(fs []inflect.EndingForm) string {
	out := make([]string, len(fs))
	for i, f := range fs {
		out[i] = f.Case.String() + "." + f.Number.String()
	}
	return strings.Join(out, " ")
}

// openDict opens the dictionary in a folder or a compiled file, or the built-in
// one.
func openDict(dir string) (*dictionaries.Dictionary, error) {
	if dir == "" {
		return dictionaries.Builtin()
	}
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return dictionaries.Open(dir)
	}
	return dictionaries.Load(dictFiles(&dir))
}

// DictCompileCmd compiles curated files, laid over the built-in ones, into one
// file.
type DictCompileCmd struct {
	Dir    string `arg:"" help:"Folder of curated files."`
	Output string `short:"o" required:"" placeholder:"FILE" help:"File to write."`
	Alone  bool   `help:"Leave the built-in entries out: the folder is all there is."`
}

// Help shows an example that runs.
func (DictCompileCmd) Help() string {
	return "Example:\n\n    $ adlar dict compile dictionaries -o /tmp/adlar.dict"
}

// Run checks and compiles; a folder with faults is not compiled.
func (c DictCompileCmd) Run(io *Streams) error {
	files := dictFiles(&c.Dir)
	d, err := dictionaries.Overlay(dictionaries.Shipped(), files)
	if c.Alone {
		d, err = dictionaries.Load(files)
	}
	if err != nil {
		return err
	}
	if err := writeFile(c.Output, d.Compile); err != nil {
		return err
	}
	s := d.Stats()
	_, err = fmt.Fprintf(io.Err, "%s: %d people, %d places, %d spellings, version %s\n", c.Output, s.People, s.Places, s.Spellings, s.Version)
	return err
}
