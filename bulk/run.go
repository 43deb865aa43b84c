package bulk

import (
	"context"
	"errors"
	"fmt"
	"os"
	"reflect"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

// plan is what a folder says of the job in it, so that another job is not
// mixed in.
type plan struct {
	Sources    []Source `json:"sources"`
	Options    Options  `json:"options"`
	Dictionary string   `json:"dictionary"`
}

// Run does a job on this machine and returns what it did. Interrupted at any
// moment, by ctx or by a crash, it goes on when it is run again with Resume. The
// errors that the caller can mend are the ones of this package; a full disk is
// syscall.ENOSPC.
func Run(ctx context.Context, job Job) (*Summary, error) {
	begun := time.Now()
	f, p, complete, err := prepare(&job)
	if err != nil {
		return nil, err
	}
	if complete {
		return readSummary(f)
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var moved meter
	stop := moved.show(&job, p.Sources, begun)
	m := &mill{options: &p.Options, folder: f, service: job.Service, stdin: job.Stdin, move: job.Transfer, moved: func(int64, int64, int64) {}}
	if p.Options.TwoPass && !exists(f.work("spelling.json")) {
		count, err := runLocal(ctx, cancel, &job, m, p, nil)
		if err == nil {
			err = writeSpelling(f, count)
		}
		if err != nil {
			stop(false)
			return nil, explainFault(err)
		}
	}
	if p.Options.TwoPass {
		if m.spelled, err = readSpelling(f); err != nil {
			stop(false)
			return nil, err
		}
	}
	m.moved = moved.add
	count, err := runLocal(ctx, cancel, &job, m, p, &moved)
	stop(err == nil)
	if err != nil {
		return nil, explainFault(err)
	}
	return finish(f, p, count, job.Propose, job.workers(), begun)
}

// explainFault says what to do about a fault of the machine.
func explainFault(err error) error {
	if errors.Is(err, syscall.ENOSPC) {
		return fmt.Errorf("bulk: the disk is full: free some space and go on with --resume: %w", err)
	}
	return err
}

// prepare checks the job and its folder, and leaves a plan in it.
func prepare(job *Job) (folder, *plan, bool, error) {
	f := folder{job.Output}
	if err := job.Options.fill(); err != nil {
		return f, nil, false, err
	}
	sources, err := Sources(job.Inputs, job.Options.Format)
	if err != nil {
		return f, nil, false, err
	}
	for _, s := range sources {
		if s.Name == Stdin && job.Options.TwoPass {
			return f, nil, false, fmt.Errorf("%w: standard input cannot be read twice", ErrInput)
		}
	}
	p := &plan{sources, job.Options, job.Dictionary}
	entries, err := os.ReadDir(f.dir)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return f, nil, false, err
	}
	if len(entries) > 0 {
		if !job.Resume {
			return f, nil, false, fmt.Errorf("%w: %s: name another one, or go on with --resume", ErrNotEmpty, f.dir)
		}
		if f.isComplete() {
			return f, p, true, os.RemoveAll(f.work(""))
		}
		var old plan
		switch err := readJSON(f.work("plan.json"), &old); {
		case err == nil && reflect.DeepEqual(old, *p):
			return f, p, false, nil
		case err == nil:
			return f, nil, false, fmt.Errorf("%w: %s: other inputs, options or dictionary", ErrOtherJob, f.dir)
		case len(entries) > 1 || entries[0].Name() != ".work":
			return f, nil, false, fmt.Errorf("%w: %s: files, but no plan", ErrOtherJob, f.dir)
		}
	}
	if err := os.MkdirAll(f.work(""), 0o755); err != nil {
		return f, nil, false, err
	}
	return f, p, false, f.writeJSON(f.work("plan.json"), p)
}

// runLocal cuts and runs all shards, and returns how many there are. Without a
// meter it is the first pass of two.
func runLocal(ctx context.Context, cancel context.CancelCauseFunc, job *Job, m *mill, p *plan, moved *meter) (int, error) {
	queue := make(chan Shard)
	var wait sync.WaitGroup
	for range job.workers() {
		wait.Go(func() {
			for sh := range queue {
				if ctx.Err() != nil {
					continue
				}
				if _, err := m.run(ctx, sh); err != nil {
					cancel(err)
					continue
				}
				if moved != nil {
					moved.shards.Add(1)
				}
			}
		})
	}
	planner := &planner{options: &p.Options, folder: m.folder, stdin: job.Stdin, learn: moved == nil}
	planner.done = func(number int) bool { return m.folder.isDoneOf(planner.learn, number) }
	planner.emit = func(sh Shard) error {
		if planner.done(sh.Number) {
			if planner.learn {
				return nil
			}
			return moved.skip(m.folder, sh.Number)
		}
		select {
		case queue <- sh:
			return nil
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
	err := planner.cut(ctx, p.Sources)
	close(queue)
	wait.Wait()
	if cause := context.Cause(ctx); cause != nil {
		err = cause
	}
	return planner.number, err
}

// meter counts while shards run.
type meter struct {
	records, rejected, bytes, shards atomic.Int64
}

func (c *meter) add(records, rejected, bytes int64) {
	c.records.Add(records)
	c.rejected.Add(rejected)
	c.bytes.Add(bytes)
}

// skip counts a shard that an earlier run did.
func (c *meter) skip(f folder, number int) error {
	var out Outcome
	if err := readJSON(f.outcome(number), &out); err != nil {
		return err
	}
	c.add(out.Records, out.Rejected, out.Bytes)
	c.shards.Add(1)
	return nil
}

// show reports progress until stop is called.
func (c *meter) show(job *Job, sources []Source, begun time.Time) (stop func(done bool)) {
	if job.Progress == nil {
		return func(bool) {}
	}
	var total int64
	for _, s := range sources {
		if s.Coding != "" || s.Size < 0 || s.Format == "parquet" {
			total = 0
			break
		}
		total += s.Size
	}
	report := func(done bool) {
		job.Progress(Progress{
			Records: c.records.Load(), Rejected: c.rejected.Load(), Bytes: c.bytes.Load(), TotalBytes: total,
			Shards: int(c.shards.Load()), Elapsed: time.Since(begun), Done: done,
		})
	}
	every := job.Interval
	if every == 0 {
		every = time.Second
	}
	tick := time.NewTicker(every)
	ended := make(chan struct{})
	var wait sync.WaitGroup
	wait.Go(func() {
		for {
			select {
			case <-tick.C:
				report(false)
			case <-ended:
				return
			}
		}
	})
	return func(done bool) {
		tick.Stop()
		close(ended)
		wait.Wait()
		report(done)
	}
}
