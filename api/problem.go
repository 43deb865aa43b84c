package api

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"

	"github.com/adlar-names/adlar/normalize"
	"github.com/adlar-names/adlar/translit"
	"github.com/labstack/echo/v4"
)

// Code is the stable name of an error, as the contract lists them.
type Code string

// The codes and, in statuses, the HTTP status of each.
const (
	InvalidJSON          Code = "invalid_json"
	InvalidUTF8          Code = "invalid_utf8"
	UnknownField         Code = "unknown_field"
	InvalidRequest       Code = "invalid_request"
	UnknownLanguage      Code = "unknown_language"
	UnknownStyle         Code = "unknown_style"
	UnknownScheme        Code = "unknown_scheme"
	TextTooLong          Code = "text_too_long"
	TooManyItems         Code = "too_many_items"
	UnsupportedMediaType Code = "unsupported_media_type"
	Unauthorized         Code = "unauthorized"
	Forbidden            Code = "forbidden"
	NotFound             Code = "not_found"
	MethodNotAllowed     Code = "method_not_allowed"
	RateLimited          Code = "rate_limited"
	Overloaded           Code = "overloaded"
	Internal             Code = "internal"
)

var statuses = map[Code]int{
	InvalidJSON: 400, InvalidUTF8: 400, UnknownField: 400, InvalidRequest: 400,
	UnknownLanguage: 400, UnknownStyle: 400, UnknownScheme: 400,
	TextTooLong: 413, TooManyItems: 413, UnsupportedMediaType: 415,
	Unauthorized: 401, Forbidden: 403, NotFound: 404, MethodNotAllowed: 405,
	RateLimited: 429, Overloaded: 503, Internal: 500,
}

var titles = map[Code]string{
	InvalidJSON: "The body is not valid JSON", InvalidUTF8: "The text is not valid UTF-8",
	UnknownField: "The body has a field that is not known", InvalidRequest: "The request breaks the specification",
	UnknownLanguage: "The language is not known", UnknownStyle: "The style is not known",
	UnknownScheme: "The transliteration scheme is not known", TextTooLong: "The text is too long",
	TooManyItems: "There are too many items", UnsupportedMediaType: "The media type is not supported",
	Unauthorized: "An API key is needed", Forbidden: "The API key does not allow this",
	NotFound: "There is nothing here", MethodNotAllowed: "The method is not allowed here",
	RateLimited: "The rate limit is reached", Overloaded: "The service is busy", Internal: "Something went wrong",
}

// Problem is an error with its code: what a caller is told. Detail never
// repeats text of an article.
type Problem struct {
	Code   Code
	Detail string
	Offset *int // of the first bad byte, for InvalidUTF8
	Retry  int  // seconds, for RateLimited and Overloaded
}

// Error makes a Problem an error.
func (p *Problem) Error() string { return string(p.Code) + ": " + p.Detail }

func problem(code Code, format string, args ...any) *Problem {
	return &Problem{Code: code, Detail: fmt.Sprintf(format, args...)}
}

// problemOf finds what an error is to the caller; anything unexpected is
// Internal, without detail.
func problemOf(err error) *Problem {
	var p *Problem
	var he *echo.HTTPError
	var tooBig *http.MaxBytesError
	switch {
	case errors.As(err, &p):
		return p
	case errors.Is(err, normalize.ErrTooLong), errors.As(err, &tooBig):
		return problem(TextTooLong, "a text holds at most %d bytes of UTF-8", normalize.MaxText)
	case errors.Is(err, normalize.ErrUnknownLanguage):
		return problem(UnknownLanguage, "want az, az-Cyrl, az-Arab, ru, uk, en or auto")
	case errors.Is(err, normalize.ErrUnknownStyle):
		return problem(UnknownStyle, "want common, official, bgn-pcgn, as-written or a style of the dictionary")
	case errors.Is(err, normalize.ErrUnknownOffsets):
		return problem(InvalidRequest, "offsets: want code-point, byte or utf16")
	case errors.Is(err, normalize.ErrUnknownFormat):
		return problem(InvalidRequest, "format: want text, html or markdown")
	case errors.Is(err, normalize.ErrBadDate):
		return problem(InvalidRequest, "date: want an ISO date, 2024-09-10")
	case errors.Is(err, translit.ErrUnknownScheme):
		return &Problem{Code: UnknownScheme, Detail: err.Error()}
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		return &Problem{Code: Overloaded, Detail: "the request took too long", Retry: 1}
	case errors.As(err, &he):
		switch he.Code {
		case http.StatusNotFound:
			return problem(NotFound, "no such address")
		case http.StatusMethodNotAllowed:
			return problem(MethodNotAllowed, "see the specification at /openapi.json")
		case http.StatusUnsupportedMediaType:
			return problem(UnsupportedMediaType, "see the specification at /openapi.json")
		case http.StatusRequestEntityTooLarge:
			return problem(TextTooLong, "a text holds at most %d bytes of UTF-8", normalize.MaxText)
		case http.StatusBadRequest:
			return problem(InvalidRequest, "%v", he.Message)
		}
	}
	return &Problem{Code: Internal}
}

// writeProblem answers with a problem document.
func writeProblem(w http.ResponseWriter, path string, p *Problem) {
	status := statuses[p.Code]
	body := struct {
		Type     string `json:"type"`
		Title    string `json:"title"`
		Status   int    `json:"status"`
		Code     Code   `json:"code"`
		Detail   string `json:"detail,omitempty"`
		Instance string `json:"instance,omitempty"`
		Offset   *int   `json:"offset,omitempty"`
	}{"about:blank", titles[p.Code], status, p.Code, p.Detail, path, p.Offset}
	data, err := json.Marshal(body)
	if err != nil { // strings and numbers always marshal
		data = []byte(`{"type":"about:blank","title":"Something went wrong","status":500,"code":"internal"}`)
	}
	h := w.Header()
	h.Set("Content-Type", "application/problem+json")
	if p.Retry > 0 {
		h.Set("Retry-After", strconv.Itoa(p.Retry))
	}
	if p.Code == Unauthorized {
		h.Set("WWW-Authenticate", `Bearer realm="adlar"`)
	}
	w.WriteHeader(status)
	_, _ = w.Write(data) // the caller is gone when this fails
}
