package api_test

import (
	"encoding/json"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/adlar-names/adlar/api"
)

// maker makes requests for the operations of the specification, right ones and
// spoilt ones, from one random source.
type maker struct {
	r       *rand.Rand
	schemas map[string]map[string]any
}

var strange = []string{
	"", "a", "Сергий Лавров прибыл в Баку.", "Ceyhun Bayramovla", "\x00", "\u202eabc\u202c", "\ufeff", strings.Repeat("A. ", 300),
	strings.Repeat("e\u0301", 200), "<p>Baku & <b>Kyiv</b>", "\xed\xa0\x80", "İı", "ru", "az", "2024-09-10", "common", "utf16", "lucene",
	"person/ilham-aliyev", "../../etc", "ru-bgn-pcgn-1947", "html", "🙂 Лавров", strings.Repeat("x", 5000),
}

func (m *maker) text() string { return strange[m.r.IntN(len(strange))] }

// value makes a value for a schema; one time in eight it is of another kind.
func (m *maker) value(s map[string]any, depth int) any {
	if ref, ok := s["$ref"].(string); ok {
		s = m.schemas[ref[strings.LastIndexByte(ref, '/')+1:]]
	}
	if m.r.IntN(8) == 0 || depth > 6 {
		return []any{nil, 1.5, -1, true, "x", []any{}, map[string]any{"a": "b"}, 1e300}[m.r.IntN(8)]
	}
	if list, ok := s["enum"].([]any); ok && m.r.IntN(4) > 0 {
		return list[m.r.IntN(len(list))]
	}
	switch s["type"] {
	case "object":
		out := map[string]any{}
		props, _ := s["properties"].(map[string]any)
		for name, p := range props {
			if m.r.IntN(3) > 0 {
				out[name] = m.value(p.(map[string]any), depth+1)
			}
		}
		if extra, ok := s["additionalProperties"].(map[string]any); ok {
			for range m.r.IntN(3) {
				out[m.text()] = m.value(extra, depth+1)
			}
		}
		if m.r.IntN(10) == 0 {
			out["nonsense"] = 1
		}
		return out
	case "array":
		out := []any{}
		items, _ := s["items"].(map[string]any)
		for range m.r.IntN(4) {
			out = append(out, m.value(items, depth+1))
		}
		return out
	case "integer", "number":
		return m.r.IntN(300) - 50
	case "boolean":
		return m.r.IntN(2) == 0
	}
	return m.text()
}

// TestSpecification_NothingFails sends many made requests to every operation:
// whatever is asked, the service answers with less than 500, as specified.
func TestSpecification_NothingFails(t *testing.T) {
	var doc struct {
		Paths      map[string]map[string]map[string]any
		Components struct{ Schemas map[string]map[string]any }
	}
	if err := json.Unmarshal(api.Specification(), &doc); err != nil {
		t.Fatal(err)
	}
	rounds := 60
	if testing.Short() {
		rounds = 10
	}
	m := &maker{rand.New(rand.NewPCG(1, 2)), doc.Components.Schemas}
	s := newServer(t, nil)
	sent := 0
	for path, methods := range doc.Paths {
		for method, op := range methods {
			for range rounds {
				target := path
				for strings.Contains(target, "{") {
					i, j := strings.IndexByte(target, '{'), strings.IndexByte(target, '}')
					target = target[:i] + url.PathEscape("p"+m.text()) + target[j+1:]
				}
				q := url.Values{}
				params, _ := op["parameters"].([]any)
				for _, p := range params {
					p := p.(map[string]any)
					if p["in"] == "query" && m.r.IntN(2) == 0 {
						q.Set(p["name"].(string), m.text())
					}
				}
				var body string
				media := "application/json"
				if rb, ok := op["requestBody"].(map[string]any); ok {
					for name, c := range rb["content"].(map[string]any) {
						media = name
						if name == "application/json" {
							data, err := json.Marshal(m.value(c.(map[string]any)["schema"].(map[string]any), 0))
							if err != nil {
								t.Fatal(err)
							}
							body = string(data)
							break
						}
						body = m.text() + "\n" + m.text()
					}
				}
				if m.r.IntN(12) == 0 && len(body) > 1 {
					body = body[:m.r.IntN(len(body))]
				}
				r := httptest.NewRequest(strings.ToUpper(method), target, strings.NewReader(body))
				r.URL.RawQuery = q.Encode()
				r.Header.Set("Content-Type", media)
				w := answer(t, s, r)
				if w.Code >= http.StatusInternalServerError {
					t.Errorf("%s %s %q: %d %s", r.Method, r.URL, body, w.Code, w.Body)
				}
				sent++
			}
		}
	}
	t.Logf("%d requests", sent)
}
