package adlar

import (
	_ "embed" // VERSION
	"runtime/debug"
	"strings"
)

//go:embed VERSION
var version string

// Version is the release this code belongs to, from the file VERSION, followed
// by "+" and the first twelve digits of the commit where the build recorded
// one. It never fails and costs a walk over the build settings.
func Version() string {
	v := strings.TrimSpace(version)
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return v
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			return v + "+" + s.Value[:12]
		}
	}
	return v
}
