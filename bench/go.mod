// Rivals of the product, apart from it so that none enters its dependencies.
module github.com/adlar-names/adlar/bench

go 1.26.8

require (
	github.com/BobuSumisu/aho-corasick v1.0.3
	github.com/adlar-names/adlar v0.0.0
	golang.org/x/text v0.44.0
)

replace github.com/adlar-names/adlar => ../
