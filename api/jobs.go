package api

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/adlar-names/adlar/api/wire"
)

// ErrNoJob is what Jobs returns for an id it does not know.
var ErrNoJob = errors.New("api: no such job")

// Jobs is the queue as the job calls want it. Its errors are ErrNoJob, a
// *Problem to pass on, or internal.
type Jobs interface {
	Create(ctx context.Context, r wire.JobRequest, idempotencyKey string) (wire.Job, error)
	List(ctx context.Context) ([]wire.Job, error)
	Get(ctx context.Context, id string) (wire.Job, error)
	Cancel(ctx context.Context, id string) (wire.Job, error)
}

var errNoQueue = problem(NotFound, "this service has no queue; it is started with --queue-url")

func jobError(err error) error {
	if errors.Is(err, ErrNoJob) {
		return problem(NotFound, "no such job")
	}
	return err
}

// CreateJob enqueues a job.
func (s *service) CreateJob(ctx context.Context, r wire.CreateJobRequestObject) (wire.CreateJobResponseObject, error) {
	if s.Jobs == nil {
		return nil, errNoQueue
	}
	if len(r.Body.Inputs) == 0 || r.Body.Output == "" {
		return nil, problem(InvalidRequest, "want inputs and output")
	}
	job, err := s.Jobs.Create(ctx, *r.Body, deref(r.Params.IdempotencyKey))
	if err != nil {
		return nil, jobError(err)
	}
	return wire.CreateJob202JSONResponse{Body: job}, nil
}

// ListJobs lists the jobs.
func (s *service) ListJobs(ctx context.Context, _ wire.ListJobsRequestObject) (wire.ListJobsResponseObject, error) {
	if s.Jobs == nil {
		return nil, errNoQueue
	}
	jobs, err := s.Jobs.List(ctx)
	if err != nil {
		return nil, jobError(err)
	}
	if jobs == nil {
		jobs = []wire.Job{}
	}
	return wire.ListJobs200JSONResponse{Body: wire.JobList{Jobs: jobs}}, nil
}

// GetJob answers one job, or follows it as server-sent events.
func (s *service) GetJob(ctx context.Context, r wire.GetJobRequestObject) (wire.GetJobResponseObject, error) {
	if s.Jobs == nil {
		return nil, errNoQueue
	}
	job, err := s.Jobs.Get(ctx, r.Id)
	if err != nil {
		return nil, jobError(err)
	}
	if deref(r.Params.Accept) == "text/event-stream" {
		return followJob{s, ctx, job}, nil
	}
	return wire.GetJob200JSONResponse{Body: job}, nil
}

// CancelJob cancels a job.
func (s *service) CancelJob(ctx context.Context, r wire.CancelJobRequestObject) (wire.CancelJobResponseObject, error) {
	if s.Jobs == nil {
		return nil, errNoQueue
	}
	job, err := s.Jobs.Cancel(ctx, r.Id)
	if err != nil {
		return nil, jobError(err)
	}
	return wire.CancelJob200JSONResponse{Body: job}, nil
}

type followJob struct {
	s   *service
	ctx context.Context
	job wire.Job
}

// VisitGetJobResponse sends an event whenever the job has moved, until it
// ends or the caller goes.
func (f followJob) VisitGetJobResponse(w http.ResponseWriter) error {
	rc := http.NewResponseController(w)
	_ = rc.SetWriteDeadline(noDeadline)
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(http.StatusOK)
	last, job := "", f.job
	tick := time.NewTicker(500 * time.Millisecond)
	defer tick.Stop()
	for {
		data, err := json.Marshal(job)
		if err != nil {
			return nil
		}
		if string(data) != last {
			last = string(data)
			if _, err := fmt.Fprintf(w, "event: progress\ndata: %s\n\n", data); err != nil {
				return nil
			}
			if rc.Flush() != nil {
				return nil
			}
		}
		switch job.State {
		case wire.Done, wire.Failed, wire.Cancelled:
			return nil
		}
		select {
		case <-f.ctx.Done():
			return nil
		case <-tick.C:
		}
		if f.s.draining.Load() {
			return nil
		}
		if job, err = f.s.Jobs.Get(f.ctx, f.job.Id); err != nil {
			return nil
		}
	}
}
