/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * learn.c: fills the notebook from the first reading, and ties the second to it.
 */
#include "mention/learn.h"

#include <stdlib.h>

#include "base/str.h"
#include "mention/weights.h"

static bool is_person(const gxi_scan *scan, const gxi_mention *mention) {
  return mention->origin == GXI_ORIGIN_PERSON && mention->type == scan->type_person;
}

/* The names inside a mention, for the note that replaces it. */
static void note_inner(
    gxi_note *note, const gxi_scan *scan, const gxi_reading *reading, uint32_t outer
) {
  uint32_t end = outer + 1;
  const gxi_mention *items = reading->mentions.items;
  while (end < reading->mentions.count && items[end].outer == outer)
    end++;
  note->inner_count = end - outer - 1;
  if (note->inner_count == 0) return;
  gxi_mention *inner = gxi_arena_alloc(scan->arena, note->inner_count, sizeof *inner);
  for (uint32_t i = 0; i < note->inner_count; i++) {
    inner[i] = items[outer + 1 + i];
    inner[i].text.begin -= items[outer].text.begin;
    inner[i].text.end -= items[outer].text.begin;
  }
  note->inner = inner;
}

static void note_plain(
    gxi_notebook *notebook,
    const gxi_scan *scan,
    const gxi_reading *reading,
    uint32_t index
) {
  const gxi_mention *mention = &reading->mentions.items[index];
  gxi_note note = {
      .text = gxi_str_sub(scan->text, mention->text.begin, mention->text.end),
      .type = mention->type,
      .cost = GXI_COST_NOTED,
      .origin = mention->origin,
      .full = GX_ID_NONE};
  note_inner(&note, scan, reading, index);
  gxi_notebook_add(notebook, scan->arena, note);
}

/* 喀 for 喀什地区: only divisions, the first in the text wins. */
static void
note_letter(gxi_notebook *notebook, const gxi_scan *scan, const gxi_mention *mention) {
  if (mention->place_count == 0) return;
  const gxi_place *place = gxi_knowledge_place(scan->knowledge, mention->places[0]);
  if (place->level != GXI_LEVEL_CITY && place->level != GXI_LEVEL_COUNTY) return;
  uint32_t size;
  uint32_t code = gxi_utf8_at(scan->text, mention->text.begin, &size);
  if (gxi_notebook_letter(notebook, code) != GX_ID_NONE) return;
  *gxi_vec_push(scan->arena, &notebook->letters) =
      (gxi_letter){code, mention->places[0]};
}

void gxi_learn(
    gxi_notebook *notebook, const gxi_scan *scan, const gxi_reading *reading
) {
  for (uint32_t i = 0; i < reading->mentions.count; i++) {
    const gxi_mention *mention = &reading->mentions.items[i];
    if (mention->kind != GXI_MENTION_NAME) continue;
    note_letter(notebook, scan, mention);
    if (mention->outer != GX_ID_NONE) continue;
    if (is_person(scan, mention)) {
      if (mention->score >= GXI_SURE_PERSON) note_plain(notebook, scan, reading, i);
    } else if (mention->origin == GXI_ORIGIN_SHAPE) {
      note_plain(notebook, scan, reading, i);
      if (!mention->payload) gxi_learn_short(notebook, scan, reading, i);
    } else if (mention->origin == GXI_ORIGIN_QUOTED) {
      note_plain(notebook, scan, reading, i);
    }
  }
  gxi_learn_defined(notebook, scan, reading);
}

typedef struct gxi_named {
  gx_str name;
  uint32_t mention;
} gxi_named;

static int named_compare(const void *left, const void *right) {
  const gxi_named *a = left;
  const gxi_named *b = right;
  int order = gxi_str_compare(a->name, b->name);
  if (order) return order;
  return a->mention < b->mention ? -1 : a->mention > b->mention;
}

static uint32_t find_named(const gxi_named *named, uint32_t count, gx_str name) {
  uint32_t low = 0, high = count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (gxi_str_compare(named[middle].name, name) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  bool found = low < count && gxi_str_equal(named[low].name, name);
  return found ? named[low].mention : GX_ID_NONE;
}

static bool is_shortened(const gxi_mention *mention) {
  return mention->origin == GXI_ORIGIN_SHORT || mention->origin == GXI_ORIGIN_DEFINED;
}

void gxi_learn_bind(gxi_reading *reading, const gxi_scan *scan) {
  uint32_t count = 0;
  gxi_named *named =
      gxi_arena_alloc(scan->arena, (size_t)reading->mentions.count + 1, sizeof *named);
  for (uint32_t i = 0; i < reading->mentions.count; i++) {
    const gxi_mention *mention = &reading->mentions.items[i];
    if (mention->kind != GXI_MENTION_NAME || is_shortened(mention)) continue;
    named[count++] = (gxi_named){mention->name, i};
  }
  qsort(named, count, sizeof *named, named_compare);
  for (uint32_t i = 0; i < reading->mentions.count; i++) {
    gxi_mention *mention = &reading->mentions.items[i];
    if (is_shortened(mention)) mention->full = find_named(named, count, mention->name);
  }
}
