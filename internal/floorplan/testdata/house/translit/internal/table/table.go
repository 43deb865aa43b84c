// Package table is a fixture: a package that belongs to its room.
package table
