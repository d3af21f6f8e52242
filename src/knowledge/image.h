/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * image.h: compiled knowledge as one block of bytes, used where it lies.
 *
 *     [head][strings][trie][surfaces][entries][places][entity types]
 *           [relation types][frames][slots][lists][calibrations][tagger]
 *
 * Little-endian, sections aligned to 16 bytes, strings named by offset (pool.h). The
 * image of an overlay has complete tables of types and frames (the default's, changed);
 * its places and surfaces are laid over those of the default.
 */
#ifndef GXI_KNOWLEDGE_IMAGE_H
#define GXI_KNOWLEDGE_IMAGE_H

#include "guanxi/base.h"
#include "lexicon/layers.h"

#define GXI_IMAGE_VERSION 5u

typedef enum gxi_section_id {
  GXI_SECTION_STRINGS,
  GXI_SECTION_TRIE,
  GXI_SECTION_SURFACES,
  GXI_SECTION_ENTRIES,
  GXI_SECTION_PLACES,
  GXI_SECTION_ENTITY_TYPES,
  GXI_SECTION_RELATION_TYPES,
  GXI_SECTION_FRAMES,
  GXI_SECTION_SLOTS,
  GXI_SECTION_LISTS,
  GXI_SECTION_CALIBRATIONS,
  GXI_SECTION_TAGGER, /* bytes of tagger/tagger.h, or none */
  GXI_SECTION_COUNT
} gxi_section_id;

typedef struct gxi_section {
  uint32_t offset; /* from the image's beginning */
  uint32_t count;  /* items */
} gxi_section;

typedef struct gxi_image_head {
  char magic[8]; /* "guanxi\r\n": spoilt by any text-mode copy */
  uint32_t version;
  uint32_t bytes;    /* of the whole image */
  uint64_t checksum; /* FNV-1a of what follows this field */
  gxi_section sections[GXI_SECTION_COUNT];
} gxi_image_head;

typedef struct gxi_image_place {
  uint32_t key, name, short_name; /* strings */
  uint32_t level;
  uint32_t parent; /* index over all layers */
  uint32_t index;  /* of this place over all layers */
} gxi_image_place;

typedef struct gxi_image_entity {
  uint32_t id, family, label, label_zh, color, shape; /* strings */
  uint32_t rank;
} gxi_image_entity;

typedef struct gxi_image_relation {
  uint32_t id, class_id, label, label_zh, color; /* strings */
  uint32_t symmetric, heads, tails;
} gxi_image_relation;

typedef struct gxi_image_range {
  uint32_t first;
  uint32_t count;
} gxi_image_range;

typedef struct gxi_image_frame {
  double confidence;
  uint32_t id, status, flags; /* strings */
  uint32_t relation;
  gxi_image_range head, tail;       /* slots */
  gxi_image_range require, exclude; /* lists */
} gxi_image_frame;

typedef struct gxi_image_slot {
  uint32_t slot;
  uint32_t types;
} gxi_image_slot;

typedef struct gxi_image_calibration {
  uint32_t id; /* string */
  uint32_t spare;
  double at, is, slope;
} gxi_image_calibration;

/* lists: uint32_t, offsets of strings */

/**
 * Checks head, bounds and alignment, in constant time.
 * @param bytes  aligned to 16; borrowed by what is made of the image
 * Errors GX_E_SYNTAX
 */
GX_MUST_USE gx_status gxi_image_open(gx_str bytes, gx_error *error);
/** Checks everything: checksum and every offset. For tests and the compiler. */
GX_MUST_USE gx_status gxi_image_verify(gx_str bytes, gx_error *error);

uint64_t gxi_image_checksum(gx_str bytes);
/** The items of a section of an opened image. */
const void *gxi_image_section(gx_str bytes, gxi_section_id id, uint32_t *count);
/** Bytes of one item. */
size_t gxi_image_item_size(gxi_section_id id);
/** The block of the tagger's weights, empty when the image has none. */
gx_str gxi_image_tagger(gx_str bytes);
/** The lexicon's sections; biases are zero. */
gxi_layer gxi_image_layer(gx_str bytes);

#endif
