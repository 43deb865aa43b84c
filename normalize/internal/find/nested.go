package find

import (
	"strings"

	"github.com/adlar-names/adlar/normalize/internal/lang"
	"github.com/adlar-names/adlar/normalize/internal/token"
)

// namedAfter are words between a place or body and the person it is named
// after, as keys.
var namedAfter = map[string]bool{"имени": true, "им": true, "імені": true, "ім": true}

// institutions are the beginnings of nouns, as keys, whose genitive person is
// part of the name: институт Роберта Коха.
var institutions = []string{
	"институт", "інститут", "университет", "університет", "академи", "академі", "фонд", "музе", "госпитал", "шпитал", "больниц", "лікарн", "клиник", "клінік",
	"аэропорт", "аеропорт", "театр", "филармони", "філармоні", "обсерватори", "консерватори", "обществ", "товариств", "лаборатори", "лаборатор", "премия", "премии", "премію", "премії",
}

// nested reports that a person who begins at word i only gives a place or a
// body its name.
func (a *Article) nested(i int) bool {
	if i == 0 {
		return false
	}
	for n := 0; n < 3 && i > 1 && a.Info[i-1].Gap == Dot && a.Info[i-1].Shape&token.Single != 0 && a.Info[i-1].Shape&token.Capital != 0; n++ {
		i--
	}
	p := &a.Info[i-1]
	if p.Lang != lang.Ru && p.Lang != lang.Uk || p.Gap != Space && p.Gap != Dot {
		return false
	}
	key := string(a.Words[i-1].Key)
	if namedAfter[key] {
		return true
	}
	if p.Gap != Space || a.parse(i).Shape&token.Capital == 0 {
		return false
	}
	for _, s := range institutions {
		if strings.HasPrefix(key, s) && len(key) <= len(s)+6 {
			// the director of the institute Ivanov: a nominative is another man
			return a.genitive(i)
		}
	}
	return false
}

// genitive reports that word i may be a genitive and is no nominative by its
// ending.
func (a *Article) genitive(i int) bool {
	s := a.Words[i].Text
	for _, e := range []string{"а", "я", "ы", "и", "ої", "ого"} {
		if strings.HasSuffix(s, e) {
			return true
		}
	}
	return a.Info[i].Class&Initial != 0
}
