/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * rewire.c: exchanging ends of pairs.
 *
 *     a – b      a – d   or   a – c
 *     c – d      c – b        b – d        each as likely
 *
 * A try that would tie a vertex with itself, or twice with another, changes nothing: so
 * the graphs that come out are all equally likely in the long run.
 *
 * The set of pairs is a hash table with linear probing; a pair that goes is closed up
 * by moving later ones back, so there are no graves.
 */
#include "analysis/rewire.h"

#include "base/random.h"

#define FREE UINT64_MAX

static uint64_t key_of(uint32_t a, uint32_t b) {
  return a < b ? (uint64_t)a << 32 | b : (uint64_t)b << 32 | a;
}

static uint64_t home_of(const gxi_rewiring *r, uint64_t key) {
  return (key * 0x9E3779B97F4A7C15u >> 20) & r->mask;
}

/* The slot of a key, or the free one where it belongs. */
static uint64_t slot_of(const gxi_rewiring *r, uint64_t key) {
  uint64_t at = home_of(r, key);
  while (r->slots[at] != FREE && r->slots[at] != key)
    at = (at + 1) & r->mask;
  return at;
}

static bool has(const gxi_rewiring *r, uint64_t key) {
  return r->slots[slot_of(r, key)] == key;
}

static void remove_key(gxi_rewiring *r, uint64_t key) {
  uint64_t gap = slot_of(r, key);
  for (uint64_t at = (gap + 1) & r->mask; r->slots[at] != FREE;
       at = (at + 1) & r->mask) {
    uint64_t home = home_of(r, r->slots[at]);
    bool stays = ((at - home) & r->mask) < ((at - gap) & r->mask);
    if (stays) continue;
    r->slots[gap] = r->slots[at];
    gap = at;
  }
  r->slots[gap] = FREE;
}

bool gxi_rewiring_init(
  gxi_rewiring *rewiring,
  gxi_arena *scratch,
  const gxi_pair *pairs,
  uint32_t count,
  uint64_t seed
) {
  uint64_t room = 4;
  while (room < (uint64_t)count * 2)
    room *= 2;
  *rewiring = (gxi_rewiring){.count = count, .mask = room - 1, .state = seed};
  rewiring->pairs = gxi_arena_alloc(scratch, count, sizeof *rewiring->pairs);
  rewiring->slots = gxi_arena_alloc(scratch, room, sizeof *rewiring->slots);
  if (!rewiring->pairs || !rewiring->slots) return false;
  for (uint64_t i = 0; i < room; i++) {
    rewiring->slots[i] = FREE;
  }
  for (uint32_t i = 0; i < count; i++) {
    uint64_t key = key_of(pairs[i].one, pairs[i].other);
    rewiring->pairs[i] = pairs[i];
    rewiring->slots[slot_of(rewiring, key)] = key;
  }
  return true;
}

static void try_swap(gxi_rewiring *r) {
  gxi_pair *x = &r->pairs[gxi_random_below(&r->state, r->count)];
  gxi_pair *y = &r->pairs[gxi_random_below(&r->state, r->count)];
  gxi_pair c = *y;
  if (gxi_random(&r->state) >> 63) c = (gxi_pair){y->other, y->one};
  uint64_t first = key_of(x->one, c.other), second = key_of(c.one, x->other);
  if (x == y || x->one == c.other || c.one == x->other || first == second) return;
  if (has(r, first) || has(r, second)) return;
  remove_key(r, key_of(x->one, x->other));
  remove_key(r, key_of(c.one, c.other));
  r->slots[slot_of(r, first)] = first;
  r->slots[slot_of(r, second)] = second;
  *y = (gxi_pair){c.one, x->other};
  x->other = c.other;
}

void gxi_rewiring_shuffle(gxi_rewiring *rewiring) {
  uint64_t tries = (uint64_t)rewiring->count * GXI_REWIRE_TRIES;
  if (rewiring->count < 2) return;
  for (uint64_t i = 0; i < tries; i++) {
    try_swap(rewiring);
  }
}
