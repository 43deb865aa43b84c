package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/dustin/go-humanize"
	"github.com/schollz/progressbar/v3"

	"github.com/adlar-names/adlar/bulk"
	"github.com/adlar-names/adlar/dictionaries"
	"github.com/adlar-names/adlar/inflect"
	"github.com/adlar-names/adlar/names"
	"github.com/adlar-names/adlar/normalize"
)

// BulkCmd normalizes the records of many files.
type BulkCmd struct {
	Inputs []string `arg:"" name:"in" help:"Files, folders of texts, globs in quotes, or - for standard input."`
	Out    string   `required:"" placeholder:"DIR" help:"Folder to write into; it must be empty, unless --resume."`

	Format      string `placeholder:"FORMAT" help:"ndjson, json, csv, tsv, parquet, text (default: by the name of each file; standard input: ndjson)."`
	TextColumn  string `default:"text" placeholder:"NAME" help:"Column or member with the text (default ${default})."`
	TitleColumn string `default:"title" placeholder:"NAME" help:"The one with the headline (default ${default})."`
	IDColumn    string `name:"id-column" default:"id" placeholder:"NAME" help:"The one with the id, for reports (default ${default})."`
	LangColumn  string `default:"lang" placeholder:"NAME" help:"The one with the language (default ${default})."`
	DateColumn  string `default:"date" placeholder:"NAME" help:"The one with the date (default ${default})."`

	Columns  bool   `help:"Leave the text and add normalized, entities and edits."`
	Mentions bool   `help:"Write a table of all mentions too."`
	Compress string `default:"" placeholder:"gz|zst" help:"Compress the output: gz or zst."`

	Lang  string `default:"auto" help:"Language of records that name none: auto, az, az-Cyrl, ru, uk, en."`
	Style string `default:"common" help:"Which spellings to write."`

	TwoPass bool `help:"Read all input first, and write a person the dictionary does not hold as most records do."`

	Workers   int    `placeholder:"N" help:"Shards at work at once (default: one a core)."`
	ShardSize int64  `name:"shard-mib" default:"16" placeholder:"MIB" help:"Input of a shard, in MiB (default ${default})."`
	Resume    bool   `help:"Go on with what the folder holds."`
	Queue     bool   `help:"Put the job on the queue for workers, and follow it; interrupted, it goes on without us."`
	QueueURL  string `name:"queue-url" placeholder:"URL" help:"Redis of the queue (or $$ADLAR_QUEUE_URL)."`
	Detach    bool   `help:"With --queue: print the id of the job and end."`
	Key       string `name:"idempotency-key" placeholder:"KEY" help:"With --queue: the same key makes no second job."`
	Progress  bool   `help:"Report progress though it is no terminal."`

	DictionaryFlag
}

// Help shows an example that runs.
func (BulkCmd) Help() string {
	return `Reads NDJSON, JSON arrays, CSV, TSV, Parquet and plain texts, plain or gz or zst, and writes the records into part-* with the text normalized; failed ones go to reject.jsonl, names that the dictionary does not hold to unknown.csv. Each part has its name once it is whole; _SUCCESS comes last.

Example:

    $ adlar bulk examples/turan.txt examples/turan.ru.txt --out "$(mktemp -d)"`
}

func (c *BulkCmd) options() bulk.Options {
	lang := c.Lang
	if lang == "auto" {
		lang = ""
	}
	return bulk.Options{
		Format: c.Format, TextColumn: c.TextColumn, TitleColumn: c.TitleColumn, IDColumn: c.IDColumn, LangColumn: c.LangColumn, DateColumn: c.DateColumn,
		Columns: c.Columns, Mentions: c.Mentions, Compress: c.Compress, Lang: lang, Style: c.Style, TwoPass: c.TwoPass, ShardSize: c.ShardSize << 20,
	}
}

// Run runs the job on this machine.
func (c *BulkCmd) Run(ctx context.Context, s *Streams) error {
	dict, err := c.Open()
	if err != nil {
		return err
	}
	n, err := normalize.New(dict, normalize.Options{Style: c.Style})
	if err != nil {
		return err
	}
	if _, err := n.Normalize(ctx, normalize.Document{Lang: c.Lang}); err != nil {
		return err // a wrong flag, before any file is read
	}
	job := bulk.Job{
		Inputs: c.Inputs, Output: c.Out, Options: c.options(), Service: n, Dictionary: dict.Version(), Stdin: s.In,
		Workers: c.Workers, Resume: c.Resume, Propose: proposer(dict), Transfer: transfer,
	}
	if c.Queue {
		return c.submit(ctx, s, job)
	}
	job.Progress, job.Interval = progress(s, c.Progress)
	sum, err := bulk.Run(ctx, job)
	if err != nil {
		return err
	}
	return summarize(s.Err, sum)
}

// proposer renders an unknown name in the four languages.
func proposer(dict *dictionaries.Dictionary) func(string) []string {
	namer := names.New(dict, names.Options{NoPeople: true})
	return func(name string) []string {
		forms := make([]string, 0, 4)
		for _, lang := range []string{"az", "ru", "uk", "en"} {
			list, err := namer.Render(names.Request{Name: name, To: lang})
			if err != nil || len(list) == 0 {
				forms = append(forms, "")
				continue
			}
			forms = append(forms, list[0].Name)
		}
		return forms
	}
}

// transfer moves the form of a name to another base form.
func transfer(lang, surface, lemma, newLemma string) (string, bool) {
	l, ok := inflect.ParseLang(lang)
	if !ok {
		return newLemma, false
	}
	return inflect.Transfer(l, surface, lemma, newLemma)
}

// progress shows a bar on a terminal, and a line each ten seconds elsewhere.
func progress(s *Streams, wanted bool) (func(bulk.Progress), time.Duration) {
	if !s.ErrTerminal {
		last := time.Duration(0)
		return func(p bulk.Progress) {
			if p.Done && !wanted && p.Elapsed < 10*time.Second || p.Elapsed-last < 9*time.Second && !p.Done {
				return
			}
			last = p.Elapsed
			fmt.Fprintln(s.Err, "adlar: "+progressLine(p))
		}, 10 * time.Second
	}
	var bar *progressbar.ProgressBar
	return func(p bulk.Progress) {
		if bar == nil {
			total := p.TotalBytes
			if total == 0 {
				total = -1
			}
			bar = progressbar.NewOptions64(total, progressbar.OptionSetWriter(s.Err), progressbar.OptionShowBytes(true),
				progressbar.OptionSetPredictTime(true), progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish())
		}
		bar.Describe(fmt.Sprintf("%s records, %s rejected", humanize.Comma(p.Records), humanize.Comma(p.Rejected)))
		_ = bar.Set64(p.Bytes) // only a picture
		if p.Done {
			_ = bar.Finish()
		}
	}, 200 * time.Millisecond
}

func progressLine(p bulk.Progress) string {
	seconds := max(p.Elapsed.Seconds(), 1e-3)
	line := fmt.Sprintf("%s records, %s rejected, %s, %.1f MB/s", humanize.Comma(p.Records), humanize.Comma(p.Rejected),
		humanize.Bytes(uint64(p.Bytes)), float64(p.Bytes)/1e6/seconds)
	if p.TotalBytes > p.Bytes && p.Bytes > 0 {
		left := time.Duration(float64(p.Elapsed) * float64(p.TotalBytes-p.Bytes) / float64(p.Bytes))
		line += ", " + left.Round(time.Second).String() + " left"
	}
	return line
}

// summarize prints what a job did. Rejected records are an error, for the exit
// code.
func summarize(out io.Writer, s *bulk.Summary) error {
	took := s.Finished.Sub(s.Started)
	fmt.Fprintf(out, "%s records in %s (%.1f MB/s), %s rejected\n", humanize.Comma(s.Records), took.Round(10*time.Millisecond),
		float64(s.Bytes)/1e6/max(took.Seconds(), 1e-3), humanize.Comma(s.Rejected))
	fmt.Fprintf(out, "%s mentions: %s linked, %s new, %s ambiguous; %s edits\n", humanize.Comma(s.Mentions), humanize.Comma(s.Linked),
		humanize.Comma(s.New), humanize.Comma(s.Ambiguous), humanize.Comma(s.Edits))
	if len(s.TopUnknown) > 0 {
		fmt.Fprintln(out, "most frequent unknown names (all in unknown.csv):")
	}
	for _, u := range s.TopUnknown {
		spellings := slices.SortedFunc(maps.Keys(u.Spellings), func(a, b string) int {
			return int(u.Spellings[b]-u.Spellings[a])*2 + strings.Compare(a, b)
		})
		fmt.Fprintf(out, "%8s  %s\n", humanize.Comma(u.Count), strings.Join(spellings[:min(3, len(spellings))], ", "))
	}
	if s.Rejected > 0 {
		return &failedRecords{failed: int(s.Rejected), total: int(s.Records)}
	}
	return nil
}

// submit puts the job on the queue.
func (c *BulkCmd) submit(ctx context.Context, s *Streams, job bulk.Job) error {
	if c.QueueURL == "" {
		return errors.New("--queue wants --queue-url or ADLAR_QUEUE_URL")
	}
	f := QueueFlag{c.QueueURL}
	return f.use(func(q *bulk.Queue) error {
		info, err := q.Submit(ctx, job, c.Key)
		if err != nil {
			return err
		}
		fmt.Fprintln(s.Out, info.ID)
		if err := s.Flush(); err != nil || c.Detach {
			return err
		}
		return watch(ctx, s, q, info.ID)
	})
}
