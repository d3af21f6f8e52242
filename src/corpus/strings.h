/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * strings.h: every string of a corpus once, named by a number.
 *
 * Numbers come in the order of adding, so nothing may be sorted by them: rank() gives
 * each number the place of its string in byte order, once all strings are there.
 */
#ifndef GXI_CORPUS_STRINGS_H
#define GXI_CORPUS_STRINGS_H

#include "base/arena.h"

typedef struct gxi_strings {
  GXI_VEC(gx_str) rows; /* row 0 is the empty string */
  uint32_t *slots;      /* number + 1; 0 is free; open addressing, at most 2/3 full */
  uint32_t slot_count;  /* a power of two */
} gxi_strings;

/** The number of a string, new or known. Only inside gxi_arena_try. */
uint32_t gxi_strings_add(gxi_strings *strings, gxi_arena *arena, gx_str text);
/** The number of a known string, or GX_ID_NONE. */
uint32_t gxi_strings_find(const gxi_strings *strings, gx_str text);
static inline gx_str gxi_strings_at(const gxi_strings *strings, uint32_t number) {
  return strings->rows.items[number];
}
/** ranks[number], in scratch. Only inside its try. O(n log n). */
uint32_t *gxi_strings_rank(const gxi_strings *strings, gxi_arena *scratch);

#endif
