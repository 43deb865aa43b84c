package api

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"

	"github.com/adlar-names/adlar/api/wire"
	"github.com/adlar-names/adlar/normalize"
)

// Answerer answers a document with the JSON of its result. It is what the
// handlers want of the normalizer and the cache before it.
type Answerer interface {
	// Answer returns the Result as JSON and where it came from: hit-memory,
	// hit-redis, miss or off.
	Answer(ctx context.Context, doc normalize.Document) (body []byte, source string, err error)
}

// jsonAnswer is an answer whose JSON stands already.
type jsonAnswer struct {
	body   []byte
	source string
}

// VisitNormalizeResponse writes the answer.
func (a jsonAnswer) VisitNormalizeResponse(w http.ResponseWriter) error {
	h := w.Header()
	h.Set("Content-Type", "application/json")
	h.Set("X-Cache", a.source)
	_, err := w.Write(a.body)
	return err
}

// VisitNormalizeBatchResponse writes the answer.
func (a jsonAnswer) VisitNormalizeBatchResponse(w http.ResponseWriter) error {
	w.Header().Set("Content-Type", "application/json")
	_, err := w.Write(a.body)
	return err
}

func deref[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}

// Normalize answers one article.
func (s *service) Normalize(ctx context.Context, r wire.NormalizeRequestObject) (wire.NormalizeResponseObject, error) {
	doc, err := documentOf(ctx, r)
	if err != nil {
		return nil, err
	}
	release, err := s.weigh(ctx, len(doc.Text))
	if err != nil {
		return nil, err
	}
	defer release()
	body, source, err := s.texts.Answer(ctx, doc)
	if err != nil {
		return nil, err
	}
	return jsonAnswer{body, source}, nil
}

func documentOf(ctx context.Context, r wire.NormalizeRequestObject) (normalize.Document, error) {
	if b := r.JSONBody; b != nil {
		doc := normalize.Document{
			Text: b.Text, Title: deref(b.Title), Lang: deref(b.Lang), Date: deref(b.Date), Style: deref(b.Style),
			Offsets: deref(b.Offsets), Format: deref(b.Format), NoRewrite: b.Rewrite != nil && !*b.Rewrite,
			Explain: deref(b.Explain), Keep: deref(b.Keep), Prefer: deref(b.Prefer),
		}
		return doc, tooLong(doc)
	}
	p := r.Params
	doc := normalize.Document{
		Lang: deref(p.Lang), Date: deref(p.Date), Style: deref(p.Style), Offsets: deref(p.Offsets),
		Format: deref(p.Format), NoRewrite: p.Rewrite != nil && !*p.Rewrite, Explain: deref(p.Explain),
	}
	contentType := contentTypeOf(ctx)
	var err error
	switch {
	case r.TextBody != nil:
		doc.Text, err = decodeText([]byte(*r.TextBody), contentType)
	case r.Body != nil:
		if doc.Format == "" {
			doc.Format = "html"
		}
		var body []byte
		if body, err = io.ReadAll(r.Body); err != nil {
			return doc, bodyError(err)
		}
		doc.Text, err = decodeText(body, contentType)
	default:
		return doc, problem(UnsupportedMediaType, "want application/json, text/plain or text/html")
	}
	if err != nil {
		return doc, err
	}
	return doc, tooLong(doc)
}

func tooLong(doc normalize.Document) error {
	if len(doc.Text) > normalize.MaxText || len(doc.Title) > normalize.MaxText {
		return normalize.ErrTooLong
	}
	return nil
}

// prefetcher is an Answerer that can fetch many answers at once.
type prefetcher interface {
	Prefetch(ctx context.Context, docs []normalize.Document)
}

// NormalizeBatch answers up to maxBatch articles, each alone: one that fails
// has an error of its own.
func (s *service) NormalizeBatch(ctx context.Context, r wire.NormalizeBatchRequestObject) (wire.NormalizeBatchResponseObject, error) {
	items := r.Body.Items
	if len(items) > maxBatch {
		return nil, problem(TooManyItems, "a batch holds at most %d items", maxBatch)
	}
	size := 0
	for i := range items {
		size += len(items[i].Text)
	}
	release, err := s.weigh(ctx, size)
	if err != nil {
		return nil, err
	}
	defer release()
	docs := make([]normalize.Document, len(items))
	for i := range items {
		b := &items[i]
		docs[i] = normalize.Document{
			Text: b.Text, Title: deref(b.Title), Lang: deref(b.Lang), Date: deref(b.Date), Style: deref(b.Style),
			Offsets: deref(b.Offsets), Format: deref(b.Format), NoRewrite: b.Rewrite != nil && !*b.Rewrite,
			Explain: deref(b.Explain), Keep: deref(b.Keep), Prefer: deref(b.Prefer),
		}
	}
	if p, ok := s.Texts.(prefetcher); ok {
		p.Prefetch(ctx, docs)
	}
	out := []byte(`{"items":[`)
	for i := range docs {
		if i > 0 {
			out = append(out, ',')
		}
		id, err := json.Marshal(items[i].Id)
		if err != nil { // it came from JSON
			return nil, err
		}
		out = s.appendItem(ctx, out, id, docs[i])
	}
	return jsonAnswer{body: append(out, "]}\n"...)}, nil
}

// appendItem appends {"id":…,"result":…} or {"id":…,"error":…}. A panic in one
// text is that item's error.
func (s *service) appendItem(ctx context.Context, dst, id []byte, doc normalize.Document) (out []byte) {
	begin := len(dst)
	defer func() {
		if v := recover(); v != nil {
			s.logPanic(ctx, v)
			out = appendItemError(dst[:begin], id, &Problem{Code: Internal})
		}
	}()
	err := tooLong(doc)
	var body []byte
	if err == nil {
		body, _, err = s.texts.Answer(ctx, doc)
	}
	if err != nil {
		return appendItemError(dst, id, problemOf(err))
	}
	dst = append(append(append(dst, `{"id":`...), id...), `,"result":`...)
	return append(append(dst, strings.TrimRight(string(body), "\n")...), '}')
}

func appendItemError(dst, id []byte, p *Problem) []byte {
	detail, err := json.Marshal(firstOf(p.Detail, titles[p.Code]))
	if err != nil { // a string always marshals
		detail = []byte(`""`)
	}
	dst = append(append(append(dst, `{"id":`...), id...), `,"error":{"code":"`...)
	dst = append(append(append(dst, p.Code...), `","detail":`...), detail...)
	return append(dst, "}}"...)
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// streamAnswer reads records and writes answers at the same time.
type streamAnswer struct {
	s       *service
	ctx     context.Context
	in      io.Reader
	options normalize.Document
}

// NormalizeStream answers a stream of records.
func (s *service) NormalizeStream(ctx context.Context, r wire.NormalizeStreamRequestObject) (wire.NormalizeStreamResponseObject, error) {
	p := r.Params
	o := normalize.Document{
		Style: deref(p.Style), Offsets: deref(p.Offsets), Format: deref(p.Format),
		NoRewrite: p.Rewrite != nil && !*p.Rewrite, Explain: deref(p.Explain),
	}
	if r.Body == nil {
		return nil, problem(UnsupportedMediaType, "want application/x-ndjson")
	}
	// Options are checked before the stream starts, so that a mistake in them
	// is one error and not one a line.
	if _, _, err := s.texts.Answer(ctx, o); err != nil {
		return nil, err
	}
	return streamAnswer{s, ctx, r.Body, o}, nil
}

// record is a line of the stream.
type record struct {
	ID    json.RawMessage `json:"id"`
	Text  *string         `json:"text"`
	Title string          `json:"title"`
	Lang  string          `json:"lang"`
	Date  string          `json:"date"`
}

// VisitNormalizeStreamResponse writes a line for each line. What is written is
// flushed whenever no further line waits, so a caller may talk line by line.
func (a streamAnswer) VisitNormalizeStreamResponse(w http.ResponseWriter) error {
	rc := http.NewResponseController(w)
	_ = rc.EnableFullDuplex()           // HTTP/1: answer while reading; HTTP/2 always does
	_ = rc.SetReadDeadline(noDeadline)  // the stream has no bound in time,
	_ = rc.SetWriteDeadline(noDeadline) // only its lines have one in size
	w.Header().Set("Content-Type", "application/x-ndjson")
	w.WriteHeader(http.StatusOK)
	in := bufio.NewReaderSize(a.in, 64<<10)
	var line, out []byte
	for {
		var err error
		var cut bool
		line, cut, err = readLine(in, line[:0], maxTextBody)
		if len(line) == 0 && errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return nil // the caller went away, or the proxy before us
		}
		out = a.answerLine(out[:0], line, cut)
		if _, werr := w.Write(out); werr != nil {
			return nil
		}
		if in.Buffered() == 0 {
			if rc.Flush() != nil {
				return nil
			}
		}
		if err != nil || a.ctx.Err() != nil {
			return nil
		}
	}
}

func (a streamAnswer) answerLine(dst, line []byte, cut bool) []byte {
	id := []byte("null")
	var p *Problem
	var rec record
	switch {
	case cut:
		p = problem(TextTooLong, "a line holds at most %d bytes", maxTextBody)
	default:
		if err := decodeJSON(line, &rec); err != nil {
			p = problemOf(err)
		} else if rec.Text == nil {
			p = problem(InvalidRequest, `no field "text"`)
		}
		if len(rec.ID) > 0 {
			id = rec.ID
		}
	}
	if p != nil {
		return append(appendItemError(dst, id, p), '\n')
	}
	doc := a.options
	doc.Text, doc.Title, doc.Lang, doc.Date = *rec.Text, rec.Title, rec.Lang, rec.Date
	return append(a.s.appendItem(a.ctx, dst, id, doc), '\n')
}

// readLine reads up to the next line feed, which it drops with a carriage
// return before it; a line longer than limit is read to its end but cut.
func readLine(r *bufio.Reader, dst []byte, limit int) (line []byte, cut bool, err error) {
	for {
		part, err := r.ReadSlice('\n')
		if len(dst)+len(part) > limit {
			cut = true
			part = part[:0]
		}
		dst = append(dst, part...)
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if n := len(dst); n > 0 && dst[n-1] == '\n' {
			dst = dst[:n-1]
		}
		if n := len(dst); n > 0 && dst[n-1] == '\r' {
			dst = dst[:n-1]
		}
		if len(dst) == 0 && err == nil && !cut {
			// An empty line is a bad line as well; it is answered.
			return append(dst, ' '), false, nil
		}
		return dst, cut, err
	}
}
