// Command adlar finds the names in news text and writes them one way.
//
// Start with CLI, the list of commands, and Streams, what a command reads and
// writes. Each command is one file with one struct and its Run method; this
// package wires and holds no rule about names.
//
// Laws: exit code 0 means done, 1 that some records failed, 2 wrong use or
// configuration; an error is one line on standard error that says what to do;
// a line in gives exactly one line out, in the same order; a file is written
// whole or not at all; flags win over the environment, the environment over
// the configuration file.
//
// It does not decide anything about letters, words or names: those live in the
// packages it calls.
package main
