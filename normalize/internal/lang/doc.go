// Package lang tells the language of a paragraph: Azerbaijani in Latin or
// Cyrillic letters, Russian, Ukrainian, English, or another.
//
// Start with [Of]. The evidence is letters that one language has and another
// lacks, and a few dozen frequent words a language; at most the first
// [MaxWords] words are read, so the cost of a paragraph is bounded. It does not
// tell other languages from one another.
package lang
