/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * label.c: what stands behind a label, as in the head of a programme.
 *
 *     主办单位:A、B        出席嘉宾:甲市副市长A 乙县县长B        指导单位为A
 *
 * The other end is what the text named last that the relation takes, or what the lines
 * below name; with the flag "league", the association named before:
 *
 *     某联盟今日成立,首届架构如下: / 理事长单位:甲公司 / 副理事长单位:乙市
 */
#include "relation/trade.h"

/* 出席嘉宾:甲市副市长A 乙县县长B: all names up to the next label. */
static bool
values(gxi_parties *parties, const gxi_line *line, uint32_t from, uint32_t types) {
  gxi_parties more;
  *parties = (gxi_parties){.item = GX_ID_NONE, .factor = 1.0};
  for (uint32_t i = from; i < line->items.count; i++) {
    const gxi_item *it = &line->items.items[i];
    bool lists = gxi_text_among(gxi_item_text(line, i), ";") && parties->count > 0 &&
                 i + 1 < line->items.count &&
                 line->items.items[i + 1].kind == GXI_ITEM_NOUN;
    if (it->kind == GXI_ITEM_STOP && !lists) break;
    if (it->kind != GXI_ITEM_NOUN || !gxi_item_parties(&more, line, i, types)) continue;
    for (uint32_t k = 0; k < more.count; k++)
      gxi_party_add(parties, more.items[k]);
    if (parties->item == GX_ID_NONE) parties->item = i;
  }
  return parties->count > 0;
}

/* 主办:A / 活动名称:B: what the labels speak of stands in a line below. */
#define BELOW 60u /* tokens */
static bool named_below(gxi_parties *parties, const gxi_line *line, uint32_t types) {
  const gxi_scene *scene = line->scene;
  const gxi_tokens *tokens = &scene->reading->tokens;
  uint32_t from = line->items.items[line->items.count - 1].last;
  uint32_t article = scene->blocks[scene->sentences[line->sentence].block].article;
  for (uint32_t i = from; i < tokens->count && i < from + BELOW; i++) {
    uint32_t entity = gxi_token_entity(scene, i);
    if (!(gxi_entity_bit(scene, entity) & types)) continue;
    if (scene->blocks[scene->sentences[tokens->items[i].sentence].block].article != article)
      return false;
    *parties = (gxi_parties){.item = GX_ID_NONE, .factor = 0.85, .count = 1};
    parties->items[0] = (gxi_party){.entity = entity, .member = GX_ID_NONE};
    return true;
  }
  return false;
}

/* 理事长单位:甲: of the association named last before the label, or of the one that the
   text names most. */
static bool
of_league(gxi_parties *tails, const gxi_view *view, const gxi_parties *heads) {
  const gxi_line *line = view->line;
  const gxi_scene *scene = line->scene;
  const gxi_entity *items = scene->entities->items;
  uint32_t first = line->items.items[view->verb].first;
  uint32_t league = first ? gxi_association_before(scene, first) : GX_ID_NONE;
  uint32_t main = gxi_main_league(scene);
  bool better = main != GX_ID_NONE && league != GX_ID_NONE &&
                items[main].mention_count > items[league].mention_count;
  if (league == GX_ID_NONE || better || gxi_parties_hold(heads, league)) league = main;
  if (league == GX_ID_NONE || gxi_parties_hold(heads, league)) return false;
  *tails = (gxi_parties){.item = GX_ID_NONE, .factor = 0.9, .count = 1};
  tails->items[0] = (gxi_party){.entity = league, .member = GX_ID_NONE};
  return true;
}

/* 主办单位:A、B. */
bool gxi_label_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
) {
  const gx_relation_type *type = gxi_frame_type(view, frame);
  const gxi_line *line = view->line;
  uint32_t at = view->verb + 1;
  if (at + 1 >= line->items.count) return false;
  gx_str mark = gxi_item_text(line, at);
  bool form = gxi_str_is(mark, ":") || gxi_str_is(mark, "\t");
  if (!form && !gxi_text_among(mark, "为 是 有")) return false;
  bool found = false;
  for (uint32_t i = 0; i < frame->head_count && !found; i++) {
    uint32_t types = gxi_end_mask(&frame->head[i], type->heads);
    found = form ? values(heads, line, at + 1, types)
                 : gxi_item_parties(heads, line, at + 1, types);
  }
  if (!found) return false;
  if (form && heads->count > 1 && frame->relation == line->scene->tie.signs_with) {
    *tails = *heads; /* 合同双方:A、B */
    return true;
  }
  if (gxi_frame_flag(frame, "league")) return of_league(tails, view, heads);
  return gxi_end_fill(tails, view, frame->tail, frame->tail_count, type->tails) ||
         (frame->tail[0].slot == GXI_SLOT_TOPIC &&
          named_below(tails, line, gxi_end_mask(frame->tail, type->tails)));
}

/* 采购人:甲医院: whom the last such label before a token names, or GX_ID_NONE. */
#define TENDER 400u /* tokens */
#define BUYERS                                                                                                       \
  "采购人 招标人 采购单位 招标单位 采购方 招标方 业主 业主单位 项目单位 建设单位 " \
  "项目业主 "                                                                                                    \
  "发包人 发包方 采购人名称 采购单位名称 招标人名称"
static uint32_t labelled_buyer(const gxi_scene *scene, uint32_t token, uint32_t types) {
  uint32_t sentence = gxi_token_at(scene, token)->sentence;
  uint32_t article = scene->blocks[scene->sentences[sentence].block].article;
  for (uint32_t i = token; i-- > 0 && token - i < TENDER;) {
    uint32_t here = gxi_token_at(scene, i)->sentence;
    if (scene->blocks[scene->sentences[here].block].article != article) break;
    uint32_t first = scene->reading->sentence_tokens[here];
    if (!gxi_token_is(scene, i, ":") || i == first) continue;
    gx_span label = {
      gxi_token_at(scene, first)->text.begin, gxi_token_at(scene, i)->text.begin};
    if (!gxi_text_among(gxi_scene_text(scene, label), BUYERS)) continue;
    uint32_t last = scene->reading->sentence_tokens[here + 1], found = GX_ID_NONE;
    for (uint32_t k = i + 1;
         k < last && gxi_token_at(scene, k)->kind == GXI_TOKEN_MENTION;
         k++)
      found = gxi_token_entity(scene, k);
    if (gxi_entity_bit(scene, found) & types) return found;
  }
  return GX_ID_NONE;
}

bool gxi_tender_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
) {
  const gxi_line *line = view->line;
  const gx_relation_type *type = gxi_frame_type(view, frame);
  bool label = view->verb + 2 < line->items.count &&
               gxi_text_has(gxi_item_text(line, view->verb), "中标 成交 中选") &&
               gxi_text_among(gxi_item_text(line, view->verb + 1), ":");
  if (!label || !values(heads, line, view->verb + 2, type->heads)) return false;
  uint32_t buyer = labelled_buyer(line->scene, line->items.items[0].first, type->tails);
  if (buyer == GX_ID_NONE || gxi_parties_hold(heads, buyer)) return false;
  *tails = gxi_one_party(buyer, 0.9);
  return true;
}
