package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"
)

// HealthcheckCmd asks a running service whether it is alive. The container
// image uses it, for it holds no other program that could ask.
type HealthcheckCmd struct {
	Addr    string        `default:"127.0.0.1:8080" placeholder:"HOST:PORT" help:"Address the service listens on (default ${default})."`
	Timeout time.Duration `default:"2s" help:"Longest wait for the answer."`
}

// Help shows an example that runs.
func (HealthcheckCmd) Help() string {
	return "Exit code 0 when the service answers that it is alive, else 1.\n\n" +
		"Example:\n\n    $ adlar healthcheck --addr 127.0.0.1:8080 || echo not running"
}

// errUnhealthy is the answer "not alive": exit code 1, which container engines
// read as unhealthy; 2 they keep for themselves.
var errUnhealthy = errors.New("not healthy")

// Run sends one GET /healthz and wants 200.
func (c HealthcheckCmd) Run(ctx context.Context) error {
	host, port, err := net.SplitHostPort(c.Addr)
	if err != nil {
		return fmt.Errorf("--addr: %w: want HOST:PORT", err)
	}
	switch host { // all addresses are listened on; one is asked
	case "", "0.0.0.0":
		host = "127.0.0.1" // no name: the image holds no file of hosts
	case "::":
		host = "::1"
	}
	ctx, cancel := context.WithTimeout(ctx, c.Timeout)
	defer cancel()
	url := "http://" + net.JoinHostPort(host, port) + "/healthz"
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return fmt.Errorf("--addr: %w", err)
	}
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	resp, err := client.Do(req)
	if err != nil {
		return fmt.Errorf("%w: %w", errUnhealthy, err)
	}
	if err := resp.Body.Close(); err != nil {
		return fmt.Errorf("%w: %w", errUnhealthy, err)
	}
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("%w: %s answered %s", errUnhealthy, url, resp.Status)
	}
	return nil
}
