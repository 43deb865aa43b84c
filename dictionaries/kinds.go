package dictionaries

// EntityID is the dense number of an entity in one Dictionary; 0 is none. It
// means nothing to another Dictionary: keep the string id instead.
type EntityID uint32

// PartID is the dense number of a given name, surname or particle in one
// Dictionary; 0 is none.
type PartID uint32

// SpellingID is the dense number of a spelling in one Dictionary; 0 is none.
type SpellingID uint32

// EntityKind is what an entity is.
type EntityKind uint8

// The kinds of entities. Titles and demonyms are found like names but are not
// names of bearers.
const (
	NoEntity EntityKind = iota
	KindPerson
	KindPlace
	KindOrganization
	KindMedia
	KindEvent
	KindTitle
	KindDemonym
)

var entityKinds = [...]string{"", "person", "place", "organization", "media", "event", "title", "demonym"}

// String returns the kind as it stands in ids.
func (k EntityKind) String() string { return entityKinds[k] }

// WordKind is what one word of a text may be.
type WordKind uint8

// The kinds of words.
const (
	NoWord     WordKind = iota
	GivenName           // given name or one of its short forms
	Surname             // surname, masculine or feminine
	Patronymic          // of a Slavic kind, made from a given name
	Particle            // oğlu, van, de, ибн
	Title               // office, rank or profession of one word
	Honorific           // bəy, xanım, господин
	Demonym             // adjective or inhabitant of a place
	Common              // a frequent common word that looks like a name
)

var wordKinds = [...]string{"", "given", "surname", "patronymic", "particle", "title", "honorific", "demonym", "common"}

// String returns the lower-case English word for the kind.
func (k WordKind) String() string { return wordKinds[k] }

// SpellingKind says what a spelling is among the spellings of its language.
type SpellingKind uint8

// The kinds of spellings. Canonical is the one the common style writes.
const (
	Canonical SpellingKind = iota
	Press                  // seen in the press
	Official               // written by the bearer or the state
	Historic               // of an earlier time
	Russified              // made from the Russian form
	Turkified              // made from the Turkish form
	ASCII                  // without the letters of the language
	Typo                   // a known mistake
	Short                  // nickname, short name of an organization
	Acronym                // letters of the full name
	Derived                // by a further rule or option of the origin
	Formal                 // the full name where the common one is shorter
)

var spellingKinds = [...]string{"canonical", "press", "official", "historic", "russified", "turkified", "ascii", "typo", "short", "acronym", "derived", "formal"}

// String returns the name of the kind as written in the files.
func (k SpellingKind) String() string { return spellingKinds[k] }

// aliasKind reads the kind that an alias is marked with.
func aliasKind(s string) (SpellingKind, bool) {
	for i, n := range spellingKinds {
		if n == s && i != int(Canonical) && i != int(Derived) {
			return SpellingKind(i), true
		}
	}
	return Press, false
}
