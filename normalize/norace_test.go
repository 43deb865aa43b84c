//go:build !race

package normalize_test

const raceDetector = false
