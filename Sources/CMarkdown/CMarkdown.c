#include "CMarkdown.h"

#if !__has_include(<cmark-gfm.h>)
#error "cmark-gfm headers missing: apt-get install libcmark-gfm-dev libcmark-gfm-extensions-dev"
#endif
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

struct markdown_stream {
  cmark_node *document;
  cmark_iter *iterator;
};

// cmark-gfm switches characters such as `~` on and off in tables shared by all parsers, so one parses at a time.
static pthread_mutex_t parsing = PTHREAD_MUTEX_INITIALIZER;

static void attach(cmark_parser *parser, const char *name) {
  cmark_syntax_extension *extension = cmark_find_syntax_extension(name);
  if (extension) cmark_parser_attach_syntax_extension(parser, extension);
}

static cmark_node *parse(const uint8_t *bytes, size_t length, bool tables, bool footnotes) {
  cmark_gfm_core_extensions_ensure_registered();
  cmark_parser *parser = cmark_parser_new(footnotes ? CMARK_OPT_FOOTNOTES : CMARK_OPT_DEFAULT);
  if (!parser) return NULL;
  if (tables) attach(parser, "table");
  attach(parser, "strikethrough");
  attach(parser, "tasklist");
  cmark_parser_feed(parser, (const char *)bytes, length);
  cmark_node *document = cmark_parser_finish(parser);
  cmark_parser_free(parser);
  return document;
}

markdown_stream *markdown_open(const uint8_t *bytes, size_t length, bool tables, bool footnotes) {
  markdown_stream *stream = malloc(sizeof *stream);
  if (!stream) return NULL;
  pthread_mutex_lock(&parsing);
  stream->document = parse(bytes, length, tables, footnotes);
  pthread_mutex_unlock(&parsing);
  stream->iterator = stream->document ? cmark_iter_new(stream->document) : NULL;
  if (!stream->iterator) {
    markdown_close(stream);
    return NULL;
  }
  return stream;
}

void markdown_close(markdown_stream *stream) {
  if (!stream) return;
  if (stream->iterator) cmark_iter_free(stream->iterator);
  if (stream->document) cmark_node_free(stream->document);
  free(stream);
}

static markdown_kind extension_kind(cmark_node *node) {
  const char *name = cmark_node_get_type_string(node);
  if (!strcmp(name, "table")) return MARKDOWN_TABLE;
  if (!strcmp(name, "table_row") || !strcmp(name, "table_header")) return MARKDOWN_TABLE_ROW;
  if (!strcmp(name, "table_cell")) return MARKDOWN_TABLE_CELL;
  if (!strcmp(name, "strikethrough")) return MARKDOWN_STRIKETHROUGH;
  return MARKDOWN_OTHER;
}

static markdown_kind kind_of(cmark_node *node) {
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_BLOCK_QUOTE: return MARKDOWN_BLOCK_QUOTE;
    case CMARK_NODE_LIST: return MARKDOWN_LIST;
    case CMARK_NODE_ITEM: return MARKDOWN_ITEM;
    case CMARK_NODE_CODE_BLOCK: return MARKDOWN_CODE_BLOCK;
    case CMARK_NODE_HTML_BLOCK: return MARKDOWN_HTML_BLOCK;
    case CMARK_NODE_PARAGRAPH: return MARKDOWN_PARAGRAPH;
    case CMARK_NODE_HEADING: return MARKDOWN_HEADING;
    case CMARK_NODE_THEMATIC_BREAK: return MARKDOWN_THEMATIC_BREAK;
    case CMARK_NODE_FOOTNOTE_DEFINITION: return MARKDOWN_FOOTNOTE_DEFINITION;
    case CMARK_NODE_TEXT: return MARKDOWN_TEXT;
    case CMARK_NODE_SOFTBREAK: return MARKDOWN_SOFT_BREAK;
    case CMARK_NODE_LINEBREAK: return MARKDOWN_LINE_BREAK;
    case CMARK_NODE_CODE: return MARKDOWN_CODE;
    case CMARK_NODE_HTML_INLINE: return MARKDOWN_HTML;
    case CMARK_NODE_EMPH: return MARKDOWN_EMPHASIS;
    case CMARK_NODE_STRONG: return MARKDOWN_STRONG;
    case CMARK_NODE_LINK: return MARKDOWN_LINK;
    case CMARK_NODE_IMAGE: return MARKDOWN_IMAGE;
    case CMARK_NODE_FOOTNOTE_REFERENCE: return MARKDOWN_FOOTNOTE_REFERENCE;
    default: return extension_kind(node);
  }
}

static int task_state(cmark_node *item) {
  if (strcmp(cmark_node_get_type_string(item), "tasklist")) return 0;
  return cmark_gfm_extensions_get_tasklist_item_checked(item) ? 2 : 1;
}

static int is_fenced(cmark_node *code) {
  int length, offset;
  char character;
  return cmark_node_get_fenced(code, &length, &offset, &character) ? 1 : 0;
}

static int number_of(cmark_node *node, markdown_kind kind) {
  switch (kind) {
    case MARKDOWN_HEADING: return cmark_node_get_heading_level(node);
    case MARKDOWN_LIST:
      return cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? cmark_node_get_list_start(node) : -1;
    case MARKDOWN_ITEM: return task_state(node);
    case MARKDOWN_CODE_BLOCK: return is_fenced(node);
    case MARKDOWN_TABLE: return cmark_gfm_extensions_get_table_columns(node);
    case MARKDOWN_TABLE_ROW: return cmark_gfm_extensions_get_table_row_is_header(node);
    default: return 0;
  }
}

static void set_string(const char *string, const uint8_t **bytes, size_t *length) {
  *bytes = (const uint8_t *)string;
  *length = string ? strlen(string) : 0;
}

static void set_strings(cmark_node *node, markdown_event *event) {
  switch (event->kind) {
    case MARKDOWN_CODE_BLOCK:
      set_string(cmark_node_get_fence_info(node), &event->detail, &event->detail_length);
      break;
    case MARKDOWN_LINK:
    case MARKDOWN_IMAGE:
      set_string(cmark_node_get_url(node), &event->detail, &event->detail_length);
      return;
    case MARKDOWN_TABLE:
      event->detail = cmark_gfm_extensions_get_table_alignments(node);
      event->detail_length = event->detail ? (size_t)event->number : 0;
      return;
    default: break;
  }
  set_string(cmark_node_get_literal(node), &event->text, &event->text_length);
}

bool markdown_next(markdown_stream *stream, markdown_event *event) {
  cmark_event_type type = cmark_iter_next(stream->iterator);
  if (type == CMARK_EVENT_DONE) return false;
  cmark_node *node = cmark_iter_get_node(stream->iterator);
  markdown_kind kind = kind_of(node);
  *event = (markdown_event){
    .kind = kind,
    .entering = type == CMARK_EVENT_ENTER,
    .tight = kind == MARKDOWN_LIST && cmark_node_get_list_tight(node),
    .number = number_of(node, kind),
    .line = kind < MARKDOWN_TEXT ? cmark_node_get_start_line(node) : 0,
  };
  if (event->entering) set_strings(node, event);
  return true;
}
