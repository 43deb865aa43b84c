package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/adlar-names/adlar/api"
	"github.com/adlar-names/adlar/api/wire"
	"github.com/adlar-names/adlar/bulk"
)

// httpJobs is the queue for the job calls over HTTP. Only files below a root
// are read or written.
type httpJobs struct {
	queue      *bulk.Queue
	roots      []string // absolute, without symbolic links
	dictionary func() string
}

var _ api.Jobs = (*httpJobs)(nil)

func newHTTPJobs(url string, roots []string, dictionary func() string) (*httpJobs, error) {
	j := &httpJobs{dictionary: dictionary}
	for _, root := range roots {
		path, err := filepath.EvalSymlinks(root)
		if err == nil {
			path, err = filepath.Abs(path)
		}
		if err != nil {
			return nil, fmt.Errorf("--jobs-root: %w", err)
		}
		j.roots = append(j.roots, path)
	}
	var err error
	j.queue, err = bulk.OpenQueue(url)
	return j, err
}

func forbidden(path string) error {
	return &api.Problem{Code: api.Forbidden, Detail: fmt.Sprintf("%s is below none of the folders that jobs may use", path)}
}

// below answers the real path of a file or folder, when a root holds it. What
// does not exist yet is judged by the nearest folder that does.
func (j *httpJobs) below(path string) error {
	if !filepath.IsAbs(path) || filepath.Clean(path) != path {
		return forbidden(path)
	}
	real, err := filepath.EvalSymlinks(path)
	for dir := path; err != nil && dir != filepath.Dir(dir); {
		dir = filepath.Dir(dir)
		real, err = filepath.EvalSymlinks(dir)
	}
	for _, root := range j.roots {
		if real == root || strings.HasPrefix(real, root+string(filepath.Separator)) {
			return nil
		}
	}
	return forbidden(path)
}

// Create implements api.Jobs.
func (j *httpJobs) Create(ctx context.Context, r wire.JobRequest, key string) (wire.Job, error) {
	value := func(s *string) string {
		if s == nil || *s == "auto" {
			return ""
		}
		return *s
	}
	o := bulk.Options{
		Format: value(r.Format), TextColumn: value(r.TextColumn), IDColumn: value(r.IdColumn), LangColumn: value(r.LangColumn),
		Lang: value(r.Lang), Style: value(r.Style),
	}
	if err := j.below(r.Output); err != nil {
		return wire.Job{}, err
	}
	for _, in := range r.Inputs { // before anything is looked at
		base := in
		if at := strings.IndexAny(in, "*?["); at >= 0 {
			base = filepath.Dir(in[:at] + "x")
		}
		if err := j.below(base); err != nil {
			return wire.Job{}, err
		}
	}
	sources, err := bulk.Sources(r.Inputs, o.Format)
	if err != nil {
		return wire.Job{}, jobProblem(err)
	}
	for _, s := range sources {
		if err := j.below(s.Name); err != nil {
			return wire.Job{}, err
		}
	}
	info, err := j.queue.Submit(ctx, bulk.Job{Inputs: r.Inputs, Output: r.Output, Options: o, Dictionary: j.dictionary()}, key)
	return wireJob(info), jobProblem(err)
}

// jobProblem is what a caller is told.
func jobProblem(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, bulk.ErrNoJob):
		return api.ErrNoJob
	case errors.Is(err, bulk.ErrInput), errors.Is(err, bulk.ErrNotEmpty), errors.Is(err, bulk.ErrKeyReused), errors.Is(err, bulk.ErrOptions):
		return &api.Problem{Code: api.InvalidRequest, Detail: err.Error()}
	}
	return &api.Problem{Code: api.Overloaded, Detail: "the queue does not answer", Retry: 5}
}

// List implements api.Jobs.
func (j *httpJobs) List(ctx context.Context) ([]wire.Job, error) {
	list, err := j.queue.List(ctx)
	jobs := make([]wire.Job, 0, len(list))
	for _, info := range list {
		jobs = append(jobs, wireJob(info))
	}
	return jobs, jobProblem(err)
}

// Get implements api.Jobs.
func (j *httpJobs) Get(ctx context.Context, id string) (wire.Job, error) {
	info, err := j.queue.Get(ctx, id)
	return wireJob(info), jobProblem(err)
}

// Cancel implements api.Jobs.
func (j *httpJobs) Cancel(ctx context.Context, id string) (wire.Job, error) {
	info, err := j.queue.Cancel(ctx, id)
	return wireJob(info), jobProblem(err)
}

func wireJob(i bulk.JobInfo) wire.Job {
	job := wire.Job{
		Id: i.ID, State: wire.JobState(i.State), Created: i.Created, Inputs: append([]string{}, i.Inputs...), Output: i.Output,
		Shards: i.Shards, Done: i.Done, Failed: i.Failed, Records: int(i.Records), Rejects: int(i.Rejected),
	}
	if i.Error != "" {
		job.Error = &i.Error
	}
	if !i.Finished.IsZero() {
		job.Finished = &i.Finished
	}
	return job
}
