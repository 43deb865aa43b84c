package names

import (
	"strings"
	"sync"

	"github.com/adlar-names/adlar/translit"
)

// The indices of the languages.
const (
	az = iota
	ru
	uk
	en
)

// reference is the language whose letters an origin is spelled in first.
func reference(origin string) int {
	switch origin {
	case "az":
		return az
	case "uk":
		return uk
	case "en", "tr":
		return en
	}
	return ru
}

// forward are the schemes from a reference language to the others.
var forward = map[[2]int]string{
	{az, ru}: "az-ru-practical", {az, uk}: "az-uk-practical", {az, en}: "az-en-press",
	{ru, az}: "ru-az-practical", {ru, uk}: "ru-uk", {ru, en}: "ru-bgn-pcgn-1947-simple",
	{uk, az}: "uk-az-practical", {uk, ru}: "uk-ru", {uk, en}: "uk-kmu-2010",
	{en, az}: "en-az-practical", {en, ru}: "en-ru-practical",
}

// habits are the options of a scheme that names of people follow, where the
// scheme's base is the usage with places: ə is а (Насиров), ü and ö are hard
// (Вугар, Ровшан), l before a consonant is soft (Эльчин).
var habits = map[string][]string{
	"az-ru-practical": {"zade", "a", "u-hard", "o-hard", "l-soft"},
	"az-uk-practical": {"zade", "a", "u-hard", "l-soft"},
}

var schemes sync.Map // id → *translit.Scheme

func scheme(id string) *translit.Scheme {
	if s, ok := schemes.Load(id); ok {
		return s.(*translit.Scheme)
	}
	s, err := translit.Lookup(id)
	if err != nil {
		return nil
	}
	if with, err := s.With(habits[id]...); err == nil {
		s = with
	}
	schemes.Store(id, s)
	return s
}

// respell writes a word of language from in language to, knowing the origin
// of the name: first back to the letters of the origin, then on by the scheme
// from there. It returns the chain of schemes used.
func respell(word, origin string, from, to int) (text, chain string) {
	ref := reference(origin)
	if origin == "" {
		ref = from
	}
	var steps []string
	text = word
	at := from
	if from != ref && to != from {
		// Two steps only where the way over the reference is known; between
		// Russian and Ukrainian the direct one keeps more.
		direct := forward[[2]int{from, to}]
		back := forward[[2]int{ref, from}]
		switch {
		case ref == en && from != en:
			// The western original cannot be told from a respelling; its
			// sound is written on.
		case (from == ru || from == uk) && (to == ru || to == uk) && direct != "":
		case back != "":
			if s := scheme(back); s != nil {
				if r := s.Reverse(text, 1); len(r) > 0 {
					text, at = r[0], ref
					steps = append(steps, back+" read back")
				}
			}
		}
	}
	if at == to {
		return text, strings.Join(steps, ", ")
	}
	id := forward[[2]int{at, to}]
	if at == en && to == uk {
		if s := scheme("en-ru-practical"); s != nil {
			text = s.String(text)
			steps = append(steps, "en-ru-practical")
			id = "ru-uk"
		}
	}
	if s := scheme(id); s != nil {
		text = s.String(text)
		steps = append(steps, id)
	}
	return text, strings.Join(steps, ", ")
}
