package find

import (
	"github.com/adlar-names/adlar/dictionaries"
	"github.com/adlar-names/adlar/inflect"
	"github.com/adlar-names/adlar/normalize/internal/lang"
	"github.com/adlar-names/adlar/normalize/internal/token"
)

// Article is one text on its way through the rooms: its words, what each may
// be, and the mentions found. It is reused from text to text; nothing in it
// outlives the next Reset.
type Article struct {
	Dict   *dictionaries.Dictionary
	View   string
	Tokens []token.Token
	Paras  []Para
	Lang   lang.Lang // of the whole text
	Forced bool      // the language was given, not detected

	Words    []dictionaries.Word // as the dictionary reads them
	Info     []Info              // parallel to Words
	Readings []dictionaries.Reading
	Hits     []dictionaries.NameHit
	Mentions []Mention

	Titles []Mention // titles before names, for cues and explanations

	para     int32 // the paragraph at hand
	lettered bool  // not an Azerbaijani text in ASCII letters
	keys     []byte
	clean    []byte
	analyses []inflect.Form
	cands    []Mention
	family   []family
	seen     seen
	people   []dictionaries.EntityID
	spare    []dictionaries.Word
	cueKeys  map[string][]byte // made once, of one dictionary
	bucket   buckets
}

// Para is a paragraph: tokens [First, Last) and their language.
type Para struct {
	First, Last int32
	Lang        lang.Lang
	Evidence    lang.Evidence
}

// Gap is what stands between a word and the next.
type Gap uint8

// The gaps. Only Space and Hyphen may stand inside a name; Dot ends an
// initial, with or without space.
const (
	Space Gap = iota
	Hyphen
	Dot
	Joined // nothing at all: the halves of a glued name, an ending after an apostrophe
	Far
)

// Flags are facts about the place a word stands in.
type Flags uint16

// The facts.
const (
	SentenceStart Flags = 1 << iota
	Quoted              // inside quotation marks, opened right before this word
	QuoteEnd            // a quotation mark closes right after this word
	Parsed              // Readings were looked up
	Taken               // belongs to a mention
	CapAhead            // this word or one after it, before any mark, has a capital
	TitleWord           // inside a title of several words
	Headline            // most words of the line begin with a capital
)

// Class is what the readings of a word allow.
type Class uint16

// The classes.
const (
	Given Class = 1 << iota
	Surname
	Patronymic
	Particle
	Honorific
	Title
	Demonym
	Common
	Initial
	FatherWord // oğlu, qızı, оглы, кызы
	Unknown    // a capitalised word without any reading
)

// Info is what is known about a word.
type Info struct {
	Tok        int32
	Start, End uint32
	Ext        uint32       // End, or the end of an ending after a hyphen or apostrophe
	Ending     inflect.Case // case of that ending; 0 when there is none
	Shape      token.Shape
	Para       int32 // index of its paragraph
	Lang       lang.Lang
	Gap        Gap
	Flags      Flags
	Class      Class
	azCase     inflect.Case // by its ending, as azCase reads it
	azLen      uint16       // bytes before that ending; 0 before it was read
	R0, R1     int32        // Readings[R0:R1]
	H0, H1     int32        // Hits[H0:H1] that start here
}

// Mention is a proposed name.
type Mention struct {
	Start, End  uint32 // in the view
	First, Last int32  // words [First, Last)
	Kind        dictionaries.EntityKind
	Lang        lang.Lang
	Rule        Rule
	Score       int16
	H0, H1      int32 // Hits with exactly this span
	Parts       [MaxParts]Part
	NParts      uint8
	Case        inflect.Case
	Number      inflect.Number
	Gender      inflect.Gender
	Title       int32 // index in Titles of the title before the name, -1
	Full        int32 // 1 + first word of the full name this word was known by, 0 without
	Other       int32 // the same of a second full name it may as well repeat, of the other gender
	forms       forms
}

// MaxParts is the longest personal name read, in words.
const MaxParts = 6

// Part is one word of a personal name.
type Part struct {
	Word int32
	Role Class // Given, Surname, Patronymic, Particle, Initial, FatherWord
	Read int32 // the reading chosen, -1 for an unknown word
}

// Rule is how a mention was found.
type Rule uint8
