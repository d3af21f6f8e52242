/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * compile_overlay.c: replacing and blocking: first among the files, then over the
 * default.
 *
 * A surface that we say something of, or that loses an entry, gets its complete list:
 * ours, then what the default says of it and no cover hides (lexicon/layers.h). So
 * every entry of the default is looked at once, against covers sorted by kind, name
 * and value.
 */
#include <stdlib.h>

#include "base/str.h"
#include "knowledge/compile.h"
#include "lexicon/pool.h"

static int cover_compare(const gxi_cover *a, gxi_kind kind, gx_str name) {
  if (a->kind != kind) return a->kind < kind ? -1 : 1;
  return gxi_str_compare(a->name, name);
}

static int cover_order(const void *left, const void *right) {
  const gxi_cover *a = left, *b = right;
  int order = cover_compare(a, b->kind, b->name);
  if (order) return order;
  if (a->value != b->value) return a->value < b->value ? -1 : 1;
  if (a->mask != b->mask) return a->mask < b->mask ? -1 : 1;
  return a->order < b->order ? -1 : a->order > b->order;
}

/* The first cover that is not below (kind, name, value). */
static uint32_t
cover_first(const gxi_compiler *compiler, gxi_kind kind, gx_str name, uint32_t value) {
  uint32_t begin = 0, end = compiler->covers.count;
  while (begin < end) {
    uint32_t middle = begin + (end - begin) / 2;
    const gxi_cover *cover = &compiler->covers.items[middle];
    int order = cover_compare(cover, kind, name);
    if (order < 0 || (order == 0 && cover->value < value)) {
      begin = middle + 1;
    } else {
      end = middle;
    }
  }
  return begin;
}

/* Covers without a name hold the whole payload as value; those with one are few. */
static bool hidden_by(
  const gxi_compiler *compiler,
  gxi_kind kind,
  gx_str name,
  uint32_t payload,
  int64_t order
) {
  uint32_t from = name.size ? 0 : payload;
  for (uint32_t i = cover_first(compiler, kind, name, from); i < compiler->covers.count;
       i++) {
    const gxi_cover *cover = &compiler->covers.items[i];
    if (cover_compare(cover, kind, name) != 0) return false;
    if (name.size == 0 && cover->value > payload) return false;
    if ((payload & cover->mask) == cover->value && cover->order > order) return true;
  }
  return false;
}

/* order: of the file an entry comes from, -1 for the default. */
static bool is_hidden(
  const gxi_compiler *compiler,
  gxi_kind kind,
  gx_str name,
  uint32_t payload,
  int64_t order
) {
  return hidden_by(compiler, kind, name, payload, order) ||
         hidden_by(compiler, kind, (gx_str){"", 0}, payload, order);
}

static void drop_hidden_drafts(gxi_compiler *compiler) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < compiler->drafts.count; i++) {
    gxi_draft draft = compiler->drafts.items[i];
    gxi_kind kind = (gxi_kind)draft.kind;
    if (is_hidden(compiler, kind, draft.name, draft.payload, draft.order)) continue;
    compiler->drafts.items[kept++] = draft;
  }
  compiler->drafts.count = kept;
}

static bool entry_hidden(
  const gxi_compiler *compiler, const gxi_layer *layer, const gxi_entry *entry
) {
  gx_str name = gxi_pool_at(layer->strings, entry->name);
  return is_hidden(compiler, (gxi_kind)entry->kind, name, entry->payload, -1);
}

static void take_over(
  gxi_compiler *compiler, const gxi_layer *layer, const bool *hidden, uint32_t surface
) {
  gx_str text = gxi_pool_at(layer->strings, layer->surfaces[surface].text);
  gxi_draft draft = {.surface = text, .below = GXI_NAME_OWN, .kind = GXI_KIND_COUNT};
  *gxi_vec_push(compiler->arena, &compiler->drafts) = draft;
  for (uint32_t i = layer->surfaces[surface].first;
       i < layer->surfaces[surface + 1].first;
       i++) {
    const gxi_entry *entry = &layer->entries[i];
    if (hidden[i]) continue;
    draft.below = entry->name;
    draft.kind = entry->kind;
    draft.form = entry->form;
    draft.payload = entry->payload;
    *gxi_vec_push(compiler->arena, &compiler->drafts) = draft;
  }
}

static void lay_over(gxi_compiler *compiler, const gxi_layer *layer) {
  bool *touched = gxi_arena_alloc(compiler->arena, layer->surface_count, 1);
  bool *hidden = gxi_arena_alloc(compiler->arena, layer->entry_count, 1);
  for (uint32_t i = 0; i < compiler->drafts.count; i++) {
    uint32_t found = gxi_layer_find(layer, compiler->drafts.items[i].surface);
    if (found != GX_ID_NONE) touched[found] = true;
  }
  for (uint32_t i = 0; i < layer->surface_count; i++) {
    for (uint32_t j = layer->surfaces[i].first; j < layer->surfaces[i + 1].first; j++) {
      hidden[j] = entry_hidden(compiler, layer, &layer->entries[j]);
      if (hidden[j]) touched[i] = true;
    }
  }
  for (uint32_t i = 0; i < layer->surface_count; i++) {
    if (touched[i]) take_over(compiler, layer, hidden, i);
  }
}

void gxi_compile_overlay(gxi_compiler *compiler) {
  const gx_knowledge *base = compiler->input->base;
  if (compiler->covers.count) {
    qsort(
      compiler->covers.items,
      compiler->covers.count,
      sizeof *compiler->covers.items,
      cover_order
    );
    drop_hidden_drafts(compiler);
  }
  if (base) lay_over(compiler, &base->lexicon.layers[0]);
}
