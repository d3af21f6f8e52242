/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * kinds.c: the kinds of mistakes: what each is called, and what it is a mistake of.
 */
#include "eval/eval.h"

typedef struct kind_row {
  const char *name;
  const char *text;
  gx_eval_part part;
  bool missed;
} kind_row;

static const kind_row ROWS[GX_EVAL_KINDS] = {
  {"entity_unseen", "not found at all", GX_EVAL_ENTITIES, true},
  {"entity_extent", "found with a shorter or longer name", GX_EVAL_ENTITIES, true},
  {"entity_type", "found with another type", GX_EVAL_ENTITIES, true},
  {"entity_spurious", "nothing like it in gold", GX_EVAL_ENTITIES, false},
  {"entity_spurious_extent",
   "gold has a shorter or longer name",
   GX_EVAL_ENTITIES,
   false},
  {"entity_spurious_type", "gold has another type", GX_EVAL_ENTITIES, false},
  {"entity_twice", "found twice", GX_EVAL_ENTITIES, false},
  {"tie_end", "an end was not found", GX_EVAL_TIES, true},
  {"tie_type", "another relation was found between the two", GX_EVAL_TIES, true},
  {"tie_direction", "found from tail to head", GX_EVAL_TIES, true},
  {"tie_unseen", "nothing was found between the two", GX_EVAL_TIES, true},
  {"tie_spurious_end", "an end is not in gold", GX_EVAL_TIES, false},
  {"tie_spurious_type",
   "gold has another relation between the two",
   GX_EVAL_TIES,
   false},
  {"tie_spurious_direction", "gold has it from tail to head", GX_EVAL_TIES, false},
  {"tie_spurious", "gold has nothing between the two", GX_EVAL_TIES, false},
  {"attribute_missed", "not found", GX_EVAL_ATTRIBUTES, true},
  {"attribute_wrong", "another value was found", GX_EVAL_ATTRIBUTES, true},
  {"attribute_spurious", "gold has none", GX_EVAL_ATTRIBUTES, false},
};

static const kind_row *row_of(gx_eval_kind kind) {
  static const kind_row none = {"unknown", "unknown", GX_EVAL_ENTITIES, false};
  return (unsigned)kind < GX_EVAL_KINDS ? &ROWS[kind] : &none;
}

const char *gx_eval_kind_name(gx_eval_kind kind) {
  return row_of(kind)->name;
}

const char *gx_eval_kind_text(gx_eval_kind kind) {
  return row_of(kind)->text;
}

gx_eval_part gx_eval_kind_part(gx_eval_kind kind) {
  return row_of(kind)->part;
}

bool gx_eval_kind_missed(gx_eval_kind kind) {
  return row_of(kind)->missed;
}
