/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * community.h: the communities that a column numbers, with members and names.
 */
#ifndef GXI_ANALYSIS_COMMUNITY_H
#define GXI_ANALYSIS_COMMUNITY_H

#include "graph/graph.h"
#include "guanxi/summary.h"

/**
 * Communities by number (column `community`), members and names in arena, the strongest
 * (column `strength`) first, of equals the one whose uid comes first; `inside` is left
 * 0. Nothing when the graph lacks either column. Inside tries of both arenas.
 */
gx_community *gxi_communities(
  const gx_graph *graph, gxi_arena *arena, gxi_arena *scratch, size_t *count
);

#endif
