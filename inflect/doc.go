// Package inflect analyses and declines the words of names in Azerbaijani,
// Russian, Ukrainian and English by rule tables.
//
// Start with [Analyze], which gives all readings of a word as [Form] values,
// [Decline] and [Transfer], which write forms, and [ParadigmOf], which gives a
// dictionary the stem and the [Paradigm] under which it can find every form.
//
// Laws: the forms that Decline writes are read back by Analyze with the same
// base form and case; Transfer to the same base form changes nothing; every
// form is the stem of ParadigmOf plus one of its endings. Functions are safe
// for concurrent use, never fail, and are linear in the word.
//
// It holds rules, not names: which words are names, and which base form not to
// strip (Ceyhun, Putin), is what the dictionary knows.
package inflect
