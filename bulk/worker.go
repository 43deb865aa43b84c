package bulk

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"time"

	"github.com/hibiken/asynq"

	"github.com/adlar-names/adlar/normalize"
)

// Worker runs the jobs and shards of a queue. Any number of them may run, on any
// machine that sees the same files under the same paths.
type Worker struct {
	URL        string // of the queue
	Service    normalize.Service
	Dictionary string                // version that Service reads; others are left to other workers
	Shards     int                   // at work at once; 0: one a core
	Propose    func(string) []string // as in Job
	Transfer   Transfer              // as in Job
	Ready      func()                // called when the queue answers; may be nil
}

// Run works until ctx is done; then shards at work end or go back to the queue.
func (w *Worker) Run(ctx context.Context) error {
	o, err := redisOption(w.URL)
	if err != nil {
		return err
	}
	client, inspector := asynq.NewClient(o), asynq.NewInspector(o)
	defer func() { _ = client.Close(); _ = inspector.Close() }()
	if err := client.Ping(); err != nil {
		return fmt.Errorf("bulk: the queue does not answer: %w", err)
	}
	queues := map[string]int{}
	for n := range shardQueues {
		queues[fmt.Sprint(shardQueue, n)] = 1
	}
	if w.Shards == 0 {
		w.Shards = runtime.GOMAXPROCS(0)
	}
	config := asynq.Config{
		BaseContext:       func() context.Context { return context.WithoutCancel(ctx) },
		LogLevel:          asynq.FatalLevel,
		TaskCheckInterval: 200 * time.Millisecond, DelayedTaskCheckInterval: time.Second,
		RetryDelayFunc: func(n int, err error, _ *asynq.Task) time.Duration {
			switch {
			case errors.Is(err, ErrDictionary):
				return 5 * time.Second
			case errors.Is(err, context.Canceled) && ctx.Err() == nil:
				return 10 * time.Second // being cancelled: Cancel takes it off the queue
			}
			return min(time.Second<<min(n, 6), time.Minute)
		},
		IsFailure: func(err error) bool {
			return !errors.Is(err, ErrDictionary) && !errors.Is(err, context.Canceled)
		},
	}
	config.Concurrency, config.Queues, config.ShutdownTimeout = w.Shards, queues, 20*time.Second
	shards := asynq.NewServer(o, config)
	config.Concurrency, config.Queues = 8, map[string]int{jobQueue: 1}
	config.BaseContext = func() context.Context { return ctx }
	jobs := asynq.NewServer(o, config)
	if err := shards.Start(asynq.HandlerFunc(w.shard)); err != nil {
		return err
	}
	err = jobs.Start(asynq.HandlerFunc(func(task context.Context, t *asynq.Task) error {
		c := &coordinator{worker: w, stop: ctx, client: client, inspector: inspector, task: t}
		return c.run(task)
	}))
	if err != nil {
		shards.Shutdown()
		return err
	}
	if w.Ready != nil {
		w.Ready()
	}
	<-ctx.Done()
	var wait sync.WaitGroup
	wait.Go(jobs.Shutdown)
	wait.Go(shards.Shutdown)
	wait.Wait()
	return nil
}

func (w *Worker) checkDictionary(wanted string) error {
	if wanted != w.Dictionary {
		return fmt.Errorf("%w: the job wants %s, this worker holds %s: start a worker with the dictionary of the job", ErrDictionary, wanted, w.Dictionary)
	}
	return nil
}

// shard runs one shard. What it writes does not depend on how often it runs.
func (w *Worker) shard(ctx context.Context, task *asynq.Task) error {
	var t shardTask
	if err := json.Unmarshal(task.Payload(), &t); err != nil {
		return fmt.Errorf("%w: %w", err, asynq.SkipRetry)
	}
	f := folder{t.Output}
	if f.isComplete() || f.isDoneOf(t.Shard.Learn, t.Shard.Number) {
		return nil
	}
	if !exists(f.work("")) {
		if exists(f.dir) {
			return nil // the job ended, or was taken away
		}
		return fmt.Errorf("bulk: %s is not there: workers must see the files of the job under the same paths", f.dir)
	}
	if err := w.checkDictionary(t.Dictionary); err != nil {
		return err
	}
	m := &mill{options: &t.Options, folder: f, service: w.Service, move: w.Transfer, moved: func(int64, int64, int64) {}}
	if t.Options.TwoPass && !t.Shard.Learn {
		var err error
		if m.spelled, err = readSpelling(f); err != nil {
			return err
		}
	}
	_, err := m.run(ctx, t.Shard)
	return explainFault(err)
}

// coordinator is a job at work: it cuts the shards, puts them on the queue a
// window at a time, and ends the job when all have their outcome. It holds
// nothing that a second one, after a crash, would not find in the folder.
type coordinator struct {
	worker    *Worker
	stop      context.Context // of the worker
	client    *asynq.Client
	inspector *asynq.Inspector
	task      *asynq.Task
	job       jobTask
	plan      *plan
	folder    folder
	info      JobInfo
	open      map[int]Shard // enqueued, without an outcome yet
	checked   time.Time
	told      time.Time
}

// window is how many shards of a job wait on the queue at most.
const window = 64

func (c *coordinator) run(ctx context.Context) error {
	if err := json.Unmarshal(c.task.Payload(), &c.job); err != nil {
		return fmt.Errorf("%w: %w", err, asynq.SkipRetry)
	}
	if err := c.worker.checkDictionary(c.job.Dictionary); err != nil {
		return err
	}
	begun := time.Now()
	job := Job{Inputs: c.job.Inputs, Output: c.job.Output, Options: c.job.Options, Dictionary: c.job.Dictionary, Resume: true}
	f, p, complete, err := prepare(&job)
	switch {
	case errors.Is(err, ErrOtherJob) || errors.Is(err, ErrInput):
		return fmt.Errorf("%w: %w", err, asynq.SkipRetry)
	case err != nil:
		return explainFault(err)
	case complete:
		return nil
	}
	c.folder, c.plan, c.open = f, p, map[int]Shard{}
	if p.Options.TwoPass && !exists(f.work("spelling.json")) {
		count, err := c.enqueueAll(ctx, true)
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return c.putDown(ctx, err)
		}
		if err := writeSpelling(f, count); err != nil {
			return explainFault(err)
		}
	}
	count, err := c.enqueueAll(ctx, false)
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return c.putDown(ctx, err)
	}
	sum, err := finish(f, p, count, c.worker.Propose, 0, begun)
	if err != nil {
		return err
	}
	c.info.Records, c.info.Rejected, c.info.Error = sum.Records, sum.Rejected, ""
	c.tell(true)
	return nil
}

func (c *coordinator) enqueueAll(ctx context.Context, learn bool) (int, error) {
	planner := &planner{options: &c.plan.Options, folder: c.folder, learn: learn}
	planner.done = func(number int) bool { return c.folder.isDoneOf(learn, number) }
	planner.emit = func(sh Shard) error {
		c.info.Shards++
		if planner.done(sh.Number) {
			return c.count(sh)
		}
		if err := c.enqueue(ctx, sh); err != nil {
			return err
		}
		c.open[sh.Number] = sh
		return c.wait(ctx, window-1)
	}
	err := planner.cut(ctx, c.plan.Sources)
	if err == nil {
		err = c.wait(ctx, 0)
	}
	return planner.number, err
}

func shardName(job string, sh Shard) (id, queue string) {
	pass := ""
	if sh.Learn {
		pass = "learn-"
	}
	return fmt.Sprintf("%s-%s%06d", job, pass, sh.Number), fmt.Sprint(shardQueue, sh.Number%shardQueues)
}

// enqueue puts a shard on the queue, and waits while Redis is away.
func (c *coordinator) enqueue(ctx context.Context, sh Shard) error {
	payload, err := json.Marshal(shardTask{c.job.ID, c.job.Output, c.plan.Options, c.job.Dictionary, sh})
	if err != nil {
		return err
	}
	id, queue := shardName(c.job.ID, sh)
	for {
		_, err = c.client.EnqueueContext(ctx, asynq.NewTask(shardType, payload), asynq.TaskID(id), asynq.Queue(queue), asynq.MaxRetry(5), asynq.Timeout(time.Hour))
		if errors.Is(err, asynq.ErrTaskIDConflict) {
			if info, err := c.inspector.GetTaskInfo(queue, id); err == nil && info.State == asynq.TaskStateArchived {
				_ = c.inspector.RunTask(queue, id) // it failed in an earlier try of the job
			}
			return nil
		}
		if err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(time.Second):
		}
	}
}

// wait returns when at most left shards have no outcome.
func (c *coordinator) wait(ctx context.Context, left int) error {
	for {
		for number, sh := range c.open {
			if c.folder.isDoneOf(sh.Learn, number) {
				delete(c.open, number)
				if err := c.count(sh); err != nil {
					return err
				}
			}
		}
		c.tell(false)
		if len(c.open) <= left {
			return nil
		}
		if time.Since(c.checked) > 3*time.Second {
			if err := c.check(ctx); err != nil {
				return err
			}
			c.checked = time.Now()
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(100 * time.Millisecond):
		}
	}
}

// check looks after shards without an outcome: one that has failed for good
// fails the job, one that the queue has lost is put on it again.
func (c *coordinator) check(ctx context.Context) error {
	c.info.Error = ""
	for number, sh := range c.open {
		id, queue := shardName(c.job.ID, sh)
		info, err := c.inspector.GetTaskInfo(queue, id)
		switch {
		case errors.Is(err, asynq.ErrTaskNotFound) || errors.Is(err, asynq.ErrQueueNotFound):
			if !c.folder.isDoneOf(sh.Learn, number) {
				if err := c.enqueue(ctx, sh); err != nil {
					return err
				}
			}
		case err != nil: // Redis is away
		case info.State == asynq.TaskStateArchived:
			c.info.Failed++
			return fmt.Errorf("shard %d of %s: %s: %w", number, sh.Name, info.LastErr, asynq.SkipRetry)
		case info.LastErr != "":
			c.info.Error = info.LastErr
		}
	}
	return nil
}

func (c *coordinator) count(sh Shard) error {
	var out Outcome
	if err := readJSON(c.folder.outcomeOf(sh.Learn, sh.Number), &out); err != nil {
		return err
	}
	c.info.Done++
	if sh.Learn {
		return nil
	}
	c.info.Records += out.Records
	c.info.Rejected += out.Rejected
	return nil
}

// tell leaves the progress where the queue can be asked for it.
func (c *coordinator) tell(now bool) {
	if !now && time.Since(c.told) < 500*time.Millisecond {
		return
	}
	c.told = time.Now()
	if data, err := json.Marshal(c.info); err == nil {
		_, _ = c.task.ResultWriter().Write(data) // told again soon
	}
}

// putDown ends a job that did not get through. asynq itself takes a job back
// whose context is done; of a cancelled one the shards go from the queue, what
// is at work may end.
func (c *coordinator) putDown(ctx context.Context, err error) error {
	if ctx.Err() == nil {
		return explainFault(err)
	}
	if c.stop.Err() == nil {
		for _, sh := range c.open {
			id, queue := shardName(c.job.ID, sh)
			_ = c.inspector.DeleteTask(queue, id) // one at work stays
		}
	}
	return ctx.Err()
}
