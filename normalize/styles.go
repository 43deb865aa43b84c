package normalize

import (
	"maps"
	"slices"
)

// builtinStyles are the styles every normalizer knows.
var builtinStyles = []string{"common", "official", "bgn-pcgn", "as-written"}

// Styles lists the styles that documents may name: the built-in ones, then
// those of the dictionary's own files, sorted.
func (n *Normalizer) Styles() []string {
	list := slices.Clone(builtinStyles)
	for _, s := range slices.Sorted(maps.Keys(n.dict.Styles())) {
		if !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return list
}

func (n *Normalizer) knowsStyle(style string) bool {
	if slices.Contains(builtinStyles, style) {
		return true
	}
	_, ok := n.dict.Styles()[style]
	return ok
}
