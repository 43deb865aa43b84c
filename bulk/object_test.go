package bulk

import (
	"encoding/json"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestJSONString_AsEncodingJSON holds the decoder against the standard one, and
// the encoder against both.
func TestJSONString_AsEncodingJSON(t *testing.T) {
	piece := rapid.SampledFrom([]string{"а", "z", `\n`, `\"`, `\\`, `\/`, `\u0421`, `\ud83d\ude00`, `\ud83d`, `\ude00`, `\u0000`, `\b\f\r\t`, "😀", `\u00e9`, `\uD83Dx`, `\ud83d\n`, `\ud83d\u0041`})
	rapid.Check(t, func(t *rapid.T) {
		inside := strings.Join(rapid.SliceOf(piece).Draw(t, "pieces"), "")
		var want string
		if err := json.Unmarshal([]byte(`"`+inside+`"`), &want); err != nil {
			t.Fatal(err)
		}
		got := jsonString([]byte(inside))
		if got != want {
			t.Fatalf("jsonString(%q) = %+q, want %+q", inside, got, want)
		}
		var back string
		if err := json.Unmarshal(appendJSONString(nil, got), &back); err != nil || back != got {
			t.Fatalf("appendJSONString(%+q) reads back as %+q, %v", got, back, err)
		}
	})
}

func TestCSV_AppendReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.StringOf(rapid.SampledFrom([]rune("ab,\"\n\rж"))), 1, 5).Draw(t, "values")
		var line []byte
		for i, v := range values {
			if i > 0 {
				line = append(line, ',')
			}
			line = appendCSV(line, v, ',', i%2 == 0)
		}
		s := newCSVScanner(strings.NewReader(string(line)+"\nnext\n"), ',')
		raw, _, err := s.next()
		if err != nil {
			t.Fatal(err)
		}
		body, _ := lineEnd(raw)
		fields, err := csvFields(nil, body, ',')
		if err != nil || len(fields) != len(values) {
			t.Fatalf("%q has %d fields, want %d (%v)", body, len(fields), len(values), err)
		}
		for i, f := range fields {
			if got := csvValue(body[f.from:f.to]); got != values[i] {
				t.Fatalf("field %d is %q, want %q", i, got, values[i])
			}
		}
	})
}
