/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * guest.c: whom an interview is with, and for whom he speaks.
 *
 *     (受访者系[某公司]总经理)          the one person whose turns stand above
 *     受访者[张某],[某公司]总经理        嘉宾:[某公司]总经理 [张某]
 *     答:我们…                          the guest's turn
 *
 *     某公司投资者接待日问答             the company answers for itself
 *
 *     在某论坛上的致辞 / [某市]市长 [张某]   whoever gives an address speaks all of it
 *
 * Without such a line the guest is the first person with a post whom the article names.
 * Turns of those who ask (问, 记者, 主持人) are nobody's.
 */
#include "base/words.h"
#include "entity/anaphor.h"
#include "grammar/number.h"

#define HEAD 24u /* tokens of a line that introduces the guest */

static bool introduces(const gxi_anaphors *a, uint32_t sentence) {
  gx_span span = a->l->sentences[sentence].text;
  gx_str text = gxi_str_sub(a->l->text, span.begin, span.end);
  if (gxi_str_starts(text, GX_STR_LIT("("))) text = gxi_str_sub(text, 1, text.size);
  return gxi_str_starts_in(
    text,
    0,
    "受访 本文受访 本期受访 采访对象 嘉宾 访谈嘉宾 对话嘉宾 本期嘉宾 访谈对象 对话人"
  );
}

static gx_str turn_name(const gxi_anaphors *a, uint32_t sentence) {
  gx_span name = a->l->blocks[a->l->sentences[sentence].block].speaker;
  return name.begin < name.end ? gxi_str_sub(a->l->text, name.begin, name.end)
                               : (gx_str){0};
}

static bool asks(gx_str name) {
  return gxi_str_starts_in(name, 0, "问 记者 主持 编辑 本报 Q 本刊");
}

static uint32_t person_named(const gxi_anaphors *a, gx_str name) {
  return gxi_index_find(&a->by_name, gxi_form_squeeze(a->l->arena, name));
}

/* The first person, and the first body with a title behind it, of a line. */
static void
read_line(const gxi_anaphors *a, uint32_t sentence, uint32_t *person, uint32_t *body) {
  const uint32_t *first = a->l->reading->sentence_tokens;
  const gxi_token *tokens = a->l->reading->tokens.items;
  uint32_t last = first[sentence + 1], named = GX_ID_NONE;
  if (last - first[sentence] > HEAD) last = first[sentence] + HEAD;
  for (uint32_t t = first[sentence]; t < last; t++) {
    if (tokens[t].kind == GXI_TOKEN_TITLE && *body == GX_ID_NONE) *body = named;
    if (tokens[t].kind != GXI_TOKEN_MENTION) continue;
    uint32_t entity = gxi_anaphors_entity(a, tokens[t].mention);
    if (entity == GX_ID_NONE) continue;
    gxi_family family = gxi_linker_family(a->l, a->l->out->items[entity].type);
    if (family == GXI_FAMILY_PERSON && *person == GX_ID_NONE) *person = entity;
    if (family == GXI_FAMILY_BODY) named = entity;
  }
}

/* The first whose turns the article has. */
static uint32_t first_turn(const gxi_anaphors *a, uint32_t begin, uint32_t end) {
  for (uint32_t s = begin; s < end; s++) {
    gx_str name = turn_name(a, s);
    uint32_t person = name.size && !asks(name) ? person_named(a, name) : GX_ID_NONE;
    if (person != GX_ID_NONE) return person;
  }
  return GX_ID_NONE;
}

/* 答:我叫甲: who says his name. */
static uint32_t self_named(const gxi_anaphors *a, uint32_t begin, uint32_t end) {
  for (uint32_t m = a->first[begin]; m < a->first[end]; m++) {
    const gxi_mention *it = gxi_linker_mention(a->l, m);
    uint32_t entity = gxi_anaphors_entity(a, m);
    if (entity == GX_ID_NONE || gxi_linker_family(a->l, a->l->out->items[entity].type) != GXI_FAMILY_PERSON)
      continue;
    gx_str name = turn_name(a, it->sentence);
    if (name.size && !asks(name) && gxi_str_ends_in(gxi_str_sub(a->l->text, 0, it->text.begin), "我叫 我名叫 我是"))
      return entity;
  }
  return GX_ID_NONE;
}

/* The first person of the article who has a body. */
static uint32_t first_employed(const gxi_anaphors *a, uint32_t begin, uint32_t end) {
  for (uint32_t m = a->first[begin]; m < a->first[end]; m++) {
    uint32_t entity = gxi_anaphors_entity(a, m);
    if (entity != GX_ID_NONE && a->body_of[entity] != GX_ID_NONE) return entity;
  }
  return GX_ID_NONE;
}

/* The heading of what a company answers those who own its shares. */
static bool asks_company(gx_str text) {
  static const char *const words[] = {
    "投资者", "业绩说明", "接待日", "机构调研", "调研纪要", "互动平台", "问答"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (gxi_str_find(text, gxi_str(words[i]), 0) != SIZE_MAX) return true;
  return false;
}

/* 某公司投资者接待日问答: the body that a line before the turns names. */
static uint32_t answering_body(const gxi_anaphors *a, uint32_t begin, uint32_t end) {
  for (uint32_t s = begin; s < end && turn_name(a, s).size == 0; s++) {
    gx_span span = a->l->sentences[s].text;
    gx_str text = gxi_str_sub(a->l->text, span.begin, span.end);
    if (!asks_company(text)) continue;
    for (uint32_t m = a->first[s]; m < a->first[s + 1]; m++) {
      uint32_t entity = gxi_anaphors_entity(a, m);
      if (entity == GX_ID_NONE) continue;
      const gxi_entity *body = &a->l->out->items[entity];
      if (gxi_linker_family(a->l, body->type) != GXI_FAMILY_BODY) continue;
      bool branch = gxi_str_find(body->name, GX_STR_LIT("("), 0) != SIZE_MAX;
      return branch ? GX_ID_NONE : entity;
    }
  }
  return GX_ID_NONE;
}

#define ADDRESS_HEAD 5u /* sentences */
#define BYLINE 10u      /* tokens */
#define BYLINE_BYTES 120u

/* A heading that says: this is what somebody said to an audience. */
static bool heads_address(const gxi_anaphors *a, uint32_t sentence) {
  gx_span span = a->l->sentences[sentence].text;
  return gxi_str_ends_in(
           gxi_str_sub(a->l->text, span.begin, span.end),
           "致辞 致词 讲话 发言 演讲 欢迎辞 欢迎词 开幕辞 闭幕辞 答谢辞 讲话稿 发言稿 "
           "演讲稿 报告 主旨演讲"
         ) > 0;
}

/* Whom the line is of by its first words, which no mention covers: 某市市长,张某. */
static uint32_t named_at_head(const gxi_anaphors *a, uint32_t sentence) {
  gx_span span = a->l->sentences[sentence].text;
  gx_str line = gxi_str_sub(a->l->text, span.begin, span.end);
  uint32_t best = GX_ID_NONE;
  size_t most = 0;
  if (line.size > BYLINE_BYTES) return GX_ID_NONE;
  for (uint32_t i = 0; i < a->l->out->count; i++) {
    const gxi_entity *e = &a->l->out->items[i];
    gxi_family family = gxi_linker_family(a->l, e->type);
    if (family != GXI_FAMILY_BODY && family != GXI_FAMILY_PLACE) continue;
    gx_str full = e->place != GX_ID_NONE
                    ? gxi_knowledge_place(a->l->knowledge, e->place)->name
                    : e->name;
    if (full.size <= most || full.size >= line.size || !gxi_str_starts(line, full))
      continue;
    best = i;
    most = full.size;
  }
  return best;
}

/* 某市人民政府市长 张某, and nothing more: whom 张某 speaks for; or GX_ID_NONE. */
static uint32_t byline(const gxi_anaphors *a, uint32_t sentence) {
  const uint32_t *first = a->l->reading->sentence_tokens;
  const gxi_token *tokens = a->l->reading->tokens.items;
  uint32_t begin = first[sentence], last = first[sentence + 1];
  if (last == begin) return named_at_head(a, sentence);
  if (last - begin > BYLINE) return GX_ID_NONE;
  bool title = false;
  for (uint32_t t = begin; t < last; t++)
    title = title || tokens[t].kind == GXI_TOKEN_TITLE;
  const gxi_token *token = &tokens[last - 1];
  uint32_t person = token->kind == GXI_TOKEN_MENTION && token->mention != GX_ID_NONE
                      ? gxi_anaphors_entity(a, token->mention)
                      : GX_ID_NONE;
  uint32_t body = person == GX_ID_NONE ? GX_ID_NONE : a->body_of[person];
  return body == GX_ID_NONE && title ? named_at_head(a, sentence) : body;
}

/* For whom the address that the article is is given; or GX_ID_NONE. */
static uint32_t orator(const gxi_anaphors *a, uint32_t begin, uint32_t end) {
  bool address = false;
  if (end - begin > ADDRESS_HEAD) end = begin + ADDRESS_HEAD;
  for (uint32_t s = begin; s < end; s++) {
    address = address || heads_address(a, s);
    uint32_t body = address ? byline(a, s) : GX_ID_NONE;
    if (body != GX_ID_NONE) return body;
  }
  return GX_ID_NONE;
}

static void read_article(gxi_anaphors *a, uint32_t begin, uint32_t end) {
  uint32_t guest = GX_ID_NONE, body = GX_ID_NONE;
  bool turns = false;
  for (uint32_t s = begin; s < end; s++) {
    turns = turns || turn_name(a, s).size > 0;
    if (introduces(a, s)) read_line(a, s, &guest, &body);
  }
  if (!turns) {
    body = orator(a, begin, end);
    for (uint32_t s = begin; s < end; s++)
      a->orator[s] = body;
    return;
  }
  if (guest == GX_ID_NONE) guest = first_turn(a, begin, end);
  if (guest == GX_ID_NONE) guest = self_named(a, begin, end);
  if (guest == GX_ID_NONE && body == GX_ID_NONE) body = answering_body(a, begin, end);
  if (guest == GX_ID_NONE && body == GX_ID_NONE) guest = first_employed(a, begin, end);
  if (guest != GX_ID_NONE && a->body_of[guest] == GX_ID_NONE) a->body_of[guest] = body;
  if (body == GX_ID_NONE && guest != GX_ID_NONE) body = a->body_of[guest];
  for (uint32_t s = begin; s < end; s++) {
    a->guest[s] = guest;
    a->host_of[s] = body;
  }
}

void gxi_guests_find(gxi_anaphors *a) {
  uint32_t sentences = a->l->sentence_count;
  a->guest = gxi_arena_alloc(a->l->arena, sentences + 1u, sizeof *a->guest);
  a->orator = gxi_arena_alloc(a->l->arena, sentences + 1u, sizeof *a->orator);
  a->host_of = gxi_arena_alloc(a->l->arena, sentences + 1u, sizeof *a->host_of);
  for (uint32_t s = 0; s < sentences; s++)
    a->guest[s] = a->host_of[s] = a->orator[s] = GX_ID_NONE;
  for (uint32_t begin = 0, end; begin < sentences; begin = end) {
    for (end = begin + 1; end < sentences && a->start[end] == begin;)
      end++;
    read_article(a, begin, end);
  }
}

uint32_t gxi_turn_speaker(const gxi_anaphors *a, uint32_t sentence) {
  gx_str name = turn_name(a, sentence);
  if (name.size == 0 || asks(name)) return GX_ID_NONE;
  uint32_t person = person_named(a, name);
  bool answer = gxi_str_starts(name, GX_STR_LIT("答")) || gxi_str_is(name, "A");
  return person == GX_ID_NONE && answer ? a->guest[sentence] : person;
}

uint32_t gxi_turn_body(const gxi_anaphors *a, uint32_t sentence) {
  gx_str name = turn_name(a, sentence);
  if (a->orator[sentence] != GX_ID_NONE) return gxi_spoken_for(a, a->orator[sentence]);
  if (name.size == 0 || asks(name)) return GX_ID_NONE;
  uint32_t person = gxi_turn_speaker(a, sentence);
  return person != GX_ID_NONE ? a->body_of[person] : a->host_of[sentence];
}
