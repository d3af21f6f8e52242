/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * corrections.c: see corrections.h.
 */
#include "cli/corrections.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

const char *corrections_path;

/* All of an open file; NULL when it cannot be read. */
static char *read_all(FILE *file, size_t *size) {
  char *data = NULL;
  size_t room = 0;
  *size = 0;
  do {
    if (*size + 1 >= room) {
      room = room ? room * 2 : 4096;
      char *grown = realloc(data, room);
      if (!grown) break;
      data = grown;
    }
    *size += fread(data + *size, 1, room - *size, file);
  } while (!feof(file) && !ferror(file));
  if (feof(file)) return data;
  free(data);
  return NULL;
}

static char *read_file(const char *path, size_t *size) {
  FILE *file = fopen(path, "rb");
  char *data = file ? read_all(file, size) : NULL;
  if (!data) complain("cannot read %s: %s", path, strerror(errno));
  if (file) fclose(file);
  return data;
}

int corrections_open(gx_corrections **corrections, const gx_domain *domain) {
  const char *path = corrections_path;
  *corrections = NULL;
  if (!path) return 0;
  gx_str text;
  gx_error error = {0};
  char *data = read_file(path, &text.size);
  if (!data) return 1;
  text.data = data;
  gx_status status = gx_corrections_read(corrections, text, NULL, &error);
  if (status == GX_OK) status = gx_corrections_check(*corrections, domain, &error);
  free(data);
  if (status == GX_OK) return 0;
  gx_corrections_free(*corrections);
  *corrections = NULL;
  if (error.line) {
    complain("%s:%u: %s", path, (unsigned)error.line, error.message);
  } else {
    complain("%s: %s", path, error.message);
  }
  return status == GX_E_NOMEM ? 1 : 2;
}

static bool is_same(gx_str a, gx_str b) {
  return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

static bool is_same_row(const gx_correction *a, const gx_correction *b) {
  return a->kind == b->kind && is_same(a->entity, b->entity) &&
         is_same(a->other, b->other) && is_same(a->relation, b->relation) &&
         is_same(a->document, b->document) && is_same(a->name, b->name) &&
         is_same(a->type, b->type);
}

static const char *reason(gx_correction_outcome outcome) {
  switch (outcome) {
  case GX_CORRECTION_NO_ENTITY:
    return "nothing is called";
  case GX_CORRECTION_AMBIGUOUS:
    return "several entities are called so (give the uid, see guanxi show):";
  case GX_CORRECTION_NO_DOCUMENT:
    return "it is not in a document";
  default:
    return "there is no type";
  }
}

/* Complains about a row that did nothing. */
static void report_row(const gx_correction *row, const gx_corrected *done) {
  gx_str head = row->entity, tail = row->other;
  if (done->outcome == GX_CORRECTION_NO_TIE) {
    mention(
      "%s:%u: not done: there is no tie %.*s %.*s %.*s",
      corrections_path,
      (unsigned)row->line,
      GX_STR_ARG(head),
      GX_STR_ARG(row->relation),
      GX_STR_ARG(tail)
    );
    return;
  }
  mention(
    "%s:%u: not done: %s “%.*s”",
    corrections_path,
    (unsigned)row->line,
    reason(done->outcome),
    GX_STR_ARG(done->culprit)
  );
}

static int line_order(const void *one, const void *other) {
  const gx_correction *a = *(const gx_correction *const *)one;
  const gx_correction *b = *(const gx_correction *const *)other;
  return a->line < b->line ? -1 : a->line > b->line;
}

void corrections_report(const gx_corrections *corrections, const gx_corpus *corpus) {
  size_t count, given = corrections ? gx_corrections_count(corrections) : 0;
  const gx_corrected *rows = gx_corpus_corrections(corpus, &count);
  const gx_correction **lines = calloc(given + 1, sizeof *lines);
  if (!lines) return;
  for (size_t i = 0; i < given; i++)
    lines[i] = gx_corrections_at(corrections, i);
  qsort(lines, given, sizeof *lines, line_order);
  for (size_t i = 0; i < given; i++) {
    for (size_t k = 0; k < count; k++) {
      bool same = is_same_row(lines[i], &rows[k].row);
      if (same && rows[k].outcome != GX_CORRECTION_DONE) report_row(lines[i], &rows[k]);
    }
  }
  free(lines);
}
