/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * spaces.c: Chinese has no spaces; those that a page has are either noise or layout.
 *
 * Between two Latin words or numbers one space stays. In a short line without other
 * punctuation a space between longer stretches parts two phrases (做强通道经济
 * 赋能产业升级) and becomes a comma. Fields of a source line keep their distance as
 * commas. Behind a headline that opens a paragraph (△某公司捐赠物资 8月4日,…) it
 * becomes a full stop. All else goes.
 */
#include "document/page.h"

#define PHRASE 4u        /* ideographs of a phrase, at least */
#define LEAD 3u          /* ideographs that lead a line, at most */
#define BEHIND 5u        /* … and that follow it, at least */
#define HEADLINE 8u      /* glyphs of a headline within its paragraph, at least */
#define STORY 15u        /* … and of what it stands above */
#define TITLE_GLYPHS 60u /* of a line that may be a title, at most */

static bool is_space(uint32_t code) {
  return code == ' ' || code == 0x3000;
}

static bool is_word_begin(uint32_t code) {
  return gxi_is_latin(code) || gxi_is_digit(code);
}

/* Whether the glyphs so far end in a Latin word or number, its mark included. */
static bool is_word_end(const gxi_glyph *glyphs, uint32_t count) {
  if (count == 0) return false;
  uint32_t code = glyphs[count - 1].code;
  if (is_word_begin(code) || code == '%' || code == '&') return true;
  bool mark = code > ' ' && code < 0x7F && code != '(';
  return mark && count > 1 && gxi_is_latin(glyphs[count - 2].code);
}

/* A short line of ideographs, digits and quotes only. */
static bool is_title_like(const gxi_page *page) {
  if (page->glyphs.count > TITLE_GLYPHS) return false;
  for (uint32_t i = 0; i < page->glyphs.count; i++) {
    uint32_t code = page->glyphs.items[i].code;
    if (code == ',' || code == 0x3002 || code == ';' || code == 0x3001 || code == ':') {
      return false;
    }
  }
  return true;
}

/* Ideographs in a row that end before `i`, or begin at it. */
static uint32_t stretch(const gxi_page *page, uint32_t i, bool back) {
  uint32_t n = 0;
  const gxi_glyph *glyphs = page->glyphs.items;
  if (back) {
    while (n < i && !is_space(glyphs[i - 1 - n].code))
      n++;
  } else {
    while (i + n < page->glyphs.count && !is_space(glyphs[i + n].code))
      n++;
  }
  return n;
}

/* 南通 通沪重工昨日… : a place or a person leads the line. */
static bool
leads(const gxi_page *page, const gxi_line *line, uint32_t at, uint32_t kept) {
  if (kept < 2 || kept > LEAD || page->survey.noisy) return false;
  if (line->kind != GX_BLOCK_LIST_ITEM && line->kind != GX_BLOCK_PARAGRAPH)
    return false;
  for (uint32_t i = 0; i < kept; i++)
    if (!gxi_is_han(page->glyphs.items[i].code)) return false;
  uint32_t next = at, end = page->glyphs.count;
  while (next < end && is_space(page->glyphs.items[next].code))
    next++;
  uint32_t least = line->kind == GX_BLOCK_LIST_ITEM ? PHRASE : BEHIND;
  for (uint32_t i = next; i < next + least; i++)
    if (i >= end || !gxi_is_han(page->glyphs.items[i].code)) return false;
  return true;
}

/* Between field and field, phrase and phrase. */
static bool parts(const gxi_page *page, const gxi_line *line, uint32_t at, bool title) {
  if (line->kind == GX_BLOCK_BYLINE) return true;
  if (!title) return false;
  uint32_t next = at;
  while (next < page->glyphs.count && is_space(page->glyphs.items[next].code))
    next++;
  if (next < page->glyphs.count && page->glyphs.items[next].code == 0x7684)
    return false;
  return stretch(page, at, true) >= PHRASE && stretch(page, next, false) >= PHRASE;
}

/* 8月4日, 近日: what news begin with. */
static bool begins_news(const gxi_glyph *glyphs) {
  uint32_t a = glyphs[0].code, b = glyphs[1].code, c = glyphs[2].code;
  if (gxi_is_digit(a))
    return b == U'月' || b == U'日' || (gxi_is_digit(b) && (c == U'月' || c == U'日'));
  bool day = b == U'日' && (a == U'近' || a == U'今' || a == U'昨');
  return day || (a == U'日' && b == U'前');
}

/* △某公司捐赠物资 8月4日,某公司…: the first space of the paragraph. */
static bool ends_headline(const gxi_page *page, const gxi_line *line, uint32_t at) {
  const gxi_glyph *glyphs = page->glyphs.items;
  uint32_t next = at, size = page->glyphs.count;
  while (next < size && is_space(glyphs[next].code))
    next++;
  if (page->survey.noisy || next + STORY > size || at < HEADLINE || at > TITLE_GLYPHS)
    return false;
  bool item = line->kind == GX_BLOCK_LIST_ITEM || line->kind == GX_BLOCK_PARAGRAPH;
  bool wide = glyphs[at].code == 0x3000 && gxi_is_han(glyphs[next].code);
  if (!item || !gxi_is_han(glyphs[at - 1].code) || !(wide || begins_news(&glyphs[next])))
    return false;
  for (uint32_t i = 0; i < at; i++) {
    uint32_t code = glyphs[i].code;
    if (is_space(code) || gxi_is_end(code) || code == ':') return false;
  }
  return true;
}

/* Cells of a row: one U+0009 between them. */
static void settle_row(gxi_page *page, const gxi_line *line) {
  gxi_glyph *glyphs = page->glyphs.items;
  uint32_t count = page->glyphs.count, kept = 0;
  for (uint32_t i = 0; i < count; i++) {
    uint32_t code = glyphs[i].code;
    bool wide = line->aligned && is_space(code) && i + 1 < count &&
                (is_space(glyphs[i + 1].code) || glyphs[i + 1].code == '\t');
    if (wide || (code == '|' && line->piped)) glyphs[i].code = '\t';
  }
  for (uint32_t i = 0; i < count; i++) {
    uint32_t code = glyphs[i].code;
    uint32_t before = kept ? glyphs[kept - 1].code : '\t';
    if (code == '\t' && before == '\t' && (line->aligned || (line->piped && kept == 0))) {
      continue;
    }
    if (is_space(code)) {
      uint32_t next = i + 1 < count ? glyphs[i + 1].code : 0;
      if (!is_word_end(glyphs, kept) || !is_word_begin(next)) continue;
      glyphs[i].code = ' ';
    }
    glyphs[kept++] = glyphs[i];
  }
  if (line->piped && kept > 0 && glyphs[kept - 1].code == '\t') kept--;
  page->glyphs.count = kept;
}

static bool has_space(const gxi_page *page) {
  if (!(page->signs & GXI_SIGN_SPACE)) return false;
  for (uint32_t i = 0; i < page->glyphs.count; i++) {
    uint32_t code = page->glyphs.items[i].code;
    if (code == ' ' || code == 0x3000 || code == '\t') return true;
  }
  return false;
}

void gxi_settle_spaces(gxi_page *page, gxi_line *line) {
  if (line->kind == GX_BLOCK_TABLE_ROW) {
    settle_row(page, line);
    return;
  }
  if (!has_space(page)) return;
  gxi_glyph *glyphs = page->glyphs.items;
  uint32_t count = page->glyphs.count, kept = 0;
  bool title = !page->survey.noisy && is_title_like(page) &&
               line->kind != GX_BLOCK_LIST_ITEM &&
               !(page->survey.wrapped && line->columns * 4 > page->survey.width * 3);
  uint32_t headline = 0;
  while (headline < count && !is_space(glyphs[headline].code))
    headline++;
  bool above = !title && ends_headline(page, line, headline);
  for (uint32_t i = 0; i < count; i++) {
    uint32_t code = glyphs[i].code == '\t' ? ' ' : glyphs[i].code;
    if (!is_space(code)) {
      glyphs[kept++] = glyphs[i];
      continue;
    }
    uint32_t before = kept ? glyphs[kept - 1].code : 0;
    uint32_t next = i + 1 < count ? glyphs[i + 1].code : 0;
    if (above && i == headline) {
      glyphs[i].code = U'。';
      glyphs[kept++] = glyphs[i];
      continue;
    }
    if (before == 0 || next == 0 || is_space(next)) continue;
    if (is_word_end(glyphs, kept) && is_word_begin(next)) {
      glyphs[i].code = ' ';
      glyphs[kept++] = glyphs[i];
    } else if (leads(page, line, i, kept) || (before != ',' && !gxi_is_end(before) && parts(page, line, i, title))) {
      glyphs[i].code = ',';
      glyphs[kept++] = glyphs[i];
    } else {
      page->damage.spaces += gxi_is_han(before) && gxi_is_han(next);
    }
  }
  page->glyphs.count = kept;
}
