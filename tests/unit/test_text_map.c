/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * test_text_map.c: offset maps against a slow twin that keeps the source range of each
 * byte, over rewrites made from a fixed seed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "text/map.h"

#define BYTES 600u
#define ROUNDS 200u

/* The twin: for each text byte the source range of its unit. */
typedef struct twin_map {
  gx_span source[BYTES];
  uint32_t size;
} twin_map;

typedef struct test_state {
  gxi_arena arena;
  uint64_t seed;
  const char *wrong;
} test_state;

static uint32_t draw(test_state *state, uint32_t below) {
  state->seed = state->seed * 6364136223846793005u + 1442695040888963407u;
  return (uint32_t)(state->seed >> 33) % below;
}

static void twin_add(twin_map *twin, uint32_t size, uint32_t begin, uint32_t end) {
  bool linear = size == end - begin;
  for (uint32_t i = 0; i < size; i++) {
    twin->source[twin->size++] =
      linear ? (gx_span){begin + i, begin + i + 1} : (gx_span){begin, end};
  }
}

static gx_span twin_span(const twin_map *twin, gx_span text) {
  gx_span span = {UINT32_MAX, 0};
  for (uint32_t i = text.begin; i < text.end; i++) {
    gx_span from = twin->source[i];
    if (from.begin == from.end) continue;
    if (from.begin < span.begin) span.begin = from.begin;
    if (from.end > span.end) span.end = from.end;
  }
  return span;
}

/* A rewrite: runs kept, characters replaced, removed and inserted. */
static void rewrite(test_state *state, gxi_map *map, twin_map *twin, bool backward) {
  uint32_t at = 0;
  while (twin->size + 20 < BYTES && at + 20 < BYTES) {
    uint32_t kind = draw(state, 6), size = 1 + draw(state, 8);
    uint32_t begin = at, end = at + size, made = size;
    if (kind == 1) made = 1 + draw(state, 3);         /* replaced */
    if (kind == 2) begin = end = at + draw(state, 5); /* removed before */
    if (kind == 3) begin = end = at;                  /* inserted */
    if (kind == 4) {                                  /* ideographs of GB18030 */
      made = 3;
      end = at + 2;
    }
    if (kind == 5 && backward && at > 20) {
      begin = at - 20;
      end = begin + made;
    }
    gxi_map_add(map, &state->arena, made, begin, end);
    twin_add(twin, made, begin, end);
    if (end > at) at = end;
  }
}

static void compare(test_state *state, const gxi_map *map, const twin_map *twin) {
  for (uint32_t n = 0; n < 100 && !state->wrong; n++) {
    uint32_t begin = draw(state, twin->size - 1);
    uint32_t end = begin + 1 + draw(state, twin->size - begin - 1);
    gx_span expected = twin_span(twin, (gx_span){begin, end});
    gx_span found = gxi_map_span(map, (gx_span){begin, end});
    bool same = found.begin == expected.begin && found.end == expected.end;
    if (expected.begin == UINT32_MAX) continue; /* only inserted bytes */
    if (!same) state->wrong = "span differs from the twin's";
  }
}

static void run_rewrites(void *context) {
  test_state *state = context;
  for (uint32_t round = 0; round < ROUNDS; round++) {
    gxi_map map = {0};
    twin_map twin = {.size = 0};
    rewrite(state, &map, &twin, round % 2);
    assert_int_equal(map.text_size, twin.size);
    compare(state, &map, &twin);
  }
}

static void run_compositions(void *context) {
  test_state *state = context;
  for (uint32_t round = 0; round < ROUNDS; round++) {
    gxi_map inner = {0}, outer = {0}, both = {0};
    twin_map first = {.size = 0}, second = {.size = 0}, whole = {.size = 0};
    rewrite(state, &inner, &first, false);
    rewrite(state, &outer, &second, round % 2);
    uint32_t size = 0; /* of the outer text that the inner one carries */
    while (size < second.size && second.source[size].end <= first.size)
      size++;
    for (uint32_t i = 0; i < size; i++) {
      whole.source[i] = twin_span(&first, second.source[i]);
      if (whole.source[i].begin == UINT32_MAX) whole.source[i] = (gx_span){0, 0};
    }
    whole.size = size;
    gxi_map_compose(&both, &state->arena, &outer, &inner);
    assert_int_equal(both.text_size, outer.text_size);
    if (size > 2) compare(state, &both, &whole);
  }
}

static void check(void (*run)(void *context), uint64_t seed) {
  test_state state = {.seed = seed};
  gx_error error;
  gxi_arena_init(&state.arena, NULL);
  assert_int_equal(gxi_arena_try(&state.arena, run, &state, &error), GX_OK);
  gxi_arena_clear(&state.arena);
  if (state.wrong)
    print_error("seed %llu: %s\n", (unsigned long long)seed, state.wrong);
  assert_null(state.wrong);
}

static void spans_equal_those_of_a_slow_twin(void **unused) {
  (void)unused;
  for (uint64_t seed = 1; seed <= 5; seed++)
    check(run_rewrites, seed);
}

static void composed_maps_equal_two_lookups(void **unused) {
  (void)unused;
  for (uint64_t seed = 1; seed <= 5; seed++)
    check(run_compositions, seed);
}

static void an_empty_map_answers_with_nothing(void **unused) {
  (void)unused;
  gxi_map map = {0};
  gx_span span = gxi_map_span(&map, (gx_span){3, 9});
  assert_int_equal(span.begin, 0);
  assert_int_equal(span.end, 0);
}

static void run_gb18030(void *context) {
  gxi_arena *arena = context;
  gxi_map map = {0};
  for (uint32_t i = 0; i < 1000; i++)
    gxi_map_add(&map, arena, 3, i * 2, i * 2 + 2);
  assert_int_equal(map.segments.count, 1);
  gx_span span = gxi_map_span(&map, (gx_span){30, 33});
  assert_int_equal(span.begin, 20);
  assert_int_equal(span.end, 22);
}

static void a_run_of_equal_steps_is_one_segment(void **unused) {
  (void)unused;
  gxi_arena arena;
  gxi_arena_init(&arena, NULL);
  assert_int_equal(gxi_arena_try(&arena, run_gb18030, &arena, NULL), GX_OK);
  gxi_arena_clear(&arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(spans_equal_those_of_a_slow_twin),
    cmocka_unit_test(composed_maps_equal_two_lookups),
    cmocka_unit_test(an_empty_map_answers_with_nothing),
    cmocka_unit_test(a_run_of_equal_steps_is_one_segment),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
