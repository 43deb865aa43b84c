package inflect

import (
	"strings"
	"testing"
)

var benchWords = map[Lang][]string{
	Ru: strings.Fields("Лавровым Сибиги Алиева Зеленского Марии Баку Джейхуном Байрамовым Пашиняна Украине Москвы Гянджи Трампа Викторовича Садыговой Эрдоганом"),
	Uk: strings.Fields("Лавровим Сибізі Алієва Зеленського Марії Баку Джейхуном Байрамовим Пашиняна Україні Москви Києва Трампові Вікторовича Лукашенка Ердоганом"),
	Az: strings.Fields("Lavrovun Sibiqanı Əliyevə Zelenskinin Mariya Bakıda Ceyhun Bayramovla Paşinyanı Ukraynada Moskvadan Gəncənin Trampa Sadıqova Sinirlioğluna Ərdoğanla"),
	En: strings.Fields("Lavrov's Sybiha Aliyevs Zelenskyy Maria Baku Jeyhun Bayramov’s Pashinyan Ukraine Moscow Ganja's Trump Sadygova Williams' Erdoğan"),
}

func BenchmarkAnalyze(b *testing.B) {
	for lang := Az; lang <= En; lang++ {
		b.Run(lang.String(), func(b *testing.B) {
			words := benchWords[lang]
			var dst []Form
			dst = AppendAnalyses(dst, lang, AnyKind, words[0])
			b.ReportAllocs()
			n := 0
			for b.Loop() {
				dst = AppendAnalyses(dst[:0], lang, AnyKind, words[n&15])
				n++
			}
			b.ReportMetric(float64(n)/b.Elapsed().Seconds()/1e6, "Mwords/s")
		})
	}
}

func BenchmarkLookup(b *testing.B) {
	stem, p := ParadigmOf(Ru, Surname, "Лавров", Masc, "")
	rest := Fold(Ru, "Лавровым")[len(stem):]
	for b.Loop() {
		if p.Lookup(rest) == nil {
			b.Fatal("not found")
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		newSlavic(Ru)
		newSlavic(Uk)
		newAz()
	}
}
