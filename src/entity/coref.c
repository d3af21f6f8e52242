/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * coref.c: what anaphors stand for.
 *
 *     该公司 该县 他      the last thing named that agrees; in an earlier sentence its
 *                        first, because that is its subject; of companies the one
 *                        that the sentence sets up, buys or brings in
 *     其 它 前者 后者     pronoun.c
 *     张守一一行          the person right before
 *     双方 两地 三方      plural.c
 *     我市 本公司 我们    speaker.c
 *
 * Agreement is by family and by the word's last character (该县: a county; 该局: an
 * agency whose name ends in 局). Nothing crosses an article. What does not agree stays
 * unresolved: a wrong tie costs more than a missing one.
 */
#include "entity/anaphor.h"

#include "base/str.h"
#include "base/words.h"
#include "grammar/number.h"

uint32_t gxi_anaphors_entity(const gxi_anaphors *a, uint32_t mention) {
  const gxi_reference *r = &a->l->out->references[mention];
  return r->count == 1 ? r->entities[0] : GX_ID_NONE;
}

uint32_t gxi_anaphors_place_entity(const gxi_anaphors *a, uint32_t place) {
  if (place == GX_ID_NONE) return GX_ID_NONE;
  return gxi_index_find(&a->by_key, gxi_knowledge_place(a->l->knowledge, place)->key);
}

static gx_str full_name(const gxi_anaphors *a, const gxi_entity *entity) {
  return entity->place != GX_ID_NONE
           ? gxi_knowledge_place(a->l->knowledge, entity->place)->name
           : entity->name;
}

/* Of 该市, 两省, 本局: the noun that the antecedent's name must end in, if any. */
static gx_str head_noun(gx_str word) {
  size_t size = gxi_str_ends_in(
    word, /* the longest first */
    "指挥部 管委会 开发区 合作社 基地 协会 商会 学会 集团 园区 口岸 中心 医院 学校 "
    "大学 "
    "海关 论坛 联盟 省 市 "
    "县 区 州 旗 镇 乡 村 国 局 厅 委 校 院 所 馆 社 行 厂 园 关 报"
  );
  return gxi_str_sub(word, word.size - size, word.size);
}

static bool is_foreign(const gxi_entity *entity) {
  return entity->place != GX_ID_NONE && !gxi_str_starts(entity->key, GX_STR_LIT("CN-"));
}

static bool noun_agrees(const gxi_anaphors *a, const gxi_entity *entity, gx_str word) {
  gx_str noun = head_noun(word), name = full_name(a, entity);
  if (noun.size == 0) return true;
  if (gxi_str_is(noun, "省")) return entity->type == a->l->types.province;
  if (gxi_str_is(noun, "国")) return entity->type == a->l->types.country;
  if (gxi_str_is(noun, "市") && entity->type == a->l->types.city && is_foreign(entity)) {
    return true; /* their names come without 市 */
  }
  if (gxi_str_is(noun, "州")) return gxi_str_ends(name, noun);
  if (gxi_str_is(noun, "校") || gxi_str_is(noun, "学校")) {
    return gxi_str_ends(name, GX_STR_LIT("校")) ||
           gxi_str_ends(name, GX_STR_LIT("学")) ||
           gxi_str_ends_in(name, "学院 高中 职高 职中 附中 附小 一中 二中 三中 中专");
  }
  if (gxi_str_is(noun, "委") && gxi_str_ends(name, GX_STR_LIT("委员会"))) return true;
  if (gxi_str_is(noun, "园区")) {
    return gxi_str_ends(name, GX_STR_LIT("区")) || gxi_str_ends(name, GX_STR_LIT("园"));
  }
  return gxi_str_ends(name, noun);
}

static bool family_agrees(
  const gxi_anaphors *a, const gxi_entity *entity, gxi_anaphor_family family
) {
  const gxi_types *t = &a->l->types;
  gxi_family mine = gxi_linker_family(a->l, entity->type);
  switch (family) {
  case GXI_ANAPHOR_PLACE:
    return (mine == GXI_FAMILY_PLACE && entity->type != t->region) ||
           entity->type == t->zone;
  case GXI_ANAPHOR_COMPANY:
    return entity->type == t->company;
  case GXI_ANAPHOR_AGENCY:
    return entity->type == t->agency || entity->type == t->organization;
  case GXI_ANAPHOR_PERSON:
    return mine == GXI_FAMILY_PERSON;
  case GXI_ANAPHOR_BODY:
    return mine == GXI_FAMILY_BODY;
  case GXI_ANAPHOR_ANY:
    break;
  }
  return mine == GXI_FAMILY_BODY || mine == GXI_FAMILY_PERSON ||
         mine == GXI_FAMILY_PLACE;
}

bool gxi_anaphors_agree(
  const gxi_anaphors *a, uint32_t entity, gxi_anaphor_family family, gx_str word
) {
  const gxi_entity *e = &a->l->out->items[entity];
  if (!family_agrees(a, e, family)) return false;
  if (family == GXI_ANAPHOR_PLACE && e->type == a->l->types.zone) {
    gx_str noun = head_noun(word);
    return noun.size > 0 && noun_agrees(a, e, word);
  }
  return family == GXI_ANAPHOR_PERSON || noun_agrees(a, e, word);
}

/* How many sentences back an antecedent may stand. */
static uint32_t reach_of(gxi_anaphor_family family) {
  switch (family) {
  case GXI_ANAPHOR_COMPANY:
  case GXI_ANAPHOR_PLACE:
    return 8;
  case GXI_ANAPHOR_AGENCY:
  case GXI_ANAPHOR_BODY:
    return 6;
  case GXI_ANAPHOR_PERSON:
    return 3;
  case GXI_ANAPHOR_ANY:
    break;
  }
  return 1;
}

static bool candidate(
  const gxi_anaphors *a, uint32_t mention, gxi_anaphor_family family, gx_str word
) {
  uint32_t entity = gxi_anaphors_entity(a, mention);
  return entity != GX_ID_NONE && a->token_of[mention] != GX_ID_NONE &&
         gxi_anaphors_agree(a, entity, family, word);
}

static bool is_local(gx_str word) {
  return gxi_str_is(word, "当地") || gxi_str_is(word, "这里");
}

#define MARKET_VERBS                                                                                                 \
  "出口 出口到 出口到了 出口至 销往 销往了 销到 卖到 卖到了 运往 运到 运到了 发往 " \
  "发到 "                                                                                                          \
  "运抵 远销 畅销 热销 销售到 销售至 供应 送往 供往 卖给 卖给了 卖往 销至 外销"

/* 出口到越南和俄罗斯: no place where the text is. */
static bool is_market(const gxi_anaphors *a, uint32_t mention) {
  uint32_t token = a->token_of[mention];
  const gxi_token *tokens = a->l->reading->tokens.items;
  for (uint32_t i = token; token != GX_ID_NONE && i-- > 0 && token - i < 10;) {
    gx_str word = gxi_str_sub(a->l->text, tokens[i].text.begin, tokens[i].text.end);
    if (tokens[i].kind == GXI_TOKEN_PUNCT && !gxi_str_is(word, "、")) return false;
    if (gxi_str_in(word, MARKET_VERBS)) return true;
    if (tokens[i].kind == GXI_TOKEN_VERB) return false;
  }
  return false;
}

/* 上海的百果园…这里: the place says where a firm is from. */
static bool is_origin(const gxi_anaphors *a, uint32_t mention) {
  uint32_t end = gxi_linker_mention(a->l, mention)->text.end;
  if (!gxi_continues(a->l->text, end, "的")) return false;
  uint32_t count = a->l->reading->mentions.count;
  for (uint32_t m = mention + 1; m < count && m < mention + 3; m++)
    if (gxi_linker_mention(a->l, m)->text.begin == end + 3) {
      uint32_t entity = gxi_anaphors_entity(a, m);
      return entity != GX_ID_NONE &&
             a->l->out->items[entity].type == a->l->types.company;
    }
  return false;
}

/* Of 某州某县 the last: where one is is the smallest place. */
static uint32_t innermost(const gxi_anaphors *a, uint32_t mention) {
  uint32_t count = a->l->reading->mentions.count;
  for (uint32_t m = mention + 1; m < count && m < mention + 6; m++) {
    if (a->token_of[m] == GX_ID_NONE) continue;
    if (gxi_linker_mention(a->l, m)->text.begin != gxi_linker_mention(a->l, mention)->text.end || !candidate(a, m, GXI_ANAPHOR_PLACE, (gx_str){0}))
      break;
    mention = m;
  }
  return mention;
}

/* 该公司卖给甲400台: the company that its own clause names behind a verb, which it is
   not. */
static uint32_t acted_on(const gxi_anaphors *a, uint32_t mention) {
  const gxi_mention *own = gxi_linker_mention(a->l, mention);
  uint32_t count = a->l->reading->mentions.count;
  for (uint32_t m = mention + 1; m < count && m < mention + 4; m++) {
    const gxi_mention *it = gxi_linker_mention(a->l, m);
    if (it->sentence != own->sentence || gxi_anaphors_clause(a, m) != gxi_anaphors_clause(a, mention))
      break;
    if (a->token_of[m] == GX_ID_NONE || it->kind != GXI_MENTION_NAME) continue;
    if (gxi_anaphors_governed(a, m)) return gxi_anaphors_entity(a, m);
  }
  return GX_ID_NONE;
}

/* 在甲的帮助下,该公司…: 甲 is another. */
#define AIDE_BYTES 24u
static bool is_aide(const gxi_anaphors *a, uint32_t mention) {
  uint32_t end = gxi_linker_mention(a->l, mention)->text.end;
  if (!gxi_continues(a->l->text, end, "的")) return false;
  size_t size = a->l->text.size,
         last = end + AIDE_BYTES < size ? end + AIDE_BYTES : size;
  size_t comma = gxi_str_find(gxi_str_sub(a->l->text, end, last), GX_STR_LIT(","), 0);
  return comma != SIZE_MAX && comma > 3 &&
         gxi_continues(a->l->text, (uint32_t)(end + comma - 3), "下");
}

/* 甲区拿出380万元,给乙村修路: between the place and the next one words of giving. */
static bool gives_to_next(const gxi_anaphors *a, uint32_t mention, uint32_t end) {
  uint32_t count = a->l->reading->mentions.count;
  uint32_t sentence = gxi_linker_mention(a->l, mention)->sentence;
  for (uint32_t m = mention + 1; m < count && m - mention < 6; m++) {
    const gxi_mention *next = gxi_linker_mention(a->l, m);
    if (next->sentence != sentence) return false;
    if (next->text.begin <= end || a->token_of[m] == GX_ID_NONE || !candidate(a, m, GXI_ANAPHOR_PLACE, (gx_str){0}))
      continue;
    gx_str between = gxi_str_sub(a->l->text, end, next->text.begin);
    return gxi_str_has(between, "给 援 捐 帮 派 支教 赠 结对");
  }
  return false;
}

/* 由江西省南昌市援建的…,当地…: who gives or comes from there is elsewhere. */
static bool is_giver(const gxi_anaphors *a, uint32_t mention) {
  static const char *const GIVES[] = {
    "援", "捐", "派出", "派来", "选派", "对口", "帮扶"};
  if (!candidate(a, mention, GXI_ANAPHOR_PLACE, (gx_str){0})) return false;
  if (a->gives[gxi_anaphors_entity(a, mention)]) return true;
  uint32_t begin = gxi_linker_mention(a->l, mention)->text.begin;
  if (gxi_str_ends(gxi_str_sub(a->l->text, 0, begin), GX_STR_LIT("来自")))
    return true; /* 这家企业来自上海,…当地… */
  uint32_t end = gxi_linker_mention(a->l, innermost(a, mention))->text.end;
  for (size_t i = 0; i < sizeof GIVES / sizeof *GIVES; i++)
    if (gxi_continues(a->l->text, end, GIVES[i])) return true;
  return gives_to_next(a, mention, end);
}

/* 甲、乙组建的[丙]; 甲收购了[丙]; 甲的子公司[丙]: what stands before a company that the
   sentence brings into the text. */
static bool is_brought_in(const gxi_anaphors *a, uint32_t mention, uint32_t sentence) {
  uint32_t begin = a->l->sentences[sentence].text.begin;
  uint32_t end = gxi_linker_mention(a->l, mention)->text.begin;
  gx_str before = gxi_str_sub(a->l->text, begin, end);
  before.size -= gxi_str_ends_in(before, "的 了 起");
  if (gxi_str_ends_in(before, "货主为 货主是 业主为 业主是 投资方为 投资方是 运营方为"))
    return true; /* 货主为[丙]。该公司… */
  return gxi_str_ends_in(
           before,
           "成立 设立 组建 创办 创立 合办 筹建 注册 开办 办起 收购 并购 买下 控股 投资 "
           "兼并 引进 引入 招引 子公司 孙公司 旗下 下属 创建 接手"
         ) > 0;
}

/* 新公司注册资本2亿元: who set it up is named there for his shares alone. */
static bool is_of_new_firm(const gxi_anaphors *a, uint32_t sentence) {
  uint32_t begin = a->l->sentences[sentence].text.begin;
  return gxi_str_starts_in(
           a->l->text, begin, "新公司 合资公司 新企业 合资企业 项目公司 合营公司"
         ) > 0;
}

/* The company that the rest of a sentence brings in, else this one; never the other. */
static uint32_t brought_in(
  const gxi_anaphors *a, uint32_t first, uint32_t sentence, gx_str word, uint32_t other
) {
  for (uint32_t m = first + 1; m < a->first[sentence + 1]; m++)
    if (candidate(a, m, GXI_ANAPHOR_COMPANY, word) && gxi_anaphors_entity(a, m) != other && is_brought_in(a, m, sentence))
      return m;
  return first;
}

/* In the anaphor's own sentence the nearest before it counts; of an earlier one the
   first. */
static uint32_t
last_named(const gxi_anaphors *a, uint32_t mention, gxi_anaphor_family family) {
  gx_str word = gxi_anaphors_word(a, mention);
  uint32_t sentence = gxi_linker_mention(a->l, mention)->sentence;
  uint32_t start = a->start[sentence];
  /* 甲向标的公司增资: not what acts in its own clause */
  bool object = (family == GXI_ANAPHOR_COMPANY || family == GXI_ANAPHOR_AGENCY ||
                 family == GXI_ANAPHOR_PERSON || family == GXI_ANAPHOR_BODY) &&
                gxi_anaphors_governed(a, mention);
  uint32_t clause = object ? gxi_anaphors_clause(a, mention) : UINT32_MAX;
  uint32_t other = family == GXI_ANAPHOR_COMPANY ? acted_on(a, mention) : GX_ID_NONE;
  uint32_t near = is_local(word) ? gxi_anaphors_clause(a, mention) : UINT32_MAX;
  for (uint32_t m = mention; m-- > a->first[sentence];) {
    uint32_t begin = gxi_linker_mention(a->l, m)->text.begin;
    if (begin >= clause) continue;
    if (begin >= near && !gxi_anaphors_governed(a, m)) continue; /* 某市客商看中这里 */
    if (is_local(word) && is_giver(a, m)) continue;
    if (candidate(a, m, family, word) && gxi_anaphors_entity(a, m) != other && !is_aide(a, m))
      return gxi_anaphors_entity(a, m);
  }
  uint32_t reach = reach_of(family), passed = GX_ID_NONE;
  for (uint32_t s = sentence; s-- > start && sentence - s <= reach;) {
    if (family == GXI_ANAPHOR_COMPANY && is_of_new_firm(a, s)) continue;
    for (uint32_t m = a->first[s]; m < a->first[s + 1]; m++) {
      const gxi_reference *said = &a->l->out->references[m];
      if (said->count == 1 && gxi_str_equal(gxi_anaphors_word(a, m), word))
        return said->entities[0]; /* 她…。她… */
      if (is_local(word) && is_giver(a, m)) continue;
      if (!candidate(a, m, family, word) || gxi_anaphors_entity(a, m) == other || is_aide(a, m))
        continue;
      if (is_local(word) && (is_market(a, m) || is_origin(a, m))) continue;
      bool owned = family == GXI_ANAPHOR_BODY && gxi_is_employer(a, m);
      if (owned && passed == GX_ID_NONE) passed = gxi_anaphors_entity(a, m);
      if (owned) continue;
      if (family == GXI_ANAPHOR_COMPANY) m = brought_in(a, m, s, word, other);
      return gxi_anaphors_entity(a, is_local(word) ? innermost(a, m) : m);
    }
  }
  return passed;
}

/* 当地 without a place before it: where the last body lies by its name. */
static uint32_t location_before(const gxi_anaphors *a, uint32_t mention, gx_str noun) {
  uint32_t sentence = gxi_linker_mention(a->l, mention)->sentence;
  uint32_t start = a->start[sentence];
  uint32_t from = sentence > start ? a->first[sentence - 1] : a->first[sentence];
  for (uint32_t m = mention; m-- > from;) {
    uint32_t entity = gxi_anaphors_entity(a, m);
    if (entity == GX_ID_NONE) continue;
    uint32_t place = gxi_anaphors_place_entity(a, a->l->out->items[entity].location);
    if (place == GX_ID_NONE) continue;
    if (noun.size == 0 || gxi_anaphors_agree(a, place, GXI_ANAPHOR_PLACE, noun))
      return place;
  }
  return GX_ID_NONE;
}

/* 张守一一行: whoever is named right before. */
static uint32_t named_beside(const gxi_anaphors *a, uint32_t mention) {
  if (mention == 0) return GX_ID_NONE;
  uint32_t begin = gxi_linker_mention(a->l, mention)->text.begin;
  for (uint32_t m = mention; m-- > 0 && mention - m <= 4;) {
    if (gxi_linker_mention(a->l, m)->text.end != begin) continue;
    if (a->token_of[m] != GX_ID_NONE) return gxi_anaphors_entity(a, m);
  }
  return GX_ID_NONE;
}

/* 从我们这里拿货: of us. */
static uint32_t self_beside(const gxi_anaphors *a, uint32_t mention) {
  uint32_t begin = gxi_linker_mention(a->l, mention)->text.begin;
  if (mention == 0) return GX_ID_NONE;
  const gxi_mention *it = gxi_linker_mention(a->l, mention - 1);
  bool self = it->text.end == begin && it->kind == GXI_MENTION_ANAPHOR &&
              gxi_str_in(gxi_anaphors_word(a, mention - 1), "我们 咱们 我");
  return self ? gxi_anaphors_entity(a, mention - 1) : GX_ID_NONE;
}

/* 若羌本地的枣园, 我们广东: the place says itself which. */
static uint32_t place_beside(const gxi_anaphors *a, uint32_t mention) {
  uint32_t beside = named_beside(a, mention);
  bool place = beside != GX_ID_NONE && a->l->out->items[beside].place != GX_ID_NONE;
  return place ? beside : GX_ID_NONE;
}

static void
set(gxi_anaphors *a, uint32_t mention, const uint32_t *entities, uint32_t count) {
  gxi_reference *r = &a->l->out->references[mention];
  uint32_t *copy = gxi_arena_alloc(a->l->arena, count, sizeof *copy);
  for (uint32_t i = 0; i < count; i++)
    copy[i] = entities[i];
  r->entities = copy;
  r->count = count;
  r->via =
    gxi_arena_join(a->l->arena, GX_STR_LIT("coref:"), gxi_anaphors_word(a, mention));
}

static uint32_t
resolve_one(const gxi_anaphors *a, uint32_t mention, gxi_anaphor_family family) {
  gx_str word = gxi_anaphors_word(a, mention);
  if (family == GXI_ANAPHOR_ANY) return gxi_pronoun_resolve(a, mention);
  if (gxi_str_starts(word, GX_STR_LIT("受访")))
    return a->guest[gxi_linker_mention(a->l, mention)->sentence];
  uint32_t self = is_local(word) ? self_beside(a, mention) : GX_ID_NONE;
  if (self != GX_ID_NONE) return self;
  uint32_t found = last_named(a, mention, family);
  if (found != GX_ID_NONE) return found;
  if (is_local(word)) return location_before(a, mention, (gx_str){0});
  bool named = gxi_str_starts(word, GX_STR_LIT("该")) && family == GXI_ANAPHOR_PLACE;
  return named ? location_before(a, mention, word) : GX_ID_NONE; /* 乙县医院…,该县… */
}

/* 所属三公司, 下属二公司: a branch with a number. */
static bool is_numbered(const gxi_anaphors *a, uint32_t mention) {
  uint32_t begin = gxi_linker_mention(a->l, mention)->text.begin;
  return gxi_str_ends(gxi_anaphors_word(a, mention), GX_STR_LIT("公司")) &&
         gxi_str_ends_in(gxi_str_sub(a->l->text, 0, begin), "所属 下属 所辖 旗下") > 0;
}

static uint32_t many(
  const gxi_anaphors *a,
  uint32_t mention,
  gxi_anaphor_family family,
  uint32_t want,
  uint32_t found[3]
) {
  gx_str word = gxi_anaphors_word(a, mention);
  bool first = gxi_str_starts(word, GX_STR_LIT("前"));
  if (first || gxi_str_starts(word, GX_STR_LIT("后")))
    return gxi_run_resolve(a, mention, want, !first, found);
  if (is_numbered(a, mention)) return 0;
  return gxi_plural_resolve(a, mention, family, want, found);
}

/* 甲公司(下称“标的公司”): the name right before the bracket, from here on. */
#define DEFINED_BYTES 90u
static uint32_t named_before_bracket(const gxi_anaphors *a, uint32_t mention) {
  gx_str text = a->l->text;
  uint32_t begin = gxi_linker_mention(a->l, mention)->text.begin, open = begin;
  if (begin < 6 || !gxi_continues(text, begin - 3, "“")) return GX_ID_NONE;
  while (open > 0 && begin - open < DEFINED_BYTES && text.data[open] != '(')
    open--;
  if (text.data[open] != '(' || gxi_str_find(gxi_str_sub(text, open, begin), GX_STR_LIT("称"), 0) == SIZE_MAX)
    return GX_ID_NONE;
  for (uint32_t m = mention; m-- > 0 && mention - m <= 6;)
    if (gxi_linker_mention(a->l, m)->text.end == open && a->token_of[m] != GX_ID_NONE)
      return gxi_anaphors_entity(a, m);
  return GX_ID_NONE;
}

/* 甲方, 乙方: only what the text says they are. */
static bool is_party(gx_str word) {
  static const char *const parties[] = {"甲方", "乙方", "丙方", "丁方"};
  for (size_t i = 0; i < sizeof parties / sizeof *parties; i++)
    if (gxi_str_is(word, parties[i])) return true;
  return false;
}

/* 某公司(以下简称甲方), 某公司(甲方): the name right before the bracket. */
static uint32_t party_before_bracket(const gxi_anaphors *a, uint32_t mention) {
  gx_str text = a->l->text;
  uint32_t begin = gxi_linker_mention(a->l, mention)->text.begin, open = begin;
  while (open > 0 && begin - open < 24 && text.data[open] != '(')
    open--;
  if (text.data[open] != '(') return GX_ID_NONE;
  bool called =
    open + 1 == begin ||
    gxi_str_find(gxi_str_sub(text, open, begin), GX_STR_LIT("称"), 0) != SIZE_MAX;
  for (uint32_t m = mention; called && m-- > 0 && mention - m <= 6;)
    if (gxi_linker_mention(a->l, m)->text.end == open && a->token_of[m] != GX_ID_NONE)
      return gxi_anaphors_entity(a, m);
  return GX_ID_NONE;
}

/* 重庆市|巫溪县|人民政府: the last of the names that stand side by side from here. */
static uint32_t last_beside(const gxi_anaphors *a, uint32_t mention) {
  uint32_t last = mention, count = a->l->reading->mentions.count;
  for (uint32_t m = mention + 1; m < count && m - mention <= 6; m++) {
    if (a->token_of[m] == GX_ID_NONE || gxi_anaphors_entity(a, m) == GX_ID_NONE)
      continue;
    if (gxi_linker_mention(a->l, m)->text.begin != gxi_linker_mention(a->l, last)->text.end)
      break;
    last = m;
  }
  return last;
}

/* 甲方:某公司, 乙方(需方):某县: the name behind the colon; no person, who signs. */
static uint32_t party_behind_colon(const gxi_anaphors *a, uint32_t mention) {
  gx_str text = a->l->text;
  uint32_t at = gxi_linker_mention(a->l, mention)->text.end, end = at;
  if (gxi_continues(text, at, "("))
    while (end < text.size && end - at < 36 && !gxi_continues(text, end, ":"))
      end++;
  if (!gxi_continues(text, end, ":")) return GX_ID_NONE;
  uint32_t count = a->l->reading->mentions.count;
  for (uint32_t m = mention + 1; m < count && m - mention <= 4; m++) {
    uint32_t begin = gxi_linker_mention(a->l, m)->text.begin;
    if (begin > end + 3) break;
    uint32_t entity = gxi_anaphors_entity(a, m);
    if (begin <= end || entity == GX_ID_NONE || a->token_of[m] == GX_ID_NONE) continue;
    entity = gxi_anaphors_entity(a, last_beside(a, m));
    gxi_family family = gxi_linker_family(a->l, a->l->out->items[entity].type);
    return family == GXI_FAMILY_BODY || family == GXI_FAMILY_PLACE ? entity
                                                                   : GX_ID_NONE;
  }
  return GX_ID_NONE;
}

static uint32_t party_named(gxi_anaphors *a, uint32_t mention) {
  uint32_t found = party_behind_colon(a, mention);
  if (found == GX_ID_NONE) found = party_before_bracket(a, mention);
  gx_str word = gxi_anaphors_word(a, mention);
  if (found == GX_ID_NONE) return gxi_index_find(&a->defined, word);
  *gxi_index_at(&a->defined, word) = found;
  return found;
}

static uint32_t defined_as(gxi_anaphors *a, uint32_t mention) {
  gx_str word = gxi_anaphors_word(a, mention);
  if (is_party(word)) return party_named(a, mention);
  uint32_t found = named_before_bracket(a, mention);
  if (found == GX_ID_NONE) return gxi_index_find(&a->defined, word);
  *gxi_index_at(&a->defined, word) = found;
  return found;
}

static void resolve(gxi_anaphors *a, uint32_t mention) {
  uint32_t payload = gxi_linker_mention(a->l, mention)->payload;
  gxi_anaphor_family family = (gxi_anaphor_family)GXI_WORD_FAMILY(payload);
  uint32_t role = GXI_WORD_ROLE(payload);
  uint32_t found[3] = {GX_ID_NONE}, count = 0;
  found[0] = defined_as(a, mention);
  if (found[0] != GX_ID_NONE) {
    count = 1;
  } else if (is_party(gxi_anaphors_word(a, mention))) {
    count = 0;
  } else if (GXI_WORD_FIRST_PERSON(payload)) {
    found[0] = family == GXI_ANAPHOR_PLACE ? place_beside(a, mention) : GX_ID_NONE;
    if (found[0] == GX_ID_NONE) found[0] = gxi_first_person_resolve(a, mention, family);
    if (found[0] == GX_ID_NONE && family == GXI_ANAPHOR_PLACE && gxi_str_starts(gxi_anaphors_word(a, mention), GX_STR_LIT("贵")))
      found[0] = resolve_one(a, mention, family); /* 贵区, of no letter */
    count = found[0] != GX_ID_NONE;
  } else if (role == GXI_ROLE_ONE) {
    found[0] = resolve_one(a, mention, family);
    count = found[0] != GX_ID_NONE;
  } else if (role == GXI_ROLE_TWO || role == GXI_ROLE_THREE) {
    count = many(a, mention, family, role == GXI_ROLE_TWO ? 2 : 3, found);
  } else if (gxi_continues(gxi_anaphors_word(a, mention), 0, "一行")) {
    found[0] = named_beside(a, mention);
    count = found[0] != GX_ID_NONE;
  } else if (gxi_continues(gxi_anaphors_word(a, mention), 0, "他们")) {
    found[0] = gxi_they_resolve(a, mention);
    count = found[0] != GX_ID_NONE;
  }
  if (count > 0) set(a, mention, found, count);
}

static void index_mentions(gxi_anaphors *a) {
  const gxi_reading *reading = a->l->reading;
  uint32_t sentences = a->l->sentence_count, m = 0;
  a->first = gxi_arena_alloc(a->l->arena, (size_t)sentences + 1, sizeof *a->first);
  a->start = gxi_arena_alloc(a->l->arena, sentences, sizeof *a->start);
  for (uint32_t s = 0; s < sentences; s++) {
    bool same = s > 0 && gxi_linker_article(a->l, s - 1) == gxi_linker_article(a->l, s);
    a->start[s] = same ? a->start[s - 1] : s;
    a->first[s] = m;
    while (m < reading->mentions.count && reading->mentions.items[m].sentence <= s)
      m++;
  }
  a->first[sentences] = m;
  a->token_of =
    gxi_arena_alloc(a->l->arena, reading->mentions.count, sizeof *a->token_of);
  for (uint32_t i = 0; i < reading->mentions.count; i++)
    a->token_of[i] = GX_ID_NONE;
  for (uint32_t t = 0; t < reading->tokens.count; t++) {
    uint32_t mention = reading->tokens.items[t].mention;
    if (mention < reading->mentions.count) a->token_of[mention] = t;
  }
}

static void index_entities(gxi_anaphors *a) {
  const gxi_entities *out = a->l->out;
  for (uint32_t i = 0; i < out->count; i++) {
    const gxi_entity *entity = &out->items[i];
    if (entity->place != GX_ID_NONE) *gxi_index_at(&a->by_key, entity->key) = i;
    if (gxi_linker_family(a->l, entity->type) == GXI_FAMILY_PERSON) {
      *gxi_index_at(&a->by_name, entity->key) = i;
    }
  }
}

/* Names stand for their entity. */
static void refer_names(gxi_linker *l) {
  uint32_t count = l->reading->mentions.count;
  uint32_t *entities = gxi_arena_alloc(l->arena, count, sizeof *entities);
  l->out->references = gxi_arena_alloc(l->arena, count, sizeof *l->out->references);
  for (uint32_t m = 0; m < count; m++) {
    if (l->node_of[m] == GX_ID_NONE) continue;
    entities[m] = l->entity_of[l->node_of[m]];
    l->out->references[m] = (gxi_reference){&entities[m], 1, GX_STR_LIT("")};
  }
}

void gxi_anaphors_resolve(gxi_linker *linker) {
  gxi_anaphors a = {.l = linker};
  a.by_key.arena = a.by_name.arena = a.defined.arena = linker->arena;
  refer_names(linker);
  index_mentions(&a);
  index_entities(&a);
  gxi_givers_find(&a);
  gxi_speakers_find(&a);
  gxi_guests_find(&a);
  bool left_out = linker->reading->without & GX_STAGE_COREFERENCE;
  for (uint32_t m = 0; m < linker->reading->mentions.count && !left_out; m++) {
    if (gxi_linker_mention(linker, m)->kind == GXI_MENTION_ANAPHOR) resolve(&a, m);
  }
  linker->out->turn_bodies =
    gxi_arena_alloc(linker->arena, linker->sentence_count + 1u, sizeof(uint32_t));
  for (uint32_t s = 0; s < linker->sentence_count; s++)
    linker->out->turn_bodies[s] = gxi_turn_body(&a, s);
}
