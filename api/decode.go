package api

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"strings"

	"github.com/adlar-names/adlar/normalize"
	"github.com/labstack/echo/v4"
	"golang.org/x/text/encoding/htmlindex"
)

// Limits of bodies, in bytes after decompression. A JSON string may need six
// bytes for one byte of text (\u0001), so the body of a single text may be
// larger than the text.
const (
	maxTextBody  = 4 * normalize.MaxText
	maxSmallBody = 1 << 20
	maxBatch     = 100
	maxBatchBody = 32 << 20
)

// strictBinder decodes JSON bodies: valid UTF-8, no unknown field, no second
// value; each failure is its own problem.
type strictBinder struct{}

// Bind implements echo.Binder.
func (strictBinder) Bind(into any, c echo.Context) error {
	r := c.Request()
	if err := wantMedia(r, "application/json"); err != nil {
		return err
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return bodyError(err)
	}
	return decodeJSON(body, into)
}

func bodyError(err error) error {
	var big *http.MaxBytesError
	if errors.As(err, &big) {
		return problem(TextTooLong, "the body is larger than %d bytes", big.Limit)
	}
	var p *Problem
	if errors.As(err, &p) {
		return p
	}
	return problem(InvalidRequest, "the body ended early or is not compressed as its header says")
}

// decodeJSON decodes exactly one JSON value.
func decodeJSON(body []byte, into any) error {
	if i := normalize.InvalidUTF8(body); i >= 0 {
		return &Problem{Code: InvalidUTF8, Detail: "the body is not valid UTF-8", Offset: &i}
	}
	d := json.NewDecoder(bytes.NewReader(body))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return jsonProblem(err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return problem(InvalidJSON, "more than one value in the body")
	}
	return nil
}

func jsonProblem(err error) error {
	var syntax *json.SyntaxError
	var typ *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return problem(InvalidJSON, "at byte %d: %s", syntax.Offset, syntax.Error())
	case errors.As(err, &typ):
		return problem(InvalidRequest, "field %q: want %s, not a JSON %s", typ.Field, typ.Type, typ.Value)
	case errors.Is(err, io.EOF):
		return problem(InvalidJSON, "the body is empty")
	case errors.Is(err, io.ErrUnexpectedEOF):
		return problem(InvalidJSON, "the body ends inside a value")
	}
	// encoding/json has no type for this error.
	if name, ok := strings.CutPrefix(err.Error(), "json: unknown field "); ok {
		return problem(UnknownField, "no field %s; see the specification at /openapi.json", name)
	}
	return problem(InvalidJSON, "%s", err)
}

// wantMedia checks the media type of a request body.
func wantMedia(r *http.Request, want ...string) error {
	got, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err == nil {
		for _, w := range want {
			if got == w {
				if cs := strings.ToLower(params["charset"]); got == "application/json" && cs != "" && cs != "utf-8" {
					return problem(UnsupportedMediaType, "JSON is UTF-8")
				}
				return nil
			}
		}
	}
	return problem(UnsupportedMediaType, "want %s", strings.Join(want, ", "))
}

// decodeText turns a body in any charset of the WHATWG list into UTF-8. The
// charset is that of the Content-Type, UTF-8 when it names none; UTF-8 must be
// valid, for guessing would lose bytes.
func decodeText(body []byte, contentType string) (string, error) {
	_, params, err := mime.ParseMediaType(contentType)
	if err != nil {
		return "", problem(UnsupportedMediaType, "the Content-Type cannot be read")
	}
	label := strings.ToLower(strings.TrimSpace(params["charset"]))
	if label == "" || label == "utf-8" || label == "utf8" || label == "us-ascii" || label == "ascii" {
		if i := normalize.InvalidUTF8(body); i >= 0 {
			return "", &Problem{Code: InvalidUTF8, Detail: "the text is not valid UTF-8; name its charset in the Content-Type", Offset: &i}
		}
		return string(body), nil
	}
	enc, err := htmlindex.Get(label)
	if err != nil {
		return "", problem(UnsupportedMediaType, "charset %q is not in the WHATWG list", label)
	}
	out, err := enc.NewDecoder().Bytes(body)
	if err != nil {
		return "", problem(UnsupportedMediaType, "the text is not in charset %q", label)
	}
	return string(out), nil
}
