package normalize_test

import (
	"context"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/adlar-names/adlar/normalize"
)

// article is the example page of a language, repeated to about size bytes.
func article(tb testing.TB, name string, size int) string {
	b, err := os.ReadFile("../examples/" + name)
	if err != nil {
		tb.Fatal(err)
	}
	s := string(b)
	return strings.Repeat(s, (size+len(s)-1)/len(s))
}

// cpu is the processor time of the process: unlike the clock it does not count
// what others do on the machine.
func cpu() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func BenchmarkNormalize(b *testing.B) {
	n := normalizer(b)
	for _, row := range []struct {
		name, file string
		size       int
	}{
		{"ru/4KB", "turan.ru.txt", 4 << 10}, {"uk/4KB", "turan.uk.txt", 4 << 10}, {"az/4KB", "turan.az.txt", 4 << 10}, {"en/4KB", "turan.txt", 4 << 10},
		{"ru/1KB", "turan.ru.txt", 1 << 10}, {"ru/64KB", "turan.ru.txt", 64 << 10}, {"ru/900KB", "turan.ru.txt", 900 << 10},
	} {
		b.Run(row.name, func(b *testing.B) {
			text := article(b, row.file, row.size)
			if row.size < len(text) && row.size < 2<<10 {
				text = text[:strings.LastIndex(text[:row.size], "\n")+1]
			}
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			began := cpu()
			for b.Loop() {
				if _, err := n.Normalize(context.Background(), normalize.Document{Text: text}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(len(text))*float64(b.N)/1e6/(cpu()-began).Seconds(), "cpu-MB/s")
		})
	}
}

// BenchmarkNews runs the articles of the reference data, as they are.
func BenchmarkNews(b *testing.B) {
	texts := news(b)
	n := normalizer(b)
	for _, lang := range []string{"ru", "uk", "az"} {
		b.Run(lang, func(b *testing.B) {
			total := 0
			for _, t := range texts[lang] {
				total += len(t)
			}
			b.SetBytes(int64(total))
			b.ReportAllocs()
			began := cpu()
			for b.Loop() {
				for _, t := range texts[lang] {
					if _, err := n.Normalize(context.Background(), normalize.Document{Text: t}); err != nil {
						b.Fatal(err)
					}
				}
			}
			b.ReportMetric(float64(total)*float64(b.N)/1e6/(cpu()-began).Seconds(), "cpu-MB/s")
			b.ReportMetric(float64(len(texts[lang])), "articles")
		})
	}
}
