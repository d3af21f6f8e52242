/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * owing.c: help that a clause only names as what made something possible.
 *
 *     多亏 [甲局] 的代办 , [乙公司] 45天就开了工        behind it, in the clause after
 *     [乙公司] 靠着 [甲支行] 的贷款 挺了过来           before it, in the same clause
 *     “多亏了 [甲局] 的代办。” [乙公司] 总经理 某某 说   whom the speaker speaks for
 *
 * For frames with the flag "owing": the helper is the group right behind the word.
 *
 * Not here: 在甲支持下, 得益于甲的支持, whose frames know the help itself (ends.c).
 */
#include "relation/line.h"

static const gxi_item *item_at(const gxi_line *line, uint32_t item) {
  return &line->items.items[item];
}

/* The group behind the word, over a date or two words; no 有了甲帮扶的乙. */
static uint32_t helper_behind(const gxi_view *view) {
  const gxi_line *line = view->line;
  uint32_t segment = item_at(line, view->verb)->segment;
  for (uint32_t i = view->verb + 1; i < line->items.count && i - view->verb < 4; i++) {
    const gxi_item *it = item_at(line, i);
    if (it->segment != segment) return GX_ID_NONE;
    if (it->kind == GXI_ITEM_NOUN) {
      bool describes = it->modifier && i + 2 < line->items.count &&
                       item_at(line, i + 2)->kind == GXI_ITEM_NOUN;
      return describes ? GX_ID_NONE : i;
    }
    if (it->kind != GXI_ITEM_OTHER && it->kind != GXI_ITEM_DATE && it->kind != GXI_ITEM_DE && it->kind != GXI_ITEM_PREPOSITION)
      return GX_ID_NONE;
  }
  return GX_ID_NONE;
}

/* Before the word in its own segment: 乙凭着甲的贷款…. */
static bool helped_here(gxi_parties *helped, const gxi_view *view, uint32_t types) {
  const gxi_line *line = view->line;
  uint32_t segment = item_at(line, view->verb)->segment;
  for (uint32_t i = view->verb; i-- > 0 && item_at(line, i)->segment == segment;) {
    const gxi_item *it = item_at(line, i);
    if (it->kind == GXI_ITEM_NOUN && it->slot == GXI_SLOT_NONE && it->governor == GX_ID_NONE)
      return gxi_item_parties(helped, line, i, types);
  }
  return false;
}

/* The subject of one of the next two clauses. */
static bool helped_behind(
  gxi_parties *helped, const gxi_view *view, uint32_t helper, uint32_t types
) {
  const gxi_line *line = view->line;
  uint32_t segment = item_at(line, helper)->segment;
  for (uint32_t i = helper + 1; i < line->items.count; i++) {
    const gxi_item *it = item_at(line, i);
    if (it->kind == GXI_ITEM_STOP || it->segment > segment + 2) return false;
    if (it->kind != GXI_ITEM_NOUN || it->segment == segment || it->slot != GXI_SLOT_NONE)
      continue;
    return it->governor == GX_ID_NONE && gxi_item_parties(helped, line, i, types);
  }
  return false;
}

/* Behind the quotation: 乙公司总经理某某说. */
static bool speaker_helped(gxi_parties *helped, const gxi_view *view, uint32_t types) {
  const gxi_scene *scene = view->line->scene;
  uint32_t next = view->line->sentence + 1;
  if (next >= scene->sentence_count || scene->sentences[next].block != scene->sentences[next - 1].block)
    return false;
  const uint32_t *first = scene->reading->sentence_tokens;
  uint32_t last =
    first[next] + 12 < first[next + 1] ? first[next] + 12 : first[next + 1];
  for (uint32_t i = first[next]; i < last; i++) {
    uint32_t entity = gxi_token_entity(scene, i);
    if (!(gxi_entity_bit(scene, entity) & scene->persons)) continue;
    uint32_t body = scene->employer[entity];
    bool says = i + 1 < last && gxi_token_among(
                                  scene,
                                  i + 1,
                                  "说 表示 说道 感慨 坦言 介绍 告诉 感叹 "
                                  "回忆 如是说 道 笑着 高兴 激动 感激"
                                );
    if (!says || !(gxi_entity_bit(scene, body) & types)) return false;
    gxi_parties_start(helped, GX_ID_NONE, 0.9);
    helped->via = GX_STR_LIT("speaker");
    gxi_party_add(helped, (gxi_party){.entity = body, .member = GX_ID_NONE});
    return true;
  }
  return false;
}

/* 这些成绩离不开…, in an address or a turn: whom the speaker speaks for. */
static bool turn_helped(
  gxi_parties *helped, const gxi_view *view, uint32_t types, const gxi_parties *heads
) {
  const gxi_scene *scene = view->line->scene;
  uint32_t body = scene->entities->turn_bodies[view->line->sentence];
  if (!(gxi_entity_bit(scene, body) & types)) return false;
  for (uint32_t i = 0; i < heads->count; i++)
    if (heads->items[i].entity == body) return false;
  gxi_parties_start(helped, GX_ID_NONE, 0.9);
  helped->via = GX_STR_LIT("speaker");
  gxi_party_add(helped, (gxi_party){.entity = body, .member = GX_ID_NONE});
  return true;
}

/* A牵线,B与C签约: the clause says no more. */
bool gxi_brings_together(const gxi_view *view) {
  const gxi_line *line = view->line;
  return view->end < line->items.count && view->end - view->verb <= 2 &&
         line->items.items[view->end].kind != GXI_ITEM_STOP &&
         gxi_text_among(
           gxi_item_text(line, view->verb), "牵线 牵线搭桥 撮合 引荐 穿针引线 搭桥 居间"
         );
}

bool gxi_owing_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
) {
  const gx_relation_type *type = gxi_frame_type(view, frame);
  uint32_t helper = helper_behind(view);
  if (helper == GX_ID_NONE || !gxi_item_parties(heads, view->line, helper, gxi_end_mask(frame->head, type->heads)))
    return false;
  uint32_t types = gxi_end_mask(frame->tail, type->tails);
  return helped_here(tails, view, types) || helped_behind(tails, view, helper, types) ||
         speaker_helped(tails, view, types) ||
         turn_helped(tails, view, type->tails, heads) ||
         (gxi_carried_others(tails, view, types, heads) && tails->count == 1);
}
