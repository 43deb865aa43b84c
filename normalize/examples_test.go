package normalize_test

import (
	"context"
	"os"
	"strings"
	"testing"

	"github.com/adlar-names/adlar/normalize"
)

// TestExamples holds the page that the README shows to its word: these changes
// and no other.
func TestExamples(t *testing.T) {
	rows := []struct {
		file    string
		changes []string // old, new: every place where old stands
		links   map[string]string
	}{
		{"turan.txt", []string{"Ceyhun", "Jeyhun", "Sergei", "Sergey", "Andriy Sibiga", "Andrii Sybiha", "Sibiga", "Sybiha"},
			map[string]string{"Bayramov": "person/jeyhun-bayramov", "Lavrov": "person/sergey-lavrov", "Sadigov": "person/afgan-sadygov", "Sadigova": "person/sevinj-sadygova",
				"Afghan": "person/afgan-sadygov", "OSCE Minsk Group": "organization/osce-minsk-group", "Türkiye": "place/turkiye", "Georgia": "place/georgia"}},
		{"turan.az.txt", []string{"Serqey", "Sergey", "Sibiha", "Sibiqa"},
			map[string]string{"Bayramov": "person/jeyhun-bayramov", "Lavrovun": "person/sergey-lavrov", "Lavrova": "person/sergey-lavrov", "Sevinc Sadıqova": "person/sevinj-sadygova",
				"Əfqan Sadıqovu": "person/afgan-sadygov", "ATƏT-in Minsk qrupunda": "organization/osce-minsk-group"}},
		{"turan.ru.txt", []string{"Сергий", "Сергей", "Сыбигой", "Сибигой"},
			map[string]string{"Байрамов": "person/jeyhun-bayramov", "Лаврова": "person/sergey-lavrov", "Афгана Садыгова": "person/afgan-sadygov", "Севиндж Садыгова": "person/sevinj-sadygova",
				"Минской группе ОБСЕ": "organization/osce-minsk-group"}},
		{"turan.uk.txt", []string{"Сергей", "Сергій"},
			map[string]string{"Байрамов": "person/jeyhun-bayramov", "Лаврову": "person/sergey-lavrov", "Афгана Садигова": "person/afgan-sadygov", "Андрієм Сибігою": "person/andrii-sybiha",
				"Мінській групі ОБСЄ": "organization/osce-minsk-group"}},
	}
	n := normalizer(t)
	for _, row := range rows {
		t.Run(row.file, func(t *testing.T) {
			b, err := os.ReadFile("../examples/" + row.file)
			if err != nil {
				t.Fatal(err)
			}
			doc := normalize.Document{Text: string(b)}
			r, err := n.Normalize(context.Background(), doc)
			if err != nil {
				t.Fatal(err)
			}
			if want := strings.NewReplacer(row.changes...).Replace(doc.Text); r.Text != want {
				t.Errorf("text:\n%s", lineDiff(want, r.Text))
			}
			for surface, id := range row.links {
				seen := false
				for _, m := range r.Mentions {
					if m.Surface != surface {
						continue
					}
					seen = true
					if m.Entity == nil || *m.Entity != id {
						t.Errorf("%q at %d is %s, want %s", surface, m.Start, m.Status, id)
					}
				}
				if !seen {
					t.Errorf("%q is no mention", surface)
				}
			}
			if err := check(n, doc); err != nil {
				t.Error(err)
			}
		})
	}
}
