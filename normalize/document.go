package normalize

import (
	"context"
	"errors"
)

// MaxText is the longest accepted text, in bytes of UTF-8.
const MaxText = 1 << 20

// Errors of [Normalizer.Normalize] and [New]; they never depend on what a
// text says.
var (
	ErrTooLong         = errors.New("normalize: text longer than 1048576 bytes")
	ErrUnknownLanguage = errors.New("normalize: unknown language")
	ErrUnknownStyle    = errors.New("normalize: unknown style")
	ErrUnknownOffsets  = errors.New("normalize: unknown offset unit")
	ErrUnknownFormat   = errors.New("normalize: unknown format")
	ErrBadDate         = errors.New("normalize: not a date")
)

// Document is one article as received, with what is known about it and how
// its answer is wanted. The zero value of each field is the default.
type Document struct {
	Text  string
	Title string // headline; shares evidence with Text

	Lang    string // BCP 47; empty or "auto": detected
	Date    string // ISO date of the article, for roles
	Style   string // empty: common
	Offsets string // code-point (default), byte, utf16
	Format  string // text (default), html, markdown

	NoRewrite bool // find and link only: no edits are planned
	Explain   bool // the full chain of reasons, not only the deciding one

	Keep   []string                     // surfaces never edited
	Prefer map[string]map[string]string // entity id → language → spelling wanted
}

// Service is what serves a document: the normalizer itself or a cache before
// it.
type Service interface {
	Normalize(ctx context.Context, doc Document) (Result, error)
}
