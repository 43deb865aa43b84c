package bulk

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"reflect"

	"github.com/parquet-go/parquet-go"

	"github.com/adlar-names/adlar/normalize"
)

// openParquet opens a file; the caller closes it.
func openParquet(name string) (*os.File, *parquet.File, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, nil, err
	}
	info, err := f.Stat()
	if err == nil {
		var p *parquet.File
		if p, err = parquet.OpenFile(f, info.Size(), parquet.SkipBloomFilters(true), parquet.ReadBufferSize(256<<10)); err == nil {
			return f, p, nil
		}
	}
	return nil, nil, errors.Join(err, f.Close())
}

// cutParquet cuts each row group into ranges of rows of about the shard size.
func (p *planner) cutParquet(ctx context.Context, index int, s *Source) (err error) {
	f, file, err := openParquet(s.Name)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	if _, err := newParquetDialect(p.options, file.Schema()); err != nil {
		return err
	}
	var at int64
	for _, group := range file.Metadata().RowGroups {
		shards := max(1, group.TotalByteSize/p.options.ShardSize)
		step := max(1, (group.NumRows+shards-1)/shards)
		for end := at + group.NumRows; at < end; {
			to := min(at+step, end)
			if err := p.send(ctx, Shard{Source: index, Name: s.Name, Format: s.Format, File: s.Name, From: at, To: to, Base: -1}); err != nil {
				return err
			}
			at = to
		}
	}
	if at == 0 { // no rows: the schema goes out all the same
		return p.send(ctx, Shard{Source: index, Name: s.Name, Format: s.Format, File: s.Name, Base: -1})
	}
	return nil
}

type parquetDialect struct {
	schema *parquet.Schema // of the output
	leaves int             // of the input
	at     [5]int          // leaf columns of text, title, id, lang, date; -1: absent
	levels [5]int          // definition level of a value that is there
}

var addedColumns = []string{"normalized", "entities", "edits"}

func newParquetDialect(o *Options, in *parquet.Schema) (*parquetDialect, error) {
	d := &parquetDialect{schema: in, leaves: len(in.Columns())}
	for i, name := range []string{o.TextColumn, o.TitleColumn, o.IDColumn, o.LangColumn, o.DateColumn} {
		d.at[i] = -1
		leaf, ok := in.Lookup(name)
		if !ok || leaf.MaxRepetitionLevel > 0 || (i != 2 && leaf.Node.Type().Kind() != parquet.ByteArray) {
			continue
		}
		d.at[i], d.levels[i] = leaf.ColumnIndex, leaf.MaxDefinitionLevel
	}
	if d.at[0] < 0 {
		return nil, fmt.Errorf("no text column %q: name the one with the text (--text-column)", o.TextColumn)
	}
	if o.Columns {
		fields := in.Fields()
		for _, name := range addedColumns {
			if _, ok := in.Lookup(name); ok {
				return nil, fmt.Errorf("it has a column %q already", name)
			}
			fields = append(fields[:len(fields):len(fields)], column{parquet.Compressed(parquet.Optional(parquet.String()), &parquet.Snappy), name})
		}
		d.schema = parquet.NewSchema(in.Name(), group{parquet.Group{}, fields})
	}
	return d, nil
}

// group is a group whose columns keep their order; parquet.Group sorts them.
type group struct {
	parquet.Node
	fields []parquet.Field
}

func (g group) Fields() []parquet.Field { return g.fields }

type column struct {
	parquet.Node
	name string
}

func (c column) Name() string { return c.name }

// Value implements parquet.Field; rows here are never Go values.
func (column) Value(reflect.Value) reflect.Value { return reflect.Value{} }

// rows runs over a range of rows of a Parquet file.
func (w *shardWriter) rows(ctx context.Context) (err error) {
	f, file, err := openParquet(w.shard.File)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	d, err := newParquetDialect(w.options, file.Schema())
	if err != nil {
		return err
	}
	options := []parquet.WriterOption{d.schema, parquet.CreatedBy("adlar", "", "")}
	for _, kv := range file.Metadata().KeyValueMetadata {
		options = append(options, parquet.KeyValueMetadata(kv.Key, kv.Value))
	}
	out := parquet.NewGenericWriter[any](w.part, options...)
	first := int64(0)
	for _, g := range file.RowGroups() {
		end := first + g.NumRows()
		if from, to := max(w.shard.From, first), min(w.shard.To, end); from < to {
			if err := w.rowRange(ctx, d, g, from-first, to-from, out); err != nil {
				return err
			}
		}
		first = end
	}
	return out.Close()
}

func (w *shardWriter) rowRange(ctx context.Context, d *parquetDialect, g parquet.RowGroup, from, count int64, out *parquet.GenericWriter[any]) (err error) {
	rows := g.Rows()
	defer func() { err = errors.Join(err, rows.Close()) }()
	if err := rows.SeekToRow(from); err != nil {
		return err
	}
	buf := make([]parquet.Row, 16)
	for count > 0 {
		n, err := rows.ReadRows(buf[:min(count, int64(len(buf)))])
		for i := range n {
			if err := w.row(ctx, d, &buf[i], out, buf[i:i+1]); err != nil {
				return err
			}
		}
		if count -= int64(n); err == io.EOF && count == 0 {
			err = nil
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (w *shardWriter) row(ctx context.Context, d *parquetDialect, row *parquet.Row, out *parquet.GenericWriter[any], one []parquet.Row) error {
	var r record
	var at [2]int // of text and title in the row; -1: null
	into := [5]*string{&r.text, &r.title, &r.id, &r.lang, &r.date}
	at = [2]int{-1, -1}
	var size int64
	for n, v := range *row {
		for i, leaf := range d.at {
			if leaf == v.Column() && !v.IsNull() {
				*into[i] = v.String()
				if i < len(at) {
					at[i] = n
				}
			}
		}
		if v.Kind() == parquet.ByteArray {
			size += int64(len(v.ByteArray()))
		}
	}
	var result normalize.Result
	if at[0] >= 0 { // a null stays one
		err := checkUTF8([]byte(r.text))
		if err == nil {
			result, err = w.normalize(ctx, &r)
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			return w.failed(-1, size, r.id, err)
		}
	}
	switch {
	case w.options.Columns:
		added := [3]string{}
		level := 0
		if at[0] >= 0 {
			added = [3]string{result.Text, string(toJSON(result.Entities)), string(toJSON(result.Edits))}
			level = 1
		}
		for i, text := range added {
			v := parquet.NullValue()
			if level == 1 {
				v = parquet.ByteArrayValue([]byte(text))
			}
			*row = append(*row, v.Level(0, level, d.leaves+i))
		}
	case at[0] >= 0:
		(*row)[at[0]] = parquet.ByteArrayValue([]byte(result.Text)).Level(0, d.levels[0], d.at[0])
		if at[1] >= 0 && result.Title != nil {
			(*row)[at[1]] = parquet.ByteArrayValue([]byte(result.Title.Text)).Level(0, d.levels[1], d.at[1])
		}
	}
	if _, err := out.WriteRows(one); err != nil {
		return err
	}
	return w.passed(&r, &result, size)
}
