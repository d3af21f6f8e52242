/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * propose_village.c: villages right behind their township, whatever they are made of.
 *
 *     者桑乡 | 那能村      那 is no brand's character elsewhere
 *     太平溪镇 | 许家冲村   single characters, each a word
 *
 * A township says what follows it; between it and 村 stand two to four characters of
 * no usual word, and no word that joins or counts (镇|和李村, 乡|各行政村). Villages of
 * unusual characters are shapes.c's.
 */
#include "base/str.h"
#include "mention/lattice.h"
#include "mention/piece.h"
#include "mention/weights.h"

#define LEAST_CHARS 2u /* of a village's name, 村 not counted */
#define MOST_CHARS 4u
#define USUAL_WORD 11u /* weight in the word list from which a word is no name */

/* 乡 镇 and what ends so. */
static bool is_behind_township(const gxi_scan *scan, uint32_t at) {
  if (!(scan->chars.items[at].before & GXI_CUE_PLACE)) return false;
  uint32_t code = gxi_scan_code(scan, at - 1);
  return code == 0x4E61 /* 乡 */ || code == 0x9547 /* 镇 */;
}

/* A word that joins, points or counts: none of a village. */
static bool is_other(const gxi_scan *scan, uint32_t at) {
  gx_str text = gxi_scan_text(scan, at, at + 1);
  return !gxi_is_han(gxi_scan_code(scan, at)) ||
         gxi_str_in(
           text,
           "和 与 及 到 在 从 由 把 被 将 是 有 为 的 了 等 各 全 每 某 多 数 几 其 该 "
           "此 "
           "本 这 向 对 至 给 往 赴 驻 个 余 村 乡 镇 县 市 省 区"
         );
}

static bool is_usual(const gxi_scan *scan, uint32_t begin, uint32_t end) {
  for (uint32_t at = begin; at < end; at++) {
    uint32_t stop = scan->chars.items[at + 1].first_piece;
    for (uint32_t i = scan->chars.items[at].first_piece; i < stop; i++) {
      const gxi_piece *piece = &scan->pieces.items[i];
      uint32_t size = (uint32_t)(piece->end - piece->begin);
      bool word = piece->common >= USUAL_WORD || piece->generic || piece->frame;
      if (size > 1 && piece->end <= end + 1 && word) return true;
    }
  }
  return false;
}

/* 镇|五里村, 镇|三十里铺村: villages are named by their miles. */
static bool counts_miles(const gxi_scan *scan, uint32_t begin, uint32_t at) {
  uint32_t mile = begin;
  while (mile < at && gxi_is_numeral(gxi_scan_code(scan, mile)))
    mile++;
  return mile > begin && gxi_scan_code(scan, mile) == U'里';
}

static void propose_at(gxi_lattice *lattice, const gxi_scan *scan, uint32_t at) {
  for (uint32_t size = 1; size <= MOST_CHARS && size < at - scan->from; size++) {
    uint32_t begin = at - size;
    bool counts = size == 1 && gxi_is_numeral(gxi_scan_code(scan, begin));
    if (is_other(scan, begin) || counts) return; /* 镇|六村, but 镇|三十里铺村 */
    if (size < LEAST_CHARS || !is_behind_township(scan, begin)) continue;
    if (is_usual(scan, begin, at)) return;
    gxi_proposal proposal = {
      .begin = (uint16_t)begin,
      .end = (uint16_t)(at + 1),
      .kind = GXI_TOKEN_MENTION,
      .origin = GXI_ORIGIN_SHAPE,
      .score = GXI_COST_VILLAGE + (counts_miles(scan, begin, at) ? GXI_BITS(14) : 0),
      .type = scan->shape_type[GXI_SHAPE_VILLAGE]};
    gxi_lattice_propose(lattice, scan, proposal);
    return;
  }
}

void gxi_propose_villages(gxi_lattice *lattice, const gxi_scan *scan) {
  if (!(scan->asked & GXI_ASKS_LEVEL)) return;
  uint32_t size = gxi_scan_size(scan);
  for (uint32_t at = scan->from + 4; at < size; at++)
    if (gxi_scan_code(scan, at) == 0x6751 /* 村 */) propose_at(lattice, scan, at);
}
