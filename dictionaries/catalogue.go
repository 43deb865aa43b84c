package dictionaries

import "github.com/adlar-names/adlar/inflect"

// NamesOf lists the wanted spellings of an entity in az, ru, uk and en, empty
// where a language has none; see [Dictionary.Name] for styles.
func (d *Dictionary) NamesOf(id EntityID, style string) [4]string {
	var names [4]string
	for l := range names {
		names[l] = d.Name(id, inflect.Lang(l+1), style)
	}
	return names
}
