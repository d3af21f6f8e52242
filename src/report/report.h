/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * report.h: what the parts of the page share: the graph's tables, what was chosen of
 * them, and where it goes.
 */
#ifndef GXI_REPORT_REPORT_H
#define GXI_REPORT_REPORT_H

#include "base/arena.h"
#include "base/sink.h"
#include "guanxi/projection.h"
#include "guanxi/report.h"

/** Where an entity lies: a division's two digits, or a country's two letters. */
typedef struct gxi_region {
  char code[3]; /* empty: unknown */
} gxi_region;

/** Numbers for equal things (write.h). */
typedef struct gxi_numbered {
  uint32_t *order;  /* things, equal ones beside each other */
  uint32_t *number; /* by thing */
  uint32_t things;
  uint32_t count; /* of distinct ones */
} gxi_numbered;

typedef struct gxi_reporting {
  gxi_sink *sink;
  gxi_arena *scratch;
  gx_report_options options; /* defaults filled in */
  const gx_graph *graph;
  const gx_domain *domain;
  const gx_entity *entities;
  const gx_edge *edges;
  const gx_evidence *evidence;
  const gx_corpus_document *documents;
  size_t document_count;
  const uint32_t *vertices; /* entities, by vertex of the graph */
  size_t vertex_count;
  const uint32_t *ties; /* edges of the corpus, by edge of the graph */
  size_t tie_count;
  gx_homes *homes; /* at the level of provinces */

  /* choose.c */
  uint32_t *chosen; /* vertices, ascending */
  uint32_t chosen_count;
  uint32_t *number; /* by vertex: place in `chosen` + 1; 0: left out */
  uint32_t *drawn;  /* edges of the graph, ascending */
  uint32_t drawn_count;
  uint32_t *said; /* evidence of the corpus, the drawn edges' one after another */
  uint32_t said_count;
  uint32_t *said_begin; /* by drawn edge, one more than drawn_count */

  gxi_region *regions; /* place.c; by vertex */

  const gx_column *column; /* data.c: that is being written; NULL: all 0 */
  gxi_numbered dates;      /* of drawn edges, first and last */
  gxi_numbered sentences;  /* said.c, by place in `said` */
  gxi_numbered rules;
  gx_report_counts counts;
} gxi_reporting;

/** The edge of the corpus behind an edge of the graph. */
static inline const gx_edge *gxi_report_edge(const gxi_reporting *in, uint32_t edge) {
  return &in->edges[in->ties[edge]];
}

/* Both inside gxi_arena_try of in->scratch. */
void gxi_report_choose(gxi_reporting *in);
void gxi_report_place(gxi_reporting *in);

/* JSON: what is drawn, and what was said. Inside gxi_arena_try. */
void gxi_report_data(gxi_reporting *in);
void gxi_report_said(gxi_reporting *in);

#endif
