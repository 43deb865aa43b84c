package deploy

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// composeFile is what these tests need of compose.yaml.
type composeFile struct {
	Services map[string]struct {
		Image       string
		Ports       []string
		Command     []string
		Environment map[string]string
		Secrets     []string
		Volumes     []string
	}
	Secrets map[string]struct{ File string }
	Volumes map[string]any
}

func TestCompose(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(root, "compose.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var c composeFile
	if err := yaml.Unmarshal(text, &c); err != nil {
		t.Fatal(err)
	}
	option := func(service, name string) string {
		command := c.Services[service].Command
		if i := slices.Index(command, name); i >= 0 && i+1 < len(command) {
			return command[i+1]
		}
		return ""
	}
	rows := []struct{ name, got, want string }{
		{"cache forgets the least used", option("cache", "--maxmemory-policy"), "allkeys-lru"},
		{"queue forgets nothing", option("queue", "--maxmemory-policy"), "noeviction"},
		{"queue keeps a log", option("queue", "--appendonly"), "yes"},
		{"queue has a volume", strings.Join(c.Services["queue"].Volumes, " "), "queue:/data"},
		{"cache and queue differ", c.Services["adlar"].Environment["ADLAR_CACHE_URL"], "redis://cache:6379/0"},
		{"queue is the queue", c.Services["adlar"].Environment["ADLAR_QUEUE_URL"], "redis://queue:6379/0"},
		{"keys are a secret file", c.Services["adlar"].Environment["ADLAR_KEYS"], "/run/secrets/" + strings.Join(c.Services["adlar"].Secrets, " ")},
	}
	for _, row := range rows {
		if row.got != row.want {
			t.Errorf("%s: %q, want %q", row.name, row.got, row.want)
		}
	}
	for name, service := range c.Services {
		for _, port := range service.Ports {
			if !strings.HasPrefix(port, "127.0.0.1:") {
				t.Errorf("service %s publishes %s: want the host's loopback only", name, port)
			}
		}
	}
	for name, secret := range c.Secrets {
		ignored, err := os.ReadFile(filepath.Join(root, ".gitignore"))
		if err != nil || !strings.Contains(string(ignored), "/secrets/") || !strings.HasPrefix(secret.File, "./secrets/") {
			t.Errorf("secret %s is in %s (%v): want a folder that git ignores", name, secret.File, err)
		}
	}
}
