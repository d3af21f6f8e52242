/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * slot.c: the parties that fill a slot of a verb.
 *
 * A slot asks in an order of its own: the subject looks for 由-groups, then for bare
 * groups from right to left, then for what the clauses before carried on; the object
 * for what stands behind the verb, 把-groups, the head of a relative clause, and in a
 * passive for the subject.
 */
#include "relation/nobody.h"
#include "relation/relative.h"

static const gxi_item *item_at(const gxi_line *line, uint32_t item) {
  return &line->items.items[item];
}

static bool is_verb(gxi_item_kind kind) {
  return kind == GXI_ITEM_VERB || kind == GXI_ITEM_ACTION;
}

static bool is_delegation(const gxi_scene *scene, uint32_t entity) {
  gx_str name = scene->entities->items[entity].name;
  return gxi_str_ends(name, GX_STR_LIT("代表团")) ||
         gxi_str_ends(name, GX_STR_LIT("考察团"));
}

/* 其, 它的: of a person's body, where no person may stand. */
static bool
owns_by_pronoun(const gxi_line *line, uint32_t item, const gxi_member *member) {
  gx_str text = gxi_token_text(line->scene, member->token);
  return gxi_str_is(text, "其") ||
         (gxi_str_is(text, "它") && item + 1 < line->items.count &&
          item_at(line, item + 1)->kind == GXI_ITEM_DE);
}

/* A delegation acts for the place that sends it. */
static uint32_t acting(const gxi_scene *scene, uint32_t entity) {
  return is_delegation(scene, entity) ? gxi_entity_stands_for(scene, entity) : entity;
}

uint32_t gxi_item_types(const gxi_line *line, uint32_t item) {
  const gxi_item *it = item_at(line, item);
  uint32_t types = 0;
  for (uint32_t i = 0; i < it->member_count; i++) {
    gxi_reference reference =
      gxi_member_reference(line->scene, &line->members.items[it->member + i]);
    for (uint32_t k = 0; k < reference.count; k++) {
      uint32_t type =
        gxi_entity_bit(line->scene, acting(line->scene, reference.entities[k]));
      if ((type & line->scene->persons) && owns_by_pronoun(line, item, &line->members.items[it->member + i]))
        return UINT32_MAX; /* his body, too */
      types |= type;
    }
  }
  return types;
}

bool gxi_item_parties(
  gxi_parties *parties, const gxi_line *line, uint32_t item, uint32_t types
) {
  const gxi_scene *scene = line->scene;
  const gxi_item *it = item_at(line, item);
  gxi_parties_start(parties, item, 1.0);
  if (!(it->types & types)) return false;
  for (uint32_t i = 0; i < it->member_count; i++) {
    const gxi_member *member = &line->members.items[it->member + i];
    gxi_reference reference = gxi_member_reference(scene, member);
    for (uint32_t k = 0; k < reference.count; k++) {
      uint32_t entity = acting(scene, reference.entities[k]);
      if (!(types & scene->persons) && (gxi_entity_bit(scene, entity) & scene->persons) && owns_by_pronoun(line, item, member))
        entity = scene->employer[entity]; /* 甲总经理说,…由其控股的乙 */
      if (!(gxi_entity_bit(scene, entity) & types)) continue;
      gxi_party_add(
        parties,
        (gxi_party){.entity = entity, .member = it->member + i, .join = member->join}
      );
      if (reference.via.size) parties->via = reference.via;
    }
  }
  if (it->also != GX_ID_NONE && parties->count) {
    gxi_parties more;
    if (gxi_item_parties(&more, line, it->also, types))
      for (uint32_t i = 0; i < more.count; i++)
        gxi_party_add(parties, more.items[i]);
  }
  return parties->count > 0;
}

/* Nothing behind the verb but money, shares, 的 and a role: what it acts on stands
   before: 由A出资. */
static bool ends_clause(const gxi_view *view) {
  bool de = false;
  for (uint32_t i = view->verb + 1; i < view->end; i++) {
    gxi_item_kind kind = item_at(view->line, i)->kind;
    if (kind == GXI_ITEM_COMMA || kind == GXI_ITEM_STOP || kind == GXI_ITEM_VERB || kind == GXI_ITEM_ROLE)
      return true;
    de = de || kind == GXI_ITEM_DE;
    if (de && kind == GXI_ITEM_NOUN && item_at(view->line, i)->modifier) continue;
    if (kind != GXI_ITEM_MONEY && kind != GXI_ITEM_QUANTITY && kind != GXI_ITEM_DE && kind != GXI_ITEM_DATE && !(de && kind == GXI_ITEM_OTHER))
      return gxi_text_among(
        gxi_item_text(view->line, i),
        "了 而成 并 股权 股份 完成 一半 后 之后 以后 时 以来 前"
      );
  }
  return true;
}

/* B是A援建C的工程: A, behind 是, acts in a clause that 的 closes. */
static bool opens_relative(const gxi_view *view, uint32_t item) {
  if (item > view->verb || view->verb - item > 6) return false;
  for (uint32_t i = item + 1; i < view->verb; i++)
    if (is_verb(item_at(view->line, i)->kind) || gxi_text_among(gxi_item_text(view->line, i), ","))
      return false;
  for (uint32_t i = view->verb + 1; i < view->end; i++)
    if (item_at(view->line, i)->kind == GXI_ITEM_DE) return true;
  return false;
}

/* A是B会长单位、C创始成员: B and C only say of what A is a member. */
static bool names_role(const gxi_line *line, uint32_t item) {
  if (item < 2 || item + 1 >= line->items.count || item_at(line, item + 1)->kind != GXI_ITEM_ROLE)
    return false;
  gx_str before = gxi_item_text(line, item - 1);
  return gxi_text_among(before, "是 系 也是 成为") ||
         (item_at(line, item - 2)->kind == GXI_ITEM_ROLE &&
          gxi_text_among(before, "、 和 及 以及 兼"));
}

/* 主要客户有A,产品卖到…: A, which tells who bears the role, does not act behind the
   comma. */
static bool bears_role(const gxi_view *view, uint32_t item) {
  const gxi_line *line = view->line;
  uint32_t segment = item_at(line, item)->segment;
  if (item < 2 || segment == item_at(line, view->verb)->segment || !gxi_text_among(gxi_item_text(line, item - 1), "有 是 为 包括 还有 包含 分别是 分别为 就有 也有 就是 当属 当数"))
    return false;
  for (uint32_t i = item - 1; i-- > 0 && item_at(line, i)->segment == segment;)
    if (item_at(line, i)->kind == GXI_ITEM_ROLE) return true;
  return false;
}

/* Bare: no preposition, no verb before it, not the modifier of another group. */
static bool is_bare(const gxi_view *view, uint32_t item) {
  const gxi_item *it = item_at(view->line, item);
  if (it->kind != GXI_ITEM_NOUN || it->slot != GXI_SLOT_NONE || it->modifier)
    return false;
  if (it->listed || bears_role(view, item)) return false; /* the list begins before */
  if (it->governor != GX_ID_NONE || names_role(view->line, item)) return false;
  if (gxi_names_seat(view->line, item)) return false;
  if (it->member_count == 1 && gxi_item_is_origin(view->line, item)) return false;
  if (item == 0 || !gxi_text_among(gxi_item_text(view->line, item - 1), "是 系 就是 成为 也是 即 还是 又是 既是 仍是 已是 同时是 均为"))
    return true;
  if (item > 1 && gxi_text_among(gxi_item_text(view->line, item - 2), "这 此 这也 这已"))
    return true; /* 这是甲第三次捐赠 */
  bool describes = item + 1 < view->line->items.count &&
                   item_at(view->line, item + 1)->kind == GXI_ITEM_DE;
  return (!describes && ends_clause(view)) || opens_relative(view, item);
}

/* 落实甲援建乙的尾款: a verb governs 甲, and the clause's head has no name. */
static bool lacks_head(const gxi_view *view) {
  if (item_at(view->line, view->verb)->noun != GX_ID_NONE) return false;
  if (view->verb <= view->begin) return true;
  uint32_t governor = item_at(view->line, view->verb - 1)->governor;
  bool governed =
    governor != GX_ID_NONE && is_verb(item_at(view->line, governor)->kind);
  return !governed || !opens_relative(view, view->verb - 1);
}

/* A援建的B: A stands right before the verb of a relative clause. */
static uint32_t relative_subject(const gxi_view *view, uint32_t types) {
  gxi_parties parties;
  if (lacks_head(view)) return GX_ID_NONE;
  for (uint32_t i = view->verb; i-- > view->begin && view->verb - i <= 3;) {
    gxi_item_kind kind = item_at(view->line, i)->kind;
    if (kind == GXI_ITEM_NOUN)
      return item_at(view->line, i)->slot == GXI_SLOT_NONE &&
                 gxi_item_parties(&parties, view->line, i, types)
               ? i
               : GX_ID_NONE;
    if (kind != GXI_ITEM_OTHER && kind != GXI_ITEM_DATE && kind != GXI_ITEM_EACH) break;
  }
  return GX_ID_NONE;
}

uint32_t gxi_subject_item(const gxi_view *view, uint32_t types) {
  gxi_parties parties;
  uint32_t fallback = relative_subject(view, types);
  if (fallback != GX_ID_NONE) return fallback;
  for (uint32_t i = view->verb; i-- > view->begin;) {
    if (!is_bare(view, i) && !gxi_is_pivot(view, i)) continue;
    if (gxi_item_parties(&parties, view->line, i, types)) return i;
    if (fallback == GX_ID_NONE) fallback = i;
  }
  return types == UINT32_MAX ? fallback : GX_ID_NONE;
}

/* 由A建设的工厂在B投产: A acts in a relative clause that 的 closes before the verb. */
static bool acts_within(const gxi_view *view, uint32_t item) {
  bool verb = false;
  for (uint32_t i = item + 1; i < view->verb; i++) {
    gxi_item_kind kind = item_at(view->line, i)->kind;
    if (verb && kind == GXI_ITEM_DE) return true;
    verb = verb || is_verb(kind);
  }
  return false;
}

/* 位于B的A扩产: B belongs to 位于, whose relative clause ends before the verb. */
static bool describes(const gxi_view *view, uint32_t item) {
  uint32_t governor = item_at(view->line, item)->governor;
  if (governor == GX_ID_NONE || governor == view->verb) return false;
  const gxi_item *verb = item_at(view->line, governor);
  if (verb->kind == GXI_ITEM_PREPOSITION && verb->noun != GX_ID_NONE && verb->noun < view->verb && item + 1 < verb->noun && item_at(view->line, item + 1)->kind == GXI_ITEM_VERB)
    return true; /* 甲在某区投资的乙投产 */
  return verb->kind == GXI_ITEM_VERB && verb->noun != GX_ID_NONE && verb->noun > item &&
         verb->noun < view->verb;
}

/* 甲被A控股后首次扩产: A has acted, and 甲 does now. */
static bool has_acted(const gxi_view *view, uint32_t item) {
  uint32_t by = item_at(view->line, item)->governor;
  if (by == GX_ID_NONE || !gxi_text_among(gxi_item_text(view->line, by), "被"))
    return false;
  for (uint32_t i = item + 2; i < view->verb; i++)
    if (gxi_text_among(gxi_item_text(view->line, i), "后 之后 以后 以来"))
      return is_verb(item_at(view->line, i - 1)->kind);
  return false;
}

/* Parties of the group at `item` if it stands in this slot of the verb. */
static bool role_at(
  gxi_parties *parties,
  const gxi_view *view,
  uint32_t item,
  gxi_slot slot,
  uint32_t types
) {
  const gxi_item *it = item_at(view->line, item);
  if (it->kind != GXI_ITEM_NOUN) return false;
  bool reached = slot == GXI_SLOT_GOAL && item + 1 == view->verb &&
                 it->slot == GXI_SLOT_NONE && it->governor != GX_ID_NONE &&
                 gxi_text_among(
                   gxi_item_text(view->line, it->governor),
                   "来到 走进 深入 抵达 奔赴 进驻 赶赴 赶到 前往 下到"
                 );
  if (it->slot != slot && !reached) return false;
  if (slot == GXI_SLOT_PLACE && describes(view, item)) return false;
  if (slot == GXI_SLOT_SOURCE && it->modifier && item + 2 < view->verb && item_at(view->line, item + 2)->kind == GXI_ITEM_NOUN)
    return false; /* 来自某市的A收购 */
  if (slot == GXI_SLOT_AGENT && item < view->verb && (acts_within(view, item) || has_acted(view, item)))
    return false;
  if (slot == GXI_SLOT_AGENT && item + 1 < view->verb && gxi_text_among(gxi_item_text(view->line, item + 1), "客商 商人 企业家 老板 村民 农民 青年 小伙 能人 乡贤 大户 牧民 创业者"))
    return false; /* 由某市客商某某创办 */
  return gxi_item_parties(parties, view->line, item, types);
}

/* A subject that stands in the verb's own segment bars carried ones. */
static bool own_subject(const gxi_view *view) {
  uint32_t item = gxi_subject_item(view, UINT32_MAX);
  return item != GX_ID_NONE &&
         item_at(view->line, item)->segment == item_at(view->line, view->verb)->segment;
}

/* A援建的B由C管理: C is the actor of what follows B, not of the relative clause. */
static bool acts_after(const gxi_view *view, gxi_slot slot) {
  return slot == GXI_SLOT_AGENT &&
         item_at(view->line, view->verb)->noun != GX_ID_NONE && own_subject(view);
}

/* In the verb's own segment, before and behind; then in the segments before. */
static bool role_parties(
  gxi_parties *parties, const gxi_view *view, gxi_slot slot, uint32_t types
) {
  uint32_t segment = item_at(view->line, view->verb)->segment, i = view->verb;
  for (; i > view->begin && item_at(view->line, i - 1)->segment == segment; i--)
    if (role_at(parties, view, i - 1, slot, types)) return true;
  uint32_t noun = item_at(view->line, view->verb)->noun;
  bool leads = slot == GXI_SLOT_PLACE && noun != GX_ID_NONE &&
               item_at(view->line, view->verb + 1)->kind == GXI_ITEM_MONEY;
  bool closed = slot == GXI_SLOT_PLACE && gxi_describes_name(view);
  bool after = acts_after(view, slot);
  for (uint32_t k = view->verb + 1; k < view->end; k++) {
    if (after && k > noun) break;
    if (leads && k > noun) break; /* 由A投资1亿元的B在P投产: P is where B starts */
    if (closed && item_at(view->line, k)->segment != segment) break;
    if (role_at(parties, view, k, slot, types)) return true;
  }
  if (slot == GXI_SLOT_PATH && own_subject(view)) return false;
  for (; i > view->begin; i--)
    if (role_at(parties, view, i - 1, slot, types)) return true;
  return false;
}

/* 收购其持有的B: the group at `item` is the subject of a clause that leads to B. */
static uint32_t head_noun(const gxi_view *view, uint32_t item) {
  if (item + 1 >= view->end) return GX_ID_NONE;
  const gxi_item *next = item_at(view->line, item + 1);
  return is_verb(next->kind) && next->noun != GX_ID_NONE && next->noun < view->end
           ? next->noun
           : GX_ID_NONE;
}

/* 甲投资2亿元的项目、[乙]投资…: behind a nameless noun and 、 a new clause begins. */
bool gxi_begins_listed(const gxi_line *line, uint32_t item) {
  return item >= 2 && item + 1 < line->items.count &&
         item_at(line, item + 1)->kind == GXI_ITEM_VERB &&
         gxi_text_among(gxi_item_text(line, item - 1), "、 和 及 以及") &&
         item_at(line, item - 2)->kind == GXI_ITEM_OTHER;
}

/* 来自某市的A: A, whom the place only describes. */
static bool of_body(const gxi_line *line, uint32_t item) {
  return item + 2 < line->items.count &&
         item_at(line, item + 2)->slot == GXI_SLOT_SOURCE &&
         item_at(line, item + 1)->kind == GXI_ITEM_DE &&
         (item_at(line, item + 2)->types & line->scene->bodies);
}

/* 总部设在某地的A与B签约: the relative clause speaks of A. */
static bool noun_parties(gxi_parties *parties, const gxi_view *view, uint32_t types) {
  uint32_t noun = item_at(view->line, view->verb)->noun;
  if (noun == GX_ID_NONE || gxi_is_holder(view->line, noun) || !gxi_item_parties(parties, view->line, noun, types))
    return false;
  for (uint32_t i = 1; i < parties->count; i++)
    if (gxi_party_is_partner(view->line, &parties->items[i])) parties->count = i;
  return true;
}

/* The first group behind the verb that no other verb's own object comes before. */
static bool object_parties(gxi_parties *parties, const gxi_view *view, uint32_t types) {
  const gxi_line *line = view->line;
  bool other_verb = false;
  for (uint32_t i = view->verb + 1; i < view->end; i++) {
    const gxi_item *it = item_at(line, i);
    if (gxi_lies_behind_noun(view, i)) return false;
    if (it->kind == GXI_ITEM_PREPOSITION && it->role != GXI_ROLE_GOAL && it->role != GXI_ROLE_PLACE)
      return false;
    if (it->kind == GXI_ITEM_VERB) other_verb = true;
    if (gxi_text_among(gxi_item_text(line, i), "为")) return false; /* 调整为乙 */
    if (it->kind != GXI_ITEM_NOUN) continue;
    if (gxi_begins_listed(line, i)) return false;
    if (gxi_names_fund(line, i)) continue;
    if (i + 1 < view->end && gxi_text_among(gxi_item_text(line, i + 1), "籍 方面"))
      continue;
    if (gxi_is_holder(line, i) || (it->modifier && gxi_is_holder(line, i + 2)))
      continue; /* 收购甲所持乙股权 */
    bool mine = it->slot == GXI_SLOT_NONE || it->governor == view->verb;
    if (mine && view->near && of_body(line, i) && gxi_item_parties(parties, line, i + 2, types))
      return true;
    if (it->modifier && mine && !view->near && !gxi_opens_with_object(view)) {
      gxi_parties rest = *parties;
      gxi_view further = *view;
      further.verb = i;
      if (object_parties(&rest, &further, types)) {
        *parties = rest;
        return true;
      }
    }
    uint32_t head = head_noun(view, i);
    if (head == GX_ID_NONE && i + 2 < view->end && gxi_text_among(gxi_item_text(line, i + 1), "持有 拥有 持有的 拥有的") && item_at(line, i + 2)->kind != GXI_ITEM_NOUN)
      return false; /* 收购甲持有的股权 */
    if (mine && head != GX_ID_NONE && gxi_item_parties(parties, line, head, types))
      return true;
    if (mine && i == item_at(line, view->verb)->noun && !other_verb)
      return noun_parties(parties, view, types); /* 他创办的A与B签约: A */
    if (mine && gxi_item_parties(parties, line, i, types)) {
      if (other_verb) parties->factor = 0.8;
      return true;
    }
    if (mine && other_verb) return false;
  }
  return false;
}

static bool has_agent(const gxi_view *view) {
  for (uint32_t i = view->begin; i < view->verb; i++)
    if (item_at(view->line, i)->kind == GXI_ITEM_NOUN && item_at(view->line, i)->slot == GXI_SLOT_AGENT)
      return true;
  return false;
}

static void join_list(gxi_parties *parties, gxi_parties *more) {
  for (uint32_t i = 0; i < more->count; i++) {
    more->items[i].join = GXI_JOIN_LIST;
    gxi_party_add(parties, more->items[i]);
  }
}

/* Lists of persons run over commas: 市长甲,副市长乙出席. */
static void
add_persons_before(gxi_parties *parties, const gxi_view *view, uint32_t item) {
  gxi_parties more;
  uint32_t persons = view->line->scene->persons;
  uint32_t segment = item_at(view->line, item)->segment;
  for (uint32_t i = item; i-- > view->begin;) {
    if (!is_bare(view, i) || item_at(view->line, i)->segment == segment) continue;
    if (!gxi_item_parties(&more, view->line, i, persons)) return;
    join_list(parties, &more);
  }
}

/* 甲陪同乙到A调研: 甲 goes, too. */
static void add_companion(gxi_parties *parties, const gxi_view *view, uint32_t item) {
  gxi_parties more;
  uint32_t by = item; /* 陪着乙 */
  if (by > 0 && gxi_text_among(gxi_item_text(view->line, by - 1), "着")) by--;
  if (by < view->begin + 2 || !gxi_text_among(gxi_item_text(view->line, by - 1), "陪同 陪 随同 会同 陪着 领着 带着") || item_at(view->line, by - 2)->kind != GXI_ITEM_NOUN)
    return;
  if (!gxi_item_parties(&more, view->line, by - 2, view->line->scene->persons)) return;
  join_list(parties, &more);
}

static bool
subject_parties(gxi_parties *parties, const gxi_view *view, uint32_t types) {
  uint32_t item = gxi_subject_item(view, types);
  if (item == GX_ID_NONE || !gxi_item_parties(parties, view->line, item, types))
    return false;
  uint32_t first = gxi_entity_bit(view->line->scene, parties->items[0].entity);
  if (first & view->line->scene->persons) {
    add_persons_before(parties, view, item);
    add_companion(parties, view, item);
  }
  return true;
}

/* What an entity type last named before the verb: 会上, 仪式, 该项目. */
static bool topic_parties(gxi_parties *parties, const gxi_view *view, uint32_t types) {
  const gxi_scene *scene = view->line->scene;
  const gxi_tokens *tokens = &scene->reading->tokens;
  uint32_t first = item_at(view->line, view->verb)->first;
  uint32_t article =
    scene->blocks[scene->sentences[view->line->sentence].block].article;
  for (uint32_t i = first; i-- > 0 && first - i < 600;) {
    uint32_t entity = gxi_token_entity(scene, i);
    if (entity == GX_ID_NONE || !(gxi_entity_bit(scene, entity) & types)) continue;
    uint32_t block = scene->sentences[tokens->items[i].sentence].block;
    if (scene->blocks[block].article != article) return false;
    bool apart = block != scene->sentences[view->line->sentence].block;
    if (apart && gxi_has_own_occasion(view, types)) return false;
    if (view->here && tokens->items[i].sentence + 1 < view->line->sentence)
      return false;
    gxi_parties_start(parties, GX_ID_NONE, 0.9);
    parties->via = GX_STR_LIT("topic");
    gxi_party_add(parties, (gxi_party){.entity = entity, .member = GX_ID_NONE});
    return true;
  }
  return false;
}

/* Persons who may not fill an end stand for their bodies. */
static bool
employer_parties(gxi_parties *parties, const gxi_view *view, uint32_t types) {
  const gxi_scene *scene = view->line->scene;
  if ((types & scene->persons) || !subject_parties(parties, view, scene->persons))
    return false;
  bool expert =
    view->lone && !parties->via.size &&
    gxi_entity_bit(scene, parties->items[0].entity) == gxi_bit(scene->type.person);
  if (!gxi_to_employers(scene, parties, types & ~gxi_not_for(view))) return false;
  if (expert) parties->factor = 0.9; /* he helps as his body does */
  return true;
}

/* B由A转至C: 由 says from whom, not who acts. */
static bool changes_hands(const gxi_view *view) {
  gx_str verb = gxi_item_text(view->line, view->verb);
  return gxi_str_starts(verb, GX_STR_LIT("转")) ||
         gxi_str_starts(verb, GX_STR_LIT("过户"));
}

/* B由A援建: where 由A stands in the verb's own segment, B is no actor. */
static bool is_acted_on(const gxi_view *view) {
  if (changes_hands(view)) return false;
  for (uint32_t i = view->verb; i-- > view->begin;) {
    const gxi_item *it = item_at(view->line, i);
    if (it->segment != item_at(view->line, view->verb)->segment) return false;
    if (it->kind == GXI_ITEM_NOUN && it->slot == GXI_SLOT_AGENT)
      return !acts_within(view, i) && i > view->begin + 1 &&
             gxi_text_among(
               gxi_item_text(view->line, it->governor), "由 被 则由 将由 均由"
             );
  }
  return false;
}

static bool subject_slot(gxi_parties *parties, const gxi_view *view, uint32_t types) {
  if (gxi_inverted_parties(parties, view, types)) return true;
  if (gxi_begins_relative(view) && !gxi_is_made(view) && noun_parties(parties, view, types))
    return true;
  if (!changes_hands(view) && role_parties(parties, view, GXI_SLOT_AGENT, types) && !(own_subject(view) && item_at(view->line, parties->item)->segment != item_at(view->line, view->verb)->segment))
    return true; /* 由甲牵头,乙…: 乙 */
  if (is_acted_on(view)) return false;
  if (subject_parties(parties, view, types)) return true;
  if (employer_parties(parties, view, types)) return true;
  return !has_agent(view) && !own_subject(view) && !gxi_nameless_subject(view) &&
         (gxi_carried_employers(parties, view, types) ||
          gxi_carried_parties(parties, view, types));
}

/* C系A与B合资组建: what stands before 系. */
static bool
predicate_parties(gxi_parties *parties, const gxi_view *view, uint32_t types) {
  for (uint32_t i = view->verb; i-- > view->begin;) {
    if (i == 0 || !gxi_text_among(gxi_item_text(view->line, i), "系 是 成为 成了 成为了"))
      continue;
    uint32_t left = i; /* 某县由此成为… */
    while (left > view->begin + 1 &&
           (item_at(view->line, left - 1)->kind == GXI_ITEM_OTHER ||
            item_at(view->line, left - 1)->kind == GXI_ITEM_MODAL ||
            item_at(view->line, left - 1)->kind == GXI_ITEM_DATE))
      left--;
    if (item_at(view->line, i - 1)->kind == GXI_ITEM_COMMA) {
      gxi_parties doers; /* 负责此事的C,是A设立的企业 */
      return gxi_slot_fill(&doers, view, GXI_SLOT_SUBJECT, UINT32_MAX) &&
             gxi_carried_others(parties, view, types, &doers);
    }
    return item_at(view->line, left - 1)->kind == GXI_ITEM_NOUN &&
           gxi_item_parties(parties, view->line, left - 1, types);
  }
  return false;
}

/* 厂房由A建成: what A acts on has no name. */
static bool nameless_thing(const gxi_view *view) {
  for (uint32_t i = view->verb; i-- > view->begin;) {
    const gxi_item *it = item_at(view->line, i);
    if (it->kind != GXI_ITEM_PREPOSITION || it->role != GXI_ROLE_AGENT) continue;
    if (i == 0) return false;
    const gxi_item *before = item_at(view->line, i - 1);
    bool comma = before->kind == GXI_ITEM_COMMA && i > 2;
    if (comma) before--; /* 位于P的园区,由A建成 */
    const gxi_token *token =
      &view->line->scene->reading->tokens.items[before->last - 1];
    return before->kind == GXI_ITEM_OTHER &&
           (comma ? before[-1].kind == GXI_ITEM_DE : before->segment == it->segment) &&
           ((token->kind == GXI_TOKEN_COMMON && (token->payload & 0xFF) == 'n') ||
            (comma && token->kind == GXI_TOKEN_WORD &&
             GXI_WORD_CLASS(token->payload) == GXI_WORD_GENERIC));
  }
  return false;
}

/* 由A投资1亿元建设的项目: a noun without a name, and not who was spoken of before; but
   not 是由A建设的企业. */
static bool leads_to_thing(const gxi_view *view) {
  const gxi_line *line = view->line;
  uint32_t i = view->verb + 1, count = line->items.count;
  while (i < count && (item_at(line, i)->kind == GXI_ITEM_MONEY ||
                       item_at(line, i)->kind == GXI_ITEM_QUANTITY ||
                       gxi_kind_is_verb(item_at(line, i)->kind)))
    i++;
  return i + 1 < count && item_at(line, i)->kind == GXI_ITEM_DE &&
         item_at(line, i + 1)->kind == GXI_ITEM_OTHER &&
         !gxi_line_has(line, view->begin, view->verb, "是 为 系 乃");
}

/* 由甲出资3亿元: whatever it pays for, it is no bank that was spoken of before. */
static bool is_bank(const gxi_scene *scene, uint32_t entity) {
  return gxi_text_has(scene->entities->items[entity].name, "银行 支行 分行 农商行");
}

static bool object_slot(gxi_parties *parties, const gxi_view *view, uint32_t types) {
  if (object_parties(parties, view, types)) return true;
  if (role_parties(parties, view, GXI_SLOT_THEME, types)) return true;
  if (noun_parties(parties, view, types)) return true;
  if (!ends_clause(view)) return false;
  if (!has_agent(view)) return predicate_parties(parties, view, types);
  gxi_parties agents;
  if (subject_parties(parties, view, types)) return true;
  if (nameless_thing(view) || leads_to_thing(view)) return false;
  return role_parties(&agents, view, GXI_SLOT_AGENT, UINT32_MAX) &&
         gxi_carried_others(parties, view, types, &agents) &&
         !is_bank(view->line->scene, parties->items[0].entity);
}

bool gxi_slot_fill(
  gxi_parties *parties, const gxi_view *view, gxi_slot slot, uint32_t types
) {
  switch (slot) {
  case GXI_SLOT_SUBJECT:
    return subject_slot(parties, view, types);
  case GXI_SLOT_OBJECT:
    if (object_slot(parties, view, types)) return true;
    return view->reach_target && gxi_reached_object(parties, view, types);
  case GXI_SLOT_NOUN:
    return noun_parties(parties, view, types);
  case GXI_SLOT_TOPIC:
    return topic_parties(parties, view, types);
  case GXI_SLOT_NONE:
  case GXI_SLOT_MEMBERS:
    return false;
  default:
    if (role_parties(parties, view, slot, types)) return true;
    if (slot == GXI_SLOT_SOURCE && view->staff && !(types & view->line->scene->persons) && role_parties(parties, view, slot, view->line->scene->persons) && gxi_to_employers(view->line->scene, parties, types))
      return true; /* 都从他这儿进货 */
    if (slot == GXI_SLOT_PLACE && gxi_describes_name(view)) return false;
    return (slot == GXI_SLOT_TARGET || slot == GXI_SLOT_PLACE) && view->reach_target &&
           gxi_reached_slot(parties, view, slot, types);
  }
}
