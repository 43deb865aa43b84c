// Command genimage compiles the shipped YAML into image/dictionary.zst.
//
// Run it through go generate in package dictionaries, or make data.
package main

import (
	"bytes"
	"log"
	"os"

	"github.com/klauspost/compress/zstd"

	"github.com/adlar-names/adlar/dictionaries"
)

func main() {
	d, err := dictionaries.Fresh()
	if err != nil {
		log.Fatal(err)
	}
	var flat bytes.Buffer
	if err := d.Compile(&flat); err != nil {
		log.Fatal(err)
	}
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1), zstd.WithEncoderCRC(true))
	if err != nil {
		log.Fatal(err)
	}
	packed := enc.EncodeAll(flat.Bytes(), nil)
	if err := os.WriteFile("image/dictionary.zst", packed, 0o644); err != nil {
		log.Fatal(err)
	}
	log.Printf("genimage: %d bytes, %d packed, version %s", flat.Len(), len(packed), d.Version())
}
