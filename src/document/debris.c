/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * debris.c: what mirrors leave of markup and of characters they could not convert.
 *
 *     市場?!?/p>     。”</p> after a wrong conversion       → 。” or 。
 *     ??6月30日      two ideographic spaces of a paragraph  → nothing, an indentation
 *     &nbsp;         a reference that was escaped twice      → its character
 *     <br>, </p>     markup in plain text                    → nothing
 *
 * Lost characters elsewhere (a lone ? inside a word) stay: nobody knows what they were.
 */
#include "document/page.h"

#define TAG_BYTES 120u

typedef struct line_cursor {
  gxi_glyph *glyphs;
  uint32_t count;
} line_cursor;

/* Whether glyphs [at, …) begin with the ASCII word. */
static bool is_word(const line_cursor *line, uint32_t at, const char *word) {
  uint32_t i = at;
  for (; *word; word++, i++) {
    if (i >= line->count || (line->glyphs[i].code | 0x20) != (unsigned char)*word) {
      return false;
    }
  }
  return i >= line->count || line->glyphs[i].code > 0x7F ||
         !gxi_is_latin(line->glyphs[i].code);
}

static bool is_tag_name(const line_cursor *line, uint32_t at) {
  static const char *const NAMES[] = {
    "p",     "br", "div", "span",   "strong", "b", "font",    "a", "img", "td", "tr",
    "table", "li", "ul",  "center", "em",     "i", "section", "h", "u",   "o",  "st"};
  for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
    if (is_word(line, at, NAMES[i])) return true;
  }
  return false;
}

/* Index behind the > that ends the tag whose name begins at `name`, or 0. */
static uint32_t tag_end(const line_cursor *line, uint32_t name) {
  if (!is_tag_name(line, name)) return 0;
  for (uint32_t i = name; i < line->count && i < name + TAG_BYTES; i++) {
    if (line->glyphs[i].code == '<') return 0;
    if (line->glyphs[i].code == '>') return i + 1;
  }
  return 0;
}

/* Opening quotes of the line so far that nothing has closed. */
static bool is_quoted(const gxi_glyph *kept, uint32_t count) {
  for (uint32_t i = count; i-- > 0;) {
    if (kept[i].code == 0x201D) return false;
    if (kept[i].code == 0x201C) return true;
  }
  return false;
}

/* A run of ? and ! with "/p>" behind it, at `at`; index behind it, or 0. */
static uint32_t broken_end(const line_cursor *line, uint32_t at) {
  uint32_t i = at;
  while (i < line->count && i < at + 4 &&
         (line->glyphs[i].code == '?' || line->glyphs[i].code == '!'))
    i++;
  if (i >= line->count || line->glyphs[i].code != '/') return 0;
  return tag_end(line, i + 1);
}

/* Puts back the end of sentence and quote that the debris [at, end) stood for. */
static uint32_t restore_end(gxi_glyph *out, uint32_t kept, gx_span from, bool whole) {
  bool quoted = is_quoted(out, kept);
  bool ended = kept > 0 && gxi_is_end(out[kept - 1].code);
  if (!ended && (whole || !quoted)) {
    out[kept++] = (gxi_glyph){0x3002, from.begin, from.end};
  }
  if (quoted) out[kept++] = (gxi_glyph){0x201D, from.begin, from.end};
  return kept;
}

/* A reference that is text, at &: its character and the index behind it. */
static uint32_t reference_end(const line_cursor *line, uint32_t at, uint32_t *code) {
  static const struct {
    const char *name;
    uint32_t code;
  } NAMES[] = {
    {"nbsp", ' '},     {"emsp", 0x3000},   {"ensp", ' '},     {"thinsp", ' '},
    {"amp", '&'},      {"lt", '<'},        {"gt", '>'},       {"quot", '"'},
    {"ldquo", 0x201C}, {"rdquo", 0x201D},  {"lsquo", 0x2018}, {"rsquo", 0x2019},
    {"middot", 0xB7},  {"hellip", 0x2026}, {"mdash", 0x2014}, {"ndash", 0x2013},
    {"times", 0xD7},   {"bull", 0xB7},     {"zwnj", 0xFEFF},
  };
  for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
    uint32_t end = at + 1 + (uint32_t)strlen(NAMES[i].name);
    if (end >= line->count || !is_word(line, at + 1, NAMES[i].name)) continue;
    if (line->glyphs[end].code != ';') continue;
    *code = NAMES[i].code;
    return end + 1;
  }
  return 0;
}

/* ?? and more before the first character of the text. */
static uint32_t skip_marks(gxi_page *page, gxi_line *line, const line_cursor *cursor) {
  uint32_t i = 0, marks = 0;
  while (i < cursor->count &&
         (cursor->glyphs[i].code == '?' || cursor->glyphs[i].code == ' ' ||
          cursor->glyphs[i].code == 0x3000)) {
    marks += cursor->glyphs[i].code == '?';
    i++;
  }
  if (marks < 2 || i >= cursor->count) return 0;
  line->indent = true;
  page->damage.debris++;
  return i;
}

void gxi_remove_debris(gxi_page *page, gxi_line *line) {
  line_cursor cursor = {page->glyphs.items, page->glyphs.count};
  gxi_glyph *out = cursor.glyphs;
  uint32_t kept = 0;
  for (uint32_t i = skip_marks(page, line, &cursor); i < cursor.count;) {
    uint32_t code = out[i].code, end = 0;
    gx_span from = {out[i].begin, 0};
    if (code == '?' && (end = broken_end(&cursor, i)) > 0) {
      bool whole = end - i > 4;
      from.end = out[end - 1].end;
      if (kept > 0) kept = restore_end(out, kept, from, whole);
    } else if (code == '<') {
      end = tag_end(&cursor, i + 1 + (i + 1 < cursor.count && out[i + 1].code == '/'));
    } else if (code == '&' && (end = reference_end(&cursor, i, &code)) > 0) {
      from.end = out[end - 1].end;
      if (code != 0xFEFF) out[kept++] = (gxi_glyph){code, from.begin, from.end};
    }
    if (end) {
      page->damage.debris++;
      i = end;
    } else {
      out[kept++] = out[i++];
    }
  }
  page->glyphs.count = kept;
}
