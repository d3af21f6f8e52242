/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * number.c: reads one number, arabic, Chinese or mixed, with its multipliers.
 *
 *     1亿2000万   pending 1 → 亿: total 1e8 → pending 2000 → 万: total 1.2e8
 *     三百多万    pending 3 → 百: section 300 → 多 → 万: total 3e6
 *
 *     total   what 万 and 亿 have closed      section   what 十 百 千 have closed
 *     pending the digits read last
 *
 * 百 千 万 亿 never begin a number (万 is also a surname) but after 上 数 几 成: 上百,
 * 数千. Ordinals (第三) and units are no matter of this file.
 */
#include <math.h>

#include "grammar/number.h"

typedef struct reading {
  gx_str text;
  size_t at;
  double total;
  double section;
  double pending;
  bool has_pending;
  bool last_digit_chinese;
  gxi_number *out;
} reading;

static uint32_t code_at(const reading *r, size_t at) {
  uint32_t size = 0;
  return at < r->text.size ? gxi_utf8_at(r->text, at, &size) : 0;
}

static int chinese_digit(uint32_t c) {
  int digit = c == 0x4E24 /* 两 */ ? 2 : gxi_han_numeral(c);
  return digit < 10 ? digit : -1;
}

static double multiplier(uint32_t c) {
  switch (c) {
  case 0x5341: /* 十 */
    return 10;
  case 0x767E: /* 百 */
    return 100;
  case 0x5343: /* 千 */
    return 1000;
  case 0x4E07: /* 万 */
    return 1e4;
  case 0x4EBF: /* 亿 */
    return 1e8;
  default:
    return 0;
  }
}

static bool digit_at(gx_str text, size_t at) {
  return at < text.size && text.data[at] >= '0' && text.data[at] <= '9';
}

/* 1,234,567: a comma counts only before exactly three digits. */
static bool thousands(gx_str text, size_t at) {
  return text.data[at] == ',' && digit_at(text, at + 1) && digit_at(text, at + 2) &&
         digit_at(text, at + 3) && !digit_at(text, at + 4);
}

static void read_arabic(reading *r) {
  double value = 0, place = 1;
  bool fraction = false;
  for (; r->at < r->text.size; r->at++) {
    char c = r->text.data[r->at];
    if (digit_at(r->text, r->at)) {
      if (fraction) place /= 10;
      value = fraction ? value + (c - '0') * place : value * 10 + (c - '0');
      if (r->out->size == 0) r->out->digits++;
    } else if (c == '.' && !fraction && digit_at(r->text, r->at + 1)) {
      fraction = true;
      r->out->decimal = true;
    } else if (fraction || !thousands(r->text, r->at)) {
      break;
    }
  }
  r->pending = value;
  r->has_pending = true;
  r->last_digit_chinese = false;
}

static bool read_chinese_digit(reading *r, int digit) {
  if (r->has_pending && !r->last_digit_chinese) return false;
  r->pending = r->has_pending ? r->pending * 10 + digit : digit;
  r->has_pending = true;
  r->last_digit_chinese = true;
  r->at += 3;
  return true;
}

/* False when the multiplier has nothing to multiply (万千瓦: 千 is the unit's). */
static bool read_multiplier(reading *r, double by) {
  bool vague = r->at > 0 && r->out->qualifier[0] != 0 && r->total + r->section == 0;
  if (by >= 1e4) {
    double below = r->section + (r->has_pending ? r->pending : 0);
    if (below == 0 && r->total == 0 && !vague) return false;
    if (below == 0 && r->total == 0) below = 1;
    if (below == 0 && by < 1e8) return false;
    r->total = by >= 1e8 ? (r->total + below) * by : r->total + below * by;
    r->out->scale = by >= 1e8 && r->out->scale == 1e4 ? 1e12 : by;
    r->section = 0;
  } else {
    bool bare = !r->has_pending;
    if (bare && by > 10 && !vague) return false;
    if (bare && by == 10 && r->section + r->total > 0 && !vague) return false;
    r->section += (bare ? 1 : r->pending) * by;
  }
  r->pending = 0;
  r->has_pending = false;
  r->at += 3;
  return true;
}

static void qualify(reading *r, const char *word) {
  memcpy(r->out->qualifier, word, strlen(word) + 1);
}

/* 余 and 多 belong to the number only before a multiplier; behind it they are taken by
   the reader of units, who knows what follows. */
static bool read_more(reading *r) {
  const char *word = gxi_continues(r->text, r->at, "余")   ? "余"
                     : gxi_continues(r->text, r->at, "多") ? "多"
                                                           : NULL;
  if (!word || !(r->has_pending || r->section > 0)) return false;
  double by = multiplier(code_at(r, r->at + 3));
  if (by < 1000) return false;
  qualify(r, word);
  r->at += 3;
  return true;
}

static bool read_step(reading *r) {
  uint32_t c = code_at(r, r->at);
  int digit = chinese_digit(c);
  double by = multiplier(c);
  if (gxi_is_digit(c)) {
    if (r->has_pending) return false;
    read_arabic(r);
    return true;
  }
  if (digit >= 0) return read_chinese_digit(r, digit);
  if (by > 0) return read_multiplier(r, by);
  return read_more(r);
}

/* A longer run of digits is no number that anyone reads; every place in it is asked, so
   each answer must be cheap. */
#define MAX_NUMBER_BYTES 120u

gxi_number gxi_number_at(gx_str text, size_t at) {
  gxi_number out = {.scale = 1};
  reading r = {.text = text, .at = at, .out = &out};
  uint32_t code = code_at(&r, at);
  bool digit =
    gxi_is_digit(code) || chinese_digit(code) >= 0 || code == 0x5341; /* 十 */
  size_t before = digit ? 0 : gxi_str_starts_in(text, at, "上 数 几");
  if (!digit && before == 0) return out;
  if (before > 0) {
    if (multiplier(code_at(&r, at + before)) == 0) return out;
    memcpy(out.qualifier, text.data + at, before);
    r.at += before;
  }
  out.arabic = digit_at(text, r.at);
  for (size_t start = r.at;
       r.at < text.size && r.at - at < MAX_NUMBER_BYTES && read_step(&r);
       start = r.at) {
    if (out.size == 0 && out.arabic)
      out.plain = !out.decimal && r.at - start <= 18;
    else if (out.size > 0)
      out.plain = false;
    out.size = (uint32_t)(r.at - at);
  }
  out.value = r.total + r.section + (r.has_pending ? r.pending : 0);
  if (out.decimal && r.total > 0) out.value = round(out.value * 100) / 100; /* 2.3亿 */
  return out;
}
