/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * join.c: which lines are cut paragraphs.
 *
 * In a wrapped text (survey.c) a full line goes on in the next one. Elsewhere, OCR cuts
 * a paragraph at a column or page, blank line included: an open line of prose goes on
 * in a line of prose that does not begin like a paragraph. Marks decide where they can:
 * nothing begins with a comma, nothing ends with one.
 *
 * The word test of the page (a word that stands across the cut) is asked where the
 * other signs leave it open. Where many words stand across line ends, the text is cut
 * at any place, and every open line that is as long as the others goes on.
 */
#include "base/words.h"
#include "document/page.h"

#define LONG_COLUMNS 60u /* hardly a heading: a word across its end is no chance */
#define CUTS_LEAST 3u    /* words across line ends: fewer are chance */
#define CUTS_SHARE 6u    /* … one of so many open line ends */

uint32_t gxi_first_code(const gxi_page *page, gx_span span) {
  uint32_t size;
  return gxi_utf8_at(gxi_text_str(&page->body), span.begin, &size);
}

uint32_t gxi_last_code(const gxi_page *page, gx_span span) {
  uint32_t size;
  gx_str body = gxi_text_str(&page->body);
  return gxi_utf8_at(body, gxi_utf8_back(body, span.end), &size);
}

bool gxi_span_ends(const gxi_page *page, gx_span span) {
  gx_str body = gxi_text_str(&page->body);
  uint32_t size;
  for (size_t at = span.end; at > span.begin;) {
    at = gxi_utf8_back(body, at);
    uint32_t code = gxi_utf8_at(body, at, &size);
    if (gxi_is_end(code)) return true;
    if (!gxi_is_closing(code) && code != '"' && code != '\'') return false;
  }
  return false;
}

static bool begins_with_mark(uint32_t code) {
  return code == ',' || code == 0x3001 || code == 0x3002 || code == ';' ||
         code == ')' || code == 0x201D || code == 0x300B || code == '!' || code == '?';
}

static bool ends_open(uint32_t code) {
  return code == ',' || code == 0x3001 || code == '(' || code == 0x201C ||
         code == 0x300A;
}

static bool has_code(const gxi_page *page, gx_span span, const char *mark) {
  gx_str line = gxi_str_sub(gxi_text_str(&page->body), span.begin, span.end);
  return gxi_str_find(line, gxi_str(mark), 0) != SIZE_MAX;
}

/* 甲县——乙县, 甲医院→乙医院: a line of a list of pairs. */
static bool pairs_names(const gxi_page *page, gx_span span) {
  return span.end - span.begin < 150 && !gxi_span_ends(page, span) &&
         (has_code(page, span, "—") || has_code(page, span, "→"));
}

/* Words that open a paragraph more often than they go on in one. */
static bool begins_paragraph(const gxi_page *page, gx_span span) {
  gx_str line = gxi_str_sub(gxi_text_str(&page->body), span.begin, span.end);
  return gxi_str_starts_in(
           line,
           0,
           "根据 据 近日 日前 近年来 目前 此外 同时 对于 随着 截至 今年 去年 昨 记者 "
           "本报 "
           "一是 二是 三是 四是 五是 \" \xE2\x80\x9C 为了 下一步 会上 会后 活动 当天 "
           "其中 "
           "另 按照 期间"
         ) > 0;
}

/* A word of two characters, one on each side of the cut. */
static bool word_across(const gxi_page *page, gx_span a, gx_span b) {
  if (!page->words.knows) return false;
  char word[8];
  uint32_t size = gxi_utf8_put(word, gxi_last_code(page, a));
  size += gxi_utf8_put(word + size, gxi_first_code(page, b));
  return page->words.knows(page->words.user, (gx_str){word, size});
}

static bool is_open_kind(const gxi_line *line) {
  return line->kind == GX_BLOCK_PARAGRAPH || line->kind == GX_BLOCK_LIST_ITEM;
}

/* Prose that stops in the middle, with prose behind: a cut, or two headings. */
static bool stops_open(const gxi_page *page, const gxi_line *a, const gxi_line *b) {
  if (a->drop || b->drop || a->closed || b->known || b->indent || b->blank)
    return false;
  if (!is_open_kind(a) || b->kind != GX_BLOCK_PARAGRAPH || gxi_span_ends(page, a->text))
    return false;
  uint32_t last = gxi_last_code(page, a->text), first = gxi_first_code(page, b->text);
  return (gxi_is_han(last) || gxi_is_digit(last) || last == 0x201D || last == 0x300B) &&
         (gxi_is_han(first) || first == 0x201C || first == 0x300A);
}

void gxi_survey_cuts(gxi_page *page) {
  uint32_t open = 0, across = 0;
  size_t widths = 0;
  for (uint32_t i = 0; i + 1 < page->lines.count; i++) {
    const gxi_line *a = &page->lines.items[i], *b = a + 1;
    if (!stops_open(page, a, b)) continue;
    open++;
    if (!word_across(page, a->text, b->text)) continue;
    across++;
    widths += a->text.end - a->text.begin;
  }
  page->survey.prose = page->lines.count;
  for (uint32_t i = page->lines.count; i-- > 0;)
    if (has_code(page, page->lines.items[i].text, ",") || has_code(page, page->lines.items[i].text, "\xE3\x80\x82"))
      page->survey.prose = i;
  page->survey.cut = across >= CUTS_LEAST && across * CUTS_SHARE >= open;
  page->survey.cut_width = across ? (uint32_t)(widths / across) : 0;
}

/* In a text of cut lines: an open line goes on, unless it is as short as a heading. */
static bool cut_join(const gxi_page *page, const gxi_line *a, const gxi_line *b) {
  bool title = a < page->lines.items + page->survey.prose;
  return !title && stops_open(page, a, b) &&
         (a->text.end - a->text.begin) * 10 >= page->survey.cut_width * 5;
}

static bool wrapped_join(const gxi_page *page, const gxi_line *a, const gxi_line *b) {
  uint32_t width = page->survey.width;
  bool full = a->columns * 10 >= width * 7;
  if (gxi_span_ends(page, a->text)) return !b->blank && a->columns * 10 >= width * 9;
  if (gxi_first_code(page, b->text) == 0x300A && !b->blank && a->front) return true;
  return full && (!b->blank || a->columns * 10 >= width * 9);
}

/* Whether an open line is a piece of a paragraph, not a heading. */
static bool is_cut(const gxi_page *page, const gxi_line *line) {
  if (has_code(page, line->text, "\xE3\x80\x82")) return true;
  if (line->front || line->columns < 30) return false;
  return line->columns > 84 || (page->survey.broken && has_code(page, line->text, ","));
}

bool gxi_lines_join(const gxi_page *page, const gxi_line *a, const gxi_line *b) {
  bool heading = a->kind == GX_BLOCK_HEADING && a->soft && b->kind == a->kind;
  if (heading) return true;
  bool open_kind = a->kind == GX_BLOCK_PARAGRAPH || a->kind == GX_BLOCK_LIST_ITEM;
  if (a->closed || b->known || b->indent || !open_kind) return false;
  uint32_t last = gxi_last_code(page, a->text), first = gxi_first_code(page, b->text);
  if (last == ':' || last == ';') return false;
  if (pairs_names(page, a->text) && pairs_names(page, b->text)) return false;
  if (page->survey.wrapped && !a->soft) {
    if (wrapped_join(page, a, b)) return true;
  }
  if (gxi_span_ends(page, a->text)) return false;
  if (begins_with_mark(first) || ends_open(last)) return true;
  bool cut = page->survey.cut || page->survey.wrapped || a->columns >= LONG_COLUMNS;
  if (cut && word_across(page, a->text, b->text)) return true;
  if (page->survey.cut && !a->front && cut_join(page, a, b)) return true;
  if (page->survey.wrapped || begins_paragraph(page, b->text)) return false;
  if (a->soft) return a->columns >= 20 && !gxi_is_digit(first);
  return is_cut(page, a) && has_code(page, b->text, "\xE3\x80\x82");
}
