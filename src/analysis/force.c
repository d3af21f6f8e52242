/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * force.c: ForceAtlas2: vertices repel by their masses over distance, ties pull by
 * their weight times distance, gravity pulls to the middle by mass times distance,
 * which spreads what repels by 1 / distance evenly over a disc.
 *
 * Repulsion is summed over a quadtree: a cell that is small for its distance counts as
 * one point (Barnes and Hut), so a round costs O(V log V + E).
 *
 *     cell     square, its points' mass and centre of mass
 *     split    into four consecutive cells when a second point comes in
 *     MAX_DEPTH  points that nearly coincide stay in one cell
 *
 * Speed is the paper's: a vertex that swings is slowed, one that keeps its way is not,
 * and all follow a global speed that rises by half a round at most.
 *
 * Only + - * / and sqrt, in a fixed order: the same bytes on every processor.
 *
 * Sources: M. Jacomy, T. Venturini, S. Heymann, M. Bastian, ForceAtlas2, PLoS ONE 9(6),
 * 2014; J. Barnes, P. Hut, A hierarchical O(N log N) force-calculation algorithm,
 * Nature 324, 1986.
 */
#include <math.h>
#include <string.h>

#include "analysis/layout.h"

#define REPULSION 12.0
#define GRAVITY 0.16            /* chosen by looking */
#define FLATNESS 1.25           /* pages are wider than high */
#define WIDTH_OVER_DISTANCE 1.1 /* of a cell taken as one point */
#define MAX_DEPTH 22
#define STACK (4 * (MAX_DEPTH + 2))
#define TOLERANCE 1.0 /* of swinging; the paper's default */

typedef struct cell {
  double x, y; /* centre of mass */
  double mass;
  uint32_t children; /* the first of four; 0: none */
  uint32_t points;
} cell;

typedef struct force_field {
  gxi_plan *plan;
  cell *cells;
  uint32_t cell_count;
  uint32_t cell_room;
  double left, top, width; /* of the root */
  double *fx, *fy;         /* forces of this round */
  double *old_x, *old_y;   /* of the one before */
  double speed, efficiency;
} force_field;

static void bound(force_field *in) {
  const gxi_plan *plan = in->plan;
  double left = plan->x[0], right = left, top = plan->y[0], bottom = top;
  for (uint32_t v = 1; v < plan->count; v++) {
    if (plan->x[v] < left) left = plan->x[v];
    if (plan->x[v] > right) right = plan->x[v];
    if (plan->y[v] < top) top = plan->y[v];
    if (plan->y[v] > bottom) bottom = plan->y[v];
  }
  in->left = left;
  in->top = top;
  in->width = (right - left > bottom - top ? right - left : bottom - top) + 1e-6;
}

static void add_point(cell *to, double x, double y, double mass) {
  double sum = to->mass + mass;
  to->x = (to->x * to->mass + x * mass) / sum;
  to->y = (to->y * to->mass + y * mass) / sum;
  to->mass = sum;
  to->points++;
}

/* The quarter of the square at (*left, *top) that holds a point; moves to it. */
static uint32_t quarter(double *left, double *top, double half, double x, double y) {
  uint32_t at = 0;
  if (x >= *left + half) {
    *left += half;
    at += 1;
  }
  if (y >= *top + half) {
    *top += half;
    at += 2;
  }
  return at;
}

/* A cell of one point becomes four, one of which holds it. */
static bool split(force_field *in, cell *at, double left, double top, double half) {
  if (in->cell_count + 4 > in->cell_room) return false;
  uint32_t children = in->cell_count;
  memset(in->cells + children, 0, 4 * sizeof *in->cells);
  in->cell_count += 4;
  uint32_t child = quarter(&left, &top, half, at->x, at->y);
  cell *one = &in->cells[children + child];
  one->x = at->x;
  one->y = at->y;
  one->mass = at->mass;
  one->points = at->points;
  at->children = children;
  return true;
}

static void insert(force_field *in, uint32_t vertex) {
  double x = in->plan->x[vertex], y = in->plan->y[vertex];
  double mass = in->plan->mass[vertex];
  double left = in->left, top = in->top, half = in->width / 2;
  uint32_t at = 0;
  for (int depth = 0; in->cells[at].points && depth < MAX_DEPTH; depth++) {
    cell *here = &in->cells[at];
    if (!here->children && !split(in, here, left, top, half)) break;
    add_point(here, x, y, mass);
    at = here->children + quarter(&left, &top, half, x, y);
    half /= 2;
  }
  add_point(&in->cells[at], x, y, mass);
}

static void grow_tree(force_field *in) {
  bound(in);
  memset(in->cells, 0, sizeof *in->cells);
  in->cell_count = 1;
  for (uint32_t v = 0; v < in->plan->count; v++) {
    insert(in, v);
  }
}

static void repel(force_field *in, uint32_t vertex) {
  struct {
    uint32_t cell;
    double width;
  } stack[STACK];
  double x = in->plan->x[vertex], y = in->plan->y[vertex], fx = 0, fy = 0;
  int depth = 0;
  stack[depth].cell = 0;
  stack[depth++].width = in->width;
  while (depth) {
    const cell *at = &in->cells[stack[--depth].cell];
    double width = stack[depth].width;
    double dx = x - at->x, dy = y - at->y, square = dx * dx + dy * dy;
    double reach = width / WIDTH_OVER_DISTANCE;
    if (!at->children || reach * reach < square) {
      if (square < 1e-12) continue; /* itself */
      double force = REPULSION * at->mass / square;
      fx += dx * force;
      fy += dy * force;
      continue;
    }
    for (uint32_t i = 0; i < 4; i++) {
      if (!in->cells[at->children + i].points) continue;
      stack[depth].cell = at->children + i;
      stack[depth++].width = width / 2;
    }
  }
  double mass = in->plan->mass[vertex];
  in->fx[vertex] = mass * (fx - x * GRAVITY);
  in->fy[vertex] = mass * (fy - y * GRAVITY * FLATNESS);
}

static void attract(force_field *in) {
  const gxi_plan *plan = in->plan;
  for (uint32_t i = 0; i < plan->tie_count; i++) {
    const gxi_tie *tie = &plan->ties[i];
    double dx = (plan->x[tie->to] - plan->x[tie->from]) * tie->weight;
    double dy = (plan->y[tie->to] - plan->y[tie->from]) * tie->weight;
    in->fx[tie->from] += dx;
    in->fy[tie->from] += dy;
    in->fx[tie->to] -= dx;
    in->fy[tie->to] -= dy;
  }
}

static double length(double x, double y) {
  return sqrt(x * x + y * y);
}

/* The paper's global speed, from how much all swing and how much they get on. */
static void set_speed(force_field *in) {
  const gxi_plan *plan = in->plan;
  double swing = 0, traction = 0, count = plan->count;
  for (uint32_t v = 0; v < plan->count; v++) {
    double mass = plan->mass[v];
    swing += mass * length(in->old_x[v] - in->fx[v], in->old_y[v] - in->fy[v]);
    traction += mass * 0.5 * length(in->old_x[v] + in->fx[v], in->old_y[v] + in->fy[v]);
  }
  if (swing <= 0 || traction <= 0) return;
  double best = 0.05 * sqrt(count), tolerance = best * traction / (count * count);
  if (tolerance > 10) tolerance = 10;
  if (tolerance < sqrt(best)) tolerance = sqrt(best);
  tolerance *= TOLERANCE;
  if (swing / traction > 2) {
    if (in->efficiency > 0.05) in->efficiency *= 0.5;
    if (tolerance < TOLERANCE) tolerance = TOLERANCE;
  }
  double target = tolerance * in->efficiency * traction / swing;
  if (swing > tolerance * traction) {
    if (in->efficiency > 0.05) in->efficiency *= 0.7;
  } else if (in->speed < 1000) {
    in->efficiency *= 1.3;
  }
  double rise = target - in->speed, most = 0.5 * in->speed;
  in->speed += rise < most ? rise : most;
}

static void move(force_field *in) {
  gxi_plan *plan = in->plan;
  for (uint32_t v = 0; v < plan->count; v++) {
    double swing =
      plan->mass[v] * length(in->old_x[v] - in->fx[v], in->old_y[v] - in->fy[v]);
    double factor = in->speed / (1 + sqrt(in->speed * swing));
    plan->x[v] += in->fx[v] * factor;
    plan->y[v] += in->fy[v] * factor;
    in->old_x[v] = in->fx[v];
    in->old_y[v] = in->fy[v];
  }
}

void gxi_layout_forces(gxi_arena *scratch, gxi_plan *plan, uint32_t rounds) {
  if (plan->count < 2) return;
  force_field in = {.plan = plan, .speed = 1, .efficiency = 1};
  in.cell_room = 8 * plan->count + 64; /* more is rare; points then share a cell */
  in.cells = gxi_arena_alloc(scratch, in.cell_room, sizeof *in.cells);
  in.fx = gxi_arena_alloc(scratch, plan->count, sizeof *in.fx);
  in.fy = gxi_arena_alloc(scratch, plan->count, sizeof *in.fy);
  in.old_x = gxi_arena_alloc(scratch, plan->count, sizeof *in.old_x);
  in.old_y = gxi_arena_alloc(scratch, plan->count, sizeof *in.old_y);
  for (uint32_t round = 0; round < rounds; round++) {
    grow_tree(&in);
    for (uint32_t v = 0; v < plan->count; v++) {
      repel(&in, v);
    }
    attract(&in);
    set_speed(&in);
    move(&in);
  }
}
