package floorplan

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"path"
	"slices"
	"strings"
)

// Package is what the plan needs of the answer of go list.
type Package struct {
	ImportPath   string
	Module       struct{ Path string }
	GoFiles      []string
	TestGoFiles  []string
	XTestGoFiles []string
	Imports      []string
	TestImports  []string
	XTestImports []string
}

// rooms are the packages of the ladder and what each may import of ours. A
// package below a room (translit/internal/x) belongs to it; the longest name
// decides. A room may always import what belongs to it.
var rooms = map[string][]string{
	"":                     {}, // the version
	"translit":             {},
	"inflect":              {},
	"dictionaries":         {"translit", "inflect"},
	"names":                {"translit", "inflect", "dictionaries"},
	"normalize":            {"translit", "inflect", "dictionaries", "names"},
	"internal/cache":       {"normalize"},
	"internal/cache/redis": {"normalize", "internal/cache"},
	"bulk":                 {"normalize", "names"},
	"api":                  {"", "normalize", "names", "dictionaries", "translit", "bulk"},
	"cmd":                  {anyRoom},
	"examples":             {anyRoom},
	"eval":                 {"normalize", "dictionaries"}, // scores, never part of the program
	"internal/floorplan":   {},
}

// anyRoom allows every import.
const anyRoom = "*"

// textRooms are the rooms a text walks through inside normalize, in order: each
// may import those before it, never those after.
var textRooms = []string{"text", "token", "find", "link", "rewrite"}

// lone are the libraries that only one room may import, in tests too.
var lone = map[string]string{
	"github.com/redis/go-redis":  "internal/cache/redis",
	"github.com/hibiken/asynq":   "bulk",
	"github.com/labstack/echo":   "api",
	"github.com/labstack/gommon": "api",
}

// drawers are names that say nothing about what is inside.
var drawers = []string{"util", "utils", "common", "helper", "helpers", "types", "models", "misc"}

// List runs go list over every package of the module in dir. It costs one go
// command and reads no network.
func List(dir string) ([]Package, error) {
	cmd := exec.Command("go", "list", "-e", "-json=ImportPath,Module,GoFiles,TestGoFiles,XTestGoFiles,Imports,TestImports,XTestImports", "./...")
	cmd.Dir = dir
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("floorplan: go list in %s: %w: %s", dir, err, stderr.String())
	}
	var found []Package
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p Package
		err := dec.Decode(&p)
		if errors.Is(err, io.EOF) {
			return found, nil
		}
		if err != nil {
			return nil, fmt.Errorf("floorplan: go list in %s: %w", dir, err)
		}
		found = append(found, p)
	}
}

// Check returns every fault of the packages, one line each, sorted; none when
// they keep to the plan.
func Check(packages []Package) []string {
	var faults []string
	for _, p := range packages {
		module := p.Module.Path
		here := within(module, p.ImportPath)
		room, known := roomOf(here)
		if !known {
			faults = append(faults, fmt.Sprintf("%s: has no room in the floor plan: give it one in internal/floorplan", here))
			continue
		}
		for _, word := range strings.Split(here, "/") {
			if slices.Contains(drawers, word) {
				faults = append(faults, fmt.Sprintf("%s: a package named %s is a drawer: name what is inside", here, word))
			}
		}
		for _, file := range slices.Concat(p.GoFiles, p.TestGoFiles, p.XTestGoFiles) {
			stem := strings.TrimSuffix(strings.TrimSuffix(file, ".go"), "_test")
			if slices.Contains(drawers, stem) {
				faults = append(faults, fmt.Sprintf("%s: a file named %s is a drawer: name what is inside", path.Join(here, file), stem))
			}
		}
		imports := slices.Concat(p.Imports, p.TestImports, p.XTestImports)
		slices.Sort(imports)
		for _, imported := range slices.Compact(imports) {
			if why := forbidden(module, here, room, imported); why != "" {
				faults = append(faults, fmt.Sprintf("%s: must not import %s: %s", here, strings.TrimPrefix(imported, module+"/"), why))
			}
		}
	}
	slices.Sort(faults)
	return faults
}

// forbidden says why a package of a room must not import another, or "".
func forbidden(module, here, room, imported string) string {
	if imported != module && !strings.HasPrefix(imported, module+"/") {
		for library, only := range lone {
			if (imported == library || strings.HasPrefix(imported, library+"/")) && room != only {
				return "only " + only + " may"
			}
		}
		return ""
	}
	target := within(module, imported)
	to, known := roomOf(target)
	allowed := rooms[room]
	switch {
	case !known:
		return "it has no room in the floor plan"
	case to == room:
		return laterTextRoom(here, target)
	case slices.Contains(allowed, anyRoom), slices.Contains(allowed, to):
		return ""
	}
	return fmt.Sprintf("%q may import %q", room, allowed)
}

// laterTextRoom says why one room of normalize must not import another, or "".
func laterTextRoom(here, target string) string {
	from, to := textRoom(here), textRoom(target)
	if from >= 0 && to > from {
		return fmt.Sprintf("text flows one way, %s", strings.Join(textRooms, ", "))
	}
	if from >= 0 && target == "normalize" {
		return "a room does not import its door"
	}
	return ""
}

// textRoom is the place in textRooms of a package, or -1.
func textRoom(dir string) int {
	name, ok := strings.CutPrefix(dir, "normalize/internal/")
	if !ok {
		return -1
	}
	name, _, _ = strings.Cut(name, "/")
	return slices.Index(textRooms, name)
}

// within is an import path relative to its module, "" for the root.
func within(module, importPath string) string {
	return strings.TrimPrefix(strings.TrimPrefix(importPath, module), "/")
}

// roomOf finds the room with the longest name that a package is in.
func roomOf(dir string) (string, bool) {
	if dir == "" {
		return "", true
	}
	for at := dir; at != "."; at = path.Dir(at) {
		if _, ok := rooms[at]; ok {
			return at, true
		}
	}
	return "", false
}
