package bulk

import (
	"bytes"
	"encoding/json"
	"errors"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

var (
	errNotJSON   = errors.New("not a JSON value")
	errNotObject = errors.New("not a JSON object")
)

// jsonFields finds the values of the named members of an object, each as a span
// of line; one that is absent has an empty span. Of a repeated member the last
// counts, as in encoding/json. The line is checked whole.
func jsonFields(line []byte, names []string, found []span) error {
	clear(found)
	if !json.Valid(line) {
		return errNotJSON
	}
	at := skipSpace(line, 0)
	if line[at] != '{' {
		return errNotObject
	}
	for at = skipSpace(line, at+1); line[at] != '}'; {
		from := at
		at = skipString(line, at)
		name := line[from+1 : at-1]
		at = skipSpace(line, skipSpace(line, at)+1) // the colon
		from = at
		at = skipValue(line, at)
		for i, want := range names {
			if want != "" && (string(name) == want || bytes.IndexByte(name, '\\') >= 0 && jsonString(name) == want) {
				found[i] = span{from, at}
			}
		}
		if at = skipSpace(line, at); line[at] == ',' {
			at = skipSpace(line, at+1)
		}
	}
	return nil
}

// jsonString decodes the inside of a valid string, as encoding/json does: half a
// surrogate pair alone becomes U+FFFD.
func jsonString(inside []byte) string {
	at := bytes.IndexByte(inside, '\\')
	if at < 0 {
		return string(inside)
	}
	var b strings.Builder
	b.Grow(len(inside))
	for ; at >= 0; at = bytes.IndexByte(inside, '\\') {
		b.Write(inside[:at])
		c := inside[at+1]
		inside = inside[at+2:]
		switch c {
		case 'b':
			b.WriteByte('\b')
		case 'f':
			b.WriteByte('\f')
		case 'n':
			b.WriteByte('\n')
		case 'r':
			b.WriteByte('\r')
		case 't':
			b.WriteByte('\t')
		case 'u':
			r := hex4(inside)
			inside = inside[4:]
			if utf16.IsSurrogate(r) {
				pair := utf8.RuneError
				if len(inside) >= 6 && inside[0] == '\\' && inside[1] == 'u' {
					pair = utf16.DecodeRune(r, hex4(inside[2:]))
				}
				if r = pair; r != utf8.RuneError {
					inside = inside[6:]
				}
			}
			b.WriteRune(r)
		default: // quote, backslash, slash
			b.WriteByte(c)
		}
	}
	b.Write(inside)
	return b.String()
}

func hex4(b []byte) rune {
	n, _ := strconv.ParseUint(string(b[:4]), 16, 32) // the string is valid
	return rune(n)
}

// The skippers need a valid line and return the offset after what they skip.

func skipSpace(b []byte, at int) int {
	for at < len(b) && (b[at] == ' ' || b[at] == '\t' || b[at] == '\n' || b[at] == '\r') {
		at++
	}
	return at
}

func skipString(b []byte, at int) int {
	for at++; ; at++ {
		at += bytes.IndexByte(b[at:], '"')
		slashes := 0
		for b[at-1-slashes] == '\\' {
			slashes++
		}
		if slashes%2 == 0 {
			return at + 1
		}
	}
}

func skipValue(b []byte, at int) int {
	depth := 0
	for {
		switch b[at] {
		case '"':
			at = skipString(b, at)
		case '{', '[':
			depth++
			at++
		case '}', ']':
			depth--
			at++
		case ' ', '\t', '\n', '\r', ',', ':':
			at++
			continue
		default:
			for at < len(b) && bytes.IndexByte([]byte(" \t\n\r,:]}"), b[at]) < 0 {
				at++
			}
		}
		if depth == 0 {
			return at
		}
	}
}

const hexDigits = "0123456789abcdef"

// appendJSONString writes valid UTF-8 as a JSON string with nothing escaped that
// need not be.
func appendJSONString(dst []byte, s string) []byte {
	dst = append(dst, '"')
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' {
			i++
			continue
		}
		dst = append(dst, s[from:i]...)
		switch c {
		case '"', '\\':
			dst = append(dst, '\\', c)
		case '\n':
			dst = append(dst, `\n`...)
		case '\r':
			dst = append(dst, `\r`...)
		case '\t':
			dst = append(dst, `\t`...)
		default:
			dst = append(dst, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
		}
		i++
		from = i
	}
	return append(append(dst, s[from:]...), '"')
}
