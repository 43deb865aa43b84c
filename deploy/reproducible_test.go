package deploy

import (
	"bytes"
	"crypto/sha256"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// TestBuild_SameBytes builds the image's binary here and from a copy of the
// sources in another place, with another name and without history.
func TestBuild_SameBytes(t *testing.T) {
	copied := filepath.Join(t.TempDir(), "elsewhere")
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		switch d.Name() {
		case ".git", "build", "node_modules", "testdata":
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if d.IsDir() {
			return os.MkdirAll(filepath.Join(copied, rel), 0o755) // a folder of sources
		}
		if !d.Type().IsRegular() {
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(copied, rel), text, 0o600)
	})
	if err != nil {
		t.Fatal(err)
	}
	sum := func(dir string) []byte {
		built, err := os.ReadFile(buildImage(t, dir, "amd64"))
		if err != nil {
			t.Fatal(err)
		}
		s := sha256.Sum256(built)
		return s[:]
	}
	if here, there := sum(root), sum(copied); !bytes.Equal(here, there) {
		t.Errorf("built here %x, from a copy %x: the build is not reproducible", here, there)
	}
}
