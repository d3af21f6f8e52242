/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * speaker.c: who says 我.
 *
 *     [桃江县商务局][党组书记]、[副局长][李知远]   李知远 speaks for 桃江县商务局
 *     李知远:我们聚焦 …          a speaker's turn: 我们 is what 李知远 speaks for
 *     [某公司]的[张某]告诉…     张某 speaks for 某公司
 *     张某表示:“我们将 …”      the same for a quotation, however many sentences long
 *     本公司(…有限公司)       the name in the bracket
 *     在某论坛上的致辞        guest.c: for whom the one who gives it speaks
 *     贵院                   whom a letter is to: 某医院: at its head; 我院 signs it
 *     我市 我局 本公司         outside of speech: the publisher, else the place or body
 *                            that the document is about
 */
#include "base/words.h"
#include "entity/anaphor.h"
#include "grammar/number.h"

/* Longer quotations are documents of their own. */
#define QUOTE_BYTES 3000u
#define FIRM_SENTENCES 12u
/* 某某说 stands right behind the quotation. */
#define SPEAKER_BYTES 90u
#define SPEAKER_MENTIONS 100u
/* 生产 | 部长: words between a body and a title. */
#define UNIT_TOKENS 3u

static bool is_person(const gxi_anaphors *a, uint32_t entity) {
  return gxi_linker_family(a->l, a->l->out->items[entity].type) == GXI_FAMILY_PERSON;
}

/* The body that a token names, or GX_ID_NONE. */
static uint32_t body_at(const gxi_anaphors *a, const gxi_token *token) {
  if (token->kind != GXI_TOKEN_MENTION || token->mention == GX_ID_NONE)
    return GX_ID_NONE;
  uint32_t entity = gxi_anaphors_entity(a, token->mention);
  return entity != GX_ID_NONE && !is_person(a, entity) ? entity : GX_ID_NONE;
}

/* 创始人 is a word of frames, too. */
static bool is_founder(const gxi_anaphors *a, const gxi_token *token) {
  gx_str text = gxi_str_sub(a->l->text, token->text.begin, token->text.end);
  return text.size >= 9 && gxi_str_ends_in(text, "创始人 创办人 创立者 发起人 主理人");
}

/* 负责人 is a noun for somebody without a name, too. */
static bool is_head(const gxi_anaphors *a, const gxi_token *token) {
  gx_str text = gxi_str_sub(a->l->text, token->text.begin, token->text.end);
  return gxi_str_ends_in(text, "负责人 带头人 掌门人 当家人") > 0;
}

/* Back over titles and marks of enumeration to a name: [BODY] TITLE 、 TITLE [PERSON].
 */
static uint32_t body_before(const gxi_anaphors *a, uint32_t token, uint32_t sentence) {
  const gxi_reading *reading = a->l->reading;
  uint32_t begin = reading->sentence_tokens[sentence];
  const gxi_token *left = &reading->tokens.items[token];
  if (token >= begin + 2 && gxi_continues(a->l->text, left[-1].text.begin, "的") && left[-1].text.end == left->text.begin) {
    uint32_t body = body_at(a, &left[-2]); /* 某公司的甲 */
    gxi_family family = body == GX_ID_NONE
                          ? GXI_FAMILY_OTHER
                          : gxi_linker_family(a->l, a->l->out->items[body].type);
    if (family == GXI_FAMILY_BODY) return body;
  }
  bool title = false;
  uint32_t units = 0;
  while (token-- > begin) {
    const gxi_token *t = &reading->tokens.items[token];
    if (t->kind == GXI_TOKEN_TITLE || is_founder(a, t) || is_head(a, t)) {
      title = true;
    } else if (t->kind == GXI_TOKEN_MENTION) {
      return title ? body_at(a, t) : GX_ID_NONE;
    } else if (title && t->kind == GXI_TOKEN_COMMON && units < UNIT_TOKENS) {
      units++;
    } else if (!gxi_continues(a->l->text, t->text.begin, "、")) {
      return GX_ID_NONE;
    }
  }
  return GX_ID_NONE;
}

/* “…”公司经理[PERSON]: the word for the firm before the titles, or GX_ID_NONE. */
static uint32_t generic_firm(const gxi_anaphors *a, uint32_t token, uint32_t sentence) {
  const gxi_reading *reading = a->l->reading;
  uint32_t begin = reading->sentence_tokens[sentence];
  for (uint32_t i = token; i-- > begin && token - i <= UNIT_TOKENS + 1;) {
    const gxi_token *t = &reading->tokens.items[i];
    gx_str text = gxi_str_sub(a->l->text, t->text.begin, t->text.end);
    if (gxi_str_in(text, "公司 企业 集团 厂 工厂 合作社") && i + 1 < token) return i;
    if (t->kind != GXI_TOKEN_TITLE && t->kind != GXI_TOKEN_COMMON && t->kind != GXI_TOKEN_WORD)
      break;
  }
  return GX_ID_NONE;
}

/* The byte at which the quotation opens that closes right before a token; else the
   token's own. */
static uint32_t before_quote(const gxi_anaphors *a, uint32_t token) {
  uint32_t begin = a->l->reading->tokens.items[token].text.begin;
  uint32_t low = begin > QUOTE_BYTES ? begin - QUOTE_BYTES : 0;
  if (!gxi_str_ends(gxi_str_sub(a->l->text, 0, begin), GX_STR_LIT("”"))) return begin;
  for (uint32_t at = begin - 3; at > low; at--)
    if (gxi_continues(a->l->text, at, "“")) return at;
  return begin;
}

/* 收货方是甲集团旗下的乙: the other side of a deal is not who is spoken of. */
static bool is_other_side(const gxi_anaphors *a, uint32_t mention) {
  const gxi_reading *reading = a->l->reading;
  uint32_t token = a->token_of[mention];
  uint32_t begin =
    reading->sentence_tokens[gxi_linker_mention(a->l, mention)->sentence];
  for (uint32_t i = token; i-- > begin + 1 && token - i <= 3;) {
    gx_span is = reading->tokens.items[i].text;
    if (!gxi_str_in(gxi_str_sub(a->l->text, is.begin, is.end), "是 为 有 包括"))
      continue;
    gx_str role = gxi_str_sub(a->l->text, 0, reading->tokens.items[i - 1].text.end);
    return gxi_str_ends_in(role, "方 客户 买家 货主 供应商 承包商") > 0;
  }
  return false;
}

/* Whom 公司 means before a speaker's titles: the first company of the nearest sentence
   that names one, outside what he says. */
static uint32_t spoken_firm(const gxi_anaphors *a, uint32_t token, uint32_t sentence) {
  uint32_t word = generic_firm(a, token, sentence), start = a->start[sentence];
  if (word == GX_ID_NONE) return word;
  uint32_t before = before_quote(a, word);
  for (uint32_t s = sentence + 1; s-- > start && sentence - s < FIRM_SENTENCES;)
    for (uint32_t m = a->first[s]; m < a->first[s + 1]; m++) {
      uint32_t entity = gxi_anaphors_entity(a, m);
      if (gxi_linker_mention(a->l, m)->text.begin >= before) break;
      if (entity != GX_ID_NONE && a->token_of[m] != GX_ID_NONE && gxi_anaphors_agree(a, entity, GXI_ANAPHOR_COMPANY, (gx_str){0}) && !is_other_side(a, m))
        return entity;
    }
  return GX_ID_NONE;
}

/* 甲系某公司董事长: what joins a person to the post told behind him. */
static bool joins_post(const gxi_anaphors *a, const gxi_token *token) {
  gx_str text = gxi_str_sub(a->l->text, token->text.begin, token->text.end);
  return token->kind == GXI_TOKEN_PUNCT || gxi_str_in(text, "系 是 为 现任 担任 任");
}

/* [PERSON],[BODY] TITLE; [PERSON] 系 [BODY] TITLE */
static uint32_t body_behind(const gxi_anaphors *a, uint32_t token, uint32_t sentence) {
  const gxi_reading *reading = a->l->reading;
  const gxi_token *t = &reading->tokens.items[token];
  if (token + 3 >= reading->sentence_tokens[sentence + 1]) return GX_ID_NONE;
  if (!joins_post(a, &t[1]) || t[3].kind != GXI_TOKEN_TITLE) return GX_ID_NONE;
  return body_at(a, &t[2]);
}

/* 甲公司战略投资部: what is ours is the firm's, whose name the department's begins
 * with. */
static uint32_t firm_of(const gxi_anaphors *a, uint32_t body) {
  if (body == GX_ID_NONE) return body;
  gx_str name = a->l->out->items[body].name;
  bool unit = a->l->out->items[body].type != a->l->types.company &&
              gxi_str_ends_in(name, "部 处 科 办公室 中心 车间") > 0 &&
              gxi_str_has(name, "公司 集团 股份");
  for (uint32_t i = 0; unit && i < a->l->out->count; i++)
    if (a->l->out->items[i].type == a->l->types.company && i != body && gxi_str_starts(name, a->l->out->items[i].name))
      return i;
  return body;
}

void gxi_speakers_find(gxi_anaphors *a) {
  const gxi_linker *l = a->l;
  a->body_of = gxi_arena_alloc(l->arena, l->out->count, sizeof *a->body_of);
  for (uint32_t i = 0; i < l->out->count; i++)
    a->body_of[i] = GX_ID_NONE;
  for (uint32_t m = 0; m < l->reading->mentions.count; m++) {
    uint32_t entity = gxi_anaphors_entity(a, m), token = a->token_of[m];
    if (entity == GX_ID_NONE || token == GX_ID_NONE || !is_person(a, entity)) continue;
    if (a->body_of[entity] != GX_ID_NONE) continue;
    uint32_t sentence = gxi_linker_mention(l, m)->sentence;
    uint32_t body = body_before(a, token, sentence);
    if (body == GX_ID_NONE) body = body_behind(a, token, sentence);
    if (body == GX_ID_NONE) body = spoken_firm(a, token, sentence);
    a->body_of[entity] = firm_of(a, body);
  }
}

/* The quotation around a mention, its marks' offsets; false when it stands in none. */
static bool quote_around(const gxi_anaphors *a, uint32_t mention, gx_span *quote) {
  const gxi_mention *m = gxi_linker_mention(a->l, mention);
  gx_span block = a->l->blocks[a->l->sentences[m->sentence].block].text;
  gx_str text = gxi_str_sub(a->l->text, 0, block.end);
  uint32_t at = m->text.begin, low = block.begin;
  if (at - low > QUOTE_BYTES) low = at - QUOTE_BYTES;
  while (at > low && !gxi_continues(text, at, "“")) {
    if (gxi_continues(text, at, "”")) return false;
    at--;
  }
  if (!gxi_continues(text, at, "“")) return false;
  size_t high =
    block.end - m->text.end > QUOTE_BYTES ? m->text.end + QUOTE_BYTES : block.end;
  size_t close = gxi_str_find(gxi_str_sub(text, 0, high), GX_STR_LIT("”"), m->text.end);
  *quote = (gx_span){at, (uint32_t)(close == SIZE_MAX ? high : close)};
  return true;
}

/* “…”甲说: the person right behind the quotation who is said to speak, where no colon
   opens it; or GX_ID_NONE. */
static uint32_t speaks_behind(const gxi_anaphors *a, uint32_t mention, gx_span quote) {
  const gxi_linker *l = a->l;
  uint32_t count = l->reading->mentions.count;
  gx_str before = gxi_str_sub(l->text, 0, quote.begin);
  if (gxi_str_ends_in(before, ": : 说, 表示,")) return GX_ID_NONE;
  for (uint32_t m = mention + 1; m < count && m - mention < SPEAKER_MENTIONS; m++) {
    gx_span text = gxi_linker_mention(l, m)->text;
    if (text.begin > quote.end + SPEAKER_BYTES) break;
    uint32_t entity = gxi_anaphors_entity(a, m);
    if (text.begin < quote.end || entity == GX_ID_NONE || !is_person(a, entity))
      continue;
    gx_str rest = gxi_str_sub(l->text, text.end, l->text.size);
    static const char *const verbs[] = {
      "说", "表示", "介绍", "告诉", "坦言", "笑", "感慨", "回忆", "算"};
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
      if (gxi_str_starts(rest, gxi_str(verbs[i]))) return entity;
    return GX_ID_NONE;
  }
  return GX_ID_NONE;
}

/* The last person named before a quotation in its block, else the first one right
   behind it. */
static uint32_t
speaker_of_quote(const gxi_anaphors *a, uint32_t mention, gx_span quote) {
  const gxi_linker *l = a->l;
  uint32_t block = l->sentences[gxi_linker_mention(l, mention)->sentence].block;
  uint32_t behind = speaks_behind(a, mention, quote);
  if (behind != GX_ID_NONE) return behind;
  for (uint32_t m = mention; m-- > 0 && mention - m < SPEAKER_MENTIONS;) {
    if (l->sentences[gxi_linker_mention(l, m)->sentence].block != block) break;
    uint32_t entity = gxi_anaphors_entity(a, m);
    bool before = gxi_linker_mention(l, m)->text.end <= quote.begin;
    if (before && entity != GX_ID_NONE && is_person(a, entity)) return entity;
  }
  uint32_t count = l->reading->mentions.count;
  for (uint32_t m = mention + 1; m < count && m - mention < SPEAKER_MENTIONS; m++) {
    uint32_t begin = gxi_linker_mention(l, m)->text.begin;
    if (begin > quote.end + SPEAKER_BYTES) break;
    uint32_t entity = gxi_anaphors_entity(a, m);
    if (begin >= quote.end && entity != GX_ID_NONE && is_person(a, entity))
      return entity;
  }
  return GX_ID_NONE;
}

/* 某公司负责人, 该局工作人员: the body before a word for one who speaks without a name.
 */
static uint32_t body_of_nameless(const gxi_anaphors *a, uint32_t token) {
  const gxi_token *t = &a->l->reading->tokens.items[token];
  gx_str word = gxi_str_sub(a->l->text, t->text.begin, t->text.end);
  if (token == 0 || gxi_str_ends_in(word, "负责人 工作人员 负责同志") == 0)
    return GX_ID_NONE;
  if (t[-1].kind != GXI_TOKEN_MENTION || t[-1].sentence != t->sentence)
    return GX_ID_NONE;
  uint32_t body = body_at(a, &t[-1]);
  if (body == GX_ID_NONE || gxi_linker_family(a->l, a->l->out->items[body].type) != GXI_FAMILY_BODY)
    return GX_ID_NONE;
  return body;
}

#define NAMELESS_TOKENS 300u

/* “…”该局负责人说; else the nearest before the quotation: 据某局负责人介绍,…。“…”. */
static uint32_t nameless_speaker(const gxi_anaphors *a, uint32_t mention) {
  const gxi_reading *reading = a->l->reading;
  uint32_t token = a->token_of[mention];
  gx_span quote;
  if (token == GX_ID_NONE || !quote_around(a, mention, &quote)) return GX_ID_NONE;
  uint32_t end = token, low = token > NAMELESS_TOKENS ? token - NAMELESS_TOKENS : 0;
  while (end < reading->tokens.count && end - token < NAMELESS_TOKENS &&
         reading->tokens.items[end].text.begin < quote.end)
    end++;
  for (uint32_t i = end; i < reading->tokens.count && i < end + 4; i++) {
    uint32_t body = body_of_nameless(a, i);
    if (body != GX_ID_NONE) return body;
  }
  uint32_t start = a->start[reading->tokens.items[token].sentence];
  for (uint32_t i = token; i-- > low && reading->tokens.items[i].sentence >= start;) {
    uint32_t body = reading->tokens.items[i].text.end <= quote.begin
                      ? body_of_nameless(a, i)
                      : GX_ID_NONE;
    if (body != GX_ID_NONE) return body;
  }
  return GX_ID_NONE;
}

static uint32_t speaker(const gxi_anaphors *a, uint32_t mention) {
  gx_span quote;
  uint32_t person = gxi_turn_speaker(a, gxi_linker_mention(a->l, mention)->sentence);
  if (person != GX_ID_NONE) return person;
  return quote_around(a, mention, &quote) ? speaker_of_quote(a, mention, quote)
                                          : GX_ID_NONE;
}

/* The office of a place speaks for the place: 某市人民政府 for 某市. */
static uint32_t governed_place(const gxi_anaphors *a, uint32_t body) {
  if (body == GX_ID_NONE) return GX_ID_NONE;
  const gxi_entity *e = &a->l->out->items[body];
  if (e->place != GX_ID_NONE) return body;
  if (e->type != a->l->types.agency || !gxi_str_ends_in(e->name, "政府 市委 县委 区委 省委 州委 地委 盟委 旗委 行署 行政公署"))
    return GX_ID_NONE;
  return gxi_anaphors_place_entity(a, e->location);
}

uint32_t gxi_spoken_for(const gxi_anaphors *a, uint32_t body) {
  uint32_t place = governed_place(a, body);
  return place != GX_ID_NONE ? place : body;
}

/* 本公司(浙江远泽纺织有限公司,以下简称…) */
static uint32_t
named_in_bracket(const gxi_anaphors *a, uint32_t mention, gxi_anaphor_family family) {
  const gxi_reading *reading = a->l->reading;
  uint32_t token = a->token_of[mention];
  if (token == GX_ID_NONE || token + 2 >= reading->tokens.count) return GX_ID_NONE;
  const gxi_token *t = &reading->tokens.items[token];
  if (!gxi_continues(a->l->text, t[1].text.begin, "(")) return GX_ID_NONE;
  uint32_t entity = body_at(a, &t[2]);
  bool fits =
    entity != GX_ID_NONE && gxi_anaphors_agree(a, entity, family, (gx_str){0});
  return fits ? entity : GX_ID_NONE;
}

/* What the same word meant earlier in the article. */
static uint32_t said_before(const gxi_anaphors *a, uint32_t mention, gx_str word) {
  uint32_t from = a->first[a->start[gxi_linker_mention(a->l, mention)->sentence]];
  for (uint32_t m = mention; m-- > from && mention - m < SPEAKER_MENTIONS;) {
    if (gxi_linker_mention(a->l, m)->kind != GXI_MENTION_ANAPHOR) continue;
    if (gxi_str_equal(gxi_anaphors_word(a, m), word)) return gxi_anaphors_entity(a, m);
  }
  return GX_ID_NONE;
}

/* 我市: the publisher's place, or one that it lies in, if it agrees. */
static uint32_t home_place(const gxi_anaphors *a, gx_str word) {
  const gxi_linker *l = a->l;
  for (uint32_t p = l->out->publisher_place; p != GX_ID_NONE;
       p = gxi_knowledge_place(l->knowledge, p)->parent) {
    uint32_t entity = gxi_anaphors_place_entity(a, p);
    if (entity != GX_ID_NONE && gxi_anaphors_agree(a, entity, GXI_ANAPHOR_PLACE, word)) {
      return entity;
    }
  }
  return GX_ID_NONE;
}

/* 某市人民政府工作报告: the place whose government the title names. */
static uint32_t titled_place(const gxi_anaphors *a, uint32_t mention, gx_str word) {
  uint32_t title = a->start[gxi_linker_mention(a->l, mention)->sentence];
  for (uint32_t m = a->first[title]; m < a->first[title + 1] && m < mention; m++) {
    uint32_t entity = gxi_anaphors_entity(a, m);
    if (entity == GX_ID_NONE || a->l->out->items[entity].type != a->l->types.agency)
      continue;
    uint32_t place = gxi_anaphors_place_entity(a, a->l->out->items[entity].location);
    if (place != GX_ID_NONE && gxi_anaphors_agree(a, place, GXI_ANAPHOR_PLACE, word))
      return place;
  }
  return GX_ID_NONE;
}

/* Bodies that the writer acts on, and so is not. */
#define OTHERS 8u
typedef struct others {
  uint32_t items[OTHERS];
  uint32_t count;
} others;

static bool is_other(const others *them, uint32_t entity) {
  for (uint32_t i = 0; i < them->count; i++)
    if (them->items[i] == entity) return true;
  return false;
}

/* 我院对口支援乙医院: what stands behind the word in its sentences, from here on. */
static others named_behind(const gxi_anaphors *a, uint32_t mention, gx_str word) {
  others them = {.count = 0};
  uint32_t count = a->l->reading->mentions.count, sentence = GX_ID_NONE;
  for (uint32_t m = mention; m < count && m - mention < SPEAKER_MENTIONS; m++) {
    const gxi_mention *it = gxi_linker_mention(a->l, m);
    if (it->kind == GXI_MENTION_ANAPHOR && gxi_str_equal(gxi_anaphors_word(a, m), word))
      sentence = it->sentence;
    uint32_t entity = gxi_anaphors_entity(a, m);
    bool behind =
      it->sentence == sentence && entity != GX_ID_NONE && a->token_of[m] != GX_ID_NONE;
    if (behind && them.count < OTHERS && !is_other(&them, entity))
      them.items[them.count++] = entity;
  }
  return them;
}

/* Else the thing of this kind that the document names most, the first of equals. */
static uint32_t main_entity(
  const gxi_anaphors *a, gxi_anaphor_family family, gx_str word, const others *them
) {
  uint32_t best = GX_ID_NONE, most = 0;
  for (uint32_t i = 0; i < a->l->out->count; i++) {
    const gxi_entity *e = &a->l->out->items[i];
    if (e->mention_count <= most || !gxi_anaphors_agree(a, i, family, word)) continue;
    if (is_other(them, i)) continue;
    most = e->mention_count;
    best = i;
  }
  return best;
}

#define HEAD_SENTENCES 4u
#define LETTER_SENTENCES 80u

/* The entity of a line that is no more than its name and at most a mark. */
static uint32_t line_of_name(const gxi_anaphors *a, uint32_t sentence, bool colon) {
  const gxi_linker *l = a->l;
  gx_span line = l->sentences[sentence].text;
  uint32_t at = line.begin, m = GX_ID_NONE; /* of 天津市|河北区教育局 the last */
  for (uint32_t i = a->first[sentence]; i < a->first[sentence + 1]; i++) {
    gx_span next = gxi_linker_mention(l, i)->text;
    if (a->token_of[i] == GX_ID_NONE || next.begin != at) continue;
    at = next.end;
    m = i;
  }
  if (m == GX_ID_NONE) return GX_ID_NONE;
  gx_span name = gxi_linker_mention(l, m)->text;
  if (name.end + (colon ? 1u : 0u) != line.end) return GX_ID_NONE;
  if (colon && !gxi_continues(l->text, name.end, ":")) return GX_ID_NONE;
  return gxi_anaphors_entity(a, m);
}

/* Whom a letter is to: the line 某医院: at its head. */
static uint32_t addressee(const gxi_anaphors *a, uint32_t mention) {
  uint32_t own = gxi_linker_mention(a->l, mention)->sentence;
  for (uint32_t s = a->start[own]; s < own && s < a->start[own] + HEAD_SENTENCES; s++) {
    uint32_t entity = line_of_name(a, s, true);
    if (entity != GX_ID_NONE) return entity;
  }
  return GX_ID_NONE;
}

/* Who signs it: the next line below that is a name. */
static uint32_t signatory(const gxi_anaphors *a, uint32_t mention) {
  uint32_t own = gxi_linker_mention(a->l, mention)->sentence;
  for (uint32_t s = own + 1; s < a->l->sentence_count && s < own + LETTER_SENTENCES;
       s++) {
    if (a->start[s] != a->start[own]) break;
    uint32_t entity = line_of_name(a, s, false);
    if (entity != GX_ID_NONE) return entity;
  }
  return GX_ID_NONE;
}

/* 我局 本公司: bracket, speaker, publisher, the same word before, main body. */
static uint32_t own_body(
  const gxi_anaphors *a, uint32_t mention, gxi_anaphor_family family, uint32_t spoken
) {
  gx_str word = gxi_anaphors_word(a, mention);
  uint32_t publisher = a->l->out->publisher;
  uint32_t bracket = named_in_bracket(a, mention, family);
  if (bracket != GX_ID_NONE) return bracket;
  if (spoken != GX_ID_NONE && gxi_anaphors_agree(a, spoken, family, word))
    return spoken;
  if (publisher != GX_ID_NONE && gxi_anaphors_agree(a, publisher, family, word)) {
    return publisher;
  }
  uint32_t to = addressee(a, mention);
  uint32_t signer = to != GX_ID_NONE ? signatory(a, mention) : GX_ID_NONE;
  if (signer != GX_ID_NONE && signer != to && gxi_anaphors_agree(a, signer, family, word))
    return signer;
  uint32_t earlier = said_before(a, mention, word);
  if (earlier != GX_ID_NONE) return earlier;
  others them = named_behind(a, mention, word);
  return main_entity(a, family, word, &them);
}

/* 我们三家, 我们两地: more than the speaker's own. */
static bool counts_others(const gxi_anaphors *a, uint32_t mention) {
  gx_span text = gxi_linker_mention(a->l, mention)->text;
  gx_str rest = gxi_str_sub(a->l->text, text.end, a->l->text.size);
  static const char *const counts[] = {
    "三家",
    "两家",
    "几家",
    "四家",
    "五家",
    "两地",
    "双方",
    "两县",
    "两市",
    "三方",
    "俩"};
  for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
    if (gxi_str_starts(rest, gxi_str(counts[i]))) return true;
  return false;
}

/* 我们县和乙签约,乙给我们…: the county. */
static uint32_t self_before(const gxi_anaphors *a, uint32_t mention) {
  for (uint32_t m = mention;
       m-- > a->first[gxi_linker_mention(a->l, mention)->sentence];) {
    const gxi_mention *it = gxi_linker_mention(a->l, m);
    if (it->kind != GXI_MENTION_ANAPHOR || !GXI_WORD_FIRST_PERSON(it->payload))
      continue;
    if (GXI_WORD_FAMILY(it->payload) != GXI_ANAPHOR_PLACE) continue;
    return gxi_anaphors_entity(a, m);
  }
  return GX_ID_NONE;
}

/* 我们公司叫甲, 我们是甲公司, …: whom the one who speaks says to be. */
static uint32_t says_who(const gxi_anaphors *a, uint32_t mention) {
  const gxi_reading *reading = a->l->reading;
  uint32_t token = a->token_of[mention];
  if (token == GX_ID_NONE || token + 3 >= reading->tokens.count) return GX_ID_NONE;
  const gxi_token *t = &reading->tokens.items[token];
  if (!gxi_str_in(
        gxi_str_sub(a->l->text, t[1].text.begin, t[1].text.end), "叫 叫做 是 名叫 全称"
      ))
    return GX_ID_NONE;
  uint32_t body = body_at(a, &t[2]);
  bool whole = body != GX_ID_NONE && t[3].kind == GXI_TOKEN_PUNCT &&
               !gxi_continues(a->l->text, t[3].text.begin, "、");
  return whole &&
             gxi_linker_family(a->l, a->l->out->items[body].type) == GXI_FAMILY_BODY
           ? body
           : GX_ID_NONE;
}

/* Whom 我们公司 or 我们 meant before, in the same article. */
static uint32_t self_earlier(const gxi_anaphors *a, uint32_t mention) {
  uint32_t from = a->first[a->start[gxi_linker_mention(a->l, mention)->sentence]];
  for (uint32_t m = mention; m-- > from && mention - m < SPEAKER_MENTIONS;) {
    const gxi_mention *it = gxi_linker_mention(a->l, m);
    if (it->kind != GXI_MENTION_ANAPHOR || !gxi_str_starts(gxi_anaphors_word(a, m), GX_STR_LIT("我们")))
      continue;
    uint32_t body = gxi_anaphors_entity(a, m);
    if (body != GX_ID_NONE) return body;
  }
  return GX_ID_NONE;
}

uint32_t gxi_first_person_resolve(
  const gxi_anaphors *a, uint32_t mention, gxi_anaphor_family family
) {
  gx_str word = gxi_anaphors_word(a, mention);
  if (gxi_str_starts(word, GX_STR_LIT("贵"))) {
    uint32_t to = addressee(a, mention);
    if (to != GX_ID_NONE && family == GXI_ANAPHOR_PLACE)
      to = gxi_anaphors_place_entity(a, a->l->out->items[to].location); /* 贵区 */
    bool fits = to != GX_ID_NONE && gxi_anaphors_agree(a, to, family, word);
    return fits ? to : GX_ID_NONE;
  }
  if (counts_others(a, mention)) return GX_ID_NONE;
  uint32_t person = speaker(a, mention);
  uint32_t body = person != GX_ID_NONE
                    ? a->body_of[person]
                    : gxi_turn_body(a, gxi_linker_mention(a->l, mention)->sentence);
  if (body == GX_ID_NONE && person == GX_ID_NONE) body = nameless_speaker(a, mention);
  switch (family) {
  case GXI_ANAPHOR_PLACE: {
    uint32_t home = home_place(a, word);
    if (home != GX_ID_NONE) return home;
    home = governed_place(a, body);
    bool own = home != GX_ID_NONE && gxi_anaphors_agree(a, home, family, word);
    if (!own) home = titled_place(a, mention, word);
    return own || home != GX_ID_NONE
             ? home
             : main_entity(a, family, word, &(others){.count = 0});
  }
  case GXI_ANAPHOR_PERSON:
  case GXI_ANAPHOR_ANY: {
    uint32_t named = self_before(a, mention);
    if (person != GX_ID_NONE && gxi_str_in(word, "我 俺")) return person;
    if (named == GX_ID_NONE) named = says_who(a, mention);
    if (named == GX_ID_NONE && body == GX_ID_NONE && person == GX_ID_NONE)
      named = self_earlier(a, mention);
    return named != GX_ID_NONE ? named : gxi_spoken_for(a, body);
  }
  case GXI_ANAPHOR_COMPANY:
  case GXI_ANAPHOR_AGENCY:
  case GXI_ANAPHOR_BODY:
    break;
  }
  return own_body(a, mention, family, body);
}
