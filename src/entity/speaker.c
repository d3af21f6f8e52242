/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * speaker.c: who says 我.
 *
 *     [喀什地区商务局][党组书记]、[副局长][周杰]   周杰 speaks for 喀什地区商务局
 *     周杰:我们聚焦 …          a speaker's turn: 我们 is what 周杰 speaks for
 *     张某表示:“我们将 …”      the same for a quotation
 *     我市 我局 本公司         outside of speech: the publisher, else the place or body
 *                            that the document is about
 */
#include "entity/anaphor.h"

#include "base/str.h"
#include "grammar/number.h"

static bool is_person(const gxi_anaphors *a, uint32_t entity) {
  return gxi_linker_family(a->l, a->l->out->items[entity].type) == GXI_FAMILY_PERSON;
}

/* Back over titles and marks of enumeration to a name: [BODY] TITLE 、 TITLE [PERSON].
 */
static uint32_t body_before(const gxi_anaphors *a, uint32_t token, uint32_t sentence) {
  const gxi_reading *reading = a->l->reading;
  uint32_t begin = reading->sentence_tokens[sentence];
  bool title = false;
  while (token-- > begin) {
    const gxi_token *t = &reading->tokens.items[token];
    if (t->kind == GXI_TOKEN_TITLE) {
      title = true;
    } else if (t->kind == GXI_TOKEN_MENTION && t->mention != GX_ID_NONE) {
      uint32_t entity = gxi_anaphors_entity(a, t->mention);
      return title && entity != GX_ID_NONE && !is_person(a, entity) ? entity
                                                                    : GX_ID_NONE;
    } else if (t->kind != GXI_TOKEN_PUNCT || !gxi_continues(a->l->text, t->text.begin, "、")) {
      return GX_ID_NONE;
    }
  }
  return GX_ID_NONE;
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
    a->body_of[entity] = body_before(a, token, gxi_linker_mention(l, m)->sentence);
  }
}

static uint32_t speaker_of_turn(const gxi_anaphors *a, uint32_t sentence) {
  const gx_block *block = &a->l->blocks[a->l->sentences[sentence].block];
  if (block->speaker.begin >= block->speaker.end) return GX_ID_NONE;
  gx_str name = gxi_str_sub(a->l->text, block->speaker.begin, block->speaker.end);
  return gxi_index_find(&a->by_name, gxi_form_squeeze(a->l->arena, name));
}

/* Offset of the quotation mark that opens around `at`, or SIZE_MAX. */
static size_t quote_around(const gxi_anaphors *a, uint32_t sentence, uint32_t at) {
  gx_span span = a->l->sentences[sentence].text;
  size_t open = SIZE_MAX;
  for (uint32_t i = span.begin; i + 3 <= at; i++) {
    if (gxi_continues(a->l->text, i, "“")) open = i;
    if (gxi_continues(a->l->text, i, "”")) open = SIZE_MAX;
  }
  return open;
}

/* The last person named before the quotation, in its sentence or the one before. */
static uint32_t speaker_of_quote(const gxi_anaphors *a, uint32_t mention) {
  uint32_t sentence = gxi_linker_mention(a->l, mention)->sentence;
  uint32_t begin = sentence > 0 && gxi_linker_article(a->l, sentence - 1) ==
                                     gxi_linker_article(a->l, sentence)
                     ? a->first[sentence - 1]
                     : a->first[sentence];
  for (uint32_t m = mention; m-- > begin;) {
    uint32_t entity = gxi_anaphors_entity(a, m);
    if (entity != GX_ID_NONE && is_person(a, entity)) return entity;
  }
  return GX_ID_NONE;
}

static uint32_t speaker(const gxi_anaphors *a, uint32_t mention) {
  const gxi_mention *m = gxi_linker_mention(a->l, mention);
  uint32_t person = speaker_of_turn(a, m->sentence);
  if (person != GX_ID_NONE) return person;
  if (quote_around(a, m->sentence, m->text.begin) == SIZE_MAX) return GX_ID_NONE;
  return speaker_of_quote(a, mention);
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

/* Else the place of this kind that the document names most, the first of equals. */
static uint32_t
main_entity(const gxi_anaphors *a, gxi_anaphor_family family, gx_str word) {
  uint32_t best = GX_ID_NONE, most = 0;
  for (uint32_t i = 0; i < a->l->out->count; i++) {
    const gxi_entity *e = &a->l->out->items[i];
    if (e->mention_count <= most || !gxi_anaphors_agree(a, i, family, word)) continue;
    most = e->mention_count;
    best = i;
  }
  return best;
}

uint32_t gxi_first_person_resolve(
  const gxi_anaphors *a, uint32_t mention, gxi_anaphor_family family
) {
  gx_str word = gxi_anaphors_word(a, mention);
  uint32_t person = speaker(a, mention);
  uint32_t body = person != GX_ID_NONE ? a->body_of[person] : GX_ID_NONE;
  uint32_t publisher = a->l->out->publisher;
  switch (family) {
  case GXI_ANAPHOR_PLACE: {
    uint32_t home = home_place(a, word);
    return home != GX_ID_NONE ? home : main_entity(a, family, word);
  }
  case GXI_ANAPHOR_PERSON:
  case GXI_ANAPHOR_ANY:
    return body;
  case GXI_ANAPHOR_COMPANY:
  case GXI_ANAPHOR_AGENCY:
  case GXI_ANAPHOR_BODY:
    break;
  }
  if (body != GX_ID_NONE && gxi_anaphors_agree(a, body, family, word)) return body;
  if (publisher != GX_ID_NONE && gxi_anaphors_agree(a, publisher, family, word)) {
    return publisher;
  }
  return main_entity(a, family, word);
}
