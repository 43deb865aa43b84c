package bulk

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// Stdin is the input that means standard input.
const Stdin = "-"

// Source is one input as the job found it.
type Source struct {
	Name   string   `json:"name"`
	Format string   `json:"format"`
	Coding string   `json:"coding,omitempty"` // gz, zst
	Size   int64    `json:"size"`             // bytes as stored; -1: unknown
	Files  []string `json:"files,omitempty"`  // of a folder of texts, which stand for one source
}

// Sources finds the files that inputs name: globs expanded, folders walked, in
// the order of the inputs and by name within one. The texts of a folder are one
// source.
func Sources(inputs []string, format string) ([]Source, error) {
	var list []Source
	for _, in := range inputs {
		names := []string{in}
		if in != Stdin && strings.ContainsAny(in, "*?[") {
			if _, err := os.Lstat(in); err != nil {
				if names, err = filepath.Glob(in); err != nil {
					return nil, fmt.Errorf("%w: %s: %w", ErrInput, in, err)
				}
			}
		}
		if len(names) == 0 {
			return nil, fmt.Errorf("%w: %s: no file has such a name", ErrInput, in)
		}
		for _, name := range names {
			found, err := sourcesAt(name, format)
			if err != nil {
				return nil, fmt.Errorf("%w: %w", ErrInput, err)
			}
			list = append(list, found...)
		}
	}
	return list, nil
}

func sourcesAt(name, format string) ([]Source, error) {
	if name == Stdin {
		if format == "" {
			format = "ndjson"
		}
		if format == "parquet" {
			return nil, errors.New("parquet cannot be read from standard input: it is read from its end")
		}
		return []Source{{Name: Stdin, Format: format, Size: -1}}, nil
	}
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return []Source{describe(name, format, info.Size())}, nil
	}
	texts := Source{Name: name, Format: "text"}
	var list []Source
	err = filepath.WalkDir(name, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if strings.HasPrefix(d.Name(), ".") && path != name {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if !d.Type().IsRegular() {
			return nil
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		s := describe(path, format, info.Size())
		if s.Format == "text" {
			texts.Files = append(texts.Files, path)
			texts.Size += s.Size
		} else {
			list = append(list, s)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if len(texts.Files) > 0 {
		slices.Sort(texts.Files)
		list = append(list, texts)
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("%s: an empty folder", name)
	}
	return list, nil
}

// describe tells the format and coding of a file by its name.
func describe(name, format string, size int64) Source {
	s := Source{Name: name, Format: format, Size: size}
	base := strings.ToLower(filepath.Base(name))
	switch ext := filepath.Ext(base); ext {
	case ".gz", ".zst":
		s.Coding = ext[1:]
		base = strings.TrimSuffix(base, ext)
	}
	if s.Format == "" {
		switch filepath.Ext(base) {
		case ".ndjson", ".jsonl":
			s.Format = "ndjson"
		case ".json":
			s.Format = "json"
		case ".csv":
			s.Format = "csv"
		case ".tsv", ".tab":
			s.Format = "tsv"
		case ".parquet", ".pq":
			s.Format = "parquet"
		default:
			s.Format = "text"
		}
	}
	return s
}

var byteOrderMark = []byte("\xEF\xBB\xBF")

// open opens a source for reading from its start, decoded, without a byte
// order mark, and sets Coding by what the bytes say. skipped is the length of the mark.
func (s *Source) open(name string, stdin io.Reader) (in io.ReadCloser, skipped int64, err error) {
	var raw io.ReadCloser = io.NopCloser(stdin)
	if name != Stdin {
		if raw, err = os.Open(name); err != nil {
			return nil, 0, err
		}
	}
	buf := bufio.NewReaderSize(raw, 256<<10)
	magic, _ := buf.Peek(4)
	var decoded io.Reader = buf
	closing := raw.Close
	s.Coding = ""
	switch {
	case s.Format == "parquet":
	case bytes.HasPrefix(magic, []byte{0x1f, 0x8b}):
		z, err := gzip.NewReader(buf) // reads all members
		if err != nil {
			return nil, 0, errors.Join(fmt.Errorf("%s: %w", name, err), raw.Close())
		}
		decoded, s.Coding = z, "gz"
	case bytes.HasPrefix(magic, []byte{0x28, 0xb5, 0x2f, 0xfd}):
		z, err := zstd.NewReader(buf, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(256<<20), zstd.WithDecoderLowmem(true))
		if err != nil {
			return nil, 0, errors.Join(fmt.Errorf("%s: %w", name, err), raw.Close())
		}
		decoded, s.Coding = z, "zst"
		closing = func() error { z.Close(); return raw.Close() }
	}
	out := bufio.NewReaderSize(decoded, 64<<10)
	if mark, _ := out.Peek(3); bytes.Equal(mark, byteOrderMark) {
		_, _ = out.Discard(3) // it was peeked
		skipped = 3
	}
	return struct {
		io.Reader
		io.Closer
	}{out, closer(closing)}, skipped, nil
}

type closer func() error

func (c closer) Close() error { return c() }
