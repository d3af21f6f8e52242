/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * column.c: columns of a graph, and small questions about its edges and types.
 */
#include <math.h>
#include <string.h>

#include "base/fail.h"
#include "base/str.h"
#include "graph/graph.h"

typedef struct adding {
  gx_graph *graph;
  const gx_column *column;
} adding;

static gx_column *find_column(const gx_graph *graph, gx_str name) {
  for (uint32_t i = 0; i < graph->columns.count; i++) {
    if (gxi_str_equal(graph->columns.items[i].name, name)) {
      return &graph->columns.items[i];
    }
  }
  return NULL;
}

static void add_column(void *context) {
  adding *in = context;
  gxi_arena *arena = &in->graph->arena;
  gx_column copy = *in->column;
  double *values = gxi_arena_alloc(arena, in->graph->vertex_count, sizeof *values);
  for (uint32_t i = 0; i < in->graph->vertex_count; i++) {
    values[i] = isfinite(in->column->values[i]) ? in->column->values[i] : 0;
  }
  copy.name = gxi_arena_copy(arena, copy.name);
  copy.method = gxi_arena_copy(arena, copy.method);
  copy.values = values;
  gx_column *place = find_column(in->graph, copy.name);
  if (!place) place = gxi_vec_push(arena, &in->graph->columns);
  *place = copy;
}

gx_status
gx_graph_column_add(gx_graph *graph, const gx_column *column, gx_error *error) {
  adding in = {graph, column};
  return gxi_arena_try(&graph->arena, add_column, &in, error);
}

size_t gx_graph_column_count(const gx_graph *graph) {
  return graph->columns.count;
}

const gx_column *gx_graph_column_at(const gx_graph *graph, size_t index) {
  return index < graph->columns.count ? &graph->columns.items[index] : NULL;
}

const gx_column *gx_graph_column_find(const gx_graph *graph, gx_str name) {
  return find_column(graph, name);
}

const gx_edge *gxi_graph_edge(const gx_graph *graph, uint32_t edge) {
  size_t count;
  return &gx_corpus_edges(graph->corpus, &count)[graph->edges[edge]];
}

const gx_relation_type *gxi_graph_relation(const gx_graph *graph, uint32_t edge) {
  const gx_domain *domain = gx_corpus_domain(graph->corpus);
  return &domain->relation_types[gxi_graph_edge(graph, edge)->relation];
}

gx_status gxi_graph_classes(
  bool *wanted,
  const gx_domain *domain,
  const gx_str *classes,
  size_t count,
  gx_error *error
) {
  static const char *const known[] = {"tie", "structure", "activity", "post"};
  for (size_t t = 0; t < domain->relation_type_count; t++) {
    wanted[t] = count == 0;
  }
  for (size_t i = 0; i < count; i++) {
    bool found = false;
    for (size_t k = 0; k < sizeof known / sizeof *known; k++) {
      found = found || gxi_str_is(classes[i], known[k]);
    }
    for (size_t t = 0; t < domain->relation_type_count; t++) {
      if (!gxi_str_equal(domain->relation_types[t].class_id, classes[i])) continue;
      wanted[t] = found = true;
    }
    if (!found) {
      return gxi_fail(
        error, GX_E_ARGUMENT, "unknown class %.*s", GX_STR_ARG(classes[i])
      );
    }
  }
  return GX_OK;
}

gx_status gxi_graph_entity_types(
  bool *wanted,
  const gx_domain *domain,
  const gx_str *ids,
  size_t count,
  gx_error *error
) {
  for (size_t t = 0; t < domain->entity_type_count; t++) {
    wanted[t] = count == 0;
  }
  for (size_t i = 0; i < count; i++) {
    bool found = false;
    for (size_t t = 0; t < domain->entity_type_count; t++) {
      if (!gxi_str_equal(domain->entity_types[t].id, ids[i])) continue;
      wanted[t] = found = true;
    }
    if (!found) {
      return gxi_fail(
        error, GX_E_ARGUMENT, "unknown entity type %.*s", GX_STR_ARG(ids[i])
      );
    }
  }
  return GX_OK;
}
