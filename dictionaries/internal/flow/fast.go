package flow

import "strings"

// reader reads flow style; it gives up (ok false) on everything whose meaning
// needs more than one look, and the YAML library then decides.
type reader struct {
	src  string
	pos  int
	line int
}

// fast reads one value in flow style that fills text up to a comment.
func fast(text string, line int) (Node, bool) {
	r := reader{src: text, line: line}
	r.space()
	var n Node
	var ok bool
	if r.pos < len(text) && (text[r.pos] == '{' || text[r.pos] == '[') {
		n, ok = r.value()
	} else {
		n, ok = r.blockScalar()
	}
	if !ok {
		return n, false
	}
	r.space()
	return n, blank(text[r.pos:])
}

// blockScalar is a plain or quoted value that fills its line.
func (r *reader) blockScalar() (Node, bool) {
	rest := strings.TrimRight(r.src[r.pos:], " \t\r\n")
	if rest == "" || strings.ContainsAny(rest, "\n\\\"'#&*!|>%@`{}[]?") || strings.Contains(rest, ": ") || strings.HasSuffix(rest, ":") || strings.HasPrefix(rest, "- ") || rest == "-" || rest == "~" {
		return Node{}, false
	}
	r.pos = len(r.src)
	return Node{Text: rest, Line: r.line}, true
}

func (r *reader) space() {
	for r.pos < len(r.src) {
		switch r.src[r.pos] {
		case ' ', '\r', '\t':
		case '\n':
			r.line++
		default:
			return
		}
		r.pos++
	}
}

func (r *reader) value() (Node, bool) {
	if r.pos >= len(r.src) {
		return Node{}, false
	}
	switch r.src[r.pos] {
	case '{':
		return r.mapping()
	case '[':
		return r.sequence()
	}
	line := r.line
	s, ok := r.scalar()
	return Node{Text: s, Line: line}, ok
}

func (r *reader) mapping() (Node, bool) {
	n := Node{Kind: Map, Line: r.line}
	r.pos++
	for {
		r.space()
		if r.pos >= len(r.src) {
			return n, false
		}
		if r.src[r.pos] == '}' {
			r.pos++
			return n, true
		}
		at := r.line
		name, ok := r.scalar()
		if !ok || r.pos+1 >= len(r.src) || r.src[r.pos] != ':' || r.src[r.pos+1] != ' ' {
			return n, false
		}
		r.pos++
		r.space()
		v, ok := r.value()
		if !ok {
			return n, false
		}
		if n.Keys == nil {
			n.Keys, n.List = make([]Key, 0, 6), make([]Node, 0, 6)
		}
		n.Keys = append(n.Keys, Key{name, at})
		n.List = append(n.List, v)
		if !r.comma('}') {
			return n, false
		}
	}
}

func (r *reader) sequence() (Node, bool) {
	n := Node{Kind: Seq, Line: r.line}
	r.pos++
	for {
		r.space()
		if r.pos >= len(r.src) {
			return n, false
		}
		if r.src[r.pos] == ']' {
			r.pos++
			return n, true
		}
		v, ok := r.value()
		if !ok || r.pos < len(r.src) && r.src[r.pos] == ':' {
			return n, false
		}
		n.List = append(n.List, v)
		if !r.comma(']') {
			return n, false
		}
	}
}

// comma steps over the comma after an item; the closing bracket stays.
func (r *reader) comma(closing byte) bool {
	r.space()
	if r.pos >= len(r.src) {
		return false
	}
	switch r.src[r.pos] {
	case ',':
		r.pos++
		return true
	case closing:
		return true
	}
	return false
}

// scalar reads a quoted or plain word and the blanks after it on its line.
func (r *reader) scalar() (string, bool) {
	if r.pos >= len(r.src) {
		return "", false
	}
	start := r.pos
	switch c := r.src[r.pos]; c {
	case '"', '\'':
		end := strings.IndexByte(r.src[start+1:], c)
		if end < 0 {
			return "", false
		}
		s := r.src[start+1 : start+1+end]
		r.pos = start + end + 2
		if strings.ContainsAny(s, "\\\n") || r.pos < len(r.src) && r.src[r.pos] == c {
			return "", false
		}
		r.blanks()
		return s, true
	case '&', '*', '!', '|', '>', '%', '@', '`', '?', '-', ':', '#', '~', ',':
		if c != '-' || start+1 >= len(r.src) || r.src[start+1] == ' ' || r.src[start+1] == '-' {
			return "", false
		}
	}
	for ; r.pos < len(r.src); r.pos++ {
		switch r.src[r.pos] {
		case ',', ']', '}':
			return strings.TrimRight(r.src[start:r.pos], " \t"), r.pos > start
		case '{', '[':
			return "", false
		case ':':
			if r.pos+1 >= len(r.src) || strings.IndexByte(" \n,]}[{", r.src[r.pos+1]) >= 0 {
				return strings.TrimRight(r.src[start:r.pos], " \t"), r.pos > start
			}
		case '#':
			if r.src[r.pos-1] == ' ' {
				return "", false
			}
		case '\n', '\r':
			s := strings.TrimRight(r.src[start:r.pos], " \t")
			p, l := r.pos, r.line
			r.space()
			ok := r.pos < len(r.src) && (r.src[r.pos] == ']' || r.src[r.pos] == '}' || r.src[r.pos] == ',')
			r.pos, r.line = p, l
			return s, ok
		}
	}
	return "", false
}

func (r *reader) blanks() {
	for r.pos < len(r.src) && (r.src[r.pos] == ' ' || r.src[r.pos] == '\t') {
		r.pos++
	}
}
