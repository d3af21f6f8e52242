/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * layout.h: the steps of the layout: forces, room for every vertex, components packed.
 *
 * Everything here runs inside gxi_arena_try of `scratch`.
 */
#ifndef GXI_ANALYSIS_LAYOUT_H
#define GXI_ANALYSIS_LAYOUT_H

#include "base/arena.h"

typedef struct gxi_tie {
  uint32_t from;
  uint32_t to;
  double weight;
} gxi_tie;

/** A graph to be laid out; arrays by vertex, borrowed. */
typedef struct gxi_plan {
  uint32_t count;
  double *x;
  double *y;
  double *mass; /* how strongly a vertex repels: 1 + degree */
  double *wide; /* half the width of what must not be covered */
  double *high; /* half its height */
  const gxi_tie *ties;
  uint32_t tie_count;
} gxi_plan;

/** Moves vertices by forces; the start is what stands in x and y. force.c */
void gxi_layout_forces(gxi_arena *scratch, gxi_plan *plan, uint32_t rounds);

/** The longer axis lies flat, the middle is at 0. apart.c */
void gxi_layout_turn(gxi_plan *plan);
/** Scales so that boxes fill a fixed share of the ground, then pushes those that still
 *  overlap apart. apart.c */
void gxi_layout_apart(gxi_arena *scratch, gxi_plan *plan);

/** Moves whole components so that none covers another, the largest in the middle.
 *  component[v] counts from 0, the largest first; the ties of component c are those
 * from first_tie[c] to first_tie[c + 1]. pack.c */
void gxi_layout_pack(
  gxi_arena *scratch,
  gxi_plan *plan,
  const uint32_t *component,
  uint32_t components,
  const uint32_t *first_tie
);

#endif
