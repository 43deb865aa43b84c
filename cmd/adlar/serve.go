package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/adlar-names/adlar"
	"github.com/adlar-names/adlar/api"
	"github.com/adlar-names/adlar/dictionaries"
	"github.com/adlar-names/adlar/internal/cache"
	"github.com/adlar-names/adlar/internal/cache/redis"
	"github.com/adlar-names/adlar/names"
	"github.com/adlar-names/adlar/normalize"
)

// ServeCmd runs the HTTP service.
type ServeCmd struct {
	DictionaryFlag
	Addr      string        `default:"127.0.0.1:8080" placeholder:"HOST:PORT" help:"Address to listen on (default ${default})."`
	Insecure  bool          `help:"Listen on an address that others reach without asking for API keys."`
	Keys      string        `placeholder:"FILE" help:"File of hashed API keys (or $$ADLAR_KEYS)."`
	CacheURL  string        `placeholder:"URL" help:"Redis that instances share answers in (or $$ADLAR_CACHE_URL); none by default."`
	QueueURL  string        `name:"queue-url" placeholder:"URL" help:"Redis of the queue of bulk jobs (or $$ADLAR_QUEUE_URL); none by default."`
	Roots     []string      `name:"jobs-root" placeholder:"DIR" help:"Folder whose files jobs over HTTP may read and write; may be repeated."`
	Memory    int           `name:"cache-memory" default:"64" placeholder:"MIB" help:"Answers kept in memory, in MiB; 0 keeps none (default ${default})."`
	CacheTTL  time.Duration `default:"24h" help:"How long Redis keeps an answer (default ${default})."`
	Origins   []string      `name:"cors-origin" placeholder:"ORIGIN" help:"Origin whose pages may call this service; may be repeated."`
	Proxies   []string      `name:"trusted-proxy" placeholder:"CIDR" help:"Network of proxies whose X-Forwarded-For is believed; may be repeated."`
	Timeout   time.Duration `default:"2s" help:"Longest time for a request that is no stream (default ${default})."`
	DrainWait time.Duration `default:"500ms" help:"How long requests are still taken after TERM, while balancers learn of it (default ${default})."`
	LogLevel  string        `default:"info" enum:"debug,info,warn,error" help:"Least level that is logged: debug, info, warn, error."`
}

// Help shows an example that runs.
func (ServeCmd) Help() string {
	return "Prints one line with its address when it is ready. SIGHUP reads the dictionary again; INT and TERM end it, after the requests at work.\n\n" +
		"Example:\n\n    $ adlar serve --addr 127.0.0.1:8080"
}

// drainFor is how long requests at work may take to end.
const drainFor = 10 * time.Second

// library is a dictionary and what is built on it, replaced as a whole.
type library struct {
	api.Library
	normalizer *normalize.Normalizer
}

// Run serves until the context is done.
func (c ServeCmd) Run(ctx context.Context, io *Streams) error {
	var level slog.Level
	if err := level.UnmarshalText([]byte(c.LogLevel)); err != nil {
		return fmt.Errorf("--log-level: %w", err)
	}
	log := slog.New(slog.NewJSONHandler(io.Err, &slog.HandlerOptions{Level: level}))
	if err := checkBind(c.Addr, c.Keys != "" || c.Insecure); err != nil {
		return err
	}
	keys, err := readKeys(c.Keys)
	if err != nil {
		return err
	}
	var current atomic.Pointer[library]
	if err := c.load(&current); err != nil {
		return err
	}
	checks := map[string]func() (string, bool){}
	store, err := c.openStore(log, checks)
	if err != nil {
		return err
	}
	memory := int64(c.Memory) << 20
	if memory == 0 {
		memory = -1
	}
	conf := cache.Config{Current: func() cache.Normalizer { return current.Load().normalizer }, Program: adlar.Version(), Memory: memory}
	if store != nil {
		conf.Store = store
		defer func() { _ = store.Close() }()
	}
	answers, err := cache.New(conf)
	if err != nil {
		return err
	}
	var jobs api.Jobs
	if c.QueueURL != "" {
		queue, err := newHTTPJobs(c.QueueURL, c.Roots, func() string { return current.Load().normalizer.Version() })
		if err != nil {
			return fmt.Errorf("--queue-url: %w", err)
		}
		defer func() { _ = queue.queue.Close() }()
		jobs = queue
	}
	server, err := api.New(api.Config{
		Texts: answers, Jobs: jobs, Library: func() *api.Library { return &current.Load().Library }, Version: adlar.Version(), Log: log,
		Keys: keys, Origins: c.Origins, Proxies: c.Proxies, Timeout: c.Timeout, Checks: checks, Gauges: cacheGauges(answers, store),
		Examples: pageExamples(),
	})
	if err != nil {
		return err
	}
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", c.Addr)
	if err != nil {
		return fmt.Errorf("--addr %s: %w", c.Addr, errors.Unwrap(err))
	}
	stop, err := c.follow(&current, log)
	if err != nil {
		return err
	}
	defer stop()
	return c.serve(ctx, io, server, listener, log)
}

func pageExamples() []api.Example {
	var list []api.Example
	for _, x := range adlar.Examples() {
		list = append(list, api.Example(x))
	}
	return list
}

// follow replaces the dictionary when its files change or SIGHUP asks for it;
// one that does not load leaves the old one in place.
func (c *ServeCmd) follow(current *atomic.Pointer[library], log *slog.Logger) (stop func(), err error) {
	hup := make(chan os.Signal, 1)
	signal.Notify(hup, syscall.SIGHUP)
	if c.Dictionary == "" { // the built-in one never changes
		go func() {
			for range hup {
				log.Info("the built-in dictionary is in use: nothing to read again")
			}
		}()
		return func() { signal.Stop(hup); close(hup) }, nil
	}
	failed := func(err error) { log.Error("dictionary not reloaded; the old one stays", "error", err.Error()) }
	w, err := dictionaries.Watch(c.Dictionary, current.Load().Dictionary, func(d *dictionaries.Dictionary) {
		l, err := newLibrary(d)
		if err != nil {
			failed(err)
			return
		}
		current.Store(l)
		log.Info("dictionary reloaded", "version", d.Version())
	}, failed)
	if err != nil {
		return nil, err
	}
	go func() {
		for range hup {
			if err := w.Reload(); err != nil {
				failed(err)
			}
		}
	}()
	return func() { signal.Stop(hup); close(hup); _ = w.Close() }, nil
}

// serve answers requests until ctx is done: then it is not ready, ends what is
// at work and closes.
func (c *ServeCmd) serve(ctx context.Context, io *Streams, server *api.Server, listener net.Listener, log *slog.Logger) error {
	handler, flush, err := traced(ctx, server)
	if err != nil {
		return err
	}
	s := &http.Server{
		Handler: handler, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelDebug), MaxHeaderBytes: 16 << 10,
		ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 30 * time.Second, WriteTimeout: 30 * time.Second, IdleTimeout: 60 * time.Second,
	}
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(listener) }()
	if _, err := fmt.Fprintf(io.Out, "adlar listens on http://%s\n", listener.Addr()); err != nil {
		return err
	}
	if err := io.Flush(); err != nil {
		return err
	}
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	// Balancers are told first, and every answer ends its connection: closing
	// idle ones at once would cut off requests that are on their way.
	server.Drain()
	time.Sleep(c.DrainWait)
	wait, cancel := context.WithTimeout(context.WithoutCancel(ctx), drainFor)
	defer cancel()
	defer func() { _ = flush(wait) }()
	if err := s.Shutdown(wait); err != nil {
		log.Warn("requests cut off at the end of the drain")
		return s.Close()
	}
	return nil
}

func (c *ServeCmd) load(current *atomic.Pointer[library]) error {
	d, err := c.Open()
	if err != nil {
		return err
	}
	l, err := newLibrary(d)
	if err == nil {
		current.Store(l)
	}
	return err
}

func newLibrary(d *dictionaries.Dictionary) (*library, error) {
	n, err := normalize.New(d, normalize.Options{})
	if err != nil {
		return nil, err
	}
	return &library{api.Library{Dictionary: d, Names: names.New(d, names.Options{})}, n}, nil
}

// checkBind refuses an address that others reach, unless keys are asked for.
func checkBind(addr string, guarded bool) error {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return fmt.Errorf("--addr %q: want HOST:PORT", addr)
	}
	ip := net.ParseIP(host)
	if guarded || host == "localhost" || (ip != nil && ip.IsLoopback()) {
		return nil
	}
	return fmt.Errorf("--addr %s is reached by others: give --keys FILE, or say --insecure", addr)
}

func readKeys(file string) (*api.Keys, error) {
	if file == "" {
		return nil, nil
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, fmt.Errorf("--keys: %w", err)
	}
	defer func() { _ = f.Close() }()
	return api.ReadKeys(f)
}

func (c *ServeCmd) openStore(log *slog.Logger, checks map[string]func() (string, bool)) (*redis.Store, error) {
	if c.CacheURL == "" {
		return nil, nil
	}
	store, err := redis.Open(redis.Config{URL: c.CacheURL, TTL: c.CacheTTL, Log: log})
	if err != nil {
		return nil, fmt.Errorf("--cache-url: %w", err)
	}
	checks["cache"] = store.State
	return store, nil
}

// cacheGauges are what the metrics show of the cache.
func cacheGauges(c *cache.Cache, store *redis.Store) []api.Gauge {
	s := c.Stats()
	gauges := []api.Gauge{
		{Name: "adlar_cache_normalize_seconds_per_kilobyte", Help: "Running estimate of the cost of normalizing.", Value: func() float64 { d, _ := c.Costs(); return d.Seconds() }},
		{Name: "adlar_cache_round_trip_seconds", Help: "Running estimate of a look-up in Redis; 0 without one.", Value: func() float64 { _, d := c.Costs(); return d.Seconds() }},
		{Name: "adlar_cache_store_skipped", Help: "Look-ups not made because normalizing was cheaper.", Value: func() float64 { return float64(s.StoreSkipped.Load()) }},
	}
	if store != nil {
		gauges = append(gauges,
			api.Gauge{Name: "adlar_redis_up", Help: "1 while Redis answers.", Value: func() float64 {
				if _, up := store.State(); up {
					return 1
				}
				return 0
			}},
			api.Gauge{Name: "adlar_redis_errors", Help: "Calls to Redis that failed.", Value: func() float64 { return float64(store.Errors()) }})
	}
	return gauges
}
