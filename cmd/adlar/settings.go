package main

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
	"github.com/knadh/koanf/parsers/yaml"
	"github.com/knadh/koanf/providers/env/v2"
	"github.com/knadh/koanf/providers/file"
	"github.com/knadh/koanf/v2"
)

// envPrefix starts the name of every environment variable we read: the flag
// --cache-url is ADLAR_CACHE_URL, or ADLAR_SERVE_CACHE_URL for one command.
const envPrefix = "ADLAR_"

// settings gives flags that the command line leaves out their values: from the
// environment, else from the YAML file named by --config or ADLAR_CONFIG. In
// both a value for one command beats the value for all. In the file a key is a
// flag's name, or a command's name with its flags below it. An empty variable
// counts as unset; an unknown key in the file is an error.
type settings struct {
	loaded    bool
	env, file *koanf.Koanf
}

var _ kong.Resolver = (*settings)(nil)

// Validate implements kong.Resolver; the file is checked when it is read.
func (*settings) Validate(*kong.Application) error { return nil }

// Resolve implements kong.Resolver: the value of one flag, or nil.
func (s *settings) Resolve(kctx *kong.Context, parent *kong.Path, flag *kong.Flag) (any, error) {
	if err := s.load(kctx); err != nil {
		return nil, err
	}
	if flag.Name == "config" || flag.Name == "help" {
		return nil, nil
	}
	section := ""
	if node := parent.Node(); node != nil && node.Type == kong.CommandNode {
		section = strings.ReplaceAll(node.Path(), " ", "-")
		section = strings.TrimPrefix(section, kctx.Model.Name+"-")
	}
	if section != "" {
		if v, ok := s.env.Raw()[section+"-"+flag.Name]; ok {
			return v, nil
		}
	}
	if v, ok := s.env.Raw()[flag.Name]; ok {
		return v, nil
	}
	if below, ok := s.file.Raw()[section].(map[string]any); ok {
		if v, ok := below[flag.Name]; ok {
			return v, nil
		}
	}
	return s.file.Raw()[flag.Name], nil
}

// load reads both sources once.
func (s *settings) load(kctx *kong.Context) error {
	if s.loaded {
		return nil
	}
	s.env, s.file = koanf.New("\x00"), koanf.New("\x00") // no key holds the delimiter
	err := s.env.Load(env.Provider("\x00", env.Opt{
		Prefix: envPrefix,
		TransformFunc: func(name, value string) (string, any) {
			if value == "" {
				return "", nil
			}
			return strings.ReplaceAll(strings.ToLower(strings.TrimPrefix(name, envPrefix)), "_", "-"), value
		},
	}), nil)
	if err != nil {
		return fmt.Errorf("environment: %w", err)
	}
	name := os.Getenv(envPrefix + "CONFIG")
	for _, flag := range kctx.Model.Flags {
		if v, ok := kctx.FlagValue(flag).(string); ok && flag.Name == "config" && v != "" {
			name = v
		}
	}
	if name != "" {
		err := s.file.Load(file.Provider(name), yaml.Parser())
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return fmt.Errorf("%s: no such configuration file: check the name", name)
		case err != nil:
			return fmt.Errorf("%s: %w", name, err)
		}
		if err := checkKeys(s.file.Raw(), kctx.Model.Node); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	s.loaded = true
	return nil
}

// checkKeys refuses a key of the file that no command would read.
func checkKeys(keys map[string]any, app *kong.Node) error {
	all := map[string]bool{}          // flags of any command
	sections := map[string][]string{} // command to its flags
	var walk func(n *kong.Node, path string)
	walk = func(n *kong.Node, path string) {
		for _, f := range n.Flags {
			if f.Name != "help" && f.Name != "config" {
				all[f.Name] = true
				sections[path] = append(sections[path], f.Name)
			}
		}
		for _, child := range n.Children {
			walk(child, strings.TrimPrefix(path+"-"+child.Name, "-"))
		}
	}
	walk(app, "")
	delete(sections, "")
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		below, isSection := keys[key].(map[string]any)
		flags, known := sections[key]
		switch {
		case isSection && !known:
			return fmt.Errorf("unknown key %q: want a flag or one of the commands with flags", key)
		case isSection:
			for _, name := range slices.Sorted(maps.Keys(below)) {
				if !slices.Contains(flags, name) {
					return fmt.Errorf("unknown key %q under %q: want one of %s", name, key, strings.Join(flags, ", "))
				}
			}
		case !all[key]:
			return fmt.Errorf("unknown key %q: want the name of a flag", key)
		}
	}
	return nil
}
