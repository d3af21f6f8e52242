/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * pronoun.c: anaphors that say little about what they stand for.
 *
 *     其 它             the subject: the first body or person of the sentence, else of
 *                       the one before; as an object (为其办理) nothing of its clause;
 *                       of 它 the body that the clause before ends with
 *     前者 后者         a coordinated pair of the sentence; 后者 alone: what the clause
 *                       before names last
 *     本届博览会 该计划  the last event, the last program
 *     对方              the other of the sides named before
 *     这 也             in front of 是 only: the body that the clause before ends with;
 *                       of 这 the only one of the sentence before
 *     给他们 帮他们     the firm or body before, unless people stand between
 *     此次 该           nothing: wrong more often than right
 */
#include "entity/anaphor.h"

#include "base/str.h"
#include "base/words.h"
#include "grammar/number.h"

static bool
of_family(const gxi_anaphors *a, uint32_t mention, gxi_anaphor_family family) {
  uint32_t entity = gxi_anaphors_entity(a, mention);
  return entity != GX_ID_NONE && a->token_of[mention] != GX_ID_NONE &&
         gxi_anaphors_agree(a, entity, family, (gx_str){0});
}

/* Where the clause of a mention begins: behind the last comma of its sentence. */
uint32_t gxi_anaphors_clause(const gxi_anaphors *a, uint32_t mention) {
  const gxi_mention *m = gxi_linker_mention(a->l, mention);
  uint32_t begin = a->l->sentences[m->sentence].text.begin;
  for (uint32_t at = m->text.begin; at-- > begin;) {
    char c = a->l->text.data[at];
    if (c == ',' || c == ';' || c == ':') return at + 1;
  }
  return begin;
}

/* A word that acts: a frame's verb, or one of general vocabulary. */
static bool is_verb(const gxi_token *token) {
  if (token->kind == GXI_TOKEN_VERB) return true;
  if (token->kind == GXI_TOKEN_COMMON) return (token->payload & 0xFF) == 'v';
  return token->kind == GXI_TOKEN_WORD && gxi_token_reads(token, GXI_KIND_VERB);
}

/* 仅为其供应商之一: 为 says what something is, and governs nothing. */
static bool is_copula(const gxi_anaphors *a, uint32_t token, gx_str word) {
  const gxi_reading *reading = a->l->reading;
  if (!gxi_str_is(word, "为")) return false;
  uint32_t last = reading->sentence_tokens[reading->tokens.items[token].sentence + 1];
  uint32_t end = token + 1;
  while (end < last && reading->tokens.items[end].kind != GXI_TOKEN_PUNCT)
    end++;
  gx_span text = reading->tokens.items[end - 1].text;
  return gxi_str_ends_in(
           gxi_str_sub(a->l->text, text.begin, text.end),
           "商 股东 客户 子公司 单位 之一 成员 伙伴"
         ) > 0;
}

bool gxi_anaphors_governed(const gxi_anaphors *a, uint32_t mention) {
  uint32_t token = a->token_of[mention];
  if (token == GX_ID_NONE || token == 0) return false;
  const gxi_token *before = &a->l->reading->tokens.items[token - 1];
  if (before->text.end != gxi_linker_mention(a->l, mention)->text.begin) return false;
  gx_str word = gxi_str_sub(a->l->text, before->text.begin, before->text.end);
  if (token > 1 && gxi_str_is(word, "了")) return is_verb(before - 1); /* 帮建了该院 */
  if (gxi_str_is(word, "由") || gxi_str_is(word, "经")) return false; /* the agent */
  if (is_copula(a, token, word)) return false;
  return is_verb(before) || gxi_str_in(word, "帮 让 陪 陪同 找 拉 着 见 请") ||
         (before->kind == GXI_TOKEN_COMMON && (before->payload & 0xFF) == 'p') ||
         (before->kind == GXI_TOKEN_WORD &&
          GXI_WORD_CLASS(before->payload) == GXI_WORD_PREPOSITION);
}

/* 成为甲的子公司: 甲 is no object. */
static bool is_owner(const gxi_anaphors *a, uint32_t mention) {
  uint32_t token = a->token_of[mention];
  const gxi_tokens *tokens = &a->l->reading->tokens;
  return token != GX_ID_NONE && token + 1 < tokens->count &&
         gxi_continues(a->l->text, tokens->items[token + 1].text.begin, "的");
}

/* What stands in the anaphor's own clause before it, and so is not what it means. */
#define OWN 8u
typedef struct own_clause {
  uint32_t items[OWN];
  uint32_t count;
  uint32_t begin; /* byte */
} own_clause;

static own_clause own_of(const gxi_anaphors *a, uint32_t mention) {
  own_clause own = {.begin = gxi_anaphors_clause(a, mention)};
  uint32_t first = a->first[gxi_linker_mention(a->l, mention)->sentence];
  for (uint32_t m = mention; m-- > first && own.count < OWN;) {
    if (gxi_linker_mention(a->l, m)->text.begin < own.begin) break;
    uint32_t entity = gxi_anaphors_entity(a, m);
    if (entity != GX_ID_NONE) own.items[own.count++] = entity;
  }
  return own;
}

static bool is_own(const own_clause *own, uint32_t entity) {
  for (uint32_t i = 0; i < own->count; i++)
    if (own->items[i] == entity) return true;
  return false;
}

/* 甲公司宣布乙公司收购其股份: 甲, who says so, with another body behind the word. */
static uint32_t announcer(const gxi_anaphors *a, uint32_t mention, uint32_t begin) {
  const gxi_tokens *tokens = &a->l->reading->tokens;
  bool other = false;
  uint32_t first = a->first[gxi_linker_mention(a->l, mention)->sentence];
  for (uint32_t m = mention; m-- > first;) {
    if (gxi_linker_mention(a->l, m)->text.begin < begin) break;
    if (!of_family(a, m, GXI_ANAPHOR_BODY)) continue;
    uint32_t next = a->token_of[m] + 1;
    const gxi_token *word = &tokens->items[next < tokens->count ? next : next - 1];
    gx_str text = gxi_str_sub(a->l->text, word->text.begin, word->text.end);
    if (gxi_str_in(text, "宣布 公告 公告称 称 表示 透露 披露 证实 发布公告称"))
      return other ? gxi_anaphors_entity(a, m) : GX_ID_NONE;
    other = true;
  }
  return GX_ID_NONE;
}

/* Places, and zones, which others are in. */
static bool is_site(const gxi_anaphors *a, uint32_t entity) {
  uint32_t type = a->l->out->items[entity].type;
  return type == a->l->types.zone || gxi_linker_family(a->l, type) == GXI_FAMILY_PLACE;
}

/* The first body or person of the mentions; a site only if there is nothing else. */
static uint32_t first_named(
  const gxi_anaphors *a,
  uint32_t begin,
  uint32_t end,
  const own_clause *own,
  gxi_anaphor_family wanted
) {
  uint32_t place = GX_ID_NONE;
  for (uint32_t m = begin; m < end; m++) {
    if (!of_family(a, m, wanted)) continue;
    uint32_t entity = gxi_anaphors_entity(a, m);
    if (own && is_own(own, entity)) continue;
    if (!is_site(a, entity)) return entity;
    if (place == GX_ID_NONE) place = entity;
  }
  return place;
}

/* Offices and banks serve firms. */
static bool is_helper(const gxi_anaphors *a, uint32_t entity) {
  const gxi_entity *e = &a->l->out->items[entity];
  return e->type == a->l->types.agency || gxi_str_ends(e->name, GX_STR_LIT("行")) ||
         gxi_str_has(e->name, "担保 保险 信用社 联社 小额贷款 证券");
}

#define HELPED 3u /* sentences back in which the one that is helped was named */

/* 甲公司落户…。某局代办手续,某银行为其开户: 甲, not the office, where a bank acts. */
static uint32_t helped_firm(
  const gxi_anaphors *a,
  uint32_t mention,
  uint32_t end,
  const own_clause *own,
  uint32_t found
) {
  uint32_t sentence = gxi_linker_mention(a->l, mention)->sentence;
  uint32_t back = sentence - a->start[sentence];
  uint32_t from = a->first[sentence - (back < HELPED ? back : HELPED)];
  if (own->count == 0 || !is_helper(a, own->items[own->count - 1])) return found;
  for (uint32_t m = end; m-- > from;) {
    uint32_t entity = gxi_anaphors_entity(a, m);
    if (of_family(a, m, GXI_ANAPHOR_COMPANY) && !is_helper(a, entity) && !is_own(own, entity))
      return entity;
  }
  return found;
}

/* 与甲公司往来如常,去年向其采购: an object means the last object of an earlier
   clause, else its subject, else that of the sentence before; nothing of its own
   clause. */
static uint32_t
object_before(const gxi_anaphors *a, uint32_t mention, gxi_anaphor_family wanted) {
  uint32_t sentence = gxi_linker_mention(a->l, mention)->sentence;
  uint32_t first = a->first[sentence];
  own_clause own = own_of(a, mention);
  uint32_t says = announcer(a, mention, own.begin);
  if (says != GX_ID_NONE) return says;
  uint32_t end = mention;
  while (end > first && gxi_linker_mention(a->l, end - 1)->text.begin >= own.begin)
    end--;
  for (uint32_t m = end; m-- > first;)
    if (gxi_anaphors_governed(a, m) && of_family(a, m, GXI_ANAPHOR_BODY) && !is_owner(a, m) && !is_own(&own, gxi_anaphors_entity(a, m)))
      return gxi_anaphors_entity(a, m);
  uint32_t found = first_named(a, first, end, &own, wanted);
  if (found == GX_ID_NONE && sentence > a->start[sentence])
    found = first_named(a, a->first[sentence - 1], first, &own, wanted);
  return found != GX_ID_NONE && is_helper(a, found)
           ? helped_firm(a, mention, end, &own, found)
           : found;
}

/* 出任其董事长: what has posts is no person. */
static bool before_title(const gxi_anaphors *a, uint32_t mention) {
  uint32_t token = a->token_of[mention];
  const gxi_tokens *tokens = &a->l->reading->tokens;
  return token != GX_ID_NONE && token + 1 < tokens->count &&
         tokens->items[token + 1].kind == GXI_TOKEN_TITLE;
}

/* 甲介绍,乙…由其控股: 甲 only says so. */
static uint32_t behind_speaker(
  const gxi_anaphors *a, uint32_t begin, uint32_t end, gxi_anaphor_family wanted
) {
  uint32_t m = begin;
  while (m < end && a->token_of[m] == GX_ID_NONE)
    m++;
  if (m == end || !of_family(a, m, GXI_ANAPHOR_PERSON)) return GX_ID_NONE;
  const gxi_tokens *tokens = &a->l->reading->tokens;
  uint32_t next = a->token_of[m] + 1;
  if (next >= tokens->count || tokens->items[next].kind != GXI_TOKEN_WORD || GXI_WORD_CLASS(tokens->items[next].payload) != GXI_WORD_SPEECH)
    return GX_ID_NONE;
  return first_named(a, m + 1, end, NULL, wanted);
}

/* 走得最快的是[甲],它…: the body that the clause before ends with. */
static uint32_t named_before_comma(const gxi_anaphors *a, uint32_t mention) {
  uint32_t begin = gxi_linker_mention(a->l, mention)->text.begin;
  uint32_t first = a->first[gxi_linker_mention(a->l, mention)->sentence];
  for (uint32_t m = mention; m-- > first && mention - m <= 4;) {
    uint32_t end = gxi_linker_mention(a->l, m)->text.end;
    if (end < begin && begin - end <= 4 && of_family(a, m, GXI_ANAPHOR_BODY) && gxi_str_has(gxi_str_sub(a->l->text, end, begin), ", — -"))
      return gxi_anaphors_entity(a, m);
  }
  return GX_ID_NONE;
}

static uint32_t subject_before(const gxi_anaphors *a, uint32_t mention) {
  uint32_t sentence = gxi_linker_mention(a->l, mention)->sentence;
  uint32_t first = a->first[sentence];
  gxi_anaphor_family wanted =
    before_title(a, mention) ? GXI_ANAPHOR_BODY : GXI_ANAPHOR_ANY;
  bool thing = gxi_str_is(gxi_anaphors_word(a, mention), "它");
  if (gxi_anaphors_governed(a, mention)) return object_before(a, mention, wanted);
  if (thing) {
    uint32_t closing = named_before_comma(a, mention);
    if (closing != GX_ID_NONE) return closing;
  }
  uint32_t found =
    thing ? first_named(a, first, mention, NULL, GXI_ANAPHOR_BODY) : GX_ID_NONE;
  if (found == GX_ID_NONE) found = behind_speaker(a, first, mention, wanted);
  if (found == GX_ID_NONE) found = first_named(a, first, mention, NULL, wanted);
  if (found != GX_ID_NONE || sentence == a->start[sentence]) return found;
  return first_named(a, a->first[sentence - 1], first, NULL, wanted);
}

/* 这是…设立的首家专卖店: what 这 is said to be is a kind of firm. */
static bool is_told_firm(const gxi_anaphors *a, uint32_t mention) {
  gx_str text = a->l->text;
  size_t at = gxi_linker_mention(a->l, mention)->text.end, end = at;
  while (
    end < text.size && end - at < 150 &&
    gxi_str_starts_any(gxi_str_sub(text, end, text.size), GX_STR_LIT("。 , ; !")) == 0
  )
    end++;
  return gxi_str_ends_any(
           gxi_str_sub(text, at, end),
           GX_STR_LIT("店 公司 企业 工厂 加工厂 制造厂 分厂 集团 合作社")
         ) > 0;
}

/* 甲公司总经理乙介绍,这是…: the only body of the clauses before, whose people speak. */
static uint32_t told_by(const gxi_anaphors *a, uint32_t mention, uint32_t first) {
  uint32_t found = GX_ID_NONE;
  bool spoken = false;
  for (uint32_t m = first; m < mention; m++) {
    spoken = spoken || of_family(a, m, GXI_ANAPHOR_PERSON);
    if (!of_family(a, m, GXI_ANAPHOR_BODY)) continue;
    uint32_t entity = gxi_anaphors_entity(a, m);
    if (spoken || (found != GX_ID_NONE && found != entity)) return GX_ID_NONE;
    found = entity;
  }
  bool firm =
    found != GX_ID_NONE && a->l->out->items[found].type == a->l->types.company;
  return spoken && firm && is_told_firm(a, mention) ? found : GX_ID_NONE;
}

/* 引进甲公司,这是…; 甲公司投产。这是…: a body that is something. */
static uint32_t told_of(const gxi_anaphors *a, uint32_t mention) {
  uint32_t closing = named_before_comma(a, mention);
  if (closing != GX_ID_NONE) return closing;
  uint32_t sentence = gxi_linker_mention(a->l, mention)->sentence;
  uint32_t first = a->first[sentence];
  if (first != mention) return told_by(a, mention, first);
  if (sentence == a->start[sentence]) return GX_ID_NONE;
  uint32_t found = GX_ID_NONE; /* the only one */
  for (uint32_t m = a->first[sentence - 1]; m < first; m++) {
    if (!of_family(a, m, GXI_ANAPHOR_BODY)) continue;
    uint32_t entity = gxi_anaphors_entity(a, m);
    if (found != GX_ID_NONE && found != entity) return GX_ID_NONE;
    found = entity;
  }
  return found;
}

/* The bodies named in a range of mentions, each once, in text order. */
#define SIDES 8u
typedef struct named_sides {
  uint32_t items[SIDES];
  uint32_t count;
} named_sides;

static void add_sides(
  named_sides *sides,
  const gxi_anaphors *a,
  uint32_t begin,
  uint32_t end,
  const own_clause *own
) {
  for (uint32_t m = begin; m < end && sides->count < SIDES; m++) {
    if (!of_family(a, m, GXI_ANAPHOR_BODY)) continue;
    uint32_t entity = gxi_anaphors_entity(a, m);
    bool known = own && is_own(own, entity);
    for (uint32_t i = 0; i < sides->count; i++)
      known = known || sides->items[i] == entity;
    if (!known) sides->items[sides->count++] = entity;
  }
}

/* Of the clauses before the anaphor's own; of the sentence before where there are not
   so many. */
static named_sides sides_before(
  const gxi_anaphors *a, uint32_t mention, uint32_t least, const own_clause *own
) {
  uint32_t sentence = gxi_linker_mention(a->l, mention)->sentence;
  uint32_t first = a->first[sentence], end = mention;
  uint32_t clause = gxi_anaphors_clause(a, mention);
  while (end > first && gxi_linker_mention(a->l, end - 1)->text.begin >= clause)
    end--;
  named_sides sides = {.count = 0};
  add_sides(&sides, a, first, end, own);
  if (sides.count >= least || sentence == a->start[sentence]) return sides;
  named_sides before = {.count = 0};
  add_sides(&before, a, a->first[sentence - 1], first, own);
  return before.count >= least ? before : sides;
}

/* 后者 without a pair: whoever the clause before names last, a person in need. */
static uint32_t latter(const gxi_anaphors *a, uint32_t mention) {
  named_sides sides = sides_before(a, mention, 1, NULL);
  if (sides.count) return sides.items[sides.count - 1];
  uint32_t first = a->first[gxi_linker_mention(a->l, mention)->sentence];
  uint32_t nearest = GX_ID_NONE;
  for (uint32_t m = mention; m-- > first && nearest == GX_ID_NONE;)
    if (of_family(a, m, GXI_ANAPHOR_PERSON) || of_family(a, m, GXI_ANAPHOR_BODY))
      nearest = gxi_anaphors_entity(a, m);
  return nearest;
}

/* 前者 without a pair: the first of several. */
static uint32_t former(const gxi_anaphors *a, uint32_t mention) {
  named_sides sides = sides_before(a, mention, 2, NULL);
  return sides.count > 1 ? sides.items[0] : GX_ID_NONE;
}

/* 我们与甲签约,对方…; a turn of an interview: one side is whoever speaks. */
static bool speaks_of_self(const gxi_anaphors *a, uint32_t mention) {
  uint32_t sentence = gxi_linker_mention(a->l, mention)->sentence;
  if (gxi_turn_body(a, sentence) != GX_ID_NONE) return true;
  for (uint32_t m = a->first[sentence]; m < mention; m++) {
    const gxi_mention *it = gxi_linker_mention(a->l, m);
    if (it->kind == GXI_MENTION_ANAPHOR && GXI_WORD_FIRST_PERSON(it->payload))
      return true;
  }
  return false;
}

/* 对方: as an object whoever is named last, but for its own clause; as a subject the
   last of several. */
static uint32_t other_side(const gxi_anaphors *a, uint32_t mention) {
  own_clause own = own_of(a, mention);
  bool object = own.count > 0;
  named_sides sides = sides_before(a, mention, object ? 1 : 2, object ? &own : NULL);
  bool self = !object && sides.count == 1 && speaks_of_self(a, mention);
  if (sides.count == 0 || (!object && !self && sides.count < 2)) return GX_ID_NONE;
  return sides.items[sides.count - 1];
}

/* People without names stand between: 他们 is they. */
static bool people_before(const gxi_anaphors *a, uint32_t mention) {
  uint32_t begin =
    a->l->sentences[gxi_linker_mention(a->l, mention)->sentence].text.begin;
  gx_str before =
    gxi_str_sub(a->l->text, begin, gxi_linker_mention(a->l, mention)->text.begin);
  return gxi_str_has(
    before,
    "村民 群众 农户 农民 牧民 孩子 学生 学员 老人 员工 工人 教师 老师 医生 "
    "医护 专家 患者 病人 居民 种植户 养殖户 青年 妇女 商户 游客 旅客 儿童 "
    "家庭 老乡 乡亲 师傅 大户 客商 贫困户 脱贫户 残疾人 志愿者 干部 小伙 人才"
  );
}

uint32_t gxi_they_resolve(const gxi_anaphors *a, uint32_t mention) {
  if (!gxi_anaphors_governed(a, mention) || people_before(a, mention))
    return GX_ID_NONE;
  uint32_t found = object_before(a, mention, GXI_ANAPHOR_BODY);
  if (found == GX_ID_NONE || is_helper(a, found)) return GX_ID_NONE;
  uint32_t type = a->l->out->items[found].type;
  return type == a->l->types.company || type == a->l->types.organization ? found
                                                                         : GX_ID_NONE;
}

static uint32_t last_of_type(const gxi_anaphors *a, uint32_t mention, uint32_t type) {
  uint32_t sentence = gxi_linker_mention(a->l, mention)->sentence;
  for (uint32_t m = mention; m-- > a->first[a->start[sentence]];) {
    uint32_t entity = gxi_anaphors_entity(a, m);
    if (entity != GX_ID_NONE && a->l->out->items[entity].type == type) return entity;
  }
  return GX_ID_NONE;
}

static bool ends_in_any(gx_str word, const char *const *endings) {
  for (; *endings; endings++) {
    if (gxi_str_ends(word, gxi_str(*endings))) return true;
  }
  return false;
}

/* 甲与乙商会会员单位丙签约,后者…: 丙, whom the role behind 乙 leads to. */
static uint32_t behind_role(const gxi_anaphors *a, uint32_t mention, uint32_t last) {
  uint32_t first = a->first[gxi_linker_mention(a->l, mention)->sentence];
  for (uint32_t m = mention; m-- > first + 1;) {
    if (gxi_anaphors_entity(a, m - 1) != last || !of_family(a, m, GXI_ANAPHOR_BODY))
      continue;
    uint32_t begin = gxi_linker_mention(a->l, m - 1)->text.end;
    uint32_t end = gxi_linker_mention(a->l, m)->text.begin;
    if (end <= begin || end - begin > 24) continue;
    gx_str between = gxi_str_sub(a->l->text, begin, end);
    if (gxi_str_ends(between, GX_STR_LIT("单位")) || gxi_str_ends(between, GX_STR_LIT("子公司")) || gxi_str_ends(between, GX_STR_LIT("旗下")) || gxi_str_ends(between, GX_STR_LIT("旗下的")) || gxi_str_ends(between, GX_STR_LIT("会员企业")))
      return gxi_anaphors_entity(a, m);
  }
  return last;
}

uint32_t gxi_pronoun_resolve(const gxi_anaphors *a, uint32_t mention) {
  static const char *const events[] = {"博览会", "展会", "大会", "论坛", "会议", NULL};
  static const char *const programs[] = {"项目", "计划", "工程", "行动", NULL};
  gx_str word = gxi_anaphors_word(a, mention);
  bool second = gxi_str_is(word, "后者");
  uint32_t closing = second ? named_before_comma(a, mention) : GX_ID_NONE;
  if (second || gxi_str_is(word, "前者")) {
    uint32_t pair[3];
    bool paired = gxi_pair_resolve(a, mention, pair) == 2;
    if (paired && closing != GX_ID_NONE && closing != pair[0] && closing != pair[1])
      return behind_role(a, mention, closing); /* the pair stands further back */
    if (paired) return second ? behind_role(a, mention, pair[1]) : pair[0];
    return second ? latter(a, mention) : former(a, mention);
  }
  if (ends_in_any(word, events)) return last_of_type(a, mention, a->l->types.event);
  if (ends_in_any(word, programs)) return last_of_type(a, mention, a->l->types.program);
  if (gxi_str_is(word, "对方")) return other_side(a, mention);
  if (gxi_str_is(word, "其") || gxi_str_is(word, "它"))
    return subject_before(a, mention);
  if (gxi_str_is(word, "也")) return named_before_comma(a, mention);
  return gxi_str_is(word, "这") ? told_of(a, mention) : GX_ID_NONE;
}

/* 来自甲中学的语文教师乙,…来到丙中学。该校…: 甲 only says whose teacher 乙 is. */
#define POST_TOKENS 5u
bool gxi_is_employer(const gxi_anaphors *a, uint32_t mention) {
  const gxi_tokens *tokens = &a->l->reading->tokens;
  uint32_t token = a->token_of[mention];
  for (uint32_t t = token + 1; t < tokens->count && t - token < POST_TOKENS; t++) {
    const gxi_token *it = &tokens->items[t];
    if (it->kind == GXI_TOKEN_PUNCT || it->sentence != tokens->items[token].sentence)
      return false;
    if (it->kind != GXI_TOKEN_MENTION) continue;
    uint32_t entity =
      it->mention != GX_ID_NONE ? gxi_anaphors_entity(a, it->mention) : GX_ID_NONE;
    return entity != GX_ID_NONE &&
           gxi_linker_family(a->l, a->l->out->items[entity].type) == GXI_FAMILY_PERSON;
  }
  return false;
}
