/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * eval.h: records against gold: precision, recall and F1 by type, errors by kind, the
 * rules that were wrong, and how far confidence can be believed.
 *
 *     gx_eval *eval = NULL;
 *     gx_domain domain = gx_domain_of(knowledge);
 *     status = gx_eval_new(&eval, &domain, NULL, &error);
 *     for each NAME.gold.json: status = gx_eval_load(eval, path, &error);
 *     for each record:         status = gx_eval_add(eval, record, &error);
 *     status = gx_eval_finish(eval, &error);
 *     double f1 = gx_eval_f1(gx_eval_total(eval, GX_EVAL_TIES));
 *     gx_eval_free(eval);
 *
 * A gold file says what a careful reader draws from one document; its format is that of
 * tests/corpus/README.md:
 *
 *     {"doc": NAME,
 *      "entities":  [{"id", "type", "name", "aliases": [...], "optional"}],
 *      "relations": [{"head", "type", "tail", "optional", "group", "attributes": {...},
 *                     "evidence"}]}
 *
 * What counts
 *   Names are compared folded: NFKC, lower case, without spaces, quotes, brackets and
 *   dashes. A found entity names a gold entity when its name is one of gold's names, or
 *   gold's name is one of its names and at least half of its names are gold's.
 *   Entity     right: names a gold entity of its type, one to one (equal names first).
 *   Tie        right: both ends name the ends of a gold tie of its type, whatever the
 *              ends' types; symmetric types in either order. Said again: not counted.
 *   Attribute  of owed ties that were found: amount (as a number), date (as exact as
 *              gold or more), title, agreement, status.
 *   Optional gold is neither owed nor wrong. Of the ties of one group, one is owed.
 *   A document with gold and no record counts as one in which nothing was found.
 *
 * Everything that an accessor returns is borrowed until gx_eval_free; before
 * gx_eval_finish the tables are empty.
 */
#ifndef GUANXI_EVAL_H
#define GUANXI_EVAL_H

#include "guanxi/base.h"
#include "guanxi/corpus.h"
#include "guanxi/record.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct gx_eval gx_eval;

/** @param domain its rows are borrowed until gx_eval_free. Errors GX_E_NOMEM */
GX_API GX_MUST_USE gx_status gx_eval_new(
  gx_eval **eval,
  const gx_domain *domain,
  const gx_allocator *allocator,
  gx_error *error
);
GX_API void gx_eval_free(gx_eval *eval);

/**
 * Adds the gold of the document called `name`; copied.
 * Errors GX_E_SYNTAX (no JSON: line and column), GX_E_SCHEMA (the message says where:
 *        "relations[3].head: …"; also a second gold of one name), GX_E_ARGUMENT (after
 *        gx_eval_finish), GX_E_NOMEM. Nothing is added then.
 */
GX_API GX_MUST_USE gx_status
gx_eval_gold(gx_eval *eval, gx_str name, gx_str json, gx_error *error);
/** The same from a file NAME.gold.json. Also GX_E_IO, GX_E_LIMIT. */
GX_API GX_MUST_USE gx_status
gx_eval_load(gx_eval *eval, const char *path, gx_error *error);

/** Whether there is gold for the record's `doc`: its last part, without as many endings
 *  as it takes ("news/a.txt.gz": a.txt.gz, a.txt, a). */
GX_API bool gx_eval_expects(const gx_eval *eval, gx_str doc);

/**
 * Compares a record with its gold; negated ties are passed over, records with an error
 * hold nothing.
 * Errors GX_E_ARGUMENT (no gold for it, a second record for one gold, after finish),
 *        GX_E_NOMEM (after which the figures are of no use)
 * Cost   O(entities found × entities owed + ties).
 */
GX_API GX_MUST_USE gx_status
gx_eval_add(gx_eval *eval, const gx_record *record, gx_error *error);

/** Counts gold without a record as missed, and sorts the tables. Once. */
GX_API GX_MUST_USE gx_status gx_eval_finish(gx_eval *eval, gx_error *error);

/**
 * After gx_eval_finish: the source bytes of a document, so that its errors get their
 * lines, and those that gold knows and the record does not their sentences.
 * @param path   copied; what gx_eval_document.path becomes
 * @param line   of a JSON Lines file, at which the document stands: the line of all its
 *               errors; 0: lines are counted in the bytes
 * Errors GX_E_ARGUMENT (not after finish), GX_E_NOMEM. A document without gold is
 *        nothing.
 */
GX_API GX_MUST_USE gx_status gx_eval_source(
  gx_eval *eval,
  gx_str doc,
  gx_str bytes,
  const char *path,
  uint32_t line,
  gx_error *error
);

typedef enum gx_eval_part {
  GX_EVAL_ENTITIES,
  GX_EVAL_TIES,
  GX_EVAL_ATTRIBUTES
} gx_eval_part;
#define GX_EVAL_PARTS 3

typedef struct gx_eval_count {
  uint64_t right;
  uint64_t spurious; /* found, not in gold */
  uint64_t missed;   /* in gold, not found */
} gx_eval_count;

/** right / (right + spurious); 1 when nothing was found. */
GX_API double gx_eval_precision(gx_eval_count count);
/** right / (right + missed); 1 when nothing was owed. */
GX_API double gx_eval_recall(gx_eval_count count);
/** Their harmonic mean; 0 when both are. */
GX_API double gx_eval_f1(gx_eval_count count);

/** Over all documents (micro-average). */
GX_API gx_eval_count gx_eval_total(const gx_eval *eval, gx_eval_part part);

/** One type of entity or tie, or one attribute. */
typedef struct gx_eval_row {
  gx_str name;
  gx_eval_count count;
} gx_eval_row;
/** By name. */
GX_API const gx_eval_row *
gx_eval_rows(const gx_eval *eval, gx_eval_part part, size_t *count);

typedef struct gx_eval_document {
  gx_str name;     /* of the gold */
  gx_str doc;      /* of the record; empty: there was none */
  gx_str path;     /* of gx_eval_source; else empty */
  gx_str encoding; /* of the record */
  gx_eval_count counts[GX_EVAL_PARTS];
} gx_eval_document;
/** By name. */
GX_API const gx_eval_document *gx_eval_documents(const gx_eval *eval, size_t *count);

/** What is wrong, and how it came about. */
typedef enum gx_eval_kind {
  GX_EVAL_ENTITY_UNSEEN,          /* missed: no entity has such a name */
  GX_EVAL_ENTITY_EXTENT,          /* missed: one has a part of the name, or more */
  GX_EVAL_ENTITY_TYPE,            /* missed: found with another type */
  GX_EVAL_ENTITY_SPURIOUS,        /* spurious: gold knows no such name */
  GX_EVAL_ENTITY_SPURIOUS_EXTENT, /* spurious: gold has a part of it, or more */
  GX_EVAL_ENTITY_SPURIOUS_TYPE,   /* spurious: gold has another type */
  GX_EVAL_ENTITY_TWICE,           /* spurious: another entity is the same thing */
  GX_EVAL_TIE_END,                /* missed: an end was not found */
  GX_EVAL_TIE_TYPE,          /* missed: another relation was found between the two */
  GX_EVAL_TIE_DIRECTION,     /* missed: found from tail to head */
  GX_EVAL_TIE_UNSEEN,        /* missed: nothing was found between the two */
  GX_EVAL_TIE_SPURIOUS_END,  /* spurious: an end is not in gold */
  GX_EVAL_TIE_SPURIOUS_TYPE, /* spurious: gold ties the two otherwise */
  GX_EVAL_TIE_SPURIOUS_DIRECTION, /* spurious: gold has it from tail to head */
  GX_EVAL_TIE_SPURIOUS,           /* spurious: gold has nothing between the two */
  GX_EVAL_ATTRIBUTE_MISSED,
  GX_EVAL_ATTRIBUTE_WRONG,   /* another value: spurious and missed */
  GX_EVAL_ATTRIBUTE_SPURIOUS /* an amount or a status where gold has none */
} gx_eval_kind;
#define GX_EVAL_KINDS 18

/** "tie_end": the kind's name in JSON. */
GX_API const char *gx_eval_kind_name(gx_eval_kind kind);
/** "an end was not found" */
GX_API const char *gx_eval_kind_text(gx_eval_kind kind);
/** Of what it is an error. */
GX_API gx_eval_part gx_eval_kind_part(gx_eval_kind kind);
/** Whether something in gold was not found (else something was found that is not in
 *  gold; GX_EVAL_ATTRIBUTE_WRONG is both and counts as missed here). */
GX_API bool gx_eval_kind_missed(gx_eval_kind kind);

/** One error. Slices are empty where they say nothing. */
typedef struct gx_eval_mistake {
  gx_eval_kind kind;
  uint32_t document; /* in gx_eval_documents */
  gx_str type;       /* of the entity or tie; the attribute's tie type */
  gx_str name;       /* the entity's, or the attribute's */
  gx_str head;       /* of a tie: its ends' names */
  gx_str tail;
  gx_str wanted; /* gold's value, type or name, where it has another */
  gx_str found;  /* what was found instead; the ends that were not, for TIE_END */
  gx_str rule;   /* of a spurious tie */
  gx_str sentence;
  double confidence; /* of a spurious tie */
  uint32_t line;     /* of the source, from 1; 0: not known */
} gx_eval_mistake;
/** By document, kind, and their order in gold or record. */
GX_API const gx_eval_mistake *gx_eval_mistakes(const gx_eval *eval, size_t *count);
GX_API uint64_t gx_eval_kind_count(const gx_eval *eval, gx_eval_kind kind);

typedef enum gx_eval_verdict {
  GX_EVAL_RIGHT,
  GX_EVAL_WRONG,
  GX_EVAL_NEUTRAL /* optional, or said already */
} gx_eval_verdict;

/** A tie of a record and what gold says of it. */
typedef struct gx_eval_tie {
  uint32_t document;
  gx_eval_verdict verdict;
  gx_str type;
  gx_str rule; /* of its first evidence */
  double confidence;
  uint32_t evidence; /* how many sentences */
} gx_eval_tie;
/** By document, in the record's order. */
GX_API const gx_eval_tie *gx_eval_ties(const gx_eval *eval, size_t *count);

/** What one rule drew. */
typedef struct gx_eval_rule {
  gx_str rule;
  uint64_t right;
  uint64_t spurious;
  uint64_t neutral;
} gx_eval_rule;
/** The most spurious first, then by name. */
GX_API const gx_eval_rule *gx_eval_rules(const gx_eval *eval, size_t *count);

/** Ties whose confidence is in a tenth of [0, 1], neutral ones left out. */
typedef struct gx_eval_bin {
  uint64_t ties;
  uint64_t right;
  double confidence; /* mean; 0 when there is no tie */
} gx_eval_bin;
#define GX_EVAL_BINS 10
/**
 * The reliability table: bin i holds confidences of [i / 10, (i + 1) / 10), the last
 * one 1, too.
 * @param bins may be NULL
 * @return the expected calibration error: the mean of |share right - mean confidence|
 *         over the bins, weighted by their ties
 */
GX_API double gx_eval_reliability(const gx_eval *eval, gx_eval_bin bins[GX_EVAL_BINS]);

#ifdef __cplusplus
}
#endif
#endif
