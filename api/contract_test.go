package api_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/adlar-names/adlar/api"
	"github.com/adlar-names/adlar/dictionaries"
	"github.com/adlar-names/adlar/names"
	"github.com/adlar-names/adlar/normalize"
	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/gorillamux"
	"golang.org/x/text/encoding/charmap"
)

// direct answers without a cache.
type direct struct{ n *normalize.Normalizer }

func (d direct) Answer(ctx context.Context, doc normalize.Document) ([]byte, string, error) {
	if strings.Contains(doc.Text, "\x02panic") {
		panic("a text that the normalizer cannot bear")
	}
	r, err := d.n.Normalize(ctx, doc)
	if err != nil {
		return nil, "", err
	}
	return r.AppendJSON(nil), "off", nil
}

var builtin = sync.OnceValues(func() (*api.Library, *normalize.Normalizer) {
	d, err := dictionaries.Builtin()
	if err != nil {
		panic(err)
	}
	n, err := normalize.New(d, normalize.Options{})
	if err != nil {
		panic(err)
	}
	return &api.Library{Dictionary: d, Names: names.New(d, names.Options{})}, n
})

func newServer(t *testing.T, change func(*api.Config)) *api.Server {
	t.Helper()
	lib, n := builtin()
	c := api.Config{Texts: direct{n}, Library: func() *api.Library { return lib }, Version: "test"}
	if change != nil {
		change(&c)
	}
	s, err := api.New(c)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

var spec = sync.OnceValue(func() routers.Router {
	plain := openapi3filter.RegisteredBodyDecoder("text/plain")
	openapi3filter.RegisterBodyDecoder("application/x-ndjson", plain)
	doc, err := openapi3.NewLoader().LoadFromData(api.Specification())
	if err != nil {
		panic(err)
	}
	if err := doc.Validate(context.Background()); err != nil {
		panic(err)
	}
	r, err := gorillamux.NewRouter(doc)
	if err != nil {
		panic(err)
	}
	return r
})

// answer sends a request to the server and checks the answer against the
// specification.
func answer(t *testing.T, s *api.Server, r *http.Request) *httptest.ResponseRecorder {
	t.Helper()
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	if w.Header().Get("X-Request-Id") == "" {
		t.Errorf("%s %s: no X-Request-Id", r.Method, r.URL.Path)
	}
	route, params, err := spec().FindRoute(r)
	if err != nil {
		return w // an address or method that the specification does not have
	}
	err = openapi3filter.ValidateResponse(t.Context(), &openapi3filter.ResponseValidationInput{
		RequestValidationInput: &openapi3filter.RequestValidationInput{Request: r, PathParams: params, Route: route},
		Status:                 w.Code, Header: w.Header(), Body: io.NopCloser(bytes.NewReader(w.Body.Bytes())),
		Options: &openapi3filter.Options{IncludeResponseStatus: true},
	})
	if err != nil {
		t.Errorf("%s %s answers against the specification: %v\n%s", r.Method, r.URL, err, w.Body)
	}
	return w
}

func post(path, contentType, body string) *http.Request {
	r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(body))
	r.Header.Set("Content-Type", contentType)
	return r
}

const jsonType = "application/json"

func TestErrors_EveryCode(t *testing.T) {
	keys, err := api.ReadKeys(strings.NewReader("reader " + api.HashKey("r") + " read\njobs " + api.HashKey("j") + " job\nslow " + api.HashKey("s") + " read rate=0.001\n"))
	if err != nil {
		t.Fatal(err)
	}
	open, guarded := newServer(t, nil), newServer(t, func(c *api.Config) { c.Keys = keys })
	with := func(r *http.Request, key string) *http.Request {
		r.Header.Set("Authorization", "Bearer "+key)
		return r
	}
	long := strings.Repeat("a", normalize.MaxText+1)
	for _, row := range []struct {
		name   string
		server *api.Server
		r      *http.Request
		status int
		code   api.Code
	}{
		{"not JSON", open, post("/v1/normalize", jsonType, "{"), 400, api.InvalidJSON},
		{"empty", open, post("/v1/normalize", jsonType, ""), 400, api.InvalidJSON},
		{"two values", open, post("/v1/normalize", jsonType, `{"text":"a"}{}`), 400, api.InvalidJSON},
		{"no UTF-8", open, post("/v1/normalize", jsonType, "{\"text\":\"a\xff\"}"), 400, api.InvalidUTF8},
		{"plain, no UTF-8", open, post("/v1/normalize", "text/plain", "a\xff"), 400, api.InvalidUTF8},
		{"unknown field", open, post("/v1/normalize", jsonType, `{"text":"a","txt":1}`), 400, api.UnknownField},
		{"wrong type", open, post("/v1/normalize", jsonType, `{"text":1}`), 400, api.InvalidRequest},
		{"language", open, post("/v1/normalize", jsonType, `{"text":"a","lang":"xx"}`), 400, api.UnknownLanguage},
		{"style", open, post("/v1/normalize", jsonType, `{"text":"a","style":"fancy"}`), 400, api.UnknownStyle},
		{"offsets", open, post("/v1/normalize", jsonType, `{"text":"a","offsets":"words"}`), 400, api.InvalidRequest},
		{"date", open, post("/v1/normalize", jsonType, `{"text":"a","date":"yesterday"}`), 400, api.InvalidRequest},
		{"scheme", open, post("/v1/transliterate", jsonType, `{"text":"a","scheme":"ru-none"}`), 400, api.UnknownScheme},
		{"too long", open, post("/v1/normalize", jsonType, `{"text":"`+long+`"}`), 413, api.TextTooLong},
		{"plain, too long", open, post("/v1/normalize", "text/plain", long), 413, api.TextTooLong},
		{"far too long", open, post("/v1/normalize", jsonType, `{"text":"`+strings.Repeat(long, 5)+`"}`), 413, api.TextTooLong},
		{"too many", open, post("/v1/normalize/batch", jsonType, `{"items":[`+strings.Repeat(`{"id":1,"text":"a"},`, 100)+`{"id":2,"text":"b"}]}`), 413, api.TooManyItems},
		{"media type", open, post("/v1/normalize", "application/pdf", "x"), 415, api.UnsupportedMediaType},
		{"charset", open, post("/v1/normalize", "text/plain; charset=klingon", "x"), 415, api.UnsupportedMediaType},
		{"JSON expected", open, post("/v1/match", "text/plain", "x"), 415, api.UnsupportedMediaType},
		{"no address", open, httptest.NewRequest(http.MethodGet, "/v2/none", nil), 404, api.NotFound},
		{"no entity", open, httptest.NewRequest(http.MethodGet, "/v1/entities/person/nobody-at-all", nil), 404, api.NotFound},
		{"no queue", open, httptest.NewRequest(http.MethodGet, "/v1/jobs", nil), 404, api.NotFound},
		{"method", open, httptest.NewRequest(http.MethodPut, "/v1/normalize", nil), 405, api.MethodNotAllowed},
		{"no query", open, httptest.NewRequest(http.MethodGet, "/v1/entities", nil), 400, api.InvalidRequest},
		{"panic", open, post("/v1/normalize", jsonType, `{"text":"\u0002panic"}`), 500, api.Internal},
		{"no key", guarded, post("/v1/normalize", jsonType, `{"text":"a"}`), 401, api.Unauthorized},
		{"wrong key", guarded, with(post("/v1/normalize", jsonType, `{"text":"a"}`), "x"), 401, api.Unauthorized},
		{"scope", guarded, with(httptest.NewRequest(http.MethodGet, "/v1/jobs", nil), "r"), 403, api.Forbidden},
		{"rate, first", guarded, with(post("/v1/normalize", jsonType, `{"text":"a"}`), "s"), 200, ""},
		{"rate, second", guarded, with(post("/v1/normalize", jsonType, `{"text":"a"}`), "s"), 429, api.RateLimited},
	} {
		t.Run(row.name, func(t *testing.T) {
			w := answer(t, row.server, row.r)
			if w.Code != row.status {
				t.Fatalf("status %d, want %d: %s", w.Code, row.status, w.Body)
			}
			if row.code == "" {
				return
			}
			var p struct {
				Code   api.Code
				Offset *int
			}
			if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil || p.Code != row.code {
				t.Errorf("code %q, want %q (%v): %s", p.Code, row.code, err, w.Body)
			}
			if got := w.Header().Get("Content-Type"); got != "application/problem+json" {
				t.Errorf("Content-Type %q", got)
			}
			if row.code == api.InvalidUTF8 && p.Offset == nil {
				t.Error("no offset of the bad byte")
			}
			if row.status == 429 && w.Header().Get("Retry-After") == "" {
				t.Error("no Retry-After")
			}
			if row.code == api.Internal && strings.Contains(w.Body.String(), "bear") {
				t.Errorf("an internal error shows its cause: %s", w.Body)
			}
		})
	}
}

func TestOverloaded(t *testing.T) {
	release, entered := make(chan struct{}), make(chan struct{})
	s := newServer(t, func(c *api.Config) { c.Concurrency = 1; c.Texts = blocking{entered, release} })
	done := make(chan struct{})
	go func() {
		defer close(done)
		s.ServeHTTP(httptest.NewRecorder(), post("/v1/normalize", jsonType, `{"text":"a"}`))
	}()
	<-entered
	w := answer(t, s, post("/v1/normalize", jsonType, `{"text":"b"}`))
	if w.Code != 503 || w.Header().Get("Retry-After") == "" || !strings.Contains(w.Body.String(), `"overloaded"`) {
		t.Errorf("%d %s %v", w.Code, w.Body, w.Header())
	}
	if w := answer(t, s, httptest.NewRequest(http.MethodGet, "/healthz", nil)); w.Code != 200 {
		t.Errorf("healthz under load: %d", w.Code)
	}
	close(release)
	<-done
}

type blocking struct{ entered, release chan struct{} }

func (b blocking) Answer(context.Context, normalize.Document) ([]byte, string, error) {
	b.entered <- struct{}{}
	<-b.release
	return []byte("{}"), "off", nil
}

func TestOperations_AnswerAsSpecified(t *testing.T) {
	s := newServer(t, nil)
	var zipped bytes.Buffer
	z := gzip.NewWriter(&zipped)
	_, _ = z.Write([]byte(`{"text":"Sergei Lavrov arrived in Baku."}`))
	_ = z.Close()
	compressed := post("/v1/normalize", jsonType, zipped.String())
	compressed.Header.Set("Content-Encoding", "gzip")
	cp1251, err := charmap.Windows1251.NewEncoder().String("Сергий Лавров прибыл в Баку.")
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct {
		name string
		r    *http.Request
		want string
	}{
		{"normalize", post("/v1/normalize", jsonType, `{"text":"Сергий Лавров прибыл в Баку.","lang":"ru"}`), `"place/baku"`},
		{"title", post("/v1/normalize", jsonType, `{"text":"Baku.","title":"Sergei Lavrov in Baku"}`), `"title":{`},
		{"every option", post("/v1/normalize", jsonType, `{"text":"Baku","lang":"en","date":"2024-09-10","style":"official","rewrite":false,"explain":true,"offsets":"utf16","format":"markdown","keep":["Baku"],"prefer":{"place/baku":{"en":"Baku"}}}`), `"offsets":"utf16"`},
		{"plain, windows-1251", post("/v1/normalize?lang=ru", "text/plain; charset=windows-1251", cp1251), `прибыл в Баку`},
		{"html", post("/v1/normalize", "text/html; charset=utf-8", `<p title="Sergei Lavrov">Sergei Lavrov &amp; Baku</p>`), `<p title=\"Sergei Lavrov\">`},
		{"gzip", compressed, `"place/baku"`},
		{"batch", post("/v1/normalize/batch", jsonType, `{"items":[{"id":"a","text":"Baku"},{"id":{"n":2},"text":"Baku","lang":"xx"}]}`), `{"id":{"n":2},"error":{"code":"unknown_language"`},
		{"empty batch", post("/v1/normalize/batch", jsonType, `{"items":[]}`), `"items":[]`},
		{"stream", post("/v1/normalize/stream", "application/x-ndjson", "{\"id\":1,\"text\":\"Baku\"}\nnonsense\n\n{\"id\":2,\"text\":\"Kyiv\"}"), `{"id":2,"result":`},
		{"transliterate", post("/v1/transliterate", jsonType, `{"scheme":"ru-bgn-pcgn-1947","text":"Щербаков"}`), `"Shcherbakov"`},
		{"schemes", httptest.NewRequest(http.MethodGet, "/v1/schemes", nil), `"uk-kmu-2010"`},
		{"render", post("/v1/render", jsonType, `{"name":"Джейхун Байрамов","from":"ru","to":["az","en"]}`), `"Ceyhun Bayramov"`},
		{"match", post("/v1/match", jsonType, `{"a":"Sergei Lavrov","b":"Сергей Лавров"}`), `"same"`},
		{"expand", post("/v1/expand", jsonType, `{"name":"Sergey Lavrov","langs":["ru","en"],"cases":true,"as":"lucene"}`), `Лаврова`},
		{"entity", httptest.NewRequest(http.MethodGet, "/v1/entities/place/baku", nil), `"Bakı"`},
		{"search", httptest.NewRequest(http.MethodGet, "/v1/entities?q=bak&kind=place", nil), `"place/baku"`},
		{"search, a letter off", httptest.NewRequest(http.MethodGet, "/v1/entities?q=tbilisy", nil), `"place/tbilisi"`},
		{"version", httptest.NewRequest(http.MethodGet, "/v1/version", nil), `"dictionary"`},
		{"health", httptest.NewRequest(http.MethodGet, "/healthz", nil), `ok`},
		{"ready", httptest.NewRequest(http.MethodGet, "/readyz", nil), `"ready"`},
		{"page", httptest.NewRequest(http.MethodGet, "/", nil), `<h1>adlar</h1>`},
		{"reference", httptest.NewRequest(http.MethodGet, "/docs", nil), `/v1/normalize/stream`},
		{"specification", httptest.NewRequest(http.MethodGet, "/openapi.json", nil), `"3.1.0"`},
		{"metrics", httptest.NewRequest(http.MethodGet, "/metrics", nil), `adlar_http_requests_total`},
	} {
		t.Run(row.name, func(t *testing.T) {
			w := answer(t, s, row.r)
			if w.Code != 200 || !strings.Contains(w.Body.String(), row.want) {
				t.Errorf("%d, want 200 and %q in\n%.1500s", w.Code, row.want, w.Body)
			}
			if strings.Contains(w.Body.String(), ":null") && row.r.Method == http.MethodPost && row.name != "normalize" && strings.Contains(w.Body.String(), `"mentions":null`) {
				t.Errorf("a list is null: %s", w.Body)
			}
		})
	}
}

func TestStream_LineForLine(t *testing.T) {
	s := newServer(t, nil)
	w := answer(t, s, post("/v1/normalize/stream", "application/x-ndjson", "{\"id\":1,\"text\":\"Baku\"}\r\nnonsense\n\n{\"id\":\"x\",\"text\":\"\\u0002panic\"}\n{\"id\":3}\n{\"id\":4,\"text\":\"Kyiv\"}"))
	lines := strings.Split(strings.TrimRight(w.Body.String(), "\n"), "\n")
	want := []string{`{"id":1,"result":`, `{"id":null,"error":{"code":"invalid_json"`, `{"id":null,"error":{"code":"invalid_json"`, `{"id":"x","error":{"code":"internal"`, `{"id":3,"error":{"code":"invalid_request"`, `{"id":4,"result":`}
	if len(lines) != len(want) {
		t.Fatalf("%d lines for %d: %q", len(lines), len(want), lines)
	}
	for i := range want {
		if !strings.HasPrefix(lines[i], want[i]) {
			t.Errorf("line %d: %.200s, want %s…", i+1, lines[i], want[i])
		}
	}
}

func TestEntity_ETag(t *testing.T) {
	s := newServer(t, nil)
	first := answer(t, s, httptest.NewRequest(http.MethodGet, "/v1/entities/place/baku", nil))
	r := httptest.NewRequest(http.MethodGet, "/v1/entities/place/baku", nil)
	r.Header.Set("If-None-Match", first.Header().Get("ETag"))
	if w := answer(t, s, r); w.Code != http.StatusNotModified || w.Body.Len() != 0 {
		t.Errorf("%d %q with ETag %q", w.Code, w.Body, first.Header().Get("ETag"))
	}
}

func TestReady_Drains(t *testing.T) {
	s := newServer(t, nil)
	s.Drain()
	if w := answer(t, s, httptest.NewRequest(http.MethodGet, "/readyz", nil)); w.Code != 503 || !strings.Contains(w.Body.String(), "draining") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if w := answer(t, s, httptest.NewRequest(http.MethodGet, "/healthz", nil)); w.Code != 200 {
		t.Errorf("healthz while draining: %d", w.Code)
	}
}

func TestBomb_StaysSmall(t *testing.T) {
	var bomb bytes.Buffer
	z := gzip.NewWriter(&bomb)
	for range 64 {
		_, _ = z.Write(make([]byte, 1<<20))
	}
	_ = z.Close()
	r := post("/v1/normalize", jsonType, bomb.String())
	r.Header.Set("Content-Encoding", "gzip")
	if w := answer(t, newServer(t, nil), r); w.Code != 413 {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}
