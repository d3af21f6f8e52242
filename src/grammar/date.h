/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * date.h: dates and spans of time at a place in a text.
 */
#ifndef GXI_GRAMMAR_DATE_H
#define GXI_GRAMMAR_DATE_H

#include "grammar/number.h"
#include "grammar/value.h"

/* gxi_value.relative of a date. */
enum {
  GXI_DATE_ABSOLUTE = 0,
  GXI_DATE_YEAR_OFFSET = 1,  /* year is an offset to the anchor's: 去年 -1 */
  GXI_DATE_MONTH_OFFSET = 2, /* month is an offset: 上月 -1 */
  GXI_DATE_DAY_OFFSET = 3    /* day is an offset: 昨日 -1 */
};

/** The longest date that begins at text; kind NONE when there is none.
 * @param first  the number that the text begins with */
gxi_value gxi_date_at(gx_str text, const gxi_number *first);

#endif
