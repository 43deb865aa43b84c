package floorplan

import (
	"io/fs"
	"path/filepath"
	"slices"
	"testing"
)

func TestCheck_ThisHouse(t *testing.T) {
	root := filepath.Join("..", "..")
	// The test cache knows what a test opens, not what the go command reads for
	// it: look into every folder, so that a changed file is a changed input.
	err := filepath.WalkDir(root, func(_ string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && (d.Name() == ".git" || d.Name() == "build" || d.Name() == "node_modules") {
			return fs.SkipDir
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	packages, err := List(root)
	if err != nil {
		t.Fatal(err)
	}
	if len(packages) < 5 {
		t.Fatalf("go list found %d packages, want the whole house", len(packages))
	}
	for _, fault := range Check(packages) {
		t.Error(fault)
	}
}

// TestCheck_CrookedHouse checks a small module in which every law is broken
// once, beside imports that are allowed.
func TestCheck_CrookedHouse(t *testing.T) {
	packages, err := List(filepath.Join("testdata", "house"))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		`api/util: a package named util is a drawer: name what is inside`,
		`attic: has no room in the floor plan: give it one in internal/floorplan`,
		`bulk: must not import github.com/redis/go-redis/v9: only internal/cache/redis may`,
		`dictionaries: must not import names: "dictionaries" may import ["translit" "inflect"]`,
		`names/helpers.go: a file named helpers is a drawer: name what is inside`,
		`normalize/internal/link: must not import normalize: a room does not import its door`,
		`normalize/internal/token: must not import normalize/internal/link: text flows one way, text, token, find, link, rewrite`,
		`normalize: must not import github.com/labstack/echo/v4: only api may`,
		`translit: must not import normalize: "translit" may import []`,
	}
	if got := Check(packages); !slices.Equal(got, want) {
		t.Errorf("faults:\n got %q\nwant %q", got, want)
	}
}

func TestRoomOf(t *testing.T) {
	rows := []struct {
		name, dir, want string
		known           bool
	}{
		{"root", "", "", true},
		{"room", "translit", "translit", true},
		{"below a room", "translit/internal/table", "translit", true},
		{"longest name wins", "internal/cache/redis", "internal/cache/redis", true},
		{"beside it", "internal/cache/memory", "internal/cache", true},
		{"no room", "internal/attic", "", false},
		{"a longer word is no room", "namesake", "", false},
	}
	for _, row := range rows {
		if got, known := roomOf(row.dir); got != row.want || known != row.known {
			t.Errorf("%s: roomOf(%q) = %q, %t, want %q, %t", row.name, row.dir, got, known, row.want, row.known)
		}
	}
}
