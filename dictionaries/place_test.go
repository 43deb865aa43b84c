package dictionaries

import (
	"testing"

	"github.com/adlar-names/adlar/inflect"
)

// Places of several words, in the cases news use.
func TestInflect_Places(t *testing.T) {
	for _, row := range []struct {
		lang   inflect.Lang
		name   string
		plural bool
		forms  map[inflect.Case]string
	}{
		{inflect.Uk, "Кривий Ріг", false, map[inflect.Case]string{inflect.Gen: "Кривого Рогу", inflect.Dat: "Кривому Рогу", inflect.Acc: "Кривий Ріг", inflect.Ins: "Кривим Рогом", inflect.Loc: "Кривому Розі"}},
		{inflect.Uk, "Часів Яр", false, map[inflect.Case]string{inflect.Gen: "Часового Яру", inflect.Dat: "Часовому Яру", inflect.Acc: "Часів Яр", inflect.Ins: "Часовим Яром", inflect.Loc: "Часовому Яру"}},
		{inflect.Uk, "Новий Світ", false, map[inflect.Case]string{inflect.Gen: "Нового Світу", inflect.Acc: "Новий Світ", inflect.Ins: "Новим Світом", inflect.Loc: "Новому Світі"}},
		{inflect.Uk, "Біла Церква", false, map[inflect.Case]string{inflect.Gen: "Білої Церкви", inflect.Acc: "Білу Церкву", inflect.Loc: "Білій Церкві"}},
		{inflect.Uk, "Курильські острови", true, map[inflect.Case]string{inflect.Gen: "Курильських островів", inflect.Dat: "Курильським островам", inflect.Acc: "Курильські острови", inflect.Loc: "Курильських островах"}},
		{inflect.Uk, "Дніпро", false, map[inflect.Case]string{inflect.Gen: "Дніпра", inflect.Acc: "Дніпро", inflect.Ins: "Дніпром", inflect.Loc: "Дніпрі"}},
		{inflect.Uk, "Гродно", false, map[inflect.Case]string{inflect.Gen: "Гродна", inflect.Acc: "Гродно", inflect.Loc: "Гродні"}},
		{inflect.Uk, "Рівне", false, map[inflect.Case]string{inflect.Gen: "Рівного", inflect.Acc: "Рівне", inflect.Loc: "Рівному"}},
		{inflect.Uk, "Торонто", false, map[inflect.Case]string{inflect.Gen: "Торонто", inflect.Loc: "Торонто"}},
		{inflect.Ru, "Кривой Рог", false, map[inflect.Case]string{inflect.Gen: "Кривого Рога", inflect.Dat: "Кривому Рогу", inflect.Acc: "Кривой Рог", inflect.Loc: "Кривом Роге"}},
		{inflect.Ru, "Новый Свет", false, map[inflect.Case]string{inflect.Gen: "Нового Света", inflect.Acc: "Новый Свет", inflect.Loc: "Новом Свете"}},
		{inflect.Ru, "Курильские острова", true, map[inflect.Case]string{inflect.Gen: "Курильских островов", inflect.Dat: "Курильским островам", inflect.Acc: "Курильские острова", inflect.Loc: "Курильских островах"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			for c, want := range row.forms {
				words := layout(int(row.lang)-1, inflect.Place, row.name, inflect.Unknown, 0, "", row.plural)
				if got, _ := Inflect(words, row.lang, c); got != want {
					t.Errorf("%v: got %s, want %s", c, got, want)
				}
			}
		})
	}
}
