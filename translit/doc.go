// Package translit writes text of one script in another under a named, dated
// standard, both ways.
//
// Start with [Lookup], which finds a [Scheme] by id, and [Scheme.String]. One
// standard is one file under schemes/; a linguist adds one without Go.
// [Scheme.Map] also returns [Offsets], [Scheme.NewTransformer] serves streams,
// [Scheme.Reverse] reads a spelling back.
//
// Laws: letters without a rule and bytes that are not UTF-8 pass through; the
// output does not depend on how the input was composed (NFC or NFD) or cut
// into chunks; time is linear; nothing depends on the locale; a Scheme never
// changes after it was made and may be shared.
//
// Contexts and casing never look beyond a word. A word is a run of letters;
// an apostrophe between two letters, a stress mark and a soft hyphen are
// inside it. It does not detect languages, choose a standard or know names:
// those are the floors above.
package translit
