/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "analysis/layout.h"
#include "export/svg.h"
#include "guanxi/analysis.h"
#include "support/records.h"

#define RECORDS GX_TEST_DIR "/exports/records.jsonl"
#define MANY 400

typedef struct ground {
  gxi_arena arena;
  gxi_plan plan;
  gxi_tie ties[2 * MANY];
  uint32_t component[MANY];
  uint32_t first_tie[MANY + 1];
} ground;

static double *numbers(gxi_arena *arena) {
  return gxi_arena_alloc(arena, MANY, sizeof(double));
}

/* Boxes of many sizes, two fields across, and ties at random; seeded. */
static void ground_init(ground *g, uint64_t seed, double across) {
  memset(g, 0, sizeof *g);
  gxi_arena_init(&g->arena, NULL);
  gxi_plan *plan = &g->plan;
  *plan = (gxi_plan){.count = MANY, .ties = g->ties, .tie_count = 2 * MANY};
  plan->x = numbers(&g->arena);
  plan->y = numbers(&g->arena);
  plan->mass = numbers(&g->arena);
  plan->wide = numbers(&g->arena);
  plan->high = numbers(&g->arena);
  for (uint32_t v = 0; v < MANY; v++) {
    plan->x[v] = across * (double)(test_random(&seed) % 1000) / 1000;
    plan->y[v] = across * (double)(test_random(&seed) % 1000) / 1000;
    plan->mass[v] = 1;
    plan->wide[v] = 5 + (double)(test_random(&seed) % 40);
    plan->high[v] = 5 + (double)(test_random(&seed) % 20);
  }
  for (uint32_t i = 0; i < 2 * MANY; i++) {
    uint32_t from = (uint32_t)(test_random(&seed) % MANY);
    uint32_t to = (uint32_t)(test_random(&seed) % MANY);
    g->ties[i] = (gxi_tie){from, to, 1};
    plan->mass[from]++;
    plan->mass[to]++;
  }
}

static void ground_clear(ground *g) {
  gxi_arena_clear(&g->arena);
}

static bool overlap(const gxi_plan *plan, uint32_t a, uint32_t b) {
  double x = fabs(plan->x[a] - plan->x[b]), y = fabs(plan->y[a] - plan->y[b]);
  return plan->wide[a] + plan->wide[b] - x > 0.01 &&
         plan->high[a] + plan->high[b] - y > 0.01;
}

static size_t count_overlaps(const gxi_plan *plan) {
  size_t count = 0;
  for (uint32_t a = 0; a < plan->count; a++) {
    for (uint32_t b = a + 1; b < plan->count; b++) {
      count += overlap(plan, a, b);
    }
  }
  return count;
}

static void forces_are_the_same_twice_and_finite(void **state) {
  static ground one, other;
  (void)state;
  ground_init(&one, 7, 100);
  ground_init(&other, 7, 100);
  gxi_layout_forces(&one.arena, &one.plan, 60);
  gxi_layout_forces(&other.arena, &other.plan, 60);
  for (uint32_t v = 0; v < MANY; v++) {
    assert_true(isfinite(one.plan.x[v]) && isfinite(one.plan.y[v]));
  }
  assert_memory_equal(one.plan.x, other.plan.x, MANY * sizeof(double));
  assert_memory_equal(one.plan.y, other.plan.y, MANY * sizeof(double));
  ground_clear(&one);
  ground_clear(&other);
}

static void forces_bear_points_that_coincide(void **state) {
  static ground g;
  (void)state;
  ground_init(&g, 3, 0);
  gxi_layout_forces(&g.arena, &g.plan, 20);
  for (uint32_t v = 0; v < MANY; v++) {
    assert_true(isfinite(g.plan.x[v]) && isfinite(g.plan.y[v]));
  }
  ground_clear(&g);
}

static void nothing_overlaps_when_put_apart(void **state) {
  static ground g;
  (void)state;
  for (uint64_t seed = 1; seed < 6; seed++) {
    ground_init(&g, seed, seed == 5 ? 0 : 10 * (double)seed);
    gxi_layout_apart(&g.arena, &g.plan);
    assert_int_equal(count_overlaps(&g.plan), 0);
    ground_clear(&g);
  }
}

static void turning_keeps_distances_and_lies_flat(void **state) {
  double x[] = {0, 3, 6, 9}, y[] = {0, 4, 8, 12};
  gxi_plan plan = {.count = 4, .x = x, .y = y};
  (void)state;
  gxi_layout_turn(&plan);
  for (int i = 0; i < 4; i++) {
    assert_true(fabs(y[i]) < 1e-9);
  }
  assert_true(fabs(fabs(x[1] - x[0]) - 5) < 1e-9);
}

static void components_do_not_cover_each_other(void **state) {
  static ground g;
  (void)state;
  ground_init(&g, 11, 300);
  gxi_layout_apart(&g.arena, &g.plan);
  g.plan.tie_count = 0;
  for (uint32_t v = 0; v < MANY; v++) { /* one large, the rest alone, all at 0 */
    g.component[v] = v < 200 ? 0 : v - 199;
    if (v >= 200) g.plan.x[v] = g.plan.y[v] = 0;
  }
  gxi_layout_pack(&g.arena, &g.plan, g.component, MANY - 199, g.first_tie);
  assert_int_equal(count_overlaps(&g.plan), 0);
  ground_clear(&g);
}

static void every_graph_gets_places_of_its_own(void **state) {
  static test_records records;
  gx_graph *graph = NULL;
  (void)state;
  test_records_load(&records, RECORDS);
  gx_corpus *corpus = test_corpus(&records);
  assert_int_equal(gx_graph_build(&graph, corpus, NULL, NULL), GX_OK);
  const char *names[] = {"x", "y"};
  gx_analysis_options options = GX_ANALYSIS_OPTIONS_INIT;
  options.measures = names;
  options.measure_count = 2;
  assert_int_equal(gx_analysis_run(graph, &options, NULL), GX_OK);
  const gx_column *x = gx_graph_column_find(graph, gxi_str("x"));
  const gx_column *y = gx_graph_column_find(graph, gxi_str("y"));
  size_t count;
  gx_graph_vertices(graph, &count);
  for (size_t a = 0; a < count; a++) {
    for (size_t b = a + 1; b < count; b++) {
      double far = hypot(x->values[a] - x->values[b], y->values[a] - y->values[b]);
      assert_true(far > 10); /* the smallest disc */
    }
  }
  gx_graph_free(graph);
  gx_corpus_free(corpus);
  test_records_clear(&records);
}

static void names_break_into_two_lines_of_equal_length(void **state) {
  gxi_arena arena;
  gxi_disc discs[] = {
    {0, 0, 0, 10, GX_STR_LIT("宁夏")},
    {1, 500, 0, 10, GX_STR_LIT("福州闽岚冷链物流有限公司")},
    {2, 1000, 0, 10, GX_STR_LIT("一二三四五六七八九十一二三四五六七八九十")}};
  (void)state;
  gxi_arena_init(&arena, NULL);
  const gxi_label *labels = gxi_place_labels(&arena, discs, 3, 12);
  assert_int_equal(labels[0].lines[1].size, 0);
  assert_true(gxi_str_is(labels[1].lines[0], "福州闽岚冷链"));
  assert_true(gxi_str_is(labels[1].lines[1], "物流有限公司"));
  assert_false(labels[1].cut);
  assert_true(gxi_str_is(labels[2].lines[1], "九十一二三四五六"));
  assert_true(labels[2].cut);
  gxi_arena_clear(&arena);
}

static void a_name_without_room_is_left_out(void **state) {
  gxi_arena arena;
  gxi_disc discs[40];
  uint32_t drawn = 0;
  (void)state;
  for (uint32_t i = 0; i < 40; i++) {
    discs[i] = (gxi_disc){i, 12.0 * (i % 8), 12.0 * (i / 8), 6, GX_STR_LIT("某某公司")};
  }
  gxi_arena_init(&arena, NULL);
  const gxi_label *labels = gxi_place_labels(&arena, discs, 40, 12);
  for (uint32_t i = 0; i < 40; i++) {
    drawn += labels[i].anchor != NULL;
  }
  assert_in_range(drawn, 1, 20); /* those at the rim */
  gxi_arena_clear(&arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(forces_are_the_same_twice_and_finite),
    cmocka_unit_test(forces_bear_points_that_coincide),
    cmocka_unit_test(nothing_overlaps_when_put_apart),
    cmocka_unit_test(turning_keeps_distances_and_lies_flat),
    cmocka_unit_test(components_do_not_cover_each_other),
    cmocka_unit_test(every_graph_gets_places_of_its_own),
    cmocka_unit_test(names_break_into_two_lines_of_equal_length),
    cmocka_unit_test(a_name_without_room_is_left_out),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
