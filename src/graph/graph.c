/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * graph.c: choosing the part of a corpus that a graph shows.
 *
 *     all edges --types, classes, status, dates, weight, confidence, entities--> kept
 *               --regions--> those at an entity of the region      (region.c)
 *               --ego: breadth first, any direction--> nearer      (near.c)
 *               --largest component-->                             (near.c)
 *               --top: the heaviest N--> edges of the graph        (near.c)
 *     vertices  entities of the wanted types that every step left
 *
 * Both lists keep the corpus's order, so a graph's order does not depend on how it was
 * chosen. Linear, but for the sort of `top`.
 *
 * Not here: igraph (shape.c); columns (column.c).
 */
#include "graph/graph.h"

#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "base/str.h"
#include "graph/choice.h"

/* 2024, 2024-06 or 2024-06-30 */
static bool is_date(gx_str text) {
  for (size_t i = 0; i < text.size; i++) {
    bool dash = i == 4 || i == 7;
    bool fits = dash ? text.data[i] == '-' : gxi_is_digit((unsigned char)text.data[i]);
    if (!fits) return false;
  }
  return text.size == 4 || text.size == 7 || text.size == 10;
}

static gx_status check_date(gx_str date, gx_error *error) {
  if (date.size == 0 || is_date(date)) return GX_OK;
  return gxi_fail(
    error,
    GX_E_ARGUMENT,
    "%.*s is no date: 2024, 2024-06 or 2024-06-30",
    GX_STR_ARG(date)
  );
}

static bool is_in_time(const gx_graph_options *options, const gx_edge *edge) {
  if (options->since.size == 0 && options->until.size == 0) return true;
  if (edge->last_date.size == 0) return false;
  /* A date of less precision may be any of its days: a tie of 2024 stays with "from
   * 2024-06", one of 2024-06 with "until 2024". */
  gx_str first = edge->first_date, since = options->since;
  if (since.size > edge->last_date.size) since.size = edge->last_date.size;
  if (gxi_str_compare(edge->last_date, since) < 0) return false;
  if (first.size > options->until.size) first.size = options->until.size;
  return options->until.size == 0 || gxi_str_compare(first, options->until) <= 0;
}

static bool is_wanted(const gxi_choice *in, const gx_edge *edge) {
  const gx_graph_options *options = in->options;
  return in->relations[edge->relation] && in->inside[edge->head] &&
         in->inside[edge->tail] &&
         (options->statuses == 0 || (options->statuses >> edge->status & 1)) &&
         edge->independent_docs >= options->min_weight &&
         edge->confidence >= options->min_confidence && is_in_time(options, edge);
}

static void filter_entities(gxi_choice *in) {
  const gx_graph_options *options = in->options;
  bool *listed = gxi_arena_alloc(in->scratch, in->entity_count, sizeof *listed);
  in->inside = gxi_arena_alloc(in->scratch, in->entity_count, sizeof *in->inside);
  for (size_t i = 0; i < options->entity_count; i++) {
    listed[options->entities[i]] = true;
  }
  for (uint32_t e = 0; e < in->entity_count; e++) {
    in->inside[e] =
      in->types[in->entities[e].type] && (!options->entities || listed[e]);
  }
}

static void filter_edges(gxi_choice *in) {
  in->kept = gxi_arena_alloc(in->scratch, in->edge_count, sizeof *in->kept);
  for (uint32_t i = 0; i < in->edge_count; i++) {
    in->kept[i] = is_wanted(in, &in->edges[i]);
  }
}

void gxi_choice_drop_edges(gxi_choice *in) {
  for (uint32_t i = 0; i < in->edge_count; i++) {
    const gx_edge *edge = &in->edges[i];
    in->kept[i] = in->kept[i] && in->inside[edge->head] && in->inside[edge->tail];
  }
}

void gxi_choice_drop_isolates(gxi_choice *in) {
  memset(in->inside, 0, in->entity_count * sizeof *in->inside);
  for (uint32_t i = 0; i < in->edge_count; i++) {
    if (!in->kept[i]) continue;
    in->inside[in->edges[i].head] = true;
    in->inside[in->edges[i].tail] = true;
  }
}

static void take_vertices(gxi_choice *in) {
  gx_graph *graph = in->graph;
  graph->vertices =
    gxi_arena_alloc(&graph->arena, in->entity_count, sizeof *graph->vertices);
  graph->vertex_of =
    gxi_arena_alloc(&graph->arena, in->entity_count, sizeof *graph->vertex_of);
  for (uint32_t e = 0; e < in->entity_count; e++) {
    if (!in->inside[e]) continue;
    graph->vertices[graph->vertex_count++] = e;
    graph->vertex_of[e] = graph->vertex_count;
  }
}

static void take_edges(gxi_choice *in) {
  gx_graph *graph = in->graph;
  size_t count = 0;
  for (uint32_t i = 0; i < in->edge_count; i++) {
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
  gxi_choice *in = context;
  const gx_graph_options *options = in->options;
  filter_entities(in);
  filter_edges(in);
  if (options->region_count) gxi_choice_region(in);
  if (options->ego_count) gxi_choice_ego(in);
  if (options->drop_isolates) gxi_choice_drop_isolates(in);
  if (options->largest_component) gxi_choice_component(in);
  if (options->top) gxi_choice_top(in);
  take_vertices(in);
  take_edges(in);
}

static void choose_in_graph(void *context) {
  gxi_choice *in = context;
  gx_status status = gxi_arena_try(in->scratch, choose, in, NULL);
  if (status != GX_OK) gxi_arena_unwind(&in->graph->arena, status);
}

static gx_status check_numbers(
  const gxi_choice *in, const uint32_t *entities, size_t count, gx_error *error
) {
  for (size_t i = 0; i < count; i++) {
    if (entities[i] < in->entity_count) continue;
    return gxi_fail(error, GX_E_ARGUMENT, "no entity has the number %u", entities[i]);
  }
  return GX_OK;
}

static gx_status limit_types(gxi_choice *in, gx_error *error) {
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
  GX_TRY(check_date(options->since, error));
  GX_TRY(check_date(options->until, error));
  GX_TRY(check_numbers(in, options->ego, options->ego_count, error));
  GX_TRY(check_numbers(in, options->entities, options->entity_count, error));
  return gxi_choice_check_regions(options, error);
}

/* Narrows the wanted relation types to those named, if any are. */
static gx_status limit_relations(gxi_choice *in, gx_error *error) {
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
  gxi_choice in = {.graph = made, .options = options, .scratch = &scratch};
  size_t entity_count, edge_count; /* numbered by uint32_t in the corpus */
  in.domain = gx_corpus_domain(corpus);
  in.entities = gx_corpus_entities(corpus, &entity_count);
  in.edges = gx_corpus_edges(corpus, &edge_count);
  in.entity_count = (uint32_t)entity_count;
  in.edge_count = (uint32_t)edge_count;
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
