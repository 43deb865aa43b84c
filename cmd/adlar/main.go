package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the process at once
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run is the whole program: it parses args, runs the command they name on the
// given streams and returns the exit code. A done ctx asks the command to stop.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	s := newStreams(ctx, stdin, stdout, stderr)
	cmd, err := parse(args, s.Out, s.Err)
	if errors.Is(err, errHelpShown) {
		err = nil
	} else if err == nil {
		cmd.BindTo(ctx, (*context.Context)(nil))
		err = cmd.Run(s)
	}
	if ctx.Err() != nil && errors.Is(err, context.Canceled) {
		err = errInterrupted // a package below saw the signal first
	}
	err = errors.Join(err, s.Flush())
	if err == nil {
		return exitDone
	}
	fmt.Fprintln(stderr, "adlar: "+oneLine(err))
	return exitCode(err)
}
