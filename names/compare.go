package names

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf8"
)

// SameThreshold is the score from which [Match] calls two names one.
const SameThreshold = 0.70

// Comparison is the answer of [Match].
type Comparison struct {
	// Score is in [0, 1]: how sure it is that both spellings name one bearer.
	Score float64 `json:"score"`
	// Verdict is "same" from SameThreshold on, else "different".
	Verdict string `json:"verdict"`
	// Reasons tell which part answered which, in the order of the first name.
	Reasons []Reason `json:"reasons"`
}

// Reason is one step of a decision: a stable rule id and a detail to read.
type Reason struct {
	Rule   string `json:"rule"`
	Detail string `json:"detail"`
}

// relation is what is known of two given names beside their sound.
type relation uint8

const (
	unrelated relation = iota // nothing is known
	sameName                  // spellings of one name, or cognates
	shortOf                   // one is a short form of the other
	otherName                 // both are known, as different names
)

// knowledge is what a comparison asks of the dictionary.
type knowledge interface {
	relate(a, b string) relation // of two folded given names
	oneSurname(a, b string) bool // of two folded surnames, which the dictionary knows as spellings of one
}

// pairing is how two words answer each other.
type pairing struct {
	score float64
	rule  string
}

// compareWords scores two words of one role.
func compareWords(a, b *Word, know knowledge) pairing {
	if a.Initial || b.Initial {
		return compareInitial(a, b)
	}
	if a.folded == b.folded {
		return pairing{1, "equal"}
	}
	t := sounds()
	cost, weight := t.distance(a.sounds, b.sounds)
	s := likeness(cost, weight, a.Role == Surname && (regular(a.folded) || regular(b.folded)))
	if know != nil && a.Role == Given {
		switch know.relate(a.folded, b.folded) {
		case sameName:
			return pairing{max(s, 0.97), "cognate"}
		case shortOf:
			return pairing{max(s, 0.9), "short-form"}
		case otherName:
			if s < 0.85 { // Sergey and Serge are known apart, but one man may bear both
				return pairing{min(s, 0.55), "other-given-name"}
			}
		}
	}
	if know != nil && a.Role == Surname && s < 0.97 && know.oneSurname(a.folded, b.folded) {
		return pairing{0.97, "surname-spelling"}
	}
	switch {
	case cost <= 0.12*float32(max(len(a.sounds), 1)):
		return pairing{s, "same-sound"}
	case s >= 0.8:
		return pairing{s, "near-sound"}
	}
	return pairing{s, "other-sound"}
}

// compareInitial compares an initial with a word or another initial, by the
// sounds that the letter may begin with.
func compareInitial(a, b *Word) pairing {
	if len(a.sounds) == 0 || len(b.sounds) == 0 {
		return pairing{0.5, "initial"}
	}
	t := sounds()
	x, y := a.sounds[0], b.sounds[0]
	if x == y || t.near[x][y] <= 0.3 {
		return pairing{0.86, "initial"}
	}
	// A glide before the vowel (Е. = Ye…) is no contradiction.
	for _, p := range [][2][]sound{{a.sounds, b.sounds}, {b.sounds, a.sounds}} {
		if len(p[0]) > 1 && (t.names[p[0][0]] == "y") && t.near[p[0][1]][p[1][0]] <= 0.1 {
			return pairing{0.86, "initial"}
		}
	}
	return pairing{0.2, "other-initial"}
}

// compareList aligns the words of one role in both names, in order, each with
// its best partner; the score is that of the worst pair of the shorter list,
// eased by the mean. Hyphenated words are also tried as one and as parts.
func compareList(a, b []*Word, know knowledge, role Role, reasons *[]Reason) float64 {
	if len(a) == 0 || len(b) == 0 {
		return -1
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	lowest, sum := 1.0, 0.0
	var used [8]bool
	for _, x := range a {
		best, at := pairing{score: -1}, -1
		for j, y := range b {
			if j < len(used) && used[j] {
				continue
			}
			if p := compareWords(x, y, know); p.score > best.score {
				best, at = p, j
			}
		}
		if at < 0 {
			break
		}
		if at < len(used) {
			used[at] = true
		}
		if reasons != nil {
			*reasons = append(*reasons, Reason{best.rule, fmt.Sprintf("%s %s ↔ %s (%.2f)", role, x.Text, b[at].Text, best.score)})
		}
		lowest = min(lowest, best.score)
		sum += best.score
	}
	s := 0.7*lowest + 0.3*sum/float64(len(a))
	if joined := compareJoined(a, b); joined > s {
		s = joined
		if reasons != nil {
			*reasons = append(*reasons, Reason{"joined", fmt.Sprintf("%s written as one (%.2f)", role, joined)})
		}
	}
	if extra := len(b) - len(a); extra > 0 && role == Surname {
		s -= 0.06 * float64(extra)
	}
	return s
}

// compareJoined compares the words of a role run together (Al Zawahiri,
// Аз-Завахири; Ким Чен Ын, Kim Jong-un).
func compareJoined(a, b []*Word) float64 {
	if len(a) == 1 && len(b) == 1 && !strings.ContainsRune(a[0].folded+b[0].folded, '-') {
		return 0
	}
	t := sounds()
	var x, y []sound
	for _, w := range a {
		if w.Initial {
			return 0
		}
		x = append(x, w.sounds...)
	}
	for _, w := range b {
		if w.Initial {
			return 0
		}
		y = append(y, w.sounds...)
	}
	cost, weight := t.distance(x, y)
	return likeness(cost, weight, false)
}

// compareWhole compares two names run together, for names whose words are
// cut differently (Ocasio Cortez, Окасио-Кортес). It asks for nearly the same
// sound: what the longer text would forgive, a different name may need.
func compareWhole(a, b Name) float64 {
	if len(a.Words) == len(b.Words) && !strings.ContainsRune(a.Text+b.Text, '-') {
		return 0
	}
	t := sounds()
	whole := func(n Name) (out []sound) {
		for i := range n.Words {
			if w := &n.Words[i]; w.Role <= Particle && w.Role != Patronymic {
				if w.Initial {
					return nil
				}
				out = append(out, w.sounds...)
			}
		}
		return out
	}
	x, y := whole(a), whole(b)
	if len(x) < 6 || len(y) < 6 {
		return 0
	}
	cost, _ := t.distance(x, y)
	return 0.95 - 0.5*float64(cost)
}

// likeness is 1 for one sound and falls with the cost of aligning two words;
// longer words may differ a little more. Surnames with Slavic or Caucasian
// endings are spelled by rule in every script, and all their bearers share the
// ending: there an unrelated consonant parts two names. Western names are
// respelled by ear, with a wider spread.
func likeness(cost, weight float32, regular bool) float64 {
	base, slope := float32(2.4), float32(0.5)
	if regular {
		base, slope = 1.6, 0.12
	}
	return math.Max(0, 1-float64(cost/(base+slope*weight)))
}

// regular tells whether a folded surname has an ending that standards spell
// by rule.
func regular(w string) bool { return parsing().looksSurname(w) }

// compare scores two parsed names. Surnames must answer each other; given
// names must not contradict; a missing patronymic or given name costs little.
func compare(a, b Name, know knowledge, explain bool) Comparison {
	if a.Text == b.Text && len(a.Words) > 0 {
		return Comparison{Score: 1, Verdict: "same", Reasons: []Reason{{"equal", "the names are written alike"}}}
	}
	var reasons []Reason
	keep := &reasons
	if !explain {
		keep = nil
	}
	best := compareOrder(a, b, know, keep)
	// A name may stand surname first without saying so.
	if best < 0.97 && swappable(b) {
		var other []Reason
		into := &other
		if !explain {
			into = nil
		}
		if s := compareOrder(a, swapped(b), know, into) - 0.04; s > best {
			best, reasons = s, append([]Reason{{"order", "the second name stands surname first"}}, other...)
		}
	}
	if best < SameThreshold {
		if s := compareWhole(a, b); s >= SameThreshold {
			best, reasons = s, append(reasons, Reason{"whole", fmt.Sprintf("the names sound alike when run together (%.2f)", s)})
		}
	}
	c := Comparison{Score: clamp(best), Verdict: "different", Reasons: reasons}
	if c.Score >= SameThreshold {
		c.Verdict = "same"
	}
	if c.Reasons == nil {
		c.Reasons = []Reason{}
	}
	return c
}

func clamp(s float64) float64 { return min(1, max(0, s)) }

func swappable(n Name) bool { return len(n.Words) == 2 && !n.Words[0].Initial && !n.Words[1].Initial }

func swapped(n Name) Name {
	w := []Word{n.Words[0], n.Words[1]}
	w[0].Role, w[1].Role = w[1].Role, w[0].Role
	return Name{Text: n.Text, Words: w}
}

func (n *Name) words(r Role, into []*Word) []*Word {
	for i := range n.Words {
		if n.Words[i].Role == r {
			into = append(into, &n.Words[i])
		}
	}
	return into
}

func compareOrder(a, b Name, know knowledge, reasons *[]Reason) float64 {
	var buf [24]*Word
	sa, sb := a.words(Surname, buf[0:0:4]), b.words(Surname, buf[4:4:8])
	ga, gb := a.words(Given, buf[8:8:12]), b.words(Given, buf[12:12:16])
	pa, pb := a.words(Patronymic, buf[16:16:20]), b.words(Patronymic, buf[20:20:24])

	surname := compareList(sa, sb, know, Surname, reasons)
	given := compareList(ga, gb, know, Given, reasons)
	pat := compareList(pa, pb, know, Patronymic, reasons)
	switch {
	case surname < 0 && given < 0:
		return 0
	case surname < 0: // at most one side has a surname
		if len(sa)+len(sb) > 0 {
			// one bare given name against a full name, or against a surname
			if len(ga) == 0 || len(gb) == 0 {
				return cross(a, b, reasons)
			}
			return min(0.6, given)
		}
		return soften(given)
	case given < 0:
		if len(ga)+len(gb) > 0 {
			return min(0.72, soften(surname)) // a bare surname fits, no more
		}
		return soften(surname)
	}
	// The scale between "sounds alike" and "sounds the same" is steep: most
	// different names share half of their sounds.
	surname, given = soften(surname), soften(given)
	s := 0.75*min(surname, given) + 0.25*max(surname, given)
	if pat >= 0 {
		if pat < 0.7 {
			s = min(s, 0.45)
		} else {
			s = min(1, s+0.03)
		}
	}
	// A woman may go by the masculine form abroad (Marianna Maksimovsky); without
	// one given name for both, the ending tells two people.
	if g := genderClash(sa, sb); g != "" && given < 0.9 {
		s = min(s, 0.5)
		if reasons != nil {
			*reasons = append(*reasons, Reason{"gender", g})
		}
	}
	return s
}

// cross compares names of which each holds only one kind of word.
func cross(a, b Name, reasons *[]Reason) float64 {
	best := 0.0
	for i := range a.Words {
		for j := range b.Words {
			x, y := a.Words[i], b.Words[j]
			if x.Role > Surname || y.Role > Surname || x.Initial || y.Initial {
				continue
			}
			if p := compareWords(&x, &y, nil); p.score > best {
				best = p.score
			}
		}
	}
	if len(a.Words) == len(b.Words) {
		return soften(best)
	}
	if reasons != nil {
		*reasons = append(*reasons, Reason{"part-only", "one name holds only a part of the other"})
	}
	return min(0.6, soften(best))
}

// soften maps the likeness of sounds to the probability that one name is
// meant: measured on pairs of real names, likeness below 0.6 is chance.
func soften(s float64) float64 {
	const low, high = 0.60, 0.90
	switch {
	case s <= low:
		return s / low * 0.25
	case s >= high:
		return 0.92 + (s-high)/(1-high)*0.08
	}
	return 0.25 + (s-low)/(high-low)*0.67
}

// feminine and masculine surname endings that come in pairs.
var genderEndings = []struct{ m, f string }{
	{"ов", "ова"}, {"ев", "ева"}, {"єв", "єва"}, {"ин", "ина"}, {"ін", "іна"}, {"їн", "їна"}, {"ын", "ына"}, {"ский", "ская"}, {"цкий", "цкая"}, {"ський", "ська"}, {"цький", "цька"},
	{"ov", "ova"}, {"ev", "eva"}, {"in", "ina"}, {"sky", "skaya"}, {"skiy", "skaya"}, {"skyi", "ska"}, {"ski", "skaya"}, {"ski", "ska"},
}

func surnameGender(w string) int {
	for _, e := range genderEndings {
		if strings.HasSuffix(w, e.f) && utf8.RuneCountInString(w) > utf8.RuneCountInString(e.f)+1 {
			return 2
		}
	}
	for _, e := range genderEndings {
		if strings.HasSuffix(w, e.m) && utf8.RuneCountInString(w) > utf8.RuneCountInString(e.m)+1 {
			return 1
		}
	}
	return 0
}

// genderClash tells when one surname is masculine and the other feminine by
// its ending: Əliyev and Əliyeva are two people.
func genderClash(a, b []*Word) string {
	if len(a) == 0 || len(b) == 0 {
		return ""
	}
	x, y := a[len(a)-1], b[len(b)-1]
	gx, gy := surnameGender(x.folded), surnameGender(y.folded)
	if gx != 0 && gy != 0 && gx != gy {
		return fmt.Sprintf("%s and %s differ in gender", x.Text, y.Text)
	}
	return ""
}
