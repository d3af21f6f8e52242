/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * compile_image.c: sorted drafts and tables as the bytes of image.h. Every order is
 * total, so the same rules and rows give the same bytes.
 */
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/order.h"
#include "base/str.h"
#include "knowledge/compile.h"
#include "knowledge/image.h"
#include "lexicon/pool.h"
#include "lexicon/trie.h"

typedef struct image_writer {
  gxi_compiler *compiler;
  gxi_pool pool;
  uint32_t string_bias; /* bytes of the default's strings */
  GXI_VEC(gx_str) texts;
  GXI_VEC(gxi_surface) surfaces;
  GXI_VEC(gxi_entry) entries;
  GXI_VEC(gxi_image_slot) slots;
  GXI_VEC(uint32_t) lists;
  gxi_section sections[GXI_SECTION_COUNT];
  const void *items[GXI_SECTION_COUNT];
} image_writer;

/* Surface, own entries first, kind, payload, form, name. */
static int draft_order(const void *left, const void *right) {
  const gxi_draft *a = left, *b = right;
  int order = gxi_str_compare(a->surface, b->surface);
  if (order) return order;
  bool a_own = a->below == GXI_NAME_OWN, b_own = b->below == GXI_NAME_OWN;
  if (a_own != b_own) return a_own ? -1 : 1;
  if ((order = gxi_compare(a->kind, b->kind)) != 0) return order;
  if ((order = gxi_compare(a->payload, b->payload)) != 0) return order;
  if ((order = gxi_str_compare(a->name, b->name)) != 0) return order;
  if ((order = gxi_compare(a->below, b->below)) != 0) return order;
  return gxi_compare(a->form, b->form);
}

/* The same entry but for its form: the first form, the fullest, stands for all. */
static bool same_entry(const gxi_draft *a, const gxi_draft *b) {
  return gxi_str_equal(a->surface, b->surface) && a->kind == b->kind &&
         a->payload == b->payload && a->below == b->below &&
         gxi_str_equal(a->name, b->name);
}

static void write_draft(image_writer *writer, const gxi_draft *draft) {
  gxi_arena *arena = writer->compiler->arena;
  gx_str last = {NULL, 0};
  if (writer->texts.count) last = writer->texts.items[writer->texts.count - 1];
  if (!last.data || !gxi_str_equal(last, draft->surface)) {
    *gxi_vec_push(arena, &writer->texts) = draft->surface;
    *gxi_vec_push(arena, &writer->surfaces) =
      (gxi_surface){writer->entries.count, gxi_pool_add(&writer->pool, draft->surface)};
  }
  if (draft->kind == GXI_KIND_COUNT) return;
  uint32_t name = draft->below;
  if (name == GXI_NAME_OWN) {
    name = writer->string_bias + gxi_pool_add(&writer->pool, draft->name);
  }
  *gxi_vec_push(arena, &writer->entries) =
    (gxi_entry){draft->kind, draft->form, draft->payload, name};
}

static void section_set(
  image_writer *writer, gxi_section_id id, const void *items, uint32_t count
) {
  writer->items[id] = items;
  writer->sections[id].count = count;
}

static void write_lexicon(image_writer *writer) {
  gxi_compiler *compiler = writer->compiler;
  gxi_draft *drafts = compiler->drafts.items;
  uint32_t count = compiler->drafts.count;
  if (count) qsort(drafts, count, sizeof *drafts, draft_order);
  for (uint32_t i = 0; i < count; i++) {
    if (i && same_entry(&drafts[i - 1], &drafts[i])) continue;
    write_draft(writer, &drafts[i]);
  }
  gxi_units units =
    gxi_trie_build(compiler->arena, writer->texts.items, writer->texts.count);
  *gxi_vec_push(compiler->arena, &writer->surfaces) =
    (gxi_surface){writer->entries.count, 0};
  section_set(writer, GXI_SECTION_TRIE, units.items, units.count);
  section_set(
    writer, GXI_SECTION_SURFACES, writer->surfaces.items, writer->surfaces.count
  );
  section_set(
    writer, GXI_SECTION_ENTRIES, writer->entries.items, writer->entries.count
  );
}

static void write_places(image_writer *writer) {
  const gxi_compiler *compiler = writer->compiler;
  uint32_t count = compiler->places.count;
  gxi_image_place *out = gxi_arena_alloc(compiler->arena, count, sizeof *out);
  for (uint32_t i = 0; i < count; i++) {
    const gxi_place *from = &compiler->places.items[i];
    out[i] = (gxi_image_place){
      .key = gxi_pool_add(&writer->pool, from->key),
      .name = gxi_pool_add(&writer->pool, from->name),
      .short_name = gxi_pool_add(&writer->pool, from->short_name),
      .level = from->level,
      .parent = from->parent,
      .index = compiler->place_index[i],
    };
  }
  section_set(writer, GXI_SECTION_PLACES, out, count);
}

static void write_entity_types(image_writer *writer) {
  const gxi_compiler *compiler = writer->compiler;
  uint32_t count = compiler->entity_types.count;
  gxi_image_entity *out = gxi_arena_alloc(compiler->arena, count, sizeof *out);
  for (uint32_t i = 0; i < count; i++) {
    const gx_entity_type *from = &compiler->entity_types.items[i];
    out[i] = (gxi_image_entity){
      .id = gxi_pool_add(&writer->pool, from->id),
      .family = gxi_pool_add(&writer->pool, from->family),
      .label = gxi_pool_add(&writer->pool, from->label),
      .label_zh = gxi_pool_add(&writer->pool, from->label_zh),
      .color = gxi_pool_add(&writer->pool, from->color),
      .shape = gxi_pool_add(&writer->pool, from->shape),
      .rank = from->rank,
    };
  }
  section_set(writer, GXI_SECTION_ENTITY_TYPES, out, count);
}

static void write_relation_types(image_writer *writer) {
  const gxi_compiler *compiler = writer->compiler;
  uint32_t count = compiler->relation_types.count;
  gxi_image_relation *out = gxi_arena_alloc(compiler->arena, count, sizeof *out);
  for (uint32_t i = 0; i < count; i++) {
    const gx_relation_type *from = &compiler->relation_types.items[i];
    out[i] = (gxi_image_relation){
      .id = gxi_pool_add(&writer->pool, from->id),
      .class_id = gxi_pool_add(&writer->pool, from->class_id),
      .label = gxi_pool_add(&writer->pool, from->label),
      .label_zh = gxi_pool_add(&writer->pool, from->label_zh),
      .color = gxi_pool_add(&writer->pool, from->color),
      .symmetric = from->symmetric,
      .heads = from->heads,
      .tails = from->tails,
    };
  }
  section_set(writer, GXI_SECTION_RELATION_TYPES, out, count);
}

static gxi_image_range
write_slots(image_writer *writer, const gxi_source_slot *slots, uint32_t count) {
  gxi_image_range range = {writer->slots.count, count};
  for (uint32_t i = 0; i < count; i++) {
    *gxi_vec_push(writer->compiler->arena, &writer->slots) =
      (gxi_image_slot){(uint32_t)slots[i].slot, slots[i].types};
  }
  return range;
}

static gxi_image_range
write_list(image_writer *writer, const gx_str *words, uint32_t count) {
  gxi_image_range range = {writer->lists.count, count};
  for (uint32_t i = 0; i < count; i++) {
    *gxi_vec_push(writer->compiler->arena, &writer->lists) =
      gxi_pool_add(&writer->pool, words[i]);
  }
  return range;
}

static void write_frames(image_writer *writer) {
  const gxi_compiler *compiler = writer->compiler;
  uint32_t count = compiler->frames.count;
  gxi_image_frame *out = gxi_arena_alloc(compiler->arena, count, sizeof *out);
  for (uint32_t i = 0; i < count; i++) {
    const gxi_frame *from = &compiler->frames.items[i];
    out[i] = (gxi_image_frame){
      .confidence = from->confidence,
      .id = gxi_pool_add(&writer->pool, from->id),
      .status = gxi_pool_add(&writer->pool, from->status),
      .flags = gxi_pool_add(&writer->pool, from->flags),
      .relation = from->relation,
      .head = write_slots(writer, from->head, from->head_count),
      .tail = write_slots(writer, from->tail, from->tail_count),
      .require = write_list(writer, from->require, from->require_count),
      .exclude = write_list(writer, from->exclude, from->exclude_count),
    };
  }
  section_set(writer, GXI_SECTION_FRAMES, out, count);
  section_set(writer, GXI_SECTION_SLOTS, writer->slots.items, writer->slots.count);
  section_set(writer, GXI_SECTION_LISTS, writer->lists.items, writer->lists.count);
}

static void write_calibrations(image_writer *writer) {
  const gxi_compiler *compiler = writer->compiler;
  uint32_t count = compiler->calibrations.count;
  gxi_image_calibration *out = gxi_arena_alloc(compiler->arena, count, sizeof *out);
  for (uint32_t i = 0; i < count; i++) {
    const gxi_calibration *from = &compiler->calibrations.items[i];
    uint32_t id = gxi_pool_add(&writer->pool, from->id);
    out[i] = (gxi_image_calibration){id, 0, from->at, from->is, from->slope};
  }
  section_set(writer, GXI_SECTION_CALIBRATIONS, out, count);
}

static uint64_t align16(uint64_t offset) {
  return (offset + 15) / 16 * 16;
}

static gx_str assemble(image_writer *writer) {
  gxi_arena *arena = writer->compiler->arena;
  uint64_t bytes = align16(sizeof(gxi_image_head));
  gxi_image_head head = {.magic = {'g', 'u', 'a', 'n', 'x', 'i', '\r', '\n'}};
  for (uint32_t i = 0; i < GXI_SECTION_COUNT; i++) {
    head.sections[i] = (gxi_section){(uint32_t)bytes, writer->sections[i].count};
    bytes += align16(
      (uint64_t)writer->sections[i].count * gxi_image_item_size((gxi_section_id)i)
    );
    if (bytes > GXI_MAX_IMAGE_BYTES) gxi_arena_unwind(arena, GX_E_LIMIT);
  }
  char *image = gxi_arena_alloc(arena, bytes, 1);
  for (uint32_t i = 0; i < GXI_SECTION_COUNT; i++) {
    size_t size = head.sections[i].count * gxi_image_item_size((gxi_section_id)i);
    if (size) memcpy(image + head.sections[i].offset, writer->items[i], size);
  }
  head.version = GXI_IMAGE_VERSION;
  head.bytes = (uint32_t)bytes;
  memcpy(image, &head, sizeof head);
  head.checksum = gxi_image_checksum((gx_str){image, bytes});
  memcpy(image, &head, sizeof head);
  return (gx_str){image, bytes};
}

gx_str gxi_compile_image(gxi_compiler *compiler) {
  image_writer writer = {.compiler = compiler};
  const gx_knowledge *base = compiler->input->base;
  if (base) writer.string_bias = base->lexicon.layers[0].string_bytes;
  gxi_pool_init(&writer.pool, compiler->arena);
  write_entity_types(&writer);
  write_relation_types(&writer);
  write_frames(&writer);
  write_calibrations(&writer);
  write_places(&writer);
  write_lexicon(&writer);
  gx_str tagger = compiler->input->tagger;
  section_set(&writer, GXI_SECTION_TAGGER, tagger.data, (uint32_t)tagger.size);
  section_set(
    &writer, GXI_SECTION_STRINGS, writer.pool.bytes.items, writer.pool.bytes.count
  );
  return assemble(&writer);
}
