package bulk_test

import (
	"context"
	"os"
	"syscall"
	"time"

	"github.com/adlar-names/adlar/normalize"
)

// slowSpeller takes a millisecond a record, so that a fault meets work.
type slowSpeller struct{ speller }

func (s slowSpeller) Normalize(ctx context.Context, doc normalize.Document) (normalize.Result, error) {
	time.Sleep(time.Millisecond)
	return s.speller.Normalize(ctx, doc)
}

// hang stops a process for a while.
func hang(p *os.Process, length time.Duration) {
	_ = p.Signal(syscall.SIGSTOP)
	time.Sleep(length)
	_ = p.Signal(syscall.SIGCONT)
}
