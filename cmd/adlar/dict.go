package main

import (
	"fmt"
	"io/fs"
	"os"

	"github.com/adlar-names/adlar/dictionaries"
)

// DictCmd groups the commands of curators.
type DictCmd struct {
	Check   DictCheckCmd   `cmd:"" help:"Check curated files: every fault as file:line: rule: message."`
	Stats   DictStatsCmd   `cmd:"" help:"Count what a dictionary holds."`
	Show    DictShowCmd    `cmd:"" help:"Show entries: all names in all cases, with the rule that made each."`
	Compile DictCompileCmd `cmd:"" help:"Compile a folder into one file that opens in milliseconds."`
	Find    DictFindCmd    `cmd:"" help:"Show what would match in a text, and why not."`
	Diff    DictDiffCmd    `cmd:"" help:"Say what changes for texts between two dictionaries."`
	New     DictNewCmd     `cmd:"" help:"Draft an entry from one known name."`
	Schema  DictSchemaCmd  `cmd:"" help:"Print the JSON Schema of curated files, for editors."`
}

// DictCheckCmd checks curated files.
type DictCheckCmd struct {
	Dir string `arg:"" optional:"" help:"Folder of curated files (default: ./dictionaries, else the built-in ones)."`
}

// Help shows an example that runs.
func (DictCheckCmd) Help() string {
	return "Example:\n\n    $ adlar dict check dictionaries"
}

// Run prints the faults, one a line, to standard output.
func (c DictCheckCmd) Run(io *Streams) error {
	faults, entries, err := dictionaries.Check(dictFiles(&c.Dir))
	if err != nil {
		return err
	}
	prefix := ""
	if c.Dir != "" {
		prefix = c.Dir + "/"
	}
	for _, f := range faults {
		if _, err := fmt.Fprintf(io.Out, "%s%s\n", prefix, f); err != nil {
			return err
		}
	}
	fmt.Fprintf(io.Err, "%d entries, %d faults\n", entries, len(faults))
	if len(faults) > 0 {
		return &failedRecords{len(faults), entries}
	}
	return nil
}

// dictFiles opens the folder a curator works on; dir becomes its name, empty
// for the built-in files.
func dictFiles(dir *string) fs.FS {
	if *dir == "" {
		if info, err := os.Stat("dictionaries"); err != nil || !info.IsDir() {
			return dictionaries.Shipped()
		}
		*dir = "dictionaries"
	}
	return os.DirFS(*dir)
}
