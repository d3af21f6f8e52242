/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * image.c: reading an image's head and sections, and verifying an image.
 *
 * gxi_image_open() is what a start-up can afford: it makes sure that no section leaves
 * the image. That offsets inside the sections are good is known from the compiler,
 * which runs gxi_image_verify() on what it wrote; images come from nowhere else.
 */
#include "knowledge/image.h"

#include <string.h>

#include "base/fail.h"
#include "base/limits.h"
#include "base/str.h"
#include "knowledge/tables.h"
#include "lexicon/pool.h"
#include "lexicon/trie.h"
#include "tagger/tagger.h"

#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "images are little-endian; this machine needs a reader that swaps bytes"
#endif

static const char magic[8] = {'g', 'u', 'a', 'n', 'x', 'i', '\r', '\n'};

static const size_t item_sizes[GXI_SECTION_COUNT] = {
  1,
  sizeof(uint64_t),
  sizeof(gxi_surface),
  sizeof(gxi_entry),
  sizeof(gxi_image_place),
  sizeof(gxi_image_entity),
  sizeof(gxi_image_relation),
  sizeof(gxi_image_frame),
  sizeof(gxi_image_slot),
  sizeof(uint32_t),
  sizeof(gxi_image_calibration),
  1,
};

size_t gxi_image_item_size(gxi_section_id id) {
  return item_sizes[id];
}

static const gxi_image_head *head_of(gx_str bytes) {
  return (const gxi_image_head *)(const void *)bytes.data;
}

static bool sections_fit(gx_str bytes) {
  for (uint32_t i = 0; i < GXI_SECTION_COUNT; i++) {
    gxi_section section = head_of(bytes)->sections[i];
    uint64_t end = section.offset + (uint64_t)section.count * item_sizes[i];
    if (section.offset % 16 || section.offset < sizeof(gxi_image_head)) return false;
    if (end > bytes.size) return false;
  }
  const gxi_section *sections = head_of(bytes)->sections;
  return sections[GXI_SECTION_TRIE].count >= GXI_TRIE_LEAST &&
         sections[GXI_SECTION_SURFACES].count > 0; /* its sentinel */
}

gx_status gxi_image_open(gx_str bytes, gx_error *error) {
  const char *reason = NULL;
  if (bytes.size < sizeof(gxi_image_head)) {
    reason = "too short";
  } else if ((uintptr_t)bytes.data % 16) {
    reason = "not aligned to 16 bytes";
  } else if (memcmp(head_of(bytes)->magic, magic, sizeof magic)) {
    reason = "not an image of guanxi";
  } else if (head_of(bytes)->version != GXI_IMAGE_VERSION) {
    reason = "of another version";
  } else if (head_of(bytes)->bytes != bytes.size || bytes.size > GXI_MAX_IMAGE_BYTES) {
    reason = "cut off or too long";
  } else if (!sections_fit(bytes)) {
    reason = "damaged: a section leaves it";
  }
  if (!reason) return GX_OK;
  return gxi_fail(error, GX_E_SYNTAX, "the knowledge image is %s", reason);
}

uint64_t gxi_image_checksum(gx_str bytes) {
  size_t from = offsetof(gxi_image_head, sections);
  return gxi_str_hash(gxi_str_sub(bytes, from, bytes.size));
}

const void *gxi_image_section(gx_str bytes, gxi_section_id id, uint32_t *count) {
  gxi_section section = head_of(bytes)->sections[id];
  *count = section.count;
  return bytes.data + section.offset;
}

gxi_layer gxi_image_layer(gx_str bytes) {
  gxi_layer layer = {0};
  layer.trie = gxi_image_section(bytes, GXI_SECTION_TRIE, &layer.unit_count);
  layer.surfaces = gxi_image_section(bytes, GXI_SECTION_SURFACES, &layer.surface_count);
  layer.entries = gxi_image_section(bytes, GXI_SECTION_ENTRIES, &layer.entry_count);
  layer.strings = gxi_image_section(bytes, GXI_SECTION_STRINGS, &layer.string_bytes);
  if (layer.surface_count) layer.surface_count--; /* the sentinel */
  return layer;
}

gx_str gxi_image_tagger(gx_str bytes) {
  uint32_t size;
  const char *block = gxi_image_section(bytes, GXI_SECTION_TAGGER, &size);
  return (gx_str){block, size};
}

static bool string_good(const gxi_layer *layer, uint32_t offset) {
  if (offset > layer->string_bytes || layer->string_bytes - offset < 3) return false;
  return gxi_pool_at(layer->strings, offset).size <= layer->string_bytes - offset - 3;
}

static bool lexicon_good(const gxi_layer *layer) {
  const gxi_surface *surfaces = layer->surfaces;
  for (uint32_t i = 0; i < layer->surface_count; i++) {
    if (!string_good(layer, surfaces[i].text)) return false;
    if (surfaces[i].first > surfaces[i + 1].first) return false;
    if (gxi_layer_find(layer, gxi_pool_at(layer->strings, surfaces[i].text)) != i) {
      return false;
    }
  }
  return surfaces[layer->surface_count].first == layer->entry_count;
}

/* Names of overlay entries may lie in the default's strings: only kinds are checked
   beyond that. */
static bool entries_good(const gxi_layer *layer) {
  for (uint32_t i = 0; i < layer->entry_count; i++) {
    if (layer->entries[i].kind >= GXI_KIND_COUNT) return false;
    if (layer->entries[i].form > GXI_FORM_FORMER) return false;
  }
  return true;
}

static bool strings_good(gx_str bytes, gxi_section_id id, size_t strings) {
  uint32_t count;
  gxi_layer layer = gxi_image_layer(bytes);
  const char *items = gxi_image_section(bytes, id, &count);
  for (uint32_t i = 0; i < count; i++) {
    const uint32_t *fields =
      (const uint32_t *)(const void *)(items + i * item_sizes[id]);
    for (size_t j = 0; j < strings; j++) {
      if (!string_good(&layer, fields[j])) return false;
    }
  }
  return true;
}

/* Two layers of full images at most: a place beyond them would ask for room without
 * end. */
static bool places_good(gx_str bytes) {
  const uint32_t most = 2 * (uint32_t)(GXI_MAX_IMAGE_BYTES / sizeof(gxi_image_place));
  uint32_t count;
  const gxi_image_place *place = gxi_image_section(bytes, GXI_SECTION_PLACES, &count);
  for (uint32_t i = 0; i < count; i++, place++) {
    if (place->index >= most) return false;
    if (place->parent >= most && place->parent != GX_ID_NONE) return false;
  }
  return strings_good(bytes, GXI_SECTION_PLACES, 3);
}

static bool is_share(double number) {
  return number > 0 && number < 1;
}

static bool calibrations_good(gx_str bytes) {
  uint32_t count;
  const gxi_image_calibration *row =
    gxi_image_section(bytes, GXI_SECTION_CALIBRATIONS, &count);
  for (uint32_t i = 0; i < count; i++)
    if (!is_share(row[i].at) || !is_share(row[i].is) || !(row[i].slope > 0 && row[i].slope <= 1))
      return false;
  return strings_good(bytes, GXI_SECTION_CALIBRATIONS, 1);
}

static bool tagger_good(gx_str bytes) {
  gxi_tagger tagger;
  gx_str block = gxi_image_tagger(bytes);
  return block.size == 0 || gxi_tagger_open(&tagger, block, true);
}

static bool range_good(gxi_image_range range, uint32_t count) {
  return range.first <= count && range.count <= count - range.first;
}

static bool frames_good(gx_str bytes) {
  uint32_t frames, slots, lists, relations;
  gxi_layer layer = gxi_image_layer(bytes);
  const gxi_image_frame *frame = gxi_image_section(bytes, GXI_SECTION_FRAMES, &frames);
  const gxi_image_slot *slot = gxi_image_section(bytes, GXI_SECTION_SLOTS, &slots);
  (void)gxi_image_section(bytes, GXI_SECTION_LISTS, &lists);
  (void)gxi_image_section(bytes, GXI_SECTION_RELATION_TYPES, &relations);
  for (uint32_t i = 0; i < frames; i++, frame++) {
    bool good = range_good(frame->head, slots) && range_good(frame->tail, slots) &&
                range_good(frame->require, lists) &&
                range_good(frame->exclude, lists) && frame->relation < relations &&
                frame->head.count <= GXI_MAX_SLOTS &&
                frame->tail.count <= GXI_MAX_SLOTS && string_good(&layer, frame->id) &&
                string_good(&layer, frame->status) && string_good(&layer, frame->flags);
    if (!good) return false;
  }
  for (uint32_t i = 0; i < slots; i++) {
    if (slot[i].slot > GXI_SLOT_MEMBERS) return false;
  }
  return true;
}

gx_status gxi_image_verify(gx_str bytes, gx_error *error) {
  GX_TRY(gxi_image_open(bytes, error));
  gxi_layer layer = gxi_image_layer(bytes);
  bool good = gxi_image_checksum(bytes) == head_of(bytes)->checksum &&
              lexicon_good(&layer) && entries_good(&layer) && places_good(bytes) &&
              strings_good(bytes, GXI_SECTION_ENTITY_TYPES, 6) &&
              strings_good(bytes, GXI_SECTION_RELATION_TYPES, 5) &&
              strings_good(bytes, GXI_SECTION_LISTS, 1) && frames_good(bytes) &&
              calibrations_good(bytes) && tagger_good(bytes);
  if (good) return GX_OK;
  return gxi_fail(error, GX_E_SYNTAX, "the knowledge image is damaged");
}
