package dictionaries

import (
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"
)

// corpus is a set of decoded files with the indexes that checks and the
// compiler share.
type corpus struct {
	files       []*file
	faults      Faults
	byID        map[string]*entry
	entries     [numLists][]*entry
	retired     map[string]bool
	common      [numLangs]map[string]bool   // keys of frequent words
	native      [numLangs]map[string]bool   // list and form of names at home in a language
	givenGender [numLangs]map[string]string // given name → genders it is given with
	styles      map[string]string           // name of the style → its file
}

// sources lists the curated files below the root of fsys, sorted by name, with
// their text.
func sources(fsys fs.FS) (names, texts []string, err error) {
	err = fs.WalkDir(fsys, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && p != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata" || d.Name() == "internal" || d.Name() == "image") {
			return fs.SkipDir
		}
		if !d.IsDir() && path.Ext(p) == ".yaml" {
			names = append(names, p)
		}
		return nil
	})
	if err != nil {
		return nil, nil, fmt.Errorf("dictionaries: %w", err)
	}
	slices.Sort(names)
	texts = make([]string, len(names))
	for i, n := range names {
		b, err := fs.ReadFile(fsys, n)
		if err != nil {
			return nil, nil, fmt.Errorf("dictionaries: %w", err)
		}
		texts[i] = string(b)
	}
	return names, texts, nil
}

// read decodes all files of fsys, in parallel, and indexes what they hold.
func read(fsys fs.FS) (*corpus, error) {
	names, texts, err := sources(fsys)
	if err != nil {
		return nil, err
	}
	return decode(names, texts), nil
}

func decode(names, texts []string) *corpus {
	files := make([]*file, len(names))
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i := range names {
		g.Go(func() error {
			files[i] = decodeFile(names[i], texts[i])
			return nil
		})
	}
	_ = g.Wait() // decoding has no errors, only faults
	return index(files)
}

func (c *corpus) fault(e *entry, line int, rule, format string, args ...any) {
	if line == 0 {
		line = e.line
	}
	c.faults = append(c.faults, Fault{e.file.name, line, rule, fmt.Sprintf(format, args...)})
}

func index(files []*file) *corpus {
	c := &corpus{files: files, byID: map[string]*entry{}, retired: map[string]bool{}, styles: map[string]string{}}
	for l := range c.common {
		c.common[l] = map[string]bool{}
	}
	for _, f := range files {
		c.faults = append(c.faults, f.faults...)
		switch f.list {
		case styleList:
			c.styles[strings.TrimSuffix(path.Base(f.name), ".yaml")] = f.raw
			continue
		case retiredList:
			for _, e := range f.entries {
				c.retired[e.id] = true
			}
			continue
		case wordList:
			for _, e := range f.entries {
				for l, words := range e.many {
					for _, w := range words {
						c.common[l][Key(w)] = true
					}
				}
			}
			c.entries[wordList] = append(c.entries[wordList], f.entries...)
			continue
		}
		for _, e := range f.entries {
			if e.list != ambiguousList && !c.claim(e) {
				e.broken = true
				continue
			}
			c.entries[e.list] = append(c.entries[e.list], e)
		}
	}
	for id, e := range c.byID {
		if c.retired[id] {
			c.fault(e, 0, "id", "%s is retired: ids are never used again", id)
		}
	}
	return c
}

// claim gives the entry its id, or says why not.
func (c *corpus) claim(e *entry) bool {
	switch {
	case e.id == "":
		c.fault(e, 0, "id", "an entry needs an id")
		return false
	case !slugRE.MatchString(e.id):
		c.fault(e, 0, "id", "%q is not a slug: lower-case ASCII letters, digits and single hyphens, without the kind", e.id)
		return false
	}
	id := e.fullID()
	if first := c.byID[id]; first != nil {
		c.fault(e, 0, "id", "%s is already used at %s:%d", id, first.file.name, first.line)
		return false
	}
	c.byID[id] = e
	return true
}

// resolve finds the entry that a short or full id names, trying the lists in
// order.
func (c *corpus) resolve(id string, lists ...list) *entry {
	if strings.Contains(id, "/") {
		return c.byID[id]
	}
	for _, l := range lists {
		if e := c.byID[idPrefix[l]+"/"+id]; e != nil {
			return e
		}
	}
	return nil
}
