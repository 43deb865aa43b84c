# What a developer runs. `make` alone lists the targets.
#
#   make check   after a change (≤ 2 minutes)
#   make test    before a merge, and what CI runs (< 15 minutes)

SHELL    := bash
GO       ?= go
FUZZTIME ?= 60s
SOAKTIME ?= 10m
SHARED   ?= $(or $(ADLAR_SHARED),../shared)
LINT     := $(GO) tool -modfile=tools/go.mod golangci-lint run
BUILD    := CGO_ENABLED=0 $(GO) build -trimpath -buildvcs=false -ldflags "-s -w"

.PHONY: help build check test format vet lint licences dictionaries nested generated data fuzz bench eval soak need clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-13s %s\n", $$1, $$2}' Makefile

build: ## build/adlar: static, the same bytes from the same sources
	$(BUILD) -o build/adlar ./cmd/adlar

check: format vet lint dictionaries licences ## format, vet, lint, floor plan, dictionary, fast tests
	$(GO) test -short -timeout 5m ./...

test: need format vet lint generated dictionaries nested ## everything, with -race; installs what it needs when run as root on Debian
	$(GO) test -race -timeout 14m ./...

need: ## install redis-server and the like, or say what is missing
	@scripts/need

format: ## fail on files that gofmt would change
	@bad=$$(gofmt -l .); [ -z "$$bad" ] || { printf 'run gofmt -w on:\n%s\n' "$$bad"; exit 1; }

vet:
	$(GO) vet ./...

lint: ## golangci-lint at the version of tools/go.mod
	$(LINT) ./...

licences: ## the licence of every linked module; fails on a missing or binding one
	@scripts/licences $(GO) >/dev/null

dictionaries: ## every fault of the curated data, with file and line
	@if $(GO) run ./cmd/adlar dict check --help >/dev/null 2>&1; then set -x; $(GO) run ./cmd/adlar dict check; fi

nested: ## vet and test the modules below this one
	@scripts/nested $(GO)

data: ## make the generated files anew
	$(GO) generate ./...

generated: ## fail when a generated file is not what its generator makes now
	@scripts/generated $(GO)

fuzz: ## every fuzz target for FUZZTIME (60s)
	@FUZZTIME=$(FUZZTIME) scripts/fuzz $(GO)

bench: build ## benchmarks of all packages, then the table against rivals (bench/RESULTS.md); fails when a third of a lead is lost
	$(GO) test -run '^$$' -bench . -benchmem -timeout 60m ./...
	cd bench && $(GO) run . -o RESULTS.md

eval: build ## scores by language and kind; fails on a drop of more than 0.5 points; writes eval/RESULTS.md
	@SHARED=$(SHARED) scripts/eval build/adlar

soak: ## long loads and faults: tests named TestSoak…, SOAKTIME (10m) each
	ADLAR_SOAK=$(SOAKTIME) $(GO) test -run '^TestSoak' -v -timeout 12h ./...

clean:
	rm -rf build
