// Package rewrite plans the edits that give every bearer one spelling.
//
// Start with [Planner] and [Planner.Plan]. For each mention it writes the base
// form as the text spells it (lemma), the base form as the style writes it
// (canonical), and, where the two differ and the dictionary knows the spelling
// of the text as a variant, the words to put there, in the same case, number
// and letter case.
//
// Laws: it plans and never guesses: an ambiguous mention, a house spelling, a
// rival name of a place, a word in keep gets no edit; a second pass over the
// edited text plans none. The room reads decisions and changes none.
package rewrite
