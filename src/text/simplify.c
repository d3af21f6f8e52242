/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * simplify.c: Traditional → Simplified, one character at a time, by the generated
 * table, with our own rows where the table is wrong or the neighbours decide.
 *
 * A document is Traditional when more than a twentieth of its ideographs have a
 * Simplified form of their own (real Traditional text: about a third; Simplified text:
 * next to none, 乾 著 藉 in names). Mixed pages count as Traditional.
 */
#include "text/fold.h"
#include "text/tables.h"

#define SAMPLE ((size_t)256 * 1024)

/* A character with what may stand before or behind it (NULL: anything); the first row
 * that fits decides. Neighbours before are Simplified already, those behind are not. */
typedef struct exception {
  uint32_t code;
  const char *before;
  const char *behind;
  uint32_t result;
} exception;

static const exception EXCEPTIONS[] = {
  {0x4E7E, NULL, "隆坤卦陵元道县縣安清符德", 0x4E7E},           /* 乾→乾 */
  {0x4E7E, "康", NULL, 0x4E7E},                                 /* 乾→乾 */
  {0x5DBD, NULL, NULL, 0x5CB3},                                 /* 嶽→岳 */
  {0x5CEF, NULL, NULL, 0x5CF0},                                 /* 峯→峰 */
  {0x69A6, NULL, NULL, 0x5E72},                                 /* 榦→干 */
  {0x7240, NULL, NULL, 0x5E8A},                                 /* 牀→床 */
  {0x7260, NULL, NULL, 0x5B83},                                 /* 牠→它 */
  {0x59B3, NULL, NULL, 0x4F60},                                 /* 妳→你 */
  {0x77AD, NULL, "望", 0x77AD},                                 /* 瞭→瞭 */
  {0x7CC9, NULL, NULL, 0x7CBD},                                 /* 糉→粽 */
  {0x8457, "名显卓专原编土昭论巨译遗合所拙较最", NULL, 0x8457}, /* 著→著 */
  {0x8457, NULL, "名作述稱称者書书於于錄录", 0x8457},           /* 著→著 */
  {0x85C9, "慰狼蕴枕凌", NULL, 0x85C9},                         /* 藉→藉 */
  {0x8986, "答回批", NULL, 0x590D},                             /* 覆→复 */
  {0x5FB5, "宫商角魏", NULL, 0x5FB5},                           /* 徵→徵 */
  {0x9EBD, NULL, NULL, 0x4E48},                                 /* 麽→么 */
};

bool gxi_is_traditional(gx_str text) {
  size_t size = text.size < SAMPLE ? text.size : SAMPLE;
  uint32_t han = 0, traditional = 0;
  for (size_t at = 0; at < size;) {
    unsigned char lead = (unsigned char)text.data[at];
    if (lead < 0xE4 || lead > 0xE9 || at + 3 > text.size) {
      at += gxi_utf8_size(lead);
      continue;
    }
    const unsigned char *p = (const unsigned char *)text.data + at;
    han++;
    traditional +=
      gxi_has_simple_form((p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu));
    at += 3;
  }
  return traditional >= 8 && traditional > han / 20;
}

static bool among(uint32_t code, const char *set) {
  gx_str text = gxi_str(set);
  for (size_t at = 0; at < text.size;) {
    uint32_t size;
    if (gxi_utf8_at(text, at, &size) == code) return true;
    at += size;
  }
  return false;
}

/* The exception's result, or `plain`. */
static uint32_t
excepted(uint32_t before, uint32_t code, uint32_t behind, uint32_t plain) {
  for (size_t i = 0; i < sizeof EXCEPTIONS / sizeof *EXCEPTIONS; i++) {
    const exception *row = &EXCEPTIONS[i];
    if (row->code != code) continue;
    if (row->before && !among(before, row->before)) continue;
    if (row->behind && !among(behind, row->behind)) continue;
    return row->result;
  }
  return plain;
}

uint32_t gxi_simplify(gxi_glyph *glyphs, uint32_t count) {
  uint32_t changed = 0;
  uint64_t rows = 0; /* the exceptions' code points, modulo 64 */
  for (size_t i = 0; i < sizeof EXCEPTIONS / sizeof *EXCEPTIONS; i++)
    rows |= (uint64_t)1 << EXCEPTIONS[i].code % 64;
  for (uint32_t i = 0; i < count; i++) {
    uint32_t code = glyphs[i].code;
    if (code < 0x3400) continue;
    uint32_t before = i ? glyphs[i - 1].code : 0;
    uint32_t behind = i + 1 < count ? glyphs[i + 1].code : 0;
    uint32_t result = gxi_simple_form(code);
    if (rows >> code % 64 & 1) result = excepted(before, code, behind, result);
    changed += result != code;
    glyphs[i].code = result;
  }
  return changed;
}
