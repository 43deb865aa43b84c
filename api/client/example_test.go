package client_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"

	"github.com/adlar-names/adlar/api"
	"github.com/adlar-names/adlar/api/client"
	"github.com/adlar-names/adlar/dictionaries"
	"github.com/adlar-names/adlar/names"
	"github.com/adlar-names/adlar/normalize"
)

type texts struct{ n *normalize.Normalizer }

func (t texts) Answer(ctx context.Context, d normalize.Document) ([]byte, string, error) {
	r, err := t.n.Normalize(ctx, d)
	return r.AppendJSON(nil), "off", err
}

// A service, here one of our own; elsewhere its address is enough.
func serve() *httptest.Server {
	d, err := dictionaries.Builtin()
	if err != nil {
		panic(err)
	}
	n, err := normalize.New(d, normalize.Options{})
	if err != nil {
		panic(err)
	}
	lib := &api.Library{Dictionary: d, Names: names.New(d, names.Options{})}
	s, err := api.New(api.Config{Texts: texts{n}, Library: func() *api.Library { return lib }})
	if err != nil {
		panic(err)
	}
	return httptest.NewServer(s)
}

func Example() {
	s := serve()
	defer s.Close()
	c, err := client.NewClientWithResponses(s.URL, client.WithHTTPClient(http.DefaultClient))
	if err != nil {
		fmt.Println(err)
		return
	}
	answer, err := c.NormalizeWithResponse(context.Background(), nil, client.NormalizeRequest{Text: "Сергий Лавров прибыл в Баку."})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(answer.JSON200.Text)
	for _, e := range answer.JSON200.Edits {
		fmt.Printf("%d–%d %s → %s\n", e.Start, e.End, e.Old, e.New)
	}
	// Output:
	// Сергей Лавров прибыл в Баку.
	// 0–6 Сергий → Сергей
}
