/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * index.c: linear probing, at most two thirds full; see index.h.
 */
#include "entity/index.h"

#define FIRST_CAPACITY 64u

static uint32_t hash_of(gx_str key) {
  uint32_t hash = gxi_str_slot(key);
  return hash ? hash : 1;
}

static gxi_index_slot *probe(const gxi_index *index, gx_str key, uint32_t hash) {
  uint32_t at = hash & (index->capacity - 1);
  for (;; at = (at + 1) & (index->capacity - 1)) {
    gxi_index_slot *slot = &index->slots[at];
    if (!slot->hash || (slot->hash == hash && gxi_str_equal(slot->key, key)))
      return slot;
  }
}

static void grow(gxi_index *index) {
  gxi_index old = *index;
  if (old.capacity > UINT32_MAX / 4) gxi_arena_unwind(index->arena, GX_E_LIMIT);
  index->capacity = old.capacity ? old.capacity * 2 : FIRST_CAPACITY;
  index->slots = gxi_arena_alloc(index->arena, index->capacity, sizeof *index->slots);
  for (uint32_t i = 0; i < old.capacity; i++) {
    const gxi_index_slot *slot = &old.slots[i];
    if (slot->hash) *probe(index, slot->key, slot->hash) = *slot;
  }
}

uint32_t *gxi_index_at(gxi_index *index, gx_str key) {
  if (index->count + 1 > index->capacity / 3 * 2) grow(index);
  uint32_t hash = hash_of(key);
  gxi_index_slot *slot = probe(index, key, hash);
  if (!slot->hash) {
    *slot = (gxi_index_slot){key, GX_ID_NONE, hash};
    index->count++;
  }
  return &slot->value;
}

uint32_t gxi_index_find(const gxi_index *index, gx_str key) {
  if (index->count == 0) return GX_ID_NONE;
  const gxi_index_slot *slot = probe(index, key, hash_of(key));
  return slot->hash ? slot->value : GX_ID_NONE;
}
