package find

import (
	"bytes"

	"github.com/adlar-names/adlar/dictionaries"
	"github.com/adlar-names/adlar/inflect"
	"github.com/adlar-names/adlar/normalize/internal/token"
)

// cueReach is how many words on either side are searched for a cue.
const cueReach = 25

// Ambiguity is what the dictionary says about the ambiguous surface of a hit.
func (a *Article) Ambiguity(h *dictionaries.NameHit) (dictionaries.Ambiguity, bool) {
	if h.Lang == inflect.NoLang {
		return dictionaries.Ambiguity{}, false
	}
	return a.Dict.Ambiguous(h.Lang, a.fold(a.Dict.Spelling(h.Spelling).Text))
}

// Owner is the owner of an ambiguous surface at words [i, end) for whom a word
// nearby speaks; the nearest cue decides.
func (a *Article) Owner(i, end int, amb *dictionaries.Ambiguity) (string, bool) {
	best, dist := "", cueReach+1
	for owner, cues := range amb.Cues {
		for _, c := range cues {
			if d := a.nearest(i, end, c); d < dist || d == dist && d <= cueReach && owner < best {
				best, dist = owner, d
			}
		}
	}
	return best, dist <= cueReach
}

// Cued reports that one of the words stands near words [i, end).
func (a *Article) Cued(i, end int, cues []string) bool {
	for _, c := range cues {
		if a.nearest(i, end, c) <= cueReach {
			return true
		}
	}
	return false
}

// nearest is how many words away the first word of a cue stands in the same
// paragraph, in any form; more than cueReach when it does not.
func (a *Article) nearest(i, end int, cue string) int {
	key := a.cueKey(cue)
	if len(key) == 0 {
		return cueReach + 1
	}
	para := a.Info[i].Para
	for d := 1; d <= cueReach; d++ {
		if k := i - d; k >= 0 && a.Info[k].Para == para && cueMatch(a.Words[k].Key, key) {
			return d
		}
		if k := end - 1 + d; k < len(a.Words) && a.Info[k].Para == para && cueMatch(a.Words[k].Key, key) {
			return d
		}
	}
	return cueReach + 1
}

// cueKey is the key of the first word of a cue, made once.
func (a *Article) cueKey(cue string) []byte {
	if k, ok := a.cueKeys[cue]; ok {
		return k
	}
	if a.cueKeys == nil {
		a.cueKeys = map[string][]byte{}
	}
	first := cue
	for i, r := range cue {
		if r == ' ' || r == '-' {
			first = cue[:i]
			break
		}
	}
	k := dictionaries.AppendKey(nil, first)
	a.cueKeys[cue] = k
	return k
}

// cueMatch compares a word with a cue: long ones by their beginning, so that
// any form will do.
func cueMatch(word, cue []byte) bool {
	if len(cue) >= 8 || len(cue) >= 5 && cue[0] < 0x80 {
		return bytes.HasPrefix(word, cue[:max(4, len(cue)-len(cue)/5&^1)])
	}
	return bytes.Equal(word, cue)
}

// quotedWhole reports that quotation marks enclose exactly words [i, end).
func (a *Article) quotedWhole(i, end int) bool {
	return a.Info[i].Flags&Quoted != 0 && a.Info[end-1].Flags&QuoteEnd != 0
}

// dateline reports words between a slash and a colon: Moscow/26.08.20/Turan: is one.
func (a *Article) dateline(i, end int) bool {
	first, last := int(a.Info[i].Tok), int(a.Info[end-1].Tok)
	return first > 0 && a.Tokens[first-1].Rune == '/' && last+1 < len(a.Tokens) && a.Tokens[last+1].Rune == ':'
}

// allowed refuses hits of ambiguous surfaces and of common words for which
// nothing nearby speaks.
func (a *Article) allowed(i int, h *dictionaries.NameHit) bool {
	end := i + h.Words
	e := a.Dict.EntityRef(h.Entity)
	if amb, ok := a.Ambiguity(h); ok {
		owner, found := a.Owner(i, end, &amb)
		switch {
		case found && owner == "word":
			return false
		case found:
			return true
		case amb.NeedsCue:
			return (a.quotedWhole(i, end) || a.dateline(i, end)) && (h.Kind == dictionaries.KindMedia || h.Kind == dictionaries.KindOrganization)
		}
		return true
	}
	l := int(h.Lang) - 1
	if l < 0 || !e.Common[l] || h.Words > 1 {
		return true
	}
	w := &a.Info[i]
	if a.quotedWhole(i, end) || a.Cued(i, end, e.Cues[l]) {
		return true
	}
	return w.Flags&(SentenceStart|Headline) == 0 && w.Shape&token.Capital != 0 && !a.seen.lower(a, i)
}
