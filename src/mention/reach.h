/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * reach.h: where names of each shape may begin, because they can end.
 */
#ifndef GXI_MENTION_REACH_H
#define GXI_MENTION_REACH_H

#include "mention/scan.h"

/** Fills `reach` of characters and what pieces say about shapes. Once the cues of the
 *  sentence are there. */
void gxi_reach_fill(gxi_scan *scan);
static_assert(GXI_SHAPE_COMPANY == 0, "GXI_REACH_BARE falls on it when shifted");
/** The shapes of names that go on at a character and can end, one way or another. */
static inline uint32_t gxi_reach_all(const gxi_char *character) {
  uint32_t reach = character->reach;
  return reach | reach >> GXI_SHAPE_COUNT;
}

#endif
