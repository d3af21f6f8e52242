/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * source.c: hands out raw documents file by file; a JSON Lines file is many documents.
 *
 * Which files are JSON Lines: by ending (.jsonl .ndjson, .gz behind it), or standard
 * input whose first byte is `{`. Everything else is one document a file.
 *
 * Not here: what the bytes mean (document/), decoding (text/).
 */
#include "source/source.h"

#include <jansson.h>
#include <string.h>

#include "base/fail.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/str.h"
#include "source/flat.h"
#include "source/stream.h"
#include "source/walk.h"
#include "text/decode.h"

struct gxi_source {
  gx_allocator allocator;
  gxi_arena arena;
  const char *const *inputs;
  size_t input_count;
  gxi_walk walk;
  uint32_t at;             /* next file */
  gxi_stream stream;       /* an open JSON Lines file, or file NULL */
  const gxi_walked *lines; /* that file */
  uint32_t line;
  uint64_t total;
  uint64_t finished; /* bytes of the files behind us */
};

void gxi_raw_clear(gxi_raw *raw) {
  gxi_free(&raw->allocator, raw->block, raw->block_size);
  memset(raw, 0, sizeof *raw);
}

static void walk_all(void *context) {
  gxi_source *source = context;
  for (size_t i = 0; i < source->input_count; i++) {
    gxi_walk_input(&source->walk, &source->arena, source->inputs[i]);
  }
}

gx_status gxi_source_open(
  gxi_source **source,
  const char *const *inputs,
  size_t count,
  const gx_allocator *allocator,
  gx_error *error
) {
  gx_allocator memory = gxi_allocator_or_libc(allocator);
  gxi_source *made = gxi_alloc(&memory, sizeof *made);
  if (!made) return gxi_fail(error, GX_E_NOMEM, "out of memory");
  memset(made, 0, sizeof *made);
  made->allocator = memory;
  made->inputs = inputs;
  made->input_count = count;
  gxi_arena_init(&made->arena, &memory);
  gx_status status = gxi_arena_try(&made->arena, walk_all, made, error);
  if (status != GX_OK) {
    gxi_source_free(made);
    return status;
  }
  for (uint32_t i = 0; i < made->walk.count; i++)
    made->total += made->walk.items[i].size;
  *source = made;
  return GX_OK;
}

void gxi_source_free(gxi_source *source) {
  if (!source) return;
  gx_allocator memory = source->allocator;
  gxi_stream_close(&source->stream);
  gxi_arena_clear(&source->arena);
  gxi_free(&memory, source, sizeof *source);
}

uint64_t gxi_source_total(const gxi_source *source) {
  return source->total;
}

static bool ends(const char *path, const char *ending) {
  return gxi_str_ends(gxi_str(path), gxi_str(ending));
}

static bool is_json_lines(const char *path) {
  return ends(path, ".jsonl") || ends(path, ".ndjson") || ends(path, ".jsonl.gz") ||
         ends(path, ".ndjson.gz");
}

/*
 * A raw document's block: name \0 title \0 published \0 url \0 path \0 bytes \0.
 */
typedef struct parts {
  gx_str name, title, published, url, path, bytes;
} parts;

static gx_str put(char **at, gx_str text) {
  gx_str copy = {*at, text.size};
  if (text.size) memcpy(*at, text.data, text.size);
  (*at)[text.size] = 0;
  *at += text.size + 1;
  return copy;
}

static void raw_fill(gxi_raw *raw, const gx_allocator *allocator, const parts *from) {
  raw->allocator = *allocator;
  raw->block_size = from->name.size + from->title.size + from->published.size +
                    from->url.size + from->path.size + from->bytes.size + 6;
  raw->block = gxi_alloc(allocator, raw->block_size);
  if (!raw->block) {
    raw->block_size = 0;
    gxi_fail(&raw->error, GX_E_NOMEM, "out of memory");
    return;
  }
  char *at = raw->block;
  raw->name = put(&at, from->name);
  raw->title = put(&at, from->title);
  raw->published = put(&at, from->published);
  raw->url = put(&at, from->url);
  raw->path = (char *)put(&at, from->path).data;
  raw->bytes = put(&at, from->bytes);
}

/* Members of an object that are read; data NULL: not there, or no string. */
enum { ID, TEXT, HTML, TITLE, DATE, PUBLISHED, URL, KEYS };
static const char *const keys[KEYS] = {
  "id", "text", "html", "title", "date", "published", "url"};

static void read_members(gxi_raw *raw, gxi_source *source, const gx_str members[KEYS]) {
  const gx_str *text = &members[TEXT], *id = &members[ID], *date = &members[DATE];
  bool is_html = !text->data;
  if (is_html && !members[HTML].data) {
    gxi_fail(&raw->error, GX_E_SYNTAX, "the object has neither `text` nor `html`");
    return;
  }
  parts from = {
    id->size ? *id : raw->name,
    members[TITLE],
    date->size ? *date : members[PUBLISHED],
    members[URL],
    gxi_str(source->lines->path),
    is_html ? members[HTML] : *text,
  };
  raw_fill(raw, &source->allocator, &from);
  raw->media = is_html ? GX_MEDIA_HTML : GX_MEDIA_TEXT;
  raw->encoding = GX_STR_LIT("UTF-8");
}

/* Any JSON there is. */
static void read_tree(gxi_raw *raw, gxi_source *source, gx_str line) {
  json_error_t problem;
  json_t *object = json_loadb(line.data, line.size, JSON_ALLOW_NUL, &problem);
  if (!object) {
    gxi_fail(&raw->error, GX_E_SYNTAX, "no JSON: %s", problem.text);
  } else if (!json_is_object(object)) {
    gxi_fail(&raw->error, GX_E_SYNTAX, "not a JSON object");
  } else {
    gx_str members[KEYS] = {{NULL, 0}};
    for (size_t i = 0; i < KEYS; i++) {
      const json_t *value = json_object_get(object, keys[i]);
      if (!json_is_string(value)) continue;
      members[i] = (gx_str){json_string_value(value), json_string_length(value)};
    }
    read_members(raw, source, members);
  }
  json_decref(object);
}

/* The line is changed. */
static void read_line(gxi_raw *raw, gxi_source *source, char *line, size_t size) {
  char name[512];
  int name_size =
    snprintf(name, sizeof name, "%s#%u", source->lines->name, (unsigned)source->line);
  size_t kept = name_size < (int)sizeof name ? (size_t)name_size : sizeof name - 1;
  raw->name = (gx_str){name, kept};
  gx_str members[KEYS];
  if (gxi_flat_read(members, keys, KEYS, line, size)) {
    read_members(raw, source, members);
  } else {
    read_tree(raw, source, (gx_str){line, size});
  }
  if (!raw->block) {
    parts from = {.name = raw->name, .path = gxi_str(source->lines->path)};
    raw_fill(raw, &source->allocator, &from);
  }
  raw->line = source->line;
}

static void read_failure(gxi_raw *raw, gxi_source *source, const gxi_walked *file) {
  parts from = {.name = gxi_str(file->name), .path = gxi_str(file->path)};
  raw_fill(raw, &source->allocator, &from);
}

/* The next line of the open JSON Lines file; false at its end. */
static bool next_line(gxi_source *source, gxi_raw *raw) {
  gxi_buffer line;
  gxi_buffer_init(&line, &source->allocator);
  bool more = true, found = false;
  while (!found && more) {
    line.size = 0;
    gx_status status = gxi_stream_line(
      &source->stream, &line, GXI_MAX_DOCUMENT_BYTES, &more, &raw->error
    );
    source->line += more;
    gx_str text = gxi_str_trim((gx_str){line.data ? line.data : "", line.size});
    if (status != GX_OK) {
      read_failure(raw, source, source->lines);
      raw->line = source->line;
      more = false;
      found = true;
      gxi_stream_close(&source->stream);
    } else if (more && text.size) {
      read_line(raw, source, line.data + (text.data - line.data), text.size);
      found = true;
    }
  }
  gxi_buffer_clear(&line);
  if (!found) gxi_stream_close(&source->stream);
  if (!source->stream.file) source->finished += source->lines->size;
  raw->position = source->finished + gxi_stream_position(&source->stream);
  return found;
}

static void read_whole(gxi_source *source, gxi_raw *raw, const gxi_walked *file) {
  gxi_buffer bytes;
  gxi_buffer_init(&bytes, &source->allocator);
  gx_status status =
    gxi_stream_all(&source->stream, &bytes, GXI_MAX_INFLATED_BYTES, &raw->error);
  parts from = {.name = gxi_str(file->name), .path = gxi_str(file->path)};
  gx_str head = {bytes.data, bytes.size};
  const char *words = status == GX_E_LIMIT && head.size ? gxi_magic(head) : NULL;
  if (words) {
    gxi_fail(&raw->error, GX_E_ENCODING, "'%s' %s", file->name, words);
  }
  if (status == GX_OK) from.bytes = (gx_str){bytes.data, bytes.size};
  raw_fill(raw, &source->allocator, &from);
  gxi_buffer_clear(&bytes);
  gxi_stream_close(&source->stream);
  source->finished += file->size;
  raw->position = source->finished;
}

/* Standard input is JSON Lines when it begins with a brace. */
static bool begins_with_brace(gxi_stream *stream) {
  int c = gzgetc(stream->file);
  if (c >= 0) gzungetc(c, stream->file);
  return c == '{';
}

bool gxi_source_next(gxi_source *source, gxi_raw *raw) {
  memset(raw, 0, sizeof *raw);
  raw->allocator = source->allocator;
  if (source->stream.file && next_line(source, raw)) return true;
  while (source->at < source->walk.count) {
    const gxi_walked *file = &source->walk.items[source->at++];
    gx_status status =
      file->problem ? gxi_fail(&raw->error, GX_E_IO, "cannot open: %s", file->problem)
                    : gxi_stream_open(&source->stream, file->path, &raw->error);
    if (status != GX_OK) {
      read_failure(raw, source, file);
      source->finished += file->size;
      raw->position = source->finished;
      return true;
    }
    bool standard = strcmp(file->path, "-") == 0;
    if (is_json_lines(file->path) || (standard && begins_with_brace(&source->stream))) {
      source->lines = file;
      source->line = 0;
      if (next_line(source, raw)) return true;
      continue;
    }
    read_whole(source, raw, file);
    return true;
  }
  return false;
}
