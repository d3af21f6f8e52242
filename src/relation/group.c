/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * group.c: nominal groups: coordinated names, each with what stands before it.
 *
 *     member = [place | body]* [title]* NAME [title | 一行 | 等 | noun]
 *     group  = member ((、|和|与|及|以及|暨|同|跟) member)*
 *
 * Of places that lie in each other (新疆 喀什地区 莎车县) the last is the member;
 * before a person, the body is kept beside it; before anything else, what stands before
 * the last name is its modifier.
 */
#include <string.h>

#include "relation/line.h"

#define MEMBER_SPAN 24u /* tokens that a member may take */

static bool is_mention(const gxi_scene *scene, uint32_t token) {
  return gxi_token_at(scene, token)->kind == GXI_TOKEN_MENTION &&
         gxi_token_reference(scene, token).count > 0;
}

static bool is_person(const gxi_scene *scene, uint32_t token) {
  uint32_t entity = gxi_token_entity(scene, token);
  return entity != GX_ID_NONE && (gxi_entity_bit(scene, entity) & scene->persons);
}

static uint32_t skip_aside(const gxi_scene *scene, uint32_t token, uint32_t last) {
  if (token >= last || !gxi_token_is(scene, token, "(")) return token;
  for (uint32_t i = token; i < last && i < token + MEMBER_SPAN; i++)
    if (gxi_token_is(scene, i, ")")) return i + 1;
  return token;
}

/* 出席某论坛的某市市长: an event has no posts; what 的 leads to is another group. */
static bool joins_event(const gxi_scene *scene, uint32_t token) {
  return gxi_entity_bit(scene, gxi_token_entity(scene, token)) &
         (gxi_bit(scene->type.event) | gxi_bit(scene->type.program));
}

/* Titles before a person: 副市长 [、市委副书记] 张三. The person, or GX_ID_NONE. */
static uint32_t person_behind(const gxi_scene *scene, uint32_t token, uint32_t last) {
  uint32_t stop = token + MEMBER_SPAN < last ? token + MEMBER_SPAN : last;
  bool title = false;
  for (uint32_t i = token; i < stop; i++) {
    i = skip_aside(scene, i, stop);
    if (i >= stop) break;
    if (gxi_token_is_title(scene, i)) {
      title = true;
    } else if (is_mention(scene, i)) {
      if (is_person(scene, i)) return title ? i : GX_ID_NONE;
    } else if (!gxi_token_among(scene, i, "、 兼 暨 的 原 时任 现任 首任 , “ ” 同志") &&
               gxi_token_at(scene, i)->kind != GXI_TOKEN_COMMON &&
               gxi_token_at(scene, i)->kind != GXI_TOKEN_OTHER &&
               !(title && gxi_token_among(scene, i, "协作 支援 对口支援 帮扶 合作 援建"))) {
      break;
    }
    if (gxi_token_is(scene, i, "的") && i > token && joins_event(scene, i - 1)) break;
    if (gxi_token_is(scene, i, ",") && (i == token || !gxi_token_is_title(scene, i - 1) || (i + 1 < stop && is_person(scene, i + 1))))
      break;
    if (gxi_token_at(scene, i)->kind == GXI_TOKEN_COMMON && (gxi_token_at(scene, i)->payload & 0xFF) == 'v' && !title && i > token + 4)
      break;
  }
  return GX_ID_NONE;
}

gxi_reference gxi_member_reference(const gxi_scene *scene, const gxi_member *member) {
  if (member->entity == GX_ID_NONE) return gxi_token_reference(scene, member->token);
  return (gxi_reference){&member->entity, 1, GX_STR_LIT("coref")};
}

/* 当地合作伙伴为甲: it says where 甲 is, not whose partner. */
static bool is_where_only(const gxi_scene *scene, uint32_t token, uint32_t last) {
  return token + 1 < last && gxi_token_is(scene, token, "当地") &&
         gxi_token_among(
           scene,
           token + 1,
           "合作伙伴 合作方 合作单位 合作企业 供应商 客户 经销商 代理商 股东 合伙人 "
           "子公司 战略伙伴 采购商 合作商"
         );
}

bool gxi_group_begins(const gxi_scene *scene, uint32_t token, uint32_t last) {
  if (is_mention(scene, token)) return !is_where_only(scene, token, last);
  return gxi_token_is_title(scene, token) &&
         person_behind(scene, token, last) != GX_ID_NONE;
}

static bool within(const gxi_scene *scene, uint32_t inner, uint32_t outer) {
  uint32_t a = gxi_token_entity(scene, inner), b = gxi_token_entity(scene, outer);
  if (a == GX_ID_NONE || b == GX_ID_NONE) return false;
  uint32_t x = scene->entities->items[a].place, y = scene->entities->items[b].place;
  return x != GX_ID_NONE && y != GX_ID_NONE &&
         gxi_knowledge_place_within(scene->knowledge, x, y);
}

/* Titles, bodies and asides up to a person at `person`: the last body before it. */
static uint32_t body_before(const gxi_scene *scene, uint32_t token, uint32_t person) {
  uint32_t body = GX_ID_NONE;
  bool closed = false;
  for (uint32_t i = token; i < person; i++) {
    i = skip_aside(scene, i, person);
    if (i >= person) break;
    if (is_mention(scene, i) && !closed && !is_person(scene, i)) body = i;
    if (gxi_token_is_title(scene, i) && body != GX_ID_NONE)
      closed = true; /* the first post is the one that counts */
  }
  return body;
}

static bool is_quote(const gxi_scene *scene, uint32_t token) {
  return gxi_token_among(scene, token, "“ ” ‘ ’");
}

static uint32_t skip_quote(const gxi_scene *scene, uint32_t token, uint32_t last) {
  return token < last && is_quote(scene, token) ? token + 1 : token;
}

/* 湘吐, 沪喀: two letters, two members. */
static bool is_letter(const gxi_scene *scene, uint32_t token, uint32_t last) {
  if (token >= last || !is_mention(scene, token)) return false;
  uint32_t mention = gxi_token_at(scene, token)->mention;
  return scene->reading->mentions.items[mention].origin == GXI_ORIGIN_COMPOUND;
}

/* 星巴克|中国: the firm's own branch, and no country. */
static bool is_branch(const gxi_scene *scene, uint32_t firm, uint32_t next) {
  return next == firm + 1 && gxi_token_is(scene, next, "中国") &&
         (gxi_entity_bit(scene, gxi_token_entity(scene, firm)) &
          gxi_bit(scene->type.company));
}

/* Names that follow each other at once: the last is the head. Its end. */
static uint32_t adjacent_names(
  const gxi_scene *scene, uint32_t token, uint32_t last, gxi_member *member
) {
  member->token = token;
  uint32_t at = token + 1;
  while (at < last && member->entity == GX_ID_NONE) {
    uint32_t next = skip_quote(scene, at, last);
    if (next + 1 < last && gxi_token_among(scene, next, "自然人 市民 居民 客商") && is_mention(scene, next + 1) && is_person(scene, next + 1))
      next++; /* 某县自然人甲 */
    if (next >= last || !is_mention(scene, next) || is_person(scene, member->token))
      break;
    if (is_person(scene, next)) {
      member->body = member->token;
      member->token = next;
      return next + 1;
    }
    if (is_branch(scene, member->token, next)) return next + 1;
    bool chain = within(scene, next, member->token);
    uint32_t mine = gxi_token_reference(scene, next).entities[0];
    if (is_letter(scene, next, last) && is_letter(scene, member->token, last)) break;
    if (!chain && (gxi_entity_bit(scene, mine) & scene->places) && next != at) break;
    member->token = next;
    at = next + 1;
  }
  return at;
}

static const char *const tails =
  "一行 党政 等 等人 等地 等国 等县 等市 等省 等企业 等单位 等部门 "
  "企业 公司 代表团 党政代表团 考察团 干部 市场 地区 方面 "
  "同志 先生 女士 团队 有关 相关 负责人 当地 本地 人 两地 三地 "
  "双方 三方 四方 两家 三家 多家 各方 两国 两市 两县 两省 三省 三市 三县 市民 群众";

/* 甲公司控股股东为乙, 甲公司控股股东乙: the role is what the clause tells, no title of
   甲. */
static bool tells_role(const gxi_scene *scene, uint32_t token, uint32_t last) {
  if (token + 1 < last && gxi_token_among(scene, token, "控股股东") && gxi_token_names(scene, token + 1, gxi_bit(scene->type.company)))
    return true;
  return gxi_token_is_verb(scene, token) && token + 1 < last &&
         gxi_token_among(scene, token + 1, "为 是 系 仍为 仍是 均为 则为 则是 变更为");
}

/* What may stand behind a name and still belongs to it. */
static uint32_t
read_tail(gxi_line *line, uint32_t token, uint32_t last, gxi_item *item) {
  const gxi_scene *scene = line->scene;
  for (uint32_t i = 0; i < 4 && token < last; i++) {
    uint32_t after = skip_aside(scene, token, last);
    if (after != token) {
      *gxi_vec_push(scene->arena, &line->asides) = (gxi_aside
      ){.first = token + 1,
        .last = after - 1,
        .item = line->items.count,
        .member = line->members.count - 1};
      token = after;
      continue;
    }
    if (is_quote(scene, token) && gxi_token_among(scene, token, "” ’")) {
      token++;
      continue;
    }
    if (gxi_token_is(scene, token, "一行")) {
      item->delegation = true;
      token++;
      continue;
    }
    if (gxi_token_at(scene, token)->kind == GXI_TOKEN_MENTION && !gxi_token_among(scene, token, "双方 三方 两地 三地 各方 两市 两县 两省 两国 三省 三市 三县"))
      break;
    if (tells_role(scene, token, last)) break;
    if (!gxi_token_among(scene, token, tails) && !gxi_token_is_title(scene, token) &&
        !(gxi_token_at(scene, token)->kind == GXI_TOKEN_QUANTITY &&
          gxi_text_has(gxi_token_text(scene, token), "家 个 人 名 方 国 地 省 市 县")))
      break;
    if (gxi_text_has(gxi_token_text(scene, token), "一行 代表团 考察团"))
      item->delegation = true;
    token++;
  }
  return token;
}

static bool is_delegation(const gxi_scene *scene, uint32_t token) {
  uint32_t entity = gxi_token_entity(scene, token);
  if (entity == GX_ID_NONE) return false;
  gx_str name = scene->entities->items[entity].name;
  return gxi_str_ends(name, GX_STR_LIT("代表团")) ||
         gxi_str_ends(name, GX_STR_LIT("考察团"));
}

/* What bears a name without saying in it what it is. */
static const char *const bearers =
  "企业 公司 民企 国企 央企 药企 车企 商家 店家 品牌 老字号 连锁 连锁店 超市 连锁超市 "
  "商超 餐厅 茶餐厅 连锁餐厅 餐馆 饭店 "
  "酒店 酒楼 酒家 酒庄 茶庄 茶馆 茶楼 火锅店 火锅 面馆 饭庄 药店 药房 书店 商店 商行 "
  "商社 商场 卖场 铺 铺子 店 店铺 "
  "点心铺 茶铺 厂 工厂 工坊 作坊 工作室 平台 电商 电商平台 团队 合作社 农场 牧场 农庄 "
  "庄园 机构 集团 商号 菜场 批发商 进口商 "
  "贸易商 经销商 采购商 供应商 制造商 开发商 运营商 茶企 酒企 龙头企业 民营企业";

/* 一家叫甲的某市企业: the nameless firm of the place is 甲. */
static uint32_t called_before(const gxi_scene *scene, uint32_t token, uint32_t behind) {
  if (token < 3 || !gxi_token_is(scene, token - 1, "的") || !(gxi_entity_bit(scene, gxi_token_entity(scene, token)) & scene->places))
    return GX_ID_NONE;
  if (!gxi_token_among(scene, behind, "企业 公司 民企 厂商 品牌 民营企业 工厂"))
    return GX_ID_NONE;
  uint32_t name = token - 2;
  if (is_quote(scene, name)) name--;
  uint32_t verb = name > 0 && is_quote(scene, name - 1) ? name - 2 : name - 1;
  if (verb >= token || !gxi_token_among(scene, verb, "叫 名叫 名为 叫作 叫做 名字叫"))
    return GX_ID_NONE;
  uint32_t named = gxi_token_entity(scene, name);
  return gxi_entity_bit(scene, named) & gxi_bit(scene->type.company) ? named
                                                                     : GX_ID_NONE;
}

/* Verbs among what says what a body is. */
static const char trades[] =
  "连锁 加工 制造 养殖 种植 贸易 经销 批发 零售 代工 育种 仓储 物流";

/* May stand between a place and the name of a body there: what kind of body it is. */
static bool tells_kind(const gxi_scene *scene, uint32_t token) {
  gx_str text = gxi_token_text(scene, token);
  if (gxi_text_among(text, bearers) || gxi_text_among(text, trades)) return true;
  if (gxi_token_is_verb(scene, token)) return false;
  const gxi_token *it = gxi_token_at(scene, token);
  char tag = (char)(it->payload & 0xFF);
  switch ((gxi_token_kind)it->kind) {
  case GXI_TOKEN_OTHER:
    return true;
  case GXI_TOKEN_WORD:
    return GXI_WORD_CLASS(it->payload) == GXI_WORD_GENERIC;
  case GXI_TOKEN_COMMON:
    return !strchr("pdcuv", tag);
  default:
    return false;
  }
}

/* 某市 连锁 餐厅 “甲”, 某县 茶企 甲: the name behind a few words that say what bears
   it, the last of them certainly, or in quotes; or GX_ID_NONE. */
static uint32_t named_behind(const gxi_scene *scene, uint32_t token, uint32_t last) {
  uint32_t bodies = gxi_bit(scene->type.company) | gxi_bit(scene->type.organization);
  uint32_t at = token;
  while (at < last && at < token + 5 && !is_mention(scene, at) && tells_kind(scene, at))
    at++;
  uint32_t name = skip_quote(scene, at, last);
  if (at == token || name >= last || !is_mention(scene, name)) return GX_ID_NONE;
  bool borne = gxi_token_among(scene, at - 1, bearers) || name > at;
  return borne && (gxi_entity_bit(scene, gxi_token_entity(scene, name)) & bodies)
           ? name
           : GX_ID_NONE;
}

/* 位于甲区的乙公司经理丙: the place belongs to the verb, and 丙 is not of it. */
static uint32_t end_of_site(const gxi_scene *scene, uint32_t token, uint32_t last) {
  if (token == 0 || !gxi_token_among(
                      scene,
                      token - 1,
                      "位于 坐落于 坐落在 座落于 地处 位处 来自 设在 建在 落户 总部位于 "
                      "总部设在 注册在 注册于 扎根 远在"
                    ))
    return last;
  for (uint32_t i = token; i < last && i < token + 6; i++) {
    if (gxi_token_is(scene, i, "的")) return i;
    if (!is_mention(scene, i) || !gxi_is_site(scene, gxi_token_entity(scene, i))) break;
  }
  return last;
}

static uint32_t read_member(
  gxi_line *line, uint32_t token, uint32_t last, gxi_join join, gxi_item *item
) {
  const gxi_scene *scene = line->scene;
  gxi_member member = {
    .token = token, .body = GX_ID_NONE, .entity = GX_ID_NONE, .join = join};
  if (!gxi_group_begins(scene, token, last))
    member.entity = gxi_generic_entity(scene, token, token);
  uint32_t at;
  uint32_t person = is_person(scene, token)
                      ? GX_ID_NONE
                      : person_behind(scene, token, end_of_site(scene, token, last));
  if (person != GX_ID_NONE) {
    member.body = body_before(scene, token, person);
    member.token = person;
    at = person + 1;
  } else {
    at = adjacent_names(scene, token, last, &member);
    uint32_t name = GX_ID_NONE;
    if (member.entity == GX_ID_NONE && (gxi_entity_bit(scene, gxi_token_entity(scene, member.token)) & scene->places))
      name = named_behind(scene, at, last);
    if (name != GX_ID_NONE) at = adjacent_names(scene, name, last, &member);
    if (at < last) {
      uint32_t called = called_before(scene, member.token, at);
      if (called != GX_ID_NONE) member.entity = called;
    }
  }
  if (is_delegation(scene, member.token)) item->delegation = true;
  *gxi_vec_push(scene->arena, &line->members) = member;
  item->member_count++;
  return read_tail(line, at, last, item);
}

static gxi_join join_at(const gxi_scene *scene, uint32_t token) {
  if (gxi_token_among(scene, token, "、 及 以及 暨 并")) return GXI_JOIN_LIST;
  if (gxi_token_among(scene, token, "与 和 同 跟 × + & 携手 联合 会同 携"))
    return GXI_JOIN_WITH;
  return GXI_JOIN_NONE;
}

#define EPITHET_TOKENS 10u
#define UNKNOWN_TOKENS 6u

static bool is_noun(const gxi_scene *scene, uint32_t token, const char *tags) {
  const gxi_token *it = gxi_token_at(scene, token);
  if (gxi_token_is_verb(scene, token)) return false;
  if (it->kind == GXI_TOKEN_WORD)
    return GXI_WORD_CLASS(it->payload) == GXI_WORD_GENERIC;
  char tag = (char)(it->payload & 0xFF);
  return it->kind == GXI_TOKEN_COMMON && tag && strchr(tags, tag);
}

/* 与国际知名化妆品集团丙: what a long epithet ends in. */
static bool ends_epithet(const gxi_scene *scene, uint32_t token) {
  return gxi_token_among(
    scene,
    token,
    "集团 企业 公司 品牌 巨头 厂商 平台 机构 龙头 龙头企业 供应商 服务商 制造商 运营商 "
    "高校 单位 "
    "之一 — ——"
  );
}

/* 与来自某省的…丙: where the next one comes from. */
static bool tells_origin(const gxi_scene *scene, uint32_t token) {
  return gxi_token_among(
    scene, token, "来自 来自于 出自 位于 地处 总部位于 总部在 总部设在"
  );
}

static bool is_body(const gxi_scene *scene, uint32_t token) {
  return is_mention(scene, token) &&
         (gxi_entity_bit(scene, gxi_token_entity(scene, token)) & scene->bodies);
}

/* 与某合作社、自然人甲, 和客商乙: words that say what the next one is. */
static uint32_t skip_epithet(const gxi_scene *scene, uint32_t token, uint32_t last) {
  bool simple = true, origin = false;
  for (uint32_t i = token; i < last && i <= token + EPITHET_TOKENS; i++) {
    if (i > token && gxi_group_begins(scene, i, last)) {
      if (simple && i < token + 3) return i;
      bool led =
        ends_epithet(scene, i - 1) || (origin && gxi_token_is(scene, i - 1, "的"));
      if (led && is_body(scene, i)) return i;
      if (!tells_origin(scene, i - 1)) return token;
      origin = true;
      continue;
    }
    simple = simple && is_noun(scene, i, "nl");
    bool links = gxi_token_among(scene, i, "的 最 — ——") || tells_origin(scene, i);
    if (!links && !is_noun(scene, i, "nlabvzjdmf")) break;
  }
  return token;
}

/* 甲、某某营养品、某某、乙: members that are no names do not end the list. */
static uint32_t skip_unknown(const gxi_scene *scene, uint32_t token, uint32_t last) {
  uint32_t begin = token;
  for (uint32_t i = token; i < last && i < begin + UNKNOWN_TOKENS; i++) {
    if (i > begin && gxi_token_among(scene, i, "、 和 及 以及")) {
      if (i + 1 < last && gxi_group_begins(scene, i + 1, last)) return i + 1;
      begin = i + 1;
    } else if (gxi_token_at(scene, i)->kind != GXI_TOKEN_OTHER && !is_noun(scene, i, "nljxfsazg"))
      break;
  }
  return token;
}

/* 甲公司与某市的乙公司: of a place behind a body, the body that 的 leads to is meant;
   in a list a park, too: 甲公司、某区的乙物流园. */
static uint32_t leads_to_body(const gxi_line *line, uint32_t end, uint32_t last) {
  const gxi_scene *scene = line->scene;
  const gxi_member *place = &line->members.items[line->members.count - 1];
  uint32_t before = gxi_token_entity(scene, place[-1].token);
  uint32_t zone = gxi_bit(scene->type.zone), types = scene->bodies & ~zone;
  if (place->join == GXI_JOIN_LIST) types |= zone;
  if (end + 1 >= last || !gxi_token_is(scene, end, "的") || place->entity != GX_ID_NONE)
    return GX_ID_NONE;
  if (!(gxi_entity_bit(scene, gxi_token_entity(scene, place->token)) & (scene->places | zone)) || !(gxi_entity_bit(scene, before) & types))
    return GX_ID_NONE;
  uint32_t body = skip_quote(scene, end + 1, last);
  return body < last && (gxi_entity_bit(scene, gxi_token_entity(scene, body)) & types)
           ? body
           : GX_ID_NONE;
}

/* 在某市与乙签约: 与 begins the partner, not more of the place. */
static bool
leaves_place(const gxi_line *line, const gxi_item *item, uint32_t next, uint32_t last) {
  const gxi_scene *scene = line->scene;
  if (item->first == 0 || !gxi_token_among(scene, item->first - 1, "在 于 来 到 赴 去 来到 前往"))
    return false;
  uint32_t places = scene->places | gxi_bit(scene->type.zone);
  for (uint32_t i = 0; i < item->member_count; i++) {
    const gxi_member *member = &line->members.items[item->member + i];
    if (member->entity != GX_ID_NONE || !(gxi_entity_bit(scene, gxi_token_entity(scene, member->token)) & places))
      return false;
  }
  uint32_t bit = gxi_entity_bit(scene, gxi_token_entity(scene, next));
  if (bit & places) return person_behind(scene, next, last) != GX_ID_NONE;
  return bit != 0;
}

/* 甲援助乙、丙援助丁; 甲援助的乙、丙援助的丁: behind 、 the verb before the group comes
   again. */
bool gxi_clause_repeats(const gxi_line *line, uint32_t token, uint32_t last) {
  const gxi_scene *scene = line->scene;
  if (!gxi_token_is(scene, token, "、")) return false;
  uint32_t verb = line->items.count;
  while (verb > 0 && line->items.items[verb - 1].kind == GXI_ITEM_NOUN)
    verb--;
  bool relative = verb > 1 && line->items.items[verb - 1].kind == GXI_ITEM_DE;
  if (relative) verb--;
  if (verb == 0 || line->items.items[verb - 1].kind != GXI_ITEM_VERB) return false;
  gx_str text = gxi_item_text(line, verb - 1);
  uint32_t at = token + 1;
  while (at < last && at - token <= 4 && gxi_token_at(scene, at)->mention != GX_ID_NONE)
    at++;
  if (relative && (at + 1 >= last || !gxi_token_is(scene, at + 1, "的"))) return false;
  return at > token + 1 && at < last && gxi_str_equal(gxi_token_text(scene, at), text);
}

/* 甲|联合|乙与丙签约: 甲 and 乙 are one side. */
static void
settle_allies(gxi_line *line, const gxi_item *item, uint32_t join, uint32_t *ally) {
  const gxi_scene *scene = line->scene;
  if (*ally != GX_ID_NONE && gxi_token_among(scene, join, "与 和 同 跟"))
    line->members.items[*ally].join = GXI_JOIN_LIST;
  bool allied = gxi_token_among(scene, join, "联合 携手 会同 携");
  *ally = allied ? item->member + item->member_count : GX_ID_NONE;
}

uint32_t gxi_group_read(gxi_line *line, uint32_t token, uint32_t last, gxi_item *item) {
  const gxi_scene *scene = line->scene;
  item->kind = GXI_ITEM_NOUN;
  item->first = token;
  item->member = line->members.count;
  item->member_count = 0;
  uint32_t end = read_member(line, token, last, GXI_JOIN_NONE, item);
  uint32_t ally = GX_ID_NONE; /* member behind 联合 */
  while (end < last && item->member_count < GXI_MAX_PARTIES) {
    if (is_letter(scene, end, last) && is_letter(scene, end - 1, last)) {
      end = read_member(line, end, last, GXI_JOIN_WITH, item);
      continue;
    }
    gxi_join join = join_at(scene, end);
    uint32_t next = skip_quote(scene, end + 1, last);
    if (join == GXI_JOIN_NONE || next >= last) break;
    if (!gxi_group_begins(scene, next, last)) next = skip_epithet(scene, next, last);
    if (!gxi_group_begins(scene, next, last) && join == GXI_JOIN_LIST)
      next = skip_unknown(scene, next, last);
    if (!gxi_group_begins(scene, next, last)) break;
    if (gxi_clause_repeats(line, end, last)) break;
    if (next + 1 < last && gxi_token_is(scene, next + 1, "·")) break; /* 甲·乙车间 */
    if (join == GXI_JOIN_WITH && leaves_place(line, item, next, last)) break;
    if (join == GXI_JOIN_WITH) settle_allies(line, item, end, &ally);
    end = read_member(line, next, last, join, item);
    uint32_t body = leads_to_body(line, end, last);
    if (body == GX_ID_NONE) continue;
    line->members.count--;
    item->member_count--;
    end = read_member(line, body, last, join, item);
  }
  item->last = end;
  item->modifier = end + 1 < last && gxi_token_is(scene, end, "·") &&
                   is_mention(scene, end + 1); /* 甲·乙扶贫车间 */
  return end;
}

bool gxi_party_is_partner(const gxi_line *line, const gxi_party *party) {
  if (party->join != GXI_JOIN_WITH || party->member == GX_ID_NONE) return false;
  uint32_t last = line->members.items[party->member].token;
  for (uint32_t i = last; i-- > 0 && last - i < 8;) {
    if (gxi_token_among(line->scene, i, "与 同 跟")) return true;
    if (gxi_token_among(line->scene, i, "和 、 及 以及")) return false;
  }
  return false;
}

/* 某县籍商人甲, 某市客商甲: the place says where 甲 comes from and does not act. */
bool gxi_item_is_origin(const gxi_line *line, uint32_t item) {
  for (uint32_t i = item + 1; i + 1 < line->items.count && i <= item + 2; i++) {
    gx_str text = gxi_item_text(line, i);
    bool people = gxi_text_among(
      text,
      "客商 商人 企业家 老板 茶商 台商 港商 侨商 华商 乡贤 青年 小伙 姑娘 创业者 "
      "投资者 投资人 农民 村民 老乡 能人"
    );
    if (people && line->items.items[i + 1].kind == GXI_ITEM_NOUN) {
      gxi_parties persons;
      return gxi_item_parties(&persons, line, i + 1, line->scene->persons);
    }
    if (!gxi_str_is(text, "籍")) return false;
  }
  return false;
}

/* 全国人大代表甲: a seat in it, and it does not act. */
bool gxi_names_seat(const gxi_line *line, uint32_t item) {
  const gxi_item *it = gxi_item_at(line, item);
  if (it->member_count != 1 || item + 1 >= line->items.count) return false;
  if (!gxi_text_among(gxi_item_text(line, item + 1), "代表 委员 常委")) return false;
  uint32_t body = gxi_token_entity(line->scene, line->members.items[it->member].token);
  return body != GX_ID_NONE &&
         gxi_str_ends_in(line->scene->entities->items[body].name, "人大 政协 党代会") >
           0;
}
