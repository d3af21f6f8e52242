/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * order.c: the first step of the build: everything into an order that does not depend
 * on the order of adding.
 *
 *     added      b#1  a#7  b#1  c#2         sources by doc # sha256
 *     ordered    a#7  b#1  c#2              one for each; members and claims follow
 *
 * Of several versions of one document the greatest engine stays, then the greatest
 * fingerprint: arbitrary, but the same whatever came first. Types that the domain does
 * not know are added to it, sorted, with plain looks, so that a store made with another
 * domain file can still be read.
 */
#include <stdlib.h>
#include <string.h>

#include "base/order.h"
#include "base/str.h"
#include "corpus/corpus.h"

typedef struct source_key {
  uint32_t doc; /* ranks */
  uint32_t sha256;
  uint32_t engine;
  uint32_t index;
  uint64_t fingerprint;
} source_key;

#define COMPARE(a, b, field)                                                           \
  if ((a)->field != (b)->field) return (a)->field < (b)->field ? -1 : 1

static int source_order(const void *one, const void *other) {
  const source_key *a = one, *b = other;
  COMPARE(a, b, doc);
  COMPARE(a, b, sha256);
  COMPARE(a, b, engine);
  COMPARE(a, b, fingerprint);
  return 0;
}

static const source_key *sorted_keys(gxi_build *build) {
  const gxi_sources *sources = &build->corpus->sources;
  source_key *keys = gxi_arena_alloc(build->scratch, sources->count, sizeof *keys);
  for (uint32_t i = 0; i < sources->count; i++) {
    const gxi_source *source = &sources->items[i];
    keys[i] = (source_key
    ){build->ranks[source->doc],
      build->ranks[source->sha256],
      build->ranks[source->engine],
      i,
      source->fingerprint};
  }
  if (sources->count) qsort(keys, sources->count, sizeof *keys, source_order);
  return keys;
}

static void order_sources(gxi_build *build) {
  const gxi_sources *all = &build->corpus->sources;
  const source_key *keys = sorted_keys(build);
  gxi_source *kept = gxi_arena_alloc(build->scratch, all->count, sizeof *kept);
  gx_corpus_counts *counts = &build->corpus->counts;
  for (uint32_t i = 0; i < all->count; i++) {
    if (i + 1 < all->count && keys[i].doc == keys[i + 1].doc &&
        keys[i].sha256 == keys[i + 1].sha256) {
      counts->duplicate_records++;
      continue;
    }
    const gxi_source *source = &all->items[keys[i].index];
    kept[build->source_count++] = *source;
    counts->negated += source->counts.negated;
    counts->without_evidence += source->counts.without_evidence;
    counts->below_limit += source->counts.below_limit;
    counts->failed_documents += source->facts.error_status != GX_OK;
  }
  counts->documents = build->source_count;
  build->sources = kept;
}

static void keep_documents(gxi_build *build) {
  gx_corpus *corpus = build->corpus;
  corpus->documents =
    gxi_arena_alloc(&corpus->arena, build->source_count, sizeof *corpus->documents);
  for (uint32_t i = 0; i < build->source_count; i++) {
    corpus->documents[i] = build->sources[i].facts;
  }
  corpus->document_count = build->source_count;
}

/* Members and claims of the kept sources, numbered anew. */
static void order_contents(gxi_build *build) {
  const gx_corpus *corpus = build->corpus;
  build->members =
    gxi_arena_alloc(build->scratch, corpus->members.count, sizeof *build->members);
  build->claims =
    gxi_arena_alloc(build->scratch, corpus->claims.count, sizeof *build->claims);
  for (uint32_t d = 0; d < build->source_count; d++) {
    gxi_source *source = (gxi_source *)&build->sources[d];
    uint32_t member_begin = build->member_count, claim_begin = build->claim_count;
    for (uint32_t i = 0; i < source->member_count; i++) {
      gxi_member *member = &build->members[build->member_count++];
      *member = corpus->members.items[source->member_begin + i];
      member->document = d;
    }
    for (uint32_t i = 0; i < source->claim_count; i++) {
      gxi_claim *claim = &build->claims[build->claim_count++];
      *claim = corpus->claims.items[source->claim_begin + i];
      claim->document = d;
      claim->head += member_begin - source->member_begin;
      claim->tail += member_begin - source->member_begin;
    }
    source->member_begin = member_begin;
    source->claim_begin = claim_begin;
  }
}

typedef struct type_map {
  uint32_t *index;   /* by string number: index + 1 of the type */
  uint32_t *unknown; /* ranks */
  uint32_t unknown_count;
} type_map;

/* A type seen: remembered once when the domain has no such row. */
static void see_type(gxi_build *build, type_map *map, uint32_t number) {
  if (map->index[number]) return;
  map->index[number] = GX_ID_NONE;
  map->unknown[map->unknown_count++] = build->ranks[number];
  build->corpus->counts.unknown_types++;
}

static type_map map_new(gxi_build *build) {
  size_t count = build->corpus->strings.rows.count;
  type_map map = {0};
  map.index = gxi_arena_alloc(build->scratch, count, sizeof *map.index);
  map.unknown = gxi_arena_alloc(build->scratch, count, sizeof *map.unknown);
  return map;
}

/* Strings of the unknown types, sorted; their rows stand behind the known ones. */
static uint32_t *sort_unknown(gxi_build *build, type_map *map, size_t known) {
  const gxi_strings *strings = &build->corpus->strings;
  uint32_t *numbers =
    gxi_arena_alloc(build->scratch, strings->rows.count, sizeof *numbers);
  uint32_t *by_rank =
    gxi_arena_alloc(build->scratch, strings->rows.count, sizeof *by_rank);
  for (uint32_t i = 0; i < strings->rows.count; i++) {
    by_rank[build->ranks[i]] = i;
  }
  if (map->unknown_count) {
    qsort(map->unknown, map->unknown_count, sizeof *map->unknown, gxi_u32_order);
  }
  for (uint32_t i = 0; i < map->unknown_count; i++) {
    numbers[i] = by_rank[map->unknown[i]];
    map->index[numbers[i]] = (uint32_t)(known + i + 1);
  }
  return numbers;
}

static void map_entity_types(gxi_build *build) {
  gx_corpus *corpus = build->corpus;
  const gx_domain *domain = &corpus->domain;
  size_t known = domain->entity_type_count;
  type_map map = map_new(build);
  for (size_t i = 0; i < known; i++) {
    uint32_t number = gxi_strings_find(&corpus->strings, domain->entity_types[i].id);
    if (number != GX_ID_NONE) map.index[number] = (uint32_t)i + 1;
  }
  for (uint32_t i = 0; i < build->member_count; i++) {
    see_type(build, &map, build->members[i].type);
  }
  const uint32_t *unknown = sort_unknown(build, &map, known);
  gx_entity_type *rows =
    gxi_arena_alloc(&corpus->arena, known + map.unknown_count, sizeof *rows);
  if (known) memcpy(rows, domain->entity_types, known * sizeof *rows);
  for (uint32_t i = 0; i < map.unknown_count; i++) {
    gx_str id = gxi_strings_at(&corpus->strings, unknown[i]);
    rows[known + i] = (gx_entity_type
    ){id, GX_STR_LIT("body"), id, id, GX_STR_LIT("#9e9e9e"), GX_STR_LIT("ellipse"), 0};
  }
  build->domain.entity_types = rows;
  build->domain.entity_type_count = known + map.unknown_count;
  for (uint32_t i = 0; i < build->member_count; i++) {
    build->members[i].type = map.index[build->members[i].type] - 1;
  }
}

static void map_relation_types(gxi_build *build) {
  gx_corpus *corpus = build->corpus;
  const gx_domain *domain = &corpus->domain;
  size_t known = domain->relation_type_count;
  type_map map = map_new(build);
  for (size_t i = 0; i < known; i++) {
    uint32_t number = gxi_strings_find(&corpus->strings, domain->relation_types[i].id);
    if (number != GX_ID_NONE) map.index[number] = (uint32_t)i + 1;
  }
  for (uint32_t i = 0; i < build->claim_count; i++) {
    see_type(build, &map, build->claims[i].relation);
  }
  const uint32_t *unknown = sort_unknown(build, &map, known);
  gx_relation_type *rows =
    gxi_arena_alloc(&corpus->arena, known + map.unknown_count, sizeof *rows);
  if (known) memcpy(rows, domain->relation_types, known * sizeof *rows);
  for (uint32_t i = 0; i < map.unknown_count; i++) {
    gx_str id = gxi_strings_at(&corpus->strings, unknown[i]);
    rows[known + i] = (gx_relation_type
    ){.id = id,
      .class_id = GX_STR_LIT("tie"),
      .label = id,
      .label_zh = id,
      .color = GX_STR_LIT("#9e9e9e")};
  }
  build->domain.relation_types = rows;
  build->domain.relation_type_count = known + map.unknown_count;
  for (uint32_t i = 0; i < build->claim_count; i++) {
    build->claims[i].relation = map.index[build->claims[i].relation] - 1;
  }
}

/* Families as string numbers: those the build asks for, and each type's. */
static void map_families(gxi_build *build) {
  gx_corpus *corpus = build->corpus;
  size_t count = build->domain.entity_type_count;
  build->families = gxi_arena_alloc(build->scratch, count, sizeof *build->families);
  for (size_t i = 0; i < count; i++) {
    build->families[i] = gxi_strings_add(
      &corpus->strings, &corpus->arena, build->domain.entity_types[i].family
    );
  }
  build->place_family =
    gxi_strings_add(&corpus->strings, &corpus->arena, GX_STR_LIT("place"));
  build->person_family =
    gxi_strings_add(&corpus->strings, &corpus->arena, GX_STR_LIT("person"));
  gxi_strings_add(&corpus->strings, &corpus->arena, GX_STR_LIT("body"));
}

void gxi_corpus_order(gxi_build *build) {
  build->domain = build->corpus->domain;
  map_families(build); /* before the ranks, so that they have all strings */
  build->ranks = gxi_strings_rank(&build->corpus->strings, build->scratch);
  order_sources(build);
  keep_documents(build);
  order_contents(build);
  map_entity_types(build);
  map_relation_types(build);
  map_families(build);
}
