package translit

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// compose returns src in NFC. Asking norm costs more than the transliteration
// itself, so a text without a byte that starts a rune able to compose is
// returned as it is; a byte search is cheap.
func compose(src string) string {
	if !mayCompose(src) || norm.NFC.IsNormalString(src) {
		return src
	}
	return norm.NFC.String(src)
}

// mayCompose reports whether src may change under NFC: it has a combining mark
// of U+0300..U+036F, or a rune of the blocks that hold other marks or
// singletons. Cyrillic, Georgian, Armenian, Latin and general punctuation
// without marks do not answer true.
func mayCompose(src string) bool {
	if strings.IndexByte(src, 0xCC) >= 0 || strings.IndexByte(src, 0xCD) >= 0 {
		return true
	}
	// Arabic madda and hamza (U+0653..U+0655) and the letters around them.
	if strings.IndexByte(src, 0xD9) >= 0 {
		return true
	}
	for _, lead := range [...]byte{0xE0, 0xE1, 0xE3, 0xEF, 0xF0} {
		if i := strings.IndexByte(src, lead); i >= 0 {
			if lead != 0xE1 || !georgianOnly(src[i:]) {
				return true
			}
		}
	}
	for _, single := range singletons {
		if strings.Contains(src, single) {
			return true
		}
	}
	return false
}

// georgianOnly reports whether every byte 0xE1 of src starts a Georgian letter.
func georgianOnly(src string) bool {
	for i := 0; i+1 < len(src); i++ {
		if src[i] == 0xE1 && src[i+1] != 0x82 && src[i+1] != 0x83 && src[i+1] != 0xB2 {
			return false
		}
	}
	return true
}

// singletons are the runes of the remaining blocks that NFC replaces alone.
var singletons = [...]string{"\u0387", "\u2000", "\u2001", "\u2126", "\u212A", "\u212B", "\u2329", "\u232A", "\u2ADC"}
