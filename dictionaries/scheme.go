package dictionaries

import (
	"sync"

	"github.com/adlar-names/adlar/translit"
)

var schemeCache sync.Map // id → []scheme

// openScheme returns a scheme as it is, with each of its options and each pair
// of them; nothing when there is no such scheme.
func openScheme(id string) []scheme {
	if id == "" {
		return nil
	}
	if v, ok := schemeCache.Load(id); ok {
		return v.([]scheme)
	}
	var out []scheme
	if s, err := translit.Lookup(id); err == nil {
		out = append(out, scheme{id, s})
		options := s.Options()
		for i, o := range options {
			if w, err := s.With(o); err == nil {
				out = append(out, scheme{id + "+" + o, w})
			}
			for _, p := range options[:i] {
				if w, err := s.With(p, o); err == nil {
					out = append(out, scheme{id + "+" + p + "+" + o, w})
				}
			}
		}
	}
	schemeCache.Store(id, out)
	return out
}
