package main

import (
	"context"
	"fmt"

	"github.com/adlar-names/adlar/bulk"
	"github.com/adlar-names/adlar/normalize"
)

// WorkerCmd runs the jobs of a queue.
type WorkerCmd struct {
	QueueURL string `name:"queue-url" required:"" placeholder:"URL" help:"Redis of the queue (or $$ADLAR_QUEUE_URL)."`
	Shards   int    `placeholder:"N" help:"Shards at work at once (default: one a core)."`
	DictionaryFlag
}

// Help shows an example that runs.
func (WorkerCmd) Help() string {
	return `Any number of workers may run, on any machine that sees the files of the jobs under the same paths. A worker leaves a job of another dictionary version to others. INT and TERM end it; what it has not done goes back to the queue.

Example:

    $ adlar worker --queue-url redis://127.0.0.1:6379`
}

// Run works until the context is done.
func (c *WorkerCmd) Run(ctx context.Context, s *Streams) error {
	dict, err := c.Open()
	if err != nil {
		return err
	}
	n, err := normalize.New(dict, normalize.Options{})
	if err != nil {
		return err
	}
	w := bulk.Worker{URL: c.QueueURL, Service: n, Dictionary: dict.Version(), Shards: c.Shards, Propose: proposer(dict), Transfer: transfer, Ready: func() {
		fmt.Fprintf(s.Err, "adlar works, dictionary %s\n", dict.Version())
	}}
	return w.Run(ctx)
}
