/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * weigh.c: rows of the trace.
 *
 * What a frame lacked is asked behind it, in the order in which fire.c asks: words,
 * ends, then what its flags and the choice of pairs demand. fire.c itself stays as if
 * nobody looked.
 */
#include "relation/weigh.h"

/* The words among which a frame's are sought. */
static gx_str scope_of(const gxi_view *view, const gxi_frame *frame) {
  const gxi_scene *scene = view->line->scene;
  const gxi_item *items = view->line->items.items;
  const gxi_token *tokens = scene->reading->tokens.items;
  if (gxi_frame_flag(frame, "wide"))
    return gxi_scene_text(scene, scene->sentences[view->line->sentence].text);
  gx_span span = {
    tokens[items[view->begin].first].text.begin,
    tokens[items[view->reach - 1].last - 1].text.end};
  return gxi_scene_text(scene, span);
}

/* The first of the words that stands in the text, or NULL. */
static const gx_str *word_in(gx_str text, const gx_str *words, uint32_t count) {
  for (uint32_t i = 0; i < count; i++)
    if (gxi_str_find(text, words[i], 0) != SIZE_MAX) return &words[i];
  return NULL;
}

static bool
lacks_words(gxi_trace_frame *row, const gxi_view *view, const gxi_frame *frame) {
  gx_str scope = scope_of(view, frame);
  const gx_str *excluded = word_in(scope, frame->exclude, frame->exclude_count);
  if (frame->require_count && !word_in(scope, frame->require, frame->require_count)) {
    row->verdict = "none of the required words";
    return true;
  }
  if (excluded) {
    row->verdict = "an excluded word";
    row->word = *excluded;
  }
  return excluded != NULL;
}

static bool
lacks_ends(gxi_trace_frame *row, const gxi_view *view, const gxi_frame *frame) {
  const gx_relation_type *type = gxi_frame_type(view, frame);
  gxi_parties heads, tails;
  if (frame->head_count && frame->head[0].slot == GXI_SLOT_MEMBERS) return false;
  if (gxi_ends_find(&heads, &tails, view, frame)) return false;
  bool head = gxi_end_fill(&heads, view, frame->head, frame->head_count, type->heads);
  bool tail = gxi_end_fill(&tails, view, frame->tail, frame->tail_count, type->tails);
  row->verdict = head && tail ? "its ends do not fit together"
                 : head       ? "no tail"
                 : tail       ? "no head"
                              : "neither head nor tail";
  return true;
}

void gxi_weigh_frame(const gxi_view *view, const gxi_frame *frame, uint32_t from) {
  const gxi_line *line = view->line;
  const gxi_scene *scene = line->scene;
  gxi_trace *trace = scene->reading->trace;
  gxi_trace_frame row = {
    .sentence = line->sentence,
    .verb = scene->reading->tokens.items[line->items.items[view->verb].first].text,
    .frame = frame->id,
    .drafts = scene->drafts.count - from};
  if (row.drafts) {
    row.verdict = "fired";
  } else if (!lacks_words(&row, view, frame) && !lacks_ends(&row, view, frame)) {
    row.verdict =
      frame->flags.size ? "no pair, or a condition of" : "no two ends make a pair";
    row.word = frame->flags;
  }
  *gxi_vec_push(trace->arena, &trace->frames) = row;
  trace->rule = (gx_str){"", 0};
}

void gxi_weigh_draft(
  gxi_scene *scene, const gxi_draft *draft, gx_str rule, const char *verdict
) {
  gxi_trace *trace = scene->reading->trace;
  *gxi_vec_push(trace->arena, &trace->drafts) = (gxi_trace_draft
  ){.text = draft->text,
    .head = draft->head,
    .type = draft->type,
    .tail = draft->tail,
    .rule = rule,
    .confidence = draft->confidence,
    .verdict = verdict};
}
