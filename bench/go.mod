// Rivals of the product, apart from it so that none enters its dependencies.
module github.com/adlar-names/adlar/bench

go 1.26.8

require (
	github.com/BobuSumisu/aho-corasick v1.0.3
	github.com/adlar-names/adlar v0.0.0
	golang.org/x/text v0.44.0
)

require (
	github.com/fsnotify/fsnotify v1.10.1 // indirect
	github.com/klauspost/compress v1.20.4 // indirect
	github.com/klauspost/cpuid/v2 v2.4.0 // indirect
	github.com/yuin/goldmark v1.8.7 // indirect
	github.com/zeebo/xxh3 v1.1.0 // indirect
	go.yaml.in/yaml/v4 v4.0.0 // indirect
	golang.org/x/net v0.62.0 // indirect
	golang.org/x/sync v0.25.0 // indirect
	golang.org/x/sys v0.50.0 // indirect
)

replace github.com/adlar-names/adlar => ../
