// Markdown as a stream of events: a handful of functions of our own over cmark-gfm, none of whose types crosses over.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// What an event is about. The names are those of the CommonMark and GitHub specifications.
typedef enum {
  MARKDOWN_OTHER = 0,
  MARKDOWN_BLOCK_QUOTE,
  MARKDOWN_LIST,
  MARKDOWN_ITEM,
  MARKDOWN_CODE_BLOCK,
  MARKDOWN_HTML_BLOCK,
  MARKDOWN_PARAGRAPH,
  MARKDOWN_HEADING,
  MARKDOWN_THEMATIC_BREAK,
  MARKDOWN_TABLE,
  MARKDOWN_TABLE_ROW,
  MARKDOWN_TABLE_CELL,
  MARKDOWN_FOOTNOTE_DEFINITION,
  MARKDOWN_TEXT,
  MARKDOWN_SOFT_BREAK,
  MARKDOWN_LINE_BREAK,
  MARKDOWN_CODE,
  MARKDOWN_HTML,
  MARKDOWN_EMPHASIS,
  MARKDOWN_STRONG,
  MARKDOWN_STRIKETHROUGH,
  MARKDOWN_LINK,
  MARKDOWN_IMAGE,
  MARKDOWN_FOOTNOTE_REFERENCE,
} markdown_kind;

/// The start or the end of one node. Pointers are valid until the stream is closed.
typedef struct {
  markdown_kind kind;
  /// False at the end of a node that has children; nodes without children have a start only.
  bool entering;
  /// A list whose items are not set apart by blank lines.
  bool tight;
  /// A heading's level; an ordered list's first number, -1 for bullets; a table's columns; 1 for a table's header row
  /// and for a fenced code block; 1 for a task that is open, 2 for one that is done.
  int number;
  /// The first source line of a block, from 1; 0 for what stands inside a paragraph.
  int line;
  /// The text of a text, code or HTML node, the label of a footnote, or NULL.
  const uint8_t *text;
  size_t text_length;
  /// A link's or image's address; a code block's info string; a table's alignments, one of `l`, `c`, `r`, 0 a column.
  const uint8_t *detail;
  size_t detail_length;
} markdown_event;

/// A parsed document that is being walked.
typedef struct markdown_stream markdown_stream;

/// Parses `length` bytes with strikethrough, task lists and, where asked for, tables and footnotes; never with cmark's
/// autolinks, which take quadratic time. NULL only when memory runs out. Safe on any thread.
markdown_stream *markdown_open(const uint8_t *bytes, size_t length, bool tables, bool footnotes);

/// The next event, in document order; false at the end.
bool markdown_next(markdown_stream *stream, markdown_event *event);

/// Frees the stream and all that its events pointed to.
void markdown_close(markdown_stream *stream);
