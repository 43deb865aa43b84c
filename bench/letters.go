package main

import (
	"os/exec"
	"strings"
	"unicode/utf8"

	"github.com/adlar-names/adlar/translit"
	"golang.org/x/text/transform"
)

// icao is ICAO Doc 9303 for Russian, which is free of context: the one kind of
// standard that a replacer can do.
var icao = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'д': "d", 'е': "e", 'ё': "e", 'ж': "zh", 'з': "z", 'и': "i", 'й': "i", 'к': "k", 'л': "l", 'м': "m",
	'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'у': "u", 'ф': "f", 'х': "kh", 'ц': "ts", 'ч': "ch", 'ш': "sh", 'щ': "shch",
	'ъ': "ie", 'ы': "y", 'ь': "", 'э': "e", 'ю': "iu", 'я': "ia",
}

// copyFloor is the least that any of them must do: decode each character of
// two bytes and write something for it.
func copyFloor(dst []byte, src string) []byte {
	for i := 0; i < len(src); {
		if src[i] < utf8.RuneSelf {
			dst = append(dst, src[i])
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(src[i:])
		dst = append(dst, byte(r))
		i += n
	}
	return dst
}

// transliteration races one standard over lower-case Russian news.
func transliteration() []race {
	s, err := translit.Lookup("ru-icao-9303")
	must(err == nil, "%v", err)
	text := strings.ToLower(article("turan.ru.txt", 1<<20))
	var pairs []string
	for c, to := range icao {
		pairs = append(pairs, string(c), to)
	}
	replacer := strings.NewReplacer(pairs...)
	byMap := func() string {
		var b strings.Builder
		for _, c := range text {
			if to, ok := icao[c]; ok {
				b.WriteString(to)
			} else {
				b.WriteRune(c)
			}
		}
		return b.String()
	}
	want := s.String(text)
	must(replacer.Replace(text) == want && byMap() == want, "the ways of ICAO 9303 differ")
	dst := make([]byte, 0, 2*len(text))
	r := race{title: "translit, ru-icao-9303", unit: "MB", work: float64(len(text)) / 1e6, note: "1 MB of lower-case news, where casing plays no part",
		ways: []contender{
			{"adlar: Append", func() { dst = s.Append(dst[:0], text) }},
			{"adlar: String", func() { s.String(text) }},
			{"adlar: NewTransformer through x/text/transform", func() { _, _, _ = transform.String(s.NewTransformer(), text) }},
			{"floor: decode and write", func() { dst = copyFloor(dst[:0], text) }},
			{"strings.NewReplacer", func() { replacer.Replace(text) }},
			{"map[rune]string + strings.Builder", func() { byMap() }},
		}}
	races := []race{r}
	if _, err := exec.LookPath("uconv"); err == nil {
		races = append(races, race{title: "translit, ru-bgn-pcgn-1947", unit: "MB", work: float64(8*len(text)) / 1e6, note: "8 MB through a pipe; processor time of the child process", ways: icuRace(strings.Repeat(text, 8))})
	}
	return races
}

// icuRace races a standard with context against ICU's own transliterator.
func icuRace(text string) []contender {
	s, err := translit.Lookup("ru-bgn-pcgn-1947")
	must(err == nil, "%v", err)
	return []contender{
		{"adlar: String", func() { s.String(text) }},
		{"ICU: uconv -x Russian-Latin/BGN", func() {
			cmd := exec.Command("uconv", "-x", "Russian-Latin/BGN")
			cmd.Stdin = strings.NewReader(text)
			must(cmd.Run() == nil, "uconv failed")
		}},
	}
}
