// Package cache answers documents from a store of answers, so that equal texts
// are normalized once.
//
// Start with [New]. A [Cache] stands before a normalizer and answers with the
// JSON of its results: what is stored is what is sent. The memory of the
// process comes first; a shared store ([Store], Redis) is asked only when that
// is cheaper than normalizing: both costs are measured while running.
//
// Laws: an answer from the cache is byte for byte the answer without it; keys
// hold the versions of program and dictionary, so nothing old is served; a
// store that is slow, down or full delays no request beyond its bound and
// fails none. It does not know HTTP.
package cache

import (
	"context"
	"encoding/binary"
	"math"
	"sync/atomic"
	"time"

	"github.com/adlar-names/adlar/normalize"
	"github.com/maypok86/otter/v2"
	"github.com/zeebo/xxh3"
	"golang.org/x/sync/singleflight"
)

// The sources of answers.
const (
	HitMemory = "hit-memory"
	HitStore  = "hit-redis"
	Miss      = "miss"
	Off       = "off"
)

// Store is a shared store of answers. Its methods never block longer than its
// own bound; what goes wrong is a miss to the cache, and the store's to report.
type Store interface {
	Get(ctx context.Context, key string) (value []byte, ok bool)
	// GetMany looks several keys up in one round trip; absent ones are nil.
	GetMany(ctx context.Context, keys []string) [][]byte
	Set(key string, value []byte)
	// RoundTrip is the running estimate of a look-up, and whether the store
	// may be asked at all.
	RoundTrip() (time.Duration, bool)
}

// Normalizer is what a Cache asks for answers; it is told anew for each
// document, for dictionaries are reloaded.
type Normalizer interface {
	normalize.Service
	Version() string
}

// Config says how large the cache is. A zero field is the default named.
type Config struct {
	Current func() Normalizer // required
	Program string            // version of the program, part of every key
	Store   Store             // nil: memory only
	Memory  int64             // bytes of answers kept in memory; 64 MiB, negative: none
	TTL     time.Duration     // of an answer in memory; an hour
	Largest int               // answers above this many bytes are not kept; 4 MiB
}

// Cache answers documents.
type Cache struct {
	c      Config
	memory *otter.Cache[string, []byte]
	flight singleflight.Group
	costs  costs
	stats  Stats
}

// Stats are counts since the start; read them with [Cache.Stats].
type Stats struct{ Memory, Store, Misses, StoreSkipped atomic.Int64 }

// New makes a cache. With neither memory nor store it only passes on.
func New(c Config) (*Cache, error) {
	if c.Memory == 0 {
		c.Memory = 64 << 20
	}
	if c.TTL <= 0 {
		c.TTL = time.Hour
	}
	if c.Largest <= 0 {
		c.Largest = 4 << 20
	}
	x := &Cache{c: c}
	if c.Memory > 0 {
		m, err := otter.New(&otter.Options[string, []byte]{
			MaximumWeight:    uint64(c.Memory),
			Weigher:          func(k string, v []byte) uint32 { return uint32(min(len(k)+len(v)+64, math.MaxUint32)) },
			ExpiryCalculator: otter.ExpiryWriting[string, []byte](c.TTL),
		})
		if err != nil {
			return nil, err
		}
		x.memory = m
	}
	return x, nil
}

// Stats are the running counts.
func (x *Cache) Stats() *Stats { return &x.stats }

// Costs are the running estimates: what normalizing a kilobyte takes, and what
// asking the store takes (0 without one).
func (x *Cache) Costs() (perKB, roundTrip time.Duration) {
	perKB = x.costs.perKB()
	if x.c.Store != nil {
		roundTrip, _ = x.c.Store.RoundTrip()
	}
	return perKB, roundTrip
}

// Version is the version of the dictionary that answers now.
func (x *Cache) Version() string { return x.c.Current().Version() }

// Answer returns the result of a document as JSON and where it came from.
// The bytes are shared and must not be changed.
func (x *Cache) Answer(ctx context.Context, doc normalize.Document) (body []byte, source string, err error) {
	n := x.c.Current()
	if x.memory == nil && x.c.Store == nil {
		body, err = x.compute(ctx, n, doc)
		return body, Off, err
	}
	key := Key(&doc, n.Version(), x.c.Program)
	if x.memory != nil {
		if body, ok := x.memory.GetIfPresent(key); ok {
			x.stats.Memory.Add(1)
			return body, HitMemory, nil
		}
	}
	type answer struct {
		body   []byte
		source string
	}
	// Equal texts that come together are worked on once. The work is not bound
	// to one caller's context, for the others wait for it too.
	work := func() (any, error) {
		size := len(doc.Text) + len(doc.Title)
		if x.worthAsking(size, doc.Format) {
			if body, ok := x.c.Store.Get(ctx, key); ok {
				x.keep(key, body)
				return answer{body, HitStore}, nil
			}
		}
		body, err := x.compute(context.WithoutCancel(ctx), n, doc)
		if err != nil {
			return nil, err
		}
		x.keep(key, body)
		if x.worthAsking(size, doc.Format) && len(body) <= x.c.Largest {
			x.c.Store.Set(key, body)
		}
		return answer{body, Miss}, nil
	}
	v, err, _ := x.flight.Do(key, work)
	if err != nil {
		return nil, "", err
	}
	a := v.(answer)
	if a.source == HitStore {
		x.stats.Store.Add(1)
	} else {
		x.stats.Misses.Add(1)
	}
	return a.body, a.source, nil
}

// Prefetch asks the store for many documents in one round trip, those that
// are worth it and not in memory; what it finds is answered from memory, and
// counted as the store's.
func (x *Cache) Prefetch(ctx context.Context, docs []normalize.Document) {
	if x.memory == nil || x.c.Store == nil {
		return
	}
	n := x.c.Current()
	var keys []string
	for i := range docs {
		key := Key(&docs[i], n.Version(), x.c.Program)
		if _, ok := x.memory.GetIfPresent(key); !ok && x.worthAsking(len(docs[i].Text)+len(docs[i].Title), docs[i].Format) {
			keys = append(keys, key)
		}
	}
	if len(keys) < 2 {
		return
	}
	for i, body := range x.c.Store.GetMany(ctx, keys) {
		if body != nil {
			x.keep(keys[i], body)
			x.stats.Store.Add(1)
		}
	}
}

func (x *Cache) keep(key string, body []byte) {
	if x.memory != nil && len(body) <= x.c.Largest {
		x.memory.Set(key, body)
	}
}

// worthAsking weighs the expected cost of normalizing against a round trip.
// The store must be twice as fast, for a look-up may also miss.
func (x *Cache) worthAsking(size int, format string) bool {
	if x.c.Store == nil {
		return false
	}
	trip, up := x.c.Store.RoundTrip()
	if !up {
		return false
	}
	expected := x.costs.expect(size)
	if format == "html" || format == "markdown" {
		expected += expected / 2
	}
	if expected < 2*trip {
		x.stats.StoreSkipped.Add(1)
		return false
	}
	return true
}

func (x *Cache) compute(ctx context.Context, n Normalizer, doc normalize.Document) ([]byte, error) {
	start := time.Now()
	r, err := n.Normalize(ctx, doc)
	if err != nil {
		return nil, err
	}
	body := r.AppendJSON(make([]byte, 0, len(doc.Text)*3+1024))
	x.costs.note(len(doc.Text)+len(doc.Title), time.Since(start))
	return body, nil
}

// Key is the key of an answer: a 128-bit hash of the document, its options and
// both versions. Two documents that differ in anything differ in their key.
func Key(doc *normalize.Document, dictionary, program string) string {
	h := xxh3.New()
	var n [8]byte
	field := func(s string) {
		binary.LittleEndian.PutUint64(n[:], uint64(len(s)))
		_, _ = h.Write(n[:])
		_, _ = h.WriteString(s)
	}
	field(dictionary)
	field(program)
	field(doc.Text)
	field(doc.Title)
	field(doc.Lang)
	field(doc.Date)
	field(doc.Style)
	field(doc.Offsets)
	field(doc.Format)
	flags := byte(0)
	if doc.NoRewrite {
		flags |= 1
	}
	if doc.Explain {
		flags |= 2
	}
	_, _ = h.Write([]byte{flags})
	binary.LittleEndian.PutUint64(n[:], uint64(len(doc.Keep)))
	_, _ = h.Write(n[:])
	for _, k := range doc.Keep {
		field(k)
	}
	for _, id := range sortedKeys(doc.Prefer) {
		field(id)
		for _, lang := range sortedKeys(doc.Prefer[id]) {
			field(lang)
			field(doc.Prefer[id][lang])
		}
		field("")
	}
	sum := h.Sum128().Bytes()
	return string(sum[:])
}
