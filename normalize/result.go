package normalize

// Result is the answer for one document. Its JSON is the public contract.
type Result struct {
	Text       string    `json:"text"`
	Language   string    `json:"language"`
	Style      string    `json:"style"`
	Offsets    string    `json:"offsets"`
	Mentions   []Mention `json:"mentions"`
	Edits      []Edit    `json:"edits"`
	Entities   []Entity  `json:"entities"`
	Title      *Title    `json:"title,omitempty"`
	Dictionary string    `json:"dictionary"`
}

// Title is the normalized headline of a document; its spans index the title
// as received, and its mentions share clusters with the body.
type Title struct {
	Text     string    `json:"text"`
	Mentions []Mention `json:"mentions"`
	Edits    []Edit    `json:"edits"`
}

// Mention is one name in the text. Start and End are half open, in the unit
// of [Options].Offsets, into the input as received.
type Mention struct {
	Start       int      `json:"start"`
	End         int      `json:"end"`
	Surface     string   `json:"surface"`
	Lemma       string   `json:"lemma"`
	Kind        Kind     `json:"kind"`
	Language    string   `json:"language"`
	Entity      *string  `json:"entity"`
	Cluster     string   `json:"cluster"`
	Case        string   `json:"case,omitempty"`
	Number      string   `json:"number,omitempty"`
	Gender      string   `json:"gender,omitempty"`
	Canonical   string   `json:"canonical"`
	Replacement string   `json:"replacement"`
	Confidence  float64  `json:"confidence"`
	Status      Status   `json:"status"`
	Rivals      []Rival  `json:"rivals"`
	Proposals   []string `json:"proposals"`
	Reasons     []Reason `json:"reasons"`
}

// Kind is what a mention names.
type Kind string

// The kinds of mentions.
const (
	Person       Kind = "person"
	Place        Kind = "place"
	Organization Kind = "organization"
	Event        Kind = "event"
	Media        Kind = "media"
	Other        Kind = "other"
)

// Status tells how far a mention is known.
type Status string

// StatusLinked: the entity is known. StatusNew: a name the dictionary does not
// hold. StatusAmbiguous: several entities fit; such a mention is never edited.
const (
	StatusLinked    Status = "linked"
	StatusNew       Status = "new"
	StatusAmbiguous Status = "ambiguous"
)

// Rival is an entity that would also fit a mention.
type Rival struct {
	ID         string  `json:"id"`
	Confidence float64 `json:"confidence"`
}

// Reason is one link of the chain that led to a decision: a stable rule id and
// a detail an editor can read.
type Reason struct {
	Rule   string `json:"rule"`
	Detail string `json:"detail"`
}

// Edit replaces Old at [Start, End) of the input by New, for the mention with
// that index.
type Edit struct {
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Old     string `json:"old"`
	New     string `json:"new"`
	Mention int    `json:"mention"`
}

// Entity is a bearer named in the text, with its names in the languages of
// the dictionary and the spellings seen here.
type Entity struct {
	ID       string            `json:"id"`
	Kind     Kind              `json:"kind"`
	Names    map[string]string `json:"names"`
	Variants []string          `json:"variants"`
	Mentions []int             `json:"mentions"`
}
