// Package token splits a view into words, numbers and marks.
//
// Start with [Split] and [Token]. A token covers view[Start:End]; white space
// after it belongs to it up to Next, so that tokens with their space
// concatenate to the view (the first token may be empty and hold leading
// space). Shapes say what a later room asks about a word: script, case,
// initial, glued halves, broken by a line end, spaced letters.
//
// The room reads letters only; it knows no names and no language, never fails
// on any bytes, and is linear.
package token
