/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * flow.c: measures by eigenvectors: PageRank, eigenvector, hub, authority.
 *
 * PageRank goes through PRPACK on the simplified directed graph; weights are strengths.
 * The other three go through ARPACK, on the largest weak component: elsewhere they are
 * not comparable (in a graph of several components the leading eigenvalue belongs to
 * one of them), and their values there are 0. ARPACK's last digits depend on the
 * machine, so values are rounded to 9 decimals.
 *
 * Sources: S. Brin, L. Page, The anatomy of a large-scale hypertextual Web search
 * engine, Computer Networks 30, 1998; P. Bonacich, Power and centrality, Am. J.
 * Sociology 92, 1987; J. Kleinberg, Authoritative sources in a hyperlinked environment,
 * J. ACM 46, 1999.
 */
#include <math.h>
#include <stdio.h>

#include "analysis/measure.h"
#include "base/fail.h"
#include "base/sink.h"
#include "graph/guard.h"

static double rounded(double value) {
  return round(fabs(value) * 1e9) / 1e9;
}

/* values[vertex of the graph] = rounded(vector[vertex of the shape]) */
static void
spread(const gxi_shape *shape, double *values, const igraph_vector_t *from) {
  for (uint32_t v = 0; v < shape->vertex_count; v++) {
    values[gxi_shape_vertex(shape, v)] = rounded(VECTOR(*from)[v]);
  }
}

gx_status gxi_measure_pagerank(gxi_measuring *in, gx_error *error) {
  const gxi_shape *shape = gxi_measure_shape(in, GXI_SHAPE_DIRECTED, error);
  double *values = gxi_measure_values(in, error);
  igraph_vector_t result;
  igraph_real_t eigenvalue;
  if (!shape || !values) return GX_E_NOMEM;
  igraph_error_t code = igraph_vector_init(&result, 0);
  if (code != IGRAPH_SUCCESS) return gxi_guard_status(code, "PageRank", error);
  if (shape->vertex_count > 0) {
    code = igraph_pagerank(
      &shape->graph,
      IGRAPH_PAGERANK_ALGO_PRPACK,
      &result,
      &eigenvalue,
      igraph_vss_all(),
      IGRAPH_DIRECTED,
      in->damping,
      &shape->weights,
      NULL
    );
  }
  gx_status status = gxi_guard_status(code, "PageRank", error);
  for (uint32_t v = 0; v < shape->vertex_count && status == GX_OK; v++) {
    values[v] = VECTOR(result)[v];
  }
  igraph_vector_destroy(&result);
  if (status != GX_OK) return status;
  char method[128], damping[32];
  gxi_format_double(damping, in->damping);
  snprintf(
    method,
    sizeof method,
    "simplified, directed, symmetric ties both ways; weights; damping %s",
    damping
  );
  return gxi_measure_column(in, "pagerank", method, false, false, values, error);
}

/* The largest component as a shape; *empty when it has no edge to measure. */
static gx_status largest_shape(
  gxi_measuring *in, gxi_shape_kind kind, gxi_shape *shape, bool *empty, gx_error *error
) {
  const bool *member = gxi_measure_largest(in, error);
  if (!member) return GX_E_NOMEM;
  GX_TRY(gxi_shape_init(shape, in->graph, kind, member, error));
  *empty = igraph_ecount(&shape->graph) == 0;
  return GX_OK;
}

gx_status gxi_measure_eigenvector(gxi_measuring *in, gx_error *error) {
  double *values = gxi_measure_values(in, error);
  gxi_shape shape;
  igraph_vector_t result;
  igraph_arpack_options_t options;
  bool empty;
  if (!values) return GX_E_NOMEM;
  GX_TRY(largest_shape(in, GXI_SHAPE_UNDIRECTED, &shape, &empty, error));
  igraph_arpack_options_init(&options);
  igraph_error_t code = igraph_vector_init(&result, 0);
  if (code == IGRAPH_SUCCESS && !empty) {
    code = igraph_eigenvector_centrality(
      &shape.graph, &result, NULL, IGRAPH_UNDIRECTED, true, &shape.weights, &options
    );
    if (code == IGRAPH_SUCCESS) spread(&shape, values, &result);
    igraph_vector_destroy(&result);
  } else if (code == IGRAPH_SUCCESS) {
    igraph_vector_destroy(&result);
  }
  gxi_shape_clear(&shape);
  GX_TRY(gxi_guard_status(code, "eigenvector centrality", error));
  return gxi_measure_column(
    in,
    "eigenvector",
    "largest component, simplified, undirected; weights; largest value 1",
    false,
    false,
    values,
    error
  );
}

gx_status gxi_measure_hits(gxi_measuring *in, gx_error *error) {
  double *hub = gxi_measure_values(in, error);
  double *authority = gxi_measure_values(in, error);
  gxi_shape shape;
  igraph_vector_t hubs, authorities;
  igraph_arpack_options_t options;
  bool empty;
  if (!hub || !authority) return GX_E_NOMEM;
  GX_TRY(largest_shape(in, GXI_SHAPE_DIRECTED, &shape, &empty, error));
  igraph_arpack_options_init(&options);
  igraph_error_t code = igraph_vector_init(&hubs, 0);
  if (code != IGRAPH_SUCCESS) goto shape_done;
  code = igraph_vector_init(&authorities, 0);
  if (code != IGRAPH_SUCCESS) goto hubs_done;
  if (!empty) {
    code = igraph_hub_and_authority_scores(
      &shape.graph, &hubs, &authorities, NULL, true, &shape.weights, &options
    );
    if (code == IGRAPH_SUCCESS) {
      spread(&shape, hub, &hubs);
      spread(&shape, authority, &authorities);
    }
  }
  igraph_vector_destroy(&authorities);
hubs_done:
  igraph_vector_destroy(&hubs);
shape_done:
  gxi_shape_clear(&shape);
  GX_TRY(gxi_guard_status(code, "hub and authority", error));
  const char *method =
    "HITS; largest component, simplified, directed; weights; largest value 1";
  GX_TRY(gxi_measure_column(in, "hub", method, false, false, hub, error));
  return gxi_measure_column(in, "authority", method, false, false, authority, error);
}
