/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * document.h: source bytes → a document: repaired, Simplified, normalised text
 * cut into blocks and sentences, with a way back to every source byte.
 */
#ifndef GUANXI_DOCUMENT_H
#define GUANXI_DOCUMENT_H

#include "guanxi/base.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct gx_document gx_document;
struct gx_knowledge;

typedef enum gx_media {
  GX_MEDIA_GUESS = 0, /* by name and first bytes */
  GX_MEDIA_TEXT,
  GX_MEDIA_MARKDOWN,
  GX_MEDIA_HTML
} gx_media;

typedef struct gx_document_options {
  size_t size; /* sizeof(gx_document_options) */
  const gx_allocator *allocator;
  gx_media media;
  gx_str encoding;  /* declared outside (HTTP, BOM aside); empty: find out */
  gx_str title;     /* known outside (JSON Lines); empty: from the page */
  gx_str published; /* ISO date known outside; empty: from the page */
  const struct gx_knowledge *knowledge; /* word test for OCR joins; may be NULL */
} gx_document_options;

#define GX_DOCUMENT_OPTIONS_INIT GX_OPTIONS_INIT(gx_document_options)

typedef enum gx_block_kind {
  GX_BLOCK_PARAGRAPH,
  GX_BLOCK_HEADING,   /* level 1-6 */
  GX_BLOCK_LIST_ITEM, /* bullet and number removed */
  GX_BLOCK_TABLE_ROW, /* cells separated by U+0009 in the text */
  GX_BLOCK_SPEECH,    /* a speaker turn "周杰:…": speaker in `speaker` */
  GX_BLOCK_BYLINE,    /* dateline, source line, editor line: facts, not prose */
  GX_BLOCK_CAPTION
} gx_block_kind;

/** A block of the normalised text; blocks are in order and do not overlap. */
typedef struct gx_block {
  gx_block_kind kind;
  uint8_t level;    /* of a heading, or of list nesting */
  uint16_t article; /* articles on the page, counted from 0; coreference stops here */
  uint32_t table;   /* rows of one table share it; GX_ID_NONE elsewhere */
  bool header;      /* a table row of column headings */
  gx_span text;     /* in the normalised text */
  gx_span speaker;  /* in the normalised text; empty when none */
} gx_block;

/** A sentence; never crosses a block. Headings, cells and rows are sentences too. */
typedef struct gx_sentence {
  gx_span text;
  uint32_t block;
} gx_sentence;

/** What was repaired, counted. */
typedef struct gx_damage {
  uint32_t replaced;    /* undecodable sequences */
  uint32_t pinyin;      /* readings in brackets removed */
  uint32_t rewrapped;   /* lines joined */
  uint32_t spaces;      /* spaces removed inside Chinese text */
  uint32_t debris;      /* mirror debris removed or restored */
  uint32_t traditional; /* characters made Simplified */
  uint32_t furniture; /* blocks of navigation, contact lines, page furniture left out */
  uint32_t unaligned; /* bytes of text without a place in the source */
} gx_damage;

/**
 * Reads one document.
 *
 * Normalised text is UTF-8, Simplified where the document was Traditional; width
 * folded; punctuation folded too: `,` `;` `:` `!` `?` `(` `)` are the ASCII ones in
 * Chinese text as well, beside `。` `、` `·` `“”` `‘’` `《》` `—` `…`; blocks are
 * separated by U+000A, table cells by U+0009; no other white space but single spaces
 * between Latin words.
 *
 * @param document [out] owned; free with gx_document_free
 * @param name     the record's `doc`; copied; its ending helps to guess the media
 * @param bytes    the source bytes; borrowed until gx_document_free
 * Errors   GX_E_ENCODING (no text: binary, PDF, DOCX, image; message says which and
 *          what to do), GX_E_LIMIT, GX_E_NOMEM, GX_E_SYNTAX
 */
GX_API GX_MUST_USE gx_status gx_document_read(
  gx_document **document,
  gx_str name,
  gx_str bytes,
  const gx_document_options *options,
  gx_error *error
);
GX_API void gx_document_free(gx_document *document);

/* Accessors; everything borrowed until gx_document_free. */
GX_API gx_str gx_document_name(const gx_document *document);
GX_API gx_str gx_document_text(const gx_document *document);
GX_API gx_str gx_document_source(const gx_document *document);
GX_API const gx_block *gx_document_blocks(const gx_document *document, size_t *count);
GX_API const gx_sentence *
gx_document_sentences(const gx_document *document, size_t *count);
GX_API gx_damage gx_document_damage(const gx_document *document);
GX_API gx_str gx_document_encoding(const gx_document *document); /* IANA name */
GX_API gx_str gx_document_title(const gx_document *document);    /* may be empty */
GX_API gx_str gx_document_published(const gx_document *document
); /* ISO date, may be empty */
GX_API gx_str gx_document_publisher(const gx_document *document
); /* source line, may be empty */
GX_API gx_str gx_document_sha256(const gx_document *document
); /* 64 hex digits of source */

/**
 * The source bytes behind a span of the normalised text: the smallest range that
 * covers every source character that gave a byte of the span (what was removed
 * inside, pinyin or a line break, is covered; what was removed at its edges is
 * not). O(log n).
 */
GX_API gx_span gx_document_source_span(const gx_document *document, gx_span text);

#ifdef __cplusplus
}
#endif
#endif
