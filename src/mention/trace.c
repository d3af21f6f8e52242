/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * trace.c: the names that lost in a solved lattice.
 *
 *     F(x)   the best way from the start to x          (the lattice has it)
 *     B(x)   the best way from x to the end            (filled here, backwards)
 *     a name from b to e that costs s is behind the best path by
 *
 *         F(end) − (F(b) + s + B(e))
 *
 * Of names by shape the lattice keeps the best left edge for each end only, so B may be
 * a little too low, and a name a little less far behind than is said. Names further
 * behind than FAR are no runners-up.
 */
#include "mention/trace.h"

#include <string.h>

#include "mention/shapes.h"

#define FAR (20 * 16) /* bits */

/* One token that the lattice could have taken. */
typedef struct edge {
  uint32_t begin, end;
  uint32_t type; /* of a name; GX_ID_NONE: none */
  int32_t score;
  const char *how;
  uint32_t next; /* of the same begin */
} edge;

typedef struct search {
  gxi_trace *trace;
  const gxi_scan *scan;
  const gxi_lattice *lattice;
  GXI_VEC(edge) edges;
  uint32_t *first; /* [characters + 1]: edges by begin */
  int32_t *rest;   /* [characters + 1]: B */
  uint32_t names;  /* of the trace, before this sentence */
} search;

static int32_t best_to(const search *s, uint32_t at) {
  return s->lattice->outside.items[at].score;
}

static void add_edge(search *s, edge e) {
  if (best_to(s, e.begin) <= GXI_FORBIDDEN / 2 || e.score <= GXI_FORBIDDEN / 2) return;
  e.next = s->first[e.begin];
  s->first[e.begin] = s->edges.count;
  *gxi_vec_push(s->trace->arena, &s->edges) = e;
}

static void add_tokens(search *s, uint32_t at) {
  const gxi_scan *scan = s->scan;
  const gxi_lattice *lattice = s->lattice;
  uint32_t end = scan->chars.items[at + 1].first_piece;
  for (uint32_t i = scan->chars.items[at].first_piece; i < end; i++) {
    const gxi_piece *piece = &scan->pieces.items[i];
    bool name = piece->kind == GXI_TOKEN_MENTION;
    uint32_t type = name ? piece->type : GX_ID_NONE;
    add_edge(s, (edge){at, piece->end, type, piece->cost, "listed", 0});
  }
  for (uint32_t p = lattice->first.items[at]; p != GX_ID_NONE;) {
    const gxi_proposal *proposal = &lattice->proposals.items[p];
    bool name = proposal->kind == GXI_TOKEN_MENTION;
    uint32_t type = name ? proposal->type : GX_ID_NONE;
    add_edge(s, (edge){at, proposal->end, type, proposal->score, "proposed", 0});
    p = proposal->next;
  }
}

/* Names of a shape that may end behind a character, or before it without a suffix. */
static void add_shaped(search *s, uint32_t at, gxi_shape shape) {
  const gxi_scan *scan = s->scan;
  const gxi_cell *cell = &s->lattice->inside.items[at * GXI_SHAPE_COUNT + shape];
  edge e = {cell->begin, at, scan->shape_type[shape], 0, "by shape", 0};
  int32_t inner = cell->score - best_to(s, cell->begin);
  if (shape == GXI_SHAPE_COMPANY) {
    int32_t cost = gxi_shape_bare(scan, cell->seen, cell->begin, at);
    e.score = cost == GXI_FORBIDDEN ? cost : inner + cost;
    add_edge(s, e);
  }
  if (at == gxi_scan_size(scan)) return;
  uint32_t end = scan->chars.items[at + 1].first_piece;
  for (uint32_t i = scan->chars.items[at].first_piece; i < end; i++) {
    const gxi_piece *piece = &scan->pieces.items[i];
    if (!(piece->suffixes >> shape & 1)) continue;
    int32_t cost = gxi_shape_close(shape, scan, piece, cell->seen, cell->begin);
    e.end = piece->end;
    e.score = cost <= GXI_FORBIDDEN / 2 ? GXI_FORBIDDEN : inner + cost;
    add_edge(s, e);
  }
}

static void add_edges(search *s) {
  uint32_t size = gxi_scan_size(s->scan);
  for (uint32_t at = s->scan->from; at <= size; at++) {
    if (at < size) add_tokens(s, at);
    for (uint32_t shape = 0; shape < GXI_SHAPE_COUNT; shape++)
      if (s->lattice->alive.items[at] >> shape & 1) add_shaped(s, at, (gxi_shape)shape);
  }
}

static void fill_rest(search *s) {
  uint32_t size = gxi_scan_size(s->scan);
  for (uint32_t at = size + 1; at-- > s->scan->from;) {
    s->rest[at] = at == size ? 0 : GXI_FORBIDDEN;
    for (uint32_t i = s->first[at]; i != GX_ID_NONE; i = s->edges.items[i].next) {
      const edge *e = &s->edges.items[i];
      if (e->end <= at || s->rest[e->end] <= GXI_FORBIDDEN / 2) continue;
      if (e->score + s->rest[e->end] > s->rest[at])
        s->rest[at] = e->score + s->rest[e->end];
    }
  }
}

static bool has_won(const search *s, const edge *e) {
  const gxi_lattice *lattice = s->lattice;
  for (uint32_t i = 0; i < lattice->steps.count; i++) {
    const gxi_step *step = &lattice->steps.items[i];
    if (step->begin != e->begin || step->end != e->end) continue;
    if (step->shape != GXI_SHAPE_COUNT)
      return s->scan->shape_type[step->shape] == e->type;
    if (step->proposal != GX_ID_NONE)
      return lattice->proposals.items[step->proposal].type == e->type;
    return s->scan->pieces.items[step->piece].type == e->type;
  }
  return false;
}

/* The row of the same name that came before, or NULL. */
static gxi_trace_name *known_name(const search *s, gx_span text, uint32_t type) {
  for (uint32_t i = s->trace->names.count; i-- > s->names;) {
    gxi_trace_name *known = &s->trace->names.items[i];
    if (known->text.begin != text.begin) return NULL;
    if (known->text.end == text.end && known->type == type) return known;
  }
  return NULL;
}

static void put_name(search *s, const edge *e) {
  const gxi_scan *scan = s->scan;
  if (e->type == GX_ID_NONE || s->rest[e->end] <= GXI_FORBIDDEN / 2) return;
  int32_t all = best_to(s, gxi_scan_size(scan));
  int32_t behind = all - (best_to(s, e->begin) + e->score + s->rest[e->end]);
  if (behind > FAR || has_won(s, e)) return;
  gx_span text = {scan->chars.items[e->begin].begin, scan->chars.items[e->end].begin};
  gxi_trace_name *known = known_name(s, text, e->type);
  if (known && known->behind <= behind) return;
  if (!known) known = gxi_vec_push(s->trace->arena, &s->trace->names);
  *known = (gxi_trace_name
  ){.text = text,
    .type = e->type,
    .score = e->score,
    .behind = behind > 0 ? behind : 0,
    .how = e->how,
    .reading = scan->notebook ? 2 : 1};
}

void gxi_trace_names(
  gxi_trace *trace, const gxi_scan *scan, const gxi_lattice *lattice
) {
  uint32_t size = gxi_scan_size(scan);
  search s = {
    .trace = trace, .scan = scan, .lattice = lattice, .names = trace->names.count};
  s.first = gxi_arena_alloc(trace->arena, size + 1, sizeof *s.first);
  s.rest = gxi_arena_alloc(trace->arena, size + 1, sizeof *s.rest);
  for (uint32_t at = 0; at <= size; at++)
    s.first[at] = GX_ID_NONE;
  add_edges(&s);
  fill_rest(&s);
  for (uint32_t at = scan->from; at < size; at++)
    for (uint32_t i = s.first[at]; i != GX_ID_NONE; i = s.edges.items[i].next)
      put_name(&s, &s.edges.items[i]);
  *gxi_vec_push(trace->arena, &trace->stretches) = (gxi_trace_stretch
  ){.text = {scan->chars.items[scan->from].begin, scan->chars.items[size].begin},
    .reading = scan->notebook ? 2 : 1};
}

void gxi_trace_look_at(
  gxi_trace *trace, const gxi_scan *scan, uint32_t begin, uint32_t end, uint32_t type
) {
  *gxi_vec_push(trace->arena, &trace->looks) = (gxi_trace_look
  ){.text = {scan->chars.items[begin].begin, scan->chars.items[end].begin},
    .type = type,
    .begin = trace->signs.count,
    .reading = scan->notebook ? 2 : 1};
}

static void put_text(gxi_trace *trace, const char *bytes, size_t size) {
  for (size_t i = 0; i < size; i++)
    *gxi_vec_push(trace->arena, &trace->signs) = bytes[i];
}

void gxi_trace_sign(gxi_trace *trace, const char *kind, gx_str value) {
  put_text(trace, kind, strlen(kind));
  put_text(trace, " ", 1);
  put_text(trace, value.data, value.size);
  put_text(trace, "\n", 1);
}

void gxi_trace_looked(gxi_trace *trace, int32_t score, bool won, bool free) {
  gxi_trace_look *look = &trace->looks.items[trace->looks.count - 1];
  look->score = score;
  look->won = won;
  look->free = free;
  look->end = trace->signs.count;
}
