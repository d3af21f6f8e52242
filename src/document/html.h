/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * html.h: what the parts of the HTML reader share: the cursor that finds text again in
 * the source, the choice of what is content, tables.
 */
#ifndef GXI_DOCUMENT_HTML_H
#define GXI_DOCUMENT_HTML_H

#include <libxml/tree.h>

#include "document/page.h"

/*
 * The cursor: a tolerant tokenizer that steps through the characters of text in the
 * source, over markup and through character references, only forwards.
 */
typedef struct gxi_cursor {
  gx_str source;
  uint32_t at;
  gxi_glyph next;  /* the character that stands before `at`; end 0: none read yet */
  uint64_t budget; /* steps of searching that are left */
} gxi_cursor;

void gxi_cursor_init(gxi_cursor *cursor, gx_str source);
/** The next character of text; false at the end. It stays next until taken. */
bool gxi_cursor_peek(gxi_cursor *cursor, gxi_glyph *glyph);
void gxi_cursor_take(gxi_cursor *cursor);
/** Appends a text node's characters with their source; white space as one U+0020.
 *  @return bytes of text that could not be found (appended with an empty source) */
uint32_t
gxi_cursor_align(gxi_cursor *cursor, gx_str text, gxi_glyphs *out, gxi_arena *arena);

/** Text under an element. */
typedef struct gxi_weight {
  uint32_t text;  /* bytes without white space */
  uint32_t links; /* of them in links */
  uint32_t link_count;
  uint32_t prose;   /* full stops */
  uint32_t longest; /* longest cell, for tables */
  uint16_t columns; /* most cells of a row */
  uint32_t rows;    /* of tables */
  bool headed;      /* a heading stands in it */
  bool nested_table;
} gxi_weight;

/** Weighs all elements (node->_private = gxi_weight in the scratch arena). */
void gxi_weigh(xmlNode *root, gxi_arena *arena);
/** Whether the element and all in it is no content; total: text of the page. */
bool gxi_is_skipped(const xmlNode *node, uint32_t total);
/** Whether the table shows data (else it only places things). */
bool gxi_is_data_table(const xmlNode *node);
bool gxi_node_is(const xmlNode *node, const char *name);

/** A cell's text, an index range of `glyphs` of the grid. */
typedef struct gxi_cell {
  uint32_t begin;
  uint32_t end;
  uint32_t columns; /* spanned */
  uint32_t rows;    /* still to come, this one included */
  bool head;
  bool top; /* spans down from a row of headings in two levels */
} gxi_cell;

/** The table that is being read. */
typedef struct gxi_grid {
  bool open;
  uint32_t table;
  uint32_t row_count;
  bool head; /* in <thead> */
  bool in_cell;
  gxi_glyphs glyphs;
  GXI_VEC(gxi_cell) row;     /* cells of the row, as they come */
  GXI_VEC(gxi_cell) spanned; /* by column: cells from above; rows 0: none */
  uint32_t repeated;         /* bytes written again so far */
} gxi_grid;

void gxi_grid_begin(gxi_grid *grid, uint32_t table);
void gxi_grid_cell(gxi_grid *grid, gxi_arena *arena, const xmlNode *node);
/** The row's text into raw with U+0009 between the cells. */
gxi_line gxi_grid_row(gxi_grid *grid, gxi_arena *arena, gxi_text *raw);

#endif
