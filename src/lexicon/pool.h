/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * pool.h: strings named by offset.
 *
 *     offset 0          the empty string
 *     offset n   ──>    [size, 2 bytes, low first] [bytes] [NUL]
 *
 * Equal strings are kept once, in the order in which they came.
 */
#ifndef GXI_LEXICON_POOL_H
#define GXI_LEXICON_POOL_H

#include "base/arena.h"

#define GXI_MAX_POOL_STRING 0xFFFFu

typedef GXI_VEC(char) gxi_bytes;

typedef struct gxi_pool {
  gxi_arena *arena;
  gxi_bytes bytes;
  uint32_t *slots; /* open addressing: offset + 1, 0 when free */
  uint32_t slot_count;
  uint32_t used;
} gxi_pool;

/** Inside a gxi_arena_try, as gxi_pool_add; strings over the limit unwind it. */
void gxi_pool_init(gxi_pool *pool, gxi_arena *arena);
uint32_t gxi_pool_add(gxi_pool *pool, gx_str text);

/** The string at an offset; borrowed from the pool. */
static inline gx_str gxi_pool_at(const char *pool, uint32_t offset) {
  const unsigned char *p = (const unsigned char *)pool + offset;
  return (gx_str){(const char *)p + 2, (size_t)p[0] | (size_t)p[1] << 8};
}

#endif
