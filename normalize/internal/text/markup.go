package text

import (
	"html"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	mdtext "github.com/yuin/goldmark/text"
	xhtml "golang.org/x/net/html"
)

// breaks are the elements that end a run of text: words on both sides never
// belong to one name.
var breaks = map[string]bool{
	"address": true, "article": true, "aside": true, "blockquote": true, "body": true, "br": false, "caption": true, "dd": true, "div": true,
	"dl": true, "dt": true, "figcaption": true, "figure": true, "footer": true, "form": true, "h1": true, "h2": true, "h3": true, "h4": true,
	"h5": true, "h6": true, "head": true, "header": true, "hr": true, "li": true, "main": true, "nav": true, "ol": true, "option": true, "p": true,
	"section": true, "table": true, "tbody": true, "td": true, "tfoot": true, "th": true, "thead": true, "title": true, "tr": true, "ul": true,
}

// silent are the elements whose text is code, not language.
var silent = map[string]bool{
	"script": true, "style": true, "code": true, "pre": true, "kbd": true, "samp": true, "textarea": true, "noscript": true, "template": true,
	"svg": true, "math": true, "iframe": true, "xmp": true, "noembed": true, "noframes": true,
}

// DecodeHTML makes v the view of the readable text of src: text nodes only,
// with entities decoded; tags, attributes, comments, scripts, styles and code
// are left out. Any input is accepted, as the HTML tokenizer accepts any.
func (v *View) DecodeHTML(src string) {
	v.src, v.runs, v.buf = src, v.runs[:0], v.buf[:0]
	z := xhtml.NewTokenizer(strings.NewReader(src))
	at, mute := 0, 0
	var muted string
	for {
		tt := z.Next()
		raw := len(z.Raw())
		if tt == xhtml.ErrorToken {
			// What the tokenizer could not read (an unfinished tag) stays outside.
			break
		}
		start := at
		at += raw
		if at > len(src) {
			break
		}
		switch tt {
		case xhtml.TextToken:
			if mute == 0 {
				v.htmlText(src, start, at)
			}
		case xhtml.StartTagToken, xhtml.EndTagToken, xhtml.SelfClosingTagToken:
			nameBytes, _ := z.TagName()
			name := string(nameBytes)
			switch {
			case silent[name] && tt == xhtml.StartTagToken:
				if mute == 0 {
					muted = name
					v.gap("\n\n", start)
				}
				if name == muted {
					mute++
				}
			case tt == xhtml.EndTagToken && mute > 0 && name == muted:
				mute--
			case name == "br" && mute == 0:
				v.gap("\n", start)
			case breaks[name] && mute == 0:
				v.gap("\n\n", start)
			}
		}
	}
	v.gap("", len(src))
	v.finish()
}

// gap adds view bytes that have no source of their own.
func (v *View) gap(text string, at int) {
	v.runs = append(v.runs, run{v: int32(len(v.buf)), s: int32(at), solid: text != "", cut: true})
	v.buf = append(v.buf, text...)
	if text != "" {
		v.runs = append(v.runs, run{v: int32(len(v.buf)), s: int32(at), cut: true})
	}
}

func (v *View) htmlText(src string, start, end int) {
	for i := start; i < end; {
		a := strings.IndexByte(src[i:end], '&')
		if a < 0 {
			a = end - i
		}
		v.piece(src, i, i+a)
		i += a
		if i >= end {
			return
		}
		n := entityLen(src[i:end])
		text := src[i : i+n]
		if n > 1 {
			if d := html.UnescapeString(text); d != text {
				v.cutSolid(d, i, i+n)
				i += n
				continue
			}
		}
		v.piece(src, i, i+n)
		i += n
	}
}

// entityLen is the length of the entity at the start of s, at least 1.
func entityLen(s string) int {
	for n := 1; n < len(s) && n < 34; n++ {
		c := s[n]
		switch {
		case c == ';':
			return n + 1
		case c == '#' && n == 1, c >= '0' && c <= '9', c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z':
		default:
			return 1
		}
	}
	return 1
}

// piece adds source bytes that stand in the view as they are; a run that does
// not follow the one before directly is a cut.
func (v *View) piece(src string, from, to int) {
	if from >= to {
		return
	}
	cut := len(v.runs) == 0 && from > 0 || len(v.runs) > 0 && v.tail() != from
	v.runs = append(v.runs, run{v: int32(len(v.buf)), s: int32(from), cut: cut})
	v.buf = append(v.buf, src[from:to]...)
}

func (v *View) cutSolid(text string, from, to int) {
	cut := len(v.runs) > 0 && v.tail() != from
	v.runs = append(v.runs, run{v: int32(len(v.buf)), s: int32(from), solid: true, cut: cut})
	v.buf = append(v.buf, text...)
	v.runs = append(v.runs, run{v: int32(len(v.buf)), s: int32(to)})
}

// tail is the source offset that the last run has reached.
func (v *View) tail() int {
	r := v.runs[len(v.runs)-1]
	return int(r.s) + len(v.buf) - int(r.v)
}

// DecodeMarkdown makes v the view of the readable text of CommonMark: code,
// raw HTML, link targets and markers are left out.
func (v *View) DecodeMarkdown(src string) {
	v.src, v.runs, v.buf = src, v.runs[:0], v.buf[:0]
	if tooDeep(src) {
		v.Decode(src)
		return
	}
	data := []byte(src)
	root := goldmark.DefaultParser().Parse(mdtext.NewReader(data))
	last := 0
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.CodeSpan, *ast.CodeBlock, *ast.FencedCodeBlock, *ast.HTMLBlock, *ast.RawHTML, *ast.AutoLink:
			return ast.WalkSkipChildren, nil
		case *ast.Text:
			if entering && n.Segment.Start >= last {
				v.htmlText(src, n.Segment.Start, n.Segment.Stop)
				last = n.Segment.Stop
				if n.SoftLineBreak() || n.HardLineBreak() {
					v.gap("\n", last)
				}
			}
		default:
			if n.Type() == ast.TypeBlock && !entering && len(v.buf) > 0 {
				v.gap("\n\n", last)
			}
		}
		return ast.WalkContinue, nil
	})
	v.gap("", len(src))
	v.finish()
}

// maxDepth is how many marks of quotes and lists may begin a line: the parser
// takes quadratic time in them, and no article nests deeper.
const maxDepth = 48

// tooDeep reports a line that begins with more nesting than any article has.
func tooDeep(src string) bool {
	marks, start := 0, true
	for i := 0; i < len(src); i++ {
		switch c := src[i]; {
		case c == '\n':
			marks, start = 0, true
		case !start:
		case c == '>' || c == '-' || c == '*' || c == '+':
			if marks++; marks > maxDepth && strings.ContainsAny(src[max(0, i-2*maxDepth):i], " >") {
				return true
			}
		case c == ' ' || c == '\t' || c == '.' || c == ')' || c >= '0' && c <= '9':
		default:
			start = false
		}
	}
	return false
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// Escape makes s a piece of HTML text.
func Escape(s string) string { return escaper.Replace(s) }
