/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * unit.c: a chain of posts → units, each with the body and the title as written.
 *
 *     [喀什地区商务局] 党组书记 、 副局长          two units, one body
 *     [湖南省委统战部] 副部长 、 [省工商联] 党组书记   two units, two bodies
 *     市委 副书记 、 市长                      two units, no body
 *
 * Which entity a unit is a post at is found in office.c.
 */
#include "relation/unit.h"

#include "relation/line.h"

#define CHAIN_REACH 40u

static bool is_name(const gxi_scene *scene, uint32_t token) {
  return gxi_token_at(scene, token)->kind == GXI_TOKEN_MENTION;
}

static bool is_person(const gxi_scene *scene, uint32_t token) {
  uint32_t entity = gxi_token_entity(scene, token);
  if (entity != GX_ID_NONE)
    return (gxi_entity_bit(scene, entity) & scene->persons) != 0;
  return false;
}

static bool is_filler(const gxi_scene *scene, uint32_t token) {
  uint32_t kind = gxi_token_at(scene, token)->kind;
  uint32_t payload = gxi_token_at(scene, token)->payload;
  if (gxi_token_among(
        scene, token, "在 由 向 对 被 把 为 从 于 是 到 赴 来 据 陪同 率"
      ))
    return false;
  if (kind == GXI_TOKEN_WORD)
    return GXI_WORD_CLASS(payload) == GXI_WORD_GENERIC ||
           gxi_token_among(scene, token, "部 处 科 室 组 站 队 班"); /* 采购|部|部长 */
  return kind == GXI_TOKEN_COMMON || kind == GXI_TOKEN_OTHER || kind == GXI_TOKEN_VERB;
}

static bool is_link(const gxi_scene *scene, uint32_t token) {
  return gxi_token_among(
    scene,
    token,
    "、 兼 暨 的 原 时任 现任 首任 前任 前 , “ ” 驻 并 兼任 及 挂职 挂任 "
    "挂职任"
  );
}

static uint32_t aside_begin(const gxi_scene *scene, uint32_t first, uint32_t close) {
  for (uint32_t i = close; i > first && close - i < 12; i--)
    if (gxi_token_is(scene, i - 1, "(")) return i - 1;
  return close;
}

static gxi_status_word status_word(const gxi_scene *scene, uint32_t token) {
  if (gxi_token_among(scene, token, "原 前任 前 曾任 曾 原任 历任"))
    return GXI_STATUS_ENDED;
  if (gxi_token_among(scene, token, "拟任 拟 将任 候任")) return GXI_STATUS_PLANNED;
  return GXI_STATUS_ASSERTED;
}

/* 甲为理事长,某公司董事长乙: what stands before the comma was 甲's. */
static bool bestowed(const gxi_scene *scene, uint32_t begin, uint32_t first) {
  return begin > first &&
         gxi_token_among(
           scene, begin - 1, "为 任 担任 当选 出任 兼任 任命 聘 聘请 首届 首任 接任"
         );
}

/* The first token of the chain that ends before `person`. */
static uint32_t chain_begin(const gxi_scene *scene, uint32_t first, uint32_t person) {
  uint32_t begin = person;
  uint32_t behind_comma = GX_ID_NONE;
  uint32_t fillers = 0;
  for (uint32_t i = person; i > first && person - i < CHAIN_REACH;) {
    uint32_t at = i - 1;
    if (gxi_token_is(scene, at, ")")) {
      i = aside_begin(scene, first, at);
      if (i == at) break;
      continue;
    }
    bool generic = begin < person && gxi_generic_entity(scene, at, first) != GX_ID_NONE;
    if (fillers && gxi_token_is_title(scene, at) && begin < person && is_name(scene, begin))
      break; /* 某市副市长某某,某区副区长: a name that nobody knows stands between */
    if (generic || gxi_token_is_title(scene, at) || (is_name(scene, at) && !is_person(scene, at))) {
      begin = at;
      fillers = 0;
    } else if (gxi_token_is(scene, at, ",")) {
      if (at == first || !gxi_token_is_title(scene, at - 1) || at + 1 == person) break;
      behind_comma = begin;
    } else if (begin < person && is_filler(scene, at) && !is_link(scene, at)) {
      if (++fillers > 5) break;
    } else if (!is_link(scene, at)) {
      break;
    } else if (begin < person && status_word(scene, at) != GXI_STATUS_ASSERTED) {
      begin = at;
    }
    i = at;
  }
  bool cut = behind_comma != GX_ID_NONE && bestowed(scene, begin, first);
  return cut ? behind_comma : begin;
}

/* 公司, or a noun right before the title that a body named before ends with. */
static uint32_t generic_at(const gxi_scene *scene, uint32_t token, uint32_t first) {
  uint32_t found = gxi_generic_entity(scene, token, first);
  if (found != GX_ID_NONE || !gxi_token_is_title(scene, token + 1)) return found;
  return gxi_body_of_noun(scene, token);
}

static const gxi_unit NO_UNIT = {
  .body = GX_ID_NONE, .place = GX_ID_NONE, .title = GX_ID_NONE, .generic = GX_ID_NONE};

/* 某医院选派主任甲: no part of his title. */
static bool sends(const gxi_scene *scene, uint32_t token) {
  return gxi_token_among(
    scene,
    token,
    "选派 派出 派 委派 指派 派遣 派驻 抽调 聘请 邀请 推荐 引进 特邀 安排 遴选 组织"
  );
}

/* 甲区派来的挂职副县长: a place has the post that it sends somebody to elsewhere. */
static bool
sent_from_place(const gxi_scene *scene, const gxi_unit *unit, uint32_t token) {
  uint32_t past = 0; /* 派来挂职的 */
  if (token > 1 && gxi_token_is(scene, token - 1, "挂职")) token--, past = 1;
  return unit->body != GX_ID_NONE && unit->body == unit->place && token > 0 &&
         gxi_token_among(
           scene, token - 1, "派来 派驻 选派 派出 委派 派 选派来 派过来 选派到 派遣"
         ) &&
         gxi_text_has(
           gxi_token_text(scene, token + past + 1), "挂职 县长 区长 市长 州长 书记 局长"
         );
}

/* Reads units from left to right; `stop` ends the chain. */
static void
read_units(gxi_units *units, const gxi_scene *scene, uint32_t first, uint32_t last) {
  gxi_unit unit = NO_UNIT;
  uint32_t begin = GX_ID_NONE; /* of the title's words */
  for (uint32_t i = first; i < last && units->count < GXI_MAX_UNITS; i++) {
    if (status_word(scene, i) != GXI_STATUS_ASSERTED)
      unit.status = status_word(scene, i);
    if (gxi_token_is(scene, i, "的")) {
      if (sent_from_place(scene, &unit, i)) unit = NO_UNIT;
      begin = GX_ID_NONE;
      continue;
    }
    if (is_name(scene, i) && gxi_token_entity(scene, i) != GX_ID_NONE) {
      uint32_t bit = gxi_entity_bit(scene, gxi_token_entity(scene, i));
      if ((bit & scene->places) && i > first && gxi_token_is(scene, i - 1, "驻"))
        continue; /* 公司驻某市负责人: a post of the firm */
      if (bit & scene->places) unit.place = i;
      gx_str name = scene->entities->items[gxi_token_entity(scene, i)].name;
      if (gxi_str_ends(name, GX_STR_LIT("代表团"))) continue;
      if (bit & (scene->places | scene->bodies)) unit.body = i;
      begin = GX_ID_NONE;
    } else if (gxi_token_is_title(scene, i)) {
      unit.title = i;
      unit.bare = begin == GX_ID_NONE;
      if (begin == GX_ID_NONE) begin = gxi_token_at(scene, i)->text.begin;
      unit.words = (gx_span){begin, gxi_token_at(scene, i)->text.end};
      bool more =
        i + 1 < last &&
        (gxi_token_is_title(scene, i + 1) ||
         (is_filler(scene, i + 1) && i + 2 < last && gxi_token_is_title(scene, i + 2)));
      units->last = i + 1;
      if (more) continue;
      units->items[units->count++] = unit;
      unit = NO_UNIT;
      begin = GX_ID_NONE;
    } else if (is_filler(scene, i) || generic_at(scene, i, first) != GX_ID_NONE) {
      bool ordinal = gxi_token_among(
        scene,
        i,
        "首届 首任 新任 现任 第一任 首批 担任 出任 兼任 就任 任 当 挂任 挂职任 "
        "挂职担任"
      );
      if (begin == GX_ID_NONE && !ordinal && !sends(scene, i))
        begin = gxi_token_at(scene, i)->text.begin;
      uint32_t generic = generic_at(scene, i, first);
      if (unit.body == GX_ID_NONE && generic != GX_ID_NONE) unit.generic = generic;
      if (unit.generic != GX_ID_NONE || status_word(scene, i) != GXI_STATUS_ASSERTED)
        begin = GX_ID_NONE;
    } else if (gxi_token_is(scene, i, "(")) {
      while (i + 1 < last && !gxi_token_is(scene, i, ")"))
        i++;
    } else if (is_link(scene, i)) {
      begin = GX_ID_NONE;
    }
  }
}

/* 厂长、80后小伙|甲: nouns behind a mark say more of whom the post is. */
static uint32_t skip_epithet(const gxi_scene *scene, uint32_t first, uint32_t before) {
  if (before == first || gxi_token_is_title(scene, before - 1)) return before;
  for (uint32_t i = before; i > first + 1 && before - i < 5; i--) {
    const gxi_token *it = gxi_token_at(scene, i - 1);
    if (gxi_token_among(scene, i - 1, "、 ,"))
      return i < before && gxi_token_is_title(scene, i - 2) ? i - 1 : before;
    if (i < before && gxi_token_is(scene, i - 1, "的") && gxi_token_is_title(scene, i - 2))
      return i - 1; /* 担任某县副县长的援疆干部|甲 */
    bool generic =
      it->kind == GXI_TOKEN_WORD && GXI_WORD_CLASS(it->payload) == GXI_WORD_GENERIC;
    bool noun = generic || it->kind == GXI_TOKEN_NUMBER ||
                it->kind == GXI_TOKEN_QUANTITY || it->kind == GXI_TOKEN_DATE ||
                (it->kind == GXI_TOKEN_COMMON && (it->payload & 0xFF) != 'v');
    if (!noun) break;
  }
  return before;
}

bool gxi_owns_person(const gxi_scene *scene, uint32_t at, uint32_t end) {
  if (at + 3 >= end || !gxi_token_is(scene, at + 1, "的")) return false;
  bool kin = gxi_token_among(
    scene, at + 2, "女儿 儿子 妻子 丈夫 父亲 母亲 弟弟 哥哥 姐姐 妹妹 徒弟 学生 师傅"
  );
  return kin || (is_person(scene, at + 3) &&
                 gxi_token_at(scene, at + 2)->kind != GXI_TOKEN_PUNCT);
}

void gxi_units_before(
  gxi_units *units, const gxi_scene *scene, uint32_t first, uint32_t person
) {
  *units = (gxi_units){.count = 0};
  uint32_t before = person;
  while (before > first && (gxi_token_among(scene, before - 1, "“ ‘ 、 : 的") ||
                            gxi_token_is(scene, before - 1, ")")))
    before = gxi_token_is(scene, before - 1, ")")
               ? aside_begin(scene, first, before - 1)
               : before - 1;
  before = skip_epithet(scene, first, before);
  if (before == first || !gxi_token_is_title(scene, before - 1) || (before < person && gxi_token_is(scene, person - 1, "、")))
    return;
  units->first = chain_begin(scene, first, before);
  if (units->first > first && gxi_token_among(scene, units->first - 1, "退休 离休 退役"))
    return; /* 退休工程师甲: of no body spoken of before */
  read_units(units, scene, units->first, before);
}

/* The chain to the right: names, titles, links and a few fillers. */
static uint32_t chain_end(const gxi_scene *scene, uint32_t token, uint32_t last) {
  uint32_t end = token, fillers = 0;
  for (uint32_t i = token; i < last && i - token < CHAIN_REACH; i++) {
    if (gxi_token_is_title(scene, i)) {
      end = i + 1;
      fillers = 0;
    } else if (is_name(scene, i)) {
      if (is_person(scene, i)) break;
      fillers = 0;
    } else if (gxi_token_is(scene, i, "(")) {
      while (i + 1 < last && !gxi_token_is(scene, i, ")"))
        i++;
    } else if (is_filler(scene, i) || status_word(scene, i) != GXI_STATUS_ASSERTED) {
      if (++fillers > 4) break;
    } else if (gxi_token_is(scene, i, ",")) {
      break;
    } else if (!is_link(scene, i) && !gxi_token_among(scene, i, "担任 任 出任 挂职担任 挂任 挂职任")) {
      break;
    }
  }
  return end;
}

void gxi_units_after(
  gxi_units *units, const gxi_scene *scene, uint32_t token, uint32_t last
) {
  *units = (gxi_units){.count = 0, .first = token, .last = token};
  read_units(units, scene, token, chain_end(scene, token, last));
}

static const char UNITS[] = "中心 部 处 组 科 室 办 工作组 小组 工作队 办公室 指挥部 "
                            "领导小组 专班 工作专班 委员会 "
                            "服务中心";
static const char FIELDS[] = "运营 扶贫 协作 服务 管理 合作 发展 建设 开发 投资 培训 "
                             "支援 帮扶 指导 研究 推广 交流 采购 "
                             "生产 销售 加工 招商 对接 监督 保障 协调 推进 贸易 "
                             "对口支援 对口帮扶 援疆 援藏 援青 宣传 规划 "
                             "孵化 创新 就业 物流 经营 营销 对口协作 扶贫协作";

/* What stands before the unit's noun: 运营 | 中心, 扶贫 | 协作 | 工作组. */
static void settle_fields(gxi_line *line, uint32_t unit) {
  for (uint32_t i = unit; i-- > 0 && unit - i < 4;) {
    gxi_item *it = &line->items.items[i];
    bool verb = gxi_kind_is_verb(it->kind);
    if (verb && !gxi_text_among(gxi_item_text(line, i), FIELDS)) return;
    if (!verb && it->kind != GXI_ITEM_OTHER) return;
    if (verb) it->kind = GXI_ITEM_OTHER;
  }
}

void gxi_unit_verbs_settle(gxi_line *line) {
  const gxi_scene *scene = line->scene;
  for (uint32_t i = 2; i < line->items.count; i++) {
    const gxi_item *it = gxi_item_at(line, i);
    if (it->kind != GXI_ITEM_NOUN || !gxi_token_is_title(scene, it->first)) continue;
    const gxi_item *unit = it - 1;
    bool firm = gxi_text_among(gxi_item_text(line, i - 1), "公司") &&
                gxi_text_among(gxi_item_text(line, i - 2), "有限 股份有限");
    if (unit->kind == GXI_ITEM_OTHER && (firm || gxi_text_among(gxi_item_text(line, i - 1), UNITS)))
      settle_fields(line, i - 1);
  }
}
