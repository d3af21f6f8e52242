/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * reveal.h: what stands behind a colon, or as a part of what is named before it.
 */
#ifndef GXI_RELATION_REVEAL_H
#define GXI_RELATION_REVEAL_H

#include "relation/line.h"

/** 名下两家公司:一是甲,二是乙: what the text behind a colon tells. */
bool gxi_revealed(gxi_parties *members, const gxi_view *view, uint32_t types);
/** 签约的还有:甲与乙、丙与丁: couples that a clause tells behind its verb. */
bool gxi_reveals_couples(gxi_parties *couples, const gxi_view *view, uint32_t types);
/** the ends of a verb with the flag "reveals". */
bool gxi_reveals_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
);
/** A旗下B: a name of these types stands there. */
bool gxi_at_hand(const gxi_view *view, uint32_t right, uint32_t types);
/** A所属B队长某某: B. */
bool gxi_body_of_person(
  gxi_parties *bodies, const gxi_line *line, uint32_t item, uint32_t types
);

#endif
