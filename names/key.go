package names

import (
	"slices"
	"strings"
)

// KeyVersion is the version of [Key]: keys of different versions must not be
// compared. It changes whenever a key of any name may change.
const KeyVersion = 1

// maxKeys bounds the neighbour keys of a name.
const maxKeys = 12

// Key is the blocking key of a personal name: equal for all standard spellings
// of the name in Latin and Cyrillic script, so that a database can bring
// together the records worth comparing with [Match]. It holds one group of
// consonant classes for each given name and surname, sorted, so the order of
// the words does not matter; patronymics, initials, particles, honorifics and
// suffixes are left out. It is empty for a text without letters.
//
// Where a letter is read in several ways (Latin c, j, x, ch, h) [Keys] lists
// the neighbour keys as well. The classes are those of rules/sounds.yaml.
func Key(name string) string {
	if k := Keys(name); len(k) > 0 {
		return k[0]
	}
	return ""
}

// Keys lists the key of a name and its neighbours, the likeliest first, at
// most twelve: two spellings of one name share at least one of them.
func Keys(name string) []string {
	return keysOf(Parse(name))
}

func keysOf(n Name) []string {
	t := sounds()
	// groups[i] holds the readings of word i.
	var groups [][]string
	for i := range n.Words {
		w := &n.Words[i]
		if w.Initial || (w.Role != Given && w.Role != Surname) {
			continue
		}
		for part := range strings.SplitSeq(w.folded, "-") {
			if part != "" {
				groups = append(groups, t.keyReadings(t.appendSounds(nil, part)))
			}
		}
	}
	if len(groups) == 0 {
		return nil
	}
	var out []string
	pick := make([]int, len(groups))
	// Readings are combined with the fewest unlikely ones first.
	for depth := 0; len(out) < maxKeys && depth <= 2*len(groups)+2; depth++ {
		out = combine(groups, pick, 0, depth, out)
	}
	return out
}

func combine(groups [][]string, pick []int, i, depth int, out []string) []string {
	if i == len(groups) {
		if depth != 0 || len(out) >= maxKeys {
			return out
		}
		parts := make([]string, len(groups))
		for j, k := range pick {
			parts[j] = groups[j][k]
		}
		slices.Sort(parts)
		if key := strings.Join(parts, " "); !slices.Contains(out, key) {
			out = append(out, key)
		}
		return out
	}
	for k := range groups[i] {
		if k > depth {
			break
		}
		pick[i] = k
		out = combine(groups, pick, i+1, depth-k, out)
	}
	pick[i] = 0
	return out
}

// keyReadings lists the class strings of one word, likeliest first, at most
// six. A vowel or glide at the start is marked, for it is never lost.
func (t *soundTable) keyReadings(word []sound) []string {
	const most = 6
	outs := []string{""}
	for i, s := range word {
		if t.vowel[s] || t.names[s] == "y" {
			if i == 0 {
				outs[0] = "A"
			}
			continue
		}
		readings := t.keys[s]
		if i == 0 && slices.Contains(readings, "-") {
			// A silent first letter leaves the vowel after it in front.
			readings = slices.Clone(readings)
			readings[slices.Index(readings, "-")] = "A"
		}
		n := len(outs)
		for _, r := range readings[1:] {
			for k := 0; k < n && len(outs) < most; k++ {
				outs = append(outs, appendClass(outs[k], r))
			}
		}
		for k := range n {
			outs[k] = appendClass(outs[k], readings[0])
		}
	}
	return outs
}

func appendClass(key, class string) string {
	if class == "-" {
		return key
	}
	if key != "" && key[len(key)-1] == class[0] && class != "A" {
		class = class[1:]
	}
	return key + class
}
