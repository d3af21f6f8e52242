/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * value.c: when a found value of an attribute is the one that gold wants.
 *
 *     amount   the same sums (1.5亿元 = 15000万元), one list within the other
 *     date     the numbers of gold begin or end those found: 2019-01 in 2019-01-15
 *     else     one text within the other, and at least half as long; a title may be
 *              any part of gold's
 */
#include <math.h>

#include "base/str.h"
#include "eval/eval.h"

typedef struct sum {
  double value;
  bool dollars;
} sum;

typedef GXI_VEC(sum) sums;
typedef GXI_VEC(uint64_t) numbers;

static const struct {
  const char *word;
  double factor;
} UNITS[] = {
  {"万亿", 1e12},
  {"千万", 1e7},
  {"百万", 1e6},
  {"亿", 1e8},
  {"万", 1e4},
  {"千", 1e3},
  {"百", 1e2},
};

static double unit_at(gx_str text, size_t at) {
  while (at < text.size && text.data[at] == ' ')
    at++;
  gx_str rest = gxi_str_sub(text, at, text.size);
  for (size_t i = 0; i < sizeof UNITS / sizeof *UNITS; i++)
    if (gxi_str_starts(rest, gxi_str(UNITS[i].word))) return UNITS[i].factor;
  return 1;
}

static bool digit_at(gx_str text, size_t at) {
  return at < text.size && gxi_is_digit((unsigned char)text.data[at]);
}

/* The decimal number at *at, which moves behind it. */
static double read_number(gx_str text, size_t *at) {
  double digits = 0, scale = 1;
  for (; digit_at(text, *at); ++*at)
    digits = digits * 10 + (text.data[*at] - '0');
  if (*at < text.size && text.data[*at] == '.' && digit_at(text, *at + 1)) {
    for (++*at; digit_at(text, *at); ++*at) {
      digits = digits * 10 + (text.data[*at] - '0');
      scale *= 10;
    }
  }
  return digits / scale;
}

static bool holds_sum(const sums *list, sum wanted) {
  for (uint32_t i = 0; i < list->count; i++) {
    const sum *s = &list->items[i];
    if (s->value == wanted.value && s->dollars == wanted.dollars) return true;
  }
  return false;
}

static gx_str without_commas(gxi_arena *arena, gx_str text) {
  char *out = gxi_arena_alloc(arena, text.size + 1, 1);
  size_t size = 0;
  for (size_t i = 0; i < text.size; i++)
    if (text.data[i] != ',') out[size++] = text.data[i];
  return (gx_str){out, size};
}

static sums read_sums(gxi_arena *arena, gx_str value) {
  sums list = {0};
  gx_str text = without_commas(arena, gxi_eval_fold(arena, value, false));
  bool dollars = gxi_str_find(text, GX_STR_LIT("美元"), 0) != SIZE_MAX;
  for (size_t at = 0; at < text.size;) {
    if (!digit_at(text, at)) {
      at++;
      continue;
    }
    double number = read_number(text, &at);
    sum s = {round(number * unit_at(text, at) * 100) / 100, dollars};
    if (!holds_sum(&list, s)) *gxi_vec_push(arena, &list) = s;
  }
  return list;
}

static bool sums_within(const sums *few, const sums *many) {
  for (uint32_t i = 0; i < few->count; i++)
    if (!holds_sum(many, few->items[i])) return false;
  return true;
}

static numbers read_numbers(gxi_arena *arena, gx_str value) {
  numbers list = {0};
  gx_str text = gxi_eval_fold(arena, value, false);
  for (size_t at = 0; at < text.size; at++) {
    if (!digit_at(text, at)) continue;
    uint64_t number = 0;
    for (; digit_at(text, at); at++)
      number = number * 10 + (uint64_t)(text.data[at] - '0');
    *gxi_vec_push(arena, &list) = number;
  }
  return list;
}

static bool same_date(const numbers *found, const numbers *wanted) {
  size_t size = wanted->count * sizeof *wanted->items;
  if (found->count < wanted->count) return false;
  uint32_t rest = found->count - wanted->count;
  return memcmp(found->items, wanted->items, size) == 0 ||
         memcmp(found->items + rest, wanted->items, size) == 0;
}

static bool same_text(gx_str found, gx_str wanted, bool title) {
  bool fewer = found.size < wanted.size;
  gx_str small = fewer ? found : wanted, large = fewer ? wanted : found;
  if (!small.size || gxi_str_find(large, small, 0) == SIZE_MAX) return false;
  return (title && fewer) || 2 * gxi_utf8_count(small) >= gxi_utf8_count(large);
}

bool gxi_same_value(gxi_arena *arena, const char *name, gx_str found, gx_str wanted) {
  if (strcmp(name, "amount") == 0) {
    sums p = read_sums(arena, found), g = read_sums(arena, wanted);
    if (g.count) return p.count && (sums_within(&p, &g) || sums_within(&g, &p));
  }
  if (strcmp(name, "date") == 0) {
    numbers p = read_numbers(arena, found), g = read_numbers(arena, wanted);
    if (g.count) return same_date(&p, &g);
  }
  gx_str p = gxi_eval_fold(arena, found, true), g = gxi_eval_fold(arena, wanted, true);
  return same_text(p, g, strcmp(name, "title") == 0);
}
