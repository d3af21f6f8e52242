/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * lexicon.c: looking surfaces up in one or two layers; see layers.h for how an
 * overlay hides the default. Not here: which of the hits to believe.
 */
#include "lexicon/lexicon.h"

#include "base/str.h"
#include "lexicon/layers.h"
#include "lexicon/pool.h"
#include "lexicon/trie.h"

static gxi_hit hit_of(const gxi_layer *layer, uint32_t surface, uint32_t size) {
  const gxi_surface *s = &layer->surfaces[surface];
  uint32_t count = s[1].first - s[0].first;
  if (count > UINT16_MAX) count = UINT16_MAX;
  return (gxi_hit){layer->entry_bias + s[0].first, (uint16_t)size, (uint16_t)count};
}

static uint32_t
layer_prefixes(const gxi_layer *layer, gx_str text, gxi_hit hits[GXI_MAX_HITS]) {
  uint32_t unit = layer->trie[0];
  uint32_t count = 0;
  for (uint32_t i = 0; i < text.size && count < GXI_MAX_HITS; i++) {
    if (!gxi_trie_step(layer->trie, &unit, (unsigned char)text.data[i])) break;
    if (!gxi_trie_has_value(unit)) continue;
    hits[count++] = hit_of(layer, gxi_trie_value(layer->trie, unit), i + 1);
  }
  return count;
}

static uint32_t merge_hits(
  gxi_hit hits[GXI_MAX_HITS],
  const gxi_hit *over,
  uint32_t over_count,
  const gxi_hit *under,
  uint32_t under_count
) {
  uint32_t count = 0, i = 0, j = 0;
  while ((i < over_count || j < under_count) && count < GXI_MAX_HITS) {
    if (j == under_count || (i < over_count && over[i].size <= under[j].size)) {
      if (j < under_count && under[j].size == over[i].size) j++;
      if (over[i].count) hits[count++] = over[i];
      i++;
    } else {
      hits[count++] = under[j++];
    }
  }
  return count;
}

uint32_t gxi_lexicon_prefixes(
  const gxi_lexicon *lexicon, gx_str text, gxi_hit hits[GXI_MAX_HITS]
) {
  if (lexicon->layer_count == 1) return layer_prefixes(lexicon->layers, text, hits);
  gxi_hit under[GXI_MAX_HITS], over[GXI_MAX_HITS];
  uint32_t over_count = layer_prefixes(&lexicon->layers[1], text, over);
  if (over_count == 0) return layer_prefixes(lexicon->layers, text, hits);
  uint32_t under_count = layer_prefixes(&lexicon->layers[0], text, under);
  return merge_hits(hits, over, over_count, under, under_count);
}

uint32_t gxi_layer_find(const gxi_layer *layer, gx_str surface) {
  uint32_t unit = layer->trie[0];
  for (size_t i = 0; i < surface.size; i++) {
    if (!gxi_trie_step(layer->trie, &unit, (unsigned char)surface.data[i])) {
      return GX_ID_NONE;
    }
  }
  return gxi_trie_has_value(unit) ? gxi_trie_value(layer->trie, unit) : GX_ID_NONE;
}

bool gxi_lexicon_find(const gxi_lexicon *lexicon, gx_str surface, gxi_hit *hit) {
  for (uint32_t i = lexicon->layer_count; i-- > 0;) {
    uint32_t found = gxi_layer_find(&lexicon->layers[i], surface);
    if (found == GX_ID_NONE) continue;
    *hit = hit_of(&lexicon->layers[i], found, (uint32_t)surface.size);
    return hit->count > 0;
  }
  return false;
}

const gxi_entry *gxi_lexicon_entry(const gxi_lexicon *lexicon, uint32_t index) {
  const gxi_layer *layer = &lexicon->layers[lexicon->layer_count - 1];
  if (index < layer->entry_bias) layer = &lexicon->layers[0];
  return &layer->entries[index - layer->entry_bias];
}

gx_str gxi_lexicon_name(const gxi_lexicon *lexicon, const gxi_entry *entry) {
  const gxi_layer *layer = &lexicon->layers[lexicon->layer_count - 1];
  if (entry->name < layer->string_bias) layer = &lexicon->layers[0];
  return gxi_pool_at(layer->strings, entry->name - layer->string_bias);
}
