package translit

import (
	"sort"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Offsets tells which stretch of the output stands for which stretch of the
// input, both ways. Units are bytes; [Offsets.Runes] counts code points. It is
// monotone: a later place of one side never maps to an earlier place of the
// other. The unit of the map is what one rule took together; a place inside
// such a unit maps to its start, its end where the end of a span is meant.
// The zero value maps nothing but 0.
type Offsets struct {
	edges []pair // unit borders, ascending on both sides, first {0,0}

	// Lazy form: checks holds a border every few words, and the units between
	// two of them come from running the scheme again. edges is nil then.
	checks   []pair
	m        *machine
	src, dst string
}

type pair struct{ src, dst int }

// checkEvery is the distance of checkpoints in bytes of input: small enough
// that a look-up costs about a microsecond, large enough that writing them
// costs nothing.
const checkEvery = 192

// Map is [Scheme.String] with the offsets of its output.
func (s *Scheme) Map(src string) (string, Offsets) {
	view := compose(src)
	m := s.machine
	buf := make([]byte, 0, m.room(len(view)))
	checks := make([]pair, 1, len(view)/checkEvery+2)
	for i := 0; i < len(view); {
		end := min(i+checkEvery, len(view))
		for end < len(view) && !m.mayCut(view, end) {
			end++
		}
		buf = m.append(buf, view[i:end])
		i = end
		checks = append(checks, pair{i, len(buf)})
	}
	out := string(buf)
	o := Offsets{checks: checks, m: m, src: view, dst: out}
	if len(view) != len(src) || view != src {
		o = composed(src).Compose(o)
	}
	return out, o
}

// composed returns the offsets of NFC.
func composed(src string) Offsets {
	o := Offsets{edges: []pair{{}}}
	var it norm.Iter
	it.InitString(norm.NFC, src)
	for d := 0; !it.Done(); {
		d += len(it.Next())
		o.edges = append(o.edges, pair{it.Pos(), d})
	}
	return o
}

// trace returns the unit borders of a run of the machine over src, moved by
// base, without {0,0}.
func (m *machine) trace(edges []pair, src string, base pair) []pair {
	var buf []byte
	var s uint8
	for i := 0; i < len(src); {
		buf, i, s = m.step(buf, src, i, s)
		edges = append(edges, pair{base.src + i, base.dst + len(buf)})
	}
	return edges
}

// all returns every border.
func (o Offsets) all() []pair {
	if o.checks == nil {
		return o.edges
	}
	edges := make([]pair, 1, len(o.src)/2+1)
	for k := 1; k < len(o.checks); k++ {
		a, b := o.checks[k-1], o.checks[k]
		edges = o.m.trace(edges, o.src[a.src:b.src], a)
	}
	return edges
}

// around returns the borders of the neighbourhood of a place.
func (o Offsets) around(at int, side func(pair) int) []pair {
	if o.checks == nil {
		return o.edges
	}
	k := sort.Search(len(o.checks), func(i int) bool { return side(o.checks[i]) > at })
	lo := max(k-1, 0)
	// The checkpoint before, for units that end exactly here.
	for lo > 0 && side(o.checks[lo]) == at {
		lo--
	}
	hi := min(k, len(o.checks)-1)
	edges := []pair{o.checks[lo]}
	for i := lo; i < hi; i++ {
		a, b := o.checks[i], o.checks[i+1]
		edges = o.m.trace(edges, o.src[a.src:b.src], a)
	}
	return edges
}

func bySrc(p pair) int { return p.src }
func byDst(p pair) int { return p.dst }

// first returns the last border at or before at; of several with the same
// place the first.
func (o Offsets) floor(at int, side func(pair) int) pair {
	edges := o.around(at, side)
	if len(edges) == 0 {
		return pair{}
	}
	k := sort.Search(len(edges), func(i int) bool { return side(edges[i]) > at })
	if k == 0 {
		return edges[0]
	}
	for k--; k > 0 && side(edges[k-1]) == side(edges[k]); k-- {
	}
	return edges[k]
}

// ceil returns the first border at or after at; of several the last.
func (o Offsets) ceil(at int, side func(pair) int) pair {
	edges := o.around(at, side)
	if len(edges) == 0 {
		return pair{}
	}
	k := sort.Search(len(edges), func(i int) bool { return side(edges[i]) >= at })
	if k == len(edges) {
		return edges[k-1]
	}
	for ; k+1 < len(edges) && side(edges[k+1]) == side(edges[k]); k++ {
	}
	return edges[k]
}

// Target returns the place in the output of a place in the input. A place
// inside a unit maps to the unit's start; one past the end to the end.
func (o Offsets) Target(src int) int { return o.floor(src, bySrc).dst }

// Source returns the place in the input of a place in the output, as Target.
func (o Offsets) Source(dst int) int { return o.floor(dst, byDst).src }

// TargetSpan returns the smallest span of output units that stands for the
// half-open span of input.
func (o Offsets) TargetSpan(start, end int) (int, int) {
	a := o.floor(start, bySrc).dst
	if end <= start {
		return a, a
	}
	return a, max(a, o.ceil(end, bySrc).dst)
}

// SourceSpan returns the smallest span of input units that the half-open span
// of output stands for.
func (o Offsets) SourceSpan(start, end int) (int, int) {
	a := o.floor(start, byDst).src
	if end <= start {
		return a, a
	}
	return a, max(a, o.ceil(end, byDst).src)
}

// Len returns the lengths of input and output.
func (o Offsets) Len() (src, dst int) {
	e := o.edges
	if o.checks != nil {
		e = o.checks
	}
	if len(e) == 0 {
		return 0, 0
	}
	last := e[len(e)-1]
	return last.src, last.dst
}

// Compose returns the offsets of doing o and then next, whose input is the
// output of o. A unit of the result is the smallest that is whole in both.
// Linear in both texts.
func (o Offsets) Compose(next Offsets) Offsets {
	a, b := o.all(), next.all()
	out := Offsets{edges: []pair{{}}}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].dst < b[j].src:
			i++
		case a[i].dst > b[j].src:
			j++
		default:
			if p := (pair{a[i].src, b[j].dst}); p != out.edges[len(out.edges)-1] {
				out.edges = append(out.edges, p)
			}
			// Deletions and insertions share a place: walk both to their end.
			switch {
			case i+1 < len(a) && a[i+1].dst == a[i].dst:
				i++
			case j+1 < len(b) && b[j+1].src == b[j].src:
				j++
			default:
				i, j = i+1, j+1
			}
		}
	}
	return out
}

// Runes returns the same map counted in code points of both texts; src and dst
// are the texts of the map. Bytes that are not UTF-8 count one each. Linear.
func (o Offsets) Runes(src, dst string) Offsets {
	edges := o.all()
	out := Offsets{edges: make([]pair, len(edges))}
	var at, n pair
	for i, e := range edges {
		n.src += utf8.RuneCountInString(src[at.src:e.src])
		n.dst += utf8.RuneCountInString(dst[at.dst:e.dst])
		at, out.edges[i] = e, n
	}
	return out
}
