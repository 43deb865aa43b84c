package bulk

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
)

// spool decodes a source into one file a shard. The shard deletes its file.
func (p *planner) spool(ctx context.Context, sh Shard, records scanner) error {
	base := sh.Base
	first := true
	for {
		next, size, ended, err := p.spoolOne(sh, records)
		if err != nil {
			return err
		}
		if size > 0 || first && len(sh.Header) > 0 {
			first = false
			if err := p.send(ctx, next); err != nil {
				return err
			}
		}
		if ended {
			return nil
		}
		base += size
		if sh.Base = base; sh.Format == "json" {
			sh.Base = -1 // white space between elements is not counted
		}
	}
}

// spoolOne fills the file of the next shard; size is what it took of the stream.
func (p *planner) spoolOne(sh Shard, records scanner) (_ Shard, size int64, ended bool, err error) {
	sh.From, sh.To, sh.File, sh.Long = 0, 0, p.folder.spool(p.number), nil
	skip := p.done(p.number)
	var tmp *os.File
	var out *bufio.Writer
	if !skip {
		if tmp, err = os.CreateTemp(p.folder.work(""), "tmp-*"); err != nil {
			return sh, 0, false, err
		}
		defer func() {
			if err = errors.Join(err, tmp.Close()); err == nil && size > 0 {
				err = os.Rename(tmp.Name(), sh.File)
			} else {
				_ = os.Remove(tmp.Name()) // nothing was in it
			}
			if size == 0 {
				sh.File = ""
			}
		}()
		out = bufio.NewWriterSize(tmp, 256<<10)
	}
	for size < p.options.ShardSize {
		raw, n, err := records.next()
		if err == io.EOF {
			ended = true
			break
		}
		if err != nil {
			return sh, size, false, err
		}
		if raw == nil {
			sh.Long = append(sh.Long, Long{At: sh.To, Base: sh.Base + size, Size: n})
		}
		size += n
		sh.To += int64(len(raw))
		if !skip {
			if _, err := out.Write(raw); err != nil {
				return sh, size, false, err
			}
		}
	}
	if !skip {
		err = out.Flush()
	}
	return sh, size, ended, err
}
