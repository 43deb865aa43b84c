package dictionaries

import (
	"embed"
	"io/fs"
	"sync"
	"unsafe"

	"github.com/klauspost/compress/zstd"
)

//go:generate go run ./internal/genimage

//go:embed */*.yaml
var shipped embed.FS

//go:embed image
var imageFiles embed.FS

const imageFile = "image/dictionary.zst"

// Shipped returns the curated files that are built in.
func Shipped() fs.FS { return shipped }

// builtin is built once. The compiled image is taken when it was made from
// these very files; else they are compiled. A test proves that they have no
// faults, so none are looked for at start.
var builtin = sync.OnceValues(func() (*Dictionary, error) {
	names, texts, err := sources(shipped)
	if err != nil {
		return nil, err
	}
	if d := embedded(); d != nil && d.version == versionOf(names, texts) {
		return d, nil
	}
	return compile(decode(names, texts)), nil
})

// Builtin returns the dictionary of the shipped files. It is built on first
// use, once: in some 20 ms from the embedded image, in about 30 µs an entry
// where that is older than the files.
func Builtin() (*Dictionary, error) { return builtin() }

// Fresh compiles the shipped files, whatever image is embedded.
func Fresh() (*Dictionary, error) {
	c, err := read(shipped)
	if err != nil {
		return nil, err
	}
	return compile(c), nil
}

// embedded opens the embedded image, nil when there is none that this build
// can use.
func embedded() *Dictionary {
	packed, err := imageFiles.ReadFile(imageFile)
	if err != nil {
		return nil
	}
	dec, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1))
	if err != nil {
		return nil
	}
	defer dec.Close()
	data, err := dec.DecodeAll(packed, nil)
	if err != nil || len(data) == 0 {
		return nil
	}
	if uintptr(unsafe.Pointer(unsafe.SliceData(data)))&7 != 0 {
		data = append(make([]byte, 0, len(data)+8), data...)
	}
	d, err := openImage(data)
	if err != nil {
		return nil
	}
	d.image.state.Store(1) // zstd has its own checksum
	return d
}
