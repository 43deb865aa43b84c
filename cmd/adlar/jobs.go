package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/adlar-names/adlar/bulk"
)

// JobsCmd looks after the jobs of a queue.
type JobsCmd struct {
	List   JobsListCmd   `cmd:"" help:"All jobs, the newest first."`
	Show   JobsShowCmd   `cmd:"" help:"One job."`
	Cancel JobsCancelCmd `cmd:"" help:"Stop a job; what it wrote stays."`
	Retry  JobsRetryCmd  `cmd:"" help:"Go on with a job that failed or was cancelled."`
	Watch  JobsWatchCmd  `cmd:"" help:"Follow a job to its end."`
}

// QueueFlag names the queue.
type QueueFlag struct {
	QueueURL string `name:"queue-url" required:"" placeholder:"URL" help:"Redis of the queue (or $$ADLAR_QUEUE_URL)."`
}

// use opens the queue for one command.
func (f *QueueFlag) use(do func(*bulk.Queue) error) (err error) {
	q, err := bulk.OpenQueue(f.QueueURL)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, q.Close()) }()
	return do(q)
}

// withJob prints the job that a call answers with.
func (f *QueueFlag) withJob(s *Streams, call func(*bulk.Queue) (bulk.JobInfo, error)) error {
	return f.use(func(q *bulk.Queue) error {
		job, err := call(q)
		if err != nil {
			return err
		}
		e := json.NewEncoder(s.Out)
		e.SetIndent("", "  ")
		return e.Encode(job)
	})
}

// jobHelp is a help text with an example.
func jobHelp(about, command string) string {
	return about + "\n\nExample:\n\n    $ adlar jobs " + command + " --queue-url redis://127.0.0.1:6379"
}

// JobsListCmd lists the jobs.
type JobsListCmd struct {
	QueueFlag
	JSON bool `name:"json" help:"Print a JSON array."`
}

// Help shows an example that runs.
func (JobsListCmd) Help() string {
	return jobHelp("Jobs are remembered for seven days after their end.", "list")
}

// Run prints the table.
func (c *JobsListCmd) Run(ctx context.Context, s *Streams) error {
	return c.use(func(q *bulk.Queue) error {
		jobs, err := q.List(ctx)
		if err != nil {
			return err
		}
		if c.JSON {
			return json.NewEncoder(s.Out).Encode(jobs)
		}
		w := tabwriter.NewWriter(s.Out, 0, 8, 2, ' ', 0)
		fmt.Fprintln(w, "ID\tSTATE\tSHARDS\tRECORDS\tREJECTED\tCREATED\tOUTPUT\t")
		for _, j := range jobs {
			fmt.Fprintf(w, "%s\t%s\t%d/%d\t%d\t%d\t%s\t%s\t\n", j.ID, j.State, j.Done, j.Shards, j.Records, j.Rejected, j.Created.Format(time.DateTime), j.Output)
		}
		return w.Flush()
	})
}

// JobsShowCmd shows a job.
type JobsShowCmd struct {
	QueueFlag
	ID string `arg:"" help:"Id of the job."`
}

// Help shows an example that runs.
func (JobsShowCmd) Help() string { return jobHelp("Prints the job as JSON.", "show jqx4yhn2") }

// Run prints the job.
func (c *JobsShowCmd) Run(ctx context.Context, s *Streams) error {
	return c.withJob(s, func(q *bulk.Queue) (bulk.JobInfo, error) { return q.Get(ctx, c.ID) })
}

// JobsCancelCmd stops a job.
type JobsCancelCmd struct {
	QueueFlag
	ID string `arg:"" help:"Id of the job."`
}

// Help shows an example that runs.
func (JobsCancelCmd) Help() string {
	return jobHelp("Shards at work may end; none is begun.", "cancel jqx4yhn2")
}

// Run cancels the job.
func (c *JobsCancelCmd) Run(ctx context.Context, s *Streams) error {
	return c.withJob(s, func(q *bulk.Queue) (bulk.JobInfo, error) { return q.Cancel(ctx, c.ID) })
}

// JobsRetryCmd goes on with a job.
type JobsRetryCmd struct {
	QueueFlag
	ID string `arg:"" help:"Id of the job."`
}

// Help shows an example that runs.
func (JobsRetryCmd) Help() string {
	return jobHelp("Shards that are done are not done again.", "retry jqx4yhn2")
}

// Run retries the job.
func (c *JobsRetryCmd) Run(ctx context.Context, s *Streams) error {
	return c.withJob(s, func(q *bulk.Queue) (bulk.JobInfo, error) { return q.Retry(ctx, c.ID) })
}

// JobsWatchCmd follows a job.
type JobsWatchCmd struct {
	QueueFlag
	ID string `arg:"" help:"Id of the job."`
}

// Help shows an example that runs.
func (JobsWatchCmd) Help() string {
	return jobHelp("Prints a line when the job has moved, a second apart at least.", "watch jqx4yhn2")
}

// Run follows the job.
func (c *JobsWatchCmd) Run(ctx context.Context, s *Streams) error {
	return c.use(func(q *bulk.Queue) error { return watch(ctx, s, q, c.ID) })
}

// watch prints the progress of a job until it ends; how it ended is the error.
func watch(ctx context.Context, s *Streams, q *bulk.Queue, id string) error {
	last := ""
	for {
		j, err := q.Get(ctx, id)
		if err != nil && (errors.Is(err, bulk.ErrNoJob) || last == "") {
			return err
		} // a queue that is away for a moment comes back
		line := strings.TrimSpace(fmt.Sprintf("%s %s: %d of %d shards, %d records, %d rejected %s", id, j.State, j.Done, j.Shards, j.Records, j.Rejected, j.Error))
		if err == nil && line != last {
			last = line
			fmt.Fprintln(s.Err, "adlar: job "+line)
		}
		switch j.State {
		case bulk.Done:
			if j.Rejected > 0 {
				return &failedRecords{failed: int(j.Rejected), total: int(j.Records)}
			}
			return nil
		case bulk.Failed, bulk.Cancelled:
			return fmt.Errorf("job %s %s %s; adlar jobs retry %s goes on with it", id, j.State, j.Error, id)
		}
		select {
		case <-ctx.Done():
			return errInterrupted
		case <-time.After(time.Second):
		}
	}
}
