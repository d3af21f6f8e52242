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

/* Surfaces of the overlay have this bit in their number. */
#define OVER 0x80000000u

/* What is searched: UTF-8, or code points if there are any; sizes are in its units. */
typedef struct searched {
  gx_str text;
  const uint32_t *codes;
  size_t size;
} searched;

static inline uint32_t read_code(const searched *in, size_t at, uint32_t *size) {
  if (!in->codes) return gxi_utf8_at(in->text, at, size);
  *size = 1;
  return in->codes[at];
}

/* Inlined, so that a search of one kind does not ask which it is. */
static inline __attribute__((always_inline)) uint32_t layer_matches(
  const gxi_layer *layer,
  const searched *in,
  uint32_t bit,
  gxi_match matches[GXI_MAX_HITS]
) {
  uint32_t step, size, count = 0;
  if (in->size == 0) return 0;
  uint32_t code = read_code(in, 0, &size);
  if (!gxi_trie_first(layer->trie, layer->unit_count, code, &step)) return 0;
  for (size_t at = size;; at += size) {
    uint32_t node = gxi_trie_node(step);
    if (node < layer->surface_count)
      matches[count++] = (gxi_match){node | bit, (uint32_t)at};
    if (!(step & GXI_TRIE_MORE) || at >= in->size || count == GXI_MAX_HITS) break;
    code = read_code(in, at, &size);
    if (!gxi_trie_edge(layer->trie, layer->unit_count, node, code, &step)) break;
  }
  return count;
}

gxi_hit gxi_lexicon_hit(const gxi_lexicon *lexicon, uint32_t surface, uint32_t size) {
  return hit_of(&lexicon->layers[surface >> 31], surface & ~OVER, size);
}

static uint32_t merge_matches(
  const gxi_lexicon *lexicon,
  gxi_match matches[GXI_MAX_HITS],
  const gxi_match *over,
  uint32_t over_count,
  const gxi_match *under,
  uint32_t under_count
) {
  uint32_t count = 0, i = 0, j = 0;
  while ((i < over_count || j < under_count) && count < GXI_MAX_HITS) {
    if (j == under_count || (i < over_count && over[i].size <= under[j].size)) {
      if (j < under_count && under[j].size == over[i].size) j++;
      if (gxi_lexicon_hit(lexicon, over[i].surface, 0).count)
        matches[count++] = over[i];
      i++;
    } else {
      matches[count++] = under[j++];
    }
  }
  return count;
}

static uint32_t match_layers(
  const gxi_lexicon *lexicon, const searched *in, gxi_match matches[GXI_MAX_HITS]
) {
  gxi_match under[GXI_MAX_HITS], over[GXI_MAX_HITS];
  uint32_t over_count = layer_matches(&lexicon->layers[1], in, OVER, over);
  if (over_count == 0) return layer_matches(&lexicon->layers[0], in, 0, matches);
  uint32_t under_count = layer_matches(&lexicon->layers[0], in, 0, under);
  return merge_matches(lexicon, matches, over, over_count, under, under_count);
}

uint32_t gxi_lexicon_matches(
  const gxi_lexicon *lexicon,
  const uint32_t *codes,
  uint32_t count,
  gxi_match matches[GXI_MAX_HITS]
) {
  searched in = {.codes = codes, .size = count};
  if (lexicon->layer_count == 1) return layer_matches(lexicon->layers, &in, 0, matches);
  return match_layers(lexicon, &in, matches);
}

uint32_t gxi_lexicon_prefixes(
  const gxi_lexicon *lexicon, gx_str text, gxi_hit hits[GXI_MAX_HITS]
) {
  gxi_match matches[GXI_MAX_HITS];
  searched in = {.text = text, .size = text.size};
  uint32_t count = lexicon->layer_count == 1
                     ? layer_matches(lexicon->layers, &in, 0, matches)
                     : match_layers(lexicon, &in, matches);
  for (uint32_t i = 0; i < count; i++)
    hits[i] = gxi_lexicon_hit(lexicon, matches[i].surface, matches[i].size);
  return count;
}

/* The step that a text leads to; false: no surface begins with it. */
static bool step_to(const gxi_layer *layer, gx_str text, uint32_t *step) {
  uint32_t size;
  if (text.size == 0) return false;
  uint32_t code = gxi_utf8_at(text, 0, &size);
  if (!gxi_trie_first(layer->trie, layer->unit_count, code, step)) return false;
  for (size_t at = size; at < text.size; at += size) {
    if (!(*step & GXI_TRIE_MORE)) return false;
    uint32_t node = gxi_trie_node(*step);
    code = gxi_utf8_at(text, at, &size);
    if (!gxi_trie_edge(layer->trie, layer->unit_count, node, code, step)) return false;
  }
  return true;
}

uint32_t gxi_layer_find(const gxi_layer *layer, gx_str surface) {
  uint32_t step;
  if (!step_to(layer, surface, &step)) return GX_ID_NONE;
  uint32_t node = gxi_trie_node(step);
  return node < layer->surface_count ? node : GX_ID_NONE;
}

bool gxi_lexicon_goes_on(const gxi_lexicon *lexicon, gx_str text) {
  uint32_t step;
  for (uint32_t i = 0; i < lexicon->layer_count; i++)
    if (step_to(&lexicon->layers[i], text, &step) && (step & GXI_TRIE_MORE))
      return true;
  return false;
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

bool gxi_lexicon_has(const gxi_lexicon *lexicon, gx_str surface, gxi_kind kind) {
  gxi_hit hit;
  if (!gxi_lexicon_find(lexicon, surface, &hit)) return false;
  for (uint32_t i = 0; i < hit.count; i++)
    if (gxi_lexicon_entry(lexicon, hit.first + i)->kind == kind) return true;
  return false;
}

gx_str gxi_lexicon_name(const gxi_lexicon *lexicon, const gxi_entry *entry) {
  const gxi_layer *layer = &lexicon->layers[lexicon->layer_count - 1];
  if (entry->name < layer->string_bias) layer = &lexicon->layers[0];
  return gxi_pool_at(layer->strings, entry->name - layer->string_bias);
}
