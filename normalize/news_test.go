package normalize_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// shared finds the folder of reference texts: $ADLAR_SHARED, or shared/ beside
// a parent of the working directory.
func shared(tb testing.TB) string {
	tb.Helper()
	if s := os.Getenv("ADLAR_SHARED"); s != "" {
		return s
	}
	dir, _ := os.Getwd()
	for dir != "/" {
		if _, err := os.Stat(filepath.Join(dir, "shared", "eval")); err == nil {
			return filepath.Join(dir, "shared")
		}
		dir = filepath.Dir(dir)
	}
	tb.Skip("no reference texts: set ADLAR_SHARED to the folder that holds eval/")
	return ""
}

// news are some reference texts by language: every tenth article in Russian
// and Ukrainian, all Azerbaijani sentences put together into articles of 4 KB.
func news(tb testing.TB) map[string][]string {
	root := shared(tb)
	out := map[string][]string{}
	for _, lang := range []string{"ru", "uk"} {
		files, _ := filepath.Glob(filepath.Join(root, "eval/slavicner/raw/*", lang, "*.txt"))
		for i := 0; i < len(files); i += 10 {
			b, err := os.ReadFile(files[i])
			if err != nil {
				tb.Fatal(err)
			}
			out[lang] = append(out[lang], string(b))
		}
	}
	f, err := os.Open(filepath.Join(root, "eval/az_dev.jsonl"))
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	var b strings.Builder
	for sc := bufio.NewScanner(f); sc.Scan(); {
		var r struct{ Text string }
		if err := json.Unmarshal(sc.Bytes(), &r); err != nil {
			tb.Fatal(err)
		}
		b.WriteString(r.Text)
		b.WriteByte('\n')
		if b.Len() > 4<<10 {
			out["az"] = append(out["az"], b.String())
			b.Reset()
		}
	}
	return out
}
