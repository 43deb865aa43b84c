package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"

	"github.com/adlar-names/adlar/normalize"
)

// judged is a linked mention's confidence and whether the link was right.
type judged struct {
	confidence float64
	right      bool
}

// judge notes a linked mention for the calibration and returns right.
func (s *sheet) judge(m *normalize.Mention, right bool) bool {
	if m.Status == normalize.StatusLinked {
		s.confidence = append(s.confidence, judged{m.Confidence, right})
	}
	return right
}

// judgeSentences adds the links of the Azerbaijani reference sentences: those
// whose span is a mention there.
func (s *sheet) judgeSentences(n *normalize.Normalizer, root string) error {
	f, err := os.Open(filepath.Join(root, "eval", "az_dev.jsonl"))
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }() // only read
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		var row struct {
			Text     string
			Mentions []mention
		}
		if err := json.Unmarshal(sc.Bytes(), &row); err != nil {
			return err
		}
		r, err := n.Normalize(context.Background(), normalize.Document{Text: row.Text, Lang: "az"})
		if err != nil {
			return err
		}
		for i := range row.Mentions {
			g := &row.Mentions[i]
			if m := at(r.Mentions, &name{start: g.Start, end: g.End}); m != nil && m.Entity != nil {
				s.judge(m, *m.Entity == g.Entity)
			}
		}
	}
	return sc.Err()
}

// calibration prints the reliability of the confidence in bins of a tenth, and
// the expected calibration error: the mean distance between the confidence and
// the share of right links, weighed by the bins' sizes.
func (s *sheet) calibration() {
	type bin struct {
		n, right int
		sum      float64
	}
	var bins [10]bin
	for _, j := range s.confidence {
		b := &bins[min(9, int(j.confidence*10))]
		b.n++
		b.sum += j.confidence
		if j.right {
			b.right++
		}
	}
	ece := 0.0
	for i, b := range bins {
		if b.n == 0 {
			continue
		}
		mean, right := b.sum/float64(b.n), float64(b.right)/float64(b.n)
		ece += math.Abs(mean-right) * float64(b.n) / float64(len(s.confidence))
		_, _ = fmt.Fprintf(s.figures, "# %.1f–%.1f\t%d\t%.3f\t%.3f\n", float64(i)/10, float64(i+1)/10, b.n, mean, right)
	}
	s.put("calibration: 100 − expected error of a link's confidence", 100-100*ece)
}
