package names_test

import (
	"testing"

	"github.com/adlar-names/adlar/dictionaries"
	"github.com/adlar-names/adlar/inflect"
	"github.com/adlar-names/adlar/names"
)

func builtin(t testing.TB) *dictionaries.Dictionary {
	t.Helper()
	d, err := dictionaries.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// people lists the dictionary's people of an origin by their four names.
func people(d *dictionaries.Dictionary, origin string) (all [][4]string) {
	for id := dictionaries.EntityID(1); int(id) < d.Entities(); id++ {
		e := d.EntityRef(id)
		if e.Kind != dictionaries.KindPerson || e.Origin != origin || !e.Settled {
			continue
		}
		n := d.NamesOf(id, "common")
		if n[0] != "" && n[1] != "" && n[2] != "" && n[3] != "" {
			all = append(all, n)
		}
	}
	return all
}

// TestRender_AzerbaijaniPeople measures how many of the dictionary's
// Azerbaijanis come out in English and Russian as their entry has them, by
// parts and rules alone and with the people themselves.
func TestRender_AzerbaijaniPeople(t *testing.T) {
	d := builtin(t)
	set := people(d, "az")
	if len(set) < 200 {
		t.Skipf("only %d Azerbaijanis in the dictionary", len(set))
	}
	langs := [...]string{"az", "ru", "uk", "en"}
	// The set holds every Azerbaijani of the dictionary, those with a spelling
	// of their own included; the bounds catch a step back.
	for _, row := range []struct {
		to             int
		parts, persons float64 // per cent at least
	}{{3, 83, 98}, {1, 74, 95}} {
		for _, noPeople := range []bool{true, false} {
			n := names.New(d, names.Options{NoPeople: noPeople})
			right := 0
			for _, p := range set {
				rs, err := n.Render(names.Request{Name: p[0], From: "az", To: langs[row.to]})
				if err != nil {
					t.Fatal(err)
				}
				if len(rs) > 0 && rs[0].Name == p[row.to] {
					right++
				} else if testing.Verbose() && len(rs) > 0 {
					t.Logf("%s: %s, want %s", p[0], rs[0].Name, p[row.to])
				}
			}
			got, want := 100*float64(right)/float64(len(set)), row.persons
			if noPeople {
				want = row.parts
			}
			t.Logf("az→%s, people %v: %d of %d = %.1f %%", langs[row.to], !noPeople, right, len(set), got)
			if got < want {
				t.Errorf("az→%s, people %v: %.1f %%, want %.0f", langs[row.to], !noPeople, got, want)
			}
		}
	}
}

// TestMatch_AzerbaijaniPeople pairs every Azerbaijani's name in one language
// with his own and with other people's names in another; those of the same
// surname are the hardest.
func TestMatch_AzerbaijaniPeople(t *testing.T) {
	d := builtin(t)
	set := people(d, "az")
	if len(set) < 150 {
		t.Skipf("only %d Azerbaijanis in the dictionary", len(set))
	}
	n := names.New(d, names.Options{NoPeople: true})
	bySurname := map[string][]int{}
	for i, p := range set {
		s := names.Parse(p[0]).Part(names.Surname)
		bySurname[s] = append(bySurname[s], i)
	}
	var tp, fp, fn, pairs int
	judge := func(a, b string, same bool) {
		pairs++
		c := n.Match(a, b)
		switch got := c.Verdict == "same"; {
		case got && same:
			tp++
		case got:
			fp++
			t.Logf("taken for one: %s, %s (%.2f)", a, b, c.Score)
		case same:
			fn++
			t.Logf("taken for two: %s, %s (%.2f)", a, b, c.Score)
		}
	}
	for i, p := range set {
		for _, to := range []int{1, 3} {
			judge(p[0], p[to], true)
			for _, j := range bySurname[names.Parse(p[0]).Part(names.Surname)] {
				if set[j][0] != p[0] {
					judge(p[0], set[j][to], false)
				}
			}
			other := set[(i*7+13)%len(set)]
			if other[0] != p[0] {
				judge(p[0], other[to], false)
			}
		}
	}
	f1 := 200 * float64(tp) / float64(2*tp+fp+fn)
	t.Logf("%d pairs: F1 %.2f (%d right, %d wrongly one, %d wrongly two)", pairs, f1, tp, fp, fn)
	if f1 < 99 {
		t.Errorf("F1 %.2f, want 99", f1)
	}
}

func TestKey_BlocksAreSmall(t *testing.T) {
	d := builtin(t)
	blocks := map[string]int{}
	total := 0
	for id := dictionaries.EntityID(1); int(id) < d.Entities(); id++ {
		if e := d.EntityRef(id); e.Kind == dictionaries.KindPerson {
			if k := names.Key(d.Name(id, inflect.En, "common")); k != "" {
				blocks[k]++
				total++
			}
		}
	}
	squares := 0
	for _, n := range blocks {
		squares += n * n
	}
	mean := float64(squares) / float64(total)
	t.Logf("%d people, %d keys, a person's block holds %.2f", total, len(blocks), mean)
	if mean > 3 {
		t.Errorf("average block %.2f, want at most 3", mean)
	}
}
