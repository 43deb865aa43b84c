package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

// TestTranslit runs the command as a user would, line by line.
func TestTranslit(t *testing.T) {
	for _, c := range []struct {
		name string
		args []string
		in   string
		want string
	}{
		{"forward", []string{"--scheme", "ru-bgn-pcgn-1947"}, "Юрий Щербаков\nДЛИННОЕ\n", "Yuriy Shcherbakov\nDLINNOYE\n"},
		{"alias of another project", []string{"--scheme", "bgn_pcgn"}, "Елизово\n", "Yelizovo\n"},
		{"named option", []string{"--scheme", "az-ru-practical", "--option", "q-k"}, "Sadıqov\n", "Садыков\n"},
		{"reverse", []string{"--scheme", "ru-iso-9-1995", "--reverse"}, "ŜUKA Ûrij\n", "ЩУКА Юрий\n"},
		{"reverse of a lossy one", []string{"--scheme", "ru-icao-9303", "--reverse"}, "Iurii Vasilev\n", "Юрий Васильев\n"},
		{"re-romanize", []string{"--from-scheme", "ru-iso-9-1995", "--to-scheme", "ru-bgn-pcgn-1947"}, "Ŝerbakov\n", "Shcherbakov\n"},
		{"to Arabic script", []string{"--scheme", "az-arab-latn", "--reverse"}, "Təbriz\n", "تبریز\n"},
		{"empty lines stay", []string{"--scheme", "uk-kmu-2010"}, "\nЗгурський\n\n", "\nZghurskyi\n\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out, messages bytes.Buffer
			code := run(t.Context(), append([]string{"translit"}, c.args...), strings.NewReader(c.in), &out, &messages)
			if code != 0 || out.String() != c.want {
				t.Errorf("translit %q of %q = %q, exit code %d, %s; want %q", c.args, c.in, out.String(), code, messages.String(), c.want)
			}
		})
	}
}

// TestTranslit_WrongUse: wrong use says what is wrong and exits with 2.
func TestTranslit_WrongUse(t *testing.T) {
	for _, c := range []struct {
		name string
		args []string
		says string
	}{
		{"unknown scheme", []string{"--scheme", "ru-bgn-pcgn-1974"}, "ru-bgn-pcgn-1947"},
		{"unknown option", []string{"--scheme", "az-ru-practical", "--option", "nope"}, "q-k"},
		{"no scheme", nil, "--list"},
		{"half a pair", []string{"--from-scheme", "ru-iso-9-1995"}, "--to-scheme"},
		{"nothing in common", []string{"--from-scheme", "ru-iso-9-1995", "--to-scheme", "uk-kmu-2010"}, "nothing in common"},
		{"json alone", []string{"--scheme", "ru-iso-9-1995", "--json"}, "--list"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out, messages bytes.Buffer
			code := run(t.Context(), append([]string{"translit"}, c.args...), strings.NewReader("а\n"), &out, &messages)
			if code != 2 || out.Len() > 0 || !strings.Contains(messages.String(), c.says) {
				t.Errorf("translit %q: exit code %d, output %q, message %q; want 2 and %q", c.args, code, out.String(), messages.String(), c.says)
			}
		})
	}
}

// TestTranslit_List: the list is a bare array with the eight fields of each
// standard, and no scheme lacks its source.
func TestTranslit_List(t *testing.T) {
	var out, messages bytes.Buffer
	if code := run(t.Context(), []string{"translit", "--list", "--json"}, strings.NewReader(""), &out, &messages); code != 0 {
		t.Fatalf("exit code %d: %s", code, messages.String())
	}
	var items []map[string]any
	if err := json.Unmarshal(out.Bytes(), &items); err != nil {
		t.Fatal(err)
	}
	if len(items) < 99 {
		t.Errorf("%d schemes are listed, want at least 99", len(items))
	}
	for _, it := range items {
		for _, field := range []string{"id", "from", "to", "language", "title", "year", "source", "reversible"} {
			if v, ok := it[field]; !ok || v == "" {
				t.Errorf("%v: field %s is %v", it["id"], field, v)
			}
		}
		if len(it) != 8 {
			t.Errorf("%v has %d fields, want 8", it["id"], len(it))
		}
	}
}
