/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * train.h: training the tagger: sets of windows, a model in floats, a block of
 * integers.
 *
 *     samples.jsonl ──> windows ──> model ──> block (schemas/tagger.weights)
 *                                     ^  `──> edits on documents it was not trained on
 *                                     `── folds      ──> margins
 */
#ifndef GUANXI_MAKE_TRAIN_H
#define GUANXI_MAKE_TRAIN_H

#include "base/arena.h"
#include "mention/tag.h"

/* A window of a document. Labels that a character may bear are bits; a character with
   `free` bears any, and says nothing. */
typedef struct window {
  uint32_t count;
  uint32_t document;
  const char *text;   /* its first byte; of the document */
  uint32_t *offsets;  /* [count + 1] bytes behind it */
  uint32_t *features; /* [count][GXI_TAG_FEATURES] */
  uint32_t *known;    /* the same as rows of the model, GX_ID_NONE: none */
  uint32_t *allowed;  /* [count] */
  uint8_t *read;      /* [count] */
  uint8_t *edges;     /* [count] */
  uint8_t *final;     /* [count] labels of the second reading, without a tagger */
} window;

#define FREE_LABELS ((UINT32_C(1) << GXI_TAG_LABELS) - 1)

typedef struct sample_document {
  gx_str id;
  float weight; /* of its windows in training */
  bool judged;  /* a document of the genre: edits on it count */
} sample_document;

typedef struct corpus {
  gxi_arena arena;
  GXI_VEC(window) windows;
  GXI_VEC(sample_document) documents;
} corpus;

/** Reads samples; exits with a message when a line or a document cannot be read. */
void corpus_read(corpus *all, const gx_knowledge *knowledge, const char *path);

typedef struct model model;
/** Trains on the windows of chosen documents: chosen[documents] is 1 or 0. */
model *model_train(const corpus *all, const uint8_t *chosen, uint32_t epochs);
void model_free(model *trained);
/** As a block of at most so many entries, with margins that allow no edit; free(). */
gx_str model_block(const model *trained, uint32_t most_entries);

/* A difference between what a block says of a window and its reading. */
typedef struct verdict {
  gxi_tag_edit edit;
  gxi_tag_kind kind;
  int32_t margin;
  int right; /* 1, 0; -1: the gold does not say */
  uint32_t document;
  gx_str text;
  uint32_t window, begin, end;
} verdict;

typedef GXI_VEC(verdict) verdicts;
/** The differences on the windows of chosen, judged documents. */
void judge(verdicts *out, corpus *all, gx_str block, const uint8_t *chosen);
/** Margins from verdicts on held-out documents: the least from which on each kind of
 *  edit is right often enough. */
void choose_margins(
  int32_t margins[GXI_TAG_EDITS][GXI_TAG_KINDS], verdicts *held_out, double share
);

#endif
