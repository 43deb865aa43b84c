package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

// answer is what these tests read of a Result.
type answer struct {
	Text     string
	Language string
	Offsets  string
	Mentions []struct {
		Start, End          int
		Surface             string
		Status, Replacement string
		Entity              *string
		Rivals              []json.RawMessage
		Reasons             []json.RawMessage
	}
	Edits []struct {
		Start, End, Mention int
		Old, New            string
	}
}

// normalized runs adlar normalize --json on one text.
func normalized(t *testing.T, text string, args ...string) answer {
	t.Helper()
	code, out, errs := runAdlar(t, text, append([]string{"normalize", "--json"}, args...)...)
	if code != exitDone || strings.Count(out, "\n") != 1 {
		t.Fatalf("normalize --json %q: code %d, %d lines, %s", args, code, strings.Count(out, "\n"), errs)
	}
	var got answer
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatalf("normalize --json %q: %v in %s", args, err, out)
	}
	return got
}

// examples are the articles that the repository ships.
func examples(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "..", "examples", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	texts := map[string]string{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		texts[filepath.Base(file)] = string(text)
	}
	return texts
}

// units cuts a text into what offsets count.
func units(text, offsets string) []string {
	var cut []string
	switch offsets {
	case "byte":
		for i := range len(text) {
			cut = append(cut, text[i:i+1])
		}
	case "utf16":
		for _, r := range text {
			cut = append(cut, string(r))
			if utf16.RuneLen(r) == 2 {
				cut = append(cut, "")
			}
		}
	default:
		for _, r := range text {
			cut = append(cut, string(r))
		}
	}
	return cut
}

// TestNormalize_Examples: on every article and in every unit, the edits make
// the text, names stand where they are said to, and a second pass edits nothing.
func TestNormalize_Examples(t *testing.T) {
	for name, text := range examples(t) {
		for _, offsets := range []string{"code-point", "byte", "utf16"} {
			t.Run(name+"/"+offsets, func(t *testing.T) {
				got := normalized(t, text, "--offsets", offsets)
				if got.Offsets != offsets {
					t.Errorf("offsets %q, want %q", got.Offsets, offsets)
				}
				if len(got.Mentions) == 0 {
					t.Error("no name found")
				}
				in := units(text, offsets)
				end := 0
				for i, m := range got.Mentions {
					if m.Start < end || m.End > len(in) {
						t.Fatalf("mention %d at %d-%d: out of order or out of the text", i, m.Start, m.End)
					}
					end = m.End
					if surface := strings.Join(in[m.Start:m.End], ""); surface != m.Surface {
						t.Errorf("mention %d: surface %+q, the text has %+q", i, m.Surface, surface)
					}
					if len(m.Reasons) == 0 {
						t.Errorf("mention %d %+q: no reason", i, m.Surface)
					}
					if m.Status == "ambiguous" && (m.Entity != nil || len(m.Rivals) == 0) {
						t.Errorf("mention %d %+q: ambiguous, but entity %v and %d rivals", i, m.Surface, m.Entity, len(m.Rivals))
					}
				}
				var made strings.Builder
				at := 0
				for i, e := range got.Edits {
					if old := strings.Join(in[e.Start:e.End], ""); old != e.Old {
						t.Errorf("edit %d: old %+q, the text has %+q", i, e.Old, old)
					}
					if got.Mentions[e.Mention].Status == "ambiguous" {
						t.Errorf("edit %d changes the ambiguous %+q", i, got.Mentions[e.Mention].Surface)
					}
					made.WriteString(strings.Join(in[at:e.Start], "") + e.New)
					at = e.End
				}
				made.WriteString(strings.Join(in[at:], ""))
				if made.String() != got.Text {
					t.Errorf("edits applied give\n%+q\nthe result says\n%+q", made.String(), got.Text)
				}
				if again := normalized(t, got.Text, "--offsets", offsets, "--lang", got.Language); len(again.Edits) > 0 {
					t.Errorf("a second pass edits again: %+v", again.Edits)
				}
			})
		}
	}
}

// TestNormalize_Outputs: the plain output is the text of the result, and
// --no-rewrite gives the input back.
func TestNormalize_Outputs(t *testing.T) {
	for name, text := range examples(t) {
		want := normalized(t, text).Text
		if code, out, errs := runAdlar(t, text, "normalize"); code != exitDone || out != want || errs != "" {
			t.Errorf("normalize < %s: code %d, %s; differs from the text of --json: %t", name, code, errs, out != want)
		}
		if code, out, errs := runAdlar(t, text, "normalize", "--no-rewrite"); code != exitDone || out != text {
			t.Errorf("normalize --no-rewrite < %s: code %d, %s; differs from the input: %t", name, code, errs, out != text)
		}
	}
}

func TestNormalize_WrongUse(t *testing.T) {
	rows := []struct {
		name string
		args []string
		says string
	}{
		{"unknown language", []string{"--lang", "xx"}, "xx"},
		{"unknown style", []string{"--style", "oficial"}, "oficial"},
		{"unknown offsets", []string{"--offsets", "rune"}, "rune"},
		{"not a date", []string{"--date", "10.09.2024"}, "10.09.2024"},
		{"no such dictionary", []string{"--dictionary", "no-such-folder"}, "no-such-folder"},
		{"two outputs", []string{"--json", "--diff"}, "--diff"},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			code, out, errs := runAdlar(t, "Баку", append([]string{"normalize"}, row.args...)...)
			if code != exitWrong || out != "" || strings.Count(errs, "\n") != 1 || !strings.Contains(errs, row.says) {
				t.Errorf("normalize %q: code %d, %+q, %+q; want code 2 and one line with %q", row.args, code, out, errs, row.says)
			}
		})
	}
}

func TestNormalize_Records(t *testing.T) {
	rows := []struct {
		name, in string
		id, code string // code of the error; "" for a result
	}{
		{"number", `{"id":1,"text":"Баку"}`, `1`, ""},
		{"string verbatim", `{"id":"a\u0041/<>","text":"Баку"}`, `"a\u0041/<>"`, ""},
		{"big number verbatim", `{"id":12345678901234567890,"text":"Баку"}`, `12345678901234567890`, ""},
		{"object", `{"id":{"k":[1,2]},"text":"Баку"}`, `{"k":[1,2]}`, ""},
		{"empty text", `{"id":2,"text":""}`, `2`, ""},
		{"with title", `{"id":3,"title":"Лавров в Баку","text":"Баку"}`, `3`, ""},
		{"no JSON", `{"id":4,`, `null`, "invalid_json"},
		{"empty line", ``, `null`, "invalid_json"},
		{"unknown field", `{"id":5,"text":"Баку","txet":"x"}`, `5`, "unknown_field"},
		{"unknown language", `{"id":6,"text":"Баку","lang":"xx"}`, `6`, "unknown_language"},
		{"not UTF-8", "{\"id\":7,\"text\":\"\xff\"}", `7`, "invalid_utf8"},
		{"too long", `{"id":8,"text":"` + strings.Repeat("a", 1<<20+1) + `"}`, `8`, "text_too_long"},
	}
	var in strings.Builder
	for _, row := range rows {
		in.WriteString(row.in + "\n")
	}
	code, out, _ := runAdlar(t, in.String(), "normalize", "--jsonl")
	if code != exitFailed {
		t.Errorf("normalize --jsonl: code %d, want 1: some records failed", code)
	}
	lines := slices.Collect(strings.Lines(out))
	if len(lines) != len(rows) {
		t.Fatalf("normalize --jsonl: %d lines out for %d in", len(lines), len(rows))
	}
	for i, row := range rows {
		var got struct {
			ID     json.RawMessage
			Result *answer
			Error  *struct{ Code, Detail string }
		}
		if err := json.Unmarshal([]byte(lines[i]), &got); err != nil {
			t.Errorf("%s: %v in %+q", row.name, err, lines[i])
			continue
		}
		if string(got.ID) != row.id && row.code != "invalid_utf8" {
			t.Errorf("%s: id %s, want %s", row.name, got.ID, row.id)
		}
		switch {
		case row.code == "" && (got.Result == nil || got.Error != nil):
			t.Errorf("%s: %s, want a result", row.name, lines[i])
		case row.code != "" && (got.Error == nil || got.Error.Code != row.code || got.Error.Detail == "" || got.Result != nil):
			t.Errorf("%s: %.200s, want the error %s", row.name, lines[i], row.code)
		}
	}
}

// TestNormalize_Turan is what the product was made for: one English article
// whose writers could not agree on the spelling of three ministers.
func TestNormalize_Turan(t *testing.T) {
	text := examples(t)["turan.txt"]
	got := normalized(t, text)
	respelled := map[string]bool{"person/jeyhun-bayramov": true, "person/sergey-lavrov": true, "person/andrii-sybiha": true}

	for _, pair := range [][2]string{{"Ceyhun", "Jeyhun"}, {"Sergei", "Sergey"}, {"Sibiga", "Sybiha"}, {"Andriy", "Andrii"}} {
		if !strings.Contains(text, pair[0]) || !strings.Contains(text, pair[1]) {
			t.Errorf("the article no longer has both of %q", pair)
		}
		if strings.Contains(got.Text, pair[0]) == strings.Contains(got.Text, pair[1]) {
			t.Errorf("the text has both or none of %q", pair)
		}
	}
	for _, e := range got.Edits {
		m := got.Mentions[e.Mention]
		if m.Entity == nil || !respelled[*m.Entity] {
			t.Errorf("edit %+q to %+q: only the three ministers are respelled", e.Old, e.New)
		}
	}
	who := map[string]map[string]bool{} // entities of each last word of a surface
	for _, m := range got.Mentions {
		words := strings.Fields(m.Surface)
		last := words[len(words)-1]
		if who[last] == nil {
			who[last] = map[string]bool{}
		}
		if m.Entity != nil {
			who[last][*m.Entity] = true
		} else {
			who[last][""] = true
		}
	}
	rows := []struct {
		surface, entity string // "" is any one entity
	}{
		{"Bayramov", "person/jeyhun-bayramov"},
		{"Lavrov", "person/sergey-lavrov"},
		{"Sibiga", "person/andrii-sybiha"},
		{"Sybiha", "person/andrii-sybiha"},
		{"Baku", "place/baku"},
		{"Kyiv", "place/kyiv"},
		{"Tbilisi", "place/tbilisi"},
		{"Sadigov", ""},
		{"Sadigova", ""},
	}
	for _, row := range rows {
		found := who[row.surface]
		if len(found) != 1 || found[""] || row.entity != "" && !found[row.entity] {
			t.Errorf("%s is %v, want %q and nobody else", row.surface, found, row.entity)
		}
	}
	for entity := range who["Sadigov"] {
		if who["Sadigova"][entity] {
			t.Errorf("Sadigov and Sadigova are both %q", entity)
		}
	}
}
