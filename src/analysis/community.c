/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * community.c: communities with names, the same in summaries and in the report: a
 * community is called by its members with the greatest strength.
 */
#include "analysis/community.h"

#include <stdlib.h>

#include "base/str.h"

#define NAMED_MEMBERS 3u

typedef struct member {
  uint32_t community;
  uint32_t vertex;
  double strength;
} member;

static int member_order(const void *one, const void *other) {
  const member *a = one, *b = other;
  if (a->community != b->community) return a->community < b->community ? -1 : 1;
  if (a->strength != b->strength) return a->strength > b->strength ? -1 : 1;
  return a->vertex < b->vertex ? -1 : a->vertex > b->vertex;
}

static member *sort_members(
  const gx_graph *graph,
  gxi_arena *scratch,
  const gx_column *community,
  const gx_column *strength
) {
  uint32_t count = graph->vertex_count;
  member *rows = gxi_arena_alloc(scratch, count, sizeof *rows);
  for (uint32_t v = 0; v < count; v++) {
    rows[v] = (member){(uint32_t)community->values[v], v, strength->values[v]};
  }
  if (count) qsort(rows, count, sizeof *rows, member_order);
  return rows;
}

/* 甲、乙、丙 */
static gx_str join_names(
  const gx_graph *graph, gxi_arena *arena, const uint32_t *members, uint32_t count
) {
  size_t all;
  const gx_entity *table = gx_corpus_entities(graph->corpus, &all);
  gx_str name = {"", 0};
  for (uint32_t i = 0; i < count && i < NAMED_MEMBERS; i++) {
    if (i) name = gxi_arena_join(arena, name, GX_STR_LIT("、"));
    name = gxi_arena_join(arena, name, table[members[i]].name);
  }
  return name;
}

static gx_community make_community(
  const gx_graph *graph, gxi_arena *arena, const member *rows, uint32_t count
) {
  uint32_t *members = gxi_arena_alloc(arena, count, sizeof *members);
  for (uint32_t i = 0; i < count; i++) {
    members[i] = graph->vertices[rows[i].vertex];
  }
  return (gx_community){
    .number = rows[0].community,
    .size = count,
    .name = join_names(graph, arena, members, count),
    .members = members,
  };
}

gx_community *gxi_communities(
  const gx_graph *graph, gxi_arena *arena, gxi_arena *scratch, size_t *count
) {
  const gx_column *community = gx_graph_column_find(graph, GX_STR_LIT("community"));
  const gx_column *strength = gx_graph_column_find(graph, GX_STR_LIT("strength"));
  uint32_t vertices = graph->vertex_count;
  *count = 0;
  if (!community || !strength || !vertices) return NULL;
  const member *rows = sort_members(graph, scratch, community, strength);
  uint32_t most = rows[vertices - 1].community + 1;
  gx_community *out = gxi_arena_alloc(arena, most, sizeof *out);
  for (uint32_t begin = 0, end; begin < vertices; begin = end) {
    for (end = begin; end < vertices && rows[end].community == rows[begin].community;)
      end++;
    out[(*count)++] = make_community(graph, arena, &rows[begin], end - begin);
  }
  return out;
}
