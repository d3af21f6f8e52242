/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * propose_quoted.c: what brackets say: 《…》 is one token, a quoted fair is an event.
 *
 * Quotes inside longer names (“走出去”综合服务平台) are pieces, see scan.c.
 */
#include "base/str.h"
#include "mention/lattice.h"
#include "mention/weights.h"

#define MAX_BOOK 80u /* characters of a title in 《》 */
#define MAX_FAIR 8u

static uint32_t closing(
    const gxi_scan *scan, uint32_t at, uint32_t open, uint32_t close, uint32_t limit
) {
  uint32_t depth = 0;
  for (uint32_t i = at; i < gxi_scan_size(scan) && i - at < limit; i++) {
    uint32_t code = gxi_scan_code(scan, i);
    if (code == open) depth++;
    if (code == close && --depth == 0) return i;
  }
  return 0;
}

static void propose_book(gxi_lattice *lattice, const gxi_scan *scan, uint32_t at) {
  uint32_t end = closing(scan, at, 0x300A, 0x300B, MAX_BOOK);
  if (!end) return;
  gxi_proposal proposal = {
      .begin = (uint16_t)at,
      .end = (uint16_t)(end + 1),
      .kind = GXI_TOKEN_OTHER,
      .score = GXI_COST_BOOK,
      .type = GX_ID_NONE};
  gxi_lattice_propose(lattice, scan, proposal);
}

/* “喀交会”: short, and ends like a fair. */
static void propose_fair(gxi_lattice *lattice, const gxi_scan *scan, uint32_t at) {
  uint32_t end = closing(scan, at, 0x201C, 0x201D, MAX_FAIR);
  if (end < at + 4) return;
  uint32_t last = gxi_scan_code(scan, end - 1);
  uint32_t before = gxi_scan_code(scan, end - 2);
  bool fair = last == 0x4F1A /* 会 */ &&
              (before == 0x535A /* 博 */ || before == 0x4EA4 /* 交 */ ||
               before == 0x6D3D /* 洽 */ || before == 0x5C55 /* 展 */);
  if (!fair) return;
  gxi_proposal proposal = {
      .begin = (uint16_t)(at + 1),
      .end = (uint16_t)end,
      .kind = GXI_TOKEN_MENTION,
      .origin = GXI_ORIGIN_QUOTED,
      .score = GXI_BITS(-20),
      .type = scan->shape_type[GXI_SHAPE_EVENT]};
  gxi_lattice_propose(lattice, scan, proposal);
}

void gxi_propose_quoted(gxi_lattice *lattice, const gxi_scan *scan) {
  for (uint32_t at = 0; at < gxi_scan_size(scan); at++) {
    uint32_t code = gxi_scan_code(scan, at);
    if (code == 0x300A) propose_book(lattice, scan, at);
    if (code == 0x201C) propose_fair(lattice, scan, at);
  }
}
