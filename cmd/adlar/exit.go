package main

import (
	"errors"
	"fmt"
	"strings"
)

// The exit codes of every command.
const (
	exitDone   = 0 // all done
	exitFailed = 1 // some records failed, or a signal ended the work early
	exitWrong  = 2 // wrong use or configuration
)

// failedRecords says how many records of a run failed; each has been reported
// where it stood.
type failedRecords struct{ failed, total int }

func (e *failedRecords) Error() string {
	return fmt.Sprintf("%d of %d records failed", e.failed, e.total)
}

// errInterrupted is the end by a signal before the work was done; lines written
// by then are whole.
var errInterrupted = errors.New("interrupted before the end")

// exitCode maps an error of a command to the exit code of the process.
func exitCode(err error) int {
	var records *failedRecords
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &records), errors.Is(err, errInterrupted), errors.Is(err, errUnhealthy):
		return exitFailed
	default:
		return exitWrong
	}
}

// oneLine writes an error as one line without the prefix "adlar: ", which the
// caller adds.
func oneLine(err error) string {
	text := strings.Join(strings.Fields(err.Error()), " ")
	return strings.TrimPrefix(text, "adlar: ")
}
