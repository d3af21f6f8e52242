/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * table.h: a lexicon file as rows.
 *
 *     # kind: body                       head: comments with "name: value"
 *     # columns: type<TAB>name<TAB>aliases
 *     company<TAB>某某集团<TAB>某某|某某公司     a row
 *     !company<TAB>某某集团                  a row that blocks
 */
#ifndef GXI_LEXICON_TABLE_H
#define GXI_LEXICON_TABLE_H

#include "base/arena.h"
#include "lexicon/kinds.h"
#include "schema/report.h"

typedef struct gxi_row {
  gx_str cells[GXI_MAX_COLUMNS]; /* in the kind's order; borrowed from the file */
  uint32_t line;
  bool block;
} gxi_row;

typedef struct gxi_table {
  const char *file; /* borrowed */
  gxi_kind kind;
  GXI_VEC(gxi_row) rows; /* without those that have mistakes */
} gxi_table;

/**
 * Reads a lexicon file; mistakes go to the report and their rows are left out.
 * Inside a gxi_arena_try.
 * @param bytes  borrowed as long as the table
 */
void gxi_table_read(
  gxi_table *table, gxi_arena *arena, gx_str bytes, const char *file, gxi_report *report
);

/** The next item of a |-separated list; false at its end. Items are trimmed. */
bool gxi_list_next(gx_str *rest, gx_str *item);

#endif
