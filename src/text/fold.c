/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fold.c: one form for each character.
 *
 * Nearly all characters of Chinese text are ideographs of the first block or ASCII and
 * pass untouched; the rest goes through variant() (our choice among punctuation forms)
 * and then the generated NFKC table. Circled and dotted numbers become "(1)" and "1.",
 * not bare digits, so that they do not run into the text behind them.
 *
 * Not here: what depends on the neighbours (quotes, spaces, dashes: document/repair.c).
 */
#include "text/fold.h"

#include "text/tables.h"

#define DROP 0u
#define JUNK UINT32_MAX

/* Punctuation below U+3000 whose form we choose. */
static uint32_t variant_general(uint32_t code) {
  switch (code) {
  case 0xA0:
    return ' ';
  case 0xAD:
    return DROP;
  case 0xAB: /* « */
  case 0x2039:
    return 0x300A;
  case 0xBB:
  case 0x203A:
    return 0x300B;
  case 0x2022: /* bullets and dots of names */
  case 0x2027:
  case 0x2219:
  case 0x22C5:
  case 0x0387:
  case 0x16EB:
    return 0xB7;
  case 0x2010:
  case 0x2011:
  case 0x2012:
  case 0x2212:
    return '-';
  case 0x2013:
    return 0x2013; /* – decided among its neighbours */
  case 0x2014:
  case 0x2015:
  case 0x2500:
  case 0x2501:
  case 0x2E3A:
    return 0x2014;
  case 0x2024:
    return '.';
  case 0x2025:
  case 0x2026:
  case 0x22EF:
    return 0x2026;
  case 0x2028:
  case 0x2029:
    return ' ';
  case 0x2044:
  case 0x2215:
    return '/';
  case 0x2236:
  case 0x02D0:
    return ':';
  case 0x223C:
    return '~';
  case 0x201B:
    return 0x2018;
  case 0x201F:
    return 0x201C;
  default:
    if (code < 0xA0 || (code >= 0x200B && code <= 0x200F) || (code >= 0x202A && code <= 0x202E) || (code >= 0x2060 && code <= 0x206F)) {
      return DROP;
    }
    return code;
  }
}

/* The same from U+3000 on. */
static uint32_t variant_wide(uint32_t code) {
  switch (code) {
  case 0x3000:
    return code;
  case 0x3008:
    return 0x300A;
  case 0x3009:
    return 0x300B;
  case 0x300C: /* 「 */
  case 0xFF62:
  case 0x301D:
    return 0x201C;
  case 0x300D:
  case 0xFF63:
  case 0x301E:
  case 0x301F:
    return 0x201D;
  case 0x300E: /* 『 */
    return 0x2018;
  case 0x300F:
    return 0x2019;
  case 0x3014:
  case 0x3016:
    return 0x3010;
  case 0x3015:
  case 0x3017:
    return 0x3011;
  case 0x301C:
    return '~';
  case 0x30FB:
  case 0xFF65:
    return 0xB7;
  case 0xFFFD:
    return JUNK;
  default:
    if ((code >= 0xFE00 && code <= 0xFE0F) || code == 0xFEFF || (code >= 0xE0000 && code < 0xF0000)) {
      return DROP;
    }
    if ((code >= 0xE000 && code < 0xF900) || code >= 0xF0000) return JUNK;
    return code;
  }
}

static void push(gxi_glyphs *out, gxi_arena *arena, uint32_t code, gx_span from) {
  *gxi_vec_push(arena, out) = (gxi_glyph){code, from.begin, from.end};
}

/* Numbers in circles, white and black: 1-20 and 1-10; 0: none. */
static uint32_t circled(uint32_t code) {
  if (code >= 0x2460 && code <= 0x2473) return code - 0x245F;
  if (code >= 0x2776 && code <= 0x277F) return code - 0x2775;
  if (code >= 0x2780 && code <= 0x2789) return code - 0x277F;
  if (code >= 0x278A && code <= 0x2793) return code - 0x2789;
  return 0;
}

static void push_circled(gxi_glyphs *out, gxi_arena *arena, uint32_t n, gx_span from) {
  push(out, arena, '(', from);
  if (n >= 10) push(out, arena, '0' + n / 10, from);
  push(out, arena, '0' + n % 10, from);
  push(out, arena, ')', from);
}

/* Everything but common ideographs and printable ASCII. */
static uint32_t
fold_rare(gxi_glyphs *out, gxi_arena *arena, uint32_t code, gx_span from) {
  uint32_t form = code < 0x3000 ? variant_general(code) : variant_wide(code);
  if (form == DROP) return 0;
  if (form == JUNK) return 1;
  if (form != code || form == 0x3000 || form == 0x2026) {
    push(out, arena, form, from);
    return 0;
  }
  uint32_t number = circled(code);
  if (number) {
    push_circled(out, arena, number, from);
    return 0;
  }
  const uint32_t *list = gxi_fold_form(code);
  if (*list == 0) push(out, arena, code, from);
  for (uint32_t i = 1; i <= *list; i++) {
    uint32_t part = list[i] < 0x3000 ? variant_general(list[i]) : variant_wide(list[i]);
    push(out, arena, list[i] < 0x80 ? list[i] : part, from);
  }
  return 0;
}

/* Common ideographs from the span's begin on; where they end. */
static uint32_t
push_ideographs(gxi_glyphs *out, gxi_arena *arena, gx_str raw, gx_span span) {
  const unsigned char *bytes = (const unsigned char *)raw.data;
  uint32_t at = span.begin;
  gxi_glyph *last = gxi_vec_push(arena, out); /* there is one, at least */
  const gxi_glyph *stop = out->items + out->capacity;
  do {
    const unsigned char *p = bytes + at;
    uint32_t han = (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
    *last++ = (gxi_glyph){han, at, at + 3};
    at += 3;
  } while (last < stop && at < span.end && bytes[at] >= 0xE5 && bytes[at] <= 0xE9);
  out->count = (uint32_t)(last - out->items);
  return at;
}

uint32_t gxi_fold(gxi_glyphs *out, gxi_arena *arena, gx_str raw, gx_span span) {
  uint32_t junk = 0;
  for (uint32_t at = span.begin; at < span.end;) {
    uint32_t size;
    unsigned char lead = (unsigned char)raw.data[at];
    if (lead >= 0xE5 && lead <= 0xE9) {
      at = push_ideographs(out, arena, raw, (gx_span){at, span.end});
      continue;
    }
    uint32_t code = gxi_utf8_at(raw, at, &size);
    gx_span from = {at, at + size};
    at += size;
    if ((code >= 0x4E00 && code <= 0x9FFF) || (code >= ' ' && code < 0x7F) || code == '\t' || code == 0x3002 || code == 0x3001) {
      push(out, arena, code, from);
    } else if (code >= 0x80) {
      junk += fold_rare(out, arena, code, from);
    }
  }
  return junk;
}

uint32_t gxi_fold_bracket(uint32_t code) {
  switch (code) {
  case '[':
  case '{':
  case 0x3010:
    return '(';
  case ']':
  case '}':
  case 0x3011:
    return ')';
  default:
    return code;
  }
}

bool gxi_is_symbol(uint32_t code) {
  return (code >= 0x2190 && code <= 0x21FF) || (code >= 0x2300 && code <= 0x23FF) ||
         (code >= 0x2502 && code <= 0x27BF) || (code >= 0x2900 && code <= 0x2BFF) ||
         (code >= 0x1F000 && code <= 0x1FAFF) || code == 0x203B || code == 0x3030 ||
         code == 0x303D || code == 0x20E3;
}
