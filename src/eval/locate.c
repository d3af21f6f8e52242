/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * locate.c: a document's source bytes give its mistakes their lines, and what only gold
 * says its sentence.
 *
 *     source bytes ──decode──> text ──fold, bare──> search text
 *        spans of records        lines                quotes and names of gold
 *
 * What a record said has its bytes; what gold says is a quotation or a name, looked for
 * where spaces, quotes and scripts do not count. Beyond MAX_SEARCH nothing is looked
 * for: mistakes there have a line where they have bytes.
 */
#include "base/fail.h"
#include "base/limits.h"
#include "base/str.h"
#include "eval/eval.h"
#include "text/decode.h"
#include "text/fold.h"

#define MAX_SEARCH (2u << 20)
#define SENTENCE_REACH 300u /* bytes on each side */

typedef GXI_VEC(uint32_t) offsets;

typedef struct location {
  gx_eval *eval;
  gxi_arena *scratch;
  gxi_decoded *decoded;
  gx_str bytes;
  uint32_t document;
  uint32_t line;        /* of the file, when it decides */
  offsets lines;        /* where the lines after the first begin in the text */
  offsets source_lines; /* the same in the source */
  bool traditional;
  gx_str folded;
  uint32_t *origins; /* [folded.size]: offset in the text */
} location;

static gx_span source_of(const location *l, uint32_t begin, uint32_t end) {
  uint32_t skipped = l->decoded->skipped;
  if (l->decoded->identity) return (gx_span){begin + skipped, end + skipped};
  return gxi_map_span(&l->decoded->map, (gx_span){begin, end});
}

static void list_lines(location *l) {
  gx_str text = l->decoded->text;
  for (size_t at = 0; at < text.size; at++) {
    const char *stop = memchr(text.data + at, '\n', text.size - at);
    if (!stop) return;
    at = (size_t)(stop - text.data);
    *gxi_vec_push(l->scratch, &l->lines) = (uint32_t)at + 1;
    *gxi_vec_push(l->scratch, &l->source_lines) =
      source_of(l, (uint32_t)at, (uint32_t)at + 1).end;
  }
}

static uint32_t line_at(const offsets *lines, uint32_t at) {
  uint32_t low = 0, high = lines->count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (lines->items[middle] <= at)
      low = middle + 1;
    else
      high = middle;
  }
  return low + 1;
}

/* Folds and drops what names and quotations are compared without. */
static void fold_text(location *l) {
  gx_str text = l->decoded->text;
  gxi_glyphs glyphs = {0};
  l->traditional = gxi_is_traditional(text);
  gxi_fold(&glyphs, l->scratch, text, (gx_span){0, (uint32_t)text.size});
  if (l->traditional) gxi_simplify(glyphs.items, glyphs.count);
  char *out = gxi_arena_alloc(l->scratch, (size_t)glyphs.count * 4 + 1, 1);
  l->origins =
    gxi_arena_alloc(l->scratch, (size_t)glyphs.count * 4 + 1, sizeof *l->origins);
  uint32_t size = 0;
  for (uint32_t i = 0; i < glyphs.count; i++) {
    uint32_t bytes = gxi_eval_bare(out + size, glyphs.items[i].code);
    for (uint32_t k = 0; k < bytes; k++)
      l->origins[size + k] = glyphs.items[i].begin;
    size += bytes;
  }
  l->folded = (gx_str){out, size};
}

/* A quotation as the text has it: Traditional in a Traditional one. */
static gx_str fold_quote(location *l, gx_str quote) {
  gxi_glyphs glyphs = {0};
  gxi_fold(&glyphs, l->scratch, quote, (gx_span){0, (uint32_t)quote.size});
  if (l->traditional) gxi_simplify(glyphs.items, glyphs.count);
  char *out = gxi_arena_alloc(l->scratch, (size_t)glyphs.count * 4 + 1, 1);
  uint32_t size = 0;
  for (uint32_t i = 0; i < glyphs.count; i++)
    size += gxi_eval_bare(out + size, glyphs.items[i].code);
  return (gx_str){out, size};
}

static bool is_stop(gx_str text, size_t at) {
  static const char *const stops[] = {"。", "!", "?", "!", "?", "\n"};
  for (size_t i = 0; i < sizeof stops / sizeof *stops; i++) {
    gx_str stop = gxi_str(stops[i]);
    if (at >= stop.size && memcmp(text.data + at - stop.size, stop.data, stop.size) == 0)
      return true;
  }
  return false;
}

static bool within_character(gx_str text, size_t at) {
  return at < text.size && ((unsigned char)text.data[at] & 0xC0) == 0x80;
}

static gx_str sentence_around(const location *l, uint32_t begin, uint32_t end) {
  gx_str text = l->decoded->text;
  size_t from = begin, to = end > begin ? end : begin;
  while (from > 0 && begin - from < SENTENCE_REACH && !is_stop(text, from))
    from--;
  while (within_character(text, from))
    from++;
  if (gxi_str_starts(gxi_str_sub(text, from, begin), GX_STR_LIT("”"))) from += 3;
  while (to < text.size && to - end < SENTENCE_REACH &&
         !(to > begin && is_stop(text, to)))
    to++;
  while (within_character(text, to))
    to--;
  return gxi_str_trim(gxi_str_sub(text, from, to));
}

static bool locate_quote(location *l, gxi_found_mistake *m, gx_str raw) {
  gx_str quote = fold_quote(l, raw);
  size_t at = quote.size ? gxi_str_find(l->folded, quote, 0) : SIZE_MAX;
  if (at == SIZE_MAX) return false;
  uint32_t begin = l->origins[at], last = l->origins[at + quote.size - 1];
  m->row.line = line_at(&l->lines, begin);
  uint32_t size = gxi_utf8_size((unsigned char)l->decoded->text.data[last]);
  gx_str sentence = sentence_around(l, begin, last + size);
  m->row.sentence = gxi_arena_copy(&l->eval->arena, sentence);
  return true;
}

static void locate_one(location *l, gxi_found_mistake *m) {
  if (m->source.end > m->source.begin) {
    m->row.line = line_at(&l->source_lines, m->source.begin);
    if (m->row.sentence.size) return;
  }
  if (l->folded.size && !locate_quote(l, m, m->quote)) locate_quote(l, m, m->other);
}

/* They are sorted by document. */
static uint32_t first_mistake(const gx_eval *eval, uint32_t document) {
  uint32_t low = 0, high = eval->mistakes.count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (eval->mistakes.items[middle].row.document < document)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static void locate_all(void *context) {
  location *l = context;
  gx_eval *eval = l->eval;
  gx_str encoding = eval->documents.items[l->document].encoding;
  if (!encoding.size) encoding = GX_STR_LIT("UTF-8");
  const char *name = gxi_arena_copy(l->scratch, encoding).data;
  gxi_decode(l->decoded, l->scratch, l->bytes, name);
  list_lines(l);
  if (l->decoded->text.size <= MAX_SEARCH) fold_text(l);
  for (uint32_t i = first_mistake(eval, l->document); i < eval->mistakes.count; i++) {
    gxi_found_mistake *m = &eval->mistakes.items[i];
    if (m->row.document != l->document) break;
    locate_one(l, m);
    if (l->line) m->row.line = l->line;
    eval->mistake_rows[i] = m->row;
  }
}

typedef struct outside {
  location *location;
  const char *path;
} outside;

static void locate_in_scratch(void *context) {
  const outside *o = context;
  location *l = o->location;
  gx_status status = gxi_arena_try(l->scratch, locate_all, l, NULL);
  if (status != GX_OK) gxi_arena_unwind(&l->eval->arena, status);
  l->eval->documents.items[l->document].path =
    gxi_arena_copy(&l->eval->arena, gxi_str(o->path));
}

gx_status gxi_eval_locate(
  gx_eval *eval,
  uint32_t document,
  gx_str bytes,
  const char *path,
  uint32_t line,
  gx_error *error
) {
  if (bytes.size > GXI_MAX_DOCUMENT_BYTES)
    return gxi_fail(error, GX_E_LIMIT, "a document of %zu bytes", bytes.size);
  gxi_arena scratch;
  gxi_decoded decoded = {0};
  gxi_arena_init(&scratch, &eval->arena.allocator);
  location l = {
    .eval = eval,
    .scratch = &scratch,
    .decoded = &decoded,
    .bytes = bytes,
    .document = document,
    .line = line};
  outside o = {&l, path};
  gx_status status = gxi_arena_try(&eval->arena, locate_in_scratch, &o, error);
  gxi_decoded_release(&decoded);
  gxi_arena_clear(&scratch);
  return status;
}
