/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * occasion.c: who acts at an event takes part in it.
 *
 *     [某博览会] 上 , [甲县] 拿下1.2亿元订单
 *     在 [某大会] 的展台前 , [甲公司] 的松茸酱引人驻足
 *     [甲公司] 的松茸酱在 [某大会] 上 获得金奖
 *
 *     [某山货节] 在某市开幕 。 开幕式上 , [副市长甲] 与 [县委书记乙] 授牌
 *
 * Whatever the verb. Not the place where the event is held, nor offices, which more
 * often host than take part.
 */
#include "relation/line.h"

/* 上, 期间, 的展台前 behind the event: the item behind that, or GX_ID_NONE. */
static uint32_t behind_occasion(const gxi_line *line, uint32_t item) {
  uint32_t at = item + 1;
  if (at < line->items.count && gxi_item_at(line, at)->kind == GXI_ITEM_DE) at++;
  uint32_t last = at + 2 < line->items.count ? at + 2 : line->items.count;
  for (uint32_t i = at; i < last; i++)
    if (gxi_text_among(
          gxi_item_text(line, i), "上 期间 现场 展台 展区 展馆 展位 会上 会场 首日 当天"
        ))
      return i + 1;
  return GX_ID_NONE;
}

/* A verb, or 的 and what the party shows, stands behind it in its segment. */
static bool acts(const gxi_line *line, uint32_t item) {
  uint32_t segment = gxi_item_at(line, item)->segment;
  for (uint32_t i = item + 1;
       i < line->items.count && gxi_item_at(line, i)->segment == segment;
       i++) {
    const gxi_item *it = gxi_item_at(line, i);
    if (it->kind == GXI_ITEM_VERB || it->kind == GXI_ITEM_ACTION) return true;
    if (it->kind == GXI_ITEM_NOUN && it->slot == GXI_SLOT_NONE) return false;
  }
  return false;
}

static void put_at(
  const gxi_line *line, uint32_t doer, uint32_t event, uint32_t types, uint32_t cue
) {
  gxi_scene *scene = line->scene;
  gxi_parties who;
  if (!gxi_item_parties(&who, line, doer, types)) return;
  uint32_t held = gxi_entity_site(scene, event);
  for (uint32_t i = 0; i < who.count; i++) {
    uint32_t entity = who.items[i].entity;
    bool place = (gxi_entity_bit(scene, entity) & scene->places) != 0;
    if (place && held != GX_ID_NONE && gxi_scene_place_entity(scene, held) == entity)
      continue;
    gxi_draft *draft =
      gxi_draft_new(scene, entity, scene->tie.attends, event, line->sentence);
    if (!draft) return;
    draft->confidence = 0.6;
    draft->rule = GX_STR_LIT("attend.occasion");
    draft->trigger = scene->reading->tokens.items[gxi_item_at(line, cue)->first].text;
  }
}

static void put(const gxi_line *line, uint32_t doer, uint32_t item, uint32_t more) {
  const gxi_types *t = &line->scene->type;
  uint32_t types = more | gxi_bit(t->company) | gxi_bit(t->city) | gxi_bit(t->county) |
                   gxi_bit(t->township) | gxi_bit(t->province);
  gxi_parties events;
  if (gxi_item_parties(&events, line, item, gxi_bit(t->event)))
    put_at(line, doer, events.items[0].entity, types, item);
}

/* The first group of the clause behind the occasion. */
static uint32_t doer_behind(const gxi_line *line, uint32_t from, uint32_t segment) {
  for (uint32_t i = from; i < line->items.count; i++) {
    const gxi_item *it = gxi_item_at(line, i);
    if (it->kind == GXI_ITEM_STOP || it->segment > segment + 1) return GX_ID_NONE;
    if (it->kind == GXI_ITEM_VERB || it->kind == GXI_ITEM_ACTION || it->kind == GXI_ITEM_PREPOSITION || it->kind == GXI_ITEM_SPEECH)
      return GX_ID_NONE;
    if (it->kind == GXI_ITEM_NOUN)
      return it->slot == GXI_SLOT_NONE && it->governor == GX_ID_NONE ? i : GX_ID_NONE;
  }
  return GX_ID_NONE;
}

#define EVENT_SENTENCES 30u /* chosen */

/* The one event that the article names before a token. */
static uint32_t
event_before(const gxi_scene *scene, uint32_t sentence, uint32_t token) {
  const uint32_t *begins = scene->reading->sentence_tokens;
  uint32_t article = scene->blocks[scene->sentences[sentence].block].article;
  uint32_t from = sentence, found = GX_ID_NONE;
  while (from > 0 && sentence - from < EVENT_SENTENCES &&
         scene->blocks[scene->sentences[from - 1].block].article == article)
    from--;
  for (uint32_t i = begins[from]; i < token; i++) {
    uint32_t entity = gxi_token_entity(scene, i);
    if (gxi_entity_bit(scene, entity) != gxi_bit(scene->type.event)) continue;
    if (found != GX_ID_NONE && found != entity) return GX_ID_NONE;
    found = entity;
  }
  return found;
}

/* 开幕式上,甲…: a part of the event named before. */
static void part_of_event(const gxi_line *line, uint32_t item) {
  const gxi_item *it = gxi_item_at(line, item);
  bool opens = item == 0 || gxi_item_at(line, item - 1)->kind == GXI_ITEM_COMMA ||
               gxi_item_at(line, item - 1)->kind == GXI_ITEM_STOP;
  if (!opens || item + 1 >= line->items.count || !gxi_text_among(gxi_item_text(line, item), "开幕式 闭幕式 启动仪式 开幕仪式 启幕仪式 颁奖仪式 开馆仪式 闭幕仪式 推介环节 展销环节 签约环节"))
    return;
  uint32_t behind = item + 1;
  if (gxi_text_among(gxi_item_text(line, behind), "上 现场 期间 当天")) behind++;
  uint32_t event = event_before(line->scene, line->sentence, it->first);
  uint32_t doer = event == GX_ID_NONE ? event : doer_behind(line, behind, it->segment);
  if (doer == GX_ID_NONE || !acts(line, doer)) return;
  uint32_t types = line->scene->persons | gxi_bit(line->scene->type.company);
  put_at(line, doer, event, types, item);
}

/* [甲] 的新茶在…上: the first group of the segment. */
static uint32_t doer_before(const gxi_line *line, uint32_t event) {
  uint32_t segment = gxi_item_at(line, event)->segment, found = GX_ID_NONE;
  for (uint32_t i = event; i-- > 0 && gxi_item_at(line, i)->segment == segment;) {
    const gxi_item *it = gxi_item_at(line, i);
    if (it->kind == GXI_ITEM_VERB || it->kind == GXI_ITEM_ACTION) return GX_ID_NONE;
    if (it->kind == GXI_ITEM_NOUN) found = it->slot == GXI_SLOT_NONE ? i : GX_ID_NONE;
  }
  return found;
}

void gxi_occasion_find(const gxi_line *line) {
  uint32_t types = gxi_bit(line->scene->type.event);
  gxi_parties events;
  for (uint32_t i = 0; i < line->items.count; i++) {
    const gxi_item *it = gxi_item_at(line, i);
    if (it->kind == GXI_ITEM_OTHER) part_of_event(line, i);
    if (it->kind != GXI_ITEM_NOUN || (it->slot != GXI_SLOT_NONE && it->slot != GXI_SLOT_PLACE) || !gxi_item_parties(&events, line, i, types))
      continue;
    uint32_t behind = behind_occasion(line, i);
    if (behind == GX_ID_NONE) continue;
    uint32_t doer = it->slot == GXI_SLOT_PLACE ? doer_before(line, i) : GX_ID_NONE;
    if (doer != GX_ID_NONE && acts(line, i)) {
      put(line, doer, i, 0);
      continue;
    }
    doer = doer_behind(line, behind, it->segment);
    if (doer != GX_ID_NONE && acts(line, doer))
      put(line, doer, i, line->scene->persons);
  }
}

/* 出席签约仪式, 举办推介会: the clause has an occasion of its own, without a name. */
bool gxi_has_own_occasion(const gxi_view *view, uint32_t types) {
  uint32_t event = gxi_bit(view->line->scene->type.event);
  return types == event &&
         gxi_line_has(
           view->line,
           view->verb + 1,
           gxi_segment_end(view->line, view->verb),
           "签约仪式 签字仪式 揭牌仪式 捐赠仪式 竣工仪式 开工仪式 奠基仪式 推介会 "
           "招聘会 座谈会 对接会 联席会 调度会 现场会"
         );
}
