/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * report.h: the graph as one HTML page to look at: network, ranking, map of provinces,
 * and the sentences behind every tie. One file, no network, no other files.
 *
 *     if (gx_report_available()) {
 *       status = gx_report_write(graph, &output, NULL, &counts, &error);
 *     }
 *
 * The page's program (sigma.js, graphology and ours) is bundled when the library is
 * built; without npm the library has none, and gx_report_available() says so.
 */
#ifndef GUANXI_REPORT_H
#define GUANXI_REPORT_H

#include "guanxi/base.h"
#include "guanxi/graph.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The page's name inside the folder of a build. */
#define GX_REPORT_FILE "report.html"

typedef struct gx_report_options {
  size_t size;
  const gx_allocator *allocator;
  gx_str title;          /* copied into the page; empty: 关系网络 */
  gx_str language;       /* "zh" or "en" to begin with; empty: the reader's own */
  uint32_t max_vertices; /* 0: 5,000; the most connected are drawn */
  uint32_t max_edges;    /* 0: 50,000; the heaviest are drawn */
  uint32_t max_evidence; /* 0: 12 sentences an edge, the strongest first */
} gx_report_options;

#define GX_REPORT_OPTIONS_INIT GX_OPTIONS_INIT(gx_report_options)

/** What stands in the page and what does not. */
typedef struct gx_report_counts {
  uint64_t vertices;
  uint64_t vertices_left_out;
  uint64_t edges;
  uint64_t edges_left_out;
  uint64_t evidence;
  uint64_t evidence_left_out;
} gx_report_counts;

/** Was the page's program built into this library? */
GX_API bool gx_report_available(void);

/**
 * Writes the page. Columns of the graph (gx_analysis_run) become the measures that it
 * shows; without x and y nodes stand on a spiral.
 *
 * @param counts [out] filled on GX_OK; may be NULL
 * Errors GX_E_ARGUMENT (not available, unknown language), GX_E_IO (the output refused),
 *        GX_E_NOMEM
 * Cost   O((V + E) log E) time; beyond the graph, memory for numbers of what is drawn
 */
GX_API GX_MUST_USE gx_status gx_report_write(
  const gx_graph *graph,
  const gx_output *output,
  const gx_report_options *options,
  gx_report_counts *counts,
  gx_error *error
);

#ifdef __cplusplus
}
#endif
#endif
