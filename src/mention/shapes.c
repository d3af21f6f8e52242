/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * shapes.c: the cost tables of names by shape.
 *
 *     name = first piece, pieces …, suffix          喀什 | 综合保税区 | 管委会
 *
 * A shape is a small automaton: ENTER by the first piece, CONTINUE by each further
 * one, CLOSE by a suffix. The costs say what names are made of: companies of unknown
 * characters and trade words, agencies of a place and a field, events of places and
 * themes. A name must have something that tells it from a common noun (a place, an
 * unknown character, a quote); otherwise closing costs so much that it is read as
 * general words: 产业园区, 有限公司, 相关部门.
 *
 * Numbers in bits, chosen; see weights.h for the scale.
 */
#include "mention/shapes.h"

#include "base/str.h"
#include "mention/weights.h"

#define NO (-9999)

/* Columns: company agency organization zone event program township village */
static const int16_t CONTINUE[GXI_INSIDE_COUNT][GXI_SHAPE_COUNT] = {
    [GXI_INSIDE_PLACE] = {-13, -10, -11, -11, -10, -12, NO, -12},
    [GXI_INSIDE_FULL] = {-11, -8, -9, -10, -10, -12, NO, NO},
    [GXI_INSIDE_KNOWN] = {-12, -9, -10, -10, -9, -12, NO, NO},
    [GXI_INSIDE_LEVEL] = {-18, -14, -16, -15, -16, -16, NO, -16},
    [GXI_INSIDE_NOUN] = {-9, -9, -8, -9, -8, -9, NO, -18},
    [GXI_INSIDE_VERB] = {-11, -11, -10, -11, -10, -11, NO, NO},
    [GXI_INSIDE_ADJECTIVE] = {-11, -14, -11, -11, -10, -11, NO, NO},
    [GXI_INSIDE_TIME] = {-16, -16, -16, -16, -12, -14, NO, NO},
    [GXI_INSIDE_NUMBER] = {-13, -10, -9, -13, -11, -12, NO, NO},
    [GXI_INSIDE_FUNCTION] = {-22, -24, -22, -24, -20, -20, NO, NO},
    [GXI_INSIDE_GENERIC] = {-20, -20, -18, -18, -16, -18, NO, NO},
    [GXI_INSIDE_TITLE] = {-26, -24, -22, -26, -22, -22, NO, NO},
    [GXI_INSIDE_SUFFIX] = {-9, -8, -8, -9, -9, -10, NO, NO},
    [GXI_INSIDE_CHAR] = {-12, -16, -13, -14, -13, -14, -10, -11},
    [GXI_INSIDE_BRACKET] = {-5, -8, -8, -5, -8, -12, NO, NO},
    [GXI_INSIDE_QUOTE] = {-14, -14, -9, -10, -8, -10, NO, NO},
    [GXI_INSIDE_LATIN] = {-12, -16, -13, -13, -13, -13, NO, NO},
    [GXI_INSIDE_DOT] = {-16, -20, -14, -12, -4, -12, NO, NO},
};

/* Added for the first piece. */
static const int16_t ENTER[GXI_INSIDE_COUNT][GXI_SHAPE_COUNT] = {
    [GXI_INSIDE_PLACE] = {5, 4, 4, 4, 3, 2, NO, NO},
    [GXI_INSIDE_FULL] = {3, 3, 3, 3, 3, 2, NO, NO},
    [GXI_INSIDE_KNOWN] = {2, 2, 2, 2, 2, 2, NO, NO},
    [GXI_INSIDE_LEVEL] = {NO, 6, 6, 3, 0, NO, NO, NO},
    [GXI_INSIDE_NOUN] = {-3, -4, -3, -4, -3, -4, NO, -4},
    [GXI_INSIDE_VERB] = {-9, -10, -9, -10, -8, -6, NO, NO},
    [GXI_INSIDE_ADJECTIVE] = {-4, -8, -6, -6, -6, -6, NO, NO},
    [GXI_INSIDE_TIME] = {NO, NO, NO, NO, -6, NO, NO, NO},
    [GXI_INSIDE_NUMBER] = {-6, -4, -4, -6, 0, -4, NO, NO},
    [GXI_INSIDE_FUNCTION] = {NO, NO, NO, NO, NO, NO, NO, NO},
    [GXI_INSIDE_GENERIC] = {NO, NO, NO, NO, NO, NO, NO, NO},
    [GXI_INSIDE_TITLE] = {NO, NO, NO, NO, NO, NO, NO, NO},
    [GXI_INSIDE_SUFFIX] = {-9, -9, -6, -9, -9, NO, NO, NO},
    [GXI_INSIDE_CHAR] = {0, -4, -2, -3, -3, -4, 0, 0},
    [GXI_INSIDE_BRACKET] = {NO, NO, NO, NO, NO, NO, NO, NO},
    [GXI_INSIDE_QUOTE] = {0, NO, 0, 0, 2, 2, NO, NO},
    [GXI_INSIDE_LATIN] = {-1, NO, -1, -3, -1, -1, NO, NO},
    [GXI_INSIDE_DOT] = {NO, NO, NO, NO, NO, NO, NO, NO},
};

/* Ending without anything distinctive. */
static const int16_t NAMELESS[GXI_SHAPE_COUNT] = {-9, -20, -18, -20, -16, -18, -30, -30};
/* Ending by a suffix that is weak, medium, strong. */
static const int16_t CLOSE[3] = {-9, -4, -1};

static int32_t bits(int16_t value) {
  return value == NO ? GXI_FORBIDDEN : GXI_BITS(value);
}

uint32_t gxi_shape_seen(const gxi_piece *piece) {
  switch ((gxi_inside)piece->inside) {
  case GXI_INSIDE_PLACE:
  case GXI_INSIDE_FULL:
  case GXI_INSIDE_KNOWN:
    return GXI_SEEN_PLACE;
  case GXI_INSIDE_LEVEL:
    return GXI_SEEN_LEVEL;
  case GXI_INSIDE_CHAR:
    return GXI_SEEN_UNKNOWN;
  case GXI_INSIDE_QUOTE:
  case GXI_INSIDE_LATIN:
    return GXI_SEEN_MARK;
  case GXI_INSIDE_NUMBER:
    return GXI_SEEN_NUMBER;
  case GXI_INSIDE_SUFFIX:
    return GXI_SEEN_SUFFIX;
  default:
    return GXI_SEEN_WORD;
  }
}

/* Pieces of several characters replace several choices: longer ones cost a bit more. */
static int32_t char_cost(gxi_shape shape, const gxi_scan *scan, const gxi_piece *piece) {
  int32_t cost = bits(CONTINUE[GXI_INSIDE_CHAR][shape]);
  /* 的 了 and the like never; other frequent single characters only a little dearer */
  if (piece->common >= 20) cost += GXI_BITS(-3);
  (void)scan;
  return cost;
}

int32_t gxi_shape_enter(gxi_shape shape, const gxi_scan *scan, const gxi_piece *piece) {
  if (piece->inside >= GXI_INSIDE_COUNT) return GXI_FORBIDDEN;
  int32_t extra = bits(ENTER[piece->inside][shape]);
  int32_t cost = piece->inside == GXI_INSIDE_CHAR
                     ? char_cost(shape, scan, piece)
                     : bits(CONTINUE[piece->inside][shape]);
  if (extra == GXI_FORBIDDEN || cost == GXI_FORBIDDEN) return GXI_FORBIDDEN;
  uint16_t before = scan->chars.items[piece->begin].before;
  const uint16_t clear = GXI_CUE_EDGE | GXI_CUE_LIST | GXI_CUE_FUNCTION | GXI_CUE_VERB |
                         GXI_CUE_TITLE;
  int32_t context = before & clear ? GXI_BITS(1) : GXI_BITS(-1);
  return GXI_COST_SHAPE + extra + cost + context;
}

int32_t gxi_shape_continue(
    gxi_shape shape, const gxi_scan *scan, const gxi_piece *last, const gxi_piece *piece
) {
  if (piece->inside >= GXI_INSIDE_COUNT) return GXI_FORBIDDEN;
  int32_t cost = piece->inside == GXI_INSIDE_CHAR
                     ? char_cost(shape, scan, piece)
                     : bits(CONTINUE[piece->inside][shape]);
  if (cost == GXI_FORBIDDEN) return cost;
  bool place = piece->inside == GXI_INSIDE_PLACE || piece->inside == GXI_INSIDE_FULL;
  /* 新疆维吾尔自治区|吐鲁番市|鄯善县…: a chain of full forms is no part of the name */
  if (place && last->inside == GXI_INSIDE_FULL) cost += GXI_BITS(-7);
  /* 杭州联合银行|阿克苏|分行, 合江·|江津 */
  if (place && (last->inside == GXI_INSIDE_SUFFIX || last->inside == GXI_INSIDE_DOT ||
                last->inside == GXI_INSIDE_KNOWN))
    cost += GXI_BITS(4);
  return cost;
}

static bool distinct(gxi_shape shape, uint32_t seen) {
  uint32_t marks = GXI_SEEN_PLACE | GXI_SEEN_MARK;
  switch (shape) {
  case GXI_SHAPE_COMPANY:
    marks |= GXI_SEEN_UNKNOWN;
    break;
  case GXI_SHAPE_AGENCY:
  case GXI_SHAPE_ORGANIZATION:
    marks |= GXI_SEEN_LEVEL;
    break;
  case GXI_SHAPE_EVENT:
    marks |= GXI_SEEN_NUMBER;
    break;
  case GXI_SHAPE_VILLAGE:
  case GXI_SHAPE_TOWNSHIP:
    marks |= GXI_SEEN_UNKNOWN;
    break;
  default:
    break;
  }
  return (seen & marks) != 0;
}

int32_t gxi_shape_close(
    gxi_shape shape,
    const gxi_scan *scan,
    const gxi_piece *suffix,
    uint32_t seen,
    uint32_t begin
) {
  int strength = suffix->suffix[shape];
  if (strength < 0 || strength > 2) return GXI_FORBIDDEN;
  int32_t cost = GXI_BITS(CLOSE[strength]);
  if (suffix->end - suffix->begin == 1) cost += GXI_BITS(-2);
  if (!distinct(shape, seen)) {
    bool half = (seen & (GXI_SEEN_UNKNOWN | GXI_SEEN_NUMBER)) != 0;
    cost += GXI_BITS(NAMELESS[shape]) / (half ? 2 : 1);
  }
  (void)scan;
  (void)begin;
  return cost;
}
