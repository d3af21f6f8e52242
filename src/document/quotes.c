/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * quotes.c: straight quotes become pairs, over one block: OCR and chat programs write
 * "…" where the print had “…”.
 *
 * A double quote opens and closes in turn, unless its neighbours say otherwise: none
 * closes at the begin of a block or behind a colon, none opens before a comma or at the
 * end. A single quote between Latin letters is an apostrophe.
 */
#include "document/page.h"

static uint32_t code_before(gx_str text, uint32_t at) {
  uint32_t size;
  return at == 0 ? 0 : gxi_utf8_at(text, gxi_utf8_back(text, at), &size);
}

static uint32_t code_behind(gx_str text, uint32_t at) {
  uint32_t size;
  return at >= text.size ? 0 : gxi_utf8_at(text, at, &size);
}

static bool is_stop(uint32_t code) {
  return code == 0 || code == '\n' || code == ',' || code == ';' || code == 0x3001 ||
         code == ')' || code == 0x3002;
}

static bool opens(bool open, uint32_t before, uint32_t behind) {
  bool front = before == 0 || before == '\n' || before == ':' || before == '(';
  if (open) return front;
  return front || !is_stop(behind);
}

static void put_quote(gxi_page *page, uint32_t at, const char *quote, uint32_t size) {
  gxi_text_put(&page->text, page->scratch, quote, size, at, at + 1);
}

static void double_quote(gxi_page *page, gx_str body, uint32_t at, uint32_t *depth) {
  bool open = opens(*depth > 0, code_before(body, at), code_behind(body, at + 1));
  *depth = open ? 1 : 0;
  put_quote(page, at, open ? "\xE2\x80\x9C" : "\xE2\x80\x9D", 3);
}

static void single_quote(gxi_page *page, gx_str body, uint32_t at, uint32_t *depth) {
  uint32_t before = code_before(body, at), behind = code_behind(body, at + 1);
  if (gxi_is_latin(before) || gxi_is_digit(before)) {
    if (gxi_is_latin(behind) || *depth < 2) {
      put_quote(page, at, "'", 1);
      return;
    }
  }
  bool open = opens(*depth == 2, before, behind);
  *depth = open ? 2 : *depth > 0 ? 1 : 0;
  put_quote(page, at, open ? "\xE2\x80\x98" : "\xE2\x80\x99", 3);
}

void gxi_put_quoted(gxi_page *page, gx_span span, uint32_t *depth) {
  gx_str body = gxi_text_str(&page->body);
  uint32_t from = span.begin;
  size_t size = span.end - span.begin;
  bool any = size && (memchr(body.data + from, '"', size) ||
                      memchr(body.data + from, '\'', size));
  for (uint32_t at = span.begin; any && at < span.end; at++) {
    char c = body.data[at];
    if (c != '"' && c != '\'') continue;
    gxi_text_put(&page->text, page->scratch, body.data + from, at - from, from, at);
    if (c == '"') {
      double_quote(page, body, at, depth);
    } else {
      single_quote(page, body, at, depth);
    }
    from = at + 1;
  }
  gxi_text_put(
    &page->text, page->scratch, body.data + from, span.end - from, from, span.end
  );
}
