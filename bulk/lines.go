package bulk

import (
	"bufio"
	"bytes"
	"io"
)

// MaxRecord is the longest record that is read, in bytes: a text of the longest
// size with every letter written as a JSON escape, and its frame.
const MaxRecord = 8 << 20

// scanner cuts a stream into raw records, each with its line end.
type scanner interface {
	// next returns the next record, valid until the call after it, and its
	// length in the stream. Of a record longer than MaxRecord raw is nil. The end
	// is io.EOF, with no record.
	next() (raw []byte, size int64, err error)
}

// lineScanner takes each line for a record.
type lineScanner struct {
	r    *bufio.Reader
	long []byte
}

func newLineScanner(in io.Reader) *lineScanner {
	return &lineScanner{r: bufio.NewReaderSize(in, 256<<10)}
}

func (s *lineScanner) next() ([]byte, int64, error) {
	line, err := s.r.ReadSlice('\n')
	if err != bufio.ErrBufferFull {
		return ended(line, int64(len(line)), err)
	}
	size := int64(len(line))
	s.long = append(s.long[:0], line...)
	for err == bufio.ErrBufferFull {
		line, err = s.r.ReadSlice('\n')
		if size += int64(len(line)); size <= MaxRecord {
			s.long = append(s.long, line...)
		}
	}
	if size > MaxRecord {
		return ended(nil, size, err)
	}
	return ended(s.long, size, err)
}

// ended lets a last record without a line end come before io.EOF.
func ended(raw []byte, size int64, err error) ([]byte, int64, error) {
	if err == io.EOF && size > 0 {
		err = nil
	}
	return raw, size, err
}

// lineEnd parts a record from its line end.
func lineEnd(raw []byte) (body, end []byte) {
	body = bytes.TrimSuffix(bytes.TrimSuffix(raw, []byte("\n")), []byte("\r"))
	return body, raw[len(body):]
}
