package bulk

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Summary is what a job did; it is the manifest of the output. Nothing in the
// folder but it depends on the machine or the time.
type Summary struct {
	Options    Options   `json:"options"`
	Dictionary string    `json:"dictionary"`
	Inputs     []Source  `json:"inputs"`
	Parts      []Outcome `json:"parts"`

	Records   int64 `json:"records"`
	Rejected  int64 `json:"rejected"`
	Bytes     int64 `json:"bytes"`
	Mentions  int64 `json:"mentions"`
	Linked    int64 `json:"linked"`
	New       int64 `json:"new"`
	Ambiguous int64 `json:"ambiguous"`
	Edits     int64 `json:"edits"`

	TopUnknown []*Unknown `json:"top_unknown"` // 20 at most

	Workers  int       `json:"workers"`
	Started  time.Time `json:"started"`
	Finished time.Time `json:"finished"`
}

const topUnknown = 20

func readSummary(f folder) (*Summary, error) {
	var s Summary
	if err := readJSON(f.path("manifest.json"), &s); err != nil {
		return nil, err
	}
	return &s, nil
}

// finish writes what stands for the whole job: rejects, unknown names, the
// manifest, and at last _SUCCESS.
func finish(f folder, p *plan, count int, propose func(string) []string, workers int, begun time.Time) (*Summary, error) {
	s := &Summary{Options: p.Options, Dictionary: p.Dictionary, Inputs: p.Sources, Parts: []Outcome{}, Workers: workers, Started: begun.UTC()}
	for i := range s.Inputs {
		s.Inputs[i].Files = nil // named in the records
	}
	all := newUnknowns()
	all.limit = maxUnknown
	before := make([]int64, len(p.Sources)) // records of earlier shards
	err := f.write(f.path("reject.jsonl"), func(w io.Writer) error {
		for number := range count {
			var out Outcome
			if err := readJSON(f.outcome(number), &out); err != nil {
				return err
			}
			if err := copyRejects(w, f.rejects(number), before[out.Source]); err != nil {
				return err
			}
			before[out.Source] += out.Records
			all.merge(out.Unknown)
			out.Unknown = nil
			s.add(out)
		}
		return nil
	})
	if err != nil {
		return nil, explainFault(err)
	}
	list := all.list()
	s.TopUnknown = list[:min(len(list), topUnknown)]
	if err := f.write(f.path("unknown.csv"), func(w io.Writer) error { return writeUnknown(w, list, propose) }); err != nil {
		return nil, explainFault(err)
	}
	s.Finished = time.Now().UTC()
	if err := f.writeJSON(f.path("manifest.json"), s); err != nil {
		return nil, explainFault(err)
	}
	if err := syncDir(f.dir); err != nil {
		return nil, err
	}
	if err := f.write(f.path("_SUCCESS"), func(io.Writer) error { return nil }); err != nil {
		return nil, explainFault(err)
	}
	return s, errors.Join(os.RemoveAll(f.work("")), syncDir(f.dir))
}

func (s *Summary) add(out Outcome) {
	s.Parts = append(s.Parts, out)
	s.Records += out.Records
	s.Rejected += out.Rejected
	s.Bytes += out.Bytes
	s.Mentions += out.Mentions
	s.Linked += out.Linked
	s.New += out.New
	s.Ambiguous += out.Ambiguous
	s.Edits += out.Edits
}

// copyRejects copies the rejects of a shard, numbered as in their input.
func copyRejects(w io.Writer, name string, before int64) (err error) {
	in, err := os.Open(name)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	d := json.NewDecoder(bufio.NewReaderSize(in, 64<<10))
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for {
		var r rejection
		if err := d.Decode(&r); err == io.EOF {
			return nil
		} else if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		r.Record += before
		if err := e.Encode(r); err != nil {
			return err
		}
	}
}

// writeUnknown writes the work list of a curator.
func writeUnknown(w io.Writer, list []*Unknown, propose func(string) []string) error {
	out := csv.NewWriter(w)
	rows := [][]string{{"key", "count", "kind", "languages", "spellings", "az", "ru", "uk", "en", "examples"}}
	for _, u := range list {
		forms := make([]string, 4)
		if propose != nil {
			copy(forms, propose(top(u.Spellings)))
		}
		spellings := slices.SortedFunc(maps.Keys(u.Spellings), func(a, b string) int {
			if d := u.Spellings[b] - u.Spellings[a]; d != 0 {
				return int(d)
			}
			return strings.Compare(a, b)
		})
		for i, s := range spellings {
			spellings[i] = fmt.Sprintf("%s (%d)", s, u.Spellings[s])
		}
		rows = append(rows, slices.Concat(
			[]string{u.Key, strconv.FormatInt(u.Count, 10), top(u.Kinds), strings.Join(slices.Sorted(maps.Keys(u.Languages)), " "), strings.Join(spellings, "; ")},
			forms, []string{strings.Join(u.Examples, " | ")}))
	}
	return out.WriteAll(rows)
}
