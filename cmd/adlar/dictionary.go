package main

import (
	"fmt"
	"os"

	"github.com/adlar-names/adlar/dictionaries"
)

// DictionaryFlag is the dictionary that a command reads names with.
type DictionaryFlag struct {
	Dictionary string `placeholder:"DIR" help:"Curated files to lay over the built-in dictionary, or a compiled file (or $$ADLAR_DICTIONARY)."`
}

// Open returns the built-in dictionary with the files of the flag laid over
// it, or the compiled dictionary that the flag names.
func (f *DictionaryFlag) Open() (*dictionaries.Dictionary, error) {
	if f.Dictionary == "" {
		return dictionaries.Builtin()
	}
	if _, err := os.Stat(f.Dictionary); err != nil {
		return nil, fmt.Errorf("dictionary %s: no such folder or file: check --dictionary or ADLAR_DICTIONARY", f.Dictionary)
	}
	return dictionaries.Use(f.Dictionary)
}
