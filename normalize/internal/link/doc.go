// Package link decides which bearer each mention of an article means.
//
// Start with [Linker] and [Linker.Link]; the answer is one [Decision] a
// mention. Full names are decided first, by their parts; single words follow
// the full name they repeat; what is left goes by title, date and salience.
// Places and bodies with rivals are decided by cues and salience.
//
// Laws: a decision below [Threshold] claims nothing and keeps its rivals; two
// mentions of one bearer share a cluster; the same article gives the same
// decisions. The room never changes spans and plans no edit.
package link
