package translit

import (
	"bytes"

	"golang.org/x/text/transform"
)

// NewTransformer returns a transformer for one stream: the output does not
// depend on how the stream is cut. It holds back the text after the last space
// or line break, so a stream without any is kept in memory until its end.
func (s *Scheme) NewTransformer() transform.Transformer { return &stream{scheme: s} }

// A stream keeps whole words: in is the start of an unfinished one, out is
// output that the caller had no room for.
type stream struct {
	scheme  *Scheme
	in, out []byte
	sent    int // bytes of out already handed over
}

// Reset implements transform.Transformer.
func (t *stream) Reset() { t.in, t.out, t.sent = t.in[:0], t.out[:0], 0 }

// Transform implements transform.Transformer.
func (t *stream) Transform(dst, src []byte, atEOF bool) (nDst, nSrc int, err error) {
	nDst = t.flush(dst)
	if t.sent < len(t.out) {
		return nDst, 0, transform.ErrShortDst
	}
	cut := len(src)
	if !atEOF {
		// A space joins no letter and no mark before it, so both contexts and
		// composition end there.
		cut = bytes.LastIndexByte(src, '\n') + 1
		if !t.scheme.machine.looks {
			cut = max(cut, bytes.LastIndexByte(src, ' ')+1)
		}
	}
	if cut > 0 || atEOF && len(t.in) > 0 {
		t.in = append(t.in, src[:cut]...)
		t.sent = 0
		t.out = t.scheme.Append(t.out[:0], string(t.in))
		t.in = t.in[:0]
	}
	t.in = append(t.in, src[cut:]...)
	nDst += t.flush(dst[nDst:])
	if t.sent < len(t.out) {
		err = transform.ErrShortDst
	}
	return nDst, len(src), err
}

func (t *stream) flush(dst []byte) int {
	n := copy(dst, t.out[t.sent:])
	t.sent += n
	return n
}
