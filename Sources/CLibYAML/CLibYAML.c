#include "CLibYAML.h"

#include <stdlib.h>
#include <string.h>

#if !__has_include(<yaml.h>)
#error "libyaml's headers are missing: apt-get install libyaml-dev"
#endif
#include <yaml.h>

/// Turns libyaml's character counts into byte offsets. Marks come nearly in order, so the walk is short.
typedef struct {
  const uint8_t *input;
  size_t length;
  int is_ascii;
  size_t byte;
  size_t character;
} cursor;

static int is_continuation(uint8_t byte) { return (byte & 0xC0) == 0x80; }

static int is_ascii(const uint8_t *input, size_t length) {
  size_t at = 0;
  for (; at + 8 <= length; at += 8) {
    uint64_t eight;
    memcpy(&eight, input + at, 8);
    if (eight & 0x8080808080808080u) return 0;
  }
  for (; at < length; at++)
    if (input[at] & 0x80) return 0;
  return 1;
}

static size_t byte_offset(cursor *c, size_t character) {
  if (c->is_ascii) return character < c->length ? character : c->length;
  while (c->character < character && c->byte < c->length) {
    c->byte++;
    while (c->byte < c->length && is_continuation(c->input[c->byte])) c->byte++;
    c->character++;
  }
  while (c->character > character && c->byte > 0) {
    c->byte--;
    while (c->byte > 0 && is_continuation(c->input[c->byte])) c->byte--;
    c->character--;
  }
  return c->byte;
}

/// libyaml's events are kept, since the texts belong to them.
typedef struct {
  yaml_event_t *raw;
  size_t count;
  size_t capacity;
  yaml_parser_t parser;
} store;

static int grow(store *s, pyaml_result *r) {
  size_t capacity = s->capacity ? s->capacity * 2 : 64;
  yaml_event_t *raw = realloc(s->raw, capacity * sizeof *raw);
  if (!raw) return 0;
  s->raw = raw;
  pyaml_event *events = realloc(r->events, capacity * sizeof *events);
  if (!events) return 0;
  r->events = events;
  s->capacity = capacity;
  return 1;
}

static uint8_t scalar_style(yaml_scalar_style_t style) {
  switch (style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: return PYAML_SINGLE_QUOTED;
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: return PYAML_DOUBLE_QUOTED;
    case YAML_LITERAL_SCALAR_STYLE: return PYAML_LITERAL;
    case YAML_FOLDED_SCALAR_STYLE: return PYAML_FOLDED;
    default: return PYAML_PLAIN;
  }
}

/// Copies what is of use; 0 for events that say nothing about a node.
static int describe(const yaml_event_t *raw, pyaml_event *event, int *documents) {
  memset(event, 0, sizeof *event);
  switch (raw->type) {
    case YAML_DOCUMENT_START_EVENT:
      if (++*documents == 1) return 0;
      event->kind = PYAML_ANOTHER_DOCUMENT;
      return 1;
    case YAML_SCALAR_EVENT:
      event->kind = PYAML_SCALAR;
      event->style = scalar_style(raw->data.scalar.style);
      event->text = (const char *)raw->data.scalar.value;
      event->length = raw->data.scalar.length;
      event->anchor = (const char *)raw->data.scalar.anchor;
      event->tag = (const char *)raw->data.scalar.tag;
      return 1;
    case YAML_ALIAS_EVENT:
      event->kind = PYAML_ALIAS;
      event->text = (const char *)raw->data.alias.anchor;
      event->length = strlen(event->text);
      return 1;
    case YAML_SEQUENCE_START_EVENT:
      event->kind = PYAML_SEQUENCE_START;
      event->style = raw->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE ? PYAML_FLOW : PYAML_BLOCK;
      event->anchor = (const char *)raw->data.sequence_start.anchor;
      event->tag = (const char *)raw->data.sequence_start.tag;
      return 1;
    case YAML_MAPPING_START_EVENT:
      event->kind = PYAML_MAPPING_START;
      event->style = raw->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE ? PYAML_FLOW : PYAML_BLOCK;
      event->anchor = (const char *)raw->data.mapping_start.anchor;
      event->tag = (const char *)raw->data.mapping_start.tag;
      return 1;
    case YAML_SEQUENCE_END_EVENT: event->kind = PYAML_SEQUENCE_END; return 1;
    case YAML_MAPPING_END_EVENT: event->kind = PYAML_MAPPING_END; return 1;
    default: return 0;
  }
}

static void note_problem(pyaml_result *r, const yaml_parser_t *parser, cursor *c) {
  r->problem = parser->problem;
  r->context = parser->context;
  r->problem_value = -1;
  switch (parser->error) {
    case YAML_READER_ERROR:
      // The reader gives a byte offset, and leaves the mark where it was.
      r->status = PYAML_READER;
      r->problem_offset = parser->problem_offset < c->length ? parser->problem_offset : c->length;
      r->problem_value = parser->problem_value;
      r->context_offset = r->problem_offset;
      return;
    case YAML_MEMORY_ERROR: r->status = PYAML_NO_MEMORY; return;
    default:
      r->status = PYAML_SYNTAX;
      r->problem_offset = byte_offset(c, parser->problem_mark.index);
      r->context_offset = parser->context ? byte_offset(c, parser->context_mark.index) : r->problem_offset;
  }
}

pyaml_result pyaml_parse(const uint8_t *input, size_t length, int depth_limit) {
  pyaml_result r;
  memset(&r, 0, sizeof r);
  store *s = calloc(1, sizeof *s);
  if (!s || !yaml_parser_initialize(&s->parser)) {
    free(s);
    r.status = PYAML_NO_MEMORY;
    return r;
  }
  r.storage = s;
  yaml_parser_set_encoding(&s->parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&s->parser, input, length);
  cursor c = {input, length, is_ascii(input, length), 0, 0};
  int depth = 0, documents = 0, done = 0;
  while (!done) {
    if (s->count == s->capacity && !grow(s, &r)) {
      r.status = PYAML_NO_MEMORY;
      break;
    }
    yaml_event_t *raw = &s->raw[s->count];
    if (!yaml_parser_parse(&s->parser, raw)) {
      note_problem(&r, &s->parser, &c);
      break;
    }
    done = raw->type == YAML_STREAM_END_EVENT;
    pyaml_event *event = &r.events[s->count];
    if (!describe(raw, event, &documents)) {
      yaml_event_delete(raw);
      continue;
    }
    event->start = byte_offset(&c, raw->start_mark.index);
    // The end of a block collection is the start of what follows it: of no use, and far from the next event.
    int is_block_end = raw->type == YAML_MAPPING_END_EVENT || raw->type == YAML_SEQUENCE_END_EVENT;
    event->end = is_block_end && raw->start_mark.index == raw->end_mark.index ? event->start
                                                                                : byte_offset(&c, raw->end_mark.index);
    s->count++;
    r.count = s->count;
    if (event->kind == PYAML_SEQUENCE_START || event->kind == PYAML_MAPPING_START) depth++;
    if (event->kind == PYAML_SEQUENCE_END || event->kind == PYAML_MAPPING_END) depth--;
    if (depth > depth_limit) {
      r.status = PYAML_TOO_DEEP;
      r.problem_offset = event->start;
      break;
    }
  }
  return r;
}

void pyaml_free(pyaml_result *result) {
  store *s = result->storage;
  if (!s) return;
  for (size_t i = 0; i < s->count; i++) yaml_event_delete(&s->raw[i]);
  yaml_parser_delete(&s->parser);
  free(s->raw);
  free(result->events);
  free(s);
  memset(result, 0, sizeof *result);
}

size_t pyaml_scan(const uint8_t *input, size_t length) {
  yaml_parser_t parser;
  if (!yaml_parser_initialize(&parser)) return 0;
  yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&parser, input, length);
  size_t count = 0;
  int done = 0;
  yaml_token_t token;
  while (!done && yaml_parser_scan(&parser, &token)) {
    done = token.type == YAML_STREAM_END_TOKEN || token.type == YAML_NO_TOKEN;
    yaml_token_delete(&token);
    count++;
  }
  yaml_parser_delete(&parser);
  return count;
}
