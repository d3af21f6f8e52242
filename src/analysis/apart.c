/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * apart.c: room for every vertex: turned flat, scaled so that boxes cover a fixed share
 * of the ground, and those that still overlap pushed apart.
 *
 * A round looks at the pairs of boxes in neighbouring cells of a grid and moves both
 * half of their overlap along the axis where it is the smaller part of the boxes.
 * Rounds end when nothing overlaps; should that take too long, everything grows by a
 * tenth, which ends it.
 */
#include <math.h>
#include <stdlib.h>

#include "analysis/layout.h"

#define SHARE 0.24 /* of the ground that boxes cover; chosen by looking */
#define ROUNDS 60
#define GROWTHS 40
#define SLACK 1e-3

typedef struct placed {
  int64_t column, row;
  uint32_t vertex;
} placed;

static void centre(gxi_plan *plan) {
  double x = 0, y = 0;
  for (uint32_t v = 0; v < plan->count; v++) {
    x += plan->x[v] / plan->count;
    y += plan->y[v] / plan->count;
  }
  for (uint32_t v = 0; v < plan->count; v++) {
    plan->x[v] -= x;
    plan->y[v] -= y;
  }
}

/* The first eigenvector of the 2 × 2 covariance, by algebra: no angles. */
void gxi_layout_turn(gxi_plan *plan) {
  double xx = 0, yy = 0, xy = 0;
  centre(plan);
  for (uint32_t v = 0; v < plan->count; v++) {
    xx += plan->x[v] * plan->x[v];
    yy += plan->y[v] * plan->y[v];
    xy += plan->x[v] * plan->y[v];
  }
  double half = (xx - yy) / 2, root = sqrt(half * half + xy * xy);
  double c = half + root, s = xy, size = sqrt(c * c + s * s);
  if (size <= 1e-9 * (xx + yy)) {
    c = xx >= yy ? 1 : 0;
    s = xx >= yy ? 0 : 1;
    size = 1;
  }
  c /= size;
  s /= size;
  for (uint32_t v = 0; v < plan->count; v++) {
    double x = plan->x[v], y = plan->y[v];
    plan->x[v] = x * c + y * s;
    plan->y[v] = y * c - x * s;
  }
}

static void scale(gxi_plan *plan, double by) {
  for (uint32_t v = 0; v < plan->count; v++) {
    plan->x[v] *= by;
    plan->y[v] *= by;
  }
}

/* A disc that is filled evenly has twice the mean square distance as its radius's. */
static void scale_to_boxes(gxi_plan *plan) {
  double boxes = 0, square = 0;
  for (uint32_t v = 0; v < plan->count; v++) {
    boxes += 4 * plan->wide[v] * plan->high[v];
    square += plan->x[v] * plan->x[v] + plan->y[v] * plan->y[v];
  }
  square /= plan->count;
  if (square <= 0) return;
  double ground = 3.141592653589793 * 2 * square;
  scale(plan, sqrt(boxes / SHARE / ground));
}

static int cell_order(const void *one, const void *other) {
  const placed *a = one, *b = other;
  if (a->row != b->row) return a->row < b->row ? -1 : 1;
  if (a->column != b->column) return a->column < b->column ? -1 : 1;
  return a->vertex < b->vertex ? -1 : a->vertex > b->vertex;
}

/* Two boxes that overlap move by half of it each; true when they did. */
static bool part(gxi_plan *plan, uint32_t a, uint32_t b) {
  double dx = plan->x[b] - plan->x[a], dy = plan->y[b] - plan->y[a];
  double over_x = plan->wide[a] + plan->wide[b] - fabs(dx);
  double over_y = plan->high[a] + plan->high[b] - fabs(dy);
  if (over_x <= SLACK || over_y <= SLACK) return false;
  double share_x = over_x / (plan->wide[a] + plan->wide[b]);
  double share_y = over_y / (plan->high[a] + plan->high[b]);
  if (share_x < share_y) {
    double by = (over_x / 2 + SLACK) * (dx < 0 ? -1 : 1);
    plan->x[a] -= by;
    plan->x[b] += by;
  } else {
    double by = (over_y / 2 + SLACK) * (dy < 0 ? -1 : 1);
    plan->y[a] -= by;
    plan->y[b] += by;
  }
  return true;
}

/* The first place of a row at or after a column. */
static uint32_t
find_cell(const placed *order, uint32_t count, int64_t row, int64_t column) {
  uint32_t low = 0, high = count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    const placed *at = &order[middle];
    bool before = at->row != row ? at->row < row : at->column < column;
    if (before) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

static bool part_all(gxi_plan *plan, placed *order, double side) {
  bool moved = false;
  for (uint32_t v = 0; v < plan->count; v++) {
    order[v] =
      (placed){(int64_t)floor(plan->x[v] / side), (int64_t)floor(plan->y[v] / side), v};
  }
  qsort(order, plan->count, sizeof *order, cell_order);
  for (uint32_t i = 0; i < plan->count; i++) {
    const placed *at = &order[i];
    for (uint32_t k = i + 1; k < plan->count; k++) { /* its cell and the next */
      if (order[k].row != at->row || order[k].column > at->column + 1) break;
      moved |= part(plan, at->vertex, order[k].vertex);
    }
    uint32_t k = find_cell(order, plan->count, at->row + 1, at->column - 1);
    for (; k < plan->count; k++) { /* the three below */
      if (order[k].row != at->row + 1 || order[k].column > at->column + 1) break;
      moved |= part(plan, at->vertex, order[k].vertex);
    }
  }
  return moved;
}

void gxi_layout_apart(gxi_arena *scratch, gxi_plan *plan) {
  if (plan->count < 2) return;
  placed *order = gxi_arena_alloc(scratch, plan->count, sizeof *order);
  double side = 1;
  for (uint32_t v = 0; v < plan->count; v++) {
    if (2 * plan->wide[v] > side) side = 2 * plan->wide[v];
    if (2 * plan->high[v] > side) side = 2 * plan->high[v];
  }
  scale_to_boxes(plan);
  bool moved = true;
  for (int growth = 0; moved && growth < GROWTHS; growth++) {
    if (growth) scale(plan, 1.15);
    for (int round = 0; moved && round < ROUNDS; round++) {
      moved = part_all(plan, order, side);
    }
  }
}
