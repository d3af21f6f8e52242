/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * broker.c: who stands between provinces.
 *
 * A brokers a → v → c when there is no a → c. The provinces of the three give v's role:
 *
 *     coordinator     a, v, c in one province
 *     consultant      a and c in one, v in another   (Gould and Fernandez: itinerant)
 *     gatekeeper      v and c in one: v lets in
 *     representative  a and v in one: v speaks for
 *     liaison         three provinces
 *
 * Counted on asserted edges of class tie, simplified, directed, symmetric ones both
 * ways, over vertices whose province is known. Pairs are counted by province, not one
 * by one: in[h] and out[h] are v's neighbours in province h, both[h] those that are on
 * both sides (a = c is no pair). What is tied directly is then taken off, one closed
 * triple at a time: for each a → c the shorter of out(a) and in(c) is looked up in the
 * other. Time O(E · min(degree) · log E), so hubs cost little.
 *
 * Source: R. Gould, R. Fernandez, Structures of mediation: a formal approach to
 * brokerage in transaction networks, Sociological Methodology 19, 1989.
 */
#include <stdlib.h>
#include <string.h>

#include "analysis/measure.h"
#include "base/fail.h"
#include "base/order.h"
#include "base/str.h"

enum { COORDINATOR, CONSULTANT, GATEKEEPER, REPRESENTATIVE, LIAISON, ROLE_COUNT };

static const char *const role_names[ROLE_COUNT] = {
  "broker_coordinator",
  "broker_consultant",
  "broker_gatekeeper",
  "broker_representative",
  "broker_liaison"};
#define ROLE_GRAPH                                                                     \
  "; asserted edges of class tie, simplified, directed, symmetric ties both ways"
static const char *const role_methods[ROLE_COUNT] = {
  "a → v → c without a → c, all in one province" ROLE_GRAPH,
  "a → v → c without a → c, a and c in one province, v in another" ROLE_GRAPH,
  "a → v → c without a → c, v and c in one province, a in another" ROLE_GRAPH,
  "a → v → c without a → c, a and v in one province, c in another" ROLE_GRAPH,
  "a → v → c without a → c, in three provinces" ROLE_GRAPH};

/* Sorted neighbours of every vertex. */
typedef struct side {
  uint64_t *arcs; /* vertex << 32 | neighbour, each once, sorted */
  uint32_t *begin;
} side;

typedef struct brokering {
  gxi_measuring *in;
  const uint32_t *province;
  uint32_t province_count;
  uint32_t vertex_count;
  uint32_t arc_count;
  side out;
  side into;
  uint64_t *counts_in; /* by province, of the vertex at hand */
  uint64_t *counts_out;
  uint64_t *counts_both;
  double *roles[ROLE_COUNT];
} brokering;

const uint32_t *
gxi_measure_provinces(gxi_measuring *in, uint32_t *count, gx_error *error) {
  const gx_graph *graph = in->graph;
  gx_homes_options options = GX_HOMES_OPTIONS_INIT;
  options.level = GX_PLACE_PROVINCE;
  options.persons = true;
  if (!in->homes && gx_homes_build(&in->homes, graph->corpus, &options, error) != GX_OK) {
    return NULL;
  }
  uint32_t *province =
    gxi_arena_alloc(in->scratch, graph->vertex_count, sizeof *province);
  if (!province) {
    gxi_fail(error, GX_E_NOMEM, "out of memory");
    return NULL;
  }
  size_t entities, codes;
  const uint32_t *of = gx_homes_of(in->homes, &entities);
  gx_homes_codes(in->homes, &codes);
  for (uint32_t v = 0; v < graph->vertex_count; v++) {
    province[v] = of[graph->vertices[v]];
  }
  *count = (uint32_t)codes;
  return province;
}

static bool is_counted(const brokering *b, uint32_t e) {
  const gx_graph *graph = b->in->graph;
  return gxi_graph_edge(graph, e)->status == GX_TIE_ASSERTED &&
         gxi_str_is(gxi_graph_relation(graph, e)->class_id, "tie") &&
         b->province[graph->heads[e]] != GX_ID_NONE &&
         b->province[graph->tails[e]] != GX_ID_NONE &&
         graph->heads[e] != graph->tails[e];
}

static uint32_t neighbour(const side *s, uint32_t at) {
  return (uint32_t)s->arcs[at];
}

static void index_arcs(const brokering *b, side *s) {
  if (b->arc_count) qsort(s->arcs, b->arc_count, sizeof *s->arcs, gxi_u64_order);
  uint32_t at = 0;
  for (uint32_t v = 0; v <= b->vertex_count; v++) {
    while (at < b->arc_count && s->arcs[at] >> 32 < v)
      at++;
    s->begin[v] = at;
  }
}

static void collect_arcs(brokering *b) {
  const gx_graph *graph = b->in->graph;
  uint32_t count = 0, kept = 0;
  uint64_t *arcs = b->out.arcs;
  for (uint32_t e = 0; e < graph->edge_count; e++) {
    if (!is_counted(b, e)) continue;
    uint64_t head = graph->heads[e], tail = graph->tails[e];
    arcs[count++] = head << 32 | tail;
    if (gxi_graph_relation(graph, e)->symmetric) arcs[count++] = tail << 32 | head;
  }
  if (count) qsort(arcs, count, sizeof *arcs, gxi_u64_order);
  for (uint32_t i = 0; i < count; i++) {
    if (i == 0 || arcs[i] != arcs[i - 1]) arcs[kept++] = arcs[i];
  }
  b->arc_count = kept;
  for (uint32_t i = 0; i < kept; i++) {
    b->into.arcs[i] = arcs[i] << 32 | arcs[i] >> 32;
  }
  index_arcs(b, &b->out);
  index_arcs(b, &b->into);
}

static bool has_arc(const side *s, uint32_t vertex, uint32_t other) {
  uint64_t key = (uint64_t)vertex << 32 | other;
  uint32_t low = s->begin[vertex], high = s->begin[vertex + 1];
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (s->arcs[middle] == key) return true;
    if (s->arcs[middle] < key) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return false;
}

static int role_of(uint32_t a, uint32_t v, uint32_t c) {
  if (a == v) return v == c ? COORDINATOR : REPRESENTATIVE;
  if (v == c) return GATEKEEPER;
  return a == c ? CONSULTANT : LIAISON;
}

static void count_neighbours(brokering *b, uint32_t v) {
  size_t bytes = b->province_count * sizeof *b->counts_in;
  memset(b->counts_in, 0, bytes);
  memset(b->counts_out, 0, bytes);
  memset(b->counts_both, 0, bytes);
  for (uint32_t i = b->into.begin[v]; i < b->into.begin[v + 1]; i++) {
    uint32_t a = neighbour(&b->into, i);
    b->counts_in[b->province[a]]++;
    if (has_arc(&b->out, v, a)) b->counts_both[b->province[a]]++;
  }
  for (uint32_t i = b->out.begin[v]; i < b->out.begin[v + 1]; i++) {
    b->counts_out[b->province[neighbour(&b->out, i)]]++;
  }
}

/* All pairs around v, tied directly or not. */
static void count_pairs(brokering *b, uint32_t v) {
  uint32_t in_degree = b->into.begin[v + 1] - b->into.begin[v];
  uint32_t out_degree = b->out.begin[v + 1] - b->out.begin[v];
  if (in_degree == 0 || out_degree == 0) return;
  count_neighbours(b, v);
  uint32_t own = b->province[v];
  double in_own = (double)b->counts_in[own], out_own = (double)b->counts_out[own];
  double in_other = in_degree - in_own, out_other = out_degree - out_own;
  double alike = 0, same = 0; /* pairs in one foreign province; those with a = c */
  for (uint32_t h = 0; h < b->province_count; h++) {
    if (h == own) continue;
    alike += (double)b->counts_in[h] * (double)b->counts_out[h];
    same += (double)b->counts_both[h];
  }
  b->roles[COORDINATOR][v] = in_own * out_own - (double)b->counts_both[own];
  b->roles[CONSULTANT][v] = alike - same;
  b->roles[GATEKEEPER][v] = in_other * out_own;
  b->roles[REPRESENTATIVE][v] = in_own * out_other;
  b->roles[LIAISON][v] = in_other * out_other - alike;
}

static void take_off(brokering *b, uint32_t a, uint32_t v, uint32_t c) {
  b->roles[role_of(b->province[a], b->province[v], b->province[c])][v]--;
}

static void close_triples(brokering *b, uint32_t a, uint32_t c) {
  const side *out = &b->out, *into = &b->into;
  uint32_t after = out->begin[a + 1] - out->begin[a];
  uint32_t before = into->begin[c + 1] - into->begin[c];
  if (after <= before) {
    for (uint32_t i = out->begin[a]; i < out->begin[a + 1]; i++) {
      if (has_arc(into, c, neighbour(out, i))) take_off(b, a, neighbour(out, i), c);
    }
  } else {
    for (uint32_t i = into->begin[c]; i < into->begin[c + 1]; i++) {
      if (has_arc(out, a, neighbour(into, i))) take_off(b, a, neighbour(into, i), c);
    }
  }
}

/* Distinct provinces among the neighbours on either side, but v's own. */
static double count_provinces(brokering *b, uint32_t v) {
  double count = 0;
  count_neighbours(b, v);
  for (uint32_t h = 0; h < b->province_count; h++) {
    count += h != b->province[v] && (b->counts_in[h] || b->counts_out[h]);
  }
  return count;
}

static bool make_room(brokering *b) {
  gxi_arena *arena = b->in->scratch;
  size_t room = (size_t)b->in->graph->edge_count * 2;
  size_t begins = (size_t)b->vertex_count + 1;
  b->out.arcs = gxi_arena_alloc(arena, room, sizeof *b->out.arcs);
  b->into.arcs = gxi_arena_alloc(arena, room, sizeof *b->into.arcs);
  b->out.begin = gxi_arena_alloc(arena, begins, sizeof *b->out.begin);
  b->into.begin = gxi_arena_alloc(arena, begins, sizeof *b->into.begin);
  b->counts_in = gxi_arena_alloc(arena, b->province_count, sizeof *b->counts_in);
  b->counts_out = gxi_arena_alloc(arena, b->province_count, sizeof *b->counts_out);
  b->counts_both = gxi_arena_alloc(arena, b->province_count, sizeof *b->counts_both);
  bool good = b->out.arcs && b->into.arcs && b->out.begin && b->into.begin &&
              b->counts_in && b->counts_out && b->counts_both;
  for (int r = 0; r < ROLE_COUNT; r++) {
    b->roles[r] = gxi_arena_alloc(arena, b->vertex_count, sizeof(double));
    good = good && b->roles[r];
  }
  return good;
}

static gx_status
add_columns(brokering *b, const double *provinces, double *all, gx_error *error) {
  GX_TRY(gxi_measure_column(
    b->in,
    "provinces",
    "other provinces among the partners; asserted edges of class tie; homes by "
    "located_in, part_of, codes and names",
    true,
    false,
    provinces,
    error
  ));
  for (uint32_t v = 0; v < b->vertex_count; v++) {
    for (int r = 0; r < ROLE_COUNT; r++)
      all[v] += b->roles[r][v];
  }
  GX_TRY(gxi_measure_column(
    b->in,
    "brokerage",
    "sum of the five roles of Gould and Fernandez by province; asserted edges of class "
    "tie, simplified, directed, symmetric ties both ways",
    true,
    false,
    all,
    error
  ));
  for (int r = 0; r < ROLE_COUNT; r++) {
    GX_TRY(gxi_measure_column(
      b->in, role_names[r], role_methods[r], true, false, b->roles[r], error
    ));
  }
  return GX_OK;
}

gx_status gxi_measure_brokerage(gxi_measuring *in, gx_error *error) {
  brokering b = {.in = in, .vertex_count = in->graph->vertex_count};
  b.province = gxi_measure_provinces(in, &b.province_count, error);
  double *provinces = gxi_measure_values(in, error);
  double *all = gxi_measure_values(in, error);
  if (!b.province || !provinces || !all) return GX_E_NOMEM;
  if (!make_room(&b)) return gxi_fail(error, GX_E_NOMEM, "out of memory");
  collect_arcs(&b);
  for (uint32_t v = 0; v < b.vertex_count; v++) {
    if (b.province[v] == GX_ID_NONE) continue;
    provinces[v] = count_provinces(&b, v);
    count_pairs(&b, v);
  }
  uint32_t step = b.arc_count / 100 + 1;
  for (uint32_t i = 0; i < b.arc_count; i++) {
    if (i % step == 0 && !gxi_watch_tick(&in->watch, (double)i / b.arc_count)) {
      return gxi_fail(error, GX_E_CANCELLED, "cancelled");
    }
    close_triples(&b, (uint32_t)(b.out.arcs[i] >> 32), neighbour(&b.out, i));
  }
  return add_columns(&b, provinces, all, error);
}
