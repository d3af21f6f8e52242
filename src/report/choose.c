/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * choose.c: what the page can bear: the most connected vertices, the heaviest edges
 * between them, the strongest evidence of each.
 *
 * Up to the limits everything is chosen, vertices without a tie too. What is left out
 * is counted, and the page says so.
 */
#include <stdlib.h>

#include "base/order.h"
#include "report/report.h"

typedef struct standing {
  double partners;
  double strength;
  uint32_t vertex;
} standing;

static int stronger_first(const void *one, const void *other) {
  const standing *a = one, *b = other;
  if (a->partners != b->partners) return a->partners > b->partners ? -1 : 1;
  if (a->strength != b->strength) return a->strength > b->strength ? -1 : 1;
  return a->vertex < b->vertex ? -1 : a->vertex > b->vertex;
}

static standing *rank_vertices(gxi_reporting *in) {
  standing *rows = gxi_arena_alloc(in->scratch, in->vertex_count, sizeof *rows);
  const gx_column *partners = gx_graph_column_find(in->graph, GX_STR_LIT("partners"));
  for (uint32_t v = 0; v < in->vertex_count; v++) {
    rows[v].vertex = v;
    if (partners) rows[v].partners = partners->values[v];
  }
  for (uint32_t e = 0; e < in->tie_count; e++) {
    const gx_edge *edge = gxi_report_edge(in, e);
    rows[gx_graph_vertex(in->graph, edge->head)].strength += edge->independent_docs;
    rows[gx_graph_vertex(in->graph, edge->tail)].strength += edge->independent_docs;
  }
  if (in->vertex_count) qsort(rows, in->vertex_count, sizeof *rows, stronger_first);
  return rows;
}

static void choose_vertices(gxi_reporting *in) {
  uint32_t count = (uint32_t)in->vertex_count;
  uint32_t most = in->options.max_vertices;
  in->chosen = gxi_arena_alloc(in->scratch, count, sizeof *in->chosen);
  in->number = gxi_arena_alloc(in->scratch, count, sizeof *in->number);
  in->chosen_count = count < most ? count : most;
  if (count <= most) {
    for (uint32_t v = 0; v < count; v++) {
      in->chosen[v] = v;
    }
  } else {
    const standing *rows = rank_vertices(in);
    for (uint32_t i = 0; i < most; i++) {
      in->chosen[i] = rows[i].vertex;
    }
    qsort(in->chosen, most, sizeof *in->chosen, gxi_u32_order);
  }
  for (uint32_t i = 0; i < in->chosen_count; i++) {
    in->number[in->chosen[i]] = i + 1;
  }
}

static bool is_between_chosen(const gxi_reporting *in, const gx_edge *edge) {
  return in->number[gx_graph_vertex(in->graph, edge->head)] &&
         in->number[gx_graph_vertex(in->graph, edge->tail)];
}

static int heavier_first(const void *one, const void *other, void *context) {
  uint32_t a = *(const uint32_t *)one, b = *(const uint32_t *)other;
  const gx_edge *x = gxi_report_edge(context, a), *y = gxi_report_edge(context, b);
  if (x->independent_docs != y->independent_docs) {
    return x->independent_docs > y->independent_docs ? -1 : 1;
  }
  if (x->confidence != y->confidence) return x->confidence > y->confidence ? -1 : 1;
  return a < b ? -1 : a > b;
}

static void choose_edges(gxi_reporting *in) {
  in->drawn = gxi_arena_alloc(in->scratch, in->tie_count, sizeof *in->drawn);
  for (uint32_t e = 0; e < in->tie_count; e++) {
    if (is_between_chosen(in, gxi_report_edge(in, e))) in->drawn[in->drawn_count++] = e;
  }
  if (in->drawn_count <= in->options.max_edges) return;
  qsort_r(in->drawn, in->drawn_count, sizeof *in->drawn, heavier_first, in);
  in->drawn_count = in->options.max_edges;
  qsort(in->drawn, in->drawn_count, sizeof *in->drawn, gxi_u32_order);
}

static int surer_first(const void *one, const void *other, void *context) {
  const gxi_reporting *in = context;
  uint32_t a = *(const uint32_t *)one, b = *(const uint32_t *)other;
  const gx_evidence *x = &in->evidence[a], *y = &in->evidence[b];
  if (x->status != y->status) return x->status < y->status ? -1 : 1;
  if (x->confidence != y->confidence) return x->confidence > y->confidence ? -1 : 1;
  return a < b ? -1 : a > b;
}

/* The strongest evidence of an edge; all of it is listed to be sorted. */
static uint32_t choose_said(gxi_reporting *in, const gx_edge *edge, uint32_t *rows) {
  uint32_t most = in->options.max_evidence;
  for (uint32_t i = 0; i < edge->mentions; i++) {
    rows[i] = edge->evidence_begin + i;
  }
  qsort_r(rows, edge->mentions, sizeof *rows, surer_first, in);
  return edge->mentions < most ? edge->mentions : most;
}

static void choose_evidence(gxi_reporting *in) {
  size_t all = 0;
  uint32_t most = 0;
  for (uint32_t i = 0; i < in->drawn_count; i++) {
    uint32_t mentions = gxi_report_edge(in, in->drawn[i])->mentions;
    all += mentions;
    if (mentions > most) most = mentions;
  }
  in->said = gxi_arena_alloc(in->scratch, all, sizeof *in->said);
  in->said_begin =
    gxi_arena_alloc(in->scratch, (size_t)in->drawn_count + 1, sizeof *in->said_begin);
  uint32_t *rows = gxi_arena_alloc(in->scratch, most, sizeof *rows);
  for (uint32_t i = 0; i < in->drawn_count; i++) {
    uint32_t count = choose_said(in, gxi_report_edge(in, in->drawn[i]), rows);
    for (uint32_t k = 0; k < count; k++) {
      in->said[in->said_count++] = rows[k];
    }
    in->said_begin[i + 1] = in->said_count;
  }
  in->counts.evidence = in->said_count;
  in->counts.evidence_left_out = all - in->said_count;
}

void gxi_report_choose(gxi_reporting *in) {
  choose_vertices(in);
  choose_edges(in);
  choose_evidence(in);
  in->counts.vertices = in->chosen_count;
  in->counts.vertices_left_out = in->vertex_count - in->chosen_count;
  in->counts.edges = in->drawn_count;
  in->counts.edges_left_out = in->tie_count - in->drawn_count + gx_graph_cut(in->graph);
}
