/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * shape_costs.h: what a piece costs in a name of each shape; for shapes.c alone.
 *
 * Numbers in bits, chosen; see weights.h for the scale. NO: never.
 */
#ifndef GXI_MENTION_SHAPE_COSTS_H
#define GXI_MENTION_SHAPE_COSTS_H

#include "mention/scan.h"
#include "mention/shapes.h"

#define NO (-9999)

/* Columns: company agency organization zone event program township village */
static const int16_t CONTINUE[GXI_INSIDE_COUNT][GXI_SHAPE_COUNT] = {
  [GXI_INSIDE_PLACE] = {-13, -10, -11, -11, -10, -12, NO, -12},
  [GXI_INSIDE_FULL] = {-11, -8, -9, -10, -10, -12, NO, NO},
  [GXI_INSIDE_KNOWN] = {-12, -9, -10, -10, -9, -12, NO, NO},
  [GXI_INSIDE_LEVEL] = {-18, -14, -16, -15, -16, -16, NO, -16},
  [GXI_INSIDE_NOUN] = {-9, -9, -8, -9, -8, -9, NO, -14},
  [GXI_INSIDE_VERB] = {-11, -8, -10, -11, -10, -11, NO, NO},
  [GXI_INSIDE_ADJECTIVE] = {-11, -14, -11, -11, -10, -11, NO, -14},
  [GXI_INSIDE_TIME] = {-16, -16, -16, -16, -12, -14, NO, NO},
  [GXI_INSIDE_NUMBER] = {-15, -11, -11, -15, -12, -12, NO, NO},
  [GXI_INSIDE_FUNCTION] = {NO, NO, NO, NO, NO, NO, NO, NO},
  [GXI_INSIDE_GENERIC] = {-13, -13, -11, -12, -11, -12, NO, NO},
  [GXI_INSIDE_OPENER] = {NO, NO, NO, NO, -16, -16, NO, NO},
  [GXI_INSIDE_TITLE] = {-26, -24, -22, -26, -22, -22, NO, NO},
  [GXI_INSIDE_SUFFIX] = {-9, -8, -8, -9, -9, -10, NO, NO},
  [GXI_INSIDE_CHAR] = {-11, -16, -13, -13, -13, -14, -10, -11},
  [GXI_INSIDE_BRACKET] = {-5, -8, -8, -5, -8, -12, NO, NO},
  [GXI_INSIDE_QUOTE] = {-14, -14, -9, -10, -8, -10, NO, NO},
  [GXI_INSIDE_LATIN] = {-12, -16, -13, -13, -13, -13, NO, NO},
  [GXI_INSIDE_DOT] = {-16, -20, -14, -8, -4, -12, NO, NO},
};

/* Added for the first piece. */
static const int16_t ENTER[GXI_INSIDE_COUNT][GXI_SHAPE_COUNT] = {
  [GXI_INSIDE_PLACE] = {6, 4, 4, 4, 3, 2, NO, 4},
  [GXI_INSIDE_FULL] = {3, 3, 3, 3, 3, 2, NO, NO},
  [GXI_INSIDE_KNOWN] = {2, 2, 2, 2, 2, 2, NO, NO},
  [GXI_INSIDE_LEVEL] = {NO, 6, 6, 3, 0, NO, NO, NO},
  [GXI_INSIDE_NOUN] = {-3, -4, -3, -4, -3, -4, NO, -4},
  [GXI_INSIDE_VERB] = {-9, -10, -9, -10, -8, -6, NO, -4},
  [GXI_INSIDE_ADJECTIVE] = {-4, -8, -6, -6, -6, -6, NO, -4},
  [GXI_INSIDE_TIME] = {NO, NO, NO, NO, -6, NO, NO, NO},
  [GXI_INSIDE_NUMBER] = {-6, -4, -1, -6, 4, -4, NO, NO},
  [GXI_INSIDE_FUNCTION] = {NO, NO, NO, NO, NO, NO, NO, NO},
  [GXI_INSIDE_GENERIC] = {NO, NO, NO, NO, 9, NO, NO, NO},
  [GXI_INSIDE_OPENER] = {NO, NO, NO, NO, NO, NO, NO, NO},
  [GXI_INSIDE_TITLE] = {NO, NO, NO, NO, NO, NO, NO, NO},
  [GXI_INSIDE_SUFFIX] = {-9, -9, -6, -9, -9, NO, NO, NO},
  [GXI_INSIDE_CHAR] = {-2, -4, -2, -3, -3, -4, 0, 0},
  [GXI_INSIDE_BRACKET] = {NO, NO, NO, NO, NO, NO, NO, NO},
  [GXI_INSIDE_QUOTE] = {-5, NO, 0, 0, 2, 2, NO, NO},
  [GXI_INSIDE_LATIN] = {-1, NO, -1, -3, -1, -1, NO, NO},
  [GXI_INSIDE_DOT] = {NO, NO, NO, NO, NO, NO, NO, NO},
};

/* Ending without anything distinctive. */
static const int16_t NAMELESS[GXI_SHAPE_COUNT] = {
  -9, -20, -18, -20, -16, -18, -30, -30};
/* Ending by a suffix that is weak, medium, strong. */
static const int16_t CLOSE[3] = {-8, -4, -1};

/* What runs a zone. */
#define COMMITTEES "管委会 管理委员会 党工委 管委"

#endif
