/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * generic.c: nouns without a name that stand for what was named: 公司, 园区, 厂里.
 *
 *     甲公司位于乙县。公司年产…      whom the paragraph speaks of, else the text
 *     甲与乙合资成立丙。公司…        the one just set up
 *     甲的子公司乙…。企业…           乙, not its owner
 *     乙县人民医院…。医院…           the body whose name ends so
 *
 * Where a name could stand in the same place; not in 园区的企业, 一家公司, 19家商会.
 */
#include "relation/line.h"

/* Generic nouns, by what they may stand for. */
#define COMPANIES                                                                                                   \
  "公司 企业 集团 集团公司 该公司 该企业 本公司 工厂 企业负责人 厂里 厂方 公司里 " \
  "企业方 工厂里"
#define JOINT_COMPANIES "合资公司 合资企业 新公司 新企业 合资厂 新设公司 新集团"
#define SET_UP "组建 组建了 成立 成立了 设立 设立了 新设 合资成立 合资组建"
#define DELEGATIONS                                                                                   \
  "代表团 考察团 调研组 专家组 招商团 党政代表团 访问团 客人 来宾 客商 " \
  "考察组 工作组 参访团 观摩团 招商组 慰问团 经贸团 企业家代表团"
#define TOWNSHIPS "镇上 镇里"
#define VILLAGES "村里 村上"
#define COUNTIES "县里 县上"
#define CITIES "市里 州里"
#define PORTS "口岸"
#define FAIRS "推介会 论坛 博览会 对接会 招聘会 洽谈会 展销会 展会 大会 研讨会 峰会"
#define PARKS "园区 产业园 工业园 园内 园里 园方 园区里"
#define BODIES                                                                                                      \
  "专班 工作专班 前指 前方指挥部 联络组 管委会 党工委 学院 医院 商会 协会 合作社 " \
  "商行 支行 分行 "                                                                                           \
  "工作队 指挥部 联盟 学校 "                                                                              \
  "中心 大学 开发区 综保区 经开区 高新区 银行 基金会 研究院 研究所 实验室 学会 "    \
  "联合会 促进会 工商联 事务所 小学 中学 幼儿园 卫生院 农场 茶场 林场 牧场 水厂 电站"
#define VAGUE "组织 机构 平台 单位 品牌" /* only behind 这个…的 */
#define NAMING                                                                         \
  "名叫 叫 叫做 叫作 名为 取名 取名叫 取名为 命名为 名字叫 定名为 起名 起名叫 就叫"
#define GENERIC_NOUNS                                                                  \
  COMPANIES " " JOINT_COMPANIES " " DELEGATIONS " " TOWNSHIPS " " VILLAGES             \
            " " COUNTIES " " CITIES " " PORTS " " FAIRS " " PARKS " " BODIES " " VAGUE

void gxi_generic_ends(gxi_pairs *ends) {
  gxi_pairs_read_ends(ends, GX_STR_LIT(GENERIC_NOUNS));
}

/* 某某发展集团有限公司 is a 集团, too. */
static bool is_group(gx_str name, gx_str ending) {
  return gxi_str_is(ending, "集团") &&
         gxi_str_ends_in(
           name, "集团有限公司 集团股份有限公司 集团有限责任公司 集团公司"
         ) > 0;
}

static bool name_ends(const gxi_entity *entity, gx_str ending) {
  if (gxi_str_ends(entity->name, ending) || is_group(entity->name, ending)) return true;
  for (uint32_t i = 0; i < entity->alias_count; i++)
    if (gxi_str_ends(entity->aliases[i], ending)) return true;
  return false;
}

/* Where the quotation opens that closes here; else this token. */
uint32_t gxi_quote_begin(const gxi_scene *scene, uint32_t token) {
  if (!gxi_token_is(scene, token, "”")) return token;
  for (uint32_t i = token; i-- > 0 && token - i <= 300;)
    if (gxi_token_is(scene, i, "“")) return i;
  return token;
}

/* “某店是我们的大客户。”: what somebody says, and no name in quotes. */
bool gxi_ends_speech(const gxi_scene *scene, uint32_t token) {
  return token > 0 && gxi_token_is(scene, token, "”") &&
         gxi_token_among(scene, token - 1, "。 , ! ?");
}

/* 乙中学的老师也来了。学校…: what an earlier sentence names in passing, and nothing
   else in the text does, is hardly the school spoken of. */
static bool in_passing(const gxi_scene *scene, uint32_t at, gx_str ending) {
  const gxi_token *tokens = scene->reading->tokens.items;
  uint32_t entity = gxi_token_entity(scene, at);
  return gxi_text_among(ending, "学校 医院 小学 中学 卫生院 学院") &&
         scene->entities->items[entity].mention_count == 1 &&
         at > scene->reading->sentence_tokens[tokens[at].sentence];
}

/* A body named before whose name ends with this noun: in its own sentence the nearest,
   of an earlier one the first, because that is its subject. */
static uint32_t
named_with(const gxi_scene *scene, uint32_t token, gx_str ending, uint32_t types) {
  const gxi_token *tokens = scene->reading->tokens.items;
  uint32_t article =
    scene->blocks[scene->sentences[tokens[token].sentence].block].article;
  uint32_t own = tokens[token].sentence, sentence = own, found = GX_ID_NONE;
  uint32_t passing = GX_ID_NONE;
  for (uint32_t i = token; i-- > 0 && token - i <= 300;) {
    if (!ending.size && gxi_ends_speech(scene, i)) i = gxi_quote_begin(scene, i);
    if (found != GX_ID_NONE && tokens[i].sentence != sentence) break;
    if (tokens[i].mention == GX_ID_NONE) continue;
    uint32_t entity = gxi_token_entity(scene, i);
    if (!(gxi_entity_bit(scene, entity) & types)) continue;
    uint32_t block = scene->sentences[tokens[i].sentence].block;
    if (scene->blocks[block].article != article) break;
    if (ending.size && !name_ends(&scene->entities->items[entity], ending)) continue;
    if (tokens[i].sentence != own && in_passing(scene, i, ending)) {
      if (passing == GX_ID_NONE) passing = entity;
      continue;
    }
    found = entity;
    sentence = tokens[i].sentence;
    if (sentence == own) break;
  }
  return found != GX_ID_NONE ? found : passing;
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
  {"学校", "小学"},
  {"学校", "中学"},
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
  uint32_t sentence = gxi_token_at(scene, token)->sentence;
  uint32_t article = scene->blocks[scene->sentences[sentence].block].article;
  for (uint32_t i = token; i-- > 0 && token - i <= reach;) {
    if (gxi_entity_bit(scene, gxi_token_entity(scene, i)) & bodies) {
      found = gxi_token_entity(scene, i);
      at = i;
    }
    if (gxi_token_is(scene, i, "。") && found != GX_ID_NONE && at > i)
      found = GX_ID_NONE;
    if (found == GX_ID_NONE || at - i > 8 || gxi_token_among(scene, i + 1, "资金 资本 地 商标 地址") || !gxi_token_among(scene, i, "成立 设立 注册 组建 新设 新设立 合资设立 出资设立 共同设立 注册成立 发起设立 合资成立 合资组建 共同组建 创办 合办 注册了 设立了 成立了 组建了 合资"))
      continue;
    uint32_t block = scene->sentences[gxi_token_at(scene, at)->sentence].block;
    return scene->blocks[block].article == article ? found : GX_ID_NONE;
  }
  return GX_ID_NONE;
}

uint32_t gxi_body_of_noun(const gxi_scene *scene, uint32_t token) {
  uint32_t kind = gxi_token_at(scene, token)->kind;
  gx_str text = gxi_token_text(scene, token);
  if ((kind != GXI_TOKEN_COMMON && kind != GXI_TOKEN_OTHER && kind != GXI_TOKEN_WORD) || text.size < 6)
    return GX_ID_NONE;
  if (gxi_is_set_up_there(scene, token, text)) return GX_ID_NONE;
  return named_like(scene, token, text, scene->bodies);
}

/* Whom the nearest 公司 before means that opens a clause of an earlier paragraph: the
   text goes on about it. Of the paragraphs of one firm only, which the text names
   first. */
static uint32_t goes_on_about(const gxi_scene *scene, uint32_t token) {
  const gxi_token *tokens = scene->reading->tokens.items;
  uint32_t block = scene->sentences[tokens[token].sentence].block;
  uint32_t article = scene->blocks[block].article;
  for (uint32_t i = token; i-- > 1 && token - i <= 400;) {
    uint32_t here = scene->sentences[tokens[i].sentence].block;
    if (scene->blocks[here].article != article) break;
    if (gxi_ends_speech(scene, i)) i = gxi_quote_begin(scene, i);
    if (here == block || !gxi_token_is(scene, i, "公司") || tokens[i].kind == GXI_TOKEN_MENTION)
      continue;
    if (!gxi_token_among(scene, i - 1, "。 , ; : ! ?")) continue;
    return gxi_company_before(scene, i, false);
  }
  return GX_ID_NONE;
}

static bool named_in_block(const gxi_scene *scene, uint32_t token, uint32_t entity) {
  token = gxi_before_quote(scene, token);
  const gxi_token *tokens = scene->reading->tokens.items;
  uint32_t block = scene->sentences[tokens[token].sentence].block;
  for (uint32_t i = token; i-- > 0 && token - i <= 300;) {
    if (scene->sentences[tokens[i].sentence].block != block) return false;
    if (gxi_token_entity(scene, i) == entity) return true;
  }
  return false;
}

/* 甲银行为公司续贷: whom 为 serves is not 甲, which acts in the same clause. */
static uint32_t acting_before(const gxi_scene *scene, uint32_t token) {
  if (token == 0 || !gxi_token_among(scene, token - 1, "为 给 向 对 帮 替 帮助 支持 协助 扶持"))
    return GX_ID_NONE;
  for (uint32_t i = token - 1; i-- > 0 && token - i <= 12;) {
    if (gxi_token_among(scene, i, ", ; 。 : ! ?")) return GX_ID_NONE;
    uint32_t entity = gxi_token_entity(scene, i);
    if (gxi_entity_bit(scene, entity) & gxi_bit(scene->type.company)) return entity;
  }
  return GX_ID_NONE;
}

/* 甲与乙合资兴办了丙: 丙, and neither of those who did. */
static bool is_joint(const gxi_scene *scene, uint32_t token) {
  return gxi_text_has(
           gxi_token_text(scene, token), "合资 合股 合伙 共同 联合 合作 合办"
         ) &&
         gxi_text_has(gxi_token_text(scene, token), "立 办 建 册 设");
}

/* 其中公司出资60%: who founds, not what is founded. */
static bool pays(const gxi_scene *scene, uint32_t token) {
  for (uint32_t i = token + 1; i < scene->reading->tokens.count && i < token + 6; i++)
    if (gxi_text_has(gxi_token_text(scene, i), "出资 持股 占股 认缴")) return true;
  return false;
}

/* …办的厂名叫乙。公司…: whom the sentence before, or this one, gives a name last, or
   whom two set up there. */
static uint32_t called_before(const gxi_scene *scene, uint32_t token) {
  const gxi_token *tokens = scene->reading->tokens.items;
  uint32_t sentence = tokens[token].sentence, found = GX_ID_NONE;
  uint32_t block = scene->sentences[sentence].block;
  uint32_t from = scene->reading->sentence_tokens[sentence > 0 ? sentence - 1 : 0];
  for (uint32_t i = from; i + 1 < token; i++) {
    uint32_t name = gxi_token_is(scene, i + 1, "了") ? i + 2 : i + 1;
    if (name >= token || tokens[name].kind != GXI_TOKEN_MENTION) continue; /* most */
    uint32_t entity = gxi_token_entity(scene, name);
    if (!(gxi_entity_bit(scene, entity) & gxi_bit(scene->type.company)) || scene->sentences[tokens[i].sentence].block != block)
      continue;
    if (gxi_token_among(scene, i, NAMING) || (is_joint(scene, i) && !pays(scene, token)))
      found = entity;
  }
  return found;
}

/* 新公司总经理由…担任。甲介绍,公司将…: the paragraph is about the one newly set up. */
static uint32_t new_firm(const gxi_scene *scene, uint32_t token) {
  const gxi_token *tokens = scene->reading->tokens.items;
  uint32_t block = scene->sentences[tokens[token].sentence].block;
  for (uint32_t i = token;
       scene->founded != GX_ID_NONE && i-- > 0 && token - i <= 120;) {
    if (scene->sentences[tokens[i].sentence].block != block) break;
    bool opens = i == 0 || gxi_token_among(scene, i - 1, "。 , ; !") ||
                 tokens[i - 1].sentence != tokens[i].sentence;
    if (opens && gxi_token_among(scene, i, JOINT_COMPANIES)) return scene->founded;
  }
  return GX_ID_NONE;
}

/* 甲公司建起了乙加工厂。公司…: 甲, as a plant is called 工厂. */
static uint32_t
no_plant(const gxi_scene *scene, uint32_t token, gx_str text, uint32_t found) {
  if (found == GX_ID_NONE || !gxi_text_among(text, "公司 集团")) return found;
  if (!gxi_str_ends(scene->entities->items[found].name, GX_STR_LIT("厂"))) return found;
  uint32_t company = gxi_bit(scene->type.company);
  uint32_t firm = named_with(scene, token, GX_STR_LIT("公司"), company);
  return firm != GX_ID_NONE && named_in_block(scene, token, firm) ? firm : found;
}

/* 集团: one so named; 公司: the one that speaks; that the paragraph is about; that the
   text is about; else the nearest. */
static uint32_t company_meant(const gxi_scene *scene, uint32_t token, gx_str text) {
  uint32_t company = gxi_bit(scene->type.company), own = scene->firm;
  bool own_group =
    own != GX_ID_NONE && gxi_text_has(scene->entities->items[own].name, "集团");
  if (gxi_str_starts(text, GX_STR_LIT("集团")) && own_group) return own;
  uint32_t speaks = gxi_firm_of_speaker(scene, token);
  if (speaks != GX_ID_NONE && speaks != acting_before(scene, token)) return speaks;
  if (gxi_str_starts(text, GX_STR_LIT("集团"))) {
    uint32_t found = named_like(scene, token, GX_STR_LIT("集团"), company);
    if (found != GX_ID_NONE) return found;
  }
  if (token + 1 < scene->reading->tokens.count && gxi_token_among(scene, token + 1, "首任 首届 第一任")) {
    uint32_t founded = gxi_founded_before(scene, token, 120);
    if (founded != GX_ID_NONE) return founded;
  }
  uint32_t acting = acting_before(scene, token), set_up = new_firm(scene, token);
  if (set_up != GX_ID_NONE && own == GX_ID_NONE && !pays(scene, token)) return set_up;
  uint32_t publisher = scene->entities->publisher;
  if (publisher != GX_ID_NONE && publisher != acting && (gxi_entity_bit(scene, publisher) & company))
    return publisher;
  if (scene->firm != GX_ID_NONE && scene->firm != acting && gxi_text_among(text, "公司 本公司 企业 集团"))
    return scene->firm;
  if (gxi_str_starts(text, GX_STR_LIT("工厂")) || gxi_str_starts(text, GX_STR_LIT("厂"))) {
    uint32_t plant = named_with(scene, token, GX_STR_LIT("厂"), company);
    if (plant != GX_ID_NONE && named_in_block(scene, token, plant)) return plant;
  }
  uint32_t called = called_before(scene, token);
  if (called != GX_ID_NONE && called != acting) return called;
  uint32_t main = scene->main_company != acting ? scene->main_company : GX_ID_NONE;
  while (acting != GX_ID_NONE && token > 0 &&
         !gxi_token_among(scene, token, ", ; 。 : ! ?"))
    token--;
  if (main != GX_ID_NONE && named_in_block(scene, token, main)) return main;
  uint32_t near = no_plant(scene, token, text, gxi_company_before(scene, token, false));
  if (near != GX_ID_NONE) return near;
  if (main != GX_ID_NONE) return main;
  if (gxi_str_is(text, "公司"))
    near = gxi_firm_of_person(scene, gxi_before_quote(scene, token));
  if (near == GX_ID_NONE) near = goes_on_about(scene, token);
  if (near == GX_ID_NONE) near = gxi_company_before(scene, token, true);
  if (near == GX_ID_NONE) near = named_with(scene, token, (gx_str){0}, company);
  return near != GX_ID_NONE && gxi_is_stranger(scene, near) ? GX_ID_NONE : near;
}

/* 甲率代表团: the delegation is his, not the one spoken of before. */
static bool is_led_here(const gxi_scene *scene, uint32_t token) {
  for (uint32_t i = token; i-- > 0 && token - i <= 6;) {
    if (gxi_token_at(scene, i)->kind == GXI_TOKEN_PUNCT) return false;
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

/* 园区: no port or market, if there is another zone; nor what an earlier sentence names
   in passing, if the text is about another. */
static uint32_t park_meant(const gxi_scene *scene, uint32_t token) {
  uint32_t zone = gxi_bit(scene->type.zone), main = gxi_main_park(scene, token);
  uint32_t near = named_with(scene, token, (gx_str){0}, zone);
  if (near == GX_ID_NONE) return near;
  const gxi_entity *it = &scene->entities->items[near];
  bool other = gxi_is_no_park(it->name);
  const gxi_mention *last = &scene->reading->mentions.items[it->mentions[0]];
  bool passing =
    it->mention_count == 1 && last->sentence != gxi_token_at(scene, token)->sentence;
  if (!other) return passing && main != GX_ID_NONE ? main : near;
  uint32_t park = main;
  if (park == GX_ID_NONE) park = named_with(scene, token, GX_STR_LIT("园"), zone);
  if (park == GX_ID_NONE) park = named_with(scene, token, GX_STR_LIT("园区"), zone);
  if (park == GX_ID_NONE) park = named_with(scene, token, GX_STR_LIT("开发区"), zone);
  return park != GX_ID_NONE ? park : near;
}

/* 县里: no district. */
static uint32_t county_meant(const gxi_scene *scene, uint32_t token) {
  uint32_t county = gxi_bit(scene->type.county);
  uint32_t found = named_with(scene, token, GX_STR_LIT("县"), county);
  if (found == GX_ID_NONE) found = named_with(scene, token, (gx_str){0}, county);
  if (found == GX_ID_NONE || !gxi_str_ends(scene->entities->items[found].name, GX_STR_LIT("区")))
    return found;
  return gxi_place_of_body(scene, token, GX_STR_LIT("县"));
}

/* 市里: no city abroad. */
static uint32_t city_meant(const gxi_scene *scene, uint32_t token) {
  uint32_t found = named_with(scene, token, (gx_str){0}, gxi_bit(scene->type.city));
  if (found != GX_ID_NONE && gxi_str_starts(scene->entities->items[found].key, GX_STR_LIT("CN-")))
    return found;
  return gxi_place_of_body(scene, token, GX_STR_LIT("市"));
}

/* 这家总部在某市的企业, 这个由甲与乙发起的组织: the one spoken of. */
static bool is_demonstrated(const gxi_scene *scene, uint32_t token, uint32_t first) {
  if (!gxi_token_among(
        scene, token, COMPANIES " " VAGUE " " BODIES " " PARKS " " PORTS
      ))
    return false;
  bool clause = token > first && gxi_token_is(scene, token - 1, "的");
  for (uint32_t i = token; i-- > first && token - i <= (clause ? 30 : 3);) {
    if (gxi_token_among(scene, i, "这家 该家 这个 这一 这座 这所 这间 这支 这"))
      return true;
    if (gxi_token_among(scene, i, ", ; : 。 — ? !")) return false;
  }
  return false;
}

/* What the nearest sentence before that names a body or a company names first. */
static uint32_t body_spoken_of(const gxi_scene *scene, uint32_t token) {
  const uint32_t *begins = scene->reading->sentence_tokens;
  uint32_t sentence = gxi_token_at(scene, token)->sentence, tried = 0;
  uint32_t types = gxi_bit(scene->type.company) | gxi_bit(scene->type.organization);
  uint32_t article = scene->blocks[scene->sentences[sentence].block].article;
  for (uint32_t s = sentence; s-- > 0 && tried < 3; tried++) {
    if (scene->blocks[scene->sentences[s].block].article != article) break;
    for (uint32_t i = begins[s]; i < begins[s + 1]; i++) {
      uint32_t entity = gxi_token_entity(scene, i);
      if (gxi_entity_bit(scene, entity) & types) return entity;
    }
  }
  return GX_ID_NONE;
}

/* 甲投资的工厂名叫乙: 乙, which is named right behind. */
static uint32_t named_behind(const gxi_scene *scene, uint32_t token) {
  uint32_t name = token + 2;
  if (token == 0 || !gxi_token_is(scene, token - 1, "的")) return GX_ID_NONE;
  if (name >= scene->reading->tokens.count || !gxi_token_among(scene, token + 1, NAMING))
    return GX_ID_NONE;
  uint32_t entity = gxi_token_entity(scene, name);
  bool named = gxi_token_at(scene, name)->kind == GXI_TOKEN_MENTION &&
               (gxi_entity_bit(scene, entity) & scene->bodies);
  return named ? entity : GX_ID_NONE;
}

/* 推介会由甲主办: what was named before; not 论坛期间, nor 将举办推介会. */
static bool is_spoken_of(const gxi_scene *scene, uint32_t token) {
  if (token + 1 < scene->reading->tokens.count && gxi_token_among(scene, token + 1, "期间 上 现场 中 前 后 之后 前夕 间隙 开幕式 闭幕式"))
    return false;
  return token ==
           scene->reading->sentence_tokens[gxi_token_at(scene, token)->sentence] ||
         gxi_token_among(scene, token - 1, ", ; : 本届 本次 该");
}

uint32_t gxi_generic_entity(const gxi_scene *scene, uint32_t token, uint32_t first) {
  (void)first;
  gx_str text = gxi_token_text(scene, token);
  if (!gxi_may_be_generic(scene, text)) return GX_ID_NONE;
  uint32_t kind = gxi_token_at(scene, token)->kind;
  if (kind == GXI_TOKEN_MENTION || kind == GXI_TOKEN_TITLE || kind == GXI_TOKEN_PUNCT)
    return GX_ID_NONE;
  if (gxi_text_among(text, COMPANIES " " BODIES)) {
    uint32_t named = named_behind(scene, token);
    if (named != GX_ID_NONE) return named;
  }
  if (gxi_text_among(text, COMPANIES)) return company_meant(scene, token, text);
  if (gxi_text_among(text, JOINT_COMPANIES) && token && gxi_token_among(scene, token - 1, SET_UP))
    return GX_ID_NONE; /* 甲与乙组建了合资公司: a new one */
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
  if (gxi_text_among(text, COUNTIES)) return county_meant(scene, token);
  if (gxi_text_among(text, CITIES)) return city_meant(scene, token);
  if (gxi_str_is(text, PORTS))
    return named_with(scene, token, text, gxi_bit(scene->type.zone));
  if (gxi_text_among(text, FAIRS))
    return is_spoken_of(scene, token)
             ? named_with(scene, token, text, gxi_bit(scene->type.event))
             : GX_ID_NONE;
  if (gxi_text_among(text, PARKS)) return park_meant(scene, token);
  if (gxi_text_among(text, VAGUE)) {
    uint32_t begin =
      scene->reading->sentence_tokens[gxi_token_at(scene, token)->sentence];
    return is_demonstrated(scene, token, begin) ? body_spoken_of(scene, token)
                                                : GX_ID_NONE;
  }
  if (!gxi_text_among(text, BODIES) || gxi_is_set_up_there(scene, token, text))
    return GX_ID_NONE;
  uint32_t like = named_like(scene, token, text, scene->bodies);
  if (like == GX_ID_NONE && gxi_text_among(text, "前指 前方指挥部"))
    like = named_like(scene, token, GX_STR_LIT("指挥部"), scene->bodies);
  return like;
}

/* 由甲率领的考察组. */
static bool is_led_delegation(const gxi_scene *scene, uint32_t token) {
  gx_str text = gxi_token_text(scene, token);
  return (gxi_str_ends(text, GX_STR_LIT("组")) || gxi_str_ends(text, GX_STR_LIT("团"))
         ) &&
         gxi_text_among(text, DELEGATIONS) && led_by(scene, token) != GX_ID_NONE;
}

/* 公司的产品: whose they are, where a clause begins. */
static bool owns(const gxi_scene *scene, uint32_t token, uint32_t first) {
  return gxi_token_among(scene, token, "公司 企业 集团 合作社 厂里 公司里") &&
         (token == first || gxi_token_at(scene, token - 1)->kind == GXI_TOKEN_PUNCT);
}

/* 连锁企业甲公司: the noun says what the company named right behind it is. */
static bool says_what(const gxi_scene *scene, uint32_t token, uint32_t last) {
  return token + 1 < last && gxi_token_among(scene, token, "企业 集团 合作社 工厂") &&
         (gxi_entity_bit(scene, gxi_token_entity(scene, token + 1)) & scene->bodies) &&
         gxi_token_at(scene, token + 1)->kind == GXI_TOKEN_MENTION;
}

/* 产业|学院, 外贸|公司: of a kind, and none that was named. */
static bool is_kind_noun(const gxi_scene *scene, uint32_t token) {
  const gxi_token *it = gxi_token_at(scene, token);
  if (it->kind != GXI_TOKEN_WORD) return false;
  return GXI_WORD_CLASS(it->payload) == GXI_WORD_GENERIC ||
         gxi_token_among(scene, token, "外贸 内贸 商贸");
}

/* 国家区域医疗|中心: of another theme than the one that is named so. */
static bool is_other_theme(const gxi_scene *scene, uint32_t token) {
  const gxi_token *it = gxi_token_at(scene, token - 1);
  if (it->kind != GXI_TOKEN_WORD || GXI_WORD_CLASS(it->payload) != GXI_WORD_OTHER)
    return false;
  if (!gxi_token_among(scene, token, "中心 基地 学院 研究院 实验室 研究所"))
    return false;
  uint32_t named = gxi_generic_entity(scene, token, token);
  if (named == GX_ID_NONE) return true;
  gx_span both = {it->text.begin, gxi_token_at(scene, token)->text.end};
  return !name_ends(&scene->entities->items[named], gxi_scene_text(scene, both));
}

/* 各局要为企业提供服务, 银行要创新产品,为企业纾困: what is asked for is meant for all.
 */
static bool means_all(const gxi_scene *scene, uint32_t token, uint32_t first) {
  if (token == first || !gxi_token_is(scene, token, "企业") || !gxi_token_among(scene, token - 1, "为 给 帮 帮助 对 向 让 替"))
    return false;
  bool goes_on = token > first + 1 && gxi_token_among(scene, token - 2, ", 、");
  for (uint32_t i = token - 1; i-- > first && token - i < 12;) {
    if (gxi_token_at(scene, i)->kind == GXI_TOKEN_PUNCT && !(goes_on && i + 2 == token))
      return false;
    if (gxi_token_among(scene, i, "要 应 须 应当 必须 要求 鼓励 引导")) return true;
  }
  return false;
}

/* Only where nothing before it could make it part of a longer phrase. */
bool gxi_generic_begins(
  const gxi_scene *scene, uint32_t token, uint32_t first, uint32_t last
) {
  if (gxi_token_at(scene, token)->kind == GXI_TOKEN_MENTION) return false;
  if (!gxi_may_be_generic(scene, gxi_token_text(scene, token))) return false;
  if (is_led_delegation(scene, token)) return true;
  if (token > first && named_behind(scene, token) != GX_ID_NONE) return true;
  bool shown = token > first && is_demonstrated(scene, token, first);
  if (token > first && !shown) {
    uint32_t before = gxi_token_at(scene, token - 1)->kind;
    gx_str left = gxi_token_text(scene, token - 1);
    bool fused = left.size == 6 && (gxi_str_ends(left, GX_STR_LIT("向")) ||
                                    gxi_str_ends(left, GX_STR_LIT("给")) ||
                                    gxi_str_ends(left, GX_STR_LIT("为")));
    if (!fused && before != GXI_TOKEN_PUNCT && before != GXI_TOKEN_WORD && before != GXI_TOKEN_DATE && before != GXI_TOKEN_VERB && !gxi_token_is_word(scene, token - 1) && !gxi_token_is_verb(scene, token - 1))
      return false;
    if (is_kind_noun(scene, token - 1) || is_other_theme(scene, token)) return false;
    if (gxi_token_among(scene, token - 1, "和 与") && token >= first + 3 && gxi_token_is(scene, token - 3, "的"))
      return false; /* 甲的学校和医院 */
    if (gxi_token_among(
          scene, token - 1, "的 、 等 各 多家 有关 相关 其他 一些 民营 国有 重点"
        ))
      return false;
    for (uint32_t i = token; i > first && token - i < 2; i--) {
      if (gxi_token_at(scene, i - 1)->kind == GXI_TOKEN_PUNCT) break;
      if (gxi_token_at(scene, i - 1)->kind == GXI_TOKEN_QUANTITY)
        return false; /* 等19家异地商会 */
    }
  }
  if (token > first && gxi_token_among(scene, token, "企业 公司 客商") && gxi_token_among(scene, token - 1, "组织 动员 引导 鼓励 吸引 带领 邀请 引进 招引 培育 推动 组织辖区 促进 协调"))
    return false; /* 组织企业到某县考察: firms of whatever name */
  if (token > first && gxi_token_among(scene, token - 1, "设立 建 建设 新建 建成 兴建 开办 成立 创办 办 建起 设 扩建 投资建设 组建 合资 新设 注册 "
                                                            "筹建 共建 合办 注册成立 合资成立 合资设立 合资组建 共同组建 出资设立"))
    return false; /* what is being set up was not there before */
  if (token + 1 < last && gxi_token_among(scene, token + 1, "、 等 们 家"))
    return false;
  if (says_what(scene, token, last) || means_all(scene, token, first)) return false;
  if (token + 1 < last && gxi_token_is(scene, token + 1, "的") && !owns(scene, token, first))
    return false;
  return gxi_generic_entity(scene, token, first) != GX_ID_NONE;
}
