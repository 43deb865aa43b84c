package api_test

import (
	"net/http/httptest"
	"os"
	"os/exec"
	"testing"

	"github.com/adlar-names/adlar"
	"github.com/adlar-names/adlar/api"
)

// TestPage drives the page in a real Chromium. What it needs is installed by
// make test; without it the test says what is missing.
func TestPage(t *testing.T) {
	if testing.Short() {
		t.Skip("short: no browser")
	}
	for _, need := range []string{"node", "chromium"} {
		if _, err := exec.LookPath(need); err != nil {
			t.Skipf("no %s here: make test installs it", need)
		}
	}
	if _, err := os.Stat("web/node_modules/playwright-core"); err != nil {
		t.Skip("no playwright-core: npm ci --prefix api/web installs it")
	}
	s := newServer(t, func(c *api.Config) {
		for _, x := range adlar.Examples() {
			c.Examples = append(c.Examples, api.Example(x))
		}
	})
	h := httptest.NewServer(s)
	defer h.Close()
	cmd := exec.CommandContext(t.Context(), "node", "page.test.mjs", h.URL+"/", os.Getenv("ADLAR_SHOTS"))
	cmd.Dir = "web"
	out, err := cmd.CombinedOutput()
	t.Logf("%s", out)
	if err != nil {
		t.Fatal(err)
	}
}
