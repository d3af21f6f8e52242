/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * look.h: a second look at names by shape that have lost in the lattice.
 *
 *     … 同城的 | 鸭绿江 | 工业 | 大学 | 一直 …        the best path
 *              [ organization, 6 bits behind ]       looked at, taken after all
 *
 * The lattice's costs know what names are made of; they know little of what stands
 * around them and of how certain an end is. A linear model over such signs, learnt from
 * documents with gold (schemas/make/train_look.py), says which of the losers are names.
 * Looked at are those that begin and end where steps of the best path do, not further
 * behind than GXI_LOOK_FAR.
 *
 * A sign is a few words; it has a weight of its own and one for each shape, in
 * look_weights.h under the hash of its words. Weights are integers: 1/256 of a nat.
 */
#ifndef GXI_MENTION_LOOK_H
#define GXI_MENTION_LOOK_H

#include "mention/lattice.h"

#define GXI_LOOK_FAR (20 * 16) /* sixteenths of a bit */

/* A row of look_weights.h, sorted by key. */
typedef struct gxi_look_weight {
  uint32_t key;
  int16_t weight;
} gxi_look_weight;

struct gxi_trace;

/**
 * Behind gxi_lattice_solve: puts steps for the names that are taken in the place of
 * those that they cover.
 * @param trace  hears of every name looked at, with its signs; or NULL
 * @param takes  false: names are looked at for the trace only
 */
void gxi_look_again(
  gxi_lattice *lattice, const gxi_scan *scan, struct gxi_trace *trace, bool takes
);

#endif
