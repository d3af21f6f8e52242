/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * pool.c: a set of strings in one block of bytes; see pool.h for its shape. The hash
 * decides only where a string is looked for, never the order of the bytes.
 */
#include "lexicon/pool.h"

#include "base/limits.h"
#include "base/str.h"

#define FIRST_SLOTS 1024u

static void push_bytes(gxi_pool *pool, const char *data, size_t size) {
  for (size_t i = 0; i < size; i++)
    *gxi_vec_push(pool->arena, &pool->bytes) = data[i];
}

static void write_string(gxi_pool *pool, gx_str text) {
  char head[2] = {(char)(text.size & 0xFF), (char)(text.size >> 8)};
  push_bytes(pool, head, 2);
  push_bytes(pool, text.data, text.size);
  push_bytes(pool, "", 1);
}

static uint32_t *slot_of(const gxi_pool *pool, gx_str text) {
  uint32_t mask = pool->slot_count - 1;
  uint32_t at = gxi_str_slot(text) & mask;
  while (pool->slots[at] &&
         !gxi_str_equal(gxi_pool_at(pool->bytes.items, pool->slots[at] - 1), text)) {
    at = (at + 1) & mask;
  }
  return &pool->slots[at];
}

static void grow_slots(gxi_pool *pool) {
  uint32_t *old = pool->slots;
  uint32_t old_count = pool->slot_count;
  pool->slot_count = old_count ? old_count * 2 : FIRST_SLOTS;
  pool->slots = gxi_arena_alloc(pool->arena, pool->slot_count, sizeof *pool->slots);
  for (uint32_t i = 0; i < old_count; i++) {
    if (!old[i]) continue;
    *slot_of(pool, gxi_pool_at(pool->bytes.items, old[i] - 1)) = old[i];
  }
}

void gxi_pool_init(gxi_pool *pool, gxi_arena *arena) {
  *pool = (gxi_pool){.arena = arena};
  grow_slots(pool);
  write_string(pool, GX_STR_LIT(""));
}

uint32_t gxi_pool_add(gxi_pool *pool, gx_str text) {
  if (text.size == 0) return 0;
  if (text.size > GXI_MAX_POOL_STRING || pool->bytes.count > GXI_MAX_IMAGE_BYTES - text.size) {
    gxi_arena_unwind(pool->arena, GX_E_LIMIT);
  }
  if (pool->used >= pool->slot_count / 2) grow_slots(pool);
  uint32_t *slot = slot_of(pool, text);
  if (!*slot) {
    *slot = pool->bytes.count + 1;
    pool->used++;
    write_string(pool, text);
  }
  return *slot - 1;
}
