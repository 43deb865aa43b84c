package bulk

import (
	"errors"
	"fmt"

	"github.com/adlar-names/adlar/normalize"
)

var errColumns = errors.New("wrong number of columns")

// tableDialect is CSV and TSV with a header.
type tableDialect struct {
	o     *Options
	comma byte
	at    [5]int // columns of text, title, id, lang, date; -1: absent
	count int
}

func newTableDialect(o *Options, format string, header []byte) (*tableDialect, error) {
	d := &tableDialect{o: o, comma: comma(format)}
	head, _ := lineEnd(header)
	fields, err := csvFields(nil, head, d.comma)
	if err != nil {
		return nil, fmt.Errorf("header: %w", err)
	}
	d.count = len(fields)
	for i, name := range []string{o.TextColumn, o.TitleColumn, o.IDColumn, o.LangColumn, o.DateColumn} {
		d.at[i] = -1
		for n, f := range fields {
			if csvValue(head[f.from:f.to]) == name {
				d.at[i] = n
				break
			}
		}
	}
	if d.at[0] < 0 {
		return nil, fmt.Errorf("no column %q: name the one with the text (--text-column)", o.TextColumn)
	}
	return d, nil
}

// header is the header of the output, without line end.
func (d *tableDialect) header(dst, head []byte) []byte {
	head, _ = lineEnd(head)
	dst = append(dst, head...)
	if d.o.Columns {
		for _, name := range []string{"normalized", "entities", "edits"} {
			dst = append(append(dst, d.comma), name...)
		}
	}
	return dst
}

func (d *tableDialect) parse(raw []byte, r *record) (err error) {
	if r.all, err = csvFields(r.all[:0], raw, d.comma); err != nil {
		return err
	}
	if len(r.all) != d.count {
		return fmt.Errorf("%w: has %d columns, the header %d", errColumns, len(r.all), d.count)
	}
	into := [5]*string{&r.text, &r.title, &r.id, &r.lang, &r.date}
	for i, at := range d.at {
		*into[i] = ""
		if at >= 0 {
			r.fields[i] = r.all[at]
			*into[i] = csvValue(raw[r.all[at].from:r.all[at].to])
		}
	}
	return nil
}

func (d *tableDialect) append(dst, raw []byte, r *record, result *normalize.Result) []byte {
	if d.o.Columns {
		dst = append(dst, raw...)
		for _, value := range []string{result.Text, string(toJSON(result.Entities)), string(toJSON(result.Edits))} {
			dst = appendCSV(append(dst, d.comma), value, d.comma, false)
		}
		return dst
	}
	at := 0
	for n, f := range r.all {
		old, value := "", ""
		switch {
		case n == d.at[0]:
			old, value = r.text, result.Text
		case n == d.at[1] && result.Title != nil:
			old, value = r.title, result.Title.Text
		}
		if old != value {
			dst = append(dst, raw[at:f.from]...)
			dst = appendCSV(dst, value, d.comma, f.from < f.to && raw[f.from] == '"')
			at = f.to
		}
	}
	return append(dst, raw[at:]...)
}
