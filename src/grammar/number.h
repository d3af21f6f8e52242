/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * number.h: numbers as Chinese texts write them: 1.5万亿, 三百多万, 1亿2000万, 上百.
 */
#ifndef GXI_GRAMMAR_NUMBER_H
#define GXI_GRAMMAR_NUMBER_H

#include "base/words.h"

typedef struct gxi_number {
  uint32_t size;   /* bytes; 0: no number begins here */
  uint32_t digits; /* bytes of its leading arabic digits, without point and comma */
  double value;
  double scale; /* 1e4, 1e8, 1e12: the last 万 or 亿; 1 when it has none */
  bool arabic;  /* begins with an arabic digit */
  bool plain;   /* arabic digits only: may be a year, a month, an id */
  bool decimal;
  char qualifier[8]; /* "余" or "多" inside or behind, "上" "数" "几" before */
} gxi_number;

/** The number at text[at]; linear in its size. */
gxi_number gxi_number_at(gx_str text, size_t at);

/** True when text continues with the literal at `at`. */
static inline bool gxi_continues(gx_str text, size_t at, const char *literal) {
  /* Literals are short and mostly differ early: cheaper than memcmp. */
  if ((unsigned char)*literal >= 0xE0) { /* the third byte tells most */
    if (text.size < 3 || at > text.size - 3 || text.data[at + 2] != literal[2])
      return false;
  }
  for (; *literal; literal++, at++)
    if (at >= text.size || text.data[at] != *literal) return false;
  return at <= text.size;
}
#endif
