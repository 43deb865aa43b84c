package names

import (
	"runtime"
	"slices"
	"sync"
)

// Pair is two names of two lists that are one, by their indices.
type Pair struct {
	A, B  int
	Score float64
}

// Screen compares two lists of names and returns the pairs that score at
// least threshold, sorted by A, then by falling score. Only names that share
// a key or neighbour key are compared, so the cost is about linear: a hundred
// thousand against a hundred thousand takes some tens of seconds on two cores.
// It uses all cores.
func (n *Namer) Screen(a, b []string, threshold float64) []Pair {
	parsed := make([]Name, len(b))
	blocks := map[string][]int32{}
	each(len(b), func(i int) { parsed[i] = n.Parse(b[i]) })
	for i := range parsed {
		for _, k := range keysOf(parsed[i]) {
			blocks[k] = append(blocks[k], int32(i))
		}
	}
	found := make([][]Pair, len(a))
	each(len(a), func(i int) {
		x := n.Parse(a[i])
		var candidates []int32
		for _, k := range keysOf(x) {
			candidates = append(candidates, blocks[k]...)
		}
		slices.Sort(candidates)
		for _, j := range slices.Compact(candidates) {
			if s := n.Score(x, parsed[j]); s >= threshold {
				found[i] = append(found[i], Pair{i, int(j), s})
			}
		}
		slices.SortStableFunc(found[i], func(p, q Pair) int {
			switch {
			case p.Score > q.Score:
				return -1
			case p.Score < q.Score:
				return 1
			}
			return p.B - q.B
		})
	})
	return slices.Concat(found...)
}

// each calls f for 0 … n-1 on all cores.
func each(n int, f func(int)) {
	const chunk = 256
	next := make(chan int)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for from := range next {
				for i := from; i < min(from+chunk, n); i++ {
					f(i)
				}
			}
		})
	}
	for from := 0; from < n; from += chunk {
		next <- from
	}
	close(next)
	wg.Wait()
}
