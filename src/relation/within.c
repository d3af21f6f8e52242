/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * within.c: ties that no frame's verb tells, by who stands in a clause with whom.
 *
 *     [某海关] 对 [甲公司] 实行“即到即检”          an office and a firm: it helps
 *     [乙公司] 把茶园抵押给 [某支行] , 换来600万元   a bank and a firm
 *     [某县] 正在筹备 [某博览会]                   a place and an event
 *
 * The last resort, for the frames with the flag "within": the two parties are
 * neighbours in one clause; nobody else of their types stands there, and the sentence
 * has drawn no tie between them. The words beside the names hold one of those that the
 * frame requires and none that it excludes. Flag "helps": the head is of those who
 * mostly help (offices, banks, schools), the tail is not.
 */
#include "relation/line.h"

static const gxi_item *item_at(const gxi_line *line, uint32_t item) {
  return &line->items.items[item];
}

/* The clause of both parties, and those behind it that name nobody. */
typedef struct window {
  uint32_t begin, end;
} window;

static window window_of(const gxi_line *line, uint32_t left, uint32_t right) {
  window w = {left, right + 1};
  uint32_t segment = item_at(line, left)->segment;
  while (w.begin > 0 && item_at(line, w.begin - 1)->segment == segment)
    w.begin--;
  while (w.end < line->items.count && item_at(line, w.end)->kind != GXI_ITEM_STOP &&
         (item_at(line, w.end)->segment == segment ||
          item_at(line, w.end)->kind != GXI_ITEM_NOUN))
    w.end++;
  return w;
}

/* Whether the words between the names hold one of these. */
static bool says(const gxi_line *line, window w, const gx_str *words, uint32_t count) {
  const gxi_token *tokens = line->scene->reading->tokens.items;
  for (uint32_t i = w.begin; i < w.end;) {
    if (item_at(line, i)->kind == GXI_ITEM_NOUN) {
      i++;
      continue;
    }
    uint32_t last = i;
    while (last + 1 < w.end && item_at(line, last + 1)->kind != GXI_ITEM_NOUN)
      last++;
    gx_str text = gxi_str_sub(
      line->scene->text,
      tokens[item_at(line, i)->first].text.begin,
      tokens[item_at(line, last)->last - 1].text.end
    );
    for (uint32_t k = 0; k < count; k++)
      if (gxi_lasts_may_hold_word(line->lasts, words[k]) && gxi_str_find(text, words[k], 0) != SIZE_MAX)
        return true;
    i = last + 1;
  }
  return false;
}

/* Offices, banks and schools: what they do with a firm is mostly help. */
static bool mostly_helps(const gxi_scene *scene, uint32_t entity) {
  if (gxi_entity_bit(scene, entity) == gxi_bit(scene->type.agency)) return true;
  return gxi_text_has(
    scene->entities->items[entity].name,
    "银行 支行 分行 信用社 联社 保险 担保 财险 证券 律师 会计师 学院 大学 学校 研究院 "
    "研究所 农科院 科学院 农科站 推广站 检验 检测 供电 电信 移动 联通 供销社 妇联 "
    "总工会 工商联 协会 商会 小额贷款"
  );
}

/* Firms, and those who grow things. */
static bool fits_help(const gxi_scene *scene, uint32_t head, uint32_t tail) {
  bool firm =
    gxi_entity_bit(scene, tail) == gxi_bit(scene->type.company) ||
    gxi_text_has(scene->entities->items[tail].name, "合作社 农场 联合社 牧场 茶场");
  return firm && mostly_helps(scene, head) && !mostly_helps(scene, tail);
}

/* A tie between the two was drawn in this sentence, or one that leaves no room. */
static bool
is_tied(const gxi_scene *scene, uint32_t a, uint32_t b, uint32_t type, bool one_head) {
  for (uint32_t i = scene->sentence_drafts; i < scene->drafts.count; i++) {
    const gxi_draft *draft = &scene->drafts.items[i];
    if ((draft->head == a && draft->tail == b) || (draft->head == b && draft->tail == a))
      return true;
    if (one_head && draft->type == type && (draft->head == a || draft->tail == b))
      return true;
  }
  return false;
}

/* The next group of the segment. */
static uint32_t neighbour(const gxi_line *line, uint32_t item) {
  uint32_t segment = item_at(line, item)->segment;
  for (uint32_t i = item + 1; i < line->items.count; i++) {
    const gxi_item *it = item_at(line, i);
    if (it->segment != segment) return GX_ID_NONE;
    if (it->kind == GXI_ITEM_NOUN) return i;
  }
  return GX_ID_NONE;
}

/* Parties of these types, persons for their bodies where none is asked for. */
static bool
fills(gxi_parties *parties, const gxi_line *line, uint32_t item, uint32_t types) {
  const gxi_scene *scene = line->scene;
  if (gxi_item_parties(parties, line, item, types)) return true;
  return !(types & scene->persons) &&
         gxi_item_parties(parties, line, item, scene->persons) &&
         gxi_to_employers(scene, parties, types);
}

/* Another group of the types of either end stands in the clauses. */
static bool is_crowded(
  const gxi_line *line, window w, uint32_t left, uint32_t right, uint32_t types
) {
  gxi_parties others;
  for (uint32_t i = w.begin; i < w.end; i++)
    if (i != left && i != right && item_at(line, i)->kind == GXI_ITEM_NOUN && !item_at(line, i)->modifier && gxi_item_parties(&others, line, i, types))
      return true;
  return false;
}

static uint32_t verb_in(const gxi_line *line, window w, uint32_t otherwise) {
  for (uint32_t i = w.begin; i < w.end; i++)
    if (item_at(line, i)->kind == GXI_ITEM_VERB || item_at(line, i)->kind == GXI_ITEM_ACTION)
      return i;
  return otherwise;
}

static void try_pair(
  const gxi_line *line,
  const gxi_carry *carry,
  const gxi_frame *frame,
  uint32_t left,
  uint32_t right
) {
  gxi_scene *scene = line->scene;
  size_t count;
  const gx_relation_type *type =
    &gx_knowledge_relation_types(scene->knowledge, &count)[frame->relation];
  uint32_t head_types = gxi_end_mask(frame->head, type->heads);
  uint32_t tail_types = gxi_end_mask(frame->tail, type->tails);
  bool helps = gxi_frame_flag(frame, "helps"), found = false;
  gxi_parties heads, tails;
  for (uint32_t turn = 0; turn < 2 && !found; turn++) {
    if (turn && gxi_frame_flag(frame, "first")) return;
    uint32_t head = turn ? right : left, tail = turn ? left : right;
    found = fills(&heads, line, head, head_types) &&
            fills(&tails, line, tail, tail_types) &&
            heads.items[0].entity != tails.items[0].entity &&
            (!helps || fits_help(scene, heads.items[0].entity, tails.items[0].entity));
  }
  window w = window_of(line, left, right);
  if (!found || is_tied(scene, heads.items[0].entity, tails.items[0].entity, frame->relation, true))
    return;
  if (is_crowded(line, w, left, right, head_types | tail_types)) return;
  if (!says(line, w, frame->require, frame->require_count) || says(line, w, frame->exclude, frame->exclude_count))
    return;
  gxi_view view = gxi_view_of(line, carry, verb_in(line, w, right));
  gxi_firing firing = {.view = &view, .frame = frame, .status = gxi_status_at(&view)};
  gxi_facts_find(&firing.facts, &view, (gx_str){0});
  gxi_pair_ends(scene, &firing, &heads, &tails);
}

void gxi_within_find(const gxi_line *line, const gxi_carry *carry) {
  const gxi_scene *scene = line->scene;
  for (uint32_t i = 0; scene->within_count && i < line->items.count; i++) {
    const gxi_item *it = item_at(line, i);
    if (it->kind != GXI_ITEM_NOUN || it->slot == GXI_SLOT_WITH) continue;
    uint32_t next = neighbour(line, i);
    if (next == GX_ID_NONE || item_at(line, next)->slot == GXI_SLOT_WITH) continue;
    for (uint32_t k = 0; k < scene->within_count; k++)
      try_pair(line, carry, scene->within[k], i, next);
  }
}
