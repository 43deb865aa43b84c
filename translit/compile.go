package translit

import (
	"slices"

	"golang.org/x/text/unicode/norm"
)

// A rule rewrites the letters from, all lower-case, where its contexts hold.
type rule struct {
	from   []rune
	out    [3]string // lower, Title, UPPER
	after  []context // any of them holds before the match; none: always
	before []context // any of them holds after the match
	notAft []context // none of them holds before the match
	notBef []context // none of them holds after the match
	next   []string  // how the next word, one space away, begins; none: anyhow
	prefix bool      // written small: what follows begins the word
	clause string
	line   int

	// left says for each state whether the left contexts hold there.
	left []verdict
}

type verdict uint8

const (
	no verdict = iota
	yes
	scan // a context longer than one letter: look at the text
)

// A context is a sequence of elements next to the match, in reading order.
type context []element

// An element is one letter of a set, or the edge of the word.
type element struct {
	edge bool
	set  map[rune]bool
}

func (e element) holds(r rune, edge bool) bool {
	if edge {
		return e.edge
	}
	return !e.edge && e.set[r]
}

// Entry layout of a fast table, one per (state, letter):
//
//	bits  0..47  output, at most 6 bytes, first byte lowest
//	bits 48..51  its length; slowLen sends the letter to the slow path,
//	             forkLen to one of two entries: see machine.forks
//	bits 52..63  where the row of the next state starts, in units of 64
const (
	maxFast = 6
	slowLen = 15
	forkLen = 14
	slow    = uint64(slowLen) << 48
)

const (
	stateStart = 0 // at the start of a word
	stateOther = 1 // after a letter that no context names
)

// A machine is a scheme compiled: immutable, shared by all goroutines.
type machine struct {
	src, dst   casing
	capitalize bool // the source has no capitals: raise the first letter of a word
	apostrophe bool // the apostrophe is a letter of the scheme
	looks      bool // a rule looks at the next word
	rules      []*rule
	first      map[rune][]*rule // by first letter, in order
	dense      [0x600][]*rule   // the same below U+0600
	state      map[rune]uint8   // state after a letter; absent: stateOther

	// table holds width entries a state: 128 for ASCII, then the letters of
	// the window of two-byte UTF-8 that starts at base.
	table []uint64
	width uint
	base  uint

	// forks holds pairs of entries for capitals written with several letters:
	// before a small letter (Щи, Shchi) and before a capital (ЩИ, SHCHI). The
	// low bits of an entry of length forkLen are the place of its pair. kind
	// says of each column whether it is a small letter or a capital; anything
	// else next to such a capital is left to the slow path.
	forks []uint64
	kind  []uint8
}

const (
	smallLetter   = 1
	capitalLetter = 2
)

func (m *machine) rulesFor(r rune) []*rule {
	if uint(r) < uint(len(m.dense)) {
		return m.dense[r]
	}
	return m.first[r]
}

func (m *machine) stateOf(r rune) uint8 {
	if s, ok := m.state[r]; ok {
		return s
	}
	return stateOther
}

// compile builds the machine of ordered rules.
func compile(rules []*rule, src, dst casing, capitalize bool) *machine {
	m := &machine{
		src: src, dst: dst, capitalize: capitalize, rules: rules,
		first: map[rune][]*rule{}, state: map[rune]uint8{},
	}
	for _, r := range rules {
		// A capital may compose with a mark that its small letter does not (ı̀ Ì).
		r.out[1], r.out[2] = norm.NFC.String(dst.title(r.out[0])), norm.NFC.String(dst.upperString(r.out[0]))
		m.first[r.from[0]] = append(m.first[r.from[0]], r)
		m.looks = m.looks || len(r.next) > 0
		m.apostrophe = m.apostrophe || slices.Contains(r.from, '\'')
	}
	for r, list := range m.first {
		if uint(r) < uint(len(m.dense)) {
			m.dense[r] = list
		}
	}
	reps := m.partition()
	for _, r := range rules {
		r.left = make([]verdict, len(reps))
		for s, rep := range reps {
			r.left[s] = r.leftVerdict(rep, s == stateStart)
		}
	}
	m.fill(len(reps))
	return m
}

// partition groups the letters that no single-letter left context tells apart
// and returns one letter of each group; index 0 is the edge.
func (m *machine) partition() []rune {
	var singles []element
	letters := map[rune]bool{}
	for _, r := range m.rules {
		for _, l := range r.from {
			letters[l] = true
		}
		for _, list := range [][]context{r.after, r.notAft} {
			for _, c := range list {
				for _, e := range c {
					for l := range e.set {
						letters[l] = true
					}
				}
				if last := c[len(c)-1]; !last.edge {
					singles = append(singles, last)
				}
			}
		}
	}
	reps := []rune{0, -1}
	bySig := map[string]uint8{string(make([]byte, len(singles))): stateOther}
	sorted := make([]rune, 0, len(letters))
	for l := range letters {
		sorted = append(sorted, l)
	}
	slices.Sort(sorted)
	for _, l := range sorted {
		sig := make([]byte, len(singles))
		for i, e := range singles {
			if e.set[l] {
				sig[i] = 1
			}
		}
		s, ok := bySig[string(sig)]
		if !ok {
			s = uint8(len(reps))
			bySig[string(sig)] = s
			reps = append(reps, l)
		}
		m.state[l] = s
	}
	return reps
}

func (r *rule) leftVerdict(rep rune, edge bool) verdict {
	long := false
	for _, c := range r.notAft {
		if len(c) > 1 {
			long = true
		} else if c[0].holds(rep, edge) {
			return no
		}
	}
	if len(r.after) == 0 {
		if long {
			return scan
		}
		return yes
	}
	hit, longHit := false, false
	for _, c := range r.after {
		if len(c) == 1 {
			hit = hit || c[0].holds(rep, edge)
		} else if c[len(c)-1].holds(rep, edge) {
			longHit = true
		}
	}
	switch {
	case hit && !long:
		return yes
	case hit || longHit:
		return scan
	}
	return no
}

// fill computes the fast tables.
func (m *machine) fill(states int) {
	m.base, m.width = m.window()
	m.table = make([]uint64, uint(states)*m.width)
	m.kind = make([]uint8, m.width)
	for i := range m.kind {
		switch r := m.column(i); {
		case !m.isLetter(r) || isApostrophe(r):
		case m.src.lower(r) != r:
			m.kind[i] = capitalLetter
		case m.src.upper(r) != r:
			m.kind[i] = smallLetter
		}
	}
	for s := range states {
		row := m.table[uint(s)*m.width:][:m.width]
		for i := range row {
			row[i] = m.entry(uint8(s), m.column(i))
		}
	}
}

// column returns the rune of a column of the table.
func (m *machine) column(i int) rune {
	if i < 128 {
		return rune(i)
	}
	return rune(m.base) + rune(i-128)
}

// window finds the stretch of two-byte UTF-8 that holds the scheme's letters.
func (m *machine) window() (base, width uint) {
	lo, hi := uint(0x7FF), uint(0)
	for r := range m.state {
		for _, c := range []rune{r, m.src.upper(r)} {
			if 0x80 <= c && c < 0x800 {
				lo, hi = min(lo, uint(c)), max(hi, uint(c))
			}
		}
	}
	if hi == 0 {
		return 0x80, 128 + 64
	}
	lo = lo &^ 63
	return lo, 128 + (hi | 63 - lo + 1)
}

func (m *machine) entry(s uint8, r rune) uint64 {
	low := m.src.lower(r)
	list := m.rulesFor(low)
	if len(list) == 0 {
		return m.passEntry(r, low)
	}
	if m.capitalize && s == stateStart {
		return slow
	}
	for _, ru := range list {
		switch ru.left[s] {
		case no:
			continue
		case scan:
			return slow
		}
		if len(ru.from) > 1 || len(ru.before) > 0 || len(ru.notBef) > 0 || len(ru.next) > 0 {
			return slow
		}
		out := ru.out[0]
		if r != low {
			if out = ru.out[1]; out != ru.out[2] {
				return m.fork(ru, m.stateOf(low))
			}
		}
		if len(out) > maxFast || isApostrophe(r) {
			return slow
		}
		return m.pack(out, m.stateOf(low))
	}
	return m.passEntry(r, low)
}

// fork returns the entry of a capital whose writing depends on the next letter.
func (m *machine) fork(ru *rule, next uint8) uint64 {
	if len(ru.out[1]) > maxFast || len(ru.out[2]) > maxFast {
		return slow
	}
	m.forks = append(m.forks, m.pack(ru.out[1], next), m.pack(ru.out[2], next))
	return uint64(len(m.forks)-2) | forkLen<<48
}

func (m *machine) passEntry(r, low rune) uint64 {
	switch {
	case isApostrophe(r) || m.isIgnorable(r) || r == 0x85 || r == '\uFFFD':
		return slow
	case m.isLetter(r):
		return m.pack(string(r), m.stateOf(low))
	}
	return m.pack(string(r), stateStart)
}

func (m *machine) pack(out string, next uint8) uint64 {
	var e uint64
	for i := len(out) - 1; i >= 0; i-- {
		e = e<<8 | uint64(out[i])
	}
	return e | uint64(len(out))<<48 | uint64(uint(next)*m.width)<<46
}
