package dictionaries

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/adlar-names/adlar/dictionaries/internal/flow"
)

// file is one curated file, decoded.
type file struct {
	name    string
	list    list
	origin  string
	why     string
	lang    string
	source  *source
	entries []*entry
	faults  Faults
	raw     string
}

func (f *file) fault(line int, rule, format string, args ...any) {
	f.faults = append(f.faults, Fault{f.name, line, rule, fmt.Sprintf(format, args...)})
}

// decoder decodes one entry.
type decoder struct {
	*file
	e *entry
}

func (d *decoder) bad(line int, rule, format string, args ...any) {
	d.e.broken = true
	d.fault(line, rule, format, args...)
}

// decodeFile reads a file into entries; faults are kept in the file.
func decodeFile(name, src string) *file {
	f := &file{name: name, raw: src}
	root, faults := flow.Parse(src)
	for _, x := range faults {
		f.fault(x.Line, "yaml", "%s", x.Message)
	}
	var entries *flow.Node
	seen := map[string]bool{}
	for i, k := range root.Keys {
		v := &root.List[i]
		if seen[k.Name] {
			f.fault(k.Line, "yaml", "key %q twice", k.Name)
			continue
		}
		seen[k.Name] = true
		switch k.Name {
		case "list":
			for l := givenList; l < numLists; l++ {
				if listNames[l] == v.Text {
					f.list = l
				}
			}
			if f.list == noList {
				f.fault(k.Line, "list", "unknown list %q", v.Text)
			}
		case "origin":
			f.origin = v.Text
			if !origins[v.Text] {
				f.fault(k.Line, "origin", "unknown origin %q", v.Text)
			}
		case "why":
			f.why = v.Text
			if !reasons[v.Text] {
				f.fault(k.Line, "why", "unknown reason %q", v.Text)
			}
		case "lang":
			f.lang = v.Text
		case "source":
			f.source = f.decodeSource(v)
		case "entries":
			entries = v
		default:
			if f.list != styleList {
				f.fault(k.Line, "unknown-key", "unknown key %q in the head of a file", k.Name)
			}
		}
	}
	if f.list == noList {
		if !seen["list"] {
			f.fault(1, "list", "the file does not say which list it holds")
		}
		return f
	}
	if entries == nil || entries.Kind == flow.Scalar && entries.Text == "" {
		return f
	}
	if entries.Kind != flow.Seq {
		f.fault(entries.Line, "yaml", "entries is not a list")
		return f
	}
	f.entries = make([]*entry, 0, len(entries.List))
	for i := range entries.List {
		f.decodeEntry(&entries.List[i])
	}
	return f
}

func (f *file) decodeSource(n *flow.Node) *source {
	s := &source{line: n.Line}
	if n.Kind != flow.Map {
		f.fault(n.Line, "source", "a source is {title, retrieved, licence}")
		return s
	}
	for i, k := range n.Keys {
		v := n.List[i].Text
		switch k.Name {
		case "title":
			s.title = v
		case "retrieved":
			s.retrieved = v
			if !dateRE.MatchString(v) {
				f.fault(k.Line, "source", "retrieved %q is not a date", v)
			}
		case "licence":
			s.licence = v
		case "url":
			s.url = v
		default:
			f.fault(k.Line, "unknown-key", "unknown key %q in a source", k.Name)
		}
	}
	if s.title == "" || s.licence == "" {
		f.fault(n.Line, "source", "a source needs title and licence")
	} else if !licences[s.licence] {
		f.fault(n.Line, "licence", "licence %q is not in the allow-list", s.licence)
	}
	return s
}

var (
	dateRE = regexp.MustCompile(`^\d{4}(-\d\d(-\d\d)?)?$`)
	slugRE = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
)

func (f *file) decodeEntry(n *flow.Node) {
	e := &entry{file: f, line: n.Line, list: f.list, origin: f.origin, source: f.source, lang: f.lang}
	d := &decoder{f, e}
	switch {
	case n.Kind == flow.Scalar && f.list == wordList:
		e.many[max(0, langIndex(f.lang))] = []string{n.Text}
		f.entries = append(f.entries, e)
		return
	case n.Kind == flow.Scalar && f.list == retiredList:
		e.id = n.Text
		f.entries = append(f.entries, e)
		return
	case n.Kind != flow.Map:
		d.bad(n.Line, "yaml", "an entry is a mapping")
		return
	}
	for i, k := range n.Keys {
		if f.list == styleList {
			break
		}
		for _, p := range n.Keys[:i] {
			if p.Name == k.Name {
				d.bad(k.Line, "yaml", "key %q twice", k.Name)
			}
		}
		if !allowed(f.list, k.Name) {
			d.bad(k.Line, "unknown-key", "unknown key %q in list %s", k.Name, f.list)
			continue
		}
		d.key(k, &n.List[i])
	}
	f.entries = append(f.entries, e)
}

func (d *decoder) key(k flow.Key, v *flow.Node) {
	e := d.e
	if l := langIndex(k.Name); l >= 0 {
		d.form(l, v)
		return
	}
	switch k.Name {
	case "id":
		e.id = d.text(v)
	case "origin":
		if e.origin = d.text(v); !origins[e.origin] {
			d.bad(v.Line, "origin", "unknown origin %q", e.origin)
		}
	case "g":
		if e.gender = d.text(v); e.gender != "m" && e.gender != "f" && e.gender != "u" && !(e.gender == "n" && e.list >= placeList) {
			d.bad(v.Line, "gender", "g is m, f or u, not %q", e.gender)
		}
	case "kind":
		e.kind = d.text(v)
		if e.list == placeList && !placeKinds[e.kind] || e.list == titleList && !titleKinds[e.kind] {
			d.bad(v.Line, "kind", "unknown kind %q of %s", e.kind, e.list)
		}
	case "fem":
		d.perLang(v, func(l int, v *flow.Node) { e.fem[l] = d.text(v) })
	case "also":
		d.perLang(v, func(l int, v *flow.Node) { e.also[l] = d.aliases(v) })
	case "short":
		d.perLang(v, func(l int, v *flow.Node) { e.nick[l] = d.texts(v) })
	case "own":
		d.perLang(v, func(l int, v *flow.Node) { e.own[l] = d.text(v) })
	case "decl":
		d.perLang(v, func(l int, v *flow.Node) { e.decl[l] = d.text(v) })
	case "why":
		d.reasons(v)
	case "cues":
		if e.list == ambiguousList {
			d.perKey(v, func(name string, v *flow.Node) {
				e.cueOf = append(e.cueOf, cueEntry{name, d.texts(v), v.Line})
			})
			return
		}
		if v.Kind != flow.Map {
			words := d.texts(v)
			for l := range e.cues {
				e.cues[l] = append(e.cues[l], words...)
			}
			return
		}
		d.perLang(v, func(l int, v *flow.Node) { e.cues[l] = d.texts(v) })
	case "word":
		d.langs(v, &e.word)
	case "alone":
		d.langs(v, &e.alone)
	case "cognate":
		e.cognate = d.texts(v)
	case "pair":
		e.pair = d.text(v)
	case "of":
		e.of = d.texts(v)
	case "not":
		e.not = d.texts(v)
	case "roles":
		d.roles(v)
	case "lines":
		d.lines(v)
	case "source":
		e.source = d.decodeSource(v)
	case "s":
		if e.salience = d.number(v); e.salience < 1 || e.salience > 9 {
			d.bad(v.Line, "salience", "s is 1 to 9")
		}
	case "head":
		e.head = d.number(v)
	case "words":
		e.many[max(0, langIndex(e.lang))] = d.texts(v)
	case "settled":
		e.unsettled = !d.truth(v)
	case "plural", "the", "sensitive", "quotes", "keep", "series":
		*map[string]*bool{"plural": &e.plural, "the": &e.the, "sensitive": &e.sensitive, "quotes": &e.quotes, "keep": &e.keep, "series": &e.series}[k.Name] = d.truth(v)
	default:
		*map[string]*string{"patr": &e.patr, "order": &e.order, "born": &e.born, "in": &e.in, "from": &e.from, "to": &e.to, "surface": &e.surface,
			"lang": &e.lang, "default": &e.def, "needs": &e.needs, "edition": &e.edition, "note": &e.note, "qid": &e.qid, "successor": &e.successor,
			"since": &e.from}[k.Name] = d.text(v)
	}
}

// form reads what stands under a language key: a name, a list (demonyms,
// words), or the names of an organization.
func (d *decoder) form(l int, v *flow.Node) {
	e := d.e
	e.formAt[l] = v.Line
	switch {
	case e.list == demonymList || e.list == wordList:
		e.many[l] = d.texts(v)
	case v.Kind == flow.Map && (e.list == organizationList || e.list == mediaList || e.list == eventList || e.list == placeList || e.list == titleList):
		d.perKey(v, func(name string, v *flow.Node) {
			switch name {
			case "full":
				e.forms[l] = d.text(v)
			case "short":
				e.short[l] = d.text(v)
			case "acr":
				e.acr[l] = d.text(v)
			default:
				d.bad(v.Line, "unknown-key", "unknown key %q: a name is full, short, acr", name)
			}
		})
	default:
		e.forms[l] = d.text(v)
	}
}

func (d *decoder) text(v *flow.Node) string {
	if v.Kind != flow.Scalar {
		d.bad(v.Line, "yaml", "one value expected")
		return ""
	}
	if v.Text == "" {
		d.bad(v.Line, "yaml", "empty value")
	}
	return v.Text
}

func (d *decoder) texts(v *flow.Node) []string {
	switch v.Kind {
	case flow.Scalar:
		return []string{d.text(v)}
	case flow.Seq:
		out := make([]string, len(v.List))
		for i := range v.List {
			out[i] = d.text(&v.List[i])
		}
		return out
	}
	d.bad(v.Line, "yaml", "a list expected")
	return nil
}

func (d *decoder) number(v *flow.Node) int {
	n, err := strconv.Atoi(d.text(v))
	if err != nil {
		d.bad(v.Line, "yaml", "%q is not a number", v.Text)
	}
	return n
}

func (d *decoder) truth(v *flow.Node) bool {
	switch v.Text {
	case "true":
		return true
	case "false":
		return false
	}
	d.bad(v.Line, "yaml", "true or false expected")
	return false
}

func (d *decoder) perKey(v *flow.Node, set func(name string, v *flow.Node)) {
	if v.Kind != flow.Map {
		d.bad(v.Line, "yaml", "a mapping expected")
		return
	}
	for i, k := range v.Keys {
		set(k.Name, &v.List[i])
	}
}

func (d *decoder) perLang(v *flow.Node, set func(l int, v *flow.Node)) {
	d.perKey(v, func(name string, v *flow.Node) {
		if l := langIndex(name); l >= 0 {
			set(l, v)
		} else {
			d.bad(v.Line, "unknown-key", "unknown language %q", name)
		}
	})
}

func (d *decoder) langs(v *flow.Node, set *[numLangs]bool) {
	for _, t := range d.texts(v) {
		if l := langIndex(t); l >= 0 {
			set[l] = true
		} else {
			d.bad(v.Line, "unknown-key", "unknown language %q", t)
		}
	}
}

func (d *decoder) aliases(v *flow.Node) []alias {
	texts := d.texts(v)
	out := make([]alias, len(texts))
	for i, t := range texts {
		line := v.Line
		if v.Kind == flow.Seq {
			line = v.List[i].Line
		}
		text, kind, marked := strings.Cut(t, "|")
		out[i] = alias{text: text, kind: Press, line: line}
		if marked {
			k, ok := aliasKind(kind)
			if !ok {
				d.bad(line, "alias-kind", "unknown kind %q of a spelling", kind)
			}
			out[i].kind = k
		}
	}
	return out
}

func (d *decoder) reasons(v *flow.Node) {
	if v.Kind == flow.Scalar {
		if !reasons[v.Text] {
			d.bad(v.Line, "why", "unknown reason %q", v.Text)
		}
		for l := range d.e.why {
			d.e.why[l] = v.Text
		}
		return
	}
	d.perLang(v, func(l int, v *flow.Node) {
		if d.e.why[l] = d.text(v); !reasons[d.e.why[l]] {
			d.bad(v.Line, "why", "unknown reason %q", d.e.why[l])
		}
	})
}

// roles reads "title @ body from..to"; the dates and the body may be absent.
func (d *decoder) roles(v *flow.Node) {
	for i, t := range d.texts(v) {
		r := roleEntry{line: v.Line}
		if v.Kind == flow.Seq {
			r.line = v.List[i].Line
		}
		words := strings.Fields(t)
		if n := len(words); n > 0 && strings.Contains(words[n-1], "..") {
			r.from, r.to, _ = strings.Cut(words[n-1], "..")
			words = words[:n-1]
			if r.from != "" && !dateRE.MatchString(r.from) || r.to != "" && !dateRE.MatchString(r.to) {
				d.bad(r.line, "role", "dates of %q are not from..to", t)
			} else if r.from != "" && r.to != "" && r.from > r.to && !strings.HasPrefix(r.from, r.to) {
				d.bad(r.line, "role", "%q ends before it begins", t)
			}
		}
		switch {
		case len(words) == 3 && words[1] == "@":
			r.title, r.of = words[0], words[2]
		case len(words) == 1:
			r.title = words[0]
		default:
			d.bad(r.line, "role", "%q is not title @ body from..to", t)
			continue
		}
		d.e.roles = append(d.e.roles, r)
	}
}

func (d *decoder) lines(v *flow.Node) {
	if v.Kind != flow.Seq {
		d.bad(v.Line, "yaml", "a list of lines expected")
		return
	}
	for i := range v.List {
		n := &v.List[i]
		x := lineEntry{line: n.Line}
		d.perKey(n, func(name string, v *flow.Node) {
			if l := langIndex(name); l >= 0 {
				x.forms[l] = d.text(v)
				return
			}
			switch name {
			case "line":
				x.id = d.text(v)
			case "meaning":
				x.meaning = d.text(v)
			case "used_by":
				x.usedBy = strings.Join(d.texts(v), ", ")
			case "from":
				x.from = d.text(v)
			case "to":
				x.to = d.text(v)
			case "also":
				d.perLang(v, func(l int, v *flow.Node) { x.also[l] = d.aliases(v) })
			case "decl":
				d.perLang(v, func(l int, v *flow.Node) { x.decl[l] = d.text(v) })
			case "source":
				x.source = d.decodeSource(v)
			default:
				d.bad(v.Line, "unknown-key", "unknown key %q in a line", name)
			}
		})
		if x.id == "" || x.meaning == "" || x.usedBy == "" {
			d.bad(n.Line, "line", "a line needs line, meaning and used_by")
		}
		d.e.lines = append(d.e.lines, x)
	}
}
