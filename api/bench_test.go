package api_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/adlar-names/adlar"
	"github.com/adlar-names/adlar/api"
	"github.com/adlar-names/adlar/internal/cache"
	"github.com/labstack/echo/v4"
)

// article is about 4 KB of Russian news.
func article(tb testing.TB) string {
	for _, x := range adlar.Examples() {
		if x.Lang == "ru" {
			return strings.Repeat(x.Text, 1+4096/len(x.Text))[:4096-1]
		}
	}
	tb.Fatal("no Russian example")
	return ""
}

// BenchmarkServe compares POST /v1/normalize with what a bare echo handler
// needs to decode and encode the same JSON with encoding/json, over loopback.
func BenchmarkServe(b *testing.B) {
	text := strings.ToValidUTF8(article(b), "")
	_, n := builtin()
	body, err := json.Marshal(map[string]any{"text": text, "lang": "ru"})
	if err != nil {
		b.Fatal(err)
	}
	bare := echo.New()
	bare.POST("/v1/normalize", func(c echo.Context) error {
		var in struct{ Text, Lang string }
		if err := json.NewDecoder(c.Request().Body).Decode(&in); err != nil {
			return err
		}
		return c.JSON(http.StatusOK, in)
	})
	memory, err := cache.New(cache.Config{Current: func() cache.Normalizer { return n }})
	if err != nil {
		b.Fatal(err)
	}
	server := func(c func(*api.Config)) http.Handler {
		lib, _ := builtin()
		conf := api.Config{Texts: direct{n}, Library: func() *api.Library { return lib }}
		if c != nil {
			c(&conf)
		}
		s, err := api.New(conf)
		if err != nil {
			b.Fatal(err)
		}
		return s
	}
	for _, row := range []struct {
		name string
		h    http.Handler
	}{
		{"bare", bare},
		{"uncached", server(nil)},
		{"cached", server(func(c *api.Config) { c.Texts = memory })},
	} {
		b.Run(row.name, func(b *testing.B) {
			h := httptest.NewServer(row.h)
			defer h.Close()
			client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 64, DisableCompression: true}}
			b.SetParallelism(8)
			b.RunParallel(func(p *testing.PB) {
				for p.Next() {
					r, err := client.Post(h.URL+"/v1/normalize", "application/json", bytes.NewReader(body))
					if err != nil {
						b.Error(err)
						return
					}
					if _, err := io.Copy(io.Discard, r.Body); err != nil || r.StatusCode != 200 {
						b.Errorf("%d %v", r.StatusCode, err)
					}
					_ = r.Body.Close()
				}
			})
		})
	}
}
