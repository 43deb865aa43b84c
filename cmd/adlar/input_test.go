package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestStreams_ReadText(t *testing.T) {
	dir := t.TempDir()
	file := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	rows := []struct {
		name, file, stdin string
		want, wantErr     string
	}{
		{name: "standard input", file: "-", stdin: "Баку", want: "Баку"},
		{name: "file", file: file("a.txt", "Gəncə"), want: "Gəncə"},
		{name: "exactly the limit", file: file("b.txt", "0123456789"), want: "0123456789"},
		{name: "one over the limit", file: file("c.txt", "0123456789+"), wantErr: "c.txt: is longer than 10 bytes"},
		{name: "empty file", file: file("d.txt", ""), wantErr: "d.txt: is empty"},
		{name: "empty input", file: "-", wantErr: "standard input: is empty"},
		{name: "directory", file: dir, wantErr: ": is a directory"},
		{name: "missing", file: filepath.Join(dir, "none"), wantErr: "none: no such file"},
		{name: "broken UTF-8", file: file("e.txt", "Бак\xd1"), wantErr: "e.txt: byte 6 is not UTF-8"},
		{name: "a real U+FFFD is text", file: file("f.txt", "a\ufffdb"), want: "a\ufffdb"},
		{name: "byte order mark stays", file: file("g.txt", "\ufeffa"), want: "\ufeffa"},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			s := newStreams(t.Context(), strings.NewReader(row.stdin), io.Discard, io.Discard)
			got, err := s.ReadText(row.file, 10)
			if string(got) != row.want {
				t.Errorf("ReadText(%q) = %+q, want %+q", row.file, got, row.want)
			}
			if row.wantErr == "" && err != nil || row.wantErr != "" && (err == nil || !strings.Contains(err.Error(), row.wantErr)) {
				t.Errorf("ReadText(%q): error %v, want %q", row.file, err, row.wantErr)
			}
		})
	}
}

func TestWriteFile(t *testing.T) {
	name := filepath.Join(t.TempDir(), "out.txt")
	write := func(text string, err error) error {
		return writeFile(name, func(w io.Writer) error {
			_, _ = io.WriteString(w, text)
			return err
		})
	}
	if err := write("first", nil); err != nil {
		t.Fatal(err)
	}
	if err := write("half", io.ErrUnexpectedEOF); err == nil {
		t.Error("writeFile: no error of a failed write")
	}
	got, err := os.ReadFile(name)
	if err != nil || string(got) != "first" {
		t.Errorf("after a failed write the file holds %+q (%v), want the old text", got, err)
	}
	left, err := os.ReadDir(filepath.Dir(name))
	if err != nil || len(left) != 1 {
		t.Errorf("after a failed write %d files are left (%v), want 1", len(left), err)
	}
	if err := writeFile(filepath.Dir(name), func(io.Writer) error { return nil }); err == nil {
		t.Error("writeFile over a directory: no error")
	}
}
