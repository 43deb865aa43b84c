package api

import (
	"embed"
	"encoding/json"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"
)

//go:embed web/index.html web/app.js web/words.js web/style.css web/icon.svg
var web embed.FS

// pagePolicy lets the page load only what this service sends.
const pagePolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"

// mountPage serves the page, its files, its examples and the reference.
func (s *service) mountPage(e *echo.Echo) error {
	files, err := fs.Sub(web, "web")
	if err != nil {
		return fmt.Errorf("api: page: %w", err)
	}
	type example struct {
		Name string `json:"name"`
		Lang string `json:"lang"`
		Text string `json:"text"`
	}
	list := make([]example, len(s.Examples))
	for i, x := range s.Examples {
		list[i] = example(x)
	}
	examples, err := json.Marshal(list)
	if err != nil {
		return fmt.Errorf("api: page: %w", err)
	}
	reference, err := renderReference()
	if err != nil {
		return fmt.Errorf("api: reference: %w", err)
	}
	page := func(c echo.Context) { c.Response().Header().Set("Content-Security-Policy", pagePolicy) }
	e.GET("/", func(c echo.Context) error { page(c); return echo.StaticFileHandler("index.html", files)(c) })
	e.GET("/docs", func(c echo.Context) error { page(c); return c.HTMLBlob(http.StatusOK, reference) })
	e.GET("/web/examples.json", func(c echo.Context) error { return c.JSONBlob(http.StatusOK, examples) })
	for _, name := range []string{"app.js", "words.js", "style.css", "icon.svg"} {
		e.GET("/web/"+name, echo.StaticFileHandler(name, files))
	}
	return nil
}

// operationDoc is one operation as the reference shows it.
type operationDoc struct {
	Method, Path, ID, Summary, Description, Example string
	Params                                          []paramDoc
}

type paramDoc struct{ Name, In, About string }

// renderReference makes the page at /docs from the specification, once, so
// that both never differ.
func renderReference() ([]byte, error) {
	var spec struct {
		Info  struct{ Title, Description string }
		Paths map[string]map[string]struct {
			OperationID          string `json:"operationId"`
			Summary, Description string
			Parameters           []struct {
				Name, In, Description string
			}
			RequestBody struct {
				Content map[string]struct {
					Examples map[string]struct{ Value json.RawMessage }
				}
			} `json:"requestBody"`
		}
	}
	if err := json.Unmarshal(Specification(), &spec); err != nil {
		return nil, err
	}
	var ops []operationDoc
	for path, methods := range spec.Paths {
		for method, o := range methods {
			d := operationDoc{Method: strings.ToUpper(method), Path: path, ID: o.OperationID, Summary: o.Summary, Description: o.Description}
			for _, p := range o.Parameters {
				d.Params = append(d.Params, paramDoc{p.Name, p.In, p.Description})
			}
			for _, x := range o.RequestBody.Content["application/json"].Examples {
				d.Example = fmt.Sprintf("curl -H 'Content-Type: application/json' -d '%s' http://127.0.0.1:8080%s", x.Value, path)
				break
			}
			ops = append(ops, d)
		}
	}
	slices.SortFunc(ops, func(a, b operationDoc) int {
		return strings.Compare(a.Path+a.Method, b.Path+b.Method)
	})
	var out strings.Builder
	err := referencePage.Execute(&out, map[string]any{"Title": spec.Info.Title, "About": spec.Info.Description, "Operations": ops, "Problems": problemRows()})
	return []byte(out.String()), err
}

type problemRow struct {
	Code   Code
	Status int
	Title  string
}

func problemRows() []problemRow {
	var rows []problemRow
	for c, s := range statuses {
		rows = append(rows, problemRow{c, s, titles[c]})
	}
	slices.SortFunc(rows, func(a, b problemRow) int { return strings.Compare(string(a.Code), string(b.Code)) })
	return rows
}

var referencePage = template.Must(template.New("reference").Parse(`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>{{.Title}}: HTTP reference</title><link rel="stylesheet" href="/web/style.css"><link rel="icon" href="/web/icon.svg" type="image/svg+xml"></head>
<body><header><h1>{{.Title}}</h1><p>HTTP reference</p><nav aria-label="Pages"><a href="/">Page</a> <a href="/openapi.json">OpenAPI 3.1</a></nav></header>
<main><p>{{.About}}</p>
{{range .Operations}}<section class="card" id="{{.ID}}"><h2>{{.Method}} {{.Path}}</h2><p>{{.Summary}}</p>{{with .Description}}<p class="soft">{{.}}</p>{{end}}
{{with .Params}}<table><thead><tr><th scope="col">parameter</th><th scope="col">in</th><th scope="col">meaning</th></tr></thead><tbody>{{range .}}<tr><td>{{.Name}}</td><td>{{.In}}</td><td>{{.About}}</td></tr>{{end}}</tbody></table>{{end}}
{{with .Example}}<pre class="view" tabindex="0">{{.}}</pre>{{end}}</section>{{end}}
<section class="card"><h2>Errors</h2><table><thead><tr><th scope="col">code</th><th scope="col">status</th><th scope="col">meaning</th></tr></thead><tbody>{{range .Problems}}<tr><td>{{.Code}}</td><td>{{.Status}}</td><td>{{.Title}}</td></tr>{{end}}</tbody></table></section>
</main></body></html>
`))
