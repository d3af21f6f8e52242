/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * explain.h: one document with all that was weighed on the way to its record.
 *
 *     explain.c runs the stages with a trace and sorts its rows by sentence;
 *     explain_text.c and explain_json.c write them down.
 */
#ifndef GXI_RECORD_EXPLAIN_H
#define GXI_RECORD_EXPLAIN_H

#include "base/sink.h"
#include "guanxi/record.h"
#include "mention/trace.h"
#include "record/select.h"
#include "relation/line.h"

/** Rows of one kind by sentence: those of sentence s are
 *  rows[begin[s]] … rows[begin[s + 1] - 1], in their order. */
typedef struct gxi_by_sentence {
  uint32_t *begin;
  uint32_t *rows;
} gxi_by_sentence;

typedef struct gxi_explained {
  const gx_knowledge *knowledge;
  const gx_document *document;
  gx_str text;
  const gx_sentence *sentences;
  uint32_t sentence_count;
  gxi_arena *arena;
  gxi_trace trace;
  gxi_reading reading;
  gxi_entities entities;
  gxi_relations relations;
  gxi_selection selection;
  gxi_scene *scene;
  gxi_line line; /* of the sentence being written */
  gxi_by_sentence names, frames, drafts, ties;
  uint32_t *tie_relations; /* of the rows of `ties`: one for each evidence */
  gxi_sink *out;
} gxi_explained;

const char *gxi_token_kind_word(uint32_t kind);
const char *gxi_item_kind_word(gxi_item_kind kind);
const char *gxi_slot_word(gxi_slot slot);
const char *gxi_status_text(gxi_status_word status);
gx_str gxi_explained_type(const gxi_explained *e, uint32_t type);
gx_str gxi_explained_relation(const gxi_explained *e, uint32_t type);
gx_str gxi_explained_text(const gxi_explained *e, gx_span span);
/** Whether a relation is in the record, or why it is not; NULL: it is. */
const char *gxi_explained_absence(const gxi_explained *e, uint32_t relation);
/** A kept row of the trace's names: not of a stretch that was read again. */
bool gxi_explained_counts(const gxi_explained *e, gx_span text, uint8_t reading);

/** Whether evidence is of a sentence. */
static inline bool
gxi_explained_within(const gxi_explained *e, gx_span evidence, uint32_t sentence) {
  gx_span span = e->sentences[sentence].text;
  return evidence.begin >= span.begin && evidence.begin < span.end;
}

void gxi_explain_write_text(gxi_explained *e);
void gxi_explain_write_json(gxi_explained *e);

#endif
