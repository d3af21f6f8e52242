/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * test_arena.c: arena memory is zeroed, aligned, never moves, and a failure unwinds to
 * the innermost try and no further.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/str.h"
#include "support/tally.h"

static bool is_zero(const char *bytes, size_t size) {
  for (size_t i = 0; i < size; i++) {
    if (bytes[i]) return false;
  }
  return true;
}

static void items_are_aligned_zeroed_and_apart(void **state) {
  (void)state;
  tally t = {0};
  gx_allocator memory = tally_allocator(&t);
  gxi_arena arena;
  gxi_arena_init(&arena, &memory);
  char *items[400];
  size_t sizes[400];
  for (size_t i = 0; i < 400; i++) {
    sizes[i] = i % 17 == 0 ? 20000 + i * 300 : i * i % 777;
    items[i] = gxi_arena_alloc(&arena, sizes[i], 1);
    assert_non_null(items[i]);
    assert_int_equal(0, (uintptr_t)items[i] % _Alignof(max_align_t));
    assert_true(is_zero(items[i], sizes[i]));
    memset(items[i], (int)(i % 255 + 1), sizes[i]);
  }
  for (size_t i = 0; i < 400; i++) {
    for (size_t k = 0; k < sizes[i]; k++) {
      assert_int_equal(i % 255 + 1, (unsigned char)items[i][k]);
    }
  }
  gxi_arena_clear(&arena);
  assert_int_equal(0, t.blocks);
  assert_int_equal(0, t.bytes);
}

static void an_item_of_no_bytes_is_an_item(void **state) {
  (void)state;
  gxi_arena arena;
  gxi_arena_init(&arena, NULL);
  void *a = gxi_arena_alloc(&arena, 0, 8);
  void *b = gxi_arena_alloc(&arena, 8, 0);
  assert_non_null(a);
  assert_non_null(b);
  assert_ptr_not_equal(a, b);
  gxi_arena_clear(&arena);
}

static void a_cleared_arena_can_be_used_again(void **state) {
  (void)state;
  gxi_arena arena;
  gxi_arena_init(&arena, NULL);
  for (int i = 0; i < 3; i++) {
    assert_non_null(gxi_arena_alloc(&arena, 100000, 1));
    assert_non_null(gxi_arena_alloc(&arena, 10, 1));
    gxi_arena_clear(&arena);
  }
}

static void copies_and_joins_end_with_nul(void **state) {
  (void)state;
  gxi_arena arena;
  gxi_arena_init(&arena, NULL);
  gx_str copy = gxi_arena_copy(&arena, GX_STR_LIT("关系"));
  assert_int_equal(6, copy.size);
  assert_string_equal("关系", copy.data);
  gx_str both = gxi_arena_join(&arena, copy, GX_STR_LIT(" ties"));
  assert_string_equal("关系 ties", both.data);
  gx_str empty = gxi_arena_copy(&arena, (gx_str){NULL, 0});
  assert_int_equal(0, empty.size);
  assert_string_equal("", empty.data);
  gxi_arena_clear(&arena);
}

static void impossible_sizes_are_refused_outside_a_try(void **state) {
  (void)state;
  gxi_arena arena;
  gxi_arena_init(&arena, NULL);
  assert_null(gxi_arena_alloc(&arena, SIZE_MAX, 2));
  assert_null(gxi_arena_alloc(&arena, SIZE_MAX / 2 + 1, 1));
  gxi_arena_clear(&arena);
}

typedef struct job {
  gxi_arena *arena;
  size_t count;
  size_t size;
  int steps;
  gx_status inner;
} job;

static void allocate(void *context) {
  job *j = context;
  for (int i = 0; i < 100; i++) {
    gxi_arena_alloc(j->arena, j->count, j->size);
    j->steps++;
  }
}

static void a_size_that_overflows_unwinds_as_a_limit(void **state) {
  (void)state;
  gxi_arena arena;
  gxi_arena_init(&arena, NULL);
  job j = {.arena = &arena, .count = SIZE_MAX, .size = 16};
  gx_error error = {0};
  assert_int_equal(GX_E_LIMIT, gxi_arena_try(&arena, allocate, &j, &error));
  assert_int_equal(GX_E_LIMIT, error.status);
  assert_int_equal(0, j.steps);
  gxi_arena_clear(&arena);
}

static void every_refused_request_unwinds_and_leaks_nothing(void **state) {
  (void)state;
  for (uint64_t n = 1;; n++) {
    tally t = {.refuse = n};
    gx_allocator memory = tally_allocator(&t);
    gxi_arena arena;
    gxi_arena_init(&arena, &memory);
    job j = {.arena = &arena, .count = 30000, .size = 1};
    gx_error error = {0};
    gx_status status = gxi_arena_try(&arena, allocate, &j, &error);
    assert_int_equal(t.refused ? GX_E_NOMEM : GX_OK, status);
    if (t.refused) assert_int_equal(GX_E_NOMEM, error.status);
    gxi_arena_clear(&arena);
    assert_int_equal(0, t.blocks);
    if (!t.refused) break;
  }
}

static void try_inner(void *context) {
  job *j = context;
  j->inner = gxi_arena_try(j->arena, allocate, j, NULL);
  j->steps = -1;
}

static void a_handled_inner_failure_does_not_fail_the_outer_try(void **state) {
  (void)state;
  gxi_arena arena;
  gxi_arena_init(&arena, NULL);
  job j = {.arena = &arena, .count = SIZE_MAX, .size = 16};
  assert_int_equal(GX_OK, gxi_arena_try(&arena, try_inner, &j, NULL));
  assert_int_equal(GX_E_LIMIT, j.inner);
  assert_int_equal(-1, j.steps);
  gxi_arena_clear(&arena);
}

static void push_many(void *context) {
  job *j = context;
  GXI_VEC(uint32_t) numbers = {0};
  for (uint32_t i = 0; i < 100000; i++)
    *gxi_vec_push(j->arena, &numbers) = i * 7;
  assert_int_equal(100000, numbers.count);
  for (uint32_t i = 0; i < numbers.count; i++)
    assert_int_equal(i * 7, numbers.items[i]);
}

static void a_growing_array_keeps_its_items(void **state) {
  (void)state;
  tally t = {0};
  gx_allocator memory = tally_allocator(&t);
  gxi_arena arena;
  gxi_arena_init(&arena, &memory);
  job j = {.arena = &arena};
  assert_int_equal(GX_OK, gxi_arena_try(&arena, push_many, &j, NULL));
  gxi_arena_clear(&arena);
  assert_int_equal(0, t.blocks);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(items_are_aligned_zeroed_and_apart),
    cmocka_unit_test(an_item_of_no_bytes_is_an_item),
    cmocka_unit_test(a_cleared_arena_can_be_used_again),
    cmocka_unit_test(copies_and_joins_end_with_nul),
    cmocka_unit_test(impossible_sizes_are_refused_outside_a_try),
    cmocka_unit_test(a_size_that_overflows_unwinds_as_a_limit),
    cmocka_unit_test(every_refused_request_unwinds_and_leaks_nothing),
    cmocka_unit_test(a_handled_inner_failure_does_not_fail_the_outer_try),
    cmocka_unit_test(a_growing_array_keeps_its_items),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
