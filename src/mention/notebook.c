/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * notebook.c: a small sorted dictionary.
 *
 * Notes are sorted by their first character's bucket, then by text, so that the notes
 * that share a first character stand together; a look-up scans those few.
 */
#include "mention/notebook.h"

#include <stdlib.h>

#include "base/str.h"

#define BUCKETS 256u
#define FEW_NOTES 16u

static uint32_t bucket(gx_str text) {
  if (text.size == 0) return 0;
  uint32_t size;
  return gxi_utf8_at(text, 0, &size) % BUCKETS;
}

static void open_with(gxi_notebook *notebook, gx_str text) {
  uint32_t first, second;
  uint32_t code = gxi_utf8_at(text, 0, &first);
  if (first == text.size) { /* whatever follows */
    memset(notebook->openings, 0xFF, sizeof notebook->openings);
    return;
  }
  uint32_t set = gxi_opening(code, gxi_utf8_at(text, first, &second));
  notebook->openings[set / 64] |= (uint64_t)1 << set % 64;
}

void gxi_notebook_add(gxi_notebook *notebook, gxi_arena *arena, gxi_note note) {
  if (note.text.size == 0) return;
  note.bucket = bucket(note.text);
  notebook->firsts[note.bucket] |= GXI_FIRST_NOTE;
  open_with(notebook, note.text);
  *gxi_vec_push(arena, &notebook->notes) = note;
}

/* What a text defines or shortens is that, even if it looks like a name by itself. */
static int note_rank(const gxi_note *note) {
  return note->origin == GXI_ORIGIN_DEFINED ? 2 : note->origin == GXI_ORIGIN_SHORT;
}

static int note_compare(const void *left, const void *right) {
  const gxi_note *a = left;
  const gxi_note *b = right;
  if (a->bucket != b->bucket) return a->bucket < b->bucket ? -1 : 1;
  int order = gxi_str_compare(a->text, b->text);
  if (order) return order;
  int rank = note_rank(b) - note_rank(a);
  if (rank) return rank;
  if (a->cost != b->cost) return a->cost > b->cost ? -1 : 1;
  return a->full < b->full ? -1 : a->full > b->full;
}

/* Few are put in order one by one; equals stay as they are either way. */
static void sort_bucket(gxi_note *notes, uint32_t count) {
  if (count > FEW_NOTES) {
    qsort(notes, count, sizeof *notes, note_compare);
    return;
  }
  for (uint32_t i = 1; i < count; i++) {
    gxi_note note = notes[i];
    uint32_t at = i;
    for (; at > 0 && note_compare(&notes[at - 1], &note) > 0; at--)
      notes[at] = notes[at - 1];
    notes[at] = note;
  }
}

/* Into buckets by counting, each of which is then sorted. */
static gxi_note *
sorted_notes(const gxi_notebook *notebook, gxi_arena *arena, uint32_t ends[BUCKETS]) {
  const gxi_note *notes = notebook->notes.items;
  uint32_t count = notebook->notes.count, begin = 0;
  gxi_note *sorted = gxi_arena_alloc(arena, count, sizeof *sorted);
  for (uint32_t i = 0; i < count; i++)
    ends[notes[i].bucket]++;
  for (uint32_t b = 0; b < BUCKETS; b++) {
    uint32_t size = ends[b];
    ends[b] = begin;
    begin += size;
  }
  for (uint32_t i = 0; i < count; i++)
    sorted[ends[notes[i].bucket]++] = notes[i];
  for (uint32_t b = 0, from = 0; b < BUCKETS; from = ends[b++])
    sort_bucket(sorted + from, ends[b] - from);
  return sorted;
}

void gxi_notebook_sort(gxi_notebook *notebook, gxi_arena *arena) {
  uint32_t ends[BUCKETS] = {0}, kept = 0, at = 0;
  gxi_note *notes = sorted_notes(notebook, arena, ends);
  notebook->buckets = gxi_arena_alloc(arena, BUCKETS + 1, sizeof *notebook->buckets);
  for (uint32_t b = 0; b < BUCKETS; b++) {
    uint32_t first = notebook->buckets[b] = kept;
    for (; at < ends[b]; at++)
      if (kept == first || !gxi_str_equal(notes[kept - 1].text, notes[at].text))
        notes[kept++] = notes[at];
  }
  notebook->buckets[BUCKETS] = kept;
  notebook->notes.items = notes;
  notebook->notes.capacity = notebook->notes.count;
  notebook->notes.count = kept;
}

uint32_t gxi_notebook_prefixes(
  const gxi_notebook *notebook, gx_str text, uint32_t notes[GXI_MAX_NOTES]
) {
  uint32_t count = 0;
  uint32_t b = bucket(text);
  if (text.size == 0 || notebook->notes.count == 0) return 0;
  uint32_t end = notebook->buckets[b + 1];
  for (uint32_t i = notebook->buckets[b]; i < end && count < GXI_MAX_NOTES; i++)
    if (gxi_str_starts(text, notebook->notes.items[i].text)) notes[count++] = i;
  return count;
}

const gxi_note *gxi_notebook_find(const gxi_notebook *notebook, gx_str text) {
  if (text.size == 0 || notebook->notes.count == 0) return NULL;
  uint32_t b = bucket(text);
  for (uint32_t i = notebook->buckets[b]; i < notebook->buckets[b + 1]; i++)
    if (gxi_str_equal(notebook->notes.items[i].text, text))
      return &notebook->notes.items[i];
  return NULL;
}

void gxi_notebook_deny(gxi_notebook *notebook, gxi_arena *arena, gx_str text) {
  if (!gxi_notebook_is_denied(notebook, text))
    *gxi_vec_push(arena, &notebook->denied) = text;
}

/* There are hardly ever more than a few. */
bool gxi_notebook_is_denied(const gxi_notebook *notebook, gx_str text) {
  for (uint32_t i = 0; i < notebook->denied.count; i++)
    if (gxi_str_equal(notebook->denied.items[i], text)) return true;
  return false;
}

bool gxi_notebook_denies_person(const gxi_notebook *notebook, gx_str text) {
  for (uint32_t i = 0; i < notebook->denied.count; i++) {
    gx_str denied = notebook->denied.items[i];
    if (gxi_str_starts(text, denied) || gxi_str_starts(denied, text)) return true;
  }
  return false;
}

void gxi_notebook_add_letter(
  gxi_notebook *notebook, gxi_arena *arena, gxi_letter letter
) {
  if (gxi_notebook_letter(notebook, letter.code) != GX_ID_NONE) return;
  *gxi_vec_push(arena, &notebook->letters) = letter;
  notebook->firsts[letter.code % BUCKETS] |= GXI_FIRST_LETTER;
  notebook->letter_bits[letter.code / 64 % GXI_LETTER_SETS] |= (uint64_t)1
                                                               << letter.code % 64;
}

uint32_t gxi_notebook_letter(const gxi_notebook *notebook, uint32_t code) {
  if (!gxi_notebook_may_letter(notebook, code)) return GX_ID_NONE;
  for (uint32_t i = 0; i < notebook->letters.count; i++)
    if (notebook->letters.items[i].code == code)
      return notebook->letters.items[i].place;
  return GX_ID_NONE;
}
