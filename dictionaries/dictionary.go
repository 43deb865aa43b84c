package dictionaries

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"sort"
	"strings"
	"sync"

	"github.com/zeebo/xxh3"

	"github.com/adlar-names/adlar/inflect"
)

// Dictionary is the compiled form of curated files: immutable, safe for
// concurrent use.
type Dictionary struct {
	version   string
	m         matcher
	paradigms []foldedParadigm
	spells    []spellRec // 0 unused
	text      string     // of the spellings, one after the other
	classes   []string   // declension classes, 0 empty
	rules     []string   // rule names, 0 is written by hand
	ents      []Entity   // 0 unused
	parts     []Part     // 0 unused
	byID      map[string]EntityID
	partByID  map[string]PartID
	bySurname []bearer // sorted by surname, given, salience
	byGiven   []bearer // sorted by given, salience
	ambiguous map[string]*Ambiguity
	spellsOf  map[EntityID][]SpellingID
	partOf    map[PartID][]SpellingID
	styles    map[string]string
	corpus    *corpus
}

// spellRec is a spelling in the tables.
type spellRec struct {
	off, n uint32 // of the text
	part   PartID
	entity EntityID
	class  uint16
	rule   uint16
	kind   SpellingKind
	lang   uint8 // inflect.Lang
	gender uint8
	line   uint8
}

func (s *spellRec) text(d *Dictionary) string { return d.text[s.off : s.off+s.n] }

// bearer is a person by the parts of the name.
type bearer struct {
	surname, given PartID
	entity         EntityID
	salience       int
}

// Version is a hash of the content: the same files give the same version.
func (d *Dictionary) Version() string { return d.version }

// Load reads, checks and compiles the curated files of fsys. Every fault of
// all files is in the error, a [Faults]; a dictionary with any fault does not
// load.
func Load(fsys fs.FS) (*Dictionary, error) {
	c, err := read(fsys)
	if err != nil {
		return nil, err
	}
	if f := c.check(); len(f) > 0 {
		return nil, f
	}
	return compile(c), nil
}

// builtin is compiled once; a test proves that the shipped files have no
// faults, so none are looked for at start.
var builtin = sync.OnceValues(func() (*Dictionary, error) {
	c, err := read(shipped)
	if err != nil {
		return nil, err
	}
	return compile(c), nil
})

// Builtin returns the dictionary of the shipped files. It is built on first
// use, once.
func Builtin() (*Dictionary, error) { return builtin() }

// Overlay lays the files of fsys over base, the files of another dictionary:
// an entry with the id of one in base replaces it, others are added. Faults of
// the overlay are reported as by [Load]; base is taken as sound.
func Overlay(base, fsys fs.FS) (*Dictionary, error) {
	below, err := read(base)
	if err != nil {
		return nil, err
	}
	above, err := read(fsys)
	if err != nil {
		return nil, err
	}
	replaced := map[string]bool{}
	mine := map[string]bool{}
	for _, f := range above.files {
		mine[f.name] = true
		for _, e := range f.entries {
			replaced[e.fullID()+" "+f.list.String()] = true
		}
	}
	files := above.files
	for _, f := range below.files {
		g := *f
		g.entries = nil
		for _, e := range f.entries {
			if e.id == "" || !replaced[e.fullID()+" "+f.list.String()] {
				e.broken = false
				e.file = &g
				g.entries = append(g.entries, e)
			}
		}
		g.name = "builtin/" + f.name
		files = append(files, &g)
	}
	c := index(files)
	for name, s := range below.styles {
		if _, ok := above.styles[name]; !ok {
			c.styles[name] = s
		}
	}
	var own Faults
	for _, f := range c.check() {
		if mine[f.File] {
			own = append(own, f)
		}
	}
	if len(own) > 0 {
		return nil, own
	}
	return compile(c), nil
}

// hashOf is the version of a set of files.
func hashOf(c *corpus) string {
	files := slices.Clone(c.files)
	slices.SortFunc(files, func(a, b *file) int { return strings.Compare(a.name, b.name) })
	h := xxh3.New()
	for _, f := range files {
		_, _ = h.WriteString(f.name)
		_, _ = h.Write([]byte{0})
		_, _ = h.WriteString(f.raw)
		_, _ = h.Write([]byte{0})
	}
	s := h.Sum128()
	return fmt.Sprintf("xxh3:%016x%016x", s.Hi, s.Lo)
}

// Entity returns an entity; the zero Entity for 0 or a foreign number. Its
// slices are shared and never to be changed.
func (d *Dictionary) Entity(id EntityID) Entity {
	if int(id) >= len(d.ents) {
		return Entity{}
	}
	return d.ents[id]
}

// EntityByID finds an entity by its string id (person/jeyhun-bayramov).
func (d *Dictionary) EntityByID(id string) (EntityID, bool) {
	e, ok := d.byID[id]
	return e, ok
}

// Entities is one more than the largest EntityID.
func (d *Dictionary) Entities() int { return len(d.ents) }

// Parts is one more than the largest PartID.
func (d *Dictionary) Parts() int { return len(d.parts) }

// Part returns a part; the zero Part for 0 or a foreign number.
func (d *Dictionary) Part(id PartID) Part {
	if int(id) >= len(d.parts) {
		return Part{}
	}
	return d.parts[id]
}

// PartByID finds a part by its id (surname/bayramov).
func (d *Dictionary) PartByID(id string) (PartID, bool) {
	p, ok := d.partByID[id]
	return p, ok
}

// Spelling returns a spelling; the zero Spelling for 0 or a foreign number.
func (d *Dictionary) Spelling(id SpellingID) Spelling {
	if id == 0 || int(id) >= len(d.spells) {
		return Spelling{}
	}
	s := &d.spells[id]
	return Spelling{Text: s.text(d), Kind: s.kind, Lang: inflect.Lang(s.lang), Gender: inflect.Gender(s.gender), Line: s.line, Part: s.part,
		Entity: s.entity, Class: d.classes[s.class], Rule: d.rules[s.rule]}
}

// SpellingsOf lists the spellings of an entity; of a person those of whole
// names only.
func (d *Dictionary) SpellingsOf(id EntityID) []SpellingID { return d.spellsOf[id] }

// SpellingsOfPart lists the spellings of a part.
func (d *Dictionary) SpellingsOfPart(id PartID) []SpellingID { return d.partOf[id] }

// Styles returns the text of the style files by name.
func (d *Dictionary) Styles() map[string]string { return d.styles }

// People appends the bearers of a surname, with the given name unless it is 0,
// the most salient first.
func (d *Dictionary) People(dst []EntityID, given, surname PartID) []EntityID {
	b := d.bySurname
	i := sort.Search(len(b), func(i int) bool {
		return b[i].surname > surname || b[i].surname == surname && (given == 0 || b[i].given >= given)
	})
	start := len(dst)
	for ; i < len(b) && b[i].surname == surname && (given == 0 || b[i].given == given); i++ {
		if !slices.Contains(dst[start:], b[i].entity) {
			dst = append(dst, b[i].entity)
		}
	}
	if given == 0 {
		d.bySalience(dst[start:])
	}
	return dst
}

// PeopleByGiven appends the bearers of a given name, the most salient first.
func (d *Dictionary) PeopleByGiven(dst []EntityID, given PartID) []EntityID {
	b := d.byGiven
	i := sort.Search(len(b), func(i int) bool { return b[i].given >= given })
	start := len(dst)
	for ; i < len(b) && b[i].given == given; i++ {
		if !slices.Contains(dst[start:], b[i].entity) {
			dst = append(dst, b[i].entity)
		}
	}
	return dst
}

func (d *Dictionary) bySalience(list []EntityID) {
	for i := 1; i < len(list); i++ { // few, mostly in order
		for j := i; j > 0 && d.ents[list[j]].Salience > d.ents[list[j-1]].Salience; j-- {
			list[j], list[j-1] = list[j-1], list[j]
		}
	}
}

// Ambiguous says what the table of ambiguous surfaces holds for a key: that of
// the words with one blank between.
func (d *Dictionary) Ambiguous(lang inflect.Lang, key []byte) (Ambiguity, bool) {
	var buf [96]byte
	k := append(append(buf[:0], byte(lang)), key...)
	if a := d.ambiguous[string(k)]; a != nil {
		return *a, true
	}
	return Ambiguity{}, false
}

func (d *Dictionary) sortBearers() {
	slices.SortStableFunc(d.bySurname, func(a, b bearer) int {
		return cmp.Or(cmp.Compare(a.surname, b.surname), cmp.Compare(a.given, b.given), -cmp.Compare(a.salience, b.salience), cmp.Compare(a.entity, b.entity))
	})
	d.byGiven = slices.DeleteFunc(slices.Clone(d.bySurname), func(b bearer) bool { return b.given == 0 })
	slices.SortStableFunc(d.byGiven, func(a, b bearer) int {
		return cmp.Or(cmp.Compare(a.given, b.given), -cmp.Compare(a.salience, b.salience), cmp.Compare(a.entity, b.entity))
	})
}
