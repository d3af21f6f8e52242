/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * topic.c: what a clause leaves for those behind it: whom it speaks of.
 *
 *     甲投资1亿元,在乙建设…            the subject of the last verb
 *     甲成立的乙,吸纳了…               the head of a relative clause that ends it
 *     甲是乙的子公司,年产…             the first group of a clause without a verb
 *     一、甲公司 / 投资2亿元,建设…     a heading that is no more than a name
 *     答:上个月刚跟乙签了约            whom the speaker of a turn speaks for
 */
#include "relation/line.h"

/* 由A出资买断,组建B: A goes on acting. */
static uint32_t agent_before(const gxi_line *line, uint32_t begin, uint32_t verb) {
  for (uint32_t i = verb; i-- > begin;) {
    const gxi_item *it = &line->items.items[i];
    if (it->kind == GXI_ITEM_NOUN && it->slot == GXI_SLOT_AGENT && gxi_text_among(gxi_item_text(line, it->governor), "由 将由 则由 拟由 并由"))
      return i;
  }
  return GX_ID_NONE;
}

/* 甲成立于2010年,由乙…: 由 begins the clause behind one that speaks of 甲. */
static bool has_topic(const gxi_carry *carry, const gxi_line *line, uint32_t verb) {
  if (carry->count == 0 || carry->items[0].sentence != line->sentence || carry->items[0].count != 1)
    return false;
  uint32_t bit = gxi_entity_bit(line->scene, carry->items[0].entities[0]);
  return (bit & (line->scene->firms | gxi_bit(line->scene->type.zone))) &&
         gxi_text_among(
           gxi_item_text(line, gxi_segment_begin(line, verb)),
           "由 系由 是由 则由 均由 并由"
         );
}

/* 甲成立于2010年,由乙与丙合办,年产…: what is told next is told of 甲. */
static bool goes_on_about_it(const gxi_line *line, uint32_t verb) {
  uint32_t next = gxi_segment_end(line, verb);
  while (next < line->items.count && gxi_item_pauses(line, next))
    next++;
  return next < line->items.count &&
         gxi_text_among(
           gxi_item_text(line, next),
           "年 年产 年加工 现 现有 占地 占地面积 主营 主要 拥有 产品 下游 客户 日 日产 "
           "员工 "
           "从事 注册 注册资本 总占地 建筑面积 年产值 年产量 主打 专门 专业"
         );
}

/* Nothing but the relative clause's head stands in the rest of the segment. */
static bool ends_segment(const gxi_line *line, uint32_t noun) {
  for (uint32_t i = noun + 1; i < line->items.count; i++) {
    const gxi_item *it = &line->items.items[i];
    if (it->segment != line->items.items[noun].segment) return true;
    if (it->kind == GXI_ITEM_COMMA) return true;
    if (it->kind == GXI_ITEM_VERB || it->kind == GXI_ITEM_ACTION || it->kind == GXI_ITEM_NOUN || it->kind == GXI_ITEM_SPEECH)
      return false;
  }
  return false;
}

/* 某公司数据显示: whose figures they are is not what they speak of. */
static bool is_source(const gxi_line *line, uint32_t item, uint32_t verb) {
  return gxi_line_has(line, verb, verb + 1, "显示 表明") &&
         gxi_line_has(line, item + 1, verb + 1, "数据 资料 统计");
}

/* 甲的客户包括乙: 甲, whose role it is, is spoken of. */
static bool owns_role(const gxi_line *line, uint32_t item) {
  return item + 2 < line->items.count &&
         line->items.items[item + 1].kind == GXI_ITEM_DE &&
         line->items.items[item + 2].kind == GXI_ITEM_ROLE;
}

/* The group whose role is told before the verb; or GX_ID_NONE. */
static uint32_t role_owner(const gxi_line *line, uint32_t begin, uint32_t verb) {
  for (uint32_t i = begin; i + 2 < verb; i++)
    if (line->items.items[i].kind == GXI_ITEM_NOUN && owns_role(line, i)) return i;
  return GX_ID_NONE;
}

/* 造车的是A, 走得最快的要数A: A closes the segment and is what it speaks of. */
static uint32_t told_in_focus(const gxi_line *line, uint32_t item) {
  uint32_t segment = line->items.items[item].segment, found = GX_ID_NONE;
  uint32_t begin = gxi_segment_begin(line, item);
  for (uint32_t i = begin;
       i < line->items.count && line->items.items[i].segment == segment;
       i++) {
    const gxi_item *it = &line->items.items[i];
    if (it->kind != GXI_ITEM_NOUN || it->modifier) continue;
    bool focus = i > begin + 1 && line->items.items[i - 2].kind == GXI_ITEM_DE &&
                 gxi_text_among(
                   gxi_item_text(line, i - 1),
                   "是 为 就是 正是 则是 便是 也是 还是 要数 当属 当数 数 莫过于"
                 );
    if (focus)
      found = i;
    else if (found != GX_ID_NONE || (it->slot == GXI_SLOT_NONE && it->governor == GX_ID_NONE))
      return GX_ID_NONE;
  }
  return found != GX_ID_NONE && ends_segment(line, found) ? found : GX_ID_NONE;
}

/* 厂房是甲援建的, of no named thing: what follows is not of 甲. */
static bool says_who_did(const gxi_line *line, uint32_t verb) {
  return verb + 2 < line->items.count &&
         line->items.items[verb + 1].kind == GXI_ITEM_DE &&
         line->items.items[verb + 2].kind == GXI_ITEM_COMMA;
}

/* A group of programs or events, which do not act themselves. */
static bool is_scheme(const gxi_line *line, uint32_t item) {
  const gxi_types *type = &line->scene->type;
  uint32_t schemes = gxi_bit(type->program) | gxi_bit(type->event);
  uint32_t types = line->items.items[item].types;
  return types != 0 && (types & ~schemes) == 0;
}

/* The programme that the sentence opens with, where the verb's clause names nothing
   behind it. */
static bool scheme_spoken_of(gxi_parties *parties, const gxi_view *view) {
  const gxi_carry *carry = view->carry;
  const gxi_line *line = view->line;
  uint32_t program = gxi_bit(line->scene->type.program);
  if (gxi_item_at(line, view->verb)->segment == 0 || carry->count == 0 || carry->items[0].count != 1 || carry->items[0].sentence != line->sentence)
    return false;
  if (!(gxi_entity_bit(line->scene, carry->items[0].entities[0]) & program))
    return false;
  uint32_t end = gxi_segment_end(line, view->verb);
  for (uint32_t i = view->verb + 1; i < end; i++)
    if (gxi_item_at(line, i)->kind == GXI_ITEM_NOUN) return false;
  *parties = gxi_one_party(carry->items[0].entities[0], 0.9);
  return true;
}

/* 计划由甲发起,[乙]支持,在丙实施: 乙 supports it. */
bool gxi_scheme_ends(
  gxi_parties *heads, gxi_parties *tails, const gxi_view *view, const gxi_frame *frame
) {
  const gx_relation_type *type = gxi_frame_type(view, frame);
  return scheme_spoken_of(tails, view) &&
         gxi_end_fill(heads, view, frame->head, frame->head_count, type->heads) &&
         heads->item != GX_ID_NONE;
}

/* Such a 乙 is not what is spoken of behind it. */
static bool acts_on_scheme(const gxi_view *view, uint32_t item) {
  gxi_parties scheme;
  gxi_item_kind next = view->verb + 1 < view->line->items.count
                         ? gxi_item_at(view->line, view->verb + 1)->kind
                         : GXI_ITEM_STOP;
  bool ends = next == GXI_ITEM_COMMA || next == GXI_ITEM_STOP || next == GXI_ITEM_MONEY;
  return item != GX_ID_NONE && ends && !is_scheme(view->line, item) &&
         scheme_spoken_of(&scheme, view);
}

/* 塔筒来自某市的A: of a thing without a name, which is what is spoken of. */
static bool tells_source(const gxi_line *line, uint32_t verb) {
  return verb > gxi_segment_begin(line, verb) &&
         line->items.items[verb - 1].kind == GXI_ITEM_OTHER &&
         gxi_text_among(
           gxi_item_text(line, verb), "来自 出自 产自 源自 取自 购自 来自于"
         );
}

/* 由甲选派的乙团成员、某市副市长丙,…: of what 的 leads to, the one that ends the
   clause; or GX_ID_NONE. */
static uint32_t head_behind(const gxi_line *line, uint32_t noun) {
  if (noun == GX_ID_NONE) return GX_ID_NONE;
  uint32_t head = noun, segment = gxi_item_at(line, noun)->segment;
  for (uint32_t i = noun + 1; i < line->items.count; i++) {
    const gxi_item *it = gxi_item_at(line, i);
    if (it->segment != segment || it->kind == GXI_ITEM_COMMA) break;
    if (it->kind == GXI_ITEM_NOUN)
      head = i;
    else if (it->kind != GXI_ITEM_OTHER && it->kind != GXI_ITEM_ROLE)
      return GX_ID_NONE;
  }
  gxi_parties person;
  bool titled =
    head == noun || gxi_item_parties(&person, line, head, line->scene->persons);
  return titled && ends_segment(line, head) ? head : GX_ID_NONE;
}

/* The subject of the last verb before this point is what later clauses carry on. */
bool gxi_carry_subject(
  gxi_carry *carry, const gxi_line *line, uint32_t verb, bool speech
) {
  gxi_view view = gxi_view_of(line, carry, verb);
  uint32_t item = gxi_subject_item(&view, UINT32_MAX);
  if (item != GX_ID_NONE && item > view.begin + 1 && item < verb && gxi_text_among(gxi_item_text(line, item - 1), "是 系 为 也是 正是")) {
    gxi_view left = view; /* 甲是乙援建的学校: what follows is of 甲 */
    left.verb = item - 1;
    uint32_t named = gxi_subject_item(&left, UINT32_MAX);
    if (named == GX_ID_NONE && says_who_did(line, verb)) return false;
    if (named != GX_ID_NONE) {
      gxi_carry_push(carry, line, item, speech);
      item = named;
    }
  }
  uint32_t agent = agent_before(line, view.begin, verb);
  bool passing =
    agent != GX_ID_NONE && item == GX_ID_NONE && has_topic(carry, line, verb);
  if (passing && goes_on_about_it(line, verb)) return true;
  if (!speech && acts_on_scheme(&view, item)) return true;
  if (agent != GX_ID_NONE && item == GX_ID_NONE && !gxi_text_has(gxi_item_text(line, verb), "供 送"))
    item = agent;
  if (item == GX_ID_NONE) item = role_owner(line, view.begin, verb);
  if (item == GX_ID_NONE) item = told_in_focus(line, verb);
  uint32_t noun = head_behind(line, line->items.items[verb].noun);
  if (noun != GX_ID_NONE && !tells_source(line, verb)) item = noun;
  if (item == GX_ID_NONE || is_source(line, item, verb)) return false;
  if (agent != GX_ID_NONE && agent != item && is_scheme(line, item))
    gxi_carry_push(carry, line, agent, speech); /* 计划由甲发起,资助了乙 */
  gxi_carry_push(carry, line, item, speech);
  if (passing && item == agent && carry->count)
    carry->items[0].until = line->segment_count; /* of this sentence alone */
  if (item == noun) carry->items[0].head = true;
  for (uint32_t i = view.begin;
       i <= verb + 1 && i < view.end && !speech && item != noun;
       i++)
    if (line->items.items[i].kind == GXI_ITEM_NOUN && line->items.items[i].slot == GXI_SLOT_WITH)
      gxi_carry_partners(carry, line, i);
  return true;
}

/* 是乙的会员, 主要客户有乙: what stands behind 是 or a role is not what is spoken of.
 */
static bool is_complement(const gxi_line *line, uint32_t item) {
  for (uint32_t i = item;
       i-- > 0 && line->items.items[i].segment == line->items.items[item].segment;)
    if (line->items.items[i].kind == GXI_ITEM_ROLE || gxi_text_among(gxi_item_text(line, i), "是 系 属 也是 还是 就是 又是 正是 即"))
      return true;
  return false;
}

/* A clause without a verb of its own (甲是乙的子公司) is about its first group. */
void gxi_carry_topic(gxi_carry *carry, const gxi_line *line, uint32_t last) {
  uint32_t segment = line->items.items[last].segment, first = GX_ID_NONE;
  for (uint32_t i = last + 1; i-- > 0 && line->items.items[i].segment == segment;) {
    const gxi_item *it = &line->items.items[i];
    if (i < last && gxi_text_among(gxi_item_text(line, i + 1), "之间"))
      return; /* 甲与乙之间的系统, */
    if (it->kind == GXI_ITEM_NOUN && it->slot == GXI_SLOT_NONE && it->governor == GX_ID_NONE && (!it->modifier || owns_role(line, i)))
      first = i;
  }
  uint32_t focus = told_in_focus(line, last);
  if (focus != GX_ID_NONE) first = focus;
  if (first != GX_ID_NONE && (first == focus || !is_complement(line, first)))
    gxi_carry_push(carry, line, first, false);
}

/* 甲成立的乙吸纳了…: behind the head of the relative clause the main verb comes. */
bool gxi_clause_goes_on(const gxi_line *line, uint32_t noun) {
  uint32_t segment = line->items.items[noun].segment;
  for (uint32_t i = noun + 1; i < line->items.count; i++) {
    const gxi_item *it = &line->items.items[i];
    if (it->segment != segment || it->kind == GXI_ITEM_DE) return false;
    if (it->kind == GXI_ITEM_VERB || it->kind == GXI_ITEM_ACTION) return true;
  }
  return false;
}

/* A heading, or a line of a list, that is no more than a name: what follows is about
   it. */
void gxi_carry_heading(gxi_carry *carry, const gxi_line *line) {
  const gxi_scene *scene = line->scene;
  uint32_t block = scene->sentences[line->sentence].block, names = 0;
  if (line->items.count == 0 || line->items.count > 6) return;
  bool more = line->sentence + 1 < scene->sentence_count &&
              scene->sentences[line->sentence + 1].block == block;
  bool opens =
    line->sentence == 0 || scene->sentences[line->sentence - 1].block != block;
  if (scene->blocks[block].kind == GX_BLOCK_SPEECH || (more && !(opens && line->items.count <= 2)))
    return; /* 一、甲公司。系乙集团…: or one that begins a paragraph */
  for (uint32_t i = 0; i < line->items.count; i++)
    names += line->items.items[i].kind == GXI_ITEM_NOUN;
  if (names == 1) gxi_carry_topic(carry, line, line->items.count - 1);
}

/* 【甲公司】拟收购乙: the firm in brackets at the head of an item. */
void gxi_carry_lead(gxi_carry *carry, const gxi_line *line) {
  const gxi_scene *scene = line->scene;
  if (line->asides.count == 0) return;
  const gxi_aside *lead = &line->asides.items[0];
  uint32_t first = scene->reading->sentence_tokens[line->sentence];
  if (lead->item != GX_ID_NONE || lead->last != lead->first + 1 || lead->first > first + 1)
    return;
  uint32_t entity = gxi_token_entity(scene, lead->first);
  if (!(gxi_entity_bit(scene, entity) & gxi_bit(scene->type.company))) return;
  carry->items[0] = (gxi_carried
  ){.entities = {entity},
    .count = 1,
    .all = 1,
    .sentence = line->sentence,
    .speaker = GX_ID_NONE};
  carry->count = 1;
}

/* In a turn of an interview what has no subject is done by whom the speaker speaks for.
 */
void gxi_carry_turn(gxi_carry *carry, const gxi_scene *scene, uint32_t sentence) {
  uint32_t body = scene->entities->turn_bodies[sentence];
  if (body == GX_ID_NONE) return;
  bool begins = sentence == 0 || scene->sentences[sentence - 1].block !=
                                   scene->sentences[sentence].block;
  if (!begins && carry->count > 0 && carry->items[0].sentence + 2 >= sentence) return;
  carry->items[0] = (gxi_carried
  ){.entities = {body},
    .count = 1,
    .all = 1,
    .sentence = sentence,
    .speaker = GX_ID_NONE};
  carry->count = 1;
}
