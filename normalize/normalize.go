package normalize

import (
	"context"
	"fmt"
	"strings"
	"sync"

	"github.com/adlar-names/adlar/dictionaries"
	"github.com/adlar-names/adlar/normalize/internal/find"
	"github.com/adlar-names/adlar/normalize/internal/lang"
	"github.com/adlar-names/adlar/normalize/internal/link"
	"github.com/adlar-names/adlar/normalize/internal/rewrite"
	"github.com/adlar-names/adlar/normalize/internal/text"
)

// Options configure a [Normalizer]. The zero value is the default.
type Options struct {
	Style string // style of documents that name none; empty: common
}

// DefaultStyle is the style of a document and of options that name none.
const DefaultStyle = "common"

// Normalizer finds, links and rewrites names with one dictionary. It is
// immutable and safe for concurrent use.
type Normalizer struct {
	dict    *dictionaries.Dictionary
	style   string
	version string
	scratch sync.Pool // *work
	cards   cards
}

// New makes a normalizer. It fails when the options name an unknown style.
func New(d *dictionaries.Dictionary, o Options) (*Normalizer, error) {
	if o.Style == "" {
		o.Style = DefaultStyle
	}
	n := &Normalizer{dict: d, style: o.Style, version: d.Version()}
	if !n.knowsStyle(o.Style) {
		return nil, fmt.Errorf("%w %q: one of %s", ErrUnknownStyle, o.Style, strings.Join(n.Styles(), ", "))
	}
	n.cards.init(d)
	n.scratch.New = func() any { return new(work) }
	return n, nil
}

// Version is the version of the dictionary that names are read with.
func (n *Normalizer) Version() string { return n.version }

// work is the scratch space of one document on its way through the rooms. All
// slices are reused; nothing of it is part of a Result.
type work struct {
	body, title text.View
	joined      []byte
	article     find.Article
	linker      link.Linker
	planner     rewrite.Planner
	out         assembly
}

// maxKept is the longest text whose scratch space is kept for the next one; the
// collector frees what lies idle.
const maxKept = MaxText

// Normalize finds the names of doc, links them and plans edits. It fails only
// for a done context, a text longer than [MaxText], or a field of doc that is
// none of the documented ones; never because of what the text says. Time is
// linear in the length of the text.
func (n *Normalizer) Normalize(ctx context.Context, doc Document) (Result, error) {
	if err := ctx.Err(); err != nil {
		return Result{}, err
	}
	if len(doc.Text)+len(doc.Title) > MaxText {
		return Result{}, ErrTooLong
	}
	forced := lang.Unknown
	if doc.Lang != "" && doc.Lang != "auto" {
		l, ok := parseLang(doc.Lang)
		if !ok {
			return Result{}, fmt.Errorf("%w %q: one of auto, az, az-Cyrl, ru, uk, en", ErrUnknownLanguage, doc.Lang)
		}
		forced = l
	}
	style := doc.Style
	if style == "" {
		style = n.style
	} else if !n.knowsStyle(style) {
		return Result{}, fmt.Errorf("%w %q: one of %s", ErrUnknownStyle, style, strings.Join(n.Styles(), ", "))
	}
	unit, ok := parseUnit(doc.Offsets)
	if !ok {
		return Result{}, fmt.Errorf("%w %q: one of code-point, byte, utf16", ErrUnknownOffsets, doc.Offsets)
	}
	date, err := parseDate(doc.Date)
	if err != nil {
		return Result{}, err
	}

	w := n.scratch.Get().(*work)
	defer func() {
		if len(doc.Text) <= maxKept {
			n.scratch.Put(w)
		}
	}()
	switch doc.Format {
	case "", "text":
		w.body.Decode(doc.Text)
	case "html":
		w.body.DecodeHTML(doc.Text)
	case "markdown":
		w.body.DecodeMarkdown(doc.Text)
	default:
		return Result{}, fmt.Errorf("%w %q: one of text, html, markdown", ErrUnknownFormat, doc.Format)
	}
	view, cut := w.body.Text, 0
	if doc.Title != "" {
		w.title.Decode(doc.Title)
		w.joined = append(append(append(w.joined[:0], w.title.Text...), "\n\n"...), w.body.Text...)
		view, cut = string(w.joined), len(w.title.Text)+2
	}
	w.article.Reset(n.dict, view, forced)
	w.article.Find()
	w.linker.Date = date
	w.linker.Link(&w.article)
	w.planner.Plan(&w.article, &w.linker, rewrite.Options{
		Style: style, Date: doc.Date, NoRewrite: doc.NoRewrite, Keep: doc.Keep, Prefer: doc.Prefer,
	})
	return w.assemble(n, &doc, style, unit, cut), nil
}

func parseLang(tag string) (lang.Lang, bool) {
	if l, ok := lang.Parse(tag); ok {
		return l, true
	}
	switch strings.ToLower(tag) {
	case "az-latn":
		return lang.Az, true
	case "az-cyrl":
		return lang.AzCyrl, true
	case "az-arab":
		return lang.Other, true // letters only: no names are found in it
	}
	return lang.Unknown, false
}

// parseDate reads an ISO date, or its year or month, as yyyymmdd.
func parseDate(s string) (int32, error) {
	if s == "" {
		return 0, nil
	}
	bad := fmt.Errorf("%w %q: write it as 2024-09-10", ErrBadDate, s)
	var v [3]int32
	k, digits := 0, 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= '0' && c <= '9' && digits < 4:
			v[k] = v[k]*10 + int32(c-'0')
			digits++
		case c == '-' && k < 2 && digits > 0:
			k++
			digits = 0
		case c == 'T' && k == 2 && digits == 2:
			i = len(s) // the time of day says nothing about offices
		default:
			return 0, bad
		}
	}
	if v[0] < 1000 || k > 0 && (v[1] < 1 || v[1] > 12) || k > 1 && (v[2] < 1 || v[2] > 31) {
		return 0, bad
	}
	return v[0]*10000 + v[1]*100 + v[2], nil
}
