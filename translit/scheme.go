package translit

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
)

// ErrUnknownScheme is wrapped by the error of [Lookup] for an id or alias that
// no shipped scheme has. The error names the nearest id.
var ErrUnknownScheme = errors.New("translit: unknown scheme")

// ErrUnknownOption is wrapped by the error of [Scheme.With].
var ErrUnknownOption = errors.New("translit: unknown option")

// Source says where the rules of a scheme come from.
type Source struct {
	Title     string // of the standard's text
	Edition   string
	URL       string
	Retrieved string // ISO date on which the text itself was read, where it was
	Licence   string // of the text; tables of letters are facts
}

// A Scheme is one transliteration standard. It is immutable and safe for
// concurrent use.
type Scheme struct {
	def     *definition
	machine *machine
	options []string

	reverseOnce sync.Once
	reverse     *inverse
	withMu      sync.Mutex
	with        map[string]*Scheme
}

// ID returns the scheme's id, <language>-<authority>-<year>[-variant]; options
// do not change it.
func (s *Scheme) ID() string { return s.def.id }

// From returns language and script of the input, for example ru-Cyrl.
func (s *Scheme) From() string { return s.def.from }

// To returns language and script of the output, for example ru-Latn.
func (s *Scheme) To() string { return s.def.to }

// Language returns the BCP 47 tag of the language whose letters are read.
func (s *Scheme) Language() string { return s.def.language }

// Title returns the standard's name in English.
func (s *Scheme) Title() string { return s.def.title }

// Year returns the year of the edition, 0 for living practice.
func (s *Scheme) Year() int { return s.def.year }

// Source returns where the rules come from.
func (s *Scheme) Source() Source { return s.def.source }

// Attested says what supports the table: the standard's own text, samples of
// others, or memory. It is empty for a house practice.
func (s *Scheme) Attested() string { return s.def.attested }

// Status returns current, withdrawn or practical (a house practice, versioned
// by its file, without the force of a standard).
func (s *Scheme) Status() string { return s.def.status }

// Reversible reports whether different words of the language never share an
// output, so that the first reading of [Scheme.Reverse] is exact, case
// included. Strings that no orthography allows (шч for щ under ALA-LC) may
// still share one.
func (s *Scheme) Reversible() bool { return s.def.reversible }

// Options returns the names that [Scheme.With] takes, sorted.
func (s *Scheme) Options() []string {
	names := make([]string, 0, len(s.def.options))
	for _, o := range s.def.options {
		names = append(names, o.name)
	}
	slices.Sort(names)
	return names
}

// With returns the scheme with named options on, for example
// az-ru-practical with "q-k". The rules of an option come before the others;
// of two options the one named first wins. An unknown option is an error that
// wraps [ErrUnknownOption]. Results are kept, so a repeated call is cheap.
func (s *Scheme) With(options ...string) (*Scheme, error) {
	if len(options) == 0 {
		return s, nil
	}
	all := slices.Concat(s.options, options)
	key := strings.Join(options, " ")
	s.withMu.Lock()
	defer s.withMu.Unlock()
	if w := s.with[key]; w != nil {
		return w, nil
	}
	var rules []*rule
	for _, name := range all {
		i := slices.IndexFunc(s.def.options, func(o option) bool { return o.name == name })
		if i < 0 {
			return nil, fmt.Errorf("%w %q of %s (it has %s)", ErrUnknownOption, name, s.ID(), strings.Join(s.Options(), ", "))
		}
		rules = append(rules, s.def.options[i].rules...)
	}
	w := &Scheme{def: s.def, options: all}
	w.machine = s.def.compile(append(rules, s.def.rules...))
	if s.with == nil {
		s.with = map[string]*Scheme{}
	}
	s.with[key] = w
	return w, nil
}

// A library finds the schemes of one folder and compiles each on first use.
type library struct {
	fsys  fs.FS
	once  sync.Once
	ids   []string
	slots map[string]*slot
	alias func() map[string]string
}

type slot struct {
	once   sync.Once
	scheme *Scheme
	err    error
}

var builtin = newLibrary(shipped)

func newLibrary(fsys fs.FS) *library {
	l := &library{fsys: fsys}
	l.alias = sync.OnceValue(func() map[string]string {
		m := map[string]string{}
		for _, id := range l.list() {
			if s, err := l.get(id); err == nil {
				for _, a := range s.def.aliases {
					m[a] = id
				}
			}
		}
		return m
	})
	return l
}

func (l *library) list() []string {
	l.once.Do(func() {
		names, _ := fs.Glob(l.fsys, "schemes/*.yaml")
		l.slots = make(map[string]*slot, len(names))
		for _, n := range names {
			id := strings.TrimSuffix(strings.TrimPrefix(n, "schemes/"), ".yaml")
			l.ids = append(l.ids, id)
			l.slots[id] = new(slot)
		}
		slices.Sort(l.ids)
	})
	return l.ids
}

func (l *library) get(id string) (*Scheme, error) {
	l.list()
	s := l.slots[id]
	if s == nil {
		return nil, ErrUnknownScheme
	}
	s.once.Do(func() {
		name := "schemes/" + id + ".yaml"
		data, err := fs.ReadFile(l.fsys, name)
		if err != nil {
			s.err = fmt.Errorf("translit: %w", err)
			return
		}
		def, faults := parse(name, data)
		if len(faults) > 0 {
			s.err = faults
			return
		}
		s.scheme = def.scheme()
	})
	return s.scheme, s.err
}

// Lookup returns the shipped scheme with this id, or with this alias (an id
// that another project uses). The first call for an id reads and compiles that
// scheme only, in about a millisecond; an unknown id makes it read all, once,
// for their aliases. The error wraps [ErrUnknownScheme] and names the nearest
// id.
func Lookup(id string) (*Scheme, error) {
	s, err := builtin.get(id)
	if err != ErrUnknownScheme {
		return s, err
	}
	if real, ok := builtin.alias()[id]; ok {
		return builtin.get(real)
	}
	return nil, fmt.Errorf("%w %q (nearest: %s)", ErrUnknownScheme, id, nearest(id, builtin.list()))
}

// MustLookup is [Lookup] for ids known when the program was written. It panics
// where Lookup fails.
func MustLookup(id string) *Scheme {
	s, err := Lookup(id)
	if err != nil {
		panic(err)
	}
	return s
}

// Schemes returns all shipped schemes, sorted by id. The first call reads all
// files, in some ten milliseconds.
func Schemes() []*Scheme {
	var all []*Scheme
	for _, id := range builtin.list() {
		if s, err := builtin.get(id); err == nil {
			all = append(all, s)
		}
	}
	return all
}

// nearest returns the id at the smallest edit distance, the first of equals.
func nearest(id string, ids []string) string {
	best, at := 1<<30, ""
	for _, c := range ids {
		if d := distance(id, c); d < best {
			best, at = d, c
		}
	}
	return at
}

func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		diag := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			up := row[j]
			if a[i-1] == b[j-1] {
				row[j] = diag
			} else {
				row[j] = min(diag, up, row[j-1]) + 1
			}
			diag = up
		}
	}
	return row[len(b)]
}

// String returns the transliteration of src, src itself where nothing changes.
// It never fails; letters without a rule pass through.
func (s *Scheme) String(src string) string {
	out := s.Append(make([]byte, 0, s.machine.room(len(src))), src)
	if string(out) == src {
		return src
	}
	return string(out)
}

// Append appends the transliteration of src to dst and returns it. It does not
// allocate where dst has the capacity and src is composed (NFC).
func (s *Scheme) Append(dst []byte, src string) []byte {
	return s.machine.append(dst, compose(src))
}

// String is the title, with the edition and the address where known.
func (s Source) String() string {
	out := s.Title
	if s.Edition != "" {
		out += ", " + s.Edition
	}
	if s.URL != "" {
		out += " <" + s.URL + ">"
	}
	return out
}
