/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * sentence.c: blocks → sentences.
 *
 * A sentence ends at 。 ! ? and at … before a closing quote or the block's end; closing
 * quotes and brackets behind belong to it. A ! or ? at the end of a short quoted name
 * (“就要上市!”活动) ends nothing. The speaker of a turn is a sentence of its own. What
 * is longer than GXI_MAX_SENTENCE_BYTES is cut behind the last comma or semicolon.
 */
#include "base/limits.h"
#include "document/page.h"

#define NAME_BYTES 24u /* of a quoted name that may hold an end mark */

static void push_sentence(gxi_page *page, gx_span span, uint32_t block) {
  while (span.end - span.begin > GXI_MAX_SENTENCE_BYTES) {
    uint32_t cut = 0, stop = span.begin + GXI_MAX_SENTENCE_BYTES;
    for (uint32_t i = stop; i > span.begin && cut == 0; i--) {
      char c = page->text.data[i - 1];
      if (c == ',' || c == ';') cut = i;
    }
    if (cut == 0) {
      while (((unsigned char)page->text.data[stop] & 0xC0) == 0x80)
        stop--;
      cut = stop;
    }
    *gxi_vec_push(page->arena, &page->sentences) =
      (gx_sentence){{span.begin, cut}, block};
    span.begin = cut;
  }
  if (span.begin < span.end) {
    *gxi_vec_push(page->arena, &page->sentences) = (gx_sentence){span, block};
  }
}

typedef struct sentence_scan {
  gx_str text; /* of the page */
  uint32_t end;
  uint32_t quote; /* where the innermost open quote began, or 0 */
  uint32_t begin; /* of the sentence */
} sentence_scan;

static uint32_t code_at(const sentence_scan *scan, uint32_t at, uint32_t *size) {
  *size = 0;
  return at < scan->end ? gxi_utf8_at(scan->text, at, size) : 0;
}

/* Behind an end mark at `at`: the closing quotes and further marks that belong to it.
 */
static uint32_t skip_closing(const sentence_scan *scan, uint32_t at) {
  uint32_t size, code;
  while ((code = code_at(scan, at, &size)) != 0 &&
         (gxi_is_closing(code) || gxi_is_end(code)))
    at += size;
  return at;
}

/* The mark before `at` closes a short quoted name and the sentence goes on. */
static bool is_name_mark(const sentence_scan *scan, uint32_t at) {
  if (scan->quote == 0 || scan->quote <= scan->begin + 3) return false;
  if (at - scan->quote > NAME_BYTES) return false;
  uint32_t size, before;
  before = gxi_utf8_at(scan->text, gxi_utf8_back(scan->text, scan->quote - 3), &size);
  return before != ':' && before != ',' && skip_closing(scan, at) < scan->end;
}

/* A full stop between Latin sentences: "…ed. The". */
static bool is_latin_stop(const sentence_scan *scan, uint32_t at) {
  const char *p = scan->text.data;
  return p[at] == '.' && at > scan->begin && at + 2 < scan->end && p[at + 1] == ' ' &&
         p[at - 1] >= 'a' && p[at - 1] <= 'z' && p[at + 2] >= 'A' && p[at + 2] <= 'Z';
}

static bool
ends_here(const sentence_scan *scan, uint32_t code, uint32_t at, uint32_t behind) {
  if (code == 0x3002) return true;
  if (code == '!' || code == '?') return !is_name_mark(scan, behind);
  if (code == 0x2026) {
    uint32_t size, next = code_at(scan, behind, &size);
    return next == 0 || gxi_is_closing(next);
  }
  return is_latin_stop(scan, at);
}

static void cut_block(gxi_page *page, uint32_t index) {
  const gx_block *block = &page->blocks.items[index];
  sentence_scan scan = {
    gxi_text_str(&page->text), block->text.end, 0, block->text.begin};
  if (block->kind == GX_BLOCK_TABLE_ROW || block->kind == GX_BLOCK_HEADING) {
    push_sentence(page, block->text, index);
    return;
  }
  if (block->speaker.end > block->speaker.begin) {
    scan.begin = block->speaker.end + 1;
    push_sentence(page, (gx_span){block->text.begin, scan.begin}, index);
  }
  for (uint32_t at = scan.begin; at < scan.end;) {
    unsigned char byte = (unsigned char)page->text.data[at];
    if (byte >= 0xE4 && byte <= 0xE9) { /* ideographs end nothing */
      at += 3;
      continue;
    }
    uint32_t size, code = code_at(&scan, at, &size);
    uint32_t behind = at + size;
    if (code == 0x201C) scan.quote = behind;
    if (code == 0x201D) scan.quote = 0;
    if (ends_here(&scan, code, at, behind)) {
      behind = skip_closing(&scan, behind);
      push_sentence(page, (gx_span){scan.begin, behind}, index);
      while (behind < scan.end && page->text.data[behind] == ' ')
        behind++;
      scan.begin = behind;
      scan.quote = 0;
    }
    at = behind;
  }
  push_sentence(page, (gx_span){scan.begin, scan.end}, index);
}

void gxi_cut_sentences(gxi_page *page) {
  for (uint32_t i = 0; i < page->blocks.count; i++)
    cut_block(page, i);
}
