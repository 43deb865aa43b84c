package main

import (
	"bufio"
	"context"
	"io"
	"os"

	"golang.org/x/term"
)

// Streams is what a command reads and writes. Commands use nothing else of the
// process, so tests run them in memory.
type Streams struct {
	In  io.Reader // standard input; a read ends with errInterrupted once the context is done
	Out io.Writer // standard output, buffered; run flushes it, EachLine does so between records
	Err io.Writer // messages and progress

	InTerminal  bool // In is a keyboard
	OutTerminal bool // Out is a screen: colours allowed
	ErrTerminal bool // Err is a screen: progress allowed

	FlushEach bool // EachLine flushes after every line, not only when it has to wait

	out *bufio.Writer
}

func newStreams(ctx context.Context, stdin io.Reader, stdout, stderr io.Writer) *Streams {
	out := bufio.NewWriterSize(stdout, 64<<10)
	return &Streams{
		In: &stoppableReader{ctx: ctx, from: stdin}, Out: out, Err: stderr, out: out,
		InTerminal: isTerminal(stdin), OutTerminal: isTerminal(stdout), ErrTerminal: isTerminal(stderr),
	}
}

// Flush sends what Out holds to standard output.
func (s *Streams) Flush() error { return s.out.Flush() }

func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// stoppableReader reads like from until ctx is done, and then fails with
// errInterrupted even while from blocks, as a keyboard or an idle pipe does.
// The read then abandoned writes into a buffer of its own, never the caller's.
type stoppableReader struct {
	ctx     context.Context
	from    io.Reader
	buf     []byte
	results chan readResult
}

type readResult struct {
	n   int
	err error
}

// Read implements io.Reader.
func (r *stoppableReader) Read(p []byte) (int, error) {
	if r.ctx.Err() != nil {
		return 0, errInterrupted
	}
	if r.results == nil {
		r.buf = make([]byte, 64<<10)
		r.results = make(chan readResult, 1)
	}
	buf := r.buf[:min(len(p), len(r.buf))]
	go func() {
		n, err := r.from.Read(buf)
		r.results <- readResult{n, err}
	}()
	select {
	case got := <-r.results:
		return copy(p, buf[:got.n]), got.err
	case <-r.ctx.Done():
		return 0, errInterrupted
	}
}
