package translit

import (
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// A definition is one scheme file, parsed.
type definition struct {
	file       string
	id         string
	aliases    []string
	title      string
	year       int
	language   string
	from, to   string
	status     string
	casing     string
	attested   string
	reversible bool
	source     Source
	classes    map[string]map[rune]bool
	rules      []*rule
	options    []option
	samples    []sample
	back       []*rule // rules of the other direction, where they are not the inverse
	backSample []sample
	lines      map[string]int
}

type option struct {
	name, title string
	rules       []*rule
	line        int
}

type sample struct {
	in, out string
	options []string
	line    int
}

// A Fault is one thing wrong with a scheme file.
type Fault struct {
	File    string
	Line    int    // from 1
	Rule    string // id of the check
	Message string
}

func (f Fault) String() string {
	return fmt.Sprintf("%s:%d: %s: %s", f.File, f.Line, f.Rule, f.Message)
}

// Faults is the error of [Load]: everything wrong with all files, one a line.
type Faults []Fault

// Error returns one line a fault, as file:line: rule: message.
func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i, x := range f {
		lines[i] = x.String()
	}
	return strings.Join(lines, "\n")
}

// Load reads every *.yaml of the root and of schemes/ of fsys, checks it as
// the shipped schemes are checked, samples included, and returns the schemes
// sorted by id. Any fault in any file fails it; the error is then [Faults].
func Load(fsys fs.FS) ([]*Scheme, error) {
	names, err := fs.Glob(fsys, "*.yaml")
	if err != nil {
		return nil, fmt.Errorf("translit: %w", err)
	}
	more, _ := fs.Glob(fsys, "schemes/*.yaml")
	var faults Faults
	var all []*Scheme
	seen := map[string]string{}
	for _, name := range append(names, more...) {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, fmt.Errorf("translit: %w", err)
		}
		def, bad := parse(name, data)
		if len(bad) > 0 {
			faults = append(faults, bad...)
			continue
		}
		if first, ok := seen[def.id]; ok {
			faults = append(faults, Fault{name, def.lines["id"], "id-reused", fmt.Sprintf("%s is the id of %s", def.id, first)})
		}
		seen[def.id] = name
		s := def.scheme()
		faults = append(faults, s.check()...)
		all = append(all, s)
	}
	if len(faults) > 0 {
		return nil, faults
	}
	slices.SortFunc(all, func(a, b *Scheme) int { return strings.Compare(a.ID(), b.ID()) })
	return all, nil
}

func (d *definition) scheme() *Scheme {
	return &Scheme{def: d, machine: d.compile(d.rules)}
}

func (d *definition) compile(rules []*rule) *machine {
	own := make([]*rule, len(rules))
	for i, r := range rules {
		c := *r
		own[i] = &c
	}
	return compile(own, casingOf(d.from), casingOf(d.to), d.casing == "capitalize")
}

// casingOf returns the casing of a language-script tag.
func casingOf(tag string) casing {
	return casing{dotted: tag == "az-Latn" || tag == "tr-Latn"}
}

// A reader walks one file and collects its faults.
type reader struct {
	file   string
	def    *definition
	faults Faults
}

func (p *reader) fault(n *yaml.Node, rule, format string, args ...any) {
	line := 1
	if n != nil {
		line = n.Line
	}
	p.faults = append(p.faults, Fault{p.file, line, rule, fmt.Sprintf(format, args...)})
}

// parse reads one file. The definition is whole only without faults.
func parse(file string, data []byte) (*definition, Faults) {
	p := &reader{file: file, def: &definition{file: file, classes: map[string]map[rune]bool{}, lines: map[string]int{}}}
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		p.fault(nil, "yaml", "%s", err)
		return nil, p.faults
	}
	if len(doc.Content) != 1 || doc.Content[0].Kind != yaml.MappingNode {
		p.fault(nil, "yaml", "a scheme file is one mapping")
		return nil, p.faults
	}
	p.top(doc.Content[0])
	p.structure()
	return p.def, p.faults
}

// pairs calls f for each key of a mapping and reports keys given twice.
func (p *reader) pairs(n *yaml.Node, f func(key string, k, v *yaml.Node)) {
	if n.Kind != yaml.MappingNode {
		p.fault(n, "yaml", "a mapping is needed here")
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k := n.Content[i]
		if seen[k.Value] {
			p.fault(k, "duplicate-key", "%q is given twice", k.Value)
		}
		seen[k.Value] = true
		f(k.Value, k, n.Content[i+1])
	}
}

func (p *reader) top(n *yaml.Node) {
	d := p.def
	var letters, rules, options, back *yaml.Node
	p.pairs(n, func(key string, k, v *yaml.Node) {
		d.lines[key] = k.Line
		switch key {
		case "id":
			d.id = v.Value
		case "aliases":
			d.aliases = p.strings(v)
		case "title":
			d.title = v.Value
		case "year":
			y, err := strconv.Atoi(v.Value)
			if err != nil {
				p.fault(v, "year", "%q is not a year", v.Value)
			}
			d.year = y
		case "language":
			d.language = v.Value
		case "from":
			d.from = v.Value
		case "to":
			d.to = v.Value
		case "status":
			d.status = v.Value
		case "casing":
			d.casing = v.Value
		case "reversible":
			if v.Tag != "!!bool" {
				p.fault(v, "yaml", "reversible is true or false")
			}
			d.reversible = v.Value == "true"
		case "note":
			p.text(v)
		case "attested":
			p.text(v)
			d.attested = v.Value
		case "source":
			p.source(v)
		case "classes":
			p.classes(v)
		case "letters":
			letters = v
		case "rules":
			rules = v
		case "options":
			options = v
		case "reverse":
			back = v
		case "samples":
			d.samples = append(d.samples, p.samples(v, nil)...)
		default:
			p.fault(k, "unknown-key", "%q", key)
		}
	})
	d.rules = append(p.rules(rules), p.letters(letters)...)
	if options != nil {
		p.options(options)
	}
	if back != nil {
		p.back(back)
	}
}

func (p *reader) text(v *yaml.Node) {
	if v.Kind != yaml.ScalarNode {
		p.fault(v, "yaml", "a text is needed here")
	}
}

func (p *reader) strings(n *yaml.Node) []string {
	if n.Kind == yaml.ScalarNode {
		return []string{n.Value}
	}
	var all []string
	for _, c := range n.Content {
		if c.Kind != yaml.ScalarNode {
			p.fault(c, "yaml", "a text is needed here")
			continue
		}
		all = append(all, c.Value)
	}
	return all
}

func (p *reader) source(n *yaml.Node) {
	s := &p.def.source
	p.pairs(n, func(key string, k, v *yaml.Node) {
		switch key {
		case "title":
			s.Title = v.Value
		case "edition":
			s.Edition = v.Value
		case "url":
			s.URL = v.Value
		case "retrieved":
			s.Retrieved = v.Value
		case "licence":
			s.Licence = v.Value
		default:
			p.fault(k, "unknown-key", "source: %q", key)
		}
	})
}

func (p *reader) classes(n *yaml.Node) {
	p.pairs(n, func(key string, k, v *yaml.Node) {
		if key == "start" || key == "end" {
			p.fault(k, "class", "%q means the edge of a word", key)
		}
		set := map[rune]bool{}
		for _, s := range p.strings(v) {
			for _, r := range s {
				if r != ' ' {
					set[r] = true
				}
			}
		}
		if len(set) == 0 {
			p.fault(v, "class", "%q is empty", key)
		}
		p.def.classes[key] = set
	})
}

func (p *reader) samples(n *yaml.Node, options []string) []sample {
	var all []sample
	for _, c := range n.Content {
		pair := p.strings(c)
		if len(pair) != 2 {
			p.fault(c, "yaml", "a sample is [input, output]")
			continue
		}
		all = append(all, sample{pair[0], pair[1], options, c.Line})
	}
	return all
}

func (p *reader) options(n *yaml.Node) {
	p.pairs(n, func(key string, k, v *yaml.Node) {
		o := option{name: key, line: k.Line}
		p.pairs(v, func(field string, fk, fv *yaml.Node) {
			switch field {
			case "title":
				o.title = fv.Value
			case "rules":
				o.rules = append(p.rules(fv), o.rules...)
			case "letters":
				o.rules = append(o.rules, p.letters(fv)...)
			case "samples":
				p.def.samples = append(p.def.samples, p.samples(fv, []string{key})...)
			default:
				p.fault(fk, "unknown-key", "option %s: %q", key, field)
			}
		})
		if o.title == "" || len(o.rules) == 0 {
			p.fault(k, "option", "%q needs a title and rules", key)
		}
		p.def.options = append(p.def.options, o)
	})
}

func (p *reader) back(n *yaml.Node) {
	var letters, rules *yaml.Node
	p.pairs(n, func(key string, k, v *yaml.Node) {
		switch key {
		case "rules":
			rules = v
		case "letters":
			letters = v
		case "samples":
			p.def.backSample = p.samples(v, nil)
		default:
			p.fault(k, "unknown-key", "reverse: %q", key)
		}
	})
	p.def.back = append(p.rules(rules), p.letters(letters)...)
}
