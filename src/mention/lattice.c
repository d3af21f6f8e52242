/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * lattice.c: Viterbi over the readings of a sentence.
 *
 *     state   position 0    1    2    3    4 …
 *     OUT         o ── piece or proposal ──> o
 *     IN company    \─ enter ─> o ─ continue ─> o ─ suffix closes ─> OUT
 *     IN agency     \─ enter ─> …
 *
 * A name by shape is a walk through its IN state, so all left edges compete in one
 * pass without listing spans: linear in pieces × shapes. A cell remembers what its
 * best name so far has seen (a place, an unknown character); that makes closing costs
 * exact for the kept path and the search an approximation, which is good enough.
 *
 * Ties go to the reading found first: shorter pieces, earlier rows.
 */
#include "mention/lattice.h"

#include "base/limits.h"
#include "mention/reach.h"
#include "mention/shapes.h"
#include "mention/weights.h"

void gxi_lattice_reset(gxi_lattice *lattice, const gxi_scan *scan) {
  uint32_t count = scan->chars.count;
  lattice->proposals.count = 0;
  lattice->steps.count = 0;
  lattice->parts.count = 0;
  lattice->first.count = lattice->cells.count = 0;
  gxi_vec_reserve(scan->arena, &lattice->first, count);
  gxi_vec_reserve(scan->arena, &lattice->cells, count * GXI_STATES);
  lattice->first.count = count;
  lattice->cells.count = count * GXI_STATES;
  for (uint32_t i = scan->from; i < count; i++)
    lattice->first.items[i] = GX_ID_NONE;
  for (uint32_t i = scan->from * GXI_STATES; i < lattice->cells.count; i++)
    lattice->cells.items[i].score = GXI_FORBIDDEN;
}

void gxi_lattice_propose(
  gxi_lattice *lattice, const gxi_scan *scan, gxi_proposal proposal
) {
  proposal.next = lattice->first.items[proposal.begin];
  lattice->first.items[proposal.begin] = lattice->proposals.count;
  *gxi_vec_push(scan->arena, &lattice->proposals) = proposal;
}

static gxi_cell *cell_at(const gxi_lattice *lattice, uint32_t at, uint32_t state) {
  return &lattice->cells.items[at * GXI_STATES + state];
}

static void
relax(const gxi_lattice *lattice, uint32_t at, uint32_t state, gxi_cell candidate) {
  gxi_cell *cell = cell_at(lattice, at, state);
  if (candidate.score > cell->score) *cell = candidate;
}

static void
step_outside(const gxi_lattice *lattice, const gxi_scan *scan, uint32_t at) {
  const gxi_cell *from = cell_at(lattice, at, 0);
  gxi_cell next = {.back = (uint16_t)at};
  uint32_t end = scan->chars.items[at + 1].first_piece;
  for (uint32_t i = scan->chars.items[at].first_piece; i < end; i++) {
    const gxi_piece *piece = &scan->pieces.items[i];
    next.via = i;
    next.score = from->score + piece->cost;
    relax(lattice, piece->end, 0, next);
  }
  for (uint32_t p = lattice->first.items[at]; p != GX_ID_NONE;) {
    const gxi_proposal *proposal = &lattice->proposals.items[p];
    next.via = p | GXI_VIA_PROPOSAL;
    next.score = from->score + proposal->score;
    relax(lattice, proposal->end, 0, next);
    p = proposal->next;
  }
}

static void
enter_shapes(const gxi_lattice *lattice, const gxi_piece *piece, gxi_cell next) {
  int32_t score = next.score + piece->context;
  for (uint32_t shapes = piece->enter; shapes; shapes &= shapes - 1) {
    uint32_t s = (uint32_t)__builtin_ctz(shapes);
    next.score = score + gxi_shape_enter((gxi_shape)s, piece);
    relax(lattice, piece->end, 1 + s, next);
  }
}

static void enter(const gxi_lattice *lattice, const gxi_scan *scan, uint32_t at) {
  gxi_cell next = {
    .score = cell_at(lattice, at, 0)->score,
    .back = (uint16_t)at,
    .begin = (uint16_t)at};
  uint32_t end = scan->chars.items[at + 1].first_piece;
  for (uint32_t i = scan->chars.items[at].first_piece; i < end; i++) {
    const gxi_piece *piece = &scan->pieces.items[i];
    if (piece->enter == 0) continue;
    next.via = i;
    next.seen = piece->seen;
    enter_shapes(lattice, piece, next);
  }
}

static void go_on(
  const gxi_lattice *lattice,
  const gxi_scan *scan,
  gxi_shape shape,
  const gxi_cell *from,
  gxi_cell next
) {
  const gxi_piece *piece = &scan->pieces.items[next.via];
  const gxi_piece *last = &scan->pieces.items[from->via];
  if (!gxi_reaches(scan, piece, shape)) return;
  int32_t cost = gxi_shape_continue(shape, scan, from->seen, last, piece);
  if (cost == GXI_FORBIDDEN) return;
  next.score = from->score + cost;
  if (next.score <= cell_at(lattice, piece->end, 1 + shape)->score) return;
  next.seen = (uint16_t)(from->seen | gxi_shape_seen(last, piece));
  relax(lattice, piece->end, 1 + shape, next);
}

static void advance(
  const gxi_lattice *lattice, const gxi_scan *scan, uint32_t at, gxi_shape shape
) {
  const gxi_cell *from = cell_at(lattice, at, 1 + shape);
  if (from->score == GXI_FORBIDDEN) return;
  uint32_t end = scan->chars.items[at + 1].first_piece;
  for (uint32_t i = scan->chars.items[at].first_piece; i < end; i++) {
    const gxi_piece *piece = &scan->pieces.items[i];
    if (piece->end - from->begin > (int)GXI_MAX_NAME_CODE_POINTS) continue;
    gxi_cell next = {
      .via = i,
      .back = (uint16_t)at,
      .back_state = (uint8_t)(1 + shape),
      .begin = from->begin};
    if (piece->suffixes >> shape & 1) {
      next.score =
        from->score + gxi_shape_close(shape, scan, piece, from->seen, from->begin);
      relax(lattice, piece->end, 0, next);
    }
    go_on(lattice, scan, shape, from, next);
  }
}

/* A company may end without a suffix: a step of no characters. */
static void end_bare(const gxi_lattice *lattice, const gxi_scan *scan, uint32_t at) {
  const gxi_cell *from = cell_at(lattice, at, 1 + GXI_SHAPE_COMPANY);
  if (from->score == GXI_FORBIDDEN) return;
  int32_t cost = gxi_shape_bare(scan, from->seen, from->begin, at);
  if (cost == GXI_FORBIDDEN) return;
  gxi_cell next = {
    .score = from->score + cost,
    .via = GXI_VIA_BARE,
    .back = (uint16_t)at,
    .back_state = 1 + GXI_SHAPE_COMPANY,
    .begin = from->begin};
  relax(lattice, at, 0, next);
}

static void add_parts(
  gxi_lattice *lattice,
  const gxi_scan *scan,
  gxi_step *step,
  uint32_t at,
  uint32_t state
) {
  step->parts = lattice->parts.count;
  while (state != 0) {
    const gxi_cell *cell = cell_at(lattice, at, state);
    *gxi_vec_push(scan->arena, &lattice->parts) = cell->via;
    at = cell->back;
    state = cell->back_state;
  }
  step->part_count = lattice->parts.count - step->parts;
  uint32_t *parts = lattice->parts.items + step->parts;
  for (uint32_t i = 0; i < step->part_count / 2; i++) {
    uint32_t other = step->part_count - 1 - i;
    uint32_t part = parts[i];
    parts[i] = parts[other];
    parts[other] = part;
  }
}

static void trace(gxi_lattice *lattice, const gxi_scan *scan) {
  uint32_t at = gxi_scan_size(scan);
  while (at > scan->from) {
    const gxi_cell *cell = cell_at(lattice, at, 0);
    gxi_step step = {
      .begin = cell->back,
      .end = (uint16_t)at,
      .piece = GX_ID_NONE,
      .proposal = GX_ID_NONE,
      .shape = GXI_SHAPE_COUNT};
    if (cell->back_state != 0) {
      step.shape = (uint8_t)(cell->back_state - 1);
      step.piece = cell->via;
      step.begin = cell->begin;
      add_parts(lattice, scan, &step, cell->back, cell->back_state);
    } else if (cell->via & GXI_VIA_PROPOSAL) {
      step.proposal = cell->via & ~GXI_VIA_PROPOSAL;
    } else {
      step.piece = cell->via;
    }
    step.score = cell->score - cell_at(lattice, step.begin, 0)->score;
    *gxi_vec_push(scan->arena, &lattice->steps) = step;
    at = step.begin;
  }
  for (uint32_t i = 0; i < lattice->steps.count / 2; i++) {
    uint32_t other = lattice->steps.count - 1 - i;
    gxi_step step = lattice->steps.items[i];
    lattice->steps.items[i] = lattice->steps.items[other];
    lattice->steps.items[other] = step;
  }
}

void gxi_lattice_solve(gxi_lattice *lattice, const gxi_scan *scan) {
  uint32_t size = gxi_scan_size(scan);
  cell_at(lattice, scan->from, 0)->score = 0;
  for (uint32_t at = scan->from; at < size; at++) {
    end_bare(lattice, scan, at);
    bool outside = cell_at(lattice, at, 0)->score != GXI_FORBIDDEN;
    if (outside) step_outside(lattice, scan, at);
    if (outside) enter(lattice, scan, at);
    uint32_t going = scan->chars.items[at].reach;
    if (scan->chars.items[at].bare) going |= 1u << GXI_SHAPE_COMPANY;
    for (; going; going &= going - 1)
      advance(lattice, scan, at, (gxi_shape)__builtin_ctz(going));
  }
  end_bare(lattice, scan, size);
  trace(lattice, scan);
}
