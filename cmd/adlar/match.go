package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/adlar-names/adlar/names"
)

// MatchCmd tells whether two spellings are names of one bearer.
type MatchCmd struct {
	A string `arg:"" optional:"" help:"One name."`
	B string `arg:"" optional:"" help:"The other."`

	NamerFlags
	Lists bool `help:"A and B are files of names, one a line: write the pairs that are one, as A, B and score parted by tabs."`
	TSV   bool `name:"tsv" help:"Read lines of id, A, B parted by tabs; write id and score."`
}

// Help shows an example that runs.
func (MatchCmd) Help() string {
	return "Prints the score in [0,1], the verdict (same from 0.70 on, else different), and a line for each reason.\n\n" +
		"Example:\n\n    $ adlar match 'Джейхун Байрамов' 'Jeyhun Bayramov'\n    $ printf '1\\tSybiha\\tСибіга\\n' | adlar match --tsv"
}

// Run compares the two names, or those of each line.
func (c MatchCmd) Run(ctx context.Context, io *Streams) error {
	n, err := c.namer()
	if err != nil {
		return err
	}
	if c.TSV {
		if c.A != "" {
			return errors.New("match --tsv reads standard input: give it no names")
		}
		return io.EachAnswer(ctx, io.In, 3, 1, func(f []string) (string, error) {
			return score(n.Match(f[1], f[2]).Score), nil
		})
	}
	if c.Lists {
		return c.screen(io, n)
	}
	if c.A == "" || c.B == "" {
		return errors.New(`match: want two names, each in quotes (see "adlar match --help")`)
	}
	got := n.Match(c.A, c.B)
	if _, err := fmt.Fprintf(io.Out, "%s %s\n", score(got.Score), got.Verdict); err != nil {
		return err
	}
	for _, r := range got.Reasons {
		if _, err := fmt.Fprintf(io.Out, "  %s: %s\n", r.Rule, r.Detail); err != nil {
			return err
		}
	}
	return nil
}

// screen compares two files of names against each other.
func (c MatchCmd) screen(io *Streams, n *names.Namer) error {
	if c.A == "" || c.B == "" {
		return errors.New("match --lists: want two files")
	}
	var lists [2][]string
	for i, file := range []string{c.A, c.B} {
		text, err := io.ReadText(file, maxList)
		if err != nil {
			return err
		}
		for line := range strings.Lines(string(text)) {
			if name := strings.TrimSpace(line); name != "" {
				lists[i] = append(lists[i], name)
			}
		}
	}
	for _, p := range n.Screen(lists[0], lists[1], names.SameThreshold) {
		if _, err := fmt.Fprintf(io.Out, "%s\t%s\t%s\n", lists[0][p.A], lists[1][p.B], score(p.Score)); err != nil {
			return err
		}
	}
	return nil
}

// maxList is the largest file of names, in bytes.
const maxList = 256 << 20

// score writes a score in full, so a reader's threshold falls where ours does.
func score(s float64) string { return strconv.FormatFloat(s, 'f', -1, 64) }
