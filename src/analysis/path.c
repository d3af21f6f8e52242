/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * path.c: betweenness, and the lots by which costly measures are sampled.
 *
 *     exact     V·E at most the budget: igraph
 *     sampled   else: paths (sweep.c) from K vertices drawn by the seed without
 *               replacement, scaled by V / K; the column says that it is approximate
 *     cut off   on request: only paths up to a cost, which are few
 *
 * Undirected; the cost of an edge is 1 / weight; share of pairs (0 to 1).
 *
 * The bound: what one source adds to a vertex's share lies in [0, 1], so Hoeffding's
 * inequality, which holds for drawing without replacement too, bounds the mean of K
 * draws, and the sum over all vertices bounds the chance that any of them is off by
 * more.
 *
 * Sources: U. Brandes, A faster algorithm for betweenness centrality, J. Math.
 * Sociology 25(2), 2001; U. Brandes, C. Pich, Centrality estimation in large networks,
 * Int. J. Bifurcation and Chaos 17, 2007; W. Hoeffding, Probability inequalities for
 * sums of bounded random variables, J. Am. Stat. Association 58, 1963.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "analysis/measure.h"
#include "base/fail.h"
#include "base/order.h"
#include "base/random.h"
#include "base/sink.h"
#include "graph/guard.h"

#define MIN_PIVOTS 16u
#define MAX_PIVOTS 512u
#define DOUBT 0.05 /* chance that some vertex is off by more than the bound */

uint32_t gxi_measure_pivot_count(const gxi_measuring *in, const gxi_shape *shape) {
  uint64_t vertices = shape->vertex_count;
  uint64_t edges = (uint64_t)igraph_ecount(&shape->graph) + vertices;
  if (vertices == 0 || edges <= in->budget / vertices) return 0;
  uint64_t fit = in->budget / edges;
  if (fit < MIN_PIVOTS) fit = MIN_PIVOTS;
  if (fit > MAX_PIVOTS) fit = MAX_PIVOTS;
  return (uint32_t)(fit < vertices ? fit : 0);
}

/* The beginning of a shuffle. */
uint32_t *gxi_measure_pivots(
  gxi_measuring *in, uint32_t count, uint32_t vertices, gx_error *error
) {
  uint32_t *all = gxi_arena_alloc(in->scratch, vertices, sizeof *all);
  uint64_t state = in->seed;
  if (!all) {
    gxi_fail(error, GX_E_NOMEM, "out of memory");
    return NULL;
  }
  for (uint32_t v = 0; v < vertices; v++) {
    all[v] = v;
  }
  for (uint32_t i = 0; i < count; i++) {
    uint32_t j = i + (uint32_t)gxi_random_below(&state, vertices - i);
    uint32_t drawn = all[j];
    all[j] = all[i];
    all[i] = drawn;
  }
  qsort(all, count, sizeof *all, gxi_u32_order);
  return all;
}

double gxi_measure_bound(uint32_t count, uint32_t vertices) {
  return sqrt(log(2.0 * vertices / DOUBT) / (2.0 * count));
}

static igraph_error_t fill_costs(igraph_vector_t *costs, const gxi_shape *shape) {
  igraph_error_t code = igraph_vector_init_copy(costs, &shape->weights);
  if (code != IGRAPH_SUCCESS) return code;
  for (igraph_integer_t i = 0; i < igraph_vector_size(costs); i++) {
    VECTOR(*costs)[i] = 1 / VECTOR(*costs)[i];
  }
  return IGRAPH_SUCCESS;
}

/* A uniform graph is measured in steps, which are faster; the cut-off is a cost. */
static igraph_error_t cut_off(
  igraph_vector_t *result,
  const gxi_shape *shape,
  const igraph_vector_t *costs,
  double cutoff
) {
  if (!costs && igraph_ecount(&shape->graph)) cutoff *= VECTOR(shape->weights)[0];
  return igraph_betweenness_cutoff(
    &shape->graph, result, igraph_vss_all(), IGRAPH_UNDIRECTED, costs, cutoff
  );
}

static igraph_error_t
ask_igraph(igraph_vector_t *result, const gxi_measuring *in, const gxi_shape *shape) {
  igraph_vector_t costs;
  igraph_error_t code = fill_costs(&costs, shape);
  if (code != IGRAPH_SUCCESS) return code;
  const igraph_vector_t *used = shape->uniform ? NULL : &costs;
  if (in->cutoff > 0) {
    code = cut_off(result, shape, used, in->cutoff);
  } else {
    code = igraph_betweenness(
      &shape->graph, result, igraph_vss_all(), IGRAPH_UNDIRECTED, used
    );
  }
  igraph_vector_destroy(&costs);
  return code;
}

/* Sums over pairs, each pair once. */
static gx_status measure_all(
  double *sums, const gxi_measuring *in, const gxi_shape *shape, gx_error *error
) {
  igraph_vector_t result;
  igraph_error_t code = igraph_vector_init(&result, 0);
  if (code != IGRAPH_SUCCESS) return gxi_guard_status(code, "betweenness", error);
  code = ask_igraph(&result, in, shape);
  for (uint32_t v = 0; code == IGRAPH_SUCCESS && v < shape->vertex_count; v++)
    sums[v] = VECTOR(result)[v];
  igraph_vector_destroy(&result);
  return gxi_guard_status(code, "betweenness", error);
}

static gx_status measure_some(
  double *sums,
  gxi_measuring *in,
  const gxi_shape *shape,
  uint32_t count,
  gx_error *error
) {
  const uint32_t *pivots = gxi_measure_pivots(in, count, shape->vertex_count, error);
  if (!pivots) return GX_E_NOMEM;
  GX_TRY(gxi_measure_sweep(sums, in, shape, pivots, count, error));
  double scale = (double)shape->vertex_count / count / 2;
  for (uint32_t v = 0; v < shape->vertex_count; v++)
    sums[v] *= scale;
  return GX_OK;
}

static void say_method(
  char *out, size_t room, const gxi_measuring *in, uint32_t vertices, uint32_t pivots
) {
  const char *what = "simplified, undirected; cost 1 / weight; share of all pairs";
  if (in->cutoff > 0) {
    char cutoff[32];
    gxi_format_double(cutoff, in->cutoff);
    snprintf(out, room, "%s; paths of cost up to %s only", what, cutoff);
  } else if (pivots) {
    snprintf(
      out,
      room,
      "%s; approximate: paths from %u of %u vertices, seed %llu; off by at most %.2g "
      "at "
      "every vertex with probability 0.95",
      what,
      pivots,
      vertices,
      (unsigned long long)in->seed,
      gxi_measure_bound(pivots, vertices)
    );
  } else {
    snprintf(out, room, "%s; exact", what);
  }
}

gx_status gxi_measure_betweenness(gxi_measuring *in, gx_error *error) {
  const gxi_shape *shape = gxi_measure_shape(in, GXI_SHAPE_UNDIRECTED, error);
  double *values = gxi_measure_values(in, error);
  if (!shape || !values) return GX_E_NOMEM;
  uint32_t pivots = in->cutoff > 0 ? 0 : gxi_measure_pivot_count(in, shape);
  GX_TRY(
    pivots ? measure_some(values, in, shape, pivots, error)
           : measure_all(values, in, shape, error)
  );
  double n = shape->vertex_count;
  for (uint32_t v = 0; v < shape->vertex_count; v++)
    values[v] = n > 2 ? values[v] / ((n - 1) * (n - 2) / 2) : 0;
  char method[256];
  say_method(method, sizeof method, in, shape->vertex_count, pivots);
  bool approximate = pivots > 0 || in->cutoff > 0;
  return gxi_measure_column(
    in, "betweenness", method, false, approximate, values, error
  );
}
