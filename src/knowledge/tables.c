/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * tables.c: an image's records as the tables that the stages read.
 *
 * Strings stay in the image; the tables (about 3 MB, most of it places) are made at
 * start-up, since their users want slices, not offsets.
 */
#include "knowledge/tables.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "knowledge/image.h"
#include "knowledge/knowledge.h"
#include "lexicon/kinds.h"
#include "lexicon/pool.h"

static void lay_lexicon(gx_knowledge *knowledge, gx_str image) {
  gxi_lexicon *lexicon = &knowledge->lexicon;
  gxi_layer layer = gxi_image_layer(image);
  assert(lexicon->layer_count < 2);
  if (lexicon->layer_count) {
    layer.entry_bias = lexicon->layers[0].entry_count;
    layer.string_bias = lexicon->layers[0].string_bytes;
  }
  lexicon->layers[lexicon->layer_count++] = layer;
}

static void lay_entity_types(gx_knowledge *knowledge, gx_str image, const char *pool) {
  uint32_t count;
  const gxi_image_entity *from =
    gxi_image_section(image, GXI_SECTION_ENTITY_TYPES, &count);
  gx_entity_type *types = gxi_arena_alloc(&knowledge->arena, count, sizeof *types);
  for (uint32_t i = 0; i < count; i++) {
    types[i] = (gx_entity_type){
      .id = gxi_pool_at(pool, from[i].id),
      .family = gxi_pool_at(pool, from[i].family),
      .label = gxi_pool_at(pool, from[i].label),
      .label_zh = gxi_pool_at(pool, from[i].label_zh),
      .color = gxi_pool_at(pool, from[i].color),
      .shape = gxi_pool_at(pool, from[i].shape),
      .rank = (uint8_t)from[i].rank,
    };
  }
  knowledge->entity_types = types;
  knowledge->entity_type_count = count;
}

static void
lay_relation_types(gx_knowledge *knowledge, gx_str image, const char *pool) {
  uint32_t count;
  const gxi_image_relation *from =
    gxi_image_section(image, GXI_SECTION_RELATION_TYPES, &count);
  gx_relation_type *types = gxi_arena_alloc(&knowledge->arena, count, sizeof *types);
  for (uint32_t i = 0; i < count; i++) {
    types[i] = (gx_relation_type){
      .id = gxi_pool_at(pool, from[i].id),
      .class_id = gxi_pool_at(pool, from[i].class_id),
      .label = gxi_pool_at(pool, from[i].label),
      .label_zh = gxi_pool_at(pool, from[i].label_zh),
      .color = gxi_pool_at(pool, from[i].color),
      .symmetric = from[i].symmetric != 0,
      .heads = from[i].heads,
      .tails = from[i].tails,
    };
  }
  knowledge->relation_types = types;
  knowledge->relation_type_count = count;
}

static void slots_copy(
  gxi_source_slot out[GXI_MAX_SLOTS], const gxi_image_slot *slots, gxi_image_range range
) {
  for (uint32_t i = 0; i < range.count; i++) {
    const gxi_image_slot *slot = &slots[range.first + i];
    out[i] = (gxi_source_slot){(gxi_slot)slot->slot, slot->types};
  }
}

/* 0 for words that the parser cannot ask for. */
static uint64_t flag_key(gx_str flag) {
  if (flag.size > GXI_FLAG_LETTERS) return 0;
  for (size_t i = 0; i < flag.size; i++)
    if (flag.data[i] < 'a' || flag.data[i] > 'z') return 0;
  return gxi_flag_key(flag);
}

static void lay_flags(gxi_frame *frame, gxi_arena *arena) {
  gx_str flags = frame->flags;
  uint64_t *keys = gxi_arena_alloc(arena, flags.size / 2 + 1, sizeof *keys);
  for (size_t at = 0, end; at < flags.size; at = end + 1) {
    for (end = at; end < flags.size && flags.data[end] != ' ';)
      end++;
    if (end == at) continue;
    gx_str flag = gxi_str_sub(flags, at, end);
    frame->flag_set |= gxi_flag_bit(flag);
    keys[frame->flag_count++] = flag_key(flag);
  }
  frame->flag_keys = keys;
}

static void lay_frames(gx_knowledge *knowledge, gx_str image, const char *pool) {
  uint32_t count, slot_count, list_count;
  const gxi_image_frame *from = gxi_image_section(image, GXI_SECTION_FRAMES, &count);
  const gxi_image_slot *slots =
    gxi_image_section(image, GXI_SECTION_SLOTS, &slot_count);
  const uint32_t *lists = gxi_image_section(image, GXI_SECTION_LISTS, &list_count);
  gx_str *words = gxi_arena_alloc(&knowledge->arena, list_count, sizeof *words);
  gxi_word_key *keys = gxi_arena_alloc(&knowledge->arena, list_count, sizeof *keys);
  gxi_frame *frames = gxi_arena_alloc(&knowledge->arena, count, sizeof *frames);
  for (uint32_t i = 0; i < list_count; i++) {
    words[i] = gxi_pool_at(pool, lists[i]);
    keys[i] = gxi_word_key_of(words[i]);
  }
  for (uint32_t i = 0; i < count; i++) {
    frames[i] = (gxi_frame){
      .id = gxi_pool_at(pool, from[i].id),
      .relation = from[i].relation,
      .head_count = from[i].head.count,
      .tail_count = from[i].tail.count,
      .require = words + from[i].require.first,
      .require_keys = keys + from[i].require.first,
      .require_count = from[i].require.count,
      .exclude = words + from[i].exclude.first,
      .exclude_keys = keys + from[i].exclude.first,
      .exclude_count = from[i].exclude.count,
      .status = gxi_pool_at(pool, from[i].status),
      .flags = gxi_pool_at(pool, from[i].flags),
      .confidence = from[i].confidence,
    };
    lay_flags(&frames[i], &knowledge->arena);
    slots_copy(frames[i].head, slots, from[i].head);
    slots_copy(frames[i].tail, slots, from[i].tail);
  }
  knowledge->frames = frames;
  knowledge->frame_count = count;
}

static void lay_calibrations(gx_knowledge *knowledge, gx_str image, const char *pool) {
  uint32_t count;
  const gxi_image_calibration *from =
    gxi_image_section(image, GXI_SECTION_CALIBRATIONS, &count);
  gxi_calibration *rows = gxi_arena_alloc(&knowledge->arena, count, sizeof *rows);
  for (uint32_t i = 0; i < count; i++)
    rows[i] = (gxi_calibration
    ){gxi_pool_at(pool, from[i].id), from[i].at, from[i].is, from[i].slope};
  uint32_t size = 16;
  while (size / 2 < count)
    size *= 2;
  uint32_t *slots = gxi_arena_alloc(&knowledge->arena, size, sizeof *slots);
  for (uint32_t i = 0; i < count; i++) {
    uint32_t at = gxi_str_slot(rows[i].id);
    while (slots[at & (size - 1)])
      at++;
    slots[at & (size - 1)] = i + 1;
  }
  knowledge->calibrations = rows;
  knowledge->calibration_count = count;
  knowledge->calibration_slots = slots;
  knowledge->calibration_mask = size - 1;
}

static void lay_places(gx_knowledge *knowledge, gx_str image, const char *pool) {
  uint32_t count, total = knowledge->place_count;
  const gxi_image_place *from = gxi_image_section(image, GXI_SECTION_PLACES, &count);
  for (uint32_t i = 0; i < count; i++) {
    if (from[i].index >= total) total = from[i].index + 1;
  }
  gxi_place *places = gxi_arena_alloc(&knowledge->arena, total, sizeof *places);
  if (knowledge->place_count) {
    memcpy(places, knowledge->places, knowledge->place_count * sizeof *places);
  }
  for (uint32_t i = 0; i < count; i++) {
    places[from[i].index] = (gxi_place){
      .key = gxi_pool_at(pool, from[i].key),
      .name = gxi_pool_at(pool, from[i].name),
      .short_name = gxi_pool_at(pool, from[i].short_name),
      .level = (gxi_level)from[i].level,
      .parent = from[i].parent,
    };
  }
  knowledge->places = places;
  knowledge->sorted_count = knowledge->place_count ? knowledge->place_count : total;
  knowledge->place_count = total;
}

static void lay_engine(gx_knowledge *knowledge, gx_str image) {
  bool first = knowledge->engine_size == 0;
  const gxi_image_head *head = (const gxi_image_head *)(const void *)image.data;
  uint32_t sum = (uint32_t)(head->checksum ^ head->checksum >> 32);
  int size = snprintf(
    knowledge->engine + knowledge->engine_size,
    sizeof knowledge->engine - knowledge->engine_size,
    first ? GX_VERSION "+%08x" : ".%08x",
    sum
  );
  knowledge->engine_size += (uint32_t)size;
}

void gxi_knowledge_lay(gx_knowledge *knowledge, gx_str image) {
  uint32_t bytes;
  const char *pool = gxi_image_section(image, GXI_SECTION_STRINGS, &bytes);
  lay_lexicon(knowledge, image);
  lay_entity_types(knowledge, image, pool);
  lay_relation_types(knowledge, image, pool);
  lay_frames(knowledge, image, pool);
  lay_calibrations(knowledge, image, pool);
  lay_places(knowledge, image, pool);
  gx_str tagger = gxi_image_tagger(image);
  if (tagger.size) (void)gxi_tagger_open(&knowledge->tagger, tagger, false);
  lay_engine(knowledge, image);
  for (uint32_t i = 0; i <= GXI_LEVEL_VILLAGE; i++) {
    knowledge->level_types[i] =
      gx_knowledge_entity_type(knowledge, gxi_level_words.names[i]);
  }
}

static double log_odds(double share) {
  return log(share / (1 - share));
}

double gxi_knowledge_calibrate(const gx_knowledge *knowledge, gx_str rule, double raw) {
  if (knowledge->calibration_count == 0) return raw;
  uint32_t mask = knowledge->calibration_mask, slot;
  for (uint32_t at = gxi_str_slot(rule);
       (slot = knowledge->calibration_slots[at & mask]) != 0;
       at++) {
    const gxi_calibration *row = &knowledge->calibrations[slot - 1];
    if (!gxi_str_equal(row->id, rule)) continue;
    double share = raw < 0.01 ? 0.01 : raw > 0.99 ? 0.99 : raw;
    double odds =
      log_odds(row->is) + row->slope * (log_odds(share) - log_odds(row->at));
    return 1 / (1 + exp(-odds));
  }
  return raw;
}

const gxi_tagger *gxi_knowledge_tagger(const gx_knowledge *knowledge) {
  return &knowledge->tagger;
}

const gxi_lexicon *gxi_knowledge_lexicon(const gx_knowledge *knowledge) {
  return &knowledge->lexicon;
}

const gxi_place *gxi_knowledge_place(const gx_knowledge *knowledge, uint32_t index) {
  return &knowledge->places[index];
}

uint32_t gxi_knowledge_place_count(const gx_knowledge *knowledge) {
  return knowledge->place_count;
}

static uint32_t
find_sorted(const gx_knowledge *knowledge, gx_str key, uint32_t begin, uint32_t end) {
  while (begin < end) {
    uint32_t middle = begin + (end - begin) / 2;
    int order = gxi_str_compare(knowledge->places[middle].key, key);
    if (order == 0) return middle;
    if (order < 0) {
      begin = middle + 1;
    } else {
      end = middle;
    }
  }
  return GX_ID_NONE;
}

uint32_t gxi_knowledge_place_find(const gx_knowledge *knowledge, gx_str key) {
  uint32_t found = find_sorted(knowledge, key, 0, knowledge->sorted_count);
  if (found != GX_ID_NONE) return found;
  return find_sorted(knowledge, key, knowledge->sorted_count, knowledge->place_count);
}

bool gxi_knowledge_place_within(const gx_knowledge *knowledge, uint32_t a, uint32_t b) {
  while (a != b && a < knowledge->place_count)
    a = knowledge->places[a].parent;
  return a == b && a < knowledge->place_count;
}

const gxi_frame *gxi_knowledge_frame(const gx_knowledge *knowledge, uint32_t index) {
  return &knowledge->frames[index];
}

uint32_t gxi_knowledge_frame_count(const gx_knowledge *knowledge) {
  return knowledge->frame_count;
}

uint32_t gxi_knowledge_level_type(const gx_knowledge *knowledge, gxi_level level) {
  return knowledge->level_types[level];
}

gx_str gx_knowledge_engine(const gx_knowledge *knowledge) {
  return (gx_str){knowledge->engine, knowledge->engine_size};
}

const gx_entity_type *
gx_knowledge_entity_types(const gx_knowledge *knowledge, size_t *count) {
  if (count) *count = knowledge->entity_type_count;
  return knowledge->entity_types;
}

const gx_relation_type *
gx_knowledge_relation_types(const gx_knowledge *knowledge, size_t *count) {
  if (count) *count = knowledge->relation_type_count;
  return knowledge->relation_types;
}

uint32_t gx_knowledge_entity_type(const gx_knowledge *knowledge, gx_str id) {
  for (uint32_t i = 0; i < knowledge->entity_type_count; i++) {
    if (gxi_str_equal(knowledge->entity_types[i].id, id)) return i;
  }
  return GX_ID_NONE;
}

uint32_t gx_knowledge_relation_type(const gx_knowledge *knowledge, gx_str id) {
  for (uint32_t i = 0; i < knowledge->relation_type_count; i++) {
    if (gxi_str_equal(knowledge->relation_types[i].id, id)) return i;
  }
  return GX_ID_NONE;
}
