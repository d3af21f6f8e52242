/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * emit.h: the best path of a sentence as tokens and mentions.
 */
#ifndef GXI_MENTION_EMIT_H
#define GXI_MENTION_EMIT_H

#include "mention/lattice.h"

/** Appends the tokens and mentions of the sentence in scan. */
void gxi_emit_sentence(
  gxi_reading *reading,
  const gxi_scan *scan,
  const gxi_lattice *lattice,
  uint32_t sentence
);

/** The whole sentence as one token without a reading (bylines). */
void gxi_emit_blank(
  gxi_reading *reading, const gxi_scan *scan, gx_span span, uint32_t sentence
);

#endif
