/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * svg.h: a picture's points and where names go.
 */
#ifndef GXI_EXPORT_SVG_H
#define GXI_EXPORT_SVG_H

#include "export/picture.h"

/** A disc of the picture, y downwards, in the picture's units. */
typedef struct gxi_disc {
  uint32_t vertex;
  double x, y, radius;
  gx_str name;
} gxi_disc;

/** Where a disc's name goes: up to two lines around `x`. */
typedef struct gxi_label {
  double x, y;        /* of the first line's baseline */
  const char *anchor; /* "start" "middle" "end"; NULL: no room, not drawn */
  gx_str lines[2];    /* the second may be empty */
  bool cut;           /* the name goes on after the last line */
} gxi_label;

/** Labels by disc, the larger discs first to choose; none over a disc or a label.
 *  `letter` is the height of a name. Inside gxi_arena_try. */
gxi_label *gxi_place_labels(
  gxi_arena *arena, const gxi_disc *discs, uint32_t count, double letter
);

/** How wide a text is in letters as wide as high. */
double gxi_text_letters(gx_str text);

#endif
