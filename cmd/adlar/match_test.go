package main

import (
	"strconv"
	"strings"
	"testing"
)

func TestMatch(t *testing.T) {
	rows := []struct {
		name, a, b, verdict string
	}{
		{"itself", "Ceyhun Bayramov", "Ceyhun Bayramov", "same"},
		{"three scripts", "Джейхун Байрамов", "Jeyhun Bayramov", "same"},
		{"two men", "Сергей Лавров", "Vladimir Putin", "different"},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			code, out, errs := runAdlar(t, "", "match", row.a, row.b)
			first, _, _ := strings.Cut(out, "\n")
			number, verdict, _ := strings.Cut(first, " ")
			got, err := strconv.ParseFloat(number, 64)
			if code != exitDone || errs != "" || err != nil || verdict != row.verdict || (got >= 0.70) != (verdict == "same") {
				t.Errorf("match %q %q: code %d, %+q, %+q, want %s", row.a, row.b, code, out, errs, row.verdict)
			}
			code, line, _ := runAdlar(t, "7\t"+row.a+"\t"+row.b+"\n", "match", "--no-people", "--tsv")
			if code != exitDone || line != "7\t"+number+"\n" {
				t.Errorf("match --tsv %q %q: code %d, %+q, want the score %s again", row.a, row.b, code, line, number)
			}
		})
	}
}

func TestMatch_WrongUse(t *testing.T) {
	rows := []struct {
		name, stdin string
		args        []string
		code        int
		out, says   string
	}{
		{"no names", "", nil, exitWrong, "", "want two names"},
		{"one name", "", []string{"A"}, exitWrong, "", "want two names"},
		{"names and lines", "", []string{"--tsv", "A", "B"}, exitWrong, "", "give it no names"},
		{"two columns", "1\tA\n2\tBayramov\tBayramov\n", []string{"--tsv"}, exitFailed, "1\t\n2\t1\n", "line 1: has 2 columns"},
		{"broken UTF-8", "1\tA\xff\tA\n", []string{"--tsv"}, exitFailed, "1\t\n", "line 1: byte 3 is not UTF-8"},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			code, out, errs := runAdlar(t, row.stdin, append([]string{"match"}, row.args...)...)
			if code != row.code || out != row.out || !strings.Contains(errs, row.says) {
				t.Errorf("match %q: code %d, %+q, %+q; want code %d, %+q, %q", row.args, code, out, errs, row.code, row.out, row.says)
			}
		})
	}
}
