package dictionaries

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Use opens the dictionary that a configuration names: the built-in one for an
// empty path, a folder of curated files laid over it ([Overlay]), or a compiled
// file, which is used as it is and checked whole.
func Use(path string) (*Dictionary, error) {
	if path == "" {
		return Builtin()
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("dictionaries: %w", err)
	}
	if info.IsDir() {
		return Overlay(Shipped(), os.DirFS(path))
	}
	d, err := Open(path)
	if err != nil {
		return nil, err
	}
	if err := d.Verify(); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return d, nil
}

// settle is how long a change must be over before it is read: editors and
// copies write in steps.
const settle = 150 * time.Millisecond

// Watcher reloads a dictionary when its files change.
type Watcher struct {
	path   string
	swap   func(*Dictionary)
	report func(error)
	notify *fsnotify.Watcher
	done   chan struct{}
	mu     sync.Mutex // one reload at a time
	last   string     // version handed on last
}

// Watch calls swap with a new dictionary after each change below path (a
// folder or a compiled file, as for [Use]) that loads; one that does not load
// goes to report and the old dictionary stays. swap is not called for the
// dictionary that is there now, nor for a change that leaves the content
// equal. What swap does must be atomic: it runs beside the readers of the old
// dictionary, which stays valid for them.
func Watch(path string, current *Dictionary, swap func(*Dictionary), report func(error)) (*Watcher, error) {
	n, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("dictionaries: %w", err)
	}
	w := &Watcher{path: path, swap: swap, report: report, notify: n, done: make(chan struct{})}
	if current != nil {
		w.last = current.Version()
	}
	if err := w.follow(); err != nil {
		return nil, errors.Join(fmt.Errorf("dictionaries: %w", err), n.Close())
	}
	go w.run()
	return w, nil
}

// follow watches every folder below the path, or the folder of a file: a file
// that is replaced by renaming is a new one.
func (w *Watcher) follow() error {
	info, err := os.Stat(w.path)
	if err != nil {
		return err
	}
	if !info.IsDir() {
		return w.notify.Add(filepath.Dir(w.path))
	}
	return filepath.WalkDir(w.path, func(p string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		return w.notify.Add(p)
	})
}

func (w *Watcher) run() {
	defer close(w.done)
	timer := time.NewTimer(time.Hour)
	timer.Stop()
	for {
		select {
		case e, ok := <-w.notify.Events:
			if !ok {
				timer.Stop()
				return
			}
			if e.Op&^fsnotify.Chmod != 0 {
				timer.Reset(settle)
			}
		case err, ok := <-w.notify.Errors:
			if ok && err != nil {
				w.report(fmt.Errorf("dictionaries: %w", err))
			}
		case <-timer.C:
			if err := w.follow(); err != nil { // new folders
				w.report(fmt.Errorf("dictionaries: %w", err))
			}
			if err := w.Reload(); err != nil {
				w.report(err)
			}
		}
	}
}

// Reload reads the files now, whether or not they changed: what SIGHUP asks
// for. It returns the error that kept the old dictionary in place.
func (w *Watcher) Reload() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	d, err := Use(w.path)
	if err != nil {
		return err
	}
	if d.Version() == w.last {
		return nil
	}
	w.last = d.Version()
	w.swap(d)
	return nil
}

// Close ends watching; no call of swap is made after it returned.
func (w *Watcher) Close() error {
	err := w.notify.Close()
	<-w.done
	return err
}
