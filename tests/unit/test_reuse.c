/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * test_reuse.c: blocks keep what is written into them, and all go back in the end.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/memory.h"
#include "base/reuse.h"
#include "support/tally.h"

static void blocks_of_every_size_hold_their_bytes(void **state) {
  (void)state;
  tally t = {0};
  gx_allocator below = tally_allocator(&t);
  gxi_reuse reuse;
  gxi_reuse_init(&reuse, &below);
  gx_allocator memory = gxi_reuse_allocator(&reuse);
  for (int round = 0; round < 3; round++) {
    char *blocks[64] = {NULL};
    size_t sizes[64];
    for (unsigned i = 0; i < 64; i++) {
      sizes[i] = ((size_t)1 << i % 25) + i * 37 - (i > 32);
      blocks[i] = gxi_alloc(&memory, sizes[i]);
      assert_non_null(blocks[i]);
      memset(blocks[i], (int)i, sizes[i]);
    }
    for (unsigned i = 0; i < 64; i += 3) {
      blocks[i] = gxi_realloc(&memory, blocks[i], sizes[i], sizes[i] * 2 + 1);
      sizes[i] = sizes[i] * 2 + 1;
    }
    for (unsigned i = 0; i < 64; i++) {
      assert_int_equal((char)i, blocks[i][0]);
      assert_int_equal((char)i, blocks[i][(sizes[i] - 1) / 2 - (i % 3 == 0)]);
      gxi_free(&memory, blocks[i], sizes[i]);
    }
  }
  gxi_reuse_clear(&reuse);
  assert_int_equal(0, t.blocks);
}

static void without_room_nothing_is_lost(void **state) {
  (void)state;
  tally t = {.refuse = 2};
  gx_allocator below = tally_allocator(&t);
  gxi_reuse reuse;
  gxi_reuse_init(&reuse, &below);
  gx_allocator memory = gxi_reuse_allocator(&reuse);
  char *block = gxi_alloc(&memory, 30000);
  assert_non_null(block);
  block[0] = 'x';
  assert_null(gxi_realloc(&memory, block, 30000, 90000));
  assert_int_equal('x', block[0]);
  gxi_free(&memory, block, 30000);
  gxi_reuse_clear(&reuse);
  assert_int_equal(0, t.blocks);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(blocks_of_every_size_hold_their_bytes),
    cmocka_unit_test(without_room_nothing_is_lost),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
