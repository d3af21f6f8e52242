/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * pronoun.c: anaphors that say little about what they stand for.
 *
 *     其 它             the subject: the first body or person of the sentence, else of
 * the one before. As an object (为其办理) not the subject of its clause 前者 后者 a
 * coordinated pair of the sentence; 后者 alone: what the clause before names last
 *     本届博览会 该计划  the last event, the last program
 *     对方 此次 该      nothing: wrong more often than right
 */
#include "base/str.h"
#include "entity/anaphor.h"
#include "grammar/number.h"

static bool
of_family(const gxi_anaphors *a, uint32_t mention, gxi_anaphor_family family) {
  uint32_t entity = gxi_anaphors_entity(a, mention);
  return entity != GX_ID_NONE && a->token_of[mention] != GX_ID_NONE &&
         gxi_anaphors_agree(a, entity, family, (gx_str){0});
}

/* Where the clause of a mention begins: behind the last comma of its sentence. */
static uint32_t clause_begin(const gxi_anaphors *a, uint32_t mention) {
  const gxi_mention *m = gxi_linker_mention(a->l, mention);
  uint32_t begin = a->l->sentences[m->sentence].text.begin;
  for (uint32_t at = m->text.begin; at-- > begin;) {
    char c = a->l->text.data[at];
    if (c == ',' || c == ';' || c == ':') return at + 1;
  }
  return begin;
}

/* Right behind a preposition or verb: 与其, 帮它, 收购某公司. */
static bool is_governed(const gxi_anaphors *a, uint32_t mention) {
  uint32_t token = a->token_of[mention];
  if (token == GX_ID_NONE || token == 0) return false;
  const gxi_token *before = &a->l->reading->tokens.items[token - 1];
  if (before->text.end != gxi_linker_mention(a->l, mention)->text.begin) return false;
  gx_str word = gxi_str_sub(a->l->text, before->text.begin, before->text.end);
  if (gxi_str_is(word, "由") || gxi_str_is(word, "经")) return false; /* the agent */
  return before->kind == GXI_TOKEN_VERB || gxi_str_is(word, "帮") ||
         gxi_str_is(word, "让") ||
         (before->kind == GXI_TOKEN_WORD &&
          GXI_WORD_CLASS(before->payload) == GXI_WORD_PREPOSITION);
}

/* The first body or person of the mentions; a place only if there is nothing else. */
static uint32_t first_named(const gxi_anaphors *a, uint32_t begin, uint32_t end) {
  uint32_t place = GX_ID_NONE;
  for (uint32_t m = begin; m < end; m++) {
    if (!of_family(a, m, GXI_ANAPHOR_ANY)) continue;
    uint32_t entity = gxi_anaphors_entity(a, m);
    gxi_family family = gxi_linker_family(a->l, a->l->out->items[entity].type);
    if (family != GXI_FAMILY_PLACE) return entity;
    if (place == GX_ID_NONE) place = entity;
  }
  return place;
}

/* 与甲公司往来如常,去年向其采购: an object means the last object of an earlier
   clause, else the subject of the sentence before; never its own subject. */
static uint32_t object_before(const gxi_anaphors *a, uint32_t mention) {
  uint32_t sentence = gxi_linker_mention(a->l, mention)->sentence;
  uint32_t first = a->first[sentence], begin = clause_begin(a, mention);
  for (uint32_t m = mention; m-- > first;) {
    if (gxi_linker_mention(a->l, m)->text.begin >= begin) continue;
    if (is_governed(a, m) && of_family(a, m, GXI_ANAPHOR_BODY)) {
      return gxi_anaphors_entity(a, m);
    }
  }
  if (sentence == a->start[sentence]) return GX_ID_NONE;
  return first_named(a, a->first[sentence - 1], first);
}

static uint32_t subject_before(const gxi_anaphors *a, uint32_t mention) {
  uint32_t sentence = gxi_linker_mention(a->l, mention)->sentence;
  uint32_t first = a->first[sentence];
  if (is_governed(a, mention)) return object_before(a, mention);
  uint32_t found = first_named(a, first, mention);
  if (found != GX_ID_NONE || sentence == a->start[sentence]) return found;
  return first_named(a, a->first[sentence - 1], first);
}

static uint32_t latter(const gxi_anaphors *a, uint32_t mention) {
  uint32_t sentence = gxi_linker_mention(a->l, mention)->sentence;
  uint32_t begin = clause_begin(a, mention), nearest = GX_ID_NONE;
  for (uint32_t m = mention; m-- > a->first[sentence];) {
    if (!of_family(a, m, GXI_ANAPHOR_BODY) && !of_family(a, m, GXI_ANAPHOR_PERSON)) {
      continue;
    }
    uint32_t entity = gxi_anaphors_entity(a, m);
    if (gxi_linker_mention(a->l, m)->text.begin < begin) return entity;
    if (nearest == GX_ID_NONE) nearest = entity;
  }
  return nearest;
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

uint32_t gxi_pronoun_resolve(const gxi_anaphors *a, uint32_t mention) {
  static const char *const events[] = {"博览会", "展会", "大会", "论坛", "会议", NULL};
  static const char *const programs[] = {"项目", "计划", "工程", "行动", NULL};
  gx_str word = gxi_anaphors_word(a, mention);
  bool second = gxi_str_is(word, "后者");
  if (second || gxi_str_is(word, "前者")) {
    uint32_t pair[3];
    if (gxi_pair_resolve(a, mention, pair) == 2) return pair[second];
    return second ? latter(a, mention) : GX_ID_NONE;
  }
  if (ends_in_any(word, events)) return last_of_type(a, mention, a->l->types.event);
  if (ends_in_any(word, programs)) return last_of_type(a, mention, a->l->types.program);
  if (gxi_str_is(word, "其") || gxi_str_is(word, "它"))
    return subject_before(a, mention);
  return GX_ID_NONE;
}
