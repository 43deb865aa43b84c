// Package names is a fixture: a file that is a drawer.
package names

import _ "example.org/house/translit"
