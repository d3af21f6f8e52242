/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * choice.h: a choice in the making: which entities and edges of a corpus a graph shows.
 *
 * Every step narrows `inside` and `kept` and leaves them consistent: both ends of a
 * kept edge are inside.
 */
#ifndef GXI_GRAPH_CHOICE_H
#define GXI_GRAPH_CHOICE_H

#include "graph/graph.h"

typedef struct gxi_choice {
  gx_graph *graph;
  const gx_graph_options *options;
  gxi_arena *scratch; /* inside a try */
  const gx_domain *domain;
  const gx_entity *entities;
  uint32_t entity_count;
  const gx_edge *edges;
  uint32_t edge_count;
  bool *types;     /* wanted entity types */
  bool *relations; /* wanted relation types */
  bool *inside;    /* by entity */
  bool *kept;      /* by edge of the corpus */
} gxi_choice;

/** GX_E_ARGUMENT unless every region of the options is a division's code. */
GX_MUST_USE gx_status
gxi_choice_check_regions(const gx_graph_options *options, gx_error *error);
/** Entities in the regions, and those that share a kept edge with one of them. */
void gxi_choice_region(gxi_choice *in);
/** Entities within `radius` steps of ego over kept edges, any direction. */
void gxi_choice_ego(gxi_choice *in);
/** The component with most entities; of equal ones the one with the smallest uid. */
void gxi_choice_component(gxi_choice *in);
/** The heaviest `top` edges and their ends. */
void gxi_choice_top(gxi_choice *in);

/** Drops kept edges that have an end outside. */
void gxi_choice_drop_edges(gxi_choice *in);
/** Puts all outside but the ends of kept edges. */
void gxi_choice_drop_isolates(gxi_choice *in);

#endif
