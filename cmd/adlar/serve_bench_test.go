package main

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
	"github.com/adlar-names/adlar/dictionaries"
	"github.com/adlar-names/adlar/internal/cache"
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

// BenchmarkServe compares POST /v1/normalize with what a bare handler
// needs to decode and encode the same JSON with encoding/json, over loopback.
func BenchmarkServe(b *testing.B) {
	text := strings.ToValidUTF8(article(b), "")
	d, err := dictionaries.Builtin()
	if err != nil {
		b.Fatal(err)
	}
	lib, err := newLibrary(d)
	if err != nil {
		b.Fatal(err)
	}
	n := lib.normalizer
	body, err := json.Marshal(map[string]any{"text": text, "lang": "ru"})
	if err != nil {
		b.Fatal(err)
	}
	bare := http.NewServeMux()
	bare.HandleFunc("POST /v1/normalize", func(w http.ResponseWriter, r *http.Request) {
		var in struct{ Text, Lang string }
		if err := json.NewDecoder(r.Body).Decode(&in); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(in)
	})
	server := func(memory int64) http.Handler {
		answers, err := cache.New(cache.Config{Current: func() cache.Normalizer { return n }, Memory: memory})
		if err != nil {
			b.Fatal(err)
		}
		s, err := api.New(api.Config{Texts: answers, Library: func() *api.Library { return &lib.Library }})
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
		{"uncached", server(-1)},
		{"cached", server(64 << 20)},
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
