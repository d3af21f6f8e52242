/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * knowledge.h: the domain (entity types, relation types, frames) and the lexicons,
 * compiled, immutable, shared by threads.
 */
#ifndef GUANXI_KNOWLEDGE_H
#define GUANXI_KNOWLEDGE_H

#include "guanxi/base.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct gx_knowledge gx_knowledge;

/** A mistake, a warning or a skipped thing, with its place. Message borrowed. */
typedef struct gx_diagnostic {
  gx_status status;
  const char *file;    /* borrowed during the call */
  uint32_t line;       /* 0: none */
  const char *message; /* borrowed during the call */
} gx_diagnostic;

/** Receives diagnostics; NULL to drop them. */
typedef struct gx_diagnostics {
  void *user;
  void (*report)(void *user, const gx_diagnostic *diagnostic);
} gx_diagnostics;

typedef struct gx_knowledge_options {
  size_t size;
  const gx_allocator *allocator;
  const char *const *files; /* overlay: domain .xml and lexicon .tsv files */
  size_t file_count;
  bool overlay_only; /* drop the embedded default */
  const gx_diagnostics *diagnostics;
} gx_knowledge_options;

#define GX_KNOWLEDGE_OPTIONS_INIT GX_OPTIONS_INIT(gx_knowledge_options)

/**
 * The embedded default, with the overlay files of the options compiled on top.
 * @param knowledge [out] owned; free with gx_knowledge_free
 * Errors GX_E_IO, GX_E_SYNTAX, GX_E_SCHEMA (all mistakes go to diagnostics, the first
 *        one to error), GX_E_NOMEM, GX_E_LIMIT, GX_E_ARGUMENT (nothing to load)
 * Cost   about 2 ms for the default, 10 ms more for a small overlay
 * Threads  what is loaded may be shared by threads; of calls with files, one at a time
 *          (libxml2 sets up its grammar types at the first)
 */
GX_API GX_MUST_USE gx_status gx_knowledge_load(
  gx_knowledge **knowledge, const gx_knowledge_options *options, gx_error *error
);
GX_API void gx_knowledge_free(gx_knowledge *knowledge);

/** "0.1.0+1a2b3c4d": version and checksum of default and overlay. */
GX_API gx_str gx_knowledge_engine(const gx_knowledge *knowledge);

/**
 * Validates domain and lexicon files as an overlay of the default; every mistake goes
 * to diagnostics.
 * @return GX_OK, or the status of the first mistake
 */
GX_API GX_MUST_USE gx_status gx_knowledge_check(
  const char *const *files,
  size_t file_count,
  const gx_diagnostics *diagnostics,
  gx_error *error
);

typedef struct gx_entity_type {
  gx_str id;       /* "province" */
  gx_str family;   /* place body person program event */
  gx_str label;    /* "Province" */
  gx_str label_zh; /* "省级行政区" */
  gx_str color;    /* "#rrggbb" */
  gx_str shape;    /* Graphviz shape */
  uint8_t rank;    /* more specific types of one family have the higher rank */
} gx_entity_type;

typedef struct gx_relation_type {
  gx_str id;
  gx_str class_id; /* tie structure activity post */
  gx_str label;
  gx_str label_zh;
  gx_str color;
  bool symmetric;
  uint32_t heads; /* bit i: entity type i is allowed as head */
  uint32_t tails;
} gx_relation_type;

GX_API const gx_entity_type *
gx_knowledge_entity_types(const gx_knowledge *, size_t *count);
GX_API const gx_relation_type *
gx_knowledge_relation_types(const gx_knowledge *, size_t *count);
/** Index by id, or GX_ID_NONE. */
GX_API uint32_t gx_knowledge_entity_type(const gx_knowledge *knowledge, gx_str id);
GX_API uint32_t gx_knowledge_relation_type(const gx_knowledge *knowledge, gx_str id);

#ifdef __cplusplus
}
#endif
#endif
