// Package token is a fixture: a room that imports a later one.
package token

import _ "example.org/house/normalize/internal/link"
