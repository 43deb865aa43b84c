package main

import (
	"os/exec"
	"syscall"
)

// peakMB is the largest resident size of a process that ended.
func peakMB(cmd *exec.Cmd) float64 {
	u, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	return float64(u.Maxrss) / 1e3 // Linux counts kilobytes
}
