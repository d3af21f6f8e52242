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

/* What stands before a character, for names that begin there. */
typedef struct gxi_edge {
  int32_t context; /* of pieces with nothing unusual about them */
  bool known;
} gxi_edge;

/* Most pieces that begin at a character cost the same by what stands before it. */
static int32_t
context_of(const gxi_scan *scan, const gxi_piece *piece, gxi_edge *edge) {
  if (piece->rare || piece->weak || piece->inside == GXI_INSIDE_LEVEL)
    return gxi_shape_context(scan, piece);
  if (!edge->known)
    *edge = (gxi_edge){.context = gxi_shape_context(scan, piece), .known = true};
  return edge->context;
}

/* The shapes of names that may begin with a piece, given where they may go on. */
static inline void fill_enter(
  const gxi_scan *scan, gxi_piece *piece, const gxi_char *next, gxi_edge *edge
) {
  uint32_t reach = piece->opens_bare ? gxi_reach_all(next) : next->reach;
  piece->enter = (uint8_t)(piece->entered & reach);
  if (piece->enter) piece->context = (int16_t)context_of(scan, piece, edge);
}

void gxi_reach_fill(gxi_scan *scan) {
  gxi_char *chars = scan->chars.items;
  uint32_t size = gxi_scan_size(scan);
  gxi_piece *stop = scan->pieces.items + chars[size].first_piece;
  chars[size].reach = GXI_REACH_BARE;
  for (uint32_t at = size; at-- > scan->from;) {
    uint32_t reach = chars[at].after & GXI_CUE_CLEAR ? GXI_REACH_BARE : 0;
    gxi_piece *first = scan->pieces.items + chars[at].first_piece;
    gxi_edge edge = {.known = false};
    for (gxi_piece *piece = first; piece < stop; piece++) {
      const gxi_char *next = &chars[piece->end];
      reach |= piece->suffixes | (next->reach & piece->continued);
      fill_enter(scan, piece, next, &edge);
    }
    chars[at].reach = (uint16_t)reach;
    stop = first;
  }
}
