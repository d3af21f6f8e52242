/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * expect.c: what a measure would be if only the numbers of partners were given.
 *
 *     graph ──rewired──> sample 1 ──> measure ─┐
 *           ──rewired──> sample 2 ──> measure ─┼─> mean, deviation ─> z of the graph's
 *           …                                  ┘
 *
 * A weight travels with its pair. Mean and deviation by Welford's updates, which lose
 * no digits; the deviation is that of the samples.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "analysis/measure.h"
#include "analysis/rewire.h"
#include "analysis/summing.h"
#include "base/fail.h"
#include "base/str.h"
#include "guanxi/summary.h"

#define DEFAULT_SAMPLES 100u

typedef struct expecting {
  gx_graph *graph;
  const gx_analysis_options *options;
  const char *measure;
  uint32_t samples;
  gxi_arena *scratch;
  gxi_watch watch;
  gxi_rewiring rewiring;
  gxi_moments *moments; /* by vertex */
  double *seen;         /* of the sample at hand, copied */
} expecting;

void gxi_moments_add(gxi_moments *moments, double value) {
  moments->count++;
  double step = value - moments->mean;
  moments->mean += step / moments->count;
  moments->squares += step * (value - moments->mean);
}

gx_figure gxi_moments_z(const gxi_moments *moments, double value) {
  if (moments->count < 2) return (gx_figure){false, 0};
  double deviation = sqrt(moments->squares / (moments->count - 1));
  /* below that, samples differ by the order of their sums only */
  if (deviation <= 1e-12 * (fabs(moments->mean) + 1)) return (gx_figure){false, 0};
  return (gx_figure){true, (value - moments->mean) / deviation};
}

static bool is_supported(const char *measure) {
  static const char *const names[] = {
    "betweenness", "harmonic", "closeness", "clustering", "coreness"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    if (strcmp(measure, names[i]) == 0) return true;
  }
  return false;
}

static void take_column(void *user, const char *name, const double *values) {
  expecting *in = user;
  if (strcmp(name, in->measure) != 0) return;
  memcpy(in->seen, values, in->graph->vertex_count * sizeof *in->seen);
}

/* The shape's pairs as the rewiring has them now. */
static gx_status rewired_shape(
  gxi_shape *out, const gxi_shape *from, const gxi_rewiring *r, gx_error *error
) {
  igraph_vector_int_t ends;
  igraph_error_t code = igraph_vector_int_init(&ends, 2 * (igraph_integer_t)r->count);
  memset(out, 0, sizeof *out);
  gxi_arena_init(&out->arena, &from->arena.allocator);
  out->vertex_count = from->vertex_count;
  out->uniform = from->uniform;
  if (code != IGRAPH_SUCCESS) return gxi_guard_status(code, "the graph", error);
  for (uint32_t i = 0; i < r->count; i++) {
    VECTOR(ends)[2 * i] = r->pairs[i].one;
    VECTOR(ends)[2 * i + 1] = r->pairs[i].other;
  }
  code = igraph_vector_init_copy(&out->weights, &from->weights);
  if (code == IGRAPH_SUCCESS) {
    code = igraph_create(&out->graph, &ends, out->vertex_count, IGRAPH_UNDIRECTED);
    if (code != IGRAPH_SUCCESS) igraph_vector_destroy(&out->weights);
  }
  igraph_vector_int_destroy(&ends);
  return gxi_guard_status(code, "the graph", error);
}

static gx_status draw_shape(
  gxi_measuring *in, const gxi_shape *from, const gxi_rewiring *r, gx_error *error
) {
  gxi_guard guard;
  GX_TRY(gxi_guard_enter(&guard, 1, NULL, error));
  gx_status status = rewired_shape(&in->undirected, from, r, error);
  gxi_guard_leave(&guard);
  in->has_undirected = status == GX_OK;
  return status;
}

static gx_status measure_sample(expecting *in, const gxi_shape *from, gx_error *error) {
  gxi_column_taker taker = {in, take_column};
  gxi_measuring measuring = {.graph = in->graph, .taker = &taker};
  GX_TRY(draw_shape(&measuring, from, &in->rewiring, error));
  gx_status status = gxi_measure_one(&measuring, in->measure, in->options, error);
  gxi_measure_clear(&measuring);
  for (uint32_t v = 0; v < in->graph->vertex_count && status == GX_OK; v++) {
    gxi_moments_add(&in->moments[v], in->seen[v]);
  }
  return status;
}

static gx_status
start_rewiring(expecting *in, const gxi_shape *shape, gx_error *error) {
  uint32_t count = (uint32_t)igraph_ecount(&shape->graph);
  gxi_pair *pairs = gxi_arena_alloc(in->scratch, count, sizeof *pairs);
  uint64_t seed = in->options->seed ? in->options->seed : 1;
  if (!pairs) return gxi_fail(error, GX_E_NOMEM, "out of memory");
  for (uint32_t i = 0; i < count; i++) {
    pairs[i].one = (uint32_t)IGRAPH_FROM(&shape->graph, i);
    pairs[i].other = (uint32_t)IGRAPH_TO(&shape->graph, i);
  }
  if (!gxi_rewiring_init(&in->rewiring, in->scratch, pairs, count, seed)) {
    return gxi_fail(error, GX_E_NOMEM, "out of memory");
  }
  return GX_OK;
}

static gx_status run_samples(expecting *in, const gxi_shape *shape, gx_error *error) {
  GX_TRY(start_rewiring(in, shape, error));
  for (uint32_t i = 0; i < in->samples; i++) {
    if (!gxi_watch_tick(&in->watch, (double)i / in->samples)) {
      return gxi_fail(error, GX_E_CANCELLED, "cancelled");
    }
    gxi_rewiring_shuffle(&in->rewiring);
    GX_TRY(measure_sample(in, shape, error));
  }
  return GX_OK;
}

static gx_status sample_all(expecting *in, gx_error *error) {
  gxi_measuring measuring = {.graph = in->graph};
  gxi_guard guard;
  GX_TRY(gxi_guard_enter(&guard, 1, NULL, error));
  gx_status status =
    gxi_shape_init(&measuring.undirected, in->graph, GXI_SHAPE_UNDIRECTED, NULL, error);
  gxi_guard_leave(&guard);
  if (status != GX_OK) return status;
  status = run_samples(in, &measuring.undirected, error);
  gxi_shape_clear(&measuring.undirected);
  return status;
}

static gx_status add_column(
  expecting *in,
  const char *suffix,
  const char *what,
  const double *values,
  gx_error *error
) {
  char name[64], method[320];
  snprintf(name, sizeof name, "%s_%s", in->measure, suffix);
  snprintf(
    method,
    sizeof method,
    "%s of %s over %u graphs with the same numbers of partners, pairs rewired (Maslov, "
    "Sneppen; %u tries a pair), seed %llu",
    what,
    in->measure,
    in->samples,
    GXI_REWIRE_TRIES,
    (unsigned long long)(in->options->seed ? in->options->seed : 1)
  );
  gx_column column = {
    .name = gxi_str(name),
    .method = gxi_str(method),
    .centrality = true,
    .approximate = true,
    .values = values,
  };
  return gx_graph_column_add(in->graph, &column, error);
}

static gx_status add_columns(expecting *in, const double *observed, gx_error *error) {
  uint32_t count = in->graph->vertex_count;
  double *expected = in->seen;
  double *z = gxi_arena_alloc(in->scratch, count, sizeof *z);
  if (!z) return gxi_fail(error, GX_E_NOMEM, "out of memory");
  for (uint32_t v = 0; v < count; v++) {
    expected[v] = in->moments[v].mean;
    z[v] = gxi_moments_z(&in->moments[v], observed[v]).value;
  }
  GX_TRY(add_column(in, "expected", "mean", expected, error));
  return add_column(in, "z", "(value - mean) / standard deviation", z, error);
}

static gx_status expect(expecting *in, gx_error *error) {
  size_t count = in->graph->vertex_count;
  gx_analysis_options once = *in->options;
  once.measures = &in->measure;
  once.measure_count = 1;
  in->moments = gxi_arena_alloc(in->scratch, count, sizeof *in->moments);
  in->seen = gxi_arena_alloc(in->scratch, count, sizeof *in->seen);
  if (!in->moments || !in->seen) return gxi_fail(error, GX_E_NOMEM, "out of memory");
  GX_TRY(gx_analysis_run(in->graph, &once, error));
  GX_TRY(sample_all(in, error));
  const gx_column *column = gx_graph_column_find(in->graph, gxi_str(in->measure));
  return add_columns(in, column->values, error);
}

gx_status gx_analysis_expect(
  gx_graph *graph,
  const char *measure,
  uint32_t samples,
  const gx_analysis_options *options,
  gx_error *error
) {
  static const gx_analysis_options defaults = GX_ANALYSIS_OPTIONS_INIT;
  if (!is_supported(measure)) {
    return gxi_fail(
      error,
      GX_E_ARGUMENT,
      "%s cannot be compared with rewired graphs; betweenness, harmonic, closeness, "
      "clustering and coreness can",
      measure
    );
  }
  gxi_arena scratch;
  gxi_arena_init(&scratch, &graph->arena.allocator);
  expecting in = {
    .graph = graph,
    .options = options ? options : &defaults,
    .measure = measure,
    .samples = samples ? samples : DEFAULT_SAMPLES,
    .scratch = &scratch,
  };
  in.watch = (gxi_watch
  ){.progress = in.options->progress, .stage = "rewire", .size = 100, .total = 100};
  gx_status status = expect(&in, error);
  gxi_arena_clear(&scratch);
  return status;
}
