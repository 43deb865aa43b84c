package bulk

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
)

// Shard is a piece of work by reference.
type Shard struct {
	Number int    `json:"number"`
	Source int    `json:"source"` // index into the sources
	Name   string `json:"name"`   // of the source, for messages
	Format string `json:"format"`

	File   string   `json:"file,omitempty"`
	From   int64    `json:"from"` // bytes of File, or rows of a Parquet file
	To     int64    `json:"to"`
	Base   int64    `json:"base"`             // where the decoded source has the byte From; -1: nowhere
	Header []byte   `json:"header,omitempty"` // of CSV, with its line end
	Files  []string `json:"files,omitempty"`  // whole texts, instead of File
	Learn  bool     `json:"learn,omitempty"`  // first pass of two: only counts spellings
	Long   []Long   `json:"long,omitempty"`   // records too long to be put into a spool file
}

// Long stands for a record that was longer than MaxRecord: it came before the
// byte At of the shard's file.
type Long struct {
	At   int64 `json:"at"`
	Base int64 `json:"base"`
	Size int64 `json:"size"`
}

// planner cuts sources into shards. A source that cannot be read from the
// middle (compressed, standard input, a JSON array) is decoded into one spool
// file a shard.
type planner struct {
	options *Options
	folder  folder
	stdin   io.Reader
	done    func(number int) bool // such a shard is not spooled again
	emit    func(Shard) error     // blocks while enough shards wait
	learn   bool
	number  int
}

func (p *planner) cut(ctx context.Context, sources []Source) error {
	for i := range sources {
		s := &sources[i]
		var err error
		switch s.Format {
		case "text":
			err = p.cutTexts(ctx, i, s)
		case "parquet":
			err = p.cutParquet(ctx, i, s)
		default:
			err = p.cutStream(ctx, i, s)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", s.Name, err)
		}
	}
	return nil
}

func (p *planner) send(ctx context.Context, sh Shard) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	sh.Number, sh.Learn = p.number, p.learn
	p.number++
	return p.emit(sh)
}

// maxFiles is how many texts a shard holds at most, however short they are.
const maxFiles = 1000

func (p *planner) cutTexts(ctx context.Context, index int, s *Source) error {
	files := s.Files
	if files == nil {
		files = []string{s.Name}
	}
	sh := Shard{Source: index, Name: s.Name, Format: s.Format, Base: -1}
	var size int64
	for i, file := range files {
		if file != Stdin {
			info, err := os.Stat(file)
			if err != nil {
				return err
			}
			size += info.Size()
		}
		sh.Files = append(sh.Files, file)
		if size >= p.options.ShardSize || len(sh.Files) == maxFiles || i == len(files)-1 {
			if err := p.send(ctx, sh); err != nil {
				return err
			}
			sh.Files, size = nil, 0
		}
	}
	return nil
}

func comma(format string) byte {
	if format == "tsv" {
		return '\t'
	}
	return ','
}

func newScanner(format string, in io.Reader) scanner {
	switch format {
	case "csv", "tsv":
		return newCSVScanner(in, comma(format))
	case "json":
		return newArrayScanner(in)
	}
	return newLineScanner(in)
}

func (p *planner) cutStream(ctx context.Context, index int, s *Source) (err error) {
	in, at, err := s.open(s.Name, p.stdin)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	if s.Name != Stdin && s.Coding == "" && s.Format == "ndjson" {
		return p.cutLines(ctx, index, s, at)
	}
	records := newScanner(s.Format, in)
	sh := Shard{Source: index, Name: s.Name, Format: s.Format, File: s.Name, From: at, To: at, Base: at}
	if s.Format == "csv" || s.Format == "tsv" {
		head, size, err := records.next()
		if err == io.EOF {
			return nil
		}
		if err == nil && head == nil {
			err = fmt.Errorf("its first line is longer than %d bytes: no header", MaxRecord)
		}
		if err != nil {
			return err
		}
		sh.Header = append([]byte(nil), head...)
		at += size
		sh.From, sh.To, sh.Base = at, at, at
	}
	if s.Name != Stdin && s.Coding == "" && s.Format != "json" {
		return p.cutRecords(ctx, sh, records)
	}
	return p.spool(ctx, sh, records)
}

// cutRecords cuts a plain file by reading through it.
func (p *planner) cutRecords(ctx context.Context, sh Shard, records scanner) error {
	first := true
	for {
		_, size, err := records.next()
		sh.To += size
		if err != nil && err != io.EOF {
			return err
		}
		ended := err == io.EOF
		if sh.To-sh.From >= p.options.ShardSize || ended && (sh.To > sh.From || first) {
			first = false
			if err := p.send(ctx, sh); err != nil {
				return err
			}
			sh.From, sh.Base = sh.To, sh.To
		}
		if ended {
			return nil
		}
	}
}

// cutLines cuts a plain file of lines without reading all of it: a shard ends
// with the first line that reaches its size.
func (p *planner) cutLines(ctx context.Context, index int, s *Source, at int64) (err error) {
	f, err := os.Open(s.Name)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	r := bufio.NewReaderSize(nil, 64<<10)
	for at < s.Size {
		end := min(at+p.options.ShardSize-1, s.Size)
		if _, err := f.Seek(end, io.SeekStart); err != nil {
			return err
		}
		for r.Reset(f); ; {
			part, err := r.ReadSlice('\n')
			end += int64(len(part))
			if err == nil || err == io.EOF {
				break
			}
			if err != bufio.ErrBufferFull {
				return err
			}
		}
		end = min(end, s.Size)
		sh := Shard{Source: index, Name: s.Name, Format: s.Format, File: s.Name, From: at, To: end, Base: at}
		if err := p.send(ctx, sh); err != nil {
			return err
		}
		at = end
	}
	return nil
}
