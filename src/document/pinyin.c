/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * pinyin.c: readings that a mirror has put behind characters: 務(wù), 會(huì),
 * 係(lìan).
 *
 * A bracket behind an ideograph whose content is one to eight letters of pinyin, or up
 * to thirty of a whole name's, and bears a tone mark is a reading; without a tone mark
 * (neutral tones) only on a page where readings have been seen. Where a wrong
 * conversion swallowed the opening bracket (當?shù)地), the question mark stands for
 * it.
 */
#include "document/page.h"

#define GLOSS_LETTERS 30u /* of a whole name, toned: 温宿县(Wēnsù Xiàn) */

/* Vowels with tone marks, and the nasals that can bear them. */
bool gxi_is_toned(uint32_t c) {
  static const uint16_t TONED[] = {
    0x101, 0xE1,  0x1CE, 0xE0,  0x113, 0xE9,  0x11B, 0xE8,   0x12B, 0xED,
    0x1D0, 0xEC,  0x14D, 0xF3,  0x1D2, 0xF2,  0x16B, 0xFA,   0x1D4, 0xF9,
    0x1D6, 0x1D8, 0x1DA, 0x1DC, 0x144, 0x148, 0x1F9, 0x1E3F,
  };
  if (c < 0xE0 || c > 0x1E3F) return false;
  for (size_t i = 0; i < sizeof TONED / sizeof *TONED; i++) {
    if (TONED[i] == c) return true;
  }
  return false;
}

/* Index of the closing bracket of a reading that opens at `open`, or 0. */
static uint32_t
reading_end(const gxi_glyph *glyphs, uint32_t count, uint32_t open, bool neutral) {
  bool toned = false, named = false;
  uint32_t i = open + 1, letters = 0;
  for (; i < count && letters <= GLOSS_LETTERS; i++) {
    uint32_t code = glyphs[i].code;
    if (code == ')') break;
    if (code == ' ' || code == '\'') continue;
    bool mark = gxi_is_toned(code) || (code >= 0x300 && code <= 0x30C);
    bool letter = (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
    if (!mark && !letter && code != 0xFC && code != 0xEA) return 0;
    named |= code >= 'A' && code <= 'Z';
    toned |= mark;
    letters++;
  }
  bool closed = i < count && glyphs[i].code == ')';
  bool fits =
    letters > 0 && (toned || (neutral && !named && letters >= 2 && letters <= 6));
  return closed && fits ? i : 0;
}

/* Glyphs kept up to what a reading belongs to: 機 (jī)器; at the front of a cut line
   its character ends the line before. GX_ID_NONE: to nothing. */
static uint32_t read_behind(const gxi_page *page, uint32_t kept) {
  const gxi_glyph *glyphs = page->glyphs.items;
  uint32_t last = kept;
  while (page->survey.pinyin && last > 0 && glyphs[last - 1].code == ' ')
    last--;
  if (last == 0) return page->survey.pinyin ? 0 : GX_ID_NONE;
  return gxi_is_han(glyphs[last - 1].code) ? last : GX_ID_NONE;
}

void gxi_remove_pinyin(gxi_page *page) {
  if (!(page->signs & GXI_SIGN_BRACKET)) return;
  gxi_glyph *glyphs = page->glyphs.items;
  uint32_t count = page->glyphs.count, kept = 0;
  for (uint32_t i = 0; i < count; i++) {
    bool broken = glyphs[i].code == '?';
    uint32_t last =
      glyphs[i].code == '(' || broken ? read_behind(page, kept) : GX_ID_NONE;
    if (last != GX_ID_NONE && (last > 0 || !broken)) {
      bool neutral = page->survey.pinyin && !broken;
      uint32_t end = reading_end(glyphs, count, i, neutral);
      if (end) {
        page->damage.pinyin++;
        kept = last;
        i = end;
        continue;
      }
    }
    glyphs[kept++] = glyphs[i];
  }
  page->glyphs.count = kept;
}
