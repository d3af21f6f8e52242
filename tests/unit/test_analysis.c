/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <igraph/igraph.h>
#include <math.h>

#include "analysis/measure.h"
#include "support/graph.h"
#include "support/network.h"
#include "support/tally.h"

static double value(const fixture *f, const char *column, const char *uid) {
  uint32_t entity;
  size_t count;
  const gx_column *found = gx_graph_column_find(f->graph, gxi_str(column));
  assert_non_null(found);
  gx_corpus_find(f->corpus, gxi_str(uid), &entity, 1, &count);
  assert_true(count > 0);
  return found->values[gx_graph_vertex(f->graph, entity)];
}

static void computes_every_measure(void **state) {
  const fixture *f = *state;
  size_t count = 0;
  for (const char *const *name = gx_analysis_measures(); *name; name++) {
    const gx_column *column = gx_graph_column_find(f->graph, gxi_str(*name));
    assert_non_null(column);
    assert_true(column->method.size > 0);
    count++;
  }
  assert_int_equal(count, gx_graph_column_count(f->graph));
}

static void counts_a_symmetric_tie_once_in_degree(void **state) {
  const fixture *f = *state;
  const char *dairy = "body:塞上牧源乳业集团";
  assert_true(value(f, "degree", dairy) == 5);
  assert_true(value(f, "in_degree", dairy) == 4);
  assert_true(value(f, "out_degree", dairy) == 3);
}

static void counts_partners_over_asserted_ties(void **state) {
  const fixture *f = *state;
  /* two kinds of tie with one partner, and an ended one with another */
  assert_true(value(f, "partners", "body:塞上牧源乳业集团") == 2);
  assert_true(value(f, "partners", "person:林远舟#1") == 0);
}

/* PageRank by its definition, plain and slow. */
static void agrees_with_a_slow_pagerank(void **state) {
  enum { MAX = 64, ROUNDS = 2000 };
  const fixture *f = *state;
  static double share[MAX][MAX], rank[MAX], next[MAX];
  size_t n, e, all;
  gx_graph_vertices(f->graph, &n);
  const uint32_t *edges = gx_graph_edges(f->graph, &e);
  const gx_edge *table = gx_corpus_edges(f->corpus, &all);
  const gx_domain *domain = gx_corpus_domain(f->corpus);
  assert_true(n <= MAX);
  memset(share, 0, sizeof share);
  for (size_t i = 0; i < e; i++) {
    const gx_edge *edge = &table[edges[i]];
    uint32_t a = gx_graph_vertex(f->graph, edge->head);
    uint32_t b = gx_graph_vertex(f->graph, edge->tail);
    share[a][b] += edge->independent_docs;
    if (domain->relation_types[edge->relation].symmetric) {
      share[b][a] += edge->independent_docs;
    }
  }
  for (size_t i = 0; i < n; i++)
    rank[i] = 1.0 / (double)n;
  for (int round = 0; round < ROUNDS; round++) {
    double lost = 0;
    for (size_t i = 0; i < n; i++)
      next[i] = 0;
    for (size_t i = 0; i < n; i++) {
      double sum = 0;
      for (size_t j = 0; j < n; j++)
        sum += share[i][j];
      if (sum == 0) lost += rank[i];
      for (size_t j = 0; sum > 0 && j < n; j++)
        next[j] += rank[i] * share[i][j] / sum;
    }
    for (size_t i = 0; i < n; i++)
      rank[i] = 0.15 / (double)n + 0.85 * (next[i] + lost / (double)n);
  }
  const gx_column *column = gx_graph_column_find(f->graph, GX_STR_LIT("pagerank"));
  for (size_t i = 0; i < n; i++) {
    assert_true(fabs(column->values[i] - rank[i]) < 1e-9);
  }
}

static void gives_the_same_whatever_else_is_asked(void **state) {
  const fixture *f = *state;
  static const char *const names[] = {"community", "eigenvector", "x"};
  gx_graph *graph = NULL;
  gx_analysis_options options = GX_ANALYSIS_OPTIONS_INIT;
  size_t n;
  options.measures = names;
  options.measure_count = 3;
  assert_int_equal(GX_OK, gx_graph_build(&graph, f->corpus, NULL, NULL));
  gx_graph_vertices(graph, &n);
  assert_int_equal(GX_OK, gx_analysis_run(graph, &options, NULL));
  assert_int_equal(4, gx_graph_column_count(graph)); /* y comes with x */
  for (size_t i = 0; i < 3; i++) {
    const gx_column *a = gx_graph_column_find(f->graph, gxi_str(names[i]));
    const gx_column *b = gx_graph_column_find(graph, gxi_str(names[i]));
    assert_memory_equal(a->values, b->values, n * sizeof *a->values);
  }
  gx_graph_free(graph);
}

static void says_when_a_measure_is_approximate(void **state) {
  const fixture *f = *state;
  static const char *const names[] = {"betweenness", "harmonic"};
  gx_graph *graph = NULL;
  gx_analysis_options options = GX_ANALYSIS_OPTIONS_INIT;
  options.measures = names;
  options.measure_count = 2;
  options.budget = 1; /* 16 pivots at least: more than the graph has vertices */
  assert_int_equal(GX_OK, gx_graph_build(&graph, f->corpus, NULL, NULL));
  assert_int_equal(GX_OK, gx_analysis_run(graph, &options, NULL));
  assert_false(gx_graph_column_find(graph, gxi_str("harmonic"))->approximate);
  gx_graph_free(graph);
}

/* Sampled: within the bound that the method states, and the same for one seed. */
static void keeps_within_the_stated_bound(void **state) {
  static const char *const names[] = {"betweenness", "harmonic", "closeness"};
  enum { VERTICES = 500, PIVOTS = 16 };
  (void)state;
  double bound = sqrt(log(2.0 * VERTICES / 0.05) / (2.0 * PIVOTS));
  for (uint64_t seed = 1; seed <= 4; seed++) {
    test_records records = {.count = 0};
    gx_graph *graphs[3] = {NULL, NULL, NULL};
    gx_analysis_options options = GX_ANALYSIS_OPTIONS_INIT;
    network_random(&records, seed, 60, VERTICES - 60, 1500);
    gx_corpus *corpus = test_corpus(&records);
    options.measures = names;
    options.measure_count = 3;
    options.seed = seed;
    for (int i = 0; i < 3; i++) { /* exact, sampled, sampled again */
      options.budget = i == 0 ? 0 : 1;
      assert_int_equal(GX_OK, gx_graph_build(&graphs[i], corpus, NULL, NULL));
      assert_int_equal(GX_OK, gx_analysis_run(graphs[i], &options, NULL));
    }
    for (int m = 0; m < 3; m++) {
      const gx_column *exact = gx_graph_column_find(graphs[0], gxi_str(names[m]));
      const gx_column *drawn = gx_graph_column_find(graphs[1], gxi_str(names[m]));
      const gx_column *again = gx_graph_column_find(graphs[2], gxi_str(names[m]));
      assert_false(exact->approximate);
      assert_true(drawn->approximate);
      assert_memory_equal(drawn->values, again->values, VERTICES * sizeof(double));
      for (int v = 0; v < VERTICES; v++)
        assert_true(fabs(exact->values[v] - drawn->values[v]) <= bound);
    }
    for (int i = 0; i < 3; i++)
      gx_graph_free(graphs[i]);
    gx_corpus_free(corpus);
    test_records_clear(&records);
  }
}

static gx_graph *
random_graph(test_records *records, gx_corpus **corpus, uint64_t seed) {
  gx_graph *graph = NULL;
  records->count = 0;
  network_random(records, seed, 20, 70, seed % 2 ? 150 : 400);
  *corpus = test_corpus(records);
  assert_int_equal(GX_OK, gx_graph_build(&graph, *corpus, NULL, NULL));
  return graph;
}

/* From all vertices the sweep is the exact measure, twice. */
static void compare_sweep(gxi_measuring *in, gxi_shape *shape, bool uniform) {
  uint32_t n = shape->vertex_count, sources[128];
  double sums[128] = {0};
  igraph_vector_t want, costs;
  assert_true(n <= 128);
  assert_int_equal(IGRAPH_SUCCESS, igraph_vector_init(&want, 0));
  assert_int_equal(
    IGRAPH_SUCCESS, igraph_vector_init(&costs, igraph_ecount(&shape->graph))
  );
  for (igraph_integer_t e = 0; e < igraph_vector_size(&costs); e++) {
    VECTOR(shape->weights)[e] = uniform ? 1 : (double)(1 + e * 7 % 4);
    VECTOR(costs)[e] = 1 / VECTOR(shape->weights)[e];
  }
  shape->uniform = uniform;
  for (uint32_t v = 0; v < n; v++)
    sources[v] = v;
  igraph_betweenness(&shape->graph, &want, igraph_vss_all(), false, &costs);
  assert_int_equal(GX_OK, gxi_measure_sweep(sums, in, shape, sources, n, NULL));
  for (uint32_t v = 0; v < n; v++)
    assert_true(fabs(sums[v] / 2 - VECTOR(want)[v]) < 1e-6);
  igraph_vector_destroy(&costs);
  igraph_vector_destroy(&want);
}

static void sweeps_agree_with_igraph(void **state) {
  (void)state;
  for (uint64_t seed = 1; seed <= 8; seed++) {
    test_records records;
    gx_corpus *corpus;
    gxi_shape shape;
    gxi_guard guard;
    gxi_arena scratch;
    gx_graph *graph = random_graph(&records, &corpus, seed);
    gxi_measuring in = {.graph = graph, .scratch = &scratch};
    gxi_arena_init(&scratch, NULL);
    assert_int_equal(GX_OK, gxi_guard_enter(&guard, 1, NULL, NULL));
    assert_int_equal(
      GX_OK, gxi_shape_init(&shape, graph, GXI_SHAPE_UNDIRECTED, NULL, NULL)
    );
    compare_sweep(&in, &shape, true);
    compare_sweep(&in, &shape, false);
    gxi_shape_clear(&shape);
    gxi_guard_leave(&guard);
    gxi_arena_clear(&scratch);
    gx_graph_free(graph);
    gx_corpus_free(corpus);
    test_records_clear(&records);
  }
}

static void never_samples_when_told_so(void **state) {
  const fixture *f = *state;
  static const char *const name = "betweenness";
  gx_graph *graph = NULL;
  gx_analysis_options options = GX_ANALYSIS_OPTIONS_INIT;
  options.measures = &name;
  options.measure_count = 1;
  options.budget = 1;
  options.exact = true;
  assert_int_equal(GX_OK, gx_graph_build(&graph, f->corpus, NULL, NULL));
  assert_int_equal(GX_OK, gx_analysis_run(graph, &options, NULL));
  const gx_column *column = gx_graph_column_find(graph, gxi_str(name));
  assert_false(column->approximate);
  assert_true(gxi_str_ends(column->method, gxi_str("; exact")));
  gx_graph_free(graph);
}

static void handles_graphs_without_edges_or_vertices(void **state) {
  const fixture *f = *state;
  gx_str post = GX_STR_LIT("post"), aids = GX_STR_LIT("aids");
  gx_graph_options options = GX_GRAPH_OPTIONS_INIT;
  options.classes = &post;
  options.class_count = 1;
  options.relation_types = &aids;
  options.relation_type_count = 1;
  for (int round = 0; round < 2; round++) {
    gx_graph *graph = NULL;
    gx_error error = {GX_OK, 0, 0, ""};
    assert_int_equal(GX_OK, gx_graph_build(&graph, f->corpus, &options, NULL));
    if (gx_analysis_run(graph, NULL, &error) != GX_OK) fail_msg("%s", error.message);
    gx_graph_free(graph);
    options.drop_isolates = true;
  }
}

static void refuses_unknown_measures(void **state) {
  const fixture *f = *state;
  static const char *const name = "beauty";
  gx_analysis_options options = GX_ANALYSIS_OPTIONS_INIT;
  options.measures = &name;
  options.measure_count = 1;
  assert_int_equal(GX_E_ARGUMENT, gx_analysis_run(f->graph, &options, NULL));
}

static bool stop(void *user, const char *stage, uint64_t done, uint64_t total) {
  (void)user, (void)stage, (void)total;
  return done < 3;
}

static void stops_when_asked(void **state) {
  const fixture *f = *state;
  gx_progress progress = {NULL, stop};
  gx_analysis_options options = GX_ANALYSIS_OPTIONS_INIT;
  options.progress = &progress;
  assert_int_equal(GX_E_CANCELLED, gx_analysis_run(f->graph, &options, NULL));
}

static void puts_back_what_igraph_had(void **state) {
  const fixture *f = *state;
  igraph_rng_seed(igraph_rng_default(), 7);
  igraph_integer_t want = igraph_rng_get_integer(igraph_rng_default(), 0, 1000000);
  igraph_error_handler_t *handler =
    igraph_set_error_handler(igraph_error_handler_printignore);
  igraph_rng_seed(igraph_rng_default(), 7);
  assert_int_equal(GX_OK, gx_analysis_run(f->graph, NULL, NULL));
  assert_int_equal(want, igraph_rng_get_integer(igraph_rng_default(), 0, 1000000));
  assert_ptr_equal(igraph_error_handler_printignore, igraph_set_error_handler(handler));
}

static void ranks_by_partners_then_strength_then_uid(void **state) {
  const fixture *f = *state;
  gx_rank *rank = NULL;
  size_t count, entities, vertices;
  const gx_entity *table = gx_corpus_entities(f->corpus, &entities);
  gx_graph_vertices(f->graph, &vertices);
  assert_int_equal(GX_OK, gx_rank_build(&rank, f->graph, NULL, NULL));
  const gx_rank_row *rows = gx_rank_rows(rank, &count);
  assert_int_equal(vertices, count); /* isolates are kept */
  for (size_t i = 1; i < count; i++) {
    const gx_rank_row *a = &rows[i - 1], *b = &rows[i];
    assert_true(a->partners >= b->partners);
    if (a->partners != b->partners) continue;
    assert_int_equal(a->rank, b->rank);
    assert_true(a->strength >= b->strength);
    if (a->strength == b->strength) {
      assert_true(gxi_str_compare(table[a->entity].uid, table[b->entity].uid) < 0);
    }
  }
  assert_true(gxi_str_starts(gx_rank_method(rank), GX_STR_LIT("partners over edges")));
  gx_rank_free(rank);
}

static void ranks_by_a_column_and_type(void **state) {
  const fixture *f = *state;
  gx_str company = GX_STR_LIT("company");
  gx_rank_options options = GX_RANK_OPTIONS_INIT;
  gx_rank *rank = NULL;
  size_t count;
  options.by = GX_STR_LIT("pagerank");
  options.entity_types = &company;
  options.entity_type_count = 1;
  options.top = 1;
  assert_int_equal(GX_OK, gx_rank_build(&rank, f->graph, &options, NULL));
  const gx_rank_row *rows = gx_rank_rows(rank, &count);
  assert_int_equal(1, count);
  assert_true(rows[0].value == value(f, "pagerank", "body:塞上牧源乳业集团"));
  gx_rank_free(rank);
  options.by = GX_STR_LIT("community");
  rank = NULL;
  assert_int_equal(GX_E_ARGUMENT, gx_rank_build(&rank, f->graph, &options, NULL));
  assert_null(rank);
}

/* igraph's own allocations are not ours to refuse. */
static void survives_every_failed_allocation(void **state) {
  const fixture *f = *state;
  for (uint64_t n = 1;; n++) {
    tally t = {.refuse = n};
    gx_allocator memory = tally_allocator(&t);
    gx_graph_options options = GX_GRAPH_OPTIONS_INIT;
    gx_graph *graph = NULL;
    gx_rank *rank = NULL;
    gx_error error = {GX_OK, 0, 0, ""};
    options.allocator = &memory;
    gx_status status = gx_graph_build(&graph, f->corpus, &options, &error);
    if (status == GX_OK) status = gx_analysis_run(graph, NULL, &error);
    if (status == GX_OK) status = gx_rank_build(&rank, graph, NULL, &error);
    assert_int_equal(t.refused ? GX_E_NOMEM : GX_OK, status);
    assert_int_equal(status, error.status);
    gx_rank_free(rank);
    gx_graph_free(graph);
    assert_int_equal(0, t.blocks);
    if (!t.refused) return;
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(computes_every_measure),
    cmocka_unit_test(counts_a_symmetric_tie_once_in_degree),
    cmocka_unit_test(counts_partners_over_asserted_ties),
    cmocka_unit_test(agrees_with_a_slow_pagerank),
    cmocka_unit_test(gives_the_same_whatever_else_is_asked),
    cmocka_unit_test(says_when_a_measure_is_approximate),
    cmocka_unit_test(keeps_within_the_stated_bound),
    cmocka_unit_test(sweeps_agree_with_igraph),
    cmocka_unit_test(never_samples_when_told_so),
    cmocka_unit_test(handles_graphs_without_edges_or_vertices),
    cmocka_unit_test(refuses_unknown_measures),
    cmocka_unit_test(stops_when_asked),
    cmocka_unit_test(puts_back_what_igraph_had),
    cmocka_unit_test(ranks_by_partners_then_strength_then_uid),
    cmocka_unit_test(ranks_by_a_column_and_type),
    cmocka_unit_test(survives_every_failed_allocation),
  };
  return cmocka_run_group_tests(tests, graph_load, graph_unload);
}
