package names

import (
	"os"
	"strings"
	"testing"
	"sort"
	"fmt"
)

func TestDev(t *testing.T) {
	for _, f := range []string{"slavicner_name_pairs.dev.tsv", "wd_russian_pairs.dev.tsv"} {
		b, err := os.ReadFile("/work/shared/eval/pairs/" + f)
		if err != nil { t.Skip(err) }
		type row struct{ s float64; y bool; k, g, a, b string }
		var rows []row
		for _, l := range strings.Split(strings.TrimSpace(string(b)), "\n")[1:] {
			c := strings.Split(l, "\t")
			r := compare(Parse(c[4]), Parse(c[5]), nil, false)
			rows = append(rows, row{r.Score, c[1] == "1", c[2], c[3], c[4], c[5]})
		}
		for _, g := range []string{"", "ru", "uk", "slavic", "slavic-seen", "other"} {
			var tp, fp, fn, n int
			fk := map[string]int{}; nk := map[string]int{}
			for _, r := range rows {
				if g != "" && r.g != g { continue }
				n++
				p := r.s >= SameThreshold
				nk[r.k]++
				if p && r.y { tp++ }
				if p && !r.y { fp++; fk[r.k]++ }
				if !p && r.y { fn++ }
			}
			if n == 0 { continue }
			fmt.Printf("%s %s P %.2f R %.2f F1 %.2f fp %v of %v\n", f[:8], g, 100*float64(tp)/float64(tp+fp), 100*float64(tp)/float64(tp+fn), 200*float64(tp)/float64(2*tp+fp+fn), fk, nk)
		}
		sort.Slice(rows, func(i, j int) bool { return rows[i].s < rows[j].s })
		if os.Getenv("SHOW") != "" {
			for _, r := range rows {
				if (r.s >= SameThreshold) != r.y && (r.g != "other" ) { fmt.Printf("  %.2f %v %s %s | %s\n", r.s, r.y, r.k, r.a, r.b) }
			}
		}
	}
}
func BenchmarkMatch(b *testing.B) {
	x, y := Parse("Volodymyr Zelenskyy"), Parse("Владимир Зеленский")
	for b.Loop() { compare(x, y, nil, false) }
}
func BenchmarkParse(b *testing.B) {
	for b.Loop() { Parse("Volodymyr Zelenskyy") }
}
