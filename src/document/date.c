/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * date.c: full dates of source lines: 2024-02-01, 2024/2/1, 2024.2.1, 2024年2月1日,
 * with a time behind, and 二〇二四年二月一日.
 *
 * Not here: dates of prose and what "today" means (grammar/).
 */
#include <stdio.h>

#include "document/page.h"

static uint32_t number_at(gx_str text, size_t *at, size_t most) {
  uint32_t value = 0;
  size_t begin = *at;
  while (*at < text.size && *at < begin + most &&
         gxi_is_digit((unsigned char)text.data[*at]))
    value = value * 10 + (uint32_t)(text.data[(*at)++] - '0');
  return *at == begin ? UINT32_MAX : value;
}

/* One of - / . or the word; which one must be the same both times. */
static bool separator(gx_str text, size_t *at, const char *word, char *mark) {
  gx_str rest = gxi_str_sub(text, *at, text.size);
  if (rest.size == 0) return false;
  if (gxi_str_starts(rest, gxi_str(word)) && (*mark == 0 || *mark == 'w')) {
    *mark = 'w';
    *at += strlen(word);
    return true;
  }
  char c = rest.data[0];
  if ((c != '-' && c != '/' && c != '.') || (*mark != 0 && *mark != c)) return false;
  *mark = c;
  (*at)++;
  return true;
}

/* Behind the date: a space or T and a time. */
static size_t skip_time(gx_str text, size_t at) {
  size_t from = at;
  while (from < text.size && (text.data[from] == ' ' || text.data[from] == 'T'))
    from++;
  size_t end = from;
  while (end < text.size && (gxi_is_digit((unsigned char)text.data[end]) ||
                             (text.data[end] == ':' && end > from)))
    end++;
  bool time = end >= from + 4 && memchr(text.data + from, ':', end - from) != NULL;
  return time ? end : at;
}

static bool date_at(gx_str text, size_t at, char iso[11], size_t *end) {
  size_t i = at;
  char mark = 0;
  uint32_t year = number_at(text, &i, 4);
  if (i - at != 4 || year < 1949 || year > 2100) return false;
  if (!separator(text, &i, "\xE5\xB9\xB4", &mark)) return false;
  uint32_t month = number_at(text, &i, 2);
  if (month < 1 || month > 12 || !separator(text, &i, "\xE6\x9C\x88", &mark))
    return false;
  uint32_t day = number_at(text, &i, 2);
  if (day < 1 || day > 31) return false;
  if (i < text.size && gxi_is_digit((unsigned char)text.data[i])) return false;
  if (mark == 'w' && gxi_str_starts(gxi_str_sub(text, i, text.size), GX_STR_LIT("\xE6\x97\xA5"))) {
    i += 3;
  }
  snprintf(iso, 11, "%04u-%02u-%02u", year % 10000, month % 100, day % 100);
  *end = skip_time(text, i);
  return true;
}

/* See gxi_han_numeral. */
static int numeral_at(gx_str text, size_t at) {
  uint32_t size;
  return text.size - at < 3 ? -1 : gxi_han_numeral(gxi_utf8_at(text, at, &size));
}

/* 一 to 九十九; all numerals have three bytes. */
static uint32_t small_number(gx_str text, size_t *at) {
  uint32_t value = 0;
  int numeral;
  for (; (numeral = numeral_at(text, *at)) >= 0; *at += 3) {
    uint32_t digit = (uint32_t)numeral;
    if (digit == 10) {
      value = value == 0 ? 10 : value * 10;
    } else {
      value = value >= 10 && value % 10 == 0 ? value + digit : digit;
    }
  }
  return value;
}

static bool numeral_date_at(gx_str text, size_t at, char iso[11], size_t *end) {
  uint32_t year = 0;
  char mark = 'w';
  for (int i = 0; i < 4; i++, at += 3) {
    int digit = numeral_at(text, at);
    if (digit < 0 || digit > 9) return false;
    year = year * 10 + (uint32_t)digit;
  }
  if (year < 1949 || year > 2100 || !separator(text, &at, "年", &mark)) return false;
  uint32_t month = small_number(text, &at);
  if (month < 1 || month > 12 || !separator(text, &at, "月", &mark)) return false;
  uint32_t day = small_number(text, &at);
  if (day < 1 || day > 31 || !separator(text, &at, "日", &mark)) return false;
  snprintf(iso, 11, "%04u-%02u-%02u", year % 10000, month % 100, day % 100);
  *end = at;
  return true;
}

bool gxi_find_date(gx_str text, char iso[11], gx_span *span) {
  for (size_t at = 0; at + 8 <= text.size; at++) {
    size_t end;
    char first = text.data[at];
    bool digits = (first == '1' || first == '2') &&
                  (at == 0 || !gxi_is_digit((unsigned char)text.data[at - 1]));
    bool numerals = first == '\xE4'; /* 一 and 二 begin with it */
    if (!(digits && date_at(text, at, iso, &end)) && !(numerals && numeral_date_at(text, at, iso, &end))) {
      continue;
    }
    *span = (gx_span){(uint32_t)at, (uint32_t)end};
    return true;
  }
  return false;
}
