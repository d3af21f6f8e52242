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

#include <assert.h>
#include <string.h>

#include "base/limits.h"
#include "mention/notebook.h"
#include "mention/reach.h"
#include "mention/shapes.h"
#include "mention/weights.h"

void gxi_lattice_reset(gxi_lattice *lattice, const gxi_scan *scan) {
  uint32_t count = scan->chars.count;
  lattice->proposals.count = 0;
  lattice->steps.count = 0;
  lattice->parts.count = 0;
  gxi_vec_reserve(scan->arena, &lattice->first, count);
  gxi_vec_reserve(scan->arena, &lattice->outside, count);
  gxi_vec_reserve(scan->arena, &lattice->inside, count * GXI_SHAPE_COUNT);
  gxi_vec_reserve(scan->arena, &lattice->alive, count);
  for (uint32_t i = scan->from; i < count; i++) {
    lattice->first.items[i] = GX_ID_NONE;
    lattice->outside.items[i].score = GXI_FORBIDDEN;
  }
  memset(lattice->alive.items + scan->from, 0, count - scan->from);
}

/* Whether the notebook denies that characters are a name. */
static bool is_denied(const gxi_scan *scan, uint32_t begin, uint32_t end) {
  return scan->notebook && scan->notebook->denied.count &&
         gxi_notebook_is_denied(scan->notebook, gxi_scan_text(scan, begin, end));
}

static bool is_denied_proposal(const gxi_scan *scan, const gxi_proposal *proposal) {
  if (!scan->notebook || scan->notebook->denied.count == 0) return false;
  gx_str text = gxi_scan_text(scan, proposal->begin, proposal->end);
  return proposal->type == scan->type_person
           ? gxi_notebook_denies_person(scan->notebook, text)
           : gxi_notebook_is_denied(scan->notebook, text);
}

void gxi_lattice_propose(
  gxi_lattice *lattice, const gxi_scan *scan, gxi_proposal proposal
) {
  if (proposal.kind == GXI_TOKEN_MENTION && is_denied_proposal(scan, &proposal)) return;
  proposal.next = lattice->first.items[proposal.begin];
  lattice->first.items[proposal.begin] = lattice->proposals.count;
  *gxi_vec_push(scan->arena, &lattice->proposals) = proposal;
}

static gxi_cell *outside_at(const gxi_lattice *lattice, uint32_t at) {
  return &lattice->outside.items[at];
}

static gxi_cell *inside_at(const gxi_lattice *lattice, uint32_t at, uint32_t shape) {
  return &lattice->inside.items[at * GXI_SHAPE_COUNT + shape];
}

static bool is_alive(const gxi_lattice *lattice, uint32_t at, uint32_t shape) {
  return lattice->alive.items[at] >> shape & 1;
}

/* Which of two ways into a cell is better no processor foresees: the loser is written,
   too, to where nobody reads it. */
static inline void
relax_outside(const gxi_lattice *lattice, uint32_t at, gxi_cell candidate) {
  gxi_cell lost, *cell = outside_at(lattice, at);
  gxi_cell *const to[2] = {&lost, cell};
  *to[candidate.score > cell->score] = candidate;
}

static bool
is_better(const gxi_lattice *lattice, uint32_t at, uint32_t shape, int32_t score) {
  return !is_alive(lattice, at, shape) || score > inside_at(lattice, at, shape)->score;
}

static void
put_inside(const gxi_lattice *lattice, uint32_t at, uint32_t shape, gxi_cell cell) {
  *inside_at(lattice, at, shape) = cell;
  lattice->alive.items[at] |= (uint8_t)(1u << shape);
}

/* Names of the shapes that may begin with a piece. */
static void enter(
  const gxi_lattice *lattice,
  const gxi_scan *scan,
  const gxi_piece *piece,
  gxi_cell next,
  int32_t score
) {
  bool placed = scan->chars.items[piece->begin].before & GXI_CUE_PLACE;
  const int32_t *costs = scan->costs[piece->row].enter;
  int32_t base = score + piece->context;
  next.seen = piece->seen;
  next.begin = piece->begin;
  for (uint32_t shapes = piece->enter; shapes; shapes &= shapes - 1) {
    uint32_t s = (uint32_t)__builtin_ctz(shapes);
    next.score = base + costs[s];
    if (placed && s == GXI_SHAPE_VILLAGE) next.score += GXI_GAIN_PLACED;
    if (is_better(lattice, piece->end, s, next.score))
      put_inside(lattice, piece->end, s, next);
  }
}

/* From outside: tokens, and names that begin. */
static void
step_outside(const gxi_lattice *lattice, const gxi_scan *scan, uint32_t at) {
  int32_t score = outside_at(lattice, at)->score;
  gxi_cell next = {.back = (uint16_t)at};
  uint32_t end = scan->chars.items[at + 1].first_piece;
  for (uint32_t i = scan->chars.items[at].first_piece; i < end; i++) {
    const gxi_piece *piece = &scan->pieces.items[i];
    next.via = i;
    next.score = score + piece->cost;
    relax_outside(lattice, piece->end, next);
    if (piece->enter) enter(lattice, scan, piece, next, score);
  }
  for (uint32_t p = lattice->first.items[at]; p != GX_ID_NONE;) {
    const gxi_proposal *proposal = &lattice->proposals.items[p];
    next.via = p | GXI_VIA_PROPOSAL;
    next.score = score + proposal->score;
    relax_outside(lattice, proposal->end, next);
    p = proposal->next;
  }
}

/* The cost of a name's going on; GXI_FORBIDDEN, too, when another is better anyway. */
static int32_t continue_cost(
  const gxi_lattice *lattice,
  const gxi_scan *scan,
  gxi_shape shape,
  const gxi_cell *from,
  const gxi_piece *piece
) {
  const gxi_piece *last = &scan->pieces.items[from->via];
  bool usual = !last->telling && !piece->odd;
  int32_t most = usual ? scan->costs[piece->row].go_on[shape]
                       : gxi_shape_continue_most(shape, scan, last, piece);
  if (most == GXI_FORBIDDEN || !is_better(lattice, piece->end, shape, from->score + most))
    return GXI_FORBIDDEN;
  if (usual) {
    assert(most == gxi_shape_continue(shape, scan, from->seen, last, piece));
    return most;
  }
  int32_t cost = gxi_shape_continue(shape, scan, from->seen, last, piece);
  assert(cost <= most);
  return is_better(lattice, piece->end, shape, from->score + cost) ? cost
                                                                   : GXI_FORBIDDEN;
}

/* Names of some shapes go on with a piece. */
static void go_on(
  const gxi_lattice *lattice,
  const gxi_scan *scan,
  uint32_t at,
  uint32_t index,
  uint32_t shapes
) {
  const gxi_piece *piece = &scan->pieces.items[index];
  for (; shapes; shapes &= shapes - 1) {
    uint32_t s = (uint32_t)__builtin_ctz(shapes);
    const gxi_cell *from = inside_at(lattice, at, s);
    if (piece->end - from->begin > (int)GXI_MAX_NAME_CODE_POINTS) continue;
    int32_t cost = continue_cost(lattice, scan, (gxi_shape)s, from, piece);
    if (cost == GXI_FORBIDDEN) continue;
    uint32_t more = gxi_shape_seen(&scan->pieces.items[from->via], piece);
    gxi_cell next = {
      .score = from->score + cost,
      .via = index,
      .back = (uint16_t)at,
      .back_state = (uint8_t)(1 + s),
      .seen = (uint16_t)(from->seen | more),
      .begin = from->begin};
    put_inside(lattice, piece->end, s, next);
  }
}

static void
close(const gxi_lattice *lattice, const gxi_scan *scan, uint32_t at, gxi_shape shape) {
  const gxi_cell *from = inside_at(lattice, at, shape);
  uint32_t end = scan->chars.items[at + 1].first_piece;
  for (uint32_t i = scan->chars.items[at].first_piece; i < end; i++) {
    const gxi_piece *piece = &scan->pieces.items[i];
    if (!(piece->suffixes >> shape & 1)) continue;
    if (piece->end - from->begin > (int)GXI_MAX_NAME_CODE_POINTS) continue;
    int32_t most = gxi_shape_close_most(shape, piece, from->seen);
    if (from->score + most <= outside_at(lattice, piece->end)->score) continue;
    if (is_denied(scan, from->begin, piece->end)) continue;
    int32_t cost = gxi_shape_close(shape, scan, piece, from->seen, from->begin);
    assert(cost <= most);
    gxi_cell next = {
      .score = from->score + cost,
      .via = i,
      .back = (uint16_t)at,
      .back_state = (uint8_t)(1 + shape),
      .begin = from->begin};
    relax_outside(lattice, piece->end, next);
  }
}

/* Names that have come to a character end or go on there. */
static void advance(const gxi_lattice *lattice, const gxi_scan *scan, uint32_t at) {
  const gxi_char *first = &scan->chars.items[at];
  uint32_t alive = lattice->alive.items[at] & gxi_reach_all(first);
  if (alive == 0) return;
  uint32_t closing = 0;
  for (uint32_t i = first->first_piece; i < first[1].first_piece; i++) {
    const gxi_piece *piece = &scan->pieces.items[i];
    const gxi_char *next = &scan->chars.items[piece->end];
    closing |= piece->suffixes;
    uint32_t shapes = alive & piece->continued & gxi_reach_all(next);
    if (shapes) go_on(lattice, scan, at, i, shapes);
  }
  for (closing &= alive; closing; closing &= closing - 1)
    close(lattice, scan, at, (gxi_shape)__builtin_ctz(closing));
}

/* A company may end without a suffix: a step of no characters. */
static void end_bare(const gxi_lattice *lattice, const gxi_scan *scan, uint32_t at) {
  if (!(scan->chars.items[at].after & GXI_CUE_CLEAR)) return; /* gxi_shape_bare asks */
  const gxi_cell *from = inside_at(lattice, at, GXI_SHAPE_COMPANY);
  int32_t cost = gxi_shape_bare(scan, from->seen, from->begin, at);
  if (cost == GXI_FORBIDDEN || is_denied(scan, from->begin, at)) return;
  gxi_cell next = {
    .score = from->score + cost,
    .via = GXI_VIA_BARE,
    .back = (uint16_t)at,
    .back_state = 1 + GXI_SHAPE_COMPANY,
    .begin = from->begin};
  relax_outside(lattice, at, next);
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
    const gxi_cell *cell = inside_at(lattice, at, state - 1);
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

/* Where the step that ends at a character begins. */
static uint32_t step_begin(const gxi_cell *cell) {
  return cell->back_state ? cell->begin : cell->back;
}

static uint32_t count_steps(const gxi_lattice *lattice, const gxi_scan *scan) {
  uint32_t count = 0;
  for (uint32_t at = gxi_scan_size(scan); at > scan->from; count++)
    at = step_begin(outside_at(lattice, at));
  return count;
}

static void trace(gxi_lattice *lattice, const gxi_scan *scan) {
  uint32_t at = gxi_scan_size(scan), index = count_steps(lattice, scan);
  gxi_vec_reserve(scan->arena, &lattice->steps, index);
  lattice->steps.count = index;
  while (at > scan->from) {
    const gxi_cell *cell = outside_at(lattice, at);
    gxi_step step = {
      .begin = (uint16_t)step_begin(cell),
      .end = (uint16_t)at,
      .piece = GX_ID_NONE,
      .proposal = GX_ID_NONE,
      .shape = GXI_SHAPE_COUNT};
    if (cell->back_state != 0) {
      step.shape = (uint8_t)(cell->back_state - 1);
      step.piece = cell->via;
      add_parts(lattice, scan, &step, cell->back, cell->back_state);
    } else if (cell->via & GXI_VIA_PROPOSAL) {
      step.proposal = cell->via & ~GXI_VIA_PROPOSAL;
    } else {
      step.piece = cell->via;
    }
    step.score = cell->score - outside_at(lattice, step.begin)->score;
    lattice->steps.items[--index] = step;
    at = step.begin;
  }
}

void gxi_lattice_solve(gxi_lattice *lattice, const gxi_scan *scan) {
  uint32_t size = gxi_scan_size(scan);
  outside_at(lattice, scan->from)->score = 0;
  for (uint32_t at = scan->from; at < size; at++) {
    if (is_alive(lattice, at, GXI_SHAPE_COMPANY)) end_bare(lattice, scan, at);
    if (outside_at(lattice, at)->score != GXI_FORBIDDEN)
      step_outside(lattice, scan, at);
    advance(lattice, scan, at);
  }
  if (is_alive(lattice, size, GXI_SHAPE_COMPANY)) end_bare(lattice, scan, size);
  trace(lattice, scan);
}
