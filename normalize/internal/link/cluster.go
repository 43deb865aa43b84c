package link

import (
	"github.com/adlar-names/adlar/normalize/internal/find"
)

// cluster numbers the bearers in the order of their first mention.
func (l *Linker) cluster() {
	for i := range l.Decisions {
		d := &l.Decisions[i]
		switch {
		case d.Full >= 0 && l.Decisions[d.Full].Cluster != 0 && d.Status != Linked:
			d.Cluster = l.Decisions[d.Full].Cluster
		case d.Full > int32(i) && d.Status != Linked:
			// a headline before the full name: number the full name now
			l.clusterOf(int(d.Full))
			d.Cluster = l.Decisions[d.Full].Cluster
		default:
			l.clusterOf(i)
		}
	}
}

func (l *Linker) clusterOf(i int) {
	d := &l.Decisions[i]
	if d.Cluster != 0 {
		return
	}
	if d.Status == Linked {
		for k := len(l.byEntity) - 1; k >= 0; k-- {
			if l.byEntity[k].entity == d.Entity {
				d.Cluster = l.byEntity[k].cluster
				return
			}
		}
		l.clusters++
		d.Cluster = l.clusters
		l.byEntity = append(l.byEntity, entityCluster{d.Entity, d.Cluster})
		return
	}
	if k := l.twin(i); k >= 0 {
		d.Cluster = l.Decisions[k].Cluster
		return
	}
	l.clusters++
	d.Cluster = l.clusters
}

// maxTwins is how many mentions back an unknown name is compared with.
const maxTwins = 64

// twin is an earlier mention of the same unknown bearer: the same surname and
// given names that agree, or the very same words; -1 if there is none.
func (l *Linker) twin(i int) int {
	a := l.a
	m := &a.Mentions[i]
	n := 0
	for k := i - 1; k >= 0 && n < maxTwins; k-- {
		o := &a.Mentions[k]
		if o.Kind != m.Kind || l.Decisions[k].Status != l.Decisions[i].Status {
			continue
		}
		n++
		if l.agree(m, o) {
			return k
		}
	}
	return -1
}

func (l *Linker) agree(m, o *find.Mention) bool {
	a := l.a
	if m.NParts == 0 || o.NParts == 0 {
		if m.H0 < m.H1 && o.H0 < o.H1 {
			return a.Hits[m.H0].Entity == a.Hits[o.H0].Entity
		}
		return m.H0 == m.H1 && o.H0 == o.H1 && a.SameBody(m, o)
	}
	ms, os := part(m, find.Surname), part(o, find.Surname)
	mg, og := part(m, find.Given), part(o, find.Given)
	if ms < 0 || os < 0 {
		return ms < 0 && os < 0 && mg >= 0 && og >= 0 && a.SameWord(int(mg), int(og), find.Given)
	}
	if !a.SameWord(int(ms), int(os), find.Surname) {
		return false
	}
	if mg >= 0 && og >= 0 {
		return a.SameWord(int(mg), int(og), find.Given)
	}
	return (mg < 0) == (og < 0) || part(m, find.Initial) >= 0 || part(o, find.Initial) >= 0
}

// part is the word of the first part in a role, -1 if there is none.
func part(m *find.Mention, role find.Class) int32 {
	for k := 0; k < int(m.NParts); k++ {
		if m.Parts[k].Role == role {
			return m.Parts[k].Word
		}
	}
	return -1
}

// Clusters is how many bearers the article names.
func (l *Linker) Clusters() int32 { return l.clusters }
