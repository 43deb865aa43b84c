package dictionaries

import (
	"fmt"

	"github.com/adlar-names/adlar/dictionaries/internal/flow"
)

// readersDiffer says where the fast reader and the YAML library read a file
// apart, or nothing.
func readersDiffer(src string) string {
	a, af := flow.Parse(src)
	b, bf := flow.ParseSlow(src)
	if len(af) > 0 || len(bf) > 0 {
		return fmt.Sprintf("faults %v, library %v", af, bf)
	}
	return nodesDiffer(a, b)
}

func nodesDiffer(a, b flow.Node) string {
	if a.Kind != b.Kind || a.Text != b.Text || len(a.List) != len(b.List) || len(a.Keys) != len(b.Keys) {
		return fmt.Sprintf("line %d: %v %q of %d, library line %d: %v %q of %d", a.Line, a.Kind, a.Text, len(a.List), b.Line, b.Kind, b.Text, len(b.List))
	}
	for i := range a.Keys {
		if a.Keys[i] != b.Keys[i] {
			return fmt.Sprintf("line %d: key %v, library %v", a.Line, a.Keys[i], b.Keys[i])
		}
	}
	for i := range a.List {
		if d := nodesDiffer(a.List[i], b.List[i]); d != "" {
			return d
		}
	}
	return ""
}
