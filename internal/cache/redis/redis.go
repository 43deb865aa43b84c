// Package redis keeps answers in Redis, shared by all instances of the
// service: a [cache.Store] over one server, Sentinel or a cluster.
//
// Start with [Open]. Every call is bounded: a look-up by [Config.Timeout], a
// write happens behind the caller's back. A breaker opens after a failure and
// lets one probe through at a time until the server answers again; opening and
// closing are logged once each. Values are versioned and checked, so foreign
// or damaged ones are misses.
package redis

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/klauspost/compress/zstd"
	goredis "github.com/redis/go-redis/v9"
	"github.com/zeebo/xxh3"
)

// Config says how the store behaves. A zero field is the default named.
type Config struct {
	URL     string        // redis://, rediss://; several hosts parted by commas make a cluster, ?master_name= Sentinel
	Timeout time.Duration // longest wait for a look-up; 20 ms
	TTL     time.Duration // of a value; 24 hours
	Prefix  string        // of every key; "adlar:"
	Log     *slog.Logger  // default: discarded
}

// Store is the shared store.
type Store struct {
	c      Config
	client goredis.UniversalClient
	enc    *zstd.Encoder
	dec    *zstd.Decoder

	trip   atomic.Int64 // running estimate of a look-up, ns
	open   atomic.Bool  // breaker: true while the server does not answer
	writes chan write
	done   chan struct{}
	wg     sync.WaitGroup
	once   sync.Once

	errs atomic.Int64
}

type write struct {
	key   string
	value []byte
}

const (
	compressFrom = 1024 // smaller values gain nothing
	probeEvery   = 500 * time.Millisecond
	queued       = 256 // writes waiting; more are dropped, they are only a cache
)

// Open makes the store. It does not wait for the server: one that is down is
// asked again until it answers. Errors are about the URL only, and never show
// the password in it.
func Open(c Config) (*Store, error) {
	if c.Timeout <= 0 {
		c.Timeout = 20 * time.Millisecond
	}
	if c.TTL <= 0 {
		c.TTL = 24 * time.Hour
	}
	if c.Prefix == "" {
		c.Prefix = "adlar:"
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	quiet.Do(func() { goredis.SetLogger(silence{}) })
	o, err := options(c)
	if err != nil {
		return nil, err
	}
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return nil, fmt.Errorf("redis: %w", err)
	}
	dec, err := zstd.NewReader(nil, zstd.WithDecoderMaxMemory(64<<20), zstd.WithDecoderConcurrency(0))
	if err != nil {
		return nil, fmt.Errorf("redis: %w", err)
	}
	s := &Store{c: c, client: goredis.NewUniversalClient(o), enc: enc, dec: dec, writes: make(chan write, queued), done: make(chan struct{})}
	s.trip.Store(int64(200 * time.Microsecond))
	s.open.Store(true) // until the first probe
	s.wg.Add(2)
	go s.write()
	go s.probe()
	return s, nil
}

// The library's own log would tell of every refused connection, on standard
// error and past our log.
var quiet sync.Once

type silence struct{}

// Printf drops the line.
func (silence) Printf(context.Context, string, ...any) {}

// options reads the URL. Several hosts make a cluster; master_name asks
// Sentinel.
func options(c Config) (*goredis.UniversalOptions, error) {
	u, err := url.Parse(c.URL)
	if err != nil || (u.Scheme != "redis" && u.Scheme != "rediss") || u.Host == "" {
		return nil, errors.New("redis: want a URL like redis://host:6379/0 (rediss:// for TLS)")
	}
	hosts := strings.Split(u.Host, ",")
	q := u.Query()
	master := q.Get("master_name")
	q.Del("master_name")
	one := *u
	one.Host = hosts[0]
	one.RawQuery = q.Encode()
	p, err := goredis.ParseURL(one.String())
	if err != nil {
		return nil, errors.New("redis: the URL has an option or database that is not known")
	}
	return &goredis.UniversalOptions{
		Addrs: hosts, MasterName: master, Username: p.Username, Password: p.Password, DB: p.DB, TLSConfig: p.TLSConfig,
		ContextTimeoutEnabled: true, // without it a hung server holds callers for seconds
		DialTimeout:           max(c.Timeout, 20*time.Millisecond), ReadTimeout: c.Timeout, WriteTimeout: c.Timeout,
		MaxRetries: -1, PoolSize: 32, PoolTimeout: c.Timeout, MinIdleConns: 1,
	}, nil
}

// Close ends the background work.
func (s *Store) Close() error {
	s.once.Do(func() { close(s.done) })
	s.wg.Wait()
	return s.client.Close()
}

// RoundTrip implements cache.Store.
func (s *Store) RoundTrip() (time.Duration, bool) {
	return time.Duration(s.trip.Load()), !s.open.Load()
}

// State is for /readyz: what is told, and whether it is well.
func (s *Store) State() (string, bool) {
	if s.open.Load() {
		return "down: answers come from memory and work", false
	}
	return "up, round trip " + time.Duration(s.trip.Load()).Round(time.Microsecond).String(), true
}

// Errors is the number of calls that failed.
func (s *Store) Errors() int64 { return s.errs.Load() }

// Get implements cache.Store.
func (s *Store) Get(ctx context.Context, key string) ([]byte, bool) {
	if s.open.Load() {
		return nil, false
	}
	ctx, cancel := context.WithTimeout(ctx, s.c.Timeout)
	defer cancel()
	start := time.Now()
	raw, err := s.client.Get(ctx, s.c.Prefix+key).Bytes()
	if errors.Is(err, goredis.Nil) {
		s.measured(time.Since(start))
		return nil, false
	}
	if err != nil {
		if context.Cause(ctx) == context.Canceled {
			return nil, false // the caller went away, the server is not to blame
		}
		s.failed(err)
		return nil, false
	}
	s.measured(time.Since(start))
	return s.decode(raw)
}

// GetMany implements cache.Store: a pipeline of GETs, which a cluster spreads
// over its nodes, unlike MGET.
func (s *Store) GetMany(ctx context.Context, keys []string) [][]byte {
	values := make([][]byte, len(keys))
	if s.open.Load() {
		return values
	}
	ctx, cancel := context.WithTimeout(ctx, s.c.Timeout)
	defer cancel()
	cmds, err := s.client.Pipelined(ctx, func(p goredis.Pipeliner) error {
		for _, k := range keys {
			p.Get(ctx, s.c.Prefix+k)
		}
		return nil
	})
	if err != nil && !errors.Is(err, goredis.Nil) && context.Cause(ctx) != context.Canceled {
		s.failed(err)
	}
	for i, c := range cmds {
		if g, ok := c.(*goredis.StringCmd); ok && i < len(values) {
			if raw, err := g.Bytes(); err == nil {
				if v, ok := s.decode(raw); ok {
					values[i] = v
				}
			}
		}
	}
	return values
}

// Set implements cache.Store: the value is written later, or dropped when too
// many wait.
func (s *Store) Set(key string, value []byte) {
	if s.open.Load() {
		return
	}
	select {
	case s.writes <- write{key, value}:
	default:
	}
}

func (s *Store) measured(took time.Duration) {
	old := s.trip.Load()
	s.trip.Store(old + (int64(took)-old)/16)
}

// failed opens the breaker; the first failure of a series is logged, without
// the address's password.
func (s *Store) failed(err error) {
	s.errs.Add(1)
	if full(err) {
		return // it answers, it only takes no more
	}
	if s.open.CompareAndSwap(false, true) {
		s.c.Log.Warn("redis does not answer; going on without it", "error", kindOf(err))
	}
}

func full(err error) bool { return err != nil && strings.HasPrefix(err.Error(), "OOM ") }

// kindOf describes an error without what a server may have put into it.
func kindOf(err error) string {
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return "timeout"
	case strings.HasPrefix(err.Error(), "WRONGPASS"), strings.HasPrefix(err.Error(), "NOAUTH"):
		return "wrong user or password"
	}
	return fmt.Sprintf("%T", err)
}

// probe asks the server now and then, one call at a time: while it answers, to
// keep the estimate of a round trip fresh where few texts are worth a look-up;
// after a failure, until it answers again.
func (s *Store) probe() {
	defer s.wg.Done()
	for first := true; ; first = false {
		ctx, cancel := context.WithTimeout(context.Background(), 4*s.c.Timeout)
		start := time.Now()
		err := s.client.Ping(ctx).Err()
		took := time.Since(start)
		cancel()
		switch down := s.open.Load(); {
		case err != nil && !down:
			s.failed(err)
		case err != nil && first:
			s.c.Log.Warn("redis does not answer; going on without it", "error", kindOf(err))
		case err == nil && down:
			s.trip.Store(int64(took))
			s.open.Store(false)
			s.c.Log.Info("redis answers")
		case err == nil:
			s.measured(took)
		}
		select {
		case <-s.done:
			return
		case <-time.After(probeEvery):
		}
	}
}

func (s *Store) write() {
	defer s.wg.Done()
	for {
		select {
		case <-s.done:
			return
		case w := <-s.writes:
			if s.open.Load() {
				continue
			}
			ctx, cancel := context.WithTimeout(context.Background(), 10*s.c.Timeout)
			err := s.client.Set(ctx, s.c.Prefix+w.key, s.encode(w.value), s.c.TTL).Err()
			cancel()
			if err != nil {
				s.failed(err)
			}
		}
	}
}

// A stored value: a mark with the layout's version, a flag, the xxh3 of what
// follows, then the answer, compressed where that pays.
var mark = []byte("adl1")

const header = 4 + 1 + 8

func (s *Store) encode(v []byte) []byte {
	out := append(make([]byte, 0, len(v)/3+header), mark...)
	out = append(out, 0)
	out = append(out, make([]byte, 8)...)
	if len(v) >= compressFrom {
		out = s.enc.EncodeAll(v, out)
		out[4] = 1
	} else {
		out = append(out, v...)
	}
	binary.LittleEndian.PutUint64(out[5:], xxh3.Hash(out[header:]))
	return out
}

func (s *Store) decode(raw []byte) ([]byte, bool) {
	if len(raw) < header || !bytes.Equal(raw[:4], mark) || binary.LittleEndian.Uint64(raw[5:]) != xxh3.Hash(raw[header:]) {
		return nil, false
	}
	if raw[4] == 0 {
		return raw[header:], true
	}
	out, err := s.dec.DecodeAll(raw[header:], nil)
	return out, err == nil
}
