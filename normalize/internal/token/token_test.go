package token

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// show writes tokens as kind letter and text, joined by a bar.
func show(view string) string {
	var out []string
	for _, t := range Split(nil, view) {
		out = append(out, fmt.Sprintf("%c:%s", "bWNmAC"[t.Kind], view[t.Start:t.End]))
	}
	return strings.Join(out, "|")
}

func TestSplit(t *testing.T) {
	rows := []struct{ name, view, want string }{
		{"plain", "Сергей Лавров.", "W:Сергей|W:Лавров|m:."},
		{"leading space", "  Bakı", "b:|W:Bakı"},
		{"hyphen", "Мамед-заде", "W:Мамед|m:-|W:заде"},
		{"apostrophe inside", "О’Брайен и Мар’яна", "W:О’Брайен|W:и|W:Мар’яна"},
		{"Latin prefix", "O'Brien, d'Orsay", "W:O'Brien|m:,|W:d'Orsay"},
		{"Turkish ending", "Bayramov’la", "W:Bayramov|m:’|W:la"},
		{"possessive", "Turan's and states' x", "W:Turan|C:'s|W:and|W:states|m:'|W:x"},
		{"initials glued", "C.Bayramov", "W:C|m:.|W:Bayramov"},
		{"dateline", "Moscow/26.08.20/Turan:", "W:Moscow|m:/|N:26|m:.|N:08|m:.|N:20|m:/|W:Turan|m::"},
		{"sign-off", "-02D-", "m:-|N:02D|m:-"},
		{"acronym with ending", "ATƏT-in", "W:ATƏT|m:-|W:in"},
		{"broken line", "Байра-\nмов", "W:Байра-\nмов"},
		{"hyphen at line end before a capital", "Нью-\nЙорк", "W:Нью|m:-|W:Йорк"},
		{"spaced", "Б А Й Р А М О В сказал", "W:Б А Й Р А М О В|W:сказал"},
		{"single letters are not spaced", "A B C", "W:A|W:B|W:C"},
		{"handle", "@lavrov #Баку", "A:@lavrov|A:#Баку"},
		{"url", "см. https://mid.ru/Лавров, там", "W:см|m:.|A:https://mid.ru/Лавров|m:,|W:там"},
		{"mail", "news@turan.az!", "A:news@turan.az|m:!"},
		{"host with ending", "Report.az-ın", "A:Report.az|m:-|W:ın"},
		{"end of sentence is no host", "home.He", "W:home|m:.|W:He"},
		{"quotes", "“Report”a", "m:“|W:Report|m:”|W:a"},
		{"stress", "Степанаке\u0301рт", "W:Степанаке\u0301рт"},
		{"soft hyphen", "Ба\u00adку", "W:Ба\u00adку"},
		{"bad spacing", "acceptable, ”he said", "W:acceptable|m:,|m:”|W:he|W:said"},
		{"invalid byte", "a\xffb", "W:a|m:\xff|W:b"},
	}
	for _, r := range rows {
		t.Run(r.name, func(t *testing.T) {
			if got := show(r.view); got != r.want {
				t.Errorf("Split(%+q)\n got %s\nwant %s", r.view, got, r.want)
			}
		})
	}
}

func TestSplit_Shape(t *testing.T) {
	rows := []struct {
		name, view string
		want       Shape
	}{
		{"capital", "Лавров", Capital | Cyrillic},
		{"all caps", "ЛАВРОВ", Capital | AllCaps | Cyrillic},
		{"camel", "JeyhunBayramov", Capital | Camel | Latin},
		{"homoglyph", "Республи\u03baе", Capital | Cyrillic | Other},
		{"Cyrillic schwa in Latin", "\u04d8liyev", Capital | Latin | Cyrillic},
		{"initial", "C", Capital | Single | Latin},
		{"accent", "Əliyev", Capital | Latin | Accent},
	}
	for _, r := range rows {
		t.Run(r.name, func(t *testing.T) {
			got := Split(nil, r.view)
			if len(got) != 1 || got[0].Shape != r.want {
				t.Errorf("Split(%+q) shape %b, want %b", r.view, got[0].Shape, r.want)
			}
		})
	}
}

func TestSplit_Gap(t *testing.T) {
	got := Split(nil, "a b\nc\n\nd\r\ne\u00a0f")
	want := []Gap{GapSpace, GapLine, GapPara, GapLine, GapSpace, GapPara}
	for i, g := range want {
		if got[i].Gap != g {
			t.Errorf("gap after token %d is %d, want %d", i, got[i].Gap, g)
		}
	}
}

// lawful checks that tokens concatenate to the view.
func lawful(view string) error {
	at := uint32(0)
	for i, t := range Split(nil, view) {
		if t.Start != at || t.End < t.Start || t.Next < t.End || t.End == t.Start && i > 0 || t.Next == t.Start {
			return fmt.Errorf("token %d of %+q: start %d end %d next %d after %d", i, view, t.Start, t.End, t.Next, at)
		}
		at = t.Next
	}
	if int(at) != len(view) {
		return fmt.Errorf("tokens of %+q end at %d of %d", view, at, len(view))
	}
	return nil
}

var pieces = []string{"a", "Б", "ə", " ", "\n", "\r", "-", "'", "’", ".", "s", "1", "@", "#", "://", "www.", "az", "\u0301", "\u00ad", "\xff", "\xd0", "“", "\u00a0", "κ", "ا"}

func TestSplit_Concatenates(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		view := strings.Join(rapid.SliceOf(rapid.SampledFrom(pieces)).Draw(t, "view"), "")
		if err := lawful(view); err != nil {
			t.Fatal(err)
		}
	})
}

func TestSplit_Linear(t *testing.T) {
	for _, unit := range []string{"a", "A ", "A.", "\u0301", "a-\n", "a.a", "http://", "-", "'", "a'", "@"} {
		shortest := func(size int) time.Duration {
			view := strings.Repeat(unit, size/len(unit))
			best := time.Hour
			for range 3 { // the shortest counts, so that a busy machine does not
				began := time.Now()
				Split(nil, view)
				best = min(best, time.Since(began))
			}
			return best
		}
		if small, large := shortest(32<<10), shortest(512<<10); large > 150*small+50*time.Millisecond {
			t.Errorf("%q: 32 KiB take %v, 512 KiB %v", unit, small, large)
		}
	}
}

func FuzzSplit(f *testing.F) {
	f.Add("Moscow/26.08.20/Turan: C.Bayramov, “Report”a, ATƏT-in\nБайра-\nмов")
	f.Fuzz(func(t *testing.T, view string) {
		if err := lawful(view); err != nil {
			t.Fatal(err)
		}
	})
}
