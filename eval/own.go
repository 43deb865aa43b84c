package main

import (
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/adlar-names/adlar/normalize"
)

// counts of found, predicted and gold things.
type counts struct{ right, pred, gold int }

func (c *counts) f1() float64 {
	return 200 * float64(c.right) / float64(max(1, c.pred+c.gold))
}

func share(right, all int) float64 { return 100 * float64(right) / float64(max(1, all)) }

// sheet writes figures as lines of a name and a value, and faults for reading.
type sheet struct {
	figures, faults io.Writer
	confidence      []judged
}

func (s *sheet) put(name string, v float64) { _, _ = fmt.Fprintf(s.figures, "%s\t%.2f\n", name, v) }
func (s *sheet) fault(f string, a ...any)   { _, _ = fmt.Fprintf(s.faults, f+"\n", a...) }

func at(ms []normalize.Mention, n *name) *normalize.Mention {
	for i := range ms {
		if ms[i].Start == n.start && ms[i].End == n.end {
			return &ms[i]
		}
	}
	return nil
}

// ownAzerbaijani scores the Azerbaijani set: spans, kinds, base forms, links.
func (s *sheet) ownAzerbaijani(n *normalize.Normalizer, path string) error {
	all, _, err := readGold(path, false)
	if err != nil {
		return err
	}
	var span, kind, lemma, link, quiet counts
	byKind := map[string]*counts{}
	for _, g := range all {
		r, err := n.Normalize(context.Background(), normalize.Document{Text: g.text, Lang: g.lang})
		if err != nil {
			return err
		}
		if len(g.names) == 0 {
			quiet.gold++
			if len(r.Mentions) == 0 {
				quiet.right++
			}
		}
		for i := range r.Mentions {
			m := &r.Mentions[i]
			span.pred, kind.pred, lemma.pred = span.pred+1, kind.pred+1, lemma.pred+1
			of(byKind, string(m.Kind)).pred++
			if !slices.ContainsFunc(g.names, func(n name) bool { return n.start == m.Start && n.end == m.End }) {
				s.fault("%s\tnot a name\t%s\t%s", g.block, m.Surface, g.text)
				s.judge(m, false)
			}
		}
		for i := range g.names {
			w := &g.names[i]
			span.gold, kind.gold, lemma.gold = span.gold+1, kind.gold+1, lemma.gold+1
			of(byKind, w.kind()).gold++
			if w.linked() {
				link.gold++
			}
			m := at(r.Mentions, w)
			if m == nil {
				s.fault("%s\tmissed\t%s\t%s", g.block, w.surface, g.text)
				continue
			}
			span.right++
			if string(m.Kind) == w.kind() {
				kind.right++
				of(byKind, w.kind()).right++
			} else {
				s.fault("%s\tkind\t%s\tis %s, not %s", g.block, w.surface, w.kind(), m.Kind)
			}
			if m.Lemma == w.lemma {
				lemma.right++
			} else {
				s.fault("%s\tbase form\t%s\tis %s, not %s", g.block, w.surface, w.lemma, m.Lemma)
			}
			if !w.linked() {
				continue
			}
			if s.judge(m, m.Entity != nil && *m.Entity == w.entity) {
				link.right++
			} else {
				s.fault("%s\tlink\t%s\tis %s, not %s", g.block, w.surface, w.entity, entity(m))
			}
		}
	}
	s.put("own az: exact spans F1", span.f1())
	s.put("own az: spans and kinds F1", kind.f1())
	s.put("own az: spans and base forms F1", lemma.f1())
	s.put("own az: base form on found spans %", share(lemma.right, span.right))
	s.put("own az: linked as the gold says %", share(link.right, link.gold))
	s.put("own az: sentences without names left alone %", share(quiet.right, quiet.gold))
	for _, k := range slices.Sorted(maps.Keys(byKind)) {
		if byKind[k].gold >= 5 {
			s.put("own az: "+k+" F1", byKind[k].f1())
		}
	}
	return nil
}

func of(m map[string]*counts, k string) *counts {
	if m[k] == nil {
		m[k] = &counts{}
	}
	return m[k]
}

func entity(m *normalize.Mention) string {
	switch {
	case m == nil:
		return "nothing"
	case m.Entity == nil:
		return string(m.Status)
	}
	return *m.Entity
}

// parallelSet scores one fact in four languages.
func (s *sheet) parallelSet(n *normalize.Normalizer, path string) error {
	all, want, err := readGold(path, true)
	if err != nil {
		return err
	}
	found, whole := map[string]*counts{}, map[string]bool{}
	written := map[string]map[string]int{} // entity, language and number of words to spellings
	var ref counts
	for _, g := range all {
		r, err := n.Normalize(context.Background(), normalize.Document{Text: g.text, Lang: g.lang, Date: ""})
		if err != nil {
			return err
		}
		if _, ok := whole[g.block]; !ok {
			whole[g.block] = true
		}
		of(found, g.lang).pred += len(r.Mentions)
		for i := range g.names {
			w := &g.names[i]
			of(found, g.lang).gold++
			m := at(r.Mentions, w)
			if m == nil || !s.judge(m, m.Entity != nil && *m.Entity == w.entity) {
				whole[g.block] = false
				s.fault("%s\tlink\t%s\tis %s, not %s", g.id(), w.surface, w.entity, entity(m))
				continue
			}
			of(found, g.lang).right++
			names, listed := want[w.entity]
			if listed && names == [4]string{} {
				continue
			}
			key := fmt.Sprintf("%s %s %d", w.entity, g.lang, w.words())
			if written[key] == nil {
				written[key] = map[string]int{}
			}
			written[key][m.Canonical]++
			if listed {
				ref.gold++
				if to := names[slices.Index(languages, g.lang)]; m.Canonical == to || w.words() == 1 && strings.HasSuffix(to, " "+m.Canonical) {
					ref.right++
				} else {
					s.fault("%s\tspelling\t%s\tis %s, not %s", g.id(), w.surface, to, m.Canonical)
				}
			}
		}
	}
	var facts, one counts
	for _, ok := range whole {
		facts.gold++
		if ok {
			facts.right++
		}
	}
	for key, forms := range written {
		total := 0
		for _, n := range forms {
			total += n
		}
		if total > 1 {
			one.gold++
			if len(forms) == 1 {
				one.right++
			} else {
				s.fault("several spellings\t%s\t%v", key, forms)
			}
		}
	}
	for _, l := range languages {
		s.put("parallel: found and linked, "+l+" %", share(found[l].right, found[l].gold))
		s.put("parallel: found and linked, "+l+" F1", found[l].f1())
	}
	s.put("parallel: facts linked whole in all four %", share(facts.right, facts.gold))
	s.put("parallel: one spelling %", share(one.right, one.gold))
	s.put("parallel: reference spelling %", share(ref.right, ref.gold))
	return nil
}

var languages = []string{"az", "ru", "uk", "en"}
