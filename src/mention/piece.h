/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * piece.h: one surface of a sentence, with what it may be.
 */
#ifndef GXI_MENTION_PIECE_H
#define GXI_MENTION_PIECE_H

#include "mention/scan.h"

/* A word with its size, so that comparing needs no strlen. */
#define GXI_WORD(text)                                                                 \
  { text, sizeof(text) - 1 }
#define GXI_COUNT(list) (sizeof(list) / sizeof *(list))

/** A piece without a reading. */
void gxi_piece_reset(gxi_piece *piece, uint32_t begin, uint32_t end);
/** Bit set of the kinds of a hit's entries. */
uint16_t gxi_piece_kinds(const gxi_scan *scan, gxi_hit hit);
/** Digests the entries of piece->hit. */
void gxi_piece_read(const gxi_scan *scan, gxi_piece *piece);
/** What the text in front of it makes of it; digests know only the surface. */
void gxi_piece_fit(const gxi_scan *scan, gxi_piece *piece);
/** A single character, or a run of Latin letters and digits, that no row names. */
void gxi_piece_read_single(const gxi_scan *scan, gxi_piece *piece);
/** Fills `given` and `surname`, when all else about the surface is there. */
void gxi_piece_judge_person(const gxi_scan *scan, gxi_piece *piece);
/** Function words that are a character of a brand now and then: 正 新 再. */
bool gxi_is_soft(gxi_word_class word_class);
/** Tags of the word list: prepositions, conjunctions, particles. */
bool gxi_is_particle(char tag);
/** One of several tags. */
static inline bool gxi_is_tag(char tag, const char *tags) {
  while (*tags && *tags != tag)
    tags++;
  return *tags != 0;
}
bool gxi_is_one_of(gx_str text, const gx_str *words, size_t count);
/** 东乡县, 聂当镇: ends as divisions do, whether or not it is listed. */
bool gxi_piece_ends_division(const gxi_scan *scan, const gxi_piece *piece);
/** 某公司|股份, 某集团|控股|的, 某公司|所|持: what is held of a firm, not its name. */
bool gxi_piece_is_share(const gxi_scan *scan, const gxi_piece *piece);

#endif
