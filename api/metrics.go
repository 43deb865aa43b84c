package api

import (
	"context"
	"runtime"
	"strconv"
	"time"

	"github.com/adlar-names/adlar/normalize"
	"github.com/labstack/echo/v4"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// metrics are what /metrics shows of the service. The cache adds its own to
// the same registry through [Server.Register].
type metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	latency  *prometheus.HistogramVec
	answers  *prometheus.CounterVec
	bytes    prometheus.Counter
	panics   prometheus.Counter
}

func newMetrics(s *service) *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "adlar_http_requests_total", Help: "Requests by route and status."}, []string{"method", "route", "status"}),
		latency: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "adlar_http_request_seconds", Help: "Time to answer by route.",
			Buckets: []float64{.0001, .00025, .0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5}}, []string{"route"}),
		answers: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "adlar_answers_total", Help: "Documents answered, by where the answer came from."}, []string{"source"}),
		bytes:   prometheus.NewCounter(prometheus.CounterOpts{Name: "adlar_text_bytes_total", Help: "Bytes of text received to normalize."}),
		panics:  prometheus.NewCounter(prometheus.CounterOpts{Name: "adlar_panics_total", Help: "Panics that were kept from a caller."}),
	}
	m.registry.MustRegister(m.requests, m.latency, m.answers, m.bytes, m.panics,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "adlar_requests_at_work", Help: "Requests being answered."}, func() float64 { return float64(s.atWork.Load()) }),
		&dictionaryInfo{s},
	)
	return m
}

// dictionaryInfo shows which dictionary answers; its label changes on reload.
type dictionaryInfo struct{ s *service }

var dictionaryDesc = prometheus.NewDesc("adlar_info", "Versions of the program, its Go and its dictionary.", []string{"version", "go", "dictionary"}, nil)

// Describe implements prometheus.Collector.
func (*dictionaryInfo) Describe(ch chan<- *prometheus.Desc) { ch <- dictionaryDesc }

// Collect implements prometheus.Collector.
func (d *dictionaryInfo) Collect(ch chan<- prometheus.Metric) {
	ch <- prometheus.MustNewConstMetric(dictionaryDesc, prometheus.GaugeValue, 1, d.s.Config.Version, runtime.Version(), d.s.Library().Dictionary.Version())
}

func (m *metrics) request(method, route string, status int, took time.Duration) {
	if route == "" {
		route = "none" // unknown addresses must not make labels
	}
	m.requests.WithLabelValues(method, route, strconv.Itoa(status)).Inc()
	m.latency.WithLabelValues(route).Observe(took.Seconds())
}

func (m *metrics) handler() echo.HandlerFunc {
	return echo.WrapHandler(promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{Registry: m.registry}))
}

// counted counts the answers of the Answerer below it.
type counted struct {
	next Answerer
	m    *metrics
}

func (m *metrics) count(next Answerer) Answerer { return counted{next, m} }

// Answer implements Answerer.
func (c counted) Answer(ctx context.Context, doc normalize.Document) ([]byte, string, error) {
	body, source, err := c.next.Answer(ctx, doc)
	if err == nil {
		c.m.answers.WithLabelValues(source).Inc()
		c.m.bytes.Add(float64(len(doc.Text) + len(doc.Title)))
	}
	return body, source, err
}
