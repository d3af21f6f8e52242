/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * keep.h: what the first reading scanned, for the second.
 */
#ifndef GXI_MENTION_KEEP_H
#define GXI_MENTION_KEEP_H

#include "mention/lattice.h"

typedef struct gxi_kept {
  gx_span span;
  uint32_t chars, char_count; /* in gxi_keep.chars */
  uint32_t pieces;
  uint32_t values, value_count;
} gxi_kept;

/* A document in text order; empty: nothing is kept. */
typedef struct gxi_keep {
  bool on;
  uint32_t next; /* looked up next */
  GXI_VEC(gxi_kept) spans;
  GXI_VEC(gxi_char) chars;
  GXI_VEC(gxi_piece) pieces;
  GXI_VEC(gxi_proposal) values;
} gxi_keep;

/** Room for a usual document of so many bytes. */
void gxi_keep_reserve(gxi_keep *keep, gxi_arena *arena, uint32_t bytes);
/** Keeps what was scanned of a span, before the cues are there. */
void gxi_keep_scan(gxi_keep *keep, const gxi_scan *scan);
/** Keeps the values that were proposed for it. */
void gxi_keep_values(gxi_keep *, const gxi_scan *scan, const gxi_lattice *lattice);
/** What was kept of a span, or NULL; spans are asked for in text order. */
const gxi_kept *gxi_keep_find(gxi_keep *keep, gx_span span);
/** Fills chars and pieces, and proposes the values. */
void gxi_keep_restore(const gxi_keep *, const gxi_kept *, gxi_scan *scan);
void gxi_keep_propose(
  const gxi_keep *keep, const gxi_kept *kept, gxi_lattice *, const gxi_scan *scan
);

#endif
