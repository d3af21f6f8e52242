/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * between.c: ties that a noun behind its two parties tells, whatever the verb.
 *
 *     [甲]与[乙]的 供货合同 昨天生效        signs_with
 *     [甲]与[乙]的 远程会诊平台 已经开通    cooperates_with
 *     [甲],…,与[乙]的 备忘录 还在执行       the left party stands before
 *
 * Which nouns tell what are the required words of the frames with the flag "between";
 * of those frames the first that fits is taken. Also: who is made, and does not act,
 * in 与甲合资的乙, and who acts in 接手甲的是乙.
 *
 * Not here: a verb whose partners stand around it (甲与乙签约), which pair.c reads.
 */
#include "relation/line.h"

#define NOUN_ITEMS 9u /* the noun ends within so many items behind 的 */

/* The 的 of 甲与乙的, 甲与乙之间的, or GX_ID_NONE. */
static uint32_t linking(const gxi_line *line, uint32_t noun) {
  uint32_t at = noun + 1, count = line->items.count;
  while (at < count &&
         gxi_text_among(gxi_item_text(line, at), "之间 间 双方 两家 两地 三地"))
    at++;
  return at < count && gxi_item_at(line, at)->kind == GXI_ITEM_DE ? at : GX_ID_NONE;
}

/* Behind the last item of the noun: a name, a mark or a preposition ends it. */
static uint32_t noun_end(const gxi_line *line, uint32_t de) {
  uint32_t end = de + 1;
  for (; end < line->items.count && end - de <= NOUN_ITEMS; end++) {
    gxi_item_kind kind = gxi_item_at(line, end)->kind;
    if (kind == GXI_ITEM_COMMA || kind == GXI_ITEM_STOP || kind == GXI_ITEM_NOUN || kind == GXI_ITEM_PREPOSITION || kind == GXI_ITEM_DATE || kind == GXI_ITEM_MODAL || kind == GXI_ITEM_NEGATION)
      break;
  }
  return end;
}

static gx_str text_of(const gxi_line *line, uint32_t from, uint32_t to) {
  const gxi_token *tokens = line->scene->reading->tokens.items;
  return gxi_str_sub(
    line->scene->text,
    tokens[gxi_item_at(line, from)->first].text.begin,
    tokens[gxi_item_at(line, to - 1)->last - 1].text.end
  );
}

static bool has_any(gx_str text, const gx_str *words, uint32_t count) {
  for (uint32_t i = 0; i < count; i++)
    if (gxi_str_find(text, words[i], 0) != SIZE_MAX) return true;
  return false;
}

/* The item of the noun where the first required word ends, or GX_ID_NONE. */
static uint32_t
told_by(const gxi_line *line, const gxi_frame *frame, uint32_t from, uint32_t to) {
  for (uint32_t i = from; i < to; i++)
    if (gxi_str_ends(gxi_item_text(line, i), GX_STR_LIT("合作社")))
      from = i + 1; /* is no 合作 */
    else if (has_any(text_of(line, from, i + 1), frame->require, frame->require_count))
      return i;
  return GX_ID_NONE;
}

static bool has_two_sides(const gxi_line *line, const gxi_item *it) {
  uint32_t with = 0;
  for (uint32_t i = 1; i < it->member_count; i++)
    with += line->members.items[it->member + i].join == GXI_JOIN_WITH;
  return with == 1;
}

/* 甲、乙、丙的联席机制: places that only 、 joins share what they take turns in. */
static bool takes_turns(const gxi_line *line, uint32_t noun) {
  const gxi_item *it = gxi_item_at(line, noun);
  uint32_t de = linking(line, noun), end;
  if (it->member_count < 2 || it->member_count > 3 || de == GX_ID_NONE || (end = noun_end(line, de)) == de + 1)
    return false;
  gxi_parties places;
  if (!gxi_item_parties(&places, line, noun, line->scene->places) || places.count != it->member_count)
    return false;
  for (uint32_t i = 1; i < places.count; i++)
    if (places.items[i].join != GXI_JOIN_LIST) return false;
  return gxi_line_has(
    line, de + 1, end, "轮值 联席 会商 例会 联动机制 协作机制 合作机制"
  );
}

/* 甲与乙的协议将于9月底前签署: the verb of the clause, if it tells the same, says
   whether it is done. */
static gxi_status_word status_of_noun(const gxi_view *view, uint32_t relation) {
  gxi_view own = *view;
  uint32_t end = gxi_segment_end(view->line, view->verb);
  for (own.verb = view->verb + 1; own.verb < end; own.verb++)
    if (gxi_item_at(view->line, own.verb)->kind == GXI_ITEM_VERB && gxi_verb_tells(view->line, own.verb, relation))
      return gxi_status_at(&own);
  return gxi_status_at(view);
}

/* 甲与乙的采购合同敲定: what stands before the verb is signed. */
static void
name_paper(gxi_firing *firing, const gxi_line *line, uint32_t de, uint32_t end) {
  gx_str paper = text_of(line, de + 1, end);
  bool named = gxi_str_ends_in(paper, "协议 协议书 合同 备忘录 意向书 协定") > 0;
  if (named && paper.size <= 90 && firing->facts.agreement.size == 0)
    firing->facts.agreement = paper;
}

static void
try_frame(gxi_firing *firing, gxi_view *view, uint32_t noun, bool sides, uint32_t at) {
  view->verb = at;
  firing->status = status_of_noun(view, firing->frame->relation);
  gxi_facts_find(&firing->facts, view, (gx_str){0});
  name_paper(firing, view->line, linking(view->line, noun), at + 1);
  gxi_pair_nouns(view->line->scene, firing, noun, sides);
}

/* The first frame that the noun behind 的 fits is tried. */
static void
read_noun(const gxi_line *line, const gxi_carry *carry, uint32_t noun, bool sides) {
  const gxi_scene *scene = line->scene;
  uint32_t de = linking(line, noun), end;
  if (de == GX_ID_NONE || (end = noun_end(line, de)) == de + 1) return;
  gxi_view view = gxi_view_of(line, carry, de);
  gx_str clause = text_of(line, view.begin, view.reach);
  for (uint32_t i = 0; i < scene->between_count; i++) {
    const gxi_frame *frame = scene->between[i];
    uint32_t at = told_by(line, frame, de + 1, end);
    if (at == GX_ID_NONE) continue;
    if (has_any(clause, frame->exclude, frame->exclude_count)) return;
    gxi_firing firing = {.view = &view, .frame = frame};
    try_frame(&firing, &view, noun, sides, at);
    return;
  }
}

void gxi_between_find(const gxi_line *line, const gxi_carry *carry) {
  for (uint32_t i = 0; i + 2 < line->items.count; i++) {
    const gxi_item *it = gxi_item_at(line, i);
    if (it->kind != GXI_ITEM_NOUN) continue;
    bool sides =
      it->slot != GXI_SLOT_WITH && (has_two_sides(line, it) || takes_turns(line, i));
    if (sides || (it->slot == GXI_SLOT_WITH && it->member_count == 1))
      read_noun(line, carry, i, sides);
  }
}

/* Only groups behind 与 or 向 stand before the verb in its segment. */
static bool opens_with_partner(const gxi_view *view) {
  bool group = false;
  uint32_t segment = gxi_item_at(view->line, view->verb)->segment;
  for (uint32_t i = view->verb; i-- > 0;) {
    const gxi_item *it = gxi_item_at(view->line, i);
    if (it->segment != segment) break;
    group = group || (it->kind == GXI_ITEM_NOUN && it->slot == GXI_SLOT_WITH);
    if (it->kind == GXI_ITEM_NOUN ? it->slot != GXI_SLOT_WITH : it->kind != GXI_ITEM_PREPOSITION && it->kind != GXI_ITEM_OTHER && it->kind != GXI_ITEM_ACTION)
      return false;
  }
  return group;
}

bool gxi_is_made(const gxi_view *view) {
  return gxi_item_at(view->line, view->verb)->noun == view->verb + 2 &&
         opens_with_partner(view) &&
         gxi_text_among(
           gxi_item_text(view->line, view->verb),
           "合资 合办 共建 合建 合作共建 合资设立 合资成立 合资组建 共同设立 共同组建 "
           "联合成立 联合设立 联合组建 共同出资设立 合作设立 共同成立 联合创办 共同创办"
         );
}

/* 向甲捐款的还有乙: the one behind 有 or 是 acts. */
bool gxi_inverted_parties(gxi_parties *parties, const gxi_view *view, uint32_t types) {
  uint32_t noun = gxi_item_at(view->line, view->verb)->noun;
  uint32_t segment = gxi_item_at(view->line, view->verb)->segment;
  for (uint32_t i = view->verb;
       i-- > 0 && gxi_item_at(view->line, i)->segment == segment;)
    if (gxi_item_at(view->line, i)->kind == GXI_ITEM_NOUN && gxi_item_at(view->line, i)->slot == GXI_SLOT_NONE && gxi_item_at(view->line, i)->governor == GX_ID_NONE)
      return false; /* 甲收购的是乙 */
  return noun != GX_ID_NONE && noun > view->verb + 2 &&
         gxi_text_among(
           gxi_item_text(view->line, noun - 1), "有 还有 是 包括 就是 便是 正是 即"
         ) &&
         gxi_item_parties(parties, view->line, noun, types);
}
