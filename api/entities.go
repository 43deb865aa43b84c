package api

import (
	"cmp"
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"sync"

	"github.com/adlar-names/adlar/api/wire"
	"github.com/adlar-names/adlar/dictionaries"
)

func writeJSON(w http.ResponseWriter, v any) error {
	data, err := json.Marshal(v)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/json")
	_, err = w.Write(append(data, '\n'))
	return err
}

// entity is a dictionary entity as the specification shows it.
type entity struct {
	ID       string            `json:"id"`
	Kind     string            `json:"kind"`
	Names    map[string]string `json:"names"`
	Variants []string          `json:"variants"`
	Gender   string            `json:"gender,omitempty"`
	Origin   string            `json:"origin,omitempty"`
	Settled  *bool             `json:"settled,omitempty"`
	Roles    []role            `json:"roles"`
	Lines    []line            `json:"lines"`
}

type role struct {
	Title string `json:"title"`
	Of    string `json:"of,omitempty"`
	From  string `json:"from,omitempty"`
	To    string `json:"to,omitempty"`
}

type line struct {
	Line    string            `json:"line"`
	Meaning string            `json:"meaning"`
	UsedBy  string            `json:"used_by,omitempty"`
	From    string            `json:"from,omitempty"`
	To      string            `json:"to,omitempty"`
	Names   map[string]string `json:"names"`
}

var languages = [...]string{"az", "ru", "uk", "en"}

func namesOf(names [4]string) map[string]string {
	m := map[string]string{}
	for i, n := range names {
		if n != "" {
			m[languages[i]] = n
		}
	}
	return m
}

func entityOf(d *dictionaries.Dictionary, id dictionaries.EntityID) entity {
	e := d.EntityRef(id)
	out := entity{ID: e.ID, Kind: e.Kind.String(), Names: namesOf(d.NamesOf(id, "common")), Variants: []string{}, Gender: e.Gender.String(), Roles: []role{}, Lines: []line{}}
	seen := map[string]bool{}
	for _, n := range out.Names {
		seen[n] = true
	}
	variant := func(s string) {
		if s != "" && !seen[s] {
			seen[s] = true
			out.Variants = append(out.Variants, s)
		}
	}
	for _, s := range d.SpellingsOf(id) {
		variant(d.Spelling(s).Text)
	}
	if e.Kind == dictionaries.KindPerson {
		out.Origin = e.Origin
		settled := e.Settled
		out.Settled = &settled
		for _, n := range e.Own {
			variant(n)
		}
	}
	for _, r := range e.Roles {
		out.Roles = append(out.Roles, role{Title: d.EntityRef(r.Title).ID, Of: d.EntityRef(r.Of).ID, From: r.From, To: r.To})
	}
	for _, l := range e.Lines {
		out.Lines = append(out.Lines, line{Line: l.ID, Meaning: l.Meaning, UsedBy: l.UsedBy, From: l.From, To: l.To, Names: namesOf(l.Names)})
	}
	return out
}

// GetEntity answers one entity.
func (s *service) GetEntity(_ context.Context, r wire.GetEntityRequestObject) (wire.GetEntityResponseObject, error) {
	d := s.Library().Dictionary
	id, ok := d.EntityByID(r.Kind + "/" + r.Slug)
	if !ok {
		return nil, problem(NotFound, "no such entity")
	}
	tag := `"` + strings.TrimPrefix(d.Version(), "sha256:") + `"`
	if inm := deref(r.Params.IfNoneMatch); inm != "" && (inm == "*" || strings.Contains(inm, tag)) {
		return notModified{tag}, nil
	}
	return entityAnswer{entityOf(d, id), tag}, nil
}

type notModified struct{ tag string }

// VisitGetEntityResponse answers 304.
func (n notModified) VisitGetEntityResponse(w http.ResponseWriter) error {
	w.Header().Set("ETag", n.tag)
	w.WriteHeader(http.StatusNotModified)
	return nil
}

type entityAnswer struct {
	e   entity
	tag string
}

// VisitGetEntityResponse writes the entity.
func (a entityAnswer) VisitGetEntityResponse(w http.ResponseWriter) error {
	w.Header().Set("ETag", a.tag)
	w.Header().Set("Cache-Control", "no-cache") // may be kept, must be asked about
	return writeJSON(w, a.e)
}

// FindEntities searches by prefix, then by likeness.
func (s *service) FindEntities(_ context.Context, r wire.FindEntitiesRequestObject) (wire.FindEntitiesResponseObject, error) {
	p := r.Params
	limit := deref(p.Limit)
	if limit == 0 {
		limit = 20
	}
	if limit < 1 || limit > 100 {
		return nil, problem(InvalidRequest, "limit: want 1 to 100")
	}
	lang := -1
	if l := deref(p.Lang); l != "" {
		if lang = slices.Index(languages[:], l); lang < 0 {
			return nil, problem(UnknownLanguage, "want az, ru, uk or en")
		}
	}
	if strings.TrimSpace(p.Q) == "" || len(p.Q) > 800 {
		return nil, problem(InvalidRequest, "q: want 1 to 200 characters")
	}
	kind := deref(p.Kind)
	if kind != "" && !slices.Contains([]string{"person", "place", "organization", "media", "event"}, kind) {
		return nil, problem(InvalidRequest, "kind: want person, place, organization, media or event")
	}
	d := s.Library().Dictionary
	out := []entity{}
	for _, id := range indexOf(d).find(p.Q, lang, kind, limit) {
		out = append(out, entityOf(d, id))
	}
	return entityList(out), nil
}

type entityList []entity

// VisitFindEntitiesResponse writes the list.
func (l entityList) VisitFindEntitiesResponse(w http.ResponseWriter) error {
	return writeJSON(w, map[string]any{"entities": []entity(l)})
}

// index finds entities by the beginnings of the words of their names.
type index struct {
	d    *dictionaries.Dictionary
	rows []indexRow // sorted by key
}

type indexRow struct {
	key   string // matching key from this word of the name on
	id    dictionaries.EntityID
	lang  int8
	first bool // the key starts the name
}

var lastIndex struct {
	sync.Mutex
	*index
}

// indexOf makes the index of a dictionary once; the one of the current
// dictionary is kept.
func indexOf(d *dictionaries.Dictionary) *index {
	lastIndex.Lock()
	defer lastIndex.Unlock()
	if lastIndex.index != nil && lastIndex.d == d {
		return lastIndex.index
	}
	x := &index{d: d}
	add := func(id dictionaries.EntityID, lang int, text string) {
		words := strings.Fields(text)
		for i := range words {
			x.rows = append(x.rows, indexRow{dictionaries.Key(strings.Join(words[i:], " ")), id, int8(lang), i == 0})
		}
	}
	for id := dictionaries.EntityID(1); int(id) < d.Entities(); id++ {
		e := d.EntityRef(id)
		if e.Kind == dictionaries.KindTitle || e.Kind == dictionaries.KindDemonym {
			continue
		}
		for l, text := range d.NamesOf(id, "common") {
			add(id, l, text)
		}
		for _, sid := range d.SpellingsOf(id) {
			sp := d.Spelling(sid)
			add(id, int(sp.Lang)-1, sp.Text)
		}
	}
	slices.SortFunc(x.rows, func(a, b indexRow) int { return cmp.Compare(a.key, b.key) })
	lastIndex.index = x
	return x
}

// find lists entities whose names begin with q, those whose first word does
// and the well-known before the others; where nothing begins so, those one
// letter away.
func (x *index) find(q string, lang int, kind string, limit int) []dictionaries.EntityID {
	key := dictionaries.Key(strings.Join(strings.Fields(q), " "))
	type hit struct {
		id    dictionaries.EntityID
		score int
	}
	best := map[dictionaries.EntityID]int{}
	note := func(r indexRow, score int) {
		e := x.d.EntityRef(r.id)
		if (lang >= 0 && int(r.lang) != lang) || (kind != "" && e.Kind.String() != kind) {
			return
		}
		score += e.Salience
		if r.first {
			score += 20
		}
		if r.key == key {
			score += 40
		}
		if old, ok := best[r.id]; !ok || score > old {
			best[r.id] = score
		}
	}
	i, _ := slices.BinarySearchFunc(x.rows, key, func(r indexRow, k string) int { return cmp.Compare(r.key, k) })
	for ; i < len(x.rows) && strings.HasPrefix(x.rows[i].key, key); i++ {
		note(x.rows[i], 100)
	}
	if len(best) == 0 && len(key) >= 4 {
		for _, r := range x.rows {
			if d := distance(key, r.key[:min(len(r.key), len(key)+2)]); d <= 1+len(key)/8 {
				note(r, 50-10*d)
			}
		}
	}
	hits := make([]hit, 0, len(best))
	for id, s := range best {
		hits = append(hits, hit{id, s})
	}
	slices.SortFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(x.d.EntityRef(a.id).ID, x.d.EntityRef(b.id).ID))
	})
	ids := make([]dictionaries.EntityID, 0, limit)
	for _, h := range hits[:min(limit, len(hits))] {
		ids = append(ids, h.id)
	}
	return ids
}

// distance is the edit distance of a from the beginning of b that is closest
// to it, in bytes; keys are nearly ASCII.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		diag := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := diag
			if a[i-1] != b[j-1] {
				cost = 1 + min(diag, row[j], row[j-1])
			}
			diag, row[j] = row[j], cost
		}
	}
	return slices.Min(row)
}
