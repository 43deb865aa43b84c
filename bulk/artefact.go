package bulk

import (
	"bufio"
	"errors"
	"hash"
	"io"
	"os"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// artefact is a file on its way: written under a temporary name, synced and
// renamed when it is whole.
type artefact struct {
	name string
	tmp  *os.File
	hash hash.Hash
	size int64
	buf  *bufio.Writer  // to the file and the hash
	code io.WriteCloser // compresses into buf; nil: plain
}

// create begins a file; coding is "", gz or zst. Compressed bytes depend on
// nothing but the content.
func (f folder) create(name, coding string) (*artefact, error) {
	tmp, err := os.CreateTemp(f.work(""), "tmp-*")
	if err != nil {
		return nil, err
	}
	a := &artefact{name: name, tmp: tmp, hash: newHash()}
	a.buf = bufio.NewWriterSize((*artefactSink)(a), 256<<10)
	switch coding {
	case "gz":
		a.code = gzip.NewWriter(a.buf)
	case "zst":
		if a.code, err = zstd.NewWriter(a.buf, zstd.WithEncoderConcurrency(1)); err != nil {
			a.discard()
			return nil, err
		}
	}
	return a, nil
}

// nowhere is an artefact that keeps nothing.
func nowhere() *artefact { return &artefact{buf: bufio.NewWriter(io.Discard)} }

type artefactSink artefact

func (a *artefactSink) Write(p []byte) (int, error) {
	n, err := a.tmp.Write(p)
	_, _ = a.hash.Write(p[:n]) // never fails
	a.size += int64(n)
	return n, err
}

// Write implements io.Writer.
func (a *artefact) Write(p []byte) (int, error) {
	if a.code != nil {
		return a.code.Write(p)
	}
	return a.buf.Write(p)
}

// finish gives the file its name.
func (a *artefact) finish() (err error) {
	if a.code != nil {
		err = a.code.Close()
	}
	if err == nil {
		err = a.buf.Flush()
	}
	if err == nil {
		err = a.tmp.Chmod(0o644)
	}
	if err == nil {
		err = a.tmp.Sync()
	}
	if err = errors.Join(err, a.tmp.Close()); err != nil {
		return err
	}
	if err := os.Rename(a.tmp.Name(), a.name); err != nil {
		return err
	}
	a.tmp = nil
	return nil
}

// discard drops a file that is not finished.
func (a *artefact) discard() {
	if a != nil && a.tmp != nil {
		_ = a.tmp.Close()
		_ = os.Remove(a.tmp.Name())
	}
}
