/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * trie.h: the surfaces as a trie over characters; values are their indices.
 *
 *     中 ─> [中] ─国─> [中国] ─银─> [中国银] ─行─> [中国银行]
 *           root table   edges: one table, hashed by (node, character)
 *
 * A look-up costs time by the memory that it touches, so a step touches one place: the
 * first character's node stands in a table by code point, every other edge where its
 * hash says or close behind. Nodes are numbers: that of a surface's last character is
 * the surface's index, the others come behind them.
 *
 *     root    [more: 1 bit][node + 1: 31 bits], two to an item; 0: no surface begins so
 *     edge    [node: 21 bits][code point: 21 bits][more: 1 bit][child: 21 bits]
 *     free    all ones
 *
 * `more`: the node has edges. Code points from 0x10000 on are edges of a node of their
 * own.
 */
#ifndef GXI_LEXICON_TRIE_H
#define GXI_LEXICON_TRIE_H

#include "base/arena.h"

#define GXI_TRIE_ROOTS 0x10000u           /* code points in the root table */
#define GXI_TRIE_LEAST (0x10000u / 2 + 1) /* items of any trie, at least */
#define GXI_TRIE_MAX_NODES ((1u << 21) - 2)

typedef GXI_VEC(uint64_t) gxi_units;

/**
 * Builds the trie of surfaces[count], sorted by bytes, different, none empty, valid
 * UTF-8, none over GXI_MAX_ENTRY_BYTES; the value of surfaces[i] is i. Inside a
 * gxi_arena_try; unwinds with GX_E_LIMIT above GXI_TRIE_MAX_NODES.
 */
gxi_units gxi_trie_build(gxi_arena *arena, const gx_str *surfaces, uint32_t count);

#define GXI_TRIE_FREE UINT64_MAX
#define GXI_TRIE_MORE (1u << 21)
#define GXI_TRIE_ROOT ((1u << 21) - 1) /* the node of all begins */
#define GXI_TRIE_PROBES 48u /* places that an edge may stand behind its own */

/** The node of a step: gxi_trie_step goes on from it only if it has GXI_TRIE_MORE. */
static inline uint32_t gxi_trie_node(uint32_t step) {
  return step & (GXI_TRIE_MORE - 1);
}
static inline uint32_t gxi_trie_place(uint32_t size, uint32_t node, uint32_t code) {
  uint32_t hash = node * 0x9E3779B1u ^ code * 0x85EBCA6Bu;
  hash = (hash ^ hash >> 15) * 0x2C1B3C6Du;
  return (uint32_t)((uint64_t)hash * size >> 32);
}
/** From a node by a character; false when there is no such edge. Safe with any items,
 *  of which there are GXI_TRIE_LEAST or more. */
static inline bool gxi_trie_edge(
  const uint64_t *items, uint32_t count, uint32_t node, uint32_t code, uint32_t *step
) {
  uint32_t size = count - GXI_TRIE_ROOTS / 2;
  const uint64_t *edges = items + GXI_TRIE_ROOTS / 2;
  uint64_t key = (uint64_t)node << 21 | code;
  uint32_t at = gxi_trie_place(size, node, code);
  for (uint32_t i = 0; i < GXI_TRIE_PROBES; i++) {
    uint64_t edge = edges[at];
    if (edge >> 22 == key) {
      *step = (uint32_t)(edge & (GXI_TRIE_MORE * 2 - 1));
      return edge != GXI_TRIE_FREE;
    }
    if (edge == GXI_TRIE_FREE) return false;
    if (++at == size) at = 0;
  }
  return false;
}
/** Asks for the memory that gxi_trie_edge will touch. */
static inline void
gxi_trie_fetch(const uint64_t *items, uint32_t count, uint32_t node, uint32_t code) {
  uint32_t at = gxi_trie_place(count - GXI_TRIE_ROOTS / 2, node, code);
  __builtin_prefetch(&items[GXI_TRIE_ROOTS / 2 + at]);
}
/** The step of a first character; false when no surface begins with it. */
static inline bool
gxi_trie_first(const uint64_t *items, uint32_t count, uint32_t code, uint32_t *step) {
  if (code >= GXI_TRIE_ROOTS)
    return gxi_trie_edge(items, count, GXI_TRIE_ROOT, code, step);
  uint32_t root = (uint32_t)(items[code / 2] >> code % 2 * 32);
  *step = ((root & (GXI_TRIE_MORE - 1)) - 1) | (root >> 31 ? GXI_TRIE_MORE : 0);
  return root != 0;
}

#endif
