/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * reach.h: where names of each shape may begin, because they can end.
 */
#ifndef GXI_MENTION_REACH_H
#define GXI_MENTION_REACH_H

#include "mention/scan.h"

/** Fills `reach` and `bare` of characters and what pieces say about shapes. Once the
 *  cues of the sentence are there. */
void gxi_reach_fill(gxi_scan *scan);
/** Whether a name that goes on behind a piece can end. */
static inline bool
gxi_reaches(const gxi_scan *scan, const gxi_piece *piece, gxi_shape shape) {
  const gxi_char *next = &scan->chars.items[piece->end];
  return (next->reach >> shape & 1) || (shape == GXI_SHAPE_COMPANY && next->bare);
}

#endif
