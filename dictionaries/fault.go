package dictionaries

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Fault is one thing wrong in a curated file.
type Fault struct {
	File    string // as given to the loader, slash-separated
	Line    int    // from 1
	Rule    string // stable id of the rule that is broken
	Message string // what is wrong and, where it helps, what to write
}

// String writes the fault as file:line: rule: message.
func (f Fault) String() string {
	return fmt.Sprintf("%s:%d: %s: %s", f.File, f.Line, f.Rule, f.Message)
}

// Faults is the error of [Load] and [Check]: every fault of all files, sorted
// by file and line.
type Faults []Fault

// Error lists the faults, one a line.
func (fs Faults) Error() string {
	var b strings.Builder
	for i, f := range fs {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(f.String())
	}
	return b.String()
}

func (fs Faults) sorted() Faults {
	slices.SortStableFunc(fs, func(a, b Fault) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), strings.Compare(a.Rule, b.Rule), strings.Compare(a.Message, b.Message))
	})
	return slices.Compact(fs)
}
