package main

import (
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestHealthcheck(t *testing.T) {
	serve := func(status int) string {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path != "/healthz" {
				t.Errorf("asked for %s, want /healthz", r.URL.Path)
			}
			if status == 0 {
				<-r.Context().Done() // hangs
				return
			}
			w.Header().Set("Location", "/elsewhere")
			w.WriteHeader(status)
		}))
		t.Cleanup(server.Close)
		return server.Listener.Addr().String()
	}
	nobody, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	free := nobody.Addr().String()
	if err := nobody.Close(); err != nil {
		t.Fatal(err)
	}
	healthy := serve(http.StatusOK)
	_, port, err := net.SplitHostPort(healthy)
	if err != nil {
		t.Fatal(err)
	}
	rows := []struct {
		name, addr string
		want       int
		says       string
	}{
		{"alive", healthy, exitDone, ""},
		{"listens on all addresses", "0.0.0.0:" + port, exitDone, ""},
		{"host left out", ":" + port, exitDone, ""},
		{"answers 503", serve(http.StatusServiceUnavailable), exitFailed, "503"},
		{"redirects", serve(http.StatusFound), exitFailed, "302"},
		{"hangs", serve(0), exitFailed, "not healthy"},
		{"nobody listens", free, exitFailed, "not healthy"},
		{"no port", "localhost", exitWrong, "want HOST:PORT"},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			code, out, errs := runAdlar(t, "", "healthcheck", "--timeout", "200ms", "--addr", row.addr)
			if code != row.want || out != "" || !strings.Contains(errs, row.says) || strings.Count(errs, "\n") > 1 {
				t.Errorf("healthcheck %s: code %d, output %+q, error %+q; want code %d and %q", row.addr, code, out, errs, row.want, row.says)
			}
		})
	}
}
