/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * layout.c: x and y of every vertex, so that a graph opens as a picture.
 *
 * Up to MAX_FORCE vertices: Fruchterman and Reingold from a start on a sunflower spiral
 * (no random start), by grid above MAX_EXACT. Larger graphs keep the spiral itself, in
 * the order of component and degree: readers like Gephi lay them out better than we
 * could in the time. Positions are rounded to 0.1 and lie within ±1000.
 *
 * Sources: T. Fruchterman, E. Reingold, Graph drawing by force-directed placement,
 * Software: Practice and Experience 21, 1991; H. Vogel, A better way to construct the
 * sunflower head, Mathematical Biosciences 44, 1979.
 */
#include <math.h>
#include <stdlib.h>

#include "analysis/measure.h"
#include "base/fail.h"
#include "graph/guard.h"

#define MAX_FORCE 5000u
#define MAX_EXACT 500u
#define ROUNDS 300
#define GOLDEN_ANGLE 2.399963229728653
#define EXTENT 1000.0

typedef struct place {
  uint32_t vertex;
  uint32_t degree;
} place;

static int busier_first(const void *one, const void *other) {
  const place *a = one, *b = other;
  if (a->degree != b->degree) return a->degree > b->degree ? -1 : 1;
  return a->vertex < b->vertex ? -1 : a->vertex > b->vertex;
}

static bool spiral(gxi_measuring *in, double *x, double *y) {
  const gx_graph *graph = in->graph;
  place *places = gxi_arena_alloc(in->scratch, graph->vertex_count, sizeof *places);
  if (!places) return false;
  for (uint32_t v = 0; v < graph->vertex_count; v++) {
    places[v] = (place){v, 0};
  }
  for (uint32_t e = 0; e < graph->edge_count; e++) {
    places[graph->heads[e]].degree++;
    places[graph->tails[e]].degree++;
  }
  if (graph->vertex_count) {
    qsort(places, graph->vertex_count, sizeof *places, busier_first);
  }
  for (uint32_t i = 0; i < graph->vertex_count; i++) {
    double radius = sqrt(i + 0.5), angle = i * GOLDEN_ANGLE;
    /* rounded: sin and cos may differ in the last digit between processors, and the
     * forces would carry that far */
    x[places[i].vertex] = round(radius * cos(angle) * 1e6) / 1e6;
    y[places[i].vertex] = round(radius * sin(angle) * 1e6) / 1e6;
  }
  return true;
}

static igraph_error_t apply_forces(const gxi_shape *shape, double *x, double *y) {
  igraph_matrix_t at;
  uint32_t count = shape->vertex_count;
  igraph_error_t code = igraph_matrix_init(&at, count, 2);
  if (code != IGRAPH_SUCCESS) return code;
  for (uint32_t v = 0; v < count; v++) {
    MATRIX(at, v, 0) = x[v];
    MATRIX(at, v, 1) = y[v];
  }
  code = igraph_layout_fruchterman_reingold(
    &shape->graph,
    &at,
    true,
    ROUNDS,
    sqrt(count),
    count > MAX_EXACT ? IGRAPH_LAYOUT_GRID : IGRAPH_LAYOUT_NOGRID,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL
  );
  for (uint32_t v = 0; code == IGRAPH_SUCCESS && v < count; v++) {
    x[v] = MATRIX(at, v, 0);
    y[v] = MATRIX(at, v, 1);
  }
  igraph_matrix_destroy(&at);
  return code;
}

static void fit(double *values, uint32_t count) {
  double low = INFINITY, high = -INFINITY;
  for (uint32_t v = 0; v < count; v++) {
    if (values[v] < low) low = values[v];
    if (values[v] > high) high = values[v];
  }
  double middle = (low + high) / 2, half = (high - low) / 2;
  for (uint32_t v = 0; v < count; v++) {
    double share = half > 0 ? (values[v] - middle) / half : 0;
    values[v] = round(share * EXTENT * 10) / 10 + 0.0;
  }
}

gx_status gxi_measure_layout(gxi_measuring *in, gx_error *error) {
  const gxi_shape *shape = gxi_measure_shape(in, GXI_SHAPE_UNDIRECTED, error);
  double *x = gxi_measure_values(in, error);
  double *y = gxi_measure_values(in, error);
  if (!shape || !x || !y) return GX_E_NOMEM;
  if (!spiral(in, x, y)) return gxi_fail(error, GX_E_NOMEM, "out of memory");
  bool forces = shape->vertex_count > 1 && shape->vertex_count <= MAX_FORCE;
  if (forces) {
    GX_TRY(gxi_guard_status(apply_forces(shape, x, y), "the layout", error));
  }
  fit(x, shape->vertex_count);
  fit(y, shape->vertex_count);
  const char *method = forces ? "Fruchterman-Reingold layout" : "spiral by degree";
  GX_TRY(gxi_measure_column(in, "x", method, false, false, x, error));
  return gxi_measure_column(in, "y", method, false, false, y, error);
}
