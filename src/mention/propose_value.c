/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * propose_value.c: sums, quantities, dates and numbers as single tokens.
 *
 * The value grammar (grammar/value.h) is asked only where a value can begin: at a
 * digit, a numeral, or a character that with the next opens a date or an approximation.
 */
#include "base/str.h"
#include "grammar/value.h"
#include "mention/lattice.h"
#include "mention/weights.h"

/* 十 百 千 万 亿 */
static bool multiplies(uint32_t code) {
  return code == 0x5341 || code == 0x767E || code == 0x5343 || code == 0x4E07 ||
         code == 0x4EBF;
}

/* 年 月 日 天 */
static bool is_time(uint32_t code) {
  return code == 0x5E74 || code == 0x6708 || code == 0x65E5 || code == 0x5929;
}

/* Whether a value can begin with these two characters: most do not. The first ones ask
   for values in scan.c. */
static bool may_begin(uint32_t code, uint32_t next) {
  switch (code) {
  case 0x4E00: /* 一 */
  case 0x4E8C: /* 二 */
  case 0x4E09: /* 三 */
  case 0x56DB: /* 四 */
  case 0x4E94: /* 五 */
  case 0x516D: /* 六 */
  case 0x4E03: /* 七 */
  case 0x516B: /* 八 */
  case 0x4E5D: /* 九 */
  case 0x5341: /* 十 */
  case 0x4E24: /* 两 */
  case 0x3007: /* 〇 */
  case 0x8FD1: /* 近 */
  case 0x7EA6: /* 约 */
  case 0x8D85: /* 超 */
    return true;
  case 0x51E0: /* 几 */
  case 0x6570: /* 数 */
    return multiplies(next);
  case 0x4E0A: /* 上百, 上年, 上个月 */
    return multiplies(next) || is_time(next) || next == 0x4E2A;
  case 0x524D: /* 前年, 前不久 */
    return is_time(next) || next == 0x4E0D;
  case 0x4ECA: /* 今 */
  case 0x53BB: /* 去 */
  case 0x660E: /* 明 */
  case 0x6628: /* 昨 */
  case 0x540C: /* 同 */
  case 0x5F53: /* 当 */
    return is_time(next);
  case 0x65E5: /* 日前 */
    return next == 0x524D;
  case 0x767E: /* 百分之 */
    return next == 0x5206;
  default:
    return gxi_is_digit(code);
  }
}

static gxi_token_kind token_kind(gxi_value_kind kind) {
  switch (kind) {
  case GXI_VALUE_MONEY:
    return GXI_TOKEN_MONEY;
  case GXI_VALUE_DATE:
    return GXI_TOKEN_DATE;
  case GXI_VALUE_NUMBER:
    return GXI_TOKEN_NUMBER;
  default:
    return GXI_TOKEN_QUANTITY;
  }
}

void gxi_propose_values(gxi_lattice *lattice, const gxi_scan *scan) {
  if (!(scan->asked & GXI_ASKS_VALUE)) return;
  uint32_t size = gxi_scan_size(scan);
  for (uint32_t at = scan->from; at < size; at++) {
    if (!(scan->chars.items[at].asks & GXI_ASKS_VALUE)) continue;
    uint32_t code = gxi_scan_code(scan, at);
    if (!may_begin(code, gxi_scan_code(scan, at + 1))) continue;
    uint32_t before = at ? gxi_scan_code(scan, at - 1) : 0;
    if (gxi_is_digit(code) && (gxi_is_digit(before) || gxi_is_latin(before))) continue;
    gxi_value value = gxi_value_at(gxi_scan_text(scan, at, size));
    if (value.kind == GXI_VALUE_NONE || value.size == 0) continue;
    uint32_t end = at;
    uint32_t stop = scan->chars.items[at].begin + value.size;
    while (end < size && scan->chars.items[end].begin < stop)
      end++;
    gxi_proposal proposal = {
      .begin = (uint16_t)at,
      .end = (uint16_t)end,
      .kind = (uint16_t)token_kind(value.kind),
      .score = GXI_COST_VALUE,
      .type = GX_ID_NONE};
    gxi_lattice_propose(lattice, scan, proposal);
  }
}
