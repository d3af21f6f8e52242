/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * judge.c: edits that a block would make, against gold.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "train.h"

/* 1: gold has exactly this name, 0: it has not, -1: it does not say. */
static int is_name(const window *w, const gxi_tag_span *span) {
  bool fits = true, disputed = false;
  for (uint32_t i = span->begin; i < span->end; i++) {
    uint32_t label = i == span->begin     ? GXI_TAG_BEGIN(span->kind)
                     : i + 1 == span->end ? GXI_TAG_END(span->kind)
                                          : GXI_TAG_INSIDE(span->kind);
    disputed |= w->allowed[i] & 1u;
    fits &= w->allowed[i] >> label & 1;
  }
  return fits ? disputed ? -1 : 1 : 0;
}

/* Whether the second reading has this name without the tagger's help. */
static bool is_final(const window *w, const gxi_tag_span *span) {
  if (w->final[span->begin] != GXI_TAG_BEGIN(span->kind)) return false;
  for (uint32_t i = span->begin + 1; i < span->end; i++) {
    uint32_t label =
      i + 1 == span->end ? GXI_TAG_END(span->kind) : GXI_TAG_INSIDE(span->kind);
    if (w->final[i] != label) return false;
  }
  return true;
}

static bool changes(const window *w, const gxi_tag_difference *d) {
  for (uint32_t i = 0; i < d->added_count; i++)
    if (!is_final(w, &d->added[i])) return true;
  for (uint32_t i = 0; i < d->dropped_count; i++)
    if (is_final(w, &d->dropped[i])) return true;
  return false;
}

static void weigh(verdict *v, const window *w, const gxi_tag_difference *d) {
  bool unsaid = false;
  int right = 0, lost = 0;
  for (uint32_t i = 0; i < d->added_count; i++) {
    int is = is_name(w, &d->added[i]);
    unsaid |= is < 0;
    right += is > 0;
  }
  for (uint32_t i = 0; i < d->dropped_count; i++) {
    int is = is_name(w, &d->dropped[i]);
    unsaid |= is < 0;
    lost += is > 0;
  }
  bool all = right == (int)d->added_count && lost == 0;
  v->right = unsaid ? -1 : all;
}

/* The same edit of a document counts once, by its greatest margin. */
static bool is_repeated(verdicts *out, const verdict *v) {
  for (uint32_t i = out->count; i-- > 0 && out->items[i].document == v->document;) {
    verdict *other = &out->items[i];
    if (other->edit != v->edit || other->kind != v->kind || !gxi_str_equal(other->text, v->text))
      continue;
    if (v->margin > other->margin) *other = *v;
    return true;
  }
  return false;
}

static void
judge_window(verdicts *out, corpus *all, const gxi_tagger *tagger, uint32_t index) {
  const window *w = &all->windows.items[index];
  gxi_tag_scores *scores = calloc(w->count, sizeof *scores);
  gxi_tag_cell *cells = calloc(w->count + 1, sizeof *cells);
  uint8_t *labels = calloc(w->count, 1);
  if (!scores || !cells || !labels) exit(1);
  for (uint32_t i = 0; i < w->count; i++)
    gxi_tagger_add(
      scores[i], tagger, w->features + i * GXI_TAG_FEATURES, GXI_TAG_FEATURES
    );
  gxi_tagview_restrain(scores, w->edges, w->count);
  gxi_tagger_decode(labels, cells, tagger, scores, w->count);
  gxi_tag_difference d;
  for (uint32_t at = 0; gxi_tag_differ(&d, labels, w->read, at, w->count); at = d.end) {
    verdict v = {
      .edit = d.edit, .kind = d.kind, .window = index, .begin = d.begin, .end = d.end};
    v.margin = gxi_tagger_score(tagger, scores, labels, d.begin, d.end) -
               gxi_tagger_score(tagger, scores, w->read, d.begin, d.end);
    if (!changes(w, &d)) continue;
    weigh(&v, w, &d);
    v.text =
      (gx_str){w->text + w->offsets[d.begin], w->offsets[d.end] - w->offsets[d.begin]};
    v.document = w->document;
    if (is_repeated(out, &v)) continue;
    *gxi_vec_push(&all->arena, out) = v;
  }
  free(scores);
  free(cells);
  free(labels);
}

void judge(verdicts *out, corpus *all, gx_str block, const uint8_t *chosen) {
  gxi_tagger tagger;
  if (!gxi_tagger_open(&tagger, block, true)) {
    fprintf(stderr, "train-tagger: the block is no good\n");
    exit(1);
  }
  for (uint32_t i = 0; i < all->windows.count; i++) {
    uint32_t document = all->windows.items[i].document;
    if (chosen[document] && all->documents.items[document].judged)
      judge_window(out, all, &tagger, i);
  }
}

static int by_margin(const void *left, const void *right) {
  const verdict *a = left, *b = right;
  if (a->margin != b->margin) return a->margin > b->margin ? -1 : 1;
  if (a->window != b->window) return a->window < b->window ? -1 : 1;
  return a->begin < b->begin ? -1 : a->begin > b->begin;
}

#define LEAST_ADDED 8    /* right ones that a margin must rest on */
#define LEAST_CHANGED 16 /* … against what rules have found, which costs time, too */

static int32_t
choose(const verdicts *sorted, gxi_tag_edit edit, gxi_tag_kind kind, double share) {
  int32_t margin = GXI_TAG_NEVER;
  uint32_t right = 0, all = 0;
  uint32_t least = edit == GXI_TAG_ADD ? LEAST_ADDED : LEAST_CHANGED;
  for (uint32_t i = 0; i < sorted->count; i++) {
    const verdict *v = &sorted->items[i];
    if (v->edit != edit || v->kind != kind || v->right < 0) continue;
    all++;
    right += v->right > 0;
    if (v->margin > 0 && right >= least && right >= share * all) margin = v->margin;
  }
  return margin;
}

void choose_margins(
  int32_t margins[GXI_TAG_EDITS][GXI_TAG_KINDS], verdicts *held_out, double share
) {
  if (held_out->count)
    qsort(held_out->items, held_out->count, sizeof *held_out->items, by_margin);
  for (uint32_t e = 0; e < GXI_TAG_EDITS; e++)
    for (uint32_t k = 0; k < GXI_TAG_KINDS; k++)
      margins[e][k] = choose(held_out, (gxi_tag_edit)e, (gxi_tag_kind)k, share);
}
