// Package attic is a fixture: a package without a room.
package attic
