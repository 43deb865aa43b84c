package dictionaries

import "strings"

// list is a kind of curated file.
type list uint8

const (
	noList list = iota
	givenList
	surnameList
	patronymicList
	particleList
	peopleList
	placeList
	organizationList
	mediaList
	eventList
	titleList
	demonymList
	ambiguousList
	wordList
	styleList
	retiredList
	numLists
)

var listNames = [numLists]string{"", "given", "surnames", "patronymics", "particles", "people", "places", "organizations", "media", "events",
	"titles", "demonyms", "ambiguous", "words", "style", "retired"}

// idPrefix is the kind that an id of the list carries.
var idPrefix = [numLists]string{"", "given", "surname", "patronymic", "particle", "person", "place", "organization", "media", "event", "title", "demonym"}

func (l list) String() string { return listNames[l] }

func (l list) isPart() bool { return l >= givenList && l <= particleList }

func (l list) isEntity() bool { return l >= peopleList && l <= titleList }

// lang indexes the four languages of the data; the inflection package counts
// them from 1 in the same order.
const (
	az = iota
	ru
	uk
	en
	numLangs
)

var langTags = [numLangs]string{"az", "ru", "uk", "en"}

func langIndex(tag string) int {
	for i, t := range langTags {
		if t == tag {
			return i
		}
	}
	return -1
}

// alias is a further spelling of one language.
type alias struct {
	text string
	kind SpellingKind
	line int
}

// source says where a fact comes from.
type source struct {
	title, retrieved, licence, url string
	line                           int
}

// lineEntry is one line of names of a place.
type lineEntry struct {
	line     int
	id       string
	meaning  string
	usedBy   string
	from, to string
	forms    [numLangs]string
	also     [numLangs][]alias
	decl     [numLangs]string
	source   *source
}

// cueEntry is a word that raises one of several readings.
type cueEntry struct {
	of    string
	words []string
	line  int
}

// roleEntry is title @ body from..to, as written.
type roleEntry struct {
	title, of, from, to string
	line                int
}

// entry is one entry of any list, as written; which fields a list may use is
// said by the table fields.
type entry struct {
	file *file
	line int
	list list

	id      string
	origin  string
	gender  string
	kind    string
	forms   [numLangs]string
	formAt  [numLangs]int
	short   [numLangs]string // of an organization
	acr     [numLangs]string
	many    [numLangs][]string // of a demonym or a list of words
	fem     [numLangs]string
	also    [numLangs][]alias
	nick    [numLangs][]string
	own     [numLangs]string
	decl    [numLangs]string
	why     [numLangs]string
	cues    [numLangs][]string
	word    [numLangs]bool
	alone   [numLangs]bool
	cognate []string
	pair    string
	of      []string
	not     []string
	roles   []roleEntry
	lines   []lineEntry
	cueOf   []cueEntry
	source  *source

	patr, order, born, in, from, to string
	surface, lang, def, needs       string
	edition, note, qid, successor   string

	salience, head                                          int
	unsettled, plural, the, sensitive, quotes, keep, series bool
	broken                                                  bool // has a fault of structure
}

func (e *entry) fullID() string {
	if p := idPrefix[e.list]; p != "" {
		return p + "/" + e.id
	}
	return e.id
}

// fields says which lists may hold a key. Language keys (az ru uk en) are
// allowed in every list but the ambiguous and retired ones.
var fields = map[string][]list{
	"id": nil, "source": nil, "note": nil,
	"origin":  {givenList, surnameList, patronymicList, particleList, peopleList, placeList, organizationList, mediaList},
	"g":       {givenList, surnameList, peopleList, titleList, placeList, organizationList, mediaList},
	"kind":    {placeList, organizationList, mediaList, titleList, eventList},
	"fem":     {surnameList, titleList, patronymicList},
	"also":    {givenList, surnameList, patronymicList, particleList, peopleList, placeList, organizationList, mediaList, eventList, titleList, demonymList},
	"short":   {givenList},
	"own":     {peopleList},
	"decl":    {givenList, surnameList, placeList, organizationList, mediaList, titleList, eventList, peopleList},
	"why":     {givenList, surnameList, patronymicList, particleList, peopleList, placeList},
	"cues":    {givenList, surnameList, peopleList, placeList, organizationList, mediaList, eventList, ambiguousList},
	"word":    {givenList, surnameList, placeList, organizationList, mediaList, eventList, titleList, particleList},
	"alone":   {peopleList, organizationList, mediaList},
	"cognate": {givenList, surnameList},
	"pair":    {givenList, surnameList},
	"of":      {demonymList, ambiguousList},
	"not":     {peopleList, placeList, organizationList, mediaList},
	"roles":   {peopleList},
	"lines":   {placeList},
	"patr":    {peopleList}, "order": {peopleList}, "born": {peopleList}, "settled": {peopleList}, "qid": {peopleList, placeList, organizationList},
	"in":     {placeList, organizationList, mediaList, eventList},
	"from":   {organizationList, mediaList, eventList, placeList},
	"to":     {organizationList, mediaList, eventList, placeList},
	"s":      {peopleList, placeList, organizationList, mediaList, eventList},
	"plural": {placeList, organizationList, mediaList}, "the": {placeList, organizationList, mediaList, eventList},
	"sensitive": {placeList}, "quotes": {organizationList, mediaList, eventList}, "keep": {organizationList, mediaList, eventList},
	"head": {organizationList, mediaList, titleList, placeList, eventList}, "successor": {organizationList, mediaList},
	"series": {eventList}, "edition": {eventList},
	"surface": {ambiguousList}, "lang": {ambiguousList, wordList}, "default": {ambiguousList}, "needs": {ambiguousList},
	"words": {wordList}, "since": {retiredList},
}

func allowed(l list, key string) bool {
	if langIndex(key) >= 0 {
		return l != ambiguousList && l != retiredList
	}
	lists, ok := fields[key]
	if !ok {
		return false
	}
	if lists == nil {
		return true
	}
	for _, x := range lists {
		if x == l {
			return true
		}
	}
	return false
}

// licences are those a shipped fact may carry.
var licences = map[string]bool{"own": true, "Unicode-3.0": true, "CC-BY-4.0": true, "CC0-1.0": true, "MIT": true, "Apache-2.0": true}

// reasons are why a form does not follow from a rule.
var reasons = map[string]bool{"tradition": true, "press": true, "own": true, "official": true, "sound": true, "russified": true, "turkified": true, "historic": true}

var placeKinds = wordSet("country region district city town village settlement river sea lake mountain island airport street square corridor border building other")

var titleKinds = wordSet("office rank honorific profession")

func wordSet(s string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		m[w] = true
	}
	return m
}

// reference is the language a name of the origin is written in first.
func reference(origin string) int {
	switch origin {
	case "az":
		return az
	case "uk":
		return uk
	case "tr", "en":
		return en
	}
	return ru
}

// origins lists the origins in use; en stands for every western or other name.
var origins = wordSet("az ru uk be hy ka kk ky uz tm tg fa he ar tr en ab os lez tt")
