package translit

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// letters reads the plain part of a table, {from: to}, as rules without
// context, the longer from first.
func (p *reader) letters(n *yaml.Node) []*rule {
	if n == nil {
		return nil
	}
	var all []*rule
	p.pairs(n, func(key string, k, v *yaml.Node) {
		if v.Kind != yaml.ScalarNode {
			p.fault(v, "yaml", "a text is needed here")
		}
		all = append(all, &rule{from: []rune(key), out: [3]string{v.Value}, line: k.Line})
	})
	slices.SortStableFunc(all, func(a, b *rule) int { return len(b.from) - len(a.from) })
	return all
}

// rules reads the ordered rules with contexts; the first that matches wins.
func (p *reader) rules(n *yaml.Node) []*rule {
	if n == nil {
		return nil
	}
	if n.Kind != yaml.SequenceNode {
		p.fault(n, "yaml", "rules are a list")
		return nil
	}
	var all []*rule
	for _, c := range n.Content {
		r := &rule{line: c.Line}
		hasTo := false
		p.pairs(c, func(key string, k, v *yaml.Node) {
			switch key {
			case "from":
				r.from = []rune(v.Value)
			case "to":
				r.out[0], hasTo = v.Value, true
			case "after":
				r.after = p.contexts(v)
			case "before":
				r.before = p.contexts(v)
			case "not_after":
				r.notAft = p.contexts(v)
			case "not_before":
				r.notBef = p.contexts(v)
			case "next":
				r.next = p.strings(v)
			case "prefix":
				if v.Tag != "!!bool" {
					p.fault(v, "yaml", "prefix is true or false")
				}
				r.prefix = v.Value == "true"
			case "clause":
				r.clause = v.Value
			default:
				p.fault(k, "unknown-key", "rule: %q", key)
			}
		})
		if !hasTo {
			p.fault(c, "rule", "a rule needs to")
		}
		all = append(all, r)
	}
	return all
}

// contexts reads a list of alternatives. Each is a sequence, separated by
// spaces, of class names, start, end, or letters that stand for themselves.
func (p *reader) contexts(n *yaml.Node) []context {
	var all []context
	for _, item := range p.strings(n) {
		var c context
		for _, word := range strings.Fields(item) {
			switch set := p.def.classes[word]; {
			case word == "start" || word == "end":
				c = append(c, element{edge: true})
			case set != nil:
				c = append(c, element{set: set})
			default:
				for _, r := range word {
					c = append(c, element{set: map[rune]bool{r: true}})
				}
			}
		}
		if len(c) == 0 {
			p.fault(n, "context", "an empty context")
			continue
		}
		all = append(all, c)
	}
	return all
}
