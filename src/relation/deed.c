/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * deed.c: verbs that no frame knows, or whose frames yield nothing, by the group before
 * them.
 *
 *     为 [甲] 架设专线          whatever is done for a body is help: support.deed
 *     从 [甲] 拉回 30吨 棉花    whatever takes goods from it is trade: supply.deed
 *     给 [甲厂] 发 30吨 棉花    and so is what brings them to a firm: supply.deed.to
 *     [乙厂] 往 [某市] 走 30吨  or to a place, from a body that the clause names
 *
 * The frames are named so in the domain file; a domain without them goes without.
 */
#include "relation/line.h"

/* What is done for somebody is help, unless the verb tells of trade, travel or posts.
 */
static bool may_help(const gxi_line *line, uint32_t verb) {
  const gxi_scene *scene = line->scene;
  const gxi_ties *tie = &scene->tie;
  gxi_hit hit = scene->reading->tokens.items[gxi_item_at(line, verb)->first].hit;
  for (uint32_t i = 0; i < hit.count; i++) {
    const gxi_entry *entry = gxi_lexicon_entry(scene->lexicon, hit.first + i);
    if (!entry || entry->kind != GXI_KIND_VERB) continue;
    const gxi_frame *frame = gxi_knowledge_frame(scene->knowledge, entry->payload);
    if (frame && frame->relation != tie->supports && frame->relation != tie->aids && frame->relation != tie->located_in && frame->relation != tie->founds)
      return false;
  }
  return true;
}

/* The group before the verb in this slot, with no other verb between; or GX_ID_NONE. */
static uint32_t group_before(const gxi_line *line, uint32_t verb, gxi_slot slot) {
  uint32_t segment = gxi_item_at(line, verb)->segment;
  for (uint32_t i = verb; i-- > 0 && gxi_item_at(line, i)->segment == segment;) {
    const gxi_item *it = gxi_item_at(line, i);
    if (gxi_kind_is_verb(it->kind)) return GX_ID_NONE;
    if (it->kind == GXI_ITEM_NOUN && it->slot == slot) return i;
  }
  return GX_ID_NONE;
}

static bool governed_by(const gxi_line *line, uint32_t item, const char *words) {
  uint32_t governor = gxi_item_at(line, item)->governor;
  return governor != GX_ID_NONE && gxi_text_among(gxi_item_text(line, governor), words);
}

/* 给某校食堂送菜: a kitchen or a shop buys. */
static bool is_kitchen(const gxi_line *line, uint32_t item) {
  return item + 1 < line->items.count &&
         gxi_text_among(
           gxi_item_text(line, item + 1), "食堂 超市 门店 商超 餐厅 酒店 后厨"
         );
}

static bool is_firm(const gxi_line *line, uint32_t item) {
  gxi_parties firms;
  return gxi_item_parties(&firms, line, item, gxi_bit(line->scene->type.company));
}

/* 往某市走货30吨: a place to bring goods to; 向, 给 it, from a body that the clause
 * names. */
static bool is_market(const gxi_line *line, uint32_t item, uint32_t verb) {
  gxi_parties place, seller;
  uint32_t growers =
    gxi_bit(line->scene->type.company) | gxi_bit(line->scene->type.organization);
  if (!gxi_item_parties(&place, line, item, line->scene->places) || !governed_by(line, item, "往 向 给 发往 运往"))
    return false;
  if (governed_by(line, item, "往 发往 运往")) return true;
  for (uint32_t i = 0; i < item; i++)
    if (gxi_item_at(line, i)->segment + 1 >= gxi_item_at(line, verb)->segment)
      if (gxi_item_at(line, i)->kind == GXI_ITEM_NOUN && gxi_item_parties(&seller, line, i, growers))
        return true;
  return false;
}

/* 面料60万米: cloth is. */
static bool is_length(const gxi_line *line, uint32_t item) {
  return gxi_item_at(line, item)->kind == GXI_ITEM_QUANTITY &&
         gxi_str_ends(gxi_item_text(line, item), GX_STR_LIT("米"));
}

/* 16车, 两柜 */
static bool is_load(const gxi_line *line, uint32_t item) {
  return gxi_item_at(line, item)->kind == GXI_ITEM_QUANTITY &&
         item + 1 < line->items.count &&
         gxi_text_among(gxi_item_text(line, item + 1), "车 柜 船 货柜 批次 趟 挂 皮");
}

/* Goods that are counted stand behind the verb, over 了, 回 or another verb. */
static bool takes_counted(const gxi_line *line, uint32_t verb) {
  for (uint32_t i = verb + 1; i < line->items.count && i < verb + 7; i++) {
    const gxi_item *it = gxi_item_at(line, i);
    if (gxi_is_goods_quantity(line, i) || is_length(line, i) || is_load(line, i))
      return true;
    if (it->kind != GXI_ITEM_ACTION && it->kind != GXI_ITEM_OTHER) return false;
  }
  return false;
}

const gxi_frame *gxi_deed_frame(const gxi_line *line, uint32_t verb) {
  const gxi_scene *scene = line->scene;
  uint32_t target = group_before(line, verb, GXI_SLOT_TARGET);
  if (target == GX_ID_NONE) target = group_before(line, verb, GXI_SLOT_GOAL);
  uint32_t source = group_before(line, verb, GXI_SLOT_SOURCE);
  if (target == GX_ID_NONE && source == GX_ID_NONE) return NULL;
  bool counted = takes_counted(line, verb), free = may_help(line, verb);
  bool takes = target != GX_ID_NONE && free &&
               (counted ? is_firm(line, target) || is_market(line, target, verb)
                        : is_kitchen(line, target));
  if (takes) return scene->sold;
  if (target != GX_ID_NONE && free && governed_by(line, target, "为 帮 替 给"))
    return scene->deed;
  return counted && source != GX_ID_NONE &&
             governed_by(line, source, "从 向 找 自 就从")
           ? scene->bought
           : NULL;
}
