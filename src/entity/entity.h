/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * entity.h: mentions of one document, grouped into the things that they name.
 */
#ifndef GXI_ENTITY_ENTITY_H
#define GXI_ENTITY_ENTITY_H

#include "mention/mention.h"

typedef struct gxi_entity {
  uint32_t type;     /* entity type index */
  gx_str name;       /* the fullest form the document supports */
  gx_str key;        /* blocking key: CN-652901, KZ, or the normalised name */
  uint32_t place;    /* place index, or GX_ID_NONE */
  uint32_t location; /* place index that its name or context carries, or GX_ID_NONE */
  uint32_t parent;   /* entity that it is nested in by name (贸管处 in 商务委), or
                        GX_ID_NONE */
  const gx_str *aliases; /* sorted; without name */
  uint32_t alias_count;
  const uint32_t *mentions; /* of kind NAME, in text order */
  uint32_t mention_count;
  uint32_t standalone; /* mentions that are not nested in another name */
} gxi_entity;

/** What a mention stands for: one entity, or several (双方, 两地). */
typedef struct gxi_reference {
  const uint32_t *entities;
  uint32_t count;
  gx_str via; /* "" for a name; "coref:双方" for an anaphor */
} gxi_reference;

typedef struct gxi_entities {
  gxi_entity *items;
  uint32_t count;
  gxi_reference *references; /* [mentions.count]; count 0: unresolved */
  uint32_t *turn_bodies;     /* [sentences]: for whom the speaker of the turn speaks */
  uint32_t publisher;        /* entity that 我市/我局 means, or GX_ID_NONE */
  uint32_t publisher_place;  /* place index, or GX_ID_NONE */
} gxi_entities;

/**
 * Inside gxi_arena_try. May append mentions (short forms found document-wide, FILLED)
 * only in gxi_mentions_find; here the reading is final.
 */
void gxi_entities_link(
  gxi_entities *entities,
  gxi_arena *arena,
  const gx_knowledge *knowledge,
  const gx_document *document,
  const gxi_reading *reading
);

#endif
