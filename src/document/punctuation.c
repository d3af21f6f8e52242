/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * punctuation.c: one form for each mark among its neighbours: dashes, tildes, ASCII
 * full stops behind ideographs, doubled marks.
 *
 * Straight quotes are paired later, over a whole block (quotes.c).
 */
#include "document/page.h"
#include "text/fold.h"

static bool is_mark(uint32_t code) {
  return code == ',' || code == 0x3002 || code == 0x3001 || code == ';' ||
         code == ':' || code == '!' || code == '?';
}

/* Whether an ASCII full stop between these ends a Chinese sentence. */
static bool is_full_stop(uint32_t before, uint32_t behind) {
  bool chinese =
    gxi_is_han(before) || before == 0x201D || before == 0x300B || before == ')';
  return chinese && behind != '.' && !gxi_is_digit(behind) && !gxi_is_latin(behind);
}

static uint32_t settled(uint32_t before, uint32_t code, uint32_t behind) {
  switch (code) {
  case '.':
    return is_full_stop(before, behind) ? 0x3002 : code;
  case 0x2013:
  case '~':
    if (gxi_is_digit(behind) && before != 0 && !gxi_is_han(before)) return '-';
    return code == '~' && (behind == 0 || gxi_is_end(behind)) ? '!' : 0x2014;
  default:
    return gxi_fold_bracket(code);
  }
}

/* Of two marks in a row, whether the second goes. */
static bool is_doubled(uint32_t before, uint32_t code) {
  if (before == code) {
    return is_mark(code) || code == 0x2014 || code == 0x2026 || code == 0x201C ||
           code == 0x201D;
  }
  if (before == 0x3002) return code == ',' || code == ';' || code == 0x3001;
  if (before == ',') return code == 0x3001 || code == ';';
  return before == '!' && code == '?';
}

/* Dots that stand for an ellipsis at `i`: their number, or 0. */
static uint32_t ellipsis(const gxi_glyph *glyphs, uint32_t i, uint32_t count) {
  uint32_t n = 0;
  while (i + n < count && glyphs[i + n].code == '.')
    n++;
  return n >= 3 ? n : 0;
}

/* Ideographs, digits and letters: no marks. */
static bool is_plain(uint32_t code) {
  return (code >= 0x4E00 && code <= 0x9FFF) || gxi_is_digit(code) || gxi_is_latin(code);
}

void gxi_settle_punctuation(gxi_page *page) {
  gxi_glyph *glyphs = page->glyphs.items;
  uint32_t count = page->glyphs.count, kept = 0;
  for (uint32_t i = 0; i < count; i++) {
    if (is_plain(glyphs[i].code)) {
      if (kept < i) glyphs[kept] = glyphs[i];
      kept++;
      continue;
    }
    gxi_glyph glyph = glyphs[i];
    uint32_t before = kept ? glyphs[kept - 1].code : 0;
    uint32_t behind = i + 1 < count ? glyphs[i + 1].code : 0;
    uint32_t dots = glyph.code == '.' ? ellipsis(glyphs, i, count) : 0;
    bool dashes = glyph.code == '-' && behind == '-';
    if (dots) {
      glyph.code = 0x2026;
      glyph.end = glyphs[i + dots - 1].end;
      i += dots - 1;
    } else if (dashes) {
      glyph.code = 0x2014;
    } else {
      glyph.code = settled(before, glyph.code, behind);
    }
    if (is_doubled(before, glyph.code) || (before == 0x2014 && glyph.code == '-')) {
      glyphs[kept - 1].end = glyph.end;
      page->damage.debris += glyph.code != 0x2014 && glyph.code != 0x2026;
      continue;
    }
    glyphs[kept++] = glyph;
  }
  page->glyphs.count = kept;
}
