/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * export.h: what the writers share: one state, and the fields of nodes, edges, evidence
 * and documents as tables, so that every format has the same columns.
 *
 *     field   name, kind, how to get its value for an item
 *     arrow   one edge as written: a symmetric tie is two arrows (e12, e12r), or one
 */
#ifndef GXI_EXPORT_EXPORT_H
#define GXI_EXPORT_EXPORT_H

#include "base/sink.h"
#include "graph/graph.h"
#include "guanxi/export.h"

typedef struct gxi_exporting {
  gxi_sink sink;
  const gx_graph *graph;
  const gx_export_options *options;
  const gx_domain *domain;
  const gx_entity *entities;
  const gx_edge *edges;
  const gx_evidence *evidence;
  const gx_corpus_document *documents;
  size_t document_count;
  const gx_column *partners; /* NULL when it was not computed */
  double most_partners;
  gxi_buffer text;     /* of the value at hand */
  char list_separator; /* of the items of a list; 0: JSON text */
  bool list_empty;     /* so far */
  const struct gxi_rdf_syntax *rdf;
  uint32_t rdf_subjects;   /* so far, of a syntax of RDF */
  uint32_t rdf_properties; /* of the subject at hand */
  uint32_t rdf_values;     /* of the property at hand */
  bool rdf_is_type;
  bool once; /* symmetric ties as one arrow */
  bool no_memory;
  gx_export_report report;
} gxi_exporting;

typedef enum gxi_value_kind {
  GXI_VALUE_STRING,
  GXI_VALUE_LIST, /* JSON text, or items with list_separator between them */
  GXI_VALUE_INT,
  GXI_VALUE_DOUBLE,
  GXI_VALUE_BOOL
} gxi_value_kind;

typedef struct gxi_value {
  gx_str text; /* of strings and lists; valid until the next value */
  double number;
  bool truth;
} gxi_value;

/** An edge as written. */
typedef struct gxi_arrow {
  uint32_t edge; /* of the graph */
  bool back;     /* the second direction of a symmetric tie */
  bool symmetric;
  bool twice; /* is there a second arrow for it */
} gxi_arrow;

/** What a field is asked about: one of these, by the table it stands in. */
typedef struct gxi_item {
  uint32_t vertex;
  gxi_arrow arrow;
  uint32_t evidence;
  uint32_t document;
} gxi_item;

typedef struct gxi_field {
  const char *name;
  gxi_value_kind kind;
  void (*get)(gxi_value *value, gxi_exporting *out, const gxi_item *item);
} gxi_field;

extern const gxi_field gxi_node_fields[];
extern const size_t gxi_node_field_count;
extern const gxi_field gxi_edge_fields[];
extern const size_t gxi_edge_field_count;
extern const gxi_field gxi_evidence_fields[];
extern const size_t gxi_evidence_field_count;
extern const gxi_field gxi_document_fields[];
extern const size_t gxi_document_field_count;

/** Calls `each` for every arrow, in the order of edges. */
void gxi_each_arrow(
  gxi_exporting *out, void (*each)(gxi_exporting *out, const gxi_arrow *arrow)
);
/** Calls `each` for every evidence (by index in the corpus) of the graph's edges. */
void gxi_each_evidence(
  gxi_exporting *out, void (*each)(gxi_exporting *out, const gxi_item *item)
);

/* Ends of an arrow as vertices. */
uint32_t gxi_arrow_source(const gxi_exporting *out, const gxi_arrow *arrow);
uint32_t gxi_arrow_target(const gxi_exporting *out, const gxi_arrow *arrow);

const gx_entity *gxi_vertex_entity(const gxi_exporting *out, uint32_t vertex);
const gx_entity_type *gxi_vertex_type(const gxi_exporting *out, uint32_t vertex);
/** The strongest evidence of an edge of the graph. */
const gx_evidence *gxi_edge_evidence(const gxi_exporting *out, uint32_t edge);
/** 10 to 50, by partners; 10 when they were not counted. */
double gxi_vertex_size(const gxi_exporting *out, uint32_t vertex);

void gxi_write_id(gxi_exporting *out, char letter, uint32_t number, bool back);
/** The kind of a column of the analysis. */
gxi_value_kind gxi_column_kind(const gx_column *column);
/** Is the name one of these (NULL at their end)? */
bool gxi_is_among(const char *const *names, const char *name);
/** "#rrggbb"; grey and false for anything else. */
bool gxi_read_color(uint8_t rgb[3], gx_str color);
/** A value in JSON. */
void gxi_write_json_value(
  gxi_exporting *out, gxi_value_kind kind, const gxi_value *value
);
/** Is it in XML 1.0's Char: tab, line ends, and what is no control or non-character? */
bool gxi_is_xml_character(uint32_t c);
/** Text as XML content or attribute value; characters that XML lacks are left out. */
void gxi_write_xml(gxi_exporting *out, gx_str text);

/** "#rrggbb" that asks for white letters. */
bool gxi_is_dark(gx_str color);

/** Members of an object: `"name": value` with commas between, and before unless first.
 */
void gxi_write_json_fields(
  gxi_exporting *out,
  const gxi_field *fields,
  size_t count,
  const gxi_item *item,
  bool first
);
/** The analysis of a vertex as members, a comma before each. */
void gxi_write_json_columns(gxi_exporting *out, uint32_t vertex);
/** An object: what each column of the analysis was computed on. */
void gxi_write_json_methods(gxi_exporting *out);

/** A cell after RFC 4180. */
void gxi_write_csv_cell(gxi_exporting *out, gx_str text);
void gxi_write_csv_value(
  gxi_exporting *out, gxi_value_kind kind, const gxi_value *value
);

/* What yEd wants inside GraphML; see yed.c. */
void gxi_write_yed_keys(gxi_exporting *out);
void gxi_write_yed_node(gxi_exporting *out, uint32_t vertex);
void gxi_write_yed_edge(gxi_exporting *out, const gxi_arrow *arrow);

/** The text without the characters that XML 1.0 lacks, which are counted: stores of RDF
 *  and others refuse them too. Into out->text when there are any. */
gx_str gxi_xml_text(gxi_exporting *out, gx_str text);
/** A value as XML content or attribute value. */
void gxi_write_xml_value(
  gxi_exporting *out, gxi_value_kind kind, const gxi_value *value
);
/** Comments, one a line: what each column of the analysis was computed on. */
void gxi_write_xml_methods(gxi_exporting *out);

/** A name that outlives the export; see ids.c. */
typedef struct gxi_stable_id {
  char hex[33];
} gxi_stable_id;
/* They use out->text. */
gxi_stable_id gxi_entity_id(gxi_exporting *out, uint32_t entity);
gxi_stable_id gxi_tie_id(gxi_exporting *out, uint32_t edge); /* of the graph */
gxi_stable_id gxi_evidence_id(gxi_exporting *out, uint32_t evidence);
gxi_stable_id gxi_document_id(gxi_exporting *out, uint32_t document);

/** The days that a date or a pair of dates spans, as numbers: 20240228. */
typedef struct gxi_days {
  uint32_t first; /* 0: none */
  uint32_t last;
} gxi_days;
/** Of "2024", "2024-02" or "2024-02-28"; none for anything else. */
gxi_days gxi_days_of(gx_str date);
gxi_days gxi_days_between(gx_str first, gx_str last);
/** The span of both; none of them counts not. */
gxi_days gxi_days_join(gxi_days a, gxi_days b);
/** "2024-02-28" */
void gxi_write_day(gxi_exporting *out, uint32_t day);

/** At most `count` characters, with … when it was cut. Into out->text. */
gx_str gxi_cut_text(gxi_exporting *out, gx_str text, size_t count);

typedef void gxi_writer(gxi_exporting *out);
gxi_writer gxi_write_graphml;
gxi_writer gxi_write_gexf;
gxi_writer gxi_write_dot;
gxi_writer gxi_write_svg;
gxi_writer gxi_write_json;
gxi_writer gxi_write_jsonl;
gxi_writer gxi_write_ftm;
gxi_writer gxi_write_turtle;
gxi_writer gxi_write_jsonld;
gxi_writer gxi_write_nodes_csv;
gxi_writer gxi_write_edges_csv;
gxi_writer gxi_write_evidence_csv;
gxi_writer gxi_write_documents_csv;
gxi_writer gxi_write_centrality_csv;
gxi_writer gxi_write_neo4j_entities;
gxi_writer gxi_write_neo4j_ties;
gxi_writer gxi_write_neo4j_documents;
gxi_writer gxi_write_neo4j_evidence;
gxi_writer gxi_write_neo4j_said_in;
gxi_writer gxi_write_neo4j_ends;
gxi_writer gxi_write_neo4j_script;

#endif
