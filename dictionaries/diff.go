package dictionaries

import (
	"maps"
	"slices"
	"strings"
)

// Change is one difference between two dictionaries as texts feel it.
type Change struct {
	ID   string // entity or part
	What string // added, removed, or the language of a name or spelling
	Old  string
	New  string
}

// Diff lists what differs from d to other: entries that came and went, names
// that are written anew, spellings read now or no longer. Sorted by id.
func (d *Dictionary) Diff(other *Dictionary) []Change {
	a, b := d.written(), other.written()
	var out []Change
	ids := maps.Clone(a)
	maps.Copy(ids, b)
	for _, id := range sortedKeys(ids) {
		x, inA := a[id]
		y, inB := b[id]
		switch {
		case !inA:
			out = append(out, Change{ID: id, What: "added", New: strings.Join(y.names[:], " / ")})
		case !inB:
			out = append(out, Change{ID: id, What: "removed", Old: strings.Join(x.names[:], " / ")})
		default:
			for l, tag := range langTags {
				if x.names[l] != y.names[l] {
					out = append(out, Change{id, tag, x.names[l], y.names[l]})
				}
			}
			for _, s := range sortedKeys(x.spellings) {
				if !y.spellings[s] {
					out = append(out, Change{ID: id, What: "spelling", Old: s})
				}
			}
			for _, s := range sortedKeys(y.spellings) {
				if !x.spellings[s] {
					out = append(out, Change{ID: id, What: "spelling", New: s})
				}
			}
		}
	}
	return out
}

type writing struct {
	names     [numLangs]string
	spellings map[string]bool
}

func (d *Dictionary) written() map[string]writing {
	out := map[string]writing{}
	add := func(id string, names [numLangs]string, ids []SpellingID) {
		w := writing{names, map[string]bool{}}
		for _, s := range ids {
			sp := d.Spelling(s)
			w.spellings[sp.Lang.String()+" "+sp.Text] = true
		}
		out[id] = w
	}
	for i := 1; i < d.ents.len(); i++ {
		e := d.ents.at(uint32(i))
		add(e.ID, e.Names, d.SpellingsOf(EntityID(i)))
	}
	for i := 1; i < d.parts.len(); i++ {
		p := d.parts.at(uint32(i))
		add(p.ID, p.Names, d.SpellingsOfPart(PartID(i)))
	}
	return out
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
