/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * tag.c: the tagger over the windows of a sentence, and what comes of it.
 *
 *     reading   . [甲 乙 丙 丁 戊] .     dropped      stretches are joined while names
 *     tagger    . .  .  [丙 丁 戊] .     added        of either labelling overlap
 */
#include "mention/tag.h"

#include <string.h>

#include "base/str.h"
#include "mention/piece.h"
#include "mention/weights.h"

static const char *const TYPES[GXI_TAG_KINDS] = {
  "person", "company", "agency", "organization", "zone", "event", "program", ""};

/* Whether names that rules have found may be changed or dropped. */
static bool edits_names(const gxi_tag_head *head) {
  for (uint32_t k = 0; k < GXI_TAG_KINDS; k++)
    if (head->margins[GXI_TAG_CHANGE][k] != GXI_TAG_NEVER || head->margins[GXI_TAG_DROP][k] != GXI_TAG_NEVER)
      return true;
  return false;
}

void gxi_tag_init(gxi_tag *tag, const gxi_scan *scan, const gxi_tagger *tagger) {
  *tag = (gxi_tag){.tagger = tagger};
  for (uint32_t k = 0; k < GXI_TAG_KINDS; k++)
    tag->types[k] = gx_knowledge_entity_type(scan->knowledge, gxi_str(TYPES[k]));
  gxi_tagview_init(&tag->view, scan->knowledge);
  tag->view.names = !tagger->head || edits_names(tagger->head);
}

/* The end of the name that begins at a label B. */
static uint32_t name_end(const uint8_t *labels, uint32_t begin) {
  uint8_t last = (uint8_t)GXI_TAG_END(GXI_TAG_KIND(labels[begin]));
  while (labels[begin] != last)
    begin++;
  return begin + 1;
}

static bool begins(uint8_t label) {
  return label != GXI_TAG_OUTSIDE && (label - 1) % 3 == 0;
}

/* Where the names that overlap [begin, end) or follow it without a gap of their own
   end, once no name of either labelling goes across. */
static uint32_t
stretch_end(const uint8_t *labels, const uint8_t *read, uint32_t begin) {
  uint32_t end = begin + 1;
  for (uint32_t i = begin; i < end; i++) {
    if (begins(labels[i])) {
      uint32_t to = name_end(labels, i);
      if (to > end) end = to;
    }
    if (begins(read[i])) {
      uint32_t to = name_end(read, i);
      if (to > end) end = to;
    }
  }
  return end;
}

static void
put(gxi_tag_span *spans, uint32_t *count, const uint8_t *labels, uint32_t begin) {
  gxi_tag_kind kind = GXI_TAG_KIND(labels[begin]);
  if (kind == GXI_TAG_PLACE || *count == GXI_TAG_MAX_SPANS) return;
  spans[(*count)++] = (gxi_tag_span){begin, name_end(labels, begin), kind};
}

/* A quoted scheme that would be a firm: rules know the kinds better. Persons are what
   any name may be mistaken for. */
static bool has_other_kind(const gxi_tag_difference *d) {
  for (uint32_t i = 0; i < d->dropped_count && d->added_count; i++)
    if (d->dropped[i].kind != d->added[0].kind && d->dropped[i].kind != GXI_TAG_PERSON)
      return true;
  return false;
}

static void compare(gxi_tag_difference *d, const uint8_t *labels, const uint8_t *read) {
  d->added_count = d->dropped_count = 0;
  for (uint32_t i = d->begin; i < d->end; i++) {
    bool same =
      begins(labels[i]) && begins(read[i]) && name_end(labels, i) == name_end(read, i);
    if (same) continue;
    if (begins(labels[i])) put(d->added, &d->added_count, labels, i);
    if (begins(read[i])) put(d->dropped, &d->dropped_count, read, i);
  }
  if (has_other_kind(d)) d->added_count = d->dropped_count = 0;
  d->edit = !d->dropped_count ? GXI_TAG_ADD
            : d->added_count  ? GXI_TAG_CHANGE
                              : GXI_TAG_DROP;
  if (d->added_count + d->dropped_count)
    d->kind = d->added_count ? d->added[0].kind : d->dropped[0].kind;
}

bool gxi_tag_differ(
  gxi_tag_difference *difference,
  const uint8_t *labels,
  const uint8_t *read,
  uint32_t from,
  uint32_t count
) {
  while (from < count) {
    if (!begins(labels[from]) && !begins(read[from])) {
      from++;
      continue;
    }
    difference->begin = from;
    difference->end = from = stretch_end(labels, read, from);
    compare(difference, labels, read);
    if (difference->added_count + difference->dropped_count) return true;
  }
  return false;
}

static void find(
  gxi_tag *tag,
  const gxi_scan *scan,
  const gxi_tag_window *window,
  const gxi_tag_span *span,
  uint32_t type,
  int32_t margin
) {
  gx_str text =
    gxi_scan_text(scan, window->begin + span->begin, window->begin + span->end);
  *gxi_vec_push(scan->arena, &tag->findings) = (gxi_tag_finding){text, type, margin};
}

static void take(
  gxi_tag *tag,
  const gxi_scan *scan,
  const gxi_tag_window *window,
  const gxi_tag_difference *d
) {
  const gxi_tagger *tagger = tag->tagger;
  int32_t least = tagger->head->margins[d->edit][d->kind];
  if (least == GXI_TAG_NEVER) return;
  gxi_tag_scores *scores = tag->scores.items;
  int32_t margin =
    gxi_tagger_score(tagger, scores, tag->labels.items, d->begin, d->end) -
    gxi_tagger_score(tagger, scores, tag->view.read.items, d->begin, d->end);
  if (margin < least) return;
  for (uint32_t i = 0; i < d->dropped_count; i++)
    find(tag, scan, window, &d->dropped[i], GX_ID_NONE, margin);
  for (uint32_t i = 0; i < d->added_count; i++)
    find(tag, scan, window, &d->added[i], tag->types[d->added[i].kind], margin);
}

static void
tag_window(gxi_tag *tag, const gxi_scan *scan, const gxi_tag_window *window) {
  uint32_t count = window->end - window->begin;
  gxi_vec_reserve(scan->arena, &tag->scores, count);
  gxi_vec_reserve(scan->arena, &tag->cells, count + 1);
  gxi_vec_reserve(scan->arena, &tag->labels, count);
  gxi_tag_scores *scores = tag->scores.items;
  memset(scores, 0, count * sizeof *scores);
  const uint32_t *features = tag->view.features.items;
  const uint32_t *end = features + count * GXI_TAG_FEATURES;
  gxi_tagger_expect(tag->tagger, features, GXI_TAG_FEATURES);
  for (uint32_t i = 0; i < count; i++) {
    const uint32_t *next = features + GXI_TAG_FEATURES;
    if (next < end) gxi_tagger_expect(tag->tagger, next, GXI_TAG_FEATURES);
    gxi_tagger_add(scores[i], tag->tagger, features, GXI_TAG_FEATURES);
    features = next;
  }
  gxi_tagview_restrain(scores, tag->view.edges.items, count);
  uint8_t *labels = tag->labels.items;
  gxi_tagger_decode(labels, tag->cells.items, tag->tagger, scores, count);
  gxi_tag_difference difference;
  for (uint32_t at = 0;
       gxi_tag_differ(&difference, labels, tag->view.read.items, at, count);
       at = difference.end)
    take(tag, scan, window, &difference);
}

void gxi_tag_sentence(gxi_tag *tag, const gxi_scan *scan, const gxi_lattice *lattice) {
  if (!tag->tagger->head && !tag->watch) return;
  if (!gxi_tagview_read(&tag->view, scan, lattice)) return;
  gxi_tag_window window = {0, 0, 0};
  while (gxi_tagview_window(&tag->view, window.next, &window)) {
    gxi_tagview_fill(&tag->view, scan, &window);
    if (tag->watch)
      tag->watch->window(tag->watch->user, scan, &tag->view, &window);
    else
      tag_window(tag, scan, &window);
  }
}
