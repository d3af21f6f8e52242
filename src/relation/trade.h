/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * trade.h: who sells to whom, in clauses that name one side.
 *
 *     用的铜管全是 [甲] 的货     trade.c: by nouns, and by who speaks
 *     其余进了 [某市] 的工地     dealer.c: the firm that the text speaks of there
 */
#ifndef GXI_RELATION_TRADE_H
#define GXI_RELATION_TRADE_H

#include "relation/line.h"

/** trade.c: 用的铜管全是甲的货, 接货的是甲. */
void gxi_trade_find(const gxi_line *line, const gxi_carry *carry);
/** trade.c: who buys by the frame; who sells is the firm of the paragraph. */
bool gxi_seller_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
);
/** trade.c: 为甲买: what is bought is for these parties, who do not sell. */
bool gxi_is_bought_for(const gxi_view *view, const gxi_parties *parties);
/** trade.c: 从沈阳新松采购: of a name that is not known, only the place was found. */
bool gxi_is_cut_name(const gxi_view *view, const gxi_parties *parties);
/** trade.c: 运往某港: no market. */
bool gxi_is_gate(const gxi_scene *scene, const gxi_parties *tails);
/** trade.c: 出资200万元,为某医院买了…: a body gets a thing, and no shares are bought.
 */
bool gxi_gives_thing(const gxi_view *view, const gxi_parties *tails);
/** passive.c: whether money goes to the tails; 甲产业园位于乙县,由丙投资建设 mends
 * them: 丙 invests in 甲, not in 乙县. */
bool gxi_invests_right(
  const gxi_view *view, const gxi_parties *heads, gxi_parties *tails
);
/** seller.c: of two partners in a contract of sale, the right one sells. */
bool gxi_sells_right(
  const gxi_scene *scene,
  const gxi_firing *firing,
  const gxi_party *left,
  const gxi_party *right
);
/** dealer.c: a firm or co-operative; no bank, insurer or fund. */
bool gxi_is_dealer(const gxi_scene *scene, uint32_t entity);
/** dealer.c: the firm that the text speaks of here, which is none of the others. */
bool gxi_dealer_spoken_of(
  gxi_parties *dealer, const gxi_view *view, const gxi_parties *others
);
/** dealer.c: one side by the frame, the other is the firm that the text speaks of. */
bool gxi_dealer_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
);
/** dealer.c: 成品则运往甲: the goods are the main company's, or whose turn it is to
 * speak, and not those of who acted before. */
void gxi_prefer_maker(
  const gxi_view *view, gxi_parties *heads, const gxi_parties *tails
);
/** dealer.c: carried ends that deal in nothing, or come from afar. */
void gxi_dealers_mend(gxi_parties *heads, gxi_parties *tails, const gxi_view *view);
/** trade.c: goods that somebody supplies to whom the text speaks of. */
bool gxi_buyer_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
);

/** label.c: 采购人:甲 … 中标人:乙: 乙 supplies 甲. */
bool gxi_tender_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
);

#endif
