/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * text.c: plain text and Markdown → lines.
 *
 * A line longer than LINE_BYTES is cut behind the end of a sentence, so that the work
 * on a line stays in the cache and a file of one line stays harmless.
 *
 * Items that nothing but their bullets parts (…。▲…。▲…) become lines of their own.
 *
 * Tables of plain text: TABLE_LINES lines or more in a row with the same number of
 * cells (two at least) that stand apart by two spaces or a tab.
 */
#include "document/page.h"

#define LINE_BYTES 16384u
#define TABLE_LINES 3u
#define MOST_ITEMS 64u /* that a line is parted into */

static void push_line(gxi_page *page, uint32_t begin, uint32_t end, bool blank) {
  gxi_line *line = gxi_vec_push(page->scratch, &page->lines);
  *line = (gxi_line){.text = {begin, end}, .blank = blank, .table = GX_ID_NONE};
}

/* Where a long line may be cut: behind the last 。 in its first LINE_BYTES, else on a
 * character boundary. */
static uint32_t cut_at(gx_str raw, uint32_t begin) {
  uint32_t stop = begin + LINE_BYTES;
  for (uint32_t at = stop - 3; at > begin + LINE_BYTES / 2; at--) {
    if (memcmp(raw.data + at, "\xE3\x80\x82", 3) == 0) return at + 3;
  }
  while (((unsigned char)raw.data[stop] & 0xC0) == 0x80)
    stop--;
  return stop;
}

static void push_long(gxi_page *page, uint32_t begin, uint32_t end, bool blank) {
  while (end - begin > LINE_BYTES) {
    uint32_t cut = cut_at(page->raw, begin);
    push_line(page, begin, cut, blank);
    begin = cut;
    blank = false;
  }
  push_line(page, begin, end, blank);
}

/* ▲ ◆ ■ ● ★ behind the end of a sentence: an item begins. */
static bool is_item(gx_str raw, uint32_t begin, uint32_t at, uint32_t end) {
  const unsigned char *p = (const unsigned char *)raw.data + at;
  if (at + 6 > end || p[1] < 0x96 || p[1] > 0x98) return false;
  if (at == begin) return true;
  unsigned char before = p[-1];
  bool ended = at >= begin + 3 && (memcmp(p - 3, "\xE3\x80\x82", 3) == 0 ||
                                   memcmp(p - 3, "\xE2\x80\x9D", 3) == 0 ||
                                   memcmp(p - 3, "\xEF\xBC\x9B", 3) == 0);
  return ended || before == ' ' || before == ';' || before == '!' || before == ')';
}

/* A line of items that nothing but their bullets parts: a line for each. */
static void push_items(gxi_page *page, uint32_t begin, uint32_t end, bool blank) {
  gx_str raw = page->raw;
  uint32_t bullets[MOST_ITEMS], count = 0;
  for (uint32_t at = begin; at < end && count < MOST_ITEMS; at++) {
    const char *next = memchr(raw.data + at, 0xE2, end - at);
    if (!next) break;
    at = (uint32_t)(next - raw.data);
    if (!is_item(raw, begin, at, end)) continue;
    bool same = count == 0 || memcmp(next, raw.data + bullets[0], 3) == 0;
    if (same) bullets[count++] = at;
  }
  for (uint32_t i = 0; count > 1 && i < count; i++) {
    if (bullets[i] == begin) continue;
    push_long(page, begin, bullets[i], blank);
    begin = bullets[i];
    blank = false;
  }
  push_long(page, begin, end, blank);
}

static bool is_blank(gx_str raw, uint32_t begin, uint32_t end) {
  return gxi_str_trim(gxi_str_sub(raw, begin, end)).size == 0;
}

/* Cells of a line of an aligned table; 1: it is none. */
static uint32_t count_cells(gx_str line) {
  uint32_t cells = 1;
  line = gxi_str_trim(line);
  if (!memchr(line.data, ' ', line.size) && !memchr(line.data, '\t', line.size)) {
    return 1;
  }
  for (size_t i = 1; i < line.size; i++) {
    bool wide =
      (line.data[i] == ' ' && line.data[i - 1] == ' ') || line.data[i] == '\t';
    if (!wide) continue;
    cells++;
    while (i + 1 < line.size && (line.data[i + 1] == ' ' || line.data[i + 1] == '\t'))
      i++;
  }
  return cells;
}

static gx_str line_str(const gxi_page *page, uint32_t i) {
  gx_span span = page->lines.items[i].text;
  return gxi_str_sub(page->raw, span.begin, span.end);
}

static bool is_pipe_row(gx_str line) {
  line = gxi_str_trim(line);
  return line.size >= 3 && line.data[0] == '|' && line.data[line.size - 1] == '|';
}

/* Lines [begin, end) are rows of one table. */
static void mark_table(gxi_page *page, uint32_t begin, uint32_t end, uint32_t table) {
  for (uint32_t i = begin; i < end; i++) {
    gxi_line *line = &page->lines.items[i];
    line->kind = GX_BLOCK_TABLE_ROW;
    line->known = line->closed = true;
    line->table = table;
    line->piped = is_pipe_row(line_str(page, i));
    line->aligned = !line->piped;
    line->header = i == begin;
  }
}

static void find_tables(gxi_page *page) {
  uint32_t table = 0;
  for (uint32_t i = 0; i < page->lines.count;) {
    bool pipe = is_pipe_row(line_str(page, i));
    uint32_t cells = pipe ? 0 : count_cells(line_str(page, i));
    uint32_t end = i + 1;
    while (end < page->lines.count && !page->lines.items[end].blank &&
           (pipe ? is_pipe_row(line_str(page, end))
                 : cells > 1 && count_cells(line_str(page, end)) == cells)) {
      end++;
    }
    if (pipe ? end - i >= 2 : cells > 1 && end - i >= TABLE_LINES) {
      mark_table(page, i, end, table++);
    }
    i = end;
  }
}

void gxi_read_text(gxi_page *page) {
  gx_str raw = page->raw;
  bool blank = true;
  for (uint32_t at = 0; at < raw.size;) {
    const char *stop = memchr(raw.data + at, '\n', raw.size - at);
    uint32_t end = stop ? (uint32_t)(stop - raw.data) : (uint32_t)raw.size;
    const char *old = memchr(raw.data + at, '\r', end - at); /* Mac line ends */
    uint32_t next = end + 1;
    if (old && (uint32_t)(old - raw.data) + 1 < end) {
      end = (uint32_t)(old - raw.data);
      next = end + 1;
    }
    if (is_blank(raw, at, end)) {
      blank = true;
    } else {
      push_items(page, at, end, blank);
      blank = false;
    }
    at = next;
  }
  find_tables(page);
}

/* Left of a space that stands for a line end: a sentence's end, a quote, a word. */
static bool parts_before(gx_str raw, uint32_t at) {
  unsigned char byte = (unsigned char)raw.data[at - 1];
  return byte >= 0x80 || byte == '!' || byte == '?' || byte == ')';
}

static bool parts_behind(gx_str raw, uint32_t at) {
  unsigned char byte = (unsigned char)raw.data[at];
  return byte >= 0xE2 || (byte >= '0' && byte <= '9');
}

void gxi_split_flat(gxi_page *page) {
  gxi_lines lines = page->lines;
  gx_str raw = page->raw;
  memset(&page->lines, 0, sizeof page->lines);
  for (uint32_t i = 0; i < lines.count; i++) {
    gxi_line line = lines.items[i];
    uint32_t begin = line.text.begin, end = line.text.end;
    for (uint32_t at = begin + 1; !line.known && at + 1 < end; at++) {
      if (raw.data[at] != ' ' || raw.data[at + 1] == ' ') continue;
      if (!parts_before(raw, at) || !parts_behind(raw, at + 1)) continue;
      push_line(page, begin, at, line.blank || begin > line.text.begin);
      begin = at + 1;
    }
    line.blank |= begin > line.text.begin;
    line.text.begin = begin;
    *gxi_vec_push(page->scratch, &page->lines) = line;
  }
}
