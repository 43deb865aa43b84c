package names

import (
	_ "embed"
	"fmt"
	"sync"

	"github.com/adlar-names/adlar/dictionaries"
	"go.yaml.in/yaml/v4"
)

//go:embed rules/shorts.yaml
var shortsYAML []byte

var shortGroups = sync.OnceValue(func() [][]string {
	var groups [][]string
	if err := yaml.Load(shortsYAML, &groups); err != nil {
		panic(fmt.Errorf("names: rules/shorts.yaml: %w", err))
	}
	return groups
})

// everyday finds the groups of everyday forms that parts of the dictionary
// belong to, by their English names.
func everyday(d *dictionaries.Dictionary) map[dictionaries.PartID][]uint16 {
	of := map[dictionaries.PartID][]uint16{}
	for g, group := range shortGroups() {
		for _, name := range group {
			var buf [8]dictionaries.Reading
			for _, r := range d.Readings(buf[:0], dictionaries.AppendKey(nil, name), name) {
				if r.Kind == dictionaries.GivenName && r.Part != 0 && nominative(r.Forms) && d.PartRef(r.Part).Names[en] == name {
					of[r.Part] = append(of[r.Part], uint16(g))
				}
			}
		}
	}
	return of
}

// everydayForms tells whether two given names are everyday forms of one.
func (n *Namer) everydayForms(p, q dictionaries.PartID) bool {
	groups := n.groups()
	for _, g := range groups[p] {
		for _, h := range groups[q] {
			if g == h {
				return true
			}
		}
	}
	return false
}
