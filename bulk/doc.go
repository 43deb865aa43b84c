// Package bulk normalizes many records: it reads files, cuts them into shards,
// normalizes the text of every record and writes the records again, on all cores
// of one machine or on the workers of a queue.
//
// Start with [Job] and [Run]; [Queue] and [Worker] are the distributed form of
// the same shards.
//
// Laws:
//   - A shard is a reference (file and range), cut by the input and the options
//     alone, so the output is the same bytes whatever the number of workers, and
//     whether the work was interrupted or not.
//   - Every record of the input is in exactly one part file or in the reject
//     file, in the order of the input.
//   - A file of the output has its name only once it is whole and synced.
//   - Memory does not grow with the input: a record longer than [MaxRecord] is
//     rejected, not read.
//
// It does not know HTTP, dictionaries on disk or flags; a [Job] comes with the
// service that normalizes.
package bulk
