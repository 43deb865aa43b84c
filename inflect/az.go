package inflect

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Stem classes of Azerbaijani: what the stem ends in, times four harmonies.
const (
	endCons = iota
	endVowel
	endPoss
	numEnds
)

// The harmonies by the last vowel: a ı, o u, e ə i, ö ü.
const (
	backFlat = iota
	backRound
	frontFlat
	frontRound
	numHarmonies
)

var harmonyNames = [numHarmonies]string{"back", "back-round", "front", "front-round"}
var endNames = [numEnds]string{"cons", "vowel", "px"}

// azVowel returns the harmony of a folded vowel, or -1. Accented foreign
// vowels count as their base; y is asked about separately.
func azVowel(r rune) int {
	switch r {
	case 'a', 'ı', 'á', 'à', 'ã', 'â', 'å', 'а', 'ы':
		return backFlat
	case 'o', 'u', 'ó', 'ô', 'ú', 'ø', 'û', 'о', 'у':
		return backRound
	case 'e', 'ə', 'i', 'é', 'è', 'ê', 'ë', 'í', 'ä', 'î', 'е', 'ә', 'и':
		return frontFlat
	case 'ö', 'ü', 'ө', 'ү':
		return frontRound
	}
	return -1
}

// azEnding is one ending string with its readings for each stem class.
type azEnding struct {
	forms [numEnds * numHarmonies][]EndingForm
	ascii bool
}

type azRules struct {
	cells     [numEnds * numHarmonies]paradigmBuilder
	paradigms []*Paradigm
	byName    map[string]*Paradigm
	trie      sync.Once
	root      []azTrieNode
	ends      []*azEnding
	possessed []string
	surname   []string
	backName  string
	slots     []azSlot
}

// azSlot is a slot with its endings spelled out for every harmony.
type azSlot struct {
	stage  int
	after  Case
	set    EndingForm // the one feature that the slot adds
	tense  bool       // instrumental: written apart after vowels
	repeat bool       // question mark, may follow another copula
	piece  [numEnds][numHarmonies]azPiece
}

type azPiece struct {
	text   string
	end, h int8
	ok     bool
}

// azTrieNode is a node of the trie of endings, read from the last letter.
type azTrieNode struct {
	next [azCodes]uint16
	end  uint16
}

const azCodes = 40

// azCode gives small codes to the folded letters that occur in endings; both
// Latin and Cyrillic spellings of an ending share codes.
func azCode(r rune) byte {
	switch {
	case r >= 'a' && r <= 'z':
		return byte(r-'a') + 1
	}
	switch r {
	case 'ə', 'ә':
		return 27
	case 'ı', 'ы':
		return 28
	case 'ö', 'ө':
		return 29
	case 'ü', 'ү':
		return 30
	case 'ş', 'ш':
		return 31
	case 'ğ', 'ғ':
		return 32
	case 'ç', 'ч':
		return 33
	case 'а':
		return 1 // a
	case 'и':
		return 'i' - 'a' + 1
	case 'у':
		return 'u' - 'a' + 1
	case 'л':
		return 'l' - 'a' + 1
	case 'р':
		return 'r' - 'a' + 1
	case 'н':
		return 'n' - 'a' + 1
	case 'м':
		return 'm' - 'a' + 1
	case 'з':
		return 'z' - 'a' + 1
	case 'с':
		return 's' - 'a' + 1
	case 'д':
		return 'd' - 'a' + 1
	case 'ј', 'й':
		return 'y' - 'a' + 1
	case 'г':
		return 'q' - 'a' + 1
	case 'к', 'ҝ':
		return 'k' - 'a' + 1
	case 'ҹ':
		return 'c' - 'a' + 1
	}
	return 0
}

var azTable = sync.OnceValue(newAz)

func newAz() *azRules {
	t := tableOf(Az)
	a := &azRules{byName: map[string]*Paradigm{}, slots: expandSlots(t.slots), possessed: strings.Fields(find(t.lists, "possessed")),
		surname: strings.Fields(find(t.lists, "surname")), backName: find(t.lists, "back-letters")}
	for end := range numEnds {
		for h := range numHarmonies {
			b := &a.cells[end*numHarmonies+h]
			b.add("", EndingForm{Case: Nom, Preferred: true})
			a.grow(b, "", end, h, EndingForm{}, 0)
		}
	}
	a.freeze()
	return a
}

// expandSlots spells the templates of the rule table out.
func expandSlots(defs []slotDef) []azSlot {
	out := make([]azSlot, len(defs))
	for i := range defs {
		d, o := &defs[i], &out[i]
		o.stage, o.tense, o.repeat = azStage[d.slot], d.separate != "", d.feat == "question"
		switch d.slot {
		case "number":
			o.set.Number = Pl
		case "poss":
			o.set.Possessive = azPossessive(d.feat)
		case "case":
			o.set.Case, _ = ParseCase(d.feat)
		default:
			o.set.Copula = azCopula(d.feat)
		}
		if d.slot == "attr" {
			if o.after, _ = ParseCase(d.after); o.after == Nom {
				o.after = None
			}
		}
		for end, template := range [numEnds]string{d.c, d.v, d.px} {
			for h := range numHarmonies {
				if template == "-" {
					continue
				}
				text, e, hh := azAttach("", template, h)
				if o.set.Possessive == Poss3Sg {
					e = endPoss
				}
				o.piece[end][h] = azPiece{text, int8(e), int8(hh), true}
			}
		}
	}
	return out
}

var azStage = map[string]int{"number": 0, "poss": 1, "case": 2, "attr": 3, "cop": 4}

// grow adds every chain of slots from a state on. Marks after an owner of the
// first or second person stop at the case, and a derived adjective ends the
// chain: longer ones are not found on names.
func (a *azRules) grow(b *paradigmBuilder, text string, end, h int, f EndingForm, stage int) {
	for i := range a.slots {
		d := &a.slots[i]
		p := &d.piece[end][h]
		if d.stage < stage || !p.ok || d.stage == 3 && d.after != f.Case || d.stage == 4 && f.Copula == CopAttr && !d.repeat {
			continue
		}
		if d.stage == 4 && (f.Possessive != NoPossessive && f.Possessive != Poss3Sg || f.Copula == CopAdj ||
			f.Copula != NoCopula && f.Copula != CopAttr && !d.repeat || f.Number == Pl && f.Possessive != NoPossessive) {
			continue
		}
		next := f
		next.Preferred = !d.tense || end == endCons
		switch d.stage {
		case 0:
			next.Number = d.set.Number
		case 1:
			next.Possessive = d.set.Possessive
		case 2:
			next.Case = d.set.Case
		default:
			next.Copula = d.set.Copula
		}
		out := next
		if out.Case == None {
			out.Case = Nom
		}
		whole := text + p.text
		b.add(whole, out)
		switch {
		case d.repeat:
		case d.stage == 4:
			a.grow(b, whole, int(p.end), int(p.h), next, 4)
		default:
			a.grow(b, whole, int(p.end), int(p.h), next, d.stage+1)
		}
	}
}

func azPossessive(s string) Possessive {
	switch s {
	case "1sg":
		return Poss1Sg
	case "2sg":
		return Poss2Sg
	case "1pl":
		return Poss1Pl
	case "2pl":
		return Poss2Pl
	}
	return Poss3Sg
}

func azCopula(s string) Copula {
	switch s {
	case "past":
		return CopPast
	case "hearsay":
		return CopHearsay
	case "if":
		return CopIf
	case "question":
		return CopQuestion
	case "attr":
		return CopAttr
	case "until":
		return CopUntil
	case "adj":
		return CopAdj
	}
	return CopPresent
}

// azAttach writes a template after text: A and I become the vowels of the
// harmony h, g the q or k of it; it returns what the result ends in.
func azAttach(text, piece string, h int) (string, int, int) {
	var b strings.Builder
	b.WriteString(text)
	end := endCons
	for _, r := range piece {
		switch r {
		case 'A':
			r = 'a'
			if h >= frontFlat {
				r = 'ə'
			}
		case 'I':
			r = [numHarmonies]rune{'ı', 'u', 'i', 'ü'}[h]
		case 'g':
			r = 'q'
			if h >= frontFlat {
				r = 'k'
			}
		}
		end = endCons
		if v := azVowel(r); v >= 0 {
			h, end = v, endVowel
		}
		b.WriteRune(r)
	}
	return b.String(), end, h
}

var toASCII = strings.NewReplacer("ə", "e", "ı", "i", "ö", "o", "ü", "u", "ş", "s", "ç", "c", "ğ", "g")

// toCyrillic spells endings with the letters of the Azerbaijani Cyrillic.
var toCyrillic = strings.NewReplacer("a", "а", "ə", "ә", "ı", "ы", "i", "и", "o", "о", "ö", "ө", "u", "у", "ü", "ү", "d", "д", "l", "л", "n", "н",
	"r", "р", "m", "м", "z", "з", "s", "с", "ş", "ш", "y", "ј", "k", "к", "q", "г", "c", "ҹ", "ç", "ч")

// inCyrillic reports a word that ends in a Cyrillic letter.
func inCyrillic(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.Is(unicode.Cyrillic, r)
}

// freeze makes the paradigms: one per stem class, the same in ASCII letters,
// and the tolerant ones that take any harmony.
func (a *azRules) freeze() {
	add := func(name string, longest int, fill func() *paradigmBuilder) {
		p := &Paradigm{id: uint16(Az)<<12 | uint16(len(a.paradigms)), name: "az/" + name, fill: fill, max: longest}
		a.paradigms = append(a.paradigms, p)
		a.byName[name] = p
	}
	for end := range numEnds {
		for h := range numHarmonies {
			b := &a.cells[end*numHarmonies+h]
			add(endNames[end]+"-"+harmonyNames[h], b.longest(), func() *paradigmBuilder { return b })
		}
	}
	merge := func(ends []int, lead string, fold func(string) string) *paradigmBuilder {
		var b paradigmBuilder
		for _, end := range ends {
			for h := range numHarmonies {
				src := &a.cells[end*numHarmonies+h]
				for _, e := range src.order {
					for _, f := range src.forms[e] {
						if e == "" {
							b.add("", f)
							continue
						}
						b.add(lead+fold(e), f)
					}
				}
			}
		}
		return &b
	}
	keep := func(s string) string { return s }
	for end := range numEnds {
		longest := a.cells[end*numHarmonies+frontFlat].longest()
		add("any-"+endNames[end], longest, func() *paradigmBuilder { return merge([]int{end}, "", keep) })
		add("ascii-"+endNames[end], longest, func() *paradigmBuilder { return merge([]int{end}, "", toASCII.Replace) })
	}
	for end := range numEnds {
		add("cyrl-"+endNames[end], a.cells[end*numHarmonies+frontFlat].longest()+2, func() *paradigmBuilder { return merge([]int{end}, "", toCyrillic.Replace) })
	}
	add("acronym", a.cells[frontFlat].longest()+1, func() *paradigmBuilder { return merge([]int{endCons, endVowel}, "-", keep) })
	var fixed paradigmBuilder
	fixed.add("", EndingForm{Case: Nom, Preferred: true})
	add("0", 0, func() *paradigmBuilder { return &fixed })
}

func (a *azRules) buildTrie() {
	a.root = make([]azTrieNode, 1, 2048)
	a.ends = append(a.ends, nil)
	insert := func(e string, at int, forms []EndingForm, ascii bool) {
		n := uint16(0)
		for i := len(e); i > 0; {
			r, w := utf8.DecodeLastRuneInString(e[:i])
			i -= w
			c := azCode(r)
			if a.root[n].next[c] == 0 {
				a.root = append(a.root, azTrieNode{})
				a.root[n].next[c] = uint16(len(a.root) - 1)
			}
			n = a.root[n].next[c]
		}
		if a.root[n].end == 0 {
			a.ends = append(a.ends, &azEnding{ascii: ascii})
			a.root[n].end = uint16(len(a.ends) - 1)
		}
		x := a.ends[a.root[n].end]
		if x.forms[at] == nil {
			x.forms[at] = forms
		}
	}
	for i := range a.cells {
		for _, e := range a.cells[i].order {
			if e != "" {
				insert(e, i, a.cells[i].forms[e], false)
			}
		}
	}
	for i := range a.cells {
		for _, e := range a.cells[i].order {
			if f := toASCII.Replace(e); f != e {
				insert(f, i, a.cells[i].forms[e], true)
			}
		}
	}
}
