/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * document.c: the stage's public face: runs the passes of page.h and keeps what they
 * made.
 *
 * Two arenas: the document's own, and a scratch arena that dies when reading ends. The
 * maps of the passes are composed into one, so a lookup is one binary search:
 *
 *     text ─blocks─> body ─repair─> raw ─html─> decoded ─decode─> source
 *
 * What the arenas do not own (the ICU converter, the libxml2 tree) hangs in `reading`
 * and is released when the try is over, however it ended.
 */
#include <libxml/tree.h>

#include "base/fail.h"
#include "base/limits.h"
#include "base/memory.h"
#include "document/page.h"
#include "document/sha256.h"
#include "knowledge/tables.h"
#include "text/decode.h"

struct gx_document {
  gxi_arena arena;
  gx_str name;
  gx_str source;
  gx_str text;
  gx_str encoding;
  gx_str title;
  gx_str published;
  gx_str publisher;
  char sha256[65];
  gx_damage damage;
  const gx_block *blocks;
  const gx_sentence *sentences;
  size_t block_count;
  size_t sentence_count;
  gxi_map map;
};

typedef struct reading_state {
  gx_document *document;
  gxi_arena scratch;
  const gx_document_options *options;
  const char *encoding;
  gxi_decoded decoded;
  gxi_page page;
  void *tree;       /* libxml2's */
  gx_status status; /* of the inner try */
  gx_error *error;
} reading_state;

static bool ends_like(gx_str name, const char *ending) {
  size_t size = strlen(ending);
  return name.size >= size &&
         strncasecmp(name.data + name.size - size, ending, size) == 0;
}

/* Begins with a tag, or has one of the tags that only pages have. */
static bool looks_like_html(gx_str text) {
  static const char *const TAGS[] = {
    "<!doctype",
    "<html",
    "<head",
    "<body",
    "<meta",
    "<div",
    "<p>",
    "<p ",
    "<table",
    "<h1",
    "<article",
    "<span"};
  gx_str head = gxi_str_trim(gxi_str_sub(text, 0, text.size < 512 ? text.size : 512));
  if (head.size == 0 || head.data[0] != '<') return false;
  for (size_t i = 0; i < sizeof TAGS / sizeof *TAGS; i++) {
    size_t size = strlen(TAGS[i]);
    if (head.size >= size && strncasecmp(head.data, TAGS[i], size) == 0) return true;
  }
  return gxi_str_starts(head, GX_STR_LIT("<?xml")) ||
         gxi_str_starts(head, GX_STR_LIT("<!--"));
}

static gx_media guess_media(gx_str name, gx_str text) {
  if (ends_like(name, ".html") || ends_like(name, ".htm") || ends_like(name, ".xhtml") || ends_like(name, ".shtml")) {
    return GX_MEDIA_HTML;
  }
  if (ends_like(name, ".md") || ends_like(name, ".markdown")) return GX_MEDIA_MARKDOWN;
  return looks_like_html(text) ? GX_MEDIA_HTML : GX_MEDIA_TEXT;
}

/* text → source out of the maps of all passes. */
static void compose_maps(reading_state *reading) {
  gxi_page *page = &reading->page;
  gxi_arena *scratch = &reading->scratch;
  gxi_map *out = &reading->document->map;
  gxi_map raw = {0}, decoded = {0};
  gxi_map_compose(&raw, scratch, &page->text.map, &page->body.map);
  if (page->media == GX_MEDIA_HTML) {
    gxi_map_compose(&decoded, scratch, &raw, &page->raw_map);
  } else {
    decoded = raw;
  }
  if (reading->decoded.identity) {
    gxi_map bytes = {0};
    uint32_t skipped = reading->decoded.skipped;
    uint32_t size = (uint32_t)reading->decoded.text.size;
    gxi_map_add(&bytes, scratch, size, skipped, skipped + size);
    gxi_map_compose(out, &reading->document->arena, &decoded, &bytes);
  } else {
    gxi_map_compose(out, &reading->document->arena, &decoded, &reading->decoded.map);
  }
}

static void keep_results(reading_state *reading) {
  gx_document *document = reading->document;
  gxi_page *page = &reading->page;
  compose_maps(reading);
  document->text = gxi_arena_copy(&document->arena, gxi_text_str(&page->text));
  document->encoding = reading->decoded.encoding;
  document->title = page->title;
  document->published = page->published;
  document->publisher = page->publisher;
  document->damage = page->damage;
  document->damage.replaced = reading->decoded.replaced;
  document->blocks = page->blocks.items;
  document->block_count = page->blocks.count;
  document->sentences = page->sentences.items;
  document->sentence_count = page->sentences.count;
}

static bool knows_word(const void *user, gx_str word) {
  gxi_hit hit;
  return gxi_lexicon_find(gxi_knowledge_lexicon(user), word, &hit);
}

static void run_passes(void *context) {
  reading_state *reading = context;
  gx_document *document = reading->document;
  gxi_page *page = &reading->page;
  gxi_decode(&reading->decoded, &reading->scratch, document->source, reading->encoding);
  page->scratch = &reading->scratch;
  page->arena = &document->arena;
  page->raw = reading->decoded.text;
  if (reading->options->knowledge)
    page->words = (gxi_word_test){reading->options->knowledge, knows_word};
  page->media = reading->options->media;
  if (page->media == GX_MEDIA_GUESS)
    page->media = guess_media(document->name, page->raw);
  page->title = gxi_arena_copy(&document->arena, reading->options->title);
  page->published = gxi_arena_copy(&document->arena, reading->options->published);
  if (page->media == GX_MEDIA_HTML) {
    gxi_read_html(page, reading->decoded.text, &reading->tree);
  } else {
    gxi_read_text(page);
  }
  gxi_survey_page(page);
  gxi_repair(page);
  gxi_survey_cuts(page);
  gxi_build_blocks(page);
  gxi_cut_sentences(page);
  keep_results(reading);
}

/* Two arenas, two tries: whichever has no room unwinds to its own. */
static void run_in_scratch(void *context) {
  reading_state *reading = context;
  reading->status =
    gxi_arena_try(&reading->scratch, run_passes, reading, reading->error);
}

/* The encoding, or why there is none. */
static gx_status find_encoding(
  reading_state *reading, gx_str name, gx_str bytes, gx_str declared, gx_error *error
) {
  if (bytes.size > GXI_MAX_DOCUMENT_BYTES) {
    return gxi_fail(
      error,
      GX_E_LIMIT,
      "'%.*s' has %zu bytes; at most %u are read",
      GX_STR_ARG(name),
      bytes.size,
      GXI_MAX_DOCUMENT_BYTES
    );
  }
  const char *words = gxi_magic(bytes);
  if (words) {
    return gxi_fail(error, GX_E_ENCODING, "'%.*s' %s", GX_STR_ARG(name), words);
  }
  reading->encoding = gxi_charset(bytes, declared, &reading->decoded.valid);
  if (reading->encoding) return GX_OK;
  return gxi_fail(
    error,
    GX_E_ENCODING,
    "'%.*s' is binary, or text in no encoding that is known",
    GX_STR_ARG(name)
  );
}

static gx_status document_new(
  gx_document **out,
  gx_str name,
  gx_str bytes,
  const gx_allocator *allocator,
  gx_error *error
) {
  gx_allocator memory = gxi_allocator_or_libc(allocator);
  gx_document *document = gxi_alloc(&memory, sizeof *document);
  if (!document) return gxi_fail(error, GX_E_NOMEM, "out of memory");
  memset(document, 0, sizeof *document);
  gxi_arena_init(&document->arena, &memory);
  document->source = bytes;
  document->name = gxi_arena_copy(&document->arena, name);
  if (!document->name.data) {
    gx_document_free(document);
    return gxi_fail(error, GX_E_NOMEM, "out of memory");
  }
  gxi_sha256(document->sha256, bytes);
  *out = document;
  return GX_OK;
}

gx_status gx_document_read(
  gx_document **document,
  gx_str name,
  gx_str bytes,
  const gx_document_options *options,
  gx_error *error
) {
  static const gx_document_options DEFAULTS = GX_DOCUMENT_OPTIONS_INIT;
  *document = NULL;
  if (!options) options = &DEFAULTS;
  reading_state reading = {.options = options, .error = error};
  GX_TRY(find_encoding(&reading, name, bytes, options->encoding, error));
  GX_TRY(document_new(&reading.document, name, bytes, options->allocator, error));
  gxi_arena_init(&reading.scratch, options->allocator);
  gx_status status =
    gxi_arena_try(&reading.document->arena, run_in_scratch, &reading, error);
  if (status == GX_OK) status = reading.status;
  gxi_decoded_release(&reading.decoded);
  if (reading.tree) xmlFreeDoc(reading.tree);
  gxi_arena_clear(&reading.scratch);
  if (status != GX_OK) {
    gx_document_free(reading.document);
    return status;
  }
  *document = reading.document;
  return GX_OK;
}

void gx_document_free(gx_document *document) {
  if (!document) return;
  gx_allocator allocator = document->arena.allocator;
  gxi_arena_clear(&document->arena);
  gxi_free(&allocator, document, sizeof *document);
}

gx_str gx_document_name(const gx_document *document) {
  return document->name;
}

gx_str gx_document_text(const gx_document *document) {
  return document->text;
}

gx_str gx_document_source(const gx_document *document) {
  return document->source;
}

const gx_block *gx_document_blocks(const gx_document *document, size_t *count) {
  *count = document->block_count;
  return document->blocks;
}

const gx_sentence *gx_document_sentences(const gx_document *document, size_t *count) {
  *count = document->sentence_count;
  return document->sentences;
}

gx_damage gx_document_damage(const gx_document *document) {
  return document->damage;
}

gx_str gx_document_encoding(const gx_document *document) {
  return document->encoding;
}

gx_str gx_document_title(const gx_document *document) {
  return document->title;
}

gx_str gx_document_published(const gx_document *document) {
  return document->published;
}

gx_str gx_document_publisher(const gx_document *document) {
  return document->publisher;
}

gx_str gx_document_sha256(const gx_document *document) {
  return (gx_str){document->sha256, 64};
}

gx_span gx_document_source_span(const gx_document *document, gx_span text) {
  return gxi_map_span(&document->map, text);
}
