package text

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// View is a text as the other rooms read it, with the way back to the source.
// The zero value is an empty view; a View may be decoded into again and again.
type View struct {
	Text string // what is read; the source itself when nothing had to change

	src  string
	runs []run
	buf  []byte
}

// run says that the view bytes from v on come from the source bytes from s on,
// up to the next run. Inside a solid run the bytes do not correspond one to
// one; cut marks a run before which source bytes (a tag, a marker) were left
// out.
type run struct {
	v, s       int32
	solid, cut bool
}

// maxSegment is the longest base letter with its marks that is composed; what
// is longer is not language but noise and stays as it is.
const maxSegment = 64

// Decode makes v the view of plain text. It allocates only when src is not in
// NFC where that matters.
func (v *View) Decode(src string) {
	v.src, v.Text, v.runs = src, src, v.runs[:0]
	i := nextSuspect(src, 0)
	if i < 0 {
		return
	}
	done := 0
	v.buf = v.buf[:0]
	for i >= 0 {
		begin := segmentStart(src, i, done)
		end := begin + norm.NFC.NextBoundaryInString(src[begin:], true)
		if end <= i { // the boundary fell before the mark: step over it
			_, n := utf8.DecodeRuneInString(src[i:])
			end = i + n
		}
		seg := src[begin:end]
		if len(seg) <= maxSegment && utf8.ValidString(seg) && !norm.NFC.IsNormalString(seg) {
			v.linear(src, done, begin)
			v.solid(norm.NFC.String(seg), begin, end)
			done = end
		}
		i = nextSuspect(src, end)
	}
	if len(v.runs) == 0 {
		return
	}
	v.linear(src, done, len(src))
	v.finish()
}

// nextSuspect finds the next byte at or after i that may start a rune which is
// not NFC or composes with the one before; -1 if there is none. Cyrillic,
// Latin, Greek and ordinary punctuation are passed without decoding.
func nextSuspect(s string, i int) int {
	for ; i < len(s); i++ {
		c := s[i]
		if c < 0xCC {
			continue
		}
		switch {
		case c == 0xCC || c == 0xCD: // U+0300–U+037F
			return i
		case c <= 0xDF: // Greek to U+07FF: Arabic and Hebrew marks compose rarely
			if c >= 0xD6 && c != 0xD7 {
				return i
			}
			if c == 0xD2 && i+1 < len(s) && s[i+1] >= 0x83 && s[i+1] <= 0x89 {
				return i
			}
		case c == 0xE2:
			if i+2 < len(s) && s[i+1] == 0x80 && s[i+2] > 0x81 {
				continue
			}
			return i
		default:
			return i
		}
	}
	return -1
}

// segmentStart is the start of the rune before i, not before done.
func segmentStart(s string, i, done int) int {
	if i == done || i == 0 {
		return i
	}
	_, n := utf8.DecodeLastRuneInString(s[done:i])
	return i - n
}

func (v *View) linear(src string, from, to int) {
	if from >= to {
		return
	}
	v.runs = append(v.runs, run{v: int32(len(v.buf)), s: int32(from)})
	v.buf = append(v.buf, src[from:to]...)
}

func (v *View) solid(text string, from, to int) {
	v.runs = append(v.runs, run{v: int32(len(v.buf)), s: int32(from), solid: true})
	v.buf = append(v.buf, text...)
	// The end of a solid run is known by the next run; close it here so that a
	// solid run at the very end has one too.
	v.runs = append(v.runs, run{v: int32(len(v.buf)), s: int32(to)})
}

func (v *View) finish() {
	v.Text = string(v.buf)
	// A closing run that the next linear run repeats is dropped.
	out := v.runs[:0]
	for i, r := range v.runs {
		if i+1 < len(v.runs) && v.runs[i+1].v == r.v && !r.solid {
			v.runs[i+1].cut = v.runs[i+1].cut || r.cut || v.runs[i+1].s != r.s
			continue
		}
		out = append(out, r)
	}
	v.runs = out
}

// at is the index of the last run that starts at or before view offset o.
func (v *View) at(o int) int {
	lo, hi := 0, len(v.runs)
	for lo < hi {
		m := (lo + hi) / 2
		if int(v.runs[m].v) <= o {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo - 1
}

// Source leads a half-open span of the view back to the source, in bytes. A
// span that cuts through a composed letter grows to the whole letter.
func (v *View) Source(start, end int) (int, int) {
	if len(v.runs) == 0 {
		return start, end
	}
	return v.sourceStart(start), v.sourceEnd(start, end)
}

func (v *View) sourceStart(o int) int {
	i := v.at(o)
	if i < 0 {
		return 0
	}
	r := v.runs[i]
	if r.solid {
		return int(r.s)
	}
	return int(r.s) + o - int(r.v)
}

func (v *View) sourceEnd(start, end int) int {
	if end <= start {
		return v.sourceStart(start)
	}
	i := v.at(end - 1)
	if i < 0 {
		return 0
	}
	r := v.runs[i]
	if r.solid {
		return int(v.runs[i+1].s)
	}
	return int(r.s) + end - int(r.v)
}

// Whole reports whether a span of the view stands in one piece in the source:
// no tag or marker was left out inside it, so that it may be replaced.
func (v *View) Whole(start, end int) bool {
	if len(v.runs) == 0 {
		return true
	}
	for i := v.at(start) + 1; i < len(v.runs) && int(v.runs[i].v) < end; i++ {
		if v.runs[i].cut {
			return false
		}
	}
	return true
}

// Same reports whether the view is the source itself.
func (v *View) Same() bool { return len(v.runs) == 0 }

// Edit replaces the source bytes [Start, End) by New.
type Edit struct {
	Start, End int
	New        string
}

// Apply replaces the edits, which are sorted and disjoint, in src. It returns
// src itself when there are none.
func Apply(src string, edits []Edit) string {
	if len(edits) == 0 {
		return src
	}
	n := len(src)
	for _, e := range edits {
		n += len(e.New) - (e.End - e.Start)
	}
	var b strings.Builder
	b.Grow(n)
	at := 0
	for _, e := range edits {
		b.WriteString(src[at:e.Start])
		b.WriteString(e.New)
		at = e.End
	}
	b.WriteString(src[at:])
	return b.String()
}
