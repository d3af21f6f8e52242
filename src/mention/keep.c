/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * keep.c: most sentences are read twice, and surfaces and values are the same both
 * times; notes and how places are weighed are not. Keeping them takes about fifty bytes
 * a byte of text, so only documents of a usual size are kept: see mentions.c.
 *
 * Clauses: every path of the lattice steps on the character behind a comma when nothing
 * goes across it, so what stands on its two sides can be read one by one.
 *
 *     管委会介绍, | “一园, 两区”已建成, | 去年引进45家企业。
 */
#include "mention/keep.h"

void gxi_keep_span(gxi_keep *keep, const gxi_scan *scan, const gxi_lattice *lattice) {
  *gxi_vec_push(scan->arena, &keep->spans) = (gxi_kept
  ){.span = scan->sentence,
    .chars = scan->chars.items,
    .char_count = scan->chars.count,
    .pieces = scan->pieces.items,
    .crossed = scan->crossed,
    .values = keep->values.count,
    .value_count = lattice->proposals.count};
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

void gxi_keep_propose(
  const gxi_keep *keep, const gxi_kept *kept, gxi_lattice *lattice, const gxi_scan *scan
) {
  for (uint32_t i = 0; i < kept->value_count; i++) {
    const gxi_proposal *value = &keep->values.items[kept->values + i];
    if (value->begin >= scan->from && value->begin < gxi_scan_size(scan))
      gxi_lattice_propose(lattice, scan, *value);
  }
}

static bool is_within_value(const gxi_keep *keep, const gxi_kept *kept, uint32_t at) {
  for (uint32_t i = 0; i < kept->value_count; i++) {
    const gxi_proposal *value = &keep->values.items[kept->values + i];
    if (value->begin < at && value->end > at) return true;
  }
  return false;
}

/* A mark that is nothing but a mark: names neither begin, go on nor end with it. */
static bool is_bare_mark(const gxi_kept *kept, uint32_t at) {
  const gxi_char *mark = &kept->chars[at];
  if (mark[1].first_piece != mark->first_piece + 1) return false;
  return kept->pieces[mark->first_piece].inside == GXI_INSIDE_COUNT;
}

uint32_t gxi_keep_clause(const gxi_keep *keep, const gxi_kept *kept, uint32_t from) {
  uint32_t size = kept->char_count - 1;
  uint32_t quotes = 0, books = 0;
  for (uint32_t at = from; at < size && !kept->crossed; at++) {
    uint32_t code = kept->chars[at].code;
    if (code > 0x300B) continue;
    quotes += code == 0x201C;
    books += code == 0x300A;
    if (code == 0x201D && quotes) quotes--;
    if (code == 0x300B && books) books--;
    if (!gxi_is_mark(code) || quotes || books || !is_bare_mark(kept, at)) continue;
    if (!is_within_value(keep, kept, at) && !is_within_value(keep, kept, at + 1))
      return at + 1;
  }
  return size;
}
