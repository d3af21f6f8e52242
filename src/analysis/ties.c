/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ties.c: counting on the multigraph itself: degrees, partners, strength.
 *
 * A symmetric tie is one tie: once in degree and strength, and once each in in_degree
 * and out_degree of both ends. Partners are distinct: pairs (vertex, other) are sorted
 * and counted once.
 */
#include <stdlib.h>

#include "analysis/measure.h"
#include "base/fail.h"
#include "base/memory.h"
#include "base/order.h"
#include "base/str.h"

static bool is_counted(
  const gx_graph *graph, uint32_t edge, const bool *relations, unsigned statuses
) {
  const gx_edge *row = gxi_graph_edge(graph, edge);
  return relations[row->relation] && (statuses >> row->status & 1);
}

static void count_pairs(uint32_t *partners, uint64_t *pairs, size_t count) {
  if (count) qsort(pairs, count, sizeof *pairs, gxi_u64_order);
  for (size_t i = 0; i < count; i++) {
    if (i == 0 || pairs[i] != pairs[i - 1]) partners[pairs[i] >> 32]++;
  }
}

gx_status gxi_measure_partners(
  uint32_t *partners,
  uint32_t *ties,
  double *strength,
  const gx_graph *graph,
  const bool *relations,
  unsigned statuses,
  gx_error *error
) {
  const gx_allocator *memory = &graph->arena.allocator;
  size_t count = 0, bytes = 0;
  if (!gxi_array_bytes(graph->edge_count, 2 * sizeof(uint64_t), &bytes)) {
    return gxi_fail(error, GX_E_LIMIT, "too many edges");
  }
  uint64_t *pairs = gxi_alloc(memory, bytes + 1);
  if (!pairs) return gxi_fail(error, GX_E_NOMEM, "out of memory");
  for (uint32_t e = 0; e < graph->edge_count; e++) {
    if (!is_counted(graph, e, relations, statuses)) continue;
    uint32_t a = graph->heads[e], b = graph->tails[e];
    double weight = gxi_graph_edge(graph, e)->independent_docs;
    pairs[count++] = (uint64_t)a << 32 | b;
    pairs[count++] = (uint64_t)b << 32 | a;
    if (ties) {
      ties[a]++;
      ties[b]++;
    }
    if (strength) {
      strength[a] += weight;
      strength[b] += weight;
    }
  }
  if (partners) count_pairs(partners, pairs, count);
  gxi_free(memory, pairs, bytes + 1);
  return GX_OK;
}

static void count_degrees(
  const gx_graph *graph,
  double *degree,
  double *in_degree,
  double *out_degree,
  double *strength
) {
  for (uint32_t e = 0; e < graph->edge_count; e++) {
    uint32_t head = graph->heads[e], tail = graph->tails[e];
    bool symmetric = gxi_graph_relation(graph, e)->symmetric;
    double weight = gxi_graph_edge(graph, e)->independent_docs;
    degree[head]++;
    degree[tail]++;
    out_degree[head]++;
    in_degree[tail]++;
    if (symmetric) {
      out_degree[tail]++;
      in_degree[head]++;
    }
    strength[head] += weight;
    strength[tail] += weight;
  }
}

gx_status
gxi_measure_partner_values(gxi_measuring *in, double *values, gx_error *error) {
  const gx_graph *graph = in->graph;
  const gx_domain *domain = gx_corpus_domain(graph->corpus);
  size_t types = domain->relation_type_count;
  bool *relations = gxi_arena_alloc(in->scratch, types, sizeof *relations);
  uint32_t *partners =
    gxi_arena_alloc(in->scratch, graph->vertex_count, sizeof *partners);
  if (!relations || !partners) return gxi_fail(error, GX_E_NOMEM, "out of memory");
  for (size_t t = 0; t < types; t++) {
    relations[t] = gxi_str_is(domain->relation_types[t].class_id, "tie");
  }
  GX_TRY(gxi_measure_partners(
    partners, NULL, NULL, graph, relations, 1u << GX_TIE_ASSERTED, error
  ));
  for (uint32_t v = 0; v < graph->vertex_count; v++) {
    values[v] = partners[v];
  }
  return GX_OK;
}

static gx_status add_partners(gxi_measuring *in, gx_error *error) {
  double *values = gxi_measure_values(in, error);
  if (!values) return GX_E_NOMEM;
  GX_TRY(gxi_measure_partner_values(in, values, error));
  return gxi_measure_column(
    in,
    "partners",
    "distinct partners over asserted edges of class tie; simplified, undirected",
    true,
    false,
    values,
    error
  );
}

gx_status gxi_measure_ties(gxi_measuring *in, gx_error *error) {
  double *degree = gxi_measure_values(in, error);
  double *in_degree = gxi_measure_values(in, error);
  double *out_degree = gxi_measure_values(in, error);
  double *strength = gxi_measure_values(in, error);
  if (!degree || !in_degree || !out_degree || !strength) return GX_E_NOMEM;
  count_degrees(in->graph, degree, in_degree, out_degree, strength);
  const char *all = "ties at the vertex; multigraph, a symmetric tie once";
  const char *from = "ties that begin here, symmetric ones too; multigraph";
  const char *to = "ties that end here, symmetric ones too; multigraph";
  const char *sum = "sum of weights of ties at the vertex; multigraph, symmetric once";
  GX_TRY(gxi_measure_column(in, "degree", all, true, false, degree, error));
  GX_TRY(gxi_measure_column(in, "in_degree", to, true, false, in_degree, error));
  GX_TRY(gxi_measure_column(in, "out_degree", from, true, false, out_degree, error));
  GX_TRY(add_partners(in, error));
  return gxi_measure_column(in, "strength", sum, true, false, strength, error);
}
