/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * region.c: choosing by division code.
 *
 *     --region 65    CN-65…                              by code
 *                    company --located_in--> CN-650402   by containment, to any depth:
 *                    office  --part_of--> company        over all edges of the corpus
 *                    and whoever shares a kept edge with one of these
 *
 * The divisions of the Production and Construction Corps have codes of their own
 * (CN-XJBT-01); they lie in Xinjiang, so that 65 takes them in.
 */
#include <string.h>

#include "base/fail.h"
#include "base/str.h"
#include "graph/choice.h"

#define CORPS "XJBT"
#define MAX_CODE 16

static bool is_code(gx_str code) {
  if (gxi_str_starts(code, GX_STR_LIT(CORPS))) return code.size < MAX_CODE;
  for (size_t i = 0; i < code.size; i++) {
    if (!gxi_is_digit((unsigned char)code.data[i])) return false;
  }
  return code.size == 2 || code.size == 4 || code.size == 6 || code.size == 9;
}

gx_status gxi_choice_check_regions(const gx_graph_options *options, gx_error *error) {
  for (size_t i = 0; i < options->region_count; i++) {
    if (is_code(options->regions[i])) continue;
    return gxi_fail(
      error,
      GX_E_ARGUMENT,
      "%.*s is no division code: 2, 4, 6 or 9 digits, or " CORPS "-01 and so on",
      GX_STR_ARG(options->regions[i])
    );
  }
  return GX_OK;
}

/* 650000 is 65, 653100 is 6531. */
static gx_str prefix_of(gx_str code) {
  while (code.size > 2 && code.size <= 6 && gxi_str_ends(code, GX_STR_LIT("00"))) {
    code.size -= 2;
  }
  return code;
}

static bool is_under(gx_str uid, gx_str code) {
  if (!gxi_str_starts(uid, GX_STR_LIT("CN-"))) return false;
  gx_str own = gxi_str_sub(uid, 3, uid.size);
  if (gxi_str_starts(own, prefix_of(code))) return true;
  return gxi_str_is(prefix_of(code), "65") && gxi_str_starts(own, GX_STR_LIT(CORPS));
}

static bool contains(const gxi_choice *in, const gx_edge *edge) {
  gx_str relation = in->domain->relation_types[edge->relation].id;
  return edge->status != GX_TIE_PLANNED &&
         (gxi_str_is(relation, "located_in") || gxi_str_is(relation, "part_of"));
}

/* Entities by code, then what they contain, step by step. */
static bool *find_members(gxi_choice *in) {
  const gx_graph_options *options = in->options;
  uint32_t *queue = gxi_arena_alloc(in->scratch, in->entity_count, sizeof *queue);
  bool *member = gxi_arena_alloc(in->scratch, in->entity_count, sizeof *member);
  size_t end = 0;
  for (uint32_t e = 0; e < in->entity_count; e++) {
    for (size_t i = 0; i < options->region_count && !member[e]; i++) {
      member[e] = is_under(in->entities[e].uid, options->regions[i]);
    }
    if (member[e]) queue[end++] = e;
  }
  for (size_t begin = 0; begin < end; begin++) {
    size_t count;
    const uint32_t *near =
      gx_corpus_entity_edges(in->graph->corpus, queue[begin], &count);
    for (size_t i = 0; i < count; i++) {
      const gx_edge *edge = &in->edges[near[i]];
      if (edge->tail != queue[begin] || member[edge->head] || !contains(in, edge)) {
        continue;
      }
      member[edge->head] = true;
      queue[end++] = edge->head;
    }
  }
  return member;
}

void gxi_choice_region(gxi_choice *in) {
  const bool *member = find_members(in);
  bool *near = gxi_arena_alloc(in->scratch, in->entity_count, sizeof *near);
  memcpy(near, member, in->entity_count * sizeof *near);
  for (uint32_t i = 0; i < in->edge_count; i++) {
    const gx_edge *edge = &in->edges[i];
    in->kept[i] = in->kept[i] && (member[edge->head] || member[edge->tail]);
    if (in->kept[i]) near[edge->head] = near[edge->tail] = true;
  }
  for (uint32_t e = 0; e < in->entity_count; e++) {
    in->inside[e] = in->inside[e] && near[e];
  }
}
