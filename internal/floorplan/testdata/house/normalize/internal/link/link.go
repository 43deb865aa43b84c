// Package link is a fixture: a room that imports its own door.
package link

import (
	_ "example.org/house/normalize"
	_ "example.org/house/normalize/internal/token"
)
