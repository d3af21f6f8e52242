/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * passage.c: all surfaces of a passage at once.
 *
 *     characters   浙 江 省 委 …
 *     walks of 1   浙 江 省 委       a step of all, then the next step of those that
 *     walks of 2   浙江 江省 省委    have one: while some wait for memory, others go on
 *     walks of 3   浙江省
 *
 * A search from each character by itself would wait at each step for what it asks for.
 */
#include <string.h>

#include "lexicon/lexicon.h"
#include "lexicon/trie.h"

/* One item more each: what a search finds is written before it is known to count. */
static void make_room(gxi_arena *arena, gxi_passage_hits *hits, uint32_t more) {
  gxi_vec_reserve(arena, &hits->found, hits->found.count + more + 1);
}

/* What a step has come to: counted if it is a surface's, and gone on from if some
   surface goes on. */
static inline void arrive(
  gxi_passage_hits *hits,
  const gxi_layer *layer,
  gxi_walk walk,
  uint32_t step,
  uint32_t next_code,
  bool is_last
) {
  walk.node = gxi_trie_node(step);
  bool is_surface = walk.node < layer->surface_count;
  hits->found.items[hits->found.count] = walk;
  hits->found.count += is_surface;
  hits->first.items[walk.begin + 2] += is_surface;
  walk.hits += is_surface;
  hits->walks.items[hits->walks.count] = walk;
  if (!(step & GXI_TRIE_MORE) || is_last || walk.hits == GXI_MAX_HITS) return;
  hits->walks.count++;
  gxi_trie_fetch(layer->trie, layer->unit_count, walk.node, next_code);
}

/* Goes on by a character from all walks of `depth` characters. */
static void step_all(
  gxi_passage_hits *hits,
  const gxi_layer *layer,
  const uint32_t *codes,
  uint32_t count,
  uint32_t depth
) {
  uint32_t walks = hits->walks.count, step;
  hits->walks.count = 0;
  for (uint32_t i = 0; i < walks; i++) {
    gxi_walk walk = hits->walks.items[i];
    uint32_t at = walk.begin + depth;
    if (!gxi_trie_edge(layer->trie, layer->unit_count, walk.node, codes[at], &step))
      continue;
    walk.size = depth + 1;
    arrive(hits, layer, walk, step, codes[at + 1], at + 1 == count);
  }
}

/* Puts what was found by size in the order of begins. */
static void put_in_order(gxi_arena *arena, gxi_passage_hits *hits, uint32_t count) {
  uint32_t *next = hits->first.items + 1;
  for (uint32_t i = 1; i <= count; i++)
    next[i] += next[i - 1];
  hits->matches.count = 0; /* nothing to take along */
  gxi_vec_reserve(arena, &hits->matches, hits->found.count);
  hits->matches.count = hits->found.count;
  for (uint32_t i = 0; i < hits->found.count; i++) {
    const gxi_walk *walk = &hits->found.items[i];
    hits->matches.items[next[walk->begin]++] = (gxi_match){walk->node, walk->size};
  }
}

static void read_layer(
  gxi_passage_hits *hits,
  gxi_arena *arena,
  const gxi_layer *layer,
  const uint32_t *codes,
  uint32_t count
) {
  uint32_t step;
  hits->found.count = hits->walks.count = 0;
  make_room(arena, hits, count);
  for (uint32_t at = 0; at < count; at++) {
    if (!gxi_trie_first(layer->trie, layer->unit_count, codes[at], &step)) continue;
    arrive(hits, layer, (gxi_walk){0, at, 1, 0}, step, codes[at + 1], at + 1 == count);
  }
  for (uint32_t depth = 1; hits->walks.count; depth++) {
    make_room(arena, hits, hits->walks.count);
    step_all(hits, layer, codes, count, depth);
  }
  put_in_order(arena, hits, count);
}

/* An overlay hides surfaces: one search after the other. */
static void read_layers(
  gxi_passage_hits *hits,
  gxi_arena *arena,
  const gxi_lexicon *lexicon,
  const uint32_t *codes,
  uint32_t count
) {
  gxi_match matches[GXI_MAX_HITS];
  hits->matches.count = 0;
  for (uint32_t at = 0; at < count; at++) {
    uint32_t found = gxi_lexicon_matches(lexicon, codes + at, count - at, matches);
    for (uint32_t i = 0; i < found; i++)
      *gxi_vec_push(arena, &hits->matches) = matches[i];
    hits->first.items[at + 1] = hits->matches.count;
  }
}

void gxi_lexicon_read(
  gxi_passage_hits *hits,
  gxi_arena *arena,
  const gxi_lexicon *lexicon,
  const uint32_t *codes,
  uint32_t count
) {
  gxi_vec_reserve(arena, &hits->first, count + 2);
  gxi_vec_reserve(arena, &hits->walks, count + 1);
  memset(hits->first.items, 0, (count + 2) * sizeof *hits->first.items);
  if (lexicon->layer_count == 1)
    read_layer(hits, arena, lexicon->layers, codes, count);
  else
    read_layers(hits, arena, lexicon, codes, count);
}
