// Package names knows personal names as values: it takes them apart, guesses
// their origin, renders them in another language, compares two, lists all
// spellings of one, and drafts dictionary entries.
//
// Start with [Parse], [Match], [Key] and, where a dictionary should have its
// say, with [Namer].
//
// Laws: Match is symmetric up to the order of its reasons and gives 1 to a
// name and itself; the keys of a name are never empty while it has letters;
// nothing here fails because of what a name says. The package does not search
// texts; that is normalize.
package names
