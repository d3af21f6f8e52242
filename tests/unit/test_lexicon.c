/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * test_lexicon.c: the double array against a linear scan, the string pool, tables.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/str.h"
#include "lexicon/pool.h"
#include "lexicon/table.h"
#include "lexicon/trie.h"
#include "support/tally.h"

/* xorshift64: the same numbers everywhere. */
static uint64_t next_random(uint64_t *seed) {
  *seed ^= *seed << 13;
  *seed ^= *seed >> 7;
  *seed ^= *seed << 17;
  return *seed;
}

/* Few characters, so that surfaces share beginnings. */
static gx_str random_text(gxi_arena *arena, uint64_t *seed, uint32_t most) {
  static const char *const characters[] = {
    "阿", "克", "苏", "市", "a", "乌", "é", "𠀀"};
  uint32_t count = 1 + (uint32_t)(next_random(seed) % most);
  gx_str text = {"", 0};
  for (uint32_t i = 0; i < count; i++) {
    text = gxi_arena_join(arena, text, gxi_str(characters[next_random(seed) % 8]));
  }
  return text;
}

static int text_order(const void *left, const void *right) {
  return gxi_str_compare(*(const gx_str *)left, *(const gx_str *)right);
}

static uint32_t make_unique(gx_str *texts, uint32_t count) {
  uint32_t kept = 0;
  qsort(texts, count, sizeof *texts, text_order);
  for (uint32_t i = 0; i < count; i++) {
    if (kept == 0 || !gxi_str_equal(texts[kept - 1], texts[i]))
      texts[kept++] = texts[i];
  }
  return kept;
}

typedef struct found {
  uint32_t value;
  uint32_t size;
} found;

static uint32_t
trie_prefixes(gxi_units units, uint32_t surfaces, gx_str text, found *out) {
  uint32_t count = 0, size, step = 0;
  for (size_t at = 0; at < text.size;) {
    uint32_t code = gxi_utf8_at(text, at, &size);
    bool more = at == 0 || (step & GXI_TRIE_MORE);
    uint32_t node = gxi_trie_node(step);
    if (!more) break;
    if (!(at ? gxi_trie_edge(units.items, units.count, node, code, &step)
             : gxi_trie_first(units.items, units.count, code, &step)))
      break;
    at += size;
    node = gxi_trie_node(step);
    if (node < surfaces) out[count++] = (found){node, (uint32_t)at};
  }
  return count;
}

/* The slow twin: every surface, one after the other; they are sorted, so that shorter
   prefixes come first. */
static uint32_t
scan_prefixes(const gx_str *surfaces, uint32_t count, gx_str text, found *out) {
  uint32_t hits = 0;
  for (uint32_t i = 0; i < count; i++) {
    if (!gxi_str_starts(text, surfaces[i])) continue;
    out[hits++] = (found){i, (uint32_t)surfaces[i].size};
  }
  return hits;
}

static void agree_on(uint64_t seed, uint32_t count, uint32_t most) {
  gxi_arena arena;
  gxi_arena_init(&arena, NULL);
  uint64_t state = seed;
  gx_str *texts = gxi_arena_alloc(&arena, count + 1, sizeof *texts);
  for (uint32_t i = 0; i < count; i++)
    texts[i] = random_text(&arena, &state, most);
  count = make_unique(texts, count);
  gxi_units units = gxi_trie_build(&arena, texts, count);
  for (uint32_t i = 0; i < 300; i++) {
    found fast[256], slow[256];
    gx_str text = random_text(&arena, &state, most + 3);
    uint32_t expected = scan_prefixes(texts, count, text, slow);
    uint32_t got = trie_prefixes(units, count, text, fast);
    if (expected != got) print_error("seed %llu\n", (unsigned long long)seed);
    assert_int_equal(expected, got);
    if (got) assert_memory_equal(slow, fast, got * sizeof *fast);
  }
  gxi_arena_clear(&arena);
}

static void finds_what_a_linear_scan_finds(void **state) {
  (void)state;
  agree_on(1, 0, 4);
  agree_on(2, 1, 1);
  for (uint64_t seed = 3; seed < 30; seed++)
    agree_on(seed * 7919, (uint32_t)seed * 20, 1 + (uint32_t)seed % 6);
}

static void holds_characters_of_every_size(void **state) {
  (void)state;
  gxi_arena arena;
  gx_str texts[400];
  gxi_arena_init(&arena, NULL);
  for (uint32_t i = 0; i < 400; i++) {
    char bytes[4];
    uint32_t code = i < 200 ? i + 1 : (i - 199) * 0x1500;
    texts[i] = gxi_arena_copy(&arena, (gx_str){bytes, gxi_utf8_put(bytes, code)});
  }
  uint32_t count = make_unique(texts, 400);
  gxi_units units = gxi_trie_build(&arena, texts, count);
  for (uint32_t i = 0; i < count; i++) {
    found hit[2];
    assert_int_equal(1, trie_prefixes(units, count, texts[i], hit));
    assert_int_equal(i, hit[0].value);
  }
  found none[2];
  assert_int_equal(0, trie_prefixes(units, count, (gx_str){"\0", 1}, none));
  gxi_arena_clear(&arena);
}

static void holds_the_longest_entries(void **state) {
  (void)state;
  char text[256];
  gxi_arena arena;
  gxi_arena_init(&arena, NULL);
  memset(text, 'a', sizeof text);
  gx_str texts[2] = {{text, 254}, {text, 255}};
  gxi_units units = gxi_trie_build(&arena, texts, 2);
  found hits[4];
  assert_int_equal(2, trie_prefixes(units, 2, (gx_str){text, 256}, hits));
  assert_int_equal(255, hits[1].size);
  gxi_arena_clear(&arena);
}

static void keeps_equal_strings_once(void **state) {
  (void)state;
  gxi_arena arena;
  gxi_pool pool;
  uint32_t offsets[3000];
  char text[16];
  gxi_arena_init(&arena, NULL);
  gxi_pool_init(&pool, &arena);
  assert_int_equal(0, gxi_pool_add(&pool, GX_STR_LIT("")));
  assert_int_equal(0, gxi_pool_at(pool.bytes.items, 0).size);
  for (uint32_t i = 0; i < 3000; i++) {
    int size = snprintf(text, sizeof text, "%u", i);
    offsets[i] = gxi_pool_add(&pool, (gx_str){text, (size_t)size});
  }
  uint32_t bytes = pool.bytes.count;
  for (uint32_t i = 0; i < 3000; i++) {
    int size = snprintf(text, sizeof text, "%u", i);
    gx_str expected = {text, (size_t)size};
    assert_int_equal(offsets[i], gxi_pool_add(&pool, expected));
    assert_true(gxi_str_equal(expected, gxi_pool_at(pool.bytes.items, offsets[i])));
  }
  assert_int_equal(bytes, pool.bytes.count);
  gxi_arena_clear(&arena);
}

static void splits_lists_at_bars(void **state) {
  (void)state;
  gx_str rest = GX_STR_LIT("| 阿克苏 ||喀什|"), item;
  assert_true(gxi_list_next(&rest, &item));
  assert_true(gxi_str_is(item, "阿克苏"));
  assert_true(gxi_list_next(&rest, &item));
  assert_true(gxi_str_is(item, "喀什"));
  assert_false(gxi_list_next(&rest, &item));
}

typedef struct table_run {
  gxi_arena *arena;
  gxi_table table;
  gxi_report report;
} table_run;

static void read_small_table(void *context) {
  table_run *run = context;
  gx_str bytes = GX_STR_LIT("# kind: zone\n"
                            "# columns: name\taliases\tcode\n"
                            "甲口岸\t甲关|甲\t650000\n"
                            "!乙口岸\n");
  gxi_table_read(&run->table, run->arena, bytes, "small.tsv", &run->report);
}

static void reads_cells_in_the_order_of_the_kind(void **state) {
  (void)state;
  gxi_arena arena;
  table_run run = {.arena = &arena};
  gxi_arena_init(&arena, NULL);
  assert_int_equal(GX_OK, gxi_arena_try(&arena, read_small_table, &run, NULL));
  assert_int_equal(GXI_KIND_ZONE, run.table.kind);
  assert_int_equal(2, run.table.rows.count);
  assert_true(gxi_str_is(run.table.rows.items[0].cells[1], "650000"));
  assert_true(gxi_str_is(run.table.rows.items[0].cells[2], "甲关|甲"));
  assert_int_equal(3, run.table.rows.items[0].line);
  assert_true(run.table.rows.items[1].block);
  assert_true(gxi_str_is(run.table.rows.items[1].cells[0], "乙口岸"));
  gxi_arena_clear(&arena);
}

static void build_small_trie(void *context) {
  static const gx_str texts[] = {{"a", 1}, {"ab", 2}, {"b", 1}};
  (void)gxi_trie_build(context, texts, 3);
}

static void survives_every_refused_allocation(void **state) {
  (void)state;
  for (uint64_t refuse = 1;; refuse++) {
    gxi_arena arena;
    tally t = {.refuse = refuse};
    gx_allocator memory = tally_allocator(&t);
    table_run run = {.arena = &arena};
    gxi_arena_init(&arena, &memory);
    gx_status status = gxi_arena_try(&arena, build_small_trie, &arena, NULL);
    if (status == GX_OK) status = gxi_arena_try(&arena, read_small_table, &run, NULL);
    gxi_arena_clear(&arena);
    assert_int_equal(0, t.blocks);
    assert_int_equal(t.refused ? GX_E_NOMEM : GX_OK, status);
    if (!t.refused) break;
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(finds_what_a_linear_scan_finds),
    cmocka_unit_test(holds_characters_of_every_size),
    cmocka_unit_test(holds_the_longest_entries),
    cmocka_unit_test(keeps_equal_strings_once),
    cmocka_unit_test(splits_lists_at_bars),
    cmocka_unit_test(reads_cells_in_the_order_of_the_kind),
    cmocka_unit_test(survives_every_refused_allocation),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
