// Package find proposes the names of an article: dictionary hits in any case
// and form, personal names by their grammar, acronyms with endings, and names
// no dictionary holds, by the shape of what stands around them.
//
// Start with [Article] and [Article.Find]. The article keeps the words, what
// each may be, and the mentions; the link room decides who each mention is.
//
// Laws: mentions are sorted and disjoint and lie on token boundaries; every
// mention carries the rule that found it; the work is linear in the text: at
// each word a bounded number of words is looked at. The room never decides
// between bearers and never changes the text.
package find
