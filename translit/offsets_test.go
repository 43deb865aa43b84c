package translit

import (
	"strings"
	"testing"
)

const probe = "ЩЕРБАКОВА-Юрьева и подъём: Ю. Щербаков, й й́ о\u00adе, “Елизово” KamAZ \xff\xd0 конец. "

func TestMap(t *testing.T) {
	for _, s := range Schemes() {
		for _, src := range []string{"", "а", "Ceyhun Bayramov İlham", probe, strings.Repeat(probe, 20), "и\u0306од Андреи\u0306"} {
			out, o := s.Map(src)
			if want := s.String(src); out != want {
				t.Fatalf("%s: Map(%+q) = %+q, String gives %+q", s.ID(), src, out, want)
			}
			if a, b := o.Len(); a != len(src) || b != len(out) {
				t.Fatalf("%s: Len of %+q = %d, %d; want %d, %d", s.ID(), src, a, b, len(src), len(out))
			}
			last := 0
			for i := 0; i <= len(src); i++ {
				d := o.Target(i)
				if d < last || d > len(out) {
					t.Fatalf("%s: Target(%d) = %d after %d in %+q", s.ID(), i, d, last, src)
				}
				last = d
			}
			r := o.Runes(src, out)
			if a, b := r.Len(); a != len([]rune(src)) || b != len([]rune(out)) {
				t.Fatalf("%s: Runes().Len() of %+q = %d, %d", s.ID(), src, a, b)
			}
		}
	}
}

func TestMap_Span(t *testing.T) {
	out, o := MustLookup("ru-bgn-pcgn-1947").Map("Иван Щербаков")
	at := strings.Index(out, "Shch")
	if a, b := o.SourceSpan(at, at+2); a != 9 || b != 11 {
		t.Errorf("SourceSpan of Sh = %d, %d; want the letter Щ, 9, 11", a, b)
	}
	if a, b := o.TargetSpan(9, 11); out[a:b] != "Shch" {
		t.Errorf("TargetSpan of Щ = %q", out[a:b])
	}
}
