package main

import (
	"fmt"
	"runtime"

	"github.com/adlar-names/adlar"
)

// VersionCmd prints the version of the program.
type VersionCmd struct{}

// Help shows an example that runs.
func (VersionCmd) Help() string {
	return "Example:\n\n    $ adlar version"
}

// Run prints one line: name, version, Go version, system and processor.
func (VersionCmd) Run(io *Streams) error {
	_, err := fmt.Fprintf(io.Out, "adlar %s %s %s/%s\n", adlar.Version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}
