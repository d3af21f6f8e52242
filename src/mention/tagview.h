/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * tagview.h: a sentence that was read once, as the tagger sees it.
 *
 *     …签约 | 闽 | 粤 | 丰禾 | 电商 | , | 王 | 敏 …       steps of the first reading
 *      ---    =============================               a window: doubtful steps and
 *                                                          NEAR open ones on each side
 *
 * Most of a text is not looked at: only what stands near a step that the rules are not
 * sure of: characters in no word, persons without a post, names that a shape put
 * together. Punctuation, sums, dates and titles are closed: no name holds them that
 * the rules have not found.
 *
 * Training (schemas/make/tagger) and use share this file, so they see the same.
 */
#ifndef GXI_MENTION_TAGVIEW_H
#define GXI_MENTION_TAGVIEW_H

#include "mention/lattice.h"
#include "tagger/tagger.h"

#define GXI_TAG_FEATURES 28u
#define GXI_TAG_MAX_TYPES 32u

typedef struct gxi_tag_step {
  uint16_t begin, end; /* characters */
  uint16_t class;      /* what it was read as */
  uint8_t kind;        /* gxi_tag_kind of a name, GXI_TAG_KINDS: none */
  uint8_t bucket;      /* of a name's cost, of a word's frequency */
  bool closed;
  bool doubtful;
  bool trade; /* 果业 建材: what names of firms end in */
} gxi_tag_step;

typedef struct gxi_tag_char {
  uint32_t code;  /* digits as 0, Latin letters as a */
  uint32_t step;  /* in the view's steps */
  uint16_t class; /* of the character by itself */
  uint16_t word;  /* class of the listed word around it, and its place in it */
  uint16_t token; /* class of the step around it, and its place in it */
} gxi_tag_char;

/* No name cuts a listed word in two, unless the reading has cut it. */
#define GXI_TAG_MAY_BEGIN 1u
#define GXI_TAG_MAY_END 2u
#define GXI_TAG_NO_FIRM 4u /* 海关, 协会: what ends so is another body */
#define GXI_TAG_NO_NAME 8u /* 在, 与: in no name */

typedef struct gxi_tagview {
  uint8_t kinds[GXI_TAG_MAX_TYPES]; /* gxi_tag_kind by entity type */
  bool names; /* names that the rules have put together are doubtful, too */
  GXI_VEC(gxi_tag_step) steps;
  GXI_VEC(gxi_tag_char) chars; /* [characters]: filled around windows only */
  GXI_VEC(uint32_t) features;  /* [characters of the window][GXI_TAG_FEATURES] */
  GXI_VEC(uint8_t) read;       /* [characters of the window]: labels of the reading */
  GXI_VEC(uint8_t) edges;      /* [characters of the window]: GXI_TAG_MAY_* */
} gxi_tagview;

/** Characters [begin, end) made of whole steps. */
typedef struct gxi_tag_window {
  uint32_t begin, end;
  uint32_t next; /* step behind it */
} gxi_tag_window;

void gxi_tagview_init(gxi_tagview *view, const gx_knowledge *knowledge);
/** Takes the steps of a solved lattice. @return whether there is any window */
bool gxi_tagview_read(gxi_tagview *, const gxi_scan *scan, const gxi_lattice *lattice);
/** The first window at or behind a step; false: there is none. */
bool gxi_tagview_window(const gxi_tagview *, uint32_t step, gxi_tag_window *window);
/** Fills features and read for a window. */
void gxi_tagview_fill(
  gxi_tagview *, const gxi_scan *scan, const gxi_tag_window *window
);
/** Takes the edges that no name may have out of a window's scores. */
void gxi_tagview_restrain(gxi_tag_scores *scores, const uint8_t *edges, uint32_t count);

#endif
