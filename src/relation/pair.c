/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * pair.c: which of several parties are tied with which.
 *
 *     A 与 B、C 签约               A–B A–C
 *     A 与 B、C 与 D 分别签约      A–B C–D
 *     A、B、C 三方签约             all pairs
 *     A、B 分别向 C、D 捐赠        A→C B→D       (no 分别: all four)
 */
#include "relation/help.h"
#include "relation/nobody.h"
#include "relation/reveal.h"
#include "relation/trade.h"

GXI_INLINE bool flagged(const gxi_firing *firing, const char *flag) {
  return gxi_frame_flag(firing->frame, flag);
}

/* 阿克陶县与赣州市结对: of two partners in help, the receiver stands first. */
static bool helped_left(
  const gxi_scene *scene, const gxi_firing *firing, uint32_t left, uint32_t right
) {
  const gxi_view *view = firing->view;
  bool partners = firing->frame->head[0].slot == GXI_SLOT_MEMBERS ||
                  gxi_text_has(gxi_item_text(view->line, view->verb), "结对");
  return firing->frame->relation == scene->tie.aids && partners &&
         gxi_entity_province(scene, left) != GX_ID_NONE &&
         gxi_entity_province(scene, right) != GX_ID_NONE &&
         ((gxi_entity_receives(scene, left) && !gxi_entity_receives(scene, right)) ||
          (!gxi_gives(scene, left) && gxi_gives(scene, right)));
}

/* What an office or a school does for a company is support, unless it is for aid. */
static bool is_daily_help(const gxi_scene *scene, uint32_t head, uint32_t tail) {
  uint32_t office = gxi_bit(scene->type.agency) | gxi_bit(scene->type.organization);
  gx_str name = scene->entities->items[tail].name;
  bool firm = gxi_entity_bit(scene, tail) == gxi_bit(scene->type.company) ||
              gxi_str_ends(name, GX_STR_LIT("合作社"));
  return (gxi_entity_bit(scene, head) & office) && firm &&
         (!gxi_are_afar(scene, head, tail) || gxi_entity_receives(scene, head)) &&
         !gxi_text_has(
           scene->entities->items[head].name,
           "援 帮扶 协作 扶贫 振兴 慈善 基金会 红十字"
         );
}

/* A school or a hospital, which yields no profit. */
static bool is_public(const gxi_scene *scene, uint32_t entity) {
  return gxi_entity_bit(scene, entity) == gxi_bit(scene->type.organization) &&
         gxi_str_ends_in(
           scene->entities->items[entity].name,
           "卫生院 医院 小学 中学 学校 幼儿园 敬老院 福利院 卫生室"
         ) > 0;
}

/* 《结对帮扶框架协议》 */
static bool agrees_on_help(const gxi_facts *facts) {
  return gxi_text_has(facts->agreement, "结对 帮扶 对口支援 对口援助 援建 捐赠") &&
         !gxi_text_has(facts->agreement, "订单 采购 购销 供销");
}

/* What partners agree on is that the one that may helps the other. */
static void
put_agreed(gxi_scene *scene, const gxi_firing *firing, uint32_t one, uint32_t other) {
  uint32_t sentence = firing->view->line->sentence;
  bool right = gxi_may_aid(scene, one, other), left = gxi_may_aid(scene, other, one);
  if (left == right) return;
  uint32_t giver = right ? one : other, receiver = right ? other : one;
  gxi_draft *draft = gxi_draft_new(scene, giver, scene->tie.aids, receiver, sentence);
  if (!draft) return;
  draft->confidence = 0.6;
  draft->status = firing->status;
  draft->rule = GX_STR_LIT("aid.agreed");
  scene->aided = receiver;
  scene->aided_in = sentence;
  gxi_facts_put(scene, draft, &firing->facts, 0);
}

/* An aid office helps abroad, not at home: 甲市援疆指挥部 and 甲市中心医院; firms of
   its home that come along it may help. */
static bool lies_at_home(const gxi_scene *scene, uint32_t office, uint32_t helped) {
  bool firm = gxi_entity_bit(scene, helped) == gxi_bit(scene->type.company);
  if (!gxi_is_aid_office(scene, office) || gxi_entity_receives(scene, helped) || firm)
    return false;
  uint32_t home = gxi_entity_site(scene, office), site = gxi_entity_site(scene, helped);
  return home != GX_ID_NONE && site != GX_ID_NONE &&
         (home == site || gxi_knowledge_place_within(scene->knowledge, site, home));
}

static void put_draft(
  gxi_scene *scene,
  const gxi_firing *firing,
  const gxi_party *head,
  const gxi_party *tail,
  double factor,
  uint32_t index
) {
  const gxi_line *line = firing->view->line;
  if (gxi_sells_right(scene, firing, head, tail) ||
      helped_left(scene, firing, head->entity, tail->entity)) {
    const gxi_party *other = head;
    head = tail;
    tail = other;
  }
  if (flagged(firing, "afar") && !gxi_may_help_afar(scene, gxi_help_home(scene, firing, head->entity), tail->entity))
    return;
  if (flagged(firing, "home") && gxi_are_afar(scene, head->entity, tail->entity) && !gxi_is_paired_help(scene, head->entity, tail->entity))
    return;
  uint32_t type = firing->frame->relation;
  if (type == scene->tie.aids && tail->member == GX_ID_NONE && gxi_may_aid(scene, tail->entity, head->entity))
    return; /* 资金由甲区承担,土地由乙县无偿提供: 乙县 does not help 甲区 */
  bool helps = type == scene->tie.aids || type == scene->tie.supports;
  if (helps && lies_at_home(scene, head->entity, tail->entity)) return;
  if (type == scene->tie.aids && is_daily_help(scene, head->entity, tail->entity))
    type = scene->tie.supports;
  else if (type == scene->tie.supports && (gxi_entity_bit(scene, tail->entity) & (scene->places | scene->bodies)) && (gxi_is_aid_office(scene, head->entity) || gxi_is_paired_help(scene, head->entity, tail->entity)))
    type = scene->tie.aids;
  else if (type == scene->tie.supports && (gxi_entity_bit(scene, tail->entity) & scene->places) && firing->frame == scene->deed && gxi_may_aid(scene, head->entity, tail->entity))
    type = scene->tie.aids; /* 为某镇修建水窖 */
  else if (type == scene->tie.invests_in && is_public(scene, tail->entity))
    type = scene->tie.aids; /* 投入300万元改造某卫生院 */
  else if (type == scene->tie.invests_in && gxi_is_part_of_help(scene, firing->view, head->entity, tail->entity))
    type = scene->tie.aids;
  else if (type == scene->tie.invests_in && (gxi_entity_bit(scene, tail->entity) & scene->places) && gxi_is_aid_office(scene, head->entity))
    type = scene->tie.aids;
  gxi_draft *draft =
    gxi_draft_new(scene, head->entity, type, tail->entity, line->sentence);
  if (!draft) return;
  const gxi_item *verb = &line->items.items[firing->view->verb];
  draft->confidence = firing->frame->confidence * factor;
  draft->carried_head = head->member == GX_ID_NONE;
  draft->status = firing->status;
  draft->rule = firing->frame->id;
  draft->trigger = scene->reading->tokens.items[verb->first].text;
  gxi_facts_put(scene, draft, &firing->facts, index);
  if (draft->type == scene->tie.attends || draft->type == scene->tie.organizes)
    gxi_draft_set(draft, "date", scene->event_date[draft->tail], false);
  if (type == scene->tie.signs_with && agrees_on_help(&firing->facts))
    put_agreed(scene, firing, head->entity, tail->entity);
}

static bool each_within(const gxi_view *view, uint32_t begin, uint32_t end) {
  for (uint32_t i = begin; i < end; i++)
    if (view->line->items.items[i].kind == GXI_ITEM_EACH) return true;
  return false;
}

static bool clause_has_each(const gxi_view *view) {
  return each_within(view, view->begin, view->end);
}

/* In the verb's clause, or before ends behind it: 甲、乙捐款,分别用于丙、丁; or before
   ends of an earlier clause: 甲、乙分别与丙、丁签约,投资…. */
static bool
has_each(const gxi_view *view, const gxi_parties *heads, const gxi_parties *tails) {
  bool behind = tails->item != GX_ID_NONE && tails->item > view->end;
  bool carried = heads->item == GX_ID_NONE && tails->item == GX_ID_NONE;
  return each_within(
    view,
    carried && heads->count == tails->count ? 0 : view->begin,
    behind ? tails->item : view->end
  );
}

static void tag_via(gxi_scene *scene, uint32_t from, const gxi_parties *parties) {
  for (uint32_t i = from; i < scene->drafts.count; i++)
    gxi_draft_via(&scene->drafts.items[i], parties->via);
}

uint32_t gxi_pair_ends(
  gxi_scene *scene,
  const gxi_firing *firing,
  const gxi_parties *heads,
  const gxi_parties *tails
) {
  uint32_t from = scene->drafts.count;
  double factor = heads->factor * tails->factor;
  bool each = has_each(firing->view, heads, tails);
  gxi_firing spread = *firing;
  if (!each && gxi_sum_is_spread(firing->view, firing->frame->relation, tails)) {
    spread.facts.amount_count = 0;
    firing = &spread;
  }
  bool parallel = each && heads->count == tails->count && heads->count > 1;
  for (uint32_t h = 0; h < heads->count; h++) {
    uint32_t index = each ? h : 0;
    if (parallel) {
      put_draft(scene, firing, &heads->items[h], &tails->items[h], factor, index);
      continue;
    }
    for (uint32_t t = 0; t < tails->count; t++)
      put_draft(
        scene,
        firing,
        &heads->items[h],
        &tails->items[t],
        factor,
        each && heads->count == 1 ? t : index
      );
  }
  tag_via(scene, from, heads);
  tag_via(scene, from, tails);
  return scene->drafts.count - from;
}

uint32_t gxi_count_with(const gxi_parties *parties) {
  uint32_t count = 0;
  for (uint32_t i = 1; i < parties->count; i++)
    count += parties->items[i].join == GXI_JOIN_WITH;
  return count;
}

static void
all_pairs(gxi_scene *scene, const gxi_firing *firing, const gxi_parties *p) {
  for (uint32_t i = 0; i < p->count; i++)
    for (uint32_t k = i + 1; k < p->count; k++)
      put_draft(scene, firing, &p->items[i], &p->items[k], p->factor, 0);
}

/* Left and right side of the partner word before party `at`. */
static void pairs_around(
  gxi_scene *scene,
  const gxi_firing *firing,
  const gxi_parties *p,
  uint32_t at,
  bool first
) {
  uint32_t left = first ? 0 : at - 1;
  uint32_t right = at + 1;
  while (right < p->count && p->items[right].join != GXI_JOIN_WITH)
    right++;
  if (right < p->count) right--; /* the last one is the left side of the next */
  for (uint32_t i = left; i < at; i++)
    for (uint32_t k = at; k < right || k == at; k++)
      put_draft(scene, firing, &p->items[i], &p->items[k], p->factor, 0);
}

/* A、B与C共同签署: each with each. */
static bool signs_together(const gxi_firing *firing) {
  const gxi_view *view = firing->view;
  return firing->frame->relation == view->line->scene->tie.signs_with &&
         !clause_has_each(view) &&
         gxi_text_has(gxi_item_text(view->line, view->verb), "共同 联合 共签");
}

static void
group_pairs(gxi_scene *scene, const gxi_firing *firing, const gxi_parties *p) {
  const gxi_view *view = firing->view;
  if (p->count < 2) return;
  uint32_t with = gxi_count_with(p);
  bool together =
    gxi_line_has(view->line, view->begin, view->end, "三方 四方 各方 三地") ||
    (p->count == 3 && !(with == 1 && clause_has_each(view)) &&
     gxi_line_has(view->line, view->begin, view->end, "三家"));
  together = together || (p->count > 2 && with == 1 && signs_together(firing));
  /* a long list is a list of participants, not of partners */
  if (with == 0 && p->count > 3 && firing->frame->relation == scene->tie.cooperates_with)
    return;
  if (with == 0 && !p->via.size && clause_has_each(view) && firing->frame->relation == scene->tie.cooperates_with)
    return; /* 甲、乙分别通报合作进展: each for itself */
  if (flagged(firing, "trade") && p->count > 2 && (with != 1 || together)) return;
  if (with == 0 || together || (with == 1 && p->count == 2)) {
    all_pairs(scene, firing, p);
    return;
  }
  bool first = true;
  for (uint32_t i = 1; i < p->count; i++)
    if (p->items[i].join == GXI_JOIN_WITH) {
      pairs_around(scene, firing, p, i, first);
      first = false;
    }
}

/* Groups of two sides that stand in segments before: A与B,C与D分别签约. */
static void earlier_groups(
  gxi_scene *scene, const gxi_firing *firing, uint32_t types, uint32_t subject
) {
  const gxi_view *view = firing->view;
  gxi_parties parties;
  for (uint32_t i = view->begin; i < view->verb && subject != GX_ID_NONE; i++) {
    const gxi_item *it = &view->line->items.items[i];
    if (it->kind != GXI_ITEM_NOUN || i == subject || it->slot != GXI_SLOT_NONE || it->governor != GX_ID_NONE)
      continue;
    if (gxi_item_parties(&parties, view->line, i, types) && gxi_count_with(&parties) == 1)
      group_pairs(scene, firing, &parties);
  }
}

static uint32_t relation_ends(const gxi_scene *scene, uint32_t relation) {
  size_t count;
  const gx_relation_type *types = gx_knowledge_relation_types(scene->knowledge, &count);
  return relation < count ? types[relation].heads | types[relation].tails : 0;
}

/* A party committee does not sign; its place does. */
static uint32_t signatory(const gxi_scene *scene, uint32_t body) {
  if (body == GX_ID_NONE || !gxi_str_ends(scene->entities->items[body].name, GX_STR_LIT("委")))
    return body;
  return gxi_entity_stands_for(scene, body);
}

/* 与自然人甲签订: for himself. */
static bool is_private(const gxi_line *line, const gxi_party *party) {
  if (party->member == GX_ID_NONE) return false;
  uint32_t token = line->members.items[party->member].token;
  return token > 0 && gxi_token_among(line->scene, token - 1, "自然人 村民 农户 个人");
}

/* 甲公司的代表某某, 来自甲公司的某某: the firm that the words before name, or
 * GX_ID_NONE. */
static uint32_t sent_by(const gxi_line *line, const gxi_party *party) {
  const gxi_scene *scene = line->scene;
  if (party->member == GX_ID_NONE) return GX_ID_NONE;
  uint32_t token = line->members.items[party->member].token;
  bool delegate = token > 0 && gxi_token_among(scene, token - 1, "代表");
  if (delegate) token--;
  bool of = token > 0 && gxi_token_is(scene, token - 1, "的");
  if (of) token--;
  if (!(delegate || of) || token == 0) return GX_ID_NONE;
  uint32_t body = gxi_token_entity(scene, token - 1);
  return gxi_entity_bit(scene, body) & scene->bodies ? body : GX_ID_NONE;
}

/* Persons sign for the bodies that they hold posts at, or come from. */
static bool for_employers(const gxi_view *view, gxi_parties *parties, uint32_t types) {
  const gxi_scene *scene = view->line->scene;
  uint32_t kept = 0;
  for (uint32_t i = 0; i < parties->count; i++) {
    gxi_party party = parties->items[i];
    bool person = (gxi_entity_bit(scene, party.entity) & scene->persons) != 0;
    uint32_t body = person ? sent_by(view->line, &party) : GX_ID_NONE;
    if (body != GX_ID_NONE) party.entity = body;
    if ((gxi_entity_bit(scene, party.entity) & scene->persons) && !is_private(view->line, &party) &&
        (!(gxi_entity_bit(scene, party.entity) & types) ||
         (scene->employer[party.entity] != GX_ID_NONE &&
          (gxi_entity_bit(scene, scene->employer[party.entity]) & types))))
      party.entity = signatory(scene, scene->employer[party.entity]);
    if (party.entity != GX_ID_NONE && (gxi_entity_bit(scene, party.entity) & types))
      parties->items[kept++] = party;
  }
  parties->count = kept;
  return kept > 0;
}

/* A、B分别结对C、D: A and B are no pair. */
static bool acts_on_others(const gxi_view *view, uint32_t types) {
  gxi_parties others;
  return clause_has_each(view) && gxi_slot_fill(&others, view, GXI_SLOT_OBJECT, types);
}

/* A与B既是…,也是合作伙伴: the partner of the clause before in this sentence. */
static void add_partners(const gxi_view *view, gxi_parties *parties, uint32_t types) {
  const gxi_carry *carry = view->carry;
  if (carry->count == 0) return;
  const gxi_carried *newest = &carry->items[0];
  if (newest->sentence != view->line->sentence || newest->count != 1 || newest->all != 2 || newest->entities[0] != parties->items[0].entity)
    return;
  uint32_t other = newest->entities[1];
  if (!(gxi_entity_bit(view->line->scene, other) & types)) return;
  parties->items[parties->count++] =
    (gxi_party){.entity = other, .member = GX_ID_NONE, .join = GXI_JOIN_WITH};
}

/* 推动与甲的共建,争取[乙]落户: whom a verb behind asks is no partner of 甲. */
static bool is_asked_behind(const gxi_line *line, uint32_t noun, uint32_t entity) {
  for (uint32_t i = 0; i < line->items.count; i++) {
    gxi_parties found;
    const gxi_item *it = gxi_item_at(line, i);
    if (it->kind != GXI_ITEM_NOUN || !gxi_item_parties(&found, line, i, UINT32_MAX) || !gxi_parties_hold(&found, entity))
      continue;
    return i > noun && it->governor != GX_ID_NONE;
  }
  return false;
}

void gxi_pair_nouns(
  gxi_scene *scene, const gxi_firing *firing, uint32_t noun, bool sides
) {
  const gxi_view *view = firing->view;
  uint32_t types = firing->frame->head[0].types;
  if (!types) types = relation_ends(scene, firing->frame->relation);
  uint32_t wide = types | scene->persons;
  gxi_parties left, right;
  if (!gxi_item_parties(&right, view->line, noun, wide) || !for_employers(view, &right, types))
    return;
  if (sides) {
    group_pairs(scene, firing, &right);
    return;
  }
  gxi_view before = *view; /* what stands before 与 */
  before.verb = view->line->items.items[noun].governor;
  if (before.verb == GX_ID_NONE || gxi_nameless_partner(view, noun)) return;
  uint32_t subject = gxi_subject_item(&before, wide);
  bool found = subject != GX_ID_NONE
                 ? gxi_item_parties(&left, view->line, subject, wide)
                 : gxi_carried_parties(&left, view, wide);
  if (!found || (subject == GX_ID_NONE && is_asked_behind(view->line, noun, left.items[0].entity)))
    return;
  if (!for_employers(view, &left, types)) return;
  bool place = (gxi_entity_bit(scene, left.items[0].entity) & scene->places) != 0;
  if (place == ((gxi_entity_bit(scene, right.items[0].entity) & scene->places) != 0))
    gxi_pair_ends(scene, firing, &left, &right);
}

/* None, or one that an earlier sentence speaks of. */
static bool lacks_subject(const gxi_view *view, const gxi_parties *subject) {
  if (!subject || subject->item == view->line->items.items[view->verb].noun)
    return true;
  return subject->item == GX_ID_NONE &&
         (view->carry->count == 0 ||
          view->carry->items[0].sentence != view->line->sentence);
}

/* The preposition of a group is one of these. */
static bool stands_behind(const gxi_line *line, uint32_t item, const char *words) {
  uint32_t governor = item == GX_ID_NONE ? item : line->items.items[item].governor;
  return governor != GX_ID_NONE && gxi_text_among(gxi_item_text(line, governor), words);
}

/* Help for somebody without a name is help for the city or county spoken of. */
static uint32_t
aids_receiver(gxi_scene *scene, const gxi_firing *firing, const gxi_parties *left) {
  if (firing->frame->relation != scene->tie.aids) return 0;
  uint32_t receiver = gxi_receiver_of(firing->view, left->items[0].entity);
  if (receiver == GX_ID_NONE) return 0;
  gxi_parties helped = gxi_one_party(receiver, 0.8);
  helped.via = GX_STR_LIT("topic");
  return gxi_pair_ends(scene, firing, left, &helped);
}

/* 约定双方每季度会商: both act in what they agree on. */
static bool both_asked(gxi_parties *both, const gxi_view *view, uint32_t types) {
  const gxi_line *line = view->line;
  uint32_t segment = line->items.items[view->verb].segment;
  for (uint32_t i = view->verb; i-- > view->begin;) {
    const gxi_item *it = &line->items.items[i];
    if (it->segment != segment) return false;
    if (it->kind == GXI_ITEM_NOUN)
      return it->member_count == 1 &&
             gxi_item_parties(both, line, i, types | line->scene->persons) &&
             for_employers(view, both, types) && both->count == 2 && both->via.size;
    if (it->kind == GXI_ITEM_COMMA || it->kind == GXI_ITEM_STOP) return false;
  }
  return false;
}

/* 由甲对口协作: with whom the clause before speaks of. */
static bool acted_on(
  gxi_parties *others, const gxi_view *view, const gxi_parties *by, uint32_t types
) {
  const gxi_line *line = view->line;
  if (by->item == GX_ID_NONE || by->count != 1 || line->items.items[by->item].slot != GXI_SLOT_AGENT || by->item > view->verb)
    return false;
  return stands_behind(line, by->item, "由 则由 改由 将由 均由 都由") &&
         gxi_slot_fill(others, view, GXI_SLOT_OBJECT, types) &&
         !(others->count == 1 && others->items[0].entity == by->items[0].entity);
}

/* 甲、乙结对丙: each of them helps 丙, not 甲 乙. */
static bool takes_object(const gxi_view *view) {
  const gxi_line *line = view->line;
  if (view->verb + 1 >= line->items.count) return false;
  const gxi_item *next = gxi_item_at(line, view->verb + 1);
  return next->kind == GXI_ITEM_NOUN && next->governor == view->verb;
}

/* 甲、乙与丙签约,共建…: not 甲 with 乙, who both have a partner there. */
static bool leaves_partners(const gxi_view *view, const gxi_parties *carried) {
  const gxi_carry *carry = view->carry;
  if (carried->count < 2 || carry->count == 0) return false;
  const gxi_carried *newest = &carry->items[0];
  return newest->sentence == view->line->sentence && newest->all > newest->count &&
         newest->entities[0] == carried->items[0].entity;
}

/* 甲与乙、某公司与丙签约: 甲 with 乙, and 丙 with one whose name nobody knows. */
static bool is_next_couple(
  const gxi_view *view, const gxi_parties *left, const gxi_parties *right
) {
  if (left->item == GX_ID_NONE || left->item >= right->item || gxi_count_with(left) == 0)
    return false;
  return gxi_text_among(gxi_item_text(view->line, left->item + 1), "、") &&
         gxi_nameless_partner(view, right->item);
}

/* 甲与乙、丙三方签约: each with each. */
static void all_sides(
  gxi_scene *scene,
  const gxi_firing *firing,
  gxi_parties *left,
  const gxi_parties *right
) {
  for (uint32_t i = 0; i < right->count && left->count < GXI_MAX_PARTIES; i++) {
    left->items[left->count] = right->items[i];
    left->items[left->count++].join = GXI_JOIN_LIST;
  }
  all_pairs(scene, firing, left);
}

/* 与甲、与乙、与丙签约: 甲 and 乙, too. */
static void add_chained(gxi_parties *right, const gxi_view *view, uint32_t types) {
  const gxi_line *line = view->line;
  uint32_t with = gxi_item_at(line, right->item)->governor;
  while (with != GX_ID_NONE && with >= 3 && with > view->begin) {
    uint32_t noun = with - 2;
    gxi_parties more;
    bool chained = gxi_text_among(gxi_item_text(line, with - 1), "、") &&
                   stands_behind(line, noun, "与 和 同 跟") &&
                   gxi_item_parties(&more, line, noun, types);
    if (!chained) return;
    for (uint32_t i = 0; i < more.count && right->count < GXI_MAX_PARTIES; i++)
      right->items[right->count++] = more.items[i];
    with = gxi_item_at(line, noun)->governor;
  }
}

/* 与甲、乙 before the verb: they are of one side. */
static bool is_lone_side(const gxi_view *view, const gxi_parties *right) {
  return right->item < view->verb && gxi_count_with(right) == 0 &&
         stands_behind(view->line, right->item, "与 和 同 跟");
}

uint32_t gxi_pair_members(gxi_scene *scene, const gxi_firing *firing) {
  const gxi_view *view = firing->view;
  uint32_t from = scene->drafts.count;
  uint32_t types = firing->frame->head[0].types;
  if (firing->frame->relation == scene->tie.aids && takes_object(view)) return 0;
  if (!types) types = relation_ends(scene, firing->frame->relation);
  uint32_t wide = types | scene->persons;
  gxi_parties left, right, both;
  bool with = gxi_slot_fill(&right, view, GXI_SLOT_WITH, wide) &&
              for_employers(view, &right, types);
  if (!with)
    with =
      gxi_slot_fill(&right, view, GXI_SLOT_TARGET, types & ~scene->persons) &&
      stands_behind(
        view->line,
        right.item,
        firing->frame->relation == scene->tie.signs_with ? "同 向 和 为" : "同 向 和"
      );
  if (!with)
    with =
      gxi_listed_partners(&right, view, wide) && for_employers(view, &right, types);
  if (with && right.item != GX_ID_NONE) add_chained(&right, view, types);
  if (with && gxi_names_nobody(view, &right)) return 0;
  bool subject = gxi_slot_fill(&left, view, GXI_SLOT_SUBJECT, wide) &&
                 for_employers(view, &left, types);
  bool asked =
    !with && (!subject || left.item == GX_ID_NONE) &&
    (both_asked(&both, view, types) || gxi_reveals_couples(&both, view, types));
  if (asked) left = both, subject = true;
  bool beside = with && lacks_subject(view, subject ? &left : NULL) &&
                gxi_ally_beside(&left, view, &right, types);
  subject = subject || beside;
  if (!with && subject && left.item == GX_ID_NONE && left.count == 1)
    add_partners(view, &left, types);
  if (with && subject && left.item != GX_ID_NONE && left.item < right.item && gxi_line_has(view->line, left.item + 1, right.item, "促成 撮合 见证 牵线 推动了"))
    return 0; /* 甲促成厂里与乙的合作 */
  if (with && subject && left.item == GX_ID_NONE && gxi_nameless_partner(view, right.item))
    return 0;
  if (with && subject && is_next_couple(view, &left, &right)) with = false;
  bool carried = subject && !with && left.item == GX_ID_NONE;
  if (carried && gxi_count_with(&left) == 0 && (flagged(firing, "with") || leaves_partners(view, &left)))
    return 0;
  if (carried && firing->frame->relation == scene->tie.signs_with && gxi_only_dates(view))
    return 0;
  if (subject && !with && left.via.size && gxi_count_with(&left) == 0 && firing->frame->relation == scene->tie.cooperates_with && gxi_text_among(gxi_item_text(view->line, view->verb), "商定 谈定 谈妥 谈成 谈拢 说定"))
    return 0; /* 双方商定: what, and not that they work together */
  if (subject && !with && left.item != GX_ID_NONE && gxi_partner_unnamed(view, left.item))
    return aids_receiver(scene, firing, &left);
  if (subject && !with && (gxi_signs_each(firing, &left) || gxi_only_names_scheme(firing, &left)))
    return 0;
  if (subject && !with && left.item != GX_ID_NONE && gxi_only_watches(view, left.item))
    return 0;
  if (subject && !with && acted_on(&right, view, &left, types))
    return gxi_pair_ends(scene, firing, &left, &right);
  bool joined = with || asked || (subject && gxi_count_with(&left) > 0);
  if (!joined && (flagged(firing, "joined") || acts_on_others(view, types))) return 0;
  if (subject && !beside && left.item != GX_ID_NONE &&
      left.item == view->line->items.items[view->verb].noun)
    subject = false; /* 联合B发起的D: D is what they found */
  if (with && gxi_count_with(&right) && !stands_behind(view->line, right.item, "与 和 同 跟 及 以及 携手 联合 会同 由")) {
    group_pairs(scene, firing, &right); /* 协调甲、乙与丙签约: 甲, 乙 with 丙 */
  } else if (with && subject && left.item != GX_ID_NONE && left.item > right.item && gxi_count_with(&left)) {
    group_pairs(scene, firing, &left); /* 携手A推动沪喀合作: 沪喀 */
  } else if (with && subject && gxi_line_has(view->line, view->begin, view->end, "三方 四方")) {
    all_sides(scene, firing, &left, &right);
  } else if (with && subject) {
    gxi_pair_ends(scene, firing, &left, &right);
  } else if (subject) {
    group_pairs(scene, firing, &left);
    earlier_groups(scene, firing, types, left.item);
  } else if (with && is_lone_side(view, &right)) {
    return 0; /* 先后与甲、乙签约: each of them with somebody else */
  } else if (with && (right.item < view->verb || gxi_count_with(&right) || !flagged(firing, "joined"))) {
    group_pairs(scene, firing, &right);
  }
  if (subject) tag_via(scene, from, &left);
  return scene->drafts.count - from;
}
