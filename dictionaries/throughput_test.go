package dictionaries

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// cpuTime is what the process has used; the clock on the wall tells of its
// neighbours too.
func cpuTime() time.Duration {
	var u unix.Rusage
	_ = unix.Getrusage(unix.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// tokenTrie is the rival: a node for each word, found by a map.
type tokenTrie struct {
	next map[string]*tokenTrie
	end  bool
}

func (t *tokenTrie) add(words []string) {
	for _, w := range words {
		if t.next == nil {
			t.next = map[string]*tokenTrie{}
		}
		n := t.next[w]
		if n == nil {
			n = &tokenTrie{}
			t.next[w] = n
		}
		t = n
	}
	t.end = true
}

// longest returns how many words the longest name at words[0] has.
func (t *tokenTrie) longest(words []Word, lower []string) int {
	n := 0
	for i, w := range lower {
		if t = t.next[w]; t == nil {
			break
		}
		if t.end {
			n = i + 1
		}
		if words[i].Gap == GapOther {
			break
		}
	}
	return n
}

// Rounds of all contestants follow one another in one process, so that the
// load of the machine falls on each alike; only ratios are asked for.
func TestNamesAt_Throughput(t *testing.T) {
	if os.Getenv("ADLAR_SCALE") == "" {
		t.Skip("set ADLAR_SCALE=1 to measure dictionaries of up to a million names")
	}
	small, smallNames := generated(10_000)
	large, largeNames := generated(1_000_000)
	trie := &tokenTrie{}
	for _, n := range largeNames {
		trie.add(n)
	}
	smallText, largeText := newsText(smallNames, 4<<20), newsText(largeNames, 4<<20)
	bytes := func(words []Word) (n float64) {
		for i := range words {
			n += float64(len(words[i].Text) + 1)
		}
		return n
	}
	var hits []NameHit
	found := [3]int{}
	run := [3]func(){
		func() { found[0] = 0; longest(small, smallText, func(int, int) { found[0]++ }) },
		func() { found[1] = 0; longest(large, largeText, func(int, int) { found[1]++ }) },
		func() {
			found[2] = 0
			lower := make([]string, len(largeText))
			for i := range largeText {
				lower[i] = strings.ToLower(largeText[i].Text)
			}
			for i := 0; i < len(largeText); {
				if n := trie.longest(largeText[i:], lower[i:]); n > 0 {
					found[2]++
					i += n
				} else {
					i++
				}
			}
		},
	}
	var took [3][]time.Duration
	var key []byte
	keys := []time.Duration{}
	for range 7 {
		for i, f := range run {
			start := cpuTime()
			f()
			took[i] = append(took[i], cpuTime()-start)
		}
		start := cpuTime()
		for i := range largeText {
			key = AppendKey(key[:0], largeText[i].Text)
		}
		keys = append(keys, cpuTime()-start)
	}
	_ = hits
	median := func(d []time.Duration) float64 { slices.Sort(d); return d[len(d)/2].Seconds() }
	a, b, c, k := bytes(smallText)/median(took[0]), bytes(largeText)/median(took[1]), bytes(largeText)/median(took[2]), bytes(largeText)/median(keys)
	t.Logf("MB/s: 10⁴ names %.0f, 10⁶ names %.0f (%.2f of it), keys %.0f, with keys %.0f; token trie + ToLower at 10⁶ %.0f; ratio %.2f", a/1e6, b/1e6, b/a, k/1e6, 1e-6/(1/b+1/k), c/1e6, 1/(1/b+1/k)/c)
	t.Logf("%.1f bytes a name at 10⁶", float64(large.m.bytes())/1e6)
	if found[1] != found[2] {
		t.Errorf("%d names, the trie finds %d", found[1], found[2])
	}
}
