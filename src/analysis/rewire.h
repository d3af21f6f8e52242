/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * rewire.h: a simple undirected graph as a list of pairs whose ends can be exchanged at
 * random, so that every vertex keeps its number of partners.
 */
#ifndef GXI_ANALYSIS_REWIRE_H
#define GXI_ANALYSIS_REWIRE_H

#include "base/arena.h"

typedef struct gxi_pair {
  uint32_t one;
  uint32_t other;
} gxi_pair;

typedef struct gxi_rewiring {
  gxi_pair *pairs;
  uint32_t count;
  uint64_t *slots; /* set of pairs; open addressing, at most half full */
  uint64_t mask;
  uint64_t state; /* of the generator */
} gxi_rewiring;

/** Tries for each pair between two samples: chosen after R. Milo et al., On the uniform
 *  generation of random graphs with prescribed degree sequences, 2003, who find 100
 *  enough from any start and a few enough once mixed; the chain here goes on from
 * sample to sample. */
#define GXI_REWIRE_TRIES 10u

/**
 * @param rewiring [out] the caller's; its memory is scratch
 * @param pairs    copied; no pair twice in either order, none with itself
 * @return false when there is no room
 */
bool gxi_rewiring_init(
  gxi_rewiring *rewiring,
  gxi_arena *scratch,
  const gxi_pair *pairs,
  uint32_t count,
  uint64_t seed
);

/** Exchanges ends: GXI_REWIRE_TRIES tries a pair. O(count). */
void gxi_rewiring_shuffle(gxi_rewiring *rewiring);

#endif
