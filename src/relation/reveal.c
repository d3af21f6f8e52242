/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * reveal.c: names that a clause announces and the text behind its colon tells.
 *
 *     [甲集团] 名下 有 两家公司 : 一是 [某县] 的 [乙] , 二是 [丙]     乙, 丙
 *     [某园] 迎来 第五位 成员 — 由 [甲] 投建 的 [乙]               乙
 *     [甲集团] 旗下 企业 2家 : [乙] ( 全资 ) 、 [丙]               乙, 丙
 *
 * For owner frames that have nothing beside their word, and verbs of frames with the
 * flag "reveals". Each segment behind the colon may open with a number and 是, and
 * tells one group: the one that a place or a relative clause leads to, or the first.
 */
#include "relation/reveal.h"
#include "relation/nobody.h"

/* 两家公司 in front of the colon counts what comes, and means nothing before. */
static bool counts(const gxi_line *line, uint32_t item) {
  const gxi_item *it = gxi_item_at(line, item);
  gx_str text = gxi_token_text(line->scene, line->members.items[it->member].token);
  return it->member_count == 1 &&
         (gxi_str_starts(text, GX_STR_LIT("两")) ||
          gxi_str_starts(text, GX_STR_LIT("三")) ||
          gxi_str_starts(text, GX_STR_LIT("四")) || gxi_text_among(text, "企业 公司"));
}

/* Behind the colon or dash that closes the verb's own few words, or GX_ID_NONE. */
static uint32_t behind_colon(const gxi_view *view) {
  const gxi_line *line = view->line;
  uint32_t count = line->items.count;
  for (uint32_t i = view->verb + 1; i + 1 < count && i - view->verb < 8; i++) {
    const gxi_item *it = gxi_item_at(line, i);
    if (gxi_text_among(gxi_item_text(line, i), ": — ——"))
      return gxi_text_among(gxi_item_text(line, i + 1), "— ——") ? i + 2 : i + 1;
    if (gxi_text_among(gxi_item_text(line, i), "包括 包含 涵盖 分别是 分别为 囊括") && gxi_item_at(line, i + 1)->kind == GXI_ITEM_NOUN)
      return i + 1;
    if (it->kind == GXI_ITEM_COMMA)
      return gxi_text_among(gxi_item_text(line, i + 1), "一 即 分别 分别是 分别为 包括")
               ? i + 1
               : GX_ID_NONE;
    bool plain = it->kind == GXI_ITEM_OTHER || it->kind == GXI_ITEM_QUANTITY ||
                 it->kind == GXI_ITEM_ROLE || it->kind == GXI_ITEM_ENDED ||
                 it->kind == GXI_ITEM_VERB || it->kind == GXI_ITEM_ACTION;
    if (!plain && !(it->kind == GXI_ITEM_NOUN && counts(line, i))) return GX_ID_NONE;
  }
  return GX_ID_NONE;
}

/* The group that the segment at `from` tells, or GX_ID_NONE. */
static uint32_t told(const gxi_line *line, uint32_t from, uint32_t types) {
  uint32_t segment = gxi_item_at(line, from)->segment;
  for (uint32_t i = from; i < line->items.count; i++) {
    const gxi_item *it = gxi_item_at(line, i);
    gxi_parties group;
    if (it->segment != segment) return GX_ID_NONE;
    bool verb = it->kind == GXI_ITEM_VERB || it->kind == GXI_ITEM_ACTION;
    if (verb && it->noun != GX_ID_NONE)
      return gxi_item_parties(&group, line, it->noun, types) ? it->noun : GX_ID_NONE;
    if (it->kind != GXI_ITEM_NOUN || it->slot == GXI_SLOT_AGENT) continue;
    if (gxi_item_parties(&group, line, i, types)) return i;
  }
  return GX_ID_NONE;
}

/* 二是, 另一家是, 还有: one more of them. */
static bool goes_on(const gxi_line *line, uint32_t from) {
  if (from + 1 >= line->items.count) return false;
  gx_str first = gxi_item_text(line, from), second = gxi_item_text(line, from + 1);
  if (gxi_text_among(
        first, "还有 以及 另有 另一家 其二 二是 三是 四是 二 三 四 五 另外"
      ))
    return true;
  return gxi_text_among(second, "是 为") &&
         gxi_item_at(line, from)->kind == GXI_ITEM_QUANTITY;
}

bool gxi_revealed(gxi_parties *members, const gxi_view *view, uint32_t types) {
  const gxi_line *line = view->line;
  uint32_t from = behind_colon(view);
  if (from == GX_ID_NONE || from >= line->items.count) return false;
  uint32_t first = told(line, from, types);
  if (first == GX_ID_NONE || !gxi_item_parties(members, line, first, types))
    return false;
  for (uint32_t i = first; i + 1 < line->items.count; i++) {
    gxi_item_kind kind = gxi_item_at(line, i)->kind;
    if (kind != GXI_ITEM_COMMA && kind != GXI_ITEM_STOP) continue;
    gxi_parties more;
    if (!goes_on(line, i + 1)) break;
    uint32_t next = told(line, i + 1, types);
    if (next == GX_ID_NONE || !gxi_item_parties(&more, line, next, types)) break;
    for (uint32_t k = 0; k < more.count; k++)
      gxi_party_add(members, more.items[k]);
  }
  members->factor = 0.95;
  return true;
}

/* 签约的还有:甲与乙、丙与丁; 签约的是甲与乙. */
bool gxi_reveals_couples(gxi_parties *couples, const gxi_view *view, uint32_t types) {
  const gxi_line *line = view->line;
  uint32_t at = view->verb + 2, count = line->items.count;
  if (at + 1 >= count || gxi_item_at(line, at - 1)->kind != GXI_ITEM_DE) return false;
  if (!gxi_text_among(
        gxi_item_text(line, at), "有 还有 另有 是 为 包括 分别是 分别为 则有"
      ))
    return false;
  at++;
  if (gxi_text_among(gxi_item_text(line, at), ": , —")) at++;
  return at < count && gxi_item_at(line, at)->kind == GXI_ITEM_NOUN &&
         gxi_item_parties(couples, line, at, types) && gxi_count_with(couples) > 0;
}

/* A所属B队长某某: B, the body of whoever is named. */
bool gxi_body_of_person(
  gxi_parties *bodies, const gxi_line *line, uint32_t item, uint32_t types
) {
  const gxi_item *it = &line->items.items[item];
  uint32_t body = it->member_count ? line->members.items[it->member].body : GX_ID_NONE;
  if (body == GX_ID_NONE || body != it->first) return false;
  uint32_t entity = gxi_token_entity(line->scene, body);
  if (!(gxi_entity_bit(line->scene, entity) & types)) return false;
  *bodies = gxi_one_party(entity, 1.0);
  bodies->via = (gx_str){0};
  return true;
}

/* A旗下B: a name stands there, and no 两家公司 before a colon. */
bool gxi_at_hand(const gxi_view *view, uint32_t right, uint32_t types) {
  gxi_parties named;
  return right != GX_ID_NONE && gxi_item_parties(&named, view->line, right, types) &&
         named.via.size == 0;
}

/* 注册于某地的全资子公司B: the place says where B is, not whose. */
bool gxi_names_site_only(const gxi_view *view, uint32_t left, uint32_t types) {
  const gxi_line *line = view->line;
  gxi_parties site;
  return left != GX_ID_NONE && left + 2 == view->verb &&
         line->items.items[left + 1].kind == GXI_ITEM_DE &&
         line->items.items[left].governor != GX_ID_NONE &&
         !gxi_item_parties(&site, line, left, types) &&
         gxi_item_parties(&site, line, left, line->scene->places);
}

/* A手里握着三家公司:B、C和D. */
bool gxi_reveals_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
) {
  const gx_relation_type *type = gxi_frame_type(view, frame);
  return gxi_revealed(heads, view, gxi_end_mask(frame->head, type->heads)) &&
         gxi_end_fill(tails, view, frame->tail, 1, type->tails);
}
