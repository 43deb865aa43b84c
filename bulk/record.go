package bulk

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/adlar-names/adlar/normalize"
)

// record is what a dialect read: the texts, and where they stand in the raw
// record.
type record struct {
	text, title    string
	id, lang, date string
	fields         [5]span // text, title, id, lang, date; empty: absent
	all            []span  // CSV: every field
}

// dialect reads and writes the records of one text format.
type dialect interface {
	parse(raw []byte, r *record) error
	// append writes the raw record with its new texts and columns, without line end.
	append(dst, raw []byte, r *record, result *normalize.Result) []byte
}

var errNoText = errors.New("record without text")

type objectDialect struct {
	o     *Options
	names []string
}

func newObjectDialect(o *Options) *objectDialect {
	return &objectDialect{o, []string{o.TextColumn, o.TitleColumn, o.IDColumn, o.LangColumn, o.DateColumn}}
}

func (d *objectDialect) parse(raw []byte, r *record) error {
	if err := jsonFields(raw, d.names, r.fields[:]); err != nil {
		return err
	}
	into := [5]*string{&r.text, &r.title, &r.id, &r.lang, &r.date}
	for i, at := range r.fields {
		value := raw[at.from:at.to]
		switch {
		case len(value) > 0 && value[0] == '"':
			*into[i] = jsonString(value[1 : len(value)-1])
		case len(value) > 0 && string(value) != "null" && i == 2:
			*into[i] = string(value) // a number is an id too
		default:
			*into[i] = ""
			r.fields[i] = span{}
			if i < 2 && len(value) > 0 && string(value) != "null" {
				return fmt.Errorf("%q is not a string", d.names[i])
			}
		}
	}
	if r.fields[0].to == 0 {
		return fmt.Errorf("%w: no member %q", errNoText, d.o.TextColumn)
	}
	return nil
}

func (d *objectDialect) append(dst, raw []byte, r *record, result *normalize.Result) []byte {
	if d.o.Columns {
		raw = bytes.TrimRight(raw, " \t\r")
		dst = append(dst, raw[:len(raw)-1]...)
		dst = append(dst, `,"normalized":`...)
		dst = appendJSONString(dst, result.Text)
		if result.Title != nil {
			dst = appendJSONString(append(dst, `,"normalized_title":`...), result.Title.Text)
		}
		dst = append(append(dst, `,"entities":`...), toJSON(result.Entities)...)
		dst = append(append(dst, `,"edits":`...), toJSON(result.Edits)...)
		return append(dst, '}')
	}
	text, title := r.fields[0], r.fields[1]
	newText := result.Text != r.text
	newTitle := result.Title != nil && title.to > 0 && result.Title.Text != r.title
	at := 0
	splice := func(s span, value string) {
		dst = append(dst, raw[at:s.from]...)
		dst = appendJSONString(dst, value)
		at = s.to
	}
	if newTitle && title.from < text.from {
		splice(title, result.Title.Text)
	}
	if newText {
		splice(text, result.Text)
	}
	if newTitle && title.from > text.from {
		splice(title, result.Title.Text)
	}
	return append(dst, raw[at:]...)
}

func toJSON(value any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(value) // plain structs cannot fail
	return bytes.TrimSpace(b.Bytes())
}

// rejection says why a record is not in the output.
type rejection struct {
	Input  string `json:"input"`
	Record int64  `json:"record"`           // its number in the input, from 1
	Offset *int64 `json:"offset,omitempty"` // bytes into the decoded input
	Bytes  int64  `json:"bytes"`
	ID     string `json:"id,omitempty"`
	Code   string `json:"code"`
	Detail string `json:"detail"`
}

var (
	errTooLong = fmt.Errorf("record is longer than %d bytes", MaxRecord)
	errPanic   = errors.New("this text makes the normalizer fail")
)

// notUTF8 is the offset of the first byte of a record that is not UTF-8.
type notUTF8 int

func (e notUTF8) Error() string { return fmt.Sprintf("byte %d of the record is not UTF-8", int(e)) }

func checkUTF8(b []byte) error {
	if at := normalize.InvalidUTF8(b); at >= 0 {
		return notUTF8(at)
	}
	return nil
}

// code is the stable name of an error of one record.
func code(err error) string {
	var bad notUTF8
	switch {
	case errors.As(err, &bad):
		return "invalid_utf8"
	case errors.Is(err, normalize.ErrTooLong), errors.Is(err, errTooLong):
		return "text_too_long"
	case errors.Is(err, normalize.ErrUnknownLanguage):
		return "unknown_language"
	case errors.Is(err, normalize.ErrUnknownStyle):
		return "unknown_style"
	case errors.Is(err, normalize.ErrBadDate):
		return "invalid_date"
	case errors.Is(err, errNoText):
		return "no_text"
	case errors.Is(err, errPanic):
		return "internal"
	case errors.Is(err, errBareQuote), errors.Is(err, errOpenQuote), errors.Is(err, errColumns):
		return "invalid_csv"
	}
	return "invalid_json"
}

// safely keeps a panic of one text from ending the shard.
func safely(ctx context.Context, s normalize.Service, doc normalize.Document) (r normalize.Result, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: %s", errPanic, strings.TrimSpace(fmt.Sprint(p)))
		}
	}()
	return s.Normalize(ctx, doc)
}
