package translit

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// newsText returns about ten megabytes of Russian: real news where there is
// some, a built-in paragraph otherwise.
func newsText() string {
	text := "Министр иностранных дел Сергей Щербаков прибыл в Баку и встретился с президентом. Об этом сообщает агентство «Юрьев», ссылаясь на пресс-службу. "
	for _, root := range []string{os.Getenv("ADLAR_SHARED"), "../../shared", "../../../shared"} {
		files, _ := filepath.Glob(filepath.Join(root, "eval/slavicner/raw/*/ru/*"))
		var b strings.Builder
		for _, f := range files {
			data, _ := os.ReadFile(f)
			b.Write(data)
		}
		if b.Len() > 0 {
			text = b.String()
			break
		}
	}
	return strings.Repeat(text, 10<<20/len(text)+1)[:10<<20]
}

// floorAppend is the least a transliterator of two-byte letters can do: decode
// UTF-8, look each rune up in 256 entries, append to a byte slice.
func floorAppend(dst []byte, src string, table *[256]byte) []byte {
	for i := 0; i < len(src); {
		r, w := rune(src[i]), 1
		if r >= utf8.RuneSelf {
			r, w = utf8.DecodeRuneInString(src[i:])
		}
		i += w
		dst = append(dst, table[byte(r)])
	}
	return dst
}

// BenchmarkRatio runs the floor, Append and Map in turn over ten megabytes of
// Russian and reports the ratio of their times: 1.00 is the floor. The text is
// taken in pieces short enough to run undisturbed, and the best time of each
// counts, so that a busy machine changes little.
func BenchmarkRatio(b *testing.B) {
	text := newsText()
	var table [256]byte
	for i := range table {
		table[i] = byte(i)
	}
	s := MustLookup("ru-bgn-pcgn-1947")
	const piece = 256 << 10
	dst := make([]byte, 0, 2*piece)
	runs := []func(string){
		func(src string) { dst = floorAppend(dst[:0], src, &table) },
		func(src string) { dst = s.Append(dst[:0], src) },
		func(src string) { s.Map(src) },
	}
	best := make([][3]time.Duration, len(text)/piece)
	for b.Loop() {
		for k := range best {
			for i, run := range runs {
				start := time.Now()
				run(text[k*piece : (k+1)*piece])
				if d := time.Since(start); best[k][i] == 0 || d < best[k][i] {
					best[k][i] = d
				}
			}
		}
	}
	var sum [3]time.Duration
	for _, t := range best {
		for i := range sum {
			sum[i] += t[i]
		}
	}
	b.ReportMetric(float64(len(best)*piece)/sum[0].Seconds()/1e6, "floor-MB/s")
	b.ReportMetric(float64(sum[0])/float64(sum[1]), "append/floor")
	b.ReportMetric(float64(sum[0])/float64(sum[2]), "map/floor")
}

// TestAppend_Allocations: with room in dst nothing is allocated.
func TestAppend_Allocations(t *testing.T) {
	src := "ЩЕРБАКОВА-Юрьева и подъём: Ю. Щербаков, “Елизово” KamAZ, конец. "
	for _, id := range []string{"ru-bgn-pcgn-1947", "uk-kmu-2010", "ru-az-practical", "ru-iso-9-1995"} {
		s, dst := MustLookup(id), make([]byte, 0, 4*len(src))
		if n := testing.AllocsPerRun(100, func() { dst = s.Append(dst[:0], src) }); n != 0 {
			t.Errorf("%s: Append with capacity allocates %v times", id, n)
		}
		if got := string(s.Append(slices.Clip([]byte("x")), src)); got != "x"+s.String(src) {
			t.Errorf("%s: Append without capacity = %q", id, got)
		}
	}
}

// BenchmarkICU runs ICU's uconv over the same text in the same run, where it is
// installed, and reports how many times faster Append is. Its start is part of
// its time, a tenth of a second in some ten.
func BenchmarkICU(b *testing.B) {
	uconv, err := exec.LookPath("uconv")
	if err != nil {
		b.Skip("no uconv: install icu-devtools")
	}
	text := newsText()
	s := MustLookup("ru-bgn-pcgn-1947")
	dst := make([]byte, 0, 2*len(text))
	best := [2]time.Duration{1 << 62, 1 << 62}
	for b.Loop() {
		cmd := exec.Command(uconv, "-f", "UTF-8", "-t", "UTF-8", "-x", "Russian-Latin/BGN")
		cmd.Stdin = strings.NewReader(text)
		start := time.Now()
		if err := cmd.Run(); err != nil {
			b.Fatal(err)
		}
		best[0] = min(best[0], time.Since(start))
		start = time.Now()
		dst = s.Append(dst[:0], text)
		best[1] = min(best[1], time.Since(start))
	}
	b.ReportMetric(float64(best[0])/float64(best[1]), "×ICU")
	b.ReportMetric(float64(len(text))/best[0].Seconds()/1e6, "ICU-MB/s")
}
