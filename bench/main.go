// Command bench races the product against what people would use instead, in
// one process and by turns, and prints one table of medians and ratios. Every
// contender's answer is checked before its speed is taken. Only the ratios
// travel between machines.
package main

import (
	"bufio"
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/adlar-names/adlar/dictionaries"
)

func main() {
	rounds := flag.Int("rounds", 5, "rounds of every race")
	least := flag.Duration("least", 100*time.Millisecond, "processor time of a contender in a round, at least")
	large := flag.Bool("large", false, "also a dictionary of a million names (a minute and some GB)")
	out := flag.String("o", "", "also write the table to this file")
	accept := flag.Bool("accept", false, "write the ratios of this run to baseline.tsv instead of comparing with it")
	flag.Parse()
	got := ratios{}
	var page bytes.Buffer
	w := io.MultiWriter(os.Stdout, &page)
	heading(w, *rounds)
	d, err := dictionaries.Builtin()
	must(err == nil, "%v", err)
	sizes := []int{10_000, 100_000}
	if *large {
		sizes = append(sizes, 1_000_000)
	}
	peak := memory() // before this process has grown: a child's peak starts from its parent's
	parts := []func() []race{
		process, transliteration, declining, func() []race { return normalizing(d) }, func() []race { return comparing(d) },
	}
	for _, size := range sizes {
		parts = append(parts, func() []race { return matching(size) })
	}
	for _, part := range parts {
		for _, r := range part() {
			rows := r.measure(*rounds, *least)
			got.add(&r, rows)
			r.print(w, rows)
		}
		runtime.GC()
	}
	_, _ = io.WriteString(w, peak)
	if *out != "" {
		if err := os.WriteFile(*out, page.Bytes(), 0o644); err != nil {
			fail(err)
		}
	}
	if *accept {
		if err := got.write("baseline.tsv"); err != nil {
			fail(err)
		}
		return
	}
	lost, err := got.lost("baseline.tsv")
	if err != nil {
		fail(err)
	}
	if len(lost) > 0 {
		fail(fmt.Errorf("slower than the baseline by a third or more:\n  %s", strings.Join(lost, "\n  ")))
	}
}

func fail(err error) {
	_, _ = fmt.Fprintln(os.Stderr, "bench:", err)
	os.Exit(1)
}

func heading(w io.Writer, rounds int) {
	_, _ = fmt.Fprintf(w, "# Speed\n\nWritten by `make bench` on %s: %s, %d processors, %s, %s/%s; medians of %d interleaved rounds, processor time of one thread's work.\n"+
		"Speeds are of this machine, under whatever else ran on it; only the ratio (time for the same work, the first line being 1) travels.\n\n"+
		"| race | contender | speed | time | note |\n|---|---|---|---|---|\n",
		time.Now().UTC().Format(time.DateOnly), processor(), runtime.NumCPU(), runtime.Version(), runtime.GOOS, runtime.GOARCH, rounds)
}

func processor() string {
	f, err := os.Open("/proc/cpuinfo")
	if err != nil {
		return "unknown processor"
	}
	defer func() { _ = f.Close() }() // only read
	for sc := bufio.NewScanner(f); sc.Scan(); {
		if name, ok := strings.CutPrefix(sc.Text(), "model name"); ok {
			return strings.TrimLeft(name, "\t: ")
		}
	}
	return "unknown processor"
}

// binary is the program that `make build` leaves.
var binary = filepath.Join("..", "build", "adlar")

// process measures the start of the whole program with its dictionary: one
// short text in, one answer out.
func process() []race {
	if _, err := os.Stat(binary); err != nil {
		return nil
	}
	run := func() {
		cmd := exec.Command(binary, "normalize", "--lang", "ru")
		cmd.Stdin = strings.NewReader("Сергий Лавров прибыл в Баку.\n")
		out, err := cmd.Output()
		must(err == nil && string(out) == "Сергей Лавров прибыл в Баку.\n", "adlar normalize: %q, %v", out, err)
	}
	return []race{{title: "start-up, one text, exit", unit: "runs", work: 1, ways: []contender{
		{"adlar normalize", run},
		{"the same program: --help, no dictionary", func() { _ = exec.Command(binary, "--help").Run() }},
		{"python3 -c pass", func() { _ = exec.Command("python3", "-c", "pass").Run() }},
	}}}
}

// memory tells what the built-in dictionary costs: live after collection in
// this process, and resident in the program.
func memory() string {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	s := fmt.Sprintf("\nLive memory with the built-in dictionary: %.1f MB.\n", float64(m.HeapAlloc)/1e6)
	cmd := exec.Command(binary, "normalize", "--lang", "ru")
	cmd.Stdin = strings.NewReader("Баку\n")
	if cmd.Run() == nil {
		s += fmt.Sprintf("The program with its dictionary, one text: %.0f MB resident at most.\n", peakMB(cmd))
	}
	return s
}
