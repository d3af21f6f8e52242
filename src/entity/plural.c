/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * plural.c: 双方 两地 两家企业 三方: the last pair or triple that agrees.
 *
 * For each sentence, from the anaphor's own backwards:
 *   1. names that are coordinated: A与B, A、B和C, 沪喀; exactly as many as wanted
 *   2. a plural resolved before, of the same number
 *   3. else the sentence's names of the family, when they are exactly that many
 * then the two sentences taken together, then the article's first sentences (its
 * title). For 双方 bodies go before places. For 两地 bodies stand for where they lie.
 */
#include "entity/anaphor.h"

#include "base/str.h"

#define REACH 4u
#define MEMBERS 8u

typedef struct names {
  uint32_t entity[MEMBERS];
  uint32_t mention[MEMBERS];
  uint32_t count; /* MEMBERS + 1 when there were more */
} names;

typedef struct search {
  const gxi_anaphors *a;
  gxi_anaphor_family family;
  gx_str word;
  uint32_t want;
  bool by_location;
} search;

/* The entity that a mention gives to the search, or GX_ID_NONE. */
static uint32_t member(const search *s, uint32_t mention) {
  const gxi_anaphors *a = s->a;
  uint32_t entity = gxi_anaphors_entity(a, mention);
  if (entity == GX_ID_NONE || a->token_of[mention] == GX_ID_NONE) return GX_ID_NONE;
  if (s->by_location) {
    const gxi_entity *e = &a->l->out->items[entity];
    if (gxi_linker_family(a->l, e->type) == GXI_FAMILY_BODY) {
      entity = gxi_anaphors_place_entity(a, e->location);
    }
    if (entity == GX_ID_NONE) return GX_ID_NONE;
  }
  return gxi_anaphors_agree(a, entity, s->family, s->word) ? entity : GX_ID_NONE;
}

static void collect(const search *s, uint32_t begin, uint32_t end, names *out) {
  for (uint32_t m = begin; m < end && out->count <= MEMBERS; m++) {
    uint32_t entity = member(s, m);
    bool known = entity == GX_ID_NONE;
    for (uint32_t i = 0; i < out->count && i < MEMBERS; i++) {
      known = known || out->entity[i] == entity;
    }
    if (known) continue;
    if (out->count < MEMBERS) {
      out->entity[out->count] = entity;
      out->mention[out->count] = m;
    }
    out->count++;
  }
}

static bool is_mark(const gxi_anaphors *a, const gxi_token *token, const char *mark) {
  return gxi_str_is(gxi_str_sub(a->l->text, token->text.begin, token->text.end), mark);
}

static bool is_link(const gxi_anaphors *a, const gxi_token *token) {
  if (token->kind == GXI_TOKEN_WORD) {
    gxi_word_class c = GXI_WORD_CLASS(token->payload);
    return c == GXI_WORD_CONJUNCTION ||
           (c == GXI_WORD_PREPOSITION && GXI_WORD_ROLE(token->payload) == GXI_ROLE_WITH
           );
  }
  return token->kind == GXI_TOKEN_PUNCT &&
         (is_mark(a, token, "、") || is_mark(a, token, "—") || is_mark(a, token, "-"));
}

/* A link stands right before the second name, no clause ends between the two. */
static bool linked(const gxi_anaphors *a, uint32_t left, uint32_t right) {
  const gxi_token *tokens = a->l->reading->tokens.items;
  uint32_t from = a->token_of[left] + 1, to = a->token_of[right];
  if (from == to) {
    return gxi_linker_mention(a->l, left)->origin == GXI_ORIGIN_COMPOUND;
  }
  for (uint32_t t = from; t < to; t++) {
    if (tokens[t].kind != GXI_TOKEN_PUNCT) continue;
    if (is_mark(a, &tokens[t], ",") || is_mark(a, &tokens[t], ";") || is_mark(a, &tokens[t], ":") || is_mark(a, &tokens[t], "。")) {
      return false;
    }
  }
  while (to > from && tokens[to - 1].kind == GXI_TOKEN_PUNCT &&
         !is_link(a, &tokens[to - 1])) {
    to--; /* an opening quote */
  }
  return to > from && is_link(a, &tokens[to - 1]);
}

static uint32_t take(const names *n, uint32_t from, uint32_t count, uint32_t out[3]) {
  for (uint32_t i = 0; i < count; i++)
    out[i] = n->entity[from + i];
  return count;
}

/* The last run of linked names that has exactly the wanted size. */
static uint32_t coordinated(const search *s, const names *n, uint32_t out[3]) {
  uint32_t count = n->count < MEMBERS ? n->count : MEMBERS;
  for (uint32_t end = count, begin; end >= s->want; end = begin) {
    begin = end - 1;
    while (begin > 0 && linked(s->a, n->mention[begin - 1], n->mention[begin]))
      begin--;
    if (end - begin == s->want) return take(n, begin, s->want, out);
  }
  return 0;
}

static uint32_t
repeated(const search *s, uint32_t begin, uint32_t end, uint32_t out[3]) {
  for (uint32_t m = end; m-- > begin;) {
    const gxi_reference *r = &s->a->l->out->references[m];
    if (r->count != s->want || r->count > 3) continue;
    bool agree = true;
    for (uint32_t i = 0; i < r->count; i++) {
      agree = agree && gxi_anaphors_agree(s->a, r->entities[i], s->family, s->word);
    }
    if (!agree) continue;
    for (uint32_t i = 0; i < r->count; i++)
      out[i] = r->entities[i];
    return r->count;
  }
  return 0;
}

static uint32_t
in_range(const search *s, uint32_t begin, uint32_t end, uint32_t out[3]) {
  names n = {.count = 0};
  collect(s, begin, end, &n);
  uint32_t count = coordinated(s, &n, out);
  if (count == 0) count = repeated(s, begin, end, out);
  if (count == 0 && n.count == s->want) count = take(&n, 0, s->want, out);
  return count;
}

static uint32_t look_back(const search *s, uint32_t mention, uint32_t out[3]) {
  const gxi_anaphors *a = s->a;
  uint32_t sentence = gxi_linker_mention(a->l, mention)->sentence;
  uint32_t start = a->start[sentence];
  uint32_t count = in_range(s, a->first[sentence], mention, out);
  for (uint32_t t = sentence; count == 0 && t-- > start && sentence - t <= REACH;) {
    count = in_range(s, a->first[t], a->first[t + 1], out);
    if (count == 0 && t + 1 == sentence) count = in_range(s, a->first[t], mention, out);
  }
  for (uint32_t t = start; count == 0 && t < start + 2 && t < sentence; t++) {
    count = in_range(s, a->first[t], a->first[t + 1], out);
  }
  return count;
}

uint32_t gxi_plural_resolve(
  const gxi_anaphors *a,
  uint32_t mention,
  gxi_anaphor_family family,
  uint32_t want,
  uint32_t out[3]
) {
  search s = {a, family, gxi_anaphors_word(a, mention), want, false};
  if (family != GXI_ANAPHOR_ANY && family != GXI_ANAPHOR_PLACE) {
    return look_back(&s, mention, out);
  }
  if (family == GXI_ANAPHOR_ANY) {
    /* Whatever is coordinated nearest, of one family before a mixture. */
    static const gxi_anaphor_family order[] = {
      GXI_ANAPHOR_BODY, GXI_ANAPHOR_ANY, GXI_ANAPHOR_PLACE};
    for (uint32_t i = 0; i < sizeof order / sizeof *order; i++) {
      s.family = order[i];
      uint32_t count = look_back(&s, mention, out);
      if (count > 0) return count;
    }
    return 0;
  }
  uint32_t count = look_back(&s, mention, out);
  s.by_location = true;
  return count > 0 ? count : look_back(&s, mention, out);
}
