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
 * mostly help (offices, banks, schools), the tail is not. Flag "joined":
 *
 *     [甲中学] 与 [乙小学] 常年开着同一堂课         the two work together
 */
#include "relation/line.h"

/* The items between two stops, or of one clause and of those behind it that name
   nobody. */
typedef struct window {
  uint32_t begin, end;
} window;

static window
window_of(const gxi_line *line, uint32_t left, uint32_t right, bool clause) {
  window w = {left, right + 1};
  uint32_t segment = gxi_item_at(line, left)->segment;
  while (w.begin > 0 && gxi_item_at(line, w.begin - 1)->kind != GXI_ITEM_STOP &&
         (!clause || gxi_item_at(line, w.begin - 1)->segment == segment))
    w.begin--;
  while (w.end < line->items.count && gxi_item_at(line, w.end)->kind != GXI_ITEM_STOP &&
         (!clause || gxi_item_at(line, w.end)->segment == segment ||
          gxi_item_at(line, w.end)->kind != GXI_ITEM_NOUN))
    w.end++;
  return w;
}

/* Whether the words between the names hold one of these. */
static bool says(
  const gxi_line *line,
  window w,
  const gx_str *words,
  const gxi_word_key *keys,
  uint32_t count
) {
  const gxi_token *tokens = line->scene->reading->tokens.items;
  for (uint32_t i = w.begin; i < w.end;) {
    if (gxi_item_at(line, i)->kind == GXI_ITEM_NOUN) {
      i++;
      continue;
    }
    uint32_t last = i;
    while (last + 1 < w.end && gxi_item_at(line, last + 1)->kind != GXI_ITEM_NOUN)
      last++;
    gx_str text = gxi_str_sub(
      line->scene->text,
      tokens[gxi_item_at(line, i)->first].text.begin,
      tokens[gxi_item_at(line, last)->last - 1].text.end
    );
    for (uint32_t k = 0; k < count; k++)
      if (gxi_lasts_may_hold_key(line->lasts, keys[k]) && gxi_str_find(text, words[k], 0) != SIZE_MAX)
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

static bool is_grower(const gxi_scene *scene, uint32_t entity) {
  return gxi_text_has(
    scene->entities->items[entity].name, "合作社 农场 联合社 牧场 茶场"
  );
}

static bool is_league(const gxi_scene *scene, uint32_t entity) {
  return gxi_text_has(
    scene->entities->items[entity].name,
    "协会 商会 联盟 学会 联合会 促进会 共同体 联谊会 同业公会"
  );
}

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

/* The next group before a stop, or of the segment. */
static uint32_t neighbour(const gxi_line *line, uint32_t item, bool clause) {
  uint32_t segment = gxi_item_at(line, item)->segment;
  for (uint32_t i = item + 1; i < line->items.count; i++) {
    const gxi_item *it = gxi_item_at(line, i);
    if (clause ? it->segment != segment : it->kind == GXI_ITEM_STOP) return GX_ID_NONE;
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
    if (i != left && i != right && gxi_item_at(line, i)->kind == GXI_ITEM_NOUN && !gxi_item_at(line, i)->modifier && gxi_item_parties(&others, line, i, types))
      return true;
  return false;
}

static uint32_t verb_in(const gxi_line *line, window w, uint32_t otherwise) {
  for (uint32_t i = w.begin; i < w.end; i++)
    if (gxi_item_at(line, i)->kind == GXI_ITEM_VERB || gxi_item_at(line, i)->kind == GXI_ITEM_ACTION)
      return i;
  return otherwise;
}

/* 甲的面料: something of the party stands behind it. */
static bool has_thing(const gxi_line *line, uint32_t item) {
  return item + 2 < line->items.count &&
         gxi_item_at(line, item + 1)->kind == GXI_ITEM_DE &&
         gxi_item_at(line, item + 2)->kind != GXI_ITEM_NOUN;
}

static bool behind_words(const gxi_line *line, uint32_t item, const char *words) {
  for (uint32_t i = item; i-- > 0 && item - i <= 2;) {
    if (gxi_text_among(gxi_item_text(line, i), words)) return true;
    if (gxi_item_at(line, i)->kind == GXI_ITEM_NOUN || gxi_item_at(line, i)->kind == GXI_ITEM_COMMA)
      return false;
  }
  return false;
}

/* Whether the right one of two bodies sells to the left one. */
static bool right_sells(const gxi_line *line, window w, uint32_t left, uint32_t right) {
  gxi_slot slot = gxi_item_at(line, right)->slot;
  bool buys = gxi_line_has(
    line,
    w.begin,
    w.end,
    "订下 订走 订了 收下 收购 收走 收了 买下 买走 采购 提走 拉走 包下 包圆 包销 进货 "
    "选中 选用 "
    "下单 订购 采买 购进 购入"
  );
  if (slot == GXI_SLOT_SOURCE) return true;
  if (slot == GXI_SLOT_AGENT) return !buys;
  if (slot == GXI_SLOT_TARGET) return buys && behind_words(line, right, "向 找 跟");
  if (behind_words(line, right, "是 就是 来自 出自 源自 购自 正是")) return !buys;
  return buys && !has_thing(line, left);
}

/* A firm, or who grows things. */
static bool sells_goods(const gxi_line *line, uint32_t item) {
  gxi_parties who;
  const gxi_scene *scene = line->scene;
  uint32_t firm = gxi_bit(scene->type.company),
           body = gxi_bit(scene->type.organization);
  if (fills(&who, line, item, firm)) return !mostly_helps(scene, who.items[0].entity);
  return fills(&who, line, item, body) && is_grower(scene, who.items[0].entity);
}

/* 从甲买,由乙供应: both sell, to somebody else. */
static bool is_seller(const gxi_line *line, uint32_t item) {
  gxi_slot slot = gxi_item_at(line, item)->slot;
  return slot == GXI_SLOT_SOURCE || slot == GXI_SLOT_AGENT;
}

/* Who of the two is the head: 0 left, 1 right, 2 nobody. */
static uint32_t head_of(
  const gxi_line *line, const gxi_frame *frame, window w, uint32_t left, uint32_t right
) {
  const gxi_scene *scene = line->scene;
  const gx_relation_type *type;
  size_t count;
  type = &gx_knowledge_relation_types(scene->knowledge, &count)[frame->relation];
  uint32_t heads = gxi_end_mask(frame->head, type->heads);
  uint32_t tails = gxi_end_mask(frame->tail, type->tails);
  gxi_parties a, b;
  bool fits[2];
  for (uint32_t turn = 0; turn < 2; turn++)
    fits[turn] =
      fills(&a, line, turn ? right : left, heads) &&
      fills(&b, line, turn ? left : right, tails) &&
      a.items[0].entity != b.items[0].entity &&
      (!gxi_frame_flag(frame, "league") || is_league(scene, b.items[0].entity)) &&
      (!gxi_frame_flag(frame, "helps") ||
       fits_help(scene, a.items[0].entity, b.items[0].entity));
  if (gxi_frame_flag(frame, "trade")) {
    if (is_seller(line, left) && is_seller(line, right)) return 2;
    fits[0] = fits[0] && sells_goods(line, left);
    fits[1] = fits[1] && sells_goods(line, right);
    if (fits[0] && fits[1]) return right_sells(line, w, left, right) ? 1 : 0;
  }
  if (fits[0]) return 0;
  return fits[1] && !gxi_frame_flag(frame, "first") ? 1 : 2;
}

static void try_pair(
  const gxi_line *line,
  const gxi_carry *carry,
  const gxi_frame *frame,
  uint32_t left,
  uint32_t right
) {
  gxi_scene *scene = line->scene;
  window w = window_of(line, left, right, gxi_frame_flag(frame, "clause"));
  uint32_t head = head_of(line, frame, w, left, right);
  if (head == 2) return;
  size_t count;
  const gx_relation_type *type =
    &gx_knowledge_relation_types(scene->knowledge, &count)[frame->relation];
  uint32_t head_types = gxi_end_mask(frame->head, type->heads);
  uint32_t tail_types = gxi_end_mask(frame->tail, type->tails);
  gxi_parties heads, tails;
  if (!fills(&heads, line, head ? right : left, head_types) || !fills(&tails, line, head ? left : right, tail_types))
    return;
  if (is_tied(
        scene, heads.items[0].entity, tails.items[0].entity, frame->relation, true
      ))
    return;
  if (is_crowded(line, w, left, right, head_types | tail_types)) return;
  if (!says(line, w, frame->require, frame->require_keys, frame->require_count) || says(line, w, frame->exclude, frame->exclude_keys, frame->exclude_count))
    return;
  gxi_view view = gxi_view_of(line, carry, verb_in(line, w, right));
  gxi_firing firing = {.view = &view, .frame = frame, .status = gxi_status_at(&view)};
  gxi_facts_find(&firing.facts, &view, (gx_str){0});
  gxi_pair_ends(scene, &firing, &heads, &tails);
}

/* The sentence may hold one of the words that the frame requires. */
static bool may_say(const gxi_line *line, const gxi_frame *frame) {
  for (uint32_t i = 0; i < frame->require_count; i++)
    if (gxi_lasts_may_hold_key(line->lasts, frame->require_keys[i])) return true;
  return false;
}

static void
try_frame(const gxi_line *line, const gxi_carry *carry, const gxi_frame *frame) {
  bool clause = gxi_frame_flag(frame, "clause");
  for (uint32_t i = 0; i < line->items.count; i++) {
    const gxi_item *it = gxi_item_at(line, i);
    if (it->kind != GXI_ITEM_NOUN || it->slot == GXI_SLOT_WITH) continue;
    uint32_t next = neighbour(line, i, clause);
    if (next != GX_ID_NONE && gxi_item_at(line, next)->slot != GXI_SLOT_WITH)
      try_pair(line, carry, frame, i, next);
  }
}

/* Flag "joined": the two stand in one group, A与B, and no other tie joins them. */
static void try_joined(
  const gxi_line *line, const gxi_carry *carry, const gxi_frame *frame, uint32_t item
) {
  gxi_scene *scene = line->scene;
  gxi_parties two;
  uint32_t types = frame->head[0].types;
  const gxi_item *it = gxi_item_at(line, item);
  if (it->member_count != 2 || !gxi_item_parties(&two, line, item, types) || two.count != 2 || two.items[1].join != GXI_JOIN_WITH)
    return;
  if (frame->relation != scene->tie.signs_with && !gxi_party_is_partner(line, &two.items[1]))
    return; /* 和 may only count up */
  if (is_tied(scene, two.items[0].entity, two.items[1].entity, frame->relation, false))
    return;
  window w = window_of(line, item, item, true);
  if (frame->require_count && !says(line, w, frame->require, frame->require_keys, frame->require_count))
    return;
  if (says(line, w, frame->exclude, frame->exclude_keys, frame->exclude_count)) return;
  gxi_view view = gxi_view_of(line, carry, verb_in(line, w, item));
  gxi_firing firing = {.view = &view, .frame = frame, .status = gxi_status_at(&view)};
  gxi_facts_find(&firing.facts, &view, (gx_str){0});
  gxi_pair_nouns(scene, &firing, item, true);
}

static bool has_two_groups(const gxi_line *line) {
  uint32_t groups = 0;
  for (uint32_t i = 0; i < line->items.count && groups < 2; i++)
    groups += gxi_item_at(line, i)->kind == GXI_ITEM_NOUN;
  return groups == 2;
}

static void
put_owned(const gxi_line *line, uint32_t token, uint32_t head, uint32_t tail) {
  gxi_scene *scene = line->scene;
  if (is_tied(scene, head, tail, scene->tie.organizes, true)) return;
  gxi_draft *draft =
    gxi_draft_new(scene, head, scene->tie.organizes, tail, line->sentence);
  if (!draft) return;
  draft->confidence = 0.55;
  draft->rule = GX_STR_LIT("organize.owner");
  draft->trigger = scene->reading->tokens.items[token].text;
}

/* [甲公司] 的“助学计划”: whose scheme it is. */
static void find_owner(const gxi_line *line, uint32_t owner, uint32_t bodies) {
  gxi_parties heads, tails;
  uint32_t program = gxi_bit(line->scene->type.program);
  if (gxi_item_at(line, owner)->member_count != 1 || !gxi_item_parties(&heads, line, owner, bodies) || !gxi_item_parties(&tails, line, owner + 2, program))
    return;
  uint32_t token = gxi_item_at(line, owner)->first;
  put_owned(line, token, heads.items[0].entity, tails.items[0].entity);
}

/* [甲基金会]“助学计划”: the same, without 的. */
static void find_prefix(const gxi_line *line, uint32_t item, uint32_t bodies) {
  const gxi_scene *scene = line->scene;
  const gxi_item *it = gxi_item_at(line, item);
  if (it->member_count != 1) return;
  uint32_t name = line->members.items[it->member].token;
  if (name != it->first + 2 || !gxi_token_is(scene, name - 1, "“")) return;
  uint32_t head = gxi_token_entity(scene, it->first);
  uint32_t tail = gxi_token_entity(scene, name);
  bool program = gxi_entity_bit(scene, tail) & gxi_bit(scene->type.program);
  if (program && (gxi_entity_bit(scene, head) & bodies))
    put_owned(line, it->first, head, tail);
}

static void find_owned(const gxi_line *line) {
  const gxi_types *t = &line->scene->type;
  uint32_t bodies = gxi_bit(t->agency) | gxi_bit(t->company) | gxi_bit(t->organization);
  for (uint32_t i = 0; i < line->items.count; i++) {
    if (gxi_item_at(line, i)->kind != GXI_ITEM_NOUN) continue;
    find_prefix(line, i, bodies);
    bool owns = i + 2 < line->items.count &&
                gxi_item_at(line, i + 1)->kind == GXI_ITEM_DE &&
                gxi_item_at(line, i + 2)->kind == GXI_ITEM_NOUN;
    if (owns) find_owner(line, i, bodies);
  }
}

static bool is_couple(const gxi_line *line, uint32_t item) {
  return gxi_item_at(line, item)->kind == GXI_ITEM_NOUN &&
         gxi_item_at(line, item)->member_count == 2;
}

/* From the first couple on; most lines have none. */
static void find_joined(const gxi_line *line, const gxi_carry *carry) {
  const gxi_scene *scene = line->scene;
  uint32_t first = 0;
  while (first < line->items.count && !is_couple(line, first))
    first++;
  if (first == line->items.count) return;
  for (uint32_t k = 0; k < scene->within_count; k++) {
    if (!gxi_frame_flag(scene->within[k], "joined")) continue;
    for (uint32_t i = first; i < line->items.count; i++)
      if (is_couple(line, i)) try_joined(line, carry, scene->within[k], i);
  }
}

void gxi_within_find(const gxi_line *line, const gxi_carry *carry) {
  const gxi_scene *scene = line->scene;
  find_joined(line, carry);
  if (!has_two_groups(line)) return;
  find_owned(line);
  for (uint32_t k = 0; k < scene->within_count; k++)
    if (!gxi_frame_flag(scene->within[k], "joined") && may_say(line, scene->within[k]))
      try_frame(line, carry, scene->within[k]);
}
