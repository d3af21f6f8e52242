/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * random.h: a small generator for lots that must fall the same everywhere.
 *
 * SplitMix64: one word of state, so a seed is a state. Not for secrets.
 * Source: G. Steele, D. Lea, C. Flood, Fast splittable pseudorandom number generators,
 * OOPSLA 2014.
 */
#ifndef GXI_BASE_RANDOM_H
#define GXI_BASE_RANDOM_H

#include <stdint.h>

static inline uint64_t gxi_random(uint64_t *state) {
  uint64_t z = *state += 0x9E3779B97F4A7C15u;
  z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
  z = (z ^ z >> 27) * 0x94D049BB133111EBu;
  return z ^ z >> 31;
}

/** Evenly in [0, count), count > 0; values that would tilt it are drawn again. */
static inline uint64_t gxi_random_below(uint64_t *state, uint64_t count) {
  uint64_t limit = UINT64_MAX - UINT64_MAX % count;
  uint64_t drawn;
  do {
    drawn = gxi_random(state);
  } while (drawn >= limit);
  return drawn % count;
}

#endif
