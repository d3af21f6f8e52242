/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * partner.h: ends of verbs that partners, parents and clauses beside them fill.
 */
#ifndef GXI_RELATION_PARTNER_H
#define GXI_RELATION_PARTNER_H

#include "relation/line.h"

/** Money goes to the place of the one that the subject signed with. */
bool gxi_partner_ends(gxi_parties *heads, gxi_parties *tails, const gxi_view *view);
/** A旗下的B与C签约: C, with whom B acts, is not A's. */
void gxi_leave_partners(gxi_parties *owned, const gxi_view *view);
/** One partner of the clause before sells to the other. */
bool gxi_allied_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
);
/** The parent company invests in whom the clause before speaks of. */
bool gxi_parent_invests(gxi_parties *heads, gxi_parties *tails, const gxi_view *view);
/** The head by the frame; the tail is whom the clause before speaks of. */
bool gxi_other_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
);
/** Both ends stand in the group before the verb, parted by 与. */
bool gxi_split_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
);

/** The person of an expert's post acts, too; and who stands in a group for himself. */
void gxi_add_experts(const gxi_view *view, gxi_parties *heads);
void gxi_add_founders(const gxi_view *view, gxi_parties *heads);
/** carry.c: what is carried stands in the verb's own paragraph. */
bool gxi_carried_here(const gxi_view *view);

#endif
