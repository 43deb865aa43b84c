package names_test

import (
	"testing"

	"github.com/adlar-names/adlar/names"
	"pgregory.net/rapid"
)

func TestMatch(t *testing.T) {
	for _, row := range []struct {
		name, a, b string
		same       bool
	}{
		{"one spelling", "Ceyhun Bayramov", "Ceyhun Bayramov", true},
		{"az and en", "Ceyhun Bayramov", "Jeyhun Bayramov", true},
		{"az and ru", "Ceyhun Bayramov", "Джейхун Байрамов", true},
		{"az and uk", "Hikmət Hacıyev", "Хікмет Гаджиєв", true},
		{"az and en with h", "Hikmət Hacıyev", "Hikmet Hajiyev", true},
		{"en variants", "Sergei Lavrov", "Sergey Lavrov", true},
		{"uk romanizations", "Andriy Sibiga", "Andrii Sybiha", true},
		{"uk and az", "Андрій Сибіга", "Andrey Sibiqa", true},
		{"no diacritics", "Əfqan Sadıqov", "Efqan Sadiqov", true},
		{"unsettled English", "Afgan Sadygov", "Afghan Sadigov", true},
		{"surname first, comma", "Lavrov, Sergey", "Сергей Лавров", true},
		{"surname first", "Лавров Сергей Викторович", "Sergey Lavrov", true},
		{"initial", "С. Лавров", "Sergey Lavrov", true},
		{"glued initials", "А.С.Пушкин", "Alexander Pushkin", true},
		{"wrong initial", "А. Лавров", "Sergey Lavrov", false},
		{"patronymic missing", "Heydər Əlirza oğlu Əliyev", "Гейдар Алиев", true},
		{"patronymics differ", "Сергей Викторович Лавров", "Сергей Иванович Лавров", false},
		{"gender", "Əfqan Sadıqov", "Sevinc Sadıqova", false},
		{"gender alone", "Алиев", "Алиева", false},
		{"two brothers", "Ilham Aliyev", "Heydar Aliyev", false},
		{"two surnames", "Сергей Лавров", "Sergey Lazarev", false},
		{"given names differ", "Əli Kərimli", "Tahir Kərimli", false},
		{"English", "Boris Johnson", "Борис Джонсон", true},
		{"English w", "Tom Watson", "Том Уотсон", true},
		{"Turkish", "Recep Tayyip Erdoğan", "Реджеп Тайип Эрдоган", true},
		{"Georgian", "Mixeil Kavelaşvili", "Михаил Кавелашвили", true},
		{"Armenian", "Nikol Pashinyan", "Никол Пашинян", true},
		{"typing slip", "Dmirty Gaiduk", "Дмитрий Гайдук", true},
		{"cut differently", "Alexandria Ocasio Cortez", "Александрия Окасио-Кортес", true},
		{"nothing alike", "Ilham Aliyev", "Angela Merkel", false},
	} {
		t.Run(row.name, func(t *testing.T) {
			c := names.Match(row.a, row.b)
			if got := c.Verdict == "same"; got != row.same {
				t.Errorf("Match(%q, %q) = %.2f %s, want same = %v; reasons %v", row.a, row.b, c.Score, c.Verdict, row.same, c.Reasons)
			}
			if (c.Score >= names.SameThreshold) != (c.Verdict == "same") {
				t.Errorf("Match(%q, %q): score %.2f contradicts verdict %s", row.a, row.b, c.Score, c.Verdict)
			}
			back := names.Match(row.b, row.a)
			if d := back.Score - c.Score; d > 0.05 || d < -0.05 {
				t.Errorf("Match(%q, %q) = %.3f but the other way round %.3f", row.a, row.b, c.Score, back.Score)
			}
		})
	}
}

func TestKeys_StandardSpellingsShareOne(t *testing.T) {
	for name, spellings := range map[string][]string{
		"lavrov":    {"Сергей Лавров", "Sergey Lavrov", "Sergei Lavrov", "Lavrov Sergey", "Сергій Лавров", "SERGEY LAVROV"},
		"bayramov":  {"Ceyhun Bayramov", "Jeyhun Bayramov", "Джейхун Байрамов", "Dzheykhun Bayramov", "Dzheikhun Bairamov"},
		"sybiha":    {"Андрій Сибіга", "Andrii Sybiha", "Andriy Sybiha", "Андрей Сибига", "Andrey Sibiga", "Andrey Sibiqa"},
		"pashinyan": {"Nikol Paşinyan", "Nikol Pashinyan", "Nikol Pashinian", "Никол Пашинян", "Нікол Пашинян"},
		"shcherbak": {"Щербаков", "Shcherbakov", "Şerbakov", "Ščerbakov", "Schtscherbakow"},
	} {
		t.Run(name, func(t *testing.T) {
			first := names.Keys(spellings[0])
			for _, s := range spellings[1:] {
				if !share(first, names.Keys(s)) {
					t.Errorf("Keys(%q) = %q and Keys(%q) = %q share none", spellings[0], first, s, names.Keys(s))
				}
			}
		})
	}
	if names.Key("Sergey Lavrov") == names.Key("Sergey Lazarev") {
		t.Error("Lavrov and Lazarev share a key")
	}
}

func share(a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return false
}

func TestParse(t *testing.T) {
	for _, row := range []struct{ name, text, given, patronymic, surname string }{
		{"plain", "Ceyhun Bayramov", "Ceyhun", "", "Bayramov"},
		{"oğlu", "Ceyhun Əziz oğlu Bayramov", "Ceyhun", "Əziz oğlu", "Bayramov"},
		{"surname first, oğlu", "Əliyev İlham Heydər oğlu", "İlham", "Heydər oğlu", "Əliyev"},
		{"оглы", "Магеррам Гасан оглы Алиев", "Магеррам", "Гасан оглы", "Алиев"},
		{"patronymic", "Сергей Викторович Лавров", "Сергей", "Викторович", "Лавров"},
		{"surname first", "Лавров Сергей Викторович", "Сергей", "Викторович", "Лавров"},
		{"comma", "Lavrov, Sergey", "Sergey", "", "Lavrov"},
		{"initials before", "С. В. Лавров", "С В", "", "Лавров"},
		{"initials after", "Лавров С.В.", "С В", "", "Лавров"},
		{"glued initial", "C.Bayramov", "C", "", "Bayramov"},
		{"particle", "Ursula von der Leyen", "Ursula", "", "von der Leyen"},
		{"honorific", "Sahibə xanım Qafarova", "Sahibə", "", "Qafarova"},
		{"suffix", "Martin Luther King Jr.", "Martin Luther", "", "King"},
		{"double surname", "Мамед-заде", "", "", "Мамед-заде"},
		{"uk patronymic", "Володимир Олександрович Зеленський", "Володимир", "Олександрович", "Зеленський"},
		{"nothing", "", "", "", ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			n := names.Parse(row.text)
			if g, p, s := n.Part(names.Given), n.Part(names.Patronymic), n.Part(names.Surname); g != row.given || p != row.patronymic || s != row.surname {
				t.Errorf("Parse(%q) = given %q patronymic %q surname %q, want %q %q %q", row.text, g, p, s, row.given, row.patronymic, row.surname)
			}
		})
	}
}

func TestScreen(t *testing.T) {
	n := names.New(builtin(t), names.Options{})
	a := []string{"Sergei Lavrov", "Ilham Aliyev", "Nobody Known"}
	b := []string{"Алиев Ильхам", "Сергей Лавров", "Лавров С. В.", "Heydar Aliyev"}
	got := n.Screen(a, b, names.SameThreshold)
	if len(got) != 2 || got[0].A != 0 || got[0].B != 1 || got[1].A != 1 || got[1].B != 0 {
		t.Errorf("Screen = %+v, want Lavrov with 1 and Aliyev with 0", got)
	}
}

func TestMatch_Laws(t *testing.T) {
	letters := rapid.StringOfN(rapid.RuneFrom([]rune("abcçdeəfgğhxıijkqlmnoöprsştuüvyzАБВабвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ -.'’")), 0, 60, -1)
	rapid.Check(t, func(t *rapid.T) {
		a, b := letters.Draw(t, "a"), letters.Draw(t, "b")
		c := names.Match(a, b)
		if !(c.Score >= 0 && c.Score <= 1) || c.Reasons == nil {
			t.Fatalf("Match(%q, %q) = %+v", a, b, c)
		}
		names.Keys(a)
	})
}

func FuzzMatch(f *testing.F) {
	f.Add("Sergey Lavrov", "Лавров Сергей Викторович")
	f.Add("C.Bayramov", "Ceyhun Əziz oğlu Bayramov")
	f.Add("", "\xff\u0301")
	f.Fuzz(func(t *testing.T, a, b string) {
		if c := names.Match(a, b); !(c.Score >= 0 && c.Score <= 1) {
			t.Fatalf("Match(%q, %q) = %+v", a, b, c)
		}
		names.Keys(a)
	})
}

func BenchmarkMatch(b *testing.B) {
	for b.Loop() {
		names.Match("Volodymyr Zelenskyy", "Владимир Зеленский")
	}
}
