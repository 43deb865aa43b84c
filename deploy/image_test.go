package deploy

import (
	"debug/elf"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/linter"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
)

const root = ".."

// stages reads the Dockerfile as BuildKit would.
func stages(t *testing.T) []instructions.Stage {
	t.Helper()
	f, err := os.Open(filepath.Join(root, "Dockerfile"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	parsed, err := parser.Parse(f)
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range parsed.Warnings {
		t.Errorf("Dockerfile: %s", w.Short)
	}
	stages, _, err := instructions.Parse(parsed.AST, linter.New(&linter.Config{
		Warn: func(rule, _, _, message string, _ []parser.Range) { t.Errorf("Dockerfile: %s: %s", rule, message) },
	}))
	if err != nil {
		t.Fatal(err)
	}
	return stages
}

func TestDockerfile_Image(t *testing.T) {
	all := stages(t)
	if len(all) < 2 {
		t.Fatalf("Dockerfile: %d stages, want a build and an image", len(all))
	}
	image := all[len(all)-1]
	if image.BaseName != "scratch" && !strings.Contains(image.BaseName, "distroless") {
		t.Errorf("image is from %s, want scratch or distroless", image.BaseName)
	}
	var user, entry string
	var health, labels []string
	for _, command := range image.Commands {
		switch c := command.(type) {
		case *instructions.UserCommand:
			user = c.User
		case *instructions.HealthCheckCommand:
			health = c.Health.Test
		case *instructions.EntrypointCommand:
			entry = strings.Join(c.CmdLine, " ")
			if c.PrependShell {
				t.Error("ENTRYPOINT wants a shell; the image has none")
			}
		case *instructions.CopyCommand:
			if c.From != all[0].Name {
				t.Errorf("image copies %v from %q, want only what was built", c.SourcePaths, c.From)
			}
		case *instructions.LabelCommand:
			for _, l := range c.Labels {
				labels = append(labels, l.Key)
			}
		case *instructions.RunCommand:
			t.Error("image runs a command; it has no shell")
		}
	}
	if user != "65532:65532" {
		t.Errorf("image runs as %q, want 65532:65532", user)
	}
	if want := []string{"CMD", "/adlar", "healthcheck"}; !slices.Equal(health, want) {
		t.Errorf("HEALTHCHECK %q, want %q", health, want)
	}
	if entry != "/adlar" {
		t.Errorf("ENTRYPOINT %q, want /adlar", entry)
	}
	for _, want := range []string{"title", "licenses", "source", "version"} {
		if !slices.Contains(labels, "org.opencontainers.image."+want) {
			t.Errorf("label org.opencontainers.image.%s is missing: %q", want, labels)
		}
	}
}

// buildImage runs the go build command of the Dockerfile in dir for one platform and
// returns the binary it makes.
func buildImage(t *testing.T, dir, arch string) string {
	t.Helper()
	out := t.TempDir()
	for _, command := range stages(t)[0].Commands {
		run, ok := command.(*instructions.RunCommand)
		if !ok || !strings.Contains(strings.Join(run.CmdLine, " "), "go build") {
			continue
		}
		line := strings.ReplaceAll(strings.Join(run.CmdLine, " "), "/out/", out+"/")
		sh := exec.CommandContext(t.Context(), "sh", "-c", line)
		sh.Dir = dir
		sh.Env = append(os.Environ(), "TARGETOS=linux", "TARGETARCH="+arch)
		if got, err := sh.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", line, err, got)
		}
		return filepath.Join(out, "adlar")
	}
	t.Fatal("Dockerfile: no go build in the build stage")
	return ""
}

func TestDockerfile_BuildIsStatic(t *testing.T) {
	for arch, machine := range map[string]elf.Machine{"amd64": elf.EM_X86_64, "arm64": elf.EM_AARCH64} {
		t.Run(arch, func(t *testing.T) {
			f, err := elf.Open(buildImage(t, root, arch))
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			if f.Machine != machine {
				t.Errorf("binary is for %v, want %v", f.Machine, machine)
			}
			for _, p := range f.Progs {
				if p.Type == elf.PT_INTERP || p.Type == elf.PT_DYNAMIC {
					t.Errorf("binary has a segment %v: it is not static", p.Type)
				}
			}
		})
	}
}
