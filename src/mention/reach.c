/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * reach.c: most characters begin no name, because no suffix can be reached from them.
 *
 *     他 | 介绍 | , | 和田 | 玉都 | 集团 | 去年      company:  · · · x x x ·
 *
 * From the end of a sentence to its beginning: a name of a shape that goes on at a
 * character can end if a suffix of the shape begins there, or if a piece does that the
 * shape admits and behind which the name can end. So the lattice leaves out only what
 * no path could use. A company may also end without a suffix, at an edge; names that
 * could end only so must begin with a place.
 */
#include "mention/reach.h"

#include "mention/shapes.h"

/* The shapes of names that may begin with a piece, given where they may go on. */
static void fill_enter(const gxi_scan *scan, gxi_piece *piece, const gxi_char *next) {
  uint32_t company = 1u << GXI_SHAPE_COMPANY;
  uint32_t reach = next->reach;
  if (next->bare && piece->opens_bare) reach |= company;
  piece->enter = (uint8_t)(piece->entered & reach);
  if (piece->enter) piece->context = (int16_t)gxi_shape_context(scan, piece);
}

void gxi_reach_fill(gxi_scan *scan) {
  gxi_char *chars = scan->chars.items;
  uint32_t size = gxi_scan_size(scan);
  chars[size].reach = 0;
  chars[size].bare = true;
  for (uint32_t at = size; at-- > scan->from;) {
    uint32_t reach = 0;
    bool bare = (chars[at].after & GXI_CUE_CLEAR) != 0;
    for (uint32_t i = chars[at].first_piece; i < chars[at + 1].first_piece; i++) {
      gxi_piece *piece = &scan->pieces.items[i];
      const gxi_char *next = &chars[piece->end];
      reach |= piece->suffixes | (next->reach & piece->continued);
      bare |= next->bare && piece->bare;
      fill_enter(scan, piece, next);
    }
    chars[at].reach = (uint8_t)reach;
    chars[at].bare = bare;
  }
}
