package main

import (
	"bytes"
	"os"
	"testing"
)

func TestGenerate_Current(t *testing.T) {
	got, err := generate("../../rules")
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("../../rules_gen.go")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("rules_gen.go is not what rules/*.yaml give; run go generate ./inflect")
	}
}
