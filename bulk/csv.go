package bulk

import (
	"bufio"
	"bytes"
	"errors"
	"io"
)

// csvScanner cuts a stream at the line ends that are outside quotes (RFC 4180:
// a field is quoted when its first byte is a quote; "" inside is one quote).
type csvScanner struct {
	r     *bufio.Reader
	comma byte
	buf   []byte
}

func newCSVScanner(in io.Reader, comma byte) *csvScanner {
	return &csvScanner{r: bufio.NewReaderSize(in, 256<<10), comma: comma}
}

func (s *csvScanner) next() ([]byte, int64, error) {
	s.buf = s.buf[:0]
	var size int64
	quoted, start := false, true // inside quotes; at the start of a field
	for {
		line, err := s.r.ReadSlice('\n')
		size += int64(len(line))
		if size <= MaxRecord {
			s.buf = append(s.buf, line...)
		}
		quoted, start = quotes(line, s.comma, quoted, start)
		if err == bufio.ErrBufferFull || (err == nil && quoted) {
			continue
		}
		if size > MaxRecord {
			return ended(nil, size, err)
		}
		return ended(s.buf, size, err)
	}
}

// quotes follows the state of quoting over a stretch of a record. A quote that
// closes and one that is doubled need no telling apart: both flip twice or once.
func quotes(b []byte, comma byte, quoted, start bool) (bool, bool) {
	for len(b) > 0 {
		if quoted {
			at := bytes.IndexByte(b, '"')
			if at < 0 {
				return true, false
			}
			// A doubled quote opens again below, because start stays true for it.
			b, quoted, start = b[at+1:], false, true
			if len(b) > 0 && b[0] != '"' {
				start = false
			}
			continue
		}
		if start && b[0] == '"' {
			b, quoted, start = b[1:], true, false
			continue
		}
		at := bytes.IndexByte(b, comma)
		if at < 0 {
			return false, false
		}
		b, start = b[at+1:], true
	}
	return quoted, start
}

var (
	errBareQuote = errors.New("a quoted field goes on after its closing quote")
	errOpenQuote = errors.New("a quoted field is never closed")
)

// span is a field of a record, with its quotes.
type span struct{ from, to int }

// csvFields appends the fields of a record without its line end.
func csvFields(dst []span, b []byte, comma byte) ([]span, error) {
	for at := 0; ; {
		from := at
		if at < len(b) && b[at] == '"' {
			for at++; ; at += 2 {
				n := bytes.IndexByte(b[at:], '"')
				if n < 0 {
					return dst, errOpenQuote
				}
				if at += n; at+1 >= len(b) || b[at+1] != '"' {
					break
				}
			}
			if at++; at < len(b) && b[at] != comma {
				return dst, errBareQuote
			}
		} else if n := bytes.IndexByte(b[at:], comma); n >= 0 {
			at += n
		} else {
			at = len(b)
		}
		dst = append(dst, span{from, at})
		if at >= len(b) {
			return dst, nil
		}
		at++
	}
}

// csvValue is what a field says.
func csvValue(field []byte) string {
	if len(field) < 2 || field[0] != '"' {
		return string(field)
	}
	field = field[1 : len(field)-1]
	if bytes.IndexByte(field, '"') >= 0 {
		field = bytes.ReplaceAll(field, []byte(`""`), []byte(`"`))
	}
	return string(field)
}

// appendCSV writes a field, quoted where it has to be or was.
func appendCSV(dst []byte, value string, comma byte, quoted bool) []byte {
	for i := 0; i < len(value) && !quoted; i++ {
		c := value[i]
		quoted = c == comma || c == '"' || c == '\n' || c == '\r'
	}
	if !quoted {
		return append(dst, value...)
	}
	dst = append(dst, '"')
	for i := 0; i < len(value); i++ {
		if value[i] == '"' {
			dst = append(dst, '"')
		}
		dst = append(dst, value[i])
	}
	return append(dst, '"')
}
