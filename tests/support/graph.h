/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * graph.h: the analysed graph of tests/exports/records.jsonl as the state of a group of
 * tests.
 *
 *     return cmocka_run_group_tests(tests, graph_load, graph_unload);
 */
#ifndef GX_TEST_SUPPORT_GRAPH_H
#define GX_TEST_SUPPORT_GRAPH_H

#include "guanxi/analysis.h"
#include "support/records.h"

#define RECORDS GX_TEST_DIR "/exports/records.jsonl"

typedef struct fixture {
  test_records records;
  gx_corpus *corpus;
  gx_graph *graph;
} fixture;

/** Aborts when that fails. */
static inline gx_graph *analysed(const gx_corpus *corpus) {
  gx_graph *graph = NULL;
  if (gx_graph_build(&graph, corpus, NULL, NULL) != GX_OK) abort();
  if (gx_analysis_run(graph, NULL, NULL) != GX_OK) abort();
  return graph;
}

static inline int graph_load(void **state) {
  static fixture f;
  test_records_load(&f.records, RECORDS);
  f.corpus = test_corpus(&f.records);
  f.graph = analysed(f.corpus);
  *state = &f;
  return 0;
}

static inline int graph_unload(void **state) {
  fixture *f = *state;
  gx_graph_free(f->graph);
  gx_corpus_free(f->corpus);
  test_records_clear(&f->records);
  return 0;
}

#endif
