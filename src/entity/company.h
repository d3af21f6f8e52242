/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * company.h: the places whose meaning is known, as evidence for those it is not yet.
 */
#ifndef GXI_ENTITY_COMPANY_H
#define GXI_ENTITY_COMPANY_H

#include "entity/linker.h"

typedef struct gxi_witness {
  uint32_t place;
  uint32_t mention; /* GX_ID_NONE: a place of a byline or of the publisher */
  uint32_t article; /* of a byline */
} gxi_witness;

typedef struct gxi_company {
  const gxi_linker *l;
  GXI_VEC(gxi_witness) sure;   /* in order of mentions */
  GXI_VEC(gxi_witness) facts;  /* bylines and publisher; few */
  GXI_VEC(gxi_witness) places; /* distinct places of the document, the first ones */
  gxi_index seen;
} gxi_company;

/** With what bylines and the source line name. Inside gxi_arena_try, like all below. */
gxi_company gxi_company_new(const gxi_linker *linker);
/** A mention is known to mean a place. */
void gxi_company_add(gxi_company *company, uint32_t mention, uint32_t place);
/**
 * The candidate for which the company speaks clearly, or GX_ID_NONE.
 * @param always  the best one for which anything speaks at all
 */
uint32_t gxi_company_choose(
  const gxi_company *company,
  uint32_t mention,
  const uint32_t *places,
  uint32_t count,
  bool always
);

#endif
