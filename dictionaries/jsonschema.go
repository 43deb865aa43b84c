package dictionaries

import "encoding/json"

// JSONSchema describes the curated files for editors: completion and first
// checks while typing. The gates of [Check] say more.
func JSONSchema() []byte {
	type m = map[string]any
	str := m{"type": "string"}
	strs := m{"oneOf": []any{str, m{"type": "array", "items": str}}}
	truth := m{"type": "boolean"}
	perLang := func(v m) m {
		p := m{}
		for _, t := range langTags {
			p[t] = v
		}
		return m{"type": "object", "properties": p, "additionalProperties": false}
	}
	enum := func(set map[string]bool) m {
		out := m{"enum": sortedKeys(set)}
		return out
	}
	langs := m{"type": "array", "items": m{"enum": langTags[:]}}
	source := m{"type": "object", "required": []string{"title", "licence"}, "additionalProperties": false, "properties": m{
		"title": str, "retrieved": str, "url": str, "licence": enum(licences)}}
	names := m{"oneOf": []any{str, m{"type": "object", "additionalProperties": false, "properties": m{"full": str, "short": str, "acr": str}}}}
	kinds := m{
		"origin": enum(origins), "g": m{"enum": []string{"m", "f", "u", "n"}}, "fem": perLang(str), "also": perLang(strs), "short": perLang(strs), "own": perLang(str),
		"decl": perLang(str), "why": m{"oneOf": []any{enum(reasons), perLang(enum(reasons))}}, "word": langs, "alone": langs, "source": source,
		"roles": m{"type": "array", "items": m{"type": "string", "pattern": `^[a-z0-9-]+( @ [a-z0-9/-]+)?( [0-9-]*\.\.[0-9-]*)?$`}},
		"s":     m{"type": "integer", "minimum": 1, "maximum": 9}, "head": m{"type": "integer", "minimum": 1},
		"settled": truth, "plural": truth, "the": truth, "sensitive": truth, "quotes": truth, "keep": truth, "series": truth,
		"order": m{"enum": []string{"surname-first", orderWhole}}, "needs": m{"enum": []string{"cue"}}, "lang": m{"enum": langTags[:]},
		"cues": m{}, "cognate": strs, "of": strs, "not": strs, "words": strs, "lines": m{"type": "array", "items": m{"type": "object", "required": []string{"line", "meaning", "used_by"},
			"additionalProperties": false, "properties": m{"line": str, "meaning": str, "used_by": strs, "from": m{}, "to": m{}, "also": perLang(strs), "decl": perLang(str), "source": source,
				"az": str, "ru": str, "uk": str, "en": str}}},
	}
	var variants []any
	for l := givenList; l < numLists; l++ {
		if l == styleList {
			continue
		}
		props := m{}
		for key := range fields {
			if !allowed(l, key) {
				continue
			}
			v, ok := kinds[key].(m)
			if !ok {
				v = m{}
			}
			if key == "kind" && l == placeList {
				v = enum(placeKinds)
			}
			if key == "kind" && l == titleList {
				v = enum(titleKinds)
			}
			props[key] = v
		}
		for _, t := range langTags {
			if allowed(l, t) {
				props[t] = names
				if l.isPart() || l == peopleList {
					props[t] = str
				}
				if l == demonymList || l == wordList {
					props[t] = strs
				}
			}
		}
		entry := m{"type": "object", "additionalProperties": false, "properties": props}
		if l != ambiguousList && l != wordList {
			entry["required"] = []string{"id"}
		}
		item := any(entry)
		if l == wordList || l == retiredList {
			item = m{"oneOf": []any{str, entry}}
		}
		variants = append(variants, m{"required": []string{"list"}, "additionalProperties": false, "properties": m{
			"list": m{"const": l.String()}, "origin": enum(origins), "why": enum(reasons), "lang": m{"enum": langTags[:]}, "source": source,
			"entries": m{"type": "array", "items": item}}})
	}
	out, _ := json.Marshal(m{"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Curated names of adlar", "type": "object", "oneOf": variants}) // maps of strings cannot fail
	return append(out, '\n')
}
