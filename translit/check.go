package translit

import (
	"path"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/unicode/rangetable"
)

// scripts maps the script of a language-script tag to its letters.
var scripts = map[string]*unicode.RangeTable{
	"Latn":          unicode.Latin,
	"Latn-baku1926": rangetable.Merge(unicode.Latin, rangetable.New(0x42C, 0x44C)), // its soft sign
	"Cyrl":          unicode.Cyrillic,
	"Arab":          unicode.Arabic,
	"Geor":          unicode.Georgian,
	"Armn":          unicode.Armenian,
}

// structure checks what can be seen without running the scheme.
func (p *reader) structure() {
	d := p.def
	at := func(key string) int { return max(d.lines[key], 1) }
	fault := func(line int, rule, msg string) {
		p.faults = append(p.faults, Fault{p.file, line, rule, msg})
	}
	for _, need := range []struct{ key, value string }{
		{"id", d.id}, {"title", d.title}, {"language", d.language}, {"from", d.from}, {"to", d.to}, {"status", d.status},
	} {
		if need.value == "" {
			fault(at(need.key), "missing", need.key+" is missing")
		}
	}
	if d.source.Title == "" {
		fault(at("source"), "source", "source.title is missing")
	}
	if d.source.Licence == "" {
		fault(at("source"), "source", "source.licence is missing")
	}
	if base := strings.TrimSuffix(path.Base(p.file), ".yaml"); d.id != "" && base != d.id {
		fault(at("id"), "id", "the file of "+d.id+" is named "+base+".yaml")
	}
	if !slices.Contains([]string{"current", "withdrawn", "practical"}, d.status) && d.status != "" {
		fault(at("status"), "status", "status is current, withdrawn or practical")
	}
	if !slices.Contains([]string{"", "mixed", "capitalize"}, d.casing) {
		fault(at("casing"), "casing", "casing is mixed or capitalize")
	}
	if d.attested == "" && d.status != "practical" && d.status != "" && d.source.Retrieved == "" {
		fault(at("source"), "attested", "say under attested what supports the table, or under source.retrieved when its text was read")
	}
	if len(d.rules) == 0 {
		fault(at("rules"), "rule", "there are no rules")
	}
	if len(d.samples) == 0 {
		fault(at("samples"), "samples", "there are no samples")
	}
	from, to := scriptOf(d.from), scriptOf(d.to)
	if from == nil && d.from != "" {
		fault(at("from"), "script", "from is language-script, the script one of Latn Cyrl Arab Geor Armn")
	}
	if to == nil && d.to != "" {
		fault(at("to"), "script", "to is language-script, the script one of Latn Cyrl Arab Geor Armn")
	}
	if from == nil || to == nil {
		return
	}
	p.faults = append(p.faults, d.letters(d.rules, from, to, casingOf(d.from))...)
	for _, o := range d.options {
		p.faults = append(p.faults, d.letters(o.rules, from, to, casingOf(d.from))...)
	}
	p.faults = append(p.faults, d.letters(d.back, to, from, casingOf(d.to))...)
}

func scriptOf(tag string) *unicode.RangeTable {
	_, script, _ := strings.Cut(tag, "-")
	return scripts[script]
}

// letters checks the letters of rules against the scripts of both sides.
func (d *definition) letters(rules []*rule, from, to *unicode.RangeTable, c casing) Faults {
	var out Faults
	for _, r := range rules {
		fault := func(rule, msg string) { out = append(out, Fault{d.file, r.line, rule, msg}) }
		in := string(r.from)
		if len(r.from) == 0 {
			fault("rule", "from is empty")
			continue
		}
		if !norm.NFC.IsNormalString(in) || !norm.NFC.IsNormalString(r.out[0]) {
			fault("nfc", "a rule is not in NFC")
		}
		if c.lowerString(in) != in {
			fault("case", "from "+in+" has a capital: casing is not written in rules")
		}
		check := func(rule, s string, script *unicode.RangeTable, what string) {
			for _, l := range s {
				if unicode.IsLetter(l) && !unicode.In(l, script, unicode.Common, unicode.Inherited) {
					fault(rule, what+" "+s+" holds "+string(l)+", a letter of another script")
					return
				}
			}
		}
		check("source-script", in, from, "from")
		check("target-script", r.out[0], to, "to")
		for _, list := range [][]context{r.after, r.before, r.notAft, r.notBef} {
			for _, ctx := range list {
				for i, e := range ctx {
					if e.edge && i > 0 && i < len(ctx)-1 {
						fault("context", "the edge of a word is inside a context")
					}
					if len(e.set) == 1 {
						for l := range e.set {
							check("source-script", string(l), from, "context")
							if c.lower(l) != l {
								fault("case", "context "+string(l)+" is a capital")
							}
						}
					}
				}
			}
		}
	}
	return out
}

// check runs the scheme: its samples, and whether every rule can be reached.
func (s *Scheme) check() Faults {
	d := s.def
	var out Faults
	fault := func(line int, rule, msg string) { out = append(out, Fault{d.file, line, rule, msg}) }
	for name, set := range d.classes {
		for l := range set {
			if unicode.IsLetter(l) && !unicode.In(l, scriptOf(d.from), unicode.Common, unicode.Inherited) {
				fault(max(d.lines["classes"], 1), "source-script", "class "+name+" holds "+string(l)+", a letter of another script")
			}
		}
	}
	for _, r := range s.machine.unreachable() {
		fault(r.line, "unreachable", "an earlier rule always matches where "+string(r.from)+" could")
	}
	for _, o := range d.options {
		for _, r := range d.compile(o.rules).unreachable() {
			fault(r.line, "unreachable", "an earlier rule of option "+o.name+" always matches where "+string(r.from)+" could")
		}
	}
	for _, x := range d.samples {
		w, err := s.With(x.options...)
		if err != nil {
			fault(x.line, "option", err.Error())
			continue
		}
		if got := w.String(x.in); got != x.out {
			fault(x.line, "sample", x.in+" gives "+got+", the sample says "+x.out)
		}
		if d.reversible && len(x.options) == 0 {
			if got := s.Reverse(x.out, 1); len(got) == 0 || got[0] != x.in {
				fault(x.line, "reversible", x.out+" reads back as "+strings.Join(got, " ")+", not "+x.in)
			}
		}
	}
	for _, x := range d.backSample {
		if got := s.Reverse(x.out, 1); len(got) == 0 || got[0] != x.in {
			fault(x.line, "sample", x.out+" reads back as "+strings.Join(got, " ")+", the sample says "+x.in)
		}
	}
	slices.SortStableFunc(out, func(a, b Fault) int { return a.Line - b.Line })
	return out
}

// unreachable returns the rules that can never apply: for each of them, in
// every state, an earlier rule without right context takes a prefix of its
// letters.
func (m *machine) unreachable() []*rule {
	var out []*rule
	for _, list := range m.first {
		for k, r := range list {
			open := false
			for s := range r.left {
				if r.left[s] == no {
					continue
				}
				covered := false
				for _, e := range list[:k] {
					if e.left[s] == yes && len(e.before) == 0 && len(e.notBef) == 0 && len(e.next) == 0 && len(e.from) <= len(r.from) && slices.Equal(e.from, r.from[:len(e.from)]) {
						covered = true
						break
					}
				}
				open = open || !covered
			}
			if !open {
				out = append(out, r)
			}
		}
	}
	slices.SortFunc(out, func(a, b *rule) int { return a.line - b.line })
	return out
}

// room returns the capacity to start with for n bytes of input.
func (m *machine) room(n int) int {
	if m.base >= 0x400 {
		return n + n/4 + 16
	}
	return 2*n + 16
}
