/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * pack.c: components side by side, none over another.
 *
 * The ground is a grid of cells. A component covers the cells under its vertices' boxes
 * and its ties; it goes to the first place, from the middle outwards on flat ellipses,
 * where all of its cells are free. The largest comes first and stays in the middle; the
 * pairs and loners of the end fill what is left around it.
 *
 *     . . c c . .        a place is tried by its cells; loners, which are many, go on
 *     b b a a a .        from where the last one of their size was put
 *     b a a a a d
 *
 * Source: K. Freivalds, U. Dogrusoz, P. Kikusts, Disconnected graph layout and the
 * polyomino packing approach, Graph Drawing 2001.
 */
#include <math.h>
#include <stdlib.h>

#include "analysis/layout.h"

#define FLATNESS 1.25 /* width over height of the whole */
#define MAX_SIDE 1000 /* cells of the ground; coarser cells beyond */
#define MEMORY 64     /* sizes that remember where they were put last */

typedef struct cell_at {
  int32_t column, row;
} cell_at;

typedef struct packing {
  gxi_plan *plan;
  gxi_arena *scratch;
  uint32_t *first;   /* by component: its first vertex in `members` */
  uint32_t *members; /* vertices by component */
  double side;
  int32_t columns, rows;
  bool *taken;
  cell_at *places; /* from the middle outwards */
  uint32_t place_count;
  cell_at *cells; /* of the component at hand */
  uint32_t cell_count, cell_room;
  bool *seen; /* cells of the component at hand, its own ground */
  uint32_t last[MEMORY];
} packing;

static void sort_members(packing *in, const uint32_t *component, uint32_t components) {
  const gxi_plan *plan = in->plan;
  in->first = gxi_arena_alloc(in->scratch, (size_t)components + 2, sizeof *in->first);
  in->members = gxi_arena_alloc(in->scratch, plan->count, sizeof *in->members);
  for (uint32_t v = 0; v < plan->count; v++) {
    in->first[component[v] + 2]++;
  }
  for (uint32_t c = 2; c < components + 2; c++) {
    in->first[c] += in->first[c - 1];
  }
  for (uint32_t v = 0; v < plan->count; v++) {
    in->members[in->first[component[v] + 1]++] = v;
  }
}

/* The side of a cell: a typical box, so that a loner takes one or two. */
static void choose_side(packing *in) {
  const gxi_plan *plan = in->plan;
  double boxes = 0, left = 0, right = 0, top = 0, bottom = 0;
  for (uint32_t v = 0; v < plan->count; v++) {
    boxes += 4 * plan->wide[v] * plan->high[v];
    if (plan->x[v] < left) left = plan->x[v];
    if (plan->x[v] > right) right = plan->x[v];
    if (plan->y[v] < top) top = plan->y[v];
    if (plan->y[v] > bottom) bottom = plan->y[v];
  }
  double most = right - left > bottom - top ? right - left : bottom - top;
  double side = sqrt(boxes / plan->count) * 0.7;
  double whole = most + 2 * FLATNESS * sqrt(6 * boxes);
  if (side < whole / MAX_SIDE) side = whole / MAX_SIDE;
  in->side = side > 1 ? side : 1;
  in->columns = in->rows = (int32_t)(whole / in->side) + 5;
}

static double outwards(const cell_at *at) {
  double x = at->column / FLATNESS, y = at->row;
  return x * x + y * y;
}

static int outwards_order(const void *one, const void *other) {
  const cell_at *a = one, *b = other;
  double far = outwards(a), other_far = outwards(b);
  if (far != other_far) return far < other_far ? -1 : 1;
  if (a->row != b->row) return a->row < b->row ? -1 : 1;
  return a->column < b->column ? -1 : a->column > b->column;
}

static void list_places(packing *in) {
  size_t count = (size_t)in->columns * (size_t)in->rows;
  in->taken = gxi_arena_alloc(in->scratch, count, sizeof *in->taken);
  in->seen = gxi_arena_alloc(in->scratch, count, sizeof *in->seen);
  in->places = gxi_arena_alloc(in->scratch, count, sizeof *in->places);
  in->cells = gxi_arena_alloc(in->scratch, count, sizeof *in->cells);
  in->cell_room = (uint32_t)count;
  for (int32_t row = 0; row < in->rows; row++) {
    for (int32_t column = 0; column < in->columns; column++) {
      in->places[in->place_count++] =
        (cell_at){column - in->columns / 2, row - in->rows / 2};
    }
  }
  qsort(in->places, in->place_count, sizeof *in->places, outwards_order);
}

static size_t cell_number(const packing *in, int32_t column, int32_t row) {
  return (size_t)(row + in->rows / 2) * (size_t)in->columns +
         (size_t)(column + in->columns / 2);
}

static bool is_inside(const packing *in, int32_t column, int32_t row) {
  int32_t c = column + in->columns / 2, r = row + in->rows / 2;
  return c >= 0 && r >= 0 && c < in->columns && r < in->rows;
}

static void cover(packing *in, double left, double top, double right, double bottom) {
  int32_t c0 = (int32_t)floor(left / in->side), c1 = (int32_t)floor(right / in->side);
  int32_t r0 = (int32_t)floor(top / in->side), r1 = (int32_t)floor(bottom / in->side);
  for (int32_t row = r0; row <= r1; row++) {
    for (int32_t column = c0; column <= c1; column++) {
      if (!is_inside(in, column, row)) continue;
      size_t number = cell_number(in, column, row);
      if (in->seen[number]) continue;
      in->seen[number] = true;
      in->cells[in->cell_count++] = (cell_at){column, row};
    }
  }
}

static void cover_tie(packing *in, const gxi_tie *tie) {
  const gxi_plan *plan = in->plan;
  double x = plan->x[tie->from], y = plan->y[tie->from];
  double dx = plan->x[tie->to] - x, dy = plan->y[tie->to] - y;
  double steps = ceil(sqrt(dx * dx + dy * dy) / in->side * 2);
  for (double i = 1; i < steps; i++) {
    double at_x = x + dx * i / steps, at_y = y + dy * i / steps;
    cover(in, at_x, at_y, at_x, at_y);
  }
}

static void cover_component(packing *in, uint32_t component, const uint32_t *ties) {
  const gxi_plan *plan = in->plan;
  const uint32_t *from = in->members + in->first[component];
  const uint32_t *to = in->members + in->first[component + 1];
  for (uint32_t i = 0; i < in->cell_count; i++) {
    in->seen[cell_number(in, in->cells[i].column, in->cells[i].row)] = false;
  }
  in->cell_count = 0;
  for (const uint32_t *at = from; at < to; at++) {
    double x = plan->x[*at], y = plan->y[*at];
    double wide = plan->wide[*at], high = plan->high[*at];
    cover(in, x - wide, y - high, x + wide, y + high);
  }
  for (uint32_t i = ties[component]; i < ties[component + 1]; i++) {
    cover_tie(in, &plan->ties[i]);
  }
}

static bool fits(const packing *in, cell_at by) {
  for (uint32_t i = 0; i < in->cell_count; i++) {
    int32_t column = in->cells[i].column + by.column, row = in->cells[i].row + by.row;
    if (!is_inside(in, column, row) || in->taken[cell_number(in, column, row)]) {
      return false;
    }
  }
  return true;
}

static cell_at find_place(packing *in) {
  uint32_t *last = in->cell_count < MEMORY ? &in->last[in->cell_count] : NULL;
  for (uint32_t i = last ? *last : 0; i < in->place_count; i++) {
    if (!fits(in, in->places[i])) continue;
    if (last) *last = i;
    return in->places[i];
  }
  return (cell_at){0, 0}; /* the ground is made for all: not reached */
}

static void put(packing *in, uint32_t component) {
  gxi_plan *plan = in->plan;
  cell_at by = find_place(in);
  for (uint32_t i = 0; i < in->cell_count; i++) {
    int32_t column = in->cells[i].column + by.column, row = in->cells[i].row + by.row;
    if (is_inside(in, column, row)) in->taken[cell_number(in, column, row)] = true;
  }
  for (uint32_t i = in->first[component]; i < in->first[component + 1]; i++) {
    plan->x[in->members[i]] += by.column * in->side;
    plan->y[in->members[i]] += by.row * in->side;
  }
}

void gxi_layout_pack(
  gxi_arena *scratch,
  gxi_plan *plan,
  const uint32_t *component,
  uint32_t components,
  const uint32_t *first_tie
) {
  if (plan->count == 0) return;
  packing in = {.plan = plan, .scratch = scratch};
  sort_members(&in, component, components);
  choose_side(&in);
  list_places(&in);
  for (uint32_t c = 0; c < components; c++) {
    cover_component(&in, c, first_tie);
    put(&in, c);
  }
}
