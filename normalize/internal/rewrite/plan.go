package rewrite

import (
	"strings"

	"github.com/adlar-names/adlar/inflect"
	"github.com/adlar-names/adlar/normalize/internal/find"
	"github.com/adlar-names/adlar/normalize/internal/lang"
	"github.com/adlar-names/adlar/normalize/internal/link"
	"github.com/adlar-names/adlar/normalize/internal/token"
)

// AsWritten is the style that imposes no spelling of the dictionary.
const AsWritten = "as-written"

// Options say what is wanted of one article.
type Options struct {
	Style     string
	Date      string // ISO date of the article, for styles that move lines
	NoRewrite bool
	Keep      []string
	Prefer    map[string]map[string]string
}

// Why says what was done with the spelling of a mention.
type Why uint8

// The outcomes.
const (
	Same       Why = iota // written as the style writes it
	Respelled             // a variant is replaced
	House                 // differs by a habit of the house only
	Unsettled             // no settled spelling: the article's own
	Rival                 // a rival name of a place
	Kept                  // in keep
	Preferred             // in prefer
	NoSpelling            // nothing to offer
	OffDuty               // no rewriting asked for
	Claimless             // ambiguous or new
	Unified               // unified with the rest of the article
)

// Text is what is written about one mention. An empty Lemma means the surface
// itself; an empty Canonical means the lemma.
type Text struct {
	Lemma, Canonical, Replacement string
	Proposal                      string
	Why                           Why
}

// Edit replaces the view bytes [Start, End) by New for one mention.
type Edit struct {
	Start, End uint32
	New        string
	Mention    int32
}

// Planner plans articles one after another; it holds only scratch space.
type Planner struct {
	Texts []Text
	Edits []Edit
	Arena Arena // strings of the Result

	a     *find.Article
	l     *link.Linker
	o     Options
	words []spelled
	bufs  [3][]byte
	own   owns
	memo  memo
	ascii bool // an Azerbaijani article written without its own letters
}

// Plan fills p.Texts, parallel to a.Mentions, and p.Edits in the order of the
// text.
func (p *Planner) Plan(a *find.Article, l *link.Linker, o Options) {
	p.a, p.l, p.o = a, l, o
	n := len(a.Mentions)
	if cap(p.Texts) < n {
		p.Texts = make([]Text, n, n+n/2)
	}
	p.Texts = p.Texts[:n]
	clear(p.Texts)
	clear(p.Edits)
	p.Edits = p.Edits[:0]
	p.Arena.Reset()
	p.ascii = asciiAz(a)
	p.count()
	for i := range a.Mentions {
		p.mention(i)
	}
	p.a, p.l, p.o = nil, nil, Options{}
}

// asciiAz reports an Azerbaijani article without a single ə: its editors write
// ASCII and get ASCII back.
func asciiAz(a *find.Article) bool {
	return a.Lang == lang.Az && !strings.Contains(a.View, "ə")
}

func (p *Planner) mention(i int) {
	m, d, t := &p.a.Mentions[i], &p.l.Decisions[i], &p.Texts[i]
	if m.NParts > 0 {
		p.person(i, m, d, t)
	} else {
		p.whole(i, m, d, t)
	}
}

// quiet reports why a mention is not to be edited at all, Same if it may be.
func (p *Planner) quiet(m *find.Mention, d *link.Decision) Why {
	switch {
	case p.o.NoRewrite:
		return OffDuty
	case d.Status == link.Ambiguous || d.Status == link.Linked && d.Confidence < link.Threshold:
		return Claimless
	case p.kept(m):
		return Kept
	}
	return Same
}

func (p *Planner) kept(m *find.Mention) bool {
	if len(p.o.Keep) == 0 {
		return false
	}
	s := p.a.View[m.Start:m.End]
	for _, k := range p.o.Keep {
		if k != "" && (strings.EqualFold(k, s) || strings.Contains(s, k)) {
			return true
		}
	}
	return false
}

// person writes a personal name word by word.
func (p *Planner) person(i int, m *find.Mention, d *link.Decision, t *Text) {
	a := p.a
	il := find.InflectLang(m.Lang)
	t.Why = p.quiet(m, d)
	linked := d.Status == link.Linked
	if linked {
		p.spell(d.Entity, il)
	} else {
		p.words = p.words[:0]
		if t.Why == Same {
			t.Why = Claimless
		}
	}
	asked := p.asked(d)
	unsettled := linked && !asked && (!a.Dict.EntityRef(d.Entity).Settled && il == inflect.En || p.o.Style == AsWritten)
	var lemma, canon, repl builder
	lemma.buf, canon.buf, repl.buf = p.bufs[0][:0], p.bufs[1][:0], p.bufs[2][:0]
	changed := false
	first := len(p.Edits)
	givens := 0
	for k := 0; k < int(m.NParts); k++ {
		part := &m.Parts[k]
		w := &a.Info[part.Word]
		surface := a.View[w.Start:w.Ext]
		base := p.base(m, part, d)
		want := base
		if linked && !p.fixed(m, part, d) && (part.Role == find.Given || part.Role == find.Surname || part.Role == find.Patronymic) && part.Read >= 0 {
			if s, ok := p.wanted(part.Role, givens); ok {
				want = s.text
			}
			if unsettled {
				want = p.own.best(ownKey{entity: d.Entity, lang: il, role: part.Role, nth: givens}, base)
			}
		}
		if d.Status == link.New && t.Why == Claimless && !p.o.NoRewrite && !p.kept(m) {
			want = p.newWant(m, d, part, givens, base)
		}
		if part.Role == find.Given {
			givens++
		}
		now := surface
		if want != base && (t.Why <= Respelled || d.Status == link.New && t.Why == Claimless) {
			if why := p.memo.difference(m.Lang, base, want, p.ascii); why != Respelled {
				if t.Why == Same {
					t.Why = why
				}
				want = base
			} else if form, ok := p.form(il, m, part, base, want); ok && w.Shape&(token.Broken|token.Spaced) == 0 {
				now = form
				if now != surface {
					p.Edits = append(p.Edits, Edit{w.Start, w.Ext, now, int32(i)})
					changed = true
				}
			} else {
				want = base
			}
		}
		lemma.add(base, w, k == int(m.NParts)-1, a)
		canon.add(want, w, k == int(m.NParts)-1, a)
		repl.add(now, w, k == int(m.NParts)-1, a)
	}
	p.propose(m, d, t)
	t.Lemma = p.text(&lemma, a.View[m.Start:m.End])
	t.Canonical = p.text(&canon, t.Lemma)
	if changed {
		t.Replacement = p.text(&repl, "")
		t.Why = Respelled
		if unsettled || d.Status == link.New {
			t.Why = Unified
		}
	} else {
		p.Edits = p.Edits[:first]
	}
	p.bufs = [3][]byte{lemma.buf, canon.buf, repl.buf}
}

// wanted is the word of the entity's spelling in a role; nth counts given
// names.
func (p *Planner) wanted(role find.Class, nth int) (spelled, bool) {
	kind := role
	for k := range p.words {
		if p.words[k].role != kind {
			continue
		}
		if kind == find.Given && nth > 0 {
			nth--
			continue
		}
		return p.words[k], true
	}
	return spelled{}, false
}

// builder puts a name together from words and what stands between them.
type builder struct{ buf []byte }

func (b *builder) add(word string, w *find.Info, last bool, a *find.Article) {
	b.buf = append(b.buf, word...)
	if last {
		return
	}
	switch w.Gap {
	case find.Hyphen:
		b.buf = append(b.buf, '-')
	case find.Dot:
		t := &a.Tokens[w.Tok+1]
		b.buf = append(b.buf, '.')
		if t.Gap != token.GapNone {
			b.buf = append(b.buf, ' ')
		}
	case find.Joined:
	default:
		b.buf = append(b.buf, ' ')
	}
}

// text is what was put together, or same itself when it says the same.
func (p *Planner) text(b *builder, same string) string {
	if string(b.buf) == same {
		return same
	}
	return p.Arena.Copy(b.buf)
}
