package dictionaries

import (
	"fmt"
	"strings"

	"github.com/adlar-names/adlar/inflect"
)

// Draft writes a new entry of a kind (person, given, surname, place) from its
// name in the reference language of the origin, the forms of the other
// languages proposed by rule: a line to put into a file once a curator has
// confirmed it. What no rule gives is left as "?".
func (d *Dictionary) Draft(kind, origin, name string) (string, error) {
	if !origins[origin] {
		return "", fmt.Errorf("dictionaries: unknown origin %q", origin)
	}
	ref := reference(origin)
	if rule, what := letterFault(ref, name); rule != "" {
		return "", fmt.Errorf("dictionaries: %q is not %s: %s", name, langTags[ref], what)
	}
	latin := name
	if ref != en {
		latin = deriver{}.form(origin, name, en).text
	}
	id := slug(latin)
	var head string
	switch kind {
	case "person", "given":
		lang := inflect.Lang(ref + 1)
		g := inflect.GuessGender(lang, inflect.Given, strings.Fields(name + " ?")[0])
		head = "g: " + map[inflect.Gender]string{inflect.Masc: "m", inflect.Fem: "f", inflect.Both: "u"}[g]
		if g == inflect.Unknown {
			head = "g: ?"
		}
		if kind == "person" {
			head += ", s: 4"
		}
	case "surname":
	case "place":
		head = "kind: ?, in: ?"
	default:
		return "", fmt.Errorf("dictionaries: no draft for %q: person, given, surname or place", kind)
	}
	out := []string{"id: " + id}
	if head != "" {
		out = append(out, head)
	}
	if kind != "place" {
		out = append(out, "origin: "+origin)
	}
	for l, tag := range langTags {
		switch {
		case l == ref:
			out = append(out, tag+": "+name)
		case schemeID(origin, l) == "":
			out = append(out, tag+": \"?\"")
		case kind == "place":
			out = append(out, tag+": "+deriver{}.form(origin, name, l).text)
		}
	}
	line := "- {" + strings.Join(out, ", ") + "}"
	if schemeID(origin, en) != "" && kind != "place" { // rules give the others: show them, to be confirmed
		var derived []string
		for l, tag := range langTags {
			if v := (deriver{}).form(origin, name, l); l != ref && v.text != "" {
				derived = append(derived, fmt.Sprintf("%s %s (%s)", tag, v.text, v.rule))
			}
		}
		line = "# by rule: " + strings.Join(derived, ", ") + "\n" + line
	}
	return line, nil
}

func slug(s string) string {
	var b strings.Builder
	dash := false
	for _, r := range Key(s) {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			if dash && b.Len() > 0 {
				b.WriteByte('-')
			}
			dash = false
			b.WriteRune(r)
		} else {
			dash = true
		}
	}
	return b.String()
}
