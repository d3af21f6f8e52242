/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * cues.h: evidence around each character of a sentence.
 */
#ifndef GXI_MENTION_CUES_H
#define GXI_MENTION_CUES_H

#include "mention/scan.h"

/** Fills a piece's `cue` and `spoils` when all else is there. */
void gxi_piece_cues(const gxi_scan *scan, gxi_piece *piece);
/** Fills `before` and `after` of the characters; drops suffix readings that a generic
 *  word covers (母|公司). Once all pieces of the sentence are there. */
void gxi_scan_cues(gxi_scan *scan);
/** Adds what the pieces from `first` on tell the characters beside them. */
void gxi_cues_join(gxi_scan *scan, uint32_t first);

#endif
