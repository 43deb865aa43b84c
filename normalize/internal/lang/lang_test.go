package lang

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/adlar-names/adlar/normalize/internal/token"
)

func of(text string) Lang {
	l, _ := Of(text, token.Split(nil, text))
	return l
}

func TestOf(t *testing.T) {
	rows := []struct {
		name, text string
		want       Lang
	}{
		{"az", "Azərbaycan prezidenti bildirib ki, danışıqlar davam edir.", Az},
		{"az in ASCII", "Bakida kecirilen gorusde tereflər danisiqlar ucun bir daha ve sonra bildirib", Az},
		{"az-Cyrl", "Азәрбајҹан Республикасынын президенти билдириб ки, ҝөрүш олуб.", AzCyrl},
		{"ru", "Министр иностранных дел заявил, что переговоры прошли в Баку.", Ru},
		{"uk", "Міністр закордонних справ заявив, що переговори відбулися в Баку.", Uk},
		{"en", "The foreign minister said that the talks were held in Baku.", En},
		{"en with az names", "Ceyhun Bayramov met with Əfqan Sadıqov in the city of Gəncə and said that it was good.", En},
		{"tr", "Cumhurbaşkanı, Azerbaycan ile olan görüşmelerin daha sonra yapılacağını ve bunun çok önemli olduğunu söyledi.", Other},
		{"be", "Прэзідэнт Беларусі заявіў, што гэта не для яго, але ён быў у Баку.", Other},
		{"numbers", "12 345", Unknown},
		{"ru title", "Лавров встретился с Байрамовым", Ru},
		{"uk title", "Сибіга зустрівся з Лавровим", Uk},
	}
	for _, r := range rows {
		t.Run(r.name, func(t *testing.T) {
			if got := of(r.text); got != r.want {
				t.Errorf("Of(%q) = %s (%d), want %s (%d)", r.text, got.Tag(), got, r.want.Tag(), r.want)
			}
		})
	}
}

// shared finds the folder of reference texts: $ADLAR_SHARED, or shared/ beside
// a parent of the working directory.
func shared(t testing.TB) string {
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
	t.Skip("no reference texts: set ADLAR_SHARED to the folder that holds eval/")
	return ""
}

// TestOf_News asks for 99.5 % on paragraphs of 20 words or more.
func TestOf_News(t *testing.T) {
	root := shared(t)
	good, all, short, shortAll := 0, 0, 0, 0
	count := func(text string, want Lang) {
		words := len(strings.Fields(text))
		got := of(text)
		switch {
		case words >= 20:
			all++
			if got == want {
				good++
			} else {
				t.Logf("%s for %s: %s", got.Tag(), want.Tag(), text)
			}
		case words >= 4:
			shortAll++
			if got == want {
				short++
			}
		}
	}
	for _, l := range []Lang{Ru, Uk} {
		files, _ := filepath.Glob(filepath.Join(root, "eval/slavicner/raw/*", l.Tag(), "*.txt"))
		for _, f := range files {
			b, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range strings.Split(string(b), "\n") {
				count(p, l)
			}
		}
	}
	f, err := os.Open(filepath.Join(root, "eval/az_dev.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for sc := bufio.NewScanner(f); sc.Scan(); {
		var r struct{ Text string }
		if err := json.Unmarshal(sc.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		count(r.Text, Az)
	}
	t.Logf("paragraphs: %d of %d; shorter lines: %d of %d", good, all, short, shortAll)
	if all == 0 || float64(good)/float64(all) < 0.995 {
		t.Errorf("paragraphs right: %d of %d", good, all)
	}
}
