/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * html_table.c: rows and cells with their spans.
 *
 * A cell that spans rows stands again in each row, mapped to the same source bytes, so
 * that a row reads by itself:
 *
 *     | E1-03 | 甲公司 | 指挥部 (2 rows) |      E1-03 ⇥ 甲公司 ⇥ 指挥部
 *     | E1-04 | 乙公司 |                       E1-04 ⇥ 乙公司 ⇥ 指挥部
 *
 * Repeats are bounded: long cells are not repeated, and all repeats together not more
 * than REPEAT_BYTES.
 */
#include <stdlib.h>

#include "base/limits.h"
#include "document/html.h"

#define REPEAT_GLYPHS 100u
#define REPEAT_BYTES (1u << 20)

void gxi_grid_begin(gxi_grid *grid, uint32_t table) {
  grid->open = true;
  grid->table = table;
  grid->row_count = 0;
  grid->head = grid->in_cell = false;
  grid->glyphs.count = 0;
  grid->row.count = 0;
  grid->spanned.count = 0;
}

static uint32_t span_attribute(const xmlNode *node, const char *name) {
  for (const xmlAttr *a = node->properties; a; a = a->next) {
    if (strcmp((const char *)a->name, name) != 0 || !a->children) continue;
    const char *text = (const char *)a->children->content;
    long value = text ? strtol(text, NULL, 10) : 1;
    if (value < 1) return 1;
    return value > (long)GXI_MAX_TABLE_SPAN ? GXI_MAX_TABLE_SPAN : (uint32_t)value;
  }
  return 1;
}

void gxi_grid_cell(gxi_grid *grid, gxi_arena *arena, const xmlNode *node) {
  uint32_t at = grid->glyphs.count;
  *gxi_vec_push(arena, &grid->row) = (gxi_cell){
    at,
    at,
    span_attribute(node, "colspan"),
    span_attribute(node, "rowspan"),
    gxi_node_is(node, "th"),
    false,
  };
  grid->in_cell = true;
}

static void put_cell(gxi_grid *grid, gxi_arena *arena, gxi_text *raw, gxi_cell cell) {
  for (uint32_t i = cell.begin; i < cell.end; i++) {
    gxi_glyph glyph = grid->glyphs.items[i];
    char out[4];
    uint32_t size = gxi_utf8_put(out, glyph.code);
    gxi_text_put(raw, arena, out, size, glyph.begin, glyph.end);
  }
}

static bool may_repeat(gxi_grid *grid, gxi_cell cell) {
  uint32_t size = cell.end - cell.begin;
  if (size > REPEAT_GLYPHS || grid->repeated > REPEAT_BYTES) return false;
  grid->repeated += size + 1;
  return true;
}

/* Remembers a cell for the rows below. */
static void
span_down(gxi_grid *grid, gxi_arena *arena, uint32_t column, gxi_cell cell) {
  while (grid->spanned.count <= column)
    *gxi_vec_push(arena, &grid->spanned) = (gxi_cell){0};
  cell.rows--;
  grid->spanned.items[column] = cell;
}

/* The next cell of the row: one from above, one of its own, or none. */
static bool next_cell(gxi_grid *grid, uint32_t column, uint32_t *own, gxi_cell *cell) {
  if (column < grid->spanned.count && grid->spanned.items[column].rows > 0) {
    gxi_cell *above = &grid->spanned.items[column];
    above->rows--;
    *cell = *above;
    cell->columns = 1;
    cell->rows = 1;
    if (!may_repeat(grid, *cell)) cell->begin = cell->end;
    return true;
  }
  if (*own >= grid->row.count) return false;
  *cell = grid->row.items[(*own)++];
  return true;
}

/* The first row has headings over several columns and others down several rows. */
static bool has_levels(const gxi_grid *grid) {
  bool wide = false, tall = false;
  for (uint32_t i = 0; i < grid->row.count; i++) {
    wide |= grid->row.items[i].columns > 1;
    tall |= grid->row.items[i].rows > 1;
  }
  return grid->row_count == 0 && wide && tall;
}

gxi_line gxi_grid_row(gxi_grid *grid, gxi_arena *arena, gxi_text *raw) {
  gxi_line line = {
    .kind = GX_BLOCK_TABLE_ROW,
    .known = true,
    .closed = true,
    .table = grid->table,
    .text = {raw->size, raw->size},
  };
  uint32_t own = 0, column = 0, heads = 0, whole = grid->row.count;
  bool below_top = false, levels = has_levels(grid);
  gxi_cell cell;
  while (next_cell(grid, column, &own, &cell)) {
    heads += cell.head;
    below_top |= cell.top;
    bool lone = whole == 1 && cell.columns > 1; /* a title across the table */
    for (uint32_t i = 0; i < cell.columns && column < GXI_MAX_TABLE_SPAN; i++) {
      if (column > 0 && !(lone && i > 0)) {
        gxi_text_put(raw, arena, "\t", 1, raw->map.source_end, raw->map.source_end);
      }
      bool titles = cell.head || grid->row_count == 0;
      bool again = i > 0 && titles && !lone && may_repeat(grid, cell);
      if (i == 0 || again) put_cell(grid, arena, raw, cell);
      cell.top |= levels;
      if (cell.rows > 1) span_down(grid, arena, column, cell);
      column++;
    }
    if (lone) line.kind = GX_BLOCK_CAPTION;
  }
  line.text.end = raw->size;
  line.header = grid->head || (heads > 0 && heads >= whole) || below_top ||
                (grid->row_count == 0 && whole > 1);
  if (line.kind == GX_BLOCK_TABLE_ROW && whole > 0) grid->row_count++;
  grid->row.count = 0;
  grid->in_cell = false;
  return line;
}
