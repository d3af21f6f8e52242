/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bind.c: how a vertex is bound in: clustering, articulation points, bridges.
 *
 * All on the simplified undirected graph. An articulation point is a vertex, a bridge a
 * tied pair, without which a component falls apart.
 *
 * Sources: D. Watts, S. Strogatz, Collective dynamics of 'small-world' networks, Nature
 * 393, 1998; R. Tarjan, A note on finding the bridges of a graph, Inf. Process. Letters
 * 2, 1974.
 */
#include "analysis/measure.h"
#include "base/fail.h"

gx_status gxi_measure_clustering(gxi_measuring *in, gx_error *error) {
  const gxi_shape *shape = gxi_measure_shape(in, GXI_SHAPE_UNDIRECTED, error);
  double *values = gxi_measure_values(in, error);
  igraph_vector_t result;
  if (!shape || !values) return GX_E_NOMEM;
  igraph_error_t code = igraph_vector_init(&result, 0);
  if (code != IGRAPH_SUCCESS) return gxi_guard_status(code, "clustering", error);
  if (igraph_ecount(&shape->graph) > 0) {
    code = igraph_transitivity_local_undirected(
      &shape->graph, &result, igraph_vss_all(), IGRAPH_TRANSITIVITY_ZERO
    );
    for (uint32_t v = 0; code == IGRAPH_SUCCESS && v < shape->vertex_count; v++) {
      values[v] = VECTOR(result)[v];
    }
  }
  igraph_vector_destroy(&result);
  GX_TRY(gxi_guard_status(code, "clustering", error));
  return gxi_measure_column(
    in,
    "clustering",
    "share of pairs of partners that are tied; 0 below two partners; simplified, "
    "undirected, unweighted",
    false,
    false,
    values,
    error
  );
}

static igraph_error_t
mark_points(double *values, const gxi_shape *shape, igraph_vector_int_t *found) {
  igraph_error_t code = igraph_articulation_points(&shape->graph, found);
  if (code != IGRAPH_SUCCESS) return code;
  for (igraph_integer_t i = 0; i < igraph_vector_int_size(found); i++) {
    values[VECTOR(*found)[i]] = 1;
  }
  return code;
}

static igraph_error_t
count_bridges(double *values, const gxi_shape *shape, igraph_vector_int_t *found) {
  igraph_error_t code = igraph_bridges(&shape->graph, found);
  if (code != IGRAPH_SUCCESS) return code;
  for (igraph_integer_t i = 0; i < igraph_vector_int_size(found); i++) {
    igraph_integer_t edge = VECTOR(*found)[i];
    values[IGRAPH_FROM(&shape->graph, edge)]++;
    values[IGRAPH_TO(&shape->graph, edge)]++;
  }
  return code;
}

gx_status gxi_measure_bridges(gxi_measuring *in, gx_error *error) {
  const gxi_shape *shape = gxi_measure_shape(in, GXI_SHAPE_UNDIRECTED, error);
  double *points = gxi_measure_values(in, error);
  double *bridges = gxi_measure_values(in, error);
  igraph_vector_int_t found;
  if (!shape || !points || !bridges) return GX_E_NOMEM;
  igraph_error_t code = igraph_vector_int_init(&found, 0);
  if (code != IGRAPH_SUCCESS) return gxi_guard_status(code, "bridges", error);
  code = mark_points(points, shape, &found);
  if (code == IGRAPH_SUCCESS) code = count_bridges(bridges, shape, &found);
  igraph_vector_int_destroy(&found);
  GX_TRY(gxi_guard_status(code, "bridges", error));
  GX_TRY(gxi_measure_column(
    in,
    "articulation",
    "1: its component falls apart without it; simplified, undirected",
    true,
    false,
    points,
    error
  ));
  return gxi_measure_column(
    in,
    "bridges",
    "tied pairs at the vertex that alone hold a component together; simplified, "
    "undirected",
    true,
    false,
    bridges,
    error
  );
}
