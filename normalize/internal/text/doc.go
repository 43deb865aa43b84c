// Package text turns bytes as received into the view the other rooms read,
// and planned edits back into bytes.
//
// Start with [Decode] and [View]; [Apply] makes the new text. A view is the
// source itself when nothing calls for a change; otherwise it is NFC, or the
// readable text of HTML or Markdown, with a list of runs that leads every view
// offset back to the source.
//
// Laws: a view never loses or repairs an invalid byte of running text; Apply
// leaves every byte outside the edits as it was; both are linear in the source.
// The room does not split words and knows no names.
package text
