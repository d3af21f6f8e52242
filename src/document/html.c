/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * html.c: HTML → lines, one for each block of text.
 *
 * libxml2 repairs the page and gives the tree; this walk goes through it in document
 * order without recursion, and for each text node asks the cursor (html_cursor.c)
 * where its characters stand in the source. Text of parts that are left out moves the
 * cursor, too, so that it stays in step.
 *
 * Block elements begin and end lines; <br> ends a line softly (join.c decides whether
 * the next one goes on). Rows of data tables are lines with U+0009 between the cells.
 *
 * Too deep a page: parsing stops there, and the rest of the text follows as plain
 * lines, straight from the cursor.
 */
#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <pthread.h>
#include <strings.h>

#include "base/limits.h"
#include "document/html.h"

typedef struct html_walk {
  gxi_page *page;
  gxi_cursor cursor;
  gxi_text raw;
  gxi_glyphs line; /* the line under construction */
  gxi_glyphs dropped;
  gxi_grid grid;
  uint32_t tables;
  uint32_t total; /* text of the page */
  uint32_t lists; /* open <ul> and <ol> */
  gx_block_kind kind;
  uint8_t level;
  const xmlNode *owner;   /* the element that gave the kind */
  const xmlNode *skipped; /* inside a part that is left out */
  bool blank;
} html_walk;

static const char *name_of(const xmlNode *node) {
  return (const char *)node->name;
}

static bool is_block(const xmlNode *node) {
  static const char *const TAGS[] = {
    "p",       "div",     "section", "article", "main",       "header",   "h1",
    "h2",      "h3",      "h4",      "h5",      "h6",         "ul",       "ol",
    "li",      "dl",      "dt",      "dd",      "table",      "tr",       "td",
    "th",      "thead",   "tbody",   "tfoot",   "caption",    "figure",   "figcaption",
    "center",  "address", "pre",     "hr",      "blockquote", "fieldset", "body",
    "details", "summary", "html",
  };
  for (size_t i = 0; i < sizeof TAGS / sizeof *TAGS; i++) {
    if (strcmp(name_of(node), TAGS[i]) == 0) return true;
  }
  return false;
}

/* Ends the line under construction, if there is one. */
static void end_line(html_walk *walk, bool soft) {
  uint32_t begin = walk->raw.size;
  gxi_arena *arena = walk->page->scratch;
  bool text = false;
  for (uint32_t i = 0; i < walk->line.count; i++) {
    gxi_glyph glyph = walk->line.items[i];
    char out[4];
    uint32_t size = gxi_utf8_put(out, glyph.code);
    text |= glyph.code > ' ' && glyph.code != 0xA0 && glyph.code != 0x3000;
    gxi_text_put(&walk->raw, arena, out, size, glyph.begin, glyph.end);
  }
  uint32_t end = walk->raw.size;
  walk->line.count = 0;
  if (!text) {
    if (!soft && walk->page->lines.count > 0) {
      gxi_line *last = &walk->page->lines.items[walk->page->lines.count - 1];
      last->soft = false;
      last->closed = true;
    }
    walk->blank |= !soft;
    return;
  }
  gxi_text_put(&walk->raw, arena, "\n", 1, walk->cursor.at, walk->cursor.at);
  gxi_line *line = gxi_vec_push(arena, &walk->page->lines);
  *line = (gxi_line){
    .text = {begin, end},
    .kind = walk->kind,
    .level = walk->level,
    .known = walk->kind != GX_BLOCK_PARAGRAPH,
    .blank = walk->blank,
    .soft = soft,
    .closed = !soft,
    .table = GX_ID_NONE,
  };
  walk->blank = !soft;
}

static void end_row(html_walk *walk) {
  gxi_grid *grid = &walk->grid;
  if (grid->row.count == 0) return;
  gxi_line line = gxi_grid_row(grid, walk->page->scratch, &walk->raw);
  gxi_text_put(
    &walk->raw, walk->page->scratch, "\n", 1, walk->cursor.at, walk->cursor.at
  );
  *gxi_vec_push(walk->page->scratch, &walk->page->lines) = line;
}

/* The kind that an element gives to the lines in it. */
static void set_kind(html_walk *walk, const xmlNode *node) {
  const char *name = name_of(node);
  gx_block_kind kind = GX_BLOCK_PARAGRAPH;
  uint8_t level = 0;
  if (name[0] == 'h' && name[1] >= '1' && name[1] <= '6' && !name[2]) {
    kind = GX_BLOCK_HEADING;
    level = (uint8_t)(name[1] - '0');
  } else if (strcmp(name, "dt") == 0) {
    kind = GX_BLOCK_HEADING;
    level = 5;
  } else if (strcmp(name, "li") == 0) {
    kind = GX_BLOCK_LIST_ITEM;
    level = walk->lists > 6 ? 6 : (uint8_t)walk->lists;
  } else if (strcmp(name, "caption") == 0 || strcmp(name, "figcaption") == 0) {
    kind = GX_BLOCK_CAPTION;
  } else {
    return;
  }
  walk->kind = kind;
  walk->level = level;
  walk->owner = node;
}

static void enter_table_part(html_walk *walk, const xmlNode *node) {
  const char *name = name_of(node);
  gxi_grid *grid = &walk->grid;
  if (strcmp(name, "tr") == 0) {
    end_row(walk);
  } else if (strcmp(name, "td") == 0 || strcmp(name, "th") == 0) {
    gxi_grid_cell(grid, walk->page->scratch, node);
  } else if (strcmp(name, "thead") == 0) {
    grid->head = true;
  } else if (strcmp(name, "caption") == 0) {
    set_kind(walk, node);
  }
}

static void enter(html_walk *walk, const xmlNode *node) {
  if (walk->skipped) return;
  const char *name = name_of(node);
  const gxi_weight *weight = node->_private;
  if (gxi_is_skipped(node, walk->total)) {
    if (is_block(node)) end_line(walk, false);
    walk->page->damage.furniture +=
      weight->text > 0 && strcmp(name, "head") != 0 && strcmp(name, "script") != 0;
    walk->skipped = node;
    return;
  }
  if (walk->grid.open) {
    enter_table_part(walk, node);
    return;
  }
  if (strcmp(name, "br") == 0) end_line(walk, true);
  if (!is_block(node)) return;
  end_line(walk, false);
  set_kind(walk, node);
  if (strcmp(name, "ul") == 0 || strcmp(name, "ol") == 0) walk->lists++;
  if (strcmp(name, "table") == 0 && gxi_is_data_table(node)) {
    gxi_grid_begin(&walk->grid, walk->tables++);
  }
}

static void leave(html_walk *walk, const xmlNode *node) {
  if (walk->skipped) {
    if (walk->skipped == node) walk->skipped = NULL;
    return;
  }
  const char *name = name_of(node);
  if (walk->grid.open) {
    if (strcmp(name, "tr") == 0) end_row(walk);
    if (strcmp(name, "td") == 0 || strcmp(name, "th") == 0) walk->grid.in_cell = false;
    if (strcmp(name, "thead") == 0) {
      end_row(walk);
      walk->grid.head = false;
    }
    if (strcmp(name, "caption") == 0) end_line(walk, false);
    if (strcmp(name, "table") == 0) {
      end_row(walk);
      walk->grid.open = false;
      walk->blank = true;
    }
  } else if (is_block(node)) {
    end_line(walk, false);
    if (strcmp(name, "ul") == 0 || strcmp(name, "ol") == 0) walk->lists--;
  }
  if (walk->owner == node) {
    walk->owner = NULL;
    walk->kind = GX_BLOCK_PARAGRAPH;
    walk->level = 0;
  }
}

/* In a list item or heading, a block inside has taken the kind away; give it back. */
static bool is_raw_text(const xmlNode *node) {
  return gxi_node_is(node->parent, "script") || gxi_node_is(node->parent, "style");
}

static void take_text(html_walk *walk, const xmlNode *node) {
  if (!node->content || is_raw_text(node)) return;
  gx_str text = gxi_str((const char *)node->content);
  gxi_glyphs *out = &walk->line;
  if (walk->skipped) {
    out = &walk->dropped;
    out->count = 0;
  } else if (walk->grid.open && walk->grid.in_cell) {
    out = &walk->grid.glyphs;
  } else if (walk->grid.open && walk->kind != GX_BLOCK_CAPTION) {
    out = &walk->dropped; /* between the cells */
    out->count = 0;
  }
  uint32_t lost = gxi_cursor_align(&walk->cursor, text, out, walk->page->scratch);
  if (out != &walk->dropped) walk->page->damage.unaligned += lost;
  if (out == &walk->grid.glyphs && walk->grid.row.count > 0) {
    walk->grid.row.items[walk->grid.row.count - 1].end = out->count;
  }
}

static void walk_tree(html_walk *walk, xmlNode *root) {
  xmlNode *node = root;
  bool down = true;
  while (node) {
    bool element = node->type == XML_ELEMENT_NODE;
    if (down) {
      if (element) enter(walk, node);
      if (node->type == XML_TEXT_NODE) take_text(walk, node);
      if (element && node->children) {
        node = node->children;
        continue;
      }
    }
    if (element) leave(walk, node);
    if (node == root) return;
    down = node->next != NULL;
    node = node->next ? node->next : node->parent;
  }
}

/* What libxml2 did not read: plain lines from the cursor on. */
static void read_rest(html_walk *walk) {
  gxi_glyph glyph;
  walk->skipped = NULL;
  walk->kind = GX_BLOCK_PARAGRAPH;
  walk->line.count = 0;
  uint32_t end = walk->cursor.at;
  while (gxi_cursor_peek(&walk->cursor, &glyph)) {
    if (glyph.begin > end) end_line(walk, false); /* markup stood between */
    end = glyph.end;
    if (glyph.code > ' ') {
      *gxi_vec_push(walk->page->scratch, &walk->line) = glyph;
    }
    gxi_cursor_take(&walk->cursor);
  }
  end_line(walk, false);
}

static gx_str attribute(const xmlNode *node, const char *name) {
  for (const xmlAttr *a = node->properties; a; a = a->next) {
    if (strcasecmp((const char *)a->name, name) == 0 && a->children) {
      return gxi_str((const char *)a->children->content);
    }
  }
  return (gx_str){NULL, 0};
}

static void read_meta(gxi_page *page, const xmlNode *node) {
  static const char *const DATES[] = {
    "pubdate",
    "publishdate",
    "publish_date",
    "article:published_time",
    "publishtime",
    "date",
    "createdate"};
  static const char *const SOURCES[] = {"contentsource", "source", "og:site_name"};
  gx_str name = attribute(node, "name"), content = attribute(node, "content");
  if (name.size == 0) name = attribute(node, "property");
  char iso[11];
  gx_span span;
  for (size_t i = 0; i < sizeof DATES / sizeof *DATES; i++) {
    if (name.size != strlen(DATES[i]) || strncasecmp(name.data, DATES[i], name.size)) {
      continue;
    }
    if (page->published.size == 0 && gxi_find_date(content, iso, &span)) {
      page->published = gxi_arena_copy(page->arena, (gx_str){iso, 10});
    }
  }
  for (size_t i = 0; i < sizeof SOURCES / sizeof *SOURCES; i++) {
    if (name.size != strlen(SOURCES[i]) || strncasecmp(name.data, SOURCES[i], name.size)) {
      continue;
    }
    if (page->page_source.size == 0) page->page_source = content;
  }
}

/* Without the site's name behind _ | or " - ". */
static gx_str cut_title(gx_str title) {
  static const char *const MARKS[] = {"_", "|", " - ", "--", " \xE2\x80\x94 "};
  size_t end = title.size;
  for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++) {
    size_t at = gxi_str_find(title, gxi_str(MARKS[i]), 0);
    if (at != SIZE_MAX && at >= 12 && at < end) end = at;
  }
  return gxi_str_trim(gxi_str_sub(title, 0, end));
}

static void read_head(gxi_page *page, const xmlNode *root) {
  const xmlNode *node = root->children;
  while (node && !gxi_node_is(node, "head"))
    node = node->next;
  for (node = node ? node->children : NULL; node; node = node->next) {
    if (gxi_node_is(node, "meta")) read_meta(page, node);
    if (gxi_node_is(node, "title") && node->children && node->children->content) {
      page->page_title = cut_title(gxi_str((const char *)node->children->content));
    }
  }
}

/* libxml2's own start of an element, but not below the depth that we bear. */
static void
start_element(void *context, const xmlChar *name, const xmlChar **attributes) {
  htmlParserCtxt *parser = context;
  if (parser->nodeNr > (int)GXI_MAX_HTML_DEPTH) {
    xmlStopParser(parser);
    return;
  }
  xmlSAX2StartElement(context, name, attributes);
}

/* libxml2 sets up its own tables on first use, and does so badly from two threads. */
static pthread_once_t libxml2_is_set_up = PTHREAD_ONCE_INIT;

static xmlDoc *parse(gx_str source, bool *stopped) {
  pthread_once(&libxml2_is_set_up, xmlInitParser);
  htmlParserCtxt *parser = htmlNewParserCtxt();
  if (!parser) return NULL;
  parser->sax->startElement = start_element;
  int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                HTML_PARSE_NONET | XML_PARSE_HUGE;
  xmlDoc *document =
    htmlCtxtReadMemory(parser, source.data, (int)source.size, NULL, "UTF-8", options);
  *stopped = parser->disableSAX != 0;
  htmlFreeParserCtxt(parser);
  return document;
}

void gxi_read_html(gxi_page *page, gx_str decoded, void **tree) {
  html_walk walk = {.page = page, .blank = true};
  bool stopped = false;
  gxi_cursor_init(&walk.cursor, decoded);
  gxi_text_init(&walk.raw, page->scratch, decoded.size + 64);
  *tree = decoded.size ? parse(decoded, &stopped) : NULL;
  xmlNode *root = *tree ? xmlDocGetRootElement(*tree) : NULL;
  if (root) {
    gxi_weigh(root, page->scratch);
    read_head(page, root);
    walk.total = ((const gxi_weight *)root->_private)->text;
    walk_tree(&walk, root);
    end_line(&walk, false);
  }
  if (stopped || (!root && decoded.size)) read_rest(&walk);
  page->raw = gxi_text_str(&walk.raw);
  page->raw_map = walk.raw.map;
}
