package inflect_test

import (
	"strings"
	"testing"

	"github.com/adlar-names/adlar/inflect"
)

func TestDecline_Table(t *testing.T) {
	order := []inflect.Case{inflect.Nom, inflect.Gen, inflect.Dat, inflect.Acc, inflect.Ins, inflect.Loc, inflect.Voc}
	for _, row := range []struct {
		lang  inflect.Lang
		kind  inflect.Kind
		g     inflect.Gender
		forms string
	}{
		{inflect.Ru, inflect.Surname, inflect.Masc, "Лавров Лаврова Лаврову Лаврова Лавровым Лаврове"},
		{inflect.Ru, inflect.Surname, inflect.Fem, "Лаврова Лавровой Лавровой Лаврову Лавровой Лавровой"},
		{inflect.Ru, inflect.Surname, inflect.Masc, "Зеленский Зеленского Зеленскому Зеленского Зеленским Зеленском"},
		{inflect.Ru, inflect.Surname, inflect.Fem, "Зеленская Зеленской Зеленской Зеленскую Зеленской Зеленской"},
		{inflect.Ru, inflect.Surname, inflect.Masc, "Пашинян Пашиняна Пашиняну Пашиняна Пашиняном Пашиняне"},
		{inflect.Ru, inflect.Surname, inflect.Masc, "Лукашевич Лукашевича Лукашевичу Лукашевича Лукашевичем Лукашевиче"},
		{inflect.Ru, inflect.Surname, inflect.Both, "Сибига Сибиги Сибиге Сибигу Сибигой Сибиге"},
		{inflect.Ru, inflect.Surname, inflect.Both, "Кулеба Кулебы Кулебе Кулебу Кулебой Кулебе"},
		{inflect.Ru, inflect.Surname, inflect.Masc, "Толстой Толстого Толстому Толстого Толстым Толстом"},
		{inflect.Ru, inflect.Given, inflect.Masc, "Ираклий Ираклия Ираклию Ираклия Ираклием Ираклии"},
		{inflect.Ru, inflect.Given, inflect.Masc, "Андрей Андрея Андрею Андрея Андреем Андрее"},
		{inflect.Ru, inflect.Given, inflect.Masc, "Павел Павла Павлу Павла Павлом Павле"},
		{inflect.Ru, inflect.Given, inflect.Masc, "Пётр Петра Петру Петра Петром Петре"},
		{inflect.Ru, inflect.Given, inflect.Fem, "Мария Марии Марии Марию Марией Марии"},
		{inflect.Ru, inflect.Patronymic, inflect.Masc, "Викторович Викторовича Викторовичу Викторовича Викторовичем Викторовиче"},
		{inflect.Ru, inflect.Place, inflect.Unknown, "Гянджа Гянджи Гяндже Гянджу Гянджей Гяндже"},
		{inflect.Ru, inflect.Place, inflect.Unknown, "Нахичевань Нахичевани Нахичевани Нахичевань Нахичеванью Нахичевани"},
		{inflect.Ru, inflect.Place, inflect.Unknown, "Карабах Карабаха Карабаху Карабах Карабахом Карабахе"},
		{inflect.Ru, inflect.Place, inflect.Unknown, "Ростов-на-Дону Ростова-на-Дону Ростову-на-Дону Ростов-на-Дону Ростовом-на-Дону Ростове-на-Дону"},
		{inflect.Uk, inflect.Surname, inflect.Masc, "Алієв Алієва Алієву Алієва Алієвим Алієві Алієве"},
		{inflect.Uk, inflect.Surname, inflect.Fem, "Алієва Алієвої Алієвій Алієву Алієвою Алієвій Алієва"},
		{inflect.Uk, inflect.Surname, inflect.Both, "Сибіга Сибіги Сибізі Сибігу Сибігою Сибізі Сибіго"},
		{inflect.Uk, inflect.Surname, inflect.Masc, "Лукашенко Лукашенка Лукашенку Лукашенка Лукашенком Лукашенкові Лукашенку"},
		{inflect.Uk, inflect.Surname, inflect.Masc, "Зеленський Зеленського Зеленському Зеленського Зеленським Зеленському Зеленський"},
		{inflect.Uk, inflect.Given, inflect.Masc, "Андрій Андрія Андрію Андрія Андрієм Андрієві Андрію"},
		{inflect.Uk, inflect.Place, inflect.Unknown, "Київ Києва Києву Київ Києвом Києві Києве"},
		{inflect.Uk, inflect.Place, inflect.Unknown, "Азербайджан Азербайджану Азербайджану Азербайджан Азербайджаном Азербайджані"},
	} {
		forms := strings.Fields(row.forms)
		for i, want := range forms {
			t.Run(row.lang.String()+"/"+row.kind.String()+"/"+row.g.String()+"/"+forms[0]+"/"+order[i].String(), func(t *testing.T) {
				got, _ := inflect.Decline(row.lang, row.kind, forms[0], row.g, inflect.Sg, order[i])
				if got != want {
					t.Fatalf("Decline = %+q, want %+q", got, want)
				}
				read := false
				for _, f := range inflect.Analyze(row.lang, got) {
					read = read || f.Lemma == forms[0] && (f.Case == order[i] || f.Fixed)
				}
				if !read {
					t.Errorf("Analyze(%+q) lacks %s of %+q", got, order[i], forms[0])
				}
				stem, p := inflect.ParadigmOf(row.lang, row.kind, forms[0], row.g, "")
				rest, ok := strings.CutPrefix(inflect.Fold(row.lang, got), stem)
				if row.forms[0] != 0 && (!ok || !hasCase(p.Lookup(rest), order[i])) && !strings.Contains(got, "-на-") {
					t.Errorf("paradigm %s of stem %+q lacks %+q as %s", p.Name(), stem, rest, order[i])
				}
			})
		}
	}
}

func hasCase(forms []inflect.EndingForm, c inflect.Case) bool {
	for _, f := range forms {
		if f.Case == c {
			return true
		}
	}
	return false
}

func TestTransfer(t *testing.T) {
	for _, row := range []struct {
		lang                      inflect.Lang
		surface, lemma, neu, want string
	}{
		{inflect.Ru, "Хейдару Алиеву", "Хейдар Алиев", "Гейдар Алиев", "Гейдару Алиеву"},
		{inflect.Ru, "ЛАВРОВЫМ", "Лавров", "Байрамов", "БАЙРАМОВЫМ"},
		{inflect.Uk, "Андрію Сибізі", "Андрій Сибіга", "Андрій Кулеба", "Андрію Кулебі"},
		{inflect.Ru, "Лаврову-то", "Лавров", "Байрамов", "Байрамову-то"},
		{inflect.Ru, "Алиевых", "Алиев", "Лавров", "Лавровых"},
		{inflect.Ru, "Байрамовым", "Байрамов", "Петросян", "Петросяном"},
		{inflect.Ru, "Нагорного Карабаха", "Нагорный Карабах", "Верхний Карабах", "Верхнего Карабаха"},
		{inflect.Ru, "Советом Безопасности", "Совет Безопасности", "Комитет Безопасности", "Комитетом Безопасности"},
		{inflect.Ru, "В. Путина", "В. Путин", "В. Медведев", "В. Медведева"},
		{inflect.Uk, "Лукашенкові", "Лукашенко", "Алієв", "Алієву"},
		{inflect.Az, "ATƏT-in", "ATƏT", "BMT", "BMT-nin"},
		{inflect.Az, "Bakıdadır", "Bakı", "Gəncə", "Gəncədədir"},
		{inflect.Az, "ƏLİYEVİN", "Əliyev", "Bayramov", "BAYRAMOVUN"},
		{inflect.Az, "Sibiqa ilə", "Sibiqa", "Kuleba", "Kuleba ilə"},
		{inflect.Az, "Sinirlioğluna", "Sinirlioğlu", "Fidan", "Fidana"},
		{inflect.Az, "Əlijev", "Əlijev", "Əliyev", "Əliyev"},
		{inflect.En, "the Aliyevs", "the Aliyev", "the Williams", "the Williamses"},
		{inflect.Az, "Sibiqanı", "Sibiqa", "Sybiha", "Sybihanı"},
		{inflect.Az, "Lavrovla", "Lavrov", "Sadıqova", "Sadıqova ilə"},
		{inflect.Az, "Bayramov’u", "Bayramov", "Əliyev", "Əliyev’i"},
		{inflect.En, "Aliyev’s", "Aliyev", "Bayramov", "Bayramov’s"},
		{inflect.En, "Aliyevs", "Aliyev", "Bayramov", "Bayramovs"},
	} {
		t.Run(row.surface, func(t *testing.T) {
			if got, ok := inflect.Transfer(row.lang, row.surface, row.lemma, row.neu); got != row.want || !ok {
				t.Errorf("Transfer = %+q %v, want %+q", got, ok, row.want)
			}
			if got, _ := inflect.Transfer(row.lang, row.surface, row.lemma, row.lemma); got != row.surface {
				t.Errorf("Transfer to the same lemma = %+q, want the surface", got)
			}
		})
	}
}

func TestDeclineName(t *testing.T) {
	for _, row := range []struct {
		lang inflect.Lang
		name string
		c    inflect.Case
		want string
	}{
		{inflect.Ru, "Сергей Викторович Лавров", inflect.Ins, "Сергеем Викторовичем Лавровым"},
		{inflect.Ru, "Лавров Сергей Викторович", inflect.Dat, "Сергею Викторовичу Лаврову"},
		{inflect.Ru, "Гейдар Алирза оглы Алиев", inflect.Gen, "Гейдара Алирза оглы Алиева"},
		{inflect.Ru, "Полад Бюльбюль-оглы", inflect.Gen, "Полада Бюльбюль-оглы"},
		{inflect.Uk, "Полад Бюльбюль-огли", inflect.Dat, "Поладу Бюльбюль-огли"},
		{inflect.Uk, "Айсель Алієва", inflect.Ins, "Айселлю Алієвою"},
		{inflect.Ru, "Мехрибан Алиева", inflect.Gen, "Мехрибан Алиевой"},
		{inflect.Ru, "Галина Петросян", inflect.Ins, "Галиной Петросян"},
		{inflect.Ru, "Никол Пашинян", inflect.Gen, "Никола Пашиняна"},
		{inflect.Ru, "Илья Лукич Белый", inflect.Ins, "Ильей Лукичом Белым"},
		{inflect.Ru, "Михаил Салтыков-Щедрин", inflect.Dat, "Михаилу Салтыкову-Щедрину"},
		{inflect.Uk, "Володимир Зеленський", inflect.Voc, "Володимире Зеленський"},
		{inflect.Uk, "Олена Лукашенко", inflect.Gen, "Олени Лукашенко"},
		{inflect.Uk, "Олександр Лукашенко", inflect.Gen, "Олександра Лукашенка"},
		{inflect.Uk, "Андрій Сибіга", inflect.Dat, "Андрію Сибізі"},
		{inflect.Az, "Ceyhun Bayramov", inflect.Ins, "Ceyhun Bayramovla"},
		{inflect.Az, "Feridun Sinirlioğlu", inflect.Dat, "Feridun Sinirlioğluna"},
		{inflect.En, "Jeyhun Bayramov", inflect.Gen, "Jeyhun Bayramov’s"},
	} {
		t.Run(row.name+"/"+row.c.String(), func(t *testing.T) {
			if got, ok := inflect.DeclineName(row.lang, inflect.SplitName(row.lang, row.name), inflect.Unknown, row.c); got != row.want || !ok {
				t.Errorf("DeclineName = %+q %v, want %+q", got, ok, row.want)
			}
		})
	}
}

func TestAnalyzePhrase(t *testing.T) {
	for _, row := range []struct {
		lang         inflect.Lang
		kind         inflect.Kind
		phrase, want string
	}{
		{inflect.Ru, inflect.AnyKind, "Сергеем Лавровым", "Сергей Лавров"},
		{inflect.Ru, inflect.AnyKind, "Севиндж Садыговой", "Севиндж Садыгова"},
		{inflect.Ru, inflect.AnyKind, "Джейхуна Байрамова", "Джейхун Байрамов"},
		{inflect.Ru, inflect.Place, "Нагорного Карабаха", "Нагорный Карабах"},
		{inflect.Ru, inflect.Place, "Российской Федерации", "Российская Федерация"},
		{inflect.Uk, inflect.AnyKind, "Андрієм Сибігою", "Андрій Сибіга"},
		{inflect.Uk, inflect.AnyKind, "Володимира Зеленського", "Володимир Зеленський"},
		{inflect.Uk, inflect.Place, "Великої Британії", "Велика Британія"},
		{inflect.Az, inflect.AnyKind, "İlham Əliyevin", "İlham Əliyev"},
		{inflect.Az, inflect.Org, "BMT Təhlükəsizlik Şurasının", "BMT Təhlükəsizlik Şurası"},
		{inflect.En, inflect.AnyKind, "Jeyhun Bayramov’s", "Jeyhun Bayramov"},
	} {
		t.Run(row.phrase, func(t *testing.T) {
			if got := inflect.AnalyzePhrase(row.lang, row.kind, row.phrase, nil); got.Lemma != row.want {
				t.Errorf("AnalyzePhrase = %+q %s, want %+q", got.Lemma, got.Case, row.want)
			}
		})
	}
}
