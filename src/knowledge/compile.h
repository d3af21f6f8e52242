/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * compile.h: domain rules and lexicon rows → an image.
 *
 *     rules ─ compile_types ─┐
 *             compile_frames ┤
 *     rows ── compile_places ┼─ drafts ─ compile_overlay ─ compile_image → bytes
 *             compile_rows ──┘            (only over a default)
 *
 * A draft is an entry whose surface and name are still slices. A cover says which
 * entries of the layers below are replaced or blocked.
 */
#ifndef GXI_KNOWLEDGE_COMPILE_H
#define GXI_KNOWLEDGE_COMPILE_H

#include "knowledge/knowledge.h"
#include "knowledge/tables.h"
#include "lexicon/table.h"
#include "schema/domain.h"

typedef struct gxi_compile_input {
  const gxi_domain *domain;
  const gxi_table *tables; /* later ones are laid over earlier ones */
  uint32_t table_count;
  gx_str tagger;            /* block of weights, checked; or empty */
  const gx_knowledge *base; /* the default below, or NULL */
} gxi_compile_input;

/**
 * Compiles; mistakes go to the report, and what has mistakes is left out. Inside a
 * gxi_arena_try.
 * @return the image: in the arena, aligned to 16
 */
gx_str
gxi_compile(gxi_arena *arena, const gxi_compile_input *input, gxi_report *report);

/* ---- shared by the compile_*.c files ---- */

#define GXI_NAME_OWN GX_ID_NONE

typedef struct gxi_draft {
  gx_str surface;
  gx_str name;
  uint32_t below; /* offset of the name in the default's strings, or GXI_NAME_OWN */
  uint16_t kind;  /* GXI_KIND_COUNT: no entry, only keeps the surface */
  uint16_t form;
  uint32_t payload;
  uint32_t order; /* of the file it comes from */
} gxi_draft;

/* Hides entries of a kind with this name (empty: any) where
   (payload & mask) == value, of files before `order`. */
typedef struct gxi_cover {
  gxi_kind kind;
  gx_str name;
  uint32_t mask;
  uint32_t value;
  uint32_t order;
} gxi_cover;

typedef struct gxi_frame_draft {
  gxi_frame frame;
  gxi_names words;
} gxi_frame_draft;

typedef GXI_VEC(gxi_place) gxi_places;

typedef struct gxi_compiler {
  gxi_arena *arena;
  gxi_report *report;
  const gxi_compile_input *input;
  GXI_VEC(gx_entity_type) entity_types; /* the default's first */
  GXI_VEC(gx_relation_type) relation_types;
  GXI_VEC(gxi_frame) frames;
  GXI_VEC(gxi_calibration) calibrations; /* by id */
  GXI_VEC(gxi_draft) drafts;
  GXI_VEC(gxi_cover) covers;
  gxi_places places;     /* of this image, sorted by key */
  uint32_t *place_index; /* over all layers, of places.items[i] */
} gxi_compiler;

void gxi_compile_types(gxi_compiler *compiler);
void gxi_compile_frames(gxi_compiler *compiler);
void gxi_compile_calibrations(gxi_compiler *compiler);
void gxi_compile_places(gxi_compiler *compiler);
void gxi_compile_rows(gxi_compiler *compiler);
/** Drops what is covered and takes over what the default says of our surfaces. */
void gxi_compile_overlay(gxi_compiler *compiler);
gx_str gxi_compile_image(gxi_compiler *compiler);

uint32_t gxi_compiler_entity_type(const gxi_compiler *compiler, gx_str id);
uint32_t gxi_compiler_relation_type(const gxi_compiler *compiler, gx_str id);
/** Index over all layers of the place with this key, or GX_ID_NONE. */
uint32_t gxi_compiler_place(const gxi_compiler *compiler, gx_str key);
/** "CN-652901" of "652901"; "KZ-阿拉木图" of "KZ" and "阿拉木图". */
gx_str gxi_place_key(gxi_arena *arena, gx_str first, gx_str second);
/** Entity types of a list of ids, "@family" and "@any", as bits; mistakes reported. */
uint32_t gxi_compiler_type_set(
  gxi_compiler *compiler, const gxi_rule *rule, const char *what, gxi_names names
);

#endif
