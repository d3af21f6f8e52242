/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "analysis/rewire.h"
#include "guanxi/summary.h"
#include "support/network.h"
#include "support/tally.h"

static void rewiring_keeps_numbers_of_partners(void **state) {
  enum { VERTICES = 30, PAIRS = 80 };
  (void)state;
  gxi_arena scratch;
  gxi_rewiring r;
  gxi_pair pairs[PAIRS];
  int want[VERTICES] = {0};
  uint64_t seed = 3;
  bool tied[VERTICES][VERTICES] = {{false}};
  for (int i = 0; i < PAIRS;) {
    uint32_t a = (uint32_t)(test_random(&seed) % VERTICES);
    uint32_t b = (uint32_t)(test_random(&seed) % VERTICES);
    if (a == b || tied[a][b]) continue;
    tied[a][b] = tied[b][a] = true;
    pairs[i++] = (gxi_pair){a, b};
    want[a]++;
    want[b]++;
  }
  gxi_arena_init(&scratch, NULL);
  assert_true(gxi_rewiring_init(&r, &scratch, pairs, PAIRS, 1));
  for (int round = 0; round < 50; round++) {
    int have[VERTICES] = {0};
    bool now[VERTICES][VERTICES] = {{false}};
    gxi_rewiring_shuffle(&r);
    for (int i = 0; i < PAIRS; i++) {
      uint32_t a = r.pairs[i].one, b = r.pairs[i].other;
      assert_true(a != b && !now[a][b]);
      now[a][b] = now[b][a] = true;
      have[a]++;
      have[b]++;
    }
    assert_memory_equal(want, have, sizeof want);
  }
  gxi_arena_clear(&scratch);
}

/* Four vertices in two pairs: three ways, each as likely. */
static void rewiring_is_fair(void **state) {
  enum { SAMPLES = 6000 };
  (void)state;
  gxi_arena scratch;
  gxi_rewiring r;
  const gxi_pair pairs[] = {{0, 1}, {2, 3}};
  int seen[4] = {0};
  gxi_arena_init(&scratch, NULL);
  assert_true(gxi_rewiring_init(&r, &scratch, pairs, 2, 5));
  for (int i = 0; i < SAMPLES; i++) {
    gxi_rewiring_shuffle(&r);
    const gxi_pair *p =
      r.pairs[0].one == 0 || r.pairs[0].other == 0 ? r.pairs : r.pairs + 1;
    seen[p->one == 0 ? p->other : p->one]++;
  }
  for (int i = 1; i < 4; i++)
    assert_true(abs(seen[i] - SAMPLES / 3) < 200); /* 5 standard deviations */
  gxi_arena_clear(&scratch);
}

typedef struct fixture {
  test_records records;
  gx_corpus *corpus;
  gx_graph *graph;
} fixture;

static void open_fixture(fixture *f, uint64_t seed, int places, int bodies, int ties) {
  memset(f, 0, sizeof *f);
  network_random(&f->records, seed, places, bodies, ties);
  f->corpus = test_corpus(&f->records);
  assert_int_equal(GX_OK, gx_graph_build(&f->graph, f->corpus, NULL, NULL));
}

static void close_fixture(fixture *f) {
  gx_graph_free(f->graph);
  gx_corpus_free(f->corpus);
  test_records_clear(&f->records);
}

static void sums_up_degenerate_networks(void **state) {
  static const int sizes[][3] = {
    {0, 0, 0}, {1, 0, 0}, {0, 1, 0}, {0, 2, 30}, {2, 0, 30}, {0, 9, 20}, {4, 0, 2}};
  (void)state;
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
    fixture f;
    gx_summary *s = NULL;
    gx_error error = {GX_OK, 0, 0, ""};
    open_fixture(&f, i + 1, sizes[i][0], sizes[i][1], sizes[i][2]);
    if (gx_summary_build(&s, f.graph, NULL, &error) != GX_OK)
      fail_msg("%s", error.message);
    assert_true(isfinite(s->density.value) && isfinite(s->type_assortativity.value));
    assert_true(isfinite(s->transitivity.value) && isfinite(s->modularity.value));
    assert_int_equal(sizes[i][0] + sizes[i][1], s->entities);
    gx_summary_free(s);
    close_fixture(&f);
  }
}

/* Every tied pair of two placed entities is in one row. */
static void counts_every_pair_of_provinces(void **state) {
  (void)state;
  for (uint64_t seed = 1; seed <= 10; seed++) {
    fixture f;
    gx_summary *s = NULL;
    gx_summary_options options = GX_SUMMARY_OPTIONS_INIT;
    double expected = 0;
    uint32_t tied = 0;
    open_fixture(&f, seed, 12, 0, 40);
    options.samples = 25;
    assert_int_equal(GX_OK, gx_summary_build(&s, f.graph, &options, NULL));
    assert_int_equal(25, s->samples);
    assert_int_equal(12, s->placed);
    for (size_t i = 0; i < s->province_pair_count; i++) {
      const gx_province_pair *p = &s->province_pairs[i];
      assert_true(gxi_str_compare(p->codes[0], p->codes[1]) <= 0);
      tied += p->tied;
      expected += p->expected.value;
      if (i) assert_true(p[-1].tied >= p->tied);
    }
    assert_true(tied <= s->pairs && tied > 0);
    /* rewired pairs may fall on rows that have none here */
    assert_true(expected <= tied + 1e-9);
    gx_summary_free(s);
    close_fixture(&f);
  }
}

static void finds_two_camps_more_tied_than_expected(void **state) {
  (void)state;
  test_records records = {.count = 0};
  network n;
  gx_graph *graph = NULL;
  gx_summary *s = NULL;
  network_begin(&n, "camps.txt");
  for (int i = 1; i <= 16; i++) {
    char name[32], key[32];
    snprintf(name, sizeof name, "甲%d丙", i);
    snprintf(key, sizeof key, "CN-%s%02d", i <= 8 ? "3501" : "6404", i);
    network_entity(&n, i, "county", name, key);
  }
  network_ties(&n);
  for (int i = 1; i <= 16; i++) {
    for (int k = 1; k <= 3; k++) {
      int base = i <= 8 ? 0 : 8;
      network_tie(
        &n, i, "aids", base + (i - base - 1 + k) % 8 + 1, "asserted", "2023-01"
      );
    }
  }
  network_tie(&n, 1, "aids", 9, "asserted", "2024-01");
  network_end(&n, &records);
  gx_corpus *corpus = test_corpus(&records);
  assert_int_equal(GX_OK, gx_graph_build(&graph, corpus, NULL, NULL));
  assert_int_equal(GX_OK, gx_summary_build(&s, graph, NULL, NULL));
  assert_int_equal(3, s->province_pair_count);
  assert_true(s->province_pairs[0].z.value > 3);
  assert_true(s->province_pairs[2].z.value < -3);
  assert_true(s->province_assortativity.value > 0.8);
  assert_int_equal(1, s->bridge_count);
  assert_int_equal(8, s->bridges[0].cut_off);
  assert_int_equal(2, s->community_count);
  assert_int_equal(2, s->year_count);
  assert_true(gxi_str_is(s->years[0].year, "2023"));
  assert_int_equal(48, s->years[0].new_ties);
  assert_int_equal(1, s->years[1].new_ties);
  gx_summary_free(s);
  gx_graph_free(graph);
  gx_corpus_free(corpus);
  test_records_clear(&records);
}

static void compares_a_measure_with_rewired_graphs(void **state) {
  (void)state;
  fixture f;
  gx_error error = {GX_OK, 0, 0, ""};
  open_fixture(&f, 4, 6, 14, 60);
  assert_int_equal(GX_OK, gx_analysis_expect(f.graph, "harmonic", 20, NULL, NULL));
  const gx_column *expected =
    gx_graph_column_find(f.graph, gxi_str("harmonic_expected"));
  const gx_column *z = gx_graph_column_find(f.graph, gxi_str("harmonic_z"));
  const gx_column *seen = gx_graph_column_find(f.graph, gxi_str("harmonic"));
  assert_true(expected && z && seen && z->centrality);
  for (size_t v = 0; v < 20; v++) {
    double step = seen->values[v] - expected->values[v];
    assert_true(z->values[v] == 0 || (z->values[v] > 0) == (step > 0));
  }
  /* what depends on nothing but the number of partners has no deviation */
  assert_int_equal(
    GX_E_ARGUMENT, gx_analysis_expect(f.graph, "partners", 5, NULL, &error)
  );
  close_fixture(&f);
}

static bool
refuse_rewiring(void *user, const char *stage, uint64_t done, uint64_t total) {
  (void)user, (void)done, (void)total;
  return strcmp(stage, "rewire") != 0;
}

static void stops_when_asked(void **state) {
  (void)state;
  fixture f;
  gx_progress progress = {NULL, refuse_rewiring};
  gx_summary_options options = GX_SUMMARY_OPTIONS_INIT;
  gx_analysis_options analysis = GX_ANALYSIS_OPTIONS_INIT;
  gx_summary *s = NULL;
  open_fixture(&f, 2, 12, 0, 40);
  options.progress = analysis.progress = &progress;
  assert_int_equal(GX_E_CANCELLED, gx_summary_build(&s, f.graph, &options, NULL));
  assert_null(s);
  assert_int_equal(
    GX_E_CANCELLED, gx_analysis_expect(f.graph, "harmonic", 5, &analysis, NULL)
  );
  close_fixture(&f);
}

/* Asked at every vertex of a long measure, not only between measures. */
typedef struct patience {
  unsigned left;
} patience;

static bool
lose_patience(void *user, const char *stage, uint64_t done, uint64_t total) {
  patience *p = user;
  (void)stage, (void)done, (void)total;
  return p->left-- > 0;
}

static void stops_inside_a_measure(void **state) {
  static const char *const names[] = {"betweenness", "harmonic", "brokerage"};
  (void)state;
  fixture f;
  open_fixture(&f, 9, 90, 400, 3000);
  for (int i = 0; i < 3; i++) {
    patience p = {.left = 1}; /* the question before the measure */
    gx_progress progress = {&p, lose_patience};
    gx_analysis_options options = GX_ANALYSIS_OPTIONS_INIT;
    options.measures = &names[i];
    options.measure_count = 1;
    options.progress = &progress;
    assert_int_equal(GX_E_CANCELLED, gx_analysis_run(f.graph, &options, NULL));
    assert_null(gx_graph_column_find(f.graph, gxi_str(names[i])));
  }
  close_fixture(&f);
}

/* igraph's own allocations are not ours to refuse. */
static void survives_every_failed_allocation(void **state) {
  (void)state;
  fixture f;
  open_fixture(&f, 6, 6, 6, 30);
  for (uint64_t n = 1;; n++) {
    tally t = {.refuse = n};
    gx_allocator memory = tally_allocator(&t);
    gx_graph_options options = GX_GRAPH_OPTIONS_INIT;
    gx_summary_options summing = GX_SUMMARY_OPTIONS_INIT;
    gx_graph *graph = NULL;
    gx_summary *s = NULL;
    options.allocator = &memory;
    summing.samples = 3;
    gx_status status = gx_graph_build(&graph, f.corpus, &options, NULL);
    if (status == GX_OK) status = gx_summary_build(&s, graph, &summing, NULL);
    if (status == GX_OK) {
      status = gx_analysis_expect(graph, "clustering", 2, NULL, NULL);
    }
    assert_int_equal(t.refused ? GX_E_NOMEM : GX_OK, status);
    gx_summary_free(s);
    gx_graph_free(graph);
    assert_int_equal(0, t.blocks);
    if (!t.refused) break;
  }
  close_fixture(&f);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(rewiring_keeps_numbers_of_partners),
    cmocka_unit_test(rewiring_is_fair),
    cmocka_unit_test(sums_up_degenerate_networks),
    cmocka_unit_test(counts_every_pair_of_provinces),
    cmocka_unit_test(finds_two_camps_more_tied_than_expected),
    cmocka_unit_test(compares_a_measure_with_rewired_graphs),
    cmocka_unit_test(stops_when_asked),
    cmocka_unit_test(stops_inside_a_measure),
    cmocka_unit_test(survives_every_failed_allocation),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
