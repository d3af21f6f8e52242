/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * tag.h: what the tagger says against the first reading.
 *
 *     first reading ──> windows ──> best labelling ──> edits ──> notebook ──> second
 *
 * Where the tagger's labelling of a stretch beats the reading's own by a margin that
 * held-out documents have shown to be enough for that kind of edit, the edit is noted:
 * a name more, a name instead of another, a name that is none. The second reading then
 * decides, for the whole document.
 */
#ifndef GXI_MENTION_TAG_H
#define GXI_MENTION_TAG_H

#include "mention/learn.h"
#include "mention/tagview.h"

/* Names [begin, end) of a window that one labelling has and the other has not. */
typedef struct gxi_tag_span {
  uint32_t begin, end;
  gxi_tag_kind kind;
} gxi_tag_span;

#define GXI_TAG_MAX_SPANS 8u

/* A stretch where two labellings differ. */
typedef struct gxi_tag_difference {
  uint32_t begin, end;
  gxi_tag_edit edit;
  gxi_tag_kind kind; /* of the first name added, or dropped */
  gxi_tag_span added[GXI_TAG_MAX_SPANS];
  gxi_tag_span dropped[GXI_TAG_MAX_SPANS];
  uint32_t added_count, dropped_count;
} gxi_tag_difference;

/**
 * The next stretch at or behind `from` where the labelling has other names than the
 * reading; places by themselves are no difference.
 * @return false: there is none
 */
bool gxi_tag_differ(
  gxi_tag_difference *difference,
  const uint8_t *labels,
  const uint8_t *read,
  uint32_t from,
  uint32_t count
);

/* What is to be noted. */
typedef struct gxi_tag_finding {
  gx_str text;
  uint32_t type; /* of a name; GX_ID_NONE: it is none */
  int32_t margin;
} gxi_tag_finding;

/* Sees windows instead of the tagger: for training. */
typedef struct gxi_tag_watch {
  void *user;
  void (*window
  )(void *user,
    const gxi_scan *scan,
    const gxi_tagview *view,
    const gxi_tag_window *window);
} gxi_tag_watch;

/** The first reading alone, for training. Inside gxi_arena_try. */
void gxi_mentions_watch(
  gxi_arena *arena,
  const gx_knowledge *knowledge,
  const gx_document *document,
  const gxi_tag_watch *watch
);

typedef struct gxi_tag {
  const gxi_tagger *tagger;   /* head NULL: nothing is done */
  const gxi_tag_watch *watch; /* or NULL */
  gxi_tagview view;
  uint32_t types[GXI_TAG_KINDS]; /* entity type of a name of a kind */
  GXI_VEC(gxi_tag_scores) scores;
  GXI_VEC(gxi_tag_cell) cells;
  GXI_VEC(uint8_t) labels;
  GXI_VEC(gxi_tag_finding) findings;
} gxi_tag;

void gxi_tag_init(gxi_tag *tag, const gxi_scan *scan, const gxi_tagger *tagger);
/** Looks at a sentence that the first reading has solved. */
void gxi_tag_sentence(gxi_tag *tag, const gxi_scan *scan, const gxi_lattice *lattice);
/** Notes what was found. */
void gxi_tag_learn(gxi_notebook *notebook, const gxi_tag *tag, const gxi_scan *scan);

#endif
