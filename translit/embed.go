package translit

import "embed"

//go:embed schemes/*.yaml
var shipped embed.FS
