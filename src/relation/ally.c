/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ally.c: partners that stand elsewhere than around their verb.
 *
 *     [甲] 与 3家企业 签约 , 分别是 [乙] 、 [丙]     the list behind counts them off
 *     与 [乙] 合作 多年的 [甲]                     the head of the relative clause
 *     依托与 [乙] 的合作 , [甲] …                   whom the next clause is about
 *
 * For frames with the flag "ahead" the head, too: 位于 [某市] 东郊 , [甲] 占地三百亩.
 */
#include "relation/line.h"

/* 与3家企业: a preposition before a number of those without a name. */
static bool counts_partners(const gxi_view *view) {
  const gxi_line *line = view->line;
  for (uint32_t i = view->begin; i < view->end; i++) {
    const gxi_item *it = gxi_item_at(line, i);
    if (it->kind != GXI_ITEM_PREPOSITION || (it->role != GXI_ROLE_WITH && it->role != GXI_ROLE_TARGET))
      continue;
    for (uint32_t k = i + 1; k < view->end && k < i + 5; k++) {
      const gxi_item *next = gxi_item_at(line, k);
      if (next->kind == GXI_ITEM_QUANTITY) return true;
      if (next->kind != GXI_ITEM_OTHER) break;
      if (gxi_text_has(gxi_item_text(line, k), "家企业 家单位 家公司 多家"))
        return true;
    }
  }
  return false;
}

/* ,分别是甲、乙; :甲、乙; —甲、乙 */
bool gxi_listed_partners(gxi_parties *parties, const gxi_view *view, uint32_t types) {
  const gxi_line *line = view->line;
  if (!counts_partners(view)) return false;
  bool marked = false, linked = false;
  for (uint32_t i = view->verb + 1; i < line->items.count && i < view->verb + 10; i++) {
    const gxi_item *it = gxi_item_at(line, i);
    gx_str text = gxi_item_text(line, i);
    if (it->kind == GXI_ITEM_NOUN)
      return linked && gxi_item_parties(parties, line, i, types);
    if (it->kind == GXI_ITEM_COMMA || it->kind == GXI_ITEM_STOP || gxi_text_among(text, "— ——")) {
      if (marked || gxi_text_among(text, "。 ; ! ?")) return false;
      marked = true;
      linked = !gxi_text_among(text, ",");
    } else if (marked) {
      linked = linked ||
               gxi_text_among(
                 text, "分别是 分别为 包括 其中包括 即 有 分别 其中有 分别包括 它们是"
               );
      if (!linked) return false;
    } else if (it->kind == GXI_ITEM_VERB) {
      return false;
    }
  }
  return false;
}

/* 与乙合作多年的甲 */
static bool relative_partner(gxi_parties *left, const gxi_view *view, uint32_t types) {
  const gxi_line *line = view->line;
  uint32_t noun = gxi_item_at(line, view->verb)->noun;
  for (uint32_t i = view->verb + 1;
       noun == GX_ID_NONE && i + 1 < view->end && i < view->verb + 4;
       i++) {
    if (gxi_item_at(line, i)->kind == GXI_ITEM_DE)
      noun = i + 1;
    else if (gxi_item_at(line, i)->kind != GXI_ITEM_OTHER && gxi_item_at(line, i)->kind != GXI_ITEM_QUANTITY)
      break;
  }
  if (noun == GX_ID_NONE || gxi_item_at(line, noun)->kind != GXI_ITEM_NOUN || gxi_item_at(line, noun)->modifier)
    return false;
  gx_str verb = gxi_item_text(line, view->verb);
  return gxi_text_among(
           verb,
           "合作 协作 战略合作 深度合作 签约 结对 开展合作 长期合作 牵手 合作过 "
           "签订协议 签了约"
         ) &&
         gxi_item_parties(left, line, noun, types);
}

/* Whom the next clause begins with, over a few words behind this item. */
static bool
next_actor(gxi_parties *next, const gxi_line *line, uint32_t item, uint32_t types) {
  uint32_t i = item + 1;
  while (i < line->items.count && i < item + 4 &&
         (gxi_item_at(line, i)->kind == GXI_ITEM_OTHER ||
          gxi_item_at(line, i)->kind == GXI_ITEM_QUANTITY ||
          gxi_item_at(line, i)->kind == GXI_ITEM_DE))
    i++;
  if (i + 1 >= line->items.count || gxi_item_at(line, i)->kind != GXI_ITEM_COMMA)
    return false;
  const gxi_item *noun = gxi_item_at(line, i + 1);
  return noun->kind == GXI_ITEM_NOUN && noun->governor == GX_ID_NONE &&
         noun->slot == GXI_SLOT_NONE && gxi_item_parties(next, line, i + 1, types) &&
         next->count == 1;
}

bool gxi_ahead_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
) {
  const gx_relation_type *type = gxi_frame_type(view, frame);
  if (gxi_subject_item(view, UINT32_MAX) != GX_ID_NONE) return false;
  return gxi_end_fill(tails, view, frame->tail, frame->tail_count, type->tails) &&
         tails->item != GX_ID_NONE && tails->item > view->verb &&
         next_actor(
           heads, view->line, tails->item, gxi_end_mask(frame->head, type->heads)
         );
}

/* 携手乙,甲…: the partner stands behind the verb. */
static bool takes_partner(const gxi_view *view) {
  return gxi_text_among(
    gxi_item_text(view->line, view->verb), "携手 联手 牵手 联合 会同 搭档 借力 依托"
  );
}

bool gxi_ally_beside(
  gxi_parties *left, const gxi_view *view, const gxi_parties *right, uint32_t types
) {
  gxi_parties found;
  if (right->item == GX_ID_NONE) return false;
  if (right->item > view->verb) {
    if (!takes_partner(view) || !next_actor(&found, view->line, right->item, types))
      return false;
  } else if (!relative_partner(&found, view, types) &&
             !next_actor(&found, view->line, view->verb, types)) {
    return false;
  }
  for (uint32_t i = 0; i < found.count; i++)
    for (uint32_t k = 0; k < right->count; k++)
      if (found.items[i].entity == right->items[k].entity) return false;
  *left = found;
  return true;
}
