package dictionaries

import (
	"encoding/json"
	"maps"
	"slices"
	"sync/atomic"

	"github.com/zeebo/xxh3"
)

// records are entities or parts: a list, or the bytes of a compiled file that
// are decoded when asked for, each once.
type records[T any] struct {
	list  []T
	blob  []byte
	off   []uint32
	cache []atomic.Pointer[T]
}

func (r *records[T]) len() int {
	if r.list != nil {
		return len(r.list)
	}
	return len(r.cache)
}

// at returns record i, or nil for 0 and for numbers that are none.
func (r *records[T]) at(i uint32) *T {
	if i == 0 || int(i) >= r.len() {
		return nil
	}
	if r.list != nil {
		return &r.list[i]
	}
	if p := r.cache[i].Load(); p != nil {
		return p
	}
	p := new(T)
	if a, b := r.off[i], r.off[i+1]; a <= b && int(b) <= len(r.blob) {
		_ = json.Unmarshal(r.blob[a:b], p) // written by us and checksummed
	}
	if !r.cache[i].CompareAndSwap(nil, p) {
		p = r.cache[i].Load()
	}
	return p
}

// encode writes the records as bytes and where each begins.
func (r *records[T]) encode() (blob []byte, off []uint32, err error) {
	off = make([]uint32, r.len()+1)
	for i := 1; i < r.len(); i++ {
		b, err := json.Marshal(r.at(uint32(i)))
		if err != nil {
			return nil, nil, err
		}
		blob = append(blob, b...)
		off[i+1] = uint32(len(blob))
	}
	return blob, off, nil
}

// indexIDs builds an open-addressing table of string ids: the upper half of a
// slot is of the hash, the lower half the number; 0 is free.
func indexIDs[N ~uint32](ids map[string]N) []uint64 {
	size := 4
	for size < 2*len(ids) {
		size *= 2
	}
	t := make([]uint64, size)
	for _, id := range slices.Sorted(maps.Keys(ids)) { // in one order: equal files from equal data
		n := ids[id]
		h := xxh3.HashString(id)
		i := h & uint64(size-1)
		for ; t[i] != 0; i = (i + 1) & uint64(size-1) {
		}
		t[i] = h>>32<<32 | uint64(n)
	}
	return t
}

func findID(t []uint64, id string, name func(uint32) string) (uint32, bool) {
	if len(t) == 0 {
		return 0, false
	}
	h := xxh3.HashString(id)
	mask := uint64(len(t) - 1)
	for i := h & mask; t[i] != 0; i = (i + 1) & mask {
		if t[i]>>32 == h>>32 && name(uint32(t[i])) == id {
			return uint32(t[i]), true
		}
	}
	return 0, false
}
