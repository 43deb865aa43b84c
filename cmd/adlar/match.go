package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"
)

// MatchCmd tells whether two spellings are names of one bearer.
type MatchCmd struct {
	A string `arg:"" optional:"" help:"One name."`
	B string `arg:"" optional:"" help:"The other."`

	NamerFlags
	TSV bool `name:"tsv" help:"Read lines of id, A, B parted by tabs; write id and score."`
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

// score writes a score in full, so a reader's threshold falls where ours does.
func score(s float64) string { return strconv.FormatFloat(s, 'f', -1, 64) }
