/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * works.c: where a firm is at work, by what it has there; where an event is attended.
 *
 *     [甲] 在 [某区] 的 叶片 工厂 今年缺工          the works stand there, so does 甲
 *     供给 [甲] 位于 [某镇] 的 织造厂
 *     [甲] 在 [某市] 、 [某市] 开了 11家 门店       or 甲 has opened some
 *     [甲] 的 冷库 就在 [某镇]                      or they are said to stand there
 *     [甲] 把 原料基地 放在 [某镇]
 *     赴 [某市] , 亮相 [某交易会]                   the event is where one goes for it
 *
 * Tried at each word that says where; cheap, since a site must stand right behind it.
 * Not here: firms that stand somewhere themselves (located.c, site.c, frames), works
 * that bear a name of their own.
 */
#include "relation/line.h"

#define WORKS_REACH 7u /* items from the site to the word for the works */

/* What a firm has, wherever it is: 老厂, 分割车间, 海外仓, 旗舰院区. */
static bool names_works(gx_str text) {
  if (gxi_text_among(
        text, "水库 国库 数据库 入库 出库 在库 智库 书库 题库 基因库 金库"
      ))
    return false;
  return gxi_str_ends_in(
           text,
           "厂 车间 仓库 冷库 仓 库房 门店 分店 旗舰店 总部 分部 基地 中心 办事处 "
           "产线 厂房 生产线 院区 厂区 牧场 养殖场 实验室 烘干塔 茶园 果园 维修点 "
           "服务点 库"
         ) > 0;
}

/* Words without a name up to one for works; its item, or GX_ID_NONE. */
static uint32_t works_behind(const gxi_line *line, uint32_t item) {
  for (uint32_t i = item; i < line->items.count && i < item + WORKS_REACH; i++) {
    gxi_item_kind kind = gxi_item_at(line, i)->kind;
    if (kind == GXI_ITEM_NOUN || kind == GXI_ITEM_PREPOSITION || gxi_item_pauses(line, i))
      return GX_ID_NONE;
    if (kind != GXI_ITEM_QUANTITY && names_works(gxi_item_text(line, i))) return i;
  }
  return GX_ID_NONE;
}

/* Says where something is, stands or is put. */
static bool tells_where(const gxi_line *line, uint32_t item) {
  return gxi_text_among(
    gxi_item_text(line, item),
    "在 设在 位于 建在 开在 放在 放到 放在了 放到了 设在了 建在了 落在 落在了 搬到 "
    "搬到了 搬进 搬进了 搬至 迁到 迁至 迁往 布局在 布局到 设于 建于 坐落在 坐落于 就在 "
    "都在 也在 留在 留在了 开到 开到了 建到 建到了 设到 设到了 开进 开进了 安在 安在了 "
    "办在 扎在 地处 还在 仍在"
  );
}

/* Has or opens; who builds there invests, which is another tie. */
static bool opens_works(gx_str text) {
  return gxi_text_among(
    text,
    "有 开 开了 开出 开有 开设 开设了 设有 建有 办有 拥有 还有 各有 均有 都有 另有 "
    "开起 "
    "开起了 租下 租下了 租了 租用 租用了"
  );
}

/* The firm that stands left of an item, behind no other name: 甲的冷库, 把原料基地. */
static bool owner_left(
  gxi_parties *owners, const gxi_line *line, const gxi_carry *carry, uint32_t item
) {
  gxi_view view = gxi_view_of(line, carry, item);
  uint32_t segment = gxi_item_at(line, item)->segment;
  for (uint32_t i = item; i-- > 0 && item - i < 8;) {
    const gxi_item *it = gxi_item_at(line, i);
    if (it->segment != segment) break;
    if (it->kind != GXI_ITEM_NOUN) continue;
    if (gxi_item_parties(owners, line, i, line->scene->firms)) {
      owners->count = 1;
      return true;
    }
    return false;
  }
  return gxi_carried_parties(owners, &view, line->scene->firms) && owners->count == 1;
}

static void put(
  const gxi_line *line,
  const gxi_carry *carry,
  uint32_t item,
  const gxi_parties *heads,
  const gxi_parties *tails,
  const char *rule
) {
  gxi_scene *scene = line->scene;
  gxi_view view = gxi_view_of(line, carry, item);
  gxi_status_word status = gxi_status_at(&view);
  for (uint32_t i = 0; i < heads->count * tails->count; i++) {
    gxi_draft *draft = gxi_draft_new(
      scene,
      heads->items[i / tails->count].entity,
      scene->tie.located_in,
      tails->items[i % tails->count].entity,
      line->sentence
    );
    if (!draft) continue;
    draft->confidence = 0.7 * heads->factor;
    draft->status = status;
    draft->rule = gxi_str(rule);
    draft->trigger = scene->reading->tokens.items[gxi_item_at(line, item)->first].text;
    if (heads->via.size) gxi_draft_via(draft, heads->via);
  }
}

/* 在P的老厂; 在P开了11家门店. */
static bool has_works(const gxi_line *line, uint32_t site) {
  uint32_t next = site + 1;
  if (next >= line->items.count) return false;
  if (gxi_item_at(line, next)->kind == GXI_ITEM_DE)
    return works_behind(line, next + 1) != GX_ID_NONE;
  for (; next < line->items.count && next < site + 3; next++) {
    if (opens_works(gxi_item_text(line, next)))
      return works_behind(line, next + 1) != GX_ID_NONE;
    if (gxi_item_at(line, next)->kind != GXI_ITEM_OTHER) return false;
  }
  return false;
}

/* 甲的冷库就在P: the works right before the word, the clause ends behind the site. */
static uint32_t works_before(const gxi_line *line, uint32_t item, uint32_t site) {
  uint32_t next = site + 1;
  if (next < line->items.count && !gxi_item_pauses(line, next) && !gxi_text_among(gxi_item_text(line, next), "了 内 境内"))
    return GX_ID_NONE;
  for (uint32_t i = item; i-- > 0 && item - i < 4;) {
    if (gxi_item_at(line, i)->kind == GXI_ITEM_NOUN || gxi_item_pauses(line, i))
      return GX_ID_NONE;
    if (names_works(gxi_item_text(line, i))) return i;
  }
  return GX_ID_NONE;
}

static bool is_worth(const gxi_line *line, uint32_t item) {
  uint32_t site = item + 1;
  if (site >= line->items.count || gxi_item_at(line, site)->kind != GXI_ITEM_NOUN)
    return false;
  return tells_where(line, item);
}

void gxi_works_find(const gxi_line *line, const gxi_carry *carry, uint32_t item) {
  if (!is_worth(line, item)) return;
  const gxi_scene *scene = line->scene;
  gxi_parties sites, owners;
  uint32_t site = item + 1, places = scene->places | gxi_bit(scene->type.zone);
  if (!gxi_item_parties(&sites, line, site, places)) return;
  if (has_works(line, site)) {
    if (owner_left(&owners, line, carry, item))
      put(line, carry, item, &owners, &sites, "located.works");
    return;
  }
  uint32_t works = works_before(line, item, site);
  if (works != GX_ID_NONE && owner_left(&owners, line, carry, works))
    put(line, carry, item, &owners, &sites, "located.stationed");
}

/* 去, 赴, 在: whoever goes there takes part in what the next verb names. */
static bool leads_to_event(const gxi_line *line, uint32_t item) {
  const gxi_item *it = gxi_item_at(line, item);
  if (it->slot == GXI_SLOT_GOAL || it->slot == GXI_SLOT_PLACE) return true;
  return it->governor != GX_ID_NONE &&
         gxi_text_among(
           gxi_item_text(line, it->governor),
           "去 赴 到 要到 前往 来到 抵达 飞赴 奔赴 走进 进 来 远赴 赶赴 转赴 飞抵 飞往 "
           "想到 再到 又到 还到"
         );
}

/* 赴P,亮相E; 在P参加E; 到P办一场E. */
void gxi_venues_find(const gxi_line *line, const gxi_carry *carry, uint32_t verb) {
  const gxi_scene *scene = line->scene;
  if (!gxi_text_among(
        gxi_item_text(line, verb),
        "参加 参加了 出席 出席了 亮相 参展 办 办了 举办 举办了 举行 举行了 参会 观摩 "
        "逛 赶 "
        "参加过 发起 发起了 列席"
      ))
    return;
  gxi_parties events, sites;
  uint32_t event = verb + 1;
  while (event < line->items.count && event < verb + 4 &&
         !gxi_item_pauses(line, event) &&
         gxi_item_at(line, event)->kind != GXI_ITEM_NOUN)
    event++;
  if (event >= line->items.count || gxi_item_at(line, event)->kind != GXI_ITEM_NOUN)
    return;
  if (!gxi_item_parties(&events, line, event, gxi_bit(scene->type.event))) return;
  for (uint32_t i = verb, commas = 0; i-- > 0 && verb - i < 8;) {
    const gxi_item *it = gxi_item_at(line, i);
    if (it->kind == GXI_ITEM_STOP || (it->kind == GXI_ITEM_COMMA && ++commas > 1))
      return;
    if (it->kind != GXI_ITEM_NOUN) continue;
    if (events.count == 1 && !it->modifier && leads_to_event(line, i) && gxi_item_parties(&sites, line, i, scene->places) && sites.count == 1)
      put(line, carry, verb, &events, &sites, "located.attended");
    return;
  }
}
