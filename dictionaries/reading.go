package dictionaries

import "github.com/adlar-names/adlar/inflect"

// Reading is one way to read one word of a text.
type Reading struct {
	Kind     WordKind
	Lang     inflect.Lang
	Part     PartID         // given name, surname, or the father's given name of a patronymic; 0 for other kinds
	Entity   EntityID       // title, honorific or demonym; 0 for other kinds
	Spelling SpellingID     // which spelling was read: its text, kind and language
	Gender   inflect.Gender // of the word form: feminine for Садыгова as a woman's surname
	Forms    []inflect.EndingForm
	Exact    bool  // the letters of the text are those of the spelling, case aside
	Stem     uint8 // bytes of the key that the stem takes; the ending follows
}

// Gap is what stands between a word and the next one.
type Gap uint8

// The gaps. Names are matched over spaces and hyphens alike, never over other
// gaps.
const (
	GapSpace Gap = iota
	GapHyphen
	GapOther // punctuation, a new paragraph, the end
)

// Word is one word of a text as [Dictionary.NamesAt] reads it.
type Word struct {
	Key  []byte // made by AppendKey from Text
	Text string // as in the text
	Gap  Gap    // after the word
}

// NameHit is a whole name that starts at the first of some words.
type NameHit struct {
	Entity   EntityID
	Kind     EntityKind
	Lang     inflect.Lang
	Words    int                  // how many words it takes
	Forms    []inflect.EndingForm // of the head, as far as its modifiers agree; shared, never to be changed
	Spelling SpellingID
	Line     uint8 // of a place: which of its lines, from 0
	Exact    bool  // all letters are those of the spelling, case aside
}

// Spelling is one way to write a part or an entity in one language.
type Spelling struct {
	Text   string
	Kind   SpellingKind
	Lang   inflect.Lang
	Gender inflect.Gender
	Line   uint8    // of a place
	Part   PartID   // the part it spells, or 0
	Entity EntityID // the entity it spells, or 0
	Class  string   // declension class where the rules of inflect err
	Rule   string   // what made it: written, or the id of a scheme with its options
}

// Part is a given name, a surname or a particle.
type Part struct {
	ID       string // given/ceyhun; starts with ~ after the slash when only a person's name holds it
	Kind     WordKind
	Gender   inflect.Gender
	Origin   string
	Names    [4]string // canonical, az ru uk en; the masculine of a surname
	Feminine [4]string // of a surname
	Common   [4]bool   // also a common word of that language
	Cognates []PartID
}

// Role is an office of a person. Dates are as precise as known (2020,
// 2020-07, 2020-07-16); an empty To with a From means still held.
type Role struct {
	Title, Of EntityID
	From, To  string
}

// PlaceLine is one of the rival names of a place, with who uses it since when.
type PlaceLine struct {
	ID, Meaning, UsedBy string
	From, To            string
	Source              string
	Names               [4]string
}

// Entity is a bearer of names: a person, place, organization, medium or event;
// also a title or a demonym.
type Entity struct {
	ID       string
	Kind     EntityKind
	Names    [4]string // canonical, az ru uk en; empty where unknown
	Shorts   [4]string // short names of an organization
	Acronyms [4]string
	Feminine [4]string // of a title
	Own      [4]string // what the bearer or the office writes
	Origin   string
	Gender   inflect.Gender

	Given         []PartID // of a person
	Surname       PartID
	SurnameFirst  bool
	Patronymic    string // father's name (az) or the patronymic (ru, uk)
	Settled       bool   // false: no settled English; never respelled
	Roles         []Role
	Salience      int // 1–9, 0 unknown
	Cues          [4][]string
	Not           []EntityID // not to be confused with
	Alone         [4]bool
	Common        [4]bool // also a common word of that language
	Born          string
	Class         string // kind within the kind: city, office, international …
	In            EntityID
	Of            []EntityID  // of a demonym: its places
	Lines         []PlaceLine // of a place with rival names
	Sensitive     bool
	Plural        bool
	Article       bool // takes the in English
	From, To      string
	Quotes, Keep  bool // usually quoted; never inflected or translated
	Series        bool
	Edition       string
	Head          int // 1-based word that inflects, 0 by rule
	Decl          [4]string
	SourceTitle   string
	SourceLicence string
	File          string // where it is written
	FileLine      int
}

// Ambiguity is what the table of ambiguous surfaces says about one surface.
type Ambiguity struct {
	Surface  string
	Lang     inflect.Lang
	Of       []string            // full ids of the owners; "word" is the common word
	Default  string              // the owner meant without further evidence
	Cues     map[string][]string // owner → words that speak for it
	NeedsCue bool                // nothing is linked without a cue
}
