/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * keep.c: most sentences are read twice, and surfaces and values are the same both
 * times; notes and how places are weighed are not. Keeping them takes about fifty bytes
 * a byte of text, so only documents of a usual size are kept: see mentions.c.
 */
#include "mention/keep.h"

#include <string.h>

void gxi_keep_reserve(gxi_keep *keep, gxi_arena *arena, uint32_t bytes) {
  gxi_vec_reserve(arena, &keep->chars, bytes / 2);
  gxi_vec_reserve(arena, &keep->pieces, bytes - bytes / 3);
}

void gxi_keep_scan(gxi_keep *keep, const gxi_scan *scan) {
  if (!keep->on) return;
  gxi_kept kept = {
    .span = scan->sentence,
    .chars = keep->chars.count,
    .char_count = scan->chars.count,
    .pieces = keep->pieces.count};
  gxi_vec_reserve(scan->arena, &keep->chars, keep->chars.count + scan->chars.count);
  memcpy(
    keep->chars.items + keep->chars.count,
    scan->chars.items,
    scan->chars.count * sizeof *scan->chars.items
  );
  keep->chars.count += scan->chars.count;
  gxi_vec_reserve(scan->arena, &keep->pieces, keep->pieces.count + scan->pieces.count);
  memcpy(
    keep->pieces.items + keep->pieces.count,
    scan->pieces.items,
    scan->pieces.count * sizeof *scan->pieces.items
  );
  keep->pieces.count += scan->pieces.count;
  *gxi_vec_push(scan->arena, &keep->spans) = kept;
}

void gxi_keep_values(gxi_keep *keep, const gxi_scan *scan, const gxi_lattice *lattice) {
  if (!keep->on) return;
  gxi_kept *kept = &keep->spans.items[keep->spans.count - 1];
  kept->values = keep->values.count;
  kept->value_count = lattice->proposals.count;
  for (uint32_t i = 0; i < lattice->proposals.count; i++)
    *gxi_vec_push(scan->arena, &keep->values) = lattice->proposals.items[i];
}

const gxi_kept *gxi_keep_find(gxi_keep *keep, gx_span span) {
  const gxi_kept *spans = keep->spans.items;
  while (keep->next < keep->spans.count && spans[keep->next].span.begin < span.begin)
    keep->next++;
  if (keep->next == keep->spans.count) return NULL;
  const gxi_kept *kept = &spans[keep->next];
  bool same = kept->span.begin == span.begin && kept->span.end == span.end;
  return same ? kept : NULL;
}

void gxi_keep_restore(const gxi_keep *keep, const gxi_kept *kept, gxi_scan *scan) {
  gxi_scan_again(
    scan,
    kept->span,
    keep->chars.items + kept->chars,
    kept->char_count,
    keep->pieces.items + kept->pieces
  );
}

void gxi_keep_propose(
  const gxi_keep *keep, const gxi_kept *kept, gxi_lattice *lattice, const gxi_scan *scan
) {
  for (uint32_t i = 0; i < kept->value_count; i++)
    gxi_lattice_propose(lattice, scan, keep->values.items[kept->values + i]);
}
