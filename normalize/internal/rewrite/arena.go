package rewrite

import "unsafe"

// Arena holds the strings made for one Result in a few large pieces instead of
// one allocation each. A piece is written once and never reused: it belongs to
// the strings.
type Arena struct{ piece []byte }

// arenaPiece is the size of the first piece.
const arenaPiece = 1 << 10

// Reset starts a new Result.
func (a *Arena) Reset() { a.piece = nil }

// Join returns the parts put together.
func (a *Arena) Join(parts ...string) string {
	n := 0
	for _, p := range parts {
		n += len(p)
	}
	if n == 0 {
		return ""
	}
	a.room(n)
	from := len(a.piece)
	for _, p := range parts {
		a.piece = append(a.piece, p...)
	}
	return unsafe.String(&a.piece[from], n) // these bytes are never written again
}

// Copy returns the bytes as a string.
func (a *Arena) Copy(b []byte) string {
	if len(b) == 0 {
		return ""
	}
	a.room(len(b))
	from := len(a.piece)
	a.piece = append(a.piece, b...)
	return unsafe.String(&a.piece[from], len(b)) // these bytes are never written again
}

// room makes place for n bytes behind what is written.
func (a *Arena) room(n int) {
	if cap(a.piece)-len(a.piece) < n {
		a.piece = make([]byte, 0, max(arenaPiece, 2*cap(a.piece), n))
	}
}
