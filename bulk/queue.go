package bulk

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/hibiken/asynq"
)

// Names on the queue. Shards go to several queues, because a queue is one slot
// of a Redis Cluster.
const (
	jobQueue    = "adlar-jobs"
	shardQueue  = "adlar-shards-"
	shardQueues = 8
	jobType     = "adlar:job"
	shardType   = "adlar:shard"
)

// keepJobs is how long an ended job can be seen.
const keepJobs = 7 * 24 * time.Hour

// Errors of the queue.
var (
	ErrNoJob     = errors.New("bulk: no such job")
	ErrKeyReused = errors.New("bulk: this idempotency key belongs to another job")
)

// JobState is where a job stands.
type JobState string

// The states of a job.
const (
	Queued    JobState = "queued"
	Running   JobState = "running"
	Done      JobState = "done"
	Failed    JobState = "failed"
	Cancelled JobState = "cancelled"
)

// JobInfo is what the queue knows of a job.
type JobInfo struct {
	ID       string    `json:"id"`
	State    JobState  `json:"state"`
	Inputs   []string  `json:"inputs"`
	Output   string    `json:"output"`
	Shards   int       `json:"shards"` // known so far
	Done     int       `json:"done"`
	Failed   int       `json:"failed"`
	Records  int64     `json:"records"`
	Rejected int64     `json:"rejected"`
	Error    string    `json:"error,omitempty"` // of the last failure; while running: what it waits for
	Created  time.Time `json:"created"`
	Finished time.Time `json:"finished,omitzero"`
}

// jobTask is a job on the queue.
type jobTask struct {
	ID         string    `json:"id"`
	Inputs     []string  `json:"inputs"`
	Output     string    `json:"output"`
	Options    Options   `json:"options"`
	Dictionary string    `json:"dictionary"`
	Created    time.Time `json:"created"`
}

// shardTask is a shard on the queue: references only.
type shardTask struct {
	Job        string  `json:"job"`
	Output     string  `json:"output"`
	Options    Options `json:"options"`
	Dictionary string  `json:"dictionary"`
	Shard      Shard   `json:"shard"`
}

// Queue is the control side of distributed jobs. It is safe for concurrent use.
type Queue struct {
	client    *asynq.Client
	inspector *asynq.Inspector
}

// redisOption reads a URL: redis://, rediss://, redis-sentinel://, and several
// hosts parted by commas for a cluster.
func redisOption(address string) (asynq.RedisConnOpt, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, errors.New("bulk: the URL of the queue cannot be read") // it may hold a password
	}
	if strings.Contains(u.Host, ",") && u.Scheme == "redis" {
		o := asynq.RedisClusterClientOpt{Addrs: strings.Split(u.Host, ","), Username: u.User.Username()}
		o.Password, _ = u.User.Password()
		return o, nil
	}
	return asynq.ParseRedisURI(address)
}

// OpenQueue connects to the Redis of a queue, which is not asked yet.
func OpenQueue(address string) (*Queue, error) {
	o, err := redisOption(address)
	if err != nil {
		return nil, err
	}
	return &Queue{asynq.NewClient(o), asynq.NewInspector(o)}, nil
}

// Close ends the connections.
func (q *Queue) Close() error { return errors.Join(q.client.Close(), q.inspector.Close()) }

// Submit puts a job on the queue; of the job only inputs, output, options,
// dictionary and resume count. The paths are made absolute: the workers must see
// them. A key that was used before answers with the job it made.
func (q *Queue) Submit(ctx context.Context, job Job, key string) (JobInfo, error) {
	t := jobTask{Output: job.Output, Options: job.Options, Dictionary: job.Dictionary, Created: time.Now().UTC()}
	if err := t.Options.fill(); err != nil {
		return JobInfo{}, err
	}
	for _, in := range append(slices.Clone(job.Inputs), job.Output) {
		if in == Stdin {
			return JobInfo{}, fmt.Errorf("%w: workers cannot read standard input", ErrInput)
		}
		path, err := filepath.Abs(in)
		if err != nil {
			return JobInfo{}, err
		}
		t.Inputs = append(t.Inputs, path)
	}
	t.Inputs, t.Output = t.Inputs[:len(job.Inputs)], t.Inputs[len(job.Inputs)]
	if t.ID = rand.Text()[:16]; key != "" {
		digest := sha256.Sum256([]byte(key))
		t.ID = hex.EncodeToString(digest[:8])
		if old, _, err := q.find(t.ID); err == nil {
			return sameJob(old, &t)
		}
	}
	t.ID = strings.ToLower(t.ID)
	if _, err := Sources(t.Inputs, t.Options.Format); err != nil {
		return JobInfo{}, err
	}
	if entries, err := os.ReadDir(t.Output); err == nil && len(entries) > 0 && !job.Resume {
		return JobInfo{}, fmt.Errorf("%w: %s", ErrNotEmpty, job.Output)
	}
	payload, err := json.Marshal(t)
	if err != nil {
		return JobInfo{}, err
	}
	_, err = q.client.EnqueueContext(ctx, asynq.NewTask(jobType, payload), asynq.TaskID(t.ID), asynq.Queue(jobQueue),
		asynq.MaxRetry(25), asynq.Timeout(90*24*time.Hour), asynq.Retention(keepJobs))
	if errors.Is(err, asynq.ErrTaskIDConflict) { // two at once
		old, _, err := q.find(t.ID)
		if err != nil {
			return JobInfo{}, err
		}
		return sameJob(old, &t)
	}
	if err != nil {
		return JobInfo{}, fmt.Errorf("bulk: the queue does not answer: %w", err)
	}
	return q.Get(ctx, t.ID)
}

// sameJob answers for a key that was used before.
func sameJob(old *asynq.TaskInfo, t *jobTask) (JobInfo, error) {
	var was jobTask
	if err := json.Unmarshal(old.Payload, &was); err != nil {
		return JobInfo{}, err
	}
	if !slices.Equal(was.Inputs, t.Inputs) || was.Output != t.Output || !reflect.DeepEqual(was.Options, t.Options) {
		return JobInfo{}, ErrKeyReused
	}
	return describeJob(old), nil
}

func (q *Queue) find(id string) (*asynq.TaskInfo, JobInfo, error) {
	info, err := q.inspector.GetTaskInfo(jobQueue, id)
	if errors.Is(err, asynq.ErrTaskNotFound) || errors.Is(err, asynq.ErrQueueNotFound) {
		return nil, JobInfo{}, ErrNoJob
	}
	if err != nil {
		return nil, JobInfo{}, err
	}
	return info, describeJob(info), nil
}

// Get returns one job.
func (q *Queue) Get(_ context.Context, id string) (JobInfo, error) {
	_, job, err := q.find(id)
	return job, err
}

func describeJob(info *asynq.TaskInfo) JobInfo {
	var t jobTask
	var job JobInfo
	_ = json.Unmarshal(info.Payload, &t)  // our own
	_ = json.Unmarshal(info.Result, &job) // empty until it runs
	job.ID, job.Inputs, job.Output, job.Created = info.ID, t.Inputs, t.Output, t.Created
	switch info.State {
	case asynq.TaskStateActive:
		job.State = Running
	case asynq.TaskStateCompleted:
		job.State, job.Finished, job.Error = Done, info.CompletedAt.UTC(), ""
	case asynq.TaskStateArchived:
		job.State, job.Finished, job.Error = Failed, info.LastFailedAt.UTC(), strings.TrimSuffix(info.LastErr, ": "+asynq.SkipRetry.Error())
		if info.LastErr == "" || info.LastErr == context.Canceled.Error() {
			job.State, job.Error = Cancelled, ""
		}
		if info.LastFailedAt.IsZero() {
			job.Finished = time.Time{}
		}
	default:
		if job.State = Queued; info.LastErr != "" && info.LastErr != context.Canceled.Error() {
			job.Error = info.LastErr
		}
	}
	return job
}

// List returns all jobs that the queue remembers, the newest first.
func (q *Queue) List(context.Context) ([]JobInfo, error) {
	jobs := []JobInfo{}
	i := q.inspector
	for _, list := range []func(string, ...asynq.ListOption) ([]*asynq.TaskInfo, error){
		i.ListActiveTasks, i.ListPendingTasks, i.ListScheduledTasks, i.ListRetryTasks, i.ListArchivedTasks, i.ListCompletedTasks,
	} {
		tasks, err := list(jobQueue, asynq.PageSize(1000))
		if errors.Is(err, asynq.ErrQueueNotFound) {
			return jobs, nil
		}
		if err != nil {
			return nil, err
		}
		for _, t := range tasks {
			jobs = append(jobs, describeJob(t))
		}
	}
	slices.SortStableFunc(jobs, func(a, b JobInfo) int { return b.Created.Compare(a.Created) })
	return jobs, nil
}

// Cancel stops a job; what is written stays, and Retry goes on with it.
func (q *Queue) Cancel(ctx context.Context, id string) (JobInfo, error) {
	info, job, err := q.find(id)
	if err != nil {
		return job, err
	}
	if info.State == asynq.TaskStateActive {
		if err := q.inspector.CancelProcessing(id); err != nil {
			return job, err
		}
		for range 50 { // until its worker has put it down
			time.Sleep(100 * time.Millisecond)
			if info, job, err = q.find(id); err != nil || info.State != asynq.TaskStateActive {
				break
			}
		}
		if err != nil {
			return job, err
		}
	}
	switch info.State {
	case asynq.TaskStateActive, asynq.TaskStateCompleted, asynq.TaskStateArchived:
		return job, nil
	}
	if err := q.inspector.ArchiveTask(jobQueue, id); err != nil {
		return job, err
	}
	return q.Get(ctx, id)
}

// Retry goes on with a job that failed or was cancelled.
func (q *Queue) Retry(ctx context.Context, id string) (JobInfo, error) {
	info, job, err := q.find(id)
	if err != nil {
		return job, err
	}
	if info.State == asynq.TaskStateArchived || info.State == asynq.TaskStateRetry {
		if err := q.inspector.RunTask(jobQueue, id); err != nil {
			return job, err
		}
	}
	return q.Get(ctx, id)
}
