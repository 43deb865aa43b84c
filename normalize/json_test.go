package normalize

import (
	"bytes"
	"encoding/json"
	"testing"

	"pgregory.net/rapid"
)

// plain has the fields of Result without its hand-written encoder.
type plain Result

func reference(t interface{ Fatal(...any) }, r *Result) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode((*plain)(r)); err != nil {
		t.Fatal(err)
	}
	return string(bytes.TrimSuffix(b.Bytes(), []byte("\n")))
}

func TestResult_AppendJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		str := rapid.SampledFrom([]string{"", "Баку", "a\"b\\c", "\n\r\t\b\f\x01", "\u2028\u2029", "\xff\xd0", "😀", "<&>", "\x7f"})
		id := str.Draw(t, "id")
		m := Mention{
			Start: rapid.IntRange(0, 9).Draw(t, "start"), End: 12, Surface: str.Draw(t, "surface"), Lemma: str.Draw(t, "lemma"), Kind: Person, Language: "ru",
			Cluster: "c1", Case: str.Draw(t, "case"), Canonical: "x", Confidence: rapid.SampledFrom([]float64{0, 1, 0.5, 0.97}).Draw(t, "confidence"), Status: StatusNew,
			Rivals: []Rival{{id, 0.25}}, Proposals: []string{id}, Reasons: []Reason{{"rule", id}},
		}
		if rapid.Bool().Draw(t, "linked") {
			m.Entity = &id
		}
		r := Result{
			Text: str.Draw(t, "text"), Language: "az", Style: "common", Offsets: "byte", Mentions: []Mention{m, m}, Edits: []Edit{{1, 2, id, "b", 0}},
			Entities: []Entity{{id, Place, map[string]string{"az": "Bakı", "en": id}, []string{}, []int{0, 1}}}, Dictionary: "sha256:0",
		}
		if rapid.Bool().Draw(t, "title") {
			r.Title = &Title{Text: id, Mentions: []Mention{}, Edits: []Edit{}}
		}
		if got, want := string(r.AppendJSON(nil)), reference(t, &r); got != want {
			t.Fatalf("AppendJSON\n got %s\nwant %s", got, want)
		}
	})
}
