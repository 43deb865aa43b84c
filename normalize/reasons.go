package normalize

import (
	"strconv"

	"github.com/adlar-names/adlar/normalize/internal/find"
	"github.com/adlar-names/adlar/normalize/internal/link"
	"github.com/adlar-names/adlar/normalize/internal/rewrite"
)

func reasonsPerMention(explain bool) int {
	if explain {
		return 4
	}
	return 1
}

// foundBy says how a mention was found, by rule.
var foundBy = [...]Reason{
	find.NoRule:         {"name", "a name by its place in the sentence"},
	find.WholeName:      {"whole-name", "the dictionary holds this name"},
	find.GivenSurname:   {"given-surname", "a given name and a surname side by side, in agreement"},
	find.SurnameGiven:   {"surname-given", "a surname and a given name or initials after it"},
	find.InitialSurname: {"initial-surname", "initials and a surname"},
	find.GivenUnknown:   {"given-unknown", "a known given name and a capitalised word that agrees with it"},
	find.UnknownSurname: {"unknown-surname", "a capitalised word and a known surname that agree"},
	find.GivenPatr:      {"given-patronymic", "a given name and a father's name"},
	find.TwoUnknown:     {"two-words", "two capitalised words that agree, neither of them in the dictionary"},
	find.TitleUnknown:   {"title-name", "a capitalised word after a title"},
	find.SurnameOnly:    {"surname", "a surname of the dictionary alone"},
	find.GivenOnly:      {"given-name", "a given name with an honorific"},
	find.Repeated:       {"repeated", "a word of a fuller name that stands elsewhere in the text"},
	find.LoneUnknown:    {"lone-word", "an unknown capitalised word that stands where a person is named"},
	find.Composed:       {"composed", "a body put together from its parts"},
}

// linkedBy says what decided about the bearer.
var linkedBy = [...]Reason{
	link.WhyNone:      {"none", "nothing decided"},
	link.WhyWholeName: {"whole-name", "the dictionary knows one bearer of the whole name"},
	link.WhyParts:     {"given-and-surname", "one bearer has this given name and this surname"},
	link.WhyInitial:   {"initial-and-surname", "one bearer of the surname has this initial"},
	link.WhyRepeated:  {"full-name-elsewhere", "the bearer of the full name in this text"},
	link.WhyTitle:     {"title", "the title before the name is an office of the bearer"},
	link.WhySalience:  {"salience", "by far the best known of several bearers"},
	link.WhyOnly:      {"only-bearer", "the only bearer the dictionary knows"},
	link.WhyCue:       {"cue", "a word nearby belongs to the bearer"},
	link.WhyDefault:   {"default", "the usual meaning of this name"},
	link.WhyRivals:    {"rivals", "several bearers fit and nothing decides"},
	link.WhyUnknown:   {"unknown", "the dictionary knows no bearer"},
}

// writtenBy says what the style did.
var writtenBy = [...]Reason{
	rewrite.Same:       {"as-is", "written as the style writes it"},
	rewrite.Respelled:  {"variant", "a variant of the spelling the style writes"},
	rewrite.House:      {"house-spelling", "an orthographic habit of the house, left alone"},
	rewrite.Unsettled:  {"unsettled", "no spelling has settled in this language: the article's own is kept"},
	rewrite.Rival:      {"rival-name", "a rival name of the place, left alone"},
	rewrite.Kept:       {"keep", "kept on request"},
	rewrite.Preferred:  {"prefer", "the spelling asked for in the request"},
	rewrite.NoSpelling: {"no-spelling", "the dictionary has no other spelling to offer"},
	rewrite.OffDuty:    {"no-rewrite", "nothing is rewritten on request"},
	rewrite.Claimless:  {"not-claimed", "no bearer is claimed, so nothing is rewritten"},
	rewrite.Unified:    {"unified", "written as elsewhere in this text"},
}

// reasons appends the chain of mention i: the deciding link, or with explain
// all of them.
func (w *work) reasons(n *Normalizer, dst []Reason, i int, explain bool) []Reason {
	m, d, t := &w.article.Mentions[i], &w.linker.Decisions[i], &w.planner.Texts[i]
	if !explain {
		if t.Replacement != "" {
			return append(dst, Reason{writtenBy[t.Why].Rule, w.planner.Arena.Join(t.Lemma, " → ", t.Canonical)})
		}
		if d.Status == link.New {
			return append(dst, foundBy[m.Rule])
		}
		return append(dst, linkedBy[d.Why])
	}
	r := foundBy[m.Rule]
	r.Detail += caseDetail(m)
	dst = append(dst, r)
	if title, ok := w.article.TitleHit(m.Title); ok {
		dst = append(dst, Reason{"title", "after " + strconv.Quote(n.cards.of(title.Entity).names[m.Lang.Tag()])})
	}
	r = linkedBy[d.Why]
	if d.Full >= 0 {
		f := &w.article.Mentions[d.Full]
		r.Detail += ": " + w.article.View[f.Start:f.End]
	}
	if d.Status == link.Linked {
		r.Detail += " (" + n.cards.of(d.Entity).id + ")"
	}
	dst = append(dst, r)
	r = writtenBy[t.Why]
	if t.Replacement != "" {
		r.Detail += ": " + t.Lemma + " → " + t.Canonical + ", here " + t.Replacement
	}
	return append(dst, r)
}

func caseDetail(m *find.Mention) string {
	c := m.Case.String()
	if c == "" {
		return ""
	}
	d := "; read as " + c + " " + m.Number.String()
	if g := m.Gender.String(); g != "" {
		d += " " + g
	}
	return d
}
