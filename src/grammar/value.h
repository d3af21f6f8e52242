/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * value.h: amounts, quantities and dates: finding them and reading their values.
 */
#ifndef GXI_GRAMMAR_VALUE_H
#define GXI_GRAMMAR_VALUE_H

#include "base/arena.h"
#include "guanxi/base.h"

typedef enum gxi_value_kind {
  GXI_VALUE_NONE,
  GXI_VALUE_MONEY, /* 1.2亿元, 近2000万元, 150余万美元, 三百万元, 上百亿元 */
  GXI_VALUE_QUANTITY, /* 300吨, 20多家, 30个, 2687家 */
  GXI_VALUE_PERCENT,
  GXI_VALUE_DATE, /* 2024年2月1日, 2月1日, 去年11月, 今年5月19日, 近日, 1月至5月 */
  GXI_VALUE_NUMBER
} gxi_value_kind;

typedef struct gxi_value {
  gxi_value_kind kind;
  uint32_t size;       /* bytes matched from the start */
  double number;       /* money in units of the currency, quantity, number */
  double high;         /* upper end of a range, else equal to number */
  char currency[4];    /* CNY USD EUR HKD JPY RUB KZT …; empty when no money */
  char qualifier[8];   /* "约" "余" "近" "超" "多" or "" (UTF-8, NUL-terminated) */
  uint32_t unit_begin; /* quantity: its unit */
  uint32_t unit_size;
  int32_t year, month, day; /* date; 0 when not said; relative: see below */
  int32_t relative;  /* date: 0 absolute; 1 year is an offset to the anchor's (今年 0,
                        去年 -1) */
  bool span_of_time; /* 近年来, 三年来: no point in time */
} gxi_value;

/** The longest value that begins at text; kind NONE when there is none. Linear. */
gxi_value gxi_value_at(gx_str text);

/**
 * ISO form ("2024-02-01", "2024-02", "2024", "--02-01" when the year is unknown) with
 * the document's date as anchor (ISO, may be empty). Returns its size; out ≥ 16 bytes.
 */
uint32_t gxi_date_iso(char out[16], const gxi_value *date, gx_str anchor);

#endif
