package text

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func TestView_Decode(t *testing.T) {
	rows := []struct{ name, src, want string }{
		{"plain", "Сергей Лавров", "Сергей Лавров"},
		{"decomposed short i", "Андре" + "\u0438\u0306" + " Сибига", "Андрей Сибига"},
		{"decomposed cedilla", "S\u0327amil", "Şamil"},
		{"stress mark stays", "Степанаке\u0301рт", "Степанаке\u0301рт"},
		{"invalid byte stays", "Баку\xff и\xd0", "Баку\xff и\xd0"},
		{"mark at the start", "\u0301abc", "\u0301abc"},
		{"kelvin sign", "\u212Aiev", "Kiev"},
		{"two in a row", "e\u0301e\u0301", "éé"},
	}
	for _, r := range rows {
		t.Run(r.name, func(t *testing.T) {
			var v View
			v.Decode(r.src)
			if v.Text != r.want {
				t.Fatalf("Decode(%+q) = %+q, want %+q", r.src, v.Text, r.want)
			}
			if s, e := v.Source(0, len(v.Text)); s != 0 || e != len(r.src) {
				t.Errorf("whole view leads to [%d,%d), want [0,%d)", s, e, len(r.src))
			}
		})
	}
}

func TestView_Source(t *testing.T) {
	src := "Андре\u0438\u0306 Сибига"
	var v View
	v.Decode(src)
	i := strings.Index(v.Text, "Сибига")
	s, e := v.Source(i, len(v.Text))
	if src[s:e] != "Сибига" {
		t.Errorf("Source = %+q, want Сибига", src[s:e])
	}
	s, e = v.Source(0, strings.Index(v.Text, " "))
	if src[s:e] != "Андре\u0438\u0306" {
		t.Errorf("Source = %+q, want the whole given name", src[s:e])
	}
}

func TestView_DecodeHTML(t *testing.T) {
	rows := []struct{ name, src, want, word, source string }{
		{"tags left out", "<p>В <b>Баку</b>.</p>", "В Баку.", "Баку", "Баку"},
		{"script silent", "<script>var Баку</script>Гянджа", "Гянджа", "Гянджа", "Гянджа"},
		{"attribute silent", `<a href="Баку">Шуша</a>`, "Шуша", "Шуша", "Шуша"},
		{"entity", "Ба&shy;ку &laquo;Туран&raquo;", "Ба\u00adку «Туран»", "Ба\u00adку", "Ба&shy;ку"},
		{"code", "<code>Баку</code> и <pre>Шуша</pre> нет", "и  нет", "нет", "нет"},
		{"line break", "Сергей<br>Лавров", "Сергей\nЛавров", "Лавров", "Лавров"},
		{"unfinished tag", "Баку <a hre", "Баку ", "Баку", "Баку"},
		{"lone ampersand", "A & B", "A & B", "B", "B"},
	}
	for _, r := range rows {
		t.Run(r.name, func(t *testing.T) {
			var v View
			v.DecodeHTML(r.src)
			if got := strings.Trim(strings.ReplaceAll(v.Text, "\n\n", ""), "\n"); strings.TrimSpace(got) != strings.TrimSpace(r.want) {
				t.Fatalf("DecodeHTML(%+q) = %+q, want %+q", r.src, got, r.want)
			}
			i := strings.LastIndex(v.Text, r.word)
			s, e := v.Source(i, i+len(r.word))
			if r.src[s:e] != r.source {
				t.Errorf("Source(%q) = %+q, want %+q", r.word, r.src[s:e], r.source)
			}
		})
	}
}

func TestView_Whole(t *testing.T) {
	src := "<b>Сер</b>гий Лавров"
	var v View
	v.DecodeHTML(src)
	i := strings.Index(v.Text, "Сергий")
	if v.Whole(i, i+len("Сергий")) {
		t.Error("a word with a tag inside is not whole")
	}
	i = strings.Index(v.Text, "Лавров")
	if !v.Whole(i, i+len("Лавров")) {
		t.Error("a word without a tag is whole")
	}
}

func TestView_DecodeMarkdown(t *testing.T) {
	src := "# Баку\n\n**Сергий** Лавров, `Шуша` [Гянджа](http://Тбилиси.ge)\n\n```\nЕреван\n```\n"
	var v View
	v.DecodeMarkdown(src)
	for _, w := range []string{"Баку", "Сергий Лавров", "Гянджа"} {
		if !strings.Contains(v.Text, w) {
			t.Errorf("view %+q lacks %q", v.Text, w)
		}
	}
	for _, w := range []string{"Шуша", "Тбилиси", "Ереван", "*"} {
		if strings.Contains(v.Text, w) {
			t.Errorf("view %+q holds %q", v.Text, w)
		}
	}
	i := strings.Index(v.Text, "Сергий")
	if s, e := v.Source(i, i+len("Сергий")); src[s:e] != "Сергий" {
		t.Errorf("Source = %+q", src[s:e])
	}
}

func TestApply(t *testing.T) {
	got := Apply("Сергий Лавров", []Edit{{0, 12, "Сергей"}})
	if got != "Сергей Лавров" {
		t.Errorf("Apply = %q", got)
	}
}

// pieces from which hostile texts are drawn.
var pieces = []string{"a", "е", "\u0301", "\u0306", "и", "\xff", "\xd0", " ", "\n", "S", "\u0327", "ə", "&amp;", "<b>", "</b>", "\u1100\u1161", "😀", "\u00ad"}

func TestView_Laws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		src := strings.Join(rapid.SliceOf(rapid.SampledFrom(pieces)).Draw(t, "src"), "")
		var v View
		v.Decode(src)
		if utf8.ValidString(src) && len(src) < maxSegment && v.Text != norm.NFC.String(src) {
			t.Fatalf("view %+q is not NFC of %+q", v.Text, src)
		}
		last := 0
		for o := 0; o < len(v.Text); {
			_, n := utf8.DecodeRuneInString(v.Text[o:])
			s, e := v.Source(o, o+n)
			if s < last && s != last || e < s || e > len(src) {
				// one composed letter may serve two view letters: starts may repeat, never go back
				if s < last {
					t.Fatalf("source offsets go back at view %d: [%d,%d) after %d", o, s, e, last)
				}
			}
			last, o = s, o+n
		}
	})
}

func FuzzView(f *testing.F) {
	f.Add("Андре\u0438\u0306 <b>Сибига</b> &amp; \xff", true)
	f.Add("# *Баку*\n> a\n", false)
	f.Fuzz(func(t *testing.T, src string, asHTML bool) {
		if len(src) > 1<<14 {
			return
		}
		var v View
		if asHTML {
			v.DecodeHTML(src)
		} else {
			v.DecodeMarkdown(src)
		}
		for o := 0; o < len(v.Text); {
			_, n := utf8.DecodeRuneInString(v.Text[o:])
			if s, e := v.Source(o, o+n); s < 0 || e < s || e > len(src) {
				t.Fatalf("Source(%d,%d) = [%d,%d) outside the text of %d bytes", o, o+n, s, e, len(src))
			}
			o += n
		}
	})
}
