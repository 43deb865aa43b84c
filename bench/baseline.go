package main

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
)

// slower is how much of its lead the product may lose against a rival before
// the run fails: a product slower by half loses a third.
const slower = 0.75

// ratios are the times of rivals as multiples of the product's, by race and
// contender.
type ratios map[string]float64

func (r ratios) add(race *race, rows []row) {
	for _, x := range rows[1:] {
		r[race.title+"\t"+x.name] = x.times
	}
}

// lost names the ratios that fell below the baseline's by more than allowed.
func (r ratios) lost(path string) ([]string, error) {
	text, err := os.ReadFile(path)
	if os.IsNotExist(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var out []string
	for line := range strings.Lines(string(text)) {
		at := strings.LastIndexByte(line, '\t')
		var was float64
		if _, err := fmt.Sscan(line[at+1:], &was); at < 0 || err != nil {
			return nil, fmt.Errorf("%s: %q is not a race, a contender and a ratio", path, line)
		}
		if now, ok := r[line[:at]]; ok && now < slower*was {
			out = append(out, fmt.Sprintf("%s: %.2f, was %.2f", strings.ReplaceAll(line[:at], "\t", ", against "), now, was))
		}
	}
	return out, nil
}

func (r ratios) write(path string) error {
	var b strings.Builder
	for _, k := range slices.Sorted(maps.Keys(r)) {
		_, _ = fmt.Fprintf(&b, "%s\t%.3f\n", k, r[k])
	}
	return os.WriteFile(path, []byte(b.String()), 0o644)
}
