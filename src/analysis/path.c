/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * path.c: measures by shortest paths: betweenness and harmonic centrality.
 *
 *     exact     V·E at most the budget
 *     sampled   else: paths from K vertices at even distances in the order of uids,
 *               scaled by V / K, and the column says that it is approximate
 *
 * betweenness  undirected; the cost of an edge is 1 / weight; share of pairs (0 to 1)
 * harmonic     undirected, unweighted; mean of 1 / distance to all others (0 to 1)
 *
 * Sources: U. Brandes, A faster algorithm for betweenness centrality, J. Math.
 * Sociology 25(2), 2001; U. Brandes, C. Pich, Centrality estimation in large networks,
 * Int. J. Bifurcation and Chaos 17, 2007.
 */
#include <math.h>
#include <stdio.h>

#include "analysis/measure.h"
#include "base/fail.h"
#include "graph/guard.h"

#define MIN_PIVOTS 16u
#define MAX_PIVOTS 512u

/* 0: exact. */
static uint32_t pivot_count(const gxi_measuring *in, const gxi_shape *shape) {
  uint64_t vertices = shape->vertex_count;
  uint64_t edges = (uint64_t)igraph_ecount(&shape->graph) + vertices;
  if (vertices == 0 || edges <= in->budget / vertices) return 0;
  uint64_t fit = in->budget / edges;
  if (fit < MIN_PIVOTS) fit = MIN_PIVOTS;
  if (fit > MAX_PIVOTS) fit = MAX_PIVOTS;
  return (uint32_t)(fit < vertices ? fit : 0);
}

static igraph_error_t
pick_pivots(igraph_vector_int_t *pivots, uint32_t count, uint32_t vertices) {
  igraph_error_t code = igraph_vector_int_init(pivots, count);
  for (uint32_t i = 0; code == IGRAPH_SUCCESS && i < count; i++) {
    VECTOR(*pivots)[i] = (igraph_integer_t)((uint64_t)i * vertices / count);
  }
  return code;
}

static igraph_error_t fill_costs(igraph_vector_t *costs, const gxi_shape *shape) {
  igraph_error_t code = igraph_vector_init_copy(costs, &shape->weights);
  if (code != IGRAPH_SUCCESS) return code;
  for (igraph_integer_t i = 0; i < igraph_vector_size(costs); i++) {
    VECTOR(*costs)[i] = 1 / VECTOR(*costs)[i];
  }
  return IGRAPH_SUCCESS;
}

/* igraph halves sums over pairs in undirected graphs, from a subset of sources too. */
static igraph_error_t sampled_betweenness(
  igraph_vector_t *result,
  const gxi_shape *shape,
  const igraph_vector_t *costs,
  uint32_t count
) {
  igraph_vector_int_t pivots;
  igraph_error_t code = pick_pivots(&pivots, count, shape->vertex_count);
  if (code != IGRAPH_SUCCESS) return code;
  code = igraph_betweenness_subset(
    &shape->graph,
    result,
    igraph_vss_all(),
    IGRAPH_UNDIRECTED,
    igraph_vss_vector(&pivots),
    igraph_vss_all(),
    costs
  );
  igraph_vector_int_destroy(&pivots);
  if (code != IGRAPH_SUCCESS) return code;
  igraph_vector_scale(result, (double)shape->vertex_count / count);
  return IGRAPH_SUCCESS;
}

static igraph_error_t
betweenness(igraph_vector_t *result, const gxi_shape *shape, uint32_t pivots) {
  igraph_vector_t costs;
  igraph_error_t code = fill_costs(&costs, shape);
  if (code != IGRAPH_SUCCESS) return code;
  const igraph_vector_t *used = shape->uniform ? NULL : &costs;
  if (pivots) {
    code = sampled_betweenness(result, shape, used, pivots);
  } else {
    code = igraph_betweenness(
      &shape->graph, result, igraph_vss_all(), IGRAPH_UNDIRECTED, used
    );
  }
  igraph_vector_destroy(&costs);
  return code;
}

static const char *say_method(char out[160], const char *what, uint32_t pivots) {
  if (pivots) {
    snprintf(out, 160, "%s; approximate: paths from %u vertices", what, pivots);
  } else {
    snprintf(out, 160, "%s; exact", what);
  }
  return out;
}

gx_status gxi_measure_betweenness(gxi_measuring *in, gx_error *error) {
  const gxi_shape *shape = gxi_measure_shape(in, GXI_SHAPE_UNDIRECTED, error);
  double *values = gxi_measure_values(in, error);
  igraph_vector_t result;
  if (!shape || !values) return GX_E_NOMEM;
  uint32_t pivots = pivot_count(in, shape);
  igraph_error_t code = igraph_vector_init(&result, 0);
  if (code != IGRAPH_SUCCESS) return gxi_guard_status(code, "betweenness", error);
  code = betweenness(&result, shape, pivots);
  double n = shape->vertex_count;
  for (uint32_t v = 0; code == IGRAPH_SUCCESS && n > 2 && v < shape->vertex_count;
       v++) {
    values[v] = VECTOR(result)[v] / ((n - 1) * (n - 2) / 2);
  }
  igraph_vector_destroy(&result);
  GX_TRY(gxi_guard_status(code, "betweenness", error));
  char method[160];
  say_method(
    method, "simplified, undirected; cost 1 / weight; share of all pairs", pivots
  );
  return gxi_measure_column(
    in, "betweenness", method, false, pivots > 0, values, error
  );
}

/* sums[v] += 1 / distance(pivot, v), for one pivot at a time: O(V) memory. */
static igraph_error_t add_distances(
  double *sums, const gxi_shape *shape, igraph_matrix_t *row, igraph_integer_t pivot
) {
  igraph_error_t code = igraph_distances(
    &shape->graph, row, igraph_vss_1(pivot), igraph_vss_all(), IGRAPH_ALL
  );
  for (uint32_t v = 0; code == IGRAPH_SUCCESS && v < shape->vertex_count; v++) {
    double distance = MATRIX(*row, 0, v);
    if (distance > 0 && isfinite(distance)) sums[v] += 1 / distance;
  }
  return code;
}

static igraph_error_t
sampled_harmonic(double *values, const gxi_shape *shape, uint32_t count) {
  igraph_vector_int_t pivots;
  igraph_matrix_t row;
  igraph_error_t code = pick_pivots(&pivots, count, shape->vertex_count);
  if (code != IGRAPH_SUCCESS) return code;
  code = igraph_matrix_init(&row, 0, 0);
  if (code == IGRAPH_SUCCESS) {
    for (uint32_t i = 0; code == IGRAPH_SUCCESS && i < count; i++) {
      code = add_distances(values, shape, &row, VECTOR(pivots)[i]);
    }
    igraph_matrix_destroy(&row);
  }
  igraph_vector_int_destroy(&pivots);
  for (uint32_t v = 0; v < shape->vertex_count; v++) {
    values[v] /= count;
  }
  return code;
}

static igraph_error_t exact_harmonic(double *values, const gxi_shape *shape) {
  igraph_vector_t result;
  igraph_error_t code = igraph_vector_init(&result, 0);
  if (code != IGRAPH_SUCCESS) return code;
  code = igraph_harmonic_centrality(
    &shape->graph, &result, igraph_vss_all(), IGRAPH_ALL, NULL, true
  );
  for (uint32_t v = 0; code == IGRAPH_SUCCESS && v < shape->vertex_count; v++) {
    values[v] = VECTOR(result)[v];
  }
  igraph_vector_destroy(&result);
  return code;
}

gx_status gxi_measure_harmonic(gxi_measuring *in, gx_error *error) {
  const gxi_shape *shape = gxi_measure_shape(in, GXI_SHAPE_UNDIRECTED, error);
  double *values = gxi_measure_values(in, error);
  if (!shape || !values) return GX_E_NOMEM;
  uint32_t pivots = pivot_count(in, shape);
  igraph_error_t code = IGRAPH_SUCCESS;
  if (pivots) {
    code = sampled_harmonic(values, shape, pivots);
  } else if (shape->vertex_count > 1) {
    code = exact_harmonic(values, shape);
  }
  GX_TRY(gxi_guard_status(code, "harmonic centrality", error));
  char method[160];
  say_method(
    method, "simplified, undirected, unweighted; mean of 1 / distance", pivots
  );
  return gxi_measure_column(in, "harmonic", method, false, pivots > 0, values, error);
}
