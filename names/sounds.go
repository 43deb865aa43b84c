package names

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// The table of sounds is data: which letters sound how, and how far two
// sounds are apart.
//
//go:embed rules/sounds.yaml
var soundsYAML []byte

// maxSounds bounds the alphabet of sounds, so that distances fit one array.
const maxSounds = 72

// sound indexes the alphabet of sounds; 0 is "no sound".
type sound uint8

// grapheme is one spelling of a run of sounds. Contexts: at the start or end
// of the word, or before one of some letters.
type grapheme struct {
	text       string
	sounds     []sound
	start, end bool
	before     string
}

// pairRule lets two sounds of one side answer one of the other.
type pairRule struct {
	a, b, as sound
	cost     float32
}

// soundTable is the compiled rules/sounds.yaml: immutable.
type soundTable struct {
	count    int
	names    [maxSounds]string
	vowel    [maxSounds]bool
	drop     [maxSounds]float32
	near     [maxSounds][maxSounds]float32
	pairs    [maxSounds][]pairRule // by second sound of the pair
	keys     [maxSounds][]string   // classes of the blocking key
	latin    map[rune][]grapheme   // by first letter, in file order
	cyrillic map[rune][]grapheme
}

type graphemeYAML struct {
	G      string   `yaml:"g"`
	S      []string `yaml:"s"`
	At     string   `yaml:"at"`
	Before string   `yaml:"before"`
}

type soundsFile struct {
	Vowels   []string           `yaml:"vowels"`
	Latin    []graphemeYAML     `yaml:"latin"`
	Cyrillic []graphemeYAML     `yaml:"cyrillic"`
	Drop     map[string]float32 `yaml:"drop"`
	Near     []struct {
		Cost float32  `yaml:"cost"`
		Of   []string `yaml:"of"`
	} `yaml:"near"`
	Keys  map[string][]string `yaml:"keys"`
	Pairs []struct {
		Of   []string `yaml:"of"`
		As   string   `yaml:"as"`
		Cost float32  `yaml:"cost"`
	} `yaml:"pairs"`
}

// sounds is compiled on first use; the file is part of the program, so a
// fault in it is a fault of the build and is caught by its test.
var sounds = sync.OnceValue(func() *soundTable {
	t, err := compileSounds(soundsYAML)
	if err != nil {
		panic(err)
	}
	return t
})

func compileSounds(data []byte) (*soundTable, error) {
	var f soundsFile
	if err := yaml.Load(data, &f, yaml.WithKnownFields()); err != nil {
		return nil, fmt.Errorf("names: rules/sounds.yaml: %w", err)
	}
	t := &soundTable{count: 1, latin: map[rune][]grapheme{}, cyrillic: map[rune][]grapheme{}}
	ids := map[string]sound{}
	id := func(name string) sound {
		s, ok := ids[name]
		if !ok {
			s = sound(t.count)
			ids[name] = s
			if t.count < maxSounds {
				t.names[s] = name
			}
			t.count++
		}
		return s
	}
	read := func(list []graphemeYAML, into map[rune][]grapheme) {
		for _, g := range list {
			out := grapheme{text: g.G, start: g.At == "start", end: g.At == "end", before: g.Before}
			for _, s := range g.S {
				out.sounds = append(out.sounds, id(s))
			}
			first, _ := utf8.DecodeRuneInString(g.G)
			into[first] = append(into[first], out)
		}
	}
	read(f.Latin, t.latin)
	read(f.Cyrillic, t.cyrillic)
	vowels := map[sound]bool{}
	for _, v := range f.Vowels {
		vowels[id(v)] = true
	}
	known := t.count
	for _, n := range f.Near {
		for _, s := range n.Of {
			id(s)
		}
	}
	for _, p := range f.Pairs {
		id(p.As)
		id(p.Of[0])
		id(p.Of[1])
	}
	if t.count > maxSounds {
		return nil, fmt.Errorf("names: rules/sounds.yaml: %d sounds, at most %d", t.count, maxSounds)
	}
	if t.count > known {
		return nil, fmt.Errorf("names: rules/sounds.yaml: sound %q is compared but no letter has it", t.names[known])
	}
	for i := 1; i < t.count; i++ {
		t.vowel[i] = vowels[sound(i)]
	}
	for i := range t.near {
		for j := range t.near[i] {
			switch {
			case i == j:
			case t.vowel[i] && t.vowel[j]:
				t.near[i][j] = 0.55
			case t.vowel[i] != t.vowel[j]:
				t.near[i][j] = 1.3
			default:
				t.near[i][j] = 1
			}
		}
	}
	for _, n := range f.Near {
		a, b := ids[n.Of[0]], ids[n.Of[1]]
		t.near[a][b], t.near[b][a] = n.Cost, n.Cost
	}
	for i := 1; i < t.count; i++ {
		t.drop[i] = f.Drop["consonant"]
		if t.vowel[i] {
			t.drop[i] = f.Drop["vowel"]
		}
		if d, ok := f.Drop[t.names[i]]; ok {
			t.drop[i] = d
		}
	}
	for _, p := range f.Pairs {
		r := pairRule{a: ids[p.Of[0]], b: ids[p.Of[1]], as: ids[p.As], cost: p.Cost}
		t.pairs[r.b] = append(t.pairs[r.b], r)
	}
	for name, readings := range f.Keys {
		s, ok := ids[name]
		if !ok {
			return nil, fmt.Errorf("names: rules/sounds.yaml: keys: no sound %q", name)
		}
		t.keys[s] = readings
	}
	for i := 1; i < t.count; i++ {
		if len(t.keys[i]) == 0 && !t.vowel[i] {
			return nil, fmt.Errorf("names: rules/sounds.yaml: keys: sound %q has no class", t.names[i])
		}
	}
	return t, nil
}

// appendSounds spells out one folded word. Doubled letters sound once. It
// allocates only to grow dst.
func (t *soundTable) appendSounds(dst []sound, word string) []sound {
	begin := len(dst)
	var prev rune
	for i := 0; i < len(word); {
		r, size := utf8.DecodeRuneInString(word[i:])
		if r == prev && r != 'о' && r != 'o' && r != 'e' && r != 'и' && r != 'i' && r != 'е' {
			i += size
			continue
		}
		table := t.latin
		if r >= 0x400 && r < 0x530 {
			table = t.cyrillic
		}
		matched := false
		for _, g := range table[r] {
			rest := word[i:]
			if !strings.HasPrefix(rest, g.text) || (g.start && i != 0) || (g.end && len(rest) != len(g.text)) {
				continue
			}
			if g.before != "" {
				next, _ := utf8.DecodeRuneInString(rest[len(g.text):])
				if next == utf8.RuneError || !strings.ContainsRune(g.before, next) {
					continue
				}
			}
			for _, s := range g.sounds {
				if len(dst) > begin && dst[len(dst)-1] == s && !t.vowel[s] {
					continue
				}
				dst = append(dst, s)
			}
			last, _ := utf8.DecodeLastRuneInString(g.text)
			prev = last
			i += len(g.text)
			matched = true
			break
		}
		if !matched {
			prev = r
			i += size
		}
	}
	return dst
}

// distance is the cost of the cheapest alignment of two words of sounds, and
// the weight of the longer one: their ratio is 0 for one sound, about 1 for
// unrelated words. It is quadratic in the length of the words, which callers
// bound by maxWordSounds.
func (t *soundTable) distance(a, b []sound) (cost, weight float32) {
	if len(a) > maxWordSounds {
		a = a[:maxWordSounds]
	}
	if len(b) > maxWordSounds {
		b = b[:maxWordSounds]
	}
	var rows [3][maxWordSounds + 1]float32
	prev2, prev, cur := &rows[0], &rows[1], &rows[2]
	for j := range b {
		prev[j+1] = prev[j] + t.drop[b[j]]
	}
	for i := range a {
		x := a[i]
		dx := t.drop[x]
		cur[0] = prev[0] + dx
		near := &t.near[x]
		for j := range b {
			y := b[j]
			best := prev[j] + near[y]
			if c := prev[j+1] + dx; c < best {
				best = c
			}
			if c := cur[j] + t.drop[y]; c < best {
				best = c
			}
			if i > 0 {
				for _, p := range t.pairs[x] {
					if p.a == a[i-1] && p.as == y {
						if c := prev2[j] + p.cost; c < best {
							best = c
						}
					}
				}
				if j > 0 && x == b[j-1] && a[i-1] == y && x != y {
					if c := prev2[j-1] + 0.6; c < best { // two letters swapped: a typing slip
						best = c
					}
				}
			}
			if j > 0 {
				for _, p := range t.pairs[y] {
					if p.a == b[j-1] && p.as == x {
						if c := prev[j-1] + p.cost; c < best {
							best = c
						}
					}
				}
			}
			cur[j+1] = best
		}
		prev2, prev, cur = prev, cur, prev2
	}
	cost = prev[len(b)]
	return cost, max(t.weight(a), t.weight(b))
}

// maxWordSounds bounds one word of a name in sounds; the rest of a longer
// word is not compared.
const maxWordSounds = 40

func (t *soundTable) weight(a []sound) float32 {
	var w float32
	for _, s := range a {
		if t.vowel[s] {
			w += 0.6
		} else {
			w++
		}
	}
	return w
}
