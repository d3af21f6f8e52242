/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * corpus.c: life of a corpus, the order of its build, and the accessors.
 *
 * A build runs inside two tries, one for each arena: what fails in either unwinds to
 * here, the scratch arena goes away, and the corpus is as it was before.
 */
#include "corpus/corpus.h"

#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "base/str.h"

typedef struct domain_copy {
  gxi_arena *arena;
  const gx_domain *from;
  gx_domain *to;
} domain_copy;

static void copy_entity_types(const domain_copy *copy) {
  size_t count = copy->from->entity_type_count;
  gx_entity_type *rows = gxi_arena_alloc(copy->arena, count, sizeof *rows);
  for (size_t i = 0; i < count; i++) {
    const gx_entity_type *from = &copy->from->entity_types[i];
    rows[i] = *from;
    rows[i].id = gxi_arena_copy(copy->arena, from->id);
    rows[i].family = gxi_arena_copy(copy->arena, from->family);
    rows[i].label = gxi_arena_copy(copy->arena, from->label);
    rows[i].label_zh = gxi_arena_copy(copy->arena, from->label_zh);
    rows[i].color = gxi_arena_copy(copy->arena, from->color);
    rows[i].shape = gxi_arena_copy(copy->arena, from->shape);
  }
  copy->to->entity_types = rows;
  copy->to->entity_type_count = count;
}

static void copy_relation_types(const domain_copy *copy) {
  size_t count = copy->from->relation_type_count;
  gx_relation_type *rows = gxi_arena_alloc(copy->arena, count, sizeof *rows);
  for (size_t i = 0; i < count; i++) {
    const gx_relation_type *from = &copy->from->relation_types[i];
    rows[i] = *from;
    rows[i].id = gxi_arena_copy(copy->arena, from->id);
    rows[i].class_id = gxi_arena_copy(copy->arena, from->class_id);
    rows[i].label = gxi_arena_copy(copy->arena, from->label);
    rows[i].label_zh = gxi_arena_copy(copy->arena, from->label_zh);
    rows[i].color = gxi_arena_copy(copy->arena, from->color);
  }
  copy->to->relation_types = rows;
  copy->to->relation_type_count = count;
}

static void copy_domain(void *context) {
  copy_entity_types(context);
  copy_relation_types(context);
}

gx_status gx_corpus_new(
  gx_corpus **corpus,
  const gx_domain *domain,
  const gx_corpus_options *options,
  gx_error *error
) {
  gx_allocator memory = gxi_allocator_or_libc(options ? options->allocator : NULL);
  gx_corpus *made = gxi_alloc(&memory, sizeof *made);
  if (!made) return gxi_fail(error, GX_E_NOMEM, "out of memory");
  memset(made, 0, sizeof *made);
  gxi_arena_init(&made->arena, &memory);
  made->min_confidence = options ? options->min_confidence : 0;
  domain_copy copy = {&made->arena, domain, &made->domain};
  gx_status status = gxi_arena_try(&made->arena, copy_domain, &copy, error);
  if (status != GX_OK) {
    gx_corpus_free(made);
    return status;
  }
  *corpus = made;
  return GX_OK;
}

void gx_corpus_free(gx_corpus *corpus) {
  if (!corpus) return;
  gx_allocator memory = corpus->arena.allocator;
  gxi_arena_clear(&corpus->arena);
  gxi_free(&memory, corpus, sizeof *corpus);
}

static void run_steps(void *context) {
  gxi_build *build = context;
  gxi_corpus_order(build);
  gxi_corpus_link(build);
  gxi_corpus_correct(build);
  gxi_corpus_entities(build);
  gxi_corpus_reprints(build);
  gxi_corpus_fold(build);
  gxi_corpus_incidence(build);
}

static void run_in_scratch(void *context) {
  gxi_build *build = context;
  gx_status status = gxi_arena_try(build->scratch, run_steps, build, NULL);
  if (status != GX_OK) gxi_arena_unwind(&build->corpus->arena, status);
}

gx_status gx_corpus_build(gx_corpus *corpus, gx_error *error) {
  if (corpus->built)
    return gxi_fail(error, GX_E_ARGUMENT, "the corpus is built already");
  gxi_arena scratch;
  gxi_arena_init(&scratch, &corpus->arena.allocator);
  gxi_build build = {.corpus = corpus, .scratch = &scratch};
  gx_corpus_counts counts = corpus->counts;
  gx_status status = gxi_arena_try(&corpus->arena, run_in_scratch, &build, error);
  gxi_arena_clear(&scratch);
  if (status == GX_OK) {
    corpus->domain = build.domain;
    corpus->built = true;
  } else {
    corpus->counts = counts;
    corpus->document_count = corpus->entity_count = 0;
    corpus->edge_count = corpus->evidence_count = 0;
  }
  return status;
}

const gx_domain *gx_corpus_domain(const gx_corpus *corpus) {
  return &corpus->domain;
}

const gx_corpus_document *gx_corpus_documents(const gx_corpus *corpus, size_t *count) {
  *count = corpus->document_count;
  return corpus->documents;
}

const gx_entity *gx_corpus_entities(const gx_corpus *corpus, size_t *count) {
  *count = corpus->entity_count;
  return corpus->entities;
}

const gx_edge *gx_corpus_edges(const gx_corpus *corpus, size_t *count) {
  *count = corpus->edge_count;
  return corpus->edges;
}

const gx_evidence *gx_corpus_evidence(const gx_corpus *corpus, size_t *count) {
  *count = corpus->evidence_count;
  return corpus->evidence;
}

gx_corpus_counts gx_corpus_count(const gx_corpus *corpus) {
  return corpus->counts;
}

const uint32_t *
gx_corpus_entity_edges(const gx_corpus *corpus, uint32_t entity, size_t *count) {
  *count = 0;
  if (entity >= corpus->entity_count) return NULL;
  uint32_t begin = corpus->incident_begin[entity];
  *count = corpus->incident_begin[entity + 1] - begin;
  return corpus->incident + begin;
}

static const char *const status_names[GX_TIE_STATUS_COUNT] = {
  "asserted", "ended", "planned"};

const char *gx_tie_status_name(gx_tie_status status) {
  return (unsigned)status < GX_TIE_STATUS_COUNT ? status_names[status] : "unknown";
}

bool gx_tie_status_find(gx_tie_status *status, gx_str word) {
  for (unsigned i = 0; i < GX_TIE_STATUS_COUNT; i++) {
    if (!gxi_str_is(word, status_names[i])) continue;
    *status = (gx_tie_status)i;
    return true;
  }
  return false;
}
