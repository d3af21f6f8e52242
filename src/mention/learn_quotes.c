/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * learn_quotes.c: what quotes in a row name, by the one that is known.
 *
 *     “双十一” “浙洽会” “农博会” 期间        event, as its neighbours
 *     “十城百店” “百村千厂” “万亩亿元”       program, as 十城百店 is elsewhere
 *
 * Quotes that follow each other without a word between them are a list of one kind.
 * A row is looked at once, each item against all mentions: rows are few, so linear in
 * practice; MANY_ROWS bounds the rest.
 *
 * Not here: quotes beside a noun (learn_labels.c), lists that are counted
 * (learn_lists.c).
 */
#include "base/str.h"
#include "mention/learn.h"
#include "mention/weights.h"

#define MAX_ITEMS 8u
#define MIN_ITEM 3u /* characters */
#define MAX_ITEM 8u
#define MANY_ROWS 64u

typedef struct quote_row {
  gx_str items[MAX_ITEMS];
  uint32_t count;
} quote_row;

/* The quote that opens at a byte; its size with both marks, 0 when it never closes. */
static size_t quote_at(gx_str text, size_t at, gx_str *item) {
  if (!gxi_str_starts(gxi_str_sub(text, at, text.size), GX_STR_LIT("“"))) return 0;
  gx_str rest = gxi_str_sub(text, at + 3, text.size);
  if (rest.size > 3 * (MAX_ITEM + 4)) rest.size = 3 * (MAX_ITEM + 4);
  size_t close = gxi_str_find(rest, GX_STR_LIT("”"), 0);
  if (close == SIZE_MAX) return 0;
  *item = gxi_str_sub(rest, 0, close);
  return close + 6;
}

/* Reads the row that opens at a byte; where it ends. */
static size_t read_row(gx_str text, size_t at, quote_row *row) {
  row->count = 0;
  gx_str item;
  for (size_t size; row->count < MAX_ITEMS && (size = quote_at(text, at, &item)) > 0;
       at += size)
    row->items[row->count++] = item;
  return at;
}

static bool is_han_only(gx_str text) {
  uint32_t size;
  for (size_t at = 0; at < text.size; at += size)
    if (!gxi_is_han(gxi_utf8_at(text, at, &size))) return false;
  return text.size > 0;
}

/* The type of events or programs under which an item is a name anywhere. */
static uint32_t type_of(const gxi_scan *scan, const gxi_reading *reading, gx_str item) {
  for (uint32_t i = 0; i < reading->mentions.count; i++) {
    const gxi_mention *m = &reading->mentions.items[i];
    bool scheme = m->type == scan->shape_type[GXI_SHAPE_EVENT] ||
                  m->type == scan->shape_type[GXI_SHAPE_PROGRAM];
    if (scheme && m->kind == GXI_MENTION_NAME && m->origin != GXI_ORIGIN_LEXICON && gxi_str_equal(m->name, item))
      return m->type;
  }
  return GX_ID_NONE;
}

static bool is_named(const gxi_reading *reading, gx_str item) {
  for (uint32_t i = 0; i < reading->mentions.count; i++)
    if (gxi_str_equal(reading->mentions.items[i].name, item)) return true;
  return false;
}

static void learn_row(
  gxi_notebook *notebook,
  const gxi_scan *scan,
  const gxi_reading *reading,
  const quote_row *row
) {
  uint32_t type = GX_ID_NONE;
  for (uint32_t i = 0; i < row->count && type == GX_ID_NONE; i++)
    type = type_of(scan, reading, row->items[i]);
  for (uint32_t i = 0; type != GX_ID_NONE && i < row->count; i++) {
    size_t size = gxi_utf8_count(row->items[i]);
    if (size < MIN_ITEM || size > MAX_ITEM || !is_han_only(row->items[i])) continue;
    if (is_named(reading, row->items[i])) continue;
    gxi_note note = {
      .text = row->items[i],
      .type = type,
      .cost = GXI_COST_NOTED,
      .origin = GXI_ORIGIN_QUOTED,
      .full = GX_ID_NONE};
    gxi_notebook_add(notebook, scan->arena, note);
  }
}

void gxi_learn_quotes(
  gxi_notebook *notebook, const gxi_scan *scan, const gxi_reading *reading
) {
  gx_str between = GX_STR_LIT("”“");
  size_t at = 0;
  for (uint32_t rows = 0; rows < MANY_ROWS; rows++) {
    size_t mark = gxi_str_find(scan->text, between, at);
    if (mark == SIZE_MAX) return;
    size_t open = mark;
    while (open > at &&
           !gxi_str_starts(gxi_str_sub(scan->text, open, mark), GX_STR_LIT("“")))
      open--;
    quote_row row;
    at = read_row(scan->text, open, &row);
    if (at <= mark) at = mark + between.size;
    if (row.count > 1) learn_row(notebook, scan, reading, &row);
  }
}
