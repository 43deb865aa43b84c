// Package util is a fixture: a drawer.
package util
