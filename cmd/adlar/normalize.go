package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/adlar-names/adlar/normalize"
)

// NormalizeCmd writes the names of texts one way.
type NormalizeCmd struct {
	Files []string `arg:"" optional:"" placeholder:"FILE" help:"Texts to read; standard input without any."`

	JSON    bool `name:"json" xor:"out" help:"Print the whole result as JSON, one line a text."`
	Diff    bool `xor:"out" help:"Print the text with its changes marked."`
	JSONL   bool `name:"jsonl" xor:"out" help:"Read records, one JSON object a line, and answer each with a line."`
	Flush   bool `help:"With --jsonl: send every answer at once, for a program that waits for it."`
	Explain bool `help:"Say for every name what was found, who it is and why it is written so."`

	HTML      bool   `name:"html" xor:"format" help:"The texts are HTML."`
	Markdown  bool   `xor:"format" help:"The texts are Markdown."`
	Lang      string `default:"auto" help:"Language of the texts: auto, az, az-Cyrl, ru, uk, en."`
	Style     string `default:"common" help:"Which spellings to write: common, official, bgn-pcgn, as-written, or a style of your own."`
	NoRewrite bool   `help:"Find and link only."`
	Date      string `placeholder:"2024-09-10" help:"Date of the texts, for offices held then."`
	Offsets   string `default:"code-point" help:"What offsets count: code-point, byte, utf16."`

	DictionaryFlag
}

// Help shows examples that run.
func (NormalizeCmd) Help() string {
	return `Examples:

    $ adlar normalize examples/turan.txt
    $ adlar normalize --json --lang en examples/turan.txt
    $ echo '{"id":1,"text":"Сергий Лавров прибыл в Баку."}' | adlar normalize --jsonl`
}

// Run normalizes every file, or every record.
func (c *NormalizeCmd) Run(ctx context.Context, s *Streams) error {
	dict, err := c.Open()
	if err != nil {
		return err
	}
	n, err := normalize.New(dict, normalize.Options{Style: c.Style})
	if err != nil {
		return err
	}
	if _, err := n.Normalize(ctx, c.document("")); err != nil {
		return err // a wrong flag, before any file is read
	}
	if c.JSONL {
		return c.records(ctx, s, n)
	}
	for _, name := range s.Files(c.Files) {
		text, err := s.ReadText(name, normalize.MaxText)
		if err != nil {
			return err
		}
		doc := c.document(string(text))
		r, err := n.Normalize(ctx, doc)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if err := c.print(s, &doc, &r); err != nil {
			return err
		}
	}
	return nil
}

func (c *NormalizeCmd) document(text string) normalize.Document {
	doc := normalize.Document{
		Text: text, Lang: c.Lang, Date: c.Date, Style: c.Style, Offsets: c.Offsets, NoRewrite: c.NoRewrite, Explain: c.Explain,
	}
	switch {
	case c.HTML:
		doc.Format = "html"
	case c.Markdown:
		doc.Format = "markdown"
	}
	return doc
}

func (c *NormalizeCmd) print(s *Streams, doc *normalize.Document, r *normalize.Result) error {
	switch {
	case c.JSON:
		_, err := s.Out.Write(append(r.AppendJSON(nil), '\n'))
		return err
	case c.Explain && !c.Diff:
		return explain(s.Out, r)
	case c.Diff:
		if err := c.diff(s, doc, r); err != nil || !c.Explain {
			return err
		}
		return explain(s.Out, r)
	}
	_, err := io.WriteString(s.Out, r.Text)
	return err
}

// diff prints the text with its changes: red and green on a screen, [-old-]
// and {+new+} elsewhere. It asks for the edits again in bytes.
func (c *NormalizeCmd) diff(s *Streams, doc *normalize.Document, r *normalize.Result) error {
	del, add, end := [2]string{"[-", "-]"}, [2]string{"{+", "+}"}, ""
	if s.OutTerminal {
		del, add, end = [2]string{"\x1b[31;9m", "\x1b[0m"}, [2]string{"\x1b[32m", "\x1b[0m"}, ""
	}
	var b bytes.Buffer
	at, unit := 0, 0
	for _, e := range r.Edits {
		start := at + bytesOf(doc.Text[at:], e.Start-unit, r.Offsets)
		b.WriteString(doc.Text[at:start])
		b.WriteString(del[0] + e.Old + del[1] + add[0] + e.New + add[1] + end)
		at, unit = start+len(e.Old), e.End
	}
	b.WriteString(doc.Text[at:])
	_, err := s.Out.Write(b.Bytes())
	return err
}

// bytesOf is how many bytes n units at the start of text take.
func bytesOf(text string, n int, unit string) int {
	if unit == "byte" {
		return n
	}
	for i, r := range text {
		if n <= 0 {
			return i
		}
		n--
		if unit == "utf16" && r >= 0x10000 {
			n--
		}
	}
	return len(text)
}

// explain prints the chain of every mention, for an editor to read.
func explain(out io.Writer, r *normalize.Result) error {
	var b bytes.Buffer
	for i := range r.Mentions {
		m := &r.Mentions[i]
		who := "?"
		if m.Entity != nil {
			who = *m.Entity
		}
		fmt.Fprintf(&b, "%d-%d %q: %s %s, %s, confidence %.2f\n", m.Start, m.End, m.Surface, m.Status, who, m.Kind, m.Confidence)
		for _, why := range m.Reasons {
			fmt.Fprintf(&b, "    %s: %s\n", why.Rule, why.Detail)
		}
		for _, rival := range m.Rivals {
			fmt.Fprintf(&b, "    rival: %s (%.2f)\n", rival.ID, rival.Confidence)
		}
		if m.Replacement != "" {
			fmt.Fprintf(&b, "    written: %s\n", m.Replacement)
		}
		for _, p := range m.Proposals {
			fmt.Fprintf(&b, "    proposed: %s\n", p)
		}
	}
	_, err := out.Write(b.Bytes())
	return err
}

// record is one line of --jsonl.
type record struct {
	ID    json.RawMessage `json:"id"`
	Text  *string         `json:"text"`
	Title string          `json:"title"`
	Lang  string          `json:"lang"`
	Date  string          `json:"date"`
}

var errNoText = errors.New(`no "text" in the record`)

func (c *NormalizeCmd) records(ctx context.Context, s *Streams, n *normalize.Normalizer) error {
	s.FlushEach = c.Flush
	for _, name := range s.Files(c.Files) {
		in, err := s.Open(name)
		if err != nil {
			return err
		}
		err = s.EachLine(ctx, in, func(dst, line []byte) ([]byte, error) { return c.record(ctx, n, dst, line) }, failedRecord)
		if err = errors.Join(err, in.Close()); err != nil {
			return err
		}
	}
	return nil
}

func (c *NormalizeCmd) record(ctx context.Context, n *normalize.Normalizer, dst, line []byte) ([]byte, error) {
	var r record
	d := json.NewDecoder(bytes.NewReader(line))
	d.DisallowUnknownFields()
	if err := d.Decode(&r); err != nil {
		return dst, err
	}
	if d.More() {
		return dst, errors.New("more than one JSON value in the line")
	}
	if r.Text == nil {
		return dst, errNoText
	}
	doc := c.document(*r.Text)
	doc.Title = r.Title
	if r.Lang != "" {
		doc.Lang = r.Lang
	}
	if r.Date != "" {
		doc.Date = r.Date
	}
	result, err := n.Normalize(ctx, doc)
	if err != nil {
		return dst, err
	}
	dst = append(dst, `{"id":`...)
	dst = appendID(dst, r.ID)
	dst = append(dst, `,"result":`...)
	dst = result.AppendJSON(dst)
	return append(dst, '}'), nil
}

func appendID(dst []byte, id json.RawMessage) []byte {
	if len(id) == 0 {
		return append(dst, "null"...)
	}
	return append(dst, id...)
}

// failedRecord answers a line that failed, with its id when it can be read.
func failedRecord(dst, line []byte, err error) []byte {
	var r struct {
		ID json.RawMessage `json:"id"`
	}
	_ = json.Unmarshal(line, &r) // what cannot be read has no id
	answer, _ := json.Marshal(map[string]string{"code": recordCode(err), "detail": oneLine(err)})
	dst = append(dst, `{"id":`...)
	dst = appendID(dst, r.ID)
	dst = append(append(dst, `,"error":`...), answer...)
	return append(dst, '}')
}

// recordCode is the stable code of an error of one record, as the HTTP service
// names it.
func recordCode(err error) string {
	var bad *utf8Error
	switch {
	case errors.As(err, &bad):
		return "invalid_utf8"
	case errors.Is(err, normalize.ErrTooLong), errors.Is(err, errLineTooLong):
		return "text_too_long"
	case errors.Is(err, normalize.ErrUnknownLanguage):
		return "unknown_language"
	case errors.Is(err, normalize.ErrUnknownStyle):
		return "unknown_style"
	case bytes.Contains([]byte(err.Error()), []byte("unknown field")):
		return "unknown_field"
	}
	return "invalid_json"
}
