package translit

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// compose returns src in NFC. Asking norm about every rune costs more than the
// transliteration itself, so only pieces with a byte that starts a rune able
// to compose are asked about; a byte search is cheap. A piece ends after a
// space, which composes with nothing.
func compose(src string) string {
	for i := 0; i < len(src); {
		end := pieceEnd(src, i)
		if piece := src[i:end]; mayCompose(piece) && !norm.NFC.IsNormalString(piece) {
			return norm.NFC.String(src)
		}
		i = end
	}
	return src
}

// pieceSize keeps a piece in the nearest cache while it is searched.
const pieceSize = 4096

func pieceEnd(src string, i int) int {
	if len(src)-i <= pieceSize {
		return len(src)
	}
	if k := strings.LastIndexByte(src[i:i+pieceSize], ' '); k >= 0 {
		return i + k + 1
	}
	if k := strings.IndexByte(src[i+pieceSize:], ' '); k >= 0 {
		return i + pieceSize + k + 1
	}
	return len(src)
}

// mayCompose reports whether src may change under NFC: it has a combining mark
// of U+0300..U+036F, or a rune of the blocks that hold other marks or runes
// that NFC replaces. Cyrillic, Georgian, Armenian, Latin, general punctuation
// and emoji do not answer true.
func mayCompose(src string) bool {
	// U+0300..U+037F; the middle dot U+0387; Arabic madda and hamza.
	for _, lead := range [...]byte{0xCC, 0xCD, 0xCE, 0xD9, 0xE0, 0xE3, 0xEA, 0xEF} {
		if strings.IndexByte(src, lead) >= 0 {
			return true
		}
	}
	return has(src, 0xE1, func(a, b byte) bool { return a != 0x82 && a != 0x83 && a != 0xB2 }) ||
		has(src, 0xF0, func(a, b byte) bool { return a != 0x9F }) ||
		has(src, 0xE2, func(a, b byte) bool {
			switch a {
			case 0x80:
				return b == 0x80 || b == 0x81 // two kinds of space
			case 0x84:
				return b == 0xA6 || b == 0xAA || b == 0xAB // ohm, kelvin, ångström
			}
			// Combining marks for symbols, angle brackets, and a fork; arrows
			// and operators with a stroke.
			return a != 0x81 && a != 0x82
		})
}

// has reports whether a lead byte of src is followed by two bytes that follow
// accepts.
func has(src string, lead byte, follow func(a, b byte) bool) bool {
	for {
		i := strings.IndexByte(src, lead)
		if i < 0 || i+2 >= len(src) {
			return i >= 0
		}
		if follow(src[i+1], src[i+2]) {
			return true
		}
		src = src[i+1:]
	}
}
