package rewrite

import (
	"strings"

	"github.com/adlar-names/adlar/inflect"
	"github.com/adlar-names/adlar/normalize/internal/find"
	"github.com/adlar-names/adlar/normalize/internal/lang"
)

// memo remembers the work of inflection from article to article: the same
// variants of the same people come again and again. What it answers depends on
// its key alone, so results stay the same with or without it.
type memo struct {
	forms map[formKey]formAnswer
	diffs map[diffKey]Why
}

type formKey struct {
	lang                inflect.Lang
	role                find.Class
	c                   inflect.Case
	n                   inflect.Number
	g                   inflect.Gender
	surface, base, want string
}

type formAnswer struct {
	text string
	ok   bool
}

type diffKey struct {
	lang     lang.Lang
	ascii    bool
	old, now string
}

// maxMemo bounds each table; a full one is emptied.
const maxMemo = 4096

func (m *memo) form(k formKey, work func() (string, bool)) (string, bool) {
	if a, ok := m.forms[k]; ok {
		return a.text, a.ok
	}
	if m.forms == nil || len(m.forms) >= maxMemo {
		m.forms = map[formKey]formAnswer{}
	}
	var a formAnswer
	a.text, a.ok = work()
	k.surface, k.base, k.want = strings.Clone(k.surface), strings.Clone(k.base), strings.Clone(k.want)
	a.text = strings.Clone(a.text)
	m.forms[k] = a
	return a.text, a.ok
}

func (m *memo) difference(l lang.Lang, old, now string, ascii bool) Why {
	k := diffKey{l, ascii, old, now}
	if w, ok := m.diffs[k]; ok {
		return w
	}
	if m.diffs == nil || len(m.diffs) >= maxMemo {
		m.diffs = map[diffKey]Why{}
	}
	w := difference(l, old, now, ascii)
	k.old, k.now = strings.Clone(old), strings.Clone(now)
	m.diffs[k] = w
	return w
}
