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

func BenchmarkAppend(b *testing.B) {
	src := strings.Repeat("Министр Сергей Щербаков прибыл в Баку и встретился с Юрьевой. ", 1000)
	table := [256]byte{}
	s := MustLookup("ru-bgn-pcgn-1947")
	dst := make([]byte, 0, 2*len(src))
	b.Run("floor", func(b *testing.B) {
		b.SetBytes(int64(len(src)))
		for b.Loop() {
			dst = dst[:0]
			for _, r := range src {
				dst = append(dst, table[byte(r)])
			}
		}
	})
	b.Run("bgn", func(b *testing.B) {
		b.SetBytes(int64(len(src)))
		b.ReportAllocs()
		for b.Loop() {
			dst = s.Append(dst[:0], src)
		}
	})
	b.Run("map", func(b *testing.B) {
		b.SetBytes(int64(len(src)))
		for b.Loop() {
			s.Map(src)
		}
	})
}
