/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * eval.h: the evaluation's inside.
 *
 *     NAME.gold.json --gold.c--> gxi_gold ┐
 *     record ------- name.c ----> named   ┴ compare.c ──> counts, mistakes, ties
 *                                           tables.c ───> rows by type and rule, sorted
 *     source bytes -- locate.c ─────────────────────────> lines and sentences
 *
 * All that is kept lives in eval->arena; what one comparison needs, in a scratch arena.
 */
#ifndef GXI_EVAL_EVAL_H
#define GXI_EVAL_EVAL_H

#include "base/arena.h"
#include "guanxi/eval.h"

/** An entity of gold or of a record, with its names in the form in which they are
 *  compared. */
typedef struct gxi_named {
  gx_str id;
  gx_str type;
  gx_str name;
  gx_str key;         /* of `name`; may be empty */
  const gx_str *keys; /* of name and aliases, each once, none empty */
  uint32_t key_count;
  bool optional;
} gxi_named;

typedef struct gxi_gold_tie {
  uint32_t head; /* entity */
  uint32_t tail;
  gx_str type;
  gx_str group; /* empty: none */
  gx_str evidence;
  const gx_attribute *attributes;
  uint32_t attribute_count;
  bool optional;
} gxi_gold_tie;

typedef struct gxi_gold {
  gx_str name;
  const gxi_named *entities;
  uint32_t entity_count;
  const gxi_gold_tie *ties;
  uint32_t tie_count;
} gxi_gold;

/** A mistake and what helps to find it in the source. */
typedef struct gxi_found_mistake {
  gx_eval_mistake row;
  gx_span source; /* bytes, of what a record said; empty: none */
  gx_str quote;   /* gold's evidence, or an entity's name */
  gx_str other;   /* where that is not found: gold's evidence of a tie of the entity */
  uint32_t order;
} gxi_found_mistake;

typedef struct gxi_eval_tables {
  GXI_VEC(gx_eval_row) parts[GX_EVAL_PARTS];
  GXI_VEC(gx_eval_rule) rules;
} gxi_eval_tables;

struct gx_eval {
  gxi_arena arena;
  gx_domain domain; /* its rows borrowed */
  GXI_VEC(gxi_gold) golds;
  GXI_VEC(gx_eval_document) documents; /* one for each gold, in the same order */
  GXI_VEC(gxi_found_mistake) mistakes;
  GXI_VEC(gx_eval_tie) ties;
  gxi_eval_tables tables;
  gx_eval_mistake *mistake_rows; /* after finish */
  gx_eval_count totals[GX_EVAL_PARTS];
  uint64_t kinds[GX_EVAL_KINDS];
  bool finished;
};

/* name.c. Inside a try. */

/** The folded form: NFKC, lower case; `bare`: without spaces, quotes, brackets, dashes,
 *  commas. */
gx_str gxi_eval_fold(gxi_arena *arena, gx_str text, bool bare);
/** One folded character in that bare form; @return its bytes, 0: dropped. */
uint32_t gxi_eval_bare(char out[4], uint32_t code);
/** Fills key and keys. */
void gxi_named_keys(
  gxi_named *named, gxi_arena *arena, const gx_str *aliases, size_t alias_count
);
/** Whether what was found names this gold entity; see guanxi/eval.h. */
bool gxi_same_name(const gxi_named *found, const gxi_named *gold);
/** Whether a name of one holds a name of the other (two characters at least). */
bool gxi_names_overlap(const gxi_named *a, const gxi_named *b);

/* value.c. Inside a try. */

/** Whether a found value of an attribute is the one that gold wants. */
bool gxi_same_value(gxi_arena *arena, const char *name, gx_str found, gx_str wanted);

/* gold.c */

/** Checked and copied into eval->arena. */
GX_MUST_USE gx_status
gxi_gold_read(gxi_gold *gold, gx_eval *eval, gx_str name, gx_str json, gx_error *error);

/* compare.c */

/** One record with its gold; NULL: there is no record. */
GX_MUST_USE gx_status gxi_eval_compare(
  gx_eval *eval, uint32_t document, const gx_record *record, gx_error *error
);

/* locate.c */

/** Lines and sentences of a document's mistakes, from its source bytes. */
GX_MUST_USE gx_status gxi_eval_locate(
  gx_eval *eval,
  uint32_t document,
  gx_str bytes,
  const char *path,
  uint32_t line,
  gx_error *error
);

/* tables.c. Inside a try of eval->arena. */

typedef enum gxi_outcome {
  GXI_OUTCOME_RIGHT,
  GXI_OUTCOME_SPURIOUS,
  GXI_OUTCOME_MISSED
} gxi_outcome;
/** Counts in the totals, in the document's row and in that of the name (copied when it
 *  is new). */
void gxi_eval_count(
  gx_eval *eval, uint32_t document, gx_eval_part part, gx_str name, gxi_outcome outcome
);
void gxi_eval_count_rule(gx_eval *eval, gx_str rule, gx_eval_verdict verdict);
/** Orders everything by document name. */
void gxi_eval_sort(gx_eval *eval);

#endif
