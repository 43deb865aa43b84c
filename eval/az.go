package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/adlar-names/adlar/normalize"
)

// tally counts exact typed spans, and base forms on the right ones.
type tally struct{ gold, pred, right, lemma int }

func (t *tally) String() string {
	p, r := float64(t.right)/float64(max(1, t.pred)), float64(t.right)/float64(max(1, t.gold))
	f := 0.0
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return fmt.Sprintf("P %.1f R %.1f F1 %.1f, base form %.1f, gold %d", 100*p, 100*r, 100*f, 100*float64(t.lemma)/float64(max(1, t.right)), t.gold)
}

// azerbaijani scores the Azerbaijani sentences. The annotation counts an
// ending outside a quotation mark into the span, the product does not: such a
// span is right when the name inside it is.
func azerbaijani(n *normalize.Normalizer, root, misses string) error {
	f, err := os.Open(filepath.Join(root, "eval", "az_dev.jsonl"))
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }() // only read
	totals := map[string]*tally{"PER": {}, "LOC": {}, "ORG": {}, "EVT": {}, "PRO": {}}
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		var row struct {
			Text     string
			Mentions []mention
		}
		if err := json.Unmarshal(sc.Bytes(), &row); err != nil {
			return err
		}
		r, err := n.Normalize(context.Background(), normalize.Document{Text: row.Text})
		if err != nil {
			return err
		}
		got := map[[3]any]mention{}
		for _, m := range predictions(&r) {
			if m.Type == "PRO" {
				m.Type = "ORG"
			}
			totals[m.Type].pred++
			got[[3]any{m.Start, m.End, m.Type}] = m
		}
		for _, g := range row.Mentions {
			t := totals[g.Type]
			t.gold++
			k := [3]any{g.Start, g.End, g.Type}
			m, ok := got[k]
			if q := strings.IndexAny(g.Surface, "\"”"); !ok && q > 0 {
				k[1] = g.Start + len([]rune(g.Surface[:q]))
				m, ok = got[k]
			}
			if !ok {
				if misses == g.Type {
					fmt.Printf("- az %s\t%s\n", g.Surface, row.Text)
				}
				continue
			}
			t.right++
			delete(got, k)
			if m.Lemma == g.Lemma {
				t.lemma++
			} else if misses == g.Type {
				fmt.Printf("L az %s: %s, not %s\n", g.Surface, g.Lemma, m.Lemma)
			}
		}
		for _, m := range got {
			if misses == m.Type {
				fmt.Printf("+ az %s\t%s\n", m.Surface, row.Text)
			}
		}
	}
	for _, t := range []string{"PER", "LOC", "ORG"} {
		fmt.Printf("az %s: %s\n", t, totals[t])
	}
	return sc.Err()
}
