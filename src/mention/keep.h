/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * keep.h: what the first reading scanned, for the second; and where a sentence may be
 * cut in clauses that do not know of each other.
 */
#ifndef GXI_MENTION_KEEP_H
#define GXI_MENTION_KEEP_H

#include "mention/lattice.h"

typedef struct gxi_kept {
  gx_span span;
  gxi_char *chars; /* all of the sentence and its end */
  uint32_t char_count;
  const gxi_piece *pieces;
  uint32_t values, value_count; /* in gxi_keep.values */
  bool crossed;                 /* some piece has a mark inside: it is not cut */
} gxi_kept;

/* A document in text order; empty: nothing is kept. */
typedef struct gxi_keep {
  uint32_t next; /* looked up next */
  GXI_VEC(gxi_kept) spans;
  GXI_VEC(gxi_proposal) values;
} gxi_keep;

/** Keeps what was scanned of a span, cues and all, and the values proposed for it;
 *  scan->keeps is set, so characters and pieces stay where they are. */
void gxi_keep_span(gxi_keep *, const gxi_scan *scan, const gxi_lattice *lattice);
/** What was kept of a span, or NULL; spans are asked for in text order. */
const gxi_kept *gxi_keep_find(gxi_keep *keep, gx_span span);
/** Proposes the values that begin in [from, to). */
void gxi_keep_propose(
  const gxi_keep *, const gxi_kept *, gxi_lattice *, const gxi_scan *scan
);
/**
 * The end of the clause that begins at a character: behind the next mark that no name,
 * value or quotation goes across, or the sentence's end.
 */
uint32_t gxi_keep_clause(const gxi_keep *keep, const gxi_kept *kept, uint32_t from);

#endif
