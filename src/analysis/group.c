/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * group.c: measures that part the graph: components, k-cores, communities.
 *
 * Numbers of components and communities begin at 0 with the largest, and of equal ones
 * with the one whose first vertex comes first, so they depend neither on igraph's order
 * of visiting nor on the generator's.
 *
 * Leiden maximises modularity: node weights are strengths and the resolution is
 * 1 / (sum of strengths), on the simplified undirected graph.
 *
 * Sources: V. Traag, L. Waltman, N. J. van Eck, From Louvain to Leiden, Scientific
 * Reports 9, 2019; V. Batagelj, M. Zaversnik, An O(m) algorithm for cores
 * decomposition of networks, 2003.
 */
#include <stdio.h>
#include <stdlib.h>

#include "analysis/measure.h"
#include "base/fail.h"
#include "graph/guard.h"

#define LEIDEN_BETA 0.01 /* randomness of the refinement; the authors' default */
/* Until nothing changes; on large graphs two rounds give all but a trace of it. */
#define LEIDEN_LARGE 1000000
#define LEIDEN_LARGE_ROUNDS 2

typedef struct part {
  uint32_t number;
  uint32_t first; /* vertex */
  uint32_t size;
} part;

static int larger_first(const void *one, const void *other) {
  const part *a = one, *b = other;
  if (a->size != b->size) return a->size > b->size ? -1 : 1;
  return a->first < b->first ? -1 : a->first > b->first;
}

gx_status gxi_measure_renumber(
  gxi_measuring *in, double *membership, uint32_t count, gx_error *error
) {
  uint32_t vertices = in->graph->vertex_count;
  part *parts = gxi_arena_alloc(in->scratch, count, sizeof *parts);
  uint32_t *order = gxi_arena_alloc(in->scratch, count, sizeof *order);
  if (!parts || !order) return gxi_fail(error, GX_E_NOMEM, "out of memory");
  for (uint32_t i = 0; i < count; i++) {
    parts[i] = (part){i, vertices, 0};
  }
  for (uint32_t v = 0; v < vertices; v++) {
    part *at = &parts[(uint32_t)membership[v]];
    if (at->size++ == 0) at->first = v;
  }
  if (count) qsort(parts, count, sizeof *parts, larger_first);
  for (uint32_t i = 0; i < count; i++) {
    order[parts[i].number] = i;
  }
  for (uint32_t v = 0; v < vertices; v++) {
    membership[v] = order[(uint32_t)membership[v]];
  }
  return GX_OK;
}

static void
copy_numbers(double *values, const igraph_vector_int_t *from, uint32_t count) {
  for (uint32_t v = 0; v < count; v++) {
    values[v] = (double)VECTOR(*from)[v];
  }
}

static gx_status find_components(gxi_measuring *in, double *values, gx_error *error) {
  const gxi_shape *shape = gxi_measure_shape(in, GXI_SHAPE_UNDIRECTED, error);
  igraph_vector_int_t result;
  igraph_integer_t count = 0;
  if (!shape) return GX_E_NOMEM;
  igraph_error_t code = igraph_vector_int_init(&result, 0);
  if (code != IGRAPH_SUCCESS) return gxi_guard_status(code, "components", error);
  code = igraph_connected_components(&shape->graph, &result, NULL, &count, IGRAPH_WEAK);
  if (code == IGRAPH_SUCCESS) copy_numbers(values, &result, shape->vertex_count);
  igraph_vector_int_destroy(&result);
  GX_TRY(gxi_guard_status(code, "components", error));
  return gxi_measure_renumber(in, values, (uint32_t)count, error);
}

const bool *gxi_measure_largest(gxi_measuring *in, gx_error *error) {
  double *values = gxi_measure_values(in, error);
  bool *member = gxi_arena_alloc(in->scratch, in->graph->vertex_count, sizeof *member);
  if (!member) gxi_fail(error, GX_E_NOMEM, "out of memory");
  if (!values || !member || find_components(in, values, error) != GX_OK) return NULL;
  for (uint32_t v = 0; v < in->graph->vertex_count; v++) {
    member[v] = values[v] == 0;
  }
  return member;
}

gx_status gxi_measure_component(gxi_measuring *in, gx_error *error) {
  double *values = gxi_measure_values(in, error);
  if (!values) return GX_E_NOMEM;
  GX_TRY(find_components(in, values, error));
  return gxi_measure_column(
    in,
    "component",
    "weak components, the largest is 0; simplified, undirected",
    true,
    false,
    values,
    error
  );
}

gx_status gxi_measure_coreness(gxi_measuring *in, gx_error *error) {
  const gxi_shape *shape = gxi_measure_shape(in, GXI_SHAPE_UNDIRECTED, error);
  double *values = gxi_measure_values(in, error);
  igraph_vector_int_t result;
  if (!shape || !values) return GX_E_NOMEM;
  igraph_error_t code = igraph_vector_int_init(&result, 0);
  if (code != IGRAPH_SUCCESS) return gxi_guard_status(code, "coreness", error);
  code = igraph_coreness(&shape->graph, &result, IGRAPH_ALL);
  if (code == IGRAPH_SUCCESS) copy_numbers(values, &result, shape->vertex_count);
  igraph_vector_int_destroy(&result);
  GX_TRY(gxi_guard_status(code, "coreness", error));
  return gxi_measure_column(
    in, "coreness", "k-cores; simplified, undirected", true, false, values, error
  );
}

static igraph_error_t leiden(
  igraph_vector_int_t *result,
  igraph_integer_t *count,
  const gxi_shape *shape,
  const igraph_vector_t *strengths
) {
  double total = igraph_vector_sum(strengths);
  bool large = igraph_ecount(&shape->graph) > LEIDEN_LARGE;
  return igraph_community_leiden(
    &shape->graph,
    &shape->weights,
    strengths,
    total > 0 ? 1 / total : 0,
    LEIDEN_BETA,
    false,
    large ? LEIDEN_LARGE_ROUNDS : -1,
    result,
    count,
    NULL
  );
}

static igraph_error_t
find_communities(double *values, igraph_integer_t *count, const gxi_shape *shape) {
  igraph_vector_t strengths;
  igraph_vector_int_t result;
  igraph_error_t code = igraph_vector_init(&strengths, 0);
  if (code != IGRAPH_SUCCESS) return code;
  code = igraph_vector_int_init(&result, 0);
  if (code != IGRAPH_SUCCESS) goto strengths_done;
  code = igraph_strength(
    &shape->graph, &strengths, igraph_vss_all(), IGRAPH_ALL, true, &shape->weights
  );
  if (code == IGRAPH_SUCCESS) code = leiden(&result, count, shape, &strengths);
  if (code == IGRAPH_SUCCESS) copy_numbers(values, &result, shape->vertex_count);
  igraph_vector_int_destroy(&result);
strengths_done:
  igraph_vector_destroy(&strengths);
  return code;
}

gx_status
gxi_measure_community_values(gxi_measuring *in, double *values, gx_error *error) {
  const gxi_shape *shape = gxi_measure_shape(in, GXI_SHAPE_UNDIRECTED, error);
  igraph_integer_t count = 0;
  if (!shape) return GX_E_NOMEM;
  igraph_error_t code = IGRAPH_SUCCESS;
  if (igraph_ecount(&shape->graph) > 0) {
    code = find_communities(values, &count, shape);
  } else {
    count = shape->vertex_count;
    for (uint32_t v = 0; v < shape->vertex_count; v++) {
      values[v] = v;
    }
  }
  GX_TRY(gxi_guard_status(code, "communities", error));
  return gxi_measure_renumber(in, values, (uint32_t)count, error);
}

gx_status gxi_measure_community(gxi_measuring *in, gx_error *error) {
  double *values = gxi_measure_values(in, error);
  if (!values) return GX_E_NOMEM;
  GX_TRY(gxi_measure_community_values(in, values, error));
  char method[160];
  snprintf(
    method,
    sizeof method,
    "Leiden, modularity, resolution 1, seed %llu; simplified, undirected; weights; the "
    "largest is 0",
    (unsigned long long)in->seed
  );
  return gxi_measure_column(in, "community", method, true, false, values, error);
}
