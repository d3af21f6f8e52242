/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * knowledge.h: the object behind gx_knowledge: tables made from one or two images.
 */
#ifndef GXI_KNOWLEDGE_KNOWLEDGE_H
#define GXI_KNOWLEDGE_KNOWLEDGE_H

#include "base/arena.h"
#include "knowledge/tables.h"
#include "lexicon/layers.h"
#include "tagger/tagger.h"

struct gx_knowledge {
  gxi_arena arena; /* owns all that is below, and this object's overlay image */
  gxi_lexicon lexicon;
  gx_entity_type *entity_types;
  uint32_t entity_type_count;
  gx_relation_type *relation_types;
  uint32_t relation_type_count;
  gxi_frame *frames;
  uint32_t frame_count;
  gxi_calibration *calibrations; /* by id */
  uint32_t calibration_count;
  uint32_t *calibration_slots; /* rows + 1 by a hash of their ids; 0: free */
  uint32_t calibration_mask;
  gxi_tagger tagger; /* of the topmost image that has one */
  gxi_place *places; /* sorted by key up to sorted_count, and again behind it */
  uint32_t place_count;
  uint32_t sorted_count;
  uint32_t level_types[GXI_LEVEL_VILLAGE + 1];
  char engine[64];
  uint32_t engine_size;
};

/**
 * Lays an image (opened, borrowed) over what the knowledge has; the first one is the
 * bottom. Inside a gxi_arena_try on knowledge->arena.
 */
void gxi_knowledge_lay(gx_knowledge *knowledge, gx_str image);

/** The default image, embedded; aligned. */
gx_str gxi_default_image(void);

#endif
