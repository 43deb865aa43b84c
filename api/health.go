package api

import (
	"context"
	_ "embed"
	"encoding/json"
	"net/http"
	"runtime"
	"sync"

	"github.com/adlar-names/adlar/api/wire"
	"github.com/labstack/echo/v4"
	"go.yaml.in/yaml/v4"
)

// Health answers while the process lives.
func (s *service) Health(context.Context, wire.HealthRequestObject) (wire.HealthResponseObject, error) {
	return wire.Health200JSONResponse{Status: "ok"}, nil
}

// Ready answers whether requests should be sent here. A cache or queue that
// fails is told, but the service works without them.
func (s *service) Ready(context.Context, wire.ReadyRequestObject) (wire.ReadyResponseObject, error) {
	checks := map[string]string{"dictionary": s.Library().Dictionary.Version()}
	for name, check := range s.Checks {
		checks[name], _ = check()
	}
	if s.draining.Load() {
		return wire.Ready503JSONResponse{Status: wire.Draining, Checks: checks}, nil
	}
	return wire.Ready200JSONResponse{Status: wire.Ready, Checks: checks}, nil
}

// Version tells what answers here.
func (s *service) Version(context.Context, wire.VersionRequestObject) (wire.VersionResponseObject, error) {
	return wire.Version200JSONResponse{Body: wire.Version{
		Version: s.Config.Version, Dictionary: s.Library().Dictionary.Version(), Go: runtime.Version(),
	}, Headers: wire.Version200ResponseHeaders{}}, nil
}

//go:embed openapi.yaml
var openapiYAML []byte

// Specification is openapi.yaml as JSON.
var Specification = sync.OnceValue(func() []byte {
	var doc any
	if err := yaml.Unmarshal(openapiYAML, &doc); err != nil {
		panic("api: openapi.yaml: " + err.Error()) // part of the program; a test reads it
	}
	out, err := json.Marshal(doc)
	if err != nil {
		panic("api: openapi.yaml: " + err.Error())
	}
	return out
})

func (s *service) specification(c echo.Context) error {
	return c.Blob(http.StatusOK, "application/json", Specification())
}
