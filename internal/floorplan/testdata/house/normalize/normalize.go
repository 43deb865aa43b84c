// Package normalize is a fixture: a room that imports a library of another.
package normalize

import (
	_ "example.org/house/names"
	_ "example.org/house/normalize/internal/link"
	_ "github.com/labstack/echo/v4"
)
