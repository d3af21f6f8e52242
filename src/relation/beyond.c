/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * beyond.c: slots that the clauses beside the verb's own fill, for the flag "reach".
 *
 *     出资2300万元,为 [乙] 建成…        the target in the next clause
 *     向 [乙] 捐赠…,甲捐赠…             the target in the one before
 *     投入1亿元,建成 [丙]、 [丁]         what the money was for
 */
#include "relation/line.h"

static const gxi_item *item_at(const gxi_line *line, uint32_t item) {
  return &line->items.items[item];
}

static bool slot_item(
  gxi_parties *parties,
  const gxi_view *view,
  uint32_t item,
  gxi_slot slot,
  uint32_t types
) {
  const gxi_item *it = item_at(view->line, item);
  return it->kind == GXI_ITEM_NOUN && it->slot == slot &&
         gxi_item_parties(parties, view->line, item, types);
}

static bool has_money(const gxi_view *view) {
  for (uint32_t i = view->begin; i < view->end; i++)
    if (item_at(view->line, i)->kind == GXI_ITEM_MONEY) return true;
  return false;
}

/* 派了4名医生, 三批教师: who is sent is counted. */
static bool sends_counted(const gxi_view *view) {
  for (uint32_t i = view->verb + 1; i < view->end; i++)
    if (item_at(view->line, i)->kind == GXI_ITEM_QUANTITY && gxi_text_has(gxi_item_text(view->line, i), "名 位 批 人"))
      return true;
  return false;
}

/* 在深圳打拼多年的甲: where 甲 was. */
static bool tells_of_person(const gxi_line *line, uint32_t item) {
  const gxi_item *it = item_at(line, item);
  if (it->kind != GXI_ITEM_NOUN || it->governor == GX_ID_NONE) return false;
  uint32_t noun = item_at(line, it->governor)->noun;
  gxi_parties person;
  return noun != GX_ID_NONE && noun > item + 2 &&
         gxi_item_parties(&person, line, noun, line->scene->persons);
}

/* 投资2亿元,在B建设…; 出资2300万元,为B建成…: the next clause has no subject of its own
   before the group. Else 向B捐赠…,C捐赠…: the last such group before. */
bool gxi_reached_slot(
  gxi_parties *parties, const gxi_view *view, gxi_slot slot, uint32_t types
) {
  const gxi_line *line = view->line;
  for (uint32_t i = view->end; i < line->items.count; i++) {
    const gxi_item *it = item_at(line, i);
    if (it->kind == GXI_ITEM_STOP || it->segment > item_at(line, view->verb)->segment + 2)
      break;
    if (slot_item(parties, view, i, slot, types)) {
      parties->factor = 0.9;
      return true;
    }
    if (it->kind == GXI_ITEM_NOUN && it->slot == GXI_SLOT_NONE) break;
  }
  if (slot == GXI_SLOT_PLACE && gxi_text_has(gxi_item_text(line, view->verb), "派"))
    return false; /* 在B办学,由A选派教师: where is not to whom */
  for (uint32_t i = view->begin; i-- > 0;) {
    if (item_at(line, i)->kind == GXI_ITEM_STOP) break;
    if (slot == GXI_SLOT_PLACE && tells_of_person(line, i)) continue;
    if (slot_item(parties, view, i, slot, types)) {
      parties->factor = 0.75;
      return true;
    }
  }
  return false;
}

/* 投入援疆资金1亿元,建成A、B; 派了4名医生,常驻A: what the next clauses do, who has no
 * subject of its own.
 */
bool gxi_reached_object(gxi_parties *parties, const gxi_view *view, uint32_t types) {
  const gxi_line *line = view->line;
  uint32_t segment = item_at(line, view->verb)->segment;
  if (!has_money(view) && !sends_counted(view)) return false;
  for (uint32_t i = view->end; i < line->items.count; i++) {
    const gxi_item *it = item_at(line, i);
    if (it->kind == GXI_ITEM_STOP || it->segment > segment + 2) return false;
    if (it->kind != GXI_ITEM_NOUN || it->slot != GXI_SLOT_NONE) continue;
    if (it->governor == GX_ID_NONE || item_at(line, it->governor)->kind != GXI_ITEM_VERB)
      return false;
    if (gxi_verb_tells(line, it->governor, line->scene->tie.supplies))
      return false; /* 投了960万元,产品卖给A */
    if (!gxi_item_parties(parties, line, i, types)) continue;
    parties->factor = 0.85;
    return true;
  }
  return false;
}
