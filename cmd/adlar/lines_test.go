package main

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// upperOrFail is a row that fails on lines starting with "!".
func upperOrFail(dst, line []byte) ([]byte, error) {
	if bytes.HasPrefix(line, []byte("!")) {
		return append(dst, "half"...), errors.New("no names here")
	}
	return append(dst, bytes.ToUpper(line)...), nil
}

func failMark(dst, _ []byte, _ error) []byte { return append(dst, '?') }

func TestStreams_EachLine(t *testing.T) {
	long := strings.Repeat("x", maxLine)
	rows := []struct {
		name, in, want string
		failed         int
	}{
		{"nothing", "", "", 0},
		{"one line without end", "bakı", "BAKI", 0},
		{"order kept", "a\nb\nc\n", "A\nB\nC\n", 0},
		{"empty lines count", "\n\na\n", "\n\nA\n", 0},
		{"CRLF kept", "a\r\nb\n", "A\r\nB\n", 0},
		{"failed in the middle", "a\n!\nb\n", "A\n?\nB\n", 1},
		{"not UTF-8", "a\xff\nb\n", "?\nB\n", 1},
		{"longest line", long + "\nb\n", strings.ToUpper(long) + "\nB\n", 0},
		{"too long", long + "xxx\nb\n", "?\nB\n", 1},
		{"too long at the end", "a\n" + long + "xxx", "A\n?", 1},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			var out, errs bytes.Buffer
			s := newStreams(t.Context(), strings.NewReader(""), &out, &errs)
			want := row.want
			if want != "" && !strings.HasSuffix(want, "\n") {
				want += "\n"
			}
			err := s.EachLine(t.Context(), strings.NewReader(row.in), upperOrFail, failMark)
			if err := s.Flush(); err != nil {
				t.Fatal(err)
			}
			if out.String() != want {
				t.Errorf("EachLine: %d bytes out, want %d; starts %+.60q", out.Len(), len(want), out.String())
			}
			var count *failedRecords
			if errors.As(err, &count) != (row.failed > 0) || count != nil && count.failed != row.failed {
				t.Errorf("EachLine: error %v, want %d failed", err, row.failed)
			}
			if got := strings.Count(errs.String(), "\n"); got != row.failed {
				t.Errorf("EachLine: %d messages, want %d: %s", got, row.failed, errs.String())
			}
		})
	}
}

// TestStreams_EachLine_Law: as many lines out as in, whatever they hold.
func TestStreams_EachLine_Law(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lines := rapid.SliceOf(rapid.StringMatching(`[!a-zşƏ\x00\r]{0,5}`)).Draw(t, "lines")
		in := strings.Join(append(lines, ""), "\n")
		var out bytes.Buffer
		s := newStreams(t.Context(), strings.NewReader(""), &out, io.Discard)
		err := s.EachLine(t.Context(), strings.NewReader(in), upperOrFail, failMark)
		if err := s.Flush(); err != nil {
			t.Fatal(err)
		}
		if got := strings.Count(out.String(), "\n"); got != len(lines) {
			t.Errorf("EachLine(%+q): %d lines out (%v), want %d", in, got, err, len(lines))
		}
	})
}

func TestStreams_EachRow(t *testing.T) {
	in := "1\tБаку\n2\n3\tX\ty\n4\ttab\n\n"
	want := "1\tБаку\tБАКУ\n2\t\n3\tX\ty\t\n4\ttab\t\n\t\n"
	var out, errs bytes.Buffer
	s := newStreams(t.Context(), strings.NewReader(""), &out, &errs)
	err := s.EachRow(t.Context(), strings.NewReader(in), 2, func(fields []string) (string, error) {
		if fields[1] == "tab" {
			return "a\tb", nil
		}
		return strings.ToUpper(fields[1]), nil
	})
	if exitCode(err) != exitFailed {
		t.Errorf("EachRow: error %v, want failed records", err)
	}
	if err := s.Flush(); err != nil {
		t.Fatal(err)
	}
	if out.String() != want {
		t.Errorf("EachRow: %+q, want %+q", out.String(), want)
	}
	if !strings.Contains(errs.String(), "line 2: has 1 columns, want 2") {
		t.Errorf("EachRow: messages %+q", errs.String())
	}
}

func TestFirstColumns(t *testing.T) {
	rows := []struct {
		name, line string
		n          int
		want       string
	}{
		{"one of three", "id\tA\tB", 1, "id"},
		{"all of three", "id\tA\tB", 3, "id\tA\tB"},
		{"more than there are", "id", 2, "id"},
		{"empty first", "\tA", 1, ""},
	}
	for _, row := range rows {
		if got := string(firstColumns([]byte(row.line), row.n)); got != row.want {
			t.Errorf("%s: firstColumns(%+q, %d) = %+q, want %+q", row.name, row.line, row.n, got, row.want)
		}
	}
}
