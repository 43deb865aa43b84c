package dictionaries

import (
	"cmp"
	"encoding/binary"
	"math/bits"
	"slices"

	"github.com/adlar-names/adlar/inflect"
)

// item is what a stem leads to: bits 0–31 the target (a spelling, or a node
// for an edge), 32–43 the folded paradigm, 44–47 the kind, 48–50 the language,
// 51–62 of an edge which stems stand behind it ([childBit]), 63 the last item
// of its stem.
type item uint64

// The kinds of items beyond those of words.
const (
	itemEdge  item = 14 // the target is a node: more words follow
	itemName  item = 15 // the target is the spelling of an entity
	itemLast  item = 1 << 63
	childLow       = 51
	childBits      = 12
)

func newItem(kind item, lang, paradigm int, target uint32) item {
	return item(target) | item(paradigm)<<32 | kind<<44 | item(lang)<<48
}

func (x item) target() uint32     { return uint32(x) }
func (x item) paradigm() int      { return int(x >> 32 & 0xfff) }
func (x item) kind() item         { return x >> 44 & 0xf }
func (x item) lang() inflect.Lang { return inflect.Lang(x >> 48 & 7) }

// childBit is the bit that the stem with hash h sets in the edge before it, so
// that most second words that begin no name are told without touching memory.
// It reads bits that neither the place in the table nor the tag depends on.
func childBit(h uint64) item { return 1 << (childLow + (h>>32&0x7ff)*childBits>>11) }

// matcher is the flat table of stems. The beginnings of a word are
// hashed in one pass and finished with a node; node 0 is
// the start of a name, the others stand behind the words read so far. What a
// word may be cut into is known from its end before anything is looked up.
type matcher struct {
	bloom []uint64  // of the stems of node 0: two bits a stem in one word of 64
	slots []slot    // open addressing, five sixths full
	items []item    // of the stems that have more than one, from the second on
	ends  []endNode // all endings, last byte first
}

// slot is a stem: its first item, the lower half of its hash and, where it has
// more, one more than the index of the second item. Empty: item 0.
type slot struct {
	item item
	tag  uint32
	more uint32
}

// endNode is a node of the tree of endings: which bytes, modulo 64, may stand
// before, where the nodes of these are, and whether an ending is complete here
// (1) or not (0). Bytes that are equal modulo 64 are not told apart: a cut too
// many costs a look-up and finds nothing.
type endNode struct {
	bits uint64
	kids uint32
	end  uint32
}

// maxEnding is the length of the longest ending that cuts can mark, in bytes.
const maxEnding = 63

// cuts marks where key may be cut into a stem and an ending: bit k for an
// ending of k bytes. Bit 0 is always set.
func (m *matcher) cuts(key []byte) uint64 {
	mask, n := uint64(1), uint32(0)
	for k := 1; k < len(key) && k <= maxEnding; k++ {
		t := &m.ends[n]
		c := key[len(key)-k] & 63
		if t.bits>>c&1 == 0 {
			break
		}
		n = t.kids + uint32(bits.OnesCount64(t.bits&(1<<c-1)))
		mask |= uint64(m.ends[n].end) << k
	}
	return mask
}

const hashMul = 0x9E3779B97F4A7C15

// prefixes hashes the beginnings of a key, shorter ones first, eight bytes at
// a time. Keys hold no zero byte, so that a short last piece is told from a
// long one.
type prefixes struct {
	h  uint64
	at int
}

// to returns the hash of key[:i], to be finished with a node.
func (p *prefixes) to(key []byte, i int) uint64 {
	for p.at+8 <= i {
		hi, lo := bits.Mul64(p.h^binary.LittleEndian.Uint64(key[p.at:]), hashMul)
		p.h = hi ^ lo
		p.at += 8
	}
	n := i - p.at
	if n == 0 {
		return p.h
	}
	if i >= 8 {
		return p.h ^ binary.LittleEndian.Uint64(key[i-8:])>>(8*(8-n))
	}
	x := uint64(0)
	for j := i - 1; j >= 0; j-- {
		x = x<<8 | uint64(key[j])
	}
	return p.h ^ x
}

func finish(node uint32, h uint64) uint64 {
	h ^= (uint64(node) + 0x51) * 0xff51afd7ed558ccd
	hi, lo := bits.Mul64(h^h>>32, hashMul)
	return hi ^ lo
}

func stemHash(node uint32, key string) uint64 {
	return finish(node, new(prefixes).to([]byte(key), len(key)))
}

// place spreads h over n places by its upper bits.
func place(h uint64, n int) uint64 {
	hi, _ := bits.Mul64(h, uint64(n))
	return hi
}

func (m *matcher) maybe(h uint64) bool {
	x := uint64(1)<<(h&63) | 1<<(h>>6&63)
	return m.bloom[place(h, len(m.bloom))]&x == x
}

// find returns the slot of a stem, nil when there is none.
func (m *matcher) find(h uint64) *slot {
	for i := place(h, len(m.slots)); ; {
		s := &m.slots[i]
		if s.item == 0 {
			return nil
		}
		if s.tag == uint32(h) {
			return s
		}
		if i++; i == uint64(len(m.slots)) {
			i = 0
		}
	}
}

// next returns the item after one of a slot: more is the slot's at first.
func (m *matcher) next(more uint32) (item, uint32) {
	x := m.items[more-1]
	if x&itemLast != 0 {
		return x, 0
	}
	return x, more + 1
}

// bytes is the size of the tables.
func (m *matcher) bytes() int {
	return len(m.bloom)*8 + len(m.slots)*16 + len(m.items)*8 + len(m.ends)*16
}

// stemSet gathers stems for a matcher.
type stemSet struct {
	by       map[uint64]int // hash → index in list
	list     []stemItems
	nodes    map[nodeKey]uint32
	children []item // by node: the childBit of every stem behind it
}

type stemItems struct {
	h     uint64
	root  bool
	items []item
}

// nodeKey names a node by the way to it.
type nodeKey struct {
	parent   uint32
	lang     int
	stem     string
	paradigm int
}

func newStemSet() *stemSet {
	return &stemSet{by: map[uint64]int{}, nodes: map[nodeKey]uint32{}, children: make([]item, 1)}
}

// add puts an item behind the stem of a node; equal items once.
func (s *stemSet) add(node uint32, stem string, x item) {
	h := stemHash(node, stem)
	s.children[node] |= childBit(h)
	i, ok := s.by[h]
	if !ok {
		i = len(s.list)
		s.by[h] = i
		s.list = append(s.list, stemItems{h: h, root: node == 0})
	}
	if !slices.Contains(s.list[i].items, x) {
		s.list[i].items = append(s.list[i].items, x)
	}
}

// edge returns the node behind a word, made on first use.
func (s *stemSet) edge(node uint32, lang int, stem string, paradigm int) uint32 {
	k := nodeKey{node, lang, stem, paradigm}
	n, ok := s.nodes[k]
	if !ok {
		n = uint32(len(s.nodes) + 1)
		s.nodes[k] = n
		s.children = append(s.children, 0)
		s.add(node, stem, newItem(itemEdge, lang, paradigm, n))
	}
	return n
}

// freeze builds the tables: slots five sixths full, 16 bits of filter a first
// stem. Stems with one tag on one way share a slot: names and words are
// compared with their spelling before they are believed.
func (s *stemSet) freeze(endings []string) matcher {
	roots := 0
	for i := range s.list {
		if s.list[i].root {
			roots++
		}
	}
	m := matcher{bloom: make([]uint64, roots/4+1), slots: make([]slot, len(s.list)*6/5+2), ends: endTree(endings)}
	owner := make([]int, len(m.slots)) // 1 + index in list
	for n := range s.list {
		x := &s.list[n]
		if x.root {
			m.bloom[place(x.h, len(m.bloom))] |= 1<<(x.h&63) | 1<<(x.h>>6&63)
		}
		i := place(x.h, len(m.slots))
		for owner[i] != 0 && m.slots[i].tag != uint32(x.h) {
			if i++; i == uint64(len(m.slots)) {
				i = 0
			}
		}
		if k := owner[i]; k != 0 {
			s.list[k-1].items = append(s.list[k-1].items, x.items...)
			continue
		}
		owner[i], m.slots[i].tag = n+1, uint32(x.h)
	}
	for i, n := range owner {
		if n == 0 {
			continue
		}
		for j, it := range s.list[n-1].items {
			if it.kind() == itemEdge {
				it |= s.children[it.target()]
			}
			if j == 0 {
				m.slots[i].item = it
				continue
			}
			if j == 1 {
				m.slots[i].more = uint32(len(m.items) + 1)
			}
			if j == len(s.list[n-1].items)-1 {
				it |= itemLast
			}
			m.items = append(m.items, it)
		}
	}
	return m
}

// endTree makes the tree of endings, level by level.
func endTree(endings []string) []endNode {
	rev := make([]string, 0, len(endings))
	for _, e := range endings {
		b := make([]byte, len(e))
		for i := range len(e) {
			b[len(e)-1-i] = e[i] & 63
		}
		rev = append(rev, string(b))
	}
	slices.Sort(rev)
	rev = slices.Compact(rev)
	type todo struct {
		list  []string
		depth int
	}
	nodes := []endNode{{}}
	queue := []todo{{rev, 0}}
	for n := 0; n < len(queue); n++ {
		q := queue[n]
		if len(q.list) > 0 && len(q.list[0]) == q.depth {
			nodes[n].end = 1
			q.list = q.list[1:]
		}
		nodes[n].kids = uint32(len(nodes))
		for len(q.list) > 0 {
			c := q.list[0][q.depth]
			end, _ := slices.BinarySearchFunc(q.list, c+1, func(s string, c byte) int { return cmp.Compare(s[q.depth], c) })
			nodes[n].bits |= 1 << c
			nodes = append(nodes, endNode{})
			queue = append(queue, todo{q.list[:end], q.depth + 1})
			q.list = q.list[end:]
		}
	}
	return nodes
}
