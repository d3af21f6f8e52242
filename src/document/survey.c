/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * survey.c: one quick look at the whole raw text for what no single line can tell:
 * script, interleaved readings, what its spaces mean, whether lines are cut at a
 * column.
 *
 * Counts are over bytes of UTF-8; shares were chosen on pages of each kind.
 */
#include "base/words.h"
#include "document/page.h"
#include "text/fold.h"

#define SAMPLE ((size_t)1 << 20)
#define LEAD_BYTES 54u /* 18 ideographs */

typedef struct survey_counts {
  uint32_t han;
  uint32_t leads; /* lines that begin with a title and a space */
  uint32_t cut;   /* open lines that are too long for headings, or prose */
  uint32_t inner; /* spaces between ideographs */
  uint32_t ends;  /* spaces behind the end of a sentence, inside a line */
  uint32_t toned; /* opening brackets with a toned letter behind */
  uint32_t turns; /* lines that begin as speaker turns */
  uint32_t longest;
} survey_counts;

static bool han_at(gx_str text, size_t at) {
  return at < text.size && (unsigned char)text.data[at] >= 0xE4 &&
         (unsigned char)text.data[at] <= 0xE9;
}

static bool end_before(gx_str text, size_t at) {
  if (at < 3) return false;
  const char *p = text.data + at - 3;
  return memcmp(p, "\xE3\x80\x82", 3) == 0 || memcmp(p, "\xE2\x80\x9D", 3) == 0 ||
         memcmp(p, "\xEF\xBC\x81", 3) == 0 || memcmp(p, "\xEF\xBC\x9F", 3) == 0 ||
         p[2] == '!' || p[2] == '?';
}

/* 记者 马晓燕 通讯员 李建军, 来源:某报 时间: whoever wrote a line of credits set them.
 */
static bool in_credits(gx_str text, size_t at) {
  static const char before[] = "记者 通讯员 作者 编辑 摄影 供稿",
                    after[] = "通讯员 记者 责任编辑 编辑 时间 来源 作者 发布时间 摄";
  return gxi_str_ends_in(gxi_str_sub(text, 0, at), before) ||
         gxi_str_starts_in(text, at + 1, after);
}

static void count_space(survey_counts *counts, gx_str text, size_t at) {
  if (at >= 3 && han_at(text, at - 3) && han_at(text, at + 1) && !in_credits(text, at))
    counts->inner++;
  bool quote = at >= 3 && memcmp(text.data + at - 3, "\xE2\x80\x9D", 3) == 0;
  if (end_before(text, at) && !quote && at + 1 < text.size && (unsigned char)text.data[at + 1] > ' ') {
    counts->ends++;
  }
}

static void count_bracket(survey_counts *counts, gx_str text, size_t at) {
  uint32_t size;
  for (size_t i = at; i < at + 12 && i < text.size; i += size) {
    uint32_t code = gxi_utf8_at(text, i, &size);
    if (code == ')' || code == 0xFF09 || (code >= 0x2000 && code != 0xFF08)) return;
    if (gxi_is_toned(code)) {
      counts->toned++;
      return;
    }
  }
}

static void count_bytes(survey_counts *counts, gx_str text) {
  size_t size = text.size < SAMPLE ? text.size : SAMPLE;
  for (size_t at = 0; at < size; at++) {
    unsigned char byte = (unsigned char)text.data[at];
    if (byte >= 0xE4 && byte <= 0xE9) {
      counts->han++;
      at += 2;
    } else if (byte == ' ') {
      count_space(counts, text, at);
    } else if (byte == '(') {
      count_bracket(counts, text, at + 1);
    } else if (byte == 0xEF && at + 3 < size && text.data[at + 1] == (char)0xBC && text.data[at + 2] == (char)0x88) {
      count_bracket(counts, text, at + 3);
    }
  }
}

/* Width in columns: what is not ASCII counts two. */
static uint32_t columns_of(gx_str line) {
  gxi_tally tally = gxi_utf8_tally(line);
  return (uint32_t)(2 * tally.code_points - tally.ascii);
}

static bool is_ended(gx_str line) {
  if (end_before(line, line.size)) return true;
  char last = line.size ? line.data[line.size - 1] : '.';
  return last == '.' || last == ':' || last == ';' || last == ')' || last == '>' ||
         gxi_str_ends(line, GX_STR_LIT("\xEF\xBC\x9A")) ||
         gxi_str_ends(line, GX_STR_LIT("\xEF\xBC\x9B")) ||
         gxi_str_ends(line, GX_STR_LIT("\xE2\x80\xA6"));
}

static bool is_turn(gx_str line) {
  static const char *const SPEAKERS[] = {
    "记者",
    "主持人",
    "问",
    "答",
    "網友",
    "网友",
    "記者",
    "主持",
    "嘉宾",
    "提问",
    "Q",
    "A",
    "受访者"};
  if (!gxi_str_starts_in(line, 0, "记 主 问 答 網 网 記 嘉 提 Q A 受")) return false;
  for (size_t i = 0; i < sizeof SPEAKERS / sizeof *SPEAKERS; i++) {
    gx_str speaker = gxi_str(SPEAKERS[i]);
    if (!gxi_str_starts(line, speaker)) continue;
    gx_str rest = gxi_str_sub(line, speaker.size, line.size);
    if (gxi_str_starts(rest, GX_STR_LIT(":")) || gxi_str_starts(rest, GX_STR_LIT("\xEF\xBC\x9A"))) {
      return true;
    }
  }
  return false;
}

/* 登州酒业扩建酒庄 登州酒业集团日前… : a space behind a short stretch of ideographs, at
 * the front of a long line, or behind a bullet. */
static bool is_lead(gx_str line) {
  size_t at = 0;
  while (at < line.size && at <= LEAD_BYTES && line.data[at] != ' ') {
    unsigned char byte = (unsigned char)line.data[at];
    if (byte == ',' || byte == ':' || (byte == 0xE3 && at + 2 < line.size))
      return false;
    if (byte == 0xEF) return false;
    at++;
  }
  uint32_t size;
  bool item = gxi_is_symbol(gxi_utf8_at(line, 0, &size)); /* it may be cut */
  return at >= 6 && at <= LEAD_BYTES && at < line.size &&
         (item || line.size - at > 60) && han_at(line, at + 1);
}

/* Begins with a bullet or a number, or with a label and a colon: a line by itself. */
static bool is_by_itself(gx_str line) {
  uint32_t size, code = gxi_utf8_at(line, 0, &size);
  bool mark = gxi_is_symbol(code) || code == '-' || code == '*' || code == '+' ||
              code == 0xB7 || code == 0x2022 || code == '#' || code == '>' ||
              code == '|';
  if (mark || (code >= 0x2460 && code <= 0x24FF)) return true;
  uint32_t i = code == '(' || code == 0xFF08 ? size : 0;
  for (uint32_t at = i; at < line.size && at < i + 30; at += size) {
    code = gxi_utf8_at(line, at, &size);
    bool number = code == '.' || code == ')' || code == 0x3001 || code == 0xFF09;
    if (number) return at > 0 && at <= i + 6;
    if (code == ':' || code == 0xFF1A) return true;
    if (code == ',' || code == 0xFF0C || code == 0x3002) return false;
  }
  return false;
}

static bool is_gap(uint32_t code) {
  return code == ' ' || code == 0xA0 || code == 0x3000 || code == '\t';
}

/* 张某某 某局副局长 挂任某县副县长, a row of a roll: a name of two to four characters,
   a space, and another part behind a second one. */
static bool is_row(gx_str line) {
  uint32_t size, count = 0, at = 0, parts = 0;
  for (; at < line.size && count < 5; at += size, count++)
    if (is_gap(gxi_utf8_at(line, at, &size))) break;
  if (count < 1 || count > 4) return false;
  bool space = false;
  for (; at < line.size; at += size) {
    uint32_t code = gxi_utf8_at(line, at, &size);
    if (code == 0x3002) return false;
    bool now = is_gap(code);
    parts += space && !now;
    space = now;
  }
  return parts >= 2;
}

/* Lines that another follows directly; `open` ones do not end there. */
typedef struct wrap_counts {
  uint32_t pairs;
  uint32_t open;
  uint32_t widths[128]; /* of the open ones */
} wrap_counts;

static void count_pair(wrap_counts *wraps, gx_str line, gx_str next, uint32_t columns) {
  if (is_by_itself(line) || is_by_itself(next)) return;
  wraps->pairs++;
  if (is_row(line) && is_row(next)) return;
  if (is_ended(line) || columns < 24 || columns >= 128) return;
  wraps->open++;
  wraps->widths[columns]++;
}

/* A wrapped text: at least three lines, and half of those that another follows
 * directly, do not end, and most of these are about as wide as the widest; lines of
 * running text that stand one a paragraph are ended. */
static void judge_wraps(gxi_survey *survey, const wrap_counts *wraps) {
  uint32_t widest = 0, below = 0, near = 0, usual = 0;
  for (uint32_t w = 0; w < 128; w++) {
    if (wraps->widths[w]) widest = w;
    below += wraps->widths[w];
    if (usual == 0 && below * 3 >= wraps->open * 2) usual = w;
  }
  for (uint32_t w = widest * 7 / 10; w < 128; w++)
    near += wraps->widths[w];
  survey->wrapped =
    wraps->open >= 3 && wraps->open * 2 >= wraps->pairs && near * 10 >= wraps->open * 6;
  survey->width = usual; /* two thirds keep below it */
}

static gx_str line_of(const gxi_page *page, uint32_t i) {
  gx_span span = page->lines.items[i].text;
  return gxi_str_trim(gxi_str_sub(page->raw, span.begin, span.end));
}

static void survey_lines(gxi_page *page, survey_counts *counts) {
  wrap_counts wraps = {0};
  for (uint32_t i = 0; i < page->lines.count; i++) {
    gxi_line *line = &page->lines.items[i];
    gx_str text = line_of(page, i);
    line->columns = columns_of(text);
    if (text.size == 0) continue;
    counts->turns += is_turn(text);
    if (line->columns > counts->longest) counts->longest = line->columns;
    counts->leads += is_lead(text);
    if (line->known || line->closed) continue;
    if (i + 1 < page->lines.count && !line[1].blank && !line[1].known) {
      gx_str next = line_of(page, i + 1);
      if (next.size > 0) count_pair(&wraps, text, next, line->columns);
    }
    bool prose = gxi_str_find(text, GX_STR_LIT("\xE3\x80\x82"), 0) != SIZE_MAX;
    counts->cut += !is_ended(text) && (line->columns > 84 || prose);
  }
  judge_wraps(&page->survey, &wraps);
}

void gxi_survey_page(gxi_page *page) {
  survey_counts counts = {0};
  gxi_survey *survey = &page->survey;
  count_bytes(&counts, page->raw);
  survey_lines(page, &counts);
  survey->traditional = gxi_is_traditional(page->raw);
  survey->pinyin = counts.toned >= 3;
  survey->interview = counts.turns >= 2;
  survey->leads = counts.leads >= 2 && counts.leads * 2 > counts.inner;
  if (survey->leads) counts.inner -= counts.leads;
  survey->noisy = counts.inner >= 4 && counts.inner * 100 > counts.han;
  survey->broken = counts.cut >= 2;
  survey->flat = !survey->noisy && counts.ends >= 4 && counts.longest > 400;
}
