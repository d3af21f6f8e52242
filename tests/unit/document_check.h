/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * document_check.h: what holds for every document, however bad its bytes were.
 * Returns NULL, or what does not hold.
 */
#ifndef GX_TESTS_DOCUMENT_CHECK_H
#define GX_TESTS_DOCUMENT_CHECK_H

#include "base/str.h"
#include "guanxi/document.h"
#include "text/decode.h"

static inline bool on_boundary(gx_str text, uint32_t at) {
  return at == text.size || ((unsigned char)text.data[at] & 0xC0) != 0x80;
}

static inline const char *check_blocks(const gx_document *document) {
  size_t count;
  const gx_block *blocks = gx_document_blocks(document, &count);
  gx_str text = gx_document_text(document);
  uint32_t end = 0;
  for (size_t i = 0; i < count; i++) {
    gx_span span = blocks[i].text;
    if (span.begin > span.end || span.end > text.size) return "block outside the text";
    if (i > 0 && span.begin != end + 1) return "blocks not one line end apart";
    if (i > 0 && text.data[end] != '\n') return "no line end between blocks";
    if (!on_boundary(text, span.begin)) return "block begins inside a character";
    if (blocks[i].speaker.end > span.end) return "speaker outside its block";
    if (blocks[i].speaker.begin < span.begin) return "speaker before its block";
    if (i > 0 && blocks[i].article < blocks[i - 1].article) return "articles go back";
    end = span.end;
  }
  return end == text.size ? NULL : "text behind the last block";
}

static inline const char *check_sentences(const gx_document *document) {
  size_t count, block_count;
  const gx_block *blocks = gx_document_blocks(document, &block_count);
  const gx_sentence *sentences = gx_document_sentences(document, &count);
  gx_str text = gx_document_text(document), source = gx_document_source(document);
  uint32_t end = 0;
  for (size_t i = 0; i < count; i++) {
    gx_span span = sentences[i].text;
    if (sentences[i].block >= block_count) return "sentence without a block";
    gx_span block = blocks[sentences[i].block].text;
    if (span.begin >= span.end) return "empty sentence";
    if (span.begin < block.begin || span.end > block.end)
      return "sentence leaves block";
    if (span.begin < end) return "sentences overlap";
    if (!on_boundary(text, span.begin) || !on_boundary(text, span.end)) {
      return "sentence cuts a character";
    }
    gx_span from = gx_document_source_span(document, span);
    if (from.begin > from.end || from.end > source.size) return "source out of range";
    end = span.end;
  }
  return NULL;
}

static inline bool is_allowed(uint32_t code) {
  if (code == '\n' || code == '\t') return true;
  return code >= ' ' && code != 0x7F && !(code >= 0x80 && code < 0xA0) &&
         code != 0x3000 && code != 0xFEFF && code != 0xFFFD;
}

/* Valid UTF-8, no forbidden characters, no space but between words. */
static inline const char *check_text(const gx_document *document) {
  gx_str text = gx_document_text(document);
  if (gxi_utf8_valid(text) != text.size) return "text is no UTF-8";
  uint32_t size, before = '\n';
  for (size_t at = 0; at < text.size; at += size) {
    uint32_t code = gxi_utf8_at(text, at, &size);
    if (!is_allowed(code)) return "a character that should not be there";
    if (code == ' ' && gxi_is_han(before)) return "a space behind an ideograph";
    if (code == ' ' && before == ' ') return "two spaces";
    if (gxi_is_han(code) && before == ' ') return "a space before an ideograph";
    before = code;
  }
  return NULL;
}

static inline const char *check_document(const gx_document *document) {
  const char *wrong = check_text(document);
  if (!wrong) wrong = check_blocks(document);
  return wrong ? wrong : check_sentences(document);
}

#endif
