/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "guanxi/analysis.h"
#include "guanxi/projection.h"
#include "support/network.h"

#define MAX_VERTICES 64

static const char *const names[] = {
  "broker_coordinator",
  "broker_consultant",
  "broker_gatekeeper",
  "broker_representative",
  "broker_liaison",
  "brokerage"};

static int role(uint32_t a, uint32_t v, uint32_t c) {
  if (a == v && v == c) return 0;
  if (a == c) return 1;
  if (v == c) return 2;
  return a == v ? 3 : 4;
}

/* By the definition: every triple. */
static void count_triples(
  double counts[6][MAX_VERTICES], const gx_corpus *corpus, const uint32_t *home
) {
  static bool arc[MAX_VERTICES][MAX_VERTICES];
  size_t edge_count, n;
  const gx_edge *edges = gx_corpus_edges(corpus, &edge_count);
  const gx_domain *domain = gx_corpus_domain(corpus);
  gx_corpus_entities(corpus, &n);
  assert_true(n <= MAX_VERTICES);
  memset(arc, 0, sizeof arc);
  for (size_t i = 0; i < edge_count; i++) {
    const gx_relation_type *type = &domain->relation_types[edges[i].relation];
    if (edges[i].status != GX_TIE_ASSERTED || !gxi_str_is(type->class_id, "tie"))
      continue;
    arc[edges[i].head][edges[i].tail] = true;
    if (type->symmetric) arc[edges[i].tail][edges[i].head] = true;
  }
  for (size_t v = 0; v < n; v++) {
    for (size_t a = 0; a < n; a++) {
      for (size_t c = 0; c < n; c++) {
        bool counted = a != c && arc[a][v] && arc[v][c] && !arc[a][c];
        if (!counted || home[a] == GX_ID_NONE || home[v] == GX_ID_NONE || home[c] == GX_ID_NONE) {
          continue;
        }
        counts[role(home[a], home[v], home[c])][v]++;
        counts[5][v]++;
      }
    }
  }
}

static void agrees_with_every_triple(void **state) {
  (void)state;
  for (uint64_t seed = 1; seed <= 30; seed++) {
    test_records records = {.count = 0};
    network_random(&records, seed, 10, 20, (int)(seed * 12));
    gx_corpus *corpus = test_corpus(&records);
    gx_homes_options where = GX_HOMES_OPTIONS_INIT;
    gx_homes *homes = NULL;
    gx_graph *graph = NULL;
    gx_analysis_options options = GX_ANALYSIS_OPTIONS_INIT;
    static double counts[6][MAX_VERTICES];
    size_t n;
    where.level = GX_PLACE_PROVINCE;
    where.persons = true;
    options.measures = names;
    options.measure_count = 6;
    memset(counts, 0, sizeof counts);
    assert_int_equal(GX_OK, gx_homes_build(&homes, corpus, &where, NULL));
    assert_int_equal(GX_OK, gx_graph_build(&graph, corpus, NULL, NULL));
    assert_int_equal(GX_OK, gx_analysis_run(graph, &options, NULL));
    count_triples(counts, corpus, gx_homes_of(homes, &n));
    for (int r = 0; r < 6; r++) {
      const gx_column *column = gx_graph_column_find(graph, gxi_str(names[r]));
      for (size_t v = 0; v < n; v++)
        assert_true(counts[r][v] == column->values[v]);
    }
    gx_graph_free(graph);
    gx_homes_free(homes);
    gx_corpus_free(corpus);
    test_records_clear(&records);
  }
}

/* No place, no vertex with a home, parallel ties both ways, two components. */
static void handles_degenerate_networks(void **state) {
  static const int sizes[][3] = {
    {0, 0, 0}, {0, 1, 0}, {1, 0, 0}, {0, 9, 20}, {2, 0, 30}, {3, 9, 0}};
  (void)state;
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
    test_records records = {.count = 0};
    network_random(&records, i + 1, sizes[i][0], sizes[i][1], sizes[i][2]);
    gx_corpus *corpus = test_corpus(&records);
    gx_graph *graph = NULL;
    gx_error error = {GX_OK, 0, 0, ""};
    assert_int_equal(GX_OK, gx_graph_build(&graph, corpus, NULL, NULL));
    if (gx_analysis_run(graph, NULL, &error) != GX_OK) fail_msg("%s", error.message);
    gx_graph_free(graph);
    gx_corpus_free(corpus);
    test_records_clear(&records);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(agrees_with_every_triple),
    cmocka_unit_test(handles_degenerate_networks),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
