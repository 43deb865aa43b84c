package find

import "github.com/adlar-names/adlar/normalize/internal/token"

// seen remembers how each word of a text is written elsewhere in it: in lower
// case, or with a capital where none was due.
type seen struct {
	slots []seenSlot
}

type seenSlot struct {
	hash uint32
	bits uint8 // 1 lower case, 2 capital inside a sentence; 0 free
}

func keyHash(key []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range key {
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

// build enters every word of four bytes and more.
func (s *seen) build(a *Article) {
	n := 64
	for n < 2*len(a.Words) {
		n *= 2
	}
	if cap(s.slots) < n {
		s.slots = make([]seenSlot, n)
	} else {
		s.slots = s.slots[:n]
		clear(s.slots)
	}
	for i := range a.Words {
		w := &a.Info[i]
		key := a.Words[i].Key
		bits := uint8(1)
		if w.Shape&token.Capital != 0 {
			if w.Flags&(SentenceStart|Headline|Quoted) != 0 || w.Shape&token.AllCaps != 0 {
				continue
			}
			bits = 2
		}
		if len(key) < 4 {
			continue
		}
		s.slot(keyHash(key)).bits |= bits
	}
}

// slot finds the slot of a hash, or a free one that it takes for it.
func (s *seen) slot(h uint32) *seenSlot {
	mask := uint32(len(s.slots) - 1)
	for i := h & mask; ; i = (i + 1) & mask {
		t := &s.slots[i]
		if t.bits == 0 {
			t.hash = h
			return t
		}
		if t.hash == h {
			return t
		}
	}
}

func (s *seen) bits(a *Article, i int) uint8 {
	key := a.Words[i].Key
	if len(key) < 4 || len(s.slots) == 0 {
		return 0
	}
	return s.slot(keyHash(key)).bits
}

// capsKey reports that a word with this key stands inside a sentence with a
// capital.
func (s *seen) capsKey(key []byte) bool {
	return len(key) >= 4 && len(s.slots) > 0 && s.slot(keyHash(key)).bits&2 != 0
}

// lower reports that word i stands elsewhere in lower case.
func (s *seen) lower(a *Article, i int) bool { return s.bits(a, i)&1 != 0 }

// caps reports that word i stands inside a sentence with a capital.
func (s *seen) caps(a *Article, i int) bool { return s.bits(a, i)&2 != 0 }
