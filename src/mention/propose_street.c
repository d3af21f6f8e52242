/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * propose_street.c: streets that are called by a place, which they say nothing of.
 *
 *     南京|路  深圳|大道  长春|大街       but 南京|路桥, 兰州|路演
 *
 * They are read as one word, but not in longer names: 上海路小学.
 */
#include "base/str.h"
#include "mention/lattice.h"
#include "mention/piece.h"
#include "mention/weights.h"

#define MAX_PLACE 4u /* characters */
#define NO_ROAD "路桥 路演 路线 路段 路径 路由 路过 路灯 路局 路况 路网 路面 路基 路子"
#define STREETS "大道 大街"

/* Characters of 路 大道 大街 at a position, or 0. */
static uint32_t street_at(const gxi_scan *scan, uint32_t at) {
  uint32_t code = gxi_scan_code(scan, at);
  if (code != 0x8DEF /* 路 */ && code != 0x5927 /* 大 */) return 0;
  gx_str rest = gxi_scan_text(scan, at, gxi_scan_size(scan));
  if (code == 0x5927) return gxi_str_starts_in(rest, 0, STREETS) ? 2 : 0;
  return gxi_str_starts_in(rest, 0, NO_ROAD) ? 0 : 1;
}

/* Where the short name of a place that ends at a position begins; itself: none does. */
static uint32_t place_before(const gxi_scan *scan, uint32_t at) {
  uint32_t first = at > MAX_PLACE + scan->from ? at - MAX_PLACE : scan->from;
  for (uint32_t begin = first; begin + 1 < at; begin++)
    for (uint32_t i = scan->chars.items[begin].first_piece;
         i < scan->chars.items[begin + 1].first_piece;
         i++) {
      const gxi_piece *piece = &scan->pieces.items[i];
      bool brief = piece->inside == GXI_INSIDE_PLACE && !piece->country;
      if (piece->end == at && piece->place != GX_ID_NONE && brief) return begin;
    }
  return at;
}

/* 北京路|小学: the name goes on. */
static bool goes_on(const gxi_scan *scan, uint32_t at) {
  if (at >= gxi_scan_size(scan) || gxi_scan_code(scan, at) == 0x8857 /* 街 */)
    return false;
  uint32_t end = scan->chars.items[at + 1].first_piece;
  for (uint32_t i = scan->chars.items[at].first_piece; i < end; i++)
    if (scan->pieces.items[i].suffixes) return true;
  return false;
}

void gxi_propose_streets(gxi_lattice *lattice, const gxi_scan *scan) {
  uint32_t size = gxi_scan_size(scan);
  for (uint32_t at = scan->from + 2; at < size; at++) {
    if (!(scan->chars.items[at].before & GXI_CUE_PLACE)) continue;
    uint32_t street = street_at(scan, at);
    if (!street || goes_on(scan, at + street)) continue;
    uint32_t begin = place_before(scan, at);
    if (begin == at) continue;
    gxi_proposal proposal = {
      .begin = (uint16_t)begin,
      .end = (uint16_t)(at + street),
      .kind = GXI_TOKEN_OTHER,
      .origin = GXI_ORIGIN_SHAPE,
      .score = GXI_COST_STREET,
      .type = GX_ID_NONE};
    gxi_lattice_propose(lattice, scan, proposal);
  }
}
