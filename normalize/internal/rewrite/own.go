package rewrite

import (
	"github.com/adlar-names/adlar/dictionaries"
	"github.com/adlar-names/adlar/normalize/internal/find"
	"github.com/adlar-names/adlar/normalize/internal/link"
)

// owns counts how an article itself spells the words of a bearer whose
// spelling it is to keep.
type owns struct{ list []ownWord }

type ownWord struct {
	entity dictionaries.EntityID
	role   find.Class
	nth    int
	text   string
	n      int
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
		if d.Status != link.Linked {
			continue
		}
		if p.o.Style != AsWritten && p.a.Dict.EntityRef(d.Entity).Settled {
			continue
		}
		nth := 0
		for k := 0; k < int(m.NParts); k++ {
			part := &m.Parts[k]
			if part.Read >= 0 && (part.Role == find.Given || part.Role == find.Surname) {
				p.own.add(d.Entity, part.Role, nth, p.base(m, part, d))
			}
			if part.Role == find.Given {
				nth++
			}
		}
	}
}

func (o *owns) add(e dictionaries.EntityID, role find.Class, nth int, text string) {
	for k := range o.list {
		w := &o.list[k]
		if w.entity == e && w.role == role && w.nth == nth && w.text == text {
			w.n++
			return
		}
	}
	if len(o.list) < maxOwn {
		o.list = append(o.list, ownWord{e, role, nth, text, 1})
	}
}

// best is the most frequent spelling, the first one of several; text itself
// when nothing was counted.
func (o *owns) best(e dictionaries.EntityID, role find.Class, nth int, text string) string {
	n := 0
	for k := range o.list {
		w := &o.list[k]
		if w.entity == e && w.role == role && w.nth == nth && w.n > n {
			text, n = w.text, w.n
		}
	}
	return text
}
