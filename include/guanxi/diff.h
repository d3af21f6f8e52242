/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * diff.h: what changed from one corpus to another, and which sentences caused it.
 *
 * Entities are the same when their uids are, ties when head, relation and tail are.
 */
#ifndef GUANXI_DIFF_H
#define GUANXI_DIFF_H

#include "guanxi/base.h"
#include "guanxi/corpus.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct gx_diff gx_diff;

typedef enum gx_change {
  GX_CHANGE_ADDED,
  GX_CHANGE_REMOVED,
  GX_CHANGE_CHANGED
} gx_change;

/** "added" "removed" "changed". */
GX_API const char *gx_change_name(gx_change change);

/** What of a tie or an entity is different, as bits. */
typedef enum gx_difference {
  GX_DIFFERENT_WEIGHT = 1u << 0,   /* independent documents */
  GX_DIFFERENT_STATUS = 1u << 1,   /* asserted, ended, planned */
  GX_DIFFERENT_DATES = 1u << 2,    /* first or last */
  GX_DIFFERENT_AMOUNT = 1u << 3,   /* in RMB */
  GX_DIFFERENT_EVIDENCE = 1u << 4, /* other sentences, though all the rest may agree */
  GX_DIFFERENT_NAME = 1u << 5,     /* of an entity */
  GX_DIFFERENT_TYPE = 1u << 6
} gx_difference;

typedef struct gx_entity_change {
  gx_change change;
  uint32_t before; /* entity of the old corpus, GX_ID_NONE when added */
  uint32_t after;  /* of the new one, GX_ID_NONE when removed */
  unsigned what;   /* gx_difference, when changed */
} gx_entity_change;

typedef struct gx_tie_change {
  gx_change change;
  uint32_t before; /* edge of the old corpus */
  uint32_t after;  /* of the new one */
  unsigned what;
  const uint32_t *gone; /* rows of evidence of the old corpus that the new one lacks */
  uint32_t gone_count;
  const uint32_t *come; /* rows of evidence of the new corpus that the old one lacks */
  uint32_t come_count;
} gx_tie_change;

/** How many of each, and how many documents the one or the other lacks. */
typedef struct gx_diff_counts {
  uint64_t entities[3]; /* by gx_change */
  uint64_t ties[3];
  uint64_t documents_added; /* by doc and sha256 */
  uint64_t documents_removed;
} gx_diff_counts;

/**
 * Compares. A sentence is the same when document (its name), text, status, date and
 * amount are; where it stands in the file and which rule read it count not.
 * @param diff   [out] owned; free with gx_diff_free
 * @param before built; borrowed until gx_diff_free, as is `after`
 * Errors GX_E_NOMEM. Cost O(n log n) in entities, edges and evidence
 */
GX_API GX_MUST_USE gx_status gx_diff_build(
  gx_diff **diff, const gx_corpus *before, const gx_corpus *after, gx_error *error
);
GX_API void gx_diff_free(gx_diff *diff);

/** Changes in the order of uids. Borrowed until gx_diff_free. */
GX_API const gx_entity_change *gx_diff_entities(const gx_diff *diff, size_t *count);
/** Changes in the order of (head uid, relation, tail uid). */
GX_API const gx_tie_change *gx_diff_ties(const gx_diff *diff, size_t *count);
GX_API gx_diff_counts gx_diff_count(const gx_diff *diff);

#ifdef __cplusplus
}
#endif
#endif
