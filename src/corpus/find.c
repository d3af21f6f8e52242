/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * find.c: edges by entity, entities by a word.
 */
#include <stdlib.h>

#include "base/str.h"
#include "corpus/corpus.h"

int gxi_edge_heavier(const void *one, const void *other, void *context) {
  uint32_t a = *(const uint32_t *)one, b = *(const uint32_t *)other;
  const gx_edge *edges = context;
  if (edges[a].independent_docs != edges[b].independent_docs) {
    return edges[a].independent_docs > edges[b].independent_docs ? -1 : 1;
  }
  return a < b ? -1 : a > b;
}

/* incident_begin[e] … incident_begin[e + 1] delimit the edges of entity e. */
void gxi_corpus_incidence(gxi_build *build) {
  gx_corpus *corpus = build->corpus;
  size_t entities = corpus->entity_count, edges = corpus->edge_count;
  if (edges > UINT32_MAX / 2) gxi_arena_unwind(build->scratch, GX_E_LIMIT);
  uint32_t *begin = gxi_arena_alloc(&corpus->arena, entities + 2, sizeof *begin);
  uint32_t *rows = gxi_arena_alloc(&corpus->arena, edges * 2, sizeof *rows);
  uint32_t *next = gxi_arena_alloc(build->scratch, entities + 1, sizeof *next);
  for (size_t i = 0; i < edges; i++) {
    begin[corpus->edges[i].head + 1]++;
    begin[corpus->edges[i].tail + 1]++;
  }
  for (size_t e = 0; e < entities; e++) {
    begin[e + 1] += begin[e];
    next[e] = begin[e];
  }
  for (uint32_t i = 0; i < edges; i++) {
    rows[next[corpus->edges[i].head]++] = i;
    rows[next[corpus->edges[i].tail]++] = i;
  }
  for (size_t e = 0; e < entities; e++) {
    uint32_t count = begin[e + 1] - begin[e];
    if (count > 1) {
      qsort_r(rows + begin[e], count, sizeof *rows, gxi_edge_heavier, corpus->edges);
    }
  }
  corpus->incident_begin = begin;
  corpus->incident = rows;
}

static bool has_part(gx_str text, gx_str query) {
  return gxi_str_find(text, query, 0) != SIZE_MAX;
}

static gx_match match_of(const gx_entity *entity, gx_str query) {
  if (gxi_str_equal(entity->uid, query)) return GX_MATCH_UID;
  if (gxi_str_equal(entity->name, query)) return GX_MATCH_NAME;
  bool part = has_part(entity->name, query);
  for (size_t i = 0; i < entity->alias_count; i++) {
    if (gxi_str_equal(entity->aliases[i], query)) return GX_MATCH_ALIAS;
    part = part || has_part(entity->aliases[i], query);
  }
  return part ? GX_MATCH_PART : GX_MATCH_NONE;
}

/* Puts an entity where it belongs among those with more mentions first. */
static void insert(
  const gx_corpus *corpus,
  uint32_t *found,
  size_t capacity,
  size_t count,
  uint32_t entity
) {
  size_t at = count < capacity ? count : capacity;
  uint32_t mentions = corpus->entities[entity].mentions;
  while (at > 0 && corpus->entities[found[at - 1]].mentions < mentions) {
    if (at < capacity) found[at] = found[at - 1];
    at--;
  }
  if (at < capacity) found[at] = entity;
}

gx_match gx_corpus_find(
  const gx_corpus *corpus, gx_str query, uint32_t *found, size_t capacity, size_t *count
) {
  gx_match best = GX_MATCH_NONE;
  *count = 0;
  if (query.size == 0) return best;
  for (size_t e = 0; e < corpus->entity_count; e++) {
    gx_match match = match_of(&corpus->entities[e], query);
    if (match == GX_MATCH_NONE || match > best) continue;
    if (match < best) *count = 0;
    best = match;
    insert(corpus, found, capacity, *count, (uint32_t)e);
    (*count)++;
  }
  return best;
}
