package translit

import "testing"

// TestString_Casing: the casing of the input is followed letter by letter, and
// a capital written with several letters looks at its neighbours.
func TestString_Casing(t *testing.T) {
	for _, c := range []struct{ name, scheme, in, want string }{
		{"all capitals", "ru-bgn-pcgn-1947", "ЩЕРБАКОВ", "SHCHERBAKOV"},
		{"context in capitals", "ru-bgn-pcgn-1947", "ДЛИННОЕ", "DLINNOYE"},
		{"between capitals", "ru-bgn-pcgn-1947", "КОЩЕЙ", "KOSHCHEY"},
		{"initial", "ru-bgn-pcgn-1947", "Ю. Щербаков", "Yu. Shcherbakov"},
		{"glued initials", "ru-bgn-pcgn-1947", "Ю.Я.Щукин", "Yu.Ya.Shchukin"},
		{"hyphen", "ru-bgn-pcgn-1947", "ЩЕРБАКОВА-Юрьева", "SHCHERBAKOVA-Yur’yeva"},
		{"last letter of capitals", "ru-bgn-pcgn-1947", "БОРЩ", "BORSHCH"},
		{"single letter", "ru-bgn-pcgn-1947", "Я", "Ya"},
		{"single small letter", "ru-bgn-pcgn-1947", "щ", "shch"},
		{"capital inside", "ru-bgn-pcgn-1947", "ГазЖилСтрой", "GazZhilStroy"},
		{"capital after small at the end", "ru-bgn-pcgn-1947", "аЖ", "aZh"},
		{"two capitals and small", "ru-bgn-pcgn-1947", "ЮЩук", "YUShchuk"},
		{"stress mark", "ru-bgn-pcgn-1947", "ЩЕ\u0301РБА", "SHCHE\u0301RBA"},
		{"soft hyphen", "ru-bgn-pcgn-1947", "Ю\u00adЩЕ", "YU\u00adSHCHE"},
		{"number after", "ru-bgn-pcgn-1947", "Щ-5 Ж2", "Shch-5 Zh2"},
		{"dot of a rule", "ru-bgn-pcgn-1947", "МАЙАМИ ТСЖ", "MAY·AMI T·SZH"},
		{"icao", "ru-icao-9303", "ЩЕГЛОВА-Юрьева", "SHCHEGLOVA-Iureva"},
		{"gost 52535", "ru-gost-r-52535.1-2006", "ЦАРЁВ", "TCAREV"},
		{"telegram", "ru-telegram", "ЩУКА Щука", "SCUKA Scuka"},
		{"sfs", "ru-sfs-4900", "ХРУЩЁВ Хрущёв", "HRUŠTŠOV Hruštšov"},
		{"french", "ru-mvd-310-1997-fr", "ЧУБАЙС Чубайс", "TCHOUBAIS Tchoubais"},
		{"kmu start", "uk-kmu-2010", "ЄВГЕН Євген", "YEVHEN Yevhen"},
		{"kmu combination", "uk-kmu-2010", "ЗГУРОВСЬКИЙ Згурський", "ZGHUROVSKYI Zghurskyi"},
		{"dstu b", "uk-dstu-9112-2021-b", "ЩЕРБАК Щербак", "SHCHERBAK Shcherbak"},
		{"jirecek", "uk-jirecek-1859", "ХАРКІВ Харків", "CHARKIV Charkiv"},
		{"ligature", "ru-ala-lc-2012", "ЦАРЬ Царь", "T͡SARʹ T͡Sarʹ"},
		{"lacinka", "be-lacinka", "ХАТА Хата ЁН Ён", "CHATA Chata JON Jon"},
		{"kazakh", "kk-bgn-pcgn-1979", "ЖАҢА Жаңа", "ZHANGA Zhanga"},
		{"armenian", "hy-bgn-pcgn-1981", "ՇՈՒՇԻ Շուշի", "SHUSHI Shushi"},
		{"dotted to dotted", "az-cyrl-latn-1991", "ИЛҺАМ Илһам ЫШЫГ ышыг", "İLHAM İlham IŞIQ ışıq"},
		{"dotless to English", "az-en-press", "İLHAM IŞIQ İlham Işıq", "ILHAM ISHIG Ilham Ishig"},
		{"az to Russian", "az-ru-practical", "İLHAM ƏLİYEV", "ИЛХАМ АЛИЕВ"},
		{"pressed by sound", "ru-az-practical", "ЩЕРБАКОВ Щербаков", "ŞERBAKOV Şerbakov"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, err := Lookup(c.scheme)
			if err != nil {
				t.Fatal(err)
			}
			if got := s.String(c.in); got != c.want {
				t.Errorf("%s.String(%q) = %q, want %q", c.scheme, c.in, got, c.want)
			}
			if got, _ := s.Map(c.in); got != c.want {
				t.Errorf("%s.Map(%q) = %q, want %q", c.scheme, c.in, got, c.want)
			}
		})
	}
}

// TestString_Apostrophes: what is typed for an apostrophe, a stress mark or a
// soft hyphen does not derail a context.
func TestString_Apostrophes(t *testing.T) {
	for _, a := range []string{"'", "’", "ʼ", "‘", "´"} {
		for _, c := range []struct{ scheme, in, want string }{
			{"uk-kmu-2010", "Знам" + a + "янка", "Znamianka"},
			{"be-national-2007", "Вераб" + a + "ёвічы", "Vierabjovičy"},
			{"be-mvd-2008", "Дар" + a + "я", "Darja"},
		} {
			if got := MustLookup(c.scheme).String(c.in); got != c.want {
				t.Errorf("%s.String(%q) = %q, want %q", c.scheme, c.in, got, c.want)
			}
		}
	}
	for in, want := range map[string]string{
		"Андре\u0301ев": "Andre\u0301yev", "пода\u00adет": "poda\u00adyet", "Сергее\u0301вич": "Sergeye\u0301vich",
	} {
		if got := MustLookup("ru-bgn-pcgn-1947").String(in); got != want {
			t.Errorf("String(%+q) = %+q, want %+q", in, got, want)
		}
	}
}
