/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * select.h: which entities and relations of a document are worth a record.
 */
#ifndef GXI_RECORD_SELECT_H
#define GXI_RECORD_SELECT_H

#include "relation/relation.h"

typedef struct gxi_selection {
  const uint32_t *entities; /* [entity_count]: indices, in order of first mention */
  uint32_t entity_count;
  const uint32_t *places;    /* [entities->count]: place in `entities`, or GX_ID_NONE */
  const uint32_t *relations; /* [relation_count]: indices, by head, type, tail */
  uint32_t relation_count;
} gxi_selection;

typedef struct gxi_selection_input {
  const gx_knowledge *knowledge;
  const gxi_reading *reading;
  const gxi_entities *entities;
  const gxi_relations *relations;
  double min_confidence;
  bool negated;
} gxi_selection_input;

/** Inside gxi_arena_try. */
void gxi_selection_make(
  gxi_selection *selection, gxi_arena *arena, const gxi_selection_input *input
);

#endif
