package token

// Kind is what a token is.
type Kind uint8

// The kinds of tokens.
const (
	Blank   Kind = iota // leading white space of a text
	Word                // letters
	Number              // digits, also with letters (02D)
	Mark                // one punctuation mark or symbol, or one undecodable byte
	Address             // URL, e-mail address, handle, hashtag: never a name, never edited
	Clitic              // English possessive 's or ' after a word
)

// Shape is a set of facts about a word.
type Shape uint16

// The facts about a word.
const (
	Capital  Shape = 1 << iota // the first letter is upper case
	AllCaps                    // two letters or more, no lower-case one
	Camel                      // an upper-case letter follows a lower-case one
	Latin                      // has Latin letters
	Cyrillic                   // has Cyrillic letters
	Other                      // has letters of another script
	Single                     // one letter
	Broken                     // hyphenated over a line end
	Spaced                     // letter-spaced: L A V R O V
	Marked                     // holds marks, soft hyphens or zero-width letters
	Accent                     // has a Latin letter beyond ASCII
	Quoteful                   // has an apostrophe inside
	Digits                     // a word with digits after its letters (Су-35 is two tokens, B2B one)
)

// Mixed reports letters of two scripts in one word.
func (s Shape) Mixed() bool {
	return s&(Latin|Cyrillic) == Latin|Cyrillic || s&Other != 0 && s&(Latin|Cyrillic) != 0
}

// Gap is what white space stands after a token.
type Gap uint8

// The gaps, from narrow to wide.
const (
	GapNone  Gap = iota
	GapSpace     // spaces or tabs
	GapLine      // one line end
	GapPara      // an empty line, or the end of the text
)

// Token is one piece of a view: view[Start:End], then white space to Next.
type Token struct {
	Start, End, Next uint32
	Kind             Kind
	Gap              Gap
	Shape            Shape
	Rune             rune // the mark, for kind Mark; the first letter of a word
}

// Split appends the tokens of view to dst. It allocates only to grow dst.
func Split(dst []Token, view string) []Token {
	s := splitter{view: view, out: dst}
	s.run()
	return s.out
}

type splitter struct {
	view string
	out  []Token
}

func (s *splitter) run() {
	v := s.view
	first := len(s.out)
	for i := 0; i < len(v); {
		r, n := decode(v, i)
		c := classOf(r)
		var t Token
		t.Start = uint32(i)
		switch c & clWhat {
		case clSpace, clNewline:
			// only at the very start: later white space is eaten by the token before it
			t.End = t.Start
			i = s.space(&t, i)
			s.out = append(s.out, t)
			continue
		case clLetter:
			i = s.word(&t, i)
		case clDigit:
			i = s.number(&t, i)
		case clApostrophe:
			if j := s.possessive(i, n, first); j > 0 {
				t.Kind, t.Rune = Clitic, r
				i = j
				break
			}
			t.Kind, t.Rune = Mark, r
			i += n
		default:
			if (r == '@' || r == '#') && i+n < len(v) {
				if j := handle(v, i+n); j > i+n {
					t.Kind = Address
					i = j
					break
				}
			}
			t.Kind, t.Rune = Mark, r
			i += n
			// marks of the same letter never compose with punctuation, but must
			// not be torn from it either
			for i < len(v) {
				r2, n2 := decode(v, i)
				if classOf(r2)&clWhat != clMark {
					break
				}
				i += n2
			}
		}
		t.End = uint32(i)
		i = s.space(&t, i)
		s.out = append(s.out, t)
	}
	if len(s.out) > first {
		s.out[len(s.out)-1].Gap = GapPara
	}
}

// space eats white space from i on into t and returns where it ends.
func (s *splitter) space(t *Token, i int) int {
	v := s.view
	if i < len(v) && v[i] == ' ' && i+1 < len(v) && v[i+1] > ' ' && (v[i+1] < 0x80 || v[i+1] >= 0xc3 && v[i+1] <= 0xdf) {
		t.Gap, t.Next = GapSpace, uint32(i+1)
		return i + 1
	}
	lines, any := 0, false
	for i < len(v) {
		r, n := decode(v, i)
		c := classOf(r) & clWhat
		if c == clNewline {
			if !(r == '\n' && i > 0 && v[i-1] == '\r') {
				lines++
			}
			if r == 0x2029 {
				lines++
			}
		} else if c != clSpace {
			break
		}
		any = true
		i += n
	}
	switch {
	case lines >= 2:
		t.Gap = GapPara
	case lines == 1:
		t.Gap = GapLine
	case any:
		t.Gap = GapSpace
	}
	t.Next = uint32(i)
	return i
}

// word reads a word at i and returns its end.
func (s *splitter) word(t *Token, i int) int {
	v := s.view
	t.Kind = Word
	start := i
	letters, uppers := 0, 0
	lastLower := false
	var shape Shape
	for i < len(v) {
		r, n := decode(v, i)
		c := classOf(r)
		switch c & clWhat {
		case clLetter:
			if letters == 0 {
				t.Rune = r
				if c&clUpper != 0 {
					shape |= Capital
				}
			}
			letters++
			if c&clUpper != 0 {
				uppers++
				if lastLower {
					shape |= Camel
				}
				lastLower = false
			} else {
				lastLower = true
			}
			switch {
			case c&clLatin != 0:
				shape |= Latin
				if r >= 0x80 {
					shape |= Accent
				}
			case c&clCyr != 0:
				shape |= Cyrillic
			default:
				shape |= Other
			}
		case clMark:
			shape |= Marked
		case clDigit:
			shape |= Digits
		case clApostrophe:
			if !s.innerApostrophe(start, i, n, letters, shape) {
				goto done
			}
			shape |= Quoteful
		case clHyphen:
			j := brokenHyphen(v, i, n)
			if j == 0 || letters < 2 {
				goto done
			}
			shape |= Broken
			i = j
			continue
		default:
			goto done
		}
		i += n
	}
done:
	if i+1 < len(v) && shape&Latin != 0 && addressMark[v[i]] && v[i+1] > ' ' {
		if e := address(v, start); e > i {
			t.Kind = Address
			return e
		}
	}
	if letters > 1 && uppers == letters {
		shape |= AllCaps
	}
	if letters == 1 {
		shape |= Single
		if shape&(Capital|Digits) == Capital {
			if e := spaced(v, start, i); e > 0 {
				shape = shape&^Single | Spaced | AllCaps
				i = e
			}
		}
	}
	t.Shape = shape
	return i
}

// innerApostrophe reports whether the apostrophe at i belongs inside the word
// that began at start: О’Брайен, Мар’яна, d'Orsay; but not Bayramov’la or
// Minister's, where what follows is an ending.
func (s *splitter) innerApostrophe(start, i, n, letters int, shape Shape) bool {
	v := s.view
	if i+n >= len(v) || letters == 0 {
		return false
	}
	r, _ := decode(v, i+n)
	c := classOf(r)
	if c&clWhat != clLetter {
		return false
	}
	if shape&Cyrillic != 0 {
		return c&clCyr != 0
	}
	return letters == 1
}

// possessive reads an English possessive at i, right after a word.
func (s *splitter) possessive(i, n, first int) int {
	if len(s.out) == first {
		return 0
	}
	p := s.out[len(s.out)-1]
	if p.Kind != Word || int(p.Next) != i || p.Shape&Latin == 0 {
		return 0
	}
	v := s.view
	if i+n < len(v) && (v[i+n] == 's' || v[i+n] == 'S') {
		if i+n+1 == len(v) {
			return i + n + 1
		}
		if r, _ := decode(v, i+n+1); classOf(r)&clWhat != clLetter {
			return i + n + 1
		}
	}
	return 0
}

// brokenHyphen returns where the word goes on after a hyphen at a line end, 0
// if it does not: the next line must start with a lower-case letter.
func brokenHyphen(v string, i, n int) int {
	j := i + n
	if j >= len(v) || v[j] != '\n' && v[j] != '\r' {
		return 0
	}
	if v[j] == '\r' {
		j++
	}
	if j < len(v) && v[j] == '\n' {
		j++
	}
	if j >= len(v) {
		return 0
	}
	r, _ := decode(v, j)
	if c := classOf(r); c&clWhat == clLetter && c&clUpper == 0 {
		return j
	}
	return 0
}

// spaced returns the end of letter-spaced capitals that begin with the letter
// v[start:end], 0 if there are fewer than four. Longer than 40 letters is no
// word.
func spaced(v string, start, end int) int {
	count, last := 1, end
	for i := end; i < len(v) && count <= 40; {
		if v[i] != ' ' || i+1 >= len(v) {
			break
		}
		r, n := decode(v, i+1)
		if c := classOf(r); c&clWhat != clLetter || c&clUpper == 0 {
			break
		}
		j := i + 1 + n
		if j < len(v) {
			r2, _ := decode(v, j)
			if w := classOf(r2) & clWhat; w != clSpace && w != clNewline && w != clPunct && w != clOther {
				break
			}
			if r2 == '.' { // initials
				break
			}
		}
		count++
		i, last = j, j
	}
	if count < 4 || count > 40 {
		return 0
	}
	return last
}

// number reads digits at i, with inner dots and commas left to marks and
// letters that follow directly (02D, 5G) taken along.
func (s *splitter) number(t *Token, i int) int {
	v := s.view
	t.Kind = Number
	for i < len(v) {
		r, n := decode(v, i)
		if w := classOf(r) & clWhat; w != clDigit && w != clMark && w != clLetter {
			break
		}
		i += n
	}
	return i
}
