/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * corpus.c: documents with the names that gold gives them → windows with labels.
 *
 * A line of samples: {"id", "set", "weight", "judged", "path" or "text", "names":
 * [[name, letters], …]}. Letters are kinds of pcaozegl (as gxi_tag_kind); several: one
 * of them; "?": or no name, two readers could dispute it. Of names that overlap the
 * longest, then the first is meant.
 */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/str.h"
#include "guanxi/document.h"
#include "train.h"

static const char LETTERS[] = "pcaozegl";

typedef struct reader {
  corpus *all;
  const gx_knowledge *knowledge;
  const gx_document *document;
  gx_str text;       /* the document's, kept */
  uint32_t *allowed; /* [text.size]: labels of the character that begins there */
  bool *taken;       /* [text.size]: by a name */
  uint8_t *final;    /* [text.size]: labels of the second reading */
} reader;

static void fail(const char *what, const char *why) {
  fprintf(stderr, "train-tagger: %s: %s\n", what, why);
  exit(1);
}

static uint32_t label_bits(const char *kinds, uint32_t place) {
  uint32_t bits = 0;
  for (; *kinds; kinds++) {
    const char *letter = strchr(LETTERS, *kinds);
    if (letter) bits |= 1u << (1 + 3 * (uint32_t)(letter - LETTERS) + place);
  }
  return bits;
}

static void mark(reader *r, size_t begin, size_t end, const char *kinds) {
  uint32_t none = strchr(kinds, '?') ? 1 : 0;
  for (size_t at = begin; at < end;) {
    size_t next = at + gxi_utf8_size((unsigned char)r->text.data[at]);
    uint32_t place = at == begin ? 0 : next == end ? 2 : 1;
    r->allowed[at] = label_bits(kinds, place) | none;
    r->taken[at] = true;
    at = next;
  }
}

static bool is_marked(const reader *r, size_t begin, size_t end) {
  for (size_t at = begin; at < end; at++)
    if (r->taken[at]) return true;
  return false;
}

static void mark_name(reader *r, gx_str name, const char *kinds) {
  if (gxi_utf8_count(name) < 2) return;
  for (size_t at = 0; (at = gxi_str_find(r->text, name, at)) != SIZE_MAX;) {
    if (!is_marked(r, at, at + name.size)) mark(r, at, at + name.size, kinds);
    at += name.size;
  }
}

static void take_window(
  void *user, const gxi_scan *scan, const gxi_tagview *view, const gxi_tag_window *from
) {
  reader *r = user;
  gxi_arena *arena = &r->all->arena;
  uint32_t count = from->end - from->begin;
  uint32_t base = scan->chars.items[from->begin].begin;
  window w = {.count = count, .document = r->all->documents.count - 1};
  w.text = r->text.data + base;
  w.offsets = gxi_arena_alloc(arena, count + 1, sizeof *w.offsets);
  w.features = gxi_arena_alloc(arena, count * GXI_TAG_FEATURES, sizeof *w.features);
  w.known = gxi_arena_alloc(arena, count * GXI_TAG_FEATURES, sizeof *w.known);
  w.allowed = gxi_arena_alloc(arena, count, sizeof *w.allowed);
  w.read = gxi_arena_alloc(arena, count, 1);
  memcpy(
    w.features, view->features.items, count * GXI_TAG_FEATURES * sizeof *w.features
  );
  memcpy(w.read, view->read.items, count);
  w.edges = gxi_arena_alloc(arena, count, 1);
  memcpy(w.edges, view->edges.items, count);
  w.final = gxi_arena_alloc(arena, count, 1);
  for (uint32_t i = 0; i <= count; i++)
    w.offsets[i] = scan->chars.items[from->begin + i].begin - base;
  for (uint32_t i = 0; i < count; i++)
    w.allowed[i] = r->allowed[base + w.offsets[i]];
  for (uint32_t i = 0; i < count; i++)
    w.final[i] = r->final[base + w.offsets[i]];
  *gxi_vec_push(arena, &r->all->windows) = w;
}

/* A name of the gold that a window cuts off says nothing there. */
static void free_cut_names(window *w) {
  const uint32_t begins = 0x2492492u & FREE_LABELS, ends = begins << 2 & FREE_LABELS;
  for (uint32_t i = 0; i < w->count && !(w->allowed[i] & (1u | begins)); i++) {
    bool last = w->allowed[i] & ends;
    w->allowed[i] = FREE_LABELS;
    if (last) break;
  }
  for (uint32_t i = w->count; i-- > 0 && !(w->allowed[i] & (1u | ends));) {
    bool first = w->allowed[i] & begins;
    w->allowed[i] = FREE_LABELS;
    if (first) break;
  }
}

/* What both readings find when no tagger helps. */
static void read_final(reader *r) {
  gxi_reading reading;
  gxi_tagview view;
  gxi_tagview_init(&view, r->knowledge);
  gxi_mentions_find_without(
    &reading, &r->all->arena, r->knowledge, r->document, NULL, GX_STAGE_TAGGER
  );
  for (uint32_t i = 0; i < reading.mentions.count; i++) {
    const gxi_mention *m = &reading.mentions.items[i];
    uint32_t kind = m->type < GXI_TAG_MAX_TYPES ? view.kinds[m->type] : GXI_TAG_KINDS;
    if (m->outer != GX_ID_NONE || m->kind != GXI_MENTION_NAME || kind == GXI_TAG_KINDS)
      continue;
    for (size_t at = m->text.begin, next; at < m->text.end; at = next) {
      next = at + gxi_utf8_size((unsigned char)r->text.data[at]);
      uint32_t place = at == m->text.begin ? 0 : next == m->text.end ? 2 : 1;
      r->final[at] = (uint8_t)(1 + 3 * kind + place);
    }
  }
}

static void watch_document(void *context) {
  reader *r = context;
  gxi_tag_watch watch = {r, take_window};
  uint32_t first = r->all->windows.count;
  read_final(r);
  gxi_mentions_watch(&r->all->arena, r->knowledge, r->document, &watch);
  for (uint32_t i = first; i < r->all->windows.count; i++)
    free_cut_names(&r->all->windows.items[i]);
}

static void read_document(reader *r, const json_t *line, gx_str id, gx_str bytes) {
  gx_document *document = NULL;
  gx_error error = {0};
  gxi_arena *arena = &r->all->arena;
  if (gx_document_read(&document, id, bytes, NULL, &error) != GX_OK)
    fail(id.data, error.message);
  r->document = document;
  r->text = gxi_arena_copy(arena, gx_document_text(document));
  r->allowed = gxi_arena_alloc(arena, r->text.size + 1, sizeof *r->allowed);
  r->final = gxi_arena_alloc(arena, r->text.size + 1, 1);
  r->taken = gxi_arena_alloc(arena, r->text.size + 1, sizeof *r->taken);
  for (size_t i = 0; i <= r->text.size; i++)
    r->allowed[i] = json_is_true(json_object_get(line, "open")) ? FREE_LABELS : 1;
  size_t index;
  json_t *name;
  json_array_foreach(json_object_get(line, "names"), index, name) {
    const json_t *text = json_array_get(name, 0);
    mark_name(
      r,
      (gx_str){json_string_value(text), json_string_length(text)},
      json_string_value(json_array_get(name, 1))
    );
  }
  if (gxi_arena_try(arena, watch_document, r, &error) != GX_OK)
    fail(id.data, error.message);
  gx_document_free(document);
}

static void read_line(reader *r, const json_t *line) {
  gxi_arena *arena = &r->all->arena;
  const char *id = json_string_value(json_object_get(line, "id"));
  const char *path = json_string_value(json_object_get(line, "path"));
  const json_t *text = json_object_get(line, "text");
  if (!id || (!path && !text)) fail("samples", "a line lacks id or text");
  *gxi_vec_push(arena, &r->all->documents) = (sample_document
  ){.id = gxi_arena_copy(arena, gxi_str(id)),
    .weight = (float)json_number_value(json_object_get(line, "weight")),
    .judged = json_is_true(json_object_get(line, "judged"))};
  if (text) {
    read_document(
      r, line, gxi_str(id), (gx_str){json_string_value(text), json_string_length(text)}
    );
    return;
  }
  char *bytes = NULL;
  size_t size = 0;
  gx_error error = {0};
  gx_allocator libc = gxi_allocator_or_libc(NULL);
  if (gxi_file_read(&bytes, &size, path, GXI_MAX_DOCUMENT_BYTES, &libc, &error) != GX_OK)
    fail(path, error.message);
  read_document(r, line, gxi_str(path), (gx_str){bytes, size});
  gxi_free(&libc, bytes, size + 1);
}

void corpus_read(corpus *all, const gx_knowledge *knowledge, const char *path) {
  reader r = {.all = all, .knowledge = knowledge};
  FILE *in = fopen(path, "r");
  char *bytes = NULL;
  size_t room = 0;
  if (!in) fail(path, "cannot be read");
  while (getline(&bytes, &room, in) > 0) {
    json_error_t problem;
    json_t *line = json_loads(bytes, 0, &problem);
    if (!line) fail(path, problem.text);
    read_line(&r, line);
    json_decref(line);
  }
  free(bytes);
  fclose(in);
}
