// Package flow reads the YAML that curated files are written in, quickly and
// with the line of every value.
//
// Start with [Parse]. Entries written as one flow mapping ("- {id: baku, …}")
// are read by a small strict parser; whatever that does not know (block
// mappings, folded scalars, escapes) is handed to the YAML library entry by
// entry. Law: both readers give the same nodes for every file.
//
// It does not resolve types: every scalar is its text. Anchors, aliases, tags
// and multiple documents are refused: curated files have no use for them.
package flow

import (
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"
)

// Kind is what a node holds.
type Kind uint8

// The kinds of nodes.
const (
	Scalar Kind = iota
	Seq
	Map
)

// Node is one value of a file. Line counts from 1.
type Node struct {
	Kind Kind
	Line int
	Text string // of a scalar
	Keys []Key  // of a mapping, in file order; duplicates are kept
	List []Node // values of a sequence or a mapping
}

// Key is a key of a mapping and where it stands.
type Key struct {
	Name string
	Line int
}

// Fault is a place where a file is not the YAML that is understood.
type Fault struct {
	Line    int
	Message string
}

// Parse reads a file: a mapping of header keys, and the sequence below
// "entries:" where there is one. What can be read is returned beside the
// faults. The cost is linear; about 100 MB/s for flow entries.
func Parse(src string) (Node, []Fault) {
	root := Node{Kind: Map, Line: 1}
	var faults []Fault
	line := 1
	if f := foreign(src); f != nil {
		return root, []Fault{*f}
	}
	inEntries := false
	var entries *Node
	for src != "" {
		n, lines := chunk(src)
		text := src[:n]
		src = src[n:]
		at := line
		line += lines
		c := text[0]
		switch {
		case blank(text):
			continue
		case c == '-' && len(text) > 1 && (text[1] == ' ' || text[1] == '\n'):
			if !inEntries {
				faults = append(faults, Fault{at, "a list entry before entries:"})
				continue
			}
			v, ok := fast(text[2:], at)
			if !ok {
				w, f := slow(text, at)
				if f != nil {
					f.Line = min(f.Line, at+lines-1)
					faults = append(faults, *f)
					continue
				}
				if w.Kind != Seq || len(w.List) != 1 {
					faults = append(faults, Fault{at, "not one list entry"})
					continue
				}
				v = w.List[0]
			}
			entries.List = append(entries.List, v)
		case c == ' ' || c == '\t':
			faults = append(faults, Fault{at, "unexpected indentation"})
		default:
			inEntries = false
			if name, rest, ok := strings.Cut(text, ":"); ok && name == "entries" && blank(rest) && (rest == "" || rest[0] != '#') {
				inEntries = true
				root.Keys = append(root.Keys, Key{name, at})
				root.List = append(root.List, Node{Kind: Seq, Line: at})
				entries = &root.List[len(root.List)-1]
				continue
			}
			if name, _, ok := strings.Cut(text, ":"); !ok || !plainKey(name) {
				faults = append(faults, Fault{at, "not a key and a value"})
				continue
			}
			w, f := header(text, at)
			if f != nil {
				faults = append(faults, *f)
				continue
			}
			root.Keys = append(root.Keys, w.Keys...)
			root.List = append(root.List, w.List...)
		}
	}
	for i := range root.List { // entries: with nothing below is an empty value
		if n := &root.List[i]; n.Kind == Seq && n.List == nil && root.Keys[i].Name == "entries" {
			n.Kind = Scalar
		}
	}
	return root, faults
}

// ParseSlow reads a whole file with the YAML library alone: the reference that
// Parse is tested against.
func ParseSlow(src string) (Node, []Fault) {
	n, f := slow(src, 1)
	if f != nil {
		return n, []Fault{*f}
	}
	if n.Kind == Scalar && n.Text == "" {
		n = Node{Kind: Map, Line: 1}
	}
	return n, nil
}

// foreign refuses what editors do not write: tabs, control characters, and line
// breaks other than the plain one, which readers of YAML count differently.
func foreign(src string) *Fault {
	line := 1
	for i, r := range src {
		switch {
		case r == '\n':
			line++
		case r == '\r' && strings.HasPrefix(src[i+1:], "\n"):
		case r < ' ' || r >= 0x7f && r < 0xa0 || r == 0x2028 || r == 0x2029 || r == 0xfeff || r == 0xfffd:
			return &Fault{line, fmt.Sprintf("the character %U: a tab, a control character, a foreign line break or broken UTF-8", r)}
		}
	}
	return nil
}

// chunk returns the length and the number of lines of the first item of src: a
// line and the indented lines that continue it, with the blank lines and
// comments between them.
func chunk(src string) (n, lines int) {
	end, endLines := 0, 0
	for n < len(src) {
		i := strings.IndexByte(src[n:], '\n')
		if i < 0 {
			i = len(src) - n - 1
		}
		line := src[n : n+i+1]
		n += i + 1
		lines++
		switch c := line[0]; {
		case end == 0: // the first line
			if c == '#' || strings.TrimSpace(line) == "" {
				return n, lines
			}
		case c == ' ' || c == '\t' || c == '}' || c == ']':
			if strings.TrimSpace(line) == "" {
				continue
			}
		case c == '#' || c == '\n' || c == '\r':
			continue // belongs to what is after it
		default:
			return end, endLines
		}
		end, endLines = n, lines
	}
	return end, endLines
}

func blank(s string) bool {
	s = strings.TrimLeft(s, " \t\r\n")
	if s == "" {
		return true
	}
	if s[0] != '#' {
		return false
	}
	for l := range strings.Lines(s) {
		if l = strings.TrimSpace(l); l != "" && l[0] != '#' {
			return false
		}
	}
	return true
}

func header(text string, line int) (Node, *Fault) {
	if name, rest, ok := strings.Cut(text, ": "); ok && plainKey(name) {
		if v, ok := fast(rest, line); ok {
			return Node{Kind: Map, Line: line, Keys: []Key{{name, line}}, List: []Node{v}}, nil
		}
	}
	n, f := slow(text, line)
	if f == nil && n.Kind != Map {
		f = &Fault{line, "not a key and a value"}
	}
	return n, f
}

func plainKey(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c|0x20 < 'a' || c|0x20 > 'z') && c != '_' && c != '-' && (c < '0' || c > '9') {
			return false
		}
	}
	return s != ""
}

// slow reads text with the YAML library.
func slow(text string, line int) (Node, *Fault) {
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(text), &doc); err != nil {
		at, msg := line, strings.TrimPrefix(err.Error(), "yaml: ")
		var l int
		if i := strings.Index(msg, "line "); i >= 0 {
			if _, e := fmt.Sscanf(msg[i:], "line %d", &l); e == nil && l > 0 {
				at = line + l - 1
				if _, rest, ok := strings.Cut(msg[i:], ": "); ok {
					msg = rest
				}
			}
		}
		return Node{}, &Fault{at, msg}
	}
	if len(doc.Content) == 0 {
		return Node{Line: line}, nil
	}
	var fault *Fault
	n := convert(doc.Content[0], line-1, &fault)
	return n, fault
}

func convert(y *yaml.Node, shift int, fault **Fault) Node {
	n := Node{Line: y.Line + shift}
	bad := func(what string) {
		if *fault == nil {
			*fault = &Fault{n.Line, what}
		}
	}
	if y.Anchor != "" {
		bad("anchors are not used here")
	}
	switch y.Kind {
	case yaml.ScalarNode:
		n.Text = y.Value
	case yaml.SequenceNode:
		n.Kind = Seq
		for _, c := range y.Content {
			n.List = append(n.List, convert(c, shift, fault))
		}
	case yaml.MappingNode:
		n.Kind = Map
		for i := 0; i+1 < len(y.Content); i += 2 {
			k := convert(y.Content[i], shift, fault)
			if k.Kind != Scalar {
				bad("a key is not a plain word")
			}
			n.Keys = append(n.Keys, Key{k.Text, k.Line})
			n.List = append(n.List, convert(y.Content[i+1], shift, fault))
		}
	default:
		bad("aliases are not used here")
	}
	return n
}
