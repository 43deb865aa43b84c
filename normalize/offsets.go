package normalize

import "unicode/utf8"

// unit is what offsets of a Result count.
type unit uint8

const (
	codePoints unit = iota
	byteUnits
	utf16Units
)

var unitNames = [...]string{"code-point", "byte", "utf16"}

func parseUnit(s string) (unit, bool) {
	if s == "" {
		return codePoints, true
	}
	for u, name := range unitNames {
		if s == name {
			return unit(u), true
		}
	}
	return 0, false
}

// counter turns byte offsets of a text, asked in rising order, into another
// unit; an offset before the last one starts over, so the order is a matter of
// speed only.
type counter struct {
	text string
	unit unit
	at   int // bytes
	n    int // units
}

func (c *counter) count(offset int) int {
	if c.unit == byteUnits {
		return offset
	}
	if offset < c.at {
		c.at, c.n = 0, 0
	}
	s := c.text[c.at:offset]
	switch c.unit {
	case codePoints:
		c.n += utf8.RuneCountInString(s)
	default:
		for _, r := range s {
			c.n++
			if r >= 0x10000 {
				c.n++
			}
		}
	}
	c.at = offset
	return c.n
}
