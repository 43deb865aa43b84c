package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// testGrammar is a command line with what settings must tell apart.
type testGrammar struct {
	Config string `help:"-"`
	Dict   struct {
		Check struct {
			Style string   `default:"common"`
			Keep  []string `help:"-"`
			Limit int      `default:"1"`
			JSON  bool     `help:"-"`
		} `cmd:""`
	} `cmd:""`
	Serve struct {
		CacheURL string `default:"none"`
	} `cmd:""`
}

func TestSettings_Precedence(t *testing.T) {
	rows := []struct {
		name string
		yaml string
		env  map[string]string
		args string
		want string // of --style, or of --cache-url for serve
	}{
		{name: "default", args: "dict check", want: "common"},
		{name: "file", yaml: "style: official", args: "dict check", want: "official"},
		{name: "file, one command", yaml: "style: official\ndict-check: {style: bgn-pcgn}", args: "dict check", want: "bgn-pcgn"},
		{name: "environment over file", yaml: "dict-check: {style: bgn-pcgn}", env: map[string]string{"ADLAR_STYLE": "official"}, args: "dict check", want: "official"},
		{name: "environment, one command", env: map[string]string{"ADLAR_STYLE": "official", "ADLAR_DICT_CHECK_STYLE": "as-written"}, args: "dict check", want: "as-written"},
		{name: "empty variable is unset", yaml: "style: official", env: map[string]string{"ADLAR_STYLE": ""}, args: "dict check", want: "official"},
		{name: "flag over all", yaml: "style: official", env: map[string]string{"ADLAR_STYLE": "bgn-pcgn"}, args: "dict check --style common", want: "common"},
		{name: "flag of another command", env: map[string]string{"ADLAR_CACHE_URL": "redis://h"}, args: "serve", want: "redis://h"},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			for k, v := range row.env {
				t.Setenv(k, v)
			}
			if row.yaml != "" {
				name := filepath.Join(t.TempDir(), "adlar.yaml")
				if err := os.WriteFile(name, []byte(row.yaml), 0o600); err != nil {
					t.Fatal(err)
				}
				t.Setenv("ADLAR_CONFIG", name)
			}
			var g testGrammar
			if _, err := parseInto(&g, strings.Fields(row.args), io.Discard, io.Discard); err != nil {
				t.Fatal(err)
			}
			got := g.Dict.Check.Style
			if strings.HasPrefix(row.args, "serve") {
				got = g.Serve.CacheURL
			}
			if got != row.want {
				t.Errorf("adlar %s: %q, want %q", row.args, got, row.want)
			}
		})
	}
}

func TestSettings_Kinds(t *testing.T) {
	name := filepath.Join(t.TempDir(), "adlar.yaml")
	if err := os.WriteFile(name, []byte("keep: [Баку, Gəncə]\nlimit: 7\njson: true\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var g testGrammar
	if _, err := parseInto(&g, []string{"dict", "check", "--config", name}, io.Discard, io.Discard); err != nil {
		t.Fatal(err)
	}
	if c := g.Dict.Check; strings.Join(c.Keep, "|") != "Баку|Gəncə" || c.Limit != 7 || !c.JSON {
		t.Errorf("settings of kinds list, number, switch: %+v", c)
	}
}

func TestSettings_Faults(t *testing.T) {
	rows := []struct{ name, yaml, want string }{
		{"unknown key", "stile: official", `unknown key "stile"`},
		{"unknown section", "normalise: {style: common}", `unknown key "normalise"`},
		{"flag of another command", "serve: {style: common}", `unknown key "style" under "serve": want one of cache-url`},
		{"not YAML", "style: [", "adlar.yaml: "},
		{"not a map", "- style", "adlar.yaml: "},
		{"wrong kind", "limit: many", "--limit"},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			name := filepath.Join(t.TempDir(), "adlar.yaml")
			if err := os.WriteFile(name, []byte(row.yaml), 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := parseInto(&testGrammar{}, []string{"dict", "check", "--config", name}, io.Discard, io.Discard)
			if err == nil || !strings.Contains(err.Error(), row.want) {
				t.Errorf("settings %q: error %v, want %q", row.yaml, err, row.want)
			}
		})
	}
}
