/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * eval.c: life of an evaluation: gold comes in, records are compared as they come,
 * finish counts what nobody found; figures and tables.
 */
#include "eval/eval.h"

#include <math.h>

#include "base/fail.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/str.h"

static const char GOLD_ENDING[] = ".gold.json";

gx_status gx_eval_new(
  gx_eval **eval,
  const gx_domain *domain,
  const gx_allocator *allocator,
  gx_error *error
) {
  gx_allocator memory = gxi_allocator_or_libc(allocator);
  if (!domain) return gxi_fail(error, GX_E_ARGUMENT, "no domain was given");
  gx_eval *made = gxi_alloc(&memory, sizeof *made);
  if (!made) return gxi_fail(error, GX_E_NOMEM, "out of memory");
  memset(made, 0, sizeof *made);
  gxi_arena_init(&made->arena, &memory);
  made->domain = *domain;
  *eval = made;
  return GX_OK;
}

void gx_eval_free(gx_eval *eval) {
  if (!eval) return;
  gx_allocator memory = eval->arena.allocator;
  gxi_arena_clear(&eval->arena);
  gxi_free(&memory, eval, sizeof *eval);
}

/* The gold of this name, or GX_ID_NONE. */
static uint32_t find_gold(const gx_eval *eval, gx_str name) {
  for (uint32_t i = 0; i < eval->documents.count; i++)
    if (gxi_str_equal(eval->documents.items[i].name, name)) return i;
  return GX_ID_NONE;
}

/* "news/a.txt.gz" asks for a.txt.gz, a.txt, a. */
static uint32_t find_document(const gx_eval *eval, gx_str doc) {
  size_t begin = doc.size;
  while (begin > 0 && doc.data[begin - 1] != '/')
    begin--;
  gx_str name = gxi_str_sub(doc, begin, doc.size);
  uint32_t found = find_gold(eval, name);
  for (size_t end = name.size; found == GX_ID_NONE && end-- > 0;)
    if (name.data[end] == '.') found = find_gold(eval, gxi_str_sub(name, 0, end));
  return found;
}

bool gx_eval_expects(const gx_eval *eval, gx_str doc) {
  return find_document(eval, doc) != GX_ID_NONE;
}

typedef struct adding {
  gx_eval *eval;
  const gxi_gold *gold;
} adding;

static void push_gold(void *context) {
  const adding *in = context;
  gx_eval *eval = in->eval;
  gxi_vec_reserve(&eval->arena, &eval->golds, eval->golds.count + 1);
  gxi_vec_reserve(&eval->arena, &eval->documents, eval->documents.count + 1);
  *gxi_vec_push(&eval->arena, &eval->golds) = *in->gold;
  *gxi_vec_push(&eval->arena, &eval->documents) =
    (gx_eval_document){.name = in->gold->name};
}

gx_status gx_eval_gold(gx_eval *eval, gx_str name, gx_str json, gx_error *error) {
  gxi_gold gold;
  if (eval->finished)
    return gxi_fail(error, GX_E_ARGUMENT, "the evaluation is finished already");
  if (find_gold(eval, name) != GX_ID_NONE)
    return gxi_fail(
      error, GX_E_SCHEMA, "a second gold file for “%.*s”", GX_STR_ARG(name)
    );
  GX_TRY(gxi_gold_read(&gold, eval, name, json, error));
  adding in = {eval, &gold};
  return gxi_arena_try(&eval->arena, push_gold, &in, error);
}

/* "x/12-relief.txt.gold.json" → "12-relief.txt" */
static gx_str gold_name(const char *path) {
  gx_str name = gxi_str(path), ending = gxi_str(GOLD_ENDING);
  for (size_t i = name.size; i-- > 0;) {
    if (name.data[i] != '/') continue;
    name = gxi_str_sub(name, i + 1, name.size);
    break;
  }
  if (gxi_str_ends(name, ending)) name.size -= ending.size;
  return name;
}

gx_status gx_eval_load(gx_eval *eval, const char *path, gx_error *error) {
  char *data = NULL;
  size_t size;
  gx_allocator *memory = &eval->arena.allocator;
  GX_TRY(gxi_file_read(&data, &size, path, GXI_MAX_RECORD_BYTES, memory, error));
  gx_status status = gx_eval_gold(eval, gold_name(path), (gx_str){data, size}, error);
  gxi_free(memory, data, size + 1);
  return status;
}

typedef struct meeting {
  gx_eval *eval;
  const gx_record *record;
  uint32_t document;
} meeting;

static void keep_names(void *context) {
  const meeting *m = context;
  gx_eval_document *row = &m->eval->documents.items[m->document];
  row->encoding = gxi_arena_copy(&m->eval->arena, m->record->encoding);
  row->doc = gxi_arena_copy(&m->eval->arena, m->record->doc);
}

gx_status gx_eval_add(gx_eval *eval, const gx_record *record, gx_error *error) {
  uint32_t document = find_document(eval, record->doc);
  if (eval->finished)
    return gxi_fail(error, GX_E_ARGUMENT, "the evaluation is finished already");
  if (document == GX_ID_NONE)
    return gxi_fail(
      error, GX_E_ARGUMENT, "no gold for “%.*s”", GX_STR_ARG(record->doc)
    );
  gx_str before = eval->documents.items[document].doc;
  if (before.size)
    return gxi_fail(
      error,
      GX_E_ARGUMENT,
      "“%.*s” and “%.*s” have the same gold",
      GX_STR_ARG(before),
      GX_STR_ARG(record->doc)
    );
  meeting m = {eval, record, document};
  GX_TRY(gxi_arena_try(&eval->arena, keep_names, &m, error));
  return gxi_eval_compare(eval, document, record, error);
}

static void sort_all(void *context) {
  gxi_eval_sort(context);
}

gx_status gx_eval_finish(gx_eval *eval, gx_error *error) {
  if (eval->finished)
    return gxi_fail(error, GX_E_ARGUMENT, "the evaluation is finished already");
  for (uint32_t i = 0; i < eval->documents.count; i++)
    if (!eval->documents.items[i].doc.size)
      GX_TRY(gxi_eval_compare(eval, i, NULL, error));
  GX_TRY(gxi_arena_try(&eval->arena, sort_all, eval, error));
  eval->finished = true;
  return GX_OK;
}

gx_status gx_eval_source(
  gx_eval *eval,
  gx_str doc,
  gx_str bytes,
  const char *path,
  uint32_t line,
  gx_error *error
) {
  if (!eval->finished)
    return gxi_fail(error, GX_E_ARGUMENT, "the evaluation is not finished yet");
  uint32_t document = find_document(eval, doc);
  if (document == GX_ID_NONE) return GX_OK;
  return gxi_eval_locate(eval, document, bytes, path, line, error);
}

static double share(uint64_t part, uint64_t rest) {
  return part + rest ? (double)part / (double)(part + rest) : 1;
}

double gx_eval_precision(gx_eval_count count) {
  return share(count.right, count.spurious);
}

double gx_eval_recall(gx_eval_count count) {
  return share(count.right, count.missed);
}

double gx_eval_f1(gx_eval_count count) {
  double p = gx_eval_precision(count), r = gx_eval_recall(count);
  return p + r > 0 ? 2 * p * r / (p + r) : 0;
}

gx_eval_count gx_eval_total(const gx_eval *eval, gx_eval_part part) {
  return eval->totals[part];
}

const gx_eval_row *gx_eval_rows(const gx_eval *eval, gx_eval_part part, size_t *count) {
  *count = eval->finished ? eval->tables.parts[part].count : 0;
  return eval->tables.parts[part].items;
}

const gx_eval_document *gx_eval_documents(const gx_eval *eval, size_t *count) {
  *count = eval->finished ? eval->documents.count : 0;
  return eval->documents.items;
}

const gx_eval_mistake *gx_eval_mistakes(const gx_eval *eval, size_t *count) {
  *count = eval->finished ? eval->mistakes.count : 0;
  return eval->mistake_rows;
}

uint64_t gx_eval_kind_count(const gx_eval *eval, gx_eval_kind kind) {
  return (unsigned)kind < GX_EVAL_KINDS ? eval->kinds[kind] : 0;
}

const gx_eval_tie *gx_eval_ties(const gx_eval *eval, size_t *count) {
  *count = eval->finished ? eval->ties.count : 0;
  return eval->ties.items;
}

const gx_eval_rule *gx_eval_rules(const gx_eval *eval, size_t *count) {
  *count = eval->finished ? eval->tables.rules.count : 0;
  return eval->tables.rules.items;
}

double gx_eval_reliability(const gx_eval *eval, gx_eval_bin bins[GX_EVAL_BINS]) {
  gx_eval_bin rows[GX_EVAL_BINS] = {{0}};
  uint64_t all = 0;
  double off = 0;
  for (uint32_t i = 0; i < eval->ties.count; i++) {
    const gx_eval_tie *tie = &eval->ties.items[i];
    if (tie->verdict == GX_EVAL_NEUTRAL) continue;
    /* 0.7 is held as 0.69999…: a hundred-thousandth more is no other bin */
    int bin = (int)floor(tie->confidence * GX_EVAL_BINS + 1e-5);
    gx_eval_bin *row = &rows
                         [bin < 0               ? 0
                          : bin >= GX_EVAL_BINS ? GX_EVAL_BINS - 1
                                                : bin];
    row->ties++;
    row->right += tie->verdict == GX_EVAL_RIGHT;
    row->confidence += tie->confidence;
    all++;
  }
  for (int i = 0; i < GX_EVAL_BINS; i++) {
    off += fabs((double)rows[i].right - rows[i].confidence);
    if (rows[i].ties) rows[i].confidence /= (double)rows[i].ties;
    if (bins) bins[i] = rows[i];
  }
  return all ? off / (double)all : 0;
}
