package dictionaries

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"io/fs"
	"slices"
	"sort"
	"strings"
	"sync"

	"github.com/adlar-names/adlar/inflect"
)

// Dictionary is the compiled form of curated files: immutable, safe for
// concurrent use. Its tables are flat, so that a compiled file is used as it
// lies in memory; entities and parts of such a file are decoded when asked
// for, once.
type Dictionary struct {
	version     string
	m           matcher
	paradigms   []foldedParadigm
	spells      []spellRec // 0 unused
	text        string     // of the spellings, one after the other
	classes     []string   // declension classes, 0 empty
	rules       []string   // rule names, 0 is written by hand
	entInfo     []entInfo  // 0 unused
	ents        records[Entity]
	parts       records[Part]
	ids         []uint64 // of entities: upper half of the hash of the id, number
	partIDs     []uint64
	bySurname   []bearer // sorted by surname, given, salience
	byGiven     []bearer // sorted by given, salience
	entSpells   lists
	partSpell   lists
	ambiguous   func() map[string]*Ambiguity
	styles      map[string]string
	parsed      map[string]*style // of styles; see styleOf
	parseStyles sync.Once
	image       *image // nil when compiled in this process
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

// entInfo is what the matcher asks of an entity.
type entInfo struct {
	kind     EntityKind
	salience uint8
}

// bearer is a person by the parts of the name.
type bearer struct {
	surname, given PartID
	entity         EntityID
	salience       uint32
}

// lists holds a list of spellings for each number: off[i]:off[i+1] of ids.
type lists struct {
	off []uint32
	ids []SpellingID
}

func (l *lists) of(i uint32) []SpellingID {
	if int(i)+1 >= len(l.off) {
		return nil
	}
	return l.ids[l.off[i]:l.off[i+1]:l.off[i+1]]
}

func makeLists(n int, by map[uint32][]SpellingID) lists {
	l := lists{off: make([]uint32, n+1)}
	for i := range n {
		l.ids = append(l.ids, by[uint32(i)]...)
		l.off[i+1] = uint32(len(l.ids))
	}
	return l
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

// versionOf is the version of a set of files, sorted by name.
func versionOf(names, texts []string) string {
	h := sha256.New()
	for i, n := range names {
		_, _ = io.WriteString(h, n)
		_, _ = h.Write([]byte{0})
		_, _ = io.WriteString(h, texts[i])
		_, _ = h.Write([]byte{0})
	}
	return "sha256:" + hex.EncodeToString(h.Sum(nil))
}

func hashOf(c *corpus) string {
	files := slices.Clone(c.files)
	slices.SortFunc(files, func(a, b *file) int { return strings.Compare(a.name, b.name) })
	names, texts := make([]string, len(files)), make([]string, len(files))
	for i, f := range files {
		names[i], texts[i] = f.name, f.raw
	}
	return versionOf(names, texts)
}

// Entity returns an entity; the zero Entity for 0 or a foreign number. Its
// slices are shared and never to be changed.
func (d *Dictionary) Entity(id EntityID) Entity {
	if e := d.ents.at(uint32(id)); e != nil {
		return *e
	}
	return Entity{}
}

// EntityByID finds an entity by its string id (person/jeyhun-bayramov).
func (d *Dictionary) EntityByID(id string) (EntityID, bool) {
	n, ok := findID(d.ids, id, func(n uint32) string { return d.ents.at(n).ID })
	return EntityID(n), ok
}

// Entities is one more than the largest EntityID.
func (d *Dictionary) Entities() int { return d.ents.len() }

// Parts is one more than the largest PartID.
func (d *Dictionary) Parts() int { return d.parts.len() }

// Part returns a part; the zero Part for 0 or a foreign number.
func (d *Dictionary) Part(id PartID) Part {
	if p := d.parts.at(uint32(id)); p != nil {
		return *p
	}
	return Part{}
}

// PartByID finds a part by its id (surname/bayramov).
func (d *Dictionary) PartByID(id string) (PartID, bool) {
	n, ok := findID(d.partIDs, id, func(n uint32) string { return d.parts.at(n).ID })
	return PartID(n), ok
}

// Spelling returns a spelling; the zero Spelling for 0 or a foreign number.
func (d *Dictionary) Spelling(id SpellingID) Spelling {
	if id == 0 || int(id) >= len(d.spells) || !d.sound() {
		return Spelling{}
	}
	s := &d.spells[id]
	return Spelling{Text: s.text(d), Kind: s.kind, Lang: inflect.Lang(s.lang), Gender: inflect.Gender(s.gender), Line: s.line, Part: s.part,
		Entity: s.entity, Class: d.classes[s.class], Rule: d.rules[s.rule]}
}

// SpellingsOf lists the spellings of an entity; of a person those of whole
// names only.
func (d *Dictionary) SpellingsOf(id EntityID) []SpellingID { return d.entSpells.of(uint32(id)) }

// SpellingsOfPart lists the spellings of a part.
func (d *Dictionary) SpellingsOfPart(id PartID) []SpellingID { return d.partSpell.of(uint32(id)) }

// Styles returns the text of the style files by name.
func (d *Dictionary) Styles() map[string]string { return d.styles }

// People appends the bearers of a surname, with the given name unless it is 0,
// the most salient first.
func (d *Dictionary) People(dst []EntityID, given, surname PartID) []EntityID {
	if !d.sound() {
		return dst
	}
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
	if !d.sound() {
		return dst
	}
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
		for j := i; j > 0 && d.entInfo[list[j]].salience > d.entInfo[list[j-1]].salience; j-- {
			list[j], list[j-1] = list[j-1], list[j]
		}
	}
}

// Ambiguous says what the table of ambiguous surfaces holds for a key: that of
// the words with one blank between.
func (d *Dictionary) Ambiguous(lang inflect.Lang, key []byte) (Ambiguity, bool) {
	var buf [96]byte
	k := append(append(buf[:0], byte(lang)), key...)
	if a := d.ambiguous()[string(k)]; a != nil {
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
