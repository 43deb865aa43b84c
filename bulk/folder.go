package bulk

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// folder is the output of a job. While it is at work the folder .work in it
// holds the plan, what each finished shard says, and temporary files; it goes at
// the end.
type folder struct{ dir string }

func (f folder) path(name string) string { return filepath.Join(f.dir, name) }
func (f folder) work(name string) string { return filepath.Join(f.dir, ".work", name) }
func (f folder) spool(number int) string { return f.work(fmt.Sprintf("in-%06d", number)) }

// outcomeOf is what a shard says of itself in the first pass or the second.
func (f folder) outcomeOf(learn bool, number int) string {
	if learn {
		return f.work(fmt.Sprintf("learn-%06d.json", number))
	}
	return f.outcome(number)
}
func (f folder) isDoneOf(learn bool, number int) bool { return exists(f.outcomeOf(learn, number)) }
func (f folder) outcome(number int) string            { return f.work(fmt.Sprintf("done-%06d.json", number)) }
func (f folder) rejects(number int) string            { return f.work(fmt.Sprintf("reject-%06d", number)) }
func (f folder) isComplete() bool                     { return exists(f.path("_SUCCESS")) }

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}

// write makes a file whole or not at all. The temporary file has a name of its
// own, so two workers at one shard do not meet.
func (f folder) write(name string, fill func(io.Writer) error) (err error) {
	tmp, err := os.CreateTemp(f.work(""), "tmp-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(tmp.Name()) // it may have taken its name
		}
	}()
	buf := bufio.NewWriterSize(tmp, 256<<10)
	err = fill(buf)
	if err == nil {
		err = buf.Flush()
	}
	if err == nil {
		err = tmp.Chmod(0o644)
	}
	if err == nil {
		err = tmp.Sync()
	}
	if err = errors.Join(err, tmp.Close()); err != nil {
		return err
	}
	return os.Rename(tmp.Name(), name)
}

func (f folder) writeJSON(name string, value any) error {
	data, err := json.MarshalIndent(value, "", "  ")
	if err != nil {
		return err
	}
	return f.write(name, func(w io.Writer) error { _, err := w.Write(append(data, '\n')); return err })
}

func readJSON(name string, value any) error {
	data, err := os.ReadFile(name)
	if err == nil {
		err = json.Unmarshal(data, value)
	}
	return err
}

// syncDir makes renames last.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
