package translit

import (
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// FuzzLaws: composition, streaming, the map and both paths of the engine do
// not change the output.
func FuzzLaws(f *testing.F) {
	f.Add(probe)
	f.Add("Знам’янка Їжак О'Генрі и\u0306 İstanbul ıspanaq თბილისი Երևան")
	f.Add("0\u2000 \xcc")
	f.Fuzz(func(t *testing.T, src string) {
		for _, id := range []string{"ru-bgn-pcgn-1947", "uk-kmu-2010", "az-ru-practical", "ka-national-2002"} {
			s := MustLookup(id)
			want := s.String(src)
			if got := s.String(norm.NFC.String(src)); got != want && norm.NFC.String(want) != norm.NFC.String(got) {
				t.Errorf("%s: NFC of %+q gives %+q, want %+q", id, src, got, want)
			}
			if got, _ := s.Map(src); got != want {
				t.Errorf("%s: Map(%+q) = %+q, want %+q", id, src, got, want)
			}
			r := transform.NewReader(iotest.OneByteReader(strings.NewReader(src)), s.NewTransformer())
			if got, err := io.ReadAll(r); string(got) != want || err != nil {
				t.Errorf("%s: stream of %+q gives %+q, %v, want %+q", id, src, got, err, want)
			}
		}
	})
}
