/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * export.h: a graph, its columns and the evidence behind it, as bytes.
 *
 *     for (size_t i = 0; i < gx_format_count(); i++) {
 *       const gx_format *format = gx_format_at(i);
 *       … open format->file_name …
 *       status = gx_export(format, graph, &output, NULL, &report, &error);
 *     }
 */
#ifndef GUANXI_EXPORT_H
#define GUANXI_EXPORT_H

#include "guanxi/base.h"
#include "guanxi/graph.h"

#ifdef __cplusplus
extern "C" {
#endif

/** A row of the table of formats. */
typedef struct gx_format {
  const char *id;        /* "graphml" "dot" "json" "nodes.csv" "edges.csv" … */
  const char *group;     /* "graphml" "dot" "json" "csv" "neo4j": what --format names */
  const char *file_name; /* in the folder of a build: "graph.graphml" */
  const char *about;     /* one line */
  bool usual;            /* one of those that a build writes */
  bool measured;         /* it shows columns: gx_analysis_run comes before it */
} gx_format;

GX_API size_t gx_format_count(void);
GX_API const gx_format *gx_format_at(size_t index);
/** By id ("edges.csv"); a group of one format too. NULL when there is none. */
GX_API const gx_format *gx_format_find(const char *id);

/** For whom GraphML is written. */
typedef enum gx_graphml_flavor {
  GX_GRAPHML_GEPHI =
    0, /* with a label attribute on edges, which tells Gephi their kind */
  GX_GRAPHML_PLAIN = 1, /* the standard and nothing else */
  GX_GRAPHML_YED =
    2 /* with shapes and lines; symmetric ties once, without arrow heads */
} gx_graphml_flavor;

typedef enum gx_gexf_version {
  GX_GEXF_1_2 = 0, /* 1.2draft, which all readers know */
  GX_GEXF_1_3 = 1
} gx_gexf_version;

typedef struct gx_export_options {
  size_t size;
  const gx_allocator *allocator;
  bool symmetric_once; /* symmetric ties as one edge instead of two */
  gx_graphml_flavor flavor;
  gx_gexf_version gexf_version;
  bool dynamic; /* GEXF: when each node and edge was there */
  bool excel;   /* CSV with a BOM and with = + - @ guarded */
  uint32_t top; /* DOT and SVG: ties drawn; 0: 300 and 2,000; UINT32_MAX: all */
  /* RDF: what the IRIs of entities, ties and documents begin with; NULL: urn:guanxi: */
  const char *base;
  const char *font; /* DOT and SVG; NULL: a CJK default */
} gx_export_options;

#define GX_EXPORT_OPTIONS_INIT GX_OPTIONS_INIT(gx_export_options)

/** What was written and what was not. */
typedef struct gx_export_report {
  uint64_t nodes;
  uint64_t ties;               /* symmetric ones count once */
  uint64_t ties_left_out;      /* by `top` */
  uint64_t removed_characters; /* that the format cannot hold */
} gx_export_report;

/**
 * Writes the graph.
 * @param report [out] filled on GX_OK; may be NULL
 * Errors GX_E_IO (the output refused), GX_E_NOMEM, GX_E_ARGUMENT (no such format)
 */
GX_API GX_MUST_USE gx_status gx_export(
  const gx_format *format,
  const gx_graph *graph,
  const gx_output *output,
  const gx_export_options *options,
  gx_export_report *report,
  gx_error *error
);

#ifdef __cplusplus
}
#endif
#endif
