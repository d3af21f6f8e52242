/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * graph.h: the corpus, or a part of it, as a directed multigraph with columns.
 *
 * Vertices are entities in the order of their uids, edges are the corpus's edges in
 * their order, symmetric ones once. igraph keeps the structure; no igraph type shows.
 * Threads: igraph 0.10 has process-wide state, so one thread at a time may be in a
 * graph or analysis call.
 */
#ifndef GUANXI_GRAPH_H
#define GUANXI_GRAPH_H

#include "guanxi/base.h"
#include "guanxi/corpus.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct gx_graph gx_graph;

/**
 * Which part of the corpus; empty lists and zeros mean everything. What is asked is
 * applied in this order: types to confidence, entities, regions, ego, isolates, largest
 * component, top.
 */
typedef struct gx_graph_options {
  size_t size;
  const gx_allocator *allocator;
  const gx_str *entity_types; /* ids; vertices of other types are left out */
  size_t entity_type_count;
  const gx_str *relation_types; /* ids */
  size_t relation_type_count;
  const gx_str *classes; /* "tie" "structure" "activity" "post" */
  size_t class_count;
  unsigned statuses; /* bits 1u << gx_tie_status */
  gx_str since; /* "2024" "2024-06" "2024-06-30"; edges said or dated before are left
                   out, those of a date that is less precise stay if they may fit */
  gx_str until; /* ISO; edges without any date stay unless since or until is set */
  double min_weight;
  double min_confidence;
  const uint32_t *entities; /* of the corpus: only these; NULL: all */
  size_t entity_count;
  const gx_str *regions; /* division codes ("65" "6531" "653101" "XJBT-01"): entities
                            under them, what is located in or part of these, and
                            whoever shares an edge with one of them */
  size_t region_count;
  const uint32_t *ego; /* entities of the corpus */
  size_t ego_count;
  uint32_t radius; /* steps around ego, any direction; 0 means 1 */
  uint32_t top;    /* the heaviest N edges and their vertices */
  bool drop_isolates;
  bool largest_component; /* directions and weights ignored; of equally large ones the
                             one that holds the smallest uid */
} gx_graph_options;

#define GX_GRAPH_OPTIONS_INIT GX_OPTIONS_INIT(gx_graph_options)

/**
 * @param graph  [out] owned; free with gx_graph_free
 * @param corpus built; borrowed until gx_graph_free
 * Errors GX_E_ARGUMENT (unknown type, relation, class or entity; no division code or
 * date; built), GX_E_NOMEM, GX_E_GRAPH
 */
GX_API GX_MUST_USE gx_status gx_graph_build(
  gx_graph **graph,
  const gx_corpus *corpus,
  const gx_graph_options *options,
  gx_error *error
);
GX_API void gx_graph_free(gx_graph *graph);

GX_API const gx_corpus *gx_graph_corpus(const gx_graph *graph);
/** Entities by vertex, edges of the corpus by edge; borrowed until gx_graph_free. */
GX_API const uint32_t *gx_graph_vertices(const gx_graph *graph, size_t *count);
GX_API const uint32_t *gx_graph_edges(const gx_graph *graph, size_t *count);
/** Vertex of an entity, or GX_ID_NONE. */
GX_API uint32_t gx_graph_vertex(const gx_graph *graph, uint32_t entity);
/** Edges that `top` left out. */
GX_API size_t gx_graph_cut(const gx_graph *graph);

/** Values on the vertices; every value is finite. */
typedef struct gx_column {
  gx_str name;     /* "pagerank" */
  gx_str method;   /* graph, weights and parameters, for people to read */
  bool integer;    /* all values are whole numbers */
  bool centrality; /* a ranking by it makes sense */
  bool approximate;
  const double *values; /* by vertex */
} gx_column;

GX_API size_t gx_graph_column_count(const gx_graph *graph);
GX_API const gx_column *gx_graph_column_at(const gx_graph *graph, size_t index);
/** NULL when there is none. */
GX_API const gx_column *gx_graph_column_find(const gx_graph *graph, gx_str name);
/** Adds or replaces a column; everything copied. Errors GX_E_NOMEM */
GX_API GX_MUST_USE gx_status
gx_graph_column_add(gx_graph *graph, const gx_column *column, gx_error *error);

#ifdef __cplusplus
}
#endif
#endif
