package link

import (
	"bytes"

	"github.com/adlar-names/adlar/dictionaries"
	"github.com/adlar-names/adlar/inflect"
	"github.com/adlar-names/adlar/normalize/internal/find"
)

// Status is how far a mention is known.
type Status uint8

// The statuses.
const (
	New Status = iota
	Linked
	Ambiguous
)

// Threshold is the least confidence at which an entity is claimed.
const Threshold = 0.6

// Why is the evidence that decided.
type Why uint8

// The kinds of evidence.
const (
	WhyNone      Why = iota
	WhyWholeName     // the dictionary holds the whole name for one bearer
	WhyParts         // given name and surname together have one bearer
	WhyInitial       // initial and surname have one bearer
	WhyRepeated      // a fuller name stands elsewhere in the text
	WhyTitle         // the title before the name is an office of the bearer
	WhySalience      // by far the best known bearer
	WhyOnly          // the only bearer the dictionary knows
	WhyCue           // words near the name
	WhyDefault       // the usual meaning of an ambiguous name
	WhyRivals        // several bearers fit
	WhyUnknown       // no bearer is known
	WhyCount
)

// MaxRivals is how many rivals are kept.
const MaxRivals = 4

// Rival is another bearer that fits.
type Rival struct {
	Entity     dictionaries.EntityID
	Confidence float32
}

// Decision is what was decided for one mention.
type Decision struct {
	Entity     dictionaries.EntityID
	Status     Status
	Why        Why
	Cluster    int32 // 1-based
	Confidence float32
	Full       int32 // index of the fuller mention that decided, -1
	Rivals     [MaxRivals]Rival
	NRivals    uint8
}

// Linker decides articles one after another; it holds only scratch space.
type Linker struct {
	a         *find.Article
	Decisions []Decision
	Date      int32 // the article's date as yyyymmdd, 0 when unknown

	people   []dictionaries.EntityID
	key      []byte
	byEntity []entityCluster
	clusters int32
}

type entityCluster struct {
	entity  dictionaries.EntityID
	cluster int32
}

// Link fills l.Decisions, parallel to a.Mentions.
func (l *Linker) Link(a *find.Article) {
	l.a = a
	n := len(a.Mentions)
	if cap(l.Decisions) < n {
		l.Decisions = make([]Decision, n, n+n/2)
	}
	l.Decisions = l.Decisions[:n]
	clear(l.Decisions)
	l.byEntity = l.byEntity[:0]
	l.clusters = 0
	for i := range a.Mentions {
		l.Decisions[i].Full = -1
		if m := &a.Mentions[i]; m.Full == 0 {
			l.decide(i, m)
		}
	}
	for i := range a.Mentions {
		if m := &a.Mentions[i]; m.Full != 0 {
			l.repeat(i, m)
		}
	}
	for i := range a.Mentions {
		if d := &l.Decisions[i]; d.Status == Linked && a.Mentions[i].NParts > 0 {
			a.Refine(&a.Mentions[i], a.Dict.EntityRef(d.Entity))
		}
	}
	l.cluster()
}

func (l *Linker) decide(i int, m *find.Mention) {
	switch {
	case m.NParts == 0:
		l.whole(i, m)
	default:
		l.person(i, m)
	}
}

// person decides a personal name by its parts.
func (l *Linker) person(i int, m *find.Mention) {
	a := l.a
	d := &l.Decisions[i]
	given, surname, initial := -1, -1, -1
	for k := 0; k < int(m.NParts); k++ {
		switch p := &m.Parts[k]; p.Role {
		case find.Given:
			if given < 0 {
				given = k
			}
		case find.Surname:
			if surname < 0 || m.Parts[surname].Read < 0 {
				surname = k
			}
		case find.Initial:
			if initial < 0 {
				initial = k
			}
		}
	}
	l.people = l.people[:0]
	switch {
	case surname >= 0 && given >= 0:
		if m.Parts[given].Read >= 0 && m.Parts[surname].Read >= 0 {
			l.pairs(m, given, surname)
		}
		l.choose(d, m, WhyParts, 0.98)
	case surname >= 0 && initial >= 0:
		l.bearers(m, surname)
		l.keepInitial(m, initial)
		l.choose(d, m, WhyInitial, 0.8)
	case surname >= 0:
		l.bearers(m, surname)
		l.keepGender(m, a.Genders(int(m.Parts[surname].Word)))
		l.choose(d, m, WhySalience, 0.85)
	case given >= 0:
		l.choose(d, m, WhyUnknown, 0.5)
	}
}

// pairs collects the people with the given name and surname at the two parts.
func (l *Linker) pairs(m *find.Mention, given, surname int) {
	a := l.a
	g, s := &a.Info[m.Parts[given].Word], &a.Info[m.Parts[surname].Word]
	for x := g.R0; x < g.R1; x++ {
		if a.Readings[x].Kind != dictionaries.GivenName {
			continue
		}
		for y := s.R0; y < s.R1; y++ {
			if a.Readings[y].Kind != dictionaries.Surname {
				continue
			}
			l.collect(a.Readings[x].Part, a.Readings[y].Part)
		}
	}
}

func (l *Linker) bearers(m *find.Mention, surname int) {
	a := l.a
	s := &a.Info[m.Parts[surname].Word]
	for y := s.R0; y < s.R1; y++ {
		if a.Readings[y].Kind == dictionaries.Surname {
			l.collect(0, a.Readings[y].Part)
		}
	}
}

// collect adds the people of a pair of parts, each once.
func (l *Linker) collect(given, surname dictionaries.PartID) {
	n := len(l.people)
	if n > 64 {
		return
	}
	l.people = l.a.Dict.People(l.people, given, surname)
	w := n
	for k := n; k < len(l.people); k++ {
		dup := false
		for q := 0; q < w; q++ {
			if l.people[q] == l.people[k] {
				dup = true
				break
			}
		}
		if !dup {
			l.people[w] = l.people[k]
			w++
		}
	}
	l.people = l.people[:w]
}

// keepInitial keeps the people whose given name begins with the initial.
func (l *Linker) keepInitial(m *find.Mention, initial int) {
	a := l.a
	key := a.Words[m.Parts[initial].Word].Key
	n := 0
	for _, e := range l.people {
		if bytes.HasPrefix(l.givenKey(e, m), key) {
			l.people[n] = e
			n++
		}
	}
	l.people = l.people[:n]
}

// givenKey is the key of the first given name of a person in the language of
// a mention.
func (l *Linker) givenKey(e dictionaries.EntityID, m *find.Mention) []byte {
	ent := l.a.Dict.EntityRef(e)
	if len(ent.Given) == 0 {
		return nil
	}
	part := l.a.Dict.PartRef(ent.Given[0])
	il := int(find.InflectLang(m.Lang)) - 1
	if il < 0 {
		return nil
	}
	l.key = dictionaries.AppendKey(l.key[:0], part.Names[il])
	return l.key
}

// keepGender drops the people whose gender the form of the name excludes.
func (l *Linker) keepGender(m *find.Mention, g inflect.Gender) {
	if g == inflect.Both || g == inflect.Unknown {
		return
	}
	n := 0
	for _, e := range l.people {
		if h := l.a.Dict.EntityRef(e).Gender; h == inflect.Unknown || h == g {
			l.people[n] = e
			n++
		}
	}
	l.people = l.people[:n]
}

// choose decides between l.people.
func (l *Linker) choose(d *Decision, m *find.Mention, why Why, conf float32) {
	switch len(l.people) {
	case 0:
		d.Status, d.Why, d.Confidence = New, WhyUnknown, newConfidence(m)
		return
	case 1:
		d.Entity, d.Status, d.Why, d.Confidence = l.people[0], Linked, why, conf
		if why == WhySalience {
			l.alone(d, m)
		}
		return
	}
	best, bestScore, secondScore := dictionaries.EntityID(0), -100, -100
	for _, e := range l.people {
		s := l.weight(e, m)
		switch {
		case s > bestScore:
			best, bestScore, secondScore = e, s, bestScore
		case s > secondScore:
			secondScore = s
		}
	}
	lead := bestScore - secondScore
	for _, e := range l.people {
		if e != best && int(d.NRivals) < MaxRivals {
			d.Rivals[d.NRivals] = Rival{e, 0.3}
			d.NRivals++
		}
	}
	if lead >= 2 {
		d.Entity, d.Status, d.Why = best, Linked, WhySalience
		d.Confidence = min(conf, 0.7+0.04*float32(lead))
		return
	}
	d.Status, d.Why, d.Confidence = Ambiguous, WhyRivals, 0.5
	d.Rivals[min(int(d.NRivals), MaxRivals-1)] = Rival{best, 0.5}
	d.NRivals = uint8(min(int(d.NRivals)+1, MaxRivals))
}

// alone decides a surname without a full name for the only bearer known: a
// well-known one, or one whose office stands before the name.
func (l *Linker) alone(d *Decision, m *find.Mention) {
	e := l.a.Dict.EntityRef(d.Entity)
	d.Why = WhyOnly
	switch held, _ := l.office(e, m); {
	case held:
		d.Why, d.Confidence = WhyTitle, 0.93
	case e.Salience >= 7:
		d.Confidence = 0.9
	case e.Salience >= 5:
		d.Confidence = 0.8
	default:
		d.Status, d.Why, d.Confidence = Ambiguous, WhyRivals, 0.5
		d.Rivals[0], d.NRivals = Rival{d.Entity, 0.5}, 1
		d.Entity = 0
	}
}

// whole decides a whole name of the dictionary.
func (l *Linker) whole(i int, m *find.Mention) {
	a := l.a
	d := &l.Decisions[i]
	l.people = l.people[:0]
	for h := m.H0; h < m.H1; h++ {
		e := a.Hits[h].Entity
		dup := false
		for _, p := range l.people {
			dup = dup || p == e
		}
		if !dup && len(l.people) < 16 {
			l.people = append(l.people, e)
		}
	}
	if len(l.people) == 0 {
		d.Status, d.Why, d.Confidence = New, WhyUnknown, newConfidence(m)
		return
	}
	if l.ambiguous(d, m) {
		return
	}
	l.choose(d, m, WhyWholeName, 0.96)
}

// ambiguous decides a surface of the table of ambiguous ones: by a cue, by the
// meaning of the same name elsewhere in the paragraph, or by its default.
func (l *Linker) ambiguous(d *Decision, m *find.Mention) bool {
	a := l.a
	amb, ok := a.Ambiguity(&a.Hits[m.H0])
	if !ok {
		return false
	}
	owner, found := a.Owner(int(m.First), int(m.Last), &amb)
	why, conf := WhyCue, float32(0.92)
	if !found {
		owner, why, conf = amb.Default, WhyDefault, 0.82
	}
	for _, e := range l.people {
		if a.Dict.EntityRef(e).ID == owner {
			d.Entity, d.Status, d.Why, d.Confidence = e, Linked, why, conf
			for _, r := range l.people {
				if r != e && int(d.NRivals) < MaxRivals {
					d.Rivals[d.NRivals] = Rival{r, 1 - conf}
					d.NRivals++
				}
			}
			return true
		}
	}
	return false
}

// repeat decides a word that repeats a part of a fuller name.
func (l *Linker) repeat(i int, m *find.Mention) {
	a := l.a
	d := &l.Decisions[i]
	k := l.mentionAt(m.Full - 1)
	if k < 0 || a.Mentions[k].Full != 0 {
		l.decide(i, m)
		return
	}
	*d = l.Decisions[k]
	if o := l.mentionAt(m.Other - 1); m.Other != 0 && o >= 0 && l.differ(k, o) {
		l.either(d, k, o)
		return
	}
	d.Full, d.Why = int32(k), WhyRepeated
	if d.Status == Linked {
		d.Confidence = min(d.Confidence, 0.97)
	} else {
		d.Confidence = newConfidence(m)
	}
}

// differ reports two full names that mean two bearers.
func (l *Linker) differ(i, k int) bool {
	a, b := &l.Decisions[i], &l.Decisions[k]
	return a.Status != b.Status || a.Status == Linked && a.Entity != b.Entity || a.Status == New
}

// either leaves a word open that may be one of two people of the text: Sadıqova
// is the wife, or the husband in the dative.
func (l *Linker) either(d *Decision, i, k int) {
	*d = Decision{Status: Ambiguous, Why: WhyRivals, Confidence: 0.5, Full: -1}
	for _, o := range [2]int{i, k} {
		if e := l.Decisions[o].Entity; e != 0 {
			d.Rivals[d.NRivals] = Rival{e, 0.5}
			d.NRivals++
		}
	}
}

// mentionAt is the index of the mention that starts at a word, -1 if none.
func (l *Linker) mentionAt(word int32) int {
	ms := l.a.Mentions
	lo, hi := 0, len(ms)
	for lo < hi {
		mid := (lo + hi) / 2
		if ms[mid].First < word {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(ms) && ms[lo].First == word {
		return lo
	}
	return -1
}
