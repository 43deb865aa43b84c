package bulk

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/adlar-names/adlar/names"
	"github.com/adlar-names/adlar/normalize"
)

// Unknown is a name that the dictionary does not hold, as a job met it.
type Unknown struct {
	Key       string           `json:"key"` // names.Key, the same for all spellings
	Count     int64            `json:"count"`
	Spellings map[string]int64 `json:"spellings"` // base forms
	Languages map[string]int64 `json:"languages"`
	Kinds     map[string]int64 `json:"kinds"`
	Examples  []string         `json:"examples"` // at most maxExamples, of at most eight words
}

// Bounds of what is remembered; beyond them the rarest names are dropped, the
// same ones whatever the number of workers.
const (
	maxExamples     = 3
	maxSpellings    = 24
	maxShardUnknown = 5_000
	maxUnknown      = 100_000
)

type unknowns struct {
	limit int
	byKey map[string]*Unknown
	keys  map[string]string // spelling to key
}

func newUnknowns() *unknowns {
	return &unknowns{maxShardUnknown, map[string]*Unknown{}, map[string]string{}}
}

func (u *unknowns) add(text, unit string, m *normalize.Mention) {
	spelling := m.Lemma
	if spelling == "" {
		spelling = m.Surface
	}
	key, known := u.keys[spelling]
	if !known {
		if len(u.keys) > 4*u.limit {
			clear(u.keys)
		}
		key = names.Key(spelling)
		u.keys[strings.Clone(spelling)] = strings.Clone(key)
	}
	if key == "" {
		return
	}
	one := u.at(key)
	one.Count++
	one.Languages[m.Language]++
	one.Kinds[string(m.Kind)]++
	addSpelling(one, spelling, 1)
	if len(one.Examples) < maxExamples {
		if example := around(text, unit, m.Start, m.End); !slices.Contains(one.Examples, example) {
			one.Examples = append(one.Examples, example)
		}
	}
	if len(u.byKey) > 2*u.limit {
		u.prune()
	}
}

func (u *unknowns) at(key string) *Unknown {
	one := u.byKey[key]
	if one == nil {
		one = &Unknown{Key: strings.Clone(key), Spellings: map[string]int64{}, Languages: map[string]int64{}, Kinds: map[string]int64{}, Examples: []string{}}
		u.byKey[one.Key] = one
	}
	return one
}

func addSpelling(one *Unknown, spelling string, n int64) {
	if _, seen := one.Spellings[spelling]; seen || len(one.Spellings) < maxSpellings {
		one.Spellings[strings.Clone(spelling)] += n
	}
}

// merge adds what a shard found; shards are merged in their order.
func (u *unknowns) merge(list []*Unknown) {
	for _, from := range list {
		one := u.at(from.Key)
		one.Count += from.Count
		for _, spelling := range slices.Sorted(maps.Keys(from.Spellings)) {
			addSpelling(one, spelling, from.Spellings[spelling])
		}
		for lang, n := range from.Languages {
			one.Languages[lang] += n
		}
		for kind, n := range from.Kinds {
			one.Kinds[kind] += n
		}
		for _, example := range from.Examples {
			if len(one.Examples) < maxExamples && !slices.Contains(one.Examples, example) {
				one.Examples = append(one.Examples, example)
			}
		}
	}
	if len(u.byKey) > 2*u.limit {
		u.prune()
	}
}

// prune keeps the most frequent names.
func (u *unknowns) prune() {
	for _, rare := range u.all()[u.limit:] {
		delete(u.byKey, rare.Key)
	}
}

func (u *unknowns) all() []*Unknown {
	return slices.SortedFunc(maps.Values(u.byKey), func(a, b *Unknown) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Key, b.Key))
	})
}

// list is the most frequent names, most frequent first.
func (u *unknowns) list() []*Unknown {
	all := u.all()
	return all[:min(len(all), u.limit)]
}

// top is the key with the highest count, the first in order of equals.
func top(counts map[string]int64) string {
	best := ""
	for _, key := range slices.Sorted(maps.Keys(counts)) {
		if best == "" || counts[key] > counts[best] {
			best = key
		}
	}
	return best
}

// around is a mention with the words beside it, eight words at most.
func around(text, unit string, start, end int) string {
	length := end - start
	start = byteOffset(text, start, unit)
	end = start + byteOffset(text[start:], length, unit)
	name := strings.Fields(text[start:end])
	room := max(8-len(name), 0)
	before := strings.Fields(text[max(0, start-200):start])
	if start > 200 && len(before) > 0 {
		before = before[1:] // may be cut
	}
	after := strings.Fields(text[end:min(len(text), end+200)])
	if end+200 < len(text) && len(after) > 0 {
		after = after[:len(after)-1]
	}
	before = before[max(0, len(before)-(room+1)/2):]
	after = after[:min(len(after), room/2)]
	words := slices.Concat(before, name, after)
	if len(words) > 8 {
		words = words[:8]
	}
	return strings.ToValidUTF8(strings.Join(words, " "), "")
}

// byteOffset is how many bytes the first n units of text take.
func byteOffset(text string, n int, unit string) int {
	if unit == "byte" {
		return min(n, len(text))
	}
	for i := range text {
		if n == 0 {
			return i
		}
		n--
	}
	return len(text)
}
