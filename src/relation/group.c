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
#include "relation/line.h"

#define MEMBER_SPAN 24u /* tokens that a member may take */

static const gxi_token *token_at(const gxi_scene *scene, uint32_t token) {
  return &scene->reading->tokens.items[token];
}

static bool is_mention(const gxi_scene *scene, uint32_t token) {
  return token_at(scene, token)->kind == GXI_TOKEN_MENTION &&
         gxi_token_reference(scene, token).count > 0;
}

static bool is_title(const gxi_scene *scene, uint32_t token) {
  return gxi_token_is_title(scene, token);
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

/* Titles before a person: 副市长 [、市委副书记] 张三. The person, or GX_ID_NONE. */
static uint32_t person_behind(const gxi_scene *scene, uint32_t token, uint32_t last) {
  uint32_t stop = token + MEMBER_SPAN < last ? token + MEMBER_SPAN : last;
  bool title = false;
  for (uint32_t i = token; i < stop; i++) {
    i = skip_aside(scene, i, stop);
    if (i >= stop) break;
    if (is_title(scene, i)) {
      title = true;
    } else if (is_mention(scene, i)) {
      if (is_person(scene, i)) return title ? i : GX_ID_NONE;
    } else if (!gxi_token_among(scene, i, "、 兼 暨 的 原 时任 现任 首任 , “ ” 同志") &&
               token_at(scene, i)->kind != GXI_TOKEN_COMMON &&
               token_at(scene, i)->kind != GXI_TOKEN_OTHER &&
               !(title && gxi_token_among(scene, i, "协作 支援 对口支援 帮扶 合作 援建"))) {
      break;
    }
    if (gxi_token_is(scene, i, ",") && !(i > token && is_title(scene, i - 1))) break;
    if (token_at(scene, i)->kind == GXI_TOKEN_COMMON && (token_at(scene, i)->payload & 0xFF) == 'v' && !title && i > token + 4)
      break;
  }
  return GX_ID_NONE;
}

/* Generic nouns, by what they may stand for. */
#define COMPANIES "公司 企业 集团 集团公司 该公司 该企业 本公司 工厂 企业负责人"
#define JOINT_COMPANIES "合资公司 合资企业 新公司 新企业 合资厂 新设公司 新集团"
#define DELEGATIONS                                                                                   \
  "代表团 考察团 调研组 专家组 招商团 党政代表团 访问团 客人 来宾 客商 " \
  "考察组 工作组 参访团 观摩团 招商组 慰问团 经贸团 企业家代表团"
#define TOWNSHIPS "镇上 镇里"
#define VILLAGES "村里 村上"
#define COUNTIES "县里 县上"
#define CITIES "市里 州里"
#define PORTS "口岸"
#define PARKS "园区 产业园 工业园 园内"
#define BODIES                                                                                                        \
  "管委会 党工委 学院 医院 商会 协会 合作社 商行 支行 分行 工作队 指挥部 联盟 学校 " \
  "中心 大学 开发区 综保区 经开区 高新区 银行"
#define GENERIC_NOUNS                                                                  \
  COMPANIES " " JOINT_COMPANIES " " DELEGATIONS " " TOWNSHIPS " " VILLAGES             \
            " " COUNTIES " " CITIES " " PORTS " " PARKS " " BODIES

static bool name_ends(const gxi_entity *entity, gx_str ending) {
  if (gxi_str_ends(entity->name, ending)) return true;
  for (uint32_t i = 0; i < entity->alias_count; i++)
    if (gxi_str_ends(entity->aliases[i], ending)) return true;
  return false;
}

/* A body named before whose name ends with this noun. */
static uint32_t
named_with(const gxi_scene *scene, uint32_t token, gx_str ending, uint32_t types) {
  const gxi_token *tokens = scene->reading->tokens.items;
  uint32_t article =
    scene->blocks[scene->sentences[tokens[token].sentence].block].article;
  for (uint32_t i = token; i-- > 0 && token - i <= 300;) {
    if (tokens[i].mention == GX_ID_NONE) continue;
    uint32_t entity = gxi_token_entity(scene, i);
    if (!(gxi_entity_bit(scene, entity) & types)) continue;
    uint32_t block = scene->sentences[tokens[i].sentence].block;
    if (scene->blocks[block].article != article) return GX_ID_NONE;
    if (ending.size == 0 || name_ends(&scene->entities->items[entity], ending))
      return entity;
  }
  return GX_ID_NONE;
}

typedef struct long_form {
  const char *word, *name;
} long_form;

static const long_form long_forms[] = {
  {"经开区", "经济技术开发区"},
  {"经开区", "经济开发区"},
  {"高新区", "高新技术产业开发区"},
  {"综保区", "综合保税区"},
  {"管委会", "管理委员会"},
  {"发改委", "发展和改革委员会"},
  {"集团", "集团有限公司"},
};

/* By the noun itself, or by the words that it is short for. */
static uint32_t
named_like(const gxi_scene *scene, uint32_t token, gx_str text, uint32_t types) {
  uint32_t found = named_with(scene, token, text, types);
  for (size_t i = 0; found == GX_ID_NONE && i < sizeof long_forms / sizeof *long_forms;
       i++)
    if (gxi_str_is(text, long_forms[i].word))
      found = named_with(scene, token, gxi_str(long_forms[i].name), types);
  return found;
}

uint32_t gxi_founded_before(const gxi_scene *scene, uint32_t token, uint32_t reach) {
  uint32_t bodies = gxi_bit(scene->type.company) | gxi_bit(scene->type.organization);
  uint32_t found = GX_ID_NONE, at = GX_ID_NONE;
  uint32_t sentence = token_at(scene, token)->sentence;
  uint32_t article = scene->blocks[scene->sentences[sentence].block].article;
  for (uint32_t i = token; i-- > 0 && token - i <= reach;) {
    if (gxi_entity_bit(scene, gxi_token_entity(scene, i)) & bodies) {
      found = gxi_token_entity(scene, i);
      at = i;
    }
    if (found == GX_ID_NONE || at - i > 8 || !gxi_token_among(scene, i, "成立 设立 注册 组建 新设 新设立 合资设立 出资设立 共同设立 注册成立 发起设立 合资成立 合资组建 共同组建 创办 合办 注册了 设立了 成立了 组建了 合资"))
      continue;
    uint32_t block = scene->sentences[token_at(scene, at)->sentence].block;
    return scene->blocks[block].article == article ? found : GX_ID_NONE;
  }
  return GX_ID_NONE;
}

uint32_t gxi_body_of_noun(const gxi_scene *scene, uint32_t token) {
  uint32_t kind = token_at(scene, token)->kind;
  gx_str text = gxi_token_text(scene, token);
  if ((kind != GXI_TOKEN_COMMON && kind != GXI_TOKEN_OTHER && kind != GXI_TOKEN_WORD) || text.size < 6)
    return GX_ID_NONE;
  return named_like(scene, token, text, scene->bodies);
}

/* 集团: one so named; 公司: the one that speaks, else the nearest. */
static uint32_t company_meant(const gxi_scene *scene, uint32_t token, gx_str text) {
  uint32_t company = gxi_bit(scene->type.company);
  if (gxi_str_starts(text, GX_STR_LIT("集团"))) {
    uint32_t found = named_like(scene, token, GX_STR_LIT("集团"), company);
    if (found != GX_ID_NONE) return found;
  }
  uint32_t publisher = scene->entities->publisher;
  if (publisher != GX_ID_NONE && (gxi_entity_bit(scene, publisher) & company))
    return publisher;
  uint32_t main = scene->main_company;
  return main != GX_ID_NONE ? main : named_with(scene, token, (gx_str){0}, company);
}

/* 甲率代表团: the delegation is his, not the one spoken of before. */
static bool is_led_here(const gxi_scene *scene, uint32_t token) {
  for (uint32_t i = token; i-- > 0 && token - i <= 6;) {
    if (token_at(scene, i)->kind == GXI_TOKEN_PUNCT) return false;
    if (gxi_token_among(
          scene, i, "率 率领 带领 率队 组成 组成了 派出 派 组织 组团 随 随同"
        ))
      return true;
  }
  return false;
}

/* 由甲率领的考察组: 甲. */
static uint32_t led_by(const gxi_scene *scene, uint32_t token) {
  uint32_t at = token;
  while (at > 0 && token - at < 5 && !gxi_token_is(scene, at, "的"))
    at--;
  if (at < 2 || !gxi_token_is(scene, at, "的") || !gxi_token_among(scene, at - 1, "率 率领 带领 率队 带队 领衔 为首 组成"))
    return GX_ID_NONE;
  uint32_t person = gxi_token_entity(scene, at - 2);
  return gxi_entity_bit(scene, person) & scene->persons ? person : GX_ID_NONE;
}

uint32_t gxi_generic_entity(const gxi_scene *scene, uint32_t token, uint32_t first) {
  (void)first;
  gx_str text = gxi_token_text(scene, token);
  uint32_t kind = token_at(scene, token)->kind;
  if (kind == GXI_TOKEN_MENTION || kind == GXI_TOKEN_TITLE || kind == GXI_TOKEN_PUNCT)
    return GX_ID_NONE;
  if (!gxi_text_among(text, GENERIC_NOUNS)) return GX_ID_NONE; /* most are none */
  if (gxi_text_among(text, COMPANIES)) return company_meant(scene, token, text);
  if (gxi_text_among(text, JOINT_COMPANIES))
    return scene->founded != GX_ID_NONE ? scene->founded
                                        : gxi_founded_before(scene, token, 200);
  if (gxi_text_among(text, DELEGATIONS) && is_led_here(scene, token))
    return led_by(scene, token);
  if (gxi_text_among(text, DELEGATIONS))
    return scene->leader != GX_ID_NONE
             ? scene->leader
             : named_with(scene, token, text, gxi_bit(scene->type.organization));
  if (gxi_text_among(text, TOWNSHIPS))
    return named_with(scene, token, (gx_str){0}, gxi_bit(scene->type.township));
  if (gxi_text_among(text, VILLAGES))
    return named_with(scene, token, (gx_str){0}, gxi_bit(scene->type.village));
  if (gxi_text_among(text, COUNTIES))
    return named_with(scene, token, (gx_str){0}, gxi_bit(scene->type.county));
  if (gxi_text_among(text, CITIES))
    return named_with(scene, token, (gx_str){0}, gxi_bit(scene->type.city));
  if (gxi_str_is(text, PORTS))
    return named_with(scene, token, text, gxi_bit(scene->type.zone));
  if (gxi_text_among(text, PARKS))
    return named_with(scene, token, (gx_str){0}, gxi_bit(scene->type.zone));
  if (gxi_text_among(text, BODIES))
    return named_like(scene, token, text, scene->bodies);
  return GX_ID_NONE;
}

/* 由甲率领的考察组. */
static bool is_led_delegation(const gxi_scene *scene, uint32_t token) {
  gx_str text = gxi_token_text(scene, token);
  return (gxi_str_ends(text, GX_STR_LIT("组")) || gxi_str_ends(text, GX_STR_LIT("团"))
         ) &&
         gxi_text_among(text, DELEGATIONS) && led_by(scene, token) != GX_ID_NONE;
}

/* Only where nothing before it could make it part of a longer phrase. */
bool gxi_generic_begins(
  const gxi_scene *scene, uint32_t token, uint32_t first, uint32_t last
) {
  if (token_at(scene, token)->kind == GXI_TOKEN_MENTION) return false;
  if (is_led_delegation(scene, token)) return true;
  if (token > first) {
    uint32_t before = token_at(scene, token - 1)->kind;
    if (before != GXI_TOKEN_PUNCT && before != GXI_TOKEN_WORD && before != GXI_TOKEN_DATE && before != GXI_TOKEN_VERB && !gxi_token_entry(scene, token - 1, GXI_KIND_WORD) && !gxi_token_entry(scene, token - 1, GXI_KIND_VERB))
      return false;
    if (gxi_token_among(scene, token - 1, "和 与") && token >= first + 3 && gxi_token_is(scene, token - 3, "的"))
      return false; /* 甲的学校和医院 */
    if (gxi_token_among(
          scene, token - 1, "的 、 等 各 多家 有关 相关 其他 一些 民营 国有 重点"
        ))
      return false;
    for (uint32_t i = token; i > first && token - i < 2; i--)
      if (token_at(scene, i - 1)->kind == GXI_TOKEN_QUANTITY)
        return false; /* 等19家异地商会 */
  }
  if (token > first && gxi_token_among(scene, token - 1, "设立 建 建设 新建 建成 兴建 开办 成立 创办 办 建起 设 扩建 投资建设 组建 合资 新设 注册 "
                                                            "筹建 共建 合办 注册成立 合资成立 合资设立 合资组建 共同组建 出资设立"))
    return false; /* what is being set up was not there before */
  if (token + 1 < last && gxi_token_among(scene, token + 1, "的 、 等 们 家"))
    return false;
  return gxi_generic_entity(scene, token, first) != GX_ID_NONE;
}

gxi_reference gxi_member_reference(const gxi_scene *scene, const gxi_member *member) {
  if (member->entity == GX_ID_NONE) return gxi_token_reference(scene, member->token);
  return (gxi_reference){&member->entity, 1, GX_STR_LIT("coref")};
}

bool gxi_group_begins(const gxi_scene *scene, uint32_t token, uint32_t last) {
  if (is_mention(scene, token)) return true;
  return is_title(scene, token) && person_behind(scene, token, last) != GX_ID_NONE;
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
    if (is_title(scene, i) && body != GX_ID_NONE)
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
  uint32_t mention = token_at(scene, token)->mention;
  return scene->reading->mentions.items[mention].origin == GXI_ORIGIN_COMPOUND;
}

/* Names that follow each other at once: the last is the head. Its end. */
static uint32_t adjacent_names(
  const gxi_scene *scene, uint32_t token, uint32_t last, gxi_member *member
) {
  member->token = token;
  uint32_t at = token + 1;
  while (at < last && member->entity == GX_ID_NONE) {
    uint32_t next = skip_quote(scene, at, last);
    if (next >= last || !is_mention(scene, next) || is_person(scene, member->token))
      break;
    if (is_person(scene, next)) {
      member->body = member->token;
      member->token = next;
      return next + 1;
    }
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
  "双方 三方 四方 两家 三家 多家 各方 两国 两市 两县 两省 市民 群众";

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
    if (token_at(scene, token)->kind == GXI_TOKEN_MENTION && !gxi_token_among(scene, token, "双方 三方 两地 三地 各方 两市 两县 两省 两国"))
      break;
    if (!gxi_token_among(scene, token, tails) && !is_title(scene, token) &&
        !(token_at(scene, token)->kind == GXI_TOKEN_QUANTITY &&
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

static uint32_t read_member(
  gxi_line *line, uint32_t token, uint32_t last, gxi_join join, gxi_item *item
) {
  const gxi_scene *scene = line->scene;
  gxi_member member = {
    .token = token, .body = GX_ID_NONE, .entity = GX_ID_NONE, .join = join};
  if (!gxi_group_begins(scene, token, last))
    member.entity = gxi_generic_entity(scene, token, token);
  uint32_t at;
  uint32_t person =
    is_person(scene, token) ? GX_ID_NONE : person_behind(scene, token, last);
  if (person != GX_ID_NONE) {
    member.body = body_before(scene, token, person);
    member.token = person;
    at = person + 1;
  } else {
    at = adjacent_names(scene, token, last, &member);
  }
  if (is_delegation(scene, member.token)) item->delegation = true;
  *gxi_vec_push(scene->arena, &line->members) = member;
  item->member_count++;
  return read_tail(line, at, last, item);
}

static gxi_join join_at(const gxi_scene *scene, uint32_t token) {
  if (gxi_token_among(scene, token, "、 及 以及 暨 并")) return GXI_JOIN_LIST;
  if (gxi_token_among(scene, token, "与 和 同 跟 × 携手 联合 会同 携"))
    return GXI_JOIN_WITH;
  return GXI_JOIN_NONE;
}

/* 与某合作社、自然人甲, 和客商乙: a noun or two that say what the next one is. */
static uint32_t skip_epithet(const gxi_scene *scene, uint32_t token, uint32_t last) {
  for (uint32_t i = token; i < last && i < token + 3; i++) {
    if (i > token && gxi_group_begins(scene, i, last)) return i;
    const gxi_token *it = token_at(scene, i);
    char tag = (char)(it->payload & 0xFF);
    bool noun = it->kind == GXI_TOKEN_WORD
                  ? GXI_WORD_CLASS(it->payload) == GXI_WORD_GENERIC
                  : it->kind == GXI_TOKEN_COMMON && (tag == 'n' || tag == 'l');
    if (!noun || gxi_token_entry(scene, i, GXI_KIND_VERB)) break;
  }
  return token;
}

uint32_t gxi_group_read(gxi_line *line, uint32_t token, uint32_t last, gxi_item *item) {
  const gxi_scene *scene = line->scene;
  item->kind = GXI_ITEM_NOUN;
  item->first = token;
  item->member = line->members.count;
  item->member_count = 0;
  uint32_t end = read_member(line, token, last, GXI_JOIN_NONE, item);
  while (end < last && item->member_count < GXI_MAX_PARTIES) {
    if (is_letter(scene, end, last) && is_letter(scene, end - 1, last)) {
      end = read_member(line, end, last, GXI_JOIN_WITH, item);
      continue;
    }
    gxi_join join = join_at(scene, end);
    uint32_t next = skip_quote(scene, end + 1, last);
    if (join == GXI_JOIN_NONE || next >= last) break;
    if (!gxi_group_begins(scene, next, last)) next = skip_epithet(scene, next, last);
    if (!gxi_group_begins(scene, next, last)) break;
    end = read_member(line, next, last, join, item);
  }
  item->last = end;
  return end;
}
