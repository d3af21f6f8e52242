/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * distance.c: measures by distances in steps: harmonic and closeness centrality.
 *
 * Both come from one breadth-first search from each vertex of the simplified undirected
 * graph, or, over the budget, from K vertices drawn by the seed: then a search from
 * pivot p adds to every vertex that it reaches, since distance(p, v) = distance(v, p).
 *
 *     harmonic   mean of 1 / distance to all others; 0 for those out of reach
 *     closeness  share of the others within reach × 1 / mean distance to them
 *
 * The second is Wasserman and Faust's, so that values of several components compare.
 *
 * Sources: A. Bavelas, Communication patterns in task-oriented groups, J. Acoustical
 * Society of America 22, 1950; S. Wasserman, K. Faust, Social Network Analysis, 1994;
 * M. Marchiori, V. Latora, Harmony in the small-world, Physica A 285, 2000.
 */
#include <stdio.h>

#include "analysis/measure.h"
#include "base/fail.h"
#include "base/sink.h"

typedef struct walk {
  gxi_measuring *in;
  uint32_t vertices;
  uint32_t *begin; /* near[begin[v] … begin[v + 1]]: neighbours of v */
  uint32_t *near;
  uint32_t *queue;
  uint32_t *depth; /* by vertex: distance + 1; 0: not reached */
  double *inverse; /* sums by vertex: of 1 / distance */
  double *total;   /* of distance */
  double *reached; /* of vertices */
} walk;

static bool make_room(walk *w, const gxi_shape *shape) {
  gxi_arena *arena = w->in->scratch;
  size_t n = shape->vertex_count, m = (size_t)igraph_ecount(&shape->graph);
  w->vertices = shape->vertex_count;
  w->begin = gxi_arena_alloc(arena, n + 2, sizeof *w->begin);
  w->near = gxi_arena_alloc(arena, 2 * m, sizeof *w->near);
  w->queue = gxi_arena_alloc(arena, n, sizeof *w->queue);
  w->depth = gxi_arena_alloc(arena, n, sizeof *w->depth);
  w->inverse = gxi_arena_alloc(arena, n, sizeof *w->inverse);
  w->total = gxi_arena_alloc(arena, n, sizeof *w->total);
  w->reached = gxi_arena_alloc(arena, n, sizeof *w->reached);
  return w->begin && w->near && w->queue && w->depth && w->inverse && w->total &&
         w->reached;
}

static void list_neighbours(walk *w, const igraph_t *graph) {
  igraph_integer_t edges = igraph_ecount(graph);
  for (igraph_integer_t e = 0; e < edges; e++) {
    w->begin[IGRAPH_FROM(graph, e) + 2]++;
    w->begin[IGRAPH_TO(graph, e) + 2]++;
  }
  for (uint32_t v = 2; v < w->vertices + 2; v++) {
    w->begin[v] += w->begin[v - 1];
  }
  for (igraph_integer_t e = 0; e < edges; e++) {
    uint32_t a = (uint32_t)IGRAPH_FROM(graph, e), b = (uint32_t)IGRAPH_TO(graph, e);
    w->near[w->begin[a + 1]++] = b;
    w->near[w->begin[b + 1]++] = a;
  }
}

/* Fills queue and depth; returns how many were reached, the source among them. */
static uint32_t search(walk *w, uint32_t source) {
  uint32_t end = 1;
  w->queue[0] = source;
  w->depth[source] = 1;
  for (uint32_t at = 0; at < end; at++) {
    uint32_t v = w->queue[at];
    if (w->in->cutoff > 0 && w->depth[v] > w->in->cutoff) break;
    for (uint32_t i = w->begin[v]; i < w->begin[v + 1]; i++) {
      uint32_t other = w->near[i];
      if (w->depth[other]) continue;
      w->depth[other] = w->depth[v] + 1;
      w->queue[end++] = other;
    }
  }
  return end;
}

static void add(walk *w, uint32_t vertex, uint32_t distance) {
  w->inverse[vertex] += 1.0 / distance;
  w->total[vertex] += distance;
  w->reached[vertex]++;
}

static void search_from(walk *w, uint32_t source, bool to_source) {
  uint32_t end = search(w, source);
  for (uint32_t i = 1; i < end; i++) {
    uint32_t v = w->queue[i];
    add(w, to_source ? source : v, w->depth[v] - 1);
  }
  for (uint32_t i = 0; i < end; i++) {
    w->depth[w->queue[i]] = 0;
  }
}

/* Sums over searches → values; `scale` is V / K of sampling. */
static void finish(walk *w, double scale) {
  double others = w->vertices - 1;
  for (uint32_t v = 0; v < w->vertices; v++) {
    w->inverse[v] = others > 0 ? scale * w->inverse[v] / others : 0;
    if (w->total[v] == 0) continue;
    double mean = w->total[v] / w->reached[v];
    w->total[v] = scale * w->reached[v] / others / mean;
  }
}

static gx_status search_all(walk *w, uint32_t count, gx_error *error) {
  const uint32_t *pivots = NULL;
  if (count) {
    pivots = gxi_measure_pivots(w->in, count, w->vertices, error);
    if (!pivots) return GX_E_NOMEM;
  }
  uint32_t searches = count ? count : w->vertices;
  uint32_t step = searches / 100 + 1;
  for (uint32_t i = 0; i < searches; i++) {
    if (i % step == 0 && !gxi_watch_tick(&w->in->watch, (double)i / searches)) {
      return gxi_fail(error, GX_E_CANCELLED, "cancelled");
    }
    search_from(w, pivots ? pivots[i] : i, !pivots);
  }
  finish(w, count ? (double)w->vertices / count : 1);
  return GX_OK;
}

static void say_method(
  char out[320], const char *what, const walk *w, uint32_t pivots, bool bounded
) {
  char cutoff[32] = "", bound[64] = "";
  int used = snprintf(out, 320, "simplified, undirected, unweighted; %s", what);
  size_t left = 320 - (size_t)used;
  if (w->in->cutoff > 0) {
    gxi_format_double(cutoff, w->in->cutoff);
    used += snprintf(out + used, left, "; up to %s steps only", cutoff);
    left = 320 - (size_t)used;
  }
  if (!pivots) {
    snprintf(out + used, left, "; exact");
    return;
  }
  if (bounded) {
    snprintf(
      bound,
      sizeof bound,
      "; off by at most %.2g at every vertex with probability 0.95",
      gxi_measure_bound(pivots, w->vertices)
    );
  }
  snprintf(
    out + used,
    left,
    "; approximate: searches from %u of %u vertices, seed %llu%s",
    pivots,
    w->vertices,
    (unsigned long long)w->in->seed,
    bound
  );
}

gx_status gxi_measure_distance(gxi_measuring *in, gx_error *error) {
  const gxi_shape *shape = gxi_measure_shape(in, GXI_SHAPE_UNDIRECTED, error);
  walk w = {.in = in};
  if (!shape) return GX_E_NOMEM;
  if (!make_room(&w, shape)) return gxi_fail(error, GX_E_NOMEM, "out of memory");
  list_neighbours(&w, &shape->graph);
  uint32_t pivots = gxi_measure_pivot_count(in, shape);
  GX_TRY(search_all(&w, pivots, error));
  char method[320];
  bool approximate = pivots > 0 || in->cutoff > 0;
  say_method(method, "mean of 1 / distance", &w, pivots, true);
  GX_TRY(
    gxi_measure_column(in, "harmonic", method, false, approximate, w.inverse, error)
  );
  say_method(
    method, "share within reach / mean distance (Wasserman, Faust)", &w, pivots, false
  );
  return gxi_measure_column(
    in, "closeness", method, false, approximate, w.total, error
  );
}
