package dictionaries

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"
	"sync/atomic"
	"unsafe"

	"github.com/zeebo/xxh3"
	"golang.org/x/sys/unix"

	"github.com/adlar-names/adlar/inflect"
)

// A compiled file: the magic, the format and the number of sections, then for
// each section where it lies and its checksum, a checksum of all that, and the
// sections, each on a border of eight bytes. Numbers are little endian.
const (
	imageMagic  = "ADLARDIC"
	imageFormat = 2
	headSize    = 16
	entrySize   = 24
)

// Errors of [Open]. ErrNotCompiled: the file is no compiled dictionary.
// ErrFormat: of another release, compile it again. ErrCorrupt: cut short or
// changed.
var (
	ErrNotCompiled = errors.New("dictionaries: not a compiled dictionary")
	ErrFormat      = errors.New("dictionaries: compiled by another release: compile it again")
	ErrCorrupt     = errors.New("dictionaries: compiled file is cut short or changed")
)

// The sections, in file order. Those from secBloom on are large: they are
// checked on first use.
const (
	secHead = iota // JSON: imageHead
	secBloom
	secSlots
	secItems
	secEnds
	secSpells
	secText
	secEntInfo
	secEnts
	secEntOff
	secParts
	secPartOff
	secIDs
	secPartIDs
	secBySurname
	secByGiven
	secEntSpellOff
	secEntSpells
	secPartSpellOff
	secPartSpells
	secAmbiguous
	numSections
)

// imageHead is what is small: it is read when the file is opened.
type imageHead struct {
	Version   string
	Rules     uint64 // hash of the paradigms it was compiled with
	Classes   []string
	RuleNames []string
	Paradigms []string
	Styles    map[string]string
}

// image is an open compiled file.
type image struct {
	data   []byte
	table  [numSections]section
	state  atomic.Uint32 // 0 not yet checked, 1 sound, 2 corrupt
	check  sync.Mutex
	header imageHead
}

type section struct{ off, n, sum uint64 }

// rulesHash changes with the endings of the inflection rules.
var rulesHash = sync.OnceValue(func() uint64 {
	h := xxh3.New()
	for l := inflect.Az; l <= inflect.En; l++ {
		for _, p := range inflect.Paradigms(l) {
			_, _ = h.WriteString(p.Name())
			_, _ = h.Write([]byte{byte(len(p.Endings())), byte(len(p.Endings()) >> 8), byte(p.MaxEnding())})
		}
	}
	return h.Sum64()
})

func bytesOf[T any](s []T) []byte {
	if len(s) == 0 {
		return nil
	}
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(s))), len(s)*int(unsafe.Sizeof(s[0])))
}

func sliceOf[T any](b []byte) []T {
	var t T
	n := len(b) / int(unsafe.Sizeof(t))
	if n == 0 {
		return nil
	}
	return unsafe.Slice((*T)(unsafe.Pointer(unsafe.SliceData(b))), n)
}

// Compile writes the dictionary as a file for [Open]. The same dictionary
// gives the same bytes.
func (d *Dictionary) Compile(w io.Writer) error {
	head := imageHead{Version: d.version, Rules: rulesHash(), Classes: d.classes, RuleNames: d.rules, Styles: d.styles}
	for _, p := range d.paradigms {
		name := ""
		if p.of != nil {
			name = p.of.Name()
		}
		head.Paradigms = append(head.Paradigms, name)
	}
	var secs [numSections][]byte
	var err error
	if secs[secHead], err = json.Marshal(head); err != nil {
		return fmt.Errorf("dictionaries: %w", err)
	}
	if secs[secAmbiguous], err = json.Marshal(d.ambiguous()); err != nil {
		return fmt.Errorf("dictionaries: %w", err)
	}
	var entOff, partOff []uint32
	if secs[secEnts], entOff, err = d.ents.encode(); err != nil {
		return fmt.Errorf("dictionaries: %w", err)
	}
	if secs[secParts], partOff, err = d.parts.encode(); err != nil {
		return fmt.Errorf("dictionaries: %w", err)
	}
	secs[secBloom], secs[secSlots], secs[secItems], secs[secEnds] = bytesOf(d.m.bloom), bytesOf(d.m.slots), bytesOf(d.m.items), bytesOf(d.m.ends)
	secs[secSpells], secs[secText], secs[secEntInfo] = bytesOf(d.spells), []byte(d.text), bytesOf(d.entInfo)
	secs[secEntOff], secs[secPartOff], secs[secIDs], secs[secPartIDs] = bytesOf(entOff), bytesOf(partOff), bytesOf(d.ids), bytesOf(d.partIDs)
	secs[secBySurname], secs[secByGiven] = bytesOf(d.bySurname), bytesOf(d.byGiven)
	secs[secEntSpellOff], secs[secEntSpells] = bytesOf(d.entSpells.off), bytesOf(d.entSpells.ids)
	secs[secPartSpellOff], secs[secPartSpells] = bytesOf(d.partSpell.off), bytesOf(d.partSpell.ids)

	out := append([]byte(imageMagic), 0, 0, 0, 0, 0, 0, 0, 0)
	binary.LittleEndian.PutUint32(out[8:], imageFormat)
	binary.LittleEndian.PutUint32(out[12:], numSections)
	off := uint64(headSize + numSections*entrySize + 8)
	for _, s := range secs {
		out = binary.LittleEndian.AppendUint64(out, off)
		out = binary.LittleEndian.AppendUint64(out, uint64(len(s)))
		out = binary.LittleEndian.AppendUint64(out, xxh3.Hash(s))
		off += (uint64(len(s)) + 7) &^ 7
	}
	out = binary.LittleEndian.AppendUint64(out, xxh3.Hash(out))
	if _, err := w.Write(out); err != nil {
		return err
	}
	var pad [8]byte
	for _, s := range secs {
		if _, err := w.Write(s); err != nil {
			return err
		}
		if _, err := w.Write(pad[:-len(s)&7]); err != nil {
			return err
		}
	}
	return nil
}

// Open opens a file that [Dictionary.Compile] wrote, mapped into memory: in
// milliseconds at any size. Its tables are checked on first use, or at once by
// [Dictionary.Verify]. Errors wrap ErrNotCompiled, ErrFormat or ErrCorrupt. The
// mapping lives as long as the process.
func Open(name string) (*Dictionary, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("dictionaries: %w", err)
	}
	defer f.Close() //nolint:errcheck // read only
	info, err := f.Stat()
	if err != nil {
		return nil, fmt.Errorf("dictionaries: %w", err)
	}
	if info.Size() < headSize {
		return nil, fmt.Errorf("%s: %w", name, ErrNotCompiled)
	}
	data, err := unix.Mmap(int(f.Fd()), 0, int(info.Size()), unix.PROT_READ, unix.MAP_SHARED)
	if err != nil {
		return nil, fmt.Errorf("dictionaries: %s: %w", name, err)
	}
	d, err := openImage(data)
	if err != nil {
		_ = unix.Munmap(data)
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return d, nil
}

// openImage uses data, aligned to eight bytes, as it lies.
func openImage(data []byte) (*Dictionary, error) {
	if len(data) < headSize || string(data[:8]) != imageMagic {
		return nil, ErrNotCompiled
	}
	if binary.LittleEndian.Uint32(data[8:]) != imageFormat || binary.LittleEndian.Uint32(data[12:]) != numSections {
		return nil, ErrFormat
	}
	end := headSize + numSections*entrySize
	if len(data) < end+8 || binary.LittleEndian.Uint64(data[end:]) != xxh3.Hash(data[:end]) {
		return nil, ErrCorrupt
	}
	im := &image{data: data}
	for i := range im.table {
		e := data[headSize+i*entrySize:]
		s := section{binary.LittleEndian.Uint64(e), binary.LittleEndian.Uint64(e[8:]), binary.LittleEndian.Uint64(e[16:])}
		if s.off > uint64(len(data)) || s.n > uint64(len(data))-s.off {
			return nil, ErrCorrupt
		}
		im.table[i] = s
	}
	if xxh3.Hash(im.section(secHead)) != im.table[secHead].sum {
		return nil, ErrCorrupt
	}
	h := &im.header
	if err := json.Unmarshal(im.section(secHead), h); err != nil {
		return nil, ErrCorrupt
	}
	if h.Rules != rulesHash() {
		return nil, ErrFormat
	}
	d := &Dictionary{version: h.Version, classes: h.Classes, rules: h.RuleNames, styles: h.Styles, image: im}
	byName := map[string]*inflect.Paradigm{}
	for l := inflect.Az; l <= inflect.En; l++ {
		for _, p := range inflect.Paradigms(l) {
			byName[p.Name()] = p
		}
	}
	for _, name := range h.Paradigms {
		if name != "" && byName[name] == nil {
			return nil, ErrFormat
		}
		d.paradigms = append(d.paradigms, newParadigm(byName[name]))
	}
	d.m = matcher{bloom: sliceOf[uint64](im.section(secBloom)), slots: sliceOf[slot](im.section(secSlots)), items: sliceOf[item](im.section(secItems)), ends: sliceOf[endNode](im.section(secEnds))}
	if len(d.m.bloom) == 0 || len(d.m.slots) == 0 || len(d.m.ends) == 0 {
		return nil, ErrCorrupt
	}
	d.spells = sliceOf[spellRec](im.section(secSpells))
	text := im.section(secText)
	d.text = unsafe.String(unsafe.SliceData(text), len(text))
	d.entInfo = sliceOf[entInfo](im.section(secEntInfo))
	d.ents = records[Entity]{blob: im.section(secEnts), off: sliceOf[uint32](im.section(secEntOff))}
	d.ents.cache = make([]atomic.Pointer[Entity], max(len(d.ents.off)-1, 0))
	d.parts = records[Part]{blob: im.section(secParts), off: sliceOf[uint32](im.section(secPartOff))}
	d.parts.cache = make([]atomic.Pointer[Part], max(len(d.parts.off)-1, 0))
	d.ids, d.partIDs = sliceOf[uint64](im.section(secIDs)), sliceOf[uint64](im.section(secPartIDs))
	d.bySurname, d.byGiven = sliceOf[bearer](im.section(secBySurname)), sliceOf[bearer](im.section(secByGiven))
	d.entSpells = lists{sliceOf[uint32](im.section(secEntSpellOff)), sliceOf[SpellingID](im.section(secEntSpells))}
	d.partSpell = lists{sliceOf[uint32](im.section(secPartSpellOff)), sliceOf[SpellingID](im.section(secPartSpells))}
	d.ambiguous = sync.OnceValue(func() map[string]*Ambiguity {
		var m map[string]*Ambiguity
		if d.sound() {
			_ = json.Unmarshal(im.section(secAmbiguous), &m) // written by us and checksummed
		}
		return m
	})
	return d, nil
}

func (im *image) section(i int) []byte {
	s := im.table[i]
	return im.data[s.off : s.off+s.n : s.off+s.n]
}

// sound reports whether the tables may be used; a compiled file is checked the
// first time it is asked. A corrupt one finds nothing, [Dictionary.Verify]
// says why.
func (d *Dictionary) sound() bool {
	if d.image == nil || d.image.state.Load() == 1 {
		return true
	}
	return d.Verify() == nil
}

// Verify checks the tables of a compiled file against their checksums; nil for
// a dictionary compiled in this process. It reads the whole file, once.
func (d *Dictionary) Verify() error {
	im := d.image
	if im == nil {
		return nil
	}
	im.check.Lock()
	defer im.check.Unlock()
	if im.state.Load() == 0 {
		state := uint32(1)
		for i := range im.table {
			if xxh3.Hash(im.section(i)) != im.table[i].sum {
				state = 2
			}
		}
		im.state.Store(state)
	}
	if im.state.Load() == 2 {
		return ErrCorrupt
	}
	return nil
}
