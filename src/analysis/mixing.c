/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mixing.c: does like tie with like? And are ties returned?
 *
 * Assortativity of a label with e[i][j] the share of (ordered) tied pairs from label i
 * to j, and a[i] its row sums:
 *
 *     r = (Σ e[i][i] - Σ a[i]²) / (1 - Σ a[i]²)
 *
 * It needs the diagonal and the row sums only. Unknown labels leave their pairs out.
 * Reciprocity is over pairs with a tie that has a direction: of the one-way pairs,
 * those that go the other way too.
 *
 * Source: M. Newman, Mixing patterns in networks, Phys. Rev. E 67, 2003.
 */
#include <math.h>
#include <stdlib.h>

#include "analysis/summing.h"
#include "base/order.h"
#include "base/str.h"

static gx_figure
assortativity(gxi_summing *in, const uint32_t *labels, uint32_t label_count) {
  const igraph_t *graph = &in->undirected->graph;
  double *ends = gxi_arena_alloc(in->scratch, label_count, sizeof *ends);
  double alike = 0, pairs = 0, chance = 0;
  for (igraph_integer_t e = 0; e < igraph_ecount(graph); e++) {
    uint32_t a = labels[IGRAPH_FROM(graph, e)], b = labels[IGRAPH_TO(graph, e)];
    if (a == GX_ID_NONE || b == GX_ID_NONE) continue;
    ends[a]++;
    ends[b]++;
    pairs++;
    alike += a == b;
  }
  for (uint32_t i = 0; i < label_count && pairs > 0; i++) {
    double share = ends[i] / (2 * pairs);
    chance += share * share;
  }
  if (pairs == 0 || 1 - chance < 1e-12) return (gx_figure){false, 0};
  return (gx_figure){true, (alike / pairs - chance) / (1 - chance)};
}

/* Pearson's correlation of the degrees at both ends of a pair, both ways round. */
static gx_figure degree_assortativity(gxi_summing *in) {
  const igraph_t *graph = &in->undirected->graph;
  igraph_integer_t pairs = igraph_ecount(graph);
  double *degree =
    gxi_arena_alloc(in->scratch, in->undirected->vertex_count, sizeof *degree);
  for (igraph_integer_t e = 0; e < pairs; e++) {
    degree[IGRAPH_FROM(graph, e)]++;
    degree[IGRAPH_TO(graph, e)]++;
  }
  double sum = 0, squares = 0, products = 0, n = 2 * (double)pairs;
  for (igraph_integer_t e = 0; e < pairs; e++) {
    double a = degree[IGRAPH_FROM(graph, e)], b = degree[IGRAPH_TO(graph, e)];
    sum += a + b;
    squares += a * a + b * b;
    products += 2 * a * b;
  }
  double spread = n > 0 ? squares / n - (sum / n) * (sum / n) : 0;
  if (spread < 1e-12) return (gx_figure){false, 0};
  return (gx_figure){true, (products / n - (sum / n) * (sum / n)) / spread};
}

static gx_figure reciprocity(gxi_summing *in) {
  const gx_graph *graph = in->graph;
  uint64_t *arcs = gxi_arena_alloc(in->scratch, graph->edge_count, sizeof *arcs);
  size_t count = 0, kept = 0, returned = 0;
  for (uint32_t e = 0; e < graph->edge_count; e++) {
    if (gxi_graph_relation(graph, e)->symmetric) continue;
    arcs[count++] = (uint64_t)graph->heads[e] << 32 | graph->tails[e];
  }
  if (count) qsort(arcs, count, sizeof *arcs, gxi_u64_order);
  for (size_t i = 0; i < count; i++) {
    if (i == 0 || arcs[i] != arcs[i - 1]) arcs[kept++] = arcs[i];
  }
  for (size_t i = 0; i < kept; i++) {
    uint64_t back = arcs[i] << 32 | arcs[i] >> 32;
    returned += bsearch(&back, arcs, kept, sizeof *arcs, gxi_u64_order) != NULL;
  }
  if (kept == 0) return (gx_figure){false, 0};
  return (gx_figure){true, (double)returned / (double)kept};
}

void gxi_summary_mixing(gxi_summing *in) {
  const gx_graph *graph = in->graph;
  gx_summary *out = in->summary;
  size_t entities;
  const gx_entity *table = gx_corpus_entities(graph->corpus, &entities);
  const gx_domain *domain = gx_corpus_domain(graph->corpus);
  uint32_t *types = gxi_arena_alloc(in->scratch, graph->vertex_count, sizeof *types);
  for (uint32_t v = 0; v < graph->vertex_count; v++) {
    types[v] = table[graph->vertices[v]].type;
    out->placed += in->province[v] != GX_ID_NONE;
  }
  out->type_assortativity =
    assortativity(in, types, (uint32_t)domain->entity_type_count);
  out->province_assortativity = assortativity(in, in->province, in->province_count);
  out->degree_assortativity = degree_assortativity(in);
  out->reciprocity = reciprocity(in);
}
