package rewrite

import (
	"strings"

	"github.com/adlar-names/adlar/dictionaries"
	"github.com/adlar-names/adlar/inflect"
	"github.com/adlar-names/adlar/normalize/internal/find"
	"github.com/adlar-names/adlar/normalize/internal/lang"
	"github.com/adlar-names/adlar/normalize/internal/link"
	"github.com/adlar-names/adlar/normalize/internal/token"
)

// whole writes a whole name of the dictionary: word by word where the wanted
// spelling has as many words as the one found.
func (p *Planner) whole(i int, m *find.Mention, d *link.Decision, t *Text) {
	a := p.a
	if m.H0 == m.H1 {
		t.Lemma, t.Why = a.BodyBase(m), Claimless
		return
	}
	h := p.hit(m, d)
	sp := a.Dict.Spelling(h.Spelling)
	t.Lemma = p.caseOf(m, sp.Text)
	t.Why = p.quiet(m, d)
	if d.Status != link.Linked || t.Why != Same {
		if t.Why == Same {
			t.Why = Claimless
		}
		return
	}
	if !respellable(sp.Kind) || p.o.Style == AsWritten && m.Kind != dictionaries.KindPlace || m.Kind == dictionaries.KindEvent {
		t.Why = NoSpelling
		return
	}
	il := find.InflectLang(m.Lang)
	if h.Lang != il {
		t.Why = NoSpelling
		return
	}
	want := p.wantedName(d.Entity, il, h.Line)
	moved := false
	if _, asked := p.name(d.Entity, il); !asked && m.Kind == dictionaries.KindPlace && il != inflect.NoLang {
		if to := a.Dict.LineFor(d.Entity, h.Line, il, p.style(), p.o.Date, p.quoted(m)); to != h.Line {
			want, moved = a.Dict.EntityRef(d.Entity).Lines[to].Names[il-1], true
		}
	}
	if p.o.Style == AsWritten {
		want = p.own.best(ownKey{entity: d.Entity, lang: h.Lang, nth: int(h.Line)}, sp.Text)
	}
	if want == sp.Text && !h.Exact {
		p.marks(i, m, t, want)
		return
	}
	if want == "" || want == sp.Text {
		return
	}
	old, now := strings.Fields(sp.Text), strings.Fields(want)
	if len(old) != len(now) || len(old) != int(m.Last-m.First) {
		t.Why = NoSpelling
		return
	}
	if why := p.memo.difference(m.Lang, sp.Text, want, p.ascii); !moved && why != Respelled {
		t.Why = why
		return
	}
	_, asked := p.name(d.Entity, il)
	for k := range old {
		if old[k] != now[k] && !asked && !moved && !((m.Kind == dictionaries.KindPlace || m.Kind == dictionaries.KindPerson) && variant(old[k], now[k]) || near(old[k], now[k])) {
			t.Why = NoSpelling
			return
		}
	}
	var repl builder
	repl.buf = p.bufs[2][:0]
	first := len(p.Edits)
	for k := range old {
		w := &a.Info[int(m.First)+k]
		surface := a.View[w.Start:w.Ext]
		form := surface
		if old[k] != now[k] {
			form = now[k]
			if surface != old[k] {
				f, ok := inflect.Transfer(il, surface, old[k], now[k])
				if !ok {
					p.Edits = p.Edits[:first]
					t.Why = NoSpelling
					return
				}
				form = f
			}
			form = p.letterCase(w, form, m.Lang)
			p.Edits = append(p.Edits, Edit{w.Start, w.Ext, form, int32(i)})
		}
		repl.add(form, w, k == len(old)-1, a)
	}
	t.Canonical = want
	t.Replacement = p.text(&repl, "")
	t.Why = Respelled
	p.bufs[2] = repl.buf
}

// marks gives the words of a name the marks of its spelling where the text left
// them out: Erdogan, Erdoğan. Only in Latin letters, only people and places,
// and not in an article that is written without such letters.
func (p *Planner) marks(i int, m *find.Mention, t *Text, want string) {
	a := p.a
	if m.Kind != dictionaries.KindPerson && m.Kind != dictionaries.KindPlace || p.ascii || m.Lang != lang.En && m.Lang != lang.Az {
		t.Why = House
		return
	}
	now := strings.FieldsFunc(want, func(r rune) bool { return r == ' ' || r == '-' })
	if len(now) != int(m.Last-m.First) {
		t.Why = NoSpelling
		return
	}
	var repl builder
	repl.buf = p.bufs[2][:0]
	changed := false
	for k := range now {
		w := &a.Info[int(m.First)+k]
		form := a.View[w.Start:w.Ext]
		if w.Ext == w.End && w.Shape&(token.Broken|token.Spaced|token.AllCaps) == 0 && !strings.EqualFold(form, now[k]) && !strings.EqualFold(bare(form), bare(now[k])) &&
			dictionaries.Key(form) == dictionaries.Key(now[k]) {
			form = now[k]
			p.Edits = append(p.Edits, Edit{w.Start, w.Ext, form, int32(i)})
			changed = true
		}
		repl.add(form, w, k == len(now)-1, a)
	}
	if changed {
		t.Canonical, t.Replacement, t.Why = want, p.text(&repl, ""), Respelled
	}
	p.bufs[2] = repl.buf
}

// hit is the hit of the entity that was decided for, else the first.
func (p *Planner) hit(m *find.Mention, d *link.Decision) dictionaries.NameHit {
	a := p.a
	for k := m.H0; k < m.H1; k++ {
		if d.Status == link.Linked && a.Hits[k].Entity == d.Entity && a.Hits[k].Lang == find.InflectLang(m.Lang) {
			return a.Hits[k]
		}
	}
	for k := m.H0; k < m.H1; k++ {
		if d.Status == link.Linked && a.Hits[k].Entity == d.Entity {
			return a.Hits[k]
		}
	}
	return a.Hits[m.H0]
}

// caseOf gives the dictionary's spelling the letters of the text where the two
// differ by letter case or marks only.
func (p *Planner) caseOf(m *find.Mention, text string) string {
	surface := p.a.View[m.Start:m.End]
	if strings.EqualFold(surface, text) || dictionaries.Key(surface) == dictionaries.Key(text) {
		return surface
	}
	return text
}

// respellable reports a spelling that may be replaced by the wanted one: not
// a short name, an acronym or a name of another time.
func respellable(k dictionaries.SpellingKind) bool {
	switch k {
	case dictionaries.Short, dictionaries.Acronym, dictionaries.Historic, dictionaries.Formal:
		return false
	}
	return true
}

// quoted reports that a mention stands in a quotation: one was opened before it
// and not closed.
func (p *Planner) quoted(m *find.Mention) bool {
	for k := int(m.First); k >= 0; k-- {
		w := &p.a.Info[k]
		if k < int(m.First) && w.Flags&find.QuoteEnd != 0 {
			return false
		}
		if w.Flags&find.Quoted != 0 {
			return true
		}
	}
	return false
}

// wantedName is the name of an entity in the style, inside the line of names
// that the text uses.
func (p *Planner) wantedName(e dictionaries.EntityID, il inflect.Lang, line uint8) string {
	ent := p.a.Dict.EntityRef(e)
	if il == inflect.NoLang {
		return ""
	}
	name, asked := p.name(e, il)
	if !asked && int(line) < len(ent.Lines) {
		return ent.Lines[line].Names[il-1]
	}
	return name
}
