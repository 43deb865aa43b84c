package normalize

import "unicode/utf8"

// InvalidUTF8 is the offset of the first byte of b that is not part of valid
// UTF-8, or -1. The normalizer takes any bytes and keeps them; callers whose
// format asks for UTF-8 (JSON, records, files) tell with it where theirs ends.
// The cost is that of one pass.
func InvalidUTF8(b []byte) int {
	if utf8.Valid(b) {
		return -1
	}
	for at := 0; at < len(b); {
		r, n := utf8.DecodeRune(b[at:])
		if r == utf8.RuneError && n == 1 {
			return at
		}
		at += n
	}
	return -1
}
