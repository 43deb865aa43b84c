// Command eval measures the normalizer against annotated news and prints the
// figures: spans, base forms and links on Russian and Ukrainian articles (by
// the corpus's own scorer), the same on Azerbaijani sentences, and every edit
// it would make.
//
// The texts are not part of this repository: they are read from shared/eval
// beside it, or below $ADLAR_SHARED.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/adlar-names/adlar/dictionaries"
	"github.com/adlar-names/adlar/normalize"
)

func main() {
	langs := flag.String("langs", "ru,uk", "languages of the news articles")
	every := flag.Int("every", 1, "take every n-th article only")
	edits := flag.Bool("edits", false, "list every edit")
	misses := flag.String("misses", "", "list what was missed and invented of a type: PER, LOC, ORG")
	style := flag.String("style", "common", "style of the edits")
	keep := flag.String("out", "", "keep the predictions in this folder")
	azOnly := flag.Bool("az", false, "only the Azerbaijani sentences")
	own := flag.String("own", "", "score the sets of this folder (eval/data) instead, as lines of a figure and its value")
	faults := flag.String("faults", "", "with -own: list what was wrong in this file")
	flag.Parse()
	if *own != "" {
		if err := scoreOwn(*own, *faults); err != nil {
			fmt.Fprintln(os.Stderr, "eval:", err)
			os.Exit(1)
		}
		return
	}
	if err := run(*langs, *every, *edits, *misses, *style, *keep, *azOnly); err != nil {
		fmt.Fprintln(os.Stderr, "eval:", err)
		os.Exit(1)
	}
}

// scoreOwn prints the figures of the sets that belong to the repository.
func scoreOwn(dir, faults string) error {
	dict, err := dictionaries.Builtin()
	if err != nil {
		return err
	}
	n, err := normalize.New(dict, normalize.Options{})
	if err != nil {
		return err
	}
	s := sheet{figures: os.Stdout, faults: io.Discard}
	if faults != "" {
		f, err := os.Create(faults)
		if err != nil {
			return err
		}
		defer func() { _ = f.Close() }() // a list for reading
		s.faults = f
	}
	if err := s.ownAzerbaijani(n, filepath.Join(dir, "az_gold.txt")); err != nil {
		return err
	}
	if err := s.parallelSet(n, filepath.Join(dir, "parallel.txt")); err != nil {
		return err
	}
	if root, err := shared(); err == nil {
		if err := s.judgeSentences(n, root); err != nil {
			return err
		}
	}
	s.calibration()
	return nil
}

// shared is the folder of reference texts.
func shared() (string, error) {
	if s := os.Getenv("ADLAR_SHARED"); s != "" {
		return s, nil
	}
	dir, err := os.Getwd()
	for ; err == nil && dir != "/"; dir = filepath.Dir(dir) {
		if _, e := os.Stat(filepath.Join(dir, "shared", "eval")); e == nil {
			return filepath.Join(dir, "shared"), nil
		}
	}
	return "", errors.Join(err, errors.New("no reference texts: set ADLAR_SHARED to the folder that holds eval/"))
}

// mention is a mention as the scorers read it.
type mention struct {
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Surface string `json:"surface"`
	Lemma   string `json:"lemma"`
	Type    string `json:"type"`
	Entity  string `json:"entity"`
}

var types = map[normalize.Kind]string{
	normalize.Person: "PER", normalize.Place: "LOC", normalize.Organization: "ORG", normalize.Media: "PRO", normalize.Event: "EVT", normalize.Other: "PRO",
}

func run(langs string, every int, edits bool, misses, style, keep string, azOnly bool) error {
	root, err := shared()
	if err != nil {
		return err
	}
	dict, err := dictionaries.Builtin()
	if err != nil {
		return err
	}
	n, err := normalize.New(dict, normalize.Options{Style: style})
	if err != nil {
		return err
	}
	if keep == "" {
		if keep, err = os.MkdirTemp("", "adlar-eval"); err != nil {
			return err
		}
		defer func() { _ = os.RemoveAll(keep) }()
	}
	if err := azerbaijani(n, root, misses); err != nil || azOnly {
		return err
	}
	data := filepath.Join(root, "eval", "slavicner")
	out, err := os.Create(filepath.Join(keep, "pred.jsonl"))
	if err != nil {
		return err
	}
	defer func() { _ = out.Close() }() // for early returns; closed and checked below
	list, err := os.ReadFile(filepath.Join(data, "SPLIT_dev.txt"))
	if err != nil {
		return err
	}
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	total := 0
	for i, line := range strings.Fields(string(list)) {
		key := strings.TrimSuffix(strings.TrimPrefix(line, "raw/"), ".txt")
		if i%every != 0 || !strings.Contains(langs, strings.Split(key, "/")[1]) {
			continue
		}
		text, err := os.ReadFile(filepath.Join(data, "raw", key+".txt"))
		if err != nil {
			return err
		}
		r, err := n.Normalize(context.Background(), normalize.Document{Text: string(text), Style: style})
		if err != nil {
			return err
		}
		if edits {
			total += showEdits(key, string(text), &r)
		}
		ms := predictions(&r)
		if misses != "" {
			if err := diff(filepath.Join(data, "ner", key+".tsv"), string(text), ms, misses, strings.Split(key, "/")[1]); err != nil {
				return err
			}
		}
		if err := enc.Encode(map[string]any{"doc": key, "mentions": ms}); err != nil {
			return err
		}
	}
	if edits {
		fmt.Println("edits:", total)
		return nil
	}
	if misses != "" {
		return nil
	}
	if err := out.Close(); err != nil {
		return err
	}
	args := []string{filepath.Join(root, "eval", "score_slavicner.py"), "--data", data, "--pred", out.Name(), "--split", "dev", "--langs", langs}
	if every > 1 {
		args = append(args, "--skip-missing")
	}
	cmd := exec.Command("python3", args...)
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	return cmd.Run()
}

func predictions(r *normalize.Result) []mention {
	ms := []mention{}
	for i := range r.Mentions {
		m := &r.Mentions[i]
		p := mention{m.Start, m.End, m.Surface, m.Lemma, types[m.Kind], "nil:" + strings.ToLower(m.Lemma)}
		if m.Entity != nil {
			p.Entity = *m.Entity
		}
		ms = append(ms, p)
	}
	return ms
}

// showEdits lists the edits of an article with what stands around them.
func showEdits(key, text string, r *normalize.Result) int {
	runes := []rune(text)
	for _, e := range r.Edits {
		from, to := max(0, e.Start-40), min(len(runes), e.End+40)
		m := &r.Mentions[e.Mention]
		id := ""
		if m.Entity != nil {
			id = *m.Entity
		}
		fmt.Printf("%s\t%s → %s\t%s\t…%s[%s]%s…\n", key, e.Old, e.New, id, flat(runes[from:e.Start]), e.Old, flat(runes[e.End:to]))
	}
	return len(r.Edits)
}

func flat(r []rune) string { return strings.Join(strings.Fields(string(r)), " ") }

// diff lists gold spans of a type that were missed and predicted ones that are
// not gold.
func diff(tsv, text string, ms []mention, typ, lang string) error {
	b, err := os.ReadFile(tsv)
	if err != nil {
		return err
	}
	runes := []rune(text)
	gold := map[[2]int]mention{}
	for _, line := range strings.Split(string(b), "\n") {
		f := strings.Split(strings.TrimRight(line, "\r"), "\t")
		if len(f) < 6 {
			continue
		}
		var m mention
		if _, err := fmt.Sscan(f[0]+" "+f[1], &m.Start, &m.End); err != nil {
			return err
		}
		m.Surface, m.Lemma, m.Type = f[2], f[3], f[4]
		gold[[2]int{m.Start, m.End}] = m
	}
	show := func(sign string, m mention, note string) {
		from, to := max(0, m.Start-30), min(len(runes), m.End+30)
		fmt.Printf("%s %s\t%s\t%s\t…%s[%s]%s…\n", sign, lang, m.Surface, note, flat(runes[from:m.Start]), flat(runes[m.Start:m.End]), flat(runes[m.End:to]))
	}
	seen := map[[2]int]bool{}
	for _, p := range ms {
		k := [2]int{p.Start, p.End}
		g, ok := gold[k]
		if p.Type == typ {
			seen[k] = true
			switch {
			case !ok:
				show("+", p, "")
			case g.Type != typ:
				show("+", p, "is "+g.Type)
			case g.Lemma != p.Lemma:
				show("L", p, g.Lemma+" ≠ "+p.Lemma)
			}
		}
	}
	for k, g := range gold {
		if g.Type == typ && !seen[k] {
			show("-", g, "")
		}
	}
	return nil
}
