/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * located.c: ties of place and structure that no verb says.
 *
 *     吐鲁番市的某公司, 某园区某公司    name beside name
 *     在某园区内,某公司的车间里…       where the sentence looks
 *     商务委贸改处, 某公司阿克苏分公司   parent by name (entity stage)
 *
 * Not here: zones and the place of their name (zone_name.c).
 */
#include "relation/line.h"

#define MAX_HOSTED 64u /* names that begin with a host's or leader's; each asks all */

uint32_t gxi_first_sentence(const gxi_scene *scene, const gxi_entity *entity) {
  if (entity->mention_count == 0) return 0;
  return scene->reading->mentions.items[entity->mentions[0]].sentence;
}

/* What is part of a company by its name alone must look like one. */
static bool is_branch(gx_str name) {
  return gxi_str_ends_in(name, "公司 厂 分行 支行 基地 门店 分部 办事处 代表处 分店") >
         0;
}

static bool is_board(gx_str name) {
  return gxi_str_ends(name, GX_STR_LIT("管委会")) ||
         gxi_str_ends(name, GX_STR_LIT("管理委员会")) ||
         gxi_str_ends(name, GX_STR_LIT("党工委"));
}

/* 贸改处, 监管科: what a body is divided into; party organs are bodies of their own. */
bool gxi_is_division(gx_str name, gx_str parent) {
  if (gxi_str_ends(parent, GX_STR_LIT("委")) || gxi_str_ends(parent, GX_STR_LIT("政府"))) {
    bool party = gxi_text_has(parent, "省委 市委 县委 区委 州委 地委 党委 政府");
    if (party) return false;
  }
  return gxi_str_ends_in(
           name,
           "处 科 室 组 部 队 系 所 学院 研究所 办 基地 中心 联络处 代表处 车间 站 "
           "分院 分校 分会 "
           "分馆 分社 校区 院区"
         ) > 0;
}

static void by_parent(gxi_scene *scene, uint32_t index) {
  const gxi_entity *entity = &scene->entities->items[index];
  if (entity->parent == GX_ID_NONE || is_board(entity->name)) return;
  uint32_t mine = gxi_entity_bit(scene, index);
  uint32_t theirs = gxi_entity_bit(scene, entity->parent);
  uint32_t company = gxi_bit(scene->type.company);
  uint32_t offices = gxi_bit(scene->type.agency) | gxi_bit(scene->type.organization);
  uint32_t sentence = gxi_first_sentence(scene, entity);
  if ((mine & company) && (theirs & company)) {
    gxi_ends ends = {index, scene->tie.subsidiary_of, entity->parent};
    if (is_branch(entity->name))
      gxi_draft_put(scene, ends, sentence, 0.85, "parent.company");
  } else if (mine == theirs || ((mine & offices) && (theirs & (offices | company)))) {
    gx_str parent = scene->entities->items[entity->parent].name;
    if (gxi_entity_bit(scene, index) != gxi_bit(scene->type.zone) && !gxi_is_division(entity->name, parent))
      return;
    gxi_ends ends = {index, scene->tie.part_of, entity->parent};
    gxi_draft_put(scene, ends, sentence, 0.8, "parent.body");
  }
}

static bool is_studio(const gxi_scene *scene, uint32_t index) {
  return gxi_entity_bit(scene, index) == gxi_bit(scene->type.organization) &&
         gxi_str_ends(scene->entities->items[index].name, GX_STR_LIT("工作室"));
}

/* 张某某劳模创新工作室: the person that it is named after leads it. */
static void by_leader(gxi_scene *scene, uint32_t index) {
  const gxi_entity *entity = &scene->entities->items[index];
  for (uint32_t i = 0; i < scene->entities->count; i++) {
    gx_str name = scene->entities->items[i].name;
    if (!(gxi_entity_bit(scene, i) & scene->persons) || name.size < 6 || !gxi_str_starts(entity->name, name))
      continue;
    gxi_ends ends = {i, scene->tie.holds_post_at, index};
    gxi_draft_put(scene, ends, gxi_first_sentence(scene, entity), 0.75, "post.studio");
    return;
  }
}

/* 某商会第三届会员大会: a body holds it. */
static bool is_hosted(const gxi_scene *scene, uint32_t index) {
  return gxi_entity_bit(scene, index) == gxi_bit(scene->type.event) &&
         gxi_text_has(
           scene->entities->items[index].name,
           "会员大会 会员代表大会 理事会 代表大会 股东大会 职工大会 年会"
         );
}

/* The body that its name begins with. */
static void by_host(gxi_scene *scene, uint32_t index) {
  const gxi_entity *entity = &scene->entities->items[index];
  uint32_t bodies = gxi_bit(scene->type.organization) | gxi_bit(scene->type.company);
  uint32_t best = GX_ID_NONE;
  for (uint32_t i = 0; i < scene->entities->count; i++) {
    gx_str name = scene->entities->items[i].name;
    if (!(gxi_entity_bit(scene, i) & bodies) || name.size < 12 || !gxi_str_starts(entity->name, name))
      continue;
    if (best == GX_ID_NONE || name.size > scene->entities->items[best].name.size)
      best = i;
  }
  if (best == GX_ID_NONE) return;
  uint32_t sentence = gxi_first_sentence(scene, entity);
  gxi_ends ends = {best, scene->tie.organizes, index};
  gxi_draft_put(scene, ends, sentence, 0.75, "organize.own");
}

static bool is_anaphor(const gxi_scene *scene, uint32_t token) {
  uint32_t mention = scene->reading->tokens.items[token].mention;
  return scene->reading->mentions.items[mention].kind == GXI_MENTION_ANAPHOR;
}

/* 福建某公司: a short place name right before a company is part of its name. */
static bool is_prefix(const gxi_scene *scene, uint32_t token, uint32_t tenant) {
  uint32_t named = gxi_bit(scene->type.company) | gxi_bit(scene->type.organization);
  if (!(gxi_entity_bit(scene, tenant) & named)) return false;
  gx_str name = gxi_token_text(scene, token);
  return !gxi_str_ends_in(name, "省 市 县 区 州 盟 旗 镇 乡 村 园 街道 社区");
}

/* The tenant's own name says as much or more. */
static bool located_within(const gxi_scene *scene, uint32_t tenant, uint32_t site) {
  uint32_t inner = scene->entities->items[tenant].location;
  uint32_t outer = scene->entities->items[site].place;
  return inner != GX_ID_NONE && outer != GX_ID_NONE &&
         gxi_knowledge_place_within(scene->knowledge, inner, outer);
}

/* A verb of a frame, and no noun of role such as 客户. */
static bool is_deed(const gxi_scene *scene, uint32_t token) {
  const gxi_entry *entry = gxi_token_entry(scene, token, GXI_KIND_VERB);
  const gxi_frame *frame =
    entry ? gxi_knowledge_frame(scene->knowledge, entry->payload) : NULL;
  return frame && !gxi_frame_is_role(frame);
}

/* 那不勒斯的老客户某公司: behind 的, up to four words that are no verbs. */
static uint32_t
skip_epithets(const gxi_scene *scene, uint32_t site, uint32_t at, uint32_t last) {
  if (at == site + 1 || !gxi_token_is(scene, site + 1, "的")) return at;
  for (uint32_t i = 0; i < 4 && at < last; i++, at++) {
    const gxi_token *it = &scene->reading->tokens.items[at];
    if (it->mention != GX_ID_NONE || it->kind == GXI_TOKEN_PUNCT) break;
    if (gxi_token_among(scene, at, "为 是 系 即")) break; /* 某园区的股东为甲 */
    if (it->kind == GXI_TOKEN_COMMON && (it->payload & 0xFF) == 'v') break;
    if (is_deed(scene, at)) break;
    if (it->kind == GXI_TOKEN_WORD && GXI_WORD_CLASS(it->payload) == GXI_WORD_PREPOSITION)
      break;
  }
  return at;
}

/* 当地老牌企业某公司, 当地一家合作社某某: the words between say what it is. */
static uint32_t skip_local(const gxi_scene *scene, uint32_t at, uint32_t last) {
  for (uint32_t i = 0; i < 4 && at < last; i++, at++)
    if (!gxi_token_among(
          scene,
          at,
          "的 一家 老牌 知名 龙头 骨干 民营 国有 重点 最大 最大的 规模最大 本土 农业 "
          "食品 企业 老字号 龙头企业 民企 国企 "
          "公司 合作社 厂家 “ 农民合作社"
        ))
      break;
  return at;
}

/* The sentence names the site before this token. */
static bool
named_in(const gxi_scene *scene, uint32_t sentence, uint32_t token, uint32_t site) {
  for (uint32_t i = scene->reading->sentence_tokens[sentence]; i < token; i++)
    if (gxi_token_entity(scene, i) == site) return true;
  return false;
}

/* 机械商, 点心铺, 文旅企业: ends with what kind of firm it is. */
static bool names_trade(const gxi_scene *scene, uint32_t token) {
  gx_str text = gxi_token_text(scene, token);
  return gxi_str_ends_in(
           text,
           "企业 公司 商 店 铺 庄 坊 餐厅 饭馆 面馆 茶馆 酒厂 工厂 厂家 民企 国企 "
           "央企 车企 药企 品牌 平台 连锁 超市 商超 酒庄 工作室 老字号 龙头 巨头 集团 "
           "合作社 电商 独角兽 机构 酒店 大户 企"
         ) > 0;
}

/* 做动画的, 专做预制菜的: from the verb on, the token behind 的, or the verb. */
static uint32_t skip_trade_clause(const gxi_scene *scene, uint32_t at, uint32_t last) {
  if (!gxi_token_among(
        scene,
        at,
        "做 搞 卖 产 从事 生产 经营 主营 专做 专营 主打 研发 制造 专门做 经销 主产"
      ))
    return at;
  for (uint32_t i = at + 1; i < last && i - at < 6; i++) {
    if (gxi_token_is(scene, i, "的")) return i + 1;
    const gxi_token *it = &scene->reading->tokens.items[i];
    if (it->mention != GX_ID_NONE || it->kind == GXI_TOKEN_PUNCT) return at;
  }
  return at;
}

/* 某市茶叶企业“甲”, 某市做动画的甲: what firm of the place it is stands between. */
static uint32_t skip_trade(const gxi_scene *scene, uint32_t at, uint32_t last) {
  uint32_t begin = at, clause = skip_trade_clause(scene, at, last);
  bool told = clause != at;
  at = clause;
  for (; at < last && at - clause < 7; at++) {
    const gxi_token *it = &scene->reading->tokens.items[at];
    if (it->mention != GX_ID_NONE || gxi_token_is(scene, at, "“")) break;
    bool last_word = at + 1 < last && gxi_token_is(scene, at + 1, "“");
    if (it->kind != GXI_TOKEN_COMMON && it->kind != GXI_TOKEN_WORD && it->kind != GXI_TOKEN_OTHER && !last_word)
      return begin;
    if (it->kind == GXI_TOKEN_WORD && GXI_WORD_CLASS(it->payload) == GXI_WORD_PREPOSITION)
      return begin;
    if (gxi_token_among(scene, at, "是 为 系 有 的 与 和 同 跟 及 了 着 过 向 由"))
      return begin;
  }
  if (at == clause ? !told : !names_trade(scene, at - 1)) return begin;
  if (at < last && gxi_token_is(scene, at, "“")) at++;
  return at;
}

/* The last two characters of a name, which say what it is. */
static bool same_kind(const gxi_scene *scene, uint32_t a, uint32_t b) {
  gx_str left = scene->entities->items[a].name, right = scene->entities->items[b].name;
  if (left.size < 9 || right.size < 9) return false;
  return gxi_str_ends(right, gxi_str_sub(left, left.size - 6, left.size));
}

/* 某镇的甲合作社、乙合作社: those of one kind behind the first. */
static void listed_beside(
  gxi_scene *scene, uint32_t token, uint32_t last, uint32_t site, uint32_t sentence
) {
  uint32_t first = gxi_token_entity(scene, token);
  for (uint32_t at = token + 2;
       at < last && gxi_token_among(scene, at - 1, "、 和 与 及");
       at += 2) {
    uint32_t tenant = gxi_token_entity(scene, at);
    if (!gxi_is_tenant(scene, tenant) || !same_kind(scene, first, tenant)) return;
    if (gxi_lies_elsewhere(scene, tenant, site)) return;
    gxi_ends ends = {tenant, scene->tie.located_in, site};
    gxi_draft_put(scene, ends, sentence, 0.65, "located.beside");
  }
}

#define DELEGATIONS "代表团 考察团 访问团 参访团 专家团 医疗队"

/* Site and tenant beside each other; 的 and 内, 当地 may stand between. */
static void beside(gxi_scene *scene, uint32_t token, uint32_t last, uint32_t sentence) {
  uint32_t site = gxi_token_entity(scene, token);
  if (site == GX_ID_NONE || !gxi_is_site(scene, site)) return;
  bool anaphor = is_anaphor(scene, token);
  if (anaphor && !gxi_token_among(
                   scene,
                   token,
                   "该国 该省 该市 该州 该县 该区 该镇 该乡 该园区 我省 我市 我州 我县 我区 我旗 我镇 我们省 我们市 我们州 我们县 我们区 我们镇 我们村 "
                   "我乡 本省 本市 本州 本县 本区 本镇 当地"
                 ))
    return;
  uint32_t at = token + 1;
  while (at < last && at - token < 4 &&
         gxi_token_among(
           scene,
           at,
           "的 内 内的 本地 境内 “ ‘ 本土 当地 企业 民企 民营企业 国企 本地企业 县域 "
           "籍 那边 这边 来 来的 那 家 那家 那座 里"
         ))
    at++;
  if (at + 1 < last && at == token + 1 && scene->reading->tokens.items[at].kind == GXI_TOKEN_QUANTITY && gxi_str_ends(gxi_token_text(scene, at), GX_STR_LIT("家")) && gxi_token_is(scene, at + 1, "“"))
    at += 2; /* 济南320家“甲” */
  if (anaphor && gxi_token_is(scene, token, "当地"))
    at = skip_local(scene, at, last);
  else
    at = skip_epithets(scene, token, at, last);
  if (at < last && at > token + 2 && gxi_token_is(scene, at, "“") && names_trade(scene, at - 1))
    at++; /* 某县的连锁餐厅“甲” */
  if (at < last && scene->reading->tokens.items[at].mention == GX_ID_NONE)
    at = skip_trade(scene, at, last);
  if (at >= last) return;
  uint32_t tenant = gxi_token_entity(scene, at);
  if (tenant == GX_ID_NONE || !gxi_is_tenant(scene, tenant)) return;
  if (gxi_str_ends_in(scene->entities->items[tenant].name, DELEGATIONS)) return;
  gx_str between = gxi_str_sub(
    scene->text,
    gxi_token_at(scene, token)->text.end,
    gxi_token_at(scene, at)->text.begin
  );
  if (gxi_text_has(between, "帮扶 支援 援建 结对 伙伴 后盾")) return;
  if (!anaphor && at == token + 1 && located_within(scene, tenant, site)) return;
  bool office = gxi_str_ends_in(
                  scene->entities->items[tenant].name,
                  "医院 中学 小学 学校 大学 学院 局 委员会 卫生院"
                ) > 0; /* 进藏的还有甲市医院 */
  if ((anaphor || office) && gxi_lies_elsewhere(scene, tenant, site)) return;
  if (gxi_token_is(scene, token, "当地") && !named_in(scene, sentence, token, site))
    return;
  if (at == token + 1 && is_prefix(scene, token, tenant)) return;
  gxi_ends ends = {tenant, scene->tie.located_in, site};
  gxi_draft_put(scene, ends, sentence, 0.7, "located.beside");
  if (gxi_token_is(scene, token + 1, "的"))
    listed_beside(scene, at, last, site, sentence);
}

/* 一家叫甲的某市企业: 甲 is of that city. */
static void called(gxi_scene *scene, uint32_t token, uint32_t last, uint32_t sentence) {
  uint32_t firm = gxi_token_entity(scene, token), at = token + 1;
  if (gxi_entity_bit(scene, firm) != gxi_bit(scene->type.company)) return;
  if (at < last && gxi_token_is(scene, at, "”")) at++;
  if (at + 2 >= last || !gxi_token_is(scene, at, "的")) return;
  uint32_t place = gxi_token_entity(scene, at + 1);
  if (!(gxi_entity_bit(scene, place) & scene->places) || !names_trade(scene, at + 2))
    return;
  gxi_ends ends = {firm, scene->tie.located_in, place};
  gxi_draft_put(scene, ends, sentence, 0.7, "located.called");
}

static bool ends_clause(const gxi_scene *scene, uint32_t token, uint32_t last) {
  return token >= last || scene->reading->tokens.items[token].kind == GXI_TOKEN_PUNCT;
}

/* 的车间, 生产线, 员工: what of a firm is met with on the spot. */
static bool is_facility(const gxi_scene *scene, uint32_t token, uint32_t last) {
  if (token < last && gxi_token_is(scene, token, "的")) token++;
  for (uint32_t i = token; i < last && i < token + 3; i++) {
    if (scene->reading->tokens.items[i].mention != GX_ID_NONE) return false;
    if (gxi_token_among(
          scene,
          i,
          "车间 厂房 生产线 工厂 厂区 仓库 库房 展厅 大棚 基地 门店 店铺 冷库 流水线 "
          "加工厂 工坊 分厂 新厂 总部 分公司 养殖场 牧场 生产基地 种植基地 研发中心 "
          "生产车间 现场 工作人员 员工 工人 工人们 产业工人 职工 绣娘 茶园 果园 温室 "
          "加工车间"
        ))
      return true;
  }
  return false;
}

/* 甲、乙都在P; 甲总部在P; 甲在P的工厂: 在 is the verb. */
static void
stands_in(gxi_scene *scene, uint32_t token, uint32_t last, uint32_t sentence) {
  if (!gxi_token_is(scene, token, "在")) return;
  uint32_t first = scene->reading->sentence_tokens[sentence];
  uint32_t site = GX_ID_NONE, at = token + 1;
  for (; at < last && at - token < 5; at++) {
    uint32_t entity = gxi_token_entity(scene, at);
    if (entity == GX_ID_NONE || !gxi_is_site(scene, entity)) break;
    site = entity;
  }
  bool facility = gxi_token_is(scene, at, "的") && is_facility(scene, at, last);
  if (site == GX_ID_NONE || (!ends_clause(scene, at, last) && !facility)) return;
  uint32_t left = token;
  while (left > first && token - left < 3 &&
         gxi_token_among(scene, left - 1, "都 也 均 就 总部 现 仍 皆 本部"))
    left--;
  for (uint32_t i = left; i > first && left - i < 8; i--) {
    uint32_t tenant = gxi_token_entity(scene, i - 1);
    if (tenant == GX_ID_NONE) {
      if (!gxi_token_among(scene, i - 1, "、 和 与 及")) return;
      continue;
    }
    if (!gxi_is_tenant(scene, tenant)) return;
    gxi_ends ends = {tenant, scene->tie.located_in, site};
    gxi_draft_put(scene, ends, sentence, 0.7, "located.stands");
  }
}

/* 某合作社理事长甲: the body of who is met with on the spot. */
static bool titles_somebody(const gxi_scene *scene, uint32_t token, uint32_t last) {
  return token + 2 < last && gxi_token_is_title(scene, token + 1) &&
         (gxi_entity_bit(scene, gxi_token_entity(scene, token + 2)) & scene->persons);
}

/* 某市|中天|商业|街区|,: back over an area without a name of its own to the site. */
static uint32_t before_area(const gxi_scene *scene, uint32_t at, uint32_t first) {
  if (at < first + 2 || !gxi_str_ends_in(gxi_token_text(scene, at - 1), "街区 商圈 广场 街道 大街 街 夜市 市场 路口 码头 社区 小区 商场"))
    return at;
  uint32_t left = at - 1;
  while (left > first && at - left < 4) {
    const gxi_token *token = gxi_token_at(scene, left - 1);
    bool plain = token->kind == GXI_TOKEN_COMMON || token->kind == GXI_TOKEN_OTHER;
    if (token->mention != GX_ID_NONE) return left;
    if (!plain) return at;
    left--;
  }
  return at;
}

/* 在P内,A的车间里…: A is where the sentence looks. */
static void
on_the_spot(gxi_scene *scene, uint32_t token, uint32_t last, uint32_t sentence) {
  uint32_t tenant = gxi_token_entity(scene, token);
  uint32_t first = scene->reading->sentence_tokens[sentence];
  uint32_t firms = gxi_bit(scene->type.company) | gxi_bit(scene->type.organization);
  if (!(gxi_entity_bit(scene, tenant) & firms)) return;
  bool facility = is_facility(scene, token + 1, last);
  if (!facility && !titles_somebody(scene, token, last)) return;
  uint32_t at = token;
  while (at > first && gxi_token_among(
                         scene,
                         at - 1,
                         "“ ‘ , 的 内 里 一家 一间 有一家 仓库 厂房 车间 办公楼 展厅 "
                         "大棚 一座 一处 标准厂房"
                       ))
    at--;
  if (at > first && at < token && gxi_token_is(scene, at, ","))
    at = before_area(scene, at, first);
  uint32_t site =
    at > first && at < token ? gxi_token_entity(scene, at - 1) : GX_ID_NONE;
  if (site == GX_ID_NONE || !gxi_is_site(scene, site)) return;
  uint32_t opener = at - 1; /* a chain of places may stand before the site */
  while (opener > first && gxi_is_site(scene, gxi_token_entity(scene, opener - 1)))
    opener--;
  if (opener > first && !gxi_token_among(scene, opener - 1, "在 走进 来到 步入 位于 走入 , 。 ;"))
    return;
  uint32_t small = gxi_bit(scene->type.township) | gxi_bit(scene->type.village) |
                   gxi_bit(scene->type.zone);
  if (!facility && !((gxi_entity_bit(scene, site) & small) && opener > first && gxi_token_among(scene, opener - 1, "在 走进 来到 步入")))
    return;
  gxi_ends ends = {tenant, scene->tie.located_in, site};
  gxi_draft_put(scene, ends, sentence, 0.65, "located.spot");
}

bool gxi_leads_to_office(const gxi_scene *scene, uint32_t token, uint32_t last) {
  if (!gxi_token_among(scene, token, "隶属 所属") || token == 0 || token + 2 >= last)
    return false;
  uint32_t upper = gxi_token_entity(scene, token - 1);
  uint32_t lower = gxi_token_entity(scene, token + 1);
  uint32_t offices = gxi_bit(scene->type.agency) | gxi_bit(scene->type.organization);
  if (!(gxi_entity_bit(scene, upper) & offices) || !(gxi_entity_bit(scene, lower) & offices))
    return false;
  return !ends_clause(scene, token + 2, last) &&
         !gxi_token_among(scene, token + 2, "的 及 、");
}

static void
subordinate(gxi_scene *scene, uint32_t token, uint32_t last, uint32_t sentence) {
  if (!gxi_leads_to_office(scene, token, last)) return;
  uint32_t upper = gxi_token_entity(scene, token - 1);
  uint32_t lower = gxi_token_entity(scene, token + 1);
  gxi_ends ends = {lower, scene->tie.part_of, upper};
  gxi_draft_put(scene, ends, sentence, 0.75, "part.upper");
}

void gxi_located_find(gxi_scene *scene) {
  uint32_t hosted = 0;
  for (uint32_t i = 0; i < scene->entities->count; i++) {
    gxi_zone_locate(scene, i);
    by_parent(scene, i);
    if (is_hosted(scene, i) && hosted++ < MAX_HOSTED) by_host(scene, i);
    if (is_studio(scene, i) && hosted++ < MAX_HOSTED) by_leader(scene, i);
  }
  const uint32_t *first = scene->reading->sentence_tokens;
  for (uint32_t i = 0; i < scene->sentence_count; i++) {
    if (scene->blocks[scene->sentences[i].block].kind == GX_BLOCK_BYLINE) continue;
    for (uint32_t token = first[i]; token < first[i + 1]; token++)
      if (scene->reading->tokens.items[token].mention != GX_ID_NONE) {
        beside(scene, token, first[i + 1], i);
        on_the_spot(scene, token, first[i + 1], i);
        called(scene, token, first[i + 1], i);
      } else {
        stands_in(scene, token, first[i + 1], i);
        if (token > first[i]) subordinate(scene, token, first[i + 1], i);
      }
  }
}
