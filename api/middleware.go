package api

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"runtime"
	"strings"
	"time"

	"github.com/klauspost/compress/gzhttp"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"
)

const streamPath = "/v1/normalize/stream"

type contextKey int

const (
	keyRequestID contextKey = iota
	keyContentType
)

func requestID(ctx context.Context) string {
	id, _ := ctx.Value(keyRequestID).(string)
	return id
}

func contentTypeOf(ctx context.Context) string {
	t, _ := ctx.Value(keyContentType).(string)
	return t
}

// observe gives a request its id, and logs and counts its answer.
func (s *service) observe(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		start := time.Now()
		r := c.Request()
		id := r.Header.Get("X-Request-Id")
		if !validRequestID(id) {
			id = newRequestID()
		}
		c.Response().Header().Set("X-Request-Id", id)
		if s.draining.Load() {
			c.Response().Header().Set("Connection", "close")
		}
		ctx := context.WithValue(r.Context(), keyRequestID, id)
		ctx = context.WithValue(ctx, keyContentType, r.Header.Get("Content-Type"))
		c.SetRequest(r.WithContext(ctx))
		if err := next(c); err != nil {
			s.fail(err, c)
		}
		took, status, route := time.Since(start), c.Response().Status, c.Path()
		s.metrics.request(r.Method, route, status, took)
		level := slog.LevelInfo
		switch {
		case status >= 500:
			level = slog.LevelError
		case route == "/healthz" || route == "/readyz" || route == "/metrics":
			level = slog.LevelDebug
		}
		s.Log.LogAttrs(ctx, level, "request",
			slog.String("request", id), slog.String("method", r.Method), slog.String("route", route), slog.Int("status", status),
			slog.Duration("took", took), slog.Int64("in", r.ContentLength), slog.Int64("out", c.Response().Size),
			slog.String("cache", c.Response().Header().Get("X-Cache")))
		return nil
	}
}

// validRequestID keeps ids of callers that are safe to log and to send back.
func validRequestID(id string) bool {
	if id == "" || len(id) > 128 {
		return false
	}
	for i := range len(id) {
		if c := id[i]; c <= ' ' || c > '~' || c == '"' || c == '\\' {
			return false
		}
	}
	return true
}

func newRequestID() string {
	var b [12]byte
	_, _ = rand.Read(b[:]) // never fails
	return hex.EncodeToString(b[:])
}

// secure sets the headers that keep a browser from doing more than it was
// asked.
func secure(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		h := c.Response().Header()
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
		if strings.HasPrefix(c.Request().URL.Path, "/v1/") {
			h.Set("Cache-Control", "no-store")
		}
		return next(c)
	}
}

func cors(origins []string) echo.MiddlewareFunc {
	return middleware.CORSWithConfig(middleware.CORSConfig{
		AllowOrigins:  origins,
		AllowMethods:  []string{http.MethodGet, http.MethodPost, http.MethodDelete},
		AllowHeaders:  []string{"Authorization", "Content-Type", "Idempotency-Key", "X-Request-Id"},
		ExposeHeaders: []string{"X-Request-Id", "X-Cache", "ETag", "Retry-After"},
		MaxAge:        600,
	})
}

// trustProxies tells echo whose X-Forwarded-For to believe: nobody's by
// default.
func (s *service) trustProxies(e *echo.Echo) error {
	if len(s.Proxies) == 0 {
		e.IPExtractor = echo.ExtractIPDirect()
		return nil
	}
	opts := []echo.TrustOption{echo.TrustLoopback(false), echo.TrustLinkLocal(false), echo.TrustPrivateNet(false)}
	for _, p := range s.Proxies {
		_, n, err := net.ParseCIDR(p)
		if err != nil {
			return fmt.Errorf("api: trusted proxy %q: want a network like 10.0.0.0/8", p)
		}
		opts = append(opts, echo.TrustIPRange(n))
	}
	e.IPExtractor = echo.ExtractIPFromXFFHeader(opts...)
	return nil
}

// limit bounds a request: how many are at work, how long each may take, how
// large its body may be.
func (s *service) limit(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		r := c.Request()
		if len(r.RequestURI) > 8<<10 {
			return &Problem{Code: InvalidRequest, Detail: "the address is longer than 8192 bytes"}
		}
		if operation(c.Path()) {
			return next(c)
		}
		if s.atWork.Add(1) > int64(s.Concurrency) {
			s.atWork.Add(-1)
			return &Problem{Code: Overloaded, Detail: "too many requests at work", Retry: 1}
		}
		defer s.atWork.Add(-1)
		if c.Path() == streamPath {
			return next(c)
		}
		r.Body = http.MaxBytesReader(c.Response(), r.Body, bodyLimit(c.Path()))
		if c.Path() == "/v1/jobs/:id" { // progress may be followed for hours
			return next(c)
		}
		ctx, cancel := context.WithTimeout(r.Context(), s.Timeout)
		defer cancel()
		c.SetRequest(r.WithContext(ctx))
		return next(c)
	}
}

// operation tells the routes that must answer however busy the service is.
func operation(route string) bool {
	return route == "/healthz" || route == "/readyz" || route == "/metrics"
}

func bodyLimit(route string) int64 {
	switch route {
	case "/v1/normalize", "/v1/transliterate":
		return maxTextBody
	case "/v1/normalize/batch":
		return maxBatchBody
	}
	return maxSmallBody
}

// largeText is the size from which texts wait for each other.
const largeText = 64 << 10

// largeSlots leaves a core for the short texts wherever there is more than one.
func largeSlots() int64 { return int64(max(1, runtime.GOMAXPROCS(0)/2)) }

// weigh makes long texts wait for one another, so that a few of them do not
// take every core from the short ones. The caller must call release.
func (s *service) weigh(ctx context.Context, size int) (release func(), err error) {
	if size < largeText {
		return func() {}, nil
	}
	if err := s.large.Acquire(ctx, 1); err != nil {
		return nil, &Problem{Code: Overloaded, Detail: "too many long texts at work", Retry: 1}
	}
	return func() { s.large.Release(1) }, nil
}

// gzipAnswers compresses answers with zstd or gzip, as the caller prefers.
var gzipAnswers = func() func(http.Handler) http.HandlerFunc {
	w, err := gzhttp.NewWrapper(gzhttp.MinSize(1024), gzhttp.EnableZstd(true), gzhttp.EnableGzip(true), gzhttp.PreferZstd(true),
		gzhttp.CompressionLevel(gzip.BestSpeed), gzhttp.ContentTypes([]string{"application/json", "application/problem+json", "text/html", "text/css", "text/javascript", "image/svg+xml"}))
	if err != nil {
		panic(err) // only wrong options fail, and these are fixed
	}
	return w
}()

// compressAnswers leaves out streams, whose lines must not wait in a
// compressor, and what is too small to gain.
func compressAnswers(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) (err error) {
		if c.Path() == streamPath || c.Path() == "/v1/jobs/:id" || c.Request().Header.Get("Accept-Encoding") == "" {
			return next(c)
		}
		inner := c.Response().Writer
		gzipAnswers(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			c.SetRequest(r)
			c.Response().Writer = w
			if err = next(c); err != nil {
				writeIfOpen(c, err)
				err = nil
			}
		})).ServeHTTP(inner, c.Request())
		c.Response().Writer = inner
		return err
	}
}

// writeIfOpen writes the problem while the compressing writer is in place.
func writeIfOpen(c echo.Context, err error) { c.Error(err) }

// readCompressed undoes the Content-Encoding of a request. What comes out is
// bounded like an uncompressed body, so a small bomb stays small.
func readCompressed(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		r := c.Request()
		var body io.ReadCloser
		switch enc := strings.ToLower(strings.TrimSpace(r.Header.Get("Content-Encoding"))); enc {
		case "", "identity":
			return next(c)
		case "gzip", "x-gzip":
			z, err := gzip.NewReader(r.Body)
			if err != nil {
				return problem(InvalidRequest, "the body is not gzip")
			}
			body = z
		case "zstd":
			z, err := zstd.NewReader(r.Body, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(64<<20), zstd.WithDecoderMaxWindow(8<<20))
			if err != nil {
				return problem(InvalidRequest, "the body is not zstd")
			}
			body = z.IOReadCloser()
		default:
			return problem(UnsupportedMediaType, "Content-Encoding: want gzip, zstd or none")
		}
		defer func() { _ = body.Close() }()
		if c.Path() == streamPath {
			r.Body = body
		} else {
			r.Body = http.MaxBytesReader(c.Response(), body, bodyLimit(c.Path()))
		}
		r.Header.Del("Content-Encoding")
		r.ContentLength = -1
		return next(c)
	}
}
