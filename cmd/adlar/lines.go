package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
)

// maxLine is the longest line in bytes that a loop over lines takes: a text of
// the longest size with every letter written as a JSON escape, and its frame.
const maxLine = 8 << 20

// maxComplaints is how many failed lines are described on standard error; the
// rest is only counted.
const maxComplaints = 20

var errLineTooLong = fmt.Errorf("line is longer than %d bytes: split the text", maxLine)

// A rowFunc appends to dst what is written for one line (without its end) and
// returns it. On an error whatever it appended is dropped.
type rowFunc func(dst, line []byte) ([]byte, error)

// A failFunc appends to dst the line that stands for a failed one.
type failFunc func(dst, line []byte, err error) []byte

// EachLine writes exactly one line for every line of in, in the same order,
// with the same line end; a last line without an end gets one. It holds one line
// at a time and flushes whenever the input has nothing ready, so another program
// can talk to it line by line. A line that is not UTF-8 or longer than maxLine
// fails without row being asked (of a too long one failed sees nothing). Failed
// lines are counted, and the count comes back as *failedRecords; any other error
// is of reading or writing and ends the loop.
func (s *Streams) EachLine(ctx context.Context, in io.Reader, row rowFunc, failed failFunc) error {
	r := bufio.NewReaderSize(in, 256<<10)
	count := &failedRecords{}
	var long, out []byte
	for {
		if ctx.Err() != nil {
			return errors.Join(errInterrupted, s.Flush())
		}
		line, tooLong, err := readLine(r, long[:0])
		if cap(line) > cap(long) && cap(line) > r.Size() {
			long = line
		}
		if err == io.EOF && len(line) == 0 && !tooLong {
			break
		}
		if err != nil && err != io.EOF {
			return errors.Join(err, s.Flush())
		}
		body := bytes.TrimSuffix(bytes.TrimSuffix(line, []byte("\n")), []byte("\r"))
		end := line[len(body):]
		if len(end) == 0 {
			end = []byte("\n")
		}
		count.total++
		out, err = s.oneRow(out[:0], body, tooLong, row)
		if err != nil {
			if count.failed++; count.failed <= maxComplaints {
				fmt.Fprintf(s.Err, "adlar: line %d: %s\n", count.total, oneLine(err))
			}
			out = failed(out[:0], body, err)
		}
		if _, err := s.Out.Write(append(out, end...)); err != nil {
			return err
		}
		if r.Buffered() == 0 || s.FlushEach {
			if err := s.Flush(); err != nil {
				return err
			}
		}
	}
	if count.failed > 0 {
		return count
	}
	return nil
}

// oneRow asks row about one line and refuses an answer that is not one line.
func (s *Streams) oneRow(dst, body []byte, tooLong bool, row rowFunc) ([]byte, error) {
	if tooLong {
		return dst, errLineTooLong
	}
	if err := checkUTF8(body); err != nil {
		return dst, err
	}
	out, err := row(dst, body)
	if err == nil && bytes.IndexByte(out, '\n') >= 0 {
		return dst, errors.New("the answer holds a line break")
	}
	return out, err
}

// readLine returns the next line with its end. It is only valid until the next
// call. Of a line longer than maxLine it returns the end alone and true; the
// rest is read and forgotten.
func readLine(r *bufio.Reader, long []byte) (line []byte, tooLong bool, err error) {
	line, err = r.ReadSlice('\n')
	if err != bufio.ErrBufferFull {
		return line, false, err
	}
	long = append(long, line...)
	for err == bufio.ErrBufferFull {
		line, err = r.ReadSlice('\n')
		if tooLong = tooLong || len(long)+len(line) > maxLine+2; !tooLong {
			long = append(long, line...)
		}
	}
	if !tooLong {
		return long, false, err
	}
	switch {
	case bytes.HasSuffix(line, []byte("\r\n")):
		return line[len(line)-2:], true, err
	case err == nil:
		return line[len(line)-1:], true, err
	}
	return nil, true, err
}

// EachRow runs f over a table: lines of exactly the given number of columns
// parted by tabs. The line comes out with the answer of f appended as one more
// column, empty where the line failed.
func (s *Streams) EachRow(ctx context.Context, in io.Reader, columns int, f func(fields []string) (string, error)) error {
	return s.EachAnswer(ctx, in, columns, columns, f)
}

// EachAnswer is EachRow with only the first keep columns before the answer.
func (s *Streams) EachAnswer(ctx context.Context, in io.Reader, columns, keep int, f func(fields []string) (string, error)) error {
	row := func(dst, line []byte) ([]byte, error) {
		fields := strings.Split(string(line), "\t")
		if len(fields) != columns {
			return dst, fmt.Errorf("has %d columns, want %d parted by tabs", len(fields), columns)
		}
		answer, err := f(fields)
		if err != nil {
			return dst, err
		}
		if strings.ContainsAny(answer, "\t\r") {
			return dst, errors.New("the answer holds a tab")
		}
		return append(append(append(dst, firstColumns(line, keep)...), '\t'), answer...), nil
	}
	return s.EachLine(ctx, in, row, func(dst, line []byte, _ error) []byte {
		if keep < columns {
			line = firstColumns(line, keep)
		}
		return append(append(dst, line...), '\t')
	})
}

// firstColumns is a line up to its n-th tab, or all of it.
func firstColumns(line []byte, n int) []byte {
	for at, b := range line {
		if b == '\t' {
			if n--; n == 0 {
				return line[:at]
			}
		}
	}
	return line
}
