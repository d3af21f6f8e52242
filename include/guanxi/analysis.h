/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * analysis.h: columns on a graph (degree … community) and the ranking by them.
 *
 * Two shapes of the graph are measured, both without loops:
 *   ties        the multigraph itself; a symmetric tie is one tie, seen from both ends
 *   simplified  parallel edges are one edge with the sum of their weights; directed
 *               (symmetric ties in both directions) or undirected
 * Weight is a strength for PageRank, Leiden, eigenvector, hub and authority, and a cost
 * 1 / weight for betweenness. Each column's `method` says which, with parameters.
 */
#ifndef GUANXI_ANALYSIS_H
#define GUANXI_ANALYSIS_H

#include "guanxi/base.h"
#include "guanxi/graph.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct gx_analysis_options {
  size_t size;
  const char *const *measures; /* column names; NULL: all */
  size_t measure_count;
  uint64_t seed;   /* of Leiden and the layout; 0 means 1 */
  double damping;  /* of PageRank; 0 means 0.85 */
  uint64_t budget; /* vertices × edges above which betweenness, harmonic and closeness
                      are sampled; 0 means the default */
  const gx_progress *progress;
  bool exact;    /* never sample, whatever it costs */
  double cutoff; /* paths longer than this are left out: steps for harmonic and
                    closeness, sum of 1 / weight for betweenness; 0: none */
} gx_analysis_options;

#define GX_ANALYSIS_OPTIONS_INIT GX_OPTIONS_INIT(gx_analysis_options)

/** Names of all measures, in the order of the columns; NULL at the end. */
GX_API const char *const *gx_analysis_measures(void);

/**
 * Computes columns and adds them to the graph:
 *
 *     degree in_degree out_degree partners strength       counted on the ties
 *     pagerank eigenvector hub authority                  by eigenvectors
 *     betweenness harmonic closeness                      by shortest paths
 *     coreness clustering articulation bridges            how it is bound in
 *     component community                                 parts, the largest is 0
 *     provinces brokerage broker_coordinator broker_consultant broker_gatekeeper
 *       broker_representative broker_liaison              between provinces
 *     x y                                                 a layout
 *
 * src/analysis/README.md says for each on which graph, with which weights and
 * direction, and so does the column's method.
 *
 * Cancelling: progress is asked between measures and inside the costly ones.
 * Errors GX_E_ARGUMENT (unknown measure), GX_E_NOMEM, GX_E_GRAPH, GX_E_CANCELLED;
 *        columns computed before the failure stay
 * Threads not concurrently with any other graph or analysis call (igraph)
 */
GX_API GX_MUST_USE gx_status
gx_analysis_run(gx_graph *graph, const gx_analysis_options *options, gx_error *error);

typedef struct gx_rank gx_rank;

typedef struct gx_rank_row {
  uint32_t vertex;
  uint32_t entity;   /* of the corpus */
  uint32_t rank;     /* 1-based place; equal values share a place */
  uint32_t partners; /* distinct, over the chosen edges */
  uint32_t ties;     /* over the chosen edges */
  double strength;   /* sum of weights over the chosen edges */
  double value;      /* of the measure ranked by */
} gx_rank_row;

typedef struct gx_rank_options {
  size_t size;
  gx_str by; /* "partners" (default), "ties", "strength", or a centrality column */
  const gx_str *classes; /* of edges counted; none: "tie" */
  size_t class_count;
  unsigned statuses;          /* bits 1u << gx_tie_status; 0: asserted only */
  const gx_str *entity_types; /* of the rows; none: all */
  size_t entity_type_count;
  uint32_t top; /* 0: all */
} gx_rank_options;

#define GX_RANK_OPTIONS_INIT GX_OPTIONS_INIT(gx_rank_options)

/**
 * Most connected first: by the measure, then strength, then uid. Isolates are kept. A
 * centrality column must have been computed (gx_analysis_run).
 * @param rank [out] owned; free with gx_rank_free
 * Errors GX_E_ARGUMENT (unknown measure, class or type), GX_E_NOMEM
 */
GX_API GX_MUST_USE gx_status gx_rank_build(
  gx_rank **rank, const gx_graph *graph, const gx_rank_options *options, gx_error *error
);
GX_API void gx_rank_free(gx_rank *rank);
GX_API const gx_rank_row *gx_rank_rows(const gx_rank *rank, size_t *count);
/** What was measured on what, one line. Borrowed until gx_rank_free. */
GX_API gx_str gx_rank_method(const gx_rank *rank);

/*
 * Chains: how two entities are tied.
 */

typedef struct gx_chains gx_chains;

/** From one entity to the other, no entity twice. */
typedef struct gx_chain {
  double cost;               /* steps, or sum of 1 / weight */
  uint32_t count;            /* of entities, at least 2 */
  const uint32_t *entities;  /* of the corpus; [count] */
  const uint32_t *ties;      /* edges of the corpus, the heaviest of a step first */
  const uint32_t *tie_begin; /* [count]: step i has ties[tie_begin[i]] up to, not
                                with, ties[tie_begin[i + 1]] */
} gx_chain;

typedef struct gx_chains_options {
  size_t size;
  uint32_t count;          /* how many chains; 0: 3 */
  bool weighted;           /* a step costs 1 / (sum of its ties' weights), else 1 */
  bool directed;           /* along the ties' direction; symmetric ones both ways */
  const uint32_t *without; /* entities that no chain may pass */
  size_t without_count;
  const gx_progress *progress; /* stage "path" */
} gx_chains_options;

#define GX_CHAINS_OPTIONS_INIT GX_OPTIONS_INIT(gx_chains_options)

/**
 * The shortest chains between two entities, the shortest first, of equals the one whose
 * entities come first in the order of uids. No chain at all is an answer: no rows.
 * @param chains [out] owned; free with gx_chains_free
 * @param from   entity of the corpus, as is `to`
 * Errors GX_E_ARGUMENT (not in the graph, left out by `without`, or twice the same),
 *        GX_E_NOMEM, GX_E_CANCELLED
 * Cost   O(count · length · (V + E log V)), O(V + E) memory; searches end where the
 *        chain is found
 * Source J. Y. Yen, Finding the K shortest loopless paths in a network, Management
 *        Science 17, 1971
 */
GX_API GX_MUST_USE gx_status gx_chains_build(
  gx_chains **chains,
  const gx_graph *graph,
  uint32_t from,
  uint32_t to,
  const gx_chains_options *options,
  gx_error *error
);
GX_API void gx_chains_free(gx_chains *chains);
/** Borrowed until gx_chains_free, as is the method: graph, weights, direction. */
GX_API const gx_chain *gx_chains_rows(const gx_chains *chains, size_t *count);
GX_API gx_str gx_chains_method(const gx_chains *chains);

#ifdef __cplusplus
}
#endif
#endif
