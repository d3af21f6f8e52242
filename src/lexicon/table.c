/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * table.c: reading lexicon files line by line, with every mistake named by its line.
 *
 * What cells mean (codes, types, weights) is checked where they are compiled; here:
 * UTF-8, the head, the number of cells, empty and over-long cells, duplicate rows.
 */
#include "lexicon/table.h"

#include <stdlib.h>

#include "base/limits.h"
#include "base/str.h"
#include "schema/surface.h"

typedef struct table_reader {
  gxi_table *table;
  gxi_arena *arena;
  gxi_report *report;
  const gxi_kind_info *info;
  uint32_t line;
  uint32_t columns[GXI_MAX_COLUMNS]; /* file order → kind order */
  uint32_t column_count;
  bool failed; /* the head is unusable: rows cannot be read */
} table_reader;

bool gxi_list_next(gx_str *rest, gx_str *item) {
  while (rest->size) {
    size_t end = gxi_str_find(*rest, GX_STR_LIT("|"), 0);
    size_t next = end == SIZE_MAX ? rest->size : end + 1;
    *item = gxi_str_trim(gxi_str_sub(*rest, 0, end == SIZE_MAX ? rest->size : end));
    *rest = gxi_str_sub(*rest, next, rest->size);
    if (item->size) return true;
  }
  return false;
}

static bool sequence_valid(const unsigned char *p, uint32_t size) {
  for (uint32_t i = 1; i < size; i++) {
    if ((p[i] & 0xC0) != 0x80) return false;
  }
  switch (size) {
  case 1:
    return p[0] != 0 && p[0] < 0x80;
  case 2:
    return p[0] >= 0xC2;
  case 3:
    return !(p[0] == 0xE0 && p[1] < 0xA0) && !(p[0] == 0xED && p[1] >= 0xA0);
  default:
    return p[0] <= 0xF4 && !(p[0] == 0xF0 && p[1] < 0x90) &&
           !(p[0] == 0xF4 && p[1] >= 0x90);
  }
}

static bool utf8_valid(gx_str text) {
  const unsigned char *p = (const unsigned char *)text.data;
  size_t at = 0;
  while (at < text.size) {
    uint32_t size = gxi_utf8_size(p[at]);
    if ((p[at] & 0xC0) == 0x80 || size > text.size - at) return false;
    if (!sequence_valid(p + at, size)) return false;
    at += size;
  }
  return true;
}

#define FAIL(reader, ...)                                                              \
  (void)gxi_report_at(                                                                 \
    (reader)->report, GX_E_SCHEMA, (reader)->table->file, (reader)->line, __VA_ARGS__  \
  )

static gx_str cell_next(gx_str *line, bool *more) {
  size_t tab = gxi_str_find(*line, GX_STR_LIT("\t"), 0);
  gx_str cell = gxi_str_sub(*line, 0, tab == SIZE_MAX ? line->size : tab);
  *more = tab != SIZE_MAX;
  *line = gxi_str_sub(*line, *more ? tab + 1 : line->size, line->size);
  return gxi_str_trim(cell);
}

static void read_kind(table_reader *reader, gx_str value) {
  gxi_kind kind = gxi_kind_find(value);
  if (kind == GXI_KIND_COUNT) {
    char words[GXI_WORD_LIST_BYTES];
    FAIL(
      reader,
      "unknown kind %s",
      gxi_describe_unknown(words, value, gxi_kind_words.names, gxi_kind_words.count)
    );
    reader->failed = true;
    return;
  }
  reader->table->kind = kind;
  reader->info = gxi_kind_info_of(kind);
}

static void read_column(table_reader *reader, gx_str name, uint32_t *seen) {
  uint32_t column = gxi_kind_column(reader->table->kind, name);
  char words[GXI_WORD_LIST_BYTES];
  if (column == GX_ID_NONE) {
    FAIL(
      reader,
      "unknown column %s",
      gxi_describe_unknown(
        words, name, reader->info->columns, reader->info->column_count
      )
    );
    reader->failed = true;
  } else if (*seen >> column & 1) {
    FAIL(reader, "column \"%.*s\" is named twice", GX_STR_ARG(name));
    reader->failed = true;
  } else {
    *seen |= 1u << column;
    reader->columns[reader->column_count++] = column;
  }
}

static void read_columns(table_reader *reader, gx_str value) {
  uint32_t seen = 0;
  bool more = true;
  if (!reader->info) {
    FAIL(reader, "\"# kind:\" must stand before \"# columns:\"");
    reader->failed = true;
    return;
  }
  reader->column_count = 0;
  while (more && !reader->failed) {
    read_column(reader, cell_next(&value, &more), &seen);
  }
  for (uint32_t i = 0; i < reader->info->column_count && !reader->failed; i++) {
    if (!(reader->info->required >> i & 1) || seen >> i & 1) continue;
    FAIL(reader, "column \"%.*s\" is missing", GX_STR_ARG(reader->info->columns[i]));
    reader->failed = true;
  }
}

static void read_comment(table_reader *reader, gx_str line) {
  gx_str text = gxi_str_trim(gxi_str_sub(line, 1, line.size));
  gx_str kind = GX_STR_LIT("kind:"), columns = GX_STR_LIT("columns:");
  if (gxi_str_starts(text, kind)) {
    read_kind(reader, gxi_str_trim(gxi_str_sub(text, kind.size, text.size)));
  } else if (gxi_str_starts(text, columns) && !reader->failed) {
    read_columns(reader, gxi_str_trim(gxi_str_sub(text, columns.size, text.size)));
  }
}

static bool cell_good(table_reader *reader, gx_str cell, uint32_t column) {
  gx_str rest = cell, item, name = reader->info->columns[column];
  if (cell.size == 0) {
    if (!(reader->info->required >> column & 1)) return true;
    FAIL(reader, "column \"%.*s\" is empty", GX_STR_ARG(name));
    return false;
  }
  while (gxi_list_next(&rest, &item)) {
    if (item.size <= GXI_MAX_ENTRY_BYTES) continue;
    FAIL(
      reader,
      "column \"%.*s\" holds %zu bytes; allowed: %u",
      GX_STR_ARG(name),
      item.size,
      GXI_MAX_ENTRY_BYTES
    );
    return false;
  }
  return true;
}

static bool row_good(table_reader *reader, const gxi_row *row, uint32_t cells) {
  if (row->block) {
    if (cells && row->cells[reader->columns[0]].size) return true;
    FAIL(reader, "\"!\" must be followed by the row to block");
    return false;
  }
  if (cells != reader->column_count) {
    FAIL(
      reader,
      "%u cells, but \"# columns:\" names %u (cells are separated by one tab)",
      cells,
      reader->column_count
    );
    return false;
  }
  for (uint32_t i = 0; i < reader->info->column_count; i++) {
    if (!cell_good(reader, row->cells[i], i)) return false;
  }
  return true;
}

static void read_row(table_reader *reader, gx_str line) {
  gxi_row row = {.line = reader->line};
  uint32_t cells = 0;
  bool more = true;
  if (reader->column_count == 0) {
    FAIL(reader, "rows need \"# kind:\" and \"# columns:\" above them");
    reader->failed = true;
    return;
  }
  row.block = line.data[0] == '!';
  if (row.block) line = gxi_str_sub(line, 1, line.size);
  while (more) {
    gx_str cell = cell_next(&line, &more);
    if (cells < reader->column_count) {
      uint32_t column = reader->columns[cells];
      bool surface = reader->info->surfaces >> column & 1;
      row.cells[column] = surface ? gxi_surface_fold(reader->arena, cell) : cell;
    }
    cells++;
  }
  if (row_good(reader, &row, cells)) {
    *gxi_vec_push(reader->arena, &reader->table->rows) = row;
  }
}

static void read_line(table_reader *reader, gx_str line) {
  if (!utf8_valid(line)) {
    (void)gxi_report_at(
      reader->report,
      GX_E_ENCODING,
      reader->table->file,
      reader->line,
      "not valid UTF-8"
    );
  } else if (line.size && line.data[0] == '#') {
    read_comment(reader, line);
  } else if (gxi_str_trim(line).size && !reader->failed) {
    read_row(reader, line);
  }
}

typedef struct row_order {
  const gxi_row *row;
  uint32_t key;
} row_order;

static int order_compare(const void *left, const void *right) {
  const row_order *a = left, *b = right;
  for (uint32_t i = 0; i < GXI_MAX_COLUMNS; i++) {
    if (!(a->key >> i & 1)) continue;
    int order = gxi_str_compare(a->row->cells[i], b->row->cells[i]);
    if (order) return order;
  }
  if (a->row->block != b->row->block) return a->row->block ? 1 : -1;
  return a->row->line < b->row->line ? -1 : a->row->line > b->row->line;
}

static bool same_key(const row_order *a, const row_order *b) {
  for (uint32_t i = 0; i < GXI_MAX_COLUMNS; i++) {
    if (!(a->key >> i & 1)) continue;
    if (!gxi_str_equal(a->row->cells[i], b->row->cells[i])) return false;
  }
  return a->row->block == b->row->block;
}

static void report_duplicates(table_reader *reader) {
  uint32_t count = reader->table->rows.count;
  row_order *order = gxi_arena_alloc(reader->arena, count, sizeof *order);
  for (uint32_t i = 0; i < count; i++) {
    order[i] = (row_order){&reader->table->rows.items[i], reader->info->key};
  }
  qsort(order, count, sizeof *order, order_compare);
  for (uint32_t i = 1; i < count; i++) {
    if (!same_key(&order[i - 1], &order[i])) continue;
    reader->line = order[i].row->line;
    FAIL(
      reader,
      "the row stands already in line %u: \"%.*s\"",
      order[i - 1].row->line,
      GX_STR_ARG(order[i].row->cells[__builtin_ctz(reader->info->key)])
    );
  }
}

void gxi_table_read(
  gxi_table *table, gxi_arena *arena, gx_str bytes, const char *file, gxi_report *report
) {
  table_reader reader = {.table = table, .arena = arena, .report = report};
  gx_str bom = GX_STR_LIT("\xEF\xBB\xBF");
  *table = (gxi_table){.file = file, .kind = GXI_KIND_COUNT};
  if (gxi_str_starts(bytes, bom)) bytes = gxi_str_sub(bytes, bom.size, bytes.size);
  while (bytes.size) {
    size_t end = gxi_str_find(bytes, GX_STR_LIT("\n"), 0);
    size_t next = end == SIZE_MAX ? bytes.size : end + 1;
    gx_str line = gxi_str_sub(bytes, 0, end == SIZE_MAX ? bytes.size : end);
    if (line.size && line.data[line.size - 1] == '\r') line.size--;
    bytes = gxi_str_sub(bytes, next, bytes.size);
    reader.line++;
    read_line(&reader, line);
  }
  if (!reader.info && !reader.failed) {
    reader.line = 0;
    FAIL(&reader, "no \"# kind:\" in the head of the file");
  }
  if (table->rows.count) report_duplicates(&reader);
}
