/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * correction.h: what a person knows better than the linking, as rows of a file that is
 * replayed at every build.
 *
 *     # tab-separated; a name is an entity's uid, its name or an alias
 *     merge   NAME  OTHER              OTHER is NAME; NAME's uid and name stay
 *     split   NAME  DOCUMENT  NEW      in DOCUMENT, NAME is NEW, another entity
 *     retype  NAME  TYPE               NAME has this entity type
 *     rename  NAME  NEW                NAME is shown as NEW; its uid stays
 *     block   NAME                     NAME and its ties are left out
 *     block   HEAD  RELATION  TAIL     one tie is left out; * is any tie of
 *                                      the two, in either direction
 *
 * Rows are a set: their order does not matter. Names mean what they mean before any
 * correction, or an entity that a split makes. Splits are done first, then merges,
 * retypes, renames, blocks.
 */
#ifndef GUANXI_CORRECTION_H
#define GUANXI_CORRECTION_H

#include "guanxi/base.h"
#include "guanxi/corpus.h"

#ifdef __cplusplus
extern "C" {
#endif

/** In the order in which they are done. */
typedef enum gx_correction_kind {
  GX_CORRECTION_SPLIT,
  GX_CORRECTION_MERGE,
  GX_CORRECTION_RETYPE,
  GX_CORRECTION_RENAME,
  GX_CORRECTION_BLOCK
} gx_correction_kind;

/** A row; what its kind has no use for is empty. */
typedef struct gx_correction {
  gx_correction_kind kind;
  uint32_t line;   /* of the file; 0 when it came from a store */
  gx_str entity;   /* of all kinds: NAME or HEAD */
  gx_str other;    /* merge: OTHER; block: TAIL, empty for the whole entity */
  gx_str relation; /* block: relation type, or "*" */
  gx_str document; /* split */
  gx_str name;     /* split and rename: NEW */
  gx_str type;     /* retype */
} gx_correction;

/** What became of a row in a corpus. */
typedef enum gx_correction_outcome {
  GX_CORRECTION_DONE,
  GX_CORRECTION_NO_ENTITY, /* nothing is called that */
  GX_CORRECTION_AMBIGUOUS, /* several entities are: name it by uid */
  GX_CORRECTION_NO_DOCUMENT,
  GX_CORRECTION_NO_TIE,
  GX_CORRECTION_NO_TYPE
} gx_correction_outcome;

typedef struct gx_corrected {
  gx_correction row;
  gx_correction_outcome outcome;
  gx_str culprit; /* the word of the row that it failed at */
} gx_corrected;

typedef struct gx_corrections gx_corrections;

/**
 * Reads rows of text in the form above; sorted, each once.
 * @param corrections [out] owned; free with gx_corrections_free
 * @param text borrowed during the call
 * Errors GX_E_SYNTAX with error->line (unknown kind, wrong number of columns, an empty
 *        column), GX_E_ENCODING, GX_E_LIMIT, GX_E_NOMEM
 */
GX_API GX_MUST_USE gx_status gx_corrections_read(
  gx_corrections **corrections,
  gx_str text,
  const gx_allocator *allocator,
  gx_error *error
);
GX_API void gx_corrections_free(gx_corrections *corrections);
GX_API size_t gx_corrections_count(const gx_corrections *corrections);
GX_API const gx_correction *
gx_corrections_at(const gx_corrections *corrections, size_t index);

/**
 * Are types and relations of the domain (NULL: any will do), and is no entity retyped
 * or renamed to two things? Errors GX_E_SCHEMA with error->line.
 */
GX_API GX_MUST_USE gx_status gx_corrections_check(
  const gx_corrections *corrections, const gx_domain *domain, gx_error *error
);

/** The row as a line of a file, with its end. Errors GX_E_IO */
GX_API GX_MUST_USE gx_status
gx_correction_write(const gx_correction *row, const gx_output *output, gx_error *error);

/**
 * Takes rows into a corpus that is not built yet; copied; adds to those it has.
 * Errors GX_E_NOMEM, GX_E_ARGUMENT (built already)
 */
GX_API GX_MUST_USE gx_status gx_corpus_correct(
  gx_corpus *corpus, const gx_corrections *corrections, gx_error *error
);
/** The rows and what became of them; empty before the build. */
GX_API const gx_corrected *
gx_corpus_corrections(const gx_corpus *corpus, size_t *count);

#ifdef __cplusplus
}
#endif
#endif
