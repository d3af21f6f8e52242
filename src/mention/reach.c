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

#include <assert.h>
#include <string.h>

#include "mention/shapes.h"

static_assert(GXI_SHAPE_COUNT == sizeof(uint64_t), "strengths are read at once");

static uint8_t suffix_set(const gxi_piece *piece) {
  uint64_t strengths;
  memcpy(&strengths, piece->suffix, sizeof strengths);
  if (strengths == UINT64_MAX) return 0; /* no suffix: nearly all */
  uint32_t shapes = 0;
  for (uint32_t s = 0; s < GXI_SHAPE_COUNT; s++)
    shapes |= (uint32_t)(piece->suffix[s] >= 0) << s;
  return (uint8_t)shapes;
}

static void fill_enter(const gxi_scan *scan, gxi_piece *piece) {
  const gxi_char *next = &scan->chars.items[piece->end];
  uint32_t shapes = gxi_shape_entered(scan, piece) & (next->reach | next->bare);
  piece->enter = 0;
  if (shapes == 0) return;
  piece->seen = (uint16_t)gxi_shape_seen(NULL, piece);
  if (!(next->reach & 1u << GXI_SHAPE_COMPANY) && !gxi_shape_may_end_bare(piece->seen))
    shapes &= ~(1u << GXI_SHAPE_COMPANY);
  piece->enter = (uint8_t)shapes;
  if (shapes) piece->context = gxi_shape_context(scan, piece);
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
      piece->suffixes = suffix_set(piece);
      reach |= piece->suffixes;
      if (next->reach) reach |= next->reach & gxi_shape_continued(scan, piece);
      bare = bare || (next->bare && gxi_shape_is_bare(piece));
      fill_enter(scan, piece);
    }
    chars[at].reach = (uint8_t)reach;
    chars[at].bare = bare;
  }
}
