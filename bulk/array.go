package bulk

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
)

// arrayScanner takes each element of a top-level array for a record, and hands
// it on as one line. A stream of values without an array around them is cut the
// same way.
type arrayScanner struct {
	r       *bufio.Reader
	begun   bool
	inArray bool
	raw     []byte
	line    bytes.Buffer
}

func newArrayScanner(in io.Reader) *arrayScanner {
	return &arrayScanner{r: bufio.NewReaderSize(in, 256<<10)}
}

func (s *arrayScanner) next() ([]byte, int64, error) {
	var size int64
	var c byte
	var err error
	for { // up to the first byte of an element
		if c, err = s.r.ReadByte(); err != nil {
			return nil, 0, err
		}
		size++
		if c == '[' && !s.begun {
			s.begun, s.inArray = true, true
			continue
		}
		if c != ' ' && c != '\n' && c != '\r' && c != '\t' && c != ',' && (c != ']' || !s.inArray) {
			break
		}
	}
	s.begun = true
	s.raw = s.raw[:0]
	depth, quoted, escaped := 0, false, false
	for {
		if size <= MaxRecord {
			s.raw = append(s.raw, c)
		}
		switch {
		case escaped:
			escaped = false
		case quoted:
			escaped = c == '\\'
			quoted = c != '"'
		case c == '"':
			quoted = true
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			depth--
		}
		if !quoted && depth <= 0 && (c == '}' || c == ']' || s.atEnd()) {
			break
		}
		if c, err = s.r.ReadByte(); err != nil {
			break
		}
		size++
	}
	if err != nil && err != io.EOF {
		return nil, size, err
	}
	if size > MaxRecord {
		return nil, size, nil
	}
	s.line.Reset()
	if json.Compact(&s.line, s.raw) != nil { // rejected later, with its reason
		s.line.Reset()
		s.line.Write(bytes.ReplaceAll(s.raw, []byte("\n"), []byte(" ")))
	}
	s.line.WriteByte('\n')
	return s.line.Bytes(), size, nil
}

// atEnd tells whether the element is over before the next byte.
func (s *arrayScanner) atEnd() bool {
	next, err := s.r.Peek(1)
	return err != nil || bytes.IndexByte([]byte(",] \r\n\t"), next[0]) >= 0
}
