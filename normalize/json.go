package normalize

import (
	"strconv"
	"unicode/utf8"
)

// AppendJSON appends the JSON of r, as [encoding/json] would write it with
// HTML escaping off, and returns the longer slice. It allocates only to grow
// dst.
func (r *Result) AppendJSON(dst []byte) []byte {
	dst = append(dst, `{"text":`...)
	dst = appendString(dst, r.Text)
	dst = appendField(dst, "language", r.Language)
	dst = appendField(dst, "style", r.Style)
	dst = appendField(dst, "offsets", r.Offsets)
	dst = appendMentions(append(dst, `,"mentions":`...), r.Mentions)
	dst = appendEdits(append(dst, `,"edits":`...), r.Edits)
	dst = append(dst, `,"entities":[`...)
	for i := range r.Entities {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = r.Entities[i].append(dst)
	}
	dst = append(dst, ']')
	if t := r.Title; t != nil {
		dst = append(dst, `,"title":{"text":`...)
		dst = appendString(dst, t.Text)
		dst = appendMentions(append(dst, `,"mentions":`...), t.Mentions)
		dst = appendEdits(append(dst, `,"edits":`...), t.Edits)
		dst = append(dst, '}')
	}
	dst = appendField(dst, "dictionary", r.Dictionary)
	return append(dst, '}')
}

// MarshalJSON implements [encoding/json.Marshaler].
func (r *Result) MarshalJSON() ([]byte, error) {
	return r.AppendJSON(make([]byte, 0, 512+2*len(r.Text)+400*len(r.Mentions))), nil
}

func appendField(dst []byte, name, value string) []byte {
	dst = append(dst, ',', '"')
	dst = append(dst, name...)
	dst = append(dst, '"', ':')
	return appendString(dst, value)
}

func appendInt(dst []byte, name string, value int) []byte {
	dst = append(dst, '"')
	dst = append(dst, name...)
	dst = append(dst, '"', ':')
	return strconv.AppendInt(dst, int64(value), 10)
}

func appendMentions(dst []byte, ms []Mention) []byte {
	dst = append(dst, '[')
	for i := range ms {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = ms[i].append(dst)
	}
	return append(dst, ']')
}

func (m *Mention) append(dst []byte) []byte {
	dst = append(dst, '{')
	dst = appendInt(dst, "start", m.Start)
	dst = appendInt(append(dst, ','), "end", m.End)
	dst = appendField(dst, "surface", m.Surface)
	dst = appendField(dst, "lemma", m.Lemma)
	dst = appendField(dst, "kind", string(m.Kind))
	dst = appendField(dst, "language", m.Language)
	if m.Entity == nil {
		dst = append(dst, `,"entity":null`...)
	} else {
		dst = appendField(dst, "entity", *m.Entity)
	}
	dst = appendField(dst, "cluster", m.Cluster)
	if m.Case != "" {
		dst = appendField(dst, "case", m.Case)
	}
	if m.Number != "" {
		dst = appendField(dst, "number", m.Number)
	}
	if m.Gender != "" {
		dst = appendField(dst, "gender", m.Gender)
	}
	dst = appendField(dst, "canonical", m.Canonical)
	dst = appendField(dst, "replacement", m.Replacement)
	dst = append(dst, `,"confidence":`...)
	dst = strconv.AppendFloat(dst, m.Confidence, 'g', 4, 64)
	dst = appendField(dst, "status", string(m.Status))
	dst = append(dst, `,"rivals":[`...)
	for i := range m.Rivals {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = append(dst, `{"id":`...)
		dst = appendString(dst, m.Rivals[i].ID)
		dst = append(dst, `,"confidence":`...)
		dst = strconv.AppendFloat(dst, m.Rivals[i].Confidence, 'g', 4, 64)
		dst = append(dst, '}')
	}
	dst = append(dst, `],"proposals":`...)
	dst = appendStrings(dst, m.Proposals)
	dst = append(dst, `,"reasons":[`...)
	for i := range m.Reasons {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = append(dst, `{"rule":`...)
		dst = appendString(dst, m.Reasons[i].Rule)
		dst = appendField(dst, "detail", m.Reasons[i].Detail)
		dst = append(dst, '}')
	}
	return append(dst, ']', '}')
}

func appendStrings(dst []byte, list []string) []byte {
	dst = append(dst, '[')
	for i, s := range list {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = appendString(dst, s)
	}
	return append(dst, ']')
}

func appendEdits(dst []byte, es []Edit) []byte {
	dst = append(dst, '[')
	for i := range es {
		e := &es[i]
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = appendInt(append(dst, '{'), "start", e.Start)
		dst = appendInt(append(dst, ','), "end", e.End)
		dst = appendField(dst, "old", e.Old)
		dst = appendField(dst, "new", e.New)
		dst = append(appendInt(append(dst, ','), "mention", e.Mention), '}')
	}
	return append(dst, ']')
}

// nameOrder is the order in which the names of an entity are written.
var nameOrder = [...]string{"az", "ru", "uk", "en"}

func (e *Entity) append(dst []byte) []byte {
	dst = append(dst, `{"id":`...)
	dst = appendString(dst, e.ID)
	dst = appendField(dst, "kind", string(e.Kind))
	dst = append(dst, `,"names":{`...)
	first := true
	for _, l := range nameOrder {
		name, ok := e.Names[l]
		if !ok {
			continue
		}
		if !first {
			dst = append(dst, ',')
		}
		first = false
		dst = append(dst, '"')
		dst = append(dst, l...)
		dst = append(dst, '"', ':')
		dst = appendString(dst, name)
	}
	dst = appendStrings(append(dst, `},"variants":`...), e.Variants)
	dst = append(dst, `,"mentions":[`...)
	for i, n := range e.Mentions {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = strconv.AppendInt(dst, int64(n), 10)
	}
	return append(dst, ']', '}')
}

const hexDigits = "0123456789abcdef"

// appendString appends s as a JSON string. Invalid UTF-8 becomes U+FFFD, as in
// encoding/json; U+2028 and U+2029 are escaped for JavaScript.
func appendString(dst []byte, s string) []byte {
	dst = append(dst, '"')
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c >= 0x20 && c != '"' && c != '\\' {
				i++
				continue
			}
			dst = append(dst, s[from:i]...)
			switch c {
			case '"', '\\':
				dst = append(dst, '\\', c)
			case '\n':
				dst = append(dst, '\\', 'n')
			case '\r':
				dst = append(dst, '\\', 'r')
			case '\t':
				dst = append(dst, '\\', 't')
			case '\b':
				dst = append(dst, '\\', 'b')
			case '\f':
				dst = append(dst, '\\', 'f')
			default:
				dst = append(dst, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&0xf])
			}
			i++
			from = i
			continue
		}
		if c < 0xe0 && i+1 < len(s) && c >= 0xc2 && s[i+1]&0xc0 == 0x80 {
			i += 2
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 {
			dst = append(dst, s[from:i]...)
			dst = append(dst, `\ufffd`...)
			i++
			from = i
			continue
		}
		if r == 0x2028 || r == 0x2029 {
			dst = append(dst, s[from:i]...)
			dst = append(dst, `\u202`...)
			dst = append(dst, hexDigits[r&0xf])
			i += n
			from = i
			continue
		}
		i += n
	}
	dst = append(dst, s[from:]...)
	return append(dst, '"')
}
