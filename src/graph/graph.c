/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * graph.c: choosing the part of a corpus that a graph shows.
 *
 *     all edges --types, classes, status, dates, weight, confidence--> kept
 *               --ego: breadth first over kept edges, any direction--> nearer
 *               --top: the heaviest N--> edges of the graph
 *     vertices  entities of the wanted types; with ego or top only those that it left
 *
 * Both lists keep the corpus's order, so a graph's order does not depend on how it was
 * chosen. Linear, but for the sort of `top`.
 *
 * Not here: igraph (shape.c); columns (column.c).
 */
#include "graph/graph.h"

#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "base/str.h"

typedef struct choice {
  gx_graph *graph;
  const gx_graph_options *options;
  gxi_arena *scratch;
  const gx_domain *domain;
  const gx_entity *entities;
  size_t entity_count;
  const gx_edge *edges;
  size_t edge_count;
  bool *types;     /* wanted entity types */
  bool *relations; /* wanted relation types */
  bool *kept;      /* by edge of the corpus */
  bool *shown;     /* by entity */
} choice;

static bool is_in_time(const gx_graph_options *options, const gx_edge *edge) {
  if (options->since.size == 0 && options->until.size == 0) return true;
  if (edge->last_date.size == 0) return false;
  if (options->since.size && gxi_str_compare(edge->last_date, options->since) < 0) {
    return false;
  }
  /* "until 2024" takes in 2024-06 */
  gx_str first = edge->first_date;
  if (first.size > options->until.size) first.size = options->until.size;
  return options->until.size == 0 || gxi_str_compare(first, options->until) <= 0;
}

static bool is_wanted(const choice *in, const gx_edge *edge) {
  const gx_graph_options *options = in->options;
  return in->relations[edge->relation] && in->types[in->entities[edge->head].type] &&
         in->types[in->entities[edge->tail].type] &&
         (options->statuses == 0 || (options->statuses >> edge->status & 1)) &&
         edge->independent_docs >= options->min_weight &&
         edge->confidence >= options->min_confidence && is_in_time(options, edge);
}

static void filter_edges(choice *in) {
  in->kept = gxi_arena_alloc(in->scratch, in->edge_count, sizeof *in->kept);
  for (size_t i = 0; i < in->edge_count; i++) {
    in->kept[i] = is_wanted(in, &in->edges[i]);
  }
}

/* Entities within `radius` steps of ego over kept edges; edges between them stay. */
static void keep_ego(choice *in) {
  const gx_graph_options *options = in->options;
  uint32_t *queue = gxi_arena_alloc(in->scratch, in->entity_count, sizeof *queue);
  uint32_t radius = options->radius ? options->radius : 1;
  size_t begin = 0, end = 0;
  for (size_t i = 0; i < options->ego_count; i++) {
    uint32_t entity = options->ego[i];
    if (in->shown[entity]) continue;
    in->shown[entity] = true;
    queue[end++] = entity;
  }
  for (uint32_t step = 0; step < radius && begin < end; step++) {
    size_t ring_end = end;
    for (; begin < ring_end; begin++) {
      size_t count;
      const uint32_t *near =
        gx_corpus_entity_edges(in->graph->corpus, queue[begin], &count);
      for (size_t i = 0; i < count; i++) {
        const gx_edge *edge = &in->edges[near[i]];
        uint32_t other = edge->head == queue[begin] ? edge->tail : edge->head;
        if (!in->kept[near[i]] || in->shown[other]) continue;
        in->shown[other] = true;
        queue[end++] = other;
      }
    }
  }
  for (size_t i = 0; i < in->edge_count; i++) {
    const gx_edge *edge = &in->edges[i];
    in->kept[i] = in->kept[i] && in->shown[edge->head] && in->shown[edge->tail];
  }
}

static int heavier_first(const void *one, const void *other, void *context) {
  uint32_t a = *(const uint32_t *)one, b = *(const uint32_t *)other;
  const gx_edge *edges = context;
  if (edges[a].independent_docs != edges[b].independent_docs) {
    return edges[a].independent_docs > edges[b].independent_docs ? -1 : 1;
  }
  if (edges[a].confidence != edges[b].confidence) {
    return edges[a].confidence > edges[b].confidence ? -1 : 1;
  }
  return a < b ? -1 : a > b;
}

static void keep_top(choice *in) {
  uint32_t *order = gxi_arena_alloc(in->scratch, in->edge_count, sizeof *order);
  size_t count = 0;
  for (uint32_t i = 0; i < in->edge_count; i++) {
    if (in->kept[i]) order[count++] = i;
  }
  memset(in->shown, 0, in->entity_count * sizeof *in->shown);
  if (count <= in->options->top) return;
  qsort_r(order, count, sizeof *order, heavier_first, (void *)in->edges);
  for (size_t i = in->options->top; i < count; i++) {
    in->kept[order[i]] = false;
  }
  in->graph->cut = count - in->options->top;
}

static void show_ends(choice *in) {
  for (size_t i = 0; i < in->edge_count; i++) {
    if (!in->kept[i]) continue;
    in->shown[in->edges[i].head] = true;
    in->shown[in->edges[i].tail] = true;
  }
}

static void choose_vertices(choice *in) {
  gx_graph *graph = in->graph;
  bool all =
    in->options->ego_count == 0 && in->options->top == 0 && !in->options->drop_isolates;
  show_ends(in);
  graph->vertices =
    gxi_arena_alloc(&graph->arena, in->entity_count, sizeof *graph->vertices);
  graph->vertex_of =
    gxi_arena_alloc(&graph->arena, in->entity_count, sizeof *graph->vertex_of);
  for (uint32_t e = 0; e < in->entity_count; e++) {
    if (!in->types[in->entities[e].type] || !(all || in->shown[e])) continue;
    graph->vertices[graph->vertex_count++] = e;
    graph->vertex_of[e] = graph->vertex_count;
  }
}

static void take_edges(choice *in) {
  gx_graph *graph = in->graph;
  size_t count = 0;
  for (size_t i = 0; i < in->edge_count; i++) {
    count += in->kept[i];
  }
  graph->edges = gxi_arena_alloc(&graph->arena, count, sizeof *graph->edges);
  graph->heads = gxi_arena_alloc(&graph->arena, count, sizeof *graph->heads);
  graph->tails = gxi_arena_alloc(&graph->arena, count, sizeof *graph->tails);
  for (uint32_t i = 0; i < in->edge_count; i++) {
    if (!in->kept[i]) continue;
    uint32_t at = graph->edge_count++;
    graph->edges[at] = i;
    graph->heads[at] = graph->vertex_of[in->edges[i].head] - 1;
    graph->tails[at] = graph->vertex_of[in->edges[i].tail] - 1;
  }
}

static void choose(void *context) {
  choice *in = context;
  in->shown = gxi_arena_alloc(in->scratch, in->entity_count, sizeof *in->shown);
  filter_edges(in);
  if (in->options->ego_count) keep_ego(in);
  if (in->options->top) keep_top(in);
  if (in->options->drop_isolates) {
    memset(in->shown, 0, in->entity_count * sizeof *in->shown);
  }
  choose_vertices(in);
  take_edges(in);
}

static void choose_in_graph(void *context) {
  choice *in = context;
  gx_status status = gxi_arena_try(in->scratch, choose, in, NULL);
  if (status != GX_OK) gxi_arena_unwind(&in->graph->arena, status);
}

static gx_status limit_types(choice *in, gx_error *error) {
  size_t types = in->domain->entity_type_count;
  size_t relations = in->domain->relation_type_count;
  in->types = gxi_arena_alloc(in->scratch, types, sizeof *in->types);
  in->relations = gxi_arena_alloc(in->scratch, relations, sizeof *in->relations);
  if (!in->types || !in->relations) {
    return gxi_fail(error, GX_E_NOMEM, "out of memory");
  }
  const gx_graph_options *options = in->options;
  GX_TRY(gxi_graph_entity_types(
    in->types, in->domain, options->entity_types, options->entity_type_count, error
  ));
  GX_TRY(gxi_graph_classes(
    in->relations, in->domain, options->classes, options->class_count, error
  ));
  for (size_t i = 0; i < options->ego_count; i++) {
    if (options->ego[i] >= in->entity_count) {
      return gxi_fail(
        error, GX_E_ARGUMENT, "no entity has the number %u", options->ego[i]
      );
    }
  }
  return GX_OK;
}

/* Narrows the wanted relation types to those named, if any are. */
static gx_status limit_relations(choice *in, gx_error *error) {
  const gx_graph_options *options = in->options;
  size_t known = in->domain->relation_type_count;
  for (size_t i = 0; i < options->relation_type_count; i++) {
    bool found = false;
    for (size_t t = 0; t < known && !found; t++) {
      found =
        gxi_str_equal(in->domain->relation_types[t].id, options->relation_types[i]);
    }
    if (!found) {
      return gxi_fail(
        error,
        GX_E_ARGUMENT,
        "unknown relation type %.*s",
        GX_STR_ARG(options->relation_types[i])
      );
    }
  }
  for (size_t t = 0; t < known && options->relation_type_count; t++) {
    bool named = false;
    for (size_t i = 0; i < options->relation_type_count && !named; i++) {
      named =
        gxi_str_equal(in->domain->relation_types[t].id, options->relation_types[i]);
    }
    in->relations[t] = in->relations[t] && named;
  }
  return GX_OK;
}

gx_status gx_graph_build(
  gx_graph **graph,
  const gx_corpus *corpus,
  const gx_graph_options *options,
  gx_error *error
) {
  static const gx_graph_options defaults = GX_GRAPH_OPTIONS_INIT;
  if (!options) options = &defaults;
  gx_allocator memory = gxi_allocator_or_libc(options->allocator);
  gxi_arena scratch;
  gx_graph *made = gxi_alloc(&memory, sizeof *made);
  if (!made) return gxi_fail(error, GX_E_NOMEM, "out of memory");
  memset(made, 0, sizeof *made);
  gxi_arena_init(&made->arena, &memory);
  gxi_arena_init(&scratch, &memory);
  made->corpus = corpus;
  choice in = {.graph = made, .options = options, .scratch = &scratch};
  in.domain = gx_corpus_domain(corpus);
  in.entities = gx_corpus_entities(corpus, &in.entity_count);
  in.edges = gx_corpus_edges(corpus, &in.edge_count);
  gx_status status = limit_types(&in, error);
  if (status == GX_OK) status = limit_relations(&in, error);
  if (status == GX_OK) {
    status = gxi_arena_try(&made->arena, choose_in_graph, &in, error);
  }
  gxi_arena_clear(&scratch);
  if (status != GX_OK) {
    gx_graph_free(made);
  } else {
    *graph = made;
  }
  return status;
}

void gx_graph_free(gx_graph *graph) {
  if (!graph) return;
  gx_allocator memory = graph->arena.allocator;
  gxi_arena_clear(&graph->arena);
  gxi_free(&memory, graph, sizeof *graph);
}

const gx_corpus *gx_graph_corpus(const gx_graph *graph) {
  return graph->corpus;
}

const uint32_t *gx_graph_vertices(const gx_graph *graph, size_t *count) {
  *count = graph->vertex_count;
  return graph->vertices;
}

const uint32_t *gx_graph_edges(const gx_graph *graph, size_t *count) {
  *count = graph->edge_count;
  return graph->edges;
}

uint32_t gx_graph_vertex(const gx_graph *graph, uint32_t entity) {
  size_t count;
  gx_corpus_entities(graph->corpus, &count);
  if (entity >= count || graph->vertex_of[entity] == 0) return GX_ID_NONE;
  return graph->vertex_of[entity] - 1;
}

size_t gx_graph_cut(const gx_graph *graph) {
  return graph->cut;
}
