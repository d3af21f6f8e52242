/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * shape.h: a graph as igraph wants it: simplified, with summed weights.
 */
#ifndef GXI_GRAPH_SHAPE_H
#define GXI_GRAPH_SHAPE_H

#include <igraph/igraph.h>

#include "graph/graph.h"

typedef enum gxi_shape_kind {
  GXI_SHAPE_TIES,      /* the directed multigraph, symmetric ties once */
  GXI_SHAPE_DIRECTED,  /* simplified; symmetric ties in both directions */
  GXI_SHAPE_UNDIRECTED /* simplified */
} gxi_shape_kind;

typedef struct gxi_shape {
  igraph_t graph;
  igraph_vector_t weights; /* by edge of `graph` */
  uint32_t *vertices;      /* of the gx_graph; NULL: the same numbers */
  uint32_t vertex_count;
  gxi_arena arena;
  bool uniform; /* all weights are equal */
} gxi_shape;

/**
 * @param shape  [out] the caller's; clear with gxi_shape_clear after GX_OK
 * @param member NULL, or by vertex: whether it is in; the others are left out
 * Only between gxi_guard_enter and gxi_guard_leave. O(E log E).
 */
GX_MUST_USE gx_status gxi_shape_init(
  gxi_shape *shape,
  const gx_graph *graph,
  gxi_shape_kind kind,
  const bool *member,
  gx_error *error
);
void gxi_shape_clear(gxi_shape *shape);
/** The vertex of the gx_graph behind a vertex of the shape. */
static inline uint32_t gxi_shape_vertex(const gxi_shape *shape, uint32_t vertex) {
  return shape->vertices ? shape->vertices[vertex] : vertex;
}

#endif
