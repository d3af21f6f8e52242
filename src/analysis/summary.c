/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * summary.c: a graph as a whole.
 *
 *     gx_analysis_run   strength component community articulation bridges
 *     igraph            transitivity, modularity, the list of bridges   (holds vectors)
 *     in the arenas     counts, mixing.c years.c parts.c pairs.c        (hold nothing)
 *
 * What igraph gives is fetched before the tries begin, since an unwinding try would
 * leak its vectors.
 */
#include <stdio.h>
#include <string.h>

#include "analysis/summing.h"
#include "base/fail.h"
#include "base/memory.h"
#include "base/str.h"

/* What the caller gets is the first member. */
typedef struct holder {
  gx_summary summary;
  gxi_arena arena;
} holder;

typedef struct summarizing {
  gxi_summing in;
  holder *holder;
  gxi_measuring measuring;
  igraph_vector_int_t bridges;
  gx_status status;
} summarizing;

static gx_figure figure(double value, bool known) {
  return (gx_figure){known, known ? value : 0};
}

static uint32_t count_ones(const gx_graph *graph, gx_str name) {
  const gx_column *column = gx_graph_column_find(graph, name);
  uint32_t count = 0;
  for (uint32_t v = 0; v < graph->vertex_count; v++)
    count += column->values[v] > 0;
  return count;
}

static void count_components(gxi_summing *in) {
  const gx_column *column = gx_graph_column_find(in->graph, GX_STR_LIT("component"));
  for (uint32_t v = 0; v < in->graph->vertex_count; v++) {
    uint32_t number = (uint32_t)column->values[v];
    if (number + 1 > in->summary->components) in->summary->components = number + 1;
    in->summary->largest_component += number == 0;
  }
}

static void count_kinds(gxi_summing *in) {
  const gx_graph *graph = in->graph;
  const gx_domain *domain = gx_corpus_domain(graph->corpus);
  size_t all;
  const gx_entity *table = gx_corpus_entities(graph->corpus, &all);
  uint32_t *types =
    gxi_arena_alloc(in->arena, domain->entity_type_count, sizeof *types);
  uint32_t *relations =
    gxi_arena_alloc(in->arena, domain->relation_type_count, sizeof *relations);
  for (uint32_t v = 0; v < graph->vertex_count; v++)
    types[table[graph->vertices[v]].type]++;
  for (uint32_t e = 0; e < graph->edge_count; e++)
    relations[gxi_graph_edge(graph, e)->relation]++;
  in->summary->types = types;
  in->summary->relations = relations;
}

static void count_all(gxi_summing *in) {
  gx_summary *out = in->summary;
  double n = in->graph->vertex_count;
  out->entities = in->graph->vertex_count;
  out->ties = in->graph->edge_count;
  out->pairs = (uint32_t)igraph_ecount(&in->undirected->graph);
  out->isolates = out->entities - count_ones(in->graph, GX_STR_LIT("strength"));
  out->articulation_points = count_ones(in->graph, GX_STR_LIT("articulation"));
  out->density = figure(out->pairs / (n * (n - 1) / 2), n > 1);
  out->partners = figure(2 * out->pairs / n, n > 0);
  count_components(in);
  count_kinds(in);
}

static gx_str say_method(gxi_summing *in) {
  char text[900];
  uint64_t seed = in->options->seed ? in->options->seed : 1;
  snprintf(
    text,
    sizeof text,
    "density, components, bridges, transitivity, assortativity: simplified, "
    "undirected\n"
    "communities: Leiden, modularity, resolution 1, weights, seed %llu\n"
    "reciprocity: tied pairs with a direction, symmetric relations left out\n"
    "provinces: tied pairs over asserted ties of class tie; homes by located_in, "
    "part_of, "
    "codes, names and posts\n"
    "expected: mean over %u graphs with the same numbers of partners, pairs rewired "
    "(Maslov, Sneppen), seed %llu; z: standard deviations above it",
    (unsigned long long)seed,
    in->summary->samples,
    (unsigned long long)seed
  );
  return gxi_arena_copy(in->arena, gxi_str(text));
}

static void sum_up(void *context) {
  summarizing *s = context;
  gxi_summing *in = &s->in;
  count_all(in);
  gxi_summary_mixing(in);
  gxi_summary_communities(in);
  gxi_summary_bridges(in, &s->bridges);
  gxi_summary_years(in);
  if (!gxi_summary_provinces(in)) s->status = GX_E_CANCELLED;
  in->summary->method = say_method(in);
}

static void sum_up_in_scratch(void *context) {
  summarizing *s = context;
  gx_status status = gxi_arena_try(s->in.scratch, sum_up, s, NULL);
  if (status != GX_OK) gxi_arena_unwind(s->in.arena, status);
}

/* igraph's figures; the vector of bridges stays for later. */
static igraph_error_t ask_igraph(summarizing *s) {
  const gxi_shape *shape = s->in.undirected;
  gx_summary *out = s->in.summary;
  igraph_real_t value = 0;
  if (igraph_ecount(&shape->graph) == 0) return IGRAPH_SUCCESS;
  igraph_error_t code =
    igraph_transitivity_undirected(&shape->graph, &value, IGRAPH_TRANSITIVITY_NAN);
  if (code != IGRAPH_SUCCESS) return code;
  out->transitivity = figure(value, value == value);
  return igraph_bridges(&shape->graph, &s->bridges);
}

static igraph_error_t measure_modularity(summarizing *s) {
  const gxi_shape *shape = s->in.undirected;
  const gx_column *column = gx_graph_column_find(s->in.graph, GX_STR_LIT("community"));
  igraph_vector_int_t membership;
  igraph_real_t value = 0;
  if (igraph_ecount(&shape->graph) == 0) return IGRAPH_SUCCESS;
  igraph_error_t code = igraph_vector_int_init(&membership, shape->vertex_count);
  if (code != IGRAPH_SUCCESS) return code;
  for (uint32_t v = 0; v < shape->vertex_count; v++)
    VECTOR(membership)[v] = (igraph_integer_t)column->values[v];
  code = igraph_modularity(
    &shape->graph, &membership, &shape->weights, 1, IGRAPH_UNDIRECTED, &value
  );
  igraph_vector_int_destroy(&membership);
  s->in.summary->modularity = figure(value, code == IGRAPH_SUCCESS && value == value);
  return code;
}

static gx_status ask_all(summarizing *s, gx_error *error) {
  gxi_guard guard;
  GX_TRY(gxi_guard_enter(&guard, 1, NULL, error));
  gx_status status = GX_OK;
  s->in.undirected = gxi_measure_shape(&s->measuring, GXI_SHAPE_UNDIRECTED, error);
  if (!s->in.undirected) {
    status = GX_E_NOMEM;
  } else {
    igraph_error_t code = ask_igraph(s);
    if (code == IGRAPH_SUCCESS) code = measure_modularity(s);
    status = gxi_guard_status(code, "the summary", error);
  }
  gxi_guard_leave(&guard);
  return status;
}

static gx_status
run_measures(gx_graph *graph, const gx_summary_options *options, gx_error *error) {
  static const char *const names[] = {"strength", "component", "community", "bridges"};
  gx_analysis_options analysis = GX_ANALYSIS_OPTIONS_INIT;
  analysis.measures = names;
  analysis.measure_count = sizeof names / sizeof *names;
  analysis.seed = options->seed;
  analysis.progress = options->progress;
  return gx_analysis_run(graph, &analysis, error);
}

static gx_status summarize(summarizing *s, gx_graph *graph, gx_error *error) {
  gxi_summing *in = &s->in;
  size_t count;
  GX_TRY(run_measures(graph, in->options, error));
  in->province = gxi_measure_provinces(&s->measuring, &in->province_count, error);
  if (!in->province) return GX_E_NOMEM;
  in->codes = gx_homes_codes(s->measuring.homes, &count);
  GX_TRY(ask_all(s, error));
  GX_TRY(gxi_arena_try(in->arena, sum_up_in_scratch, s, error));
  return s->status == GX_OK ? GX_OK : gxi_fail(error, s->status, "cancelled");
}

static gx_status run(summarizing *s, gx_graph *graph, gx_error *error) {
  igraph_error_t code = igraph_vector_int_init(&s->bridges, 0);
  if (code != IGRAPH_SUCCESS) return gxi_fail(error, GX_E_NOMEM, "out of memory");
  gx_status status = summarize(s, graph, error);
  igraph_vector_int_destroy(&s->bridges);
  gxi_measure_clear(&s->measuring);
  return status;
}

gx_status gx_summary_build(
  gx_summary **summary,
  gx_graph *graph,
  const gx_summary_options *options,
  gx_error *error
) {
  static const gx_summary_options defaults = GX_SUMMARY_OPTIONS_INIT;
  gx_allocator memory = graph->arena.allocator;
  if (!options) options = &defaults;
  holder *made = gxi_alloc(&memory, sizeof *made);
  if (!made) return gxi_fail(error, GX_E_NOMEM, "out of memory");
  memset(made, 0, sizeof *made);
  gxi_arena scratch;
  gxi_arena_init(&made->arena, &memory);
  gxi_arena_init(&scratch, &memory);
  summarizing s = {.holder = made};
  s.measuring = (gxi_measuring){.graph = graph, .scratch = &scratch};
  s.in = (gxi_summing){
    .summary = &made->summary,
    .arena = &made->arena,
    .scratch = &scratch,
    .graph = graph,
    .options = options,
    .watch =
      {.progress = options->progress, .stage = "rewire", .size = 100, .total = 100},
  };
  gx_status status = run(&s, graph, error);
  gxi_arena_clear(&scratch);
  if (status != GX_OK) {
    gx_summary_free(&made->summary);
  } else {
    *summary = &made->summary;
  }
  return status;
}

void gx_summary_free(gx_summary *summary) {
  if (!summary) return;
  holder *made = (holder *)summary;
  gx_allocator memory = made->arena.allocator;
  gxi_arena_clear(&made->arena);
  gxi_free(&memory, made, sizeof *made);
}
