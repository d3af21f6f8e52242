/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * measure.h: what the measures share: the shapes, made when first asked for, and the
 * way a column is handed in.
 */
#ifndef GXI_ANALYSIS_MEASURE_H
#define GXI_ANALYSIS_MEASURE_H

#include "graph/graph.h"
#include "graph/shape.h"
#include "guanxi/analysis.h"

typedef struct gxi_measuring {
  gx_graph *graph;
  gxi_arena *scratch;
  uint64_t seed;
  double damping;
  uint64_t budget;
  gxi_shape undirected; /* of the whole graph */
  gxi_shape directed;
  bool has_undirected;
  bool has_directed;
} gxi_measuring;

/** The shape, made at the first call; NULL when that failed (error says why). */
const gxi_shape *
gxi_measure_shape(gxi_measuring *in, gxi_shape_kind kind, gx_error *error);

/** count zeroed doubles of scratch, NULL when there is no room. */
double *gxi_measure_values(gxi_measuring *in, gx_error *error);

/** Adds a column of in->graph. */
GX_MUST_USE gx_status gxi_measure_column(
  gxi_measuring *in,
  const char *name,
  const char *method,
  bool integer,
  bool approximate,
  const double *values,
  gx_error *error
);

/** Parts of a graph as numbers from 0: the largest first, then by smallest vertex.
 *  membership is renumbered in place. `count` values below `count`. */
GX_MUST_USE gx_status gxi_measure_renumber(
  gxi_measuring *in, double *membership, uint32_t count, gx_error *error
);

/** By vertex: is it in the largest weak component (of the smallest vertex, of equals)?
 *  NULL when there is no room or igraph refused. */
const bool *gxi_measure_largest(gxi_measuring *in, gx_error *error);

/* A measure computes one or more columns. */
typedef gx_status gxi_measure(gxi_measuring *in, gx_error *error);

gxi_measure gxi_measure_ties;        /* degree in_degree out_degree partners strength */
gxi_measure gxi_measure_pagerank;    /* flow.c */
gxi_measure gxi_measure_betweenness; /* path.c */
gxi_measure gxi_measure_harmonic;
gxi_measure gxi_measure_eigenvector; /* flow.c */
gxi_measure gxi_measure_hits;        /* hub authority */
gxi_measure gxi_measure_coreness;    /* group.c */
gxi_measure gxi_measure_component;
gxi_measure gxi_measure_community;
gxi_measure gxi_measure_layout; /* x y */

/** Distinct partners, ties and strength by vertex over the edges wanted by relation
 *  type (by index) and status bits; arrays of vertex_count, any may be NULL. */
GX_MUST_USE gx_status gxi_measure_partners(
  uint32_t *partners,
  uint32_t *ties,
  double *strength,
  const gx_graph *graph,
  const bool *relations,
  unsigned statuses,
  gx_error *error
);

#endif
