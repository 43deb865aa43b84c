// Package adlar is the root of the module; it holds its version and no other code.
//
// The house is a ladder: translit (letters), inflect (words), dictionaries and
// names (names), normalize (texts), then the services cache, bulk and api.
// Each floor imports only floors below it; the table is checked by a test.
package adlar
