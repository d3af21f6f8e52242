/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * select.c: what of an extraction is reported.
 *
 * A relation is reported when it is sure enough and not denied. An entity is reported
 * when a reported relation needs it, or when the text names it for itself: a name that
 * occurs only inside longer names (阿克苏 in 阿克苏云麓果业有限公司) is a hint, no
 * thing that the document speaks of.
 */
#include "record/select.h"

#include <stdlib.h>

typedef struct order_row {
  uint32_t index;
  uint32_t begin; /* of the first mention */
} order_row;

static bool wanted(const gxi_selection_input *input, const gxi_relation *relation) {
  if (relation->status == GXI_STATUS_NEGATED && !input->negated) return false;
  return relation->confidence >= input->min_confidence;
}

static void
mark_needed(gxi_arena *arena, const gxi_selection_input *input, bool **needed) {
  const gxi_relations *relations = input->relations;
  *needed = gxi_arena_alloc(arena, input->entities->count, sizeof **needed);
  for (uint32_t i = 0; i < relations->count; i++) {
    if (!wanted(input, &relations->items[i])) continue;
    (*needed)[relations->items[i].head] = true;
    (*needed)[relations->items[i].tail] = true;
  }
}

static bool is_word_of(const gxi_token *token, gxi_word_class class) {
  return token->kind == GXI_TOKEN_WORD && GXI_WORD_CLASS(token->payload) == class;
}

/* A title, a speech word, a list of names or a bracket beside a name says: a person. */
static bool speaks_for_person(const gxi_selection_input *input, uint32_t token) {
  const gxi_token *t = &input->reading->tokens.items[token];
  return t->kind == GXI_TOKEN_TITLE || t->kind == GXI_TOKEN_PUNCT ||
         is_word_of(t, GXI_WORD_SPEECH);
}

static bool is_backed(const gxi_selection_input *input, uint32_t mention) {
  const gxi_reading *reading = input->reading;
  uint32_t sentence = reading->mentions.items[mention].sentence;
  uint32_t begin = reading->sentence_tokens[sentence];
  uint32_t end = reading->sentence_tokens[sentence + 1];
  for (uint32_t t = begin; t < end; t++) {
    if (reading->tokens.items[t].mention != mention) continue;
    bool before = t > begin && speaks_for_person(input, t - 1) &&
                  reading->tokens.items[t - 1].kind == GXI_TOKEN_TITLE;
    return before || (t + 1 < end && speaks_for_person(input, t + 1));
  }
  return true;
}

/* A person with a name of two characters, named once, tied to nothing, in no context of
   persons, is a misreading more often than not: 胡杨, 安保. */
static bool is_doubtful(const gxi_selection_input *input, const gxi_entity *entity) {
  uint32_t person = gx_knowledge_entity_type(input->knowledge, GX_STR_LIT("person"));
  if (entity->type != person || entity->mention_count != 1) return false;
  if (entity->name.size > 6) return false;
  return !is_backed(input, entity->mentions[0]);
}

static int first_mention_order(const void *a, const void *b) {
  const order_row *x = a, *y = b;
  if (x->begin != y->begin) return x->begin < y->begin ? -1 : 1;
  return x->index < y->index ? -1 : x->index > y->index;
}

static uint32_t
first_begin(const gxi_selection_input *input, const gxi_entity *entity) {
  if (entity->mention_count == 0) return UINT32_MAX;
  return input->reading->mentions.items[entity->mentions[0]].text.begin;
}

static void choose_entities(
  gxi_selection *out, gxi_arena *arena, const gxi_selection_input *input
) {
  uint32_t count = input->entities->count, kept = 0;
  bool *needed;
  mark_needed(arena, input, &needed);
  order_row *rows = gxi_arena_alloc(arena, count, sizeof *rows);
  for (uint32_t i = 0; i < count; i++) {
    const gxi_entity *entity = &input->entities->items[i];
    if (entity->type == GX_ID_NONE) continue; /* a domain without this type */
    if (!needed[i] && (entity->standalone == 0 || is_doubtful(input, entity))) continue;
    rows[kept++] = (order_row){i, first_begin(input, entity)};
  }
  qsort(rows, kept, sizeof *rows, first_mention_order);
  uint32_t *order = gxi_arena_alloc(arena, kept, sizeof *order);
  uint32_t *places = gxi_arena_alloc(arena, count, sizeof *places);
  for (uint32_t i = 0; i < count; i++)
    places[i] = GX_ID_NONE;
  for (uint32_t i = 0; i < kept; i++) {
    order[i] = rows[i].index;
    places[rows[i].index] = i;
  }
  out->entities = order;
  out->entity_count = kept;
  out->places = places;
}

typedef struct relation_row {
  uint32_t head, type, tail, index;
} relation_row;

static int relation_order(const void *a, const void *b) {
  const relation_row *x = a, *y = b;
  if (x->head != y->head) return x->head < y->head ? -1 : 1;
  if (x->type != y->type) return x->type < y->type ? -1 : 1;
  if (x->tail != y->tail) return x->tail < y->tail ? -1 : 1;
  return x->index < y->index ? -1 : x->index > y->index;
}

static void choose_relations(
  gxi_selection *out, gxi_arena *arena, const gxi_selection_input *input
) {
  const gxi_relations *relations = input->relations;
  relation_row *rows = gxi_arena_alloc(arena, relations->count, sizeof *rows);
  uint32_t kept = 0;
  for (uint32_t i = 0; i < relations->count; i++) {
    const gxi_relation *r = &relations->items[i];
    if (!wanted(input, r)) continue;
    if (out->places[r->head] == GX_ID_NONE || out->places[r->tail] == GX_ID_NONE)
      continue;
    rows[kept++] =
      (relation_row){out->places[r->head], r->type, out->places[r->tail], i};
  }
  qsort(rows, kept, sizeof *rows, relation_order);
  uint32_t *order = gxi_arena_alloc(arena, kept, sizeof *order);
  for (uint32_t i = 0; i < kept; i++)
    order[i] = rows[i].index;
  out->relations = order;
  out->relation_count = kept;
}

void gxi_selection_make(
  gxi_selection *selection, gxi_arena *arena, const gxi_selection_input *input
) {
  *selection = (gxi_selection){0};
  choose_entities(selection, arena, input);
  choose_relations(selection, arena, input);
}
