/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * near.c: choosing by what hangs together: an ego network, the largest component, the
 * heaviest edges. Linear, but for the sort of the heaviest.
 */
#include <stdlib.h>
#include <string.h>

#include "graph/choice.h"

/* Puts the unreached neighbours of an entity behind the queue; returns its new end. */
static size_t reach_from(
  const gxi_choice *in, uint32_t entity, bool *reached, uint32_t *queue, size_t end
) {
  size_t count;
  const uint32_t *near = gx_corpus_entity_edges(in->graph->corpus, entity, &count);
  for (size_t i = 0; i < count; i++) {
    const gx_edge *edge = &in->edges[near[i]];
    uint32_t other = edge->head == entity ? edge->tail : edge->head;
    if (!in->kept[near[i]] || reached[other]) continue;
    reached[other] = true;
    queue[end++] = other;
  }
  return end;
}

void gxi_choice_ego(gxi_choice *in) {
  const gx_graph_options *options = in->options;
  uint32_t *queue = gxi_arena_alloc(in->scratch, in->entity_count, sizeof *queue);
  bool *reached = gxi_arena_alloc(in->scratch, in->entity_count, sizeof *reached);
  uint32_t radius = options->radius ? options->radius : 1;
  size_t begin = 0, end = 0;
  for (size_t i = 0; i < options->ego_count; i++) {
    uint32_t entity = options->ego[i];
    if (reached[entity]) continue;
    reached[entity] = true;
    queue[end++] = entity;
  }
  for (uint32_t step = 0; step < radius && begin < end; step++) {
    for (size_t ring_end = end; begin < ring_end; begin++) {
      end = reach_from(in, queue[begin], reached, queue, end);
    }
  }
  for (uint32_t e = 0; e < in->entity_count; e++) {
    in->inside[e] = in->inside[e] && reached[e];
  }
  gxi_choice_drop_edges(in);
}

void gxi_choice_component(gxi_choice *in) {
  uint32_t *queue = gxi_arena_alloc(in->scratch, in->entity_count, sizeof *queue);
  bool *reached = gxi_arena_alloc(in->scratch, in->entity_count, sizeof *reached);
  size_t begin = 0, end = 0, best_begin = 0, best_end = 0;
  for (uint32_t e = 0; e < in->entity_count; e++) {
    if (!in->inside[e] || reached[e]) continue;
    size_t first = end;
    reached[e] = true;
    queue[end++] = e;
    for (; begin < end; begin++) {
      end = reach_from(in, queue[begin], reached, queue, end);
    }
    if (end - first > best_end - best_begin) {
      best_begin = first;
      best_end = end;
    }
  }
  memset(in->inside, 0, in->entity_count * sizeof *in->inside);
  for (size_t i = best_begin; i < best_end; i++) {
    in->inside[queue[i]] = true;
  }
  gxi_choice_drop_edges(in);
}

static int heavier_first(const void *one, const void *other, void *context) {
  uint32_t a = *(const uint32_t *)one, b = *(const uint32_t *)other;
  const gx_edge *edges = context;
  if (edges[a].independent_docs != edges[b].independent_docs) {
    return edges[a].independent_docs > edges[b].independent_docs ? -1 : 1;
  }
  if (edges[a].confidence != edges[b].confidence) {
    return edges[a].confidence > edges[b].confidence ? -1 : 1;
  }
  return a < b ? -1 : a > b;
}

void gxi_choice_top(gxi_choice *in) {
  uint32_t *order = gxi_arena_alloc(in->scratch, in->edge_count, sizeof *order);
  size_t count = 0;
  for (uint32_t i = 0; i < in->edge_count; i++) {
    if (in->kept[i]) order[count++] = i;
  }
  if (count > in->options->top) {
    qsort_r(order, count, sizeof *order, heavier_first, (void *)in->edges);
    for (size_t i = in->options->top; i < count; i++) {
      in->kept[order[i]] = false;
    }
    in->graph->cut = count - in->options->top;
  }
  gxi_choice_drop_isolates(in);
}
