/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * years.c: ties by the years of their sentences.
 *
 * A row of evidence belongs to the year of its date: the day that the sentence states,
 * else the document's day of publication. Rows sorted by (year, tie) are counted in one
 * pass; documents by a second sort.
 */
#include <stdlib.h>

#include "analysis/summing.h"
#include "base/str.h"

#define NO_YEAR UINT32_MAX /* sorts last */

typedef struct said {
  uint32_t year;
  uint32_t edge; /* of the graph */
  uint32_t document;
} said;

#define COMPARE(a, b, field)                                                           \
  if ((a)->field != (b)->field) return (a)->field < (b)->field ? -1 : 1

static int tie_order(const void *one, const void *other) {
  const said *a = one, *b = other;
  COMPARE(a, b, year);
  COMPARE(a, b, edge);
  return 0;
}

static int document_order(const void *one, const void *other) {
  const said *a = one, *b = other;
  COMPARE(a, b, year);
  COMPARE(a, b, document);
  return 0;
}

static uint32_t year_of(gx_str date) {
  uint32_t year = 0;
  if (date.size < 4) return NO_YEAR;
  for (size_t i = 0; i < 4; i++) {
    if (!gxi_is_digit((unsigned char)date.data[i])) return NO_YEAR;
    year = year * 10 + (uint32_t)(date.data[i] - '0');
  }
  return year;
}

static said *collect(gxi_summing *in, size_t *count) {
  const gx_graph *graph = in->graph;
  size_t all;
  const gx_evidence *evidence = gx_corpus_evidence(graph->corpus, &all);
  *count = 0;
  for (uint32_t e = 0; e < graph->edge_count; e++)
    *count += gxi_graph_edge(graph, e)->mentions;
  said *rows = gxi_arena_alloc(in->scratch, *count, sizeof *rows);
  size_t at = 0;
  for (uint32_t e = 0; e < graph->edge_count; e++) {
    const gx_edge *edge = gxi_graph_edge(graph, e);
    for (uint32_t i = 0; i < edge->mentions; i++) {
      const gx_evidence *row = &evidence[edge->evidence_begin + i];
      rows[at++] = (said){year_of(row->date), e, row->document};
    }
  }
  return rows;
}

static gx_str year_text(gxi_summing *in, uint32_t year) {
  char digits[4];
  if (year == NO_YEAR) return (gx_str){"", 0};
  for (int i = 3; i >= 0; i--, year /= 10)
    digits[i] = (char)('0' + year % 10);
  return gxi_arena_copy(in->arena, (gx_str){digits, 4});
}

/* Rows [begin, end) are of one year, sorted by tie. `known`: ties of earlier years. */
static void count_ties(
  gxi_summing *in, gx_year *out, const said *rows, size_t begin, size_t end, bool *known
) {
  size_t relations = gx_corpus_domain(in->graph->corpus)->relation_type_count;
  uint32_t *by_relation = gxi_arena_alloc(in->arena, relations, sizeof *by_relation);
  out->year = year_text(in, rows[begin].year);
  out->sentences = (uint32_t)(end - begin);
  out->by_relation = by_relation;
  for (size_t i = begin; i < end; i++) {
    if (i > begin && rows[i].edge == rows[i - 1].edge) continue;
    out->ties++;
    out->new_ties += !known[rows[i].edge];
    known[rows[i].edge] = true;
    by_relation[gxi_graph_edge(in->graph, rows[i].edge)->relation]++;
  }
}

static size_t year_end(const said *rows, size_t begin, size_t count) {
  size_t end = begin + 1;
  while (end < count && rows[end].year == rows[begin].year)
    end++;
  return end;
}

void gxi_summary_years(gxi_summing *in) {
  size_t count, years = 0;
  said *rows = collect(in, &count);
  bool *known = gxi_arena_alloc(in->scratch, in->graph->edge_count, sizeof *known);
  if (count == 0) return;
  qsort(rows, count, sizeof *rows, tie_order);
  for (size_t begin = 0; begin < count; begin = year_end(rows, begin, count))
    years++;
  gx_year *out = gxi_arena_alloc(in->arena, years, sizeof *out);
  size_t at = 0;
  for (size_t begin = 0, end; begin < count; begin = end) {
    end = year_end(rows, begin, count);
    count_ties(in, &out[at++], rows, begin, end, known);
  }
  qsort(rows, count, sizeof *rows, document_order);
  at = 0;
  for (size_t begin = 0, end; begin < count; begin = end, at++) {
    end = year_end(rows, begin, count);
    for (size_t i = begin; i < end; i++)
      out[at].documents += i == begin || rows[i].document != rows[i - 1].document;
  }
  in->summary->years = out;
  in->summary->year_count = years;
}
