// Package translit is a fixture: a floor that imports one above it.
package translit

import (
	_ "example.org/house/normalize"
	_ "example.org/house/translit/internal/table"
)
