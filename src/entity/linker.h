/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * linker.h: the state of linking one document.
 *
 *     mentions ──> nodes ──> groups ──> entities       a node for each family and
 *              places.c  sieve.c    build.c            squeezed name
 */
#ifndef GXI_ENTITY_LINKER_H
#define GXI_ENTITY_LINKER_H

#include "entity/entity.h"
#include "entity/form.h"
#include "entity/index.h"

/* Names of different families are never one thing. */
typedef enum gxi_family {
  GXI_FAMILY_PLACE,
  GXI_FAMILY_BODY, /* agencies, companies, organizations, zones */
  GXI_FAMILY_PERSON,
  GXI_FAMILY_PROGRAM,
  GXI_FAMILY_EVENT,
  GXI_FAMILY_OTHER
} gxi_family;

typedef struct gxi_types {
  uint32_t country, province, city, county, township, village, region, zone, agency,
    company, organization, official, person, program, event;
} gxi_types;

typedef struct gxi_node {
  gxi_family family;
  gx_str squeezed;
  gx_str text;    /* as first written */
  uint32_t type;  /* of its best mention */
  int32_t trust;  /* of the mention that gave the type */
  uint32_t first; /* its first mention */
  uint32_t count;
  uint32_t place; /* resolved, or GX_ID_NONE */
  uint32_t told;  /* of a body: the place its name begins with, or GX_ID_NONE */
  bool shared;    /* several places bear that place's name */
  uint32_t up;    /* union-find parent */
  gxi_form_parts form;
  gx_str firm;     /* of a group's head: the core of its firm's full name, or empty */
  uint32_t placed; /* …: its first firm whose name begins with a place, or GX_ID_NONE */
} gxi_node;

typedef struct gxi_linker {
  gxi_arena *arena;
  const gx_knowledge *knowledge;
  const gx_document *document;
  const gxi_reading *reading;
  gx_str text;
  const gx_block *blocks;
  const gx_sentence *sentences;
  uint32_t sentence_count;
  gxi_types types;
  uint32_t *places;  /* [mentions]: resolved place, or GX_ID_NONE */
  uint32_t *node_of; /* [mentions]: node, GX_ID_NONE for anaphors */
  GXI_VEC(gxi_node) nodes;
  uint32_t *entity_of; /* [nodes]: entity */
  gxi_entities *out;
  const char *step; /* of the sieve, for the trace */
} gxi_linker;

static inline const gxi_mention *gxi_linker_mention(const gxi_linker *l, uint32_t m) {
  return &l->reading->mentions.items[m];
}
static inline uint16_t gxi_linker_article(const gxi_linker *l, uint32_t sentence) {
  return l->blocks[l->sentences[sentence].block].article;
}
gxi_family gxi_linker_family(const gxi_linker *linker, uint32_t type);
uint32_t gxi_linker_find(const gxi_linker *linker, uint32_t node);
/** The earlier node stays at the head of the group. */
void gxi_linker_union(gxi_linker *linker, uint32_t a, uint32_t b);

/** places.c: which of its candidates each place mention means. */
void gxi_places_resolve(gxi_linker *linker);
/** nodes.c: 甲市副市长某某、市商务局局长某某: 甲市, of 市商务局; or GX_ID_NONE. */
uint32_t gxi_linker_led_place(const gxi_linker *linker, uint32_t mention);
/** nodes.c: 天合公司…,建成和田天合食品有限公司: who sets up or owns a firm is not
 *  that firm, whatever name they share. Mentions. */
bool gxi_linker_owns(const gxi_linker *linker, uint32_t owner, uint32_t firm);
/** nodes.c: a node for every name. */
void gxi_nodes_make(gxi_linker *linker);
/** sieve.c: nodes that name one thing, surest evidence first. */
void gxi_sieve_run(gxi_linker *linker);
/** contraction.c: bodies whose names a text contracts: 石大一附院. */
void gxi_contractions_join(gxi_linker *linker);
/** team.c: teams of aid under several names: 上海援疆前指. */
void gxi_teams_join(gxi_linker *linker);
/** official.c: persons with a post of party or state become officials. */
void gxi_officials_find(gxi_linker *linker);
/** build.c: groups → entities with type, name, key, aliases, mentions. */
void gxi_entities_build(gxi_linker *linker);
/** build.c: whether the suffix of a place's full name follows the mention: 常山|县委.
 */
bool gxi_place_takes_suffix(const gxi_linker *linker, uint32_t mention);
/** nest.c: location and parent of every entity. */
void gxi_entities_nest(gxi_linker *linker);
/** publisher.c: what 我市 and 我局 mean. */
void gxi_publisher_find(gxi_linker *linker);
/** coref.c: what anaphors stand for. */
void gxi_anaphors_resolve(gxi_linker *linker);

#endif
