//go:build race

package normalize_test

// raceDetector is on: pools then drop what they hold, and every run allocates.
const raceDetector = true
