package bulk

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"time"

	"github.com/adlar-names/adlar/normalize"
)

// DefaultShard is how many bytes of input a shard holds by default: some
// seconds of work.
const DefaultShard = 16 << 20

// Errors of a job that are the caller's to mend.
var (
	ErrNotEmpty   = errors.New("bulk: the output folder is not empty")
	ErrOtherJob   = errors.New("bulk: the output folder holds another job")
	ErrDictionary = errors.New("bulk: other dictionary version")
	ErrOptions    = errors.New("bulk: wrong options")
	ErrInput      = errors.New("bulk: cannot read the input")
)

// Options decide what the output says, together with the inputs and the
// dictionary. They are part of the manifest.
type Options struct {
	Format string `json:"format,omitempty"` // ndjson, json, csv, tsv, parquet, text; empty: by the name of each file

	TextColumn  string `json:"text_column,omitempty"`  // empty: text
	TitleColumn string `json:"title_column,omitempty"` // empty: title
	IDColumn    string `json:"id_column,omitempty"`    // empty: id
	LangColumn  string `json:"lang_column,omitempty"`  // empty: lang
	DateColumn  string `json:"date_column,omitempty"`  // empty: date

	Columns  bool   `json:"columns,omitempty"`  // add normalized, entities, edits; else replace the text
	Mentions bool   `json:"mentions,omitempty"` // write mentions-* too
	Compress string `json:"compress,omitempty"` // gz, zst; empty: plain

	Lang  string `json:"lang,omitempty"`  // of records that say none
	Style string `json:"style,omitempty"` // empty: common

	TwoPass   bool  `json:"two_pass,omitempty"`   // one spelling of an unknown name over all records
	ShardSize int64 `json:"shard_size,omitempty"` // bytes of input in a shard; 0: DefaultShard
}

// Job is a set of inputs to normalize into one output folder.
type Job struct {
	Inputs []string // files, folders of plain texts, globs; "-": Stdin
	Output string   // folder

	Options Options

	Service    normalize.Service
	Dictionary string    // version of the dictionary that Service reads
	Stdin      io.Reader // for the input "-"

	Workers int  // shards at work at once; 0: one a core
	Resume  bool // go on with what Output holds

	Progress func(Progress)        // called each Interval and at the end; may be nil
	Interval time.Duration         // 0: one second
	Transfer Transfer              // for TwoPass; nil: names in other cases stay
	Propose  func(string) []string // forms of an unknown name in az, ru, uk, en; may be nil
}

// Progress is how far a job is.
type Progress struct {
	Records, Rejected int64
	Bytes, TotalBytes int64 // of input as stored; TotalBytes 0: unknown
	Shards            int   // done
	Elapsed           time.Duration
	Done              bool
}

func (o *Options) fill() error {
	for _, f := range []struct {
		column *string
		name   string
	}{{&o.TextColumn, "text"}, {&o.TitleColumn, "title"}, {&o.IDColumn, "id"}, {&o.LangColumn, "lang"}, {&o.DateColumn, "date"}} {
		if *f.column == "" {
			*f.column = f.name
		}
	}
	switch o.Format {
	case "", "ndjson", "json", "csv", "tsv", "parquet", "text":
	default:
		return fmt.Errorf("%w: unknown format %q: want ndjson, json, csv, tsv, parquet or text", ErrOptions, o.Format)
	}
	switch o.Compress {
	case "", "gz", "zst":
	default:
		return fmt.Errorf("%w: unknown compression %q: want gz or zst", ErrOptions, o.Compress)
	}
	if o.ShardSize == 0 {
		o.ShardSize = DefaultShard
	}
	if o.ShardSize < 1<<10 {
		return fmt.Errorf("%w: shards of %d bytes: want at least 1024", ErrOptions, o.ShardSize)
	}
	return nil
}

func (j *Job) workers() int {
	if j.Workers > 0 {
		return j.Workers
	}
	return runtime.GOMAXPROCS(0)
}
