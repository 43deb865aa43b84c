package translit

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// beam bounds the readings followed at once; longest bounds a word that is
// read back, in bytes (a longer one passes through).
const (
	beamWidth   = 48
	longestWord = 256
)

// inverse reads outputs of a machine back. Where the scheme file writes its
// own reverse rules, they are a machine of their own.
type inverse struct {
	pieces map[byte][]piece // by first byte of out, likeliest first
	own    *machine
	habits map[string]int32 // of a lossy scheme: see habit
	signs  map[rune]bool    // runes of outputs that are no letters
}

// piece is one rule seen from its output.
type piece struct {
	out  string // lower case
	from string
	cost int32
	mute bool // out has neither small letters nor capitals
	// rules are those that write from as out; one of them must allow what
	// stands before.
	rules []*rule
}

// mayFollow reports whether a rule of the piece may apply after text, as far
// as the one letter before tells.
func (p *piece) mayFollow(text string, c casing) bool {
	last, _ := utf8.DecodeLastRuneInString(text)
	if text != "" && (isApostrophe(last) || isIgnorable(last)) {
		return true
	}
	last = c.lower(last)
	for _, r := range p.rules {
		if r.mayFollow(last, text == "") {
			return true
		}
	}
	return false
}

func (r *rule) mayFollow(last rune, start bool) bool {
	one := func(c context) bool { return len(c) > 1 || c[0].holds(last, start) }
	if slices.ContainsFunc(r.notAft, func(c context) bool { return len(c) == 1 && c[0].holds(last, start) }) {
		return false
	}
	return len(r.after) == 0 || slices.ContainsFunc(r.after, one)
}

func (s *Scheme) inverse() *inverse {
	s.reverseOnce.Do(func() {
		if len(s.def.back) > 0 {
			own := make([]*rule, len(s.def.back))
			for i, r := range s.def.back {
				c := *r
				own[i] = &c
			}
			s.reverse = &inverse{own: compile(own, casingOf(s.def.to), casingOf(s.def.from), false)}
			return
		}
		v := &inverse{pieces: map[byte][]piece{}, signs: map[rune]bool{}}
		if !s.Reversible() {
			lang, _, _ := strings.Cut(s.From(), "-")
			v.habits = habitCosts(lang)
		}
		seen := map[[2]string]*piece{}
		var order []*piece
		for i, r := range s.machine.rules {
			p := piece{out: s.machine.dst.lowerString(r.out[0]), from: string(r.from)}
			key := [2]string{p.out, p.from}
			if old := seen[key]; old != nil {
				old.rules = append(old.rules, r)
				continue
			}
			for _, r := range p.out {
				v.signs[r] = v.signs[r] || !s.machine.isLetter(r)
			}
			p.mute = s.machine.dst.upperString(p.out) == p.out
			p.rules = []*rule{r}
			// A rule with a context is the less usual spelling; a longer
			// output is the surer reading.
			p.cost = int32(i/64) + int32(4*len(r.from))
			if len(r.after)+len(r.before)+len(r.notAft)+len(r.notBef) > 0 {
				p.cost += 2
			}
			if p.out == "" {
				p.cost += 40 // letters that leave no trace are guessed last
			}
			seen[key] = &p
			order = append(order, &p)
		}
		for _, p := range order {
			var first byte
			if p.out != "" {
				first = p.out[0]
			}
			v.pieces[first] = append(v.pieces[first], *p)
		}
		for b := range v.pieces {
			slices.SortStableFunc(v.pieces[b], func(x, y piece) int { return len(y.out) - len(x.out) })
		}
		s.reverse = v
	})
	return s.reverse
}

// Reverse reads src, a text in the target script, back into the source script:
// at most n readings, the likeliest first, found by the rules alone. For a
// reversible scheme the first is exact for every output of the scheme; a lossy
// one returns what may have been written. Words that no reading fits are
// passed through. Time is linear in src for a fixed n.
func (s *Scheme) Reverse(src string, n int) []string {
	if n <= 0 {
		return nil
	}
	src = compose(src)
	v := s.inverse()
	if v.own != nil {
		return []string{string(v.own.append(nil, src))}
	}
	outs := []string{""}
	costs := []int32{0}
	for i := 0; i < len(src); {
		j, letter := i, false
		for j < len(src) {
			r, w := utf8.DecodeRuneInString(src[j:])
			in := s.reads(r)
			if j > i && in != letter {
				break
			}
			letter = in
			j += w
		}
		if !letter || j-i > longestWord {
			for k := range outs {
				outs[k] += src[i:j]
			}
			i = j
			continue
		}
		outs, costs = product(outs, costs, s.readings(src[i:j], max(n, 3)), n)
		i = j
	}
	return outs
}

// reads reports whether r may be part of an output word.
func (s *Scheme) reads(r rune) bool {
	if isApostrophe(r) || isIgnorable(r) {
		return true
	}
	low := s.machine.dst.lower(r)
	if s.machine.isLetter(low) {
		return true
	}
	return r >= 0x2B0 && r <= 0x2FF || s.inverse().signs[r]
}

type wordReading struct {
	text string
	cost int32
}

func product(outs []string, costs []int32, next []wordReading, n int) ([]string, []int32) {
	if len(next) == 1 {
		for k := range outs {
			outs[k] += next[0].text
		}
		return outs, costs
	}
	var all []wordReading
	for k := range outs {
		for _, r := range next {
			all = append(all, wordReading{outs[k] + r.text, costs[k] + r.cost})
		}
	}
	slices.SortStableFunc(all, func(a, b wordReading) int { return int(a.cost - b.cost) })
	if len(all) > n {
		all = all[:n]
	}
	outs, costs = outs[:0], costs[:0]
	for _, a := range all {
		outs, costs = append(outs, a.text), append(costs, a.cost)
	}
	return outs, costs
}

// hypothesis is a reading of the first bytes of a word.
type hypothesis struct {
	text string
	cost int32
	low  string // with ^ before, in small letters: for habits, else empty
}

// readings lists the readings of one word whose transliteration is the word
// again, the likeliest first; failing that the best that is not.
func (s *Scheme) readings(word string, n int) []wordReading {
	// at[i] is where the letter of low[i:] stands in word: lowering may change
	// the length of a letter (İ).
	var lows strings.Builder
	at := make([]int, 0, len(word)+1)
	for i, r := range word {
		n := lows.Len()
		lows.WriteRune(s.machine.dst.lower(r))
		for ; n < lows.Len(); n++ {
			at = append(at, i)
		}
	}
	at = append(at, len(word))
	low := lows.String()
	states := make([][]hypothesis, len(low)+1)
	states[0] = []hypothesis{{low: "^"}}
	caser := s.machine.src
	for i := 0; i < len(low); i++ {
		if len(states[i]) == 0 {
			continue
		}
		states[i] = s.silent(prune(states[i], beamWidth), low[max(0, i-1):i])
		up := capitalAt(word, at[i], s.machine.dst)
		for _, p := range s.inverse().pieces[low[i]] {
			if !strings.HasPrefix(low[i:], p.out) {
				continue
			}
			from, up := p.from, up
			if p.mute {
				up = muteUp(word, at[i], at[i+len(p.out)], s.machine.dst)
			}
			if up {
				from = caser.title(from)
				if len(p.from) > 2 && allCapitals(word[at[i]:at[i+len(p.out)]], s.machine.dst) {
					from = caser.upperString(p.from)
				}
			}
			for _, h := range states[i] {
				if !p.mayFollow(h.text, caser) {
					continue
				}
				states[i+len(p.out)] = append(states[i+len(p.out)], s.extend(h, from, p.from, p.cost))
			}
		}
		r, w := utf8.DecodeRuneInString(low[i:])
		if w > 0 && (isIgnorable(r) || isApostrophe(r) || len(s.inverse().pieces[low[i]]) == 0 || !s.anyPiece(low[i:])) {
			for _, h := range states[i] {
				states[i+w] = append(states[i+w], s.extend(h, word[at[i]:at[i+w]], low[i:i+w], 100))
			}
		}
	}
	last := s.silent(prune(states[len(low)], beamWidth), word)
	for i, h := range last {
		last[i].cost += s.inverse().habitCost(h.low+"$", len(h.low))
	}
	last = prune(last, beamWidth)
	var out, wrong []wordReading
	seen := map[string]bool{}
	for _, h := range last {
		if seen[h.text] {
			continue
		}
		seen[h.text] = true
		if s.String(h.text) == word {
			out = append(out, wordReading{h.text, h.cost})
		} else {
			wrong = append(wrong, wordReading{h.text, h.cost + 1000})
		}
	}
	if len(out) == 0 {
		if len(wrong) == 0 {
			return []wordReading{{word, 2000}}
		}
		out = wrong[:1]
	}
	if len(out) > n {
		out = out[:n]
	}
	return out
}

// extend adds letters to a reading: small is what they are without case.
func (s *Scheme) extend(h hypothesis, letters, small string, cost int32) hypothesis {
	next := hypothesis{text: h.text + letters, cost: h.cost + cost}
	if v := s.inverse(); len(v.habits) > 0 {
		next.low = h.low + small
		next.cost += v.habitCost(next.low, len(h.low))
	}
	return next
}

func (s *Scheme) anyPiece(low string) bool {
	for _, p := range s.inverse().pieces[low[0]] {
		if strings.HasPrefix(low, p.out) {
			return true
		}
	}
	return false
}

// silent adds readings with a letter that leaves no trace after the last one.
func (s *Scheme) silent(hs []hypothesis, before string) []hypothesis {
	if before == "" {
		return hs
	}
	for _, p := range s.inverse().pieces[0] {
		for _, h := range hs[:len(hs):len(hs)] {
			if p.mayFollow(h.text, s.machine.src) && (len(p.rules[0].after) > 0 || !strings.HasSuffix(h.text, p.from)) {
				hs = append(hs, s.extend(h, p.from, p.from, p.cost))
			}
		}
	}
	return prune(hs, beamWidth)
}

func prune(hs []hypothesis, n int) []hypothesis {
	slices.SortStableFunc(hs, func(a, b hypothesis) int { return int(a.cost - b.cost) })
	if len(hs) > n {
		hs = hs[:n]
	}
	return hs
}

func capitalAt(word string, i int, c casing) bool {
	if i >= len(word) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(word[i:])
	return c.lower(r) != r
}

// muteUp decides the case of a letter whose output word[i:j] shows none: a
// capital among capitals (ТОЛЬКО, БЫТЬ), small after the one capital of a word
// (Ль). Alone it is a capital: no word is a small sign, a title may be («Ъ»).
func muteUp(word string, i, j int, c casing) bool {
	capitals, small := 0, 0
	for k, r := range word {
		switch {
		case i <= k && k < j:
		case c.lower(r) != r:
			capitals++
		case c.upper(r) != r:
			small++
		}
	}
	switch {
	case capitals+small == 0:
		return true
	case small == 0:
		return capitals > 1
	}
	return capitalAt(word, j, c) && lastCapital(word[:i], c)
}

// lastCapital reports whether the last cased letter of word is a capital.
func lastCapital(word string, c casing) bool {
	last := false
	for _, r := range word {
		if c.lower(r) != r || c.upper(r) != r {
			last = c.lower(r) != r
		}
	}
	return last
}

func allCapitals(word string, c casing) bool {
	for _, r := range word {
		if c.lower(r) == r && c.upper(r) != r {
			return false
		}
	}
	return true
}
