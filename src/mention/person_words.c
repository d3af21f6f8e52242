/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * person_words.c: the words that characters of a personal name may be instead.
 *
 *     毕业 | 后        a usual word stands where surname and given name would
 *     徐某 | 带 | 着   what stands before 着 is a verb
 *     乌丽娜 | 随行    a usual word is the end
 *
 * Not here: where a given name ends (person_ends.c).
 */
#include "mention/lattice.h"
#include "mention/shapes.h"
#include "mention/weights.h"

/* 和|职工|创新工作室: no given name. */
bool gxi_person_is_word(const gxi_scan *scan, uint32_t begin, uint32_t end) {
  uint32_t stop = scan->chars.items[begin + 1].first_piece;
  for (uint32_t i = scan->chars.items[begin].first_piece; i < stop; i++)
    if (scan->pieces.items[i].end == end && end - begin > 1) return true;
  return false;
}

/* 毕业|后: a usual word stands where surname and given name would. */
int32_t gxi_person_word_cost(const gxi_scan *scan, uint32_t begin, uint32_t end) {
  uint32_t stop = scan->chars.items[begin + 1].first_piece;
  for (uint32_t i = scan->chars.items[begin].first_piece; i < stop; i++) {
    const gxi_piece *piece = &scan->pieces.items[i];
    bool inside = piece->end - piece->begin == 2 && piece->end <= end;
    if (inside && piece->common >= 9) return GXI_COST_COVERED;
  }
  return 0;
}

/* 徐某|带着, 方某|作了: what stands before 着 and 了 is a verb, not a name's end. */
int32_t gxi_person_aspect_cost(const gxi_scan *scan, uint32_t end) {
  uint32_t code = end < gxi_scan_size(scan) ? gxi_scan_code(scan, end) : 0;
  return code == 0x7740 || code == 0x4E86 ? GXI_COST_ASPECT : 0;
}

/* A usual word ends what would be a name: 乌丽娜|随行. */
int32_t gxi_person_trailing_cost(const gxi_scan *scan, uint32_t begin, uint32_t end) {
  if (end < begin + 4) return 0;
  uint32_t stop = scan->chars.items[end - 1].first_piece;
  for (uint32_t i = scan->chars.items[end - 2].first_piece; i < stop; i++)
    if (scan->pieces.items[i].end == end && scan->pieces.items[i].common >= 6)
      return GXI_COST_TRAILING;
  return 0;
}

void gxi_person_plainly(
  const gxi_scan *scan, uint32_t at, uint32_t size, int32_t costs[GXI_MAX_CHINESE + 1]
) {
  const gxi_char *chars = &scan->chars.items[at];
  costs[0] = 0;
  for (uint32_t i = 1; i <= GXI_MAX_CHINESE; i++)
    costs[i] = GXI_FORBIDDEN;
  for (uint32_t i = 0; i < size && at + i < gxi_scan_size(scan); i++)
    for (uint32_t p = chars[i].first_piece; p < chars[i + 1].first_piece; p++) {
      const gxi_piece *piece = &scan->pieces.items[p];
      uint32_t end = piece->end - at;
      if (end <= size && costs[i] + piece->cost > costs[end])
        costs[end] = costs[i] + piece->cost;
    }
}
