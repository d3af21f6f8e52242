/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * cues.h: evidence around each character of a sentence.
 */
#ifndef GXI_MENTION_CUES_H
#define GXI_MENTION_CUES_H

#include "mention/scan.h"

/** Fills a piece's `cue` and `spoils`, and what it may do in names, when all else is
 *  there. */
void gxi_piece_cues(const gxi_scan *scan, gxi_piece *piece);
/** Drops suffix readings that a generic word covers (母|公司), and the like. Once all
 *  pieces of the sentence are there. */
void gxi_scan_cues(gxi_scan *scan);
/** 何敏和|中国…: the last character of a person's name joins it to the next one. */
bool gxi_joins_next(const gxi_scan *scan, uint32_t begin, uint32_t end);

#endif
