/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * measure.h: what the measures share: the shapes, made when first asked for, and the
 * way a column is handed in.
 */
#ifndef GXI_ANALYSIS_MEASURE_H
#define GXI_ANALYSIS_MEASURE_H

#include "graph/graph.h"
#include "graph/guard.h"
#include "graph/shape.h"
#include "guanxi/analysis.h"
#include "guanxi/projection.h"

/** Receives a column instead of the graph. */
typedef struct gxi_column_taker {
  void *user;
  void (*take)(void *user, const char *name, const double *values);
} gxi_column_taker;

typedef struct gxi_measuring {
  gx_graph *graph;
  gxi_arena *scratch;
  uint64_t seed;
  double damping;
  uint64_t budget;
  double cutoff; /* 0: none */
  gxi_watch watch;
  const gxi_column_taker *taker; /* NULL: columns go to the graph */
  gx_homes *homes;               /* NULL until asked for */
  gxi_shape undirected;          /* of the whole graph */
  gxi_shape directed;
  bool has_undirected;
  bool has_directed;
} gxi_measuring;

/** The shape, made at the first call; NULL when that failed (error says why). */
const gxi_shape *
gxi_measure_shape(gxi_measuring *in, gxi_shape_kind kind, gx_error *error);

/** count zeroed doubles of scratch, NULL when there is no room. */
double *gxi_measure_values(gxi_measuring *in, gx_error *error);

/** Adds a column of in->graph, or hands it to in->taker. */
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

/** Vertices × edges over the budget: how many vertices to start from; 0: all. */
uint32_t gxi_measure_pivot_count(const gxi_measuring *in, const gxi_shape *shape);
/** That many vertices drawn by the seed, ascending; NULL when there is no room. */
uint32_t *gxi_measure_pivots(
  gxi_measuring *in, uint32_t count, uint32_t vertices, gx_error *error
);
/** The error of a mean over `count` of `vertices` drawn values in [0, 1] that is passed
 *  at some vertex with a probability of 5 %: sqrt(ln(2 V / 0.05) / 2 K). */
double gxi_measure_bound(uint32_t count, uint32_t vertices);

/** Adds to sums[v] what the shortest paths from each source give v (Brandes'
 * dependency, cost 1 / weight); over all sources, twice the betweenness. Errors
 * GX_E_NOMEM, GX_E_CANCELLED */
GX_MUST_USE gx_status gxi_measure_sweep(
  double *sums,
  gxi_measuring *in,
  const gxi_shape *shape,
  const uint32_t *sources,
  uint32_t count,
  gx_error *error
);

/** Provinces by vertex, GX_ID_NONE for unknown ones, and how many there are.
 *  NULL when there is no room. */
const uint32_t *
gxi_measure_provinces(gxi_measuring *in, uint32_t *count, gx_error *error);

/** By vertex: is it in the largest weak component (of the smallest vertex, of equals)?
 *  NULL when there is no room or igraph refused. */
const bool *gxi_measure_largest(gxi_measuring *in, gx_error *error);

/** The values of the columns partners and community, by vertex; the latter draws from
 *  the guard's generator as it was seeded. */
GX_MUST_USE gx_status
gxi_measure_partner_values(gxi_measuring *in, double *values, gx_error *error);
GX_MUST_USE gx_status
gxi_measure_community_values(gxi_measuring *in, double *values, gx_error *error);

/* A measure computes one or more columns. */
typedef gx_status gxi_measure(gxi_measuring *in, gx_error *error);

gxi_measure gxi_measure_ties;        /* degree in_degree out_degree partners strength */
gxi_measure gxi_measure_pagerank;    /* flow.c */
gxi_measure gxi_measure_betweenness; /* path.c */
gxi_measure gxi_measure_distance;    /* distance.c: harmonic closeness */
gxi_measure gxi_measure_eigenvector; /* flow.c */
gxi_measure gxi_measure_hits;        /* hub authority */
gxi_measure gxi_measure_coreness;    /* group.c */
gxi_measure gxi_measure_component;
gxi_measure gxi_measure_community;
gxi_measure gxi_measure_clustering; /* bind.c */
gxi_measure gxi_measure_bridges;    /* articulation bridges */
gxi_measure gxi_measure_brokerage;  /* broker.c: provinces brokerage broker_… */
gxi_measure gxi_measure_layout;     /* x y */

/** Runs the row that has the measure, with what the options say but progress; columns
 *  go to in->taker or the graph. The caller clears in. */
GX_MUST_USE gx_status gxi_measure_one(
  gxi_measuring *in,
  const char *name,
  const gx_analysis_options *options,
  gx_error *error
);
/** Frees the shapes and homes. */
void gxi_measure_clear(gxi_measuring *in);

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
