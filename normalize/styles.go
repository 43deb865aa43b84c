package normalize

// builtinStyles are the styles every normalizer knows.
var builtinStyles = []string{"common", "official", "bgn-pcgn", "as-written"}

// Styles lists the styles that documents may name.
func (n *Normalizer) Styles() []string { return builtinStyles }

func (n *Normalizer) knowsStyle(style string) bool {
	for _, s := range n.Styles() {
		if s == style {
			return true
		}
	}
	return false
}
