package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/alecthomas/kong"
)

// CLI is the command line: one field a command, in the order of the manual.
// A field of the struct of a command is a flag or an argument; its value comes
// from the command line, else the environment, else the configuration file.
type CLI struct {
	Config string `placeholder:"FILE" help:"YAML file with defaults of flags (or $$ADLAR_CONFIG)."`

	Bulk        BulkCmd        `cmd:"" help:"Normalize the records of many files."`
	Dict        DictCmd        `cmd:"" help:"Curated data: check, show, compare, compile."`
	Healthcheck HealthcheckCmd `cmd:"" help:"Ask a running service whether it is alive."`
	Inflect     InflectCmd     `cmd:"" help:"Decline names, or move the form of one name to another."`
	Jobs        JobsCmd        `cmd:"" help:"Jobs on the queue: list, show, cancel, retry, watch."`
	Lemma       LemmaCmd       `cmd:"" help:"Base form of a name as a text has it."`
	Gender      GenderCmd      `cmd:"" help:"The sex that a name points at."`
	Match       MatchCmd       `cmd:"" help:"Tell whether two spellings name one bearer."`
	Normalize   NormalizeCmd   `cmd:"" help:"Write the names of texts one way."`
	Translit    TranslitCmd    `cmd:"" help:"Write text in another script under a named standard."`
	Serve       ServeCmd       `cmd:"" help:"Serve over HTTP."`
	Render      RenderCmd      `cmd:"" help:"Write a name in another language."`
	Expand      ExpandCmd      `cmd:"" help:"List the spellings of a name."`
	Worker      WorkerCmd      `cmd:"" help:"Run the jobs of a queue."`
	Version     VersionCmd     `cmd:"" help:"Print the version."`
}

const about = `Find the names in news text, tell who and what they are, and write them one way.

Files or standard input in, standard output out. Exit codes: 0 done, 1 some records failed, 2 wrong use or configuration.`

// errHelpShown ends parsing after help was printed.
var errHelpShown = errors.New("adlar: help shown")

// parse reads the command line. It never ends the process: help comes back as
// errHelpShown and a mistake as a usage error that names the help to read.
func parse(args []string, stdout, stderr io.Writer) (*kong.Context, error) {
	return parseInto(&CLI{}, args, stdout, stderr)
}

// parseInto is parse for any grammar, so tests bring their own.
func parseInto(grammar any, args []string, stdout, stderr io.Writer) (cmd *kong.Context, err error) {
	parser, err := kong.New(grammar,
		kong.Name("adlar"),
		kong.Description(about),
		kong.Writers(stdout, stderr),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, NoExpandSubcommands: true}),
		kong.Exit(func(int) { panic(errHelpShown) }), // kong would go on parsing after help
		kong.Resolvers(&settings{}),
	)
	if err != nil {
		return nil, fmt.Errorf("command line: %w", err)
	}
	defer func() {
		if r := recover(); r != nil {
			if r != errHelpShown { // the very value that Exit above panics with
				panic(r)
			}
			cmd, err = nil, errHelpShown
		}
	}()
	if len(args) == 0 {
		args = []string{"--help"}
	}
	cmd, err = parser.Parse(args)
	if err != nil {
		return nil, usageError(err)
	}
	return cmd, nil
}

// usageError turns kong's complaint into one that says where help is.
func usageError(err error) error {
	help := "adlar --help"
	var p *kong.ParseError
	if errors.As(err, &p) && p.Context != nil {
		if c := p.Context.Command(); c != "" {
			c, _, _ = strings.Cut(c, " <") // arguments
			help = "adlar " + c + " --help"
		}
	}
	return fmt.Errorf("%w (see %q)", err, help)
}
