/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * clause.c: which nominal group stands in which slot of which verb.
 *
 *     由 [A] 投资 1亿元 在 [B] 建设 的 [C] 落户 [D]
 *      AGENT  V1         PLACE V2   noun of V1 V2   object of V3, whose subject is C
 *
 * A group behind a preposition has its slot from it. One directly behind a verb is
 * governed by that verb. All others are bare, and a bare group is the subject of the
 * verbs to its right. A clause is a segment between commas; segments without a verb
 * belong to the next one. A verb without a subject takes that of a clause before.
 */
#include "relation/line.h"
#include "relation/relative.h"
#include "relation/unit.h"

static gxi_slot slot_of_role(gxi_word_role role) {
  switch (role) {
  case GXI_ROLE_AGENT:
    return GXI_SLOT_AGENT;
  case GXI_ROLE_THEME:
    return GXI_SLOT_THEME;
  case GXI_ROLE_TARGET:
    return GXI_SLOT_TARGET;
  case GXI_ROLE_WITH:
    return GXI_SLOT_WITH;
  case GXI_ROLE_PLACE:
    return GXI_SLOT_PLACE;
  case GXI_ROLE_SOURCE:
    return GXI_SLOT_SOURCE;
  case GXI_ROLE_GOAL:
    return GXI_SLOT_GOAL;
  default:
    return GXI_SLOT_NONE;
  }
}

/* 由A的母公司B出资: B has the slot that A had. */
static bool inherit_slot(gxi_line *line, uint32_t noun, uint32_t word) {
  gxi_item *it = &line->items.items[noun];
  if (!gxi_text_among(
        gxi_item_text(line, word),
        "母公司 子公司 控股股东 全资子公司 控股子公司 旗下 下属 下属的 旗下的 所属 "
        "所属的 隶属"
      ))
    return false;
  for (uint32_t i = word; i-- > 0 && word - i <= 2;) {
    gxi_item *left = &line->items.items[i];
    if (left->kind == GXI_ITEM_DE) continue;
    if (left->kind != GXI_ITEM_NOUN) return false;
    it->slot = left->slot;
    it->governor = left->governor;
    left->slot = GXI_SLOT_NONE;
    left->modifier = true;
    return true;
  }
  return false;
}

/* 由园区里的B供货: B has the slot that the place had where it is. */
static bool stands_within(gxi_line *line, uint32_t noun) {
  if (noun < 3 || gxi_item_at(line, noun - 1)->kind != GXI_ITEM_DE) return false;
  gxi_item *it = &line->items.items[noun], *place = &line->items.items[noun - 3];
  if (place->kind != GXI_ITEM_NOUN || place->slot != GXI_SLOT_AGENT) return false;
  if (!gxi_text_among(gxi_item_text(line, noun - 2), "里 内 里面 附近 周边"))
    return false;
  it->slot = place->slot;
  it->governor = place->governor;
  place->slot = GXI_SLOT_NONE;
  place->modifier = true;
  return true;
}

/* 将所持B的股权: 将 takes B, whoever holds it. */
static bool is_held(gxi_line *line, uint32_t noun) {
  bool held = false;
  for (uint32_t i = noun; i-- > 0 && noun - i <= 5;) {
    const gxi_item *left = gxi_item_at(line, i);
    if (left->kind == GXI_ITEM_PREPOSITION && left->role == GXI_ROLE_THEME && held) {
      line->items.items[noun].slot = GXI_SLOT_THEME;
      line->items.items[noun].governor = i;
      return true;
    }
    if (gxi_text_among(
          gxi_item_text(line, i),
          "所持 所持有 持有 持 手中 手里 手上 名下 所 握 所握 的 其 其所持 其持有 拥有 "
          "有"
        ))
      held = true;
    else
      return false;
  }
  return false;
}

/* 来自某地的A在…: at the head of a clause it says where A, which acts, is from. */
static bool comes_from(const gxi_line *line, uint32_t verb) {
  if (!gxi_text_among(gxi_item_text(line, verb), "来自")) return false;
  if (verb == 0) return true;
  gxi_item_kind before = gxi_item_at(line, verb - 1)->kind;
  return before == GXI_ITEM_COMMA || before == GXI_ITEM_STOP || before == GXI_ITEM_DATE;
}

/* 与某地来的A: the item before 的, or before 来的. */
static uint32_t before_de(const gxi_line *line, uint32_t de) {
  uint32_t left = de - 2;
  bool comes = left > 1 && gxi_text_among(
                             gxi_item_text(line, left),
                             "来 赶来 前来 过来 返乡 归来 回来 回乡 远道而来"
                           );
  return comes ? left - 1 : left;
}

/* Its last name is that of a firm or the like. */
static bool is_body(const gxi_line *line, const gxi_item *item) {
  const gxi_scene *scene = line->scene;
  if (item->member_count == 0) return false;
  uint32_t entity = gxi_token_entity(
    scene, line->members.items[item->member + item->member_count - 1].token
  );
  return gxi_entity_bit(scene, entity) & scene->bodies & ~gxi_bit(scene->type.zone);
}

/* 由某地的A供货: A has the slot that the place stands in. */
static bool described(gxi_line *line, uint32_t noun) {
  uint32_t de = noun; /* 由某地的仓储商A供货: nouns between say what A is */
  while (de > 2 && noun - de < 3 && gxi_item_at(line, de - 1)->kind == GXI_ITEM_OTHER)
    de--;
  if (de < 3 || gxi_item_at(line, de - 1)->kind != GXI_ITEM_DE) return false;
  uint32_t at = before_de(line, de);
  if (at == 0) return false;
  gxi_item *it = &line->items.items[noun], *left = &line->items.items[at];
  bool takes = left->slot == GXI_SLOT_AGENT || left->slot == GXI_SLOT_TARGET ||
               left->slot == GXI_SLOT_WITH || left->slot == GXI_SLOT_SOURCE ||
               (left->slot == GXI_SLOT_THEME &&
                gxi_item_at(line, at - 1)->kind == GXI_ITEM_PREPOSITION &&
                (de == noun ? is_body(line, it)
                            : gxi_text_among(gxi_item_text(line, at - 1), "将")));
  if (left->kind != GXI_ITEM_NOUN || !takes || left->member_count != 1 || left->governor != at - 1)
    return false;
  if (de < noun && !is_body(line, it)) return false;
  uint32_t place =
    gxi_token_entity(line->scene, line->members.items[left->member].token);
  uint32_t sites = line->scene->places | gxi_bit(line->scene->type.zone);
  if (!(gxi_entity_bit(line->scene, place) & sites)) return false;
  const gxi_reading *reading = line->scene->reading;
  uint32_t mention =
    reading->tokens.items[line->members.items[it->member].token].mention;
  if (it->member_count > 1 && mention != GX_ID_NONE && reading->mentions.items[mention].origin == GXI_ORIGIN_COMPOUND)
    return false; /* 与某市的粤黔协作 */
  bool origin = left->slot == GXI_SLOT_SOURCE && at + 2 < de; /* 从某地来的A */
  if (origin || comes_from(line, at - 1)) {
    left->modifier = true;
    return true;
  }
  it->slot = left->slot;
  it->governor = left->governor;
  left->slot = GXI_SLOT_NONE;
  left->modifier = true;
  return true;
}

/* 到甲县、乙公司的丙工厂调研: 丙, too, is where that leads, and does not act. */
static bool owned_there(gxi_line *line, uint32_t noun) {
  if (noun < 3 || gxi_item_at(line, noun - 1)->kind != GXI_ITEM_DE) return false;
  gxi_item *it = &line->items.items[noun];
  const gxi_item *left = gxi_item_at(line, noun - 2);
  bool leads = left->slot == GXI_SLOT_GOAL || left->slot == GXI_SLOT_PLACE;
  if (left->kind != GXI_ITEM_NOUN || !leads || left->governor != noun - 3 || !is_body(line, left) || !is_body(line, it))
    return false;
  it->slot = left->slot;
  it->governor = left->governor;
  return true;
}

/* 走访了某某园区和A: 和 joins A to a noun without name, behind a verb. */
static uint32_t joined_object(const gxi_line *line, uint32_t with) {
  const gxi_item *it = gxi_item_at(line, with);
  if (with < 2 || !gxi_text_among(gxi_item_text(line, with), "和 及 以及") || gxi_item_at(line, with - 1)->kind != GXI_ITEM_OTHER)
    return GX_ID_NONE;
  for (uint32_t i = with + 1; i < line->items.count; i++) {
    if (gxi_item_at(line, i)->segment != it->segment) break;
    if (gxi_kind_is_verb(gxi_item_at(line, i)->kind)) return GX_ID_NONE;
  }
  for (uint32_t i = with - 1;
       i-- > 0 && gxi_item_at(line, i)->segment == it->segment;) {
    gxi_item_kind kind = gxi_item_at(line, i)->kind;
    if (kind == GXI_ITEM_VERB) return i;
    if (kind == GXI_ITEM_PREPOSITION || kind == GXI_ITEM_SPEECH) break;
  }
  return GX_ID_NONE;
}

/* A verb whose frames say that somebody sets up, builds, owns or sites something. */
static bool makes(const gxi_line *line, uint32_t verb, gxi_slot slot) {
  const gxi_scene *scene = line->scene;
  const gxi_ties *tie = &scene->tie;
  gxi_hit hit = scene->reading->tokens.items[gxi_item_at(line, verb)->first].hit;
  for (uint32_t i = 0; i < hit.count; i++) {
    const gxi_entry *entry = gxi_lexicon_entry(scene->lexicon, hit.first + i);
    if (!entry || entry->kind != GXI_KIND_VERB) continue;
    const gxi_frame *frame = gxi_knowledge_frame(scene->knowledge, entry->payload);
    if (frame && (frame->relation == tie->founds || frame->relation == tie->invests_in || frame->relation == tie->subsidiary_of || (slot == GXI_SLOT_TARGET && frame->relation == tie->aids)))
      return true;
  }
  return false;
}

/* 向A新设的子公司B发放贷款: B, whom the relative clause leads to, is what 向 takes. */
static bool made_by(gxi_line *line, uint32_t noun) {
  uint32_t verb = noun;
  bool de = false;
  while (verb-- > 0 && noun - verb <= 6) {
    gxi_item_kind kind = gxi_item_at(line, verb)->kind;
    if (kind == GXI_ITEM_VERB && de) break;
    de = de || kind == GXI_ITEM_DE;
    bool told = gxi_text_among(gxi_item_text(line, verb), "有 还有 是 包括");
    if (told || (kind != GXI_ITEM_DE && kind != GXI_ITEM_ROLE && kind != GXI_ITEM_OTHER))
      return false; /* 向乙捐款的还有甲 */
  }
  if (verb >= noun || verb < 2 || noun - verb > 6) return false;
  gxi_item *it = &line->items.items[noun], *left = &line->items.items[verb - 1];
  bool takes = left->slot == GXI_SLOT_TARGET || left->slot == GXI_SLOT_WITH ||
               left->slot == GXI_SLOT_THEME;
  if (left->kind != GXI_ITEM_NOUN || !takes || left->governor != verb - 2 || !makes(line, verb, left->slot))
    return false;
  if (gxi_text_among(gxi_item_text(line, verb - 2), "为")) return false;
  if (left->slot == GXI_SLOT_WITH && gxi_text_has(gxi_item_text(line, verb), "合 共 联"))
    return false; /* 与A合资的B: A is whom one is with */
  it->slot = left->slot;
  it->governor = left->governor;
  left->slot = GXI_SLOT_NONE;
  left->governor = GX_ID_NONE;
  left->modifier = true;
  return true;
}

/* 甲与乙县的丙签约: the partner is 丙, whom the place describes. */
static void describe_last(gxi_line *line, uint32_t noun) {
  if (noun < 2 || gxi_item_at(line, noun - 1)->kind != GXI_ITEM_DE) return;
  gxi_item *it = &line->items.items[noun];
  gxi_item *left = &line->items.items[before_de(line, noun)];
  if (left->kind != GXI_ITEM_NOUN || left->member_count < 2 || it->member_count == 0 || it->member != left->member + left->member_count)
    return;
  const gxi_scene *scene = line->scene;
  gxi_member *last = &line->members.items[left->member + left->member_count - 1];
  gxi_reference place = gxi_member_reference(scene, last);
  gxi_reference body = gxi_member_reference(scene, &line->members.items[it->member]);
  if (place.count != 1 || body.count != 1) return;
  if (!(gxi_entity_bit(scene, place.entities[0]) & scene->places) || !(gxi_entity_bit(scene, body.entities[0]) & scene->bodies & ~gxi_bit(scene->type.zone)))
    return;
  gxi_reference first = gxi_member_reference(scene, last - 1);
  if (first.count && (gxi_entity_bit(scene, first.entities[0]) & scene->places))
    return; /* 甲县和乙县的丙 */
  gxi_join join = last->join;
  *last = line->members.items[it->member];
  last->join = join;
  it->listed = true;
}

/* 控股子公司A与B签约: what A is; nobody holds A and B here. */
static bool is_attribute(const gxi_line *line, uint32_t verb, uint32_t noun) {
  return verb + 2 == noun && gxi_item_at(line, verb + 1)->kind == GXI_ITEM_ROLE &&
         gxi_text_among(gxi_item_text(line, verb), "控股 全资 参股 独资 合资");
}

/* B为A全资拥有: 为 names who holds. */
static void mark_holder(gxi_line *line, uint32_t noun) {
  gxi_item *it = &line->items.items[noun];
  if (it->slot != GXI_SLOT_TARGET || it->governor + 1 != noun || noun + 1 >= line->items.count)
    return;
  if (gxi_str_ends(gxi_item_text(line, it->governor), GX_STR_LIT("为")) && gxi_text_among(gxi_item_text(line, noun + 1), "全资拥有 全资持有 全资控股 控股 绝对控股 相对控股 独资拥有 全资 独资 全资持股"))
    it->slot = GXI_SLOT_AGENT;
}

/* What stands to the left of a NOUN decides: preposition, verb, or nothing. */
static void mark_left(gxi_line *line, uint32_t noun) {
  gxi_item *it = &line->items.items[noun];
  if (stands_within(line, noun)) return;
  if (is_held(line, noun) || described(line, noun) || owned_there(line, noun) || made_by(line, noun) || gxi_mark_narrower(line, noun))
    return;
  for (uint32_t i = noun; i-- > 0 && noun - i <= 6;) {
    const gxi_item *left = gxi_item_at(line, i);
    if (left->segment != it->segment || left->kind == GXI_ITEM_NOUN || left->kind == GXI_ITEM_DE)
      return;
    if (gxi_text_among(gxi_item_text(line, i), "是 系 即 属于 均为")) return;
    if (left->kind == GXI_ITEM_DATE && i > 0 && gxi_item_at(line, i - 1)->kind == GXI_ITEM_PREPOSITION)
      return; /* 自2020年以来A投入 */
    if (left->kind == GXI_ITEM_PREPOSITION) {
      uint32_t verb = joined_object(line, i);
      if (verb != GX_ID_NONE) {
        it->governor = verb;
        return;
      }
      bool path =
        gxi_text_among(gxi_item_text(line, i), "经 经由 途经 通过 据 根据 按");
      bool about = gxi_text_among(gxi_item_text(line, i), "关于 至于 有关 围绕");
      it->slot = path    ? GXI_SLOT_PATH
                 : about ? GXI_SLOT_NONE
                         : slot_of_role(left->role);
      it->governor = i;
      return;
    }
    if (i + 1 == noun && left->kind == GXI_ITEM_OTHER && gxi_text_among(gxi_item_text(line, i), "通过 经过")) {
      it->slot = GXI_SLOT_PATH;
      it->governor = i;
      return;
    }
    if (i + 1 == noun && i > 0 && left->kind == GXI_ITEM_OTHER && gxi_text_among(gxi_item_text(line, i), "了")) {
      it->governor = i - 1; /* 选了A: whatever word that is, A is its object */
      return;
    }
    if (left->kind == GXI_ITEM_ROLE) {
      if (inherit_slot(line, noun, i)) return;
      continue;
    }
    if (left->kind == GXI_ITEM_VERB)
      it->slot = slot_of_role(left->role); /* 赴, 到: verb and preposition in one */
    if (is_attribute(line, i, noun)) return;
    if (left->kind == GXI_ITEM_VERB || (left->kind == GXI_ITEM_ACTION && noun - i <= 3)) {
      it->governor = i;
      return;
    }
    if (left->kind == GXI_ITEM_MODAL || left->kind == GXI_ITEM_NEGATION || left->kind == GXI_ITEM_SPEECH)
      return;
    if (i > 0 && gxi_kind_is_verb(gxi_item_at(line, i - 1)->kind) && gxi_text_among(gxi_item_text(line, i), "、"))
      return; /* A主办、B承办 */
  }
}

static void mark_modifier(gxi_line *line, uint32_t noun) {
  gxi_item *it = &line->items.items[noun];
  it->modifier = gxi_names_people(line, noun);
  if (noun + 1 >= line->items.count || gxi_item_at(line, noun + 1)->kind != GXI_ITEM_DE)
    return;
  for (uint32_t i = noun + 2; i < line->items.count && i < noun + 6; i++) {
    const gxi_item *right = gxi_item_at(line, i);
    if (i == noun + 2 && noun > 0 && gxi_kind_is_verb(gxi_item_at(line, noun - 1)->kind) && gxi_text_among(gxi_item_text(line, i), "是 有 还有 就是 便是 正是 则是 也是"))
      return; /* 接手甲的是乙 */
    if (right->segment != it->segment || gxi_kind_is_verb(right->kind) || right->kind == GXI_ITEM_PREPOSITION)
      return;
    if (right->kind == GXI_ITEM_NOUN || right->kind == GXI_ITEM_ROLE) {
      it->modifier = true;
      return;
    }
  }
}

bool gxi_verb_tells(const gxi_line *line, uint32_t verb, uint32_t relation) {
  const gxi_scene *scene = line->scene;
  gxi_hit hit = scene->reading->tokens.items[gxi_item_at(line, verb)->first].hit;
  for (uint32_t i = 0; i < hit.count; i++) {
    const gxi_entry *entry = gxi_lexicon_entry(scene->lexicon, hit.first + i);
    if (!entry || entry->kind != GXI_KIND_VERB) continue;
    const gxi_frame *frame = gxi_knowledge_frame(scene->knowledge, entry->payload);
    if (frame && frame->relation == relation) return true;
  }
  return false;
}

/* A与B会员单位C签约: C, not B, is the last of the group. */
static void mark_role(gxi_line *line, uint32_t role) {
  gxi_item *items = line->items.items;
  if (role == 0 || role + 1 >= line->items.count) return;
  gxi_item *left =
    &items[items[role - 1].kind == GXI_ITEM_DE && role > 1 ? role - 2 : role - 1];
  const gxi_item *right = &items[role + 1];
  if (left->kind != GXI_ITEM_NOUN || right->kind != GXI_ITEM_NOUN ||
      left->member_count < 2 || right->member != left->member + left->member_count)
    return;
  uint32_t last = left->member + left->member_count - 1;
  gxi_join join = line->members.items[last].join;
  line->members.items[last] = line->members.items[right->member];
  line->members.items[last].join = join;
}

/* 和位于P的B: where the clause that says where B stands begins; else B. */
static uint32_t before_site(const gxi_line *line, uint32_t noun) {
  if (noun < 4 || gxi_item_at(line, noun - 1)->kind != GXI_ITEM_DE) return noun;
  const gxi_item *site = gxi_item_at(line, noun - 2),
                 *verb = gxi_item_at(line, noun - 3);
  bool stands = site->kind == GXI_ITEM_NOUN && verb->kind == GXI_ITEM_VERB &&
                site->segment == gxi_item_at(line, noun)->segment;
  return stands && gxi_text_among(
                     gxi_item_text(line, noun - 3),
                     "位于 坐落于 坐落在 地处 落户 落户于 设在 建在 入驻 总部位于 "
                     "总部设在 总部在 来自 驻扎在 落户在"
                   )
           ? noun - 3
           : noun;
}

/* A、某某单位和B: the NOUN before that a list goes on from, over words without name. */
static void mark_list(gxi_line *line, uint32_t noun) {
  bool listed = false;
  for (uint32_t i = before_site(line, noun); i-- > 0 && noun - i <= 8;) {
    gxi_item *left = &line->items.items[i];
    if (left->segment != line->items.items[noun].segment) return;
    if (left->kind == GXI_ITEM_NOUN) {
      if (gxi_names_seat(line, i) || gxi_opens_relative(line, i, noun)) return;
      if (listed && left->also == GX_ID_NONE) {
        gxi_item *it = &line->items.items[noun];
        left->also = noun;
        it->listed = it->slot == GXI_SLOT_NONE && it->governor == GX_ID_NONE;
        if (it->listed) it->slot = left->slot, it->governor = left->governor;
      }
      return;
    }
    bool noun_verb = left->kind == GXI_ITEM_ACTION && left[1].kind == GXI_ITEM_OTHER;
    bool joined =
      left->kind == GXI_ITEM_PREPOSITION && joined_object(line, i) != GX_ID_NONE;
    if (left->kind != GXI_ITEM_OTHER && left->kind != GXI_ITEM_QUANTITY && !noun_verb && !joined)
      return; /* 丝路|发展|恳谈会 is one noun */
    if (gxi_text_among(gxi_item_text(line, i), "、 及 以及 和 与")) listed = true;
  }
}

/* 同三家企业—A、B、C—签约: the list has the slot of those that it counts off. */
static void mark_counted(gxi_line *line, uint32_t noun) {
  gxi_item *it = &line->items.items[noun];
  if (noun < 3 || it->slot != GXI_SLOT_NONE || it->governor != GX_ID_NONE || !gxi_text_among(gxi_item_text(line, noun - 1), "— —— :"))
    return;
  bool counted = false;
  for (uint32_t i = noun - 1; i-- > 0 && noun - i < 6;) {
    const gxi_item *left = gxi_item_at(line, i);
    counted = counted || left->kind == GXI_ITEM_QUANTITY ||
              gxi_text_has(gxi_item_text(line, i), "家企业 家单位 家公司");
    if (left->kind == GXI_ITEM_PREPOSITION && counted) {
      it->slot = slot_of_role(left->role);
      it->governor = i;
    }
    if (left->kind != GXI_ITEM_OTHER && left->kind != GXI_ITEM_QUANTITY) return;
  }
}

/* 来自A、B的27家企业参展: the firms, nameless, stand for their places. */
static void mark_collective(gxi_line *line, uint32_t noun) {
  gxi_item *it = &line->items.items[noun];
  if (it->slot != GXI_SLOT_SOURCE || noun + 2 >= line->items.count ||
      gxi_item_at(line, noun + 1)->kind != GXI_ITEM_DE ||
      gxi_item_at(line, noun + 2)->kind != GXI_ITEM_QUANTITY)
    return;
  for (uint32_t i = noun + 3; i < line->items.count; i++) {
    const gxi_item *right = gxi_item_at(line, i);
    if (right->kind == GXI_ITEM_NOUN && right->first != right->last &&
        line->members.items[right->member].entity == GX_ID_NONE)
      return;
    if (right->segment != it->segment || right->kind == GXI_ITEM_VERB) break;
  }
  it->slot = GXI_SLOT_NONE;
  it->governor = GX_ID_NONE;
  it->modifier = false;
}

/* A及某国的B: the list goes on with B, not with what stands before 的. */
static void settle_list(gxi_line *line, uint32_t noun) {
  gxi_item *items = line->items.items;
  uint32_t also = items[noun].also;
  for (uint32_t i = also + 1;
       items[also].modifier && i < line->items.count && i <= also + 5;
       i++)
    if (items[i].kind == GXI_ITEM_NOUN) {
      items[noun].also = i;
      return;
    }
}

/* 由位于P的A, 向在P设厂的A: whatever stands between only says where A is. */
static bool sites_only(const gxi_line *line, uint32_t preposition, uint32_t noun) {
  gxi_parties site;
  bool verb = false, sited = false;
  uint32_t opening = preposition + 1; /* 由企业运往P的A: a noun acts; 由已在P… */
  if (gxi_item_at(line, opening)->kind == GXI_ITEM_OTHER) opening++;
  if (!gxi_kind_is_verb(gxi_item_at(line, opening)->kind) && gxi_item_at(line, opening)->kind != GXI_ITEM_PREPOSITION)
    return false;
  for (uint32_t i = preposition + 1; i < noun; i++) {
    const gxi_item *it = gxi_item_at(line, i);
    verb = verb || gxi_kind_is_verb(it->kind);
    if (gxi_text_among(gxi_item_text(line, i), "是 就是 正是")) return false;
    if (it->kind == GXI_ITEM_PREPOSITION && it->role != GXI_ROLE_PLACE) return false;
    if (it->kind != GXI_ITEM_NOUN) continue;
    if (!gxi_item_parties(&site, line, i, line->scene->places)) return false;
    bool from = it->slot == GXI_SLOT_SOURCE; /* 同来自P的A */
    if (!from && (it->governor == GX_ID_NONE || it->governor == preposition))
      return false;
    sited = true;
  }
  return verb && sited;
}

/* 在新落成的A: 在 takes A, over a clause that names nobody but where A is. */
static void mark_reached(gxi_line *line, uint32_t preposition) {
  const gxi_item *it = gxi_item_at(line, preposition);
  if (it->kind != GXI_ITEM_PREPOSITION || it->noun == GX_ID_NONE || it->noun - preposition > 9)
    return;
  gxi_item *noun = &line->items.items[it->noun];
  if (noun->slot != GXI_SLOT_NONE || noun->governor != GX_ID_NONE) return;
  bool sited = it->role != GXI_ROLE_PLACE && it->role != GXI_ROLE_THEME &&
               is_body(line, noun) && sites_only(line, preposition, it->noun);
  for (uint32_t i = preposition + 1; i < it->noun && !sited; i++)
    if (it->noun - preposition > 6 || gxi_item_at(line, i)->kind == GXI_ITEM_NOUN || gxi_item_at(line, i)->kind == GXI_ITEM_PREPOSITION)
      return;
  if (gxi_text_among(gxi_item_text(line, preposition), "经 经由 途经 通过 据 根据 按"))
    return;
  noun->slot = slot_of_role(it->role);
  noun->governor = preposition;
}

void gxi_clause_mark(gxi_line *line) {
  gxi_unit_verbs_settle(line);
  for (uint32_t i = 0; i < line->items.count; i++) {
    gxi_item *it = &line->items.items[i];
    if (it->kind == GXI_ITEM_ROLE) mark_role(line, i);
    if (it->kind == GXI_ITEM_NOUN) {
      mark_left(line, i);
      gxi_mark_manner(line, i);
      mark_holder(line, i);
      describe_last(line, i);
      if (!it->modifier) mark_list(line, i);
      mark_modifier(line, i);
      mark_collective(line, i);
      mark_counted(line, i);
    } else if (gxi_kind_is_verb(it->kind) || it->kind == GXI_ITEM_PREPOSITION) {
      gxi_mark_relative(line, i);
    }
  }
  for (uint32_t i = 0; i < line->items.count; i++)
    if (line->items.items[i].also != GX_ID_NONE) settle_list(line, i);
  for (uint32_t i = 0; i < line->items.count; i++) {
    mark_reached(line, i);
    if (gxi_item_at(line, i)->kind != GXI_ITEM_NOUN) continue;
    gxi_mark_backer(line, i);
    gxi_mark_last(line, i);
  }
}

static bool
segment_has_verb(const gxi_line *line, uint32_t segment, uint32_t from, int step) {
  for (uint32_t i = from; i < line->items.count; i += (uint32_t)step) {
    if (gxi_item_at(line, i)->segment != segment) return false;
    gxi_item_kind kind = gxi_item_at(line, i)->kind;
    if (gxi_kind_is_verb(kind) || kind == GXI_ITEM_SPEECH) return true;
    if (i == 0 && step < 0) return false;
  }
  return false;
}

uint32_t gxi_segment_begin(const gxi_line *line, uint32_t item) {
  uint32_t segment = gxi_item_at(line, item)->segment;
  while (item > 0 && gxi_item_at(line, item - 1)->segment == segment)
    item--;
  return item;
}

uint32_t gxi_segment_end(const gxi_line *line, uint32_t item) {
  uint32_t segment = gxi_item_at(line, item)->segment;
  while (item < line->items.count && gxi_item_at(line, item)->segment == segment)
    item++;
  return item;
}

gxi_view gxi_view_of(const gxi_line *line, const gxi_carry *carry, uint32_t verb) {
  gxi_view view = {.line = line, .carry = carry, .verb = verb};
  view.begin = gxi_segment_begin(line, verb);
  while (view.begin > 0 && gxi_item_at(line, view.begin - 1)->kind == GXI_ITEM_COMMA) {
    uint32_t before = view.begin - 1;
    if (segment_has_verb(line, gxi_item_at(line, before)->segment, before, -1)) break;
    view.begin = gxi_segment_begin(line, before);
  }
  view.end = gxi_segment_end(line, verb);
  view.reach = view.end;
  while (view.reach < line->items.count &&
         gxi_item_at(line, view.reach - 1)->kind == GXI_ITEM_COMMA &&
         !segment_has_verb(line, gxi_item_at(line, view.reach)->segment, view.reach, 1))
    view.reach = gxi_segment_end(line, view.reach);
  return view;
}
