package api

import (
	"context"
	"fmt"
	"net/http"

	"github.com/adlar-names/adlar/api/wire"
	"github.com/adlar-names/adlar/names"
	"github.com/adlar-names/adlar/normalize"
	"github.com/adlar-names/adlar/translit"
)

// Transliterate writes a text in another script.
func (s *service) Transliterate(_ context.Context, r wire.TransliterateRequestObject) (wire.TransliterateResponseObject, error) {
	if len(r.Body.Text) > normalize.MaxText {
		return nil, normalize.ErrTooLong
	}
	scheme, err := translit.Lookup(r.Body.Scheme)
	if err != nil {
		return nil, err
	}
	text := r.Body.Text
	if deref(r.Body.Reverse) {
		text = firstReading(scheme, text)
	} else {
		text = scheme.String(text)
	}
	return wire.Transliterate200JSONResponse{Body: wire.Transliteration{Scheme: scheme.ID(), Text: text}}, nil
}

func firstReading(s *translit.Scheme, text string) string {
	if readings := s.Reverse(text, 1); len(readings) > 0 {
		return readings[0]
	}
	return text
}

// ListSchemes lists the standards.
func (s *service) ListSchemes(context.Context, wire.ListSchemesRequestObject) (wire.ListSchemesResponseObject, error) {
	list := wire.SchemeList{Schemes: []wire.Scheme{}}
	for _, x := range translit.Schemes() {
		list.Schemes = append(list.Schemes, wire.Scheme{
			Id: x.ID(), From: x.From(), To: x.To(), Language: x.Language(), Title: x.Title(), Year: x.Year(),
			Source: x.Source().String(), Reversible: x.Reversible(),
		})
	}
	return wire.ListSchemes200JSONResponse{Body: list}, nil
}

func reasonsOf(in []names.Reason) []wire.Reason {
	out := make([]wire.Reason, len(in))
	for i, r := range in {
		out[i] = wire.Reason{Rule: r.Rule, Detail: r.Detail}
	}
	return out
}

// Render writes a name in other languages.
func (s *service) Render(_ context.Context, r wire.RenderRequestObject) (wire.RenderResponseObject, error) {
	b := r.Body

	if b.Name == "" || len(b.To) == 0 {
		return nil, problem(InvalidRequest, "want a name and at least one language in to")
	}
	out := []names.Rendering{}
	for _, to := range b.To {
		rs, err := s.Library().Names.Render(names.Request{Name: b.Name, From: deref(b.From), To: to, Kind: deref(b.Kind)})
		if err != nil {
			return nil, problem(UnknownLanguage, "%s", err)
		}
		out = append(out, rs...)
	}
	return renderingAnswer(out), nil
}

type renderingAnswer []names.Rendering

// VisitRenderResponse writes the answer.
func (a renderingAnswer) VisitRenderResponse(w http.ResponseWriter) error {
	return writeJSON(w, map[string]any{"renderings": []names.Rendering(a)})
}

// Match tells whether two names are one.
func (s *service) Match(_ context.Context, r wire.MatchRequestObject) (wire.MatchResponseObject, error) {
	if r.Body.A == "" || r.Body.B == "" {
		return nil, problem(InvalidRequest, "want two names, a and b")
	}
	c := s.Library().Names.Match(r.Body.A, r.Body.B)
	return wire.Match200JSONResponse{Body: wire.Comparison{
		Score: float32(c.Score), Verdict: wire.ComparisonVerdict(c.Verdict), Reasons: reasonsOf(c.Reasons),
	}}, nil
}

// Expand lists the spellings of a name.
func (s *service) Expand(_ context.Context, r wire.ExpandRequestObject) (wire.ExpandResponseObject, error) {
	b := r.Body
	if b.Name == "" {
		return nil, problem(InvalidRequest, "want a name")
	}
	spellings, err := s.Library().Names.Expand(b.Name, names.ExpandOptions{Langs: deref(b.Langs), Cases: deref(b.Cases), Limit: deref(b.Limit)})
	if err != nil {
		return nil, problem(UnknownLanguage, "%s", err)
	}
	out := wire.Expansion{Spellings: spellings}
	switch as := deref(b.As); as {
	case "", "list":
	case "lucene":
		out.Query = names.Lucene(spellings)
	case "regex":
		out.Query = names.Regexp(spellings)
	default:
		return nil, problem(InvalidRequest, "as: want list, lucene or regex, not %q", fmt.Sprint(as))
	}
	return wire.Expand200JSONResponse{Body: out}, nil
}
