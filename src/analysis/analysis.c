/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * analysis.c: the table of measures, run in its order.
 *
 * A row computes one or more columns; it runs when any of its names is wanted, and then
 * all of its columns are added. Shapes are made once and shared; everything is between
 * one enter and leave of the guard, with the generator seeded anew before each row, so
 * that a column does not depend on which others were asked for.
 *
 * Not here: the measures (ties.c flow.c path.c distance.c group.c bind.c broker.c
 * layout.c); ranks (rank.c).
 */
#include "analysis/measure.h"

#include <string.h>

#include "base/fail.h"
#include "base/str.h"
#include "graph/guard.h"

#define DEFAULT_SEED 1
#define DEFAULT_DAMPING 0.85 /* S. Brin, L. Page, 1998 */
/* Vertices × edges; chosen so that the exact measures take seconds, not minutes. */
#define DEFAULT_BUDGET 100000000u
#define MAX_NAMES 7
#define HUNDRED 100u /* parts of a row that progress counts */

typedef struct measure_row {
  const char *names[MAX_NAMES + 1];
  gxi_measure *run;
} measure_row;

static const measure_row rows[] = {
  {{"degree", "in_degree", "out_degree", "partners", "strength"}, gxi_measure_ties},
  {{"pagerank"}, gxi_measure_pagerank},
  {{"betweenness"}, gxi_measure_betweenness},
  {{"harmonic", "closeness"}, gxi_measure_distance},
  {{"eigenvector"}, gxi_measure_eigenvector},
  {{"hub", "authority"}, gxi_measure_hits},
  {{"coreness"}, gxi_measure_coreness},
  {{"clustering"}, gxi_measure_clustering},
  {{"articulation", "bridges"}, gxi_measure_bridges},
  {{"provinces",
    "brokerage",
    "broker_coordinator",
    "broker_consultant",
    "broker_gatekeeper",
    "broker_representative",
    "broker_liaison"},
   gxi_measure_brokerage},
  {{"component"}, gxi_measure_component},
  {{"community"}, gxi_measure_community},
  {{"x", "y"}, gxi_measure_layout},
};
#define ROW_COUNT (sizeof rows / sizeof *rows)

const char *const *gx_analysis_measures(void) {
  static const char *const names[] = {
    "degree",
    "in_degree",
    "out_degree",
    "partners",
    "strength",
    "pagerank",
    "betweenness",
    "harmonic",
    "closeness",
    "eigenvector",
    "hub",
    "authority",
    "coreness",
    "clustering",
    "articulation",
    "bridges",
    "provinces",
    "brokerage",
    "broker_coordinator",
    "broker_consultant",
    "broker_gatekeeper",
    "broker_representative",
    "broker_liaison",
    "component",
    "community",
    "x",
    "y",
    NULL};
  return names;
}

static bool has_name(const measure_row *row, const char *name) {
  for (size_t i = 0; row->names[i]; i++) {
    if (strcmp(row->names[i], name) == 0) return true;
  }
  return false;
}

static bool is_wanted(const gx_analysis_options *options, const measure_row *row) {
  if (!options->measures) return true;
  for (size_t i = 0; i < options->measure_count; i++) {
    if (has_name(row, options->measures[i])) return true;
  }
  return false;
}

static gx_status check_names(const gx_analysis_options *options, gx_error *error) {
  for (size_t i = 0; options->measures && i < options->measure_count; i++) {
    bool known = false;
    for (size_t r = 0; r < ROW_COUNT && !known; r++) {
      known = has_name(&rows[r], options->measures[i]);
    }
    if (!known) {
      return gxi_fail(error, GX_E_ARGUMENT, "unknown measure %s", options->measures[i]);
    }
  }
  return GX_OK;
}

const gxi_shape *
gxi_measure_shape(gxi_measuring *in, gxi_shape_kind kind, gx_error *error) {
  bool directed = kind == GXI_SHAPE_DIRECTED;
  bool *has = directed ? &in->has_directed : &in->has_undirected;
  gxi_shape *shape = directed ? &in->directed : &in->undirected;
  if (*has) return shape;
  if (gxi_shape_init(shape, in->graph, kind, NULL, error) != GX_OK) return NULL;
  *has = true;
  return shape;
}

double *gxi_measure_values(gxi_measuring *in, gx_error *error) {
  double *values =
    gxi_arena_alloc(in->scratch, in->graph->vertex_count, sizeof *values);
  if (!values) gxi_fail(error, GX_E_NOMEM, "out of memory");
  return values;
}

gx_status gxi_measure_column(
  gxi_measuring *in,
  const char *name,
  const char *method,
  bool integer,
  bool approximate,
  const double *values,
  gx_error *error
) {
  static const char *const no_centralities[] = {
    "component", "community", "articulation", "x", "y"};
  if (in->taker) {
    in->taker->take(in->taker->user, name, values);
    return GX_OK;
  }
  gx_column column = {
    .name = gxi_str(name),
    .method = gxi_str(method),
    .integer = integer,
    .centrality = true,
    .approximate = approximate,
    .values = values,
  };
  for (size_t i = 0; i < sizeof no_centralities / sizeof *no_centralities; i++) {
    if (strcmp(name, no_centralities[i]) == 0) column.centrality = false;
  }
  return gx_graph_column_add(in->graph, &column, error);
}

static gx_status run_row(gxi_measuring *in, const measure_row *row, gx_error *error) {
  gxi_arena scratch;
  gxi_guard guard;
  GX_TRY(gxi_guard_enter(&guard, in->seed, &in->watch, error));
  gxi_arena_init(&scratch, &in->graph->arena.allocator);
  in->scratch = &scratch;
  gx_status status = row->run(in, error);
  gxi_arena_clear(&scratch);
  gxi_guard_leave(&guard);
  return status;
}

static gx_status
run_wanted(gxi_measuring *in, const gx_analysis_options *options, gx_error *error) {
  in->watch.progress = options->progress;
  in->watch.size = HUNDRED;
  in->watch.total = ROW_COUNT * HUNDRED;
  for (size_t r = 0; r < ROW_COUNT; r++) {
    if (!is_wanted(options, &rows[r])) continue;
    in->watch.stage = rows[r].names[0];
    in->watch.begin = r * HUNDRED;
    if (!gxi_watch_tick(&in->watch, 0)) {
      return gxi_fail(error, GX_E_CANCELLED, "cancelled");
    }
    GX_TRY(run_row(in, &rows[r], error));
  }
  return GX_OK;
}

static uint64_t budget_of(const gx_analysis_options *options) {
  if (options->exact) return UINT64_MAX;
  return options->budget ? options->budget : DEFAULT_BUDGET;
}

gx_status gxi_measure_one(
  gxi_measuring *in,
  const char *name,
  const gx_analysis_options *options,
  gx_error *error
) {
  in->seed = options->seed ? options->seed : DEFAULT_SEED;
  in->damping =
    options->damping > 0 && options->damping < 1 ? options->damping : DEFAULT_DAMPING;
  in->budget = budget_of(options);
  in->cutoff = options->cutoff > 0 ? options->cutoff : 0;
  for (size_t r = 0; r < ROW_COUNT; r++) {
    if (has_name(&rows[r], name)) return run_row(in, &rows[r], error);
  }
  return gxi_fail(error, GX_E_ARGUMENT, "unknown measure %s", name);
}

void gxi_measure_clear(gxi_measuring *in) {
  if (in->has_directed) gxi_shape_clear(&in->directed);
  if (in->has_undirected) gxi_shape_clear(&in->undirected);
  gx_homes_free(in->homes);
}

gx_status
gx_analysis_run(gx_graph *graph, const gx_analysis_options *options, gx_error *error) {
  static const gx_analysis_options defaults = GX_ANALYSIS_OPTIONS_INIT;
  if (!options) options = &defaults;
  GX_TRY(check_names(options, error));
  gxi_measuring in = {
    .graph = graph,
    .seed = options->seed ? options->seed : DEFAULT_SEED,
    .damping =
      options->damping > 0 && options->damping < 1 ? options->damping : DEFAULT_DAMPING,
    .budget = budget_of(options),
    .cutoff = options->cutoff > 0 ? options->cutoff : 0,
  };
  gx_status status = run_wanted(&in, options, error);
  gxi_measure_clear(&in);
  return status;
}
