/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * pairs.c: which provinces are tied, and more than chance would have it.
 *
 * Counted over pairs of entities with an asserted tie of class `tie`, both with a known
 * province. The null model keeps each entity's number of such partners and exchanges
 * ends (rewire.c); `expected` and z come from its samples.
 */
#include <stdlib.h>

#include "analysis/rewire.h"
#include "analysis/summing.h"
#include "base/str.h"
#include "knowledge/tables.h"

#define DEFAULT_SAMPLES 100u
/* Tries of all samples together; about ten seconds. */
#define MAX_TRIES 200000000u
#define MIN_SAMPLES 20u /* fewer say little of a deviation */

typedef struct counting {
  gxi_summing *in;
  gxi_pair *pairs; /* vertices */
  uint32_t pair_count;
  uint32_t *tied; /* by (province, province), the smaller first */
  uint32_t *drawn;
  gxi_moments *moments;
} counting;

static int pair_order(const void *one, const void *other) {
  const gxi_pair *a = one, *b = other;
  if (a->one != b->one) return a->one < b->one ? -1 : 1;
  return a->other < b->other ? -1 : a->other > b->other;
}

static bool is_counted(const gxi_summing *in, uint32_t e) {
  const gx_graph *graph = in->graph;
  return gxi_graph_edge(graph, e)->status == GX_TIE_ASSERTED &&
         gxi_str_is(gxi_graph_relation(graph, e)->class_id, "tie") &&
         in->province[graph->heads[e]] != GX_ID_NONE &&
         in->province[graph->tails[e]] != GX_ID_NONE &&
         graph->heads[e] != graph->tails[e];
}

static void collect_pairs(counting *c) {
  const gx_graph *graph = c->in->graph;
  uint32_t count = 0;
  c->pairs = gxi_arena_alloc(c->in->scratch, graph->edge_count, sizeof *c->pairs);
  for (uint32_t e = 0; e < graph->edge_count; e++) {
    if (!is_counted(c->in, e)) continue;
    uint32_t a = graph->heads[e], b = graph->tails[e];
    c->pairs[count++] = a < b ? (gxi_pair){a, b} : (gxi_pair){b, a};
  }
  if (count) qsort(c->pairs, count, sizeof *c->pairs, pair_order);
  for (uint32_t i = 0; i < count; i++) {
    bool again = i && pair_order(&c->pairs[i], &c->pairs[i - 1]) == 0;
    if (!again) c->pairs[c->pair_count++] = c->pairs[i];
  }
}

static size_t cell_of(const counting *c, gxi_pair pair) {
  uint32_t a = c->in->province[pair.one], b = c->in->province[pair.other];
  size_t low = a < b ? a : b, high = a < b ? b : a;
  return low * c->in->province_count + high;
}

static void count_cells(const counting *c, uint32_t *cells, const gxi_pair *pairs) {
  for (uint32_t i = 0; i < c->pair_count; i++)
    cells[cell_of(c, pairs[i])]++;
}

static uint32_t sample_count(const counting *c) {
  const gx_summary_options *options = c->in->options;
  uint32_t wanted = options->samples ? options->samples : DEFAULT_SAMPLES;
  uint64_t tries = (uint64_t)c->pair_count * GXI_REWIRE_TRIES;
  if (options->exact || tries == 0 || wanted <= MAX_TRIES / tries) return wanted;
  uint32_t fit = (uint32_t)(MAX_TRIES / tries);
  return fit < MIN_SAMPLES ? 0 : fit;
}

static bool run_samples(counting *c) {
  gxi_summing *in = c->in;
  uint32_t samples = c->pair_count > 1 ? sample_count(c) : 0;
  size_t cells = (size_t)in->province_count * in->province_count;
  gxi_rewiring rewiring;
  if (samples == 0) return true;
  uint64_t seed = in->options->seed ? in->options->seed : 1;
  (void)gxi_rewiring_init(&rewiring, in->scratch, c->pairs, c->pair_count, seed);
  for (uint32_t s = 0; s < samples; s++) {
    if (!gxi_watch_tick(&in->watch, (double)s / samples)) return false;
    gxi_rewiring_shuffle(&rewiring);
    for (size_t i = 0; i < cells; i++)
      c->drawn[i] = 0;
    count_cells(c, c->drawn, rewiring.pairs);
    for (size_t i = 0; i < cells; i++)
      gxi_moments_add(&c->moments[i], c->drawn[i]);
  }
  in->summary->samples = samples;
  return true;
}

static gx_str name_of(const gxi_summing *in, gx_str code) {
  size_t entities, count;
  const gx_entity *table = gx_corpus_entities(in->graph->corpus, &entities);
  uint32_t found;
  gx_match match = gx_corpus_find(in->graph->corpus, code, &found, 1, &count);
  if (match == GX_MATCH_UID) return gxi_arena_copy(in->arena, table[found].name);
  if (!in->options->knowledge) return code;
  uint32_t place = gxi_knowledge_place_find(in->options->knowledge, code);
  if (place == GX_ID_NONE) return code;
  return gxi_arena_copy(
    in->arena, gxi_knowledge_place(in->options->knowledge, place)->name
  );
}

static int row_order(const void *one, const void *other) {
  const gx_province_pair *a = one, *b = other;
  if (a->tied != b->tied) return a->tied > b->tied ? -1 : 1;
  int order = gxi_str_compare(a->codes[0], b->codes[0]);
  return order ? order : gxi_str_compare(a->codes[1], b->codes[1]);
}

static void write_rows(const counting *c) {
  gxi_summing *in = c->in;
  uint32_t n = in->province_count;
  size_t count = 0;
  gx_str *codes = gxi_arena_alloc(in->arena, n, sizeof *codes);
  gx_str *names = gxi_arena_alloc(in->arena, n, sizeof *names);
  for (uint32_t i = 0; i < n; i++) {
    codes[i] = gxi_arena_copy(in->arena, in->codes[i]);
    names[i] = name_of(in, codes[i]);
  }
  for (size_t i = 0; i < (size_t)n * n; i++)
    count += c->tied[i] > 0;
  gx_province_pair *rows = gxi_arena_alloc(in->arena, count, sizeof *rows);
  size_t at = 0;
  for (size_t i = 0; i < (size_t)n * n; i++) {
    if (!c->tied[i]) continue;
    const gxi_moments *m = &c->moments[i];
    rows[at++] = (gx_province_pair){
      .codes = {codes[i / n], codes[i % n]},
      .names = {names[i / n], names[i % n]},
      .tied = c->tied[i],
      .expected = {m->count > 0, m->mean},
      .z = gxi_moments_z(m, c->tied[i]),
    };
  }
  if (count) qsort(rows, count, sizeof *rows, row_order);
  in->summary->province_pairs = rows;
  in->summary->province_pair_count = count;
}

bool gxi_summary_provinces(gxi_summing *in) {
  counting c = {.in = in};
  size_t cells = (size_t)in->province_count * in->province_count;
  c.tied = gxi_arena_alloc(in->scratch, cells, sizeof *c.tied);
  c.drawn = gxi_arena_alloc(in->scratch, cells, sizeof *c.drawn);
  c.moments = gxi_arena_alloc(in->scratch, cells, sizeof *c.moments);
  collect_pairs(&c);
  count_cells(&c, c.tied, c.pairs);
  if (!run_samples(&c)) return false;
  write_rows(&c);
  return true;
}
