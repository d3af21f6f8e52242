/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "guanxi/analysis.h"
#include "support/network.h"
#include "support/tally.h"

#define MAX_VERTICES 12
#define MAX_CHAINS 20000

/* All chains by walking everywhere: the slow twin. */
typedef struct twin {
  size_t count;                            /* vertices */
  double cost[MAX_VERTICES][MAX_VERTICES]; /* 0: no step */
  uint32_t path[MAX_VERTICES];
  uint32_t (*chains)[MAX_VERTICES + 1]; /* count, then vertices */
  double *costs;
  size_t found;
} twin;

static void walk(twin *t, uint32_t at, uint32_t depth, uint32_t to, double cost) {
  t->path[depth] = at;
  if (at == to) {
    assert_true(t->found < MAX_CHAINS);
    t->chains[t->found][0] = depth + 1;
    memcpy(&t->chains[t->found][1], t->path, (depth + 1) * sizeof(uint32_t));
    t->costs[t->found++] = cost;
    return;
  }
  for (uint32_t next = 0; next < t->count; next++) {
    bool seen = false;
    for (uint32_t i = 0; i <= depth; i++)
      seen = seen || t->path[i] == next;
    if (!seen && t->cost[at][next] > 0)
      walk(t, next, depth + 1, to, cost + t->cost[at][next]);
  }
}

static void fill(twin *t, const gx_corpus *corpus, bool weighted, bool directed) {
  size_t count;
  const gx_edge *edges = gx_corpus_edges(corpus, &count);
  const gx_domain *domain = gx_corpus_domain(corpus);
  double weight[MAX_VERTICES][MAX_VERTICES] = {{0}};
  gx_corpus_entities(corpus, &t->count);
  for (size_t i = 0; i < count; i++) {
    const gx_edge *e = &edges[i];
    weight[e->head][e->tail] += e->independent_docs;
    if (!directed || domain->relation_types[e->relation].symmetric) {
      weight[e->tail][e->head] += e->independent_docs;
    }
  }
  for (size_t a = 0; a < t->count; a++) {
    for (size_t b = 0; b < t->count; b++) {
      t->cost[a][b] = weight[a][b] > 0 ? (weighted ? 1 / weight[a][b] : 1) : 0;
    }
  }
}

static bool follows(const twin *t, size_t a, size_t b) {
  if (fabs(t->costs[a] - t->costs[b]) > 1e-12) return t->costs[a] < t->costs[b];
  const uint32_t *x = t->chains[a], *y = t->chains[b];
  for (uint32_t i = 1; i <= x[0] && i <= y[0]; i++) {
    if (x[i] != y[i]) return x[i] < y[i];
  }
  return x[0] < y[0];
}

/* The k-th best each time, by looking at all. */
static void check_rows(const twin *t, const gx_chain *rows, size_t count, bool exact) {
  bool *used = calloc(t->found + 1, 1);
  for (size_t k = 0; k < count; k++) {
    size_t best = t->found;
    for (size_t i = 0; i < t->found; i++) {
      if (!used[i] && (best == t->found || follows(t, i, best))) best = i;
    }
    assert_true(best < t->found);
    used[best] = true;
    assert_true(fabs(rows[k].cost - t->costs[best]) < 1e-9);
    if (!exact) continue; /* sums of 1 / weight may differ in their last digit */
    assert_int_equal(t->chains[best][0], rows[k].count);
    assert_memory_equal(
      &t->chains[best][1], rows[k].entities, rows[k].count * sizeof(uint32_t)
    );
  }
  free(used);
}

static void check_ties(const gx_corpus *corpus, const gx_chain *row) {
  size_t count;
  const gx_edge *edges = gx_corpus_edges(corpus, &count);
  for (uint32_t i = 0; i + 1 < row->count; i++) {
    assert_true(row->tie_begin[i] < row->tie_begin[i + 1]);
    for (uint32_t t = row->tie_begin[i]; t < row->tie_begin[i + 1]; t++) {
      const gx_edge *e = &edges[row->ties[t]];
      uint32_t a = row->entities[i], b = row->entities[i + 1];
      assert_true((e->head == a && e->tail == b) || (e->head == b && e->tail == a));
    }
  }
}

static void compare(uint64_t seed, bool weighted, bool directed) {
  test_records records = {.count = 0};
  static twin t;
  network_random(&records, seed, 4, 5, 14);
  if (seed % 2) network_random(&records, seed + 100, 4, 5, 6); /* the same doc again */
  gx_corpus *corpus = test_corpus(&records);
  gx_graph *graph = NULL;
  gx_chains *chains = NULL;
  gx_chains_options options = GX_CHAINS_OPTIONS_INIT;
  size_t count;
  options.count = 12;
  options.weighted = weighted;
  options.directed = directed;
  assert_int_equal(GX_OK, gx_graph_build(&graph, corpus, NULL, NULL));
  fill(&t, corpus, weighted, directed);
  assert_true(t.count <= MAX_VERTICES);
  t.chains = calloc(MAX_CHAINS, sizeof *t.chains);
  t.costs = calloc(MAX_CHAINS, sizeof *t.costs);
  t.found = 0;
  uint32_t to = (uint32_t)t.count - 1;
  walk(&t, 0, 0, to, 0);
  assert_int_equal(GX_OK, gx_chains_build(&chains, graph, 0, to, &options, NULL));
  const gx_chain *rows = gx_chains_rows(chains, &count);
  assert_int_equal(t.found < 12 ? t.found : 12, count);
  check_rows(&t, rows, count, !weighted);
  for (size_t i = 0; i < count; i++)
    check_ties(corpus, &rows[i]);
  free(t.chains);
  free(t.costs);
  gx_chains_free(chains);
  gx_graph_free(graph);
  gx_corpus_free(corpus);
  test_records_clear(&records);
}

static void agrees_with_walking_everywhere(void **state) {
  (void)state;
  for (uint64_t seed = 1; seed <= 25; seed++) {
    compare(seed, false, false);
    compare(seed, false, true);
    compare(seed, true, false);
  }
}

typedef struct fixture {
  test_records records;
  gx_corpus *corpus;
  gx_graph *graph;
} fixture;

static void open_fixture(fixture *f) {
  f->records.count = 0;
  f->graph = NULL;
  network_random(&f->records, 7, 4, 5, 20);
  f->corpus = test_corpus(&f->records);
  assert_int_equal(GX_OK, gx_graph_build(&f->graph, f->corpus, NULL, NULL));
}

static void close_fixture(fixture *f) {
  gx_graph_free(f->graph);
  gx_corpus_free(f->corpus);
  test_records_clear(&f->records);
}

static void leaves_out_whom_it_is_told(void **state) {
  (void)state;
  fixture f;
  gx_chains *chains = NULL;
  gx_chains_options options = GX_CHAINS_OPTIONS_INIT;
  uint32_t without = 2;
  size_t count;
  open_fixture(&f);
  options.count = 50;
  options.without = &without;
  options.without_count = 1;
  assert_int_equal(GX_OK, gx_chains_build(&chains, f.graph, 0, 1, &options, NULL));
  const gx_chain *rows = gx_chains_rows(chains, &count);
  assert_true(count > 0);
  for (size_t i = 0; i < count; i++) {
    for (uint32_t v = 0; v < rows[i].count; v++)
      assert_int_not_equal(without, rows[i].entities[v]);
  }
  gx_chains_free(chains);
  chains = NULL;
  assert_int_equal(
    GX_E_ARGUMENT, gx_chains_build(&chains, f.graph, 0, 2, &options, NULL)
  );
  assert_int_equal(GX_E_ARGUMENT, gx_chains_build(&chains, f.graph, 1, 1, NULL, NULL));
  assert_int_equal(
    GX_E_ARGUMENT, gx_chains_build(&chains, f.graph, 1, 9999, NULL, NULL)
  );
  assert_null(chains);
  close_fixture(&f);
}

static bool refuse(void *user, const char *stage, uint64_t done, uint64_t total) {
  (void)user, (void)stage, (void)done, (void)total;
  return false;
}

static void stops_when_asked(void **state) {
  (void)state;
  fixture f;
  gx_chains *chains = NULL;
  gx_progress progress = {NULL, refuse};
  gx_chains_options options = GX_CHAINS_OPTIONS_INIT;
  open_fixture(&f);
  options.progress = &progress;
  assert_int_equal(
    GX_E_CANCELLED, gx_chains_build(&chains, f.graph, 0, 1, &options, NULL)
  );
  assert_null(chains);
  close_fixture(&f);
}

static void survives_every_failed_allocation(void **state) {
  (void)state;
  fixture f;
  open_fixture(&f);
  for (uint64_t n = 1;; n++) {
    tally t = {.refuse = n};
    gx_allocator memory = tally_allocator(&t);
    gx_graph_options options = GX_GRAPH_OPTIONS_INIT;
    gx_graph *graph = NULL;
    gx_chains *chains = NULL;
    options.allocator = &memory;
    gx_status status = gx_graph_build(&graph, f.corpus, &options, NULL);
    if (status == GX_OK) status = gx_chains_build(&chains, graph, 0, 1, NULL, NULL);
    assert_int_equal(t.refused ? GX_E_NOMEM : GX_OK, status);
    gx_chains_free(chains);
    gx_graph_free(graph);
    assert_int_equal(0, t.blocks);
    if (!t.refused) break;
  }
  close_fixture(&f);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(agrees_with_walking_everywhere),
    cmocka_unit_test(leaves_out_whom_it_is_told),
    cmocka_unit_test(stops_when_asked),
    cmocka_unit_test(survives_every_failed_allocation),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
