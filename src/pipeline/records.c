/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * records.c: reading back what extraction wrote, and the sources that it read.
 */
#include <string.h>

#include "base/fail.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/str.h"
#include "guanxi/pipeline.h"
#include "source/source.h"
#include "source/stream.h"
#include "text/decode.h"

static gx_status
visit_line(gx_str line, const gx_record_visitor *visitor, gx_error *error) {
  gx_extraction *extraction = NULL;
  GX_TRY(gx_record_read(&extraction, line, NULL, error));
  gx_status status =
    visitor->visit(visitor->user, gx_extraction_record(extraction), error);
  gx_extraction_free(extraction);
  return status;
}

gx_status
gx_records_each(const char *path, const gx_record_visitor *visitor, gx_error *error) {
  gxi_stream stream = {0};
  GX_TRY(gxi_stream_open(&stream, path, error));
  gxi_buffer line;
  gxi_buffer_init(&line, NULL);
  gx_status status = GX_OK;
  bool more = true;
  for (uint32_t number = 1; status == GX_OK && more; number++) {
    line.size = 0;
    status = gxi_stream_line(&stream, &line, GXI_MAX_RECORD_BYTES, &more, error);
    gx_str text = gxi_str_trim((gx_str){line.data ? line.data : "", line.size});
    if (status == GX_OK && text.size) status = visit_line(text, visitor, error);
    if (status != GX_OK && error) error->line = number;
  }
  gxi_buffer_clear(&line);
  gxi_stream_close(&stream);
  return status;
}

gx_status gx_source_bytes(
  char **bytes,
  size_t *size,
  const char *const *inputs,
  size_t input_count,
  gx_str doc,
  gx_error *error
) {
  gxi_source *source = NULL;
  GX_TRY(gxi_source_open(&source, inputs, input_count, NULL, error));
  gx_allocator memory = gxi_allocator_or_libc(NULL);
  gx_status status =
    gxi_fail(error, GX_E_IO, "no document %.*s in the given sources", GX_STR_ARG(doc));
  gxi_raw raw;
  bool found = false;
  while (!found && gxi_source_next(source, &raw)) {
    found = gxi_str_equal(raw.name, doc);
    if (found && raw.error.status != GX_OK) {
      status = gxi_fail(error, raw.error.status, "%s: %s", raw.path, raw.error.message);
    } else if (found) {
      *bytes = gxi_alloc(&memory, raw.bytes.size + 1);
      status = *bytes ? GX_OK : gxi_fail(error, GX_E_NOMEM, "out of memory");
      if (*bytes) memcpy(*bytes, raw.bytes.data, raw.bytes.size);
      *size = raw.bytes.size;
    }
    gxi_raw_clear(&raw);
  }
  gxi_source_free(source);
  return status;
}

gx_status gx_sources_each(
  const char *const *inputs,
  size_t input_count,
  const gx_source_visitor *visitor,
  gx_error *error
) {
  gxi_source *source = NULL;
  GX_TRY(gxi_source_open(&source, inputs, input_count, NULL, error));
  gxi_raw raw;
  bool on = true;
  while (on && gxi_source_next(source, &raw)) {
    gx_source row = {
      .doc = raw.name,
      .bytes = raw.bytes,
      .title = raw.title,
      .published = raw.published,
      .url = raw.url,
      .encoding = raw.encoding,
      .media = raw.media,
      .path = raw.path,
      .line = raw.line,
      .error = raw.error.status == GX_OK ? NULL : &raw.error};
    on = visitor->visit(visitor->user, &row);
    gxi_raw_clear(&raw);
  }
  gxi_source_free(source);
  return on ? GX_OK : gxi_fail(error, GX_E_CANCELLED, "stopped");
}

typedef struct decoding {
  gxi_arena arena;
  gxi_decoded decoded;
  gx_str bytes;
  const char *encoding;
} decoding;

static void decode(void *context) {
  decoding *d = context;
  gxi_decode(&d->decoded, &d->arena, d->bytes, d->encoding);
}

gx_status gx_text_decode(
  char **text, size_t *size, gx_str bytes, gx_str encoding, gx_error *error
) {
  char name[64] = "UTF-8";
  if (encoding.size >= sizeof name || bytes.size > GXI_MAX_DOCUMENT_BYTES) {
    return gxi_fail(error, GX_E_LIMIT, "larger than the limits allow");
  }
  if (encoding.size) memcpy(name, encoding.data, encoding.size);
  if (encoding.size) name[encoding.size] = 0;
  gx_allocator memory = gxi_allocator_or_libc(NULL);
  decoding d = {.bytes = bytes, .encoding = name};
  gxi_arena_init(&d.arena, &memory);
  gx_status status = gxi_arena_try(&d.arena, decode, &d, error);
  gxi_decoded_release(&d.decoded);
  if (status == GX_OK) {
    gx_str made = d.decoded.text;
    *text = gxi_alloc(&memory, made.size + 1);
    if (*text && made.size) memcpy(*text, made.data, made.size);
    *size = made.size;
    if (!*text) status = gxi_fail(error, GX_E_NOMEM, "out of memory");
  }
  gxi_arena_clear(&d.arena);
  return status;
}

void gx_bytes_free(char *bytes, size_t size) {
  gx_allocator memory = gxi_allocator_or_libc(NULL);
  gxi_free(&memory, bytes, size + 1);
}
