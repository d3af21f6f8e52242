/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "guanxi/graph.h"
#include "support/records.h"
#include "support/tally.h"

#define RECORDS GX_TEST_DIR "/exports/records.jsonl"
#define VERTICES 14
#define EDGES 15

typedef struct fixture {
  test_records records;
  gx_corpus *corpus;
} fixture;

static int make(void **state) {
  static fixture f;
  test_records_load(&f.records, RECORDS);
  f.corpus = test_corpus(&f.records);
  *state = &f;
  return 0;
}

static int clear(void **state) {
  fixture *f = *state;
  gx_corpus_free(f->corpus);
  test_records_clear(&f->records);
  return 0;
}

/* Checks a graph's size and that every edge has both ends in it. */
static void check(void **state, const gx_graph_options *options, size_t v, size_t e) {
  const fixture *f = *state;
  gx_graph *graph = NULL;
  gx_error error = {GX_OK, 0, 0, ""};
  size_t vertices, edges, all;
  if (gx_graph_build(&graph, f->corpus, options, &error) != GX_OK) {
    fail_msg("%s", error.message);
  }
  gx_graph_vertices(graph, &vertices);
  const uint32_t *rows = gx_graph_edges(graph, &edges);
  const gx_edge *table = gx_corpus_edges(f->corpus, &all);
  assert_int_equal(v, vertices);
  assert_int_equal(e, edges);
  for (size_t i = 0; i < edges; i++) {
    assert_true(gx_graph_vertex(graph, table[rows[i]].head) < vertices);
    assert_true(gx_graph_vertex(graph, table[rows[i]].tail) < vertices);
    if (i) assert_true(rows[i - 1] < rows[i]);
  }
  gx_graph_free(graph);
}

static void takes_everything_by_default(void **state) {
  check(state, NULL, VERTICES, EDGES);
}

static void chooses_by_class_and_relation(void **state) {
  gx_str tie = GX_STR_LIT("tie"), post = GX_STR_LIT("post"), aids = GX_STR_LIT("aids");
  gx_graph_options options = GX_GRAPH_OPTIONS_INIT;
  options.classes = &tie;
  options.class_count = 1;
  options.drop_isolates = true;
  check(state, &options, 8, 7);
  options.relation_types = &aids;
  options.relation_type_count = 1;
  check(state, &options, 2, 1);
  options.classes = &post;
  check(state, &options, 0, 0);
}

static void chooses_by_entity_type(void **state) {
  gx_str types[] = {GX_STR_LIT("county"), GX_STR_LIT("company")};
  gx_graph_options options = GX_GRAPH_OPTIONS_INIT;
  options.entity_types = types;
  options.entity_type_count = 2;
  check(state, &options, 4, 4);
}

static void chooses_by_status_weight_and_confidence(void **state) {
  gx_graph_options options = GX_GRAPH_OPTIONS_INIT;
  options.drop_isolates = true;
  options.statuses = 1u << GX_TIE_ENDED;
  check(state, &options, 2, 1);
  options.statuses = 0;
  options.min_weight = 2;
  check(state, &options, 4, 2);
  options.min_confidence = 0.98;
  check(state, &options, 2, 1);
}

static void chooses_by_date(void **state) {
  gx_graph_options options = GX_GRAPH_OPTIONS_INIT;
  options.drop_isolates = true;
  options.since = GX_STR_LIT("2024-02"); /* one is of 2024 */
  check(state, &options, 6, 3);
  options.since = (gx_str){NULL, 0};
  options.until = GX_STR_LIT("2022");
  check(state, &options, 0, 0);
}

static void walks_around_an_entity(void **state) {
  const fixture *f = *state;
  uint32_t ego;
  size_t count;
  gx_corpus_find(f->corpus, GX_STR_LIT("山海同行计划"), &ego, 1, &count);
  gx_graph_options options = GX_GRAPH_OPTIONS_INIT;
  options.ego = &ego;
  options.ego_count = 1;
  check(state, &options, 2, 1);
  options.radius = 2;
  check(state, &options, 3, 2);
  options.radius = 9;
  check(state, &options, 3, 2);
}

static void keeps_the_heaviest(void **state) {
  const fixture *f = *state;
  gx_graph_options options = GX_GRAPH_OPTIONS_INIT;
  gx_graph *graph = NULL;
  options.top = 2;
  check(state, &options, 4, 2);
  assert_int_equal(GX_OK, gx_graph_build(&graph, f->corpus, &options, NULL));
  assert_int_equal(EDGES - 2, gx_graph_cut(graph));
  gx_graph_free(graph);
}

static void refuses_unknown_words(void **state) {
  const fixture *f = *state;
  gx_str word = GX_STR_LIT("nothing");
  uint32_t ego = 1000;
  gx_graph *graph = NULL;
  gx_graph_options options = GX_GRAPH_OPTIONS_INIT;
  options.classes = &word;
  options.class_count = 1;
  assert_int_equal(GX_E_ARGUMENT, gx_graph_build(&graph, f->corpus, &options, NULL));
  options.class_count = 0;
  options.relation_types = &word;
  options.relation_type_count = 1;
  assert_int_equal(GX_E_ARGUMENT, gx_graph_build(&graph, f->corpus, &options, NULL));
  options.relation_type_count = 0;
  options.ego = &ego;
  options.ego_count = 1;
  assert_int_equal(GX_E_ARGUMENT, gx_graph_build(&graph, f->corpus, &options, NULL));
  assert_null(graph);
}

static void replaces_a_column_of_the_same_name(void **state) {
  const fixture *f = *state;
  gx_graph *graph = NULL;
  double values[VERTICES] = {1};
  gx_column column = {.name = GX_STR_LIT("mine"), .values = values};
  assert_int_equal(GX_OK, gx_graph_build(&graph, f->corpus, NULL, NULL));
  assert_int_equal(GX_OK, gx_graph_column_add(graph, &column, NULL));
  values[0] = (double)INFINITY;
  assert_int_equal(GX_OK, gx_graph_column_add(graph, &column, NULL));
  assert_int_equal(1, gx_graph_column_count(graph));
  assert_true(gx_graph_column_find(graph, GX_STR_LIT("mine"))->values[0] == 0);
  assert_null(gx_graph_column_find(graph, GX_STR_LIT("yours")));
  gx_graph_free(graph);
}

static void survives_every_failed_allocation(void **state) {
  const fixture *f = *state;
  for (uint64_t n = 1;; n++) {
    tally t = {.refuse = n};
    gx_allocator memory = tally_allocator(&t);
    gx_graph_options options = GX_GRAPH_OPTIONS_INIT;
    gx_graph *graph = NULL;
    options.allocator = &memory;
    options.top = 5;
    gx_status status = gx_graph_build(&graph, f->corpus, &options, NULL);
    assert_int_equal(t.refused ? GX_E_NOMEM : GX_OK, status);
    gx_graph_free(graph);
    assert_int_equal(0, t.blocks);
    if (!t.refused) return;
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(takes_everything_by_default),
    cmocka_unit_test(chooses_by_class_and_relation),
    cmocka_unit_test(chooses_by_entity_type),
    cmocka_unit_test(chooses_by_status_weight_and_confidence),
    cmocka_unit_test(chooses_by_date),
    cmocka_unit_test(walks_around_an_entity),
    cmocka_unit_test(keeps_the_heaviest),
    cmocka_unit_test(refuses_unknown_words),
    cmocka_unit_test(replaces_a_column_of_the_same_name),
    cmocka_unit_test(survives_every_failed_allocation),
  };
  return cmocka_run_group_tests(tests, make, clear);
}
