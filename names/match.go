package names

// Match compares two personal names in Latin or Cyrillic script, in any
// spelling and order, by rules alone; [Namer.Match] also asks the dictionary
// for cognates and short forms. It is safe for concurrent use and takes a few
// microseconds.
func Match(a, b string) Comparison {
	return compare(Parse(a), Parse(b), nil, true)
}
