package bulk

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/adlar-names/adlar/names"
	"github.com/adlar-names/adlar/normalize"
)

// A Transfer moves the case form that a surface has of one base form to another
// base form; false: it cannot.
type Transfer func(lang, surface, lemma, newLemma string) (string, bool)

// spelling says how the whole input writes names that the dictionary does not
// hold: language and base form to the base form wanted. It has no entry for a
// name that is written as wanted.
type spelling map[string]string

func spellingKey(lang, lemma string) string { return lang + "\t" + lemma }

// sameName is the score from which two spellings under one key are one name; it
// is far above the threshold of a match, because nobody looks at each change.
const sameName = 0.9

// learn counts the full names of persons, by language and key.
func (u *unknowns) learn(m *normalize.Mention) {
	if m.Status != normalize.StatusNew || m.Kind != normalize.Person || len(strings.Fields(m.Lemma)) < 2 {
		return
	}
	key := names.Key(m.Lemma)
	if key == "" {
		return
	}
	one := u.at(spellingKey(m.Language, key))
	one.Count++
	addSpelling(one, m.Lemma, 1)
	if len(u.byKey) > 2*u.limit {
		u.prune()
	}
}

// choose makes the spelling of the whole input: of the forms under one key the
// most frequent, the first in order of equals.
func choose(all []*Unknown) spelling {
	s := spelling{}
	for _, u := range all {
		lang, _, _ := strings.Cut(u.Key, "\t")
		best := top(u.Spellings)
		for _, form := range slices.Sorted(maps.Keys(u.Spellings)) {
			if form != best && len(strings.Fields(form)) == len(strings.Fields(best)) && names.Match(form, best).Score >= sameName {
				s[spellingKey(lang, form)] = best
			}
		}
	}
	return s
}

// writeSpelling ends the first pass.
func writeSpelling(f folder, count int) error {
	all := newUnknowns()
	all.limit = maxUnknown
	for number := range count {
		var out Outcome
		if err := readJSON(f.outcomeOf(true, number), &out); err != nil {
			return err
		}
		all.merge(out.Unknown)
	}
	return f.writeJSON(f.work("spelling.json"), choose(all.list()))
}

func readSpelling(f folder) (spelling, error) {
	s := spelling{}
	if err := readJSON(f.work("spelling.json"), &s); err != nil {
		return nil, fmt.Errorf("the first pass: %w", err)
	}
	return s, nil
}

// apply writes the new names of a result as the whole input does, a part of a
// name where the text has the whole name too.
func (s spelling) apply(r *normalize.Result, text, title string, transfer Transfer) {
	if len(s) == 0 {
		return
	}
	parts := map[string]string{} // cluster, language and word to the word wanted
	learn := func(ms []normalize.Mention) {
		for i := range ms {
			m := &ms[i]
			want, ok := s[spellingKey(m.Language, m.Lemma)]
			if m.Status != normalize.StatusNew || !ok {
				continue
			}
			to := strings.Fields(want)
			for n, word := range strings.Fields(m.Lemma) {
				parts[m.Cluster+"\t"+spellingKey(m.Language, word)] = to[n]
			}
		}
	}
	learn(r.Mentions)
	if r.Title != nil {
		learn(r.Title.Mentions)
	}
	if len(parts) == 0 {
		return
	}
	r.Text, r.Edits = s.respell(parts, r.Mentions, r.Edits, text, r.Text, r.Offsets, transfer)
	if r.Title != nil {
		r.Title.Text, r.Title.Edits = s.respell(parts, r.Title.Mentions, r.Title.Edits, title, r.Title.Text, r.Offsets, transfer)
	}
}

func (s spelling) respell(parts map[string]string, ms []normalize.Mention, edits []normalize.Edit, text, old, unit string, transfer Transfer) (string, []normalize.Edit) {
	changed := false
	edits = slices.Clone(edits)
	for i := range ms {
		m := &ms[i]
		if m.Status != normalize.StatusNew {
			continue
		}
		want, ok := s[spellingKey(m.Language, m.Lemma)]
		if !ok {
			want, ok = parts[m.Cluster+"\t"+spellingKey(m.Language, m.Lemma)]
		}
		if !ok || want == m.Lemma {
			continue
		}
		form, known := want, m.Surface == m.Lemma
		if !known && transfer != nil {
			form, known = transfer(m.Language, m.Surface, m.Lemma, want)
		}
		if !known || form == m.Surface {
			continue
		}
		edits = slices.DeleteFunc(edits, func(e normalize.Edit) bool { return e.Mention == i })
		edits = append(edits, normalize.Edit{Start: m.Start, End: m.End, Old: m.Surface, New: form, Mention: i})
		m.Canonical, m.Replacement = want, form
		m.Reasons = append(slices.Clone(m.Reasons), normalize.Reason{Rule: "corpus-majority", Detail: "most texts of this job write " + want})
		changed = true
	}
	if !changed {
		return old, edits
	}
	slices.SortFunc(edits, func(a, b normalize.Edit) int { return cmp.Compare(a.Start, b.Start) })
	var b strings.Builder
	at, units := 0, 0
	for _, e := range edits {
		start := at + byteOffset(text[at:], e.Start-units, unit)
		b.WriteString(text[at:start])
		b.WriteString(e.New)
		at, units = start+len(e.Old), e.End
	}
	b.WriteString(text[at:])
	return b.String(), edits
}
