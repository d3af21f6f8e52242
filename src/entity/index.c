/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * index.c: linear probing, at most two thirds full; see index.h.
 */
#include "entity/index.h"

#define FIRST_CAPACITY 64u

static gxi_index_slot *probe(const gxi_index *index, gx_str key) {
  uint32_t at = (uint32_t)gxi_str_hash(key) & (index->capacity - 1);
  while (index->slots[at].used && !gxi_str_equal(index->slots[at].key, key)) {
    at = (at + 1) & (index->capacity - 1);
  }
  return &index->slots[at];
}

static void grow(gxi_index *index) {
  gxi_index old = *index;
  if (old.capacity > UINT32_MAX / 4) gxi_arena_unwind(index->arena, GX_E_LIMIT);
  index->capacity = old.capacity ? old.capacity * 2 : FIRST_CAPACITY;
  index->slots = gxi_arena_alloc(index->arena, index->capacity, sizeof *index->slots);
  for (uint32_t i = 0; i < old.capacity; i++) {
    if (old.slots[i].used) *probe(index, old.slots[i].key) = old.slots[i];
  }
}

uint32_t *gxi_index_at(gxi_index *index, gx_str key) {
  if (index->count + 1 > index->capacity / 3 * 2) grow(index);
  gxi_index_slot *slot = probe(index, key);
  if (!slot->used) {
    *slot = (gxi_index_slot){key, GX_ID_NONE, true};
    index->count++;
  }
  return &slot->value;
}

uint32_t gxi_index_find(const gxi_index *index, gx_str key) {
  if (index->count == 0) return GX_ID_NONE;
  const gxi_index_slot *slot = probe(index, key);
  return slot->used ? slot->value : GX_ID_NONE;
}
