// Package dictionaries holds names as data: it loads and checks the curated
// YAML files beside it, derives every form that rules give, and compiles all
// of it into one immutable [Dictionary] that texts are read with.
//
// Start with [Builtin], or [Load] for other files; [Dictionary.Readings] says
// what one word may be, [Dictionary.NamesAt] which whole names start at a
// word, and [Dictionary.Spell] how an entity is written in a language.
//
// Laws: every fault of the files is reported at once as file:line: rule:
// message, and files with a fault do not load; every form either follows from
// a named rule or says why not; a Dictionary never changes and is safe for
// concurrent use; what it finds does not depend on letter case, diacritics of
// Latin letters, apostrophes, stress marks or invisible letters.
//
// It does not read texts, choose between rival bearers of a name, or guess
// names it does not hold.
package dictionaries
