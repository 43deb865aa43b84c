package dictionaries

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Stats counts what a dictionary holds. Its JSON is the public contract.
type Stats struct {
	GivenNames    int    `json:"given_names"`
	Surnames      int    `json:"surnames"`
	People        int    `json:"people"`
	Places        int    `json:"places"`
	Organizations int    `json:"organizations"`
	Media         int    `json:"media"`
	Titles        int    `json:"titles"`
	Demonyms      int    `json:"demonyms"`
	Events        int    `json:"events"`
	Ambiguous     int    `json:"ambiguous"`
	Spellings     int    `json:"spellings"`
	Version       string `json:"version"`
}

// Stats counts the curated entries; parts that only a person's name holds are
// left out.
func (d *Dictionary) Stats() Stats {
	s := Stats{Ambiguous: len(d.ambiguous()), Spellings: len(d.spells) - 1, Version: d.version}
	for i := 1; i < d.parts.len(); i++ {
		p := d.parts.at(uint32(i))
		switch {
		case strings.Contains(p.ID, "/~"):
		case p.Kind == GivenName:
			s.GivenNames++
		case p.Kind == Surname:
			s.Surnames++
		}
	}
	for i := range d.entInfo {
		switch d.entInfo[i].kind {
		case KindPerson:
			s.People++
		case KindPlace:
			s.Places++
		case KindOrganization:
			s.Organizations++
		case KindMedia:
			s.Media++
		case KindEvent:
			s.Events++
		case KindTitle:
			s.Titles++
		case KindDemonym:
			s.Demonyms++
		}
	}
	return s
}

// Words cuts text at blanks and hyphens into words for [Dictionary.NamesAt]:
// enough for one name, not for running text.
func Words(text string) []Word {
	parts := splitName(strings.TrimSpace(text))
	out := make([]Word, 0, len(parts))
	for _, w := range parts {
		g := GapSpace
		if strings.Contains(w.Sep, "-") {
			g = GapHyphen
		}
		if w.Sep == "" {
			g = GapOther
		}
		trimmed := strings.TrimRight(w.Text, ",.;:!?»”\")")
		if trimmed != w.Text {
			g = GapOther
		}
		trimmed = strings.TrimLeft(trimmed, "«“\"(")
		if trimmed != "" {
			out = append(out, Word{Key: AppendKey(nil, trimmed), Text: trimmed, Gap: g})
		}
	}
	return out
}

// WhyNot says why a word is not read: the longest beginning that is a stem,
// and that the rest is none of its endings.
func (d *Dictionary) WhyNot(w Word) string {
	var h prefixes
	var near string
	for i := 0; i < len(w.Key); {
		i++
		if i < len(w.Key) && !utf8.RuneStart(w.Key[i]) {
			continue
		}
		f := finish(0, h.to(w.Key, i))
		if utf8.RuneCount(w.Key[:i]) < 2 || !d.m.maybe(f) {
			continue
		}
		s := d.m.find(f)
		if s == nil {
			continue
		}
		for x, more := s.item, s.more; ; {
			if x.kind() == itemEdge {
				near = fmt.Sprintf("%q only begins longer names", w.Key[:i])
			} else if text := d.spells[x.target()].text(d); strings.HasPrefix(Key(text), string(w.Key[:i])) {
				near = fmt.Sprintf("%q is the stem of %s (%s), but %q is none of its endings", w.Key[:i], text, x.lang(), w.Key[i:])
			}
			if more == 0 {
				break
			}
			x, more = d.m.next(more)
		}
	}
	if near == "" {
		return "no stem begins it"
	}
	return near
}
