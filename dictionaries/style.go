package dictionaries

import (
	"slices"
	"strings"

	"github.com/adlar-names/adlar/dictionaries/internal/flow"
	"github.com/adlar-names/adlar/inflect"
)

// style is a style file of an overlay as it is followed; see styles/README.md.
type style struct {
	base     string
	spelling [numLangs][]string
	scheme   map[string]string // origin → scheme
	lines    []lineRule
}

// lineRule writes one rival name of a place for another.
type lineRule struct {
	place, from, to string
	langs           []int
	since           string // ISO date, empty: always
	quotes          bool   // in quotations too
	line            int
}

// The styles whose rules are fixed; a file of the same name only describes one.
var fixedStyles = []string{"common", styleOfficial, styleBGN, "as-written"}

var styleKeys = []string{"list", "title", "base", "spelling", "scheme", "document", "unsettled", "lines", "quotes", "source", "entries"}

// kindNames are the kinds of spelling that a style may prefer, beside scheme
// and own.
var kindNames = map[string]SpellingKind{"canonical": Canonical, "official": Official, "press": Press, "historic": Historic,
	"russified": Russified, "turkified": Turkified, "ascii": ASCII, "short": Short}

// parseStyle reads a style; bad is told of every fault.
func parseStyle(src string, bad func(line int, format string, args ...any)) *style {
	s := &style{scheme: map[string]string{}}
	root, _ := flow.Parse(src) // what it cannot read is reported with the file
	for i, k := range root.Keys {
		v := &root.List[i]
		switch k.Name {
		case "base":
			s.base = v.Text
		case "spelling":
			for j, lk := range v.Keys {
				l := langIndex(lk.Name)
				if l < 0 {
					bad(lk.Line, "%q is no language", lk.Name)
					continue
				}
				for _, kind := range texts(&v.List[j]) {
					if _, ok := kindNames[kind]; !ok && kind != "own" && kind != "scheme" {
						bad(lk.Line, "%q is no kind of spelling", kind)
						continue
					}
					s.spelling[l] = append(s.spelling[l], kind)
				}
			}
		case "scheme":
			for j, ok := range v.Keys {
				id := v.List[j].Text
				if len(openScheme(id)) == 0 {
					bad(ok.Line, "%q is no scheme", id)
					continue
				}
				s.scheme[ok.Name] = id
			}
		case "lines":
			if v.Kind == flow.Scalar && v.Text == "keep" {
				continue
			}
			for j := range v.List {
				s.lines = append(s.lines, parseLineRule(&v.List[j], bad))
			}
		default:
			if !slices.Contains(styleKeys, k.Name) {
				bad(k.Line, "unknown key %q", k.Name)
			}
		}
	}
	return s
}

func texts(n *flow.Node) []string {
	if n.Kind == flow.Scalar {
		return []string{n.Text}
	}
	var out []string
	for i := range n.List {
		out = append(out, n.List[i].Text)
	}
	return out
}

func parseLineRule(n *flow.Node, bad func(line int, format string, args ...any)) lineRule {
	r := lineRule{line: n.Line}
	for i, k := range n.Keys {
		v := &n.List[i]
		switch k.Name {
		case "place":
			r.place = strings.TrimPrefix(v.Text, "place/")
		case "from":
			r.from = v.Text
		case "to":
			r.to = v.Text
		case "since":
			r.since = v.Text
		case "quotes":
			r.quotes = v.Text == "write"
		case "lang":
			for _, t := range texts(v) {
				if l := langIndex(t); l >= 0 {
					r.langs = append(r.langs, l)
				} else {
					bad(k.Line, "%q is no language", t)
				}
			}
		default:
			bad(k.Line, "unknown key %q: place, from, to, lang, since, quotes", k.Name)
		}
	}
	if r.place == "" || r.from == "" || r.to == "" || len(r.langs) == 0 {
		bad(n.Line, "place, from, to and lang are needed")
	}
	return r
}

// styleOf returns a style of an overlay, nil for the fixed ones and unknown
// names.
func (d *Dictionary) styleOf(name string) *style {
	if slices.Contains(fixedStyles, name) {
		return nil
	}
	d.parseStyles.Do(func() {
		d.parsed = map[string]*style{}
		for n, src := range d.styles {
			d.parsed[n] = parseStyle(src, func(int, string, ...any) {})
		}
	})
	return d.parsed[name]
}

// styled is the name that a style of an overlay writes; depth guards against
// styles that are each other's base.
func (d *Dictionary) styled(s *style, id EntityID, e *Entity, l, depth int) string {
	for _, kind := range s.spelling[l] {
		text := ""
		switch kind {
		case "own":
			text = e.Own[l]
		case "scheme":
			text = schemeName(s, e, l)
		case "canonical":
			text = e.Names[l]
		default:
			text = d.spellingOfKind(id, l, kindNames[kind])
		}
		if text != "" {
			return text
		}
	}
	if l == en && len(s.scheme) > 0 && e.Kind == KindPerson && !d.writtenName(id, e, l) {
		if text := schemeName(s, e, l); text != "" {
			return text
		}
	}
	if base := d.styleOf(s.base); base != nil && depth < 8 {
		return d.styled(base, id, e, l, depth+1)
	}
	if slices.Contains(fixedStyles, s.base) {
		return d.Name(id, inflect.Lang(l+1), s.base)
	}
	return e.Names[l]
}

// schemeName is the name in the romanization of its origin.
func schemeName(s *style, e *Entity, l int) string {
	ref := reference(e.Origin)
	if l != en || ref == en || e.Names[ref] == "" {
		return ""
	}
	if all := openScheme(s.scheme[e.Origin]); len(all) > 0 {
		return all[0].s.String(e.Names[ref])
	}
	return ""
}

func (d *Dictionary) spellingOfKind(id EntityID, l int, kind SpellingKind) string {
	for _, n := range d.SpellingsOf(id) {
		if s := d.Spelling(n); s.Kind == kind && int(s.Lang) == l+1 && s.Line == 0 {
			return s.Text
		}
	}
	return ""
}

// writtenName reports that a name in a language was written out, as a whole or
// in one of its parts, and not given by a rule.
func (d *Dictionary) writtenName(id EntityID, e *Entity, l int) bool {
	written := func(list []SpellingID) bool {
		for _, n := range list {
			if s := d.Spelling(n); s.Kind == Canonical && int(s.Lang) == l+1 && s.Rule == "written" {
				return true
			}
		}
		return false
	}
	if written(d.SpellingsOf(id)) || e.Surname != 0 && written(d.SpellingsOfPart(e.Surname)) {
		return true
	}
	for _, g := range e.Given {
		if written(d.SpellingsOfPart(g)) {
			return true
		}
	}
	return false
}

// LineFor is the line whose name a style writes for a name of the given line
// of a place, in a text of an ISO date (empty: today). The styles built in
// never move a line; one of an overlay does where it says so, in quotations
// only when it says that too.
func (d *Dictionary) LineFor(id EntityID, line uint8, lang inflect.Lang, styleName, date string, quoted bool) uint8 {
	e := d.ents.at(uint32(id))
	s := d.styleOf(styleName)
	if e == nil || s == nil || int(line) >= len(e.Lines) {
		return line
	}
	for depth := 0; s != nil && depth < 8; depth++ {
		for _, r := range s.lines {
			if "place/"+r.place != e.ID || r.from != e.Lines[line].ID || !slices.Contains(r.langs, int(lang)-1) ||
				quoted && !r.quotes || date != "" && r.since != "" && date < r.since {
				continue
			}
			for i := range e.Lines {
				if e.Lines[i].ID == r.to && e.Lines[i].Names[lang-1] != "" {
					return uint8(i)
				}
			}
		}
		s = d.styleOf(s.base)
	}
	return line
}

// checkStyles: a style names what exists.
func (c *corpus) checkStyles() {
	for _, f := range c.files {
		if f.list != styleList {
			continue
		}
		bad := func(line int, format string, args ...any) {
			c.fault(&entry{file: f}, max(line, 1), "style", format, args...)
		}
		s := parseStyle(f.raw, bad)
		if s.base != "" && c.styles[s.base] == "" && !slices.Contains(fixedStyles, s.base) {
			bad(1, "the base %q is no style", s.base)
		}
		for _, r := range s.lines {
			e := c.byID["place/"+r.place]
			if e == nil {
				bad(r.line, "place %q does not exist", r.place)
				continue
			}
			has := func(id string) bool {
				return slices.ContainsFunc(e.lines, func(n lineEntry) bool { return n.id == id })
			}
			if !has(r.from) || !has(r.to) {
				bad(r.line, "%s has no line %s or %s", r.place, r.from, r.to)
			}
			if r.since != "" && !dateRE.MatchString(r.since) {
				bad(r.line, "since: %q is no date", r.since)
			}
		}
	}
}
