package api_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/adlar-names/adlar/normalize"
)

// TestHostile_Bodies sends bodies that break readers: each is refused with a
// code of the contract or answered exactly, and the answer is JSON.
func TestHostile_Bodies(t *testing.T) {
	s := newServer(t, nil)
	deep := func(open, shut string, n int) string { return strings.Repeat(open, n) + strings.Repeat(shut, n) }
	for _, row := range []struct {
		name, path, body string
		status           int
		code             string
	}{
		{"high surrogate alone", "/v1/normalize", `{"text":"\ud800 Баку"}`, 0, ""},
		{"low surrogate alone", "/v1/normalize", `{"text":"Баку \udc00"}`, 0, ""},
		{"surrogates reversed", "/v1/normalize", `{"text":"\udc00\ud800"}`, 0, ""},
		{"arrays 100,000 deep", "/v1/normalize", `{"text":` + deep("[", "]", 100_000) + `}`, 400, "invalid_json"},
		{"objects 100,000 deep", "/v1/normalize", `{"prefer":` + deep(`{"a":`, "}", 100_000) + `}`, 400, "invalid_json"},
		{"never closed", "/v1/normalize", `{"text":"`, 400, "invalid_json"},
		{"two documents", "/v1/normalize", `{"text":"Баку"}{"text":"Баку"}`, 400, "invalid_json"},
		{"invalid UTF-8 in a string", "/v1/normalize", "{\"text\":\"\xff\xfe\"}", 400, "invalid_utf8"},
		{"number where text is due", "/v1/normalize", `{"text":1e999999}`, 400, "invalid_request"},
		{"unknown field", "/v1/normalize", `{"text":"","__proto__":{}}`, 400, "unknown_field"},
		{"scheme with a path", "/v1/transliterate", `{"scheme":"../../etc/passwd","text":"а"}`, 400, "unknown_scheme"},
		{"style with a path", "/v1/normalize", `{"text":"Баку","style":"../styles/common"}`, 400, "unknown_style"},
		{"language of a megabyte", "/v1/normalize", `{"text":"Баку","lang":"` + strings.Repeat("r", 1<<20) + `"}`, 400, "unknown_language"},
		{"empty", "/v1/normalize", ``, 400, "invalid_json"},
	} {
		t.Run(row.name, func(t *testing.T) {
			w := answer(t, s, post(row.path, jsonType, row.body))
			if !json.Valid(w.Body.Bytes()) {
				t.Fatalf("%d: no JSON: %.200q", w.Code, w.Body)
			}
			var got struct {
				Code string `json:"code"`
				Text string `json:"text"`
			}
			_ = json.Unmarshal(w.Body.Bytes(), &got)
			switch {
			case row.status == 0 && w.Code != 200 && got.Code != "invalid_json" && got.Code != "invalid_utf8":
				t.Errorf("%d %.200s", w.Code, w.Body)
			case row.status != 0 && (w.Code != row.status || got.Code != row.code):
				t.Errorf("got %d %s, want %d %s: %.200s", w.Code, got.Code, row.status, row.code, w.Body)
			}
		})
	}
}

// TestHostile_Paths asks for entities and jobs by tricks: never a file, never
// an inner error.
func TestHostile_Paths(t *testing.T) {
	s := newServer(t, nil)
	for _, path := range []string{
		"/v1/entities/place/..%2f..%2f..%2fetc%2fpasswd", "/v1/entities/..%2fplace/baku", "/v1/entities/place/baku%00", "/v1/entities/place/%ff%fe",
		"/v1/jobs/..%2f..%2fetc", "/v1/jobs/%00", "/..%2f..%2fgo.mod", "/web/..%2f..%2fgo.mod", "/%2e%2e/%2e%2e/etc/passwd", "/v1/entities/place/" + strings.Repeat("a", 60_000),
	} {
		r := httptest.NewRequest(http.MethodGet, path, nil)
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code < 300 || w.Code >= 500 && w.Code != http.StatusServiceUnavailable && w.Code != http.StatusNotImplemented || strings.Contains(w.Body.String(), "root:") || strings.Contains(w.Body.String(), "module github") {
			t.Errorf("%.80s: %d %.200s", path, w.Code, w.Body)
		}
	}
}

// TestHostile_Text sends what deceives the eye, and wants bytes outside the
// edits back as they were.
func TestHostile_Text(t *testing.T) {
	s := newServer(t, nil)
	for _, row := range []struct{ name, text string }{
		{"bidi override", "\u202eСергий Лавров\u202c прибыл в Баку."}, {"bidi isolates", "\u2066Сергий\u2069 \u2067Лавров\u2069"},
		{"zero width", "Сер\u200bгий Лав\u200dров \ufeff Баку"}, {"homoglyphs", "Cepгий Лавpoв"}, {"combining marks", "Бак" + strings.Repeat("\u0301", 10_000) + "у"},
		{"soft hyphens", "Лав\u00adров"}, {"tags", "Баку\U000e0041\U000e007f"}, {"noncharacters", "\uffff\U0010ffff Баку"}, {"controls", "\x00\x01\x1b[31mБаку"},
	} {
		t.Run(row.name, func(t *testing.T) {
			body, _ := json.Marshal(map[string]string{"text": row.text, "offsets": "byte"})
			w := answer(t, s, post("/v1/normalize", jsonType, string(body)))
			var r normalize.Result
			if w.Code != 200 || json.Unmarshal(w.Body.Bytes(), &r) != nil {
				t.Fatalf("%d %.200s", w.Code, w.Body)
			}
			out, at := "", 0
			for _, e := range r.Edits {
				if e.Old != row.text[e.Start:e.End] {
					t.Fatalf("old %+q, want %+q", e.Old, row.text[e.Start:e.End])
				}
				out, at = out+row.text[at:e.Start]+e.New, e.End
			}
			if out += row.text[at:]; out != r.Text {
				t.Errorf("edits give %+q, text is %+q", out, r.Text)
			}
		})
	}
}

// TestHostile_Headers sends headers of 2 MB over a connection: the server
// answers with an error or closes, and serves the next one.
func TestHostile_Headers(t *testing.T) {
	s := newServer(t, nil)
	server := httptest.NewServer(s)
	defer server.Close()
	c, err := net.Dial("tcp", server.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.Close() }()
	_ = c.SetDeadline(time.Now().Add(10 * time.Second))
	_, _ = fmt.Fprintf(c, "GET /healthz HTTP/1.1\r\nHost: a\r\nX-Long: %s\r\n\r\n", strings.Repeat("a", 2<<20)) // refused while still writing, perhaps
	if r, err := http.ReadResponse(bufio.NewReader(c), nil); err == nil {
		if _ = r.Body.Close(); r.StatusCode < 400 {
			t.Errorf("a header of 2 MB: %s", r.Status)
		}
	}
	r, err := http.Get(server.URL + "/healthz")
	if err != nil {
		t.Fatal(err)
	}
	if _ = r.Body.Close(); r.StatusCode != 200 {
		t.Errorf("afterwards: %s", r.Status)
	}
}
