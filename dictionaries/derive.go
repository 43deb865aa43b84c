package dictionaries

import "strings"

// schemeID names the scheme that gives the form of an origin in a language,
// empty where forms are written out (README.md).
func schemeID(origin string, to int) string {
	switch origin {
	case "az":
		return [numLangs]string{ru: "az-ru-practical", uk: "az-uk-practical", en: "az-en-press"}[to]
	case "uk":
		return [numLangs]string{ru: "uk-ru", en: "uk-kmu-2010", az: "uk-az-practical"}[to]
	case "tr", "en", "":
		return ""
	}
	return [numLangs]string{en: "ru-bgn-pcgn-1947-simple", az: "ru-az-practical", uk: "ru-uk"}[to]
}

// furtherSchemes are the other romanizations that spellings in the wild
// follow, by reference language.
var furtherSchemes = [numLangs][]string{
	ru: {"ru-bgn-pcgn-1947", "ru-icao-9303", "ru-gost-r-52535.1-2006"},
	uk: {"uk-bgn-pcgn-1965", "uk-bgn-pcgn-2019", "uk-national-1996"},
	az: {"az-en-cabinet-498-2020"},
}

// variant is a form and the rule that gives it.
type variant struct{ text, rule string }

// deriver gives forms by rule.
type deriver struct{}

// scheme is a transliteration scheme with some of its options.
type scheme struct {
	rule string
	s    respeller
}

// respeller is a transliteration scheme, with the options it was asked for.
type respeller interface{ String(src string) string }

// form returns the form of ref in a language by the default rule of the
// origin, or an empty string.
func (deriver) form(origin, ref string, to int) variant {
	if all := openScheme(schemeID(origin, to)); len(all) > 0 {
		return variant{all[0].s.String(ref), all[0].rule}
	}
	return variant{}
}

// explains returns the rule that gives form for ref, or false.
func (deriver) explains(origin, ref, form string, to int) (string, bool) {
	for _, s := range openScheme(schemeID(origin, to)) {
		if s.s.String(ref) == form {
			return s.rule, true
		}
	}
	return "", false
}

// variants lists the further spellings of ref that rules give, by key, the
// default form and repetitions left out. Pairs of options are left to
// explains: they make more noise than names.
func (deriver) variants(origin, ref string, to int) []variant {
	var out []variant
	seen := map[string]bool{}
	add := func(text, rule string) {
		if k := Key(text); text != "" && !seen[k] {
			seen[k] = true
			out = append(out, variant{text, rule})
		}
	}
	add(deriver{}.form(origin, ref, to).text, "")
	n := len(out)
	for _, s := range openScheme(schemeID(origin, to)) {
		if strings.Count(s.rule, "+") < 2 {
			add(s.s.String(ref), s.rule)
		}
	}
	if to == en {
		for _, id := range furtherSchemes[reference(origin)] {
			for _, s := range openScheme(id) {
				if strings.Count(s.rule, "+") == 0 {
					add(s.s.String(ref), s.rule)
				}
			}
		}
	}
	return out[n:]
}

// feminineEndings are the surnames that have a feminine by rule, by language:
// masculine ending, feminine ending. Longest first.
var feminineEndings = [numLangs][][2]string{
	az: {{"ov", "ova"}, {"yev", "yeva"}, {"ev", "eva"}, {"skiy", "skaya"}, {"ski", "skaya"}},
	ru: {{"ский", "ская"}, {"цкий", "цкая"}, {"ской", "ская"}, {"цкой", "цкая"}, {"ов", "ова"}, {"ев", "ева"}, {"ёв", "ёва"}, {"ын", "ына"}, {"ий", "яя"}, {"ый", "ая"}, {"ой", "ая"}},
	uk: {{"ський", "ська"}, {"цький", "цька"}, {"зький", "зька"}, {"ов", "ова"}, {"ев", "ева"}, {"єв", "єва"}, {"ів", "ова"}, {"їв", "єва"}, {"ий", "а"}, {"ій", "я"}},
	en: {{"sky", "skaya"}, {"skiy", "skaya"}, {"skyi", "ska"}, {"tskyi", "tska"}, {"ov", "ova"}, {"ev", "eva"}, {"iv", "iva"}, {"yi", "a"}},
}

// feminineIn are the surnames in -in, which only Slavic and Azerbaijani
// bearers change.
var feminineIn = [numLangs][2]string{az: {"in", "ina"}, ru: {"ин", "ина"}, uk: {"ін", "іна"}, en: {"in", "ina"}}

// slavicFeminine says which origins form feminine surnames.
func slavicFeminine(origin string) bool {
	switch origin {
	case "az", "ru", "uk", "be", "kk", "ky", "uz", "tm", "tg", "ab", "os", "lez", "tt":
		return true
	}
	return false
}

// feminine returns the feminine of a masculine surname by rule, or false when
// it has none and women bear the same form.
func feminine(origin string, l int, masc string) (string, bool) {
	if !slavicFeminine(origin) {
		return "", false
	}
	if strings.HasSuffix(masc, "їн") && l == uk {
		return masc + "а", true
	}
	for _, p := range feminineEndings[l] {
		stem, ok := strings.CutSuffix(masc, p[0])
		if !ok || len([]rune(stem)) < 1 {
			continue
		}
		if (p[0] == "ий" || p[0] == "ій" || p[0] == "ый" || p[0] == "ой" || p[0] == "yi") && len([]rune(stem)) < 3 {
			continue
		}
		return stem + p[1], true
	}
	if p := feminineIn[l]; strings.HasSuffix(masc, p[0]) && len([]rune(masc)) > 4 && origin != "tt" {
		return strings.TrimSuffix(masc, p[0]) + p[1], true
	}
	return "", false
}
