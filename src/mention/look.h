/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * look.h: a second look at ends of names that the best path through the lattice has
 * read as words.
 *
 *     … 参加 | 国际 | 车载 | 声学 | 展 | , …     the best path
 *              [ event                ]      a stretch looked at, taken after all
 *                     [ event         ]      another of the same end
 *
 * The lattice's costs know what names are made of; they know little of what stands
 * around them and of how certain an end is. Here each suffix that stands outside of
 * names is tried with each beginning to its left. A linear model over signs of the
 * stretch, learnt from documents with gold (schemas/make/train_look.py), says which is
 * a name, if any is: of all names by shape with the stretches beside them that are
 * none, so from far more than those that have lost.
 *
 * A sign is a few words; it has a weight of its own and one for each shape, in
 * look_weights.h under the hash of its words. Weights are integers: 1/256 of a nat.
 */
#ifndef GXI_MENTION_LOOK_H
#define GXI_MENTION_LOOK_H

#include "mention/lattice.h"

/* A row of look_weights.h, sorted by key. */
typedef struct gxi_look_weight {
  uint32_t key;
  int16_t weight;
} gxi_look_weight;

struct gxi_trace;

/**
 * Behind gxi_lattice_solve: puts steps for the names that are taken in the place of
 * those that they cover.
 * @param trace  hears of every stretch looked at, with its signs, those that the best
 *               path has as names among them; or NULL
 * @param takes  false: stretches are looked at for the trace only
 */
void gxi_look_again(
  gxi_lattice *lattice, const gxi_scan *scan, struct gxi_trace *trace, bool takes
);

#endif
