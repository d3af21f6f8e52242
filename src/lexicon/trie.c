/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * trie.c: building the double array of trie.h.
 *
 * Depth first over ranges of the sorted surfaces: the surfaces from `begin` to `end`
 * share their first `depth` bytes and so one node; its different next bytes are the
 * labels of its children. A base is found by trying each free unit as the place of
 * the first child. Free units form a ring; only those of the last OPEN_BLOCKS blocks
 * are kept in it, which bounds the search at a few lost units.
 *
 * Source: J. Aoe, An efficient digital search algorithm by using a double-array
 * structure, IEEE Trans. Software Eng. 15(9), 1989, 1066-1077; the XOR form and the
 * open blocks follow the design of S. Yata's darts-clone (description, not code).
 */
#include "lexicon/trie.h"

#include <assert.h>
#include <string.h>

#include "base/str.h"

#define OPEN_BLOCKS 16u
#define NO_UNIT UINT32_MAX

typedef struct trie_slot {
  uint32_t next; /* ring of free units; NO_UNIT when not in it */
  uint32_t before;
  bool used;
  bool is_base;
} trie_slot;

typedef struct trie_builder {
  gxi_arena *arena;
  gxi_units units;
  GXI_VEC(trie_slot) slots; /* one for each unit */
  uint32_t free;            /* any unit of the ring, or NO_UNIT */
  const gx_str *surfaces;
} trie_builder;

typedef struct trie_labels {
  uint32_t count;
  unsigned char bytes[256]; /* 0 first when a surface ends here */
} trie_labels;

static void ring_remove(trie_builder *trie, uint32_t at) {
  trie_slot *slots = trie->slots.items;
  if (slots[at].next == at) {
    trie->free = NO_UNIT;
  } else {
    slots[slots[at].before].next = slots[at].next;
    slots[slots[at].next].before = slots[at].before;
    if (trie->free == at) trie->free = slots[at].next;
  }
  slots[at].next = NO_UNIT;
}

static void ring_append(trie_builder *trie, uint32_t at) {
  trie_slot *slots = trie->slots.items;
  if (trie->free == NO_UNIT) {
    trie->free = slots[at].next = slots[at].before = at;
    return;
  }
  uint32_t head = trie->free, last = slots[head].before;
  slots[at].next = head;
  slots[at].before = last;
  slots[last].next = slots[head].before = at;
}

static void block_close(trie_builder *trie, uint32_t block) {
  for (uint32_t i = 0; i < GXI_TRIE_BLOCK; i++) {
    uint32_t at = block * GXI_TRIE_BLOCK + i;
    if (trie->slots.items[at].next != NO_UNIT) ring_remove(trie, at);
  }
}

static void block_open(trie_builder *trie) {
  uint32_t first = trie->units.count;
  if (first + GXI_TRIE_BLOCK > GXI_TRIE_MAX_UNITS) {
    gxi_arena_unwind(trie->arena, GX_E_LIMIT);
  }
  for (uint32_t i = 0; i < GXI_TRIE_BLOCK; i++) {
    *gxi_vec_push(trie->arena, &trie->units) = 0;
    *gxi_vec_push(trie->arena, &trie->slots) = (trie_slot){NO_UNIT, NO_UNIT, 0, 0};
    ring_append(trie, first + i);
  }
  uint32_t block = first / GXI_TRIE_BLOCK;
  if (block >= OPEN_BLOCKS) block_close(trie, block - OPEN_BLOCKS);
}

static bool
base_fits(const trie_builder *trie, uint32_t base, const trie_labels *labels) {
  const trie_slot *slots = trie->slots.items;
  if (slots[base].is_base) return false;
  for (uint32_t i = 0; i < labels->count; i++) {
    if (slots[base ^ labels->bytes[i]].used) return false;
  }
  return true;
}

static uint32_t base_find(trie_builder *trie, const trie_labels *labels) {
  uint32_t at = trie->free;
  if (at != NO_UNIT) {
    do {
      uint32_t base = at ^ labels->bytes[0];
      if (base_fits(trie, base, labels)) return base;
      at = trie->slots.items[at].next;
    } while (at != trie->free);
  }
  block_open(trie);
  return (trie->units.count - GXI_TRIE_BLOCK) ^ labels->bytes[0];
}

static void take_unit(trie_builder *trie, uint32_t at) {
  trie->slots.items[at].used = true;
  if (trie->slots.items[at].next != NO_UNIT) ring_remove(trie, at);
}

static unsigned char byte_at(const trie_builder *trie, uint32_t i, uint32_t depth) {
  gx_str surface = trie->surfaces[i];
  return depth < surface.size ? (unsigned char)surface.data[depth] : 0;
}

static trie_labels
labels_of(const trie_builder *trie, uint32_t begin, uint32_t end, uint32_t depth) {
  trie_labels labels = {.count = 0};
  for (uint32_t i = begin; i < end; i++) {
    unsigned char byte = byte_at(trie, i, depth);
    if (labels.count == 0 || labels.bytes[labels.count - 1] != byte) {
      labels.bytes[labels.count++] = byte;
    }
  }
  return labels;
}

/* Gives the node at unit `node` its children, then their children: at most
   GXI_MAX_ENTRY_BYTES deep. */
static void build_node(
  trie_builder *trie, uint32_t node, uint32_t begin, uint32_t end, uint32_t depth
) {
  trie_labels labels = labels_of(trie, begin, end, depth);
  uint32_t base = base_find(trie, &labels);
  trie->slots.items[base].is_base = true;
  trie->units.items[node] |= base << 9;
  for (uint32_t i = 0; i < labels.count; i++) {
    take_unit(trie, base ^ labels.bytes[i]);
    trie->units.items[base ^ labels.bytes[i]] = labels.bytes[i];
  }
  for (uint32_t i = 0; i < labels.count; i++) {
    uint32_t stop = begin + 1;
    if (labels.bytes[i] == 0) {
      trie->units.items[base] = GXI_TRIE_VALUE | begin;
      trie->units.items[node] |= 1u << 8;
    } else {
      while (stop < end && byte_at(trie, stop, depth) == labels.bytes[i])
        stop++;
      build_node(trie, base ^ labels.bytes[i], begin, stop, depth + 1);
    }
    begin = stop;
  }
}

gxi_units gxi_trie_build(gxi_arena *arena, const gx_str *surfaces, uint32_t count) {
  trie_builder trie = {.arena = arena, .free = NO_UNIT, .surfaces = surfaces};
  block_open(&trie);
  take_unit(&trie, 0);
  if (count) build_node(&trie, 0, 0, count, 0);
  assert(gxi_trie_verify(trie.units.items, trie.units.count));
  return trie.units;
}

bool gxi_trie_verify(const uint32_t *units, uint32_t count) {
  if (count == 0 || count % GXI_TRIE_BLOCK || count > GXI_TRIE_MAX_UNITS) return false;
  if (units[0] & GXI_TRIE_VALUE) return false;
  for (uint32_t i = 0; i < count; i++) {
    if (units[i] & GXI_TRIE_VALUE) continue;
    uint32_t base = gxi_trie_base(units[i]);
    if (base >= count) return false;
    if (gxi_trie_has_value(units[i]) && !(units[base] & GXI_TRIE_VALUE)) return false;
  }
  return true;
}
