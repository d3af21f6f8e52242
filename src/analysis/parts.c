/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * parts.c: how closed communities are, and what bridges cut off.
 *
 *     how much a bridge cuts off: remove all bridges; what is left of each component is
 *     a tree of blobs, and the bridge's smaller side is the lesser of the sizes below
 *     and above it
 */
#include <stdlib.h>

#include "analysis/community.h"
#include "analysis/summing.h"
#include "base/str.h"

static const double *column(const gxi_summing *in, gx_str name) {
  return gx_graph_column_find(in->graph, name)->values;
}

/* Strength that stays inside, over all strength. */
static void measure_inside(gxi_summing *in, gx_community *rows, uint32_t count) {
  const gx_graph *graph = in->graph;
  const double *community = column(in, GX_STR_LIT("community"));
  double *all = gxi_arena_alloc(in->scratch, count, sizeof *all);
  double *inside = gxi_arena_alloc(in->scratch, count, sizeof *inside);
  for (uint32_t e = 0; e < graph->edge_count; e++) {
    double weight = gxi_graph_edge(graph, e)->independent_docs;
    uint32_t a = (uint32_t)community[graph->heads[e]];
    uint32_t b = (uint32_t)community[graph->tails[e]];
    all[a] += weight;
    all[b] += weight;
    if (a == b) inside[a] += 2 * weight;
  }
  for (uint32_t i = 0; i < count; i++) {
    rows[i].inside = all[i] > 0 ? inside[i] / all[i] : 0;
  }
}

void gxi_summary_communities(gxi_summing *in) {
  size_t count;
  gx_community *rows = gxi_communities(in->graph, in->arena, in->scratch, &count);
  measure_inside(in, rows, (uint32_t)count);
  in->summary->communities = rows;
  in->summary->community_count = count;
}

/* Sizes of the depth-first subtrees below tree edges: a bridge is always one. */
typedef struct tree {
  uint32_t *begin; /* adjacency: near[begin[v] … begin[v + 1]) */
  uint32_t *near;
  uint32_t *parent; /* vertex + 1; 0: a root */
  uint32_t *order;  /* vertices, parents first */
  uint32_t *next;   /* by vertex: the neighbour to look at */
  uint32_t *size;   /* of the subtree */
  uint32_t *whole;  /* of the component, by vertex */
} tree;

static void list_neighbours(gxi_summing *in, tree *t) {
  const igraph_t *graph = &in->undirected->graph;
  uint32_t n = in->undirected->vertex_count;
  igraph_integer_t edges = igraph_ecount(graph);
  t->begin = gxi_arena_alloc(in->scratch, (size_t)n + 2, sizeof *t->begin);
  t->near = gxi_arena_alloc(in->scratch, 2 * (size_t)edges, sizeof *t->near);
  for (igraph_integer_t e = 0; e < edges; e++) {
    t->begin[IGRAPH_FROM(graph, e) + 2]++;
    t->begin[IGRAPH_TO(graph, e) + 2]++;
  }
  for (uint32_t v = 2; v < n + 2; v++) {
    t->begin[v] += t->begin[v - 1];
  }
  for (igraph_integer_t e = 0; e < edges; e++) {
    uint32_t a = (uint32_t)IGRAPH_FROM(graph, e), b = (uint32_t)IGRAPH_TO(graph, e);
    t->near[t->begin[a + 1]++] = b;
    t->near[t->begin[b + 1]++] = a;
  }
}

/* A search from one root; returns how many it found. Any spanning tree will do. */
static uint32_t grow(tree *t, uint32_t root, uint32_t begin) {
  uint32_t end = begin;
  t->order[end++] = root;
  t->size[root] = 1;
  for (uint32_t at = begin; at < end; at++) {
    uint32_t v = t->order[at];
    for (uint32_t i = t->begin[v]; i < t->begin[v + 1]; i++) {
      uint32_t other = t->near[i];
      if (t->size[other]) continue;
      t->size[other] = 1;
      t->parent[other] = v + 1;
      t->order[end++] = other;
    }
  }
  return end - begin;
}

static void grow_all(gxi_summing *in, tree *t) {
  uint32_t n = in->undirected->vertex_count, end = 0;
  t->parent = gxi_arena_alloc(in->scratch, n, sizeof *t->parent);
  t->order = gxi_arena_alloc(in->scratch, n, sizeof *t->order);
  t->size = gxi_arena_alloc(in->scratch, n, sizeof *t->size);
  t->whole = gxi_arena_alloc(in->scratch, n, sizeof *t->whole);
  for (uint32_t v = 0; v < n; v++) {
    if (t->size[v]) continue;
    uint32_t found = grow(t, v, end);
    for (uint32_t i = end; i < end + found; i++)
      t->whole[t->order[i]] = found;
    end += found;
  }
  for (uint32_t i = n; i-- > 0;) {
    uint32_t v = t->order[i];
    if (t->parent[v]) t->size[t->parent[v] - 1] += t->size[v];
  }
}

static int bridge_order(const void *one, const void *other) {
  const gx_bridge *a = one, *b = other;
  if (a->cut_off != b->cut_off) return a->cut_off > b->cut_off ? -1 : 1;
  if (a->one != b->one) return a->one < b->one ? -1 : 1;
  return a->other < b->other ? -1 : a->other > b->other;
}

void gxi_summary_bridges(gxi_summing *in, const igraph_vector_int_t *found) {
  size_t count = (size_t)igraph_vector_int_size(found);
  gx_bridge *rows = gxi_arena_alloc(in->arena, count, sizeof *rows);
  tree t = {0};
  list_neighbours(in, &t);
  grow_all(in, &t);
  for (size_t i = 0; i < count; i++) {
    igraph_integer_t edge = VECTOR(*found)[i];
    uint32_t a = (uint32_t)IGRAPH_FROM(&in->undirected->graph, edge);
    uint32_t b = (uint32_t)IGRAPH_TO(&in->undirected->graph, edge);
    uint32_t below = t.parent[b] == a + 1 ? t.size[b] : t.size[a];
    uint32_t above = t.whole[a] - below;
    uint32_t one = in->graph->vertices[a], other = in->graph->vertices[b];
    rows[i] = (gx_bridge
    ){one < other ? one : other,
      one < other ? other : one,
      below < above ? below : above};
  }
  if (count) qsort(rows, count, sizeof *rows, bridge_order);
  in->summary->bridges = rows;
  in->summary->bridge_count = count;
}
