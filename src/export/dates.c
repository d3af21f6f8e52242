/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * dates.c: ISO dates of any precision as the days that they span.
 *
 *     "2024"        2024-01-01 … 2024-12-31
 *     "2024-02"     2024-02-01 … 2024-02-29
 *     "2024-02-05"  2024-02-05 … 2024-02-05
 *
 * A day is one number, 20240205, so that days compare as numbers; 0 is no day.
 * Not here: reading dates out of sentences (grammar/date.c).
 */
#include "base/str.h"
#include "export/export.h"

static uint32_t digits_at(gx_str text, size_t begin, size_t end) {
  uint32_t number = 0;
  for (size_t i = begin; i < end; i++) {
    if (i >= text.size || !gxi_is_digit((unsigned char)text.data[i])) return 0;
    number = number * 10 + (uint32_t)(text.data[i] - '0');
  }
  return number;
}

static uint32_t days_in(uint32_t year, uint32_t month) {
  static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : days[month - 1];
}

gxi_days gxi_days_of(gx_str date) {
  gxi_days none = {0, 0};
  uint32_t year = digits_at(date, 0, 4);
  uint32_t first_month = 1, last_month = 12;
  if (year == 0) return none;
  if (date.size > 4) {
    first_month = last_month = date.data[4] == '-' ? digits_at(date, 5, 7) : 0;
    if (first_month < 1 || first_month > 12) return none;
  }
  uint32_t first_day = 1, last_day = days_in(year, last_month);
  if (date.size > 7) {
    uint32_t day = date.data[7] == '-' && date.size == 10 ? digits_at(date, 8, 10) : 0;
    if (day < 1 || day > last_day) return none;
    first_day = last_day = day;
  }
  return (gxi_days
  ){year * 10000 + first_month * 100 + first_day,
    year * 10000 + last_month * 100 + last_day};
}

gxi_days gxi_days_between(gx_str first, gx_str last) {
  gxi_days from = gxi_days_of(first), to = gxi_days_of(last);
  if (from.first == 0) return to;
  if (to.last > from.last) from.last = to.last;
  return from;
}

gxi_days gxi_days_join(gxi_days a, gxi_days b) {
  if (a.first == 0) return b;
  if (b.first == 0) return a;
  return (gxi_days
  ){a.first < b.first ? a.first : b.first, a.last > b.last ? a.last : b.last};
}

void gxi_write_day(gxi_exporting *out, uint32_t day) {
  uint32_t scale = 10000000;
  for (int i = 0; i < 8; i++, scale /= 10) {
    if (i == 4 || i == 6) gxi_sink_char(&out->sink, '-');
    gxi_sink_char(&out->sink, (char)('0' + day / scale % 10));
  }
}
