package main

import (
	"fmt"
	"io"
	"slices"
	"syscall"
	"time"
)

// contender is one way of doing the work of a race.
type contender struct {
	name string
	run  func()
}

// race holds contenders for the same work. The first is the product.
type race struct {
	title string
	unit  string  // what a round does that many times: MB, names, requests
	work  float64 // units of one run
	ways  []contender
	note  string
}

// cpu is the processor time of the process and the children it waited for: unlike the clock it does not count
// what others do on the machine.
func cpu() time.Duration {
	var spent time.Duration
	for _, who := range []int{syscall.RUSAGE_SELF, syscall.RUSAGE_CHILDREN} {
		var u syscall.Rusage
		if syscall.Getrusage(who, &u) == nil {
			spent += time.Duration(u.Utime.Nano() + u.Stime.Nano())
		}
	}
	return spent
}

// row is a contender's median speed in units a second, and its time for one
// run as a multiple of the product's.
type row struct {
	name  string
	speed float64
	times float64
}

// measure runs the contenders by turns, so that a slow spell of the machine
// hits all of them, and takes medians over the rounds. A run is repeated until
// it fills the least time.
func (r *race) measure(rounds int, least time.Duration) []row {
	per := make([][]float64, len(r.ways))
	for i := range r.ways {
		r.ways[i].run() // warm
	}
	for range rounds {
		for i := range r.ways {
			n, began := 0, cpu()
			for spent := time.Duration(0); spent < least || n == 0; spent = cpu() - began {
				r.ways[i].run()
				n++
			}
			per[i] = append(per[i], (cpu()-began).Seconds()/float64(n))
		}
	}
	rows := make([]row, len(r.ways))
	ours := median(per[0])
	for i := range r.ways {
		m := median(per[i])
		rows[i] = row{r.ways[i].name, r.work / m, m / ours}
	}
	return rows
}

func median(v []float64) float64 {
	v = slices.Clone(v)
	slices.Sort(v)
	return v[len(v)/2]
}

// print writes a race as a part of the table.
func (r *race) print(w io.Writer, rows []row) {
	for i, x := range rows {
		title, note := "", ""
		if i == 0 {
			title, note = r.title, r.note
		}
		_, _ = fmt.Fprintf(w, "| %s | %s | %s %s/s | %.2f | %s |\n", title, x.name, figure(x.speed), r.unit, x.times, note)
	}
}

func figure(v float64) string {
	switch {
	case v >= 1e6:
		return fmt.Sprintf("%.1f M", v/1e6)
	case v >= 100:
		return fmt.Sprintf("%.0f", v)
	}
	return fmt.Sprintf("%.1f", v)
}

// must stops the measurement: a wrong answer has no speed.
func must(ok bool, format string, args ...any) {
	if !ok {
		panic("bench: " + fmt.Sprintf(format, args...))
	}
}
