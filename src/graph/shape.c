/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * shape.c: edges of a graph → an igraph_t.
 *
 *     ties        a→b a→b b~c        as they are
 *     directed    a→b b→c c→b        parallel ones summed, symmetric ones both ways
 *     undirected  a–b b–c            parallel and opposite ones summed
 *
 * We simplify by sorting rather than by igraph_simplify(): the order of edges (and so
 * of every sum of doubles) is then ours, and the weights need no attribute table.
 */
#include "graph/shape.h"

#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "graph/guard.h"

typedef struct arc {
  uint32_t from;
  uint32_t to;
  double weight;
} arc;

typedef struct drawing {
  gxi_shape *shape;
  const gx_graph *graph;
  gxi_shape_kind kind;
  const bool *member;
  uint32_t *place; /* by vertex of the gx_graph: vertex of the shape */
  arc *arcs;
  uint32_t arc_count;
} drawing;

static int arc_order(const void *one, const void *other) {
  const arc *a = one, *b = other;
  if (a->from != b->from) return a->from < b->from ? -1 : 1;
  return a->to < b->to ? -1 : a->to > b->to;
}

static void number_vertices(drawing *in) {
  const gx_graph *graph = in->graph;
  gxi_shape *shape = in->shape;
  in->place = gxi_arena_alloc(&shape->arena, graph->vertex_count, sizeof *in->place);
  if (in->member) {
    shape->vertices =
      gxi_arena_alloc(&shape->arena, graph->vertex_count, sizeof *shape->vertices);
  }
  for (uint32_t v = 0; v < graph->vertex_count; v++) {
    if (in->member && !in->member[v]) continue;
    if (in->member) shape->vertices[shape->vertex_count] = v;
    in->place[v] = shape->vertex_count++;
  }
}

static void push_arc(drawing *in, uint32_t from, uint32_t to, double weight) {
  in->arcs[in->arc_count++] = (arc){in->place[from], in->place[to], weight};
}

static void collect_arcs(drawing *in) {
  const gx_graph *graph = in->graph;
  size_t room = (size_t)graph->edge_count * 2;
  in->arcs = gxi_arena_alloc(&in->shape->arena, room, sizeof *in->arcs);
  for (uint32_t e = 0; e < graph->edge_count; e++) {
    uint32_t head = graph->heads[e], tail = graph->tails[e];
    double weight = gxi_graph_edge(graph, e)->independent_docs;
    if (in->member && !(in->member[head] && in->member[tail])) continue;
    if (in->kind == GXI_SHAPE_UNDIRECTED && tail < head) {
      push_arc(in, tail, head, weight);
      continue;
    }
    push_arc(in, head, tail, weight);
    if (in->kind == GXI_SHAPE_DIRECTED && gxi_graph_relation(graph, e)->symmetric) {
      push_arc(in, tail, head, weight);
    }
  }
}

static void simplify(drawing *in) {
  if (in->kind == GXI_SHAPE_TIES || in->arc_count == 0) return;
  qsort(in->arcs, in->arc_count, sizeof *in->arcs, arc_order);
  uint32_t kept = 1;
  for (uint32_t i = 1; i < in->arc_count; i++) {
    arc *last = &in->arcs[kept - 1];
    if (arc_order(last, &in->arcs[i]) == 0) {
      last->weight += in->arcs[i].weight;
    } else {
      in->arcs[kept++] = in->arcs[i];
    }
  }
  in->arc_count = kept;
}

static void draw(void *context) {
  drawing *in = context;
  number_vertices(in);
  collect_arcs(in);
  simplify(in);
  in->shape->uniform = true;
  for (uint32_t i = 1; i < in->arc_count; i++) {
    if (in->arcs[i].weight != in->arcs[0].weight) in->shape->uniform = false;
  }
}

static igraph_error_t make_graph(gxi_shape *shape, const drawing *in) {
  igraph_vector_int_t ends;
  igraph_integer_t count = in->arc_count;
  igraph_error_t code = igraph_vector_int_init(&ends, count * 2);
  if (code != IGRAPH_SUCCESS) return code;
  code = igraph_vector_init(&shape->weights, count);
  if (code != IGRAPH_SUCCESS) {
    igraph_vector_int_destroy(&ends);
    return code;
  }
  for (igraph_integer_t i = 0; i < count; i++) {
    VECTOR(ends)[2 * i] = in->arcs[i].from;
    VECTOR(ends)[2 * i + 1] = in->arcs[i].to;
    VECTOR(shape->weights)[i] = in->arcs[i].weight;
  }
  bool directed = in->kind != GXI_SHAPE_UNDIRECTED;
  code = igraph_create(&shape->graph, &ends, shape->vertex_count, directed);
  igraph_vector_int_destroy(&ends);
  if (code != IGRAPH_SUCCESS) igraph_vector_destroy(&shape->weights);
  return code;
}

gx_status gxi_shape_init(
  gxi_shape *shape,
  const gx_graph *graph,
  gxi_shape_kind kind,
  const bool *member,
  gx_error *error
) {
  memset(shape, 0, sizeof *shape);
  gxi_arena_init(&shape->arena, &graph->arena.allocator);
  drawing in = {.shape = shape, .graph = graph, .kind = kind, .member = member};
  gx_status status = gxi_arena_try(&shape->arena, draw, &in, error);
  if (status == GX_OK) {
    status = gxi_guard_status(make_graph(shape, &in), "the graph", error);
  }
  if (status != GX_OK) gxi_arena_clear(&shape->arena);
  return status;
}

void gxi_shape_clear(gxi_shape *shape) {
  igraph_destroy(&shape->graph);
  igraph_vector_destroy(&shape->weights);
  gxi_arena_clear(&shape->arena);
}
