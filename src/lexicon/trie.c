/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * trie.c: building the trie of trie.h.
 *
 * The surfaces are sorted, so each shares its begin with the one before it: the path of
 * that one is kept, cut where the two part, and what is new becomes nodes. A surface
 * comes before those that it begins, so a node knows at once whether it is a surface's.
 * Then the edges are put into a table that is a third larger than they are; should some
 * edge find no place near its own, the table grows until all do.
 */
#include "lexicon/trie.h"

#include <string.h>

#include "base/limits.h"
#include "base/str.h"

typedef struct trie_edge {
  uint32_t node;
  uint32_t code;
  uint32_t child;
} trie_edge;

typedef struct trie_builder {
  gxi_arena *arena;
  GXI_VEC(trie_edge) edges;
  GXI_VEC(bool) more; /* by node: it has edges */
  uint32_t
    path[GXI_MAX_ENTRY_BYTES + 1]; /* nodes of the surface before; [0] the root */
  uint32_t inner;                  /* next node that is no surface's */
} trie_builder;

/* Characters that two texts share, and their bytes. */
static uint32_t shared_begin(gx_str a, gx_str b, size_t *bytes) {
  uint32_t shared = 0, size;
  *bytes = 0;
  while (*bytes < a.size && *bytes < b.size) {
    gxi_utf8_at(b, *bytes, &size);
    gx_str next = gxi_str_sub(b, *bytes, *bytes + size);
    if (!gxi_str_starts(gxi_str_sub(a, *bytes, a.size), next)) break;
    *bytes += size;
    shared++;
  }
  return shared;
}

static void
add_surface(trie_builder *trie, gx_str before, gx_str surface, uint32_t index) {
  size_t at;
  uint32_t depth = shared_begin(before, surface, &at), size;
  for (; at < surface.size; at += size) {
    uint32_t code = gxi_utf8_at(surface, at, &size);
    bool last = at + size == surface.size;
    uint32_t child = last ? index : trie->inner++;
    if (child > GXI_TRIE_MAX_NODES) gxi_arena_unwind(trie->arena, GX_E_LIMIT);
    uint32_t node = trie->path[depth];
    *gxi_vec_push(trie->arena, &trie->edges) = (trie_edge){node, code, child};
    while (trie->more.count <= child)
      *gxi_vec_push(trie->arena, &trie->more) = false;
    if (node != GXI_TRIE_ROOT) trie->more.items[node] = true;
    trie->path[++depth] = child;
  }
}

static void put_root(const trie_builder *trie, uint64_t *items, const trie_edge *edge) {
  uint32_t more = trie->more.items[edge->child] ? 1u << 31 : 0;
  items[edge->code / 2] |= (uint64_t)(more | (edge->child + 1)) << edge->code % 2 * 32;
}

static bool put_edge(
  const trie_builder *trie, uint64_t *edges, uint32_t size, const trie_edge *edge
) {
  uint32_t at = gxi_trie_place(size, edge->node, edge->code);
  for (uint32_t i = 0; i < GXI_TRIE_PROBES; i++, at = at + 1 == size ? 0 : at + 1) {
    if (edges[at] != GXI_TRIE_FREE) continue;
    uint32_t more = trie->more.items[edge->child] ? GXI_TRIE_MORE : 0;
    edges[at] =
      (uint64_t)edge->node << 43 | (uint64_t)edge->code << 22 | more | edge->child;
    return true;
  }
  return false;
}

/* False: some edge has no place. */
static bool fill(const trie_builder *trie, uint64_t *items, uint32_t size) {
  uint64_t *edges = items + GXI_TRIE_ROOTS / 2;
  memset(items, 0, GXI_TRIE_ROOTS / 2 * sizeof *items);
  memset(edges, 0xFF, size * sizeof *edges);
  for (uint32_t i = 0; i < trie->edges.count; i++) {
    const trie_edge *edge = &trie->edges.items[i];
    if (edge->node == GXI_TRIE_ROOT && edge->code < GXI_TRIE_ROOTS)
      put_root(trie, items, edge);
    else if (!put_edge(trie, edges, size, edge))
      return false;
  }
  return true;
}

gxi_units gxi_trie_build(gxi_arena *arena, const gx_str *surfaces, uint32_t count) {
  trie_builder trie = {.arena = arena, .inner = count};
  trie.path[0] = GXI_TRIE_ROOT;
  for (uint32_t i = 0; i < count; i++)
    add_surface(&trie, i ? surfaces[i - 1] : (gx_str){"", 0}, surfaces[i], i);
  gxi_units units = {0};
  uint32_t size = trie.edges.count + trie.edges.count / 3 + 1;
  for (;; size += size / 4 + 1) {
    gxi_vec_reserve(arena, &units, GXI_TRIE_ROOTS / 2 + size);
    if (fill(&trie, units.items, size)) break;
  }
  units.count = GXI_TRIE_ROOTS / 2 + size;
  return units;
}
