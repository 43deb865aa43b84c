package api

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"sync/atomic"
	"time"

	"github.com/adlar-names/adlar/api/wire"
	"github.com/adlar-names/adlar/dictionaries"
	"github.com/adlar-names/adlar/names"
	"github.com/labstack/echo/v4"
	"github.com/prometheus/client_golang/prometheus"
	"golang.org/x/sync/semaphore"
)

// Library is what the service knows at one moment: a dictionary and what is
// built on it. It is replaced as a whole when the dictionary is reloaded; a
// request keeps the one it began with.
type Library struct {
	Dictionary *dictionaries.Dictionary
	Names      *names.Namer
}

// Config says how a server serves. The zero value of a field is the default
// its comment names.
type Config struct {
	Texts   Answerer        // answers documents; required
	Library func() *Library // the current dictionary; required
	Jobs    Jobs            // the queue; nil: the job calls answer not_found
	Version string          // of the program

	Log     *slog.Logger // default: discarded
	Keys    *Keys        // API keys; nil: none are asked for
	Origins []string     // CORS origins allowed; none
	Proxies []string     // CIDRs of proxies whose X-Forwarded-For is believed; none

	Timeout     time.Duration                    // of a request that is not a stream; 2 s
	Concurrency int                              // requests at work at once; 512
	Checks      map[string]func() (string, bool) // states for /readyz by name: detail, and whether it is well
	Gauges      []Gauge                          // further metrics
	Examples    []Example                        // articles the page offers
}

// Gauge is a number that /metrics shows.
type Gauge struct {
	Name, Help string
	Value      func() float64
}

// Example is an article that the page offers to try.
type Example struct{ Name, Lang, Text string }

// Server is the whole HTTP service: hand Handler to an http.Server.
type Server struct {
	*echo.Echo
	draining *atomic.Bool
}

// Drain makes /readyz answer 503, so that balancers send no more requests;
// those at work and those that still come are served.
func (s *Server) Drain() { s.draining.Store(true) }

// noDeadline lifts the server's deadlines for a stream.
var noDeadline time.Time

// service implements the operations of the specification.
type service struct {
	Config
	texts    Answerer
	large    *semaphore.Weighted // texts that take long, see weigh
	atWork   atomic.Int64
	draining atomic.Bool
	metrics  *metrics
}

var _ wire.StrictServerInterface = (*service)(nil)

// New builds the server. It does not listen.
func New(c Config) (*Server, error) {
	if c.Texts == nil || c.Library == nil {
		return nil, fmt.Errorf("api: Config needs Texts and Library")
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	if c.Timeout <= 0 {
		c.Timeout = 2 * time.Second
	}
	if c.Concurrency <= 0 {
		c.Concurrency = 512
	}
	s := &service{Config: c, large: semaphore.NewWeighted(largeSlots())}
	s.metrics = newMetrics(s)
	for _, g := range c.Gauges {
		s.metrics.registry.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: g.Name, Help: g.Help}, g.Value))
	}
	s.texts = s.metrics.count(c.Texts)

	e := echo.New()
	e.HideBanner, e.HidePort = true, true
	e.Binder = strictBinder{}
	e.HTTPErrorHandler = s.fail
	if err := s.trustProxies(e); err != nil {
		return nil, err
	}
	// Outermost first.
	e.Use(s.observe, secure, s.recoverPanics)
	if len(c.Origins) > 0 {
		e.Use(cors(c.Origins))
	}
	e.Use(s.authorize, s.limit, compressAnswers, readCompressed)
	wire.RegisterHandlers(e, wire.NewStrictHandler(s, nil))
	e.GET("/openapi.json", s.specification)
	e.GET("/metrics", s.metrics.handler())
	if err := s.mountPage(e); err != nil {
		return nil, err
	}
	return &Server{Echo: e, draining: &s.draining}, nil
}

// fail answers with the problem of an error. An internal one is logged: its
// kind, never what the caller sent.
func (s *service) fail(err error, c echo.Context) {
	p := problemOf(err)
	if p.Code == Internal {
		s.Log.ErrorContext(c.Request().Context(), "request failed", "request", requestID(c.Request().Context()), "error", fmt.Sprintf("%T", err))
	}
	if c.Response().Committed {
		return
	}
	writeProblem(c.Response(), c.Request().URL.Path, p)
}

func (s *service) recoverPanics(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) (err error) {
		defer func() {
			if v := recover(); v != nil {
				if v == http.ErrAbortHandler {
					panic(v)
				}
				s.logPanic(c.Request().Context(), v)
				err = &Problem{Code: Internal}
			}
		}()
		return next(c)
	}
}

// logPanic logs where a panic came from. Its value may hold text of an
// article, so only its type is told.
func (s *service) logPanic(ctx context.Context, v any) {
	s.metrics.panics.Inc()
	s.Log.ErrorContext(ctx, "panic", "request", requestID(ctx), "type", fmt.Sprintf("%T", v), "stack", string(debug.Stack()))
}
