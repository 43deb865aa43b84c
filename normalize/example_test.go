package normalize_test

import (
	"context"
	"fmt"

	"github.com/adlar-names/adlar/dictionaries"
	"github.com/adlar-names/adlar/normalize"
)

// The example of docs/developers.md.
func Example() {
	dictionary, err := dictionaries.Builtin()
	if err != nil {
		panic(err)
	}
	normalizer, err := normalize.New(dictionary, normalize.Options{})
	if err != nil {
		panic(err)
	}
	result, err := normalizer.Normalize(context.Background(), normalize.Document{Text: "Сергий Лавров прибыл в Баку.", Lang: "ru"})
	if err != nil {
		panic(err)
	}
	fmt.Println(result.Text)
	for _, m := range result.Mentions {
		fmt.Println(m.Surface, *m.Entity, m.Gender)
	}
	// Output:
	// Сергей Лавров прибыл в Баку.
	// Сергий Лавров person/sergey-lavrov m
	// Баку place/baku
}
