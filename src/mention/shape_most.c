/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * shape_most.c: what going on with a name or ending it costs at best.
 *
 * Most ways into a cell of the lattice lose, many of them by far: whoever could not win
 * at best is not weighed (shapes.c). All that adds to the costs there must be counted
 * here; debug builds check it.
 */
#include "mention/shape_costs.h"
#include "mention/shapes.h"
#include "mention/weights.h"

#define ANYTHING GXI_BITS(1 << 16)

int32_t gxi_shape_continue_most(
  gxi_shape shape, const gxi_scan *scan, const gxi_piece *last, const gxi_piece *piece
) {
  bool own = piece->inside == GXI_INSIDE_FUNCTION ||
             piece->inside == GXI_INSIDE_LEVEL || piece->aid || piece->posted ||
             gxi_scan_code(scan, piece->begin) == U'驻';
  if (own) return ANYTHING;
  int32_t most = scan->costs[piece->row].go_on[shape];
  if (most == GXI_FORBIDDEN) return most;
  bool place = piece->inside == GXI_INSIDE_PLACE || piece->inside == GXI_INSIDE_FULL;
  if (place) most += GXI_BITS(10);
  if (last->letter && piece->letter) most += GXI_BITS(22);
  return most + GXI_BITS(6); /* behind a suffix */
}

int32_t gxi_shape_close_most(gxi_shape shape, const gxi_piece *suffix, uint32_t seen) {
  const uint32_t ended = GXI_SEEN_ZONE | GXI_SEEN_SUFFIX | GXI_SEEN_KNOWN;
  int32_t most = GXI_BITS(CLOSE[suffix->suffix[shape] == 2 ? 2 : 1]);
  if (seen & GXI_SEEN_FIRST) most += GXI_BITS(3); /* settled */
  return seen & ended ? ANYTHING : most;          /* branches, boards, units */
}
