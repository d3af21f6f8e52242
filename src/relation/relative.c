/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * relative.c: clauses that 的 closes, and whom they lead to; names that only say how.
 *
 *     结对帮扶B的A          A, behind 的, acts
 *     由已在P投产的A供货     A stands in the slot of 由
 *     母公司是总部设在P的A   A is what is told behind 是
 *
 * Which NOUN such a clause leads to is marked in clause.c.
 */
#include "relation/relative.h"
#include "relation/line.h"

/* 此前有意接盘B的A, 结对帮扶B的A: no name stands before the verb in its segment, one
   stands between it and 的, so A, whom 的 leads to, acts. */
bool gxi_opens_with_object(const gxi_view *view) {
  const gxi_line *line = view->line;
  uint32_t noun = gxi_item_at(line, view->verb)->noun;
  uint32_t segment = gxi_item_at(line, view->verb)->segment;
  gx_str verb = gxi_item_text(line, view->verb);
  if (gxi_str_ends(verb, GX_STR_LIT("给")) || gxi_str_ends(verb, GX_STR_LIT("往")) || gxi_str_ends(verb, GX_STR_LIT("到")) || gxi_str_ends(verb, GX_STR_LIT("进")))
    return false; /* 卖给某市的B: B is who buys */
  if (noun < view->verb + 3 || gxi_item_at(line, view->verb + 1)->kind != GXI_ITEM_NOUN || gxi_item_at(line, view->verb + 2)->kind != GXI_ITEM_DE || noun != view->verb + 3)
    return false;
  for (uint32_t i = view->verb; i-- > 0 && gxi_item_at(line, i)->segment == segment;) {
    gxi_item_kind kind = gxi_item_at(line, i)->kind;
    if (kind != GXI_ITEM_OTHER && kind != GXI_ITEM_DATE && kind != GXI_ITEM_MODAL && kind != GXI_ITEM_ENDED && kind != GXI_ITEM_QUANTITY)
      return false;
  }
  return true;
}

/* 由已在P投产的A: a preposition before 在P takes whom 的 leads to. */
static bool takes_relative(const gxi_view *view, uint32_t place) {
  const gxi_line *line = view->line;
  uint32_t at = gxi_item_at(line, place)->governor;
  while (at != GX_ID_NONE && at > 0 && gxi_item_at(line, at - 1)->kind == GXI_ITEM_OTHER
  )
    at--;
  uint32_t noun = gxi_item_at(line, view->verb)->noun;
  return at != GX_ID_NONE && at > 0 &&
         gxi_item_at(line, at - 1)->kind == GXI_ITEM_PREPOSITION &&
         gxi_item_at(line, noun)->governor == at - 1;
}

/* 与甲结对的乙, 向甲捐款的乙: only groups behind prepositions stand before the verb. */
static bool heads_relative(const gxi_view *view) {
  bool group = false;
  uint32_t segment = gxi_item_at(view->line, view->verb)->segment;
  for (uint32_t i = view->verb; i-- > 0;) {
    const gxi_item *it = gxi_item_at(view->line, i);
    if (it->segment != segment) break;
    if (it->kind == GXI_ITEM_NOUN) {
      bool within = it->slot == GXI_SLOT_PLACE && i >= 2 && takes_relative(view, i);
      if (it->slot != GXI_SLOT_WITH && it->slot != GXI_SLOT_TARGET && !within)
        return false;
      if (within) return true;
      group = true;
    } else if (it->kind != GXI_ITEM_PREPOSITION && it->kind != GXI_ITEM_DATE && it->kind != GXI_ITEM_OTHER) {
      return false;
    }
  }
  return group;
}

/* 向出席论坛的A表示: the relative clause begins at the verb, so A is its subject. */
bool gxi_begins_relative(const gxi_view *view) {
  if (gxi_item_at(view->line, view->verb)->noun == GX_ID_NONE) return false;
  if (view->verb == 0 || heads_relative(view) || gxi_opens_with_object(view))
    return true;
  const gxi_item *before = gxi_item_at(view->line, view->verb - 1);
  return before->kind == GXI_ITEM_PREPOSITION ||
         before->segment != gxi_item_at(view->line, view->verb)->segment;
}

/* 母公司是总部设在P的A: from the verb behind 是, whom its relative clause leads to. */
uint32_t gxi_told_of(const gxi_line *line, uint32_t verb) {
  const gxi_item *it = &line->items.items[verb];
  bool is =
    verb > 0 && gxi_text_among(gxi_item_text(line, verb - 1), "是 为 系 就是 正是");
  if (!is || (it->kind != GXI_ITEM_VERB && it->kind != GXI_ITEM_ACTION) || it->noun == GX_ID_NONE || line->items.items[it->noun].segment != it->segment)
    return GX_ID_NONE;
  bool ends = it->noun + 1 >= line->items.count ||
              line->items.items[it->noun + 1].segment != it->segment ||
              line->items.items[it->noun + 1].kind == GXI_ITEM_COMMA ||
              line->items.items[it->noun + 1].kind == GXI_ITEM_STOP;
  return ends ? it->noun : GX_ID_NONE;
}

bool gxi_goes_on_with_is(const gxi_line *line, uint32_t item) {
  return line->items.items[item].kind == GXI_ITEM_COMMA &&
         item + 1 < line->items.count &&
         gxi_text_among(gxi_item_text(line, item + 1), "是 正是 就是 便是 则是 乃是");
}

/* B的东家在某地,是做C起家的A; B的东家,是某地的A: the last name of the clause with 是.
 */
uint32_t gxi_told_next(const gxi_view *view, uint32_t types) {
  const gxi_line *line = view->line;
  uint32_t segment = line->items.items[view->verb].segment, at = view->verb + 1;
  if (at >= line->items.count || (line->items.items[at].kind != GXI_ITEM_COMMA && !gxi_text_among(gxi_item_text(line, at), "在 位于 远在")))
    return GX_ID_NONE;
  while (at < line->items.count && line->items.items[at].segment == segment &&
         line->items.items[at].kind != GXI_ITEM_COMMA)
    at++;
  if (at - view->verb > 4 || at + 1 >= line->items.count || !gxi_goes_on_with_is(line, at))
    return GX_ID_NONE;
  uint32_t found = GX_ID_NONE;
  segment = line->items.items[at + 1].segment;
  for (uint32_t i = at + 2;
       i < line->items.count && line->items.items[i].segment == segment;
       i++) {
    gxi_parties parties;
    const gxi_item *it = &line->items.items[i];
    if (it->kind != GXI_ITEM_NOUN || it->modifier || it->slot != GXI_SLOT_NONE)
      continue;
    found = gxi_item_parties(&parties, line, i, types) ? i : GX_ID_NONE;
  }
  return found;
}

/* 出资1100万元参与的B园,位于C: 的 closes the verb's clause before a name. */
bool gxi_describes_name(const gxi_view *view) {
  uint32_t segment = gxi_item_at(view->line, view->verb)->segment;
  for (uint32_t k = view->verb + 1; k + 1 < view->end; k++) {
    if (gxi_item_at(view->line, k + 1)->segment != segment) return false;
    if (gxi_item_at(view->line, k)->kind == GXI_ITEM_DE && gxi_item_at(view->line, k + 1)->kind == GXI_ITEM_NOUN)
      return true;
  }
  return false;
}

/* 在某国的某州建厂: of a place in a place, the narrower one is where. */
bool gxi_mark_narrower(gxi_line *line, uint32_t noun) {
  if (noun < 3 || gxi_item_at(line, noun - 1)->kind != GXI_ITEM_DE) return false;
  gxi_item *it = &line->items.items[noun], *left = &line->items.items[noun - 2];
  if (left->kind != GXI_ITEM_NOUN || left->slot != GXI_SLOT_PLACE || left->governor + 3 != noun || left->member_count != 1 || it->member_count != 1)
    return false;
  const gxi_scene *scene = line->scene;
  gxi_reference outer = gxi_member_reference(scene, &line->members.items[left->member]);
  gxi_reference inner = gxi_member_reference(scene, &line->members.items[it->member]);
  if (outer.count != 1 || inner.count != 1) return false;
  uint32_t both =
    gxi_entity_bit(scene, outer.entities[0]) | gxi_entity_bit(scene, inner.entities[0]);
  if (both & ~scene->places) return false;
  it->slot = left->slot;
  it->governor = left->governor;
  left->slot = GXI_SLOT_NONE;
  left->modifier = true;
  return true;
}

/* 在A框架下, 比A早来五年: A says how, or is measured by, and does nothing. */
void gxi_mark_manner(gxi_line *line, uint32_t noun) {
  gxi_item *it = &line->items.items[noun];
  if (it->slot == GXI_SLOT_PLACE && noun + 1 < line->items.count && gxi_text_among(gxi_item_text(line, noun + 1), "框架 框架下 机制 机制下 背景 背景下 名义 体系 合作框架 合作机制"))
    it->slot = GXI_SLOT_NONE; /* governed by 在, and so not bare */
  if (noun > 0 && it->slot == GXI_SLOT_NONE && it->governor == GX_ID_NONE && gxi_text_among(gxi_item_text(line, noun - 1), "比 较之 不如 相比 不同于 有别于"))
    it->governor = noun - 1;
}

/* 由本县村民甲创办: 甲, of whom the place and the word behind it tell, takes the slot.
 */
static void mark_epithet(gxi_line *line, uint32_t place) {
  gxi_parties found;
  if (place + 2 >= line->items.count) return;
  gxi_item *it = &line->items.items[place], *person = it + 2;
  if (it->slot == GXI_SLOT_NONE || person->kind != GXI_ITEM_NOUN || person->slot != GXI_SLOT_NONE)
    return;
  if (!gxi_text_among(
        gxi_item_text(line, place + 1),
        "客商 商人 企业家 老板 村民 农民 青年 小伙 能人 乡贤 大户 牧民 创业者 "
        "致富带头人 "
        "茶农 果农 渔民 手艺人 匠人 老人 大学生 党员 姑娘 媳妇 农户 养殖户 种植户"
      ))
    return;
  if (!gxi_item_parties(&found, line, place, line->scene->places) || !gxi_item_parties(&found, line, place + 2, line->scene->persons))
    return;
  person->slot = it->slot;
  person->governor = it->governor;
  it->slot = GXI_SLOT_NONE;
  it->modifier = true;
}

/* 控股股东始终为甲: 为 is no preposition behind a role. */
static void mark_copula(gxi_line *line, uint32_t noun) {
  gxi_item *it = &line->items.items[noun];
  if (it->slot != GXI_SLOT_TARGET || noun < 2 || !gxi_text_among(gxi_item_text(line, noun - 1), "为"))
    return;
  for (uint32_t i = noun - 1; i-- > 0 && noun - i < 6;) {
    const gxi_item *before = gxi_item_at(line, i);
    if (before->segment != it->segment) return;
    if (before->kind == GXI_ITEM_ROLE) {
      it->slot = GXI_SLOT_NONE;
      return;
    }
    if (before->kind != GXI_ITEM_OTHER && before->kind != GXI_ITEM_QUANTITY) return;
  }
}

/* …甲股权转让给乙: 乙 is governed by a verb behind 甲. */
bool gxi_lies_behind_noun(const gxi_view *view, uint32_t item) {
  uint32_t noun = gxi_item_at(view->line, view->verb)->noun;
  if (noun == GX_ID_NONE || item <= noun || gxi_item_at(view->line, view->verb + 1)->kind != GXI_ITEM_DE)
    return false;
  const gxi_item *it = gxi_item_at(view->line, item);
  return it->kind == GXI_ITEM_NOUN && it->governor != GX_ID_NONE && it->governor > noun;
}

/* 晋江人许某某: the place says where somebody is from whose name nobody knows. */
bool gxi_names_people(const gxi_line *line, uint32_t noun) {
  const gxi_item *it = gxi_item_at(line, noun);
  uint32_t next = noun + 1;
  if (it->last == it->first || next >= line->items.count || !gxi_token_is(line->scene, it->last - 1, "人"))
    return false;
  return gxi_item_at(line, next)->kind == GXI_ITEM_OTHER &&
         gxi_item_text(line, next).size == 3 &&
         !gxi_text_among(gxi_item_text(line, next), "都 也 就 在 还 又 已 曾 才 更 最");
}

/* 甲援建的[乙]、[丙]援建的丁: behind 、 the next clause of the same verb begins. */
bool gxi_opens_relative(const gxi_line *line, uint32_t before, uint32_t noun) {
  if (before < 2 || noun + 2 >= line->items.count) return false;
  return gxi_item_at(line, before - 1)->kind == GXI_ITEM_DE &&
         gxi_item_at(line, noun + 1)->kind == GXI_ITEM_VERB &&
         gxi_item_at(line, noun + 2)->kind == GXI_ITEM_DE &&
         gxi_str_equal(gxi_item_text(line, before - 2), gxi_item_text(line, noun + 1));
}

/* Behind it the phrase ends: 在…的A里, 在…的A, */
static bool ends_place(const gxi_line *line, uint32_t noun) {
  if (noun + 1 >= line->items.count) return true;
  return gxi_item_pauses(line, noun + 1) ||
         gxi_text_among(gxi_item_text(line, noun + 1), "里 内 中 上 里面 内部 现场");
}

/* 在甲援建的A里: 在, at the head of its clause, takes A, and 甲 acts. */
static void mark_built(gxi_line *line, uint32_t noun) {
  gxi_parties found;
  gxi_item *it = &line->items.items[noun];
  if (it->slot != GXI_SLOT_PLACE || it->governor + 1 != noun || noun + 1 >= line->items.count)
    return;
  const gxi_item *verb = it + 1;
  if (verb->kind != GXI_ITEM_VERB || verb->noun == GX_ID_NONE || it->governor != gxi_segment_begin(line, noun))
    return;
  gxi_item *built = &line->items.items[verb->noun];
  if (built->segment != it->segment || built->slot != GXI_SLOT_NONE || !ends_place(line, verb->noun))
    return;
  uint32_t givers = line->scene->bodies;
  if (gxi_verb_tells(line, noun + 1, line->scene->tie.aids))
    givers |= line->scene->places; /* in 在某市投资的A the place is where */
  if (!gxi_item_parties(&found, line, noun, givers)) return;
  uint32_t things = line->scene->bodies | line->scene->places;
  if (!gxi_item_parties(&found, line, verb->noun, things)) return;
  built->slot = it->slot;
  built->governor = it->governor;
  it->slot = GXI_SLOT_NONE;
  it->governor = GX_ID_NONE;
}

/* 甲设立的首家|新疆|特产专卖店。: a place that says of what kind the noun behind it is.
 */
static void mark_kind(gxi_line *line, uint32_t noun) {
  gxi_item *it = &line->items.items[noun];
  uint32_t end = gxi_segment_end(line, noun), de = noun;
  if (it->slot != GXI_SLOT_OBJECT && it->slot != GXI_SLOT_NONE) return;
  while (de > 0 && noun - de < 2 && gxi_item_at(line, de - 1)->kind == GXI_ITEM_OTHER)
    de--;
  if (de < 2 || gxi_item_at(line, de - 1)->kind != GXI_ITEM_DE || !gxi_kind_is_verb(gxi_item_at(line, de - 2)->kind))
    return;
  if (gxi_item_pauses(line, end - 1)) end--;
  if (end < noun + 2 || end > noun + 4) return;
  for (uint32_t i = noun + 1; i < end; i++)
    if (gxi_item_at(line, i)->kind != GXI_ITEM_OTHER) return;
  if (!gxi_str_ends_any(
        gxi_item_text(line, end - 1), GX_STR_LIT("店 公司 企业 厂 基地")
      ))
    return;
  gxi_parties place;
  if (!gxi_item_parties(&place, line, noun, line->scene->places)) return;
  it->modifier = true;
  it->slot = GXI_SLOT_NONE;
  gxi_item *verb = &line->items.items[de - 2];
  if (verb->noun == noun) verb->noun = GX_ID_NONE;
}

void gxi_mark_last(gxi_line *line, uint32_t noun) {
  mark_kind(line, noun);
  mark_epithet(line, noun);
  mark_copula(line, noun);
  mark_built(line, noun);
}

/* …,一半卖给某地的A: the place describes A, who is sold to. */
static bool closes_with(const gxi_line *line, uint32_t verb, uint32_t noun) {
  gxi_parties site;
  if (noun != verb + 3 || gxi_item_at(line, verb)->segment == 0 || gxi_item_at(line, verb + 1)->kind != GXI_ITEM_NOUN || !gxi_item_parties(&site, line, verb + 1, line->scene->places))
    return false;
  for (uint32_t i = noun + 1; i < line->items.count; i++) {
    if (gxi_item_at(line, i)->segment != gxi_item_at(line, noun)->segment) break;
    if (gxi_kind_is_verb(gxi_item_at(line, i)->kind)) return false;
  }
  const gxi_ties *tie = &line->scene->tie;
  return !gxi_verb_tells(line, verb, tie->located_in) &&
         !gxi_verb_tells(line, verb, tie->aids) &&
         (gxi_verb_tells(line, verb, tie->supplies) ||
          gxi_verb_tells(line, verb, tie->visits));
}

/* 由甲主办、乙承办的丙: the mark behind a verb, where the clause of 的 goes on. */
static bool goes_on_listed(const gxi_line *line, uint32_t item) {
  return gxi_item_at(line, item)->kind == GXI_ITEM_COMMA &&
         gxi_text_among(gxi_item_text(line, item), "、") &&
         gxi_item_at(line, item - 1)->kind == GXI_ITEM_VERB;
}

/* 甲与乙共建的“飞地”——丙: the dash behind what 的 leads to says its name. */
static bool names_next(const gxi_line *line, uint32_t item) {
  return item + 1 < line->items.count &&
         gxi_text_among(gxi_item_text(line, item), "—") &&
         gxi_item_at(line, item - 1)->kind == GXI_ITEM_OTHER &&
         gxi_item_at(line, item + 1)->kind == GXI_ITEM_NOUN;
}

/* The NOUN that the 的 behind a verb's object leads to. */
void gxi_mark_relative(gxi_line *line, uint32_t verb) {
  uint32_t segment = gxi_item_at(line, verb)->segment;
  gxi_item *it = &line->items.items[verb];
  bool de = false;
  uint32_t objects = 0;
  for (uint32_t i = verb + 1; i < line->items.count && i <= verb + 14; i++) {
    const gxi_item *right = gxi_item_at(line, i);
    if (right->segment != segment) return;
    if (de && names_next(line, i)) {
      segment++;
    } else if (!de && goes_on_listed(line, i)) {
      segment++;
      objects = 0;
    } else if (!de && right->kind == GXI_ITEM_DE) {
      de = true;
    } else if (right->kind == GXI_ITEM_NOUN) {
      if (de) {
        if (!closes_with(line, verb, i) && !gxi_begins_listed(line, i)) it->noun = i;
        return;
      }
      if (++objects > 1) return;
    } else if (de && (right->kind == GXI_ITEM_PREPOSITION ||
                      (right->kind == GXI_ITEM_VERB && i + 1 < line->items.count &&
                       gxi_item_at(line, i + 1)->kind != GXI_ITEM_OTHER))) {
      return;
    }
  }
}

/* 甲 在 [西北]: a place, or what may be one, behind the group. */
bool gxi_is_where(const gxi_line *line, uint32_t item) {
  gxi_parties site;
  if (item < 2 || !gxi_text_among(gxi_item_text(line, item - 1), "在") || gxi_item_at(line, item - 2)->kind != GXI_ITEM_NOUN)
    return false;
  return gxi_item_at(line, item)->kind == GXI_ITEM_OTHER ||
         gxi_item_parties(&site, line, item, line->scene->places);
}
