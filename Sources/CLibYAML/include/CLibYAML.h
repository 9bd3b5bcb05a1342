#ifndef POSTINGS_CLIBYAML_H
#define POSTINGS_CLIBYAML_H

#include <stddef.h>
#include <stdint.h>

/// What a node or the end of one is.
enum {
  PYAML_SCALAR = 1,
  PYAML_ALIAS,
  PYAML_SEQUENCE_START,
  PYAML_SEQUENCE_END,
  PYAML_MAPPING_START,
  PYAML_MAPPING_END,
  /// A document that is not the first.
  PYAML_ANOTHER_DOCUMENT,
};

/// How a scalar or a collection is written.
enum { PYAML_PLAIN = 1, PYAML_SINGLE_QUOTED, PYAML_DOUBLE_QUOTED, PYAML_LITERAL, PYAML_FOLDED, PYAML_BLOCK, PYAML_FLOW };

/// One event of libyaml. Offsets count bytes of the input; libyaml itself counts characters.
typedef struct {
  uint8_t kind;
  uint8_t style;
  /// The place, properties (anchor and tag) included.
  size_t start;
  size_t end;
  /// A scalar's text or an alias' name: not ended by a zero byte.
  const char *text;
  size_t length;
  /// Ended by a zero byte; NULL when there is none.
  const char *anchor;
  const char *tag;
} pyaml_event;

typedef enum {
  PYAML_OK = 0,
  /// The reader found bytes that are not UTF-8, or a character that YAML does not allow.
  PYAML_READER,
  PYAML_SYNTAX,
  PYAML_TOO_DEEP,
  PYAML_NO_MEMORY,
} pyaml_status;

/// A parsed text. Its memory is the caller's to give back with pyaml_free.
typedef struct {
  pyaml_event *events;
  size_t count;
  pyaml_status status;
  /// libyaml's own words: of static storage.
  const char *problem;
  const char *context;
  /// In bytes of the input.
  size_t problem_offset;
  size_t context_offset;
  /// The character that the reader refused, -1 when the bytes are not UTF-8.
  int problem_value;
  void *storage;
} pyaml_result;

/// Reads a whole text into events; stops at nesting deeper than `depth_limit`.
///
/// The input must stay alive while the result is used, and must not open with a byte order mark.
pyaml_result pyaml_parse(const uint8_t *input, size_t length, int depth_limit);

/// Reads a text into tokens and throws them away: what libyaml's scanner alone costs, for the benchmark.
///
/// Returns how many tokens there were; the last may be followed by what the scanner refuses.
size_t pyaml_scan(const uint8_t *input, size_t length);

void pyaml_free(pyaml_result *result);

#endif
