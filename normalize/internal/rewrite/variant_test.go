package rewrite

import "testing"

func TestVariant(t *testing.T) {
	rows := []struct {
		name, old, now string
		want           bool
	}{
		{"transcription", "Garabagh", "Karabakh", true},
		{"one letter", "Шмыгаль", "Шмигаль", true},
		{"diacritics", "Erdogan", "Erdoğan", true},
		{"Cyrillic i", "Sibiga", "Sybiha", true},
		{"short name", "Британия", "Великобритания", false},
		{"acronym", "РФ", "Россия", false},
		{"another script", "Твиттер", "Twitter", false},
		{"another name", "Башкирия", "Башкортостан", false},
		{"part of a longer name", "Ростов", "Ростов-на-Дону", false},
		{"site", "PanARMENIAN", "PanARMENIAN.Net", false},
	}
	for _, r := range rows {
		t.Run(r.name, func(t *testing.T) {
			if got := variant(r.old, r.now); got != r.want {
				t.Errorf("variant(%q, %q) = %v, want %v", r.old, r.now, got, r.want)
			}
		})
	}
}
