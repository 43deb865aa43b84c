package main

import (
	"fmt"
	"os"

	"github.com/adlar-names/adlar/dictionaries"
)

// DictionaryFlag is the dictionary that a command reads names with.
type DictionaryFlag struct {
	Dictionary string `placeholder:"DIR" help:"Curated files to lay over the built-in dictionary (or $$ADLAR_DICTIONARY)."`
}

// Open returns the built-in dictionary, with the files of the flag laid over
// it.
func (f *DictionaryFlag) Open() (*dictionaries.Dictionary, error) {
	if f.Dictionary == "" {
		return dictionaries.Builtin()
	}
	info, err := os.Stat(f.Dictionary)
	if err != nil {
		return nil, fmt.Errorf("dictionary %s: no such folder: check --dictionary or ADLAR_DICTIONARY", f.Dictionary)
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("dictionary %s: is not a folder of curated files", f.Dictionary)
	}
	return dictionaries.Overlay(dictionaries.Shipped(), os.DirFS(f.Dictionary))
}
