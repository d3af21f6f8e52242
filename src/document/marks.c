/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * marks.c: marks that are layout, not language: Markdown, bullets, emoji, numbers of
 * list items.
 *
 * Only unambiguous Markdown is read in plain text (OCR programs write it): a heading
 * needs # and a space, a list mark a space behind it, emphasis two stars.
 */
#include "document/page.h"
#include "text/fold.h"

static uint32_t code_at(const gxi_page *page, uint32_t i) {
  return i < page->glyphs.count ? page->glyphs.items[i].code : 0;
}

static void cut_front(gxi_page *page, uint32_t cut) {
  gxi_glyphs *glyphs = &page->glyphs;
  if (cut == 0) return;
  glyphs->count -= cut;
  memmove(glyphs->items, glyphs->items + cut, glyphs->count * sizeof *glyphs->items);
}

static bool is_space(uint32_t code) {
  return code == ' ' || code == '\t' || code == 0x3000;
}

/* Leading and trailing white space; what it says about the paragraph. */
static void trim(gxi_page *page, gxi_line *line) {
  uint32_t i = 0, columns = 0;
  for (; is_space(code_at(page, i)); i++)
    columns += code_at(page, i) == 0x3000 ? 2 : 1;
  if (columns >= 2) line->indent = true;
  if (columns >= 1 && line->level == 0) line->level = 2; /* of a list item */
  cut_front(page, i);
  while (page->glyphs.count > 0 && is_space(code_at(page, page->glyphs.count - 1)))
    page->glyphs.count--;
}

static uint32_t skip_spaces(const gxi_page *page, uint32_t i) {
  while (is_space(code_at(page, i)))
    i++;
  return i;
}

/* # to ######; false: no heading. */
static bool read_heading(gxi_page *page, gxi_line *line) {
  uint32_t level = 0;
  while (code_at(page, level) == '#')
    level++;
  bool spaced = is_space(code_at(page, level));
  if (level == 0 || level > 6 || (!spaced && page->media != GX_MEDIA_MARKDOWN)) {
    return false;
  }
  cut_front(page, skip_spaces(page, level));
  while (page->glyphs.count > 0 && code_at(page, page->glyphs.count - 1) == '#')
    page->glyphs.count--;
  line->kind = GX_BLOCK_HEADING;
  line->level = (uint8_t)level;
  line->known = line->closed = true;
  return true;
}

/* A line of one mark only (---, ***, ◆◆◆, ===): a rule. */
static bool is_rule(const gxi_page *page) {
  uint32_t count = page->glyphs.count;
  for (uint32_t i = 0; i < count; i++) {
    uint32_t code = code_at(page, i);
    bool mark = code == '-' || code == '*' || code == '=' || code == '_' ||
                code == 0x2014 || code == '+' || code == '~' || code == '|' ||
                code == ':' || code == '#' || code == '>' || is_space(code) ||
                gxi_is_symbol(code);
    if (!mark) return false;
  }
  return true;
}

static void mark_item(gxi_line *line) {
  if (line->known) return;
  line->kind = GX_BLOCK_LIST_ITEM;
  if (line->level == 0) line->level = 1;
  line->known = true;
}

/* - * + · ◆ ▲ ✅ … at the front, with what else stands there. */
static void read_bullet(gxi_page *page, gxi_line *line) {
  uint32_t first = code_at(page, 0);
  bool spaced = is_space(code_at(page, 1));
  if (first == '>' && (spaced || page->media == GX_MEDIA_MARKDOWN)) {
    cut_front(page, skip_spaces(page, 1));
    first = code_at(page, 0);
    spaced = is_space(code_at(page, 1));
  }
  if (first == '-' && spaced && code_at(page, 2) == '-') { /* a dash torn apart */
    page->glyphs.items[2].code = 0x2014;
    page->glyphs.items[2].begin = page->glyphs.items[0].begin;
    cut_front(page, 2);
    if (is_space(code_at(page, 1))) {
      page->glyphs.items[1] = page->glyphs.items[0];
      cut_front(page, 1);
    }
    return;
  }
  bool ascii = (first == '-' || first == '*' || first == '+') && spaced;
  bool dot = first == 0xB7;
  if (!ascii && !dot && !gxi_is_symbol(first)) return;
  uint32_t i = 1;
  while (is_space(code_at(page, i)) || gxi_is_symbol(code_at(page, i)))
    i++;
  cut_front(page, i);
  line->emoji = !ascii && !dot;
  mark_item(line);
}

/* ![alt](address) vanishes, [text](address) leaves its text. Index behind, or 0. */
static uint32_t link_end(const gxi_page *page, uint32_t open, uint32_t *close) {
  uint32_t i = open + 1;
  while (i < page->glyphs.count && code_at(page, i) != ']' && i < open + 200)
    i++;
  if (code_at(page, i) != ']' || code_at(page, i + 1) != '(') return 0;
  *close = i;
  i += 2;
  while (i < page->glyphs.count && code_at(page, i) != ')' && i < *close + 400) {
    if (code_at(page, i) > 0x7F) return 0;
    i++;
  }
  return code_at(page, i) == ')' ? i + 1 : 0;
}

static uint32_t read_link(gxi_page *page, uint32_t at, uint32_t *kept) {
  bool image = code_at(page, at) == '!';
  uint32_t open = at + image, close = 0;
  if (code_at(page, open) != '[') return 0;
  uint32_t end = link_end(page, open, &close);
  for (uint32_t i = open + 1; end && !image && i < close; i++)
    page->glyphs.items[(*kept)++] = page->glyphs.items[i];
  return end;
}

/* 一 二 九 〇: what may stand before the zero of a year. */
static bool is_year_digit(uint32_t code) {
  return code == 0x4E00 || code == 0x4E8C || code == 0x4E5D || code == 0x3007;
}

/* ❤ 🤝 💕 ↔ ✖ ➕ between two names say what × says. */
static bool joins(uint32_t code) {
  return code == 0x2764 || code == 0x2665 || code == 0x2194 || code == 0x21C4 ||
         code == 0x2715 || code == 0x2716 || code == 0x2795 || code == 0x1F91D ||
         (code >= 0x1F493 && code <= 0x1F49E);
}

/* → ➡ ⇒ from one name to another: a dash. */
static bool points(uint32_t code) {
  return code == 0x2192 || code == 0x21D2 || code == 0x2794 || code == 0x279C ||
         code == 0x27A1;
}

/* Symbols from `i` on that part two Chinese words, their spaces included: where they
 * end, and the mark in their place; 0: they are ornament. */
static uint32_t parting(const gxi_page *page, uint32_t i, uint32_t *mark) {
  *mark = ',';
  uint32_t code = code_at(page, i);
  while (is_space(code) || gxi_is_symbol(code)) {
    if (joins(code)) *mark = 0xD7;
    if (points(code)) *mark = 0x2014;
    code = code_at(page, ++i);
  }
  return gxi_is_han(code) ? i : 0;
}

/* Emphasis, code marks, links, symbols inside the line. */
static void remove_inline(gxi_page *page) {
  if (!(page->signs & GXI_SIGN_INLINE)) return;
  gxi_glyph *glyphs = page->glyphs.items;
  uint32_t kept = 0, count = page->glyphs.count;
  for (uint32_t i = 0; i < count;) {
    uint32_t code = glyphs[i].code;
    if (code >= 0x3000 && code <= 0x9FFF) {
      glyphs[kept++] = glyphs[i++];
      continue;
    }
    uint32_t end = 0, next = code_at(page, i + 1);
    if (code == '[' || (code == '!' && next == '[')) {
      end = read_link(page, i, &kept);
    } else if ((code == '*' || code == '_' || code == '~') && next == code) {
      end = i + 2;
    } else if (code == '`' || (code == '*' && page->media == GX_MEDIA_MARKDOWN)) {
      end = i + 1;
    } else if (code == 0x25CB && kept > 0 && is_year_digit(glyphs[kept - 1].code)) {
      glyphs[i].code = 0x3007; /* 二○二四年 */
    } else if (code >= 0x2190 && gxi_is_symbol(code)) {
      uint32_t mark, last = kept;
      while (last > 0 && is_space(glyphs[last - 1].code))
        last--;
      end = last > 0 && gxi_is_han(glyphs[last - 1].code) ? parting(page, i, &mark) : 0;
      if (end) {
        glyphs[last] = glyphs[i];
        glyphs[last].code = mark;
        kept = last + 1;
      } else {
        end = i + 1;
      }
    }
    if (end) {
      i = end;
    } else {
      glyphs[kept++] = glyphs[i++];
    }
  }
  page->glyphs.count = kept;
}

void gxi_read_marks(gxi_page *page, gxi_line *line) {
  trim(page, line);
  if (line->kind == GX_BLOCK_TABLE_ROW) {
    line->drop = is_rule(page);
    remove_inline(page);
    return;
  }
  if (is_rule(page)) {
    page->glyphs.count = 0;
    return;
  }
  if (!read_heading(page, line)) read_bullet(page, line);
  remove_inline(page);
  trim(page, line);
}

/* 一 to 十 */
static bool is_numeral(uint32_t code) {
  return gxi_han_numeral(code) > 0;
}

/* Glyphs of a list number at the front: "1." "1、" "1)" "(1)" "(一)" "一、"; 0: none.
 * "1.5亿" and "2024.3" are no numbers of items. */
static uint32_t number_size(const gxi_page *page) {
  uint32_t i = code_at(page, 0) == '(', digits = 0, numerals = 0;
  bool bracket = i == 1;
  for (; digits < 2 && gxi_is_digit(code_at(page, i)); i++)
    digits++;
  for (; digits == 0 && numerals < 3 && is_numeral(code_at(page, i)); i++)
    numerals++;
  if (digits + numerals == 0) return 0;
  uint32_t code = code_at(page, i), next = code_at(page, i + 1);
  if (bracket) return code == ')' ? i + 1 : 0;
  bool list = is_numeral(next) && code_at(page, i + 2) == 0x3001; /* 一、二、三 */
  if (numerals) return code == 0x3001 && !list ? i + 1 : 0;
  if (code == 0x3001 || code == ')') return i + 1;
  bool dot = code == '.' || code == 0x3002;
  return dot && !gxi_is_digit(next) && next != 0 ? i + 1 : 0;
}

void gxi_strip_number(gxi_page *page, gxi_line *line) {
  if (line->kind == GX_BLOCK_TABLE_ROW) return;
  uint32_t size = number_size(page);
  line->numeral = size > 0 && is_numeral(code_at(page, 0));
  if (size == 0 || size >= page->glyphs.count) return;
  cut_front(page, skip_spaces(page, size));
  mark_item(line);
}
