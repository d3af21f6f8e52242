/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * index.h: strings of one document → numbers; open addressing in an arena. For
 * look-ups only: nothing ever walks it, so its order reaches no output.
 */
#ifndef GXI_ENTITY_INDEX_H
#define GXI_ENTITY_INDEX_H

#include "base/arena.h"
#include "base/str.h"

typedef struct gxi_index_slot {
  gx_str key;
  uint32_t value;
  uint32_t hash; /* of the key, never 0; 0: free */
} gxi_index_slot;

typedef struct gxi_index {
  gxi_arena *arena;
  gxi_index_slot *slots;
  uint32_t capacity; /* a power of two, or 0 */
  uint32_t count;
} gxi_index;

/** Where the value of a key is kept; GX_ID_NONE in it when the key is new. Keys are
 *  borrowed. The pointer lives until the next call. Inside gxi_arena_try. */
uint32_t *gxi_index_at(gxi_index *index, gx_str key);
/** The value, or GX_ID_NONE. */
uint32_t gxi_index_find(const gxi_index *index, gx_str key);

#endif
