package rewrite

import (
	"github.com/adlar-names/adlar/dictionaries"
	"github.com/adlar-names/adlar/inflect"
	"github.com/adlar-names/adlar/normalize/internal/find"
	"github.com/adlar-names/adlar/normalize/internal/link"
)

// owns counts how an article itself spells the words of a bearer whose
// spelling it is to keep.
type owns struct{ list []ownWord }

type ownWord struct {
	ownKey
	text string
	n    int
}

// ownKey names a word of a bearer's name in one language: of a person by role
// and number, of a place by its line of names, of an unknown bearer by cluster.
type ownKey struct {
	entity  dictionaries.EntityID
	cluster int32
	lang    inflect.Lang
	role    find.Class
	nth     int
}

// maxOwn bounds the list: an article that spells more bearers in more ways is
// no article.
const maxOwn = 512

// count gathers the spellings of bearers that keep the article's own.
func (p *Planner) count() {
	p.own.list = p.own.list[:0]
	if p.o.NoRewrite {
		return
	}
	for i := range p.a.Mentions {
		m, d := &p.a.Mentions[i], &p.l.Decisions[i]
		if d.Status == link.New && m.NParts > 0 {
			p.countNew(m, d)
		}
		if d.Status != link.Linked {
			continue
		}
		if m.NParts == 0 {
			if p.o.Style == AsWritten && m.H0 < m.H1 && m.Kind == dictionaries.KindPlace {
				h := p.hit(m, d)
				p.own.add(ownKey{entity: d.Entity, lang: h.Lang, nth: int(h.Line)}, p.a.Dict.Spelling(h.Spelling).Text)
			}
			continue
		}
		if p.o.Style != AsWritten && p.a.Dict.EntityRef(d.Entity).Settled {
			continue
		}
		nth := 0
		for k := 0; k < int(m.NParts); k++ {
			part := &m.Parts[k]
			if part.Read >= 0 && (part.Role == find.Given || part.Role == find.Surname) {
				p.own.add(ownKey{entity: d.Entity, lang: find.InflectLang(m.Lang), role: part.Role, nth: nth}, p.base(m, part, d))
			}
			if part.Role == find.Given {
				nth++
			}
		}
	}
}

func (o *owns) add(key ownKey, text string) {
	for k := range o.list {
		w := &o.list[k]
		if w.ownKey == key && w.text == text {
			w.n++
			return
		}
	}
	if len(o.list) < maxOwn {
		o.list = append(o.list, ownWord{key, text, 1})
	}
}

// best is the most frequent spelling, the first one of several; text itself
// when nothing was counted.
func (o *owns) best(key ownKey, text string) string {
	n := 0
	for k := range o.list {
		w := &o.list[k]
		if w.ownKey == key && w.n > n {
			text, n = w.text, w.n
		}
	}
	return text
}

// countNew counts the spellings of a bearer no dictionary holds.
func (p *Planner) countNew(m *find.Mention, d *link.Decision) {
	nth := 0
	for k := 0; k < int(m.NParts); k++ {
		part := &m.Parts[k]
		if part.Role == find.Given || part.Role == find.Surname {
			p.own.add(newKey(m, d, part, nth), p.base(m, part, d))
		}
		if part.Role == find.Given {
			nth++
		}
	}
}

func newKey(m *find.Mention, d *link.Decision, part *find.Part, nth int) ownKey {
	return ownKey{cluster: d.Cluster, lang: find.InflectLang(m.Lang), role: part.Role, nth: nth}
}

// newWant is the article's own spelling of a word of an unknown bearer, when it
// differs from text in marks only: Erdogan and Erdoğan are surely one.
func (p *Planner) newWant(m *find.Mention, d *link.Decision, part *find.Part, nth int, text string) string {
	if part.Role != find.Given && part.Role != find.Surname {
		return text
	}
	want := p.own.best(newKey(m, d, part, nth), text)
	if want == text || dictionaries.Key(want) != dictionaries.Key(text) {
		return text
	}
	return want
}
