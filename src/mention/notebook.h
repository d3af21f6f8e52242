/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * notebook.h: the names that one document has used, for its second reading.
 *
 * Holds full names, persons seen with their title, forms defined by 以下简称, and the
 * shortened forms that short.c derives. Looked up like the lexicon: all notes that are
 * a prefix of a text.
 */
#ifndef GXI_MENTION_NOTEBOOK_H
#define GXI_MENTION_NOTEBOOK_H

#include "mention/mention.h"

#define GXI_MAX_NOTES 8
#define GXI_LETTER_SETS 8u
#define GXI_OPENING_SETS 128u

/* Where a pair of characters stands in a set of pairs. */
static inline uint32_t gxi_opening(uint32_t code, uint32_t next) {
  return (code * 0x9E3779B1u ^ next * 0x85EBCA6Bu) >> 19;
}

typedef struct gxi_note {
  gx_str text;
  uint32_t type;
  int32_t cost;
  uint16_t origin; /* gxi_mention_origin */
  uint32_t full;   /* mention (of the first reading) that bears the full name */
  gx_str name;     /* the full name */
  const gxi_mention *inner; /* names inside, spans relative to the text */
  uint32_t inner_count;
  uint32_t bucket; /* set by gxi_notebook_add */
} gxi_note;

/* 阿 for 阿克苏地区: the first character of a place that the document names. */
typedef struct gxi_letter {
  uint32_t code;
  uint32_t place;
} gxi_letter;

#define GXI_FIRST_NOTE 1u   /* a note may begin with it */
#define GXI_FIRST_LETTER 2u /* it may be a letter */

typedef struct gxi_notebook {
  GXI_VEC(gxi_note) notes; /* sorted by text after gxi_notebook_sort */
  GXI_VEC(gxi_letter) letters;
  GXI_VEC(gx_str) denied; /* texts that name nothing, though rules would say so */
  uint64_t letter_bits[GXI_LETTER_SETS]; /* of the letters' codes: whether to search */
  uint64_t openings[GXI_OPENING_SETS];   /* of the notes' first two characters */
  uint8_t firsts[256];                   /* GXI_FIRST_* by a hash of a character */
  uint32_t *buckets; /* [257]: first note of each hash of the first character */
} gxi_notebook;

void gxi_notebook_add(gxi_notebook *notebook, gxi_arena *arena, gxi_note note);
/** Sorts; of notes with one text the dearest (best) is kept, then the first. */
void gxi_notebook_sort(gxi_notebook *notebook, gxi_arena *arena);
/** Indices of the notes that are a prefix of text, shortest first. */
uint32_t gxi_notebook_prefixes(
  const gxi_notebook *notebook, gx_str text, uint32_t notes[GXI_MAX_NOTES]
);
/** GXI_FIRST_* of a character: for most 0. */
static inline uint32_t gxi_notebook_first(const gxi_notebook *notebook, uint32_t code) {
  return notebook->firsts[code % 256];
}
/** Whether a note may begin with these two characters: hardly any do. */
static inline bool
gxi_notebook_opens(const gxi_notebook *notebook, uint32_t code, uint32_t next) {
  uint32_t set = gxi_opening(code, next);
  return notebook->openings[set / 64] >> set % 64 & 1;
}
/** The note of exactly this text, or NULL. */
const gxi_note *gxi_notebook_find(const gxi_notebook *notebook, gx_str text);
/** From now on a text is no name by its shape or as a person. */
void gxi_notebook_deny(gxi_notebook *notebook, gxi_arena *arena, gx_str text);
bool gxi_notebook_is_denied(const gxi_notebook *notebook, gx_str text);
/** Whether a person's name begins as a denied text, or the other way round: where
 * 高纯镁 is none, 高纯 is none either. */
bool gxi_notebook_denies_person(const gxi_notebook *notebook, gx_str text);
/** The first letter of a code counts. */
void gxi_notebook_add_letter(gxi_notebook *, gxi_arena *arena, gxi_letter letter);
/** False: no letter of this code is there. */
static inline bool
gxi_notebook_may_letter(const gxi_notebook *notebook, uint32_t code) {
  return notebook->letter_bits[code / 64 % GXI_LETTER_SETS] >> code % 64 & 1;
}
/** The place that a letter stands for in this document, or GX_ID_NONE. */
uint32_t gxi_notebook_letter(const gxi_notebook *notebook, uint32_t code);

#endif
