package main

import (
	"context"
	"fmt"
	"net/http"
	"os"

	"github.com/adlar-names/adlar"
	"go.opentelemetry.io/contrib/instrumentation/net/http/otelhttp"
	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/sdk/resource"
	"go.opentelemetry.io/otel/sdk/trace"
	semconv "go.opentelemetry.io/otel/semconv/v1.37.0"
)

// traced reports a span for every request over OTLP when the environment names
// an endpoint (OTEL_EXPORTER_OTLP_ENDPOINT and the other standard variables);
// without one it returns the handler as it is. Spans hold route and status,
// never text.
func traced(ctx context.Context, h http.Handler) (http.Handler, func(context.Context) error, error) {
	if os.Getenv("OTEL_EXPORTER_OTLP_ENDPOINT") == "" && os.Getenv("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT") == "" {
		return h, func(context.Context) error { return nil }, nil
	}
	exporter, err := otlptracehttp.New(ctx)
	if err != nil {
		return nil, nil, fmt.Errorf("OTEL_EXPORTER_OTLP_ENDPOINT: %w", err)
	}
	provider := trace.NewTracerProvider(trace.WithBatcher(exporter),
		trace.WithResource(resource.NewSchemaless(semconv.ServiceName("adlar"), semconv.ServiceVersion(adlar.Version()))))
	otel.SetTracerProvider(provider)
	otel.SetTextMapPropagator(propagation.TraceContext{})
	quiet := map[string]bool{"/healthz": true, "/readyz": true, "/metrics": true}
	return otelhttp.NewHandler(h, "adlar",
		otelhttp.WithFilter(func(r *http.Request) bool { return !quiet[r.URL.Path] }),
		otelhttp.WithSpanNameFormatter(func(_ string, r *http.Request) string { return r.Method + " " + r.URL.Path }),
	), provider.Shutdown, nil
}
