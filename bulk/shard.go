package bulk

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/adlar-names/adlar/normalize"
)

// Outcome is what a finished shard says of itself.
type Outcome struct {
	Shard     int        `json:"shard"`
	Source    int        `json:"source"`
	Part      string     `json:"part"`
	Records   int64      `json:"records"` // read, rejected ones included
	Rejected  int64      `json:"rejected"`
	Bytes     int64      `json:"bytes"` // of input, decoded
	Mentions  int64      `json:"mentions"`
	Linked    int64      `json:"linked"`
	New       int64      `json:"new"`
	Ambiguous int64      `json:"ambiguous"`
	Edits     int64      `json:"edits"`
	Checksum  string     `json:"sha256"`
	Size      int64      `json:"size"`
	Unknown   []*Unknown `json:"unknown,omitempty"`
}

// mill runs shards; it is shared by the local pool and the workers of a queue.
type mill struct {
	options *Options
	folder  folder
	service normalize.Service
	stdin   io.Reader
	spelled spelling // of the second pass; nil: none
	move    Transfer
	moved   func(records, rejected, bytes int64) // progress inside a shard
}

// run makes the files of a shard and last its outcome; any file that is there
// already is replaced by the same bytes.
func (m *mill) run(ctx context.Context, sh Shard) (_ *Outcome, err error) {
	w := &shardWriter{mill: m, shard: sh, unknown: newUnknowns()}
	w.out = Outcome{Shard: sh.Number, Source: sh.Source}
	if err := w.open(); err != nil {
		return nil, err
	}
	defer w.discard()
	switch sh.Format {
	case "text":
		err = w.texts(ctx)
	case "parquet":
		err = w.rows(ctx)
	default:
		err = w.stream(ctx)
	}
	if err != nil {
		return nil, fmt.Errorf("shard %d of %s: %w", sh.Number, sh.Name, err)
	}
	if err := w.finish(); err != nil {
		return nil, err
	}
	if sh.File == m.folder.spool(sh.Number) {
		_ = os.Remove(sh.File) // gone with the folder at the end otherwise
	}
	return &w.out, nil
}

// shardWriter is a shard at work.
type shardWriter struct {
	*mill
	shard    Shard
	out      Outcome
	part     *artefact
	mentions *artefact
	reject   *artefact
	unknown  *unknowns
	buf      []byte
	framed   bool // an element was written into the array
}

// stream runs over the bytes of a file.
func (w *shardWriter) stream(ctx context.Context) (err error) {
	var d dialect = newObjectDialect(w.options)
	sh := &w.shard
	if sh.Format == "csv" || sh.Format == "tsv" {
		table, err := newTableDialect(w.options, sh.Format, sh.Header)
		if err != nil {
			return err
		}
		d = table
		_, end := lineEnd(sh.Header)
		if len(end) == 0 {
			end = []byte("\n")
		}
		if _, err := w.part.Write(append(table.header(nil, sh.Header), end...)); err != nil {
			return err
		}
	}
	var in io.Reader = bytes.NewReader(nil)
	if sh.To > sh.From {
		f, err := os.Open(sh.File)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, f.Close()) }()
		in = io.NewSectionReader(f, sh.From, sh.To-sh.From)
	}
	format := sh.Format
	if format == "json" {
		format = "ndjson" // its spool has a line an element
	}
	records := newScanner(format, in)
	long := sh.Long
	for at := sh.From; ; {
		for len(long) > 0 && long[0].At <= at {
			if err := w.failed(long[0].Base, long[0].Size, "", errTooLong); err != nil {
				return err
			}
			long = long[1:]
		}
		raw, size, err := records.next()
		if err == io.EOF {
			if at != sh.To {
				return fmt.Errorf("%s: ends at byte %d, want %d: it changed", sh.File, at, sh.To)
			}
			return w.endFrame()
		}
		if err != nil {
			return err
		}
		if err := w.one(ctx, d, raw, size, at); err != nil {
			return err
		}
		at += size
	}
}

// one takes one raw record through.
func (w *shardWriter) one(ctx context.Context, d dialect, raw []byte, size, at int64) error {
	sh := &w.shard
	base := int64(-1)
	if sh.Base >= 0 {
		base = sh.Base + at - sh.From
		for _, l := range sh.Long { // they are not in the spool
			if l.At <= at {
				base += l.Size
			}
		}
	}
	if raw == nil {
		return w.failed(base, size, "", errTooLong)
	}
	body, end := lineEnd(raw)
	if len(bytes.TrimSpace(body)) == 0 {
		w.out.Bytes += size // a blank line is no record
		return nil
	}
	if err := checkUTF8(body); err != nil {
		return w.failed(base, size, "", err)
	}
	var r record
	if err := d.parse(body, &r); err != nil {
		return w.failed(base, size, r.id, err)
	}
	result, err := w.normalize(ctx, &r)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		return w.failed(base, size, r.id, err)
	}
	if err := w.frame(); err != nil {
		return err
	}
	w.buf = d.append(w.buf[:0], body, &r, &result)
	if sh.Format != "json" {
		if len(end) == 0 {
			end = []byte("\n")
		}
		w.buf = append(w.buf, end...)
	}
	if _, err := w.part.Write(w.buf); err != nil {
		return err
	}
	return w.passed(&r, &result, size)
}

// frame writes what stands between the elements of a JSON array.
func (w *shardWriter) frame() error {
	if w.shard.Format != "json" {
		return nil
	}
	between := "[\n"
	if w.framed {
		between = ",\n"
	}
	w.framed = true
	_, err := io.WriteString(w.part, between)
	return err
}

func (w *shardWriter) endFrame() error {
	if w.shard.Format != "json" {
		return nil
	}
	end := "\n]\n"
	if !w.framed {
		end = "[]\n"
	}
	_, err := io.WriteString(w.part, end)
	return err
}

func (w *shardWriter) normalize(ctx context.Context, r *record) (normalize.Result, error) {
	doc := normalize.Document{Text: r.text, Title: r.title, Lang: r.lang, Date: r.date, Style: w.options.Style, Offsets: "byte"}
	if w.options.Columns || w.options.Mentions {
		doc.Offsets = "code-point"
	}
	if doc.Lang == "" {
		doc.Lang = w.options.Lang
	}
	result, err := safely(ctx, w.service, doc)
	if err == nil && !w.shard.Learn {
		w.spelled.apply(&result, r.text, r.title, w.move)
	}
	return result, err
}

// failed writes a record to the reject file. base is its place in the source.
func (w *shardWriter) failed(base, size int64, id string, err error) error {
	w.out.Records++
	w.out.Rejected++
	w.out.Bytes += size
	w.moved(1, 1, size)
	r := rejection{Input: w.shard.Name, Record: w.out.Records, Bytes: size, ID: id, Code: code(err), Detail: err.Error()}
	if base >= 0 {
		r.Offset = &base
	}
	data, err := json.Marshal(r)
	if err != nil {
		return err
	}
	_, err = w.reject.Write(append(data, '\n'))
	return err
}

// passed counts a record that was written.
func (w *shardWriter) passed(r *record, result *normalize.Result, size int64) error {
	w.out.Records++
	w.out.Bytes += size
	w.moved(1, 0, size)
	w.out.Edits += int64(len(result.Edits))
	if err := w.count(r, "text", r.text, result.Mentions, result.Offsets); err != nil || result.Title == nil {
		return err
	}
	w.out.Edits += int64(len(result.Title.Edits))
	return w.count(r, "title", r.title, result.Title.Mentions, result.Offsets)
}

func (w *shardWriter) count(r *record, where, text string, mentions []normalize.Mention, unit string) error {
	w.out.Mentions += int64(len(mentions))
	for i := range mentions {
		m := &mentions[i]
		if w.shard.Learn {
			w.unknown.learn(m)
			continue
		}
		switch m.Status {
		case normalize.StatusLinked:
			w.out.Linked++
		case normalize.StatusAmbiguous:
			w.out.Ambiguous++
		case normalize.StatusNew:
			w.out.New++
			w.unknown.add(text, unit, m)
		}
		if w.mentions != nil {
			row := struct {
				ID    string `json:"id"`
				Part  string `json:"part"`
				Row   int64  `json:"row"` // of the part, from 1
				Where string `json:"where"`
				*normalize.Mention
			}{r.id, w.out.Part, w.out.Records - w.out.Rejected, where, m}
			if _, err := w.mentions.Write(append(toJSON(row), '\n')); err != nil {
				return err
			}
		}
	}
	return nil
}

// texts runs over whole files, each one record.
func (w *shardWriter) texts(ctx context.Context) error {
	s := Source{Format: "text"}
	for _, name := range w.shard.Files {
		in, _, err := s.open(name, w.stdin)
		if err != nil {
			return err
		}
		text, err := io.ReadAll(bufio.NewReader(io.LimitReader(in, normalize.MaxText+1)))
		if err = errors.Join(err, in.Close()); err != nil {
			return err
		}
		if err := w.text(ctx, name, text); err != nil {
			return err
		}
	}
	return nil
}

func (w *shardWriter) text(ctx context.Context, name string, text []byte) error {
	size := int64(len(text))
	if err := checkUTF8(text); err != nil && size <= normalize.MaxText {
		return w.failed(-1, size, name, err)
	}
	r := record{text: string(text), id: name}
	result, err := w.normalize(ctx, &r)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		return w.failed(-1, size, name, err)
	}
	b := appendJSONString(append(w.buf[:0], `{"id":`...), name)
	if b = append(b, `,"text":`...); w.options.Columns {
		b = appendJSONString(b, r.text)
		b = appendJSONString(append(b, `,"normalized":`...), result.Text)
		b = append(append(b, `,"entities":`...), toJSON(result.Entities)...)
		b = append(append(b, `,"edits":`...), toJSON(result.Edits)...)
	} else {
		b = appendJSONString(b, result.Text)
	}
	w.buf = append(b, '}', '\n')
	if _, err := w.part.Write(w.buf); err != nil {
		return err
	}
	return w.passed(&r, &result, size)
}

func sum(h interface{ Sum([]byte) []byte }) string { return hex.EncodeToString(h.Sum(nil)) }

var newHash = sha256.New

// extension ends the name of the part files of a format.
func extension(format, coding string) string {
	if format == "text" {
		format = "ndjson"
	}
	if coding == "" || format == "parquet" {
		return "." + format
	}
	return "." + format + "." + coding
}

func (w *shardWriter) open() (err error) {
	if w.shard.Learn {
		w.part, w.reject = nowhere(), nowhere()
		return nil
	}
	coding := w.options.Compress
	if w.shard.Format == "parquet" {
		coding = "" // its pages are compressed
	}
	number := w.shard.Number
	w.out.Part = fmt.Sprintf("part-%06d%s", number, extension(w.shard.Format, coding))
	if w.part, err = w.folder.create(w.folder.path(w.out.Part), coding); err != nil {
		return err
	}
	if w.options.Mentions {
		if w.mentions, err = w.folder.create(w.folder.path(fmt.Sprintf("mentions-%06d%s", number, extension("ndjson", w.options.Compress))), w.options.Compress); err != nil {
			return err
		}
	}
	w.reject, err = w.folder.create(w.folder.rejects(number), "")
	return err
}

func (w *shardWriter) discard() {
	w.part.discard()
	w.mentions.discard()
	w.reject.discard()
}

func (w *shardWriter) finish() error {
	if w.shard.Learn {
		w.out.Unknown = w.unknown.list()
		return w.folder.writeJSON(w.folder.outcomeOf(true, w.shard.Number), &w.out)
	}
	if err := w.part.finish(); err != nil {
		return err
	}
	if w.mentions != nil {
		if err := w.mentions.finish(); err != nil {
			return err
		}
	}
	if err := w.reject.finish(); err != nil {
		return err
	}
	w.out.Checksum, w.out.Size = sum(w.part.hash), w.part.size
	w.out.Unknown = w.unknown.list()
	return w.folder.writeJSON(w.folder.outcome(w.shard.Number), &w.out)
}
