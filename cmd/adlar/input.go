package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/dustin/go-humanize"

	"github.com/adlar-names/adlar/normalize"
)

// stdinName is the file name that means standard input.
const stdinName = "-"

// utf8Error says where a text stops being UTF-8.
type utf8Error struct {
	Offset int // of the first bad byte, from 0
}

func (e *utf8Error) Error() string {
	return fmt.Sprintf("byte %d is not UTF-8: convert it first, for example with iconv -f WINDOWS-1251 -t UTF-8", e.Offset)
}

// checkUTF8 returns nil or a *utf8Error with the offset of the first bad byte.
func checkUTF8(text []byte) error {
	if at := normalize.InvalidUTF8(text); at >= 0 {
		return &utf8Error{Offset: at}
	}
	return nil
}

// Files returns the names to read: the given ones, or standard input when
// there are none.
func (s *Streams) Files(names []string) []string {
	if len(names) > 0 {
		return names
	}
	if s.InTerminal && s.ErrTerminal {
		fmt.Fprintln(s.Err, "adlar: reading the keyboard; end with Ctrl-D")
	}
	return []string{stdinName}
}

// Open opens a file for reading, or standard input for "-". It refuses a
// directory, and its errors name the file and say what to do.
func (s *Streams) Open(name string) (io.ReadCloser, error) {
	if name == stdinName {
		return io.NopCloser(s.In), nil
	}
	f, err := os.Open(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("%s: no such file: check the name", name)
	case errors.Is(err, fs.ErrPermission):
		return nil, fmt.Errorf("%s: not allowed to read it: check its permissions", name)
	case err != nil:
		return nil, err
	}
	info, err := f.Stat()
	if err == nil && info.IsDir() {
		err = fmt.Errorf("%s: is a directory: name the files in it", name)
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// ReadText reads one whole text of at most limit bytes from a file, or from
// standard input for "-". Empty, longer or not UTF-8 is an error that names
// the file; a longer file costs no more memory than the limit.
func (s *Streams) ReadText(name string, limit int64) ([]byte, error) {
	in, err := s.Open(name)
	if err != nil {
		return nil, err
	}
	text, err := io.ReadAll(io.LimitReader(in, limit+1))
	if err = errors.Join(err, in.Close()); err == nil {
		switch bad := checkUTF8(text); {
		case len(text) == 0:
			err = errors.New("is empty: give it some text")
		case int64(len(text)) > limit:
			err = fmt.Errorf("is longer than %s bytes: split it into articles", humanize.Comma(limit))
		case bad != nil:
			err = bad
		}
	}
	if err != nil {
		if name == stdinName {
			name = "standard input"
		}
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return text, nil
}
