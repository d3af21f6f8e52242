/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * strings.c: an open-addressing table of string numbers over one arena.
 */
#include "corpus/strings.h"

#include <stdlib.h>

#include "base/str.h"

static uint32_t slot_of(const gxi_strings *strings, gx_str text) {
  uint32_t mask = strings->slot_count - 1;
  uint32_t at = gxi_str_slot(text) & mask;
  while (strings->slots[at] &&
         !gxi_str_equal(strings->rows.items[strings->slots[at] - 1], text)) {
    at = (at + 1) & mask;
  }
  return at;
}

static void grow(gxi_strings *strings, gxi_arena *arena) {
  uint32_t count = strings->slot_count ? strings->slot_count * 2 : 1024;
  if (count < strings->slot_count) gxi_arena_unwind(arena, GX_E_LIMIT);
  gxi_strings larger = *strings;
  larger.slots = gxi_arena_alloc(arena, count, sizeof *larger.slots);
  larger.slot_count = count;
  for (uint32_t i = 0; i < larger.rows.count; i++) {
    larger.slots[slot_of(&larger, larger.rows.items[i])] = i + 1;
  }
  *strings = larger;
}

uint32_t gxi_strings_add(gxi_strings *strings, gxi_arena *arena, gx_str text) {
  if (strings->rows.count >= strings->slot_count / 3 * 2) grow(strings, arena);
  if (strings->rows.count == 0 && text.size) {
    gxi_strings_add(strings, arena, (gx_str){"", 0});
  }
  uint32_t at = slot_of(strings, text);
  if (strings->slots[at]) return strings->slots[at] - 1;
  gx_str copy = gxi_arena_copy(arena, text);
  *gxi_vec_push(arena, &strings->rows) = copy;
  strings->slots[at] = strings->rows.count;
  return strings->rows.count - 1;
}

uint32_t gxi_strings_find(const gxi_strings *strings, gx_str text) {
  if (strings->slot_count == 0) return GX_ID_NONE;
  uint32_t slot = strings->slots[slot_of(strings, text)];
  return slot ? slot - 1 : GX_ID_NONE;
}

typedef struct ranked {
  gx_str text;
  uint32_t number;
} ranked;

static int text_order(const void *a, const void *b) {
  return gxi_str_compare(((const ranked *)a)->text, ((const ranked *)b)->text);
}

uint32_t *gxi_strings_rank(const gxi_strings *strings, gxi_arena *scratch) {
  uint32_t count = strings->rows.count;
  ranked *rows = gxi_arena_alloc(scratch, count, sizeof *rows);
  uint32_t *ranks = gxi_arena_alloc(scratch, count, sizeof *ranks);
  for (uint32_t i = 0; i < count; i++) {
    rows[i] = (ranked){strings->rows.items[i], i};
  }
  if (count) qsort(rows, count, sizeof *rows, text_order);
  for (uint32_t i = 0; i < count; i++) {
    ranks[rows[i].number] = i;
  }
  return ranks;
}
