// Package dictionaries is a fixture: a test that imports a floor above.
package dictionaries

import _ "example.org/house/translit"
