package api

// The server's wire types and the client are made from the specification.
//
//go:generate go tool -modfile=../tools/go.mod oapi-codegen -config wire/config.yaml openapi.yaml
//go:generate go tool -modfile=../tools/go.mod oapi-codegen -config client/config.yaml openapi.yaml
