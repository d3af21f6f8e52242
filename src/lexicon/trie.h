/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * trie.h: a double array over the UTF-8 bytes of surfaces; values are their indices.
 *
 * One unit of 32 bits a node, in blocks of 256. A node's child for byte c stands at
 * base(node) XOR c, so children share a block; its value stands at base(node) XOR 0.
 *
 *     node   [0][base: 22 bits][has value][label: 8 bits]
 *     value  [1][value: 31 bits]
 *     free   0
 *
 * No two nodes have the same base, so comparing the label is enough to know a child.
 * A byte 0 never occurs in a surface.
 */
#ifndef GXI_LEXICON_TRIE_H
#define GXI_LEXICON_TRIE_H

#include "base/arena.h"

#define GXI_TRIE_MAX_UNITS (1u << 22)
#define GXI_TRIE_BLOCK 256u

typedef GXI_VEC(uint32_t) gxi_units;

/**
 * Builds the array of surfaces[count], sorted by bytes, different, none empty, none
 * over GXI_MAX_ENTRY_BYTES; the value of surfaces[i] is i. Inside a gxi_arena_try;
 * unwinds with GX_E_LIMIT above GXI_TRIE_MAX_UNITS.
 */
gxi_units gxi_trie_build(gxi_arena *arena, const gx_str *surfaces, uint32_t count);

/** The root is a node, every base lies in a whole block of the array, and every value
 *  that a node claims is one: what the search relies on. */
bool gxi_trie_verify(const uint32_t *units, uint32_t count);

#define GXI_TRIE_VALUE 0x80000000u

static inline uint32_t gxi_trie_base(uint32_t unit) {
  return unit >> 9 & (GXI_TRIE_MAX_UNITS - 1);
}
static inline bool gxi_trie_has_value(uint32_t unit) {
  return unit >> 8 & 1;
}
/** Steps from a node's unit by a byte; false when there is no such child. */
static inline bool
gxi_trie_step(const uint32_t *units, uint32_t *unit, unsigned char byte) {
  uint32_t child = units[gxi_trie_base(*unit) ^ byte];
  if (byte == 0 || (child & (GXI_TRIE_VALUE | 0xFFu)) != byte) return false;
  *unit = child;
  return true;
}
/** The value of a node that has one. */
static inline uint32_t gxi_trie_value(const uint32_t *units, uint32_t unit) {
  return units[gxi_trie_base(unit)] & ~GXI_TRIE_VALUE;
}

#endif
