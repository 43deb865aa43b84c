// Package normalize finds the names in a text, links each to the person,
// place or organisation it means, and plans the edits that give every bearer
// one spelling.
//
// Start with [New] and [Normalizer.Normalize]; [Result] is the answer. Text
// flows one way through the rooms below internal/: text (decode, NFC view,
// apply), token, find, link, rewrite.
//
// Laws: applying the edits to the input gives the text; a second pass plans no
// edit; mentions are sorted and disjoint; an ambiguous mention has no edit; no
// text makes it fail. It does not fetch, store, serve or log anything.
package normalize
