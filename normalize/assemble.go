package normalize

import (
	"strconv"
	"sync/atomic"

	"github.com/adlar-names/adlar/dictionaries"
	"github.com/adlar-names/adlar/inflect"
	"github.com/adlar-names/adlar/normalize/internal/find"
	"github.com/adlar-names/adlar/normalize/internal/link"
	"github.com/adlar-names/adlar/normalize/internal/rewrite"
	"github.com/adlar-names/adlar/normalize/internal/text"
)

// card is what every Result says about one entity; made once, shared, never
// changed.
type card struct {
	id    string
	kind  Kind
	names map[string]string
}

type cards struct {
	dict *dictionaries.Dictionary
	list []atomic.Pointer[card]
}

func (c *cards) init(d *dictionaries.Dictionary) {
	c.dict = d
	c.list = make([]atomic.Pointer[card], d.Entities())
}

func (c *cards) of(e dictionaries.EntityID) *card {
	if k := c.list[e].Load(); k != nil {
		return k
	}
	ent := c.dict.EntityRef(e)
	k := &card{id: ent.ID, kind: kindOf(ent.Kind), names: map[string]string{}}
	for i, name := range ent.Names {
		if name != "" {
			k.names[nameOrder[i]] = name
		}
	}
	c.list[e].Store(k)
	return k
}

func kindOf(k dictionaries.EntityKind) Kind {
	switch k {
	case dictionaries.KindPerson:
		return Person
	case dictionaries.KindPlace:
		return Place
	case dictionaries.KindOrganization:
		return Organization
	case dictionaries.KindMedia:
		return Media
	case dictionaries.KindEvent:
		return Event
	}
	return Other
}

// clusterNames are the first cluster ids, so that ordinary articles make none.
var clusterNames = func() (t [256]string) {
	for i := range t {
		t[i] = "c" + strconv.Itoa(i)
	}
	return
}()

func clusterName(c int32) string {
	if int(c) < len(clusterNames) {
		return clusterNames[c]
	}
	return "c" + strconv.Itoa(int(c))
}

// assembly is scratch space of assemble.
type assembly struct {
	edits      []text.Edit
	titleEdits []text.Edit
	slot       []int32 // entity index by cluster
	counts     []int32 // mentions by entity
	rivals     []Rival // piece that the Result at hand takes its rivals from
}

// assemble makes the Result: offsets into the input, strings of its own, the
// new text.
func (w *work) assemble(n *Normalizer, doc *Document, style string, u unit, cut int) Result {
	a, l, p := &w.article, &w.linker, &w.planner
	r := Result{Language: a.Lang.Tag(), Style: style, Offsets: unitNames[u], Dictionary: n.version}
	w.out.rivals = nil
	total, inTitle := len(a.Mentions), 0
	for inTitle < total && int(a.Mentions[inTitle].End) <= cut {
		inTitle++
	}
	all := make([]Mention, total)
	reasons := make([]Reason, 0, total*reasonsPerMention(doc.Explain))
	body := counter{text: doc.Text, unit: u}
	title := counter{text: doc.Title, unit: u}
	for i := range a.Mentions {
		m, d, t := &a.Mentions[i], &l.Decisions[i], &p.Texts[i]
		out := &all[i]
		view, c, src, shift := &w.body, &body, doc.Text, cut
		if i < inTitle {
			view, c, src, shift = &w.title, &title, doc.Title, 0
		}
		s, e := view.Source(int(m.Start)-shift, int(m.End)-shift)
		out.Start, out.End = c.count(s), c.count(e)
		if view.Same() {
			out.Surface = src[s:e]
		} else {
			out.Surface = view.Text[int(m.Start)-shift : int(m.End)-shift]
		}
		w.fill(n, out, i, m, d, t)
		from := len(reasons)
		reasons = w.reasons(n, reasons, i, doc.Explain)
		out.Reasons = reasons[from:len(reasons):len(reasons)]
	}
	r.Mentions = all[inTitle:]
	w.entities(n, &r, inTitle)

	w.out.edits, w.out.titleEdits = w.out.edits[:0], w.out.titleEdits[:0]
	edits := make([]Edit, 0, len(p.Edits))
	body, title = counter{text: doc.Text, unit: u}, counter{text: doc.Title, unit: u}
	titleCount := 0
	for _, e := range p.Edits {
		if int(e.Mention) < inTitle {
			edits = w.addEdit(edits, &w.out.titleEdits, &w.title, &title, e, 0, 0, false)
			titleCount = len(edits)
			continue
		}
		edits = w.addEdit(edits, &w.out.edits, &w.body, &body, e, cut, inTitle, doc.Format == "html")
	}
	r.Edits = edits[titleCount:len(edits):len(edits)]
	r.Text = text.Apply(doc.Text, w.out.edits)
	if doc.Title != "" {
		r.Title = &Title{Text: text.Apply(doc.Title, w.out.titleEdits), Mentions: all[:inTitle:inTitle], Edits: edits[:titleCount:titleCount]}
	}
	return r
}

func (w *work) addEdit(dst []Edit, raw *[]text.Edit, v *text.View, c *counter, e rewrite.Edit, shift, first int, escape bool) []Edit {
	s, t := int(e.Start)-shift, int(e.End)-shift
	if !v.Whole(s, t) {
		return dst
	}
	s, t = v.Source(s, t)
	now := e.New
	if escape {
		now = text.Escape(now)
	}
	*raw = append(*raw, text.Edit{Start: s, End: t, New: now})
	return append(dst, Edit{Start: c.count(s), End: c.count(t), Old: c.text[s:t], New: now, Mention: int(e.Mention) - first})
}

var (
	noRivals    = []Rival{}
	noProposals = []string{}
)

func (w *work) fill(n *Normalizer, out *Mention, i int, m *find.Mention, d *link.Decision, t *rewrite.Text) {
	out.Kind, out.Language = kindOf(m.Kind), m.Lang.Tag()
	out.Lemma, out.Canonical, out.Replacement = t.Lemma, t.Canonical, t.Replacement
	if out.Lemma == "" {
		out.Lemma = out.Surface
	}
	if out.Canonical == "" {
		out.Canonical = out.Lemma
	}
	out.Cluster = clusterName(d.Cluster)
	out.Confidence = float64(int(d.Confidence*1000+0.5)) / 1000
	if m.Case != inflect.None && m.Lang.Tag() != "en" {
		out.Case = m.Case.String()
		out.Number = m.Number.String()
	}
	if m.Kind == dictionaries.KindPerson && (m.Gender == inflect.Masc || m.Gender == inflect.Fem) {
		out.Gender = m.Gender.String()
	}
	out.Rivals, out.Proposals = noRivals, noProposals
	switch d.Status {
	case link.Linked:
		c := n.cards.of(d.Entity)
		out.Entity, out.Kind, out.Status = &c.id, c.kind, StatusLinked
	case link.Ambiguous:
		out.Status = StatusAmbiguous
		if cap(w.out.rivals)-len(w.out.rivals) < int(d.NRivals) {
			w.out.rivals = make([]Rival, 0, max(16, int(d.NRivals)))
		}
		from := len(w.out.rivals)
		out.Rivals = w.out.rivals[from : from : from+int(d.NRivals)]
		w.out.rivals = w.out.rivals[:from+int(d.NRivals)]
		for _, r := range d.Rivals[:d.NRivals] {
			out.Rivals = append(out.Rivals, Rival{n.cards.of(r.Entity).id, float64(int(r.Confidence*100)) / 100})
		}
	default:
		out.Status = StatusNew
	}
	if t.Proposal != "" {
		out.Proposals = []string{t.Proposal}
	}
}

// entities lists the bearers of the body in the order of their first mention,
// with the spellings seen.
func (w *work) entities(n *Normalizer, r *Result, first int) {
	l := &w.linker
	slot := w.out.slot[:0]
	for range int(l.Clusters()) + 1 {
		slot = append(slot, -1)
	}
	w.out.slot = slot
	count := 0
	for i := first; i < len(l.Decisions); i++ {
		if d := &l.Decisions[i]; d.Status == link.Linked && slot[d.Cluster] < 0 {
			slot[d.Cluster] = int32(count)
			count++
		}
	}
	r.Entities = make([]Entity, count)
	if count == 0 {
		return
	}
	counts := w.out.counts[:0]
	for range count {
		counts = append(counts, 0)
	}
	w.out.counts = counts
	mentions := 0
	for i := first; i < len(l.Decisions); i++ {
		if d := &l.Decisions[i]; d.Status == link.Linked {
			counts[slot[d.Cluster]]++
			mentions++
		}
	}
	slab := make([]int, mentions)
	for i := first; i < len(l.Decisions); i++ {
		d := &l.Decisions[i]
		if d.Status != link.Linked {
			continue
		}
		s := slot[d.Cluster]
		e := &r.Entities[s]
		if e.ID == "" {
			c := n.cards.of(d.Entity)
			e.ID, e.Kind, e.Names = c.id, c.kind, c.names
			e.Mentions, slab = slab[:0:counts[s]], slab[counts[s]:]
		}
		e.Mentions = append(e.Mentions, i-first)
	}
	differ := 0
	for i := range r.Mentions {
		if r.Mentions[i].Lemma != r.Mentions[i].Canonical {
			differ++
		}
	}
	variants := make([]string, 0, differ)
	for k := range r.Entities {
		e := &r.Entities[k]
		from := len(variants)
		for _, i := range e.Mentions {
			m := &r.Mentions[i]
			if m.Lemma == m.Canonical {
				continue
			}
			seen := false
			for _, v := range variants[from:] {
				seen = seen || v == m.Lemma
			}
			if !seen && len(variants)-from < 16 {
				variants = append(variants, m.Lemma)
			}
		}
		e.Variants = variants[from:len(variants):len(variants)]
	}
}
