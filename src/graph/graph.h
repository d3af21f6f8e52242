/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * graph.h: the inside of a graph.
 */
#ifndef GXI_GRAPH_GRAPH_H
#define GXI_GRAPH_GRAPH_H

#include "base/arena.h"
#include "guanxi/graph.h"

struct gx_graph {
  gxi_arena arena;
  const gx_corpus *corpus;
  uint32_t *vertices; /* entities */
  uint32_t vertex_count;
  uint32_t *edges; /* of the corpus */
  uint32_t edge_count;
  uint32_t *heads; /* vertices, by edge */
  uint32_t *tails;
  uint32_t *vertex_of; /* by entity: vertex + 1; 0: not in the graph */
  size_t cut;
  GXI_VEC(gx_column) columns;
};

/** The edge of the corpus behind an edge of the graph. */
const gx_edge *gxi_graph_edge(const gx_graph *graph, uint32_t edge);
const gx_relation_type *gxi_graph_relation(const gx_graph *graph, uint32_t edge);

/** Bits of relation types, by index: those of the classes; all bits for no classes.
 *  GX_E_ARGUMENT for a class that no relation type has. `bits` has room for all. */
GX_MUST_USE gx_status gxi_graph_classes(
  bool *wanted,
  const gx_domain *domain,
  const gx_str *classes,
  size_t count,
  gx_error *error
);
/** The same for entity types by id. */
GX_MUST_USE gx_status gxi_graph_entity_types(
  bool *wanted,
  const gx_domain *domain,
  const gx_str *ids,
  size_t count,
  gx_error *error
);

#endif
