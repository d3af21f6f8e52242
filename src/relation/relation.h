/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * relation.h: ties between the entities of one document.
 */
#ifndef GXI_RELATION_RELATION_H
#define GXI_RELATION_RELATION_H

#include "entity/entity.h"

typedef enum gxi_status_word {
  GXI_STATUS_ASSERTED,
  GXI_STATUS_PLANNED,
  GXI_STATUS_ENDED,
  GXI_STATUS_NEGATED
} gxi_status_word;

typedef struct gxi_evidence {
  gx_span text;    /* the sentence or clause, normalised text */
  gx_span trigger; /* normalised text; empty when none */
  gx_str rule;     /* "sign.with.2" */
  const gx_str *via;
  uint32_t via_count;
} gxi_evidence;

typedef struct gxi_attribute {
  const char *name; /* amount amount_value currency date title agreement goods … */
  gx_str value;
  bool is_number;
} gxi_attribute;

typedef struct gxi_relation {
  uint32_t head; /* entity */
  uint32_t tail;
  uint32_t type; /* relation type index */
  gxi_status_word status;
  double confidence;
  const gxi_attribute *attributes; /* sorted by name */
  uint32_t attribute_count;
  const gxi_evidence *evidence; /* in text order */
  uint32_t evidence_count;
} gxi_relation;

typedef struct gxi_relations {
  const gxi_relation *items; /* one for each (head, type, tail), sorted */
  uint32_t count;
} gxi_relations;

/** Inside gxi_arena_try. Persons whose ties show a post of state become officials. */
void gxi_relations_find(
  gxi_relations *relations,
  gxi_arena *arena,
  const gx_knowledge *knowledge,
  const gx_document *document,
  const gxi_reading *reading,
  const gxi_entities *entities
);

#endif
