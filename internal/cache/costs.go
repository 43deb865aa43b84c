package cache

import (
	"maps"
	"slices"
	"sync"
	"time"
)

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// costs keeps a running estimate of what normalizing takes: a part for every
// call and a part for every kilobyte.
type costs struct {
	mu       sync.Mutex
	base, kb float64 // nanoseconds
	seen     int
}

// memory of the estimate: a new measurement counts one part in this many.
const inertia = 32

func (c *costs) note(size int, took time.Duration) {
	ns := float64(took)
	c.mu.Lock()
	defer c.mu.Unlock()
	k := max(float64(size)/1024, 0.25)
	weight := 1.0 / inertia
	if c.seen < inertia {
		c.seen++
		weight = 1 / float64(c.seen)
	}
	if size < 1024 {
		c.base += (ns - c.base) * weight
		if c.kb == 0 {
			c.kb = ns / k
		}
		return
	}
	c.kb += (max(ns-c.base, 0)/k - c.kb) * weight
}

func (c *costs) expect(size int) time.Duration {
	c.mu.Lock()
	defer c.mu.Unlock()
	return time.Duration(c.base + c.kb*float64(size)/1024)
}

func (c *costs) perKB() time.Duration {
	c.mu.Lock()
	defer c.mu.Unlock()
	return time.Duration(c.kb)
}
